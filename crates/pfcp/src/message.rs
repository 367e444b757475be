//! A PFCP message (TS 29.244 §7.2).

use wire::{Fault, Malformed, Reader};

use crate::{IeType, Ies, MessageType};

const VERSION: u8 = 1;
const SEID: u8 = 0x01;
const PRIORITY: u8 = 0x02;
const FOLLOW_ON: u8 = 0x04;

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
    /// Session at the receiver; nothing in messages of a node.
    pub seid: Option<u64>,
    /// Sequence number, 24 bits.
    pub sequence: u32,
    /// Priority of the message, where it has one; 4 bits.
    pub priority: Option<u8>,
    /// Bits behind the sequence number that mean nothing; 4 of them beside a priority, else 8.
    pub spare: u8,
    ies: Ies<'a>,
    kinds: Kinds,
    following: &'a [u8],
}

/// A bit for the types of all elements, by their lowest eight bits: most rows ask for one that is not there.
#[derive(Clone, Copy, Debug, Default)]
struct Kinds([u64; 4]);

impl Kinds {
    fn of(ies: Ies<'_>) -> Self {
        let mut kinds = Self::default();
        for ie in ies {
            let [low, _] = ie.kind.0.to_le_bytes();
            if let Some(word) = kinds.0.get_mut(usize::from(low >> 6)) {
                *word |= 1_u64 << (low & 63);
            }
        }
        kinds
    }

    /// False where no element is of that type.
    fn may_have(self, kind: IeType) -> bool {
        let [low, _] = kind.0.to_le_bytes();
        self.0.get(usize::from(low >> 6)).is_some_and(|word| word >> (low & 63) & 1 == 1)
    }
}

impl<'a> Message<'a> {
    /// Reads the first message of a datagram; another may follow only where the header says so (§7.2.1A).
    pub fn decode(octets: &'a [u8]) -> Result<Self, Malformed> {
        let mut reader = Reader::new(octets);
        let start = reader;
        let [flags, kind] = reader.array()?;
        if flags >> 5 != VERSION {
            return Err(start.fault(Fault::Version));
        }
        let message_type = MessageType(kind);
        if (flags & SEID != 0) != has_seid(message_type) {
            return Err(start.fault(Fault::Value));
        }
        let length = reader.u16()?;
        let body = reader.sub(length.into())?;
        let is_followed = flags & FOLLOW_ON != 0;
        if is_followed == reader.is_empty() {
            let fault = if is_followed { Fault::Missing } else { Fault::Trailing };
            return Err(reader.fault(fault));
        }
        let message = Self::body(flags, message_type, length, body)?;
        message.ies.check()?;
        Ok(Self { following: reader.rest(), ..message })
    }

    /// As much of a message as can be read.
    pub(crate) fn glimpse(octets: &'a [u8]) -> Option<Self> {
        let mut reader = Reader::new(octets);
        let [flags, kind] = reader.array().ok()?;
        let length = reader.u16().ok()?;
        let body = reader.sub(usize::from(length).min(reader.len())).ok()?;
        let message = Self::body(flags, MessageType(kind), length, body).ok()?;
        let is_followed = flags & FOLLOW_ON != 0;
        Some(Self { following: if is_followed { reader.rest() } else { &[] }, ..message })
    }

    fn body(
        flags: u8,
        message_type: MessageType,
        length: u16,
        mut body: Reader<'a>,
    ) -> Result<Self, Malformed> {
        let seid = if flags & SEID == 0 { None } else { Some(body.u64()?) };
        let sequence = body.u24()?;
        let last = body.u8()?;
        let (priority, spare) =
            if flags & PRIORITY == 0 { (None, last) } else { (Some(last >> 4), last & 0x0f) };
        let ies = Ies::new(body);
        let kinds = Kinds::of(ies);
        let following = &[];
        Ok(Self {
            flags,
            message_type,
            length,
            seid,
            sequence,
            priority,
            spare,
            ies,
            kinds,
            following,
        })
    }

    /// The octets of the message behind this one (§7.2.1A).
    pub fn following(&self) -> Option<&'a [u8]> {
        Some(self.following).filter(|octets| !octets.is_empty())
    }

    /// Octets of this message alone.
    pub fn octets(&self) -> usize {
        usize::from(self.length).saturating_add(UNCOUNTED)
    }

    /// Every element of the message, a group before those inside it.
    pub fn ies(&self) -> Ies<'a> {
        self.ies
    }

    /// False where no element is of that type.
    pub(crate) fn may_have(&self, kind: IeType) -> bool {
        self.kinds.may_have(kind)
    }

    /// Every value of a type, also of those inside groups.
    pub fn of(&self, kind: IeType) -> impl Iterator<Item = &'a [u8]> + Clone + use<'a> {
        let ies = if self.kinds.may_have(kind) { self.ies } else { Ies::new(Reader::new(&[])) };
        ies.of(kind)
    }
}

/// Messages of sessions name one; those of nodes name none (§7.2.2.2, table 7.3-1).
fn has_seid(message_type: MessageType) -> bool {
    message_type.0 >= MessageType::SESSION_ESTABLISHMENT_REQUEST.0
}

#[cfg(test)]
mod tests {
    extern crate std;

    use std::vec::Vec;

    use craft::pfcp::{Message as Crafted, group, message};
    use proptest::prelude::*;

    use super::*;
    use crate::{FTeid, Pfcp};

    #[test]
    fn what_was_written_is_read_back_also_inside_groups() {
        let tunnel = [1, 0, 0, 0, 7, 192, 0, 2, 1];
        let detection = group().ie(20, &[0]).ie(21, &tunnel);
        let rule = group().ie(56, &[0, 9]).group(2, &detection);
        let octets = message(50).seid(5).sequence(0x01_0203).priority(3).group(1, &rule).octets();

        let message = Message::decode(&octets).unwrap();

        assert_eq!(
            (message.seid, message.sequence, message.priority),
            (Some(5), 0x01_0203, Some(3))
        );
        assert_eq!(message.message_type, MessageType::SESSION_ESTABLISHMENT_REQUEST);
        let kinds: Vec<u16> = message.ies().map(|ie| ie.kind.0).collect();
        assert_eq!(kinds, [1, 56, 2, 20, 21]);
        let tunnels: Vec<FTeid> = message.tunnels().collect();
        assert_eq!(tunnels[0].teid, Some(7));
        assert_eq!(tunnels[0].ipv4, Some([192, 0, 2, 1].into()));
    }

    #[test]
    fn a_flow_of_a_detection_is_read_where_its_flag_is_set() {
        for (flags, expected) in [(1, Some(b"in".as_slice())), (0, None)] {
            let octets = message(50).seid(5).ie(61, &[flags, 0, 0, 2, b'i', b'n']).octets();

            let message = Message::decode(&octets).unwrap();

            assert_eq!(message.flows().next(), expected);
        }
    }

    #[test]
    fn what_shall_be_removed_and_a_session_without_an_address_have_no_value() {
        let read = |name: &str, octets: &[u8]| {
            let field =
                <Pfcp as wire::Protocol>::FIELDS.iter().find(|field| field.name == name).unwrap();
            let mut values = wire::Values::default();
            (field.read)(&Message::glimpse(octets).unwrap(), &mut values);
            values.len()
        };
        let session = |flags: u8| [flags, 0, 0, 0, 0, 0, 0, 0, 9, 192, 0, 2, 1];
        let octets = |kind, value: &[u8]| message(50).seid(5).ie(kind, value).octets();

        assert_eq!(read("pfcp.application_id_str", &octets(24, b"")), 0);
        assert_eq!(read("pfcp.application_id_str", &octets(24, b"app")), 1);
        assert_eq!(read("pfcp.seid", &octets(57, &session(0))), 1);
        assert_eq!(read("pfcp.seid", &octets(57, &session(2))), 2);
    }

    #[test]
    fn a_bundle_is_read_message_by_message() {
        let second = message(54).seid(2);
        let octets = message(52).seid(1).followed_by(&second).octets();

        let first = Message::decode(&octets).unwrap();

        let following = first.following().unwrap();
        assert_eq!(Message::decode(following).unwrap().seid, Some(2));
    }

    #[test]
    fn what_two_readers_could_understand_differently_is_refused() {
        let deep = (0..7).fold(group(), |inner, _| group().group(1, &inner));
        for (octets, fault) in [
            (message(1).octets()[..3].to_vec(), Fault::Truncated),
            ([&message(1).octets()[..], &[0]].concat(), Fault::Trailing),
            (message(50).without_seid().octets(), Fault::Value),
            (message(1).seid(1).octets(), Fault::Value),
            (message(50).ie_with_length(19, 2, &[1]).octets(), Fault::Truncated),
            (message(50).ie(21, &[1, 0, 0]).octets(), Fault::Truncated),
            (
                message(50)
                    .ie(141, &[1, 9, 0x11, 0x11, 0x11, 0x11, 0x11, 0x11, 0x11, 0x11, 0x11])
                    .octets(),
                Fault::Value,
            ),
            (message(50).group(1, &deep).octets(), Fault::Depth),
            (std::vec![0x41, 1, 0, 4, 0, 0, 1, 0], Fault::Version),
        ] {
            assert_eq!(Message::decode(&octets).unwrap_err().fault, fault, "{octets:02x?}");
        }
    }

    #[test]
    fn every_row_is_read_from_some_message() {
        let with_flags = (0..=u8::MAX)
            .flat_map(|flags| [[flags, 0, 0], [0, 0, flags]])
            .map(|first| of_every_type(&[&first[..], &[0; 37]].concat()));
        let with_number = of_every_type(&[7]);
        let with_text = of_every_type(b"some text");
        let messages =
            [every_element(), vendors(), with_text, with_number].into_iter().chain(with_flags);
        let messages: Vec<Vec<u8>> = messages.map(|message| message.octets()).collect();
        let octets: Vec<&[u8]> = messages.iter().map(Vec::as_slice).collect();

        let unread: Vec<&str> = wire::unread::<Pfcp>(&octets).collect();

        assert_eq!(unread, [""; 0]);
    }

    /// One element of each type that a row reads, with all its flags set.
    fn every_element() -> Crafted {
        let long = [0xff; 56];
        let six = [0x20, 1, 13, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1];
        let four = [192, 0, 2, 1];
        let filter = [&[0x1f, 0, 0, 2][..], b"ip", &[0; 2], &[7; 4], &[0; 3], &[9; 4]].concat();
        let user = [&[15, 3, 0x21, 0x43, 0x65, 2, 0x21, 0x43, 2, 0x21, 0x43, 1][..], b"n"].concat();
        let start = message(50)
            .priority(1)
            .ie(57, &[&[3][..], &[7; 8], &four, &six].concat())
            .ie(21, &[&[3][..], &[7; 4], &four, &six].concat())
            .ie(60, &[&[0][..], &four].concat())
            .ie(60, &[&[1][..], &six].concat())
            .ie(60, b"\x02\x03upf")
            .ie(93, &[&[0x4b][..], &four, &six, &[64, 48]].concat())
            .ie(84, &[&[0x0f, 0][..], &[7; 4], &four, &six, &[8, 0x68]].concat())
            .ie(23, &filter)
            .ie(92, b"\x01\x00\x02ip")
            .ie(141, &user)
            .ie(38, b"\x02\x00\x01u")
            .ie(41, b"\x01p")
            .ie(22, b"internet")
            .ie(159, b"\x03ims")
            .ie(24, b"app")
            .ie(24, &[0xff])
            .ie(106, b"rules");
        [19, 40, 96, 56, 108, 81, 109, 88, 29, 20, 42, 160, 113, 95, 44, 39, 62, 37, 63, 49, 89, 43]
            .into_iter()
            .chain([
                110, 111, 101, 90, 123, 124, 25, 26, 27, 28, 31, 73, 66, 32, 74, 67, 64, 71, 36,
            ])
            .chain([117, 104, 52, 125, 157, 53, 131, 114, 55])
            .fold(start, |message, kind| message.ie(kind, &long))
    }

    /// The same value in an element of each type that is no group.
    fn of_every_type(value: &[u8]) -> Crafted {
        let ours = (19..320).map(|kind| (kind, Vec::new()));
        let of_vendor = |enterprise: u16| {
            (0x8000..0x8010).map(move |kind| (kind, enterprise.to_be_bytes().to_vec()))
        };
        let all = ours.chain(of_vendor(18681)).chain(of_vendor(3561));
        let values = all.filter(|(kind, _)| !crate::element::is_group(IeType(*kind)));
        values.fold(message(50), |message, (kind, enterprise)| {
            message.ie(kind, &[enterprise.as_slice(), value].concat())
        })
    }

    fn vendors() -> Crafted {
        message(1).ie(0x8001, &[0, 9, 1])
    }

    #[test]
    fn a_group_of_the_broadband_forum_is_gone_into_and_one_of_another_vendor_is_not() {
        let inside = [&[0, 219, 0, 1, 0x04][..], &[0x80, 5, 0, 3, 0x0d, 0xe9, 6]].concat();
        let of = |enterprise: [u8; 2]| {
            let octets =
                message(54).ie(0x800c, &[&enterprise, inside.as_slice()].concat()).octets();
            let message = Message::decode(&octets).unwrap();
            let kinds: Vec<u16> = message.ies().map(|ie| ie.kind.0).collect();
            (kinds, message.failures().collect::<Vec<_>>())
        };

        assert_eq!(of([0x0d, 0xe9]), (std::vec![0x800c, 219, 0x8005], std::vec![0, 1]));
        assert_eq!(of([0, 9]), (std::vec![0x800c], std::vec![]));
    }

    proptest! {
        #[test]
        fn any_octets_are_a_message_or_an_error(
            mut octets in prop::collection::vec(any::<u8>(), 4..120), is_shaped: bool,
        ) {
            if is_shaped {
                let length = u16::try_from(octets.len().saturating_sub(4)).unwrap();
                octets[0] = 0x20 | octets[0] & 1;
                octets[1] = if octets[0] & 1 == 1 { 50 } else { 1 };
                octets[2..4].copy_from_slice(&length.to_be_bytes());
            }

            for message in [Message::decode(&octets).ok(), Message::glimpse(&octets)].into_iter().flatten() {
                let total: usize = message.ies().map(|ie| ie.octets.len()).sum();
                prop_assert!(total <= octets.len().saturating_mul(8));
            }
        }
    }
}
