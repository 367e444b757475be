//! Values of a component, found by the schema and read as what they are.

use numbering::{Digits, Plmn};
use wire::{Value, Values};

use super::component::{Component, ComponentKind};
use super::schema::{Content, ROWS, Row, Step};
use crate::ber::Tlv;

impl<'a> Component<'a> {
    /// Adds every value of the field of that name.
    pub(super) fn give(&self, name: &str, values: &mut Values<'a>) {
        for row in self.rows().filter(|row| row.name == name) {
            if let Some(value) = self.find(row).and_then(|found| value(row.content, found.octets)) {
                values.add(value);
            }
        }
    }

    /// Adds the digits of every value of that kind.
    pub(super) fn give_digits(&self, content: Content, values: &mut Values<'a>) {
        for row in self.rows().filter(|row| row.content == content) {
            if let Some(digits) = self.find(row).and_then(|found| digits(content, found.octets)) {
                values.add(Value::Digits(digits));
            }
        }
    }

    /// Adds the digits of every value of the fields of these names.
    pub(super) fn give_role(&self, names: &[&str], values: &mut Values<'a>) {
        for row in self.rows().filter(|row| names.contains(&row.name)) {
            if let Some(digits) = self.find(row).and_then(|found| digits(row.content, found.octets))
            {
                values.add(Value::Digits(digits));
            }
        }
    }

    /// Networks of all areas.
    pub(super) fn areas(&self) -> impl Iterator<Item = Plmn> + '_ {
        self.rows()
            .filter(|row| row.content == Content::Area)
            .filter_map(|row| self.find(row))
            .filter_map(|found| Plmn::from_octets(*found.octets.first_chunk()?))
    }

    fn rows(&self) -> impl Iterator<Item = &'static Row> + use<'a> {
        let is_result = match self.kind {
            ComponentKind::INVOKE => Some(false),
            ComponentKind::RETURN_RESULT_LAST | ComponentKind::RETURN_RESULT_NOT_LAST => Some(true),
            _ => None,
        };
        let operation = self.local();
        ROWS.iter().filter(move |row| {
            Some(row.is_result) == is_result && operation == Some(i32::from(row.operation.0))
        })
    }

    fn find(&self, row: &Row) -> Option<Tlv<'a>> {
        let ((tag, _), rest) = row.path.split_first()?;
        let parameter = self.parameter.filter(|parameter| parameter.tag == *tag)?;
        rest.iter().try_fold(parameter, |value, (tag, place): &Step| {
            value.inside().filter(|inner| inner.tag == *tag).nth(usize::from(*place))
        })
    }
}

/// Wireshark gives numbers as the octets that they are; those of a role are given as digits.
fn value(content: Content, octets: &[u8]) -> Option<Value<'_>> {
    match content {
        Content::Imsi | Content::Number | Content::Imei | Content::Area | Content::Octets => {
            Some(Value::Octets(octets))
        }
        Content::Flag => Some(Value::Number(octets.iter().any(|octet| *octet != 0).into())),
        Content::Integer => {
            let is_short = octets.len() <= 8;
            is_short.then(|| {
                Value::Number(octets.iter().fold(0, |sum, octet| sum << 8 | u64::from(*octet)))
            })
        }
    }
}

/// A number has an octet of nature and plan before it (TS 29.002 §17.7.8).
fn digits(content: Content, octets: &[u8]) -> Option<Digits> {
    match content {
        Content::Imsi | Content::Imei => Digits::from_tbcd(octets),
        Content::Number => Digits::from_tbcd(octets.split_first()?.1),
        Content::Area | Content::Integer | Content::Flag | Content::Octets => None,
    }
}
