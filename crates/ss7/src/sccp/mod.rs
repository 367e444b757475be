//! SCCP (ITU-T Q.713).

mod codes;
mod fields;
mod layout;
mod message;
mod optional;
mod party;

pub use codes::{MessageType, ReturnCause, Ssn};
pub use fields::Sccp;
pub use message::{Message, Segmentation};
pub use party::Party;

#[cfg(test)]
mod tests {
    extern crate std;

    use std::string::ToString as _;
    use std::vec::Vec;

    use craft::sccp::{connection_request, party, party_by_code, segmentation, udt, udts, xudt};
    use numbering::PointCode;
    use proptest::prelude::*;
    use wire::{Fault, Protocol as _, Values};

    use super::*;

    #[test]
    fn unitdata_is_read_with_both_ends() {
        let octets = udt(&party("15550001", 6), &party("8831700012", 8), b"tcap");

        let message = Message::decode(&octets).unwrap();

        let called = message.called().unwrap();
        assert_eq!(
            (called.ssn, called.digits().unwrap().to_string()),
            (Some(6), "15550001".to_string())
        );
        assert_eq!(message.calling().unwrap().digits().unwrap().to_string(), "8831700012");
        assert_eq!(message.data(), Some(b"tcap".as_slice()));
    }

    #[test]
    fn a_segment_says_which_message_it_belongs_to() {
        let segment = segmentation(true, 2, 0x0001_0203);
        let octets = xudt(&party("1", 6), &party_by_code(7, 8), b"first", &[(16, &segment)]);

        let message = Message::decode(&octets).unwrap();

        let read = message.segmentation().unwrap();
        assert_eq!((read.is_first, read.remaining, read.reference), (true, 2, 0x0001_0203));
        assert_eq!(message.calling().unwrap().point_code, Some(PointCode(7)));
        let parts = [party("1", 6), party_by_code(7, 8), segment].map(|part| part.len());
        assert!(message.lengths().map(usize::from).eq(parts), "a piece of data tells no length");
    }

    #[test]
    fn every_row_is_read_from_some_message() {
        let full =
            |ssn| [&[0x53, 1, 0, ssn, 0, 0x12, 4], craft::signals("1234").as_slice()].concat();
        let subscriber = [&[0x12, 6, 0, 0x62, 4], craft::signals("26202123").as_slice()].concat();
        let segment = segmentation(true, 2, 9);
        let messages = std::vec![
            udt(&subscriber, &full(8), b"data"),
            xudt(&full(6), &full(8), b"data", &[(16, &segment), (18, &[3])]),
            udts(1, &full(6), &full(8), b"data"),
            xudt(&full(6), &full(8), b"data", &[(99, &[3])]),
            std::vec![3, 1, 2, 3, 4, 0],
            std::vec![4, 1, 2, 3, 4, 5, 6, 7, 0],
            std::vec![13, 1, 2, 3, 4, 5, 6, 7],
            std::vec![15, 1, 2, 3, 4],
            std::vec![6, 1, 2, 3, 0, 1, 1, 9],
            std::vec![7, 1, 2, 3, 4, 5, 1, 1, 9],
            std::vec![8, 1, 2, 3, 4, 5],
            udt(&[0x06, 6, 4, 0x21], &[0x06, 6, 4, 0x21], b"data"),
        ];
        let messages: Vec<&[u8]> = messages.iter().map(Vec::as_slice).collect();
        for octets in &messages {
            Message::decode(octets).unwrap_or_else(|error| panic!("{octets:02x?}: {error}"));
        }

        let unread: Vec<&str> = wire::unread::<Sccp>(&messages).collect();

        // A message of unknown type is refused.
        assert_eq!(unread, ["sccp.unknown_message"]);
        assert_eq!(Message::glimpse(&[0, 7]).unwrap().of_unknown_type(), Some([0, 7].as_slice()));
    }

    #[test]
    fn connections_are_read() {
        let octets = connection_request(0x0003_0201, &party_by_code(9, 254));

        let message = Message::decode(&octets).unwrap();

        assert_eq!(message.fixed().source_reference, Some(0x0003_0201));
        assert_eq!(message.called().unwrap().ssn, Some(254));
        assert!(Message::decode(&[5, 1, 2, 3, 4, 5, 6]).is_ok());
    }

    #[test]
    fn what_receivers_read_differently_is_refused() {
        let plain = || udt(&party("15550001", 6), &party("883170001", 8), b"tcap");
        let changed = |place: usize, octet: u8| {
            let mut octets = plain();
            octets[place] = octet;
            octets
        };
        let longer = [plain(), std::vec![0]].concat();
        let segment = segmentation(true, 2, 9);
        let twice = xudt(&party("1", 6), &party("2", 6), b"x", &[(16, &segment), (16, &segment)]);
        let mut far = xudt(&party("1", 6), &party("2", 6), b"x", &[(18, &[1])]);
        far[6] -= 1;
        for (octets, fault) in [
            (changed(2, 0), Fault::Missing),
            (changed(2, 200), Fault::Truncated),
            (changed(3, 2), Fault::Value),
            (changed(4, changed(0, 9)[4] - 1), Fault::Value),
            (longer, Fault::Trailing),
            (twice, Fault::Duplicate),
            (far, Fault::Value),
            (udt(&[0x12, 6, 0, 0x11, 4, 0xff], &party("2", 6), b"x"), Fault::Value),
            (udt(&[0x42, 6, 7], &party("2", 6), b"x"), Fault::Trailing),
            (plain()[..plain().len() - 1].to_vec(), Fault::Truncated),
        ] {
            let refused = Message::decode(&octets).unwrap_err();

            assert_eq!(refused.fault, fault, "{octets:02x?}");
        }
    }

    proptest! {
        #[test]
        fn any_octets_are_a_message_or_an_error(mut octets in prop::collection::vec(any::<u8>(), 1..90), kind in 1_u8..21) {
            octets[0] = kind;
            let _ = Message::decode(&octets);

            if let Some(message) = Message::glimpse(&octets) {
                for field in Sccp::FIELDS {
                    (field.read)(&message, &mut Values::default());
                }
            }
        }

        #[test]
        fn what_was_written_is_read_back(one in "[0-9]{1,20}", other in "[0-9]{1,20}", data in prop::collection::vec(any::<u8>(), 0..90)) {
            let octets = udt(&party(&one, 6), &party(&other, 8), &data);

            let message = Message::decode(&octets).unwrap();

            let digits = |party: Option<Party>| party.unwrap().digits().unwrap().to_string();
            prop_assert_eq!((digits(message.called()), digits(message.calling())), (one, other));
            prop_assert_eq!(message.data(), Some(data.as_slice()));
        }
    }
}
