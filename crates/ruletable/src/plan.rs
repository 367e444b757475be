//! Conditions as they are asked: what is asked of one field in two steps is asked in one, and each question stands once.

use alloc::boxed::Box;
use alloc::vec::Vec;
use core::cmp::Reverse;

use crate::facts::{ANSWERS_MAX, Fields};
use crate::model::{Comparison, Test};
use crate::parts::Parts;
use crate::program::{NO, Program, Step};
use crate::question::Question;

/// No question: nothing leads to the step.
const NONE: u32 = u32::MAX;

/// Steps and their questions.
pub(crate) struct Plan {
    pub(crate) steps: Box<[Step]>,
    /// Those that most conditions ask come first.
    pub(crate) questions: Box<[Question]>,
    /// The first so many are asked several times: their answers are worth remembering.
    pub(crate) shared: u32,
}

impl Plan {
    pub(crate) fn new(parts: &Parts, fields: &Fields) -> Self {
        let mut planner = Planner {
            parts,
            places: alloc::vec![[NONE; 2]; parts.tests.len()],
            asked: Vec::new(),
            steps: parts.steps.iter().map(|step| Step { test: NONE, ..*step }).collect(),
        };
        for program in &parts.programs {
            planner.program(*program);
        }
        let Planner { asked, mut steps, .. } = planner;
        let mut order: Vec<(u32, &Asked)> = (0..).zip(&asked).collect();
        order.sort_by_key(|(_, asked)| Reverse(asked.times));
        let mut places = alloc::vec![NONE; asked.len()];
        for (place, (before, _)) in (0..).zip(&order) {
            if let Some(now) = usize::try_from(*before).ok().and_then(|at| places.get_mut(at)) {
                *now = place;
            }
        }
        for step in &mut steps {
            step.test = at(&places, step.test).copied().unwrap_or(NONE);
        }
        let question = |(_, asked): &(u32, &Asked)| {
            Some(Question::new(at(&parts.tests, asked.test)?, asked.is_denied, fields))
        };
        let shared = order.iter().take(ANSWERS_MAX).filter(|(_, asked)| asked.times > 1).count();
        Self {
            steps: steps.into(),
            questions: order.iter().filter_map(question).collect(),
            shared: u32::try_from(shared).unwrap_or(0),
        }
    }
}

/// A question and how many steps ask it.
struct Asked {
    test: u32,
    is_denied: bool,
    times: u32,
}

struct Planner<'p> {
    parts: &'p Parts,
    /// The place of each test among what is asked: as it is, and denied.
    places: Vec<[u32; 2]>,
    asked: Vec<Asked>,
    steps: Vec<Step>,
}

impl Planner<'_> {
    /// Plans each step that can be come to; jumps lead forward.
    fn program(&mut self, program: Program) {
        let Some(first) = usize::try_from(program.first).ok() else { return };
        let own = self.parts.steps.get(first..first.saturating_add(program.len.into()));
        let own = own.unwrap_or_default();
        let mut is_met = alloc::vec![false; own.len()];
        let meet = |is_met: &mut Vec<bool>, step: u16| {
            if let Some(met) = is_met.get_mut(usize::from(step)).filter(|_| step < NO) {
                *met = true;
            }
        };
        meet(&mut is_met, program.start);
        for (place, step) in own.iter().enumerate() {
            if is_met.get(place) != Some(&true) {
                continue;
            }
            let denied = self.denied(own, *step);
            let planned = denied.unwrap_or(*step);
            let test = self.place(planned.test, denied.is_some());
            meet(&mut is_met, planned.yes);
            meet(&mut is_met, planned.no);
            if let Some(step) = self.steps.get_mut(first.saturating_add(place)) {
                *step = Step { test, ..planned };
            }
        }
    }

    /// One step for two: is the field there, and does not every value of it compare so? Both ask nothing where it is
    /// absent, and lead on alike where every value does.
    fn denied(&self, own: &[Step], step: Step) -> Option<Step> {
        let Test::Present(field) = self.parts.test_of(step)? else { return None };
        let next = own.get(usize::from(step.yes)).filter(|_| step.yes < NO)?;
        let is_denied = matches!(
            self.parts.test_of(*next)?,
            Test::Field(Comparison { field: same, every: true, .. })
                if same == field && next.yes == step.no
        );
        is_denied.then_some(Step { test: next.test, yes: next.no, no: step.no })
    }

    fn place(&mut self, test: u32, is_denied: bool) -> u32 {
        let next = u32::try_from(self.asked.len()).unwrap_or(NONE);
        let places = usize::try_from(test).ok().and_then(|test| self.places.get_mut(test));
        let Some([plain, denied]) = places else { return NONE };
        let place = if is_denied { denied } else { plain };
        if *place == NONE {
            *place = next;
            self.asked.push(Asked { test, is_denied, times: 0 });
        }
        let asked = usize::try_from(*place).ok().and_then(|place| self.asked.get_mut(place));
        if let Some(asked) = asked {
            asked.times = asked.times.saturating_add(1);
        }
        *place
    }
}

fn at<T>(rows: &[T], place: u32) -> Option<&T> {
    rows.get(usize::try_from(place).ok()?)
}
