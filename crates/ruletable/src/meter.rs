//! What is counted from one message to the next: the table says what counts together, its caller keeps the counts.

use alloc::boxed::Box;
use core::hash::{BuildHasher as _, Hash as _, Hasher};
use core::net::IpAddr;

use arrayvec::ArrayVec;
use foldhash::fast::{FixedState, FoldHasher};
use wire::Value;

use crate::facts::{Facts, TooMuch};
use crate::parts::Parts;
use crate::{Cap, KEYS_MAX, KeyPart, Limit, Party, Rate, Subject, text};

/// Keeps the counts of limits and what is locked out; the time is its own.
pub trait Meter {
    /// Hashes of keys begin with it, so that nobody can choose keys that fall together.
    fn seed(&self) -> u64;
    /// True where one more message of that key keeps to the rate.
    fn has_room(&self, key: u64, rate: Rate) -> bool;
    /// Counts one message that has room.
    fn take(&mut self, key: u64, rate: Rate) -> Share;
    /// Locks a key out for so many seconds.
    fn lock(&mut self, key: u64, seconds: u32);
    /// True while a key is locked out.
    fn is_locked(&self, key: u64) -> bool;
}

/// How much of a burst was used up before and after a message, in percent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    /// Before it.
    pub before: u8,
    /// After it.
    pub after: u8,
}

/// Counts nothing: every message has room, except where none ever has.
impl Meter for () {
    fn seed(&self) -> u64 {
        0
    }

    fn has_room(&self, _: u64, rate: Rate) -> bool {
        rate.burst > 0
    }

    fn take(&mut self, _: u64, _: Rate) -> Share {
        Share { before: 0, after: 0 }
    }

    fn lock(&mut self, _: u64, _: u32) {}

    fn is_locked(&self, _: u64) -> bool {
        false
    }
}

/// What the limits of a rule say of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Usage {
    /// All of them have room and have counted it; true where one of them is near.
    Within(bool),
    /// The one with that key has no room; none has counted it.
    Over(u64),
}

/// A limit as it is asked.
#[derive(Debug)]
pub(crate) struct Counter {
    pub(crate) limit: Limit,
    /// Tells it from those of all other rules, in every policy that has a rule of that name.
    id: u64,
}

impl Counter {
    /// Every limit, by the rule whose it is and its place there.
    pub(crate) fn all(parts: &Parts) -> Box<[Self]> {
        let counter = |limit: &Limit| Self { limit: limit.clone(), id: 0 };
        let mut all: Box<[Self]> = parts.limits.iter().map(counter).collect();
        for case in &parts.cases {
            let place = |place: u32| usize::try_from(place).ok();
            let more = place(case.more).and_then(|more| parts.more.get(more));
            let rule = place(case.rule).and_then(|rule| parts.rules.get(rule));
            let Some((more, rule)) = more.zip(rule) else { continue };
            let first = place(more.limits.first).unwrap_or(usize::MAX);
            let own = all.iter_mut().skip(first).take(more.limits.count.into());
            for (counter, place) in own.zip(0_u8..) {
                counter.id = FixedState::default().hash_one((rule.name.as_str(), place));
            }
        }
        all
    }
}

/// Limits of one rule whose keys are told once; those of further ones are told as often as they are needed.
const KEYS_KEPT: usize = 8;

/// Counts a message by all limits that apply to it, or by none where one has no room.
pub(crate) fn count<'a, S: Subject<'a>, M: Meter>(
    counters: &[Counter],
    facts: &mut Facts<'_, 'a, S>,
    meter: &mut M,
) -> Result<Usage, TooMuch> {
    let mut keys = ArrayVec::<Option<u64>, KEYS_KEPT>::new();
    for counter in counters {
        let key = key(counter, facts, meter)?;
        // Where there is no room it is told again.
        keys.try_push(key).unwrap_or_default();
        if let Some(key) = key.filter(|key| !meter.has_room(*key, counter.limit.rate)) {
            return Ok(Usage::Over(key));
        }
    }
    let mut is_near = false;
    for (place, counter) in counters.iter().enumerate() {
        let key = match keys.get(place) {
            Some(key) => *key,
            None => key(counter, facts, meter)?,
        };
        let Some(key) = key else { continue };
        is_near |= meter.take(key, counter.limit.rate).reaches(counter.limit.warn);
    }
    Ok(Usage::Within(is_near))
}

/// True where a message is locked out by one of the limits.
pub(crate) fn is_locked<'a, S: Subject<'a>, M: Meter>(
    counters: &[Counter],
    facts: &mut Facts<'_, 'a, S>,
    meter: &M,
) -> Result<bool, TooMuch> {
    for counter in counters {
        if key(counter, facts, meter)?.is_some_and(|key| meter.is_locked(key)) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Counts a message by the caps of its partner that are about it, or by none where one has no room.
pub(crate) fn count_caps<'a, S: Subject<'a>, M: Meter>(
    (partner, caps): (&str, &[Cap]),
    subject: &S,
    meter: &mut M,
) -> Usage {
    let protocols = protocols(subject);
    let applying = || caps.iter().zip(0..).filter(|(cap, _)| cap.protocols & protocols != 0);
    let key = |seed, place: u8| FixedState::with_seed(seed).hash_one((CAP, partner, place));
    for (cap, place) in applying() {
        let key = key(meter.seed(), place);
        if !meter.has_room(key, cap.rate) {
            return Usage::Over(key);
        }
    }
    let mut is_near = false;
    for (cap, place) in applying() {
        is_near |= meter.take(key(meter.seed(), place), cap.rate).reaches(cap.warn);
    }
    Usage::Within(is_near)
}

impl Share {
    /// True where the message went over so many percent; 0 is never reached.
    fn reaches(self, percent: u8) -> bool {
        percent > 0 && self.before < percent && percent <= self.after
    }
}

/// Separates keys of partners' caps from those of rules.
const CAP: u8 = 1;
const LIMIT: u8 = 0;

/// The key of a message; nothing where it lacks a value.
fn key<'a, S: Subject<'a>, M: Meter>(
    counter: &Counter,
    facts: &mut Facts<'_, 'a, S>,
    meter: &M,
) -> Result<Option<u64>, TooMuch> {
    let mut hasher = FixedState::with_seed(meter.seed()).build_hasher();
    (LIMIT, counter.id).hash(&mut hasher);
    for part in &counter.limit.key {
        if !add(*part, facts, &mut hasher)? {
            return Ok(None);
        }
    }
    Ok(Some(hasher.finish()))
}

fn add<'a, S: Subject<'a>>(
    part: KeyPart,
    facts: &mut Facts<'_, 'a, S>,
    hasher: &mut FoldHasher<'_>,
) -> Result<bool, TooMuch> {
    Ok(match part {
        KeyPart::Field(field) => {
            facts.counted(field)?.first().is_some_and(|value| add_value(value, None, hasher))
        }
        KeyPart::Prefix(field, len) => {
            facts.counted(field)?.first().is_some_and(|value| add_value(value, Some(len), hasher))
        }
        KeyPart::Partner(side) => add_party(facts.party(side), hasher),
        KeyPart::Message => facts.innermost().inspect(|key| key.hash(hasher)).is_some(),
    })
}

fn add_party(party: Party, hasher: &mut impl Hasher) -> bool {
    party.hash(hasher);
    matches!(party, Party::Partner(_))
}

/// The same value of another protocol counts together, so that changing the protocol does not double a limit.
fn add_value(value: &Value<'_>, prefix: Option<u8>, hasher: &mut impl Hasher) -> bool {
    match (value, prefix) {
        (Value::Number(number), _) => number.hash(hasher),
        (Value::Digits(digits), Some(len)) => {
            let digits = digits.prefix(usize::from(len).min(digits.len()));
            (digits.len(), digits.word()).hash(hasher);
        }
        (Value::Digits(digits), None) => (digits.len(), digits.word()).hash(hasher),
        (Value::Address(address), _) => masked(*address, prefix.unwrap_or(128)).hash(hasher),
        (Value::Text(_) | Value::Labels(_), _) => match text::folded(value) {
            Some(name) => name.hash(hasher),
            None => return false,
        },
        (Value::Octets(octets), _) => octets.hash(hasher),
    }
    true
}

fn masked(address: IpAddr, len: u8) -> IpAddr {
    match address {
        IpAddr::V4(address) => {
            let mask = u32::MAX.checked_shl(32_u32.saturating_sub(len.into())).unwrap_or(0);
            IpAddr::V4((address.to_bits() & mask).into())
        }
        IpAddr::V6(address) => {
            let mask = u128::MAX.checked_shl(128_u32.saturating_sub(len.into())).unwrap_or(0);
            IpAddr::V6((address.to_bits() & mask).into())
        }
    }
}

/// A bit for every protocol of a message.
fn protocols<'a, S: Subject<'a>>(subject: &S) -> u64 {
    let keys = subject.keys();
    let bits = keys.iter().take(KEYS_MAX).filter_map(|key| 1_u64.checked_shl(key.protocol.into()));
    bits.fold(0, |all, bit| all | bit)
}
