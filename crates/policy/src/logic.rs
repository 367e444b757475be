//! What follows from what: rules that never decide because an earlier one does, and conditions that nothing meets.
//!
//! Only what is certain is told: where a condition has more alternatives than are followed, nothing is said of it.

use ruletable::{Comparison, Expr, Member, Operand, PartyIs, Relation, Test, Wildcard};

/// Alternatives of a condition that are followed.
const TERMS_MAX: usize = 64;
/// Questions of one alternative.
const LITERALS_MAX: usize = 32;

/// A question, and whether it must be so.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Literal<'e> {
    pub(crate) test: &'e Test,
    pub(crate) holds: bool,
}

/// What must be so together.
pub(crate) type Term<'e> = Vec<Literal<'e>>;

/// Every alternative of a condition; nothing where there are too many.
pub(crate) fn terms(expr: &Expr) -> Option<Vec<Term<'_>>> {
    expand(expr, true)
}

fn expand(expr: &Expr, holds: bool) -> Option<Vec<Term<'_>>> {
    match (expr, holds) {
        (Expr::Test(test), holds) => Some(vec![vec![Literal { test, holds }]]),
        (Expr::Not(inner), holds) => expand(inner, !holds),
        (Expr::All(parts), true) | (Expr::Any(parts), false) => parts
            .iter()
            .try_fold(vec![Vec::new()], |all, part| product(&all, &expand(part, holds)?)),
        (Expr::All(parts), false) | (Expr::Any(parts), true) => {
            let mut all = Vec::new();
            for part in parts {
                all.extend(expand(part, holds)?);
                if all.len() > TERMS_MAX {
                    return None;
                }
            }
            Some(all)
        }
    }
}

fn product<'e>(all: &[Term<'e>], more: &[Term<'e>]) -> Option<Vec<Term<'e>>> {
    if all.len().checked_mul(more.len())? > TERMS_MAX {
        return None;
    }
    let pairs = all.iter().flat_map(|one| more.iter().map(move |other| [one.as_slice(), other]));
    let joined: Vec<Term<'e>> = pairs.map(|pair| pair.concat()).collect();
    joined.iter().all(|term| term.len() <= LITERALS_MAX).then_some(joined)
}

/// True where a message can be so.
pub(crate) fn is_possible(term: &[Literal<'_>]) -> bool {
    !term.iter().any(|one| {
        term.iter().any(|other| {
            follows(*one, Literal { test: other.test, holds: !other.holds }) || excludes(one, other)
        })
    })
}

/// True where whatever is as `term` is also as `other`.
pub(crate) fn covers(other: &[Literal<'_>], term: &[Literal<'_>]) -> bool {
    other.iter().all(|wanted| term.iter().any(|given| follows(*given, *wanted)))
}

/// True where `wanted` is so wherever `given` is.
fn follows(given: Literal<'_>, wanted: Literal<'_>) -> bool {
    if given.holds == wanted.holds && given.test == wanted.test {
        return true;
    }
    match (given.test, given.holds, wanted.test, wanted.holds) {
        (Test::Field(one), true, Test::Present(field), true) => one.field == *field,
        (Test::Present(field), false, Test::Field(other), false) => other.field == *field,
        (Test::Field(one), true, Test::Field(other), true) => is_narrower(one, other),
        // What is not in the larger set is not in the smaller one.
        (Test::Field(one), false, Test::Field(other), false) => is_narrower(other, one),
        (Test::Party(side, one), true, Test::Party(of, other), true) => {
            side == of && matches!((one, other), (PartyIs::Partner(_), PartyIs::AnyPartner))
        }
        (Test::Party(side, one), true, Test::Party(of, other), false) => {
            side == of
                && one != other
                && !matches!(
                    (one, other),
                    (PartyIs::Partner(_), PartyIs::AnyPartner)
                        | (PartyIs::AnyPartner, PartyIs::Partner(_))
                )
        }
        (
            Test::Party(side, PartyIs::AnyPartner),
            false,
            Test::Party(of, PartyIs::Partner(_)),
            false,
        ) => side == of,
        (Test::Way(one), true, Test::Way(other), false) => one != other,
        (Test::Link(one), true, Test::Link(other), false) => one != other,
        _ => false,
    }
}

/// True where `other` holds wherever `one` does: the same manner, or all instead of any, and no other values.
fn is_narrower(one: &Comparison, other: &Comparison) -> bool {
    one.field == other.field
        && !one.negated
        && !other.negated
        && (one.every || !other.every)
        && is_inside(&one.operand, &other.operand)
}

/// Two values that one field cannot have at once, since one of the questions is about all of them.
fn excludes(one: &Literal<'_>, other: &Literal<'_>) -> bool {
    let (Test::Field(first), Test::Field(second)) = (one.test, other.test) else { return false };
    let is_plain = one.holds && other.holds && !first.negated && !second.negated;
    if !is_plain || first.field != second.field || !(first.every || second.every) {
        return false;
    }
    match (&first.operand, &second.operand) {
        (Operand::Is(a), Operand::Is(b)) => is_apart(a, b),
        (Operand::Is(Member::Number(number)), Operand::Order(relation, bound))
        | (Operand::Order(relation, bound), Operand::Is(Member::Number(number))) => {
            !holds(*relation, *number, *bound)
        }
        _ => false,
    }
}

fn is_apart(one: &Member, other: &Member) -> bool {
    match (one, other) {
        (Member::Number(one), Member::Number(other)) => one != other,
        (Member::Digits(one), Member::Digits(other)) => one != other,
        (Member::Text(one), Member::Text(other)) => one != other,
        (Member::Digits(digits), Member::Prefix(prefix))
        | (Member::Prefix(prefix), Member::Digits(digits)) => !digits.starts_with(*prefix),
        _ => false,
    }
}

/// True where each value that `one` means is one that `other` means.
fn is_inside(one: &Operand, other: &Operand) -> bool {
    if one == other {
        return true;
    }
    match (one, other) {
        (Operand::Is(member), Operand::Is(wanted)) => is_part(member, wanted),
        (Operand::Is(Member::Number(number)), Operand::Order(relation, bound)) => {
            holds(*relation, *number, *bound)
        }
        (Operand::Order(one, low), Operand::Order(other, high)) => match (one, other) {
            (Relation::Less | Relation::AtMost, Relation::Less | Relation::AtMost) => {
                low < high || low == high && *other == Relation::AtMost
            }
            (Relation::Greater | Relation::AtLeast, Relation::Greater | Relation::AtLeast) => {
                low > high || low == high && *other == Relation::AtLeast
            }
            _ => false,
        },
        _ => false,
    }
}

fn is_part(member: &Member, wanted: &Member) -> bool {
    if member == wanted {
        return true;
    }
    match (member, wanted) {
        (Member::Number(number), Member::Range(first, last)) => (first..=last).contains(&number),
        (Member::Range(from, to), Member::Range(first, last)) => first <= from && to <= last,
        (Member::Digits(digits) | Member::Prefix(digits), Member::Prefix(prefix)) => {
            digits.starts_with(*prefix)
        }
        (Member::Network(address, len), Member::Network(network, shorter)) => {
            shorter <= len && crate::value::is_in_network(*address, *network, *shorter)
        }
        (Member::Name(name), Member::Name(wanted)) if name.wildcard == Wildcard::None => {
            let text: &[u8] = &name.text;
            match wanted.wildcard {
                Wildcard::None => false,
                Wildcard::Leading => {
                    matches!(text.strip_suffix(&*wanted.text), Some([_, .., b'.']))
                }
                Wildcard::Trailing => {
                    matches!(text.strip_prefix(&*wanted.text), Some([b'.', _, ..]))
                }
            }
        }
        _ => false,
    }
}

fn holds(relation: Relation, number: u64, bound: u64) -> bool {
    match relation {
        Relation::Less => number < bound,
        Relation::AtMost => number <= bound,
        Relation::Greater => number > bound,
        Relation::AtLeast => number >= bound,
    }
}

/// A condition with every set written out as alternatives where it is small, so that it can be reasoned about.
pub(crate) fn spelled(expr: &Expr, sets: &[Vec<Member>]) -> Expr {
    match expr {
        Expr::All(parts) => Expr::All(parts.iter().map(|part| spelled(part, sets)).collect()),
        Expr::Any(parts) => Expr::Any(parts.iter().map(|part| spelled(part, sets)).collect()),
        Expr::Not(inner) => Expr::Not(Box::new(spelled(inner, sets))),
        Expr::Test(Test::Field(Comparison { field, every: false, negated: false, operand })) => {
            let Operand::Set(set) = operand else { return expr.clone() };
            let members = usize::try_from(set.0).ok().and_then(|place| sets.get(place));
            let Some(members) = members.filter(|members| members.len() <= SPELLED_MAX) else {
                return expr.clone();
            };
            let is = |member: &Member| {
                let operand = Operand::Is(member.clone());
                Expr::Test(Test::Field(Comparison {
                    field: *field,
                    every: false,
                    negated: false,
                    operand,
                }))
            };
            Expr::Any(members.iter().map(is).collect())
        }
        Expr::Test(_) => expr.clone(),
    }
}

/// Members up to which a set is written out.
const SPELLED_MAX: usize = 16;
