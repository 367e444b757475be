//! What a client is told: one JSON value a line. Subscribers appear masked.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::manifest::Digest;

/// The answer to one request.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Response {
    /// To `push`, `activate` and `rollback`.
    InForce(Applied),
    /// To `check`: rendered warnings, empty where there are none.
    Checked {
        /// The warnings.
        warnings: String,
    },
    /// To `status`.
    Status(Box<Status>),
    /// To `rules`.
    Rules(Vec<RuleStatus>),
    /// To `reasons`.
    Reasons(Vec<ReasonCount>),
    /// To `events`.
    Events(EventPage),
    /// It was not done.
    Failed(Failure),
}

/// A policy that is current now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Applied {
    /// Its serial, which is its generation.
    pub serial: u64,
    /// Microseconds until every worker judged by it; nothing where no data plane is there: it follows when one comes.
    pub applied_us: Option<u64>,
    /// Rendered warnings of the compiler.
    pub warnings: String,
}

/// Why something was not done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Failure {
    /// Of which kind.
    pub kind: FailureKind,
    /// For people.
    pub text: String,
    /// Rendered diagnostics of a policy.
    pub diagnostics: Option<String>,
}

/// Kinds of failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FailureKind {
    /// The line is no request.
    Request,
    /// There is something wrong with what was asked, such as errors in a policy.
    Finding,
    /// The appliance could not.
    Appliance,
    /// Too many clients.
    Busy,
}

/// How it goes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Status {
    /// Seconds since this control plane started.
    pub uptime_s: u64,
    /// The policy that should be in force.
    pub policy: Option<PolicyStatus>,
    /// True where the data plane judges by that policy.
    pub is_in_force: bool,
    /// Serials that can be activated again.
    pub kept: Vec<u64>,
    /// The data plane, where there is one.
    pub data_plane: Option<DataPlaneStatus>,
    /// Events read, and lost because they came faster than they were read.
    pub events: EventCounts,
}

/// The current policy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PolicyStatus {
    /// Its name.
    pub name: String,
    /// Its serial.
    pub serial: u64,
    /// Its digest.
    pub digest: Digest,
}

/// The data plane as it counts itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DataPlaneStatus {
    /// RFC 3339 time since when this control plane is in charge of it.
    pub connected_since: String,
    /// The generation by which it judges; 0 where it has none.
    pub generation: u64,
    /// The digest of that.
    pub digest: Digest,
    /// Totals over all workers, by name.
    pub totals: BTreeMap<String, u64>,
    /// Frames that ended, by reason.
    pub reasons: Vec<ReasonCount>,
    /// Its workers.
    pub workers: Vec<WorkerStatus>,
    /// What the ports of its link stand on.
    pub ports: Vec<PortStatus>,
}

/// One port of a link.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PortStatus {
    /// `outside` or `inside`.
    pub port: String,
    /// What carries its frames, and how, in words.
    pub stands_on: Vec<String>,
}

/// One worker.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkerStatus {
    /// Its number.
    pub worker: usize,
    /// Turns that did some work.
    pub turns: u64,
    /// Frames that came in.
    pub received: u64,
    /// The generation by which it judges.
    pub generation: u64,
    /// Defects that were caught.
    pub faults: u64,
}

/// One reason with its count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReasonCount {
    /// Its number in the registry.
    pub reason: u16,
    /// What it means.
    pub text: String,
    /// Frames that ended for it.
    pub frames: u64,
}

/// One rule with its hits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleStatus {
    /// Its id.
    pub rule: String,
    /// Its stage.
    pub stage: String,
    /// Its mode.
    pub mode: String,
    /// Messages on which it decided.
    pub hits: u64,
    /// Messages that it would have blocked, were it not in monitor mode.
    pub would: u64,
    /// RFC 3339 time of the last event that it caused, as far as this control plane saw it.
    pub last_event: Option<String>,
}

/// Events read and lost.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventCounts {
    /// Number of the last event.
    pub last: u64,
    /// Events that were overwritten before they were read.
    pub lost: u64,
    /// Events that could not be written to a file.
    pub unwritten: u64,
}

/// Some events.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventPage {
    /// The events, oldest first.
    pub events: Vec<EventRecord>,
    /// Ask with `since` at this number for those that follow.
    pub next: u64,
}

/// What happened to one frame.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventRecord {
    /// Its number on this appliance.
    pub number: u64,
    /// RFC 3339, UTC.
    pub timestamp: String,
    /// `drop`, `reject`, or `monitor` where a rule only would have.
    pub verdict: String,
    /// Reason by number.
    pub reason: u16,
    /// Reason for people.
    pub reason_text: String,
    /// The rule that decided or would have.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
    /// The stage of that rule.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stage: Option<String>,
    /// The generation that judged.
    pub generation: u64,
    /// `inward` from the partner, `outward` from the core.
    pub direction: String,
    /// The partner on the far side of the link, where it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub partner: Option<String>,
    /// Source address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub src_ip: Option<String>,
    /// Source port.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub src_port: Option<u16>,
    /// Destination address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dest_ip: Option<String>,
    /// Destination port.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dest_port: Option<u16>,
    /// Protocol of the message, as Wireshark calls it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub protocol: Option<String>,
    /// Type of the message, as Wireshark calls it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// IMSI, masked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub imsi: Option<String>,
    /// MSISDN, masked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub msisdn: Option<String>,
    /// Access point name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub apn: Option<String>,
    /// Octets of the frame.
    pub frame_octets: u32,
    /// The worker that saw it.
    pub worker: usize,
}

impl Failure {
    /// A failure without diagnostics.
    pub fn new(kind: FailureKind, text: impl Into<String>) -> Self {
        Self { kind, text: text.into(), diagnostics: None }
    }
}
