//! Finds the rules that may match a message, so that its cost does not grow with rules about others.
//!
//! Rules stand by message type and direction; among those, a rule that needs a field to have a certain value
//! stands under that value.

use alloc::boxed::Box;
use alloc::vec::Vec;

use arrayvec::ArrayVec;
use foldhash::fast::FixedState;
use hashbrown::{HashMap, HashSet};
use wire::{FieldId, MessageKey, VALUES_MAX};

use crate::atom::{self, Shape};
use crate::facts::{Facts, TooMuch};
use crate::model::{Member, Operand, PartyIs, Selector, Side, Test};
use crate::parts::{Entry, Parts};
use crate::program::{NO, Step, YES};
use crate::{Direction, Party, Subject};

/// Kinds of values by which the rules of one message type are told apart; further rules are always asked.
const CLASSES_MAX: usize = 8;
/// Rules under which no look-up pays.
const SCAN_MAX: usize = 4;
/// Members of a set under each of which a rule may stand.
const SPREAD_MAX: usize = 16;
/// Lists of rules that one message may touch.
const CURSORS_MAX: usize = 128;

type Map<K, V> = HashMap<K, V, FixedState>;

/// All rules by message type and direction.
#[derive(Debug)]
pub(crate) struct Index {
    groups: Map<(Selector, Direction), Group>,
    protocols: Box<[bool; 256]>,
}

/// A rule and its condition, in the order in which rules are asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Candidate {
    pub(crate) rule: u32,
    pub(crate) program: u32,
}

#[derive(Debug, Default)]
struct Group {
    always: Box<[Candidate]>,
    classes: Box<[(Class, Bucket)]>,
}

type Keys = ArrayVec<u128, VALUES_MAX>;
type Bucket = Map<u128, Vec<Candidate>>;

/// Which value of a message is looked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Class {
    Field(FieldId, Shape),
    Source,
    Destination,
}

/// A class and the keys of which a message must have one.
struct Anchor {
    class: Class,
    keys: Vec<u128>,
}

impl Index {
    pub(crate) fn new(parts: &Parts) -> Self {
        let mut rows: Map<(Selector, Direction), Vec<Candidate>> = Map::default();
        for entry in &parts.entries {
            for direction in directions(entry) {
                let candidate = Candidate { rule: entry.rule, program: entry.program };
                rows.entry((entry.selector, direction)).or_default().push(candidate);
            }
        }
        let mut protocols = Box::new([false; 256]);
        for (Selector { protocol, .. }, _) in rows.keys() {
            if let Some(is_known) = protocols.get_mut(usize::from(*protocol)) {
                *is_known = true;
            }
        }
        let groups = rows.into_iter().map(|(key, rows)| (key, Group::new(rows, parts)));
        Self { groups: groups.collect(), protocols }
    }

    /// The rules to ask, in order.
    pub(crate) fn candidates<'t, 'a, S: Subject<'a>>(
        &'t self,
        (keys, direction): (&[MessageKey], Direction),
        facts: &mut Facts<'_, 'a, S>,
    ) -> Result<Candidates<'t>, TooMuch> {
        let mut candidates = Candidates { cursors: ArrayVec::new() };
        let mut before = None;
        for key in keys.iter().filter(|key| self.knows(key.protocol)) {
            let every = (before != Some(key.protocol)).then_some(None);
            let group = |kind| {
                let selector = Selector { protocol: key.protocol, kind };
                self.groups.get(&(selector, direction))
            };
            for group in [Some(Some(key.kind)), every].into_iter().flatten().filter_map(group) {
                group.collect(facts, &mut candidates)?;
            }
            before = Some(key.protocol);
        }
        Ok(candidates)
    }

    /// True where any rule is about messages of that protocol.
    fn knows(&self, protocol: u8) -> bool {
        self.protocols.get(usize::from(protocol)).is_some_and(|is_known| *is_known)
    }
}

/// Rules from several lists, merged.
pub(crate) struct Candidates<'t> {
    cursors: ArrayVec<&'t [Candidate], CURSORS_MAX>,
}

impl Candidates<'_> {
    /// The next rule; one that stands in several lists comes once.
    pub(crate) fn next(&mut self) -> Option<Candidate> {
        let next = self.cursors.iter().filter_map(|cursor| cursor.first()).min().copied()?;
        for cursor in &mut self.cursors {
            if let Some((first, rest)) = cursor.split_first()
                && *first == next
            {
                *cursor = rest;
            }
        }
        Some(next)
    }

    /// Leaves out all rules before `rule`.
    pub(crate) fn skip_to(&mut self, rule: u32) {
        for cursor in &mut self.cursors {
            let passed = cursor.partition_point(|candidate| candidate.rule < rule);
            *cursor = cursor.get(passed..).unwrap_or_default();
        }
    }
}

impl Group {
    fn new(mut rows: Vec<Candidate>, parts: &Parts) -> Self {
        rows.sort_unstable();
        rows.dedup();
        if rows.len() <= SCAN_MAX {
            return Self { always: rows.into(), classes: Box::default() };
        }
        let anchors: Vec<_> = rows.iter().map(|row| anchors(parts, row.program)).collect();
        let chosen = chosen(&anchors);
        let mut always = Vec::new();
        let mut classes: Vec<(Class, Bucket)> =
            chosen.iter().map(|class| (*class, Bucket::default())).collect();
        for (row, anchors) in rows.into_iter().zip(anchors) {
            let place = classes.iter_mut().find_map(|(class, bucket)| {
                anchors.iter().find(|anchor| anchor.class == *class).map(|anchor| (bucket, anchor))
            });
            match place {
                Some((bucket, anchor)) => spread(bucket, &anchor.keys, row),
                None => always.push(row),
            }
        }
        Self { always: always.into(), classes: classes.into() }
    }

    fn collect<'t, 'a, S: Subject<'a>>(
        &'t self,
        facts: &mut Facts<'_, 'a, S>,
        candidates: &mut Candidates<'t>,
    ) -> Result<(), TooMuch> {
        candidates.cursors.try_push(&self.always).map_err(|_| TooMuch)?;
        for (class, bucket) in &self.classes {
            let keys = class.keys(facts)?;
            for rows in keys.iter().filter_map(|key| bucket.get(key)) {
                candidates.cursors.try_push(rows).map_err(|_| TooMuch)?;
            }
        }
        Ok(())
    }
}

impl Class {
    /// The keys that a message has.
    fn keys<'a, S: Subject<'a>>(self, facts: &mut Facts<'_, 'a, S>) -> Result<Keys, TooMuch> {
        let party = |party| match party {
            Party::Partner(id) => Some(u128::from(id.0)),
            Party::Home | Party::Misplaced(_) | Party::Stranger => None,
        };
        match self {
            Self::Field(field, shape) => {
                let values = facts.values(field)?.iter();
                Ok(values.filter_map(|value| shape.key(value)).collect())
            }
            Self::Source => Ok(party(facts.party(Side::Source)).into_iter().collect()),
            Self::Destination => Ok(party(facts.party(Side::Destination)).into_iter().collect()),
        }
    }
}

fn spread(bucket: &mut Bucket, keys: &[u128], row: Candidate) {
    for key in keys {
        bucket.entry(*key).or_default().push(row);
    }
}

fn directions(entry: &Entry) -> impl Iterator<Item = Direction> {
    let inward = entry.ways.has_inward().then_some(Direction::Inward);
    let outward = entry.ways.has_outward().then_some(Direction::Outward);
    inward.into_iter().chain(outward)
}

/// The classes with most different keys, for they leave the fewest rules under one.
fn chosen(anchors: &[Vec<Anchor>]) -> Vec<Class> {
    let mut keys: Map<Class, HashSet<u128, FixedState>> = Map::default();
    for anchor in anchors.iter().flatten() {
        keys.entry(anchor.class).or_default().extend(anchor.keys.iter().copied());
    }
    let mut ranked: Vec<_> = keys.into_iter().map(|(class, keys)| (keys.len(), class)).collect();
    ranked.sort_unstable_by(|one, other| other.cmp(one));
    ranked.into_iter().take(CLASSES_MAX).map(|(_, class)| class).collect()
}

/// What a message must have for the condition to hold: the tests that stand on every way to yes.
fn anchors(parts: &Parts, program: u32) -> Vec<Anchor> {
    let Some((steps, mut at)) = parts.steps_of(program) else { return Vec::new() };
    let mut anchors = Vec::new();
    while let Some(step) = steps.get(usize::from(at)) {
        match step {
            Step { no: NO, yes, .. } => {
                anchors.extend(anchor(parts, &step.test));
                at = *yes;
            }
            Step { yes: NO, no, .. } => at = *no,
            Step { .. } => at = YES,
        }
    }
    anchors
}

fn anchor(parts: &Parts, test: &Test) -> Option<Anchor> {
    match test {
        Test::Party(side, PartyIs::Partner(id)) => Some(Anchor {
            class: match side {
                Side::Source => Class::Source,
                Side::Destination => Class::Destination,
            },
            keys: Vec::from([u128::from(id.0)]),
        }),
        Test::Field(comparison) if !comparison.negated => {
            let (shape, keys) = keys(parts, &comparison.operand)?;
            Some(Anchor { class: Class::Field(comparison.field, shape), keys })
        }
        Test::Field(_) | Test::Party(..) | Test::Present(_) | Test::Link(_) | Test::Way(_) => None,
    }
}

/// The keys of which a value must have one, all of one shape.
fn keys(parts: &Parts, operand: &Operand) -> Option<(Shape, Vec<u128>)> {
    let members: &[Member] = match operand {
        Operand::Is(member) => core::slice::from_ref(member),
        Operand::Set(set) => parts.sets.get(usize::try_from(set.0).ok()?)?,
        Operand::Order(..)
        | Operand::Contains(_)
        | Operand::List(..)
        | Operand::Matches(_)
        | Operand::Slice(..)
        | Operand::Bits { .. } => return None,
    };
    if members.len() > SPREAD_MAX {
        return None;
    }
    let atoms = members.iter().map(atom::of).collect::<Option<Vec<_>>>()?;
    let (shape, _) = *atoms.first()?;
    let is_one_shape = atoms.iter().all(|(other, _)| *other == shape);
    is_one_shape.then(|| {
        let mut keys: Vec<_> = atoms.into_iter().map(|(_, key)| key).collect();
        keys.sort_unstable();
        keys.dedup();
        (shape, keys)
    })
}
