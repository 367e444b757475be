//! A subscriber who attaches, sends, moves to another node, and leaves, by GTPv1 or GTPv2.

use std::net::Ipv4Addr;

use craft::{frame, gtpu, gtpv1, gtpv2};
use inspect::Direction;

use super::network::Sender;
use super::rng::Rng;
use crate::world::CORE;

/// Nodes of the partner among which subscribers move.
const NODES: u8 = 3;
const SERVER: Ipv4Addr = Ipv4Addr::new(203, 0, 113, 9);

/// What a frame says to its receiver.
mod says {
    pub(super) const CREATE: u32 = 1;
    pub(super) const CREATED: u32 = 2;
    pub(super) const UPLINK: u32 = 3;
    pub(super) const DOWNLINK: u32 = 4;
    pub(super) const MODIFY: u32 = 5;
    pub(super) const MODIFIED: u32 = 6;
    pub(super) const DELETE: u32 = 7;
    pub(super) const DELETED: u32 = 8;
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    Away,
    Creating,
    Up,
    Moving,
    Deleting,
}

/// One subscriber with the ends of the tunnel.
pub(super) struct Attached {
    place: usize,
    is_v1: bool,
    stage: Stage,
    node: u8,
    next_node: u8,
    turn: u32,
    sequence: u16,
    is_heard: bool,
    is_completed: bool,
    /// Frames under way.
    pub(super) aloft: i32,
}

impl Attached {
    pub(super) fn new(place: usize) -> Self {
        Self {
            place,
            is_v1: place.is_multiple_of(3),
            stage: Stage::Away,
            node: 0,
            next_node: 0,
            turn: 0,
            sequence: 0,
            is_heard: false,
            is_completed: false,
            aloft: 0,
        }
    }

    /// What is sent next, where nothing is under way: what was not answered is sent again.
    pub(super) fn send(&mut self, rng: &mut Rng) -> Vec<(Sender, Direction, Vec<u8>)> {
        if self.aloft > 0 {
            return Vec::new();
        }
        match self.stage {
            Stage::Away => {
                self.turn += 1;
                self.node = u8::try_from(rng.below(u64::from(NODES))).expect("a node");
                self.begin(Stage::Creating);
            }
            Stage::Up => match rng.below(10) {
                0 => self.begin(Stage::Deleting),
                1 => {
                    self.next_node = u8::try_from(rng.below(u64::from(NODES))).expect("a node");
                    self.begin(Stage::Moving);
                }
                // A node restarts and has forgotten; what it sets up anew has the old numbers again.
                2 if rng.one_in(4) => {
                    self.stage = Stage::Creating;
                    self.sequence += 1;
                    self.is_heard = false;
                }
                choice => return self.burst(choice),
            },
            Stage::Creating | Stage::Moving | Stage::Deleting => {}
        }
        let (what, octets) = match self.stage {
            Stage::Creating => (says::CREATE, self.create()),
            Stage::Moving => (says::MODIFY, self.modify()),
            Stage::Deleting => (says::DELETE, self.delete()),
            Stage::Away | Stage::Up => return Vec::new(),
        };
        vec![(self.sender(what), Direction::Inward, octets)]
    }

    /// What its receiver does.
    pub(super) fn receive(&mut self, what: u32) -> Vec<(Sender, Direction, Vec<u8>)> {
        let (what, octets) = match what {
            says::CREATE => (says::CREATED, self.created()),
            says::MODIFY => (says::MODIFIED, self.modified()),
            says::DELETE => (says::DELETED, self.deleted()),
            says::CREATED if self.stage == Stage::Creating => {
                self.stage = Stage::Up;
                self.is_completed = true;
                return Vec::new();
            }
            says::MODIFIED if self.stage == Stage::Moving => {
                (self.stage, self.node, self.is_heard) = (Stage::Up, self.next_node, false);
                return Vec::new();
            }
            says::DELETED if self.stage == Stage::Deleting => {
                self.stage = Stage::Away;
                return Vec::new();
            }
            says::UPLINK => {
                self.is_heard = true;
                return Vec::new();
            }
            _ => return Vec::new(),
        };
        vec![(self.sender(what), Direction::Outward, octets)]
    }

    pub(super) fn take_completed(&mut self) -> bool {
        std::mem::take(&mut self.is_completed)
    }

    /// True where a tunnel is there and quiet.
    pub(super) fn is_up(&self) -> bool {
        self.stage == Stage::Up && self.aloft == 0
    }

    /// The partner's node that it is at.
    pub(super) fn node(&self) -> Ipv4Addr {
        Ipv4Addr::new(192, 0, 2, 10 + self.node)
    }

    /// The user's own address.
    pub(super) fn user(&self) -> Ipv4Addr {
        Ipv4Addr::new(100, 64, u8::try_from(self.turn % 250).expect("an octet"), self.number())
    }

    /// Ends for user data at the core and at the partner.
    pub(super) fn teids(&self) -> (u32, u32) {
        (self.teid(0x2000_0000), self.teid(0x1000_0000) + u32::from(self.node))
    }

    /// End for control at the core.
    pub(super) fn control(&self) -> u32 {
        self.teid(0x4000_0000)
    }

    pub(super) fn is_v1(&self) -> bool {
        self.is_v1
    }

    fn begin(&mut self, stage: Stage) {
        self.stage = stage;
        self.sequence += 1;
    }

    fn number(&self) -> u8 {
        u8::try_from(self.place + 1).expect("few sessions")
    }

    fn sender(&self, what: u32) -> Sender {
        Sender::Session { place: self.place, what }
    }

    fn teid(&self, base: u32) -> u32 {
        base + u32::from(self.number()) * 0x1_0000 + (self.turn % 0x1000) * 8
    }

    fn end_of(&self, node: u8) -> (u32, u32, Ipv4Addr) {
        let node_teid = |base| self.teid(base) + u32::from(node);
        (node_teid(0x3000_0000), node_teid(0x1000_0000), Ipv4Addr::new(192, 0, 2, 10 + node))
    }

    /// Each session numbers its requests in a range of its own, as if its node counted on.
    fn numbered(&self) -> u32 {
        u32::from(self.number()) * 0x800 + u32::from(self.sequence % 0x800)
    }

    fn sequence_v1(&self) -> u16 {
        u16::try_from(self.numbered() % 0x1_0000).expect("16 bits")
    }

    fn burst(&self, choice: u64) -> Vec<(Sender, Direction, Vec<u8>)> {
        let (inner_up, inner_down) = (
            craft::ip_packet(self.user(), SERVER, (9, 9), b"up"),
            craft::ip_packet(SERVER, self.user(), (9, 9), b"down"),
        );
        let (core, access) = self.teids();
        let user = |from, to, teid, inner: &[u8]| {
            frame().ip(from, to).udp(2152, 2152).payload(&gtpu::gpdu(teid, inner).octets()).octets()
        };
        let mut sent = Vec::new();
        for _ in 0..=choice % 3 {
            let octets = user(self.node(), CORE, core, &inner_up);
            sent.push((self.sender(says::UPLINK), Direction::Inward, octets));
            if self.is_heard {
                let octets = user(CORE, self.node(), access, &inner_down);
                sent.push((self.sender(says::DOWNLINK), Direction::Outward, octets));
            }
        }
        sent
    }

    fn create(&self) -> Vec<u8> {
        let (control, user, node) = self.end_of(self.node);
        let imsi = self.imsi();
        let octets = if self.is_v1 {
            gtpv1::create_pdp_context_request()
                .sequence(self.sequence_v1())
                .imsi(&imsi)
                .teid_data(user)
                .teid_control(control)
                .nsapi(5)
                .end_user_dynamic()
                .apn("internet")
                .gsn_address(node)
                .gsn_address(node)
                .octets()
        } else {
            let bearer = gtpv2::group().ebi(5).f_teid(2, 4, user, node);
            gtpv2::create_session_request()
                .sequence(self.numbered())
                .imsi(&imsi)
                .apn("internet")
                .serving_network("901-70")
                .f_teid(0, 6, control, node)
                .bearer_context(0, &bearer)
                .octets()
        };
        self.control_frame(self.node, Direction::Inward, &octets)
    }

    fn created(&self) -> Vec<u8> {
        let (control, ..) = self.end_of(self.node);
        let (core, _) = self.teids();
        let octets = if self.is_v1 {
            gtpv1::create_pdp_context_response()
                .teid(control)
                .sequence(self.sequence_v1())
                .cause(128)
                .teid_data(core)
                .teid_control(self.control())
                .end_user(self.user())
                .gsn_address(CORE)
                .gsn_address(CORE)
                .octets()
        } else {
            let bearer = gtpv2::group().ebi(5).cause(16).f_teid(2, 5, core, CORE);
            gtpv2::create_session_response()
                .teid(control)
                .sequence(self.numbered())
                .cause(16)
                .f_teid(1, 7, self.control(), CORE)
                .paa(self.user())
                .bearer_context(0, &bearer)
                .octets()
        };
        self.control_frame(self.node, Direction::Outward, &octets)
    }

    fn modify(&self) -> Vec<u8> {
        let (control, user, node) = self.end_of(self.next_node);
        let octets = if self.is_v1 {
            gtpv1::update_pdp_context_request()
                .teid(self.control())
                .sequence(self.sequence_v1())
                .teid_data(user)
                .teid_control(control)
                .nsapi(5)
                .gsn_address(node)
                .gsn_address(node)
                .octets()
        } else {
            let bearer = gtpv2::group().ebi(5).f_teid(1, 4, user, node);
            gtpv2::modify_bearer_request()
                .teid(self.control())
                .sequence(self.numbered())
                .f_teid(0, 6, control, node)
                .bearer_context(0, &bearer)
                .octets()
        };
        self.control_frame(self.next_node, Direction::Inward, &octets)
    }

    fn modified(&self) -> Vec<u8> {
        let (control, ..) = self.end_of(self.next_node);
        let octets = if self.is_v1 {
            let answer = gtpv1::update_pdp_context_response().teid(control);
            answer.sequence(self.sequence_v1()).cause(128).octets()
        } else {
            let answer = gtpv2::modify_bearer_response().teid(control);
            answer.sequence(self.numbered()).cause(16).octets()
        };
        self.control_frame(self.next_node, Direction::Outward, &octets)
    }

    fn delete(&self) -> Vec<u8> {
        let octets = if self.is_v1 {
            let request = gtpv1::delete_pdp_context_request().teid(self.control());
            request.sequence(self.sequence_v1()).teardown(true).nsapi(5).octets()
        } else {
            let request = gtpv2::delete_session_request().teid(self.control());
            request.sequence(self.numbered()).ebi(5).octets()
        };
        self.control_frame(self.node, Direction::Inward, &octets)
    }

    fn deleted(&self) -> Vec<u8> {
        let (control, ..) = self.end_of(self.node);
        let octets = if self.is_v1 {
            let answer = gtpv1::delete_pdp_context_response().teid(control);
            answer.sequence(self.sequence_v1()).cause(128).octets()
        } else {
            let answer = gtpv2::delete_session_response().teid(control);
            answer.sequence(self.numbered()).cause(16).octets()
        };
        self.control_frame(self.node, Direction::Outward, &octets)
    }

    fn imsi(&self) -> String {
        format!("0010101234500{:02}", self.number())
    }

    fn control_frame(&self, node: u8, direction: Direction, message: &[u8]) -> Vec<u8> {
        let node = Ipv4Addr::new(192, 0, 2, 10 + node);
        let (from, to) = match direction {
            Direction::Inward => (node, CORE),
            Direction::Outward => (CORE, node),
        };
        frame().ip(from, to).udp(2123, 2123).payload(message).octets()
    }
}
