//! Arranges the rules about one message type: under which value each stands.

use alloc::vec::Vec;
use core::cmp::Reverse;

use foldhash::fast::FixedState;
use hashbrown::HashMap;

use crate::Verdict;
use crate::anchor::{self, Anchor, Class};
use crate::atom::Shape;
use crate::index::{ClassRow, Group};
use crate::parts::{CaseRow, Parts};
use crate::postings::{Span, Writer};

/// Kinds of values by which the rules of one message type are told apart; further rules are always asked.
const CLASSES_MAX: usize = 64;
/// Rules that may stand under the beginning of a value so that it need not be looked up whole.
const CROWD_MAX: u32 = 4;
/// Rules under which no look-up pays.
const SCAN_MAX: usize = 4;
/// Values under each of which a rule may stand, however many rules there are.
const SPREAD_MAX: usize = 16;
/// Places of rules that stand under more values.
const SPREAD_TOTAL_MAX: usize = 1 << 20;

type Map<K, V> = HashMap<K, V, FixedState>;

/// Groups on their way into an index.
pub(crate) struct Arranger<'p> {
    parts: &'p Parts,
    /// What each condition needs; told once, as many rules may have it.
    anchors: Map<u32, Vec<Anchor>>,
    pub(crate) writer: Writer,
    pub(crate) classes: Vec<ClassRow>,
    spread_left: usize,
}

impl<'p> Arranger<'p> {
    pub(crate) fn new(parts: &'p Parts) -> Self {
        Self {
            parts,
            anchors: Map::default(),
            writer: Writer::default(),
            classes: Vec::new(),
            spread_left: SPREAD_TOTAL_MAX,
        }
    }

    /// Every case once, and the values by which it is found.
    pub(crate) fn group(&mut self, mut cases: Vec<u32>) -> Group {
        cases.sort_unstable();
        cases.dedup();
        let first_class = u32::try_from(self.classes.len()).unwrap_or(u32::MAX);
        let is_plain = cases.iter().all(|case| self.is_plain(*case));
        if cases.len() <= SCAN_MAX {
            let always = self.writer.list(&cases);
            let questions = self.questions(&cases);
            let table = Span::default();
            let (protocol, place) = (0, 0);
            return Group {
                always,
                table,
                first_class,
                classes: 0,
                questions,
                is_plain,
                protocol,
                place,
            };
        }
        let mut chosen = self.chosen(&cases);
        shorten(&mut chosen);
        let classes = most_used(&chosen);
        let rows = (0_u64..).zip(&classes).map(|(place, class)| ClassRow::new(*class, place));
        let mut rows: Vec<ClassRow> = rows.collect();
        let mut always = Vec::new();
        let mut hashes = Vec::new();
        let mut crowds: Vec<Map<u64, u32>> = rows.iter().map(|_| Map::default()).collect();
        for (case, anchor) in cases.iter().zip(&chosen) {
            let Some(places) = anchor.as_ref().and_then(|anchor| places(anchor, &classes)) else {
                always.push(*case);
                continue;
            };
            let asked = self.questions(&[*case]);
            for (place, key) in places {
                let row = rows.get_mut(place).zip(crowds.get_mut(place));
                hashes.extend(row.map(|(row, crowd)| (note(row, crowd, key, asked), *case)));
            }
        }
        let found = rows.iter().zip(crowds).map(|(row, crowd)| most(crowd, row.keys_max()));
        let questions = found.fold(self.questions(&always), u32::saturating_add);
        self.classes.extend(rows);
        Group {
            questions,
            is_plain,
            protocol: 0,
            place: 0,
            always: self.writer.list(&always),
            table: self.writer.table(hashes),
            first_class,
            classes: u32::try_from(classes.len()).unwrap_or(0),
        }
    }

    /// For each case the anchor under whose values the fewest others stand, as it will be asked least.
    fn chosen(&mut self, cases: &[u32]) -> Vec<Option<Anchor>> {
        let all: Vec<Vec<Anchor>> = cases.iter().map(|case| self.anchors_of(*case)).collect();
        let mut crowd: Map<(Class, u128), u32> = Map::default();
        let mut used: Map<Class, u32> = Map::default();
        for value in all.iter().flatten().flat_map(|anchor| anchor.iter()) {
            let crowd = crowd.entry(*value).or_default();
            *crowd = crowd.saturating_add(1);
            let used = used.entry(value.0).or_default();
            *used = used.saturating_add(1);
        }
        let rank = |anchor: &Anchor| {
            let crowd = anchor.iter().filter_map(|value| crowd.get(value)).max();
            let used = anchor.iter().filter_map(|(class, _)| used.get(class)).min();
            (crowd.copied(), anchor.len(), Reverse(used.copied()), anchor.first().copied())
        };
        let chosen = all.into_iter().map(|anchors| anchors.into_iter().min_by_key(rank));
        chosen.map(|anchor| anchor.filter(|anchor| self.affords(anchor))).collect()
    }

    fn anchors_of(&mut self, case: u32) -> Vec<Anchor> {
        let parts = self.parts;
        let case = usize::try_from(case).ok().and_then(|case| parts.cases.get(case));
        let Some(case) = case else { return Vec::new() };
        let known = self.anchors.entry(case.program);
        known.or_insert_with(|| anchor::anchors(parts, case.program)).clone()
    }

    fn is_plain(&self, case: u32) -> bool {
        let parts = self.parts;
        let case = usize::try_from(case).ok().and_then(|case| parts.cases.get(case));
        let rule = |case: &CaseRow| parts.rules.get(usize::try_from(case.rule).ok()?);
        case.is_some_and(|case| {
            case.more == CaseRow::NO_MORE
                && rule(case)
                    .is_some_and(|rule| matches!(rule.verdict, Verdict::Accept | Verdict::Drop))
        })
    }

    /// Questions that asking all of these cases may take.
    fn questions(&self, cases: &[u32]) -> u32 {
        let steps = |case: &u32| {
            let case = self.parts.cases.get(usize::try_from(*case).ok()?)?;
            self.parts.steps_of(case.program).map(|(steps, _)| steps.len().max(1))
        };
        let all = cases.iter().filter_map(steps).fold(0_usize, usize::saturating_add);
        u32::try_from(all).unwrap_or(u32::MAX)
    }

    fn affords(&mut self, anchor: &Anchor) -> bool {
        if anchor.len() <= SPREAD_MAX {
            return true;
        }
        let left = self.spread_left.checked_sub(anchor.len());
        self.spread_left = left.unwrap_or(self.spread_left);
        left.is_some()
    }
}

/// Notes that so many questions stand under a value, and gives its hash.
fn note(row: &mut ClassRow, crowd: &mut Map<u64, u32>, key: u128, questions: u32) -> u64 {
    let hash = row.note(key);
    let crowd = crowd.entry(hash).or_default();
    *crowd = crowd.saturating_add(questions);
    hash
}

/// Questions under the values of one kind, of which a message has so many at most.
fn most(crowd: Map<u64, u32>, keys_max: usize) -> u32 {
    let mut questions: Vec<u32> = crowd.into_values().collect();
    questions.sort_unstable_by_key(|count| Reverse(*count));
    questions.iter().take(keys_max).copied().fold(0, u32::saturating_add)
}

/// Has rules stand under the beginnings of their digits and addresses where few stand there: fewer kinds are looked up.
fn shorten(chosen: &mut [Option<Anchor>]) {
    let mut crowds: Map<Class, Map<u128, u32>> = Map::default();
    for (class, key) in chosen.iter().flatten().flat_map(|anchor| anchor.iter()) {
        let crowd = crowds.entry(*class).or_default().entry(*key).or_default();
        *crowd = crowd.saturating_add(1);
    }
    let mut order: Vec<Class> = crowds.keys().copied().collect();
    // The shorter first, digits of any number last: what is moved moves once.
    order.sort_unstable_by_key(|class| (matches!(class, Class::Field(_, Shape::Digits)), *class));
    let mut kept: Vec<Class> = Vec::new();
    let mut moved: Map<Class, Class> = Map::default();
    for class in order {
        let into = kept.iter().find(|into| is_moved(&mut crowds, class, **into));
        match into {
            Some(into) => {
                moved.insert(class, *into);
            }
            None => kept.push(class),
        }
    }
    for anchor in chosen.iter_mut().flatten() {
        if anchor.iter().any(|(class, _)| moved.contains_key(class)) {
            *anchor = anchor.iter().map(|value| shortened(*value, &moved)).collect();
        }
    }
}

/// Moves the values of a class to a shorter one, where no more than [`CROWD_MAX`] rules come to stand under any there.
fn is_moved(crowds: &mut Map<Class, Map<u128, u32>>, class: Class, into: Class) -> bool {
    let (Class::Field(field, long), Class::Field(other, short)) = (class, into) else {
        return false;
    };
    if field != other || !long.is_within(short) {
        return false;
    }
    let (Some(longs), Some(shorts)) = (crowds.get(&class), crowds.get(&into)) else { return false };
    let mut together: Map<u128, u32> = Map::default();
    for (key, count) in longs {
        let Some(key) = short.shortened(*key) else { return false };
        let crowd = together.entry(key).or_insert_with(|| shorts.get(&key).copied().unwrap_or(0));
        *crowd = crowd.saturating_add(*count);
        if *crowd > CROWD_MAX {
            return false;
        }
    }
    if let Some(shorts) = crowds.get_mut(&into) {
        shorts.extend(together);
    }
    true
}

fn shortened((class, key): (Class, u128), moved: &Map<Class, Class>) -> (Class, u128) {
    match moved.get(&class) {
        Some(Class::Field(field, shape)) => {
            (Class::Field(*field, *shape), shape.shortened(key).unwrap_or(key))
        }
        Some(_) | None => (class, key),
    }
}

/// Where each value's class stands; nothing where one is not among them.
fn places(anchor: &Anchor, classes: &[Class]) -> Option<Vec<(usize, u128)>> {
    let place = |class: &Class| classes.binary_search(class).ok();
    anchor.iter().map(|(class, key)| Some((place(class)?, *key))).collect()
}

/// The classes under which most rules stand, in order.
fn most_used(chosen: &[Option<Anchor>]) -> Vec<Class> {
    let mut used: Map<Class, u32> = Map::default();
    for (class, _) in chosen.iter().flatten().flat_map(|anchor| anchor.iter()) {
        let used = used.entry(*class).or_default();
        *used = used.saturating_add(1);
    }
    let mut ranked: Vec<_> = used.into_iter().map(|(class, used)| (Reverse(used), class)).collect();
    ranked.sort_unstable();
    ranked.truncate(CLASSES_MAX);
    let mut classes: Vec<Class> = ranked.into_iter().map(|(_, class)| class).collect();
    classes.sort_unstable();
    classes
}
