//! Finds the rules that may match a message, so that its cost does not grow with rules about others.
//!
//! Rules stand by message type; among those, a rule that needs a field to have a certain value stands under that value.

use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use arrayvec::ArrayVec;
use foldhash::fast::FixedState;
use hashbrown::HashMap;
use wire::{MessageKey, VALUES_MAX};

use crate::ahead::BothWays;
use crate::anchor::Class;
use crate::arrange::Arranger;
use crate::atom::{self, Cut, Shape};
use crate::facts::{Facts, Fields, Slot, TooMuch};
use crate::kinds::Kinds;
use crate::model::{Selector, Side};
use crate::parts::Parts;
use crate::postings::{Postings, Span};
use crate::{BundleError, KEYS_MAX, Party, QUESTIONS_MAX, Subject};

/// Lists of rules that one message may touch.
const CURSORS_MAX: usize = 128;

type Map<K, V> = HashMap<K, V, FixedState>;

/// All rules by message type.
#[derive(Debug)]
pub(crate) struct Index {
    kinds: Kinds,
    groups: Box<[Group]>,
    classes: Box<[ClassRow]>,
    postings: Postings,
    /// What is read ahead for the messages of each group.
    ahead: Box<[BothWays]>,
    questions: usize,
}

/// The most that one message may be asked: at each layer by two names, and by what every message of it is asked.
#[derive(Debug, Default)]
struct Questions(BTreeMap<u8, [u32; 3]>);

impl Questions {
    fn note(&mut self, selector: Selector, questions: u32) {
        let [first, second, every] = self.0.entry(selector.protocol).or_default();
        match selector.kind {
            None => *every = questions,
            Some(_) if questions > *first => {
                *second = core::mem::replace(first, questions);
            }
            Some(_) => *second = (*second).max(questions),
        }
    }

    fn total(&self) -> usize {
        let all = self.0.values().flatten().copied().fold(0, u32::saturating_add);
        usize::try_from(all).unwrap_or(usize::MAX)
    }
}

/// Rules about one message type, or about every one of a protocol.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Group {
    pub(crate) always: Span,
    pub(crate) table: Span,
    pub(crate) first_class: u32,
    pub(crate) classes: u32,
    /// The most that asking its rules takes.
    pub(crate) questions: u32,
    /// Its rules do nothing but accept and drop.
    pub(crate) is_plain: bool,
    /// The protocol whose messages they are about.
    pub(crate) protocol: u8,
    /// Its place among all.
    pub(crate) place: u32,
}

/// Groups about one message.
pub(crate) type Groups<'t> = ArrayVec<&'t Group, { 2 * KEYS_MAX }>;

/// A value that is looked up for a group.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ClassRow {
    pub(crate) class: Class,
    /// How keys are made of the values of its field.
    cut: Cut,
    /// Place of its field among the facts of a message.
    place: Slot,
    seed: u64,
    /// A bit for each part of the hashes that are there.
    filter: u64,
    /// The least and the greatest of the keys that are there, by their ranks.
    ranks: [u64; 2],
}

impl Index {
    pub(crate) fn new(parts: &Parts, fields: &Fields) -> Result<Self, BundleError> {
        let mut rows: Map<Selector, Vec<u32>> = Map::default();
        for entry in parts.entries.iter().filter(|entry| parts.is_asked(entry.case)) {
            rows.entry(entry.selector).or_default().push(entry.case);
        }
        let mut rows: Vec<(Selector, Vec<u32>)> = rows.into_iter().collect();
        rows.sort_unstable_by_key(|(selector, _)| *selector);
        let kinds = Kinds::new(rows.iter().map(|(selector, _)| *selector));
        let mut arranger = Arranger::new(parts);
        let mut questions = Questions::default();
        let groups = rows.into_iter().zip(0..).map(|((selector, cases), place)| {
            let group = Group { protocol: selector.protocol, place, ..arranger.group(cases) };
            questions.note(selector, group.questions);
            group
        });
        let groups: Box<[Group]> = groups.collect();
        let questions = questions.total();
        if questions > QUESTIONS_MAX {
            return Err(BundleError::Limit("questions that one message may be asked"));
        }
        let Arranger { writer, mut classes, .. } = arranger;
        for class in &mut classes {
            class.place(fields);
        }
        let postings = writer.finish().ok_or(BundleError::Limit("values that rules name"))?;
        let ahead = Box::default();
        let mut index = Self { kinds, groups, classes: classes.into(), postings, ahead, questions };
        index.ahead = index.all_ahead((parts, fields));
        Ok(index)
    }

    /// What is read ahead for each group; the one about every message of a protocol comes before all of that protocol.
    fn all_ahead(&self, known: (&Parts, &Fields)) -> Box<[BothWays]> {
        let mut all: Vec<BothWays> = Vec::with_capacity(self.groups.len());
        for group in &self.groups {
            let every = self.kinds.of(group.protocol).and_then(|kinds| kinds.every);
            let every = every.and_then(|every| all.get(usize::try_from(every).ok()?));
            let asked = (self.classes_of(group), self.postings.list(group.always));
            let others = BothWays::default();
            all.push(BothWays::new(known, group.protocol, asked, every.unwrap_or(&others)));
        }
        all.into()
    }

    /// Adds the rules about messages of these names; those about every message of a protocol once.
    #[inline]
    pub(crate) fn groups<'t>(&'t self, keys: &[MessageKey], groups: &mut Groups<'t>) {
        let mut before = None;
        for key in keys {
            let Some(kinds) = self.kinds.of(key.protocol) else { continue };
            let every = kinds.every.filter(|_| before != Some(key.protocol));
            let places = [self.kinds.find(kinds, *key), every];
            let found = places.into_iter().flatten().filter_map(|place| self.group(place));
            // There is room for two of each name.
            found.for_each(|group| groups.try_push(group).unwrap_or_default());
            before = Some(key.protocol);
        }
    }

    /// Adds the cases to ask.
    pub(crate) fn collect<'t, 'a, S: Subject<'a>>(
        &'t self,
        groups: &Groups<'_>,
        facts: &mut Facts<'_, 'a, S>,
        candidates: &mut Candidates<'t>,
    ) -> Result<(), TooMuch> {
        let (direction, mut before) = (facts.direction(), None);
        for group in groups {
            let place = usize::try_from(group.place).unwrap_or(usize::MAX);
            let ahead = self.ahead.get(place).filter(|_| before != Some(group.protocol));
            if let Some(ahead) = ahead {
                facts.read_ahead(ahead.of(direction));
            }
            before = Some(group.protocol);
            self.collect_group(group, facts, candidates)?;
        }
        candidates.arrange();
        facts.verify()
    }

    /// True where a rule is about a message of that name.
    #[inline]
    pub(crate) fn is_about(&self, key: MessageKey) -> bool {
        self.groups_about(key).next().is_some()
    }

    /// True where all rules about such a message do nothing but accept and drop.
    pub(crate) fn is_plain(&self, key: MessageKey) -> bool {
        self.groups_about(key).all(|group| group.is_plain)
    }

    /// The group about a message, and the one about every message of its protocol.
    #[inline]
    fn groups_about(&self, key: MessageKey) -> impl Iterator<Item = &Group> {
        let kinds = self.kinds.of(key.protocol);
        let places = kinds.map(|kinds| [self.kinds.find(kinds, key), kinds.every]);
        places.into_iter().flatten().flatten().filter_map(|place| self.group(place))
    }

    /// Questions that one message may be asked.
    pub(crate) fn questions(&self) -> usize {
        self.questions
    }

    /// Octets that it holds.
    pub(crate) fn octets(&self) -> usize {
        size_of_val(&*self.groups)
            .saturating_add(size_of_val(&*self.classes))
            .saturating_add(self.kinds.octets())
            .saturating_add(self.postings.octets())
    }

    fn group(&self, place: u32) -> Option<&Group> {
        self.groups.get(usize::try_from(place).ok()?)
    }

    #[inline]
    fn collect_group<'t, 'a, S: Subject<'a>>(
        &'t self,
        group: &Group,
        facts: &mut Facts<'_, 'a, S>,
        candidates: &mut Candidates<'t>,
    ) -> Result<(), TooMuch> {
        candidates.add_always(self.postings.list(group.always));
        for row in self.classes_of(group) {
            row.each_key(facts, |key| {
                let find = |hash| self.postings.find(group.table, hash);
                candidates.add(row.hash(key).map_or(&[], find));
            });
        }
        candidates.verify()
    }

    fn classes_of(&self, group: &Group) -> &[ClassRow] {
        let first = usize::try_from(group.first_class).unwrap_or(usize::MAX);
        let rest = self.classes.get(first..).unwrap_or_default();
        usize::try_from(group.classes).ok().and_then(|len| rest.get(..len)).unwrap_or_default()
    }
}

/// Cases from several lists, merged.
pub(crate) struct Candidates<'t> {
    /// The longest of those that every message of its type is asked about: most cases stand there.
    always: &'t [u32],
    /// By the first case of each once they are all there; what is used up stands last.
    cursors: ArrayVec<&'t [u32], CURSORS_MAX>,
    /// The first case of them all.
    found: u32,
    last: Option<u32>,
    is_too_much: bool,
}

impl<'t> Candidates<'t> {
    #[inline]
    pub(crate) fn new() -> Self {
        Self {
            always: &[],
            cursors: ArrayVec::new(),
            found: u32::MAX,
            last: None,
            is_too_much: false,
        }
    }

    /// The next case; one that stands in several lists comes once.
    #[inline]
    pub(crate) fn next(&mut self) -> Option<u32> {
        loop {
            let case = match self.always.split_first() {
                Some((case, rest)) if *case <= self.found => {
                    self.always = rest;
                    *case
                }
                _ => self.next_found()?,
            };
            if self.last.replace(case) != Some(case) {
                return Some(case);
            }
        }
    }

    /// The next case that a value of the message leads to.
    fn next_found(&mut self) -> Option<u32> {
        let cursor = self.cursors.first_mut()?;
        let (case, rest) = cursor.split_first()?;
        *cursor = rest;
        settle(&mut self.cursors);
        self.found = self.cursors.first().map_or(u32::MAX, |cursor| head(cursor));
        Some(*case)
    }

    /// Leaves out all cases before `case`.
    pub(crate) fn skip_to(&mut self, case: u32) {
        self.always = from(self.always, case);
        if self.cursors.is_empty() {
            return;
        }
        for cursor in &mut self.cursors {
            *cursor = from(cursor, case);
        }
        self.arrange();
    }

    /// Puts the cursors in order.
    #[inline]
    fn arrange(&mut self) {
        if self.cursors.len() > 1 {
            self.cursors.sort_unstable_by_key(|cursor| head(cursor));
        }
        self.found = self.cursors.first().map_or(u32::MAX, |cursor| head(cursor));
    }

    /// Adds cases that every message of its type is asked about.
    fn add_always(&mut self, cases: &'t [u32]) {
        let is_longer = cases.len() > self.always.len();
        let shorter = if is_longer { core::mem::replace(&mut self.always, cases) } else { cases };
        self.add(shorter);
    }

    #[inline]
    fn add(&mut self, cases: &'t [u32]) {
        if !cases.is_empty() {
            self.is_too_much |= self.cursors.try_push(cases).is_err();
        }
    }

    /// An error once there were more lists than there is room for.
    fn verify(&self) -> Result<(), TooMuch> {
        if self.is_too_much { Err(TooMuch) } else { Ok(()) }
    }
}

/// The cases of a list from that one on.
#[inline]
fn from(cases: &[u32], case: u32) -> &[u32] {
    let passed = cases.partition_point(|one| *one < case);
    cases.get(passed..).unwrap_or_default()
}

/// The first case of a list.
#[inline]
fn head(cursor: &[u32]) -> u32 {
    cursor.first().copied().unwrap_or(u32::MAX)
}

/// Puts the first cursor behind those whose cases come before its own.
#[inline]
fn settle(mut cursors: &mut [&[u32]]) {
    while let Some((first, behind)) = cursors.split_first_mut()
        && let Some(second) = behind.first_mut()
        && head(second) < head(first)
    {
        core::mem::swap(first, second);
        cursors = behind;
    }
}

impl ClassRow {
    pub(crate) fn new(class: Class, place: u64) -> Self {
        let seed = place.wrapping_add(1).wrapping_mul(SEED);
        let cut = match class {
            Class::Field(_, shape) => Cut::new(shape),
            Class::Source | Class::Destination => Cut::Number,
        };
        Self { class, cut, place: Slot::default(), seed, filter: 0, ranks: [u64::MAX, 0] }
    }

    /// Notes where its field stands among the facts of a message.
    fn place(&mut self, fields: &Fields) {
        if let Class::Field(field, _) = self.class {
            self.place = fields.slot(field);
        }
    }

    /// Values of the class that one message may have, hence lists.
    pub(crate) fn keys_max(&self) -> usize {
        match self.class {
            Class::Source | Class::Destination => 1,
            Class::Field(_, Shape::Leading | Shape::Trailing) => CURSORS_MAX,
            Class::Field(..) => VALUES_MAX,
        }
    }

    /// Notes a value that is there, and gives its hash.
    pub(crate) fn note(&mut self, key: u128) -> u64 {
        let hash = hash(self.seed, atom::halves(key));
        self.filter |= filter(hash);
        let ([least, greatest], rank) = (self.ranks, self.cut.rank(key));
        self.ranks = [least.min(rank), greatest.max(rank)];
        hash
    }

    /// Visits every value of the class that a message has and that lies among those that are there.
    #[inline]
    fn each_key<'a, S: Subject<'a>>(
        &self,
        facts: &mut Facts<'_, 'a, S>,
        mut visit: impl FnMut([u64; 2]),
    ) {
        let [least, greatest] = self.ranks;
        let mut among = |rank, key| {
            if least <= rank && rank <= greatest {
                visit(key);
            }
        };
        let side = match self.class {
            Class::Field(field, _) => {
                return self.cut.each_key(facts.values(field, self.place), among);
            }
            Class::Source => Side::Source,
            Class::Destination => Side::Destination,
        };
        if let Party::Partner(id) = facts.party(side) {
            among(id.0.into(), [0, id.0.into()]);
        }
    }

    /// The hash of a value that may be there.
    #[inline]
    fn hash(&self, key: [u64; 2]) -> Option<u64> {
        let hash = hash(self.seed, key);
        (self.filter & filter(hash) != 0).then_some(hash)
    }
}

const SEED: u64 = 0x9e37_79b9_7f4a_7c15;

/// Folds both halves of a product of 128 bits, so that every bit of the key moves every bit of the hash.
#[inline]
fn hash(seed: u64, [high, low]: [u64; 2]) -> u64 {
    let (high, low) = (high ^ FACTORS[0], low ^ seed);
    let [above, below] = atom::halves(u128::from(high).wrapping_mul(low.into()));
    let folded = above ^ below;
    let [above, below] = atom::halves(u128::from(folded ^ FACTORS[1]).wrapping_mul(SEED.into()));
    above ^ below
}

const FACTORS: [u64; 2] = [0x2d35_8dcc_aa6c_78a5, 0x8bb8_4b93_962e_acc9];

/// The bit of a hash in the filter of its class.
#[inline]
fn filter(hash: u64) -> u64 {
    1_u64.wrapping_shl(u32::try_from(hash & 63).unwrap_or(0))
}
