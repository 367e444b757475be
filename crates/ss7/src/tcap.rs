//! TCAP (ITU-T Q.773): transactions, dialogues, components.

use numbering::Digits;
use wire::{Each, Fault, Field, Kind, Malformed, Protocol, Value, code, fields};

use crate::ber::{self, DEPTH_MAX, Tlv, Tlvs};

code! {
    /// Message type (Q.773 §3.1).
    pub struct MessageType(u8);
    UNIDIRECTIONAL = 0x61 => "Unidirectional",
    BEGIN = 0x62 => "Begin",
    END = 0x64 => "End",
    CONTINUE = 0x65 => "Continue",
    ABORT = 0x67 => "Abort",
    ANSI_UNIDIRECTIONAL = 0xe1 => "ANSI Unidirectional",
    ANSI_QUERY_WITH = 0xe2 => "ANSI Query with permission",
    ANSI_QUERY_WITHOUT = 0xe3 => "ANSI Query without permission",
    ANSI_RESPONSE = 0xe4 => "ANSI Response",
    ANSI_CONVERSATION_WITH = 0xe5 => "ANSI Conversation with permission",
    ANSI_CONVERSATION_WITHOUT = 0xe6 => "ANSI Conversation without permission",
    ANSI_ABORT = 0xf6 => "ANSI Abort",
}

code! {
    /// Why the provider ends a transaction (Q.773 §3.2.1.3).
    pub struct PAbortCause(u8);
    UNRECOGNIZED_MESSAGE_TYPE = 0 => "unrecognizedMessageType",
    UNRECOGNIZED_TRANSACTION_ID = 1 => "unrecognizedTransactionID",
    BADLY_FORMATTED = 2 => "badlyFormattedTransactionPortion",
    INCORRECT = 3 => "incorrectTransactionPortion",
    RESOURCE_LIMITATION = 4 => "resourceLimitation",
}

const OTID: u32 = 0x48;
const DTID: u32 = 0x49;
const P_ABORT: u32 = 0x4a;
const DIALOGUE: u32 = 0x6b;
const COMPONENTS: u32 = 0x6c;
const INVOKE: u32 = 0xa1;
const EXTERNAL: u32 = 0x28;
const OBJECT_IDENTIFIER: u32 = 6;
const SINGLE_ASN1: u32 = 0xa0;
/// The name of the context in AARQ and AARE.
const CONTEXT: u32 = 0xa1;

/// Components of one message.
const COMPONENTS_MAX: usize = 32;

/// One message.
#[derive(Clone, Copy, Debug)]
pub struct Message<'a> {
    /// Message type.
    pub message_type: MessageType,
    p_abort: Option<u8>,
    octets: &'a [u8],
    otid: Option<&'a [u8]>,
    dtid: Option<&'a [u8]>,
    dialogue: Option<&'a [u8]>,
    /// The name of the context that the dialogue portion tells.
    context: Option<&'a [u8]>,
    components: &'a [u8],
}

/// A dialogue that a user or the provider ends: what others call their version is here who ends it (Q.773 §4.2.3).
const ABORT: u32 = 0x64;

impl<'a> Message<'a> {
    /// Reads octets that hold exactly one message, to the last value of its dialogue portion and to each component, which
    /// its own decoder reads. Of ANSI's form only the type is read.
    pub fn decode(octets: &'a [u8]) -> Result<Self, Malformed> {
        let mut outer = Tlvs::new(octets);
        let whole = outer.step()?.ok_or_else(|| outer.fault(Fault::Truncated))?;
        outer.end()?;
        let mut message = Self::empty(whole.tag);
        message.read(&whole, true)?;
        if message.is_ansi() {
            return Ok(message);
        }
        message.check()?;
        if let Some(dialogue) = message.dialogue {
            message.context = check_dialogue(dialogue)?;
        }
        Ok(message)
    }

    /// As much as can be read.
    pub fn glimpse(octets: &'a [u8]) -> Option<Self> {
        let mut message = Self::empty((*octets.first()?).into());
        if let Some(whole) = Tlvs::new(octets).next().filter(|whole| whole.tag <= 0xff) {
            message.read(&whole, false).ok();
        }
        // AARQ and AARE have it, an ABRT has none (Q.773 §4.2.3).
        let context = || {
            let context = message.dialogue_pdu()?.inside().find(CONTEXT)?;
            context.inside().find(OBJECT_IDENTIFIER).map(|oid| oid.octets)
        };
        Some(Self { context: context(), ..message })
    }

    /// True for a message of ANSI T1.114.
    pub fn is_ansi(&self) -> bool {
        self.message_type.0 >= 0xe0
    }

    /// True where a transaction begins.
    pub fn is_begin(&self) -> bool {
        self.message_type == MessageType::BEGIN
    }

    /// All of it.
    pub fn octets(&self) -> &'a [u8] {
        self.octets
    }

    /// The transaction at the sender with its tag and length.
    pub fn otid_whole(&self) -> Option<&'a [u8]> {
        let message = Tlvs::new(self.octets).next()?;
        message.inside().find(OTID).map(|otid| otid.whole)
    }

    /// Transaction at the sender, 1–4 octets.
    pub fn otid(&self) -> Option<&'a [u8]> {
        self.otid
    }

    /// Transaction at the receiver, 1–4 octets.
    pub fn dtid(&self) -> Option<&'a [u8]> {
        self.dtid
    }

    /// Contents of the object identifier of the application context.
    pub fn application_context(&self) -> Option<&'a [u8]> {
        self.context
    }

    /// What the user of TCAP adds to its dialogue in MAP's syntax, 0.4.0.0.1.1.1.1 (Q.773 §4.2.3, TS 29.002 §17.4).
    pub fn user_information(&self) -> Option<&'a [u8]> {
        let pdu = self.dialogue_pdu()?;
        let information = pdu.inside().find(0xbe)?;
        let mut externals = information.inside().filter(|external| {
            let name = external.inside().find(6).map(|oid| oid.octets);
            name == Some(&[4, 0, 0, 1, 1, 1, 1])
        });
        externals.next()?.inside().find(0xa0).map(|portion| portion.octets)
    }

    /// Each component: tag, length and contents.
    pub fn components(&self) -> impl Iterator<Item = Tlv<'a>> + use<'a> {
        Tlvs::new(self.components).take(COMPONENTS_MAX)
    }

    /// The components one after the other.
    pub fn component_octets(&self) -> Tlvs<'a> {
        Tlvs::new(self.components)
    }

    /// The dialogue PDU: 0x60 AARQ or AUDT, 0x61 AARE, 0x64 ABRT.
    fn dialogue_pdu(&self) -> Option<Tlv<'a>> {
        let external = Tlvs::new(self.dialogue?).next()?;
        external.inside().find(0xa0)?.inside().next()
    }

    /// Whether a dialogue PDU of that tag says that it is of version 1 (Q.773 §4.2.3).
    fn is_version_1(&self, tag: u32) -> Option<bool> {
        let pdu = self.dialogue_pdu().filter(|pdu| pdu.tag == tag)?;
        pdu.inside().find(0x80)?.octets.get(1).map(|bits| bits & 0x80 != 0)
    }

    /// What users tell each other with a dialogue (Q.773 §4.2.3).
    fn user_items(&self) -> Option<Tlvs<'a>> {
        self.dialogue_pdu()?.inside().find(0xbe).map(|items| items.inside())
    }

    /// The destination reference with which a dialogue of MAP is opened (TS 29.002 §17.4).
    pub fn opened_for(&self) -> Option<Digits> {
        Digits::from_tbcd(self.destination_reference()?.get(1..)?)
    }

    /// True where that is a telephone number, by its numbering plan (TS 29.002 §17.7.8).
    pub fn is_opened_for_number(&self) -> bool {
        let nature = self.destination_reference().and_then(<[u8]>::first);
        nature.is_some_and(|nature| nature & 0x0f == 1)
    }

    fn destination_reference(&self) -> Option<&'a [u8]> {
        let pdu = self.dialogue_pdu().filter(|pdu| pdu.tag == 0x60)?;
        let external = pdu.inside().find(0xbe)?.inside().find(0x28)?;
        let open = external.inside().find(0xa0)?.inside().find(0xa0)?;
        open.inside().find(0x80).map(|reference| reference.octets)
    }

    fn dialogue_identifier(&self) -> Option<&'a [u8]> {
        let external = Tlvs::new(self.dialogue?).next()?;
        external.inside().find(6).map(|oid| oid.octets)
    }

    fn associate_result(&self) -> Option<i32> {
        let pdu = self.dialogue_pdu().filter(|pdu| pdu.tag == 0x61)?;
        pdu.inside().find(0xa2)?.inside().next()?.integer()
    }

    fn diagnostic(&self) -> Option<(u32, i32)> {
        let pdu = self.dialogue_pdu().filter(|pdu| pdu.tag == 0x61)?;
        let source = pdu.inside().find(0xa3)?.inside().next()?;
        Some((source.tag, source.inside().next()?.integer()?))
    }

    /// Of that tag; none of two octets is a message type.
    fn empty(tag: u32) -> Self {
        Self {
            message_type: MessageType(u8::try_from(tag).unwrap_or(0)),
            p_abort: None,
            octets: &[],
            otid: None,
            dtid: None,
            dialogue: None,
            context: None,
            components: &[],
        }
    }

    /// Parts stand in the order of the standard, each once (Q.773 §3.1).
    fn read(&mut self, message: &Tlv<'a>, is_strict: bool) -> Result<(), Malformed> {
        self.octets = message.whole;
        if self.is_ansi() {
            return Ok(());
        }
        let mut parts = message.inside();
        let mut last = 0;
        while let Some(part) = if is_strict { parts.step()? } else { parts.next() } {
            if is_strict && part.tag <= last {
                return Err(parts.fault(Fault::Duplicate));
            }
            last = part.tag;
            match part.tag {
                OTID => self.otid = Some(part.octets),
                DTID => self.dtid = Some(part.octets),
                P_ABORT => self.p_abort = part.octets.first().copied(),
                DIALOGUE => self.dialogue = Some(part.octets),
                COMPONENTS => self.components = part.octets,
                _ if is_strict => return Err(parts.fault(Fault::Value)),
                _ => {}
            }
        }
        Ok(())
    }

    /// Each message type has its transactions, and components that can stand in it.
    fn check(&self) -> Result<(), Malformed> {
        let fault = |fault| Err(Malformed { offset: 0, fault });
        let has = (self.otid.is_some(), self.dtid.is_some());
        let is_complete = match self.message_type {
            MessageType::BEGIN => has == (true, false),
            MessageType::CONTINUE => has == (true, true),
            MessageType::END | MessageType::ABORT => has == (false, true),
            MessageType::UNIDIRECTIONAL => has == (false, false),
            _ => return fault(Fault::Value),
        };
        let is_id = |id: Option<&[u8]>| id.is_none_or(|id| (1..=4).contains(&id.len()));
        if !is_complete || !is_id(self.otid) || !is_id(self.dtid) {
            return fault(Fault::Missing);
        }
        if self.p_abort.is_some() && self.dialogue.is_some() {
            return fault(Fault::Duplicate);
        }
        let begins = matches!(self.message_type, MessageType::BEGIN | MessageType::UNIDIRECTIONAL);
        let (mut components, mut count) = (Tlvs::new(self.components), 0_usize);
        while let Some(component) = components.step()? {
            count = count.saturating_add(1);
            // Who has asked nothing is answered nothing (Q.774 §3.2.1).
            if begins && component.tag != INVOKE {
                return fault(Fault::Value);
            }
            if count >= COMPONENTS_MAX {
                return fault(Fault::Count);
            }
        }
        Ok(())
    }
}

/// A dialogue portion is one external value of one PDU, whose parts stand in their order, each once (Q.773 §4.2.3).
/// The name of the context in it.
fn check_dialogue(octets: &[u8]) -> Result<Option<&[u8]>, Malformed> {
    let external = only(Tlvs::new(octets), EXTERNAL)?;
    let mut parts = external.inside();
    if parts.step()?.is_none_or(|name| name.tag != OBJECT_IDENTIFIER) {
        return Err(parts.fault(Fault::Value));
    }
    let pdu = only(only(parts, SINGLE_ASN1)?.inside(), 0)?;
    let (mut parts, mut last, mut context) = (pdu.inside(), 0, None);
    while let Some(part) = parts.step()? {
        if part.tag <= last {
            return Err(parts.fault(Fault::Duplicate));
        }
        last = part.tag;
        if part.tag == CONTEXT {
            context = Some(only(part.inside(), OBJECT_IDENTIFIER)?.octets);
        } else {
            part.check(DEPTH_MAX)?;
        }
    }
    Ok(context)
}

/// The one value there, of that tag or, with 0, of any.
fn only(mut values: Tlvs<'_>, tag: u32) -> Result<Tlv<'_>, Malformed> {
    let value = values.step()?.filter(|value| tag == 0 || value.tag == tag);
    let value = value.ok_or_else(|| values.fault(Fault::Value))?;
    values.end()?;
    Ok(value)
}

/// The protocol's row in the registry.
#[derive(Debug)]
pub struct Tcap;

impl Protocol for Tcap {
    type Message<'a> = Message<'a>;
    const NAME: &'static str = "tcap";
    const FIELDS: &'static [Field<Self>] = fields! {
        /// Message type by its tag (Q.773 §3.1); Wireshark has a presence field for each.
        "tcap.message": Kind::Code(MessageType::NAMES) => |m| m.message_type.0;
        /// Transaction at the sender (Q.773 §3.2.1.1).
        "tcap.otid": Kind::Octets => |m| m.otid;
        /// Transaction at the receiver (Q.773 §3.2.1.1).
        "tcap.dtid": Kind::Octets => |m| m.dtid;
        /// Transaction at either end (Q.773 §3.2.1.1).
        "tcap.tid": Kind::Octets => |m| Each([m.otid, m.dtid].into_iter());
        /// A transaction begins (Q.773 §3.1).
        "tcap.begin_element": Kind::Flag => |m| (m.message_type == MessageType::BEGIN).then_some(true);
        /// A transaction goes on (Q.773 §3.1).
        "tcap.continue_element": Kind::Flag => |m| (m.message_type == MessageType::CONTINUE).then_some(true);
        /// A transaction ends (Q.773 §3.1).
        "tcap.end_element": Kind::Flag => |m| (m.message_type == MessageType::END).then_some(true);
        /// A transaction is aborted (Q.773 §3.1).
        "tcap.abort_element": Kind::Flag => |m| (m.message_type == MessageType::ABORT).then_some(true);
        /// No transaction (Q.773 §3.1).
        "tcap.unidirectional_element": Kind::Flag => |m| (m.message_type == MessageType::UNIDIRECTIONAL).then_some(true);
        /// Why the provider aborts (Q.773 §3.2.1.3).
        "tcap.p_abortCause": Kind::Code(PAbortCause::NAMES) => |m| m.p_abort;
        /// Which kind of dialogue portion (Q.773 §4.2.3).
        "tcap.oid": Kind::Oid => |m| m.dialogue_identifier().map(Value::Octets);
        /// Application context (Q.773 §4.2.3).
        "tcap.application_context_name": Kind::Oid => |m| m.application_context().map(Value::Octets);
        /// Versions of the dialogue portion that are supported (Q.773 §4.2.3).
        "tcap.protocol_version": Kind::Octets => |m| m.dialogue_pdu().filter(|pdu| pdu.tag != ABORT)
            .and_then(|pdu| pdu.inside().find(0x80)?.octets.get(1..)).map(Value::Octets);
        /// A request for a dialogue is of version 1 (Q.773 §4.2.3).
        "tcap.AARQ.protocol.version.version1": Kind::Flag => |m| m.is_version_1(0x60);
        /// An answer to one is of version 1 (Q.773 §4.2.3).
        "tcap.AARE.protocol.version.version1": Kind::Flag => |m| m.is_version_1(0x61);
        /// How many items users tell each other with a dialogue (Q.773 §4.2.3).
        "tcap.user_information": Kind::Number => |m| m.user_items().and_then(|items| u32::try_from(items.count()).ok());
        /// An item that users tell each other with a dialogue (Q.773 §4.2.3).
        "tcap.user_information_item_element": Kind::Flag => |m| Each(m.user_items().into_iter().flatten().map(|_| true));
        /// For whom a dialogue of MAP is opened: its destination reference (TS 29.002 §17.4); ours.
        "map.opened_for": Kind::Digits => |m| m.opened_for();
        /// A dialogue is asked for (Q.773 §4.2.3).
        "tcap.dialogueRequest_element": Kind::Flag => |m| m.dialogue_pdu().filter(|pdu| pdu.tag == 0x60).map(|_| true);
        /// A dialogue is answered (Q.773 §4.2.3).
        "tcap.dialogueResponse_element": Kind::Flag => |m| m.dialogue_pdu().filter(|pdu| pdu.tag == 0x61).map(|_| true);
        /// A dialogue is aborted (Q.773 §4.2.3).
        "tcap.dialogueAbort_element": Kind::Flag => |m| m.dialogue_pdu().filter(|pdu| pdu.tag == 0x64).map(|_| true);
        /// 0 where a dialogue is accepted (Q.773 §4.2.3).
        "tcap.result": Kind::Number => |m| m.associate_result().and_then(|result| u64::try_from(result).ok());
        /// Who accepts or refuses a dialogue: 1 the user, 2 the provider (Q.773 §4.2.3).
        "tcap.result_source_diagnostic": Kind::Number => |m| m.diagnostic().map(|(source, _)| source & 0x1f);
        /// Why the user accepts or refuses a dialogue (Q.773 §4.2.3).
        "tcap.dialogue_service_user": Kind::Number =>
            |m| m.diagnostic().filter(|(source, _)| *source == 0xa1).and_then(|(_, cause)| u64::try_from(cause).ok());
        /// Why the provider refuses a dialogue (Q.773 §4.2.3).
        "tcap.dialogue_service_provider": Kind::Number =>
            |m| m.diagnostic().filter(|(source, _)| *source == 0xa2).and_then(|(_, cause)| u64::try_from(cause).ok());
        /// Octets of the longest length after its first, 128 where one is indefinite (X.690 §8.1.3); ours.
        "tcap.length_octets": Kind::Number => |m| Some(u64::from(ber::length_octets(m.octets)));
        /// Number of components (Q.773 §3.2.2).
        "tcap.components": Kind::Number => |m| (!m.components.is_empty()).then(|| u64::try_from(m.components().count()).ok()).flatten();
    };

    fn decode(octets: &[u8]) -> Result<Message<'_>, Malformed> {
        Message::decode(octets)
    }

    fn glimpse(octets: &[u8]) -> Option<Message<'_>> {
        Message::glimpse(octets)
    }

    fn malformed(octets: &[u8]) -> Option<Malformed> {
        let fault = Malformed { offset: 0, fault: Fault::Truncated };
        let is_known = matches!(octets.first(), Some(0x61 | 0x62 | 0x64 | 0x65 | 0x67));
        (is_known && ber::is_cut(octets)).then_some(fault)
    }
}

#[cfg(test)]
mod tests {
    extern crate std;

    use std::vec::Vec;

    use craft::tcap::{
        abort, begin, continue_, dialogue_request, dialogue_response, end, indefinite, invoke,
        message, tlv,
    };
    use proptest::prelude::*;
    use wire::Values;

    use super::*;
    use crate::map::{Application, Component};

    #[test]
    fn a_dialogue_begins_with_its_context_and_components() {
        let octets = begin(
            &[0, 1, 2, 3],
            &dialogue_request(20, 3),
            &[invoke(1, 45, &[]), invoke(2, 71, &[])],
        );

        let message = Message::decode(&octets).unwrap();

        assert_eq!(message.otid(), Some([0, 1, 2, 3].as_slice()));
        assert_eq!(message.application_context(), Some([4, 0, 0, 1, 0, 20, 3].as_slice()));
        assert_eq!(message.components().count(), 2);
    }

    #[test]
    fn indefinite_lengths_give_the_same_message() {
        let component = indefinite(0xa1, &[2, 1, 1, 2, 1, 71]);
        let contents = [tlv(0x48, &[1]), indefinite(0x6c, &component)].concat();
        let octets = indefinite(0x62, &contents);

        let message = Message::decode(&octets).unwrap();

        assert_eq!(
            message.components().map(|component| component.octets.len()).collect::<Vec<_>>(),
            [6]
        );
    }

    #[test]
    fn every_row_is_read_from_some_message() {
        let provider = tlv(0xa3, &tlv(0xa2, &tlv(2, &[1])));
        let refused = tlv(0x61, &[tlv(0xa2, &tlv(2, &[1])), provider].concat());
        let external =
            |pdu: &[u8]| tlv(0x6b, &tlv(0x28, &[tlv(6, &[0, 17]), tlv(0xa0, pdu)].concat()));
        let reference = tlv(0xa0, &tlv(0xa0, &tlv(0x80, &[0x96, 0x21])));
        let information = tlv(0x28, &[tlv(6, &[4, 0]), reference].concat());
        let opened = tlv(0x60, &tlv(0xbe, &information));
        let messages = [
            begin(&[1], &dialogue_request(1, 3), &[invoke(1, 2, &[])]),
            continue_(&[1], &[2], &[invoke(1, 2, &[])]),
            end(&[1], &dialogue_response(1, 3), &[]),
            end(&[1], &external(&refused), &[]),
            end(&[1], &external(&tlv(0x64, &tlv(0x80, &[0]))), &[]),
            abort(&[1], 1),
            begin(&[1], &external(&opened), &[]),
            message(0x61, &[], &[], &[invoke(1, 2, &[])]),
        ];
        let messages: Vec<&[u8]> = messages.iter().map(Vec::as_slice).collect();
        for octets in &messages {
            Message::decode(octets).unwrap();
        }

        let unread: Vec<&str> = wire::unread::<Tcap>(&messages).collect();

        assert_eq!(unread, [""; 0]);
    }

    #[test]
    fn what_receivers_read_differently_is_refused() {
        let components = tlv(0x6c, &invoke(1, 71, &[]));
        for (octets, fault) in [
            ([begin(&[1], &[], &[]), std::vec![0]].concat(), Fault::Trailing),
            (begin(&[], &[], &[]), Fault::Missing),
            (begin(&[1, 2, 3, 4, 5], &[], &[]), Fault::Missing),
            (message(0x62, &[], &[], &[]), Fault::Missing),
            (end(&[1, 2, 3, 4, 5], &[], &[]), Fault::Missing),
            (message(0x62, &[tlv(0x48, &[1]), tlv(0x49, &[1])], &[], &[]), Fault::Missing),
            (message(0x65, &[tlv(0x49, &[1]), tlv(0x48, &[1])], &[], &[]), Fault::Duplicate),
            (message(0x62, &[tlv(0x48, &[1]), tlv(0x48, &[2])], &[], &[]), Fault::Duplicate),
            (
                message(0x62, &[tlv(0x48, &[1]), components.clone()], &dialogue_request(1, 3), &[]),
                Fault::Duplicate,
            ),
            (
                message(0x62, &[tlv(0x48, &[1]), components.clone(), components], &[], &[]),
                Fault::Duplicate,
            ),
            (message(0x62, &[tlv(0x48, &[1]), tlv(0x50, &[1])], &[], &[]), Fault::Value),
            (message(0x63, &[tlv(0x48, &[1])], &[], &[]), Fault::Value),
            (begin(&[1], &[], &std::vec![invoke(1, 2, &[]); 32]), Fault::Count),
        ] {
            let refused = Message::decode(&octets).unwrap_err();

            assert_eq!(refused.fault, fault, "{octets:02x?}");
        }
    }

    #[test]
    fn a_message_of_ansi_is_named_and_not_read() {
        let octets = tlv(0xe2, &tlv(0xc7, &[1, 2, 3, 4]));

        let message = Message::decode(&octets).unwrap();

        assert!(message.is_ansi());
        assert_eq!(message.message_type, MessageType::ANSI_QUERY_WITH);
    }

    proptest! {
        #[test]
        fn what_its_decoders_accept_can_be_read_to_the_last_value(
            at: prop::sample::Index, octet: u8, depth in 0_usize..8, operation in prop::sample::select(std::vec![2_u8, 56, 200]),
        ) {
            let parameter = (0..depth).fold(tlv(4, &[0x91, 0x21]), |inner, _| tlv(0x30, &inner));
            let number = if operation < 128 { std::vec![operation] } else { std::vec![0, operation] };
            let other = tlv(0xa1, &[tlv(2, &[2]), tlv(2, &number), parameter.clone()].concat());
            let components = [invoke(1, 70, &tlv(0x30, &parameter)), other];
            let mut octets = begin(&[1], &dialogue_request(1, 3), &components);
            let at = at.index(octets.len());
            octets[at] = octet;

            for application in [Application::Map, Application::Cap, Application::Inap] {
                let is_read = |component: Tlv<'_>| {
                    Component::decode_conforming(component.whole, (application, 3)).is_ok()
                };
                let are_read = |message: Message<'_>| message.components().all(is_read);
                if Message::decode(&octets).is_ok_and(are_read) {
                    let whole = Tlvs::new(&octets).step().unwrap().unwrap();
                    prop_assert_eq!(whole.check(2 * DEPTH_MAX), Ok(()));
                }
            }
        }

        #[test]
        fn any_octets_are_a_message_or_an_error(octets: Vec<u8>, tag in 0x61_u32..0x68) {
            let fitted = tlv(tag, &octets);
            for octets in [octets.as_slice(), &fitted] {
                let _ = Message::decode(octets);
                if let Some(message) = Message::glimpse(octets) {
                    for field in Tcap::FIELDS {
                        (field.read)(&message, &mut Values::default());
                    }
                }
            }
        }
    }
}
