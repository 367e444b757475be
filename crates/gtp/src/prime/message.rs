//! A GTP′ message (TS 32.295 §6).

use numbering::Imsi;
use wire::{Fault, Malformed, Reader};

use crate::Refused;
use crate::content::imsi;
use crate::header::ends_with;
use crate::v1::{IeType, Ies, MessageType, malformed, tv_length_v1};

const PROTOCOL_TYPE: u8 = 0x10;
/// The highest version that the specification knows.
const VERSION_MAX: u8 = 2;
/// In version 0: the header has 6 octets, not the 20 of GTP (§6.1.1).
const SHORT: u8 = 0x01;
/// Octets of a header of 20 behind the first six.
const UNUSED: usize = 14;
/// Octets of a value that an identifier of BER may have.
const IDENTIFIER_MAX: usize = 4;

/// A message whose header and elements do not contradict each other.
#[derive(Clone, Copy, Debug)]
pub struct Message<'a> {
    /// Version, protocol type and, in version 0, the form of the header.
    pub flags: u8,
    /// Message type.
    pub message_type: MessageType,
    /// Octets after the header.
    pub length: u16,
    /// Sequence number.
    pub sequence: u16,
    ies: Ies<'a>,
    payload: &'a [u8],
}

impl<'a> Message<'a> {
    /// Reads a datagram that holds exactly one message.
    pub fn decode(octets: &'a [u8]) -> Result<Self, Refused> {
        let (message, mut body) = Self::head(octets)?;
        body.skip(message.unused())?;
        if message.version() > VERSION_MAX {
            return Err(Reader::new(octets).fault(Fault::Version).into());
        }
        if message.flags & PROTOCOL_TYPE != 0 {
            return Err(Reader::new(octets).fault(Fault::Value).into());
        }
        ends_with(&body, message.length.into())?;
        Ok(Self { ies: Ies::decode(body, tv_length_v1)?, ..message })
    }

    /// As much of a message as can be read.
    pub(crate) fn glimpse(octets: &'a [u8]) -> Option<Self> {
        let (message, body) = Self::head(octets).ok()?;
        let mut body = Reader::new(body.rest().get(message.unused()..).unwrap_or_default());
        let body = body.sub(usize::from(message.length).min(body.len())).ok()?;
        if message.message_type == MessageType::G_PDU {
            return Some(Self { payload: body.rest(), ..message });
        }
        Some(Self { ies: Ies::glimpse(body, tv_length_v1), ..message })
    }

    /// What Wireshark calls malformed: a header that is cut off, elements, and records that go on behind their packet.
    pub(crate) fn malformed(octets: &'a [u8]) -> Option<Malformed> {
        let is_whole =
            Self::head(octets).is_ok_and(|(message, rest)| rest.len() >= message.unused());
        let Some(message) = Self::glimpse(octets).filter(|_| is_whole) else {
            return Some(Reader::new(octets).fault(Fault::Truncated));
        };
        let packets = || message.ies.of(IeType::DATA_RECORD_PACKET);
        malformed(message.ies).or_else(|| packets().find_map(Records::malformed))
    }

    fn head(octets: &'a [u8]) -> Result<(Self, Reader<'a>), Malformed> {
        let mut reader = Reader::new(octets);
        let flags = reader.u8()?;
        let message_type = MessageType(reader.u8()?);
        let length = reader.u16()?;
        let sequence = reader.u16()?;
        let message =
            Self { flags, message_type, length, sequence, ies: Ies::none(), payload: &[] };
        Ok((message, reader))
    }

    /// Octets of the header behind the sequence number.
    fn unused(&self) -> usize {
        if self.version() == 0 && self.flags & SHORT == 0 { UNUSED } else { 0 }
    }

    /// What stands in a T-PDU, which GTP′ has none of but Wireshark shows; empty in every other message.
    pub fn payload(&self) -> &'a [u8] {
        self.payload
    }

    /// Version of the protocol.
    pub fn version(&self) -> u8 {
        self.flags >> 5
    }

    /// Every information element.
    pub fn ies(&self) -> Ies<'a> {
        self.ies
    }

    /// The packets of charging records (§6.2.4.5.3).
    pub fn packets(&self) -> impl Iterator<Item = Records<'a>> + use<'a> {
        self.ies.of(IeType::DATA_RECORD_PACKET).filter_map(Records::decode)
    }

    /// The subscriber of each record that is coded in BER (TS 32.298 §5.1.2.2).
    pub fn imsis(&self) -> impl Iterator<Item = Imsi> + use<'a> {
        self.packets().filter(|packet| packet.format == Records::BER).flatten().filter_map(served)
    }
}

/// Charging records of a packet, in order.
#[derive(Clone, Copy, Debug)]
pub struct Records<'a> {
    /// How many there are.
    pub count: u8,
    /// How they are coded.
    pub format: u8,
    /// Application, release and version of the format.
    pub version: u16,
    rest: Reader<'a>,
}

impl<'a> Records<'a> {
    /// Basic encoding rules (TS 32.295 §6.2.4.5.3).
    pub const BER: u8 = 1;

    /// Where a record goes on behind the packet as Wireshark walks it: a release of 0 is followed by an octet more that
    /// tells it (TS 32.295 §6.2.4.5.3).
    fn malformed(octets: &[u8]) -> Option<Malformed> {
        let mut records = Records::decode(octets).filter(|records| records.format == Self::BER)?;
        let extension = usize::from((records.version >> 8).trailing_zeros() >= 4);
        let step = |rest: &mut Reader<'_>| {
            let len = rest.u16()?;
            rest.skip(len.into())
        };
        match records.rest.skip(extension) {
            Ok(()) => (0..records.count).find_map(|_| step(&mut records.rest).err()),
            Err(malformed) => Some(malformed),
        }
    }

    fn decode(octets: &'a [u8]) -> Option<Self> {
        let mut reader = Reader::new(octets);
        let [count, format] = reader.array().ok()?;
        let version = reader.u16().ok()?;
        Some(Self { count, format, version, rest: reader })
    }
}

#[expect(
    clippy::copy_iterator,
    reason = "every walk starts from a copy; the message keeps its own"
)]
impl<'a> Iterator for Records<'a> {
    type Item = &'a [u8];

    fn next(&mut self) -> Option<&'a [u8]> {
        self.count = self.count.checked_sub(1)?;
        let len = self.rest.u16().ok()?;
        self.rest.take(len.into()).ok()
    }
}

/// `servedIMSI [3]` of a record, one level down.
fn served(record: &[u8]) -> Option<Imsi> {
    let mut reader = Reader::new(record);
    let (_, inside) = tlv(&mut reader)?;
    let mut walk = Reader::new(inside);
    loop {
        let (identifier, value) = tlv(&mut walk)?;
        if identifier == 0x83 {
            return imsi(value);
        }
    }
}

/// An identifier of up to four octets, and a value of definite length.
fn tlv<'a>(reader: &mut Reader<'a>) -> Option<(u32, &'a [u8])> {
    let mut identifier = u32::from(reader.u8().ok()?);
    let mut is_long = identifier & 0x1f == 0x1f;
    for _ in 1..IDENTIFIER_MAX {
        if !is_long {
            break;
        }
        let octet = reader.u8().ok()?;
        identifier = identifier << 8 | u32::from(octet);
        is_long = octet & 0x80 != 0;
    }
    let len = match reader.u8().ok()? {
        short @ 0..=0x7f => usize::from(short),
        0x81 => reader.u8().ok()?.into(),
        0x82 => reader.u16().ok()?.into(),
        _ => return None,
    };
    reader.take(len).ok().map(|value| (identifier, value))
}

#[cfg(test)]
mod tests {
    extern crate std;

    use std::string::ToString as _;
    use std::vec::Vec;

    use proptest::prelude::*;

    use super::*;
    use crate::prime::GtpPrime;

    const RECORD: &[u8] =
        &[0xbf, 0x60, 13, 0x80, 1, 96, 0x83, 8, 0, 1, 1, 0x10, 0x32, 0x54, 0x76, 0xf8];

    #[test]
    fn the_subscriber_of_a_record_is_found() {
        let octets = transfer();

        let message = Message::decode(&octets).unwrap();

        let imsis: Vec<_> = message.imsis().map(|imsi| imsi.to_string()).collect();
        assert_eq!(imsis, ["001010012345678"]);
        assert_eq!((message.version(), message.sequence), (1, 4));
    }

    #[test]
    fn version_0_has_a_header_of_20_or_of_6_octets() {
        for (flags, unused) in [(0x0e, 14), (0x0f, 0)] {
            let octets = [&[flags, 1, 0, 2, 0, 7][..], &std::vec![0xff; unused], &[14, 3]].concat();

            assert_eq!(Message::decode(&octets).unwrap().ies().count(), 1, "{flags:#x}");
        }
    }

    #[test]
    fn a_glimpse_shows_a_header_that_is_cut_off_and_what_a_t_pdu_holds() {
        let cut = [0x00, 1, 0, 9, 0, 4, 0x88, 0, 3, 0, 1, 0, 1];
        let packet = [0x2e, 255, 0, 3, 0, 0, 0x45, 0, 0];

        assert_eq!(Message::glimpse(&cut).unwrap().sequence, 4);
        assert_eq!(Message::malformed(&cut).unwrap().fault, Fault::Truncated);
        assert_eq!(Message::glimpse(&packet).unwrap().payload(), &packet[6..]);
    }

    #[test]
    fn a_record_that_goes_on_behind_its_packet_is_malformed() {
        // A release of 0 is told by the octet behind it: what looks like 16 octets are 4096.
        let of_release = |release: u8| {
            let head = [126, 1, 252, 0, 22, 1, 1, 0x10 | release, 1, 0, 16];
            of(&[&head[..], &[0; 16]].concat())
        };

        assert_eq!(Message::malformed(&of_release(6)), None);
        assert_eq!(Message::malformed(&of_release(0)).unwrap().fault, Fault::Truncated);
    }

    #[test]
    fn what_is_no_message_of_charging_is_refused() {
        for (octets, fault) in [
            (&[0x3e, 1, 0, 0, 0, 7][..], Fault::Value),
            (&[0x6e, 1, 0, 0, 0, 7], Fault::Version),
            (&[0x2e, 1, 0, 2, 0, 7], Fault::Truncated),
            (&[0x2e, 1, 0, 0, 0, 7, 1], Fault::Trailing),
        ] {
            assert_eq!(
                Message::decode(octets).unwrap_err().malformed.fault,
                fault,
                "{octets:02x?}"
            );
        }
    }

    #[test]
    fn every_row_is_read_from_some_message() {
        let rest = of(&[
            1, 128, 14, 3, 249, 0, 2, 0, 1, 250, 0, 2, 0, 1, 253, 0, 2, 0, 1, 254, 0, 4, 192, 0, 2,
            1, 254, 0, 16, 0x20, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 255, 0, 2, 0, 9,
        ]);
        let transfer = transfer();

        let unread: Vec<&str> = wire::unread::<GtpPrime>(&[&transfer, &rest]).collect();

        assert_eq!(unread, [""; 0]);
    }

    proptest! {
        #[test]
        fn any_octets_are_a_message_or_an_error(
            elements in prop::collection::vec(any::<u8>(), 0..80), any in prop::collection::vec(any::<u8>(), 0..40),
        ) {
            for octets in [of(&elements), any] {
                let _ = Message::decode(&octets).map(|message| message.imsis().count());
                let _ = Message::glimpse(&octets).map(|message| message.imsis().count());
                let _ = Message::malformed(&octets);
            }
        }
    }

    fn transfer() -> Vec<u8> {
        let len = u8::try_from(RECORD.len()).unwrap();
        let packet = u8::try_from(RECORD.len().saturating_add(6)).unwrap();
        of(&[&[126, 1, 252, 0, packet, 1, 1, 0x1c, 6, 0, len][..], RECORD].concat())
    }

    fn of(elements: &[u8]) -> Vec<u8> {
        let len = u8::try_from(elements.len()).unwrap();
        [&[0x2e, 0xf0, 0, len, 0, 4][..], elements].concat()
    }
}
