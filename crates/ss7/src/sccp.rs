//! SCCP (ITU-T Q.713).

use numbering::{Digits, GlobalTitle, PointCode};
use wire::{Each, Fault, Field, Kind, Malformed, Protocol, Reader, Value, code, fields};

code! {
    /// Message type (Q.713 §2.1).
    pub struct MessageType(u8);
    CR = 1 => "Connection Request",
    CC = 2 => "Connection Confirm",
    CREF = 3 => "Connection Refused",
    RLSD = 4 => "Released",
    RLC = 5 => "Release Complete",
    DT1 = 6 => "Data Form 1",
    DT2 = 7 => "Data Form 2",
    AK = 8 => "Data Acknowledgement",
    UDT = 9 => "Unitdata",
    UDTS = 10 => "Unitdata Service",
    ED = 11 => "Expedited Data",
    EA = 12 => "Expedited Data Acknowledgement",
    RSR = 13 => "Reset Request",
    RSC = 14 => "Reset Confirmation",
    ERR = 15 => "Error",
    IT = 16 => "Inactivity Timer",
    XUDT = 17 => "Extended Unitdata",
    XUDTS = 18 => "Extended Unitdata Service",
    LUDT = 19 => "Long Unitdata",
    LUDTS = 20 => "Long Unitdata Service",
}

code! {
    /// Return cause (Q.713 §3.12).
    pub struct ReturnCause(u8);
    NO_TRANSLATION_NATURE = 0 => "No translation for an address of such nature",
    NO_TRANSLATION_ADDRESS = 1 => "No translation for this specific address",
    SUBSYSTEM_CONGESTION = 2 => "Subsystem congestion",
    SUBSYSTEM_FAILURE = 3 => "Subsystem failure",
    UNEQUIPPED = 4 => "Unequipped failure",
    MTP_FAILURE = 5 => "MTP failure",
    NETWORK_CONGESTION = 6 => "Network congestion",
    UNQUALIFIED = 7 => "Unqualified",
    TRANSPORT_ERROR = 8 => "Error in message transport",
    LOCAL_ERROR = 9 => "Error in local processing",
    NO_REASSEMBLY = 10 => "Destination cannot perform reassembly",
    SCCP_FAILURE = 11 => "SCCP failure",
    HOP_COUNTER = 12 => "Hop counter violation",
    NO_SEGMENTATION = 13 => "Segmentation not supported",
    SEGMENTATION_FAILURE = 14 => "Segmentation failure",
}

code! {
    /// Subsystem number (Q.713 §3.4.2.2, TS 23.003 §8).
    pub struct Ssn(u8);
    NOT_KNOWN = 0 => "SSN not known/not used",
    MANAGEMENT = 1 => "SCCP management",
    ISUP = 3 => "ISDN User Part",
    OMAP = 4 => "OMAP (Operation, Maintenance, and Administration Part)",
    MAP = 5 => "MAP (Mobile Application Part)",
    HLR = 6 => "HLR (Home Location Register)",
    VLR = 7 => "VLR (Visitor Location Register)",
    MSC = 8 => "MSC (Mobile Switching Center)",
    EIR = 9 => "EIC/EIR (Equipment Identifier Center/Equipment Identification Register)",
    AUC = 10 => "AUC/AC (Authentication Center)",
    RANAP = 142 => "RANAP",
    RNSAP = 143 => "RNSAP",
    GMLC = 145 => "GMLC(MAP)",
    CAP = 146 => "CAP",
    GSM_SCF = 147 => "gsmSCF (MAP) or IM-SSF (MAP) or Presence Network Agent",
    SIWF = 148 => "SIWF (MAP)",
    SGSN = 149 => "SGSN (MAP)",
    GGSN = 150 => "GGSN (MAP)",
    BSSAP = 254 => "BSSAP/BSAP",
}

const CALLED: u8 = 3;
const CALLING: u8 = 4;
const DATA: u8 = 15;
const SEGMENTATION: u8 = 16;
const HOP_COUNTER: u8 = 17;
const IMPORTANCE: u8 = 18;

/// One message.
#[derive(Clone, Copy, Debug)]
pub struct Message<'a> {
    /// Message type.
    pub message_type: MessageType,
    fixed: Fixed,
    octets: &'a [u8],
    called: Option<&'a [u8]>,
    calling: Option<&'a [u8]>,
    data: Option<&'a [u8]>,
    segmentation: Option<&'a [u8]>,
    hop_counter: Option<&'a [u8]>,
    importance: Option<&'a [u8]>,
}

/// The mandatory part of fixed length.
#[derive(Clone, Copy, Debug, Default)]
struct Fixed {
    destination_reference: Option<u32>,
    source_reference: Option<u32>,
    class: Option<u8>,
    hop_counter: Option<u8>,
    return_cause: Option<u8>,
    refusal_cause: Option<u8>,
    release_cause: Option<u8>,
    reset_cause: Option<u8>,
    error_cause: Option<u8>,
    more: Option<u8>,
}

/// One end of a message (Q.713 §3.4).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Party {
    /// Address indicator.
    pub indicator: u8,
    /// Point code.
    pub point_code: Option<PointCode>,
    /// Subsystem number.
    pub ssn: Option<u8>,
    /// Global title.
    pub title: Option<GlobalTitle>,
}

/// The octet of a party that names its subsystem (Q.713 §3.4.2.2).
fn subsystem(party: &[u8]) -> Option<&[u8]> {
    let (indicator, rest) = party.split_first()?;
    let after_code = if indicator & 1 == 0 { 0 } else { 2 };
    let subsystem = rest.get(after_code..)?.get(..1)?;
    (indicator & 2 != 0).then_some(subsystem)
}

/// How a message is segmented (Q.713 §3.17).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Segmentation {
    /// The first segment.
    pub is_first: bool,
    /// Protocol class 1 in the first segment.
    pub class: u8,
    /// Segments that follow.
    pub remaining: u8,
    /// Which message the segment belongs to.
    pub reference: u32,
}

impl Party {
    /// Reads an address to its last octet.
    pub fn decode(octets: &[u8]) -> Result<Self, Malformed> {
        let mut reader = Reader::new(octets);
        let indicator = reader.u8()?;
        let point_code = match indicator & 1 {
            0 => None,
            _ => Some(PointCode(u32::from(reader.array().map(u16::from_le_bytes)? & 0x3fff))),
        };
        let ssn = if indicator & 2 == 0 { None } else { Some(reader.u8()?) };
        let title = match indicator >> 2 & 0x0f {
            0 if reader.is_empty() => None,
            0 => return Err(reader.fault(Fault::Trailing)),
            kind => {
                let title = GlobalTitle::decode(kind, reader.rest());
                Some(title.ok_or_else(|| reader.fault(Fault::Value))?)
            }
        };
        Ok(Self { indicator, point_code, ssn, title })
    }

    /// 0 by global title, 1 by subsystem number.
    pub fn routing_indicator(&self) -> u8 {
        self.indicator >> 6 & 1
    }
}

impl<'a> Message<'a> {
    /// Reads a message; addresses can be read, pointers lead forward without overlap, optional parameters stand once.
    pub fn decode(octets: &'a [u8]) -> Result<Self, Malformed> {
        let message = Self::read(octets, true)?;
        for party in [message.called, message.calling].into_iter().flatten() {
            Party::decode(party)?;
        }
        Ok(message)
    }

    /// As much as can be read.
    pub fn glimpse(octets: &'a [u8]) -> Option<Self> {
        Self::read(octets, false).ok()
    }

    /// All of it.
    pub fn octets(&self) -> &'a [u8] {
        self.octets
    }

    /// The octet of the called party that holds its subsystem.
    pub fn called_subsystem(&self) -> Option<&'a [u8]> {
        subsystem(self.called?)
    }

    /// Subsystems of receiver and sender, without a look at anything else of them.
    pub fn ssns(&self) -> [Option<u8>; 2] {
        [self.called, self.calling].map(|party| subsystem(party?)?.first().copied())
    }

    /// Who shall receive it.
    pub fn called(&self) -> Option<Party> {
        self.called.and_then(|octets| Party::decode(octets).ok())
    }

    /// Who sends it.
    pub fn calling(&self) -> Option<Party> {
        self.calling.and_then(|octets| Party::decode(octets).ok())
    }

    /// What the user of SCCP says.
    pub fn data(&self) -> Option<&'a [u8]> {
        self.data
    }

    /// True for a piece of a message: others of the same number belong to it.
    pub fn is_segment(&self) -> bool {
        self.segmentation().is_some_and(|segment| !segment.is_first || segment.remaining > 0)
    }

    /// How it is segmented.
    pub fn segmentation(&self) -> Option<Segmentation> {
        let [first, a, b, c] = *self.segmentation?.first_chunk()?;
        Some(Segmentation {
            is_first: first >> 7 == 1,
            class: first >> 6 & 1,
            remaining: first & 0x0f,
            reference: u32::from_le_bytes([a, b, c, 0]),
        })
    }

    fn read(octets: &'a [u8], is_strict: bool) -> Result<Self, Malformed> {
        let mut reader = Reader::new(octets);
        let message_type = MessageType(reader.u8()?);
        let mut message = Self {
            message_type,
            fixed: Fixed::default(),
            octets,
            called: None,
            calling: None,
            data: None,
            segmentation: None,
            hop_counter: None,
            importance: None,
        };
        match message_type {
            MessageType::UDT | MessageType::UDTS => {
                message.class_or_cause(&mut reader)?;
                message.variable(reader, 1, is_strict)?;
            }
            MessageType::XUDT | MessageType::XUDTS | MessageType::LUDT | MessageType::LUDTS => {
                message.class_or_cause(&mut reader)?;
                message.fixed.hop_counter = Some(reader.u8()?);
                let is_long = matches!(message_type, MessageType::LUDT | MessageType::LUDTS);
                message.variable(reader, if is_long { 2 } else { 1 }, is_strict)?;
            }
            MessageType(0x01..=0x10) => message.connection(reader, is_strict)?,
            _ if is_strict => return Err(reader.fault(Fault::Value)),
            _ => {}
        }
        Ok(message)
    }

    fn class_or_cause(&mut self, reader: &mut Reader<'a>) -> Result<(), Malformed> {
        let octet = Some(reader.u8()?);
        match self.message_type {
            MessageType::UDT | MessageType::XUDT | MessageType::LUDT => self.fixed.class = octet,
            _ => self.fixed.return_cause = octet,
        }
        Ok(())
    }

    /// Called party, calling party, data and optional part behind pointers of one octet or two (Q.713 §2.3).
    fn variable(
        &mut self,
        reader: Reader<'a>,
        width: usize,
        is_strict: bool,
    ) -> Result<(), Malformed> {
        let has_optional = !matches!(self.message_type, MessageType::UDT | MessageType::UDTS);
        let mut spans = [(0, 0); 3];
        for (place, span) in spans.iter_mut().enumerate() {
            let pointer =
                pointer(reader, place, width)?.ok_or_else(|| reader.fault(Fault::Missing))?;
            let mut at = pointer;
            // Addresses have a length of one octet in every message; long data has one of two (Q.713 §4.18).
            let len = match (place, width) {
                (2, 2) => usize::from(at.array().map(u16::from_le_bytes)?),
                _ => usize::from(at.u8()?),
            };
            let part = Some(if is_strict { at.take(len)? } else { at.take(len.min(at.len()))? });
            match place {
                0 => self.called = part,
                1 => self.calling = part,
                _ => self.data = part,
            }
            *span = (pointer.offset(), at.offset());
        }
        let mut end = spans.iter().map(|(_, end)| *end).max().unwrap_or(0);
        if has_optional && let Some(optional) = pointer(reader, 3, width)? {
            let overlaps = optional.offset() < end;
            if overlaps && is_strict {
                return Err(optional.fault(Fault::Value));
            }
            end = self.optional(optional, is_strict)?.offset();
        }
        if !is_strict {
            return Ok(());
        }
        let head =
            reader.offset().saturating_add(width.saturating_mul(if has_optional { 4 } else { 3 }));
        check_spans(&reader, spans, head)?;
        let total = reader.offset().saturating_add(reader.len());
        if end == total { Ok(()) } else { Err(Malformed { offset: end, fault: Fault::Trailing }) }
    }

    /// Parameters with a name and a length each, to the one named 0 (Q.713 §2.4).
    fn optional(
        &mut self,
        mut reader: Reader<'a>,
        is_strict: bool,
    ) -> Result<Reader<'a>, Malformed> {
        while !reader.is_empty() {
            let start = reader;
            let name = reader.u8()?;
            if name == 0 {
                return Ok(reader);
            }
            let len = usize::from(reader.u8()?);
            let octets = reader.take(len)?;
            let place = match name {
                CALLED => &mut self.called,
                CALLING => &mut self.calling,
                DATA => &mut self.data,
                SEGMENTATION => &mut self.segmentation,
                HOP_COUNTER => &mut self.hop_counter,
                IMPORTANCE => &mut self.importance,
                _ => continue,
            };
            if is_strict && place.is_some() {
                return Err(start.fault(Fault::Duplicate));
            }
            *place = Some(octets);
        }
        Ok(reader)
    }

    /// Messages of connections (Q.713 §4.2–§4.16).
    fn connection(&mut self, mut reader: Reader<'a>, is_strict: bool) -> Result<(), Malformed> {
        let kind = self.message_type;
        let reference = |reader: &mut Reader<'a>| {
            reader.array().map(|[a, b, c]: [u8; 3]| Some(u32::from_le_bytes([a, b, c, 0])))
        };
        if kind != MessageType::CR {
            self.fixed.destination_reference = reference(&mut reader)?;
        }
        if matches!(
            kind,
            MessageType::CR
                | MessageType::CC
                | MessageType::RLSD
                | MessageType::RLC
                | MessageType::RSR
                | MessageType::RSC
                | MessageType::IT
        ) {
            self.fixed.source_reference = reference(&mut reader)?;
        }
        match kind {
            MessageType::CR | MessageType::CC => self.fixed.class = Some(reader.u8()?),
            MessageType::CREF => self.fixed.refusal_cause = Some(reader.u8()?),
            MessageType::RLSD => self.fixed.release_cause = Some(reader.u8()?),
            MessageType::RSR => self.fixed.reset_cause = Some(reader.u8()?),
            MessageType::ERR => self.fixed.error_cause = Some(reader.u8()?),
            MessageType::DT1 => self.fixed.more = Some(reader.u8()? & 1),
            MessageType::DT2 => {
                let [_, more] = reader.array()?;
                self.fixed.more = Some(more & 1);
            }
            MessageType::AK => reader.skip(2)?,
            MessageType::IT => {
                self.fixed.class = Some(reader.u8()?);
                reader.skip(3)?;
            }
            MessageType::RLC | MessageType::RSC | MessageType::EA | MessageType::ED => {}
            _ => return Ok(()),
        }
        self.connection_rest(reader, is_strict)
    }

    /// The variable and the optional part of a connection's message.
    fn connection_rest(&mut self, reader: Reader<'a>, is_strict: bool) -> Result<(), Malformed> {
        let has_optional = matches!(
            self.message_type,
            MessageType::CR | MessageType::CC | MessageType::CREF | MessageType::RLSD
        );
        let pointers = 1_usize.saturating_add(usize::from(has_optional));
        let mut end = reader.offset().saturating_add(pointers);
        let mut optional_at = 0;
        match self.message_type {
            MessageType::CR => {
                (self.called, end) = variable_part(reader, end, is_strict)?;
                optional_at = 1;
            }
            MessageType::DT1 | MessageType::DT2 | MessageType::ED => {
                (self.data, end) = variable_part(reader, end, is_strict)?;
            }
            _ => end = reader.offset().saturating_add(usize::from(has_optional)),
        }
        if has_optional && let Some(at) = pointer(reader, optional_at, 1)? {
            if is_strict && at.offset() != end {
                return Err(at.fault(Fault::Value));
            }
            end = self.optional(at, is_strict)?.offset();
        }
        let total = reader.offset().saturating_add(reader.len());
        let is_exact = end == total || !is_strict;
        if is_exact { Ok(()) } else { Err(Malformed { offset: end, fault: Fault::Trailing }) }
    }
}

/// The part that the first pointer leads to, which must begin where the pointers end; and where it ends itself.
fn variable_part(
    reader: Reader<'_>,
    begin: usize,
    is_strict: bool,
) -> Result<(Option<&[u8]>, usize), Malformed> {
    let mut at = pointer(reader, 0, 1)?.ok_or_else(|| reader.fault(Fault::Missing))?;
    if is_strict && at.offset() != begin {
        return Err(at.fault(Fault::Value));
    }
    let len = usize::from(at.u8()?);
    let octets = at.take(len)?;
    Ok((Some(octets), at.offset()))
}

/// Where the pointer of that place leads; nothing where it is 0.
fn pointer(
    reader: Reader<'_>,
    place: usize,
    width: usize,
) -> Result<Option<Reader<'_>>, Malformed> {
    let mut at = reader;
    at.skip(place.saturating_mul(width))?;
    let counted_from = at;
    let distance = match width {
        2 => usize::from(at.array().map(u16::from_le_bytes)?),
        _ => usize::from(at.u8()?),
    };
    // A pointer counts from itself; the long one from its second octet (Q.713 §2.3).
    let mut to = counted_from;
    to.skip(distance.saturating_add(width.saturating_sub(1)))?;
    Ok((distance != 0).then_some(to))
}

/// Variable parts begin behind the pointers and share no octet.
fn check_spans(
    reader: &Reader<'_>,
    mut spans: [(usize, usize); 3],
    head: usize,
) -> Result<(), Malformed> {
    spans.sort_unstable();
    let mut end = head;
    for (start, next) in spans {
        if start != end {
            return Err(Malformed { offset: reader.offset(), fault: Fault::Value });
        }
        end = next;
    }
    Ok(())
}

/// The protocol's row in the registry.
#[derive(Debug)]
pub struct Sccp;

impl Protocol for Sccp {
    type Message<'a> = Message<'a>;
    const NAME: &'static str = "sccp";
    const FIELDS: &'static [Field<Self>] = fields! {
        /// Message type (Q.713 §2.1).
        "sccp.message_type": Kind::Code(MessageType::NAMES) => |m| m.message_type.0;
        /// Protocol class (Q.713 §3.6).
        "sccp.class": Kind::Number => |m| m.fixed.class.map(|octet| octet & 0x0f);
        /// What shall happen where it cannot be delivered (Q.713 §3.6).
        "sccp.handling": Kind::Number => |m| m.fixed.class.filter(|octet| octet & 0x0f < 2).map(|octet| octet >> 4);
        /// How often it may still be sent on (Q.713 §3.18).
        "sccp.hops": Kind::Number => |m| m.fixed.hop_counter.or_else(|| first(m.hop_counter));
        /// Connection at the receiver (Q.713 §3.2).
        "sccp.dlr": Kind::Number => |m| m.fixed.destination_reference;
        /// Connection at the sender (Q.713 §3.3).
        "sccp.slr": Kind::Number => |m| m.fixed.source_reference;
        /// Connection at either end (Q.713 §3.2, §3.3).
        "sccp.lr": Kind::Number => |m| Each([m.fixed.destination_reference, m.fixed.source_reference].into_iter());
        /// Why a message came back (Q.713 §3.12).
        "sccp.return_cause": Kind::Code(ReturnCause::NAMES) => |m| m.fixed.return_cause;
        /// Why a connection is refused (Q.713 §3.15).
        "sccp.refusal_cause": Kind::Number => |m| m.fixed.refusal_cause;
        /// Why a connection ends (Q.713 §3.11).
        "sccp.release_cause": Kind::Number => |m| m.fixed.release_cause;
        /// Why a connection is reset (Q.713 §3.13).
        "sccp.reset_cause": Kind::Number => |m| m.fixed.reset_cause;
        /// What was wrong (Q.713 §3.14).
        "sccp.error_cause": Kind::Number => |m| m.fixed.error_cause;
        /// More of the same message follows (Q.713 §3.7).
        "sccp.more": Kind::Number => |m| m.fixed.more;
        /// Importance (Q.713 §3.19).
        "sccp.importance": Kind::Number => |m| first(m.importance);
        /// How the receiver is found: 0 by title, 1 by subsystem (Q.713 §3.4.1).
        "sccp.called.ri": Kind::Number => |m| m.called().map(|party| party.routing_indicator());
        /// Indicator of the receiver's title (Q.713 §3.4.1).
        "sccp.called.gti": Kind::Number => |m| m.called().map(|party| party.indicator >> 2 & 0x0f);
        /// The receiver has a subsystem number (Q.713 §3.4.1).
        "sccp.called.ssni": Kind::Number => |m| m.called().map(|party| party.indicator >> 1 & 1);
        /// The receiver has a point code (Q.713 §3.4.1).
        "sccp.called.pci": Kind::Number => |m| m.called().map(|party| party.indicator & 1);
        /// Point code of the receiver (Q.713 §3.4.2.1).
        "sccp.called.pc": Kind::Number => |m| m.called().and_then(|party| party.point_code).map(|code| code.0);
        /// Subsystem of the receiver (Q.713 §3.4.2.2).
        "sccp.called.ssn": Kind::Code(Ssn::NAMES) => |m| m.called().and_then(|party| party.ssn);
        /// Translation type of the receiver's title (Q.713 §3.4.2.3.2).
        "sccp.called.tt": Kind::Number => |m| called(m).and_then(|title| title.translation_type);
        /// Numbering plan of the receiver's title (Q.713 §3.4.2.3.3).
        "sccp.called.np": Kind::Number => |m| called(m).and_then(|title| title.numbering_plan);
        /// Encoding of the receiver's title (Q.713 §3.4.2.3.3).
        "sccp.called.es": Kind::Number => |m| called(m).filter(|title| title.indicator != 1).and_then(|title| title.encoding);
        /// Nature of the receiver's address (Q.713 §3.4.2.3.1).
        "sccp.called.nai": Kind::Number => |m| called(m).and_then(|title| title.nature_of_address);
        /// Digits of the receiver (Q.713 §3.4.2.3).
        "sccp.called.digits": Kind::Digits => |m| called(m).map(|title| title.digits);
        /// How the sender is found: 0 by title, 1 by subsystem (Q.713 §3.5).
        "sccp.calling.ri": Kind::Number => |m| m.calling().map(|party| party.routing_indicator());
        /// Indicator of the sender's title (Q.713 §3.5).
        "sccp.calling.gti": Kind::Number => |m| m.calling().map(|party| party.indicator >> 2 & 0x0f);
        /// The sender has a subsystem number (Q.713 §3.5).
        "sccp.calling.ssni": Kind::Number => |m| m.calling().map(|party| party.indicator >> 1 & 1);
        /// The sender has a point code (Q.713 §3.5).
        "sccp.calling.pci": Kind::Number => |m| m.calling().map(|party| party.indicator & 1);
        /// Point code of the sender (Q.713 §3.5).
        "sccp.calling.pc": Kind::Number => |m| m.calling().and_then(|party| party.point_code).map(|code| code.0);
        /// Subsystem of the sender (Q.713 §3.5).
        "sccp.calling.ssn": Kind::Code(Ssn::NAMES) => |m| m.calling().and_then(|party| party.ssn);
        /// Translation type of the sender's title (Q.713 §3.4.2.3.2).
        "sccp.calling.tt": Kind::Number => |m| calling(m).and_then(|title| title.translation_type);
        /// Numbering plan of the sender's title (Q.713 §3.4.2.3.3).
        "sccp.calling.np": Kind::Number => |m| calling(m).and_then(|title| title.numbering_plan);
        /// Encoding of the sender's title (Q.713 §3.4.2.3.3).
        "sccp.calling.es": Kind::Number => |m| calling(m).filter(|title| title.indicator != 1).and_then(|title| title.encoding);
        /// Nature of the sender's address (Q.713 §3.4.2.3.1).
        "sccp.calling.nai": Kind::Number => |m| calling(m).and_then(|title| title.nature_of_address);
        /// Digits of the sender (Q.713 §3.4.2.3).
        "sccp.calling.digits": Kind::Digits => |m| calling(m).map(|title| title.digits);
        /// Subsystems of both ends (Q.713 §3.4.2.2).
        "sccp.ssn": Kind::Code(Ssn::NAMES) => |m| Each(parties(m).filter_map(|party| party.ssn));
        /// Digits of both ends (Q.713 §3.4.2.3).
        "sccp.digits": Kind::Digits => |m| Each(parties(m).filter_map(|party| party.title).map(|title| title.digits));
        /// The first of several segments (Q.713 §3.17).
        "sccp.segmentation.first": Kind::Number => |m| m.segmentation().map(|s| u8::from(s.is_first));
        /// Protocol class of the segmented message (Q.713 §3.17).
        "sccp.segmentation.class": Kind::Number => |m| m.segmentation().map(|s| s.class);
        /// Segments that follow (Q.713 §3.17).
        "sccp.segmentation.remaining": Kind::Number => |m| m.segmentation().map(|s| s.remaining);
        /// Which message a segment belongs to (Q.713 §3.17).
        "sccp.segmentation.slr": Kind::Number => |m| m.segmentation().map(|s| s.reference);
        /// What the user of SCCP says (Q.713 §3.16); Wireshark has no such field.
        "sccp.data": Kind::Octets => |m| m.data().map(Value::Octets);
    };

    fn decode(octets: &[u8]) -> Result<Message<'_>, Malformed> {
        Message::decode(octets)
    }

    fn glimpse(octets: &[u8]) -> Option<Message<'_>> {
        Message::glimpse(octets)
    }
}

fn first(octets: Option<&[u8]>) -> Option<u8> {
    octets.and_then(|octets| octets.first().copied())
}

fn called(message: &Message<'_>) -> Option<GlobalTitle> {
    message.called().and_then(|party| party.title)
}

fn calling(message: &Message<'_>) -> Option<GlobalTitle> {
    message.calling().and_then(|party| party.title)
}

fn parties(message: &Message<'_>) -> impl Iterator<Item = Party> + use<> {
    [message.called(), message.calling()].into_iter().flatten()
}

impl Party {
    /// Its digits.
    pub fn digits(&self) -> Option<Digits> {
        self.title.map(|title| title.digits)
    }
}

#[cfg(test)]
mod tests {
    extern crate std;

    use std::string::ToString as _;
    use std::vec::Vec;

    use craft::sccp::{connection_request, party, party_by_code, segmentation, udt, udts, xudt};
    use proptest::prelude::*;
    use wire::Values;

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
    }

    #[test]
    fn every_row_is_read_from_some_message() {
        let full =
            |ssn| [&[0x53, 1, 0, ssn, 0, 0x12, 4], craft::signals("1234").as_slice()].concat();
        let segment = segmentation(true, 2, 9);
        let messages = std::vec![
            xudt(&full(6), &full(8), b"data", &[(16, &segment), (18, &[3])]),
            udts(1, &full(6), &full(8), b"data"),
            std::vec![3, 1, 2, 3, 4, 0],
            std::vec![4, 1, 2, 3, 4, 5, 6, 7, 0],
            std::vec![13, 1, 2, 3, 4, 5, 6, 7],
            std::vec![15, 1, 2, 3, 4],
            std::vec![6, 1, 2, 3, 0, 1, 1, 9],
        ];
        let messages: Vec<&[u8]> = messages.iter().map(Vec::as_slice).collect();
        for octets in &messages {
            Message::decode(octets).unwrap_or_else(|error| panic!("{octets:02x?}: {error}"));
        }

        let unread: Vec<&str> = wire::unread::<Sccp>(&messages).collect();

        assert_eq!(unread, [""; 0]);
    }

    #[test]
    fn connections_are_read() {
        let octets = connection_request(0x0003_0201, &party_by_code(9, 254));

        let message = Message::decode(&octets).unwrap();

        assert_eq!(message.fixed.source_reference, Some(0x0003_0201));
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
