//! What has values: fields, and what is made of them.

use dissect::Row;

use super::calculate::{absolute, calculate, negative, shown};
use super::content::Content;
use super::field::{FieldRef, When};
use super::range::{self, Slice};
use super::types::Type;
use super::{Math, Part, Subject};

#[derive(Clone, Debug)]
pub(super) enum Term {
    /// A field, of some layers of its protocol.
    Field {
        field: FieldRef,
        layers: Vec<Slice>,
    },
    Value(Content),
    Slice(Box<Self>, Vec<Slice>),
    Call(Function, Vec<Self>),
    Minus(Box<Self>, Type),
    Math(Math, Box<Self>, Box<Self>, Type),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Function {
    Len,
    Count,
    Upper,
    Lower,
    Max,
    Min,
    Abs,
    Text,
}

/// A value of the frame, and which of the fields of that name it is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Have {
    pub(super) place: usize,
    pub(super) value: Content,
}

impl Function {
    pub(super) fn named(name: &str) -> Option<Self> {
        Some(match name {
            "len" => Self::Len,
            "count" => Self::Count,
            "upper" => Self::Upper,
            "lower" => Self::Lower,
            "max" => Self::Max,
            "min" => Self::Min,
            "abs" => Self::Abs,
            "string" => Self::Text,
            _ => return None,
        })
    }

    pub(super) fn takes_many(self) -> bool {
        matches!(self, Self::Max | Self::Min)
    }

    pub(super) fn takes(self, term: &Term) -> bool {
        let types = term.types();
        let is_field = matches!(term, Term::Field { .. });
        match self {
            Self::Len | Self::Count => is_field,
            Self::Upper | Self::Lower => is_field && types.contains(&Type::Text),
            Self::Text => {
                let is_shown = |kind: &Type| {
                    kind.is_number()
                        || matches!(
                            kind,
                            Type::Ipv4 | Type::Ipv6 | Type::Address | Type::Oid | Type::Ether
                        )
                };
                is_field && types.iter().all(is_shown)
            }
            Self::Abs => types.iter().all(|kind| kind.is_number()),
            Self::Max | Self::Min => types.iter().all(|kind| kind.has_value()) && !term.is_layer(),
        }
    }
}

impl Term {
    /// What its values are, one a field that it may be; none for a value that is written.
    pub(super) fn types(&self) -> Vec<Type> {
        match self {
            Self::Field { field, .. } => match field {
                FieldRef::Number | FieldRef::Len | FieldRef::Captured => vec![Type::Unsigned(32)],
                FieldRef::Told(_, kind) => vec![*kind],
                FieldRef::Protocols => vec![Type::Text],
                FieldRef::Time(When::Moment) => vec![Type::Moment],
                FieldRef::Time(_) => vec![Type::Time],
                FieldRef::Written(rows) => rows.iter().map(|_| Type::Text).collect(),
                FieldRef::Frame | FieldRef::Layer(_) => vec![Type::Protocol],
                FieldRef::Rows(rows) => rows.iter().map(Type::of).collect(),
            },
            Self::Value(_) => Vec::new(),
            Self::Slice(..) => vec![Type::Octets],
            Self::Call(Function::Len | Function::Count, _) => vec![Type::Unsigned(32)],
            Self::Call(Function::Upper | Function::Lower | Function::Text, _) => vec![Type::Text],
            Self::Call(Function::Max | Function::Min | Function::Abs, arguments) => {
                arguments.first().map(Self::types).unwrap_or_default()
            }
            Self::Minus(_, kind) | Self::Math(_, _, _, kind) => vec![*kind],
        }
    }

    /// The fields whose names for values count.
    pub(super) fn rows(&self) -> &[Row] {
        match self {
            Self::Field { field: FieldRef::Rows(rows), .. } => rows,
            Self::Field { .. }
            | Self::Value(_)
            | Self::Slice(..)
            | Self::Call(..)
            | Self::Minus(..)
            | Self::Math(..) => &[],
        }
    }

    pub(super) fn is_layer(&self) -> bool {
        matches!(self, Self::Field { field: FieldRef::Layer(_), .. })
    }

    /// Every value of it.
    pub(super) fn values(&self, subject: &impl Subject) -> Vec<Have> {
        match self {
            Self::Field { field, layers } => of_field(field, layers, subject),
            Self::Value(value) => vec![Have { place: 0, value: value.clone() }],
            Self::Slice(inner, slices) => {
                let part = |have: Have| Some(range::cut(&have.value.octets()?, slices));
                all(inner.values(subject).into_iter().filter_map(part).map(Content::Octets))
            }
            Self::Call(function, arguments) => of_call(*function, arguments, subject),
            Self::Minus(inner, kind) => {
                let minus = |have: Have| negative(&have.value, *kind);
                all(inner.values(subject).into_iter().filter_map(minus))
            }
            Self::Math(math, one, other, kind) => {
                let (ones, others) = (one.values(subject), other.values(subject));
                let pairs =
                    ones.iter().flat_map(|one| others.iter().map(move |other| (one, other)));
                all(pairs
                    .filter_map(|(one, other)| calculate(*math, &one.value, &other.value, *kind)))
            }
        }
    }

    /// How many layers or fields there are.
    fn count(&self, subject: &impl Subject) -> usize {
        match self {
            Self::Field { field: FieldRef::Layer(name), .. } => subject.layers(name),
            Self::Field { .. }
            | Self::Value(_)
            | Self::Slice(..)
            | Self::Call(..)
            | Self::Minus(..)
            | Self::Math(..) => self.values(subject).len(),
        }
    }
}

fn all(values: impl Iterator<Item = Content>) -> Vec<Have> {
    values.map(|value| Have { place: 0, value }).collect()
}

/// Those of the layers that are meant; they are counted to the last that has the field.
fn of_field(field: &FieldRef, layers: &[Slice], subject: &impl Subject) -> Vec<Have> {
    let numbered = numbered(field, subject);
    let last = numbered.iter().map(|(layer, _)| *layer).max().unwrap_or(0);
    let is_meant = |layer: &usize| range::has_layer(layers, *layer, last);
    numbered.into_iter().filter(|(layer, _)| is_meant(layer)).map(|(_, have)| have).collect()
}

/// Every value with the number of its layer.
fn numbered(field: &FieldRef, subject: &impl Subject) -> Vec<(usize, Have)> {
    let captured = subject.capture();
    let one = |value: Content| vec![(1, Have { place: 0, value })];
    match field {
        FieldRef::Number => one(Content::Number(captured.number.into())),
        FieldRef::Len => one(Content::Number(captured.len.into())),
        FieldRef::Captured => {
            one(Content::Number(i128::try_from(captured.octets.len()).unwrap_or(i128::MAX)))
        }
        FieldRef::Frame => one(Content::Octets(captured.octets.to_vec())),
        FieldRef::Time(When::Epoch | When::Moment) => one(Content::Number(captured.epoch_ns)),
        FieldRef::Time(When::First) => one(Content::Number(captured.relative_ns)),
        FieldRef::Time(When::Before) => one(Content::Number(captured.delta_ns)),
        FieldRef::Time(When::Shown) => one(Content::Number(captured.displayed_ns)),
        FieldRef::Told(name, kind) => {
            let of = captured.told.iter().filter(|told| told.name == *name);
            let have = |value| Have { place: 0, value };
            of.map(|told| (told.layer, have(Content::told(told.value, *kind)))).collect()
        }
        FieldRef::Protocols => one(Content::Text(captured.protocols.join(":").into_bytes())),
        FieldRef::Layer(name) => {
            let mut contents = Vec::new();
            subject.parts(name, &mut |part| {
                let Part { octets, own, len } = part;
                contents.push(Content::Layer { octets: octets.to_vec(), own, len });
            });
            (1..).zip(all(contents.into_iter())).collect()
        }
        FieldRef::Rows(rows) | FieldRef::Written(rows) => {
            let is_written = matches!(field, FieldRef::Written(_));
            let mut haves = Vec::new();
            for (place, row) in rows.iter().enumerate() {
                let kind = if is_written { Type::Text } else { Type::of(row) };
                subject.each(row, &mut |layer, value| {
                    haves.push((layer, Have { place, value: Content::of(value, kind) }));
                });
            }
            haves
        }
    }
}

fn of_call(function: Function, arguments: &[Term], subject: &impl Subject) -> Vec<Have> {
    let number = |number: usize| Content::Number(i128::try_from(number).unwrap_or(i128::MAX));
    if function == Function::Count {
        let count = arguments.first().map_or(0, |argument| argument.count(subject));
        return if count == 0 { Vec::new() } else { all(std::iter::once(number(count))) };
    }
    let haves: Vec<Have> = arguments.iter().flat_map(|argument| argument.values(subject)).collect();
    let values = || haves.iter().map(|have| &have.value);
    let by_order =
        |one: &&Content, other: &&Content| one.order(other).unwrap_or(std::cmp::Ordering::Equal);
    let change = |change: fn(&[u8]) -> Vec<u8>| {
        all(values().filter_map(|value| Some(Content::Text(change(&value.octets()?)))))
    };
    match function {
        Function::Upper => change(<[u8]>::to_ascii_uppercase),
        Function::Lower => change(<[u8]>::to_ascii_lowercase),
        Function::Max => all(values().max_by(by_order).cloned().into_iter()),
        Function::Min => all(values().min_by(by_order).cloned().into_iter()),
        Function::Abs => all(values().filter_map(absolute)),
        Function::Text => {
            let types = arguments.first().map(Term::types).unwrap_or_default();
            all(haves.iter().filter_map(|have| {
                Some(Content::Text(shown(&have.value, *types.get(have.place)?)?))
            }))
        }
        Function::Len => {
            let types = arguments.first().map(Term::types).unwrap_or_default();
            let len = |have: &Have| Some(number(len(&have.value, *types.get(have.place)?)?));
            all(haves.iter().filter_map(len))
        }
        Function::Count => Vec::new(),
    }
}

/// Octets that a value takes; a flag has none of its own.
fn len(value: &Content, kind: Type) -> Option<usize> {
    if let Content::Layer { len, .. } = value {
        return Some(*len);
    }
    match kind {
        Type::Unsigned(bits) | Type::Signed(bits) => Some(usize::from(bits.div_ceil(8))),
        Type::Boolean => Some(0),
        Type::Time | Type::Moment => None,
        Type::Text
        | Type::Ipv4
        | Type::Ipv6
        | Type::Address
        | Type::Octets
        | Type::Ether
        | Type::Oid
        | Type::Label
        | Type::Protocol => value.octets().map(|octets| octets.len()),
    }
}
