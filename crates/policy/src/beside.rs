//! Two fields of one message beside each other: `map.smsc == calling.gt`.

use ruletable::{Comparison, Expr, Operand, Pairing, Relation, Test};
use wire::Kind;

use crate::check::Checker;
use crate::codes;
use crate::condition::{Asked, Lowered, constant, manner};
use crate::diagnostic::{Diagnostic, closest};
use crate::scope::{self, Found, Scope};
use crate::source::At;
use crate::tree::{Ask, Comparator, Question, Value};
use crate::value::{self, Reading};

impl Checker<'_> {
    /// The first field of a comparison is not there: what is wrong with the second is told at once too.
    pub(crate) fn look_beside(&mut self, question: &Question, scope: Scope<'_>) {
        let Ask::Compare(_, value, _) = &question.ask else { return };
        let text = value.text.as_str();
        let is_meant = || text.contains('.') && closest(text, scope::names()).is_some();
        if !value.is_quoted && (scope::exists(text) || is_meant()) {
            let _ = self.found(&At { value: text.to_owned(), span: value.span }, scope);
        }
    }

    /// A field whose values are compared with those of another.
    pub(crate) fn beside(
        &mut self,
        question: &Question,
        (asked, other): (Asked<'_>, &At<String>),
        found: Option<Found>,
        scope: Scope<'_>,
    ) -> Lowered<Expr> {
        let carriers = scope.carriers(&other.value);
        if carriers.len() > 1 {
            return self.carried(question, scope, &carriers);
        }
        let (comparator, _, unit) = asked;
        if let Some(unit) = unit {
            let message = format!("`{}` is counted in its own unit", other.value);
            return self.note(codes::WRONG_UNIT, unit.span, message);
        }
        let pair = found.zip(self.found(other, scope)?);
        let Some((found, beside)) = pair else { return Some(constant(false)) };
        let Some(pairing) = pairing(comparator.value, found.reading, beside.reading) else {
            let (one, other) = (&question.field.value, &other.value);
            let message = format!("values of `{one}` and of `{other}` are not compared so");
            let help = "numbers have an order; digits, addresses, names and octets are the same or not, each beside its own kind";
            let diagnostic = Diagnostic::new(codes::WRONG_KIND, comparator.span, message, "");
            self.notes.push(diagnostic.help(help));
            return None;
        };
        let (every, negated) = manner(comparator.value, question.quantifier);
        let operand = Operand::Field(pairing, beside.row.id);
        let field = found.row.id;
        Some(Expr::Test(Test::Field(Comparison { field, every, negated, operand })))
    }
}

/// The field that a value names: one without quotes that is no value of the field before it. A name of labels may be
/// any word, so a field beside one has a dot.
pub(crate) fn other_field(value: &Value, found: Option<Found>) -> Option<At<String>> {
    let is_text = |found: &Found| {
        matches!(found.reading, Reading::Plain(Kind::Text | Kind::Name | Kind::Labels))
    };
    let is_other = match found {
        Some(found) if is_text(&found) => value.text.contains('.'),
        Some(found) => value::member(value, found.reading).is_err(),
        None => true,
    };
    (is_other && !value.is_quoted && scope::exists(&value.text))
        .then(|| At { value: value.text.clone(), span: value.span })
}

fn pairing(comparator: Comparator, one: Reading, other: Reading) -> Option<Pairing> {
    let relation = match comparator {
        Comparator::Less => Some(Relation::Less),
        Comparator::AtMost => Some(Relation::AtMost),
        Comparator::Greater => Some(Relation::Greater),
        Comparator::AtLeast => Some(Relation::AtLeast),
        Comparator::Contains | Comparator::Matches => return None,
        Comparator::AnyEqual
        | Comparator::AllUnequal
        | Comparator::AllEqual
        | Comparator::AnyUnequal => None,
    };
    match (relation, one, other) {
        (relation, Reading::Plain(one), Reading::Plain(other))
            if is_number(one) && is_number(other) =>
        {
            Some(relation.map_or(Pairing::Same, Pairing::Order))
        }
        (None, Reading::Network, Reading::Plain(Kind::Digits)) => Some(Pairing::Begins),
        (None, Reading::Plain(one), Reading::Plain(other)) => match (one, other) {
            (Kind::Digits, Kind::Digits)
            | (Kind::Address, Kind::Address)
            | (Kind::Octets, Kind::Octets)
            | (Kind::Oid, Kind::Oid)
            | (Kind::Text, Kind::Text) => Some(Pairing::Same),
            (Kind::Name | Kind::Labels, Kind::Name | Kind::Labels | Kind::Text)
            | (Kind::Text, Kind::Name | Kind::Labels) => Some(Pairing::SameName),
            _ => None,
        },
        _ => None,
    }
}

fn is_number(kind: Kind) -> bool {
    matches!(kind, Kind::Number | Kind::Flag | Kind::Code(_))
}
