//! What a name in a display filter stands for.

use dissect::Row;

use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::scope;
use crate::source::Span;

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
    /// A number that only the frames before tell.
    Told(&'static str),
}

/// Since when a time counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum When {
    Epoch,
    First,
    Before,
}

/// Fields that only the frames before tell.
pub(super) const TOLD: [&str; 5] =
    ["tcp.stream", "udp.stream", "tcp.seq", "tcp.ack", "sctp.data_tsn"];

/// Protocols that are layers of a packet, beside those of the registry.
const LAYERS: &[&str] =
    &["eth", "sll", "raw", "null", "vlan", "ip", "ipv6", "udp", "tcp", "sctp", "icmp", "icmpv6"];

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
            "frame.time_epoch" => Self::Time(When::Epoch),
            "frame.time_relative" => Self::Time(When::First),
            "frame.time_delta" => Self::Time(When::Before),
            _ => {
                if let Some(told) = TOLD.iter().find(|told| **told == name) {
                    return Some(Self::Told(told));
                }
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
