//! Tokens to a tree: one function a construct, every error kept, and on with the next item.

use ruletable::{Mode, Stage, Ways};

use crate::codes::{self, Code};
use crate::diagnostic::{Diagnostic, closest};
use crate::feeds;
use crate::lexer::{Kind, Token, lex};
use crate::source::{At, Source, Span};
use crate::tree::{
    Block, Feed, Property, Role, Rule, Selector, Set, StageLine, Then, Tree, Value, Verb,
};

/// An error has been noted; the item is given up.
pub(crate) struct Noted;

pub(crate) type Parsed<T> = Result<T, Noted>;

/// Reads all sources into one tree.
pub(crate) fn parse(sources: &[Source], errors: &mut Vec<Diagnostic>) -> Tree {
    let mut tree = Tree::default();
    for (source, place) in sources.iter().zip(0..).filter(|(source, _)| !feeds::is_data(source)) {
        let tokens = lex(place, &source.text, errors);
        let mut parser = Parser::new(&tokens, errors);
        parser.items(&mut tree);
        tree.ends.append(&mut parser.ends);
    }
    tree
}

/// A cursor over the tokens of one source.
pub(crate) struct Parser<'p, 't> {
    tokens: &'p [Token<'t>],
    end: &'p Token<'t>,
    pub(crate) at: usize,
    pub(crate) open: usize,
    ends: Vec<Span>,
    pub(crate) errors: &'p mut Vec<Diagnostic>,
}

pub(crate) const ITEMS: &[&str] =
    &["policy", "home", "partner", "link", "zone", "state", "set", "feed", "stage", "rule", "test"];
/// Items whose words begin no line inside a block.
pub(crate) const ITEMS_ONLY: &[&str] = &["policy", "feed", "stage", "rule", "test"];
const STAGES: &[(&str, Stage)] = &[
    ("validate", Stage::Validate),
    ("screen", Stage::Screen),
    ("authorise", Stage::Authorise),
    ("plausibility", Stage::Plausibility),
    ("limit", Stage::Limit),
];
const RULE_KEYS: &[&str] =
    &["on", "when", "limit", "then", "mode", "cat", "owner", "ticket", "source", "log", "capture"];

pub(crate) const ROLES: &[(&str, Role)] = &[
    ("request", Role::Request),
    ("answer", Role::Answer),
    ("invoke", Role::Invoke),
    ("result", Role::Result),
    ("error", Role::Error),
    ("reject", Role::Reject),
];
pub(crate) const MODES: &[(&str, Mode)] =
    &[("off", Mode::Off), ("monitor", Mode::Monitor), ("enforce", Mode::Enforce)];

static NOTHING: Token<'static> =
    Token { kind: Kind::End, span: Span { source: 0, start: 0, end: 0 }, is_first: true };

impl<'p, 't> Parser<'p, 't> {
    pub(crate) fn new(tokens: &'p [Token<'t>], errors: &'p mut Vec<Diagnostic>) -> Self {
        Self {
            tokens,
            end: tokens.last().unwrap_or(&NOTHING),
            at: 0,
            open: 0,
            ends: Vec::new(),
            errors,
        }
    }

    fn items(&mut self, tree: &mut Tree) {
        let mut stage = None;
        while self.peek().kind != Kind::End {
            if self.item(tree, &mut stage).is_err() {
                self.recover();
            }
        }
    }

    fn item(&mut self, tree: &mut Tree, stage: &mut Option<Stage>) -> Parsed<()> {
        let key = self.word(
            "an item: policy, home, partner, link, zone, state, set, feed, stage, rule or test",
        )?;
        match key.value.as_str() {
            "policy" => tree.policies.push(self.named_block()?),
            "home" => tree.homes.push(self.block(key)?),
            "partner" => tree.partners.push(self.named_block()?),
            "link" => tree.links.push(self.named_block()?),
            "state" => tree.states.push(self.block(key)?),
            "zone" => tree.zones.push(self.named_block()?),
            "feed" => tree.feeds.push(self.feed()?),
            "set" => tree.sets.push(self.set()?),
            "stage" => *stage = Some(self.stage(tree)?),
            "rule" => tree.rules.push(self.rule(*stage)?),
            "test" => tree.tests.push(self.test()?),
            _ => return Err(self.unknown(&key, "item", ITEMS)),
        }
        Ok(())
    }

    /// `stage screen` or `stage screen mode monitor`: rules below belong to it, and all of it is in force so far.
    fn stage(&mut self, tree: &mut Tree) -> Parsed<Stage> {
        let stage = self.choice("stage", STAGES)?;
        let mode =
            if self.eat_word("mode") { Some(self.choice("mode", MODES)?.value) } else { None };
        tree.stages.push(StageLine { stage, mode });
        Ok(stage.value)
    }

    fn named_block(&mut self) -> Parsed<Block> {
        let name = self.name()?;
        self.block(name)
    }

    fn block(&mut self, name: At<String>) -> Parsed<Block> {
        self.open()?;
        let mut block = Block { name, properties: Vec::new(), sets: Vec::new() };
        while !self.closes() {
            if self.eat(';') {
                continue;
            }
            let begun = self.at;
            if self.line(&mut block).is_err() && !self.next_line(begun, &[]) {
                break;
            }
        }
        Ok(block)
    }

    fn line(&mut self, block: &mut Block) -> Parsed<()> {
        let key = self.word("a property or }")?;
        if key.value == "set" {
            block.sets.push(self.set()?);
        } else {
            block.properties.push(self.property(key)?);
        }
        Ok(())
    }

    fn feed(&mut self) -> Parsed<Feed> {
        let name = self.name()?;
        let field = self.of_field()?;
        self.open()?;
        Ok(Feed { name, field, properties: self.properties()? })
    }

    /// Everything up to the closing brace.
    pub(crate) fn properties(&mut self) -> Parsed<Vec<Property>> {
        let mut properties = Vec::new();
        while !self.closes() {
            if self.eat(';') {
                continue;
            }
            let key = self.word("a property or }")?;
            properties.push(self.property(key)?);
        }
        Ok(properties)
    }

    /// Values up to the end of the line, `;` or `}`; after a comma it goes on.
    fn property(&mut self, key: At<String>) -> Parsed<Property> {
        let mut groups = vec![Vec::new()];
        while let Some(value) = self.value_on_line() {
            if let Some(group) = groups.last_mut() {
                group.push(value);
            }
            while self.eat(',') {
                groups.push(vec![self.value()?]);
            }
        }
        let is_done = self.peek().is_first || matches!(self.peek().kind, Kind::Mark(';' | '}'));
        if is_done { Ok(Property { key, groups }) } else { Err(self.expected("a value, ; or }")) }
    }

    fn set(&mut self) -> Parsed<Set> {
        let name = self.name()?;
        let field = self.of_field()?;
        Ok(Set { name, field, values: self.listed()? })
    }

    /// `: FIELD`
    fn of_field(&mut self) -> Parsed<At<String>> {
        if !self.eat(':') {
            return Err(self.expected("`:` and the field of which the values are"));
        }
        self.word("a field")
    }

    /// `{ value, value … }`; commas may be left out.
    pub(crate) fn listed(&mut self) -> Parsed<Vec<Value>> {
        self.open()?;
        let mut values = Vec::new();
        while !self.closes() {
            if !(self.eat(',') || self.eat(';')) {
                values.push(self.value()?);
            }
        }
        Ok(values)
    }

    fn rule(&mut self, stage: Option<Stage>) -> Parsed<Rule> {
        let name = self.name()?;
        if stage.is_none() {
            let message = format!("rule `{}` stands before any stage of its file", name.value);
            let help = "write `stage screen` or `stage authorise` above it";
            self.note(Diagnostic::new(codes::MISSING, name.span, message, "").help(help));
        }
        self.open()?;
        let mut rule = Rule {
            name,
            // Of a rule without one, the rest is read as well: all that is wrong is told at once.
            stage: stage.unwrap_or(Stage::Screen),
            on: Vec::new(),
            ways: Ways::Both,
            zone: None,
            when: None,
            limits: Vec::new(),
            then: None,
            mode: Mode::Enforce,
            until: None,
            properties: Vec::new(),
            clauses: Vec::new(),
            is_broken: false,
        };
        while !self.closes() {
            let begun = self.at;
            if self.eat(';') || self.clause(&mut rule).is_ok() {
                continue;
            }
            rule.is_broken = true;
            if !self.next_line(begun, RULE_KEYS) {
                break;
            }
        }
        Ok(rule)
    }

    fn clause(&mut self, rule: &mut Rule) -> Parsed<()> {
        if self.begins(ITEMS_ONLY) {
            return Err(self.expected("} that closes the rule"));
        }
        let key = self.word("on, when, then or }")?;
        rule.clauses.push(key.clone());
        match key.value.as_str() {
            "on" => self.on(rule)?,
            "when" => rule.when = Some(self.condition()?),
            "limit" => rule.limits.extend(self.limits()?),
            "then" => rule.then = Some(self.then()?),
            "mode" => self.mode(rule)?,
            "cat" | "owner" | "ticket" | "source" | "log" | "capture" => {
                let property = self.property(key)?;
                rule.properties.push(property);
            }
            _ => return Err(self.unknown(&key, "part of a rule", RULE_KEYS)),
        }
        Ok(())
    }

    fn on(&mut self, rule: &mut Rule) -> Parsed<()> {
        loop {
            let selector = self.selector()?;
            rule.on.push(selector);
            if !self.eat(',') {
                break;
            }
        }
        if self.eat_word("from") {
            let zone = self.name()?;
            match zone.value.as_str() {
                "interconnect" => rule.ways = Ways::Inward,
                "home" => rule.ways = Ways::Outward,
                _ => rule.zone = Some(zone),
            }
        }
        Ok(())
    }

    /// `gtpv2`, `gtpv2 "Echo Request"`, `gtpv2.message_type == 1` or `gtpv2.message_type in { 1, 2 }`.
    fn selector(&mut self) -> Parsed<Selector> {
        let name = self.word("a protocol or message")?;
        let role = self.role();
        let values = match &self.peek().kind {
            Kind::Operator("==") => {
                self.advance();
                vec![self.value()?]
            }
            Kind::Word("in") => {
                self.advance();
                self.listed()?
            }
            Kind::Mark('{') => self.listed()?,
            Kind::Text(_) => vec![self.value()?],
            Kind::Word(number) if number.bytes().all(|octet| octet.is_ascii_digit()) => {
                vec![self.value()?]
            }
            Kind::Word(word)
                if !self.peek().is_first && *word != "from" && !RULE_KEYS.contains(word) =>
            {
                vec![self.value()?]
            }
            Kind::Word(_) | Kind::Mark(_) | Kind::Operator(_) | Kind::End => Vec::new(),
        };
        Ok(Selector { name, role, values })
    }

    /// `request`, `answer`, `invoke`, `result`, `error` or `reject` on the line of the protocol.
    pub(crate) fn role(&mut self) -> Option<At<Role>> {
        let token = self.peek();
        let Kind::Word(word) = token.kind else { return None };
        let (_, role) = ROLES.iter().find(|(name, _)| *name == word && !token.is_first)?;
        self.advance();
        Some(At { value: *role, span: token.span })
    }

    fn then(&mut self) -> Parsed<Then> {
        let verb = self.verb()?;
        let mut then = Then { verb, what: None, keys: Vec::new() };
        match then.verb.value {
            Verb::Accept | Verb::Drop | Verb::Neutralise | Verb::Reset => {}
            Verb::Reject | Verb::Limit => then.what = self.value_on_line(),
            Verb::Strip => then.what = Some(self.value()?),
            Verb::Quarantine => {
                then.what = Some(self.value()?);
                self.one_word(then.what.as_ref().map(|time| time.text.as_str()))?;
                then.keys = self.per()?;
            }
        }
        Ok(then)
    }

    pub(crate) fn verb(&mut self) -> Parsed<At<Verb>> {
        self.choice("verdict", Verb::NAMES)
    }

    fn mode(&mut self, rule: &mut Rule) -> Parsed<()> {
        rule.mode = self.choice("mode", MODES)?.value;
        if self.eat_word("until") {
            rule.until = Some(self.word("a date such as 2027-01-31")?);
        }
        Ok(())
    }
}

impl<'p, 't> Parser<'p, 't> {
    pub(crate) fn peek(&self) -> &'p Token<'t> {
        self.tokens.get(self.at).unwrap_or(self.end)
    }

    /// What stands behind the comma that comes next.
    pub(crate) fn peek_behind_comma(&self) -> Option<&'p Kind<'t>> {
        let next = self.tokens.get(self.at.saturating_add(1))?;
        (self.peek().kind == Kind::Mark(',')).then_some(&next.kind)
    }

    pub(crate) fn advance(&mut self) {
        self.at = self.at.saturating_add(1).min(self.tokens.len());
    }

    pub(crate) fn eat(&mut self, mark: char) -> bool {
        let is_there = self.peek().kind == Kind::Mark(mark);
        if is_there {
            self.advance();
        }
        is_there
    }

    pub(crate) fn eat_word(&mut self, word: &str) -> bool {
        let is_there = self.peek().kind == Kind::Word(word);
        if is_there {
            self.advance();
        }
        is_there
    }

    pub(crate) fn open(&mut self) -> Parsed<()> {
        if !self.eat('{') {
            return Err(self.expected("{"));
        }
        self.open = self.open.saturating_add(1);
        Ok(())
    }

    pub(crate) fn closes(&mut self) -> bool {
        let span = self.peek().span;
        let closes = self.eat('}');
        if closes {
            self.open = self.open.saturating_sub(1);
        }
        if closes && self.open == 0 {
            self.ends.push(span);
        }
        closes
    }

    pub(crate) fn word(&mut self, wanted: &str) -> Parsed<At<String>> {
        let token = self.peek();
        match &token.kind {
            Kind::Word(word) => {
                self.advance();
                Ok(At { value: (*word).to_owned(), span: token.span })
            }
            Kind::Text(_) | Kind::Mark(_) | Kind::Operator(_) | Kind::End => {
                Err(self.expected(wanted))
            }
        }
    }

    /// A word or a string, at most 255 octets.
    pub(crate) fn name(&mut self) -> Parsed<At<String>> {
        let value = self.value()?;
        if value.text.is_empty() || value.text.len() > 255 {
            let message = "a name has between 1 and 255 octets";
            return Err(self.note(Diagnostic::new(codes::BAD_VALUE, value.span, message, "")));
        }
        Ok(At { value: value.text, span: value.span })
    }

    pub(crate) fn value(&mut self) -> Parsed<Value> {
        let token = self.peek();
        let (text, is_quoted) = match &token.kind {
            Kind::Word(word) => ((*word).to_owned(), false),
            Kind::Text(text) => (text.clone(), true),
            Kind::Mark(_) | Kind::Operator(_) | Kind::End => return Err(self.expected("a value")),
        };
        self.advance();
        Ok(Value { text, is_quoted, span: token.span })
    }

    pub(crate) fn value_on_line(&mut self) -> Option<Value> {
        let token = self.peek();
        let is_value = matches!(token.kind, Kind::Word(_) | Kind::Text(_));
        if is_value && !token.is_first { self.value().ok() } else { None }
    }

    pub(crate) fn choice<T: Copy>(&mut self, what: &str, choices: &[(&str, T)]) -> Parsed<At<T>> {
        let word = self.word(what)?;
        if let Some((_, value)) = choices.iter().find(|(name, _)| *name == word.value) {
            return Ok(At { value: *value, span: word.span });
        }
        let names: Vec<_> = choices.iter().map(|(name, _)| *name).collect();
        Err(self.unknown(&word, what, &names))
    }

    pub(crate) fn expected(&mut self, wanted: &str) -> Noted {
        let token = self.peek();
        let found = match &token.kind {
            Kind::Word(word) => format!("`{word}`"),
            Kind::Text(_) => "a string".to_owned(),
            Kind::Mark(mark) => format!("`{mark}`"),
            Kind::Operator(operator) => format!("`{operator}`"),
            Kind::End => "the end of the file".to_owned(),
        };
        let message = format!("expected {wanted}, found {found}");
        self.note(Diagnostic::new(codes::EXPECTED, token.span, message, ""))
    }

    pub(crate) fn unknown(&mut self, word: &At<String>, what: &str, known: &[&str]) -> Noted {
        let text = word.value.as_str();
        let message = format!("`{text}` is no {what}");
        let diagnostic = Diagnostic::new(codes::UNKNOWN_WORD, word.span, message, "");
        let diagnostic = match closest(text, known.iter().copied()) {
            Some(close) => diagnostic.help(format!("did you mean `{close}`?")),
            None => diagnostic.help(format!("one of: {}", known.join(", "))),
        };
        self.note(diagnostic)
    }

    pub(crate) fn fault(&mut self, code: Code, span: Span, message: &str) -> Noted {
        self.note(Diagnostic::new(code, span, message, ""))
    }

    pub(crate) fn note(&mut self, diagnostic: Diagnostic) -> Noted {
        self.errors.push(diagnostic);
        Noted
    }
}
