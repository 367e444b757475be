//! GTP-U messages (TS 29.281); header and elements are those of GTPv1.

use std::net::IpAddr;

use crate::gtpv1::{self, Message};

/// Starts a user's packet in a tunnel.
pub fn gpdu(teid: u32, packet: &[u8]) -> Message {
    gtpv1::message(255).without_sequence().teid(teid).raw(packet)
}

/// Starts an Echo Request.
pub fn echo_request() -> Message {
    gtpv1::message(1)
}

/// Starts an Echo Response with the restart counter that it must have.
pub fn echo_response() -> Message {
    gtpv1::message(2).recovery(0)
}

/// Starts an Error Indication about a tunnel of a peer.
pub fn error_indication(teid: u32, peer: impl Into<IpAddr>) -> Message {
    gtpv1::message(26).teid_data(teid).gsn_address(peer)
}

/// Starts an End Marker.
pub fn end_marker(teid: u32) -> Message {
    gtpv1::message(254).without_sequence().teid(teid)
}

/// Starts a notification of the extension headers that the sender knows.
pub fn supported_extension_headers(kinds: &[u8]) -> Message {
    let len = u8::try_from(kinds.len()).unwrap_or(u8::MAX);
    gtpv1::message(31).tv(141, &[&[len], kinds].concat())
}
