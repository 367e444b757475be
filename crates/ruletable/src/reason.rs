//! The numbered registry of reasons: events, counters and the manual use these numbers, so they never change.

use core::fmt;

/// Why a packet or a message was not simply forwarded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Reason(pub u16);

/// A hundred numbers that belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// The policy said so.
    Policy,
    /// Layers 2 to 4 are not what they claim.
    Packet,
    /// Pieces that cannot be put together safely.
    Reassembly,
    /// A GTP message is not what it claims.
    Gtp,
    /// A message of Diameter contradicts itself.
    Diameter,
    /// A message of SS7, or of what carries it over IP, contradicts itself.
    Ss7,
    /// The appliance itself could not.
    Appliance,
}

impl Group {
    /// The word for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Policy => "policy",
            Self::Packet => "packet",
            Self::Reassembly => "reassembly",
            Self::Gtp => "gtp",
            Self::Diameter => "diameter",
            Self::Ss7 => "ss7",
            Self::Appliance => "appliance",
        }
    }
}

macro_rules! reasons {
    ($($name:ident = $number:literal $text:literal;)*) => {
        impl Reason {
            $(
                #[doc = $text]
                pub const $name: Self = Self($number);
            )*

            /// Every reason with its text.
            pub const ALL: &'static [(Self, &'static str)] = &[$((Self::$name, $text)),*];
        }
    };
}

reasons! {
    NONE = 0 "forwarded";
    RULE = 1 "a rule of the policy";
    DEFAULT = 2 "no rule accepts it and the default is drop";
    NO_POLICY = 3 "no policy is in force yet";
    NOT_PASSED = 4 "not signalling and not on the link's pass-through list";
    TOO_MANY_VALUES = 6 "more values in one message than can be judged";
    TOO_MANY_MESSAGES = 7 "more messages in one packet, or in each other, than are judged";
    LIMIT = 10 "more than a rule allows in that time";
    QUARANTINE = 11 "locked out for a while by a rule";
    CAP = 12 "more than its partner may send in that time";
    TUNNELS = 13 "more tunnels than its partner may have";
    LIMIT_NEAR = 14 "near to what a rule allows in that time";
    CAP_NEAR = 15 "near to what its partner may send in that time";
    ETHERNET_MALFORMED = 100 "the Ethernet header or its tags end too early";
    VLAN_DEPTH = 101 "more VLAN tags than two";
    ETHERNET_TRAILER = 102 "octets behind the packet that are more than padding";
    IPV4_MALFORMED = 110 "the IPv4 header contradicts itself";
    IPV4_CHECKSUM = 111 "the IPv4 header checksum is wrong";
    IPV6_MALFORMED = 120 "the IPv6 header or an extension contradicts itself";
    IPV6_DEPTH = 121 "more IPv6 extension headers than are followed";
    IPV6_ROUTING = 122 "an IPv6 routing header of type 0 (RFC 5095)";
    UDP_MALFORMED = 130 "the UDP length contradicts the packet";
    UDP_CHECKSUM = 131 "the UDP checksum is wrong";
    TCP_MALFORMED = 140 "the TCP header contradicts the packet";
    TCP_CHECKSUM = 141 "the TCP checksum is wrong";
    TCP_URGENT = 142 "urgent octets, which receivers read differently";
    TCP_FLAGS = 143 "control bits that no segment has together";
    SCTP_MALFORMED = 150 "the SCTP header or a chunk contradicts the packet";
    SCTP_CHECKSUM = 151 "the checksum of SCTP is wrong";
    SCTP_PROTOCOL = 152 "the payload protocol contradicts the port";
    ICMP_MALFORMED = 160 "the ICMP message is cut, or quotes too little of the packet that it is about";
    FRAGMENT_OVERLAP = 200 "fragments overlap (RFC 5722)";
    FRAGMENT_TINY = 201 "the first fragment does not hold the headers (RFC 1858, RFC 7112)";
    FRAGMENT_MALFORMED = 202 "a fragment contradicts itself or the others";
    FRAGMENT_TOO_LONG = 203 "the datagram is longer than sigwall reassembles";
    FRAGMENT_COUNT = 204 "the datagram has more fragments than sigwall holds";
    FRAGMENTS_FULL = 205 "no room to hold another fragmented datagram";
    FRAGMENT_TIMEOUT = 206 "the other fragments did not come in time";
    STREAM_CONFLICT = 220 "other octets than those seen before at this place of the connection";
    STREAM_WINDOW = 221 "octets too far from those seen before";
    STREAM_GAPS = 222 "more gaps in the connection than are remembered";
    STREAM_FRAMING = 223 "no message of a possible length stands where one must";
    STREAM_UNKNOWN = 225 "the beginning of the connection was not seen";
    STREAM_BLOCKED = 226 "the end of a message that was blocked";
    STREAM_ENDED = 228 "octets behind the end of the connection";
    STREAM_CONTROL = 229 "an end or a beginning out of the order of the connection (RFC 5961)";
    STREAMS_FULL = 230 "no room for one more connection: those there are in use";
    CHUNK_CONFLICT = 240 "other octets than those with which the TSN came before";
    CHUNK_OLD = 241 "a TSN so far behind that nothing can be compared";
    CHUNK_UNKNOWN = 242 "a piece whose first one was not seen";
    CHUNK_BLOCKED = 243 "the last piece of a message that was blocked";
    CHUNK_TOO_LONG = 244 "a message longer or in more pieces than is read";
    CHUNK_MALFORMED = 245 "pieces that contradict each other";
    CHUNKS_FULL = 246 "no room for one more message in pieces";
    SEGMENT_CONFLICT = 260 "other octets than those with which the segment of SCCP came before";
    SEGMENT_UNKNOWN = 262 "a segment of SCCP whose first one was not seen";
    SEGMENT_MALFORMED = 265 "segments of SCCP that contradict each other";
    GTP_MALFORMED = 300 "the GTP header contradicts the datagram";
    GTP_ELEMENT = 301 "an information element contradicts its message";
    GTP_PIGGYBACK = 304 "a piggybacked message that is not allowed or not readable";
    GTPU_UNKNOWN = 320 "GTP-U to a TEID that no tunnel has there";
    GTPU_PEER = 321 "GTP-U from another node than the one at the tunnel's other end";
    GTPU_DIRECTION = 322 "GTP-U that crosses the link against the direction of its tunnel";
    GTPU_INNER = 323 "GTP-U with an inner address that is not the user's own";
    GTPU_SEQUENCE = 324 "GTP-U with a sequence number far from the one before";
    GTPU_ERROR = 325 "an error indication about a tunnel that is not between those nodes";
    GTPU_INNER_GTP = 326 "GTP inside GTP-U";
    DIAMETER_MALFORMED = 400 "the Diameter message or one of its AVPs contradicts itself";
    M3UA_MALFORMED = 500 "the M3UA message contradicts itself";
    M2UA_MALFORMED = 501 "the M2UA message contradicts itself";
    SUA_MALFORMED = 502 "the SUA message contradicts itself";
    M2PA_MALFORMED = 503 "the M2PA message contradicts itself";
    MTP3_MALFORMED = 504 "the MTP3 message contradicts itself";
    SCCP_MALFORMED = 510 "the SCCP message contradicts itself";
    TCAP_MALFORMED = 520 "the TCAP message is encoded in a way that receivers read differently";
    MAP_MALFORMED = 530 "the argument of a MAP operation contradicts itself";
    CAP_MALFORMED = 540 "the argument of a CAP operation contradicts itself";
    ISUP_MALFORMED = 550 "the ISUP message contradicts itself";
    HOLD_FULL = 901 "no room to hold another frame";
}

impl Reason {
    /// The text of a known reason.
    pub fn text(self) -> &'static str {
        Self::ALL
            .iter()
            .find(|(known, _)| *known == self)
            .map_or("unknown reason", |(_, text)| text)
    }

    /// Which group of the registry it belongs to.
    pub fn group(self) -> Group {
        match self.0 {
            0..100 => Group::Policy,
            100..200 => Group::Packet,
            200..300 => Group::Reassembly,
            300..400 => Group::Gtp,
            400..500 => Group::Diameter,
            500..600 => Group::Ss7,
            _ => Group::Appliance,
        }
    }

    /// Place in [`Reason::ALL`], for dense counters.
    pub fn index(self) -> Option<usize> {
        Self::ALL.binary_search_by_key(&self, |(known, _)| *known).ok()
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.text(), self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_registry_is_in_order_so_that_every_reason_finds_its_counter() {
        assert!(Reason::ALL.is_sorted());
        for (place, (reason, _)) in Reason::ALL.iter().enumerate() {
            assert_eq!(reason.index(), Some(place));
        }
    }
}
