//! What a policy can ask of a message of ISUP or BICC; names as in Wireshark.

use numbering::Digits;
use wire::{Each, Field, Kind, Malformed, Protocol, Yield, count, fields, join};

use super::layout::{
    CALL_TRANSFER, CALLED, CALLING, CAUSE, CONNECTED, GENERIC, LOCATION, OPTIONAL_FORWARD,
    ORIGINAL_CALLED, REDIRECTING, REDIRECTION, REDIRECTION_INFORMATION, SUBSEQUENT, USER_SERVICE,
};
use super::transport::Transport;
use super::transport_fields::transport;
use super::{Message, MessageType, Number};

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

/// Signals of numbers of those names: the first of each two, or the second (Q.763 §3.9).
fn signals<'a>(
    message: &Message<'a>,
    names: &'static [u8],
    is_second: bool,
) -> impl Iterator<Item = u8> + use<'a> {
    let numbers = message.parameters().filter(|(name, _)| names.contains(name));
    numbers.flat_map(move |(name, octets)| {
        let number = octets.get(usize::from(name == GENERIC)..).unwrap_or_default();
        // The rest of a number has one octet before its signals (Q.763 §3.51).
        Number::signals(number, if name == SUBSEQUENT { 1 } else { 2 }, is_second)
    })
}

/// Bits of the octet at a place of parameters of that name.
fn bits<'a>(message: &Message<'a>, name: u8, at: usize, mask: u8) -> impl Yield<'a> + use<'a> {
    let read = move |octets: &'a [u8]| (octets.get(at)? & mask).checked_shr(mask.trailing_zeros());
    let meant = message.parameters().filter(move |(found, _)| *found == name);
    Each(meant.filter_map(move |(_, octets)| read(octets)))
}

/// Whether a bit of the octet at a place of parameters of that name is set.
fn flag<'a>(message: &Message<'a>, name: u8, at: usize, mask: u8) -> impl Yield<'a> + use<'a> {
    let meant = message.parameters().filter(move |(found, _)| *found == name);
    Each(meant.filter_map(move |(_, octets)| octets.get(at).map(|octet| octet & mask != 0)))
}

/// The digits of a number of the plan of telephony (Q.763 §3.9).
fn telephone(message: &Message<'_>, name: u8) -> Option<Digits> {
    message.number(name).and_then(|number| number.of_telephony())
}

macro_rules! numbers {
    ($cic:literal, $continuity:literal, $method:literal, $information:literal, $part:literal, $preferences:literal, $sccp:literal $(,)?) => {
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
            $continuity: Kind::Number => |m| m.nature().map(|bits| bits >> 2 & 0x3);
            /// An echo is cancelled (Q.763 §3.35).
            "isup.echo_control_device_indicator": Kind::Flag => |m| m.nature().map(|bits| bits & 0x10 != 0);
            /// The call is international (Q.763 §3.23).
            "isup.forw_call_natnl_inatnl_call_indicator": Kind::Flag => |m| m.forward().map(|bits| bits & 0x100 != 0);
            /// How the ends signal to each other (Q.763 §3.23).
            $method: Kind::Number => |m| m.forward().map(|bits| bits >> 9 & 0x3);
            /// Not all of the way is of Signalling System 7 (Q.763 §3.23).
            "isup.forw_call_interworking_indicator": Kind::Flag => |m| m.forward().map(|bits| bits & 0x800 != 0);
            /// The ends have told each other something (Q.763 §3.23).
            $information: Kind::Flag => |m| m.forward().map(|bits| bits & 0x1000 != 0);
            /// ISUP was used all the way (Q.763 §3.23).
            $part: Kind::Flag => |m| m.forward().map(|bits| bits & 0x2000 != 0);
            /// Whether ISUP must be used all the way (Q.763 §3.23).
            $preferences: Kind::Number => |m| m.forward().map(|bits| bits >> 14 & 0x3);
            /// The caller is on ISDN (Q.763 §3.23).
            "isup.forw_call_isdn_access_indicator": Kind::Flag => |m| m.forward().map(|bits| bits & 0x1 != 0);
            /// How SCCP may be used (Q.763 §3.23).
            $sccp: Kind::Number => |m| m.forward().map(|bits| bits >> 1 & 0x3);
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
            /// Calls of a closed group of users (Q.763 §3.38).
            "isup.clg_call_ind": Kind::Number => |m| bits(m, OPTIONAL_FORWARD, 0, 0x03);
            /// More of the message follows (Q.763 §3.38).
            "isup.simple_segmentation_ind": Kind::Flag => |m| flag(m, OPTIONAL_FORWARD, 0, 0x04);
            /// Who answers shall be told (Q.763 §3.38).
            "isup.connected_line_identity_request_ind": Kind::Flag => |m| flag(m, OPTIONAL_FORWARD, 0, 0x80);
            /// What the call needs of a bearer (Q.763 §3.57, Q.931 §4.5.5).
            "isup.user_service_information": Kind::Octets => |m| Each(m.parameters()
                .filter(|(name, _)| *name == USER_SERVICE).map(|(_, octets)| octets));
            /// How a call was sent on (Q.763 §3.45).
            "isup.redirecting_ind": Kind::Number => |m| bits(m, REDIRECTION_INFORMATION, 0, 0x07);
            /// Why a call was sent on first (Q.763 §3.45).
            "isup.original_redirection_reason": Kind::Number => |m| bits(m, REDIRECTION_INFORMATION, 0, 0xf0);
            /// How often a call was sent on (Q.763 §3.45).
            "isup.redirection_counter": Kind::Number => |m| bits(m, REDIRECTION_INFORMATION, 1, 0x07);
            /// Why a call was sent on last (Q.763 §3.45).
            "isup.redirection_reason": Kind::Number => |m| bits(m, REDIRECTION_INFORMATION, 1, 0xf0);
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
            /// Names of parameters, 0 at the end of the optional ones (Q.763 table 5).
            "isup.parameter_type": Kind::Number => |m| Each(m.names());
            /// Octets of parameters that tell their length (Q.763 §1.5, §1.6).
            "isup.parameter_length": Kind::Number => |m| Each(m.parameters().filter_map(|(_, octets)| u8::try_from(octets.len()).ok()));
            /// Where parts of variable length stand (Q.763 §1.4).
            "isup.mandatory_variable_parameter_pointer": Kind::Number => |m| Each(m.pointers(false));
            /// Where the optional part stands, 0 for nowhere (Q.763 §1.4).
            "isup.optional_parameter_part_pointer": Kind::Number => |m| Each(m.pointers(true));
            /// Signals of numbers that are called, the first of each two (Q.763 §3.9).
            "isup.called_party_odd_address_signal_digit": Kind::Number => |m| Each(signals(m, &[CALLED, SUBSEQUENT, REDIRECTION], false));
            /// Signals of numbers that are called, the second of each two (Q.763 §3.9).
            "isup.called_party_even_address_signal_digit": Kind::Number => |m| Each(signals(m, &[CALLED, SUBSEQUENT, REDIRECTION], true));
            /// Signals of numbers of those that call or answer, the first of each two (Q.763 §3.10).
            "isup.calling_party_odd_address_signal_digit": Kind::Number => |m| Each(signals(m, PRESENTED, false));
            /// Signals of numbers of those that call or answer, the second of each two (Q.763 §3.10).
            "isup.calling_party_even_address_signal_digit": Kind::Number => |m| Each(signals(m, PRESENTED, true));
            /// Number that is called, of the plan of telephony (Q.763 §3.9).
            "e164.called_party_number.digits": Kind::Digits => |m| telephone(m, CALLED);
            /// Number that calls, of the plan of telephony (Q.763 §3.10).
            "e164.calling_party_number.digits": Kind::Digits => |m| telephone(m, CALLING);
            /// Numbers of both that are international (Q.763 §3.9, §3.10).
            "e164.msisdn": Kind::Digits => |m| Each([CALLED, CALLING].into_iter()
                .filter_map(|name| m.number(name)?.international()));
        }
    };
}

const ISUP: &[Field<Isup>] = numbers!(
    "isup.cic",
    "isup.continuity_check_indicator",
    "isup.forw_call_end_to_end_method_indicator",
    "isup.forw_call_end_to_end_information_indicator",
    "isup.forw_call_isdn_user_part_indicator",
    "isup.forw_call_preferences_indicator",
    "isup.forw_call_sccp_method_indicator",
);

const ISUP_TRANSPORT: &[Field<Isup>] = transport!();

static ISUP_ROWS: [Field<Isup>; count(&[ISUP, ISUP_TRANSPORT])] = join(&[ISUP, ISUP_TRANSPORT]);

/// ISUP's row in the registry.
#[derive(Debug)]
pub struct Isup;

impl Protocol for Isup {
    type Message<'a> = Message<'a>;
    const NAME: &'static str = "isup";
    const FIELDS: &'static [Field<Self>] = &ISUP_ROWS;

    fn decode(octets: &[u8]) -> Result<Message<'_>, Malformed> {
        Message::decode(octets)
    }

    fn glimpse(octets: &[u8]) -> Option<Message<'_>> {
        Message::glimpse(octets)
    }

    fn malformed(octets: &[u8]) -> Option<Malformed> {
        Message::read(octets).err()
    }
}

const BICC: &[Field<Bicc>] = numbers!(
    "bicc.cic",
    "bicc.continuity_check_indicator",
    "bicc.forw_call_end_to_end_method_indicator",
    "bicc.forw_call_end_to_end_information_indicator",
    "bicc.forw_call_isdn_user_part_indicator",
    "bicc.forw_call_preferences_indicator",
    "bicc.forw_call_sccp_method_indicator",
);

const BICC_TRANSPORT: &[Field<Bicc>] = transport!();

static BICC_ROWS: [Field<Bicc>; count(&[BICC, BICC_TRANSPORT])] = join(&[BICC, BICC_TRANSPORT]);

/// BICC's row in the registry.
#[derive(Debug)]
pub struct Bicc;

impl Protocol for Bicc {
    type Message<'a> = Message<'a>;
    const NAME: &'static str = "bicc";
    const FIELDS: &'static [Field<Self>] = &BICC_ROWS;

    fn decode(octets: &[u8]) -> Result<Message<'_>, Malformed> {
        Message::decode_bicc(octets)
    }

    fn glimpse(octets: &[u8]) -> Option<Message<'_>> {
        Message::glimpse_bicc(octets)
    }

    fn malformed(octets: &[u8]) -> Option<Malformed> {
        Message::read_bicc(octets).err()
    }
}
