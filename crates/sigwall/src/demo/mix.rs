//! What the demo plays: a bounded mix of normal roaming traffic and attacks, all of it real octets.
//!
//! Every frame ends with a mark that says which flow it is of and which of that flow, so that whoever receives it
//! knows what was lost, doubled, overtaken, or should never have arrived.

use std::net::Ipv4Addr;

use craft::{frame, gtpu, gtpv0, gtpv1, gtpv2};
use xsk::Side;

/// Octets of a mark.
pub(crate) const MARK_OCTETS: usize = 16;
const MAGIC: [u8; 4] = *b"SWDM";

const PARTNER: Ipv4Addr = Ipv4Addr::new(192, 0, 2, 10);
const OTHER_PARTNER: Ipv4Addr = Ipv4Addr::new(198, 51, 100, 7);
const STRANGER: Ipv4Addr = Ipv4Addr::new(203, 0, 113, 66);
const CORE: Ipv4Addr = Ipv4Addr::new(10, 10, 0, 1);
const USER: Ipv4Addr = Ipv4Addr::new(10, 99, 0, 5);
const SERVER: Ipv4Addr = Ipv4Addr::new(8, 8, 8, 8);
const ROAMER: &str = "901700000000001";
const OTHER_ROAMER: &str = "901710000000001";
const OWN_SUBSCRIBER: &str = "001010000000001";
const S5_SGW_CONTROL: u8 = 6;
const S5_SGW_USER: u8 = 4;

/// What should become of a flow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Expect {
    /// Every frame arrives, once and in order.
    Pass,
    /// No frame arrives.
    Block,
    /// The policy that is swapped decides: half of the time each.
    Swapped,
}

/// One flow of the mix.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Flow {
    /// What it is, for people.
    pub(crate) name: &'static str,
    /// Where it comes in.
    pub(crate) from: Side,
    /// What should become of it.
    pub(crate) expect: Expect,
    /// Every so many rounds it sends.
    pub(crate) every: u64,
    make: fn(Mark) -> Vec<Vec<u8>>,
}

impl Flow {
    /// The frames of one message.
    pub(crate) fn frames(&self, mark: Mark) -> Vec<Vec<u8>> {
        (self.make)(mark)
    }
}

/// Which frame this is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Mark {
    /// Place of the flow in [`FLOWS`].
    pub(crate) flow: u32,
    /// Number in the flow, from 0.
    pub(crate) sequence: u64,
}

impl Mark {
    fn octets(self) -> [u8; MARK_OCTETS] {
        let mut octets = [0; MARK_OCTETS];
        let parts =
            MAGIC.into_iter().chain(self.flow.to_be_bytes()).chain(self.sequence.to_be_bytes());
        octets.iter_mut().zip(parts).for_each(|(place, octet)| *place = octet);
        octets
    }

    /// Reads the mark at the end of a frame.
    pub(crate) fn of(frame: &[u8]) -> Option<Self> {
        let mark = frame.last_chunk::<MARK_OCTETS>()?.strip_prefix(&MAGIC)?;
        let (flow, sequence) = mark.split_first_chunk::<4>()?;
        let sequence = u64::from_be_bytes(*sequence.first_chunk()?);
        Some(Self { flow: u32::from_be_bytes(*flow), sequence })
    }
}

/// The whole mix.
pub(crate) const FLOWS: &[Flow] = &[
    Flow {
        name: "user plane, up",
        from: Side::Outside,
        expect: Expect::Pass,
        every: 1,
        make: user_up,
    },
    Flow {
        name: "user plane, down",
        from: Side::Inside,
        expect: Expect::Pass,
        every: 1,
        make: user_down,
    },
    Flow {
        name: "GTPv2 create session",
        from: Side::Outside,
        expect: Expect::Pass,
        every: 4,
        make: create_session,
    },
    Flow {
        name: "GTPv2 create session, answer",
        from: Side::Inside,
        expect: Expect::Pass,
        every: 4,
        make: create_answer,
    },
    Flow {
        name: "GTPv2 create session in fragments",
        from: Side::Outside,
        expect: Expect::Pass,
        every: 16,
        make: in_fragments,
    },
    Flow {
        name: "GTPv2 delete session, VLAN 100",
        from: Side::Outside,
        expect: Expect::Pass,
        every: 8,
        make: delete_session,
    },
    Flow {
        name: "GTPv1 create context",
        from: Side::Outside,
        expect: Expect::Pass,
        every: 8,
        make: create_context,
    },
    Flow { name: "echo", from: Side::Outside, expect: Expect::Pass, every: 16, make: echo },
    Flow {
        name: "swapped rule",
        from: Side::Outside,
        expect: Expect::Swapped,
        every: 2,
        make: swapped,
    },
    Flow {
        name: "another network's subscriber",
        from: Side::Outside,
        expect: Expect::Block,
        every: 16,
        make: foreign_subscriber,
    },
    Flow {
        name: "our own subscriber from abroad",
        from: Side::Outside,
        expect: Expect::Block,
        every: 16,
        make: own_subscriber,
    },
    Flow {
        name: "access point not agreed",
        from: Side::Outside,
        expect: Expect::Block,
        every: 16,
        make: foreign_apn,
    },
    Flow {
        name: "GTP inside GTP",
        from: Side::Outside,
        expect: Expect::Block,
        every: 16,
        make: tunnel_in_tunnel,
    },
    Flow {
        name: "address of nobody we know",
        from: Side::Outside,
        expect: Expect::Block,
        every: 16,
        make: stranger,
    },
    Flow {
        name: "handover message from abroad",
        from: Side::Outside,
        expect: Expect::Block,
        every: 16,
        make: forward_relocation,
    },
    Flow {
        name: "element longer than its message",
        from: Side::Outside,
        expect: Expect::Block,
        every: 16,
        make: length_lie,
    },
    Flow {
        name: "overlapping fragments",
        from: Side::Outside,
        expect: Expect::Block,
        every: 64,
        make: overlap,
    },
    Flow {
        name: "telnet to the core",
        from: Side::Outside,
        expect: Expect::Block,
        every: 16,
        make: telnet,
    },
    Flow { name: "GTPv0", from: Side::Outside, expect: Expect::Block, every: 16, make: version_0 },
];

fn control(message: &[u8]) -> craft::Frame {
    frame().ip(PARTNER, CORE).udp(2123, 2123).payload(message)
}

fn session(mark: Mark, imsi: &str, apn: &str) -> gtpv2::Message {
    let bearer = gtpv2::group().ebi(5).f_teid(2, S5_SGW_USER, 0x1001, PARTNER).qos(9, 8);
    gtpv2::create_session_request()
        .sequence(number(mark))
        .imsi(imsi)
        .rat(6)
        .serving_network("901-70")
        .f_teid(0, S5_SGW_CONTROL, 0x1000, PARTNER)
        .apn(apn)
        .bearer_context(0, &bearer)
        .ie(PRIVATE_EXTENSION, &private(mark))
}

/// The mark as a private extension of enterprise 0 (TS 29.274 §8.67), which stands last.
fn private(mark: Mark) -> Vec<u8> {
    [&[0, 0], mark.octets().as_slice()].concat()
}

const PRIVATE_EXTENSION: u8 = 255;

/// A sequence number that no other flow uses.
fn number(mark: Mark) -> u32 {
    (serial(mark) << 5 | mark.flow) & 0x00ff_ffff
}

fn serial(mark: Mark) -> u32 {
    u32::try_from(mark.sequence & 0x00ff_ffff).unwrap_or(0)
}

fn user(mark: Mark, teid: u32, addresses: (Ipv4Addr, Ipv4Addr), ports: (u16, u16)) -> Vec<u8> {
    let payload = [[0x55; 48].as_slice(), &mark.octets()].concat();
    gtpu::gpdu(teid, &craft::ip_packet(addresses.0, addresses.1, ports, &payload)).octets()
}

fn user_up(mark: Mark) -> Vec<Vec<u8>> {
    let message = user(mark, 0x2001, (USER, SERVER), (40_000, 443));
    vec![frame().ip(PARTNER, CORE).udp(2152, 2152).payload(&message).octets()]
}

fn user_down(mark: Mark) -> Vec<Vec<u8>> {
    let message = user(mark, 0x1001, (SERVER, USER), (443, 40_000));
    vec![frame().ip(CORE, PARTNER).udp(2152, 2152).payload(&message).octets()]
}

fn create_session(mark: Mark) -> Vec<Vec<u8>> {
    vec![control(&session(mark, ROAMER, "internet").octets()).octets()]
}

fn create_answer(mark: Mark) -> Vec<Vec<u8>> {
    // Its request stands before it in the mix.
    let asked = Mark { flow: mark.flow.saturating_sub(1), ..mark };
    let message = gtpv2::create_session_response()
        .teid(0x1000)
        .sequence(number(asked))
        .cause(16)
        .f_teid(1, 7, 0x2000, CORE)
        .paa(USER)
        .ie(PRIVATE_EXTENSION, &private(mark));
    vec![frame().ip(CORE, PARTNER).udp(2123, 2123).payload(&message.octets()).octets()]
}

/// Both pieces carry the mark: only the last one has it at its end, so the flow counts datagrams.
fn in_fragments(mark: Mark) -> Vec<Vec<u8>> {
    let id = serial(mark);
    control(&session(mark, ROAMER, "internet").octets()).id(id).fragments(2)
}

fn delete_session(mark: Mark) -> Vec<Vec<u8>> {
    let message = gtpv2::delete_session_request()
        .teid(0x2000)
        .sequence(number(mark))
        .ebi(5)
        .ie(PRIVATE_EXTENSION, &private(mark));
    vec![control(&message.octets()).vlan(100).octets()]
}

fn context(mark: Mark, imsi: &str, apn: &str) -> gtpv1::Message {
    gtpv1::create_pdp_context_request()
        .sequence(u16::try_from(number(mark) & 0xffff).unwrap_or(0))
        .imsi(imsi)
        .selection_mode(0)
        .teid_data(0x3001)
        .teid_control(0x3000)
        .nsapi(5)
        .end_user_dynamic()
        .apn(apn)
        .gsn_address(PARTNER)
        .gsn_address(PARTNER)
        .msisdn("15550000001")
        .qos()
        .private_extension(0, &mark.octets())
}

fn create_context(mark: Mark) -> Vec<Vec<u8>> {
    vec![control(&context(mark, ROAMER, "internet").octets()).octets()]
}

fn echo(mark: Mark) -> Vec<Vec<u8>> {
    let message = gtpv2::echo_request()
        .without_teid()
        .sequence(number(mark))
        .recovery(1)
        .ie(PRIVATE_EXTENSION, &private(mark));
    vec![control(&message.octets()).octets()]
}

fn swapped(mark: Mark) -> Vec<Vec<u8>> {
    vec![control(&session(mark, ROAMER, "swapped.demo").octets()).octets()]
}

fn foreign_subscriber(mark: Mark) -> Vec<Vec<u8>> {
    vec![control(&session(mark, OTHER_ROAMER, "internet").octets()).octets()]
}

fn own_subscriber(mark: Mark) -> Vec<Vec<u8>> {
    let message = session(mark, OWN_SUBSCRIBER, "internet").octets();
    vec![frame().ip(OTHER_PARTNER, CORE).udp(2123, 2123).payload(&message).octets()]
}

fn foreign_apn(mark: Mark) -> Vec<Vec<u8>> {
    vec![control(&context(mark, ROAMER, "corporate.secret").octets()).octets()]
}

fn tunnel_in_tunnel(mark: Mark) -> Vec<Vec<u8>> {
    let message = user(mark, 0x2001, (USER, CORE), (2152, 2152));
    vec![frame().ip(PARTNER, CORE).udp(2152, 2152).payload(&message).octets()]
}

fn stranger(mark: Mark) -> Vec<Vec<u8>> {
    let message = session(mark, ROAMER, "internet").octets();
    vec![frame().ip(STRANGER, CORE).udp(2123, 2123).payload(&message).octets()]
}

fn forward_relocation(mark: Mark) -> Vec<Vec<u8>> {
    let message = gtpv2::message(133)
        .sequence(number(mark))
        .imsi(ROAMER)
        .ie(PRIVATE_EXTENSION, &private(mark));
    vec![control(&message.octets()).octets()]
}

fn length_lie(mark: Mark) -> Vec<Vec<u8>> {
    let message = gtpv2::create_session_request().imsi(ROAMER).ie_with_length(
        PRIVATE_EXTENSION,
        900,
        &private(mark),
    );
    vec![control(&message.octets()).octets()]
}

fn overlap(mark: Mark) -> Vec<Vec<u8>> {
    let whole = control(&session(mark, ROAMER, "internet").octets()).id(serial(mark) | 0x8000);
    let pieces = whole.fragments(2);
    let mut twisted = pieces.clone();
    if let Some(octet) = twisted.first_mut().and_then(|piece| piece.last_mut()) {
        *octet ^= 0xff;
    }
    twisted.into_iter().take(1).chain(pieces).collect()
}

fn telnet(mark: Mark) -> Vec<Vec<u8>> {
    let segment = [[0x9c, 0x40, 0, 23].as_slice(), &[0; 16], &mark.octets()].concat();
    vec![frame().ip(PARTNER, CORE).protocol(6).payload(&segment).octets()]
}

fn version_0(mark: Mark) -> Vec<Vec<u8>> {
    let message =
        gtpv0::message(16).tunnel(ROAMER, 5).raw(&[255]).raw(&[0, 18]).raw(&private(mark)).octets();
    vec![frame().ip(PARTNER, CORE).udp(3386, 3386).payload(&message).octets()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_flow_ends_with_its_mark_so_that_no_arrival_is_overlooked() {
        for (place, flow) in FLOWS.iter().enumerate() {
            let mark = Mark { flow: u32::try_from(place).unwrap(), sequence: 77 };

            let frames = flow.frames(mark);

            assert_eq!(Mark::of(frames.last().unwrap()), Some(mark), "{}", flow.name);
        }
    }
}
