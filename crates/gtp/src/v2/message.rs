//! A GTPv2-C message (TS 29.274 §5, §7).

use numbering::{Imei, Imsi, Msisdn, Plmn, Teid};
use wire::{Fault, Malformed, Reader, Value};

use super::malformed::malformed;
use super::places::Places;
use super::{
    Ambr, BearerQos, Cause, FTeid, Ie, IeType, Ies, MessageType, Paa, PdnType, RatType,
    SelectionMode, Uli,
};
use crate::Refused;
use crate::content::{first_u8, first_u32, imei, imsi, labels, msisdn, plmn};

const VERSION: u8 = 2;
const PIGGYBACK: u8 = 0x10;
const TEID: u8 = 0x08;
const PRIORITY: u8 = 0x04;

/// Octets of the header that its length does not count.
const UNCOUNTED: usize = 4;

/// A message whose header and elements do not contradict each other.
#[derive(Clone, Copy, Debug)]
pub struct Message<'a> {
    /// Version, and what the header holds.
    pub flags: u8,
    /// Message type.
    pub message_type: MessageType,
    /// Octets after the first four.
    pub length: u16,
    /// Tunnel at the receiver; nothing in messages of a path.
    pub teid: Option<Teid>,
    /// Sequence number, 24 bits.
    pub sequence: u32,
    /// Priority of the message, where one is told (TS 29.274 §5.4).
    pub priority: Option<u8>,
    /// Octet of the header that has the priority, or means nothing.
    last: Option<u8>,
    /// The header ends before its sequence number, as only a glimpse may show.
    is_cut: bool,
    ies: Ies<'a>,
    places: Places,
    piggybacked: Option<&'a [u8]>,
}

impl<'a> Message<'a> {
    /// Reads a datagram that holds exactly one message, or two where piggybacking is allowed.
    #[inline]
    pub fn decode(octets: &'a [u8]) -> Result<Self, Refused> {
        let mut message = Self::empty();
        let rest = message.read(octets)?;
        if message.flags & PIGGYBACK == 0 {
            return if rest.is_empty() {
                Ok(message)
            } else {
                Err(rest.fault(Fault::Trailing).into())
            };
        }
        message.check_piggyback(rest)?;
        message.piggybacked = Some(rest.rest());
        Ok(message)
    }

    #[inline]
    fn empty() -> Self {
        Self {
            flags: 0,
            message_type: MessageType(0),
            length: 0,
            teid: None,
            sequence: 0,
            priority: None,
            last: None,
            is_cut: false,
            ies: Ies::none(),
            places: Places::new(),
            piggybacked: None,
        }
    }

    /// Reads the first message of a datagram; gives what follows it.
    fn read(&mut self, octets: &'a [u8]) -> Result<Reader<'a>, Refused> {
        let mut reader = Reader::new(octets);
        self.flags = reader.u8()?;
        if self.flags >> 5 != VERSION {
            return Err(Reader::new(octets).fault(Fault::Version).into());
        }
        self.message_type = MessageType(reader.u8()?);
        self.length = reader.u16()?;
        let mut body = reader.sub(self.length.into())?;
        self.teid = match self.flags & TEID {
            0 if has_no_teid(self.message_type) => None,
            0 => return Err(Reader::new(octets).fault(Fault::Value).into()),
            _ => Some(Teid(body.u32()?)),
        };
        self.sequence = body.u24()?;
        let last = body.u8()?;
        self.last = Some(last);
        self.priority = priority(self.flags, last);
        self.ies = Ies::decode(body, &mut self.places)?;
        Ok(reader)
    }

    /// As much of the first message of a datagram as can be read. Its length counts only where another message rides on
    /// it, as in Wireshark.
    pub(crate) fn glimpse(octets: &'a [u8]) -> Option<Self> {
        let mut reader = Reader::new(octets);
        let flags = reader.u8().ok()?;
        let message_type = MessageType(reader.u8().ok()?);
        let length = reader.u16().ok()?;
        let is_carrying = flags & PIGGYBACK != 0;
        let len = if is_carrying { usize::from(length).min(reader.len()) } else { reader.len() };
        let mut body = reader.sub(len).ok()?;
        let teid = (flags & TEID != 0).then(|| body.u32().ok()).flatten().map(Teid);
        let sequence = body.u24().ok();
        let last = body.u8().ok();
        Some(Self {
            flags,
            message_type,
            length,
            teid,
            sequence: sequence.unwrap_or_default(),
            priority: last.and_then(|last| priority(flags, last)),
            last,
            is_cut: sequence.is_none(),
            ies: Ies::glimpse(if last.is_some() { body } else { Reader::new(&[]) }),
            places: Places::unknown(),
            piggybacked: Some(reader.rest()).filter(|rest| !rest.is_empty()),
        })
    }

    /// A second message must be one that may ride on the first, be whole, and carry none itself (§5.5.1).
    #[cold]
    fn check_piggyback(&self, rest: Reader<'a>) -> Result<(), Refused> {
        let shift = |malformed: Malformed| Malformed {
            offset: malformed.offset.saturating_add(rest.offset()),
            ..malformed
        };
        let mut second = Self::empty();
        let past = second.read(rest.rest());
        let past = past.map_err(|refused| Refused::piggyback(shift(refused.malformed)))?;
        let is_allowed = matches!(
            (self.message_type, second.message_type),
            (MessageType::CREATE_SESSION_RESPONSE, MessageType::CREATE_BEARER_REQUEST)
                | (MessageType::CREATE_BEARER_RESPONSE, MessageType::MODIFY_BEARER_REQUEST)
        );
        match (is_allowed, second.flags & PIGGYBACK, past.is_empty()) {
            (false, _, _) => Err(Refused::piggyback(rest.fault(Fault::Value))),
            (true, 0, true) => Ok(()),
            (true, 0, false) => Err(Refused::piggyback(shift(past.fault(Fault::Trailing)))),
            (true, _, _) => Err(Refused::piggyback(rest.fault(Fault::Depth))),
        }
    }

    /// Sequence number, where it is there.
    pub(crate) fn told_sequence(&self) -> Option<u32> {
        (!self.is_cut).then_some(self.sequence)
    }

    /// Octet of the header that means nothing, where it has no priority.
    pub(crate) fn spare(&self) -> Option<u8> {
        self.last.filter(|_| self.flags & PRIORITY == 0)
    }

    /// What Wireshark calls malformed: a header that is cut off, a second message that is promised and not there, and
    /// elements that are too short for what is read from them.
    pub(crate) fn malformed(octets: &'a [u8]) -> Option<Malformed> {
        let end = Reader::new(octets.get(octets.len()..).unwrap_or_default());
        let message = Self::glimpse(octets);
        let message = message.filter(|message| !message.is_cut && octets.len() >= message.head());
        let Some(message) = message else { return Some(end.fault(Fault::Truncated)) };
        if message.flags & PIGGYBACK != 0 && message.piggybacked.is_none() {
            return Some(end.fault(Fault::Missing));
        }
        message.ies.told().find_map(malformed)
    }

    /// Octets of the header.
    fn head(&self) -> usize {
        if self.flags & TEID == 0 { 8 } else { 12 }
    }

    /// The octets of the second message, which decode as one of their own (§5.5.1).
    pub fn piggybacked(&self) -> Option<&'a [u8]> {
        self.piggybacked
    }

    /// Octets of this message alone.
    pub fn octets(&self) -> usize {
        usize::from(self.length).saturating_add(UNCOUNTED)
    }

    /// The elements of the message, groups as one.
    pub fn ies(&self) -> Ies<'a> {
        self.ies
    }

    /// The types of all elements, in the order of the message, where they were noted.
    #[inline]
    pub(crate) fn noted_kinds(&self) -> Option<&[u8]> {
        self.places.kinds()
    }

    /// The types of the elements that stand in no group, in the order of the message.
    #[inline]
    pub(crate) fn outer_kinds(&self) -> impl Iterator<Item = IeType> {
        let mut noted = self.places.outer_kinds();
        let mut walked = self.ies;
        core::iter::from_fn(move || match &mut noted {
            Some(noted) => noted.next().map(IeType),
            None => walked.next().map(|ie| ie.kind),
        })
    }

    /// Whether two elements may be of one type: among those in no group, and among those in groups.
    #[inline]
    pub(crate) fn repeats(&self) -> [bool; 2] {
        self.places.repeats().unwrap_or([true; 2])
    }

    /// False where no element is of that type.
    pub(crate) fn may_have(&self, kind: IeType) -> bool {
        self.places.of(kind.0).is_none_or(|mut found| found.next().is_some())
    }

    /// Visits every element of some types, also those inside groups, in the order of the message.
    #[inline]
    pub(crate) fn visit<const N: usize>(&self, kinds: [IeType; N], mut visit: impl FnMut(Ie<'a>)) {
        match self.places.any_of(&kinds.map(|kind| kind.0)) {
            Some(noted) => noted.filter_map(|offset| self.ies.at(offset)).for_each(visit),
            None => self.walk(&kinds, &mut visit),
        }
    }

    /// The same of elements that were not noted.
    #[cold]
    fn walk(&self, kinds: &[IeType], visit: &mut dyn FnMut(Ie<'a>)) {
        self.ies.everywhere().filter(|ie| kinds.contains(&ie.kind)).for_each(visit);
    }

    /// Visits every element of some types that stands in no group.
    #[inline]
    pub(crate) fn visit_outer<const N: usize>(
        &self,
        kinds: [IeType; N],
        visit: impl FnMut(Ie<'a>),
    ) {
        match self.places.any_of(&kinds.map(|kind| kind.0)) {
            Some(noted) => noted.outer().filter_map(|offset| self.ies.at(offset)).for_each(visit),
            None => self.ies.filter(|ie| kinds.contains(&ie.kind)).for_each(visit),
        }
    }

    /// Every element of a type that stands in no group.
    #[inline]
    pub(crate) fn outer(&self, kind: IeType) -> impl Iterator<Item = Ie<'a>> {
        let mut noted = self.places.outer(kind.0);
        let (ies, mut walked) = (self.ies, self.ies);
        core::iter::from_fn(move || match &mut noted {
            Some(noted) => noted.next().and_then(|offset| ies.at(offset)),
            None => Iterator::find(&mut walked, |ie| ie.kind == kind),
        })
    }

    /// Subscriber (§8.3).
    pub fn imsi(&self) -> Option<Imsi> {
        self.one(IeType::IMSI, imsi)
    }

    /// Number of the subscriber (§8.11).
    pub fn msisdn(&self) -> Option<Msisdn> {
        self.one(IeType::MSISDN, msisdn)
    }

    /// Device (§8.10).
    pub fn mei(&self) -> Option<Imei> {
        self.one(IeType::MEI, imei)
    }

    /// Access point name (§8.6).
    pub fn apn(&self) -> Option<Value<'a>> {
        self.one(IeType::APN, labels)
    }

    /// Cause (§8.4).
    pub fn cause(&self) -> Option<Cause> {
        self.one(IeType::CAUSE, first_u8).map(Cause)
    }

    /// Radio access technology (§8.17).
    pub fn rat_type(&self) -> Option<RatType> {
        self.one(IeType::RAT_TYPE, first_u8).map(RatType)
    }

    /// Network that serves the user (§8.18).
    pub fn serving_network(&self) -> Option<Plmn> {
        self.one(IeType::SERVING_NETWORK, plmn)
    }

    /// Where the user is (§8.21).
    pub fn uli(&self) -> Option<Uli> {
        self.one(IeType::ULI, |octets| Uli::decode(octets).ok())
    }

    /// Address of the user (§8.14).
    pub fn paa(&self) -> Option<Paa> {
        self.one(IeType::PAA, |octets| Paa::decode(octets).ok())
    }

    /// Type of the connection (§8.34).
    pub fn pdn_type(&self) -> Option<PdnType> {
        self.one(IeType::PDN_TYPE, first_u8).map(|octet| PdnType(octet & 0x07))
    }

    /// How the APN was chosen (§8.58).
    pub fn selection_mode(&self) -> Option<SelectionMode> {
        self.one(IeType::SELECTION_MODE, first_u8).map(|octet| SelectionMode(octet & 0x03))
    }

    /// Restart counter of the sender (§8.5).
    pub fn recovery(&self) -> Option<u8> {
        self.one(IeType::RECOVERY, first_u8)
    }

    /// Aggregate maximum bit rate (§8.7).
    pub fn ambr(&self) -> Option<Ambr> {
        self.one(IeType::AMBR, |octets| Ambr::decode(octets).ok())
    }

    /// Charging identity (§8.29).
    pub fn charging_id(&self) -> Option<u32> {
        self.one(IeType::CHARGING_ID, first_u32)
    }

    /// Bearers that the message itself names, outside bearer contexts (§8.8).
    pub fn ebis(&self) -> impl Iterator<Item = u8> + use<'a> {
        self.ies.filter(|ie| ie.kind == IeType::EBI).filter_map(|ie| ebi(ie.octets))
    }

    /// Tunnel endpoints of the message itself, outside bearer contexts: those for control (§8.22).
    pub fn f_teids(&self) -> impl Iterator<Item = FTeid> + use<'a> {
        self.ies.f_teids()
    }

    /// Bearer contexts of every instance, in the order of the message (§8.28).
    pub fn bearers(&self) -> impl Iterator<Item = Bearer<'a>> + use<'a> {
        self.ies
            .filter(|ie| ie.kind == IeType::BEARER_CONTEXT)
            .map(|ie| Bearer { instance: ie.instance, ies: ie.ies() })
    }

    fn one<T>(&self, kind: IeType, read: fn(&'a [u8]) -> Option<T>) -> Option<T> {
        self.outer(kind).next().and_then(|ie| read(ie.octets))
    }
}

/// A bearer context (§8.28).
#[derive(Clone, Copy, Debug)]
pub struct Bearer<'a> {
    /// Which list of bearers it belongs to: to be created, to be removed, and so on.
    pub instance: u8,
    /// Its elements.
    pub ies: Ies<'a>,
}

impl<'a> Bearer<'a> {
    /// Bearer (§8.8).
    pub fn ebi(&self) -> Option<u8> {
        self.ies.first(IeType::EBI).and_then(ebi)
    }

    /// What became of it (§8.4).
    pub fn cause(&self) -> Option<Cause> {
        self.ies.first(IeType::CAUSE).and_then(first_u8).map(Cause)
    }

    /// Its tunnel endpoints for user data (§8.22).
    pub fn f_teids(&self) -> impl Iterator<Item = FTeid> + use<'a> {
        self.ies.f_teids()
    }

    /// Its quality of service (§8.15).
    pub fn qos(&self) -> Option<BearerQos> {
        self.ies.first(IeType::BEARER_QOS).and_then(|octets| BearerQos::decode(octets).ok())
    }

    /// Its charging identity (§8.29).
    pub fn charging_id(&self) -> Option<u32> {
        self.ies.first(IeType::CHARGING_ID).and_then(first_u32)
    }
}

pub(crate) fn ebi(octets: &[u8]) -> Option<u8> {
    first_u8(octets).map(|octet| octet & 0x0f)
}

/// The priority stands in the upper half of the last octet of the header (TS 29.274 §5.4).
fn priority(flags: u8, last: u8) -> Option<u8> {
    (flags & PRIORITY != 0).then_some(last >> 4)
}

/// Messages of a path, the only ones without a tunnel (§5.5.1).
fn has_no_teid(message_type: MessageType) -> bool {
    matches!(
        message_type,
        MessageType::ECHO_REQUEST
            | MessageType::ECHO_RESPONSE
            | MessageType::VERSION_NOT_SUPPORTED_INDICATION
    )
}

#[cfg(test)]
mod tests {
    #![expect(clippy::arithmetic_side_effects, reason = "tests")]
    extern crate std;

    use core::net::{Ipv4Addr, Ipv6Addr};
    use std::string::ToString as _;
    use std::vec::Vec;

    use craft::gtpv2::{
        Group, create_bearer_request, create_bearer_response, create_session_request,
        create_session_response, delete_bearer_request, echo_request, group, message,
        modify_bearer_request,
    };
    use proptest::prelude::*;
    use wire::{Protocol as _, Values};

    use super::*;
    use crate::Part;
    use crate::v2::{Gtpv2, InterfaceType};

    #[test]
    fn a_create_request_tells_who_and_where() {
        let octets = create_request().octets();

        let message = Message::decode(&octets).unwrap();

        assert_eq!(message.imsi().unwrap().to_string(), "001010123456789");
        assert_eq!(message.msisdn().unwrap().to_string(), "15550100");
        assert_eq!(message.mei().unwrap().to_string(), "3534900698733190");
        assert_eq!(message.serving_network().unwrap().to_string(), "901-70");
        let uli = message.uli().unwrap();
        assert_eq!(uli.plmn().unwrap().to_string(), "310-410");
        assert_eq!((uli.tai.unwrap().area, uli.ecgi.unwrap().part), (1, 0x0123_4567));
        assert_eq!(message.rat_type(), Some(RatType::EUTRAN));
        assert_eq!(message.apn(), Some(Value::Labels(b"\x08internet")));
    }

    #[test]
    fn a_create_request_tells_the_connection_that_it_wants() {
        let octets = create_request().octets();

        let message = Message::decode(&octets).unwrap();

        assert_eq!(message.message_type, MessageType::CREATE_SESSION_REQUEST);
        assert_eq!((message.teid, message.sequence), (Some(Teid(0)), 0x0012_3456));
        assert_eq!(message.pdn_type(), Some(PdnType::IPV4));
        assert_eq!(message.paa().unwrap().ipv4, Some(Ipv4Addr::UNSPECIFIED));
        assert_eq!(message.ambr(), Some(Ambr { uplink: 1000, downlink: 2000 }));
        let control: Vec<FTeid> = message.f_teids().collect();
        assert_eq!((control.len(), control[0].teid), (1, Teid(0x33)));
        assert_eq!(control[0].interface, InterfaceType::S5_S8_SGW_GTP_C_INTERFACE);
    }

    #[test]
    fn a_create_request_tells_the_bearers_that_it_wants() {
        let octets = create_request().octets();

        let message = Message::decode(&octets).unwrap();

        let bearers: Vec<Bearer<'_>> = message.bearers().collect();
        assert_eq!((bearers.len(), bearers[0].ebi()), (1, Some(5)));
        let qos = bearers[0].qos().unwrap();
        assert_eq!((qos.qci, qos.priority, qos.guaranteed_downlink), (9, 8, 1 << 33));
        let user = bearers[0].f_teids().next().unwrap();
        assert_eq!((user.instance, user.ipv4), (2, Some(Ipv4Addr::new(192, 0, 2, 2))));
    }

    #[test]
    fn a_glimpse_of_a_header_that_is_cut_off_shows_what_is_there() {
        let octets = create_session_request().teid(7).sequence(9).octets();

        let [four, eight, twelve] = [4, 8, 12].map(|len| Message::glimpse(&octets[..len]).unwrap());

        assert_eq!((four.teid, four.told_sequence()), (None, None));
        assert_eq!((eight.teid, eight.told_sequence()), (Some(Teid(7)), None));
        assert_eq!(twelve.told_sequence(), Some(9));
        let malformed = |len: usize| Message::malformed(&octets[..len]).is_some();
        assert_eq!([0, 4, 8, 11, 12].map(malformed), [true, true, true, true, false]);
    }

    #[test]
    fn a_glimpse_goes_on_behind_a_group_whose_content_is_cut_off() {
        let inside = group().ebi(5).ie_with_length(73, 90, &[5]);
        let octets = create_session_request().bearer_context(0, &inside).recovery(1).octets();
        let outside = create_session_request().ie_with_length(93, 900, &[73, 0, 1, 0, 5]).octets();
        let kinds = |octets| -> Vec<u8> {
            Message::glimpse(octets).unwrap().ies().everywhere().map(|ie| ie.kind.0).collect()
        };

        assert_eq!(kinds(&octets), [93, 73, 73, 3]);
        assert_eq!(kinds(&outside), [93]);
        assert_eq!(Message::malformed(&octets), None);
    }

    #[test]
    fn an_element_is_malformed_where_it_needs_more_than_its_list_has_or_has_no_digits() {
        let create = create_session_request;
        for (message, fault) in [
            (create().ie(200, &[1]), Some(Fault::Length)),
            (create().ie(200, &[1]).recovery(1), None),
            (create().ie(3, &[]), Some(Fault::Length)),
            (create().cause(16).raw(&[]).ie(2, &[16]), Some(Fault::Length)),
            (create().ie(132, &[4, 192, 0, 2, 10, 0, 1]), Some(Fault::Length)),
            (create().ie(87, &[0x86, 0, 0, 0, 1]), Some(Fault::Length)),
            (create().ie(85, &[0x21]), Some(Fault::Length)),
            (create().ie(85, &[1, 0x21, 0x31, 0x10, 0x64]), None),
            (create().ie(94, &[0; 5]), Some(Fault::Length)),
            (create().ie(1, &[0x10, 0xa2]), Some(Fault::Value)),
            (create().ie(83, &[0x09, 0xf1, 0x58]), None),
            (create().ie(83, &[0x09, 0xf1, 0xa8]), Some(Fault::Value)),
            (create().ie(83, &[0xff; 3]), None),
            (create().ie(86, &[8, 0x09, 0xf1, 0xa8, 0, 1]), Some(Fault::Value)),
            (create().ie(86, &[8, 0x09, 0xf1, 0x07, 0]), Some(Fault::Length)),
            (create().raw(&[73, 0, 1]), Some(Fault::Truncated)),
            (create().raw(&[73, 0]), None),
        ] {
            let octets = message.octets();

            let malformed = Message::malformed(&octets).map(|malformed| malformed.fault);

            assert_eq!(malformed, fault, "{octets:02x?}");
        }
    }

    #[test]
    fn a_value_of_fixed_length_is_shown_past_the_length_that_it_says() {
        let octets = create_session_request().ie(87, &[0x86, 0, 0, 0, 1]).apn("internet").octets();

        let ies = Message::glimpse(&octets).unwrap().ies();

        let shown = ies.everywhere().find_map(super::super::element::f_teid).unwrap();
        assert_eq!(shown.ipv4, Some(Ipv4Addr::new(71, 0, 9, 0)));
    }

    #[test]
    fn a_second_message_that_is_promised_and_not_there_is_malformed() {
        let mut octets = create_session_request().octets();
        octets[0] |= PIGGYBACK;

        assert_eq!(Message::malformed(&octets).unwrap().fault, Fault::Missing);
    }

    #[test]
    fn a_header_that_contradicts_its_datagram_is_refused() {
        for (octets, fault) in [
            (Vec::new(), Fault::Truncated),
            (echo_request().version(1).octets(), Fault::Version),
            (echo_request().length(5).octets(), Fault::Truncated),
            (echo_request().length(3).octets(), Fault::Truncated),
            (echo_request().trailing(&[0]).octets(), Fault::Trailing),
            (create_session_request().without_teid().octets(), Fault::Value),
        ] {
            let refused = Message::decode(&octets).unwrap_err();

            assert_eq!(
                (refused.part, refused.malformed.fault),
                (Part::Header, fault),
                "{octets:02x?}"
            );
        }
    }

    #[test]
    fn an_element_that_contradicts_itself_or_its_message_is_refused() {
        let create = create_session_request;
        let nested = |depth| {
            (0..depth).fold(group().ebi(5), |inner: Group, _| group().grouped(109, 0, &inner))
        };
        for (octets, fault, offset) in [
            (create().ie_with_length(1, 9, &[0x62]).octets(), Fault::Truncated, 16),
            (create().raw(&[1, 0]).octets(), Fault::Truncated, 12),
            (create().imsi("12345").octets(), Fault::Value, 12),
            (create().ie(1, &[0x21; 9]).octets(), Fault::Value, 12),
            (create().ie(87, &[0x86, 0, 0, 0, 1, 10, 0]).octets(), Fault::Truncated, 12),
            (create().ie(79, &[2, 64, 0]).octets(), Fault::Truncated, 12),
            (create().ie(86, &[0x18, 0, 0xf1, 0x10, 0, 1]).octets(), Fault::Truncated, 12),
            (create().ie(86, &[0x08, 0xff, 0xff, 0xff, 0, 1]).octets(), Fault::Value, 12),
            (create().ie(83, &[0xff, 0xff, 0xff]).octets(), Fault::Value, 12),
            (create().ie(71, b"\x09internet").octets(), Fault::Length, 12),
            (create().ie(2, &[16]).octets(), Fault::Length, 12),
            (create().ie(82, &[]).octets(), Fault::Length, 12),
            (
                create().bearer_context(0, &group().ie_with_length(73, 2, &[5])).octets(),
                Fault::Truncated,
                20,
            ),
            (create().bearer_context(0, &nested(3)).octets(), Fault::Depth, 24),
        ] {
            let refused = Message::decode(&octets).unwrap_err();

            let malformed = refused.malformed;
            assert_eq!((refused.part, malformed.fault), (Part::Element, fault), "{octets:02x?}");
            assert_eq!(malformed.offset, offset, "{octets:02x?}");
        }
    }

    #[test]
    fn octets_that_a_later_release_appends_are_left_alone() {
        let octets = create_session_request().ie(82, &[6, 1, 2, 3]).octets();

        assert_eq!(Message::decode(&octets).unwrap().rat_type(), Some(RatType::EUTRAN));
    }

    #[test]
    fn a_message_may_ride_on_the_answer_that_the_specification_names() {
        let second = create_bearer_request().teid(7).ebi(5);
        let octets = create_session_response().cause(16).piggyback(&second).octets();

        let message = Message::decode(&octets).unwrap();
        let riding = Message::decode(message.piggybacked().unwrap()).unwrap();

        assert_eq!(message.cause(), Some(Cause::REQUEST_ACCEPTED));
        assert_eq!(riding.message_type, MessageType::CREATE_BEARER_REQUEST);
        assert_eq!(message.octets() + riding.octets(), octets.len());
    }

    #[test]
    fn any_other_second_message_is_refused_where_it_begins() {
        let first = || create_session_response().cause(16);
        let bearer = create_bearer_request;
        for (octets, fault) in [
            (first().piggyback(&modify_bearer_request()).octets(), Fault::Value),
            (create_bearer_response().cause(16).piggyback(&bearer()).octets(), Fault::Value),
            (first().piggyback(&bearer().length(99)).octets(), Fault::Truncated),
            (first().piggyback(&bearer().trailing(&[0])).octets(), Fault::Trailing),
            (first().piggyback(&bearer().ie_with_length(73, 9, &[5])).octets(), Fault::Truncated),
            (first().piggyback(&bearer().piggyback(&bearer())).octets(), Fault::Depth),
            (first().piggyback(&bearer().version(1)).octets(), Fault::Version),
        ] {
            let refused = Message::decode(&octets).unwrap_err();

            assert_eq!(
                (refused.part, refused.malformed.fault),
                (Part::Piggyback, fault),
                "{octets:02x?}"
            );
            assert!(refused.malformed.offset >= 18);
        }
    }

    #[test]
    fn a_field_gives_values_also_from_inside_groups_in_order() {
        let octets = delete_bearer_request()
            .ebi(5)
            .bearer_context(0, &group().ebi(6).cause(64))
            .ebi(7)
            .octets();
        let row = Gtpv2::FIELDS.iter().find(|row| row.name == "gtpv2.ebi").unwrap();
        let mut values = Values::default();

        (row.read)(&Message::decode(&octets).unwrap(), &mut values);

        assert_eq!(values.as_slice(), [5, 6, 7].map(Value::Number));
    }

    proptest! {
        #[test]
        fn any_octets_are_a_message_or_an_error(
            kind: u8, elements in prop::collection::vec(any::<u8>(), 0..80),
        ) {
            let octets = message(kind).raw(&elements).octets();
            let _ = Message::malformed(&octets);

            if let Ok(message) = Message::decode(&octets) {
                let walked: usize = message.ies().map(|ie| ie.octets.len() + 4).sum();
                prop_assert_eq!(walked, elements.len());
            }
        }

        #[test]
        fn what_was_written_is_read_back(
            kind in 4_u8.., teid: u32, sequence in 0_u32..1 << 24, instance in 0_u8..16, interface in 0_u8..64,
            imsi in "[0-9]{6,15}", v6: [u8; 16], tunnel: u32,
        ) {
            let v6 = Ipv6Addr::from(v6);
            let octets = message(kind).teid(teid).sequence(sequence).imsi(&imsi)
                .f_teid(instance, interface, tunnel, v6).paa_v6(64, v6).octets();

            let message = Message::decode(&octets).unwrap();

            prop_assert_eq!((message.message_type.0, message.sequence), (kind, sequence));
            prop_assert_eq!(message.teid, Some(Teid(teid)));
            prop_assert_eq!(message.imsi().unwrap().to_string(), imsi);
            let expected = FTeid {
                instance, interface: InterfaceType(interface), teid: Teid(tunnel), ipv4: None, ipv6: Some(v6),
            };
            prop_assert_eq!(message.f_teids().collect::<Vec<_>>(), [expected]);
            prop_assert_eq!(message.paa().unwrap().ipv6, Some(v6));
        }
    }

    fn create_request() -> craft::gtpv2::Message {
        let bearer =
            group().ebi(5).qos_rates(9, 8, [1, 2, 3, 1 << 33]).f_teid(2, 4, 0x44, [192, 0, 2, 2]);
        create_session_request()
            .sequence(0x0012_3456)
            .imsi("001010123456789")
            .msisdn("15550100")
            .mei("3534900698733190")
            .uli("310-410", 1, 0x0123_4567)
            .serving_network("901-70")
            .rat(6)
            .f_teid(0, 6, 0x33, [192, 0, 2, 1])
            .apn("internet")
            .selection_mode(0)
            .pdn_type(1)
            .paa(Ipv4Addr::UNSPECIFIED)
            .ambr(1000, 2000)
            .bearer_context(0, &bearer)
            .recovery(1)
    }
}
