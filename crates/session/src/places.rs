//! How far networks are apart, at the least.

use alloc::vec::Vec;

use numbering::Digits;

use crate::countries::{COUNTRIES, Country};
use crate::packed::Packed;

/// Radius of the earth in km.
const EARTH_KM: u64 = 6371;
/// What stands for 1 in the sines of angles.
const ONE: i64 = 10_000;
const SCALE: u64 = ONE.unsigned_abs();

/// The middle of a network or a country, and how far its parts may be from there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// Tenths of degrees north.
    pub north: i16,
    /// Tenths of degrees east.
    pub east: i16,
    /// km from the middle to the farthest part.
    pub extent_km: u16,
}

/// Where networks are: those that a policy says, else the countries of their codes.
#[derive(Clone, Debug, Default)]
pub struct Places(Vec<(Packed, Place)>);

impl Places {
    /// Networks or countries by their digits, which stand before those that are built in.
    pub fn new(rows: impl Iterator<Item = (Digits, Place)>) -> Self {
        let mut rows: Vec<_> = rows.map(|(network, place)| (Packed::of(network), place)).collect();
        rows.sort_unstable_by_key(|(network, _)| *network);
        Self(rows)
    }

    /// Where a network is; its digits may be those of a country alone.
    pub fn find(&self, network: Digits) -> Option<Place> {
        let known = |digits| {
            let place = self.0.binary_search_by_key(&Packed::of(digits), |(network, _)| *network);
            self.0.get(place.ok()?).map(|(_, place)| *place)
        };
        known(network).or_else(|| known(network.prefix(3))).or_else(|| country(network))
    }

    /// Kilometres between two networks, straight and at the least.
    pub fn apart_km(&self, one: Digits, other: Digits) -> Option<u32> {
        if one.starts_with(other) || other.starts_with(one) {
            return Some(0);
        }
        let (one, other) = (self.find(one)?, self.find(other)?);
        let extents = u32::from(one.extent_km).saturating_add(other.extent_km.into());
        Some(one.straight_km(other).saturating_sub(extents))
    }
}

impl Place {
    /// The straight line between the middles: never longer than any way.
    fn straight_km(self, other: Self) -> u32 {
        let (one, other) = (self.vector(), other.vector());
        let squares =
            one.iter().zip(other).map(|(one, other)| one.abs_diff(other).saturating_pow(2));
        let chord = squares.fold(0_u64, u64::saturating_add).isqrt();
        let km = chord.saturating_mul(EARTH_KM) / SCALE;
        u32::try_from(km).unwrap_or(u32::MAX)
    }

    /// The point on a sphere of radius [`ONE`].
    fn vector(self) -> [i64; 3] {
        let (north, east) = (i64::from(self.north), i64::from(self.east));
        let flat = cosine(north);
        let part = |angle: i64| flat.saturating_mul(angle) / ONE;
        [part(cosine(east)), part(sine(east)), sine(north)]
    }
}

/// The country of a mobile country code.
fn country(network: Digits) -> Option<Place> {
    let code = network
        .prefix(3)
        .iter()
        .fold(0_u16, |code, digit| code.saturating_mul(10).saturating_add(digit.into()));
    let place = COUNTRIES.binary_search_by_key(&code, |(known, ..)| *known).ok()?;
    COUNTRIES.get(place).map(place_of)
}

fn place_of((_, _, north, east, extent): &Country) -> Place {
    Place { north: *north, east: *east, extent_km: *extent }
}

/// The mobile country code of the country that a global title belongs to, by the longest calling code.
pub fn country_of_title(title: Digits) -> Option<Digits> {
    let calls = |code: &str| {
        !code.is_empty() && Digits::parse(code).is_some_and(|code| title.starts_with(code))
    };
    let found = COUNTRIES.iter().filter(|(_, code, ..)| calls(code));
    let (code, ..) = found.max_by_key(|(_, code, ..)| code.len())?;
    let digits = [code / 100, code / 10 % 10, code % 10];
    digits
        .into_iter()
        .try_fold(Digits::default(), |digits, digit| digits.with(u8::try_from(digit).ok()?))
}

/// Bhaskara's approximation, within 0.2 % of [`ONE`].
fn sine(tenths: i64) -> i64 {
    let angle = tenths.rem_euclid(3600);
    let (half, sign) = if angle < 1800 { (angle, 1) } else { (angle.saturating_sub(1800), -1) };
    let product = half.saturating_mul(1800_i64.saturating_sub(half));
    let below = 4_050_000_i64.saturating_sub(product).max(1);
    product
        .saturating_mul(4)
        .saturating_mul(ONE)
        .checked_div(below)
        .unwrap_or(0)
        .saturating_mul(sign)
}

fn cosine(tenths: i64) -> i64 {
    sine(tenths.saturating_add(900))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn digits(text: &str) -> Digits {
        Digits::parse(text).unwrap()
    }

    #[test]
    fn countries_are_in_order_and_lie_on_the_earth() {
        assert!(COUNTRIES.is_sorted_by_key(|(code, ..)| *code));
        assert!(
            COUNTRIES.iter().all(|(_, _, north, east, _)| north.abs() <= 900 && east.abs() <= 1800)
        );
        assert!(COUNTRIES.len() > 200);
    }

    #[test]
    fn distances_are_at_the_least() {
        let places = Places::default();
        let apart = |one, other| places.apart_km(digits(one), digits(other)).unwrap();
        assert_eq!(apart("26201", "20801"), 0);
        assert_eq!(apart("26201", "26202"), 0);
        let berlin_to_bangkok = apart("26201", "52001");
        assert!((5500..8600).contains(&berlin_to_bangkok), "{berlin_to_bangkok}");
        assert_eq!(places.apart_km(digits("90170"), digits("26201")), None);
    }

    #[test]
    fn a_policy_says_where_a_network_is() {
        let place = Place { north: 515, east: 0, extent_km: 0 };
        let other = Place { north: 407, east: -740, extent_km: 0 };
        let places = Places::new([(digits("90170"), place), (digits("901"), other)].into_iter());

        let km = places.apart_km(digits("90170"), digits("90128")).unwrap();
        assert!((5300..5600).contains(&km), "London to New York {km}");
    }

    #[test]
    fn a_global_title_tells_its_country() {
        assert_eq!(country_of_title(digits("491701234567")), Some(digits("262")));
        assert_eq!(country_of_title(digits("15550001")), Some(digits("310")));
        assert_eq!(country_of_title(digits("77012345678")), Some(digits("401")));
        assert_eq!(country_of_title(digits("000")), None);
    }
}
