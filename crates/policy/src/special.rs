//! Questions that are not one field against one value: functions, parts, patterns, links and zones.

use ruletable::{Comparison, Expr, Member, Operand, PartyIs, PatternError, Side, Test};
use wire::Kind;

use crate::check::Checker;
use crate::codes;
use crate::condition::{Asked, Lowered, constant, present};
use crate::diagnostic::Diagnostic;
use crate::scope::Found;
use crate::source::At;
use crate::tree::{Ask, Members, Part, Question, Value};
use crate::value::{self, Reading};
use crate::{units, zones};

/// Functions: what they are asked about, and the field that says it.
const FUNCTIONS: &[(&str, &[&str], &str)] =
    &[("velocity", &["imsi", "visited.plmn"], "subscriber.velocity")];

impl Checker<'_> {
    /// The same question of the field for which a function stands.
    pub(crate) fn called(&mut self, question: &Question) -> Lowered<Question> {
        let name = &question.field;
        let Some((_, wanted, field)) = FUNCTIONS.iter().find(|(known, ..)| *known == name.value)
        else {
            let message = format!("no function is called `{}`", name.value);
            let diagnostic = Diagnostic::new(codes::UNKNOWN_FIELD, name.span, message, "");
            let known = FUNCTIONS.iter().map(|(known, ..)| *known);
            self.notes.push(diagnostic.suggest(&name.value, known));
            return None;
        };
        let given = question.arguments.iter().flatten().map(|argument| argument.value.as_str());
        if !given.eq(wanted.iter().copied()) {
            let message = format!("`{}` is asked as {0}({})", name.value, wanted.join(", "));
            return self.note(codes::WRONG_KIND, name.span, message);
        }
        let field = At { value: (*field).to_owned(), span: name.span };
        Some(Question { field, arguments: None, ..question.clone() })
    }

    /// Is there a value, or one of which a bit is set?
    pub(crate) fn there(&mut self, question: &Question, found: Found) -> Lowered<Expr> {
        match &question.part {
            None => Some(present(&found.row)),
            Some(At { value: Part::Bits(mask), .. }) if is_number(found) => {
                let operand = Operand::Bits { mask: *mask, wanted: 0 };
                let field = found.row.id;
                let comparison = Comparison { field, every: false, negated: true, operand };
                Some(Expr::Test(Test::Field(comparison)))
            }
            Some(part) => {
                let message = format!("that part of `{}` cannot be asked so", question.field.value);
                self.note(codes::WRONG_KIND, part.span, message)
            }
        }
    }

    /// Some octets or bits of a value.
    pub(crate) fn part(
        &mut self,
        part: &At<Part>,
        (comparator, value, _): Asked<'_>,
        field: &At<String>,
        found: Option<Found>,
    ) -> Lowered<Option<Operand>> {
        let Some(found) = found else { return Some(None) };
        if comparator.value.equality().is_none() {
            let message = format!("parts of `{}` are compared with == and != only", field.value);
            return self.note(codes::WRONG_KIND, comparator.span, message);
        }
        match (part.value, found.reading) {
            (
                Part::Octets(slice),
                Reading::Plain(kind @ (Kind::Octets | Kind::Text | Kind::Name)),
            ) => {
                let Some(wanted) = value::part(value, kind) else {
                    let message = format!("`{}` are no octets such as 0a:1b", value.text);
                    return self.note(codes::BAD_VALUE, value.span, message);
                };
                if slice.len.is_some_and(|len| usize::from(len) != wanted.len()) {
                    return self.another_length(value, kind);
                }
                Some(Some(Operand::Slice(slice, wanted.into())))
            }
            (Part::Bits(mask), _) if is_number(found) => match value::number(&value.text) {
                Some(wanted) if wanted & !mask == 0 => Some(Some(Operand::Bits { mask, wanted })),
                _ => {
                    let message = format!("`{}` is no number of these bits", value.text);
                    self.note(codes::BAD_VALUE, value.span, message)
                }
            },
            _ => {
                let message = format!("`{}` has no such parts", field.value);
                let note = Diagnostic::new(codes::WRONG_KIND, part.span, message, "");
                self.notes.push(match part.value {
                    Part::Octets(_) => note.help(
                        "octets, text and the names of Diameter have octets [0:2]; labels, digits and addresses do not",
                    ),
                    Part::Bits(_) => note.help("numbers, code points and flags have bits"),
                });
                None
            }
        }
    }

    /// A part that never is so: perhaps what was meant is text.
    fn another_length<T>(&mut self, value: &Value, kind: Kind) -> Lowered<T> {
        let message = "the part has another number of octets, so that it never is so";
        let note = Diagnostic::new(codes::BAD_VALUE, value.span, message, "");
        let is_doubtful = kind != Kind::Octets && !value.is_quoted;
        let help = format!("write \"{}\" for text; octets are 6d:6d:65", value.text);
        self.notes.push(if is_doubtful { note.help(help) } else { note });
        None
    }

    /// `matches`
    pub(crate) fn pattern(
        &mut self,
        value: &Value,
        field: &At<String>,
        found: Option<Found>,
    ) -> Lowered<Option<Operand>> {
        let Some(found) = found else { return Some(None) };
        let is_text = matches!(
            found.reading,
            Reading::Plain(Kind::Text | Kind::Name | Kind::Octets | Kind::Labels | Kind::Digits)
        );
        if !is_text {
            let message = format!("`{}` has no text that a pattern could match", field.value);
            return self.note(codes::WRONG_KIND, field.span, message);
        }
        match self.builder.pattern(&value.text) {
            Ok(pattern) => Some(Some(Operand::Matches(pattern))),
            Err(PatternError::TooMany) => {
                self.note(codes::LIMIT, value.span, PatternError::TooMany.to_string())
            }
            Err(error) => {
                let message = format!("`{}` cannot be asked: {error}", value.text);
                self.note(codes::PATTERN, value.span, message)
            }
        }
    }

    /// A number in the unit of its field; nothing inside where the value is none.
    pub(crate) fn counted(
        &mut self,
        value: &Value,
        unit: Option<&At<String>>,
        field: &At<String>,
    ) -> Lowered<Option<u64>> {
        match units::number(value, unit, &field.value) {
            Ok(number) => Some(number),
            Err(diagnostic) => {
                self.notes.push(*diagnostic);
                None
            }
        }
    }

    /// `src.link_ok == false`: it is a partner's address on a link that is not his.
    pub(crate) fn link_ok(&mut self, question: &Question, side: Side) -> Lowered<Expr> {
        let is = |is| Expr::Test(Test::Party(side, is));
        let is_partners = Expr::Any(vec![is(PartyIs::AnyPartner), is(PartyIs::Misplaced)]);
        let wanted = match &question.ask {
            Ask::Present => return Some(is_partners),
            Ask::Absent => return Some(Expr::Not(Box::new(is_partners))),
            Ask::Compare(comparator, value, None) => {
                let is_equal = comparator.value.equality();
                let flag = value::flag(&value.text).map(|flag| flag == Member::Number(1));
                is_equal.zip(flag).map(|(is_equal, flag)| is_equal == flag)
            }
            Ask::Compare(..) | Ask::In { .. } => None,
        };
        match wanted {
            Some(true) => Some(is(PartyIs::AnyPartner)),
            Some(false) => Some(is(PartyIs::Misplaced)),
            None => self.not_so(question),
        }
    }

    /// `link == "vpn-acme"`, `src.zone in { ipx, lab }`: every packet has one link, and may come from several zones.
    pub(crate) fn place(&mut self, question: &Question) -> Lowered<Expr> {
        let (names, is_negated) = match &question.ask {
            Ask::Present => return Some(constant(true)),
            Ask::Absent => return Some(constant(false)),
            Ask::Compare(comparator, value, None) => match comparator.value.equality() {
                Some(is_equal) => (vec![value], !is_equal),
                None => return self.not_so(question),
            },
            Ask::In { negated, members: Members::Listed(values) } => {
                (values.iter().collect(), *negated)
            }
            Ask::Compare(..) | Ask::In { .. } => return self.not_so(question),
        };
        let places: Vec<_> = names.into_iter().map(|name| self.one_place(question, name)).collect();
        let any = Expr::Any(places.into_iter().collect::<Option<Vec<_>>>()?);
        Some(if is_negated { Expr::Not(Box::new(any)) } else { any })
    }

    fn one_place(&mut self, question: &Question, name: &Value) -> Lowered<Expr> {
        if question.field.value == "link" {
            return Some(zones::link(&name.text));
        }
        let name = At { value: name.text.clone(), span: name.span };
        self.zone_named(&name).map(zones::Zone::asked)
    }

    /// A question that has no meaning.
    pub(crate) fn not_so<T>(&mut self, question: &Question) -> Lowered<T> {
        let message = format!("`{}` cannot be asked so", question.field.value);
        self.note(codes::WRONG_KIND, question.field.span, message)
    }
}

fn is_number(found: Found) -> bool {
    matches!(
        found.reading,
        Reading::Plain(Kind::Number | Kind::Signed | Kind::Code(_) | Kind::Flag)
    )
}
