//! Fields that all rules about a message will ask, unless one of them ends it: read in one go before the first is asked.

use alloc::boxed::Box;
use alloc::vec::Vec;

use wire::FieldId;

use crate::Direction;
use crate::anchor::Class;
use crate::facts::{Fields, Slot};
use crate::index::ClassRow;
use crate::model::{Test, Ways};
use crate::parts::Parts;
use crate::program::NO;

/// Fields that are read in one go.
pub(crate) const AHEAD_MAX: usize = 64;

/// Fields of one protocol with their places among the facts of a message.
#[derive(Clone, Debug, Default)]
pub(crate) struct Ahead {
    pub(crate) fields: Box<[FieldId]>,
    pub(crate) slots: Box<[Slot]>,
}

/// Fields that are read ahead, by the direction of the message.
#[derive(Clone, Debug, Default)]
pub(crate) struct BothWays([Ahead; 2]);

impl BothWays {
    /// Those that rules about messages of a protocol ask: under which values some stand, and what the others ask of a
    /// message about which no comparison holds; and those of `others`.
    pub(crate) fn new(
        (parts, fields): (&Parts, &Fields),
        protocol: u8,
        (classes, always): (&[ClassRow], &[u32]),
        others: &Self,
    ) -> Self {
        let of_class = |row: &ClassRow| match row.class {
            Class::Field(field, _) => Some(field),
            Class::Source | Class::Destination => None,
        };
        let ahead = |direction| {
            let mut asked: Vec<FieldId> = classes.iter().filter_map(of_class).collect();
            for case in always {
                asked.extend(first_asked(parts, *case, direction));
            }
            asked.extend(others.of(direction).fields.iter());
            asked.sort_unstable();
            asked.dedup();
            asked.retain(|field| field.protocol == protocol && fields.slot(*field).is_kept());
            asked.truncate(AHEAD_MAX);
            let slots = asked.iter().map(|field| fields.slot(*field)).collect();
            Ahead { fields: asked.into(), slots }
        };
        Self([ahead(Direction::Inward), ahead(Direction::Outward)])
    }

    /// Those of a message of that direction.
    #[inline]
    pub(crate) fn of(&self, direction: Direction) -> &Ahead {
        let [inward, outward] = &self.0;
        match direction {
            Direction::Inward => inward,
            Direction::Outward => outward,
        }
    }
}

/// What a case asks of a message that goes that way, as long as no answer is yes.
fn first_asked(parts: &Parts, case: u32, direction: Direction) -> Vec<FieldId> {
    let mut asked = Vec::new();
    let case = usize::try_from(case).ok().and_then(|case| parts.cases.get(case));
    let case = case.filter(|case| Ways::has(case.ways, direction));
    let Some((steps, start)) = case.and_then(|case| parts.steps_of(case.program)) else {
        return asked;
    };
    let mut at = start;
    // Jumps lead forward.
    while at < NO {
        let Some(step) = steps.get(usize::from(at)) else { break };
        asked.extend(parts.test_of(*step).and_then(Test::field));
        at = step.no;
    }
    asked
}
