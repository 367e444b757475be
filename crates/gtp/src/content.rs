//! What stands inside information elements of every version: numbers, digits, addresses, names of labels.
//!
//! Each reader takes what it needs from the front; a later release may append octets.

use core::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use numbering::{Digits, Imei, Imsi, Msisdn, Plmn, Teid, networks};
use wire::{Fault, Value};

/// Octets of an APN (TS 23.003 §9.1).
const APN_MAX: usize = 100;

pub(crate) fn first_u8(octets: &[u8]) -> Option<u8> {
    octets.first().copied()
}

pub(crate) fn first_u16(octets: &[u8]) -> Option<u16> {
    octets.first_chunk().copied().map(u16::from_be_bytes)
}

pub(crate) fn first_u24(octets: &[u8]) -> Option<u32> {
    octets.first_chunk().map(|[high, middle, low]| u32::from_be_bytes([0, *high, *middle, *low]))
}

pub(crate) fn first_u32(octets: &[u8]) -> Option<u32> {
    octets.first_chunk().copied().map(u32::from_be_bytes)
}

pub(crate) fn teid(octets: &[u8]) -> Option<Teid> {
    first_u32(octets).map(Teid)
}

pub(crate) fn imsi(octets: &[u8]) -> Option<Imsi> {
    Digits::from_tbcd(octets).and_then(Imsi::new)
}

pub(crate) fn digits(octets: &[u8]) -> Option<Digits> {
    Digits::from_tbcd(octets).filter(|digits| !digits.is_empty())
}

/// Digits as they are shown: up to the first filler, whatever stands behind it, and the first 30.
pub(crate) fn told_digits(octets: &[u8]) -> Option<Digits> {
    Digits::from_tbcd(octets).or_else(|| Some(until_filler(octets))).filter(|told| !told.is_empty())
}

#[cold]
fn until_filler(octets: &[u8]) -> Digits {
    let nibbles = octets.iter().flat_map(|octet| [octet & 0x0f, octet >> 4]);
    let all = nibbles.map_while(|digit| Some(digit).filter(|digit| *digit != 0x0f));
    all.fold(Digits::default(), |digits, digit| digits.with(digit).unwrap_or(digits))
}

pub(crate) fn msisdn(octets: &[u8]) -> Option<Msisdn> {
    digits(octets).map(Msisdn)
}

pub(crate) fn imei(octets: &[u8]) -> Option<Imei> {
    digits(octets).map(Imei)
}

pub(crate) fn plmn(octets: &[u8]) -> Option<Plmn> {
    octets.first_chunk().copied().and_then(Plmn::from_octets)
}

pub(crate) fn ipv4(octets: &[u8]) -> Option<Ipv4Addr> {
    octets.first_chunk::<4>().copied().map(Ipv4Addr::from)
}

pub(crate) fn ipv6(octets: &[u8]) -> Option<Ipv6Addr> {
    octets.first_chunk::<16>().copied().map(Ipv6Addr::from)
}

/// An address whose family its length tells.
pub(crate) fn address(octets: &[u8]) -> Option<IpAddr> {
    match octets.len() {
        4 => ipv4(octets).map(IpAddr::V4),
        16 => ipv6(octets).map(IpAddr::V6),
        _ => None,
    }
}

/// The same where an octet of type and length stands before it, which Wireshark passes over.
pub(crate) fn told_address(octets: &[u8]) -> Option<IpAddr> {
    match (octets, octets.len()) {
        ([_, address @ ..], 5 | 17) => self::address(address),
        _ => address(octets),
    }
}

pub(crate) fn v4_only(address: IpAddr) -> Option<Ipv4Addr> {
    match address {
        IpAddr::V4(v4) => Some(v4),
        IpAddr::V6(_) => None,
    }
}

pub(crate) fn v6_only(address: IpAddr) -> Option<Ipv6Addr> {
    match address {
        IpAddr::V4(_) => None,
        IpAddr::V6(v6) => Some(v6),
    }
}

pub(crate) fn labels(octets: &[u8]) -> Option<Value<'_>> {
    (!octets.is_empty()).then_some(Value::Labels(octets))
}

/// Country code of a network as a number.
pub(crate) fn mcc(plmn: Plmn) -> u16 {
    number(plmn.digits().iter().take(3))
}

/// Network code as a number; its leading zeros are lost, as in Wireshark.
pub(crate) fn mnc(plmn: Plmn) -> u16 {
    number(plmn.digits().iter().skip(3))
}

/// Network of an identity in its country, as its first digits tell (TS 23.003 §2.2).
pub(crate) fn home_mnc(imsi: Imsi) -> Option<u16> {
    networks::network(imsi.digits())
}

/// Country of a telephone number behind its first octet, where that says it is international (TS 29.002 §17.7.8).
pub(crate) fn country_code(octets: &[u8]) -> Option<u16> {
    let (form, number) = octets.split_first()?;
    let is_international = form >> 4 & 7 == 1;
    digits(number).filter(|_| is_international).and_then(networks::country_code)
}

/// Country code of a subscriber's home as a number.
pub(crate) fn home_mcc(imsi: Imsi) -> u16 {
    number(imsi.digits().iter().take(3))
}

fn number(digits: impl Iterator<Item = u8>) -> u16 {
    digits.fold(0, |sum: u16, digit| sum.saturating_mul(10).saturating_add(digit.into()))
}

/// Refuses labels that two readers could take apart differently: a length beyond the end, an empty label among
/// others, what is no letter of a name inside one (TS 23.003 §9.1).
pub(crate) fn check_labels(octets: &[u8]) -> Result<(), Fault> {
    if octets.len() > APN_MAX {
        return Err(Fault::Length);
    }
    let mut rest = octets;
    while let Some((len, after)) = rest.split_first() {
        let (label, next) = after.split_at_checked((*len).into()).ok_or(Fault::Length)?;
        if !are_letters(label) || (label.is_empty() && octets.len() != 1) {
            return Err(Fault::Value);
        }
        rest = next;
    }
    Ok(())
}

/// True where no octet is a dot, a space, a control or anything outside ASCII; eight are looked at at once.
#[inline]
fn are_letters(label: &[u8]) -> bool {
    let are = |octets: &[u8; 8]| are_eight_letters(u64::from_be_bytes(*octets));
    if let (Some(first), Some(last)) = (label.first_chunk(), label.last_chunk()) {
        let (words, _) = label.as_chunks();
        return match label.len() {
            8 => are(first),
            _ => words.iter().all(are) && are(last),
        };
    }
    if let (Some(first), Some(last)) = (label.first_chunk(), label.last_chunk()) {
        let [first, last] = [first, last].map(|half| u64::from(u32::from_be_bytes(*half)));
        return are_eight_letters(first << 32 | last);
    }
    label.iter().all(|octet| octet.is_ascii_graphic() && *octet != b'.')
}

#[inline]
fn are_eight_letters(octets: u64) -> bool {
    const ONES: u64 = u64::MAX / 0xff;
    const HIGH: u64 = ONES << 7;
    // The highest bit of each octet tells; an octet that carries into the next one has it itself.
    let is_visible = (octets | HIGH).wrapping_sub(ONES * 0x21);
    let is_beyond = octets | octets.wrapping_add(ONES);
    let from_dot = octets ^ (ONES * 0x2e);
    let is_no_dot = (from_dot & !HIGH).wrapping_add(!HIGH) | from_dot;
    is_visible & !is_beyond & is_no_dot & HIGH == HIGH
}

/// Refuses digits that are none, or more than a subscriber's identity has.
pub(crate) fn check_imsi(octets: &[u8]) -> Result<(), Fault> {
    if Imsi::is_tbcd(octets) { Ok(()) } else { Err(Fault::Value) }
}

/// Refuses digits that are none or more than 16.
pub(crate) fn check_digits(octets: &[u8]) -> Result<(), Fault> {
    if Digits::are_tbcd(octets) { Ok(()) } else { Err(Fault::Value) }
}

/// Refuses a network code that is none.
pub(crate) fn check_plmn(octets: &[u8]) -> Result<(), Fault> {
    check_length(octets, 3)?;
    plmn(octets).map(|_| ()).ok_or(Fault::Value)
}

/// Refuses an address of neither family.
pub(crate) fn check_address(octets: &[u8]) -> Result<(), Fault> {
    address(octets).map(|_| ()).ok_or(Fault::Length)
}

/// Refuses content that is shorter than what is read from it.
pub(crate) fn check_length(octets: &[u8], min: usize) -> Result<(), Fault> {
    if octets.len() < min { Err(Fault::Length) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    extern crate std;

    use proptest::prelude::*;
    use std::string::ToString as _;

    use super::*;

    proptest! {
        #[test]
        fn labels_hold_what_can_be_seen_and_no_dot(
            label in prop::collection::vec(prop_oneof![30 => 0x21_u8..0x7f, 1 => 0_u8..], 0..20),
        ) {
            let is_letter = |octet: &u8| octet.is_ascii_graphic() && *octet != b'.';

            prop_assert_eq!(are_letters(&label), label.iter().all(is_letter));
        }
    }

    #[test]
    fn digits_are_told_up_to_the_first_filler_whatever_they_are() {
        let told = |octets: &[u8]| told_digits(octets).map(|digits| digits.to_string());

        assert_eq!(told(&[0x00, 0x01, 0xf1]).unwrap(), "00101");
        assert_eq!(told(&[0x00, 0xf1, 0x10]).unwrap(), "001");
        assert_eq!(told(&[0; 20]).unwrap(), "0".repeat(30));
        assert_eq!(told(&[0xff]), None);
    }
}
