//! What the names of a filter mean, and whether its values fit together: what Wireshark refuses is refused.

use super::calculate::has_negative;
use super::compare::Right;
use super::field::{FieldRef, is_others};
use super::lexer::fault;
use super::literal::{Wanted, Written};
use super::parse::{Entity, Node, Parsed, What};
use super::pattern::pattern;
use super::range::{End, Slice};
use super::term::{Function, Term};
use super::types::Type;
use super::{Element, Expr, Math};
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::source::Span;
use crate::tree::Comparator;

/// All of a string of octets.
const WHOLE: Slice = Slice { from: 0, end: End::Open };

pub(super) fn check(node: Node) -> Parsed<Expr> {
    Ok(match node {
        Node::And(one, other) => Expr::And(Box::new(check(*one)?), Box::new(check(*other)?)),
        Node::Or(one, other) => Expr::Or(Box::new(check(*one)?), Box::new(check(*other)?)),
        Node::Not(inner) => Expr::Not(Box::new(check(*inner)?)),
        Node::Exists(entity) => Expr::Exists(existing(entity)?),
        Node::Compare { every, left, comparator, right, span } => {
            let left = left_side(left)?;
            let fits = left.types().iter().any(|kind| match comparator {
                Comparator::Contains => kind.can_contain(),
                Comparator::Matches => kind.can_match(),
                Comparator::AnyEqual
                | Comparator::AllUnequal
                | Comparator::AllEqual
                | Comparator::AnyUnequal
                | Comparator::Less
                | Comparator::AtMost
                | Comparator::Greater
                | Comparator::AtLeast => kind.has_value(),
            });
            if !fits {
                return Err(fault(span, "the left side has no such comparison").into());
            }
            if comparator == Comparator::Matches {
                return Ok(Expr::Compare { every, left, comparator, right: pattern(&right)? });
            }
            let (left, right) = sides(left, right, comparator == Comparator::Contains)?;
            Expr::Compare { every, left, comparator, right }
        }
        Node::In { every, is_not, left, set } => {
            let span = left.span;
            let left = left_side(left)?;
            if !matches!(left, Term::Field { .. })
                || !left.types().iter().any(|kind| kind.has_value())
            {
                return Err(fault(span, "only a field that has a value can be in a set").into());
            }
            let element = |(from, to): (Entity, Option<Entity>)| {
                let from = member(&left, from)?;
                let to = to.map(|to| member(&left, to)).transpose()?;
                Ok(Element { from, to })
            };
            let set = set.into_iter().map(element).collect::<Parsed<Vec<_>>>()?;
            let test = Expr::In { every, left, set };
            if is_not { Expr::Not(Box::new(test)) } else { test }
        }
    })
}

fn member(left: &Term, entity: Entity) -> Parsed<Right> {
    if matches!(entity.what, What::Slice(..)) {
        return Err(fault(entity.span, "a slice is not in a set").into());
    }
    right_side(left, entity, false)
}

fn existing(entity: Entity) -> Parsed<Term> {
    let span = entity.span;
    let term = left_side(entity)?;
    if matches!(term, Term::Call(..)) {
        return Err(fault(span, "a function is always there").into());
    }
    Ok(term)
}

/// What is no field, nor made of one, stands on the right.
fn left_side(entity: Entity) -> Parsed<Term> {
    term(entity, None)
}

/// Both sides, as octets where one of them is a slice.
fn sides(left: Term, right: Entity, is_part: bool) -> Parsed<(Term, Right)> {
    let span = right.span;
    let right = right_side(&left, right, is_part)?;
    let Right::Term(right) = right else { return Ok((left, right)) };
    let is_slice = |term: &Term| matches!(term, Term::Slice(..));
    if is_slice(&left) == is_slice(&right) {
        return Ok((left, Right::Term(right)));
    }
    let whole = |term: Term| {
        if is_slice(&term) { term } else { Term::Slice(Box::new(term), vec![WHOLE]) }
    };
    if !left.types().iter().chain(&right.types()).all(|kind| kind.can_be_sliced()) {
        return Err(fault(span, "one side has no octets").into());
    }
    Ok((whole(left), Right::Term(whole(right))))
}

/// A field, or values: one for each field that the left side may be.
fn right_side(left: &Term, entity: Entity, is_part: bool) -> Parsed<Right> {
    let span = entity.span;
    let types = left.types();
    if let Some(written) = constant(&entity) {
        let rows = left.rows();
        let read = |(place, kind): (usize, &Type)| {
            written.read(&Wanted { kind: *kind, row: rows.get(place).copied(), is_part })
        };
        let mut values: Vec<_> = types.iter().enumerate().map(read).collect();
        let Some(known) = values.iter().position(Option::is_some) else {
            return Err(no_value(&written, span).into());
        };
        // A name for a value that one protocol knows counts for the same field of another.
        let name = rows.get(known).map(|row| row.name);
        let value = values.get(known).cloned().flatten();
        for (place, other) in values.iter_mut().enumerate() {
            if other.is_none() && rows.get(place).map(|row| row.name) == name {
                other.clone_from(&value);
            }
        }
        return Ok(Right::Values(values));
    }
    let kind = types.first().copied().unwrap_or(Type::Octets);
    let right = term(entity, Some(&Wanted { kind, row: left.rows().first().copied(), is_part }))?;
    let is_slice = matches!(left, Term::Slice(..)) || matches!(right, Term::Slice(..));
    let fits = |one: &Type| {
        right
            .types()
            .iter()
            .any(|other| one.is_compatible(*other) && (!is_part || other.can_contain()))
    };
    if right.types().is_empty() || is_slice || types.iter().any(fits) {
        return Ok(Right::Term(right));
    }
    Err(fault(span, "both sides have values of other kinds").into())
}

/// What is written, where it names no field.
fn constant(entity: &Entity) -> Option<Written> {
    match &entity.what {
        What::Value(written) => Some(written.clone()),
        What::Word(word) if FieldRef::find(word).is_none() && !is_others(word) => {
            Some(Written::Word(word.clone()))
        }
        What::Word(_)
        | What::Field(..)
        | What::Slice(..)
        | What::Call(..)
        | What::Minus(_)
        | What::Math(..) => None,
    }
}

/// A value that is made of fields; a value that is written counts where it is known what it is to be.
fn term(entity: Entity, wanted: Option<&Wanted>) -> Parsed<Term> {
    let span = entity.span;
    if let Some(written) = constant(&entity) {
        let Some(wanted) = wanted else { return Err(no_field(&written, span).into()) };
        let value = written.read(wanted);
        return value.map(Term::Value).ok_or_else(|| no_value(&written, span).into());
    }
    match entity.what {
        What::Word(name) => {
            Ok(Term::Field { field: FieldRef::find_or_tell(&name, span)?, layers: Vec::new() })
        }
        What::Field(name, layers) => {
            Ok(Term::Field { field: FieldRef::find_or_tell(&name, span)?, layers })
        }
        What::Slice(inner, slices) => {
            let inner = term(*inner, None)?;
            if !inner.types().iter().any(|kind| kind.can_be_sliced()) {
                return Err(fault(span, "what has no octets has no slices").into());
            }
            Ok(Term::Slice(Box::new(inner), slices))
        }
        What::Call(name, arguments) => call(&name, arguments, span),
        What::Minus(inner) => {
            let inner = term(*inner, wanted)?;
            let kind = kind(&inner, wanted).filter(|kind| kind.is_number());
            let kind = kind.ok_or_else(|| fault(span, "only numbers have a sign"))?;
            if matches!(&inner, Term::Value(value) if !has_negative(value, kind)) {
                return Err(fault(span, "too far below zero").into());
            }
            Ok(Term::Minus(Box::new(inner), kind))
        }
        What::Math(math, one, other) => calculation(math, *one, *other, wanted),
        What::Value(_) => Err(fault(span, "expected a field").into()),
    }
}

/// What a term is; a value is what it is wanted to be.
fn kind(term: &Term, wanted: Option<&Wanted>) -> Option<Type> {
    term.types().first().copied().or_else(|| wanted.map(|wanted| wanted.kind))
}

fn calculation(math: Math, one: Entity, other: Entity, wanted: Option<&Wanted>) -> Parsed<Term> {
    let span = one.span;
    let one = term(one, wanted)?;
    let fits =
        |kind: &Type| if math == Math::And { kind.can_be_masked() } else { kind.is_number() };
    let kind = kind(&one, wanted).filter(fits);
    let kind = kind.ok_or_else(|| fault(span, "this has no such calculation"))?;
    if matches!(other.what, What::Value(_)) {
        return Err(fault(other.span, "text does not take part in a calculation").into());
    }
    let other = term(other, Some(&Wanted { kind, row: None, is_part: false }))?;
    if !other.types().is_empty()
        && !other.types().iter().any(|other| fits(other) && kind.is_compatible(*other))
    {
        return Err(fault(span, "both sides have values of other kinds").into());
    }
    Ok(Term::Math(math, Box::new(one), Box::new(other), kind))
}

fn call(name: &str, arguments: Vec<Entity>, span: Span) -> Parsed<Term> {
    let function = Function::named(name)
        .ok_or_else(|| fault(span, format!("no function is called `{name}`")))?;
    let why = || fault(span, format!("`{name}` does not take that"));
    let mut terms: Vec<Term> = Vec::new();
    for argument in arguments {
        let row = terms.first().and_then(|first| first.rows().first().copied());
        let kind = terms.first().and_then(|first| first.types().first().copied());
        let wanted =
            kind.filter(|_| function.takes_many()).map(|kind| Wanted { kind, row, is_part: false });
        let is_written =
            !matches!(argument.what, What::Value(Written::Text(_) | Written::Character(_)));
        let term = term(argument, wanted.as_ref().filter(|_| is_written))?;
        let is_same = term.types().first().is_none_or(|this| kind.is_none_or(|kind| kind == *this));
        if !is_same || !function.takes(&term) {
            return Err(why().into());
        }
        terms.push(term);
    }
    if terms.is_empty() || terms.len() > 1 && !function.takes_many() {
        return Err(why().into());
    }
    Ok(Term::Call(function, terms))
}

fn no_value(written: &Written, span: Span) -> Diagnostic {
    let message = format!("`{written}` is no value of that field");
    Diagnostic::new(codes::BAD_VALUE, span, message, "")
}

fn no_field(written: &Written, span: Span) -> Diagnostic {
    match written {
        Written::Word(word) => FieldRef::unknown(word, span),
        Written::Text(_) | Written::Character(_) => fault(span, "expected a field"),
    }
}
