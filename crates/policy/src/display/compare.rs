//! Whether a display filter holds of a frame.

use std::cmp::Ordering;

use regex::bytes::Regex;

use super::content::Content;
use super::field::FieldRef;
use super::range;
use super::term::{Have, Term};
use super::types::Type;
use super::{Element, Expr, Subject};
use crate::tree::Comparator;

/// What stands right of a comparison.
#[derive(Clone, Debug)]
pub(super) enum Right {
    /// One a field of the left side, in its order.
    Values(Vec<Option<Content>>),
    Term(Term),
    Pattern(Box<Regex>),
}

pub(super) fn holds(expr: &Expr, subject: &impl Subject) -> bool {
    match expr {
        Expr::And(one, other) => holds(one, subject) && holds(other, subject),
        Expr::Or(one, other) => holds(one, subject) || holds(other, subject),
        Expr::Not(inner) => !holds(inner, subject),
        Expr::Exists(term) => exists(term, subject),
        Expr::Compare { every, left, comparator, right } => {
            let others = right.values(subject, left);
            compare(*every, &left.values(subject), *comparator, &others)
        }
        Expr::In { every, left, set } => {
            let haves = left.values(subject);
            let set: Vec<_> = set.iter().map(|element| element.values(subject, left)).collect();
            let is_in =
                |have: &Have| set.iter().any(|(from, to)| is_among(have, from, to.as_ref()));
            let is_every = every.unwrap_or(false);
            !haves.is_empty()
                && if is_every { haves.iter().all(is_in) } else { haves.iter().any(is_in) }
        }
    }
}

fn exists(term: &Term, subject: &impl Subject) -> bool {
    match term {
        Term::Field { field: FieldRef::Layer(name), layers } => {
            let count = subject.layers(name);
            (1..=count).any(|number| range::has_layer(layers, number, count))
        }
        Term::Minus(..) | Term::Math(..) => {
            term.values(subject).iter().any(|have| have.value.is_set())
        }
        // Where a slice lies outside, it is there and has no octets.
        Term::Slice(..) => {
            let has_octets =
                |have: &Have| have.value.octets().is_some_and(|octets| !octets.is_empty());
            term.values(subject).iter().any(has_octets)
        }
        Term::Field { .. } | Term::Value(_) | Term::Call(..) => !term.values(subject).is_empty(),
    }
}

/// What is compared with, at hand.
enum Others<'r> {
    Values(&'r [Option<Content>]),
    /// Nothing in place of a number that the register of the left side has no room for: it fails nothing that is asked
    /// of every value, and satisfies nothing that is asked of any.
    Haves(Vec<Option<Content>>),
    Pattern(&'r Regex),
}

impl Right {
    /// Where one side has a sign and the other has none, the numbers of both stand in a register of 64 bits with the left
    /// side's.
    fn values(&self, subject: &impl Subject, left: &Term) -> Others<'_> {
        match self {
            Self::Values(values) => Others::Values(values),
            Self::Term(term) => {
                let has_sign =
                    |term: &Term| term.types().first().map(|kind| matches!(kind, Type::Signed(_)));
                let signs = has_sign(left).zip(has_sign(term));
                let has_room = |value: &Content| match (value, signs) {
                    (Content::Number(number), Some((true, false))) => {
                        i64::try_from(*number).is_ok()
                    }
                    (Content::Number(number), Some((false, true))) => *number >= 0,
                    _ => true,
                };
                let others = term.values(subject).into_iter();
                Others::Haves(others.map(|have| Some(have.value).filter(has_room)).collect())
            }
            Self::Pattern(regex) => Others::Pattern(regex),
        }
    }
}

impl Element {
    fn values(&self, subject: &impl Subject, left: &Term) -> (Others<'_>, Option<Others<'_>>) {
        (self.from.values(subject, left), self.to.as_ref().map(|to| to.values(subject, left)))
    }
}

/// Without a value on either side nothing holds.
fn compare(
    every: Option<bool>,
    haves: &[Have],
    comparator: Comparator,
    others: &Others<'_>,
) -> bool {
    let (natural, is_negated) = comparator.manner();
    let is_every = every.unwrap_or(natural);
    let is_so = |have: &Have| match others {
        Others::Pattern(regex) => {
            have.value.searched().is_some_and(|octets| regex.is_match(&octets))
        }
        Others::Values(values) => values.get(have.place).is_some_and(|other| {
            other
                .as_ref()
                .is_some_and(|other| relates(comparator, &have.value, other) != is_negated)
        }),
        Others::Haves(others) => {
            let is_so = |other: &Option<Content>| {
                other
                    .as_ref()
                    .map_or(is_every, |other| relates(comparator, &have.value, other) != is_negated)
            };
            if is_every { others.iter().all(is_so) } else { others.iter().any(is_so) }
        }
    };
    let is_empty = haves.is_empty() || matches!(others, Others::Haves(others) if others.is_empty());
    !is_empty && if is_every { haves.iter().all(is_so) } else { haves.iter().any(is_so) }
}

fn is_among(have: &Have, from: &Others<'_>, to: Option<&Others<'_>>) -> bool {
    let is = |comparator, bound| compare(None, std::slice::from_ref(have), comparator, bound);
    match to {
        None => is(Comparator::AnyEqual, from),
        Some(to) => is(Comparator::AtLeast, from) && is(Comparator::AtMost, to),
    }
}

/// Equality is told without negation.
fn relates(comparator: Comparator, one: &Content, other: &Content) -> bool {
    let ordered = |is: fn(Ordering) -> bool| one.order(other).is_some_and(is);
    match comparator {
        Comparator::Contains => one.contains(other),
        Comparator::Less => ordered(Ordering::is_lt),
        Comparator::AtMost => ordered(Ordering::is_le),
        Comparator::Greater => ordered(Ordering::is_gt),
        Comparator::AtLeast => ordered(Ordering::is_ge),
        Comparator::AnyEqual
        | Comparator::AllUnequal
        | Comparator::AllEqual
        | Comparator::AnyUnequal
        | Comparator::Matches => ordered(Ordering::is_eq),
    }
}
