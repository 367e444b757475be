//! Headers between a link and its packet, and between a packet and the one that it carries, as tshark goes over them.

use packet::{EtherType, Protocol};

/// What stands at some place, told by what stands before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wrapping {
    /// A frame of Ethernet.
    Ethernet,
    /// A packet of IP, announced by that type.
    Ip(EtherType),
    /// Whatever has that type.
    Type(EtherType),
    /// Logical link control (IEEE 802.2).
    Llc,
    /// The Point-to-Point Protocol (RFC 1661), with or without its framing (RFC 1662).
    Ppp,
    /// Frames of HDLC as Cisco writes them: address, control and a type.
    CiscoHdlc,
    /// Frame relay (RFC 2427).
    FrameRelay,
    /// Labels (RFC 3032).
    Mpls,
    /// A frame of Ethernet that labels bring (RFC 4448), and the word before it.
    Pseudowire,
    ControlWord,
    /// A channel beside labels (RFC 4385 §5).
    Channel,
    /// A packet of SCTP (RFC 6951).
    Sctp,
    /// What is not read.
    Nothing,
}

/// A header that was gone over: its name as in Wireshark, and what stands behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Opened<'a> {
    pub(crate) name: &'static str,
    pub(crate) inside: Wrapping,
    pub(crate) octets: &'a [u8],
}

const VLAN: [u16; 3] = [0x8100, 0x9100, 0x88a8];
const MPLS: [u16; 2] = [0x8847, 0x8848];
const PPPOE_SESSION: u16 = 0x8864;
const NSH: u16 = 0x894f;
/// Tags of bridges: a backbone's instance (IEEE 802.1ah §9.5), a port extender (IEEE 802.1BR, as Cisco writes it), frames
/// for elimination (IEEE 802.1CB §7.8).
const INSTANCE: u16 = 0x88e7;
const PORT_EXTENDER: u16 = 0x8926;
const REDUNDANCY: u16 = 0xf1c1;
/// A time that a tap of Arista writes.
const TIMED: u16 = 0xd28b;
/// Routing bridges (RFC 6325).
const TRILL: u16 = 0x22f3;
const METADATA: u16 = 0x8909;
/// Below, a type is a length (IEEE 802.3 §3.2.6).
const LENGTH_MAX: u16 = 0x05dc;

/// A whole frame of Ethernet (RFC 1701).
const BRIDGED: u16 = 0x6558;
const PPP: u16 = 0x880b;
const ERSPAN: u16 = 0x88be;

/// Ports of UDP (RFC 7348, draft-ietf-nvo3-vxlan-gpe, RFC 8926, RFC 4380, RFC 6951).
const VXLAN_PORT: u16 = 4789;
const VXLAN_GPE_PORT: u16 = 4790;
const GENEVE_PORT: u16 = 6081;
const TEREDO_PORT: u16 = 3544;
const SCTP_PORT: u16 = 9899;

impl Wrapping {
    const FOUR: Self = Self::Ip(EtherType::IPV4);
    const SIX: Self = Self::Ip(EtherType::IPV6);

    /// Goes over a header; nothing where what stands behind it is not read.
    pub(crate) fn open(self, octets: &[u8]) -> Option<Opened<'_>> {
        match self {
            Self::Ethernet | Self::Ip(_) | Self::Sctp | Self::Nothing => None,
            Self::Type(kind) => of_type(kind, octets),
            Self::Llc => llc(octets),
            Self::Ppp => ppp(octets),
            Self::CiscoHdlc => behind("chdlc", typed(octets, 2)?, octets, 4),
            Self::FrameRelay => frame_relay(octets),
            Self::Mpls => mpls(octets),
            Self::Pseudowire => behind("pwethheuristic", Self::ControlWord, octets, 0),
            Self::Channel => channel(octets),
            Self::ControlWord => behind("pwethcw", Self::Ethernet, octets, 4),
        }
    }

    /// What stands behind a type of a frame, or the length in its place (IEEE 802.3 §3.2.6).
    pub(crate) fn of_ethernet(kind: EtherType) -> Self {
        if (1..=LENGTH_MAX).contains(&kind.0) { Self::Llc } else { Self::Type(kind) }
    }

    /// What a datagram to or from one of these ports is wrapped around.
    pub(crate) fn of_ports(ports: [u16; 2], octets: &[u8]) -> Option<Opened<'_>> {
        let is_at = |port| ports.contains(&port);
        if is_at(VXLAN_PORT) {
            return behind("vxlan", Self::Ethernet, octets, 8);
        }
        if is_at(VXLAN_GPE_PORT) {
            let inside = match octets.get(3)? {
                1 => Self::FOUR,
                2 => Self::SIX,
                3 => Self::Ethernet,
                _ => return None,
            };
            return behind("vxlan", inside, octets, 8);
        }
        if is_at(GENEVE_PORT) {
            let options = usize::from(octets.first()? & 0x3f).saturating_mul(4);
            return behind("geneve", carried(word(octets, 2)?), octets, options.saturating_add(8));
        }
        if is_at(TEREDO_PORT) {
            return teredo(octets);
        }
        is_at(SCTP_PORT).then_some(Opened { name: "", inside: Self::Sctp, octets })
    }

    /// What a protocol of IP is wrapped around (RFC 2784, RFC 2890, RFC 2637, RFC 3378, RFC 4023).
    pub(crate) fn of_protocol(protocol: Protocol, octets: &[u8]) -> Option<Opened<'_>> {
        match protocol {
            Protocol::IPV4 => Some(Opened { name: "", inside: Self::FOUR, octets }),
            Protocol::IPV6 => Some(Opened { name: "", inside: Self::SIX, octets }),
            Protocol::GRE => gre(octets),
            Protocol(97) => behind("etherip", Self::Ethernet, octets, 2),
            Protocol(137) => Some(Opened { name: "", inside: Self::Mpls, octets }),
            _ => None,
        }
    }
}

fn behind<'a>(
    name: &'static str,
    inside: Wrapping,
    octets: &'a [u8],
    header: usize,
) -> Option<Opened<'a>> {
    Some(Opened { name, inside, octets: octets.get(header..)? })
}

fn word(octets: &[u8], at: usize) -> Option<u16> {
    octets.get(at..)?.first_chunk().map(|octets| u16::from_be_bytes(*octets))
}

fn typed(octets: &[u8], at: usize) -> Option<Wrapping> {
    word(octets, at).map(carried)
}

/// What a type of Ethernet's registry announces.
fn carried(kind: u16) -> Wrapping {
    match kind {
        BRIDGED => Wrapping::Ethernet,
        PPP => Wrapping::Ppp,
        kind => Wrapping::Type(EtherType(kind)),
    }
}

fn of_type(kind: EtherType, octets: &[u8]) -> Option<Opened<'_>> {
    match kind {
        EtherType::IPV4 | EtherType::IPV6 => {
            Some(Opened { name: "", inside: Wrapping::Ip(kind), octets })
        }
        EtherType(kind) if MPLS.contains(&kind) => {
            Some(Opened { name: "", inside: Wrapping::Mpls, octets })
        }
        EtherType(kind) if VLAN.contains(&kind) => {
            let inside = Wrapping::of_ethernet(EtherType(word(octets, 2)?));
            behind(if kind == 0x88a8 { "ieee8021ad" } else { "vlan" }, inside, octets, 4)
        }
        EtherType(NSH) => service(octets),
        EtherType(METADATA) => behind("cmd", typed(octets, 6)?, octets, 8),
        EtherType(INSTANCE) => behind("ieee8021ah", typed(octets, 16)?, octets, 18),
        EtherType(PORT_EXTENDER) => behind("vntag", typed(octets, 4)?, octets, 6),
        EtherType(REDUNDANCY) => behind("ieee8021cb", typed(octets, 4)?, octets, 6),
        EtherType(TIMED) => timed(octets),
        EtherType(TRILL) => behind("trill", Wrapping::Ethernet, octets, 6),
        EtherType(PPPOE_SESSION) => behind("pppoes", Wrapping::Ppp, octets, 6),
        _ => None,
    }
}

/// Seconds and nanoseconds, of 32 bits each or the seconds of 16.
fn timed(octets: &[u8]) -> Option<Opened<'_>> {
    let header = match (word(octets, 0)?, word(octets, 2)?) {
        (1, 0x10 | 0x110) => 12,
        (1, 0x20 | 0x120) => 10,
        _ => return behind("avsp", Wrapping::Nothing, octets, 0),
    };
    behind("avsp", typed(octets, header)?, octets, header.saturating_add(2))
}

/// The header of a chain of services (RFC 8300 §2.2).
fn service(octets: &[u8]) -> Option<Opened<'_>> {
    let words = usize::from(octets.get(1)? & 0x3f);
    let inside = match octets.get(3)? {
        1 => Wrapping::FOUR,
        2 => Wrapping::SIX,
        3 => Wrapping::Ethernet,
        _ => return None,
    };
    behind("nsh", inside, octets, words.saturating_mul(4))
}

fn llc(octets: &[u8]) -> Option<Opened<'_>> {
    let inside = match octets {
        [0xaa, 0xaa, 3, 0, 0, 0, ..] => typed(octets, 6)?,
        // IPX without a header of its own begins with a checksum that nobody makes.
        [] | [0xff, 0xff, ..] => return None,
        [6, 6, 3, ..] => return behind("llc", Wrapping::FOUR, octets, 3),
        // Whatever else is there has a name, and nothing behind it is read.
        _ => return Some(Opened { name: "llc", inside: Wrapping::Nothing, octets: &[] }),
    };
    behind("llc", inside, octets, 8)
}

fn ppp(octets: &[u8]) -> Option<Opened<'_>> {
    let framing = match octets {
        [0xff, 3, ..] => 2,
        [0x0f | 0x8f, 0, ..] => return behind("ppp", Wrapping::CiscoHdlc, octets, 0),
        _ => 0,
    };
    // A protocol below 256 may stand in one octet (RFC 1661 §6.5).
    let first = *octets.get(framing)?;
    let (protocol, len) =
        if first & 1 == 1 { (first.into(), 1) } else { (word(octets, framing)?, 2) };
    let inside = match protocol {
        0x21 => Wrapping::FOUR,
        0x57 => Wrapping::SIX,
        0x281 => Wrapping::Mpls,
        _ => return None,
    };
    behind("ppp", inside, octets, framing.saturating_add(len))
}

fn frame_relay(octets: &[u8]) -> Option<Opened<'_>> {
    // The last octet of the address is odd.
    let address = octets.iter().take(4).position(|octet| octet & 1 == 1)?.saturating_add(1);
    let rest = octets.get(address..)?;
    if rest.first() != Some(&3) {
        return behind("fr", typed(rest, 0)?, rest, 2);
    }
    match rest.strip_prefix(&[3, 0]).or_else(|| rest.strip_prefix(&[3]))? {
        [0xcc, packet @ ..] => behind("fr", Wrapping::FOUR, packet, 0),
        [0x8e, packet @ ..] => behind("fr", Wrapping::SIX, packet, 0),
        snap @ [0x80, 0, 0, 0, ..] => behind("fr", typed(snap, 4)?, snap, 6),
        _ => None,
    }
}

fn mpls(octets: &[u8]) -> Option<Opened<'_>> {
    let is_bottom = |label: &[u8]| label.get(2).is_some_and(|octet| octet & 1 == 1);
    let labels = octets.chunks_exact(4).position(is_bottom)?.saturating_add(1);
    let packet = octets.get(labels.saturating_mul(4)..)?;
    let inside = match packet.first()? >> 4 {
        4 => Wrapping::FOUR,
        6 => Wrapping::SIX,
        0 => Wrapping::Pseudowire,
        1 => Wrapping::Channel,
        _ => return None,
    };
    Some(Opened { name: "mpls", inside, octets: packet })
}

fn channel(octets: &[u8]) -> Option<Opened<'_>> {
    let inside = match word(octets, 2)? {
        0x21 => Wrapping::FOUR,
        0x57 => Wrapping::SIX,
        _ => Wrapping::Nothing,
    };
    behind("pwach", inside, octets, 4)
}

fn gre(octets: &[u8]) -> Option<Opened<'_>> {
    let [flags, version, ..] = octets else { return None };
    let optional = [(flags, 0xc0), (flags, 0x20), (flags, 0x10)];
    let optional = optional.into_iter().filter(|(octet, bits)| *octet & bits != 0).count();
    let acknowledges = usize::from(version & 0x87 == 0x81);
    let header = optional.saturating_add(acknowledges).saturating_mul(4).saturating_add(4);
    let inside = match word(octets, 2)? {
        // With a sequence number it has a header of its own.
        ERSPAN if flags & 0x10 == 0 => Wrapping::Ethernet,
        ERSPAN => return behind("gre", Wrapping::Ethernet, octets, header.saturating_add(8)),
        kind => carried(kind),
    };
    behind("gre", inside, octets, header)
}

/// What may stand before the packet: who the sender is, and where it came from (RFC 4380 §5.1.1).
fn teredo(octets: &[u8]) -> Option<Opened<'_>> {
    let mut rest = octets;
    if let [0, 1, id, authentication, ..] = rest {
        let len = usize::from(*id).saturating_add((*authentication).into());
        rest = rest.get(len.saturating_add(13)..)?;
    }
    if rest.starts_with(&[0, 0]) {
        rest = rest.get(8..)?;
    }
    (rest.first()? >> 4 == 6).then_some(Opened {
        name: "teredo",
        inside: Wrapping::SIX,
        octets: rest,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Goes over every header; the names, and what is left.
    fn unwrapped(
        mut wrapping: Wrapping,
        mut octets: &[u8],
    ) -> (Vec<&'static str>, Wrapping, &[u8]) {
        let mut names = Vec::new();
        while let Some(opened) = wrapping.open(octets) {
            names.extend(Some(opened.name).filter(|name| !name.is_empty()));
            (wrapping, octets) = (opened.inside, opened.octets);
        }
        (names, wrapping, octets)
    }

    #[test]
    fn headers_of_links_are_gone_over_down_to_the_packet() {
        let packet: &[u8] = &[0x45, 1, 2, 3];
        for (wrapping, header, names) in [
            (Wrapping::Ppp, &[0xff, 3, 0, 0x21][..], vec!["ppp"]),
            (Wrapping::Ppp, &[0x21], vec!["ppp"]),
            (Wrapping::Ppp, &[0x0f, 0, 8, 0], vec!["ppp", "chdlc"]),
            (Wrapping::Ppp, &[2, 0x81, 0, 1, 1, 64], vec!["ppp", "mpls"]),
            (Wrapping::FrameRelay, &[0x18, 0x41, 3, 0xcc], vec!["fr"]),
            (Wrapping::FrameRelay, &[0x18, 0x41, 8, 0], vec!["fr"]),
            (Wrapping::FrameRelay, &[0x18, 0x41, 3, 0, 0x80, 0, 0, 0, 8, 0], vec!["fr"]),
            (Wrapping::Llc, &[0xaa, 0xaa, 3, 0, 0, 0, 8, 0], vec!["llc"]),
            (Wrapping::Type(EtherType(0x8847)), &[0, 1, 0, 64, 0, 2, 1, 64], vec!["mpls"]),
            (Wrapping::Type(EtherType(NSH)), &[0, 2, 1, 1, 0, 0, 0, 0], vec!["nsh"]),
            (Wrapping::Type(EtherType(METADATA)), &[0, 0, 0, 0, 0, 0, 8, 0], vec!["cmd"]),
            (
                Wrapping::Type(EtherType(0x8864)),
                &[0x11, 0, 0, 1, 0, 6, 0, 0x21],
                vec!["pppoes", "ppp"],
            ),
            (
                Wrapping::Type(EtherType(0x8100)),
                &[0, 5, 0x88, 0xa8, 0, 6, 8, 0],
                vec!["vlan", "ieee8021ad"],
            ),
            (Wrapping::Mpls, &[0, 1, 1, 64, 0x10, 0, 0, 0x21], vec!["mpls", "pwach"]),
            (
                Wrapping::Type(EtherType(INSTANCE)),
                &[&[0; 16][..], &[8, 0]].concat(),
                vec!["ieee8021ah"],
            ),
            (Wrapping::Type(EtherType(PORT_EXTENDER)), &[0, 0, 0, 0, 8, 0], vec!["vntag"]),
            (Wrapping::Type(EtherType(REDUNDANCY)), &[0, 0, 0, 1, 8, 0], vec!["ieee8021cb"]),
            (
                Wrapping::Type(EtherType(TIMED)),
                &[0, 1, 0, 0x10, 1, 1, 1, 1, 2, 2, 2, 2, 8, 0],
                vec!["avsp"],
            ),
            (
                Wrapping::Type(EtherType(TIMED)),
                &[0, 1, 1, 0x20, 1, 1, 2, 2, 2, 2, 8, 0],
                vec!["avsp"],
            ),
            (Wrapping::of_ethernet(EtherType(36)), &[0xaa, 0xaa, 3, 0, 0, 0, 8, 0], vec!["llc"]),
        ] {
            let octets = [header, packet].concat();

            assert_eq!(
                unwrapped(wrapping, &octets),
                (names, Wrapping::FOUR, packet),
                "{header:x?}"
            );
        }
    }

    #[test]
    fn a_frame_of_ethernet_stands_behind_labels_and_routing_bridges() {
        let frame: &[u8] = &[2, 2, 2, 2, 2, 2];
        for (wrapping, header, names) in [
            (
                Wrapping::Mpls,
                &[0, 1, 1, 64, 0, 0, 0, 9][..],
                vec!["mpls", "pwethheuristic", "pwethcw"],
            ),
            (Wrapping::Type(EtherType(TRILL)), &[0, 0, 0, 1, 0, 2], vec!["trill"]),
        ] {
            let octets = [header, frame].concat();

            assert_eq!(unwrapped(wrapping, &octets), (names, Wrapping::Ethernet, frame));
        }
    }

    #[test]
    fn tunnels_are_gone_over_down_to_what_they_carry() {
        let inside: &[u8] = &[0x60, 1, 2, 3];
        let gre = |flags: u8, kind: u16, more: usize| {
            let mut header = vec![flags, u8::from(kind == PPP), 0, 0];
            header[2..].copy_from_slice(&kind.to_be_bytes());
            header.resize(4 + more, 0);
            [&header, inside].concat()
        };
        for (octets, wrapping) in [
            (gre(0, 0x86dd, 0), Wrapping::Type(EtherType(0x86dd))),
            (gre(0xb0, 0x0800, 12), Wrapping::Type(EtherType(0x0800))),
            (gre(0x30, PPP, 8), Wrapping::Ppp),
            (gre(0, BRIDGED, 0), Wrapping::Ethernet),
            (gre(0, ERSPAN, 0), Wrapping::Ethernet),
            (gre(0x10, ERSPAN, 12), Wrapping::Ethernet),
        ] {
            let opened = Wrapping::of_protocol(Protocol::GRE, &octets).unwrap();

            assert_eq!((opened.inside, opened.octets), (wrapping, inside), "{octets:x?}");
        }
        for (port, header, wrapping) in [
            (VXLAN_PORT, &[8, 0, 0, 0, 0, 0, 5, 0][..], Wrapping::Ethernet),
            (VXLAN_GPE_PORT, &[8, 0, 0, 2, 0, 0, 5, 0], Wrapping::SIX),
            (GENEVE_PORT, &[1, 0, 0x65, 0x58, 0, 0, 5, 0, 9, 9, 9, 9], Wrapping::Ethernet),
            (TEREDO_PORT, &[], Wrapping::SIX),
            (TEREDO_PORT, &[0, 0, 1, 2, 3, 4, 5, 6], Wrapping::SIX),
            (SCTP_PORT, &[], Wrapping::Sctp),
        ] {
            let octets = [header, inside].concat();
            let opened = Wrapping::of_ports([40000, port], &octets).unwrap();

            assert_eq!((opened.inside, opened.octets), (wrapping, inside), "{port}");
        }
    }

    #[test]
    fn octets_of_any_length_end_somewhere() {
        use Wrapping::{Channel, CiscoHdlc, ControlWord, FrameRelay, Llc, Mpls, Ppp};

        for octet in 0..=255 {
            let octets = [octet; 24];
            let typed = Wrapping::Type(EtherType(u16::from_be_bytes([octet; 2])));
            for wrapping in [Ppp, CiscoHdlc, FrameRelay, Llc, Mpls, Channel, ControlWord, typed] {
                (0..octets.len()).for_each(|len| drop(unwrapped(wrapping, &octets[..len])));
            }
        }
    }
}
