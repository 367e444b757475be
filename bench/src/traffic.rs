//! The frames that are measured: a roaming partner's session set-up and its user plane (TS 29.274, 29.281).

use std::net::Ipv4Addr;
use std::ops::Range;

use craft::tcap::{self, tlv};
use craft::{Frame, diameter, frame, gtpu, gtpv2, sccp, sigtran};
use xsk::livegen::Number;

/// The first subscriber of the partner.
const ROAMER: &str = "901700000000001";
/// The first subscriber of a network that is not the partner's.
const FOREIGNER: &str = "262010000000001";

const PARTNER: Ipv4Addr = Ipv4Addr::new(192, 0, 2, 10);
const CORE: Ipv4Addr = Ipv4Addr::new(10, 10, 0, 1);
const GTPC: u16 = 2123;
const GTPU: u16 = 2152;
const S5_SGW_USER: u8 = 4;
const S5_PGW_USER: u8 = 5;
const S5_SGW_CONTROL: u8 = 6;
const S5_PGW_CONTROL: u8 = 7;
const ACCEPTED: u8 = 16;
const EUTRAN: u8 = 6;
/// Makes the frame of a user's packet 128 octets long.
const USER_OCTETS: usize = 50;
/// Octets of the generator's mark and number.
const STAMP: usize = 8;
const PRIVATE_ENTERPRISE: u16 = 0;
/// The session whose numbers are looked for: none of them stands anywhere else in its frame.
const SHOWN: u32 = 765_431;
/// The octets of a subscriber's number that count: its 9th to 14th digit.
const DIGITS: Range<usize> = 4..7;

/// A session between the partner and us: subscriber, tunnels and numbers of its own.
#[derive(Clone, Debug)]
pub struct Session {
    imsi: String,
    number: u32,
}

impl Session {
    /// Each number is another subscriber of the partner.
    pub fn of(number: u32) -> Self {
        let roamer: u64 = ROAMER.parse().unwrap_or_default();
        Self { imsi: (roamer + u64::from(number)).to_string(), number }
    }

    /// The same of a network that is not the partner's.
    pub fn foreign(&self) -> Self {
        let foreigner: u64 = FOREIGNER.parse().unwrap_or_default();
        Self { imsi: (foreigner + u64::from(self.number)).to_string(), number: self.number }
    }

    /// The Create Session Request.
    pub fn request(&self) -> Frame {
        from_partner(GTPC, &self.request_message()).id(self.number)
    }

    /// The Create Session Response.
    pub fn answer(&self) -> Frame {
        let bearer =
            gtpv2::group().ebi(5).cause(ACCEPTED).f_teid(2, S5_PGW_USER, self.teid(3), CORE);
        let message = gtpv2::create_session_response()
            .teid(self.teid(0))
            .sequence(self.sequence())
            .cause(ACCEPTED)
            .f_teid(1, S5_PGW_CONTROL, self.teid(2), CORE)
            .paa(self.user())
            .apn_restriction(0)
            .bearer_context(0, &bearer);
        frame().ip(CORE, PARTNER).udp(GTPC, GTPC).payload(&message.octets())
    }

    /// A Create Session Request with what a serving gateway really sends.
    fn request_message(&self) -> Vec<u8> {
        let bearer = gtpv2::group().ebi(5).f_teid(2, S5_SGW_USER, self.teid(1), PARTNER).qos(9, 8);
        gtpv2::create_session_request()
            .sequence(self.sequence())
            .imsi(&self.imsi)
            .msisdn(&self.msisdn())
            .mei("3520990017614823")
            .uli("901-70", 0x0001, 0x0001_0203)
            .serving_network("901-70")
            .rat(EUTRAN)
            .indication(&[0, 0, 0])
            .f_teid(0, S5_SGW_CONTROL, self.teid(0), PARTNER)
            .apn("internet")
            .selection_mode(0)
            .pdn_type(1)
            .paa(Ipv4Addr::UNSPECIFIED)
            .apn_restriction(0)
            .ambr(50_000, 100_000)
            .bearer_context(0, &bearer)
            .recovery(3)
            .charging_characteristics(0x0800)
            .private_extension(PRIVATE_ENTERPRISE, &[0; STAMP])
            .octets()
    }

    fn msisdn(&self) -> String {
        format!("8831700{:08}", self.number + 1)
    }

    fn sequence(&self) -> u32 {
        self.number + 1
    }

    fn teid(&self, end: u32) -> u32 {
        0x1000 + self.number * 4 + end
    }

    fn user(&self) -> Ipv4Addr {
        Ipv4Addr::from_bits(0x0a63_0005 + self.number)
    }
}

/// A user's packet in a tunnel, from the partner: 128 octets, without a UDP checksum, as most of them are.
pub fn gpdu() -> Frame {
    gpdu_of(&Session::of(0))
}

/// The same of the user of a session.
pub fn gpdu_of(session: &Session) -> Frame {
    let (user, ports) = (session.user(), (40_000, 443));
    let inner = craft::ip_packet(user, [8, 8, 8, 8], ports, &[0x55; USER_OCTETS]);
    from_partner(GTPU, &gtpu::gpdu(session.teid(3), &inner).octets()).udp_checksum(0)
}

/// A Create Session Request of the first session.
pub fn create_session() -> Frame {
    Session::of(0).request()
}

/// The message of [`create_session`].
pub fn create_session_message() -> Vec<u8> {
    Session::of(0).request_message()
}

/// An Update-Location-Request of S6a as an MME sends it, with the capabilities of RFC 6733 around it.
pub fn update_location_request() -> Vec<u8> {
    diameter::update_location_request(ROAMER, [0x09, 0xf1, 0x07]).octets()
}

/// An updateLocation of MAP in a Begin of TCAP, UDT of SCCP and DATA of M3UA, as a VLR sends it.
pub fn update_location() -> Vec<u8> {
    let number = [&[0x91], craft::tbcd("8831700001").as_slice()].concat();
    let argument = [tlv(4, &craft::tbcd(ROAMER)), tlv(0x81, &number), tlv(4, &number)].concat();
    let invoke = tcap::invoke(1, 2, &tlv(0x30, &argument));
    let begin = tcap::begin(&[1, 2, 3, 4], &tcap::dialogue_request(1, 3), &[invoke]);
    let unitdata = sccp::udt(&sccp::party("15550100", 6), &sccp::party("8831700001", 7), &begin);
    sigtran::m3ua_data(0x1001, 0x2002, 3, &unitdata).octets()
}

/// What a generator sends again and again: the octets of a frame, and what it writes into each.
#[derive(Clone, Debug)]
pub struct Template {
    /// The frame, without a UDP checksum.
    pub octets: Vec<u8>,
    /// Where its stamp stands: in the last eight octets.
    pub stamp_at: u16,
    /// Where it carries its number.
    pub numbers: Vec<Number>,
}

impl Template {
    /// The same frame each time, but for its stamp.
    pub fn of(frame: Frame) -> Self {
        let octets = frame.udp_checksum(0).octets();
        let stamp_at = octets.len().saturating_sub(STAMP);
        Self { octets, stamp_at: u16::try_from(stamp_at).unwrap_or(u16::MAX), numbers: Vec::new() }
    }

    /// Packets of 256 users, each in a tunnel of its own.
    pub fn of_users() -> Self {
        let session = Session::of(SHOWN);
        let template = Self::of(gpdu_of(&session));
        let places = [session.teid(3), session.user().to_bits()].map(u32::to_be_bytes);
        let numbers = places.iter().filter_map(|shown| template.number(shown, 3..4, false));
        Self { numbers: numbers.collect(), ..template }
    }

    /// Create Session Requests of sessions with numbers of their own: sequence, TEIDs, subscriber.
    pub fn of_sessions() -> Self {
        let session = Session::of(SHOWN);
        let template = Self::of(session.request());
        let [sequence, control, user] =
            [session.sequence(), session.teid(0), session.teid(1)].map(u32::to_be_bytes);
        let [imsi, msisdn] =
            [session.imsi.clone(), session.msisdn()].map(|text| craft::tbcd(&text));
        let places: [(&[u8], _, _); 5] = [
            (&sequence[1..], 0..3, false),
            (&control, 0..4, false),
            (&user, 0..4, false),
            (&imsi, DIGITS, true),
            (&msisdn, DIGITS, true),
        ];
        let numbers = places
            .into_iter()
            .filter_map(|(shown, part, is_digits)| template.number(shown, part, is_digits));
        Self { numbers: numbers.collect(), ..template }
    }

    /// A part of what is shown in the frame.
    fn number(&self, shown: &[u8], part: Range<usize>, is_digits: bool) -> Option<Number> {
        let at = self.octets.windows(shown.len()).position(|octets| octets == shown)?;
        let at = u16::try_from(at + part.start).ok()?;
        Some(Number { at, octets: u8::try_from(part.len()).ok()?, is_digits })
    }

    /// The frame of that number, as the generator makes it.
    pub fn numbered(&self, number: u64) -> Vec<u8> {
        let mut octets = self.octets.clone();
        for Number { at, octets: len, is_digits } in &self.numbers {
            let len = usize::from(*len);
            let written = if *is_digits {
                craft::tbcd(&format!("{:0width$}", number, width = 2 * len))
            } else {
                number.to_be_bytes()[8 - len..].to_vec()
            };
            octets[usize::from(*at)..][..len].copy_from_slice(&written);
        }
        octets
    }
}

fn from_partner(port: u16, message: &[u8]) -> Frame {
    frame().ip(PARTNER, CORE).udp(port, port).payload(message)
}

#[cfg(test)]
mod tests {
    use inspect::{Direction, Fate, FrameId, Tick};

    use super::*;
    use crate::carousel::{self, arrival};
    use crate::shipped;

    #[test]
    fn a_packet_of_the_user_plane_has_the_128_octets_of_the_published_figures() {
        assert_eq!(gpdu().octets().len(), 128);
    }

    #[test]
    fn users_send_in_256_tunnels_and_all_passes() {
        let template = Template::of_users();
        let mut inspector = carousel::inspector(shipped::table().unwrap());
        for number in 1..=1_000_u64 {
            let octets = template.numbered(number);
            let now = Tick(number * 2_500);
            let fate =
                inspector.inspect(&arrival(&octets, Direction::Inward, FrameId(0), now)).fate;
            assert_eq!(fate, Fate::Send);
        }

        let gauge = inspector.state().unwrap().gauges().find(|(name, _)| *name == "tunnels");
        assert_eq!((template.numbers.len(), gauge.unwrap().1.len), (2, 256));
    }

    #[test]
    fn sessions_with_numbers_of_their_own_are_set_up_as_fast_as_the_policy_lets_a_partner() {
        let template = Template::of_sessions();
        assert_eq!(template.numbers.len(), 5);
        let passed = |table| {
            let mut inspector = carousel::inspector(table);
            let fates = (1..=5_000_u64).map(|number| {
                let octets = template.numbered(number);
                let now = Tick(number * 2_500);
                inspector.inspect(&arrival(&octets, Direction::Inward, FrameId(0), now)).fate
            });
            fates.filter(|fate| *fate == Fate::Send).count()
        };

        assert_eq!(passed(shipped::unlimited().unwrap()), 5_000);
        assert!((1_000..1_100).contains(&passed(shipped::table().unwrap())));
    }
}
