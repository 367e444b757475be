//! ISUP and BICC: circuit, message type and numbers (Q.763 §1.2, §1.3, §3; Q.1902.3 §7).

use numbering::Digits;
use wire::{Each, Fault, Field, Kind, Malformed, Protocol, Reader, code, fields};

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
}

/// A number as ISUP writes it (Q.763 §3.9, §3.10).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Number {
    /// Nature of address.
    pub nature: u8,
    /// Numbering plan.
    pub plan: u8,
    /// Whether it may be shown, 1 for not.
    pub presentation: u8,
    /// Address signals.
    pub digits: Digits,
}

/// Parameters that hold numbers, and the cause (Q.763 table 5).
const CALLED: u8 = 4;
const SUBSEQUENT: u8 = 5;
const CALLING: u8 = 10;
const REDIRECTING: u8 = 0x0b;
const REDIRECTION: u8 = 12;
const CAUSE: u8 = 18;
const CONNECTED: u8 = 33;
const ORIGINAL_CALLED: u8 = 40;
const LOCATION: u8 = 63;
const CALL_TRANSFER: u8 = 69;
const GENERIC: u8 = 192;

const BACKWARD: u8 = 17;

/// Parameters that are numbers, those that tell a numbering plan, and those that tell whether they may be shown.
const NUMBERS: &[u8] = &[
    CALLED,
    SUBSEQUENT,
    CALLING,
    REDIRECTING,
    REDIRECTION,
    CONNECTED,
    ORIGINAL_CALLED,
    LOCATION,
    CALL_TRANSFER,
    GENERIC,
];
const PLANNED: &[u8] = &[
    CALLED,
    CALLING,
    REDIRECTING,
    REDIRECTION,
    CONNECTED,
    ORIGINAL_CALLED,
    LOCATION,
    CALL_TRANSFER,
    GENERIC,
];
const PRESENTED: &[u8] =
    &[CALLING, REDIRECTING, CONNECTED, ORIGINAL_CALLED, LOCATION, CALL_TRANSFER, GENERIC];

/// The first octet of numbers of those names.
fn first<'a>(message: &Message<'a>, names: &'static [u8]) -> impl Iterator<Item = u8> + use<'a> {
    octet(message, names, 0)
}

/// The second octet of numbers of those names.
fn second<'a>(message: &Message<'a>, names: &'static [u8]) -> impl Iterator<Item = u8> + use<'a> {
    octet(message, names, 1)
}

fn octet<'a>(
    message: &Message<'a>,
    names: &'static [u8],
    at: usize,
) -> impl Iterator<Item = u8> + use<'a> {
    let message = *message;
    // A generic number has an octet before it that says which it is (Q.763 §3.26).
    let place = move |name| at.saturating_add((name == GENERIC).into());
    message
        .parameters()
        .filter(|(name, _)| names.contains(name))
        .filter_map(move |(name, octets)| octets.get(place(name)).copied())
}

impl Number {
    /// Reads what is there; nothing where it has no digit.
    pub fn decode(octets: &[u8]) -> Option<Self> {
        let ([first, second], signals) = octets.split_first_chunk()?;
        let even = signals.len().saturating_mul(2);
        let count = even.saturating_sub(usize::from(first >> 7));
        let digits = |count| Digits::from_signals(signals, count);
        // A filler where the number of digits is told to be even ends them (Q.763 §3.9).
        let digits = digits(count).or_else(|| digits(count.saturating_sub(1)))?;
        let (nature, plan, presentation) = (first & 0x7f, second >> 4 & 7, second >> 2 & 3);
        (!signals.is_empty()).then_some(Self { nature, plan, presentation, digits })
    }
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
        Number::decode(if name == GENERIC { octets.get(1..)? } else { octets })
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
        Ok(Self { circuit, message_type, parameters: reader })
    }

    fn checked(self) -> Result<Self, Malformed> {
        check(self.message_type, self.parameters)?;
        Ok(self)
    }
}

/// Where the pointer of that place leads, counted from itself; nothing where it is 0.
fn pointed_to(mut head: Reader<'_>, place: usize) -> Option<Reader<'_>> {
    head.skip(place).ok()?;
    let mut to = head;
    let distance = head.u8().ok().filter(|distance| *distance != 0)?;
    to.skip(distance.into()).ok()?;
    Some(to)
}

/// Parts stand where pointers lead, one behind the other; optional ones to the octet that ends them, and nothing behind
/// (Q.763 §1.4 to §1.7). Of messages without a layout nothing is known.
fn check(message_type: MessageType, parameters: Reader<'_>) -> Result<(), Malformed> {
    let (fixed, variable, has_optional) = layout(message_type);
    if (fixed, variable.len(), has_optional) == (0, 0, false) {
        return Ok(());
    }
    let mut head = parameters;
    head.skip(fixed)?;
    let mut end = head;
    end.skip(variable.len().saturating_add(has_optional.into()))?;
    let fault = |at: Reader<'_>, fault| Err(at.fault(fault));
    for place in 0..variable.len() {
        let at = pointed_to(head, place).filter(|at| at.offset() == end.offset());
        let Some(mut at) = at else { return fault(head, Fault::Value) };
        let len = at.u8()?;
        if len == 0 {
            return fault(at, Fault::Length);
        }
        at.skip(len.into())?;
        end = at;
    }
    let mut pointer = head;
    pointer.skip(variable.len())?;
    if has_optional && pointer.u8()? != 0 {
        let at = pointed_to(head, variable.len()).filter(|at| at.offset() == end.offset());
        let Some(mut at) = at else { return fault(head, Fault::Value) };
        let mut names = [false; 256];
        loop {
            let name = at.u8()?;
            if name == 0 {
                break;
            }
            let seen = names.get_mut(usize::from(name)).map(|seen| core::mem::replace(seen, true));
            if seen == Some(true) && SINGLE.contains(&name) {
                return fault(at, Fault::Duplicate);
            }
            let len = at.u8()?;
            at.skip(len.into())?;
        }
        end = at;
    }
    if end.is_empty() { Ok(()) } else { fault(end, Fault::Trailing) }
}

/// Numbers of which a call has one each.
const SINGLE: [u8; 3] = [CALLING, REDIRECTING, ORIGINAL_CALLED];

/// Octets of the fixed part, names of the variable parts, and whether optional ones follow (Q.763 tables 21 to 55).
fn layout(message_type: MessageType) -> (usize, &'static [u8], bool) {
    match message_type {
        MessageType::IAM => (5, &[CALLED], true),
        MessageType::SAM => (0, &[SUBSEQUENT], true),
        MessageType::ACM | MessageType::CON | MessageType::INR | MessageType::INF => (2, &[], true),
        MessageType::CPG | MessageType::SUS | MessageType::RES => (1, &[], true),
        MessageType::ANM | MessageType::RLC | MessageType::FOT | MessageType::FAC => (0, &[], true),
        MessageType::REL | MessageType::CFN => (0, &[CAUSE], true),
        _ => (0, &[], false),
    }
}

macro_rules! numbers {
    ($cic:literal) => {
        fields! {
            /// Circuit identification code or call instance (Q.763 §1.2, Q.1902.3 §5.1).
            $cic: Kind::Number => |m| m.circuit;
            /// Message type (Q.763 §1.3).
            "isup.message_type": Kind::Code(MessageType::NAMES) => |m| m.message_type.0;
            /// Number that is called (Q.763 §3.9).
            "isup.called": Kind::Digits => |m| m.number(CALLED).map(|number| number.digits);
            /// Number that calls (Q.763 §3.10).
            "isup.calling": Kind::Digits => |m| m.number(CALLING).map(|number| number.digits);
            /// The rest of a number that is called (Q.763 §3.51).
            "isup.subsequent_number": Kind::Digits => |m| m.number(SUBSEQUENT).map(|number| number.digits);
            /// Number that a call is sent on to (Q.763 §3.46).
            "isup.redirection_number": Kind::Digits => |m| m.number(REDIRECTION).map(|number| number.digits);
            /// Number that sent a call on (Q.763 §3.44).
            "isup.redirecting": Kind::Digits => |m| m.number(REDIRECTING).map(|number| number.digits);
            /// Number that answers (Q.763 §3.16).
            "isup.connected_number": Kind::Digits => |m| m.number(CONNECTED).map(|number| number.digits);
            /// Number that was called first (Q.763 §3.39).
            "isup.original_called_number": Kind::Digits => |m| m.number(ORIGINAL_CALLED).map(|number| number.digits);
            /// Where the caller is (Q.763 §3.30).
            "isup.location_number": Kind::Digits => |m| m.number(LOCATION).map(|number| number.digits);
            /// Number of a call that is transferred (Q.763 §3.64).
            "isup.call_transfer_number": Kind::Digits => |m| m.number(CALL_TRANSFER).map(|number| number.digits);
            /// Another number (Q.763 §3.26).
            "isup.generic_number": Kind::Digits => |m| m.number(GENERIC).map(|number| number.digits);
            /// Natures of numbers that are called (Q.763 §3.9).
            "isup.called_party_nature_of_address_indicator": Kind::Number => |m| Each(first(m, &[CALLED, REDIRECTION]).map(|octet| octet & 0x7f));
            /// Natures of numbers of those that call or answer (Q.763 §3.10).
            "isup.calling_party_nature_of_address_indicator": Kind::Number => |m| Each(first(m, PRESENTED).map(|octet| octet & 0x7f));
            /// Why a call ends (Q.763 §3.12, Q.850).
            "isup.cause_indicator": Kind::Number => |m| Each(m.parameters()
                .filter(|(name, _)| *name == CAUSE)
                .filter_map(|(_, octets)| octets.get(1).map(|cause| cause & 0x7f)));
            /// Satellites on the way (Q.763 §3.35).
            "isup.satellite_indicator": Kind::Number => |m| m.nature().map(|bits| bits >> 0 & 0x3);
            /// Whether continuity is checked (Q.763 §3.35).
            "isup.continuity_check_indicator": Kind::Number => |m| m.nature().map(|bits| bits >> 2 & 0x3);
            /// An echo is cancelled (Q.763 §3.35).
            "isup.echo_control_device_indicator": Kind::Flag => |m| m.nature().map(|bits| bits & 0x10 != 0);
            /// The call is international (Q.763 §3.23).
            "isup.forw_call_natnl_inatnl_call_indicator": Kind::Flag => |m| m.forward().map(|bits| bits & 0x100 != 0);
            /// How the ends signal to each other (Q.763 §3.23).
            "isup.forw_call_end_to_end_method_indicator": Kind::Number => |m| m.forward().map(|bits| bits >> 9 & 0x3);
            /// Not all of the way is of Signalling System 7 (Q.763 §3.23).
            "isup.forw_call_interworking_indicator": Kind::Flag => |m| m.forward().map(|bits| bits & 0x800 != 0);
            /// The ends have told each other something (Q.763 §3.23).
            "isup.forw_call_end_to_end_information_indicator": Kind::Flag => |m| m.forward().map(|bits| bits & 0x1000 != 0);
            /// ISUP was used all the way (Q.763 §3.23).
            "isup.forw_call_isdn_user_part_indicator": Kind::Flag => |m| m.forward().map(|bits| bits & 0x2000 != 0);
            /// Whether ISUP must be used all the way (Q.763 §3.23).
            "isup.forw_call_preferences_indicator": Kind::Number => |m| m.forward().map(|bits| bits >> 14 & 0x3);
            /// The caller is on ISDN (Q.763 §3.23).
            "isup.forw_call_isdn_access_indicator": Kind::Flag => |m| m.forward().map(|bits| bits & 0x1 != 0);
            /// How SCCP may be used (Q.763 §3.23).
            "isup.forw_call_sccp_method_indicator": Kind::Number => |m| m.forward().map(|bits| bits >> 1 & 0x3);
            /// The number was looked up as one that may be ported (Q.763 §3.23).
            "isup.forw_call_ported_num_trans_indicator": Kind::Flag => |m| m.forward().map(|bits| bits & 0x10 != 0);
            /// The route was queried on release (Q.763 §3.23).
            "isup.forw_call_qor_attempt_indicator": Kind::Flag => |m| m.forward().map(|bits| bits & 0x20 != 0);
            /// Whether the call is charged (Q.763 §3.5).
            "isup.charge_indicator": Kind::Number => |m| m.backward().map(|bits| bits >> 8 & 0x3);
            /// Whether the called subscriber is free (Q.763 §3.5).
            "isup.called_partys_status_indicator": Kind::Number => |m| m.backward().map(|bits| bits >> 10 & 0x3);
            /// What the called subscriber is (Q.763 §3.5).
            "isup.called_partys_category_indicator": Kind::Number => |m| m.backward().map(|bits| bits >> 12 & 0x3);
            /// How the ends signal to each other (Q.763 §3.5).
            "isup.backw_call_end_to_end_method_indicator": Kind::Number => |m| m.backward().map(|bits| bits >> 14 & 0x3);
            /// Not all of the way is of Signalling System 7 (Q.763 §3.5).
            "isup.backw_call_interworking_indicator": Kind::Flag => |m| m.backward().map(|bits| bits & 0x1 != 0);
            /// The ends have told each other something (Q.763 §3.5).
            "isup.backw_call_end_to_end_information_indicator": Kind::Flag => |m| m.backward().map(|bits| bits & 0x2 != 0);
            /// ISUP was used all the way (Q.763 §3.5).
            "isup.backw_call_isdn_user_part_indicator": Kind::Flag => |m| m.backward().map(|bits| bits & 0x4 != 0);
            /// The call shall be held (Q.763 §3.5).
            "isup.backw_call_holding_indicator": Kind::Flag => |m| m.backward().map(|bits| bits & 0x8 != 0);
            /// The called subscriber is on ISDN (Q.763 §3.5).
            "isup.backw_call_isdn_access_indicator": Kind::Flag => |m| m.backward().map(|bits| bits & 0x10 != 0);
            /// An echo is cancelled (Q.763 §3.5).
            "isup.backw_call_echo_control_device_indicator": Kind::Flag => |m| m.backward().map(|bits| bits & 0x20 != 0);
            /// How SCCP may be used (Q.763 §3.5).
            "isup.backw_call_sccp_method_indicator": Kind::Number => |m| m.backward().map(|bits| bits >> 6 & 0x3);
            /// Who calls (Q.763 §3.11).
            "isup.calling_partys_category": Kind::Number => |m| m.fixed(MessageType::IAM, 3);
            /// What the call needs of the network (Q.763 §3.54).
            "isup.transmission_medium_requirement": Kind::Number => |m| m.fixed(MessageType::IAM, 4);
            /// Numbers with an odd count of digits (Q.763 §3.9).
            "isup.isdn_odd_even_indicator": Kind::Flag => |m| Each(first(m, NUMBERS).map(|octet| octet & 0x80 != 0));
            /// Numbers that must not be routed to by the internal network (Q.763 §3.9).
            "isup.inn_indicator": Kind::Flag => |m| Each(second(m, &[CALLED, REDIRECTION, LOCATION]).map(|octet| octet & 0x80 != 0));
            /// Numbers that are incomplete (Q.763 §3.10).
            "isup.ni_indicator": Kind::Flag => |m| Each(second(m, &[CALLING, GENERIC]).map(|octet| octet & 0x80 != 0));
            /// Numbering plans of numbers (Q.763 §3.9).
            "isup.numbering_plan_indicator": Kind::Number => |m| Each(second(m, PLANNED).map(|octet| octet >> 4 & 7));
            /// Whether numbers may be shown (Q.763 §3.10).
            "isup.address_presentation_restricted_indicator": Kind::Number => |m| Each(second(m, PRESENTED).map(|octet| octet >> 2 & 3));
            /// Who vouches for numbers (Q.763 §3.10).
            "isup.screening_indicator": Kind::Number => |m| Each(second(m, &[CALLING, CONNECTED, LOCATION, CALL_TRANSFER]).map(|octet| octet & 3));
            /// Causes with what stands before them (Q.763 §3.12).
            "isup.cause_indicators": Kind::Octets => |m| Each(m.parameters().filter(|(name, _)| *name == CAUSE).map(|(_, octets)| octets));
        }
    };
}

/// ISUP's row in the registry.
#[derive(Debug)]
pub struct Isup;

impl Protocol for Isup {
    type Message<'a> = Message<'a>;
    const NAME: &'static str = "isup";
    const FIELDS: &'static [Field<Self>] = numbers!("isup.cic");

    fn decode(octets: &[u8]) -> Result<Message<'_>, Malformed> {
        Message::decode(octets)
    }

    fn glimpse(octets: &[u8]) -> Option<Message<'_>> {
        Message::read(octets).ok()
    }

    fn malformed(octets: &[u8]) -> Option<Malformed> {
        Message::read(octets).err()
    }
}

/// BICC's row in the registry.
#[derive(Debug)]
pub struct Bicc;

impl Protocol for Bicc {
    type Message<'a> = Message<'a>;
    const NAME: &'static str = "bicc";
    const FIELDS: &'static [Field<Self>] = numbers!("bicc.cic");

    fn decode(octets: &[u8]) -> Result<Message<'_>, Malformed> {
        Message::decode_bicc(octets)
    }

    fn glimpse(octets: &[u8]) -> Option<Message<'_>> {
        Message::read_bicc(octets).ok()
    }

    fn malformed(octets: &[u8]) -> Option<Malformed> {
        Message::read_bicc(octets).err()
    }
}

#[cfg(test)]
mod tests {
    extern crate std;

    use std::string::ToString as _;
    use std::vec::Vec;

    use craft::isup::{initial_address, number, parameter, release};
    use proptest::prelude::*;
    use wire::Values;

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
