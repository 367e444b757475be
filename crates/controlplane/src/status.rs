//! Shared counters as the words of the API.

use std::collections::BTreeMap;

use southbound::{Counters, PortState, Total};

use crate::clock;
use crate::dataplane::Attached;
use crate::journal::Journal;
use crate::response::{DataPlaneStatus, PortStatus, ReasonCount, RuleStatus, WorkerStatus};
use crate::roster::Roster;

/// Every total with its name.
const TOTALS: [(Total, &str); 20] = [
    (Total::Received, "received"),
    (Total::ReceivedOctets, "received_octets"),
    (Total::Forwarded, "forwarded"),
    (Total::ForwardedOctets, "forwarded_octets"),
    (Total::Passed, "passed"),
    (Total::PassedOctets, "passed_octets"),
    (Total::Blocked, "blocked"),
    (Total::BlockedOctets, "blocked_octets"),
    (Total::Held, "held"),
    (Total::Answered, "answered"),
    (Total::Refused, "refused"),
    (Total::Messages, "messages"),
    (Total::WouldBlock, "would_block"),
    (Total::Generation, "generation"),
    (Total::Turns, "turns"),
    (Total::Faults, "faults"),
    (Total::KernelDropped, "kernel_dropped"),
    (Total::KernelPassed, "kernel_passed"),
    (Total::Overdue, "overdue"),
    (Total::TablesFull, "tables_full"),
];

/// The data plane with all that it counts.
pub(crate) fn data_plane(attached: &Attached) -> DataPlaneStatus {
    DataPlaneStatus {
        connected_since: clock::rfc3339(attached.since_time),
        generation: attached.generation,
        digest: attached.digest,
        totals: totals(&attached.counters),
        reasons: reasons(&attached.counters),
        workers: workers(&attached.counters),
        ports: ports(&attached.counters),
    }
}

/// Reasons that occurred.
pub(crate) fn reasons(counters: &Counters) -> Vec<ReasonCount> {
    let count = |(reason, frames): (ruletable::Reason, u64)| ReasonCount {
        reason: reason.0,
        text: reason.text().to_owned(),
        frames,
    };
    counters.reasons().map(count).collect()
}

/// Rules of the current policy with their hits; none where no data plane counts.
pub(crate) fn rules(
    roster: &Roster,
    counters: Option<&Counters>,
    journal: &Journal,
) -> Vec<RuleStatus> {
    let status = |rule: &crate::manifest::RuleRow| {
        let hits = counters.map(|counters| counters.rule(rule.slot)).unwrap_or_default();
        RuleStatus {
            rule: rule.name.clone(),
            stage: rule.stage.clone(),
            mode: rule.mode.clone(),
            hits: hits.hits,
            would: hits.would,
            last_event: journal.last_of(rule.slot).map(clock::rfc3339_ns),
        }
    };
    roster.rules().iter().map(status).collect()
}

/// A generation is a level, the same in all workers; its sum means nothing.
fn totals(counters: &Counters) -> BTreeMap<String, u64> {
    let counts = TOTALS.iter().filter(|(total, _)| *total != Total::Generation);
    counts.map(|(total, name)| ((*name).to_owned(), counters.total(*total))).collect()
}

/// Both ports of the link that the first worker serves.
fn ports(counters: &Counters) -> Vec<PortStatus> {
    let ports = [("outside", Total::Outside), ("inside", Total::Inside)];
    let status = |(port, level): (&str, Total)| {
        let state = PortState::from_level(counters.total_of(0, level));
        PortStatus { port: port.to_owned(), stands_on: stands_on(state) }
    };
    ports.into_iter().map(status).collect()
}

fn stands_on(state: PortState) -> Vec<String> {
    let words = [
        (true, if state.is_af_xdp { "af_xdp" } else { "af_packet" }),
        (state.is_native, "native"),
        (state.is_zero_copy, "zero_copy"),
        (state.passes_in_kernel, "passes_in_kernel"),
        (state.is_pinned, "pinned"),
    ];
    words.into_iter().filter(|(holds, _)| *holds).map(|(_, word)| word.to_owned()).collect()
}

fn workers(counters: &Counters) -> Vec<WorkerStatus> {
    let worker = |worker| WorkerStatus {
        worker,
        turns: counters.total_of(worker, Total::Turns),
        received: counters.total_of(worker, Total::Received),
        generation: counters.total_of(worker, Total::Generation),
        faults: counters.total_of(worker, Total::Faults),
    };
    (0..counters.workers()).map(worker).collect()
}
