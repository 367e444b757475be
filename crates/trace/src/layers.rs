//! From a frame to its layers, the way tshark follows them: pieces count for the frame that completes them.

use std::net::IpAddr;

use bumpalo::Bump;
use dissect::{Carrier, Lineage};
use packet::{EtherType, Network, Packet, Protocol, Transport};

use crate::capture::Record;
use crate::checks::What;
use crate::frame::{Draft, Frame, Layer};
use crate::link::Inside;
use crate::pieces::Pieces;
use crate::seen::Seen;
use crate::segments::{Between, Segments};
use crate::stream::Streams;
use crate::told::{self, Past};
use crate::wrapping::{Opened, Wrapping};

/// Packets in packets.
const DEPTH_MAX: u8 = 4;
/// Headers of links and tunnels one behind the other.
const HEADERS_MAX: usize = 16;
/// Messages in a datagram.
const FOLLOWING_MAX: usize = 16;
/// The port on which tshark names all versions of GTP by that of charging records (TS 32.295 §6.1.1).
const GTP_PRIME: u16 = 3386;

/// Addresses of a packet.
pub(crate) type Ends = (IpAddr, IpAddr);

/// What is remembered from frame to frame.
#[derive(Debug, Default)]
pub struct Tracer {
    pub(crate) datagrams: Pieces<(Ends, u32, u8)>,
    pub(crate) chunks: Pieces<(Ends, u32, u16, u32, bool)>,
    segments: Segments<(Between, u32)>,
    pub(crate) streams: Streams,
    pub(crate) seen: Seen,
    pub(crate) past: Past,
    pub(crate) tells: bool,
    /// What tshark gives up of a frame is left away.
    gives_up: bool,
}

/// One frame at work.
pub(crate) struct Walk<'t, 'a> {
    pub(crate) tracer: &'t mut Tracer,
    arena: &'a Bump,
    pub(crate) frame: Draft<'a>,
    pub(crate) ends: Option<Ends>,
    /// Ports of the transport.
    pub(crate) ports: (u16, u16),
    pub(crate) number: u64,
    /// The message rides on another.
    is_riding: bool,
}

impl Tracer {
    /// A tracer that tells too what the capture and the frames before say of a frame.
    pub fn telling() -> Self {
        Self { tells: true, ..Self::default() }
    }

    /// A tracer for display filters; it may have to tell what the frames before tell too.
    pub fn of_filters(tells: bool) -> Self {
        Self { tells, gives_up: true, ..Self::default() }
    }

    /// Reads a frame; what it completes is kept in the arena.
    pub fn trace<'a>(&mut self, record: &Record<'a>, arena: &'a Bump) -> Frame<'a> {
        let number = record.number;
        let frame = Draft::new(arena, self.past.times(record.time_ns), record);
        let (ends, ports) = (None, (0, 0));
        let mut walk = Walk { tracer: self, arena, frame, ends, ports, number, is_riding: false };
        if walk.tracer.tells {
            told::of_record(record, |named| walk.frame.tell(named, 1));
        }
        // No frame has more octets than it had on the wire.
        if record.octets.len() > usize::try_from(record.original).unwrap_or(usize::MAX) {
            walk.frame.check(What::Within(usize::MAX), &[]);
        }
        let Some((name, inside)) = record.link.read(record) else { return walk.frame.done() };
        walk.name(name);
        match inside {
            Inside::Packet(packet) => walk.packet(packet, DEPTH_MAX),
            Inside::Ip(announced, octets) => {
                let frame_len = usize::try_from(record.original).unwrap_or(usize::MAX);
                walk.ip(octets, announced, (frame_len, DEPTH_MAX));
            }
            Inside::Message(Some(carrier), octets) => {
                walk.message(&mut Lineage::default(), carrier, octets, DEPTH_MAX);
            }
            Inside::Message(None, _) => {}
            Inside::Wrapped(wrapping, octets) => walk.wrapped(wrapping, octets, DEPTH_MAX),
        }
        if walk.tracer.gives_up {
            walk.frame.give_up();
        }
        walk.frame.done()
    }
}

impl<'a> Walk<'_, 'a> {
    pub(crate) fn name(&mut self, name: &'static str) {
        if !name.is_empty() && !self.is_riding {
            self.frame.protocols.push(name);
            if self.tracer.tells {
                self.frame.call = self.frame.calls_of(name);
            }
        }
    }

    pub(crate) fn layer(&mut self, layer: Layer<'a>, octets: &'a [u8]) {
        if self.tracer.tells {
            self.frame.counted(layer, octets);
        } else {
            self.frame.layer(layer, octets);
        }
    }

    /// tshark takes two tags of providers at once.
    fn tags(&mut self, packet: &Packet<'a>) {
        let mut is_taken = false;
        for tag in packet.vlans.iter() {
            let is_provider = tag.tpid == EtherType::QINQ;
            if !is_provider {
                self.name("vlan");
            } else if !is_taken {
                self.name("ieee8021ad");
            }
            is_taken = is_provider && !is_taken;
        }
    }

    fn packet(&mut self, mut packet: Packet<'a>, depth: u8) {
        self.tags(&packet);
        if packet.network == Network::Other && packet.is_ethernet() {
            self.layer(Layer::Packet(packet), packet.frame);
            self.no_ip(&packet, depth);
            return;
        }
        if packet.is_ethernet() {
            let octets = packet.frame.get(packet.network_offset..).unwrap_or_default();
            self.frame.check(What::Ip(packet.ethertype), octets);
        }
        if packet.addresses().is_some() {
            self.name(if packet.source().is_some_and(|source| source.is_ipv4()) {
                "ip"
            } else {
                "ipv6"
            });
        }
        self.frame.is_fragment |= is_piece(&packet) && self.is_first_of_its_version(&packet);
        let octets = packet.frame;
        let is_alone = Self::stands_alone(&packet);
        if is_alone {
            packet = packet::glimpse_transport(&packet, packet.payload);
        } else if packet.fragment.is_some() {
            packet = self.whole(packet);
        }
        let was_piece = self.frame.is_piece;
        self.frame.is_piece |= is_alone;
        if packet.protocol == Protocol::AUTHENTICATION && packet.fragment.is_none() {
            packet = self.authenticated(packet);
        }
        let is_quoted = self.frame.is_quoted;
        self.layer(if is_quoted { Layer::Quoted(packet) } else { Layer::Packet(packet) }, octets);
        if self.tracer.tells {
            self.tell(&packet);
        }
        let ports = packet.transport.ports().unwrap_or_default();
        let outer = (
            std::mem::replace(&mut self.ends, packet.addresses()),
            std::mem::replace(&mut self.ports, ports),
        );
        self.transport(&packet, depth);
        (self.ends, self.ports) = outer;
        self.frame.is_piece = was_piece;
    }

    /// What the frames before tell of a packet.
    fn tell(&mut self, packet: &Packet<'a>) {
        let is_udp = packet.protocol == Protocol::UDP;
        let layer = self.frame.calls_of(if is_udp { "udp" } else { "tcp" }).saturating_add(1);
        let Self { tracer, frame, .. } = self;
        let known = (frame.is_quoted, frame.missing(packet.payload));
        tracer.past.of_packet(packet, known, |named| frame.tell(named, layer));
    }

    /// What a frame of Ethernet carries that is no IP, or says so and is none.
    fn no_ip(&mut self, packet: &Packet<'a>, depth: u8) {
        match packet.ethertype {
            EtherType::IPV4 | EtherType::IPV6 => {
                self.ip(packet.payload, packet.ethertype, (0, depth));
            }
            EtherType(len) if Wrapping::of_ethernet(packet.ethertype) == Wrapping::Llc => {
                self.frame.check(What::Within(len.into()), packet.payload);
                self.wrapped(Wrapping::Llc, packet.payload, depth);
            }
            other => self.wrapped(Wrapping::of_ethernet(other), packet.payload, depth),
        }
    }

    /// A packet of IP, as it was announced; one that cannot be read has a name: tshark names what claims version 4, and
    /// of version 6 what is cut off.
    fn ip(&mut self, octets: &'a [u8], announced: EtherType, (frame_len, depth): (usize, u8)) {
        self.frame.check(What::Ip(announced), octets);
        let version = octets.first().map(|octet| octet >> 4);
        if (announced, version) == (EtherType::IPV4, Some(6)) {
            self.name("ip");
        }
        let is_named = match announced {
            EtherType::IPV4 => true,
            EtherType::IPV6 => version.is_none_or(|version| version == 6),
            _ => false,
        };
        match packet::glimpse_ip(octets).filter(|_| is_named) {
            Some(packet) => return self.packet(Packet { frame_len, ..packet }, depth),
            None if !is_named => {}
            None if announced == EtherType::IPV6 || version == Some(6) => self.name("ipv6"),
            None => self.name("ip"),
        }
        if frame_len > 0 {
            self.layer(Layer::Packet(Packet { frame_len, ..packet::glimpse(&[]) }), octets);
        }
    }

    /// What stands behind an authentication header: nothing of it is hidden (RFC 4302 §2).
    fn authenticated(&mut self, packet: Packet<'a>) -> Packet<'a> {
        self.name("ah");
        let Some([next, len]) = packet.payload.first_chunk() else { return packet };
        let header = usize::from(*len).saturating_add(2).saturating_mul(4);
        let inside = packet.payload.get(header..).unwrap_or_default();
        packet::glimpse_transport(&Packet { protocol: Protocol(*next), ..packet }, inside)
    }

    /// tshark tells of the outermost header of each version whether it is a fragment's.
    fn is_first_of_its_version(&self, packet: &Packet<'a>) -> bool {
        let version = |packet: &Packet<'_>| packet.source().map(|source| source.is_ipv4());
        let before = self.frame.layers.iter().any(|layer| match layer {
            Layer::Packet(outer) | Layer::Quoted(outer) => version(outer) == version(packet),
            Layer::Message(_) => false,
        });
        !before
    }

    pub(crate) fn keep(&self, octets: &[u8]) -> &'a [u8] {
        self.arena.alloc_slice_copy(octets)
    }

    fn transport(&mut self, packet: &Packet<'a>, depth: u8) {
        match packet.transport {
            Transport::Udp { source_port, destination_port } => {
                self.name("udp");
                self.datagram(
                    Carrier::Udp { source_port, destination_port },
                    packet.payload,
                    depth,
                );
                let ports = [source_port, destination_port];
                self.tunnel(Wrapping::of_ports(ports, packet.payload), depth);
            }
            Transport::Sctp(header) => {
                self.name("sctp");
                self.chunks(&header, packet.payload, depth);
            }
            Transport::Tcp(tcp) => {
                self.name("tcp");
                self.segment(&tcp, packet.payload, depth);
            }
            Transport::Icmpv6 { kind } => {
                self.name("icmpv6");
                self.notice(Carrier::Icmpv6, packet.payload);
                if let Some(quoted) = packet::icmp::quoted_by_v6(kind, packet.payload) {
                    self.quoted(quoted, depth);
                }
            }
            Transport::Other if packet.fragment.is_none() && packet.protocol == Protocol::ICMP => {
                self.name("icmp");
                self.notice(Carrier::Icmp, packet.payload);
                if let Some(quoted) = packet::icmp::quoted_by_v4(packet.payload) {
                    self.quoted(quoted, depth);
                }
            }
            Transport::Other if packet.fragment.is_none() => {
                self.cut(packet);
                self.tunnel(Wrapping::of_protocol(packet.protocol, packet.payload), depth);
            }
            Transport::Other => {}
        }
    }

    /// A transport whose header is cut off has a name and nothing else.
    fn cut(&mut self, packet: &Packet<'a>) {
        let name = match packet.protocol {
            _ if packet.payload.is_empty() && self.frame.missing(packet.payload) == 0 => return,
            Protocol::TCP => "tcp",
            Protocol::UDP => "udp",
            Protocol::SCTP => "sctp",
            _ => return,
        };
        self.name(name);
    }

    fn notice(&mut self, carrier: Carrier, octets: &'a [u8]) {
        if let Some(message) = dissect::glimpse(carrier, octets) {
            self.layer(Layer::Message(message), octets);
        }
    }

    /// A packet in a packet, in whatever header.
    fn tunnel(&mut self, opened: Option<Opened<'a>>, depth: u8) {
        let Some(Opened { name, inside, octets }) = opened else { return };
        self.name(name);
        self.wrapped(inside, octets, depth);
    }

    /// Goes over headers down to a packet.
    fn wrapped(&mut self, mut wrapping: Wrapping, mut octets: &'a [u8], depth: u8) {
        for _ in 0..HEADERS_MAX {
            match wrapping {
                Wrapping::Ip(announced) => return self.inner(octets, announced, depth),
                Wrapping::Ethernet => return self.bridged(octets, depth),
                Wrapping::Sctp => return self.over_udp(octets, depth),
                Wrapping::Nothing => return,
                Wrapping::Type(_)
                | Wrapping::Llc
                | Wrapping::Ppp
                | Wrapping::CiscoHdlc
                | Wrapping::FrameRelay
                | Wrapping::Mpls
                | Wrapping::Pseudowire
                | Wrapping::ControlWord
                | Wrapping::Channel => {}
            }
            let Some(opened) = wrapping.open(octets) else { return };
            self.name(opened.name);
            (wrapping, octets) = (opened.inside, opened.octets);
        }
    }

    fn bridged(&mut self, octets: &'a [u8], depth: u8) {
        let Some(depth) = depth.checked_sub(1) else { return };
        self.name("eth");
        self.packet(Packet { frame_len: 0, ..packet::glimpse(octets) }, depth);
    }

    /// A packet of SCTP in a datagram of UDP.
    fn over_udp(&mut self, octets: &'a [u8], depth: u8) {
        let nothing = packet::glimpse(&[]);
        let carried = Packet { frame_len: 0, protocol: Protocol::SCTP, ..nothing };
        let carried = packet::glimpse_transport(&carried, octets);
        if let Transport::Sctp(_) = carried.transport {
            self.layer(Layer::Packet(carried), octets);
            self.transport(&carried, depth);
        }
    }

    /// The packet that a message of ICMP is about.
    fn quoted(&mut self, octets: &'a [u8], depth: u8) {
        let is_quoted = std::mem::replace(&mut self.frame.is_quoted, true);
        if !octets.is_empty() {
            self.inner(octets, by_version(octets), depth);
        }
        self.frame.is_quoted = is_quoted;
    }

    fn inner(&mut self, octets: &'a [u8], announced: EtherType, depth: u8) {
        let Some(depth) = depth.checked_sub(1) else { return };
        self.ip(octets, announced, (0, depth));
    }

    pub(crate) fn datagram(&mut self, carrier: Carrier, octets: &'a [u8], depth: u8) {
        let mut rest = Some(octets);
        // A message that rides on another has no name of its own in tshark's list.
        for count in 0..FOLLOWING_MAX {
            let Some(octets) = rest else { break };
            self.is_riding = count > 0;
            rest = self.message(&mut Lineage::default(), carrier, octets, depth);
        }
        self.is_riding = false;
    }

    /// A message and everything inside it.
    pub(crate) fn message(
        &mut self,
        lineage: &mut Lineage<'a>,
        carrier: Carrier,
        octets: &'a [u8],
        depth: u8,
    ) -> Option<&'a [u8]> {
        self.frame.check(What::Message(carrier), octets);
        let Some(message) = dissect::glimpse(carrier, octets) else {
            self.name(dissect::name_of_cut(carrier, octets).unwrap_or_default());
            return None;
        };
        self.name(match carrier.shown_port() {
            Some(GTP_PRIME) => "gtpprime",
            Some(_) if message.protocol() == "gtpprime" => "gtp",
            _ => message.wireshark_name(),
        });
        self.layer(Layer::Message(message), octets);
        if self.tracer.tells {
            self.answer(&message);
        }
        for name in message.wireshark_names_inside() {
            self.name(name);
        }
        if let Some(dialogue) = message.dialogue() {
            self.name(dialogue.wireshark_name());
            self.layer(Layer::Message(dialogue), &[]);
        }
        let following = dissect::glimpse_following(&message);
        if !lineage.enter(message) {
            return following;
        }
        if let Some(segment) = lineage.segment() {
            self.part(lineage, &segment, depth);
        }
        for (carrier, octets) in lineage.shown() {
            self.message(lineage, carrier, octets, depth);
        }
        // tshark takes what begins like a header of IP for one.
        if let Some(octets @ [0x45..=0x4e | 0x60..=0x6f, ..]) = message.tunnelled() {
            self.inner(octets, by_version(octets), depth);
        }
        lineage.leave();
        following
    }

    /// What a message answers.
    fn answer(&mut self, message: &dissect::Message<'a>) {
        let Some((from, to)) = self.ends else { return };
        let (source, destination) = self.ports;
        let told =
            self.tracer.past.of_message(message, [(from, source), (to, destination)], self.number);
        let layer = self.frame.call;
        told.into_iter().flatten().for_each(|named| self.frame.tell(named, layer));
    }

    fn part(&mut self, lineage: &mut Lineage<'a>, segment: &dissect::Segment<'a>, depth: u8) {
        let key = (Between::of(lineage, self.ends), segment.reference);
        let is_last = segment.remaining == 0;
        if let Some(whole) = self.tracer.segments.add(key, is_last, segment.octets) {
            let octets = self.keep(&whole);
            self.message(lineage, Carrier::SccpUser(lineage.ssns()), octets, depth);
        }
    }
}

/// What announces a packet that nothing announces: its first half octet.
fn by_version(octets: &[u8]) -> EtherType {
    if octets.first().is_some_and(|octet| octet >> 4 == 6) {
        EtherType::IPV6
    } else {
        EtherType::IPV4
    }
}

/// True for a fragment, and for a whole packet of version 6 that begins with the header of one (RFC 6946).
fn is_piece(packet: &Packet<'_>) -> bool {
    let is_atomic = matches!(packet.network, Network::Ipv6 { next: Protocol::FRAGMENT, .. });
    packet.fragment.is_some() || is_atomic
}
