//! Registers that update locations over M3UA, and nodes that do over Diameter, in associations that are there from the
//! beginning.

use std::net::Ipv4Addr;

use craft::sctp::{Sctp, data, sctp};
use craft::{diameter, frame, sccp, sigtran, tbcd, tcap};
use inspect::Direction;

use super::Record;
use super::network::Sender;
use super::rng::Rng;
use crate::world::{ACME, CORE};

const PORTS: [u16; 2] = [2905, 3868];
const PPIDS: [u32; 2] = [3, 46];
/// Tags that the core and the partner chose, for M3UA and for Diameter.
const TAGS: [(u32, u32); 2] = [(22, 11), (44, 33)];

mod says {
    pub(super) const ASK: u32 = 1;
    pub(super) const GO_ON: u32 = 2;
    pub(super) const THANK: u32 = 3;
    pub(super) const END: u32 = 4;
}

/// Both associations are set up; nothing is lost here.
pub(super) fn opening() -> Record {
    let mut frames = Vec::new();
    for (port, (core, partner)) in PORTS.into_iter().zip(TAGS) {
        let cookie: (u16, &[u8]) = (7, &[1, 2, 3, 4]);
        let packet = |tag: u32| sctp(tag).ports(port, port);
        for (direction, packet) in [
            (Direction::Inward, packet(0).init(1, partner, &[])),
            (Direction::Outward, packet(partner).init(2, core, &[cookie])),
            (Direction::Inward, packet(core).chunk(10, 0, &[1, 2, 3, 4])),
            (Direction::Outward, packet(partner).chunk(11, 0, &[])),
        ] {
            frames.push((direction, carry(direction, &packet)));
        }
    }
    frames
}

/// One node that asks again and again; what is under way is sent again as SCTP does, with its number.
pub(super) struct Dialogue {
    place: usize,
    turn: u32,
    /// What was received last.
    got: u32,
    tsn: u32,
    is_completed: bool,
    /// Frames under way.
    pub(super) aloft: i32,
}

impl Dialogue {
    pub(super) fn new(place: usize) -> Self {
        Self { place, turn: 0, got: says::END, tsn: 0, is_completed: false, aloft: 0 }
    }

    /// The next message of the dialogue, or the last one again.
    pub(super) fn send(&mut self, _: &mut Rng) -> Option<(Sender, Direction, Vec<u8>)> {
        if self.aloft > 0 {
            return None;
        }
        if self.got == says::END {
            (self.got, self.turn) = (0, self.turn + 1);
        }
        let what = self.got + 1;
        let what = if self.is_diameter() && what == says::GO_ON { says::END } else { what };
        let direction = match what {
            says::ASK | says::THANK => Direction::Inward,
            _ => Direction::Outward,
        };
        let octets = self.message(what, direction);
        Some((Sender::Dialogue { place: self.place, what }, direction, octets))
    }

    pub(super) fn receive(&mut self, what: u32) -> Vec<(Sender, Direction, Vec<u8>)> {
        if what > self.got {
            self.got = what;
            self.is_completed |= what == says::END;
        }
        Vec::new()
    }

    pub(super) fn take_completed(&mut self) -> bool {
        std::mem::take(&mut self.is_completed)
    }

    fn is_diameter(&self) -> bool {
        !self.place.is_multiple_of(2)
    }

    /// Every node has a range of numbers of its own; a message that is sent again has the one that it had.
    fn message(&mut self, what: u32, direction: Direction) -> Vec<u8> {
        let octets = if self.is_diameter() { self.diameter(what) } else { self.ss7(what) };
        let kind = usize::from(self.is_diameter());
        self.tsn = self.turn * 4 + what;
        let (core, partner) = TAGS[kind];
        let tag = if direction == Direction::Inward { core } else { partner };
        let chunk = data(number(self.place, self.tsn), PPIDS[kind], &octets);
        let port = PORTS[kind];
        carry(direction, &sctp(tag).ports(port, port).data(&chunk))
    }

    fn diameter(&self, what: u32) -> Vec<u8> {
        let numbers = (self.turn, u32::try_from(self.place).expect("few"));
        let message = match what {
            says::ASK => diameter::update_location_request(&self.imsi(), [0x09, 0xf1, 0x07]),
            _ => diameter::update_location_answer(2001),
        };
        message.numbers(numbers.0, numbers.1).octets()
    }

    fn ss7(&self, what: u32) -> Vec<u8> {
        let id = [1, u8::try_from(self.place).expect("few"), low(self.turn >> 8), low(self.turn)];
        let other = [2, id[1], id[2], id[3]];
        let (here, there) = (format!("8831700{:02}", self.place), "15550001");
        let (called, calling, message) = match what {
            says::ASK => {
                let number = [&[0x91], tbcd(&here).as_slice()].concat();
                let parts = [
                    tcap::tlv(4, &tbcd(&self.imsi())),
                    tcap::tlv(0x81, &number),
                    tcap::tlv(4, &number),
                ];
                let invoke = tcap::invoke(1, 2, &tcap::tlv(0x30, &parts.concat()));
                (there, here.as_str(), tcap::begin(&id, &tcap::dialogue_request(1, 3), &[invoke]))
            }
            says::GO_ON => (here.as_str(), there, tcap::continue_(&other, &id, &[])),
            says::THANK => (there, here.as_str(), tcap::continue_(&id, &other, &[])),
            _ => {
                let number = [&[0x91], tbcd(there).as_slice()].concat();
                let parameter = tcap::tlv(0x30, &tcap::tlv(4, &number));
                let result = tcap::return_result(1, 2, &parameter);
                (here.as_str(), there, tcap::end(&id, &[], &[result]))
            }
        };
        let sccp = sccp::udt(&sccp::party(called, 6), &sccp::party(calling, 7), &message);
        sigtran::m3ua_data(700, 701, 3, &sccp).octets()
    }

    fn imsi(&self) -> String {
        format!("0010109999900{:02}", self.place)
    }
}

fn low(number: u32) -> u8 {
    let [.., low] = number.to_be_bytes();
    low
}

fn number(place: usize, tsn: u32) -> u32 {
    tsn * 8 + u32::try_from(place).expect("few")
}

pub(super) fn carry(direction: Direction, packet: &Sctp) -> Vec<u8> {
    let (from, to): (Ipv4Addr, Ipv4Addr) = match direction {
        Direction::Inward => (ACME, CORE),
        Direction::Outward => (CORE, ACME),
    };
    frame().ip(from, to).sctp(packet).octets()
}
