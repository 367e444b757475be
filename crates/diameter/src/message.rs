//! A message: header and AVPs (RFC 6733 §3).

use wire::{Fault, Malformed, Reader};

use crate::avp::{self, Avp, Avps, IETF, Reach, TGPP};
use crate::avps;
use crate::{ApplicationId, CommandCode, subscriber};

/// A bit for each AVP that may stand once in a message, beside groups (RFC 6733 §4.5, §10, TS 29.272 §7.2).
#[inline]
fn single(avp: &Avp<'_>) -> u32 {
    let place = match (avp.vendor, avp.code) {
        (IETF, 263) => 0,
        (IETF, 264) => 1,
        (IETF, 296) => 2,
        (IETF, 293) => 3,
        (IETF, 283) => 4,
        (IETF, 1) => 5,
        (IETF, 268) => 6,
        (IETF, 297) => 7,
        (IETF, 277) => 8,
        (IETF, 258) => 9,
        (IETF, 259) => 10,
        (IETF, 260) => 11,
        (IETF, 278) => 12,
        (IETF, 416) => 13,
        (IETF, 415) => 14,
        (TGPP, 1407) => 15,
        (TGPP, 1405) => 16,
        (TGPP, 1406) => 17,
        (TGPP, 1032) => 18,
        (TGPP, 1420) => 19,
        (TGPP, 1421) => 20,
        (TGPP, 1441) => 21,
        (TGPP, 1638) => 22,
        (TGPP, 701) => 23,
        (TGPP, 1408) => 24,
        (TGPP, 1409) => 25,
        _ => return 0,
    };
    1 << place
}

/// Applications that a node may name several of when a connection begins (RFC 6733 §5.3).
const CAPABILITIES: [u32; 3] = [258, 259, 260];

/// Hosts and realms (RFC 6733 §4.3.1): origin, destination, route, proxy.
const NODES: [u32; 6] = [264, 296, 293, 283, 282, 280];

/// What stands before the AVPs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Header {
    /// Octets of the message.
    pub length: u32,
    /// Flags: R, P, E, T and four reserved ones.
    pub flags: u8,
    /// Command.
    pub command: CommandCode,
    /// Application.
    pub application: ApplicationId,
    /// Number between neighbours.
    pub hop_by_hop: u32,
    /// Number between the ends.
    pub end_to_end: u32,
}

impl Header {
    /// Octets of the header.
    pub const OCTETS: usize = 20;
    /// The one version.
    pub const VERSION: u8 = 1;
    /// Flags that must be zero.
    pub const RESERVED: u8 = 0x0f;
    /// Octets that Wireshark wants: two AVPs.
    const SHOWN_OCTETS_MIN: u32 = 36;

    /// True where Wireshark takes it for one: known flags, no failed request, room for two AVPs.
    fn is_shown(&self) -> bool {
        let is_failed_request = self.flags & 0xa0 == 0xa0;
        let has_room = self.length >= Self::SHOWN_OCTETS_MIN && self.length.is_multiple_of(4);
        self.flags & Self::RESERVED == 0 && !is_failed_request && has_room
    }

    fn decode(reader: &mut Reader<'_>) -> Result<Self, Malformed> {
        let start = *reader;
        if reader.u8()? != Self::VERSION {
            return Err(start.fault(Fault::Version));
        }
        let length = reader.u24()?;
        let flags = reader.u8()?;
        Ok(Self {
            length,
            flags,
            command: CommandCode(reader.u24()?),
            application: ApplicationId(reader.u32()?),
            hop_by_hop: reader.u32()?,
            end_to_end: reader.u32()?,
        })
    }
}

/// One message.
#[derive(Clone, Copy, Debug)]
pub struct Message<'a> {
    header: Header,
    avps: Reader<'a>,
    pub(crate) is_glimpse: bool,
}

impl<'a> Message<'a> {
    /// Reads octets that hold exactly one message.
    pub fn decode(octets: &'a [u8]) -> Result<Self, Malformed> {
        let mut reader = Reader::new(octets);
        let header = Header::decode(&mut reader)?;
        if usize::try_from(header.length) != Ok(octets.len()) || !octets.len().is_multiple_of(4) {
            return Err(reader.fault(Fault::Length));
        }
        if header.flags & Header::RESERVED != 0 {
            return Err(reader.fault(Fault::Value));
        }
        let mut seen = 0_u32;
        let is_exchange = header.command == CommandCode::CAPABILITIES_EXCHANGE;
        let may_repeat = |avp: &Avp<'_>| is_exchange && CAPABILITIES.contains(&avp.code);
        let names_subscribers = subscriber::are_named_by(&header);
        avp::check(reader, |avp, depth| match (avp.code, avp.vendor) {
            _ if depth == 0 && !may_repeat(avp) && !is_first(avp, &mut seen) => {
                Err(Fault::Duplicate)
            }
            (code, IETF) if NODES.contains(&code) && !is_node(avp.octets) => Err(Fault::Value),
            (subscriber::USER_NAME, IETF)
                if names_subscribers && subscriber::imsi(avp.octets).is_none() =>
            {
                Err(Fault::Value)
            }
            _ => Ok(()),
        })?;
        Ok(Self { header, avps: reader, is_glimpse: false })
    }

    /// As much as can be read of what Wireshark takes for a message.
    pub fn glimpse(octets: &'a [u8]) -> Option<Self> {
        let mut reader = Reader::new(octets);
        let header = Header::decode(&mut reader).ok()?;
        let length = usize::try_from(header.length).ok().filter(|_| header.is_shown())?;
        let avps = reader.sub(length.saturating_sub(Header::OCTETS).min(reader.len())).ok()?;
        Some(Self { header, avps, is_glimpse: true })
    }

    /// What Wireshark calls malformed: lengths that lie, padding and flags that are not zero, values of a wrong size.
    pub(crate) fn malformed(octets: &'a [u8]) -> Result<(), Malformed> {
        let mut reader = Reader::new(octets);
        let header = match Header::decode(&mut reader) {
            // Another version is no message.
            Err(Malformed { fault: Fault::Version, .. }) => return Ok(()),
            header => header?,
        };
        if !header.is_shown() {
            return Ok(());
        }
        if usize::try_from(header.length).is_ok_and(|length| length > octets.len()) {
            return Err(reader.fault(Fault::Truncated));
        }
        let mut holder = subscriber::Holder::default();
        avp::check_shown(reader, |avp| {
            let is_named = holder.holds_name(&header, avp);
            if avps::is_of_wrong_size(avp) || is_named.is_some_and(|is_good| !is_good) {
                return Err(Fault::Value);
            }
            Ok(())
        })
    }

    /// Length, flags, command, application and numbers.
    pub fn header(&self) -> &Header {
        &self.header
    }

    /// True for a request.
    pub fn is_request(&self) -> bool {
        self.header.flags & 0x80 != 0
    }

    /// The AVPs beside groups, each group as one.
    pub fn avps(&self) -> Avps<'a> {
        Avps::level(self.avps)
    }

    /// The AVPs of all levels; those in a group follow the group.
    pub fn everywhere(&self) -> Avps<'a> {
        Avps::deep(self.avps, if self.is_glimpse { Reach::Shown } else { Reach::Known })
    }

    /// The first AVP of that code beside groups.
    pub fn find(&self, code: u32, vendor: u32) -> Option<Avp<'a>> {
        self.avps().find(|avp| avp.code == code && avp.vendor == vendor)
    }
}

/// A host or realm that every receiver reads alike: letters, digits and marks of ASCII, labels that are not empty.
fn is_node(octets: &[u8]) -> bool {
    // No early end, so that many octets are looked at in one step.
    let is_graphic = octets.iter().fold(true, |all, octet| all & octet.is_ascii_graphic());
    let is_gap = |pair: &[u8]| pair == [b'.'; 2];
    let has_gap = octets.windows(2).fold(false, |any, pair| any | is_gap(pair));
    let ends = [octets.first(), octets.last()];
    is_graphic && !has_gap && ends.iter().all(|end| end.is_some_and(|octet| *octet != b'.'))
}

/// Notes an AVP that may stand once; false where it stood before.
fn is_first(avp: &Avp<'_>, seen: &mut u32) -> bool {
    let bit = single(avp);
    let is_new = *seen & bit == 0;
    *seen |= bit;
    is_new
}

#[cfg(test)]
mod tests {
    extern crate std;

    use std::string::ToString as _;
    use std::vec::Vec;

    use craft::diameter::{self, answer, avp, avp_with, request, update_location_request};
    use proptest::prelude::*;
    use wire::{Protocol as _, Values};

    use super::*;
    use crate::Diameter;

    const VISITED: [u8; 3] = [0x09, 0xf1, 0x07];

    #[test]
    fn another_version_is_no_message_and_not_malformed() {
        let mut octets = diameter::device_watchdog_request("a.example", "example").octets();
        octets.pop();
        assert!(Message::malformed(&octets).is_err());

        octets[0] = 2;

        assert!(Message::malformed(&octets).is_ok());
    }

    #[test]
    fn an_update_location_request_names_subscriber_network_and_ends() {
        let octets = update_location_request("001010123456789", VISITED).numbers(7, 9).octets();

        let message = Message::decode(&octets).unwrap();

        assert!(message.is_request());
        assert_eq!(message.header().command, CommandCode::N3GPP_UPDATE_LOCATION);
        assert_eq!((message.header().hop_by_hop, message.header().end_to_end), (7, 9));
        let imsis: Vec<_> = message.imsis().map(|imsi| imsi.digits().to_string()).collect();
        assert_eq!(imsis, ["001010123456789"]);
        assert_eq!(message.find(1407, TGPP).unwrap().octets, VISITED);
    }

    #[test]
    fn what_receivers_read_differently_is_refused() {
        let plain = || request(316, diameter::S6A).text(264, 0, "mme.example");
        let inner = avp(1, 0, b"001010123456789");
        for (octets, fault) in [
            (plain().length(24).octets(), Fault::Length),
            (plain().length(0).octets(), Fault::Length),
            (plain().length(0x00ff_ffff).octets(), Fault::Length),
            (plain().flags(0x81).octets(), Fault::Value),
            ([2].into_iter().chain(plain().octets().into_iter().skip(1)).collect(), Fault::Version),
            (plain().raw(&[0; 6]).octets(), Fault::Length),
            (plain().raw(&avp_with((1, 0), 0, 7, &[])).octets(), Fault::Length),
            (plain().raw(&avp_with((1, 9), 0x80, 11, &[])).octets(), Fault::Length),
            (plain().raw(&avp_with((1, 0), 0, 13, b"1234")).octets(), Fault::Truncated),
            (plain().raw(&[0, 0, 0, 1, 0, 0, 0, 9, 7, 0, 0, 1]).octets(), Fault::Value),
            (plain().text(264, 0, "hss.example").octets(), Fault::Duplicate),
            (plain().raw(&avp_with((279, 0), 0, 12, &[0; 4])).octets(), Fault::Truncated),
            (plain().avp(279, 0, &inner[..inner.len() - 1]).octets(), Fault::Length),
            (plain().raw(&deep(17)).octets(), Fault::Depth),
            (plain().text(296, 0, "home.example.").octets(), Fault::Value),
            (plain().text(296, 0, "home\0.example").octets(), Fault::Value),
            (plain().text(296, 0, "h\u{435}me.example").octets(), Fault::Value),
            (plain().text(1, 0, "001010123456789\0").octets(), Fault::Value),
            (plain().text(1, 0, " 001010123456789").octets(), Fault::Value),
        ] {
            let refused = Message::decode(&octets).unwrap_err();

            assert_eq!(refused.fault, fault, "{octets:02x?}");
        }
    }

    #[test]
    fn groups_in_groups_are_followed_as_deep_as_any_stack_writes_them() {
        let octets = request(1, 0).raw(&deep(14)).octets();

        let codes: Vec<u32> =
            Message::decode(&octets).unwrap().everywhere().map(|avp| avp.code).collect();

        assert_eq!(codes.len(), 15);
        assert_eq!(codes.last(), Some(&1));
    }

    #[test]
    fn a_subscriber_is_found_at_any_depth_and_under_any_application() {
        let name = avp(1, 0, b"001010123456789@home.example");
        for octets in [
            request(316, 0).raw(&name).octets(),
            request(316, diameter::S6A).group(284, 0, core::slice::from_ref(&name)).octets(),
            request(1, 4).group(443, 0, &[avp(444, 0, b"001010123456789")]).octets(),
        ] {
            let message = Message::decode(&octets).unwrap();

            assert_eq!(message.imsis().count(), 1, "{octets:02x?}");
        }
    }

    #[test]
    fn a_subscriber_is_named_by_the_type_beside_his_number() {
        let subscription =
            |kind: u32, data: &[u8]| [avp(450, 0, &kind.to_be_bytes()), avp(444, 0, data)].concat();
        let octets = answer(272, 4)
            .avp(443, 0, &subscription(0, b"15551230"))
            .avp(443, 0, &subscription(1, b"001010123456789"))
            .octets();
        let message = Message::decode(&octets).unwrap();

        let imsis: Vec<_> = message.imsis().map(|imsi| imsi.digits().to_string()).collect();
        let msisdns: Vec<_> = message.msisdns().map(|digits| digits.to_string()).collect();

        assert_eq!(
            (imsis, msisdns),
            (std::vec!["001010123456789".to_string()], std::vec!["15551230".to_string()])
        );
    }

    proptest! {
        #[test]
        fn any_octets_are_a_message_or_an_error(mut octets in prop::collection::vec(any::<u8>(), 20..200), is_fitted: bool) {
            if is_fitted {
                octets.truncate(octets.len() & !3);
                let length = u32::try_from(octets.len()).unwrap().to_be_bytes();
                octets[..4].copy_from_slice(&[1, length[1], length[2], length[3]]);
                octets[4] &= 0xf0;
            }
            let _ = Message::decode(&octets);

            if let Some(message) = Message::glimpse(&octets) {
                for field in Diameter::FIELDS {
                    (field.read)(&message, &mut Values::default());
                }
            }
        }

        #[test]
        fn what_was_written_is_read_back(avps in prop::collection::vec((1000_u32..2000, prop::sample::select(std::vec![0, TGPP, 9]), prop::collection::vec(any::<u8>(), 0..20)), 0..9)) {
            let avps: Vec<_> = avps.into_iter().filter(|(code, vendor, _)| !crate::grouped::is_grouped(*code, *vendor)).collect();
            prop_assume!((1..avps.len()).all(|at| !avps[..at].iter().any(|known| known.0 == avps[at].0)));
            let octets = avps.iter().fold(request(1, 1), |message, (code, vendor, value)| message.avp(*code, *vendor, value)).octets();

            let message = Message::decode(&octets).unwrap();

            let read: Vec<_> = message.avps().map(|avp| (avp.code, avp.vendor, avp.octets.to_vec())).collect();
            prop_assert_eq!(&read, &avps);
            prop_assert_eq!(message.everywhere().count(), avps.len());
        }
    }

    fn deep(levels: usize) -> Vec<u8> {
        (0..levels).fold(avp(1, 0, b"1234"), |inner, _| avp(279, 0, &inner))
    }
}
