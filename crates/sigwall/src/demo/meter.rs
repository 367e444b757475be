//! What arrived, against what was sent: lost, doubled, overtaken, leaked.

use serde::Serialize;

use super::mix::{Expect, FLOWS, Mark};

/// Account of every flow.
#[derive(Debug)]
pub(crate) struct Meter {
    flows: Vec<Account>,
}

#[derive(Debug, Default)]
struct Account {
    sent: u64,
    arrived: Vec<u64>,
    distinct: u64,
    doubled: u64,
    overtaken: u64,
    highest: Option<u64>,
}

/// The sum over all flows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct Sums {
    /// Messages sent that must arrive.
    pub(crate) benign: u64,
    /// Messages sent that must not.
    pub(crate) hostile: u64,
    /// Must-arrive messages that did not.
    pub(crate) lost: u64,
    /// Messages that arrived more than once.
    pub(crate) duplicated: u64,
    /// Messages that arrived after a later one of their flow.
    pub(crate) reordered: u64,
    /// Must-not-arrive messages that did.
    pub(crate) leaked: u64,
}

impl Meter {
    pub(crate) fn new() -> Self {
        Self { flows: FLOWS.iter().map(|_| Account::default()).collect() }
    }

    /// The mark for the next message of a flow.
    pub(crate) fn next(&mut self, flow: usize) -> Option<Mark> {
        let account = self.flows.get_mut(flow)?;
        let mark = Mark { flow: u32::try_from(flow).ok()?, sequence: account.sent };
        account.sent = account.sent.saturating_add(1);
        Some(mark)
    }

    /// Notes an arrival.
    pub(crate) fn arrived(&mut self, mark: Mark) {
        let account = usize::try_from(mark.flow).ok().and_then(|flow| self.flows.get_mut(flow));
        if let Some(account) = account.filter(|account| mark.sequence < account.sent) {
            account.arrived(mark.sequence);
        }
    }

    /// True where this message has arrived.
    pub(crate) fn has_arrived(&self, mark: Mark) -> bool {
        let account = usize::try_from(mark.flow).ok().and_then(|flow| self.flows.get(flow));
        account.is_some_and(|account| account.has(mark.sequence))
    }

    /// The sums now; on the way there are always some that have not arrived yet.
    pub(crate) fn sums(&self) -> Sums {
        let mut sums = Sums::default();
        for (flow, account) in FLOWS.iter().zip(&self.flows) {
            match flow.expect {
                Expect::Pass => {
                    sums.benign = sums.benign.saturating_add(account.sent);
                    sums.lost =
                        sums.lost.saturating_add(account.sent.saturating_sub(account.distinct));
                }
                Expect::Block => {
                    sums.hostile = sums.hostile.saturating_add(account.sent);
                    sums.leaked = sums.leaked.saturating_add(account.distinct);
                }
                Expect::Swapped => {}
            }
            sums.duplicated = sums.duplicated.saturating_add(account.doubled);
            sums.reordered = sums.reordered.saturating_add(account.overtaken);
        }
        sums
    }

    /// Each flow with what was sent and what arrived.
    pub(crate) fn rows(&self) -> Vec<FlowRow> {
        let rows = FLOWS.iter().zip(&self.flows);
        rows.map(|(flow, account)| FlowRow {
            flow: flow.name,
            sent: account.sent,
            arrived: account.distinct,
        })
        .collect()
    }
}

/// One flow.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct FlowRow {
    flow: &'static str,
    sent: u64,
    arrived: u64,
}

impl Account {
    fn arrived(&mut self, sequence: u64) {
        let (word, bit) = place(sequence);
        if self.arrived.len() <= word {
            self.arrived.resize(word.saturating_add(1), 0);
        }
        let Some(word) = self.arrived.get_mut(word) else { return };
        if *word & bit != 0 {
            self.doubled = self.doubled.saturating_add(1);
            return;
        }
        *word |= bit;
        self.distinct = self.distinct.saturating_add(1);
        match self.highest {
            Some(highest) if sequence < highest => {
                self.overtaken = self.overtaken.saturating_add(1);
            }
            _ => self.highest = Some(sequence),
        }
    }

    fn has(&self, sequence: u64) -> bool {
        let (word, bit) = place(sequence);
        self.arrived.get(word).is_some_and(|word| word & bit != 0)
    }
}

fn place(sequence: u64) -> (usize, u64) {
    let word = usize::try_from(sequence / 64).unwrap_or(usize::MAX);
    (word, 1_u64.rotate_left(u32::try_from(sequence % 64).unwrap_or(0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_doubled_and_late_is_counted_apart() {
        let mut meter = Meter::new();
        let marks: Vec<Mark> = (0..4).map(|_| meter.next(0).unwrap()).collect();

        for arrival in [0, 2, 1, 1] {
            meter.arrived(marks[arrival]);
        }

        let sums = meter.sums();
        assert_eq!((sums.benign, sums.lost, sums.duplicated, sums.reordered), (4, 1, 1, 1));
    }

    #[test]
    fn an_attack_that_arrives_is_a_leak() {
        let attack = FLOWS.iter().position(|flow| flow.expect == Expect::Block).unwrap();
        let mut meter = Meter::new();
        let mark = meter.next(attack).unwrap();

        meter.arrived(mark);

        assert_eq!(meter.sums().leaked, 1);
    }
}
