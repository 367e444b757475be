//! What a name in a display filter stands for.

use dissect::Row;

use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::scope;
use crate::source::Span;

use super::told;
use super::types::Type;

/// A field, a protocol, or what the capture says.
#[derive(Clone, Debug)]
pub(super) enum FieldRef {
    /// The fields of that name, one a protocol.
    Rows(Vec<Row>),
    /// A layer.
    Layer(String),
    /// All octets of the frame.
    Frame,
    /// Number of the frame.
    Number,
    /// Octets on the wire.
    Len,
    /// Octets captured.
    Captured,
    /// Names of the protocols with colons between.
    Protocols,
    /// When it came: since 1970, since the first frame, or since the one before.
    Time(When),
    /// What stands in no message, and what it is.
    Told(&'static str, Type),
    /// The values of that field as text.
    Written(Vec<Row>),
}

/// Since when a time counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum When {
    Epoch,
    First,
    Before,
    /// Since the frame that was shown before.
    Shown,
    /// Since 1970, as a moment.
    Moment,
}

/// Fields that show another one as text.
const WRITTEN: &[(&str, &str)] = &[
    ("ip.src_host", "ip.src"),
    ("ip.dst_host", "ip.dst"),
    ("ip.host", "ip.addr"),
    ("ipv6.src_host", "ipv6.src"),
    ("ipv6.dst_host", "ipv6.dst"),
    ("ipv6.host", "ipv6.addr"),
];

/// Fields that have the values of another one.
const SAME: &[(&str, &str)] = &[("e212.assoc.imsi", "e212.imsi")];

/// Protocols that are named and have no rows, beside those of the registry.
const LAYERS: &[&str] = &[
    "eth",
    "sll",
    "raw",
    "null",
    "vlan",
    "ieee8021ad",
    "ip",
    "ipv6",
    "udp",
    "tcp",
    "sctp",
    "icmp",
    "icmpv6",
    "ah",
    "ppp",
    "pppoes",
    "chdlc",
    "fr",
    "fddi",
    "llc",
    "mpls",
    "gre",
    "etherip",
    "vxlan",
    "geneve",
    "teredo",
    "nsh",
    "cmd",
    "mtp2",
    "exported_pdu",
    "ansi_tcap",
    "ansi_map",
    "gsm_sms",
];

/// Names of fields and protocols of Wireshark's that look like octets and are none.
const OTHERS: &[&str] = &[
    "a11", "a11.b", "a11.d", "a21", "a615a", "aaf", "acf", "adb", "bfd", "c1222", "c15", "dc",
    "dc.dc", "dcc", "e100", "e164", "e212", "fc", "fc00", "fefd", "ff", "ff.fda",
];

/// True for the name of a field or a protocol that is not read here.
pub(super) fn is_others(word: &str) -> bool {
    OTHERS.contains(&word)
}

impl FieldRef {
    /// Nothing where no field and no protocol has that name.
    pub(super) fn find(name: &str) -> Option<Self> {
        Some(match name {
            "frame" => Self::Frame,
            "frame.number" => Self::Number,
            "frame.len" => Self::Len,
            "frame.cap_len" => Self::Captured,
            "frame.protocols" => Self::Protocols,
            "frame.time" => Self::Time(When::Moment),
            "frame.time_epoch" => Self::Time(When::Epoch),
            "frame.time_relative" => Self::Time(When::First),
            "frame.time_delta" => Self::Time(When::Before),
            "frame.time_delta_displayed" => Self::Time(When::Shown),
            _ => {
                if let Some((told, kind)) = told::FIELDS.iter().find(|(told, _)| *told == name) {
                    return Some(Self::Told(told, *kind));
                }
                if let Some((_, field)) = WRITTEN.iter().find(|(written, _)| *written == name) {
                    return Some(Self::Written(dissect::find(field).collect()));
                }
                let name =
                    SAME.iter().find(|(same, _)| *same == name).map_or(name, |(_, field)| field);
                let rows: Vec<Row> = dissect::find(name).collect();
                if rows.is_empty() {
                    return is_layer(name).then(|| Self::Layer(name.to_owned()));
                }
                Self::Rows(rows)
            }
        })
    }

    pub(super) fn find_or_tell(name: &str, span: Span) -> Result<Self, Box<Diagnostic>> {
        Self::find(name).ok_or_else(|| Self::unknown(name, span).into())
    }

    /// What is told of a name that is neither a field nor a protocol.
    pub(super) fn unknown(name: &str, span: Span) -> Diagnostic {
        let message = format!("`{name}` is neither a field nor a protocol");
        let diagnostic = Diagnostic::new(codes::UNKNOWN_FIELD, span, message, "");
        let protocols = scope::protocols().map(|row| row.name);
        diagnostic.suggest(name, scope::names().chain(protocols))
    }
}

fn is_layer(name: &str) -> bool {
    // A protocol that is not read here is one that no frame has.
    let is_unread = is_others(name) && !name.contains('.');
    is_unread || LAYERS.contains(&name) || scope::protocols().any(|row| row.name == name)
}
