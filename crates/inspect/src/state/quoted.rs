//! Errors of ICMP: whether the packet that they quote is one that could have been sent (RFC 5927 §4).

use dissect::QuotedFacts;
use gtp::{PORT_CONTROL, PORT_USER};
use packet::Protocol;
use packet::icmp::{Message, Quote};
use session::{Address, End, NodeKey, Pair, Plane, State};

use super::Scene;

/// Octets of UDP before a message of GTP, and where its TEID stands in that (TS 29.060 §6, TS 29.274 §5.1).
const UDP_HEADER: usize = 8;
const TEID: usize = UDP_HEADER + 4;
/// Place of the verification tag (RFC 9260 §3.1).
const TAG: usize = 4;
/// The flag that says that a message of GTPv2-C has a TEID (TS 29.274 §5.1).
const VERSION_2: u8 = 0x40;
const HAS_TEID: u8 = 0x08;

/// What is known of the packet that an error quotes; nothing where the message is no error.
pub(crate) fn quoted(state: &State, scene: &Scene, message: &Message<'_>) -> Option<QuotedFacts> {
    let quote = message.quote()?;
    let is_told = Address::of(quote.source) == scene.destination.address;
    Some(QuotedFacts {
        known: if is_told { is_known(state, scene, &quote) } else { Some(false) },
        learning: Some(state.is_learning(scene.now)),
    })
}

/// Nothing where no session is kept of such packets, or the piece of one is quoted that does not name it.
fn is_known(state: &State, scene: &Scene, quote: &Quote<'_>) -> Option<bool> {
    let ports = quote.ports()?;
    let has_port = |port| [ports.0, ports.1].contains(&port);
    match quote.protocol {
        Protocol::SCTP => {
            let (pair, tag) = (pair(scene, quote, ports, false), quote.word(TAG)?);
            let from = scene.from();
            // An INIT carries no tag (RFC 9260 §8.5.1).
            let peering = match tag {
                0 => state.peerings.opening(&pair).or_else(|| state.peerings.by_pair(&pair)),
                tag => state.peerings.by_tag(&pair, from, tag),
            };
            Some(peering.is_some())
        }
        Protocol::TCP if has_port(dissect::DIAMETER_PORT) => {
            Some(state.peerings.by_pair(&pair(scene, quote, ports, true)).is_some())
        }
        Protocol::UDP if has_port(PORT_USER) => Some(has_tunnel(state, scene, quote, Plane::User)),
        Protocol::UDP if has_port(PORT_CONTROL) => {
            Some(has_tunnel(state, scene, quote, Plane::Control))
        }
        _ => None,
    }
}

/// The TEID that is quoted is that of a tunnel; where none is, the node is one that was heard of.
fn has_tunnel(state: &State, scene: &Scene, quote: &Quote<'_>, plane: Plane) -> bool {
    let node = NodeKey { address: Address::of(quote.destination), net: scene.source.net };
    let flags = quote.octets.get(UDP_HEADER).copied().unwrap_or(0);
    let has_teid = flags >> 5 == 1 || flags & (VERSION_2 | HAS_TEID) == VERSION_2 | HAS_TEID;
    match quote.word(TEID).filter(|teid| has_teid && *teid != 0) {
        Some(teid) => state.tunnels.find(&state.nodes, plane, &End { node, teid }).is_some(),
        None => state.nodes.knows(&node),
    }
}

/// The transport of the packet that is quoted: it went the other way.
fn pair(scene: &Scene, quote: &Quote<'_>, ports: (u16, u16), is_tcp: bool) -> Pair {
    let mut addresses = [Address::of(quote.source); 2];
    *scene.from().of_mut(&mut addresses) = Address::of(quote.destination);
    let mut both = [ports.0; 2];
    *scene.from().of_mut(&mut both) = ports.1;
    Pair { net: scene.source.net, is_tcp, addresses, ports: both }
}
