//! ISUP and BICC: circuit, message type and numbers (Q.763 §1.2, §1.3, §3; Q.1902.3 §7).

mod fields;
mod layout;
mod number;
mod transport;
mod transport_fields;

use wire::{Malformed, Reader, code};

use layout::{BACKWARD, GENERIC, check, fixed_names, layout, pointed_to};

pub use fields::{Bicc, Isup};
pub use number::Number;

code! {
    /// Message type (Q.763 table 4).
    pub struct MessageType(u8);
    IAM = 1 => "Initial address",
    SAM = 2 => "Subsequent address",
    INR = 3 => "Information request (national use)",
    INF = 4 => "Information (national use)",
    COT = 5 => "Continuity",
    ACM = 6 => "Address complete",
    CON = 7 => "Connect",
    FOT = 8 => "Forward transfer",
    ANM = 9 => "Answer",
    REL = 12 => "Release",
    SUS = 13 => "Suspend",
    RES = 14 => "Resume",
    RLC = 16 => "Release complete",
    CCR = 17 => "Continuity check request",
    RSC = 18 => "Reset circuit",
    BLO = 19 => "Blocking",
    UBL = 20 => "Unblocking",
    BLA = 21 => "Blocking acknowledgement",
    UBA = 22 => "Unblocking acknowledgement",
    GRS = 23 => "Circuit group reset",
    CGB = 24 => "Circuit group blocking",
    CGU = 25 => "Circuit group unblocking",
    CGBA = 26 => "Circuit group blocking acknowledgement",
    CGUA = 27 => "Circuit group unblocking acknowledgement",
    GRA = 41 => "Circuit group reset acknowledgement",
    CPG = 44 => "Call progress",
    USR = 45 => "User-to-user information",
    UCIC = 46 => "Unequipped CIC (national use)",
    CFN = 47 => "Confusion",
    FAC = 51 => "Facility",
    APM = 65 => "Application transport",
}

/// One message.
#[derive(Clone, Copy, Debug)]
pub struct Message<'a> {
    /// Circuit identification code; of BICC the call instance.
    pub circuit: u32,
    /// Message type.
    pub message_type: MessageType,
    /// Everything behind the message type.
    parameters: Reader<'a>,
    /// Read by a tool.
    is_glimpse: bool,
}

impl<'a> Message<'a> {
    /// Reads a message of ISUP to its last octet.
    pub fn decode(octets: &'a [u8]) -> Result<Self, Malformed> {
        Self::read(octets)?.checked()
    }

    /// Reads a message of BICC to its last octet.
    pub fn decode_bicc(octets: &'a [u8]) -> Result<Self, Malformed> {
        Self::read_bicc(octets)?.checked()
    }

    /// As much of a message of ISUP as can be read.
    fn glimpse(octets: &'a [u8]) -> Option<Self> {
        Self::read(octets).ok().map(|message| Self { is_glimpse: true, ..message })
    }

    /// As much of a message of BICC as can be read.
    fn glimpse_bicc(octets: &'a [u8]) -> Option<Self> {
        Self::read_bicc(octets).ok().map(|message| Self { is_glimpse: true, ..message })
    }

    /// Reads what every message of ISUP begins with.
    fn read(octets: &'a [u8]) -> Result<Self, Malformed> {
        let mut reader = Reader::new(octets);
        let circuit = reader.array().map(u16::from_le_bytes)? & 0x0fff;
        Self::behind(circuit.into(), reader)
    }

    /// Reads what every message of BICC begins with.
    fn read_bicc(octets: &'a [u8]) -> Result<Self, Malformed> {
        let mut reader = Reader::new(octets);
        let circuit = reader.array().map(u32::from_le_bytes)?;
        Self::behind(circuit, reader)
    }

    /// Every parameter of variable length, each with its name.
    pub fn parameters(&self) -> impl Iterator<Item = (u8, &'a [u8])> + use<'a> {
        let (fixed, variable, has_optional) = layout(self.message_type);
        let mut pointers = self.parameters;
        let head = pointers.skip(fixed).ok().map(|()| pointers);
        let pointed = variable.iter().enumerate().filter_map(move |(place, name)| {
            let mut at = pointed_to(head?, place)?;
            let len = usize::from(at.u8().ok()?);
            Some((*name, at.take(len).ok()?))
        });
        let optional =
            head.filter(|_| has_optional).and_then(|head| pointed_to(head, variable.len()));
        pointed.chain(core::iter::from_fn({
            let mut rest = optional;
            move || {
                let rest = rest.as_mut()?;
                let name = rest.u8().ok().filter(|name| *name != 0)?;
                let len = usize::from(rest.u8().ok()?);
                Some((name, rest.take(len).ok()?))
            }
        }))
    }

    /// The number of that name.
    pub fn number(&self, name: u8) -> Option<Number> {
        let octets = self.parameters().find(|(known, _)| *known == name)?.1;
        // A generic number has an octet before it that says which it is (Q.763 §3.26).
        let octets = if name == GENERIC { octets.get(1..)? } else { octets };
        if self.is_glimpse { Number::glimpse(octets) } else { Number::decode(octets) }
    }

    /// Names of all parameters, 0 where the optional ones end (Q.763 table 5).
    fn names(&self) -> impl Iterator<Item = u8> + use<'a> {
        let (fixed, ..) = layout(self.message_type);
        let is_whole = self.parameters.len() >= fixed;
        let fixed = if is_whole { fixed_names(self.message_type) } else { &[] };
        let named = self.parameters().map(|(name, _)| name);
        fixed.iter().copied().chain(named).chain(self.optional_end())
    }

    /// The name that ends the optional parameters.
    fn optional_end(&self) -> Option<u8> {
        let (fixed, variable, has_optional) = layout(self.message_type);
        let mut head = self.parameters;
        head.skip(fixed).ok().filter(|()| has_optional)?;
        let mut at = pointed_to(head, variable.len())?;
        while at.u8().ok()? != 0 {
            let len = at.u8().ok()?;
            at.skip(len.into()).ok()?;
        }
        Some(0)
    }

    /// Pointers to the parts of variable length, or the one to the optional part (Q.763 §1.4).
    fn pointers(&self, is_optional: bool) -> impl Iterator<Item = u8> + use<'a> {
        let (fixed, variable, has_optional) = layout(self.message_type);
        let mut head = self.parameters;
        let places = match (head.skip(fixed).is_ok(), is_optional) {
            (false, _) => 0..0,
            (true, false) => 0..variable.len(),
            (true, true) => variable.len()..variable.len().saturating_add(has_optional.into()),
        };
        places.filter_map(move |place| {
            let mut at = head;
            at.skip(place).ok()?;
            at.peek()
        })
    }

    /// An octet of the fixed part of messages of that type.
    fn fixed(&self, of: MessageType, at: usize) -> Option<u8> {
        let mut reader = self.parameters;
        reader.skip(at).ok()?;
        reader.peek().filter(|_| self.message_type == of)
    }

    /// Nature of connection (Q.763 §3.35).
    fn nature(&self) -> Option<u8> {
        self.fixed(MessageType::IAM, 0)
    }

    /// Indicators of a call that is made (Q.763 §3.23).
    fn forward(&self) -> Option<u16> {
        let [high, low] = [1, 2].map(|at| self.fixed(MessageType::IAM, at));
        Some(u16::from_be_bytes([high?, low?]))
    }

    /// Indicators of a call that is answered (Q.763 §3.5).
    fn backward(&self) -> Option<u16> {
        let fixed = [MessageType::ACM, MessageType::CON].into_iter().find_map(|of| {
            let [high, low] = [0, 1].map(|at| self.fixed(of, at));
            Some([high?, low?])
        });
        let optional = || {
            let (_, octets) = self.parameters().find(|(name, _)| *name == BACKWARD)?;
            octets.first_chunk().copied()
        };
        fixed.or_else(optional).map(u16::from_be_bytes)
    }

    fn behind(circuit: u32, mut reader: Reader<'a>) -> Result<Self, Malformed> {
        let message_type = MessageType(reader.u8()?);
        Ok(Self { circuit, message_type, parameters: reader, is_glimpse: false })
    }

    fn checked(self) -> Result<Self, Malformed> {
        check(self.message_type, self.parameters)?;
        Ok(self)
    }
}

#[cfg(test)]
mod tests {
    extern crate std;

    use std::string::ToString as _;
    use std::vec::Vec;

    use craft::isup::{initial_address, number, parameter, release};
    use proptest::prelude::*;
    use wire::{Protocol as _, Values};

    use super::layout::*;
    use super::transport::TRANSPORT;
    use super::*;

    #[test]
    fn indicators_of_a_call_are_the_bits_of_two_octets() {
        let message = Message::decode(&[1, 0, 6, 0x16, 0x84, 0]).unwrap();
        let read = |name: &str| {
            let field = Isup::FIELDS.iter().find(|field| field.name == name).unwrap();
            let mut values = Values::default();
            (field.read)(&message, &mut values);
            values.as_slice().to_vec()
        };

        assert_eq!(read("isup.charge_indicator"), [wire::Value::Number(2)]);
        assert_eq!(read("isup.called_partys_status_indicator"), [wire::Value::Number(1)]);
        assert_eq!(read("isup.backw_call_isdn_user_part_indicator"), [wire::Value::Number(1)]);
        assert_eq!(read("isup.backw_call_sccp_method_indicator"), [wire::Value::Number(2)]);
        assert_eq!(read("isup.satellite_indicator"), []);
    }

    #[test]
    fn names_lengths_and_signals_of_parameters_are_those_that_stand_there() {
        let octets = initial_address(7, "15550", &[(10, &number("883170"))]);
        let message = Message::decode(&octets).unwrap();
        let read = |name: &str| {
            let field = Isup::FIELDS.iter().find(|field| field.name == name).unwrap();
            let mut values = Values::default();
            (field.read)(&message, &mut values);
            values.as_slice().to_vec()
        };

        assert_eq!(read("isup.parameter_type"), [6, 7, 9, 2, 4, 10, 0].map(wire::Value::Number));
        assert_eq!(read("isup.parameter_length"), [5, 5].map(wire::Value::Number));
        assert_eq!(read("isup.mandatory_variable_parameter_pointer"), [2].map(wire::Value::Number));
        assert_eq!(read("isup.optional_parameter_part_pointer"), [7].map(wire::Value::Number));
        assert_eq!(
            read("isup.called_party_odd_address_signal_digit"),
            [1, 5, 0].map(wire::Value::Number)
        );
        assert_eq!(
            read("isup.called_party_even_address_signal_digit"),
            [5, 5].map(wire::Value::Number)
        );
        assert_eq!(
            read("isup.calling_party_odd_address_signal_digit"),
            [8, 3, 7].map(wire::Value::Number)
        );
        assert_eq!(
            read("isup.calling_party_even_address_signal_digit"),
            [8, 1, 0].map(wire::Value::Number)
        );
    }

    #[test]
    fn a_group_that_is_reset_without_a_range_is_read() {
        assert!(Message::decode(&[7, 0, 23]).is_ok());
        assert!(Message::decode(&[7, 0, 23, 1, 1, 5]).is_ok());
    }

    #[test]
    fn circuit_and_type_are_read() {
        let message = Message::decode(&[0x34, 0xf2, 19]).unwrap();

        assert_eq!((message.circuit, message.message_type), (0x0234, MessageType::BLO));
        assert!(Message::decode(&[1, 0]).is_err());
        assert_eq!(Message::decode_bicc(&[1, 2, 3, 4, 19]).unwrap().circuit, 0x0403_0201);
    }

    #[test]
    fn parts_stand_where_pointers_lead_and_nothing_behind() {
        let whole = initial_address(7, "15550001", &[(10, &number("883170001"))]);
        let changed = |place: usize, value: u8| {
            let mut octets = whole.clone();
            octets[place] = value;
            Message::decode(&octets).is_err()
        };

        assert!(Message::decode(&whole).is_ok());
        assert!(changed(8, 0) && changed(8, 200) && changed(9, 2) && changed(10, 0));
        assert!(Message::decode(&whole[..whole.len() - 1]).is_err());
        assert!(Message::decode(&[&whole[..], &[0]].concat()).is_err());
    }

    #[test]
    fn a_call_names_who_calls_whom() {
        let octets =
            initial_address(7, "15550001", &[(10, &number("883170001")), (63, &number("49"))]);

        let message = Message::decode(&octets).unwrap();

        let called = message.number(CALLED).unwrap();
        assert_eq!(
            (called.digits.to_string().as_str(), called.nature, called.plan),
            ("15550001", 4, 1)
        );
        assert_eq!(message.number(CALLING).unwrap().digits.to_string(), "883170001");
        assert_eq!(message.number(LOCATION).unwrap().digits.to_string(), "49");
    }

    #[test]
    fn every_row_is_read_from_some_message() {
        let of = |name: u8| {
            let prefix: &[u8] = if name == GENERIC { &[6] } else { &[] };
            (name, [prefix, &number("123")].concat())
        };
        let numbers = [
            CALLING,
            REDIRECTING,
            REDIRECTION,
            CONNECTED,
            ORIGINAL_CALLED,
            LOCATION,
            CALL_TRANSFER,
            GENERIC,
        ]
        .map(of);
        let numbers: Vec<(u8, &[u8])> =
            numbers.iter().map(|(name, octets)| (*name, octets.as_slice())).collect();
        // Elements of every identifier up to 9, all their octets 1 (Q.765.5 §11.1).
        let codec = [5, 0x86, 1, 2, 1, 1, 1, 1];
        let elements = [1, 2, 3, 6, 7, 8, 9].map(|identifier| [identifier, 0x83, 1, 1, 1]);
        let list = [[4, 0x86, 1].as_slice(), &[5, 0x83, 1, 1, 1]].concat();
        let elements = [elements.concat(), codec.to_vec(), list].concat();
        let transport = [[0x85, 0x81, 0x40, 0x81, 0, 0].as_slice(), &elements].concat();
        let others: [(u8, &[u8]); 4] = [
            (TRANSPORT, &transport),
            (OPTIONAL_FORWARD, &[0x80]),
            (REDIRECTION_INFORMATION, &[0x23, 0x41]),
            (USER_SERVICE, &[0x80, 0x90, 0xa3]),
        ];
        let numbers = [&numbers[..], &others].concat();
        let subsequent =
            [[1, 0, 2].as_slice(), &[2, 0], &parameter(SUBSEQUENT, &number("12"))[1..]].concat();
        let complete = [1, 0, 6, 0x16, 0x04, 0].to_vec();
        let messages =
            [initial_address(1, "15550001", &numbers), subsequent, release(1, 16), complete];
        let bicc: Vec<Vec<u8>> =
            messages.iter().map(|octets| [&[0, 0], octets.as_slice()].concat()).collect();
        let (messages, bicc): (Vec<&[u8]>, Vec<&[u8]>) = (
            messages.iter().map(Vec::as_slice).collect(),
            bicc.iter().map(Vec::as_slice).collect(),
        );

        let unread: Vec<&str> =
            wire::unread::<Isup>(&messages).chain(wire::unread::<Bicc>(&bicc)).collect();

        assert_eq!(unread, [""; 0]);
    }

    proptest! {
        #[test]
        fn any_octets_are_a_message_or_an_error(mut octets: Vec<u8>, kind in 1_u8..60) {
            if let Some(message_type) = octets.get_mut(2) {
                *message_type = kind;
            }
            if let Ok(message) = Message::decode(&octets) {
                for field in Isup::FIELDS {
                    (field.read)(&message, &mut Values::default());
                }
            }
        }
    }
}
