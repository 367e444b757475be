//! Identities wherever a component has them (TS 29.002 §17.7.8, TS 23.003).

use numbering::{Digits, networks};
use wire::{Value, Values, Yield as _};

use super::component::Component;
use super::content::{by_identity, network};
use super::grammar::Content;

/// Adds every subscriber: by identity, or by a number whose plan is that of identities.
pub(super) fn subscribers<'a>(component: &Component<'a>, values: &mut Values<'a>) {
    each(component, |digits| values.add(Value::Digits(digits)));
}

/// Adds the country of every subscriber.
pub(super) fn countries<'a>(component: &Component<'a>, values: &mut Values<'a>) {
    each(component, |digits| networks::country(digits).give(values));
}

/// Adds the network of every subscriber in his country.
pub(super) fn networks_of<'a>(component: &Component<'a>, values: &mut Values<'a>) {
    each(component, |digits| networks::network(digits).give(values));
}

/// Adds the network of every area.
pub(super) fn areas<'a>(component: &Component<'a>, values: &mut Values<'a>) {
    component.visit(&mut |found| {
        let is_area = matches!(
            found.content,
            Some(
                Content::Area
                    | Content::Cell
                    | Content::Routing
                    | Content::Tracking
                    | Content::Eutran
                    | Content::Plmn
            )
        );
        network(found.octets).filter(|_| is_area).give(values);
    });
}

/// Country of an area.
pub(super) fn area_country(octets: &[u8]) -> Option<u16> {
    networks::country(network(octets)?.digits())
}

/// Network of an area in its country; its third digit tells its length.
pub(super) fn area_network(octets: &[u8]) -> Option<u16> {
    let mut digits = network(octets)?.digits().iter().skip(3);
    digits.try_fold(0_u16, |number, digit| number.checked_mul(10)?.checked_add(digit.into()))
}

/// Five to fifteen decimal digits (TS 23.003 §2.2).
pub(super) fn is_subscriber(octets: &[u8]) -> bool {
    let digits = Digits::from_tbcd(octets);
    digits.is_some_and(|digits| (5..=15).contains(&digits.len()) && digits.is_decimal())
}

fn each(component: &Component<'_>, mut read: impl FnMut(Digits)) {
    component.visit(&mut |found| {
        let digits = match found.content {
            Some(Content::Imsi) => Digits::from_tbcd(found.octets),
            Some(Content::Address) => by_identity(found.octets),
            _ => None,
        };
        if let Some(digits) = digits.filter(|digits| !digits.is_empty()) {
            read(digits);
        }
    });
}
