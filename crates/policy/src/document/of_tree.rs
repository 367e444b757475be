//! What was parsed, as a document.

use crate::source::{At, Span};
use crate::tree::{self, Ask, Members, Part, Tree};
use crate::{parse, roles};

use super::comments::Comment;
use super::{
    Block, Case, Document, Expr, Feed, Item, Limit, Mode, Notes, Operator, Origin, Property,
    Quantifier, Question, Rule, Selector, Send, Set, Slice, Stage, Test, Then, Value,
};

/// The document of one file; every comment goes to what it stands at.
pub(super) fn document(tree: &Tree, comments: &[Comment]) -> Document {
    let mut pieces = pieces(tree);
    pieces.sort_by_key(Piece::start);
    let mut writer = Writer { comments, ends: &tree.ends };
    let nexts = pieces.iter().skip(1).map(Piece::start).chain([usize::MAX]);
    let items = pieces.iter().zip(nexts).map(|(piece, next)| writer.item(piece, next)).collect();
    Document { items, comments: writer.before(usize::MAX) }
}

type Make = fn(Block) -> Item;

enum Piece<'t> {
    Block(&'t tree::Block, Make, bool),
    Set(&'t tree::Set),
    Feed(&'t tree::Feed),
    Stage(&'t tree::StageLine),
    Rule(&'t tree::Rule),
    Test(&'t tree::Test),
}

fn pieces(tree: &Tree) -> Vec<Piece<'_>> {
    let named: [(&[tree::Block], Make, bool); 6] = [
        (&tree.policies, Item::Policy, true),
        (&tree.homes, Item::Home, false),
        (&tree.partners, Item::Partner, true),
        (&tree.links, Item::Link, true),
        (&tree.zones, Item::Zone, true),
        (&tree.states, Item::State, false),
    ];
    let blocks = named.into_iter().flat_map(|(blocks, item, has_name)| {
        blocks.iter().map(move |block| Piece::Block(block, item, has_name))
    });
    blocks
        .chain(tree.sets.iter().map(Piece::Set))
        .chain(tree.feeds.iter().map(Piece::Feed))
        .chain(tree.stages.iter().map(Piece::Stage))
        .chain(tree.rules.iter().map(Piece::Rule))
        .chain(tree.tests.iter().map(Piece::Test))
        .collect()
}

impl Piece<'_> {
    fn start(&self) -> usize {
        start(match self {
            Self::Block(block, ..) => block.name.span,
            Self::Set(set) => set.name.span,
            Self::Feed(feed) => feed.name.span,
            Self::Stage(stage) => stage.stage.span,
            Self::Rule(rule) => rule.name.span,
            Self::Test(test) => test.name.span,
        })
    }
}

fn start(span: Span) -> usize {
    span.range().start
}

struct Writer<'c> {
    comments: &'c [Comment],
    ends: &'c [Span],
}

impl Writer<'_> {
    fn item(&mut self, piece: &Piece<'_>, next: usize) -> Item {
        let mut notes = Notes { before: self.before(piece.start()), ..Notes::default() };
        match piece {
            Piece::Block(block, item, has_name) => {
                let end = self.end(piece.start());
                notes.after = self.after(first(&block.properties, end));
                let properties = self.properties(&block.properties, end);
                let sets = block.sets.iter().map(|set| self.inner_set(set)).collect();
                self.close(&mut notes, end, next);
                let name = has_name.then(|| block.name.value.clone());
                item(Block { name, properties, sets, notes })
            }
            Piece::Set(set) => {
                let end = self.end(piece.start());
                self.close(&mut notes, end, next);
                Item::Set(Set { notes, ..plain_set(set) })
            }
            Piece::Feed(feed) => {
                let end = self.end(piece.start());
                notes.after = self.after(first(&feed.properties, end));
                let properties = self.properties(&feed.properties, end);
                self.close(&mut notes, end, next);
                let (name, field) = (feed.name.value.clone(), feed.field.value.clone());
                Item::Feed(Feed { name, field, properties, notes })
            }
            Piece::Stage(stage) => {
                notes.after = self.after(next);
                let name = stage.stage.value.name().to_owned();
                Item::Stage(Stage { name, mode: stage.mode.map(mode_name), notes })
            }
            Piece::Rule(rule) => {
                let end = self.end(piece.start());
                let mut rule = self.rule(rule, end);
                rule.notes.before = notes.before;
                self.close(&mut rule.notes, end, next);
                Item::Rule(Box::new(rule))
            }
            Piece::Test(test) => {
                let end = self.end(piece.start());
                let first = test.cases.first().map_or(end, |case| start(case.span));
                notes.after = self.after(first);
                let nexts = test.cases.iter().skip(1).map(|case| start(case.span)).chain([end]);
                let cases = test
                    .cases
                    .iter()
                    .zip(nexts)
                    .map(|(case, next)| self.case(case, next))
                    .collect();
                self.close(&mut notes, end, next);
                Item::Test(Test { name: test.name.value.clone(), cases, notes })
            }
        }
    }

    /// Where the braces end that open behind that place.
    fn end(&self, start: usize) -> usize {
        let after = self.ends.partition_point(|end| self::start(*end) < start);
        self.ends.get(after).map_or(usize::MAX, |end| self::start(*end))
    }

    /// What stands before the closing brace, and behind it on its line.
    fn close(&mut self, notes: &mut Notes, end: usize, next: usize) {
        let closing = self.before(end);
        notes.end.extend(closing);
        let behind = self.after(next);
        match notes.after {
            None => notes.after = behind,
            Some(_) => notes.end.extend(behind),
        }
    }

    /// Comments before a place that no other construct has.
    fn before(&mut self, place: usize) -> Vec<String> {
        let count = self.comments.partition_point(|comment| comment.at < place);
        let (taken, rest) = self.comments.split_at(count);
        self.comments = rest;
        let mut lines: Vec<String> = Vec::new();
        for comment in taken {
            if comment.is_apart && !lines.is_empty() {
                lines.push(String::new());
            }
            lines.push(comment.text.clone());
        }
        if taken.last().is_some_and(|comment| comment.is_left && place != usize::MAX) {
            lines.push(String::new());
        }
        lines
    }

    /// A comment at the end of a line, before the next construct; several become one.
    fn after(&mut self, next: usize) -> Option<String> {
        let is_behind = |comment: &&Comment| comment.at < next && !comment.is_alone;
        let count = self.comments.iter().take_while(is_behind).count();
        let (taken, rest) = self.comments.split_at(count);
        self.comments = rest;
        let texts: Vec<&str> = taken.iter().map(|comment| comment.text.as_str()).collect();
        (!texts.is_empty()).then(|| texts.join("; "))
    }

    fn properties(&mut self, properties: &[tree::Property], end: usize) -> Vec<Property> {
        let nexts = properties.iter().skip(1).map(|property| start(property.key.span)).chain([end]);
        properties.iter().zip(nexts).map(|(property, next)| self.property(property, next)).collect()
    }

    fn property(&mut self, property: &tree::Property, next: usize) -> Property {
        let before = self.before(start(property.key.span));
        let after = self.after(next);
        Property { notes: Notes { before, after, end: Vec::new() }, ..plain_property(property) }
    }

    fn inner_set(&mut self, set: &tree::Set) -> Set {
        let before = self.before(start(set.name.span));
        Set { notes: Notes { before, ..Notes::default() }, ..plain_set(set) }
    }

    fn rule(&mut self, rule: &tree::Rule, end: usize) -> Rule {
        let mut written = Rule {
            name: rule.name.value.clone(),
            metadata: rule.properties.iter().map(plain_property).collect(),
            on: rule.on.iter().map(selector).collect(),
            from: from(rule),
            when: rule.when.as_ref().map(expr),
            limits: rule.limits.iter().map(limit).collect(),
            then: rule.then.as_ref().map(then),
            mode: None,
            notes: Notes::default(),
            line_notes: std::collections::BTreeMap::new(),
        };
        let until = rule.until.as_ref().map(|until| until.value.clone());
        let first = rule.clauses.first().map_or(end, |key| start(key.span));
        written.notes.after = self.after(first);
        let nexts = rule.clauses.iter().skip(1).map(|key| start(key.span)).chain([end]);
        for (key, next) in rule.clauses.iter().zip(nexts) {
            if key.value == "mode" {
                written.mode = Some(Mode { name: mode_name(rule.mode), until: until.clone() });
            }
            let notes = Notes {
                before: self.before(start(key.span)),
                after: self.after(next),
                end: Vec::new(),
            };
            if notes != Notes::default() {
                written.line_notes.entry(key.value.clone()).or_insert(notes);
            }
        }
        written
    }

    fn case(&mut self, case: &tree::Case, next: usize) -> Case {
        let before = self.before(start(case.span));
        let after = self.after(next);
        let text = |name: &Option<At<String>>| name.as_ref().map(|name| name.value.clone());
        Case {
            send: send(&case.send),
            from: case.from.as_ref().map(|from| match from {
                tree::Origin::Partner(name) => Origin::Partner(name.value.clone()),
                tree::Origin::Home => Origin::Home,
                tree::Origin::Stranger => Origin::Stranger,
            }),
            to: text(&case.to),
            over: text(&case.link),
            times: text(&case.times),
            after: text(&case.after),
            expect: case.expect.value.name().to_owned(),
            by: text(&case.by),
            would: text(&case.would),
            notes: Notes { before, after, end: Vec::new() },
        }
    }
}

fn first(properties: &[tree::Property], end: usize) -> usize {
    properties.first().map_or(end, |property| start(property.key.span))
}

fn plain_set(set: &tree::Set) -> Set {
    Set {
        name: set.name.value.clone(),
        field: set.field.value.clone(),
        values: set.values.iter().map(value).collect(),
        notes: Notes::default(),
    }
}

fn plain_property(property: &tree::Property) -> Property {
    let groups = property.groups.iter().filter(|group| !group.is_empty());
    Property {
        key: property.key.value.clone(),
        values: groups.map(|group| group.iter().map(value).collect()).collect(),
        notes: Notes::default(),
    }
}

fn value(value: &tree::Value) -> Value {
    if value.is_quoted {
        return Value::Quoted { quoted: value.text.clone() };
    }
    match value.text.parse::<u64>() {
        Ok(number) if number.to_string() == value.text => Value::Number(number),
        _ => Value::Word(value.text.clone()),
    }
}

fn selector(selector: &tree::Selector) -> Selector {
    Selector {
        name: selector.name.value.clone(),
        role: selector.role.as_ref().map(|role| roles::role_name(role.value).to_owned()),
        values: selector.values.iter().map(value).collect(),
    }
}

fn from(rule: &tree::Rule) -> Option<String> {
    match (&rule.zone, rule.ways) {
        (Some(zone), _) => Some(zone.value.clone()),
        (None, ruletable::Ways::Inward) => Some("interconnect".to_owned()),
        (None, ruletable::Ways::Outward) => Some("home".to_owned()),
        (None, ruletable::Ways::Both) => None,
    }
}

fn expr(condition: &tree::Expr) -> Expr {
    match condition {
        tree::Expr::And(parts) => Expr::All { all: parts.iter().map(expr).collect() },
        tree::Expr::Or(parts) => Expr::Any { any: parts.iter().map(expr).collect() },
        tree::Expr::Not(inner) => Expr::Not { not: Box::new(expr(inner)) },
        tree::Expr::Test(asked) => Expr::Question(question(asked)),
    }
}

fn question(asked: &tree::Question) -> Question {
    let part = asked.part.as_ref().map(|part| part.value);
    let mut written = Question {
        quantifier: asked.quantifier.map(|quantifier| match quantifier {
            tree::Quantifier::Any => Quantifier::Any,
            tree::Quantifier::All => Quantifier::All,
        }),
        field: asked.field.value.clone(),
        arguments: asked.arguments.as_ref().map(|arguments| texts(arguments)),
        octets: match part {
            Some(Part::Octets(slice)) => Some(Slice { from: slice.from, len: slice.len }),
            Some(Part::Bits(_)) | None => None,
        },
        bits: match part {
            Some(Part::Bits(mask)) => Some(mask),
            Some(Part::Octets(_)) | None => None,
        },
        op: Operator::Present,
        value: None,
        unit: None,
        values: None,
        set: None,
    };
    match &asked.ask {
        Ask::Present => {}
        Ask::Absent => written.op = Operator::Absent,
        Ask::Compare(comparator, with, unit) => {
            written.op = operator(comparator.value);
            written.value = Some(value(with));
            written.unit = unit.as_ref().map(|unit| unit.value.clone());
        }
        Ask::In { negated, members } => {
            written.op = if *negated { Operator::NotIn } else { Operator::In };
            match members {
                Members::Listed(values) => {
                    written.values = Some(values.iter().map(value).collect());
                }
                Members::Named(name) => written.set = Some(name.value.clone()),
            }
        }
    }
    written
}

fn operator(comparator: tree::Comparator) -> Operator {
    match comparator {
        tree::Comparator::AnyEqual => Operator::AnyEqual,
        tree::Comparator::AllUnequal => Operator::AllUnequal,
        tree::Comparator::AllEqual => Operator::AllEqual,
        tree::Comparator::AnyUnequal => Operator::AnyUnequal,
        tree::Comparator::Less => Operator::Less,
        tree::Comparator::AtMost => Operator::AtMost,
        tree::Comparator::Greater => Operator::Greater,
        tree::Comparator::AtLeast => Operator::AtLeast,
        tree::Comparator::Contains => Operator::Contains,
        tree::Comparator::Matches => Operator::Matches,
    }
}

fn texts(names: &[At<String>]) -> Vec<String> {
    names.iter().map(|name| name.value.clone()).collect()
}

fn limit(limit: &tree::Limit) -> Limit {
    let text = |name: &Option<At<String>>| name.as_ref().map(|name| name.value.clone());
    Limit {
        rate: limit.rate.value.clone(),
        burst: text(&limit.burst),
        per: texts(&limit.keys),
        warn_at: text(&limit.warn),
    }
}

fn then(then: &tree::Then) -> Then {
    Then {
        verdict: then.verb.value.name().to_owned(),
        what: then.what.as_ref().map(value),
        per: texts(&then.keys),
    }
}

fn mode_name(mode: ruletable::Mode) -> String {
    parse::MODES.iter().find(|(_, known)| *known == mode).map_or("", |(name, _)| name).to_owned()
}

fn send(send: &tree::Send) -> Send {
    match send {
        tree::Send::Capture { file, frame } => {
            Send::Pcap { file: value(file), frame: value(frame) }
        }
        tree::Send::Message { protocol, role, kind, fields } => Send::Message {
            protocol: protocol.value.clone(),
            role: role.as_ref().map(|role| roles::role_name(role.value).to_owned()),
            kind: value(kind),
            fields: fields.iter().map(plain_property).collect(),
        },
    }
}
