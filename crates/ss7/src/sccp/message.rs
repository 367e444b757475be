//! Messages (Q.713 §4): a part of fixed length, parts of variable length behind pointers, optional parameters.

use wire::{Fault, Malformed, Reader};

use super::layout::{Fixed, Layout, layout};
use super::optional::{CALLED, CALLING, DATA, HOP_COUNTER, IMPORTANCE, Options, SEGMENTATION, bit};
use super::{MessageType, Party};

/// Octets of long data (Q.713 §4.18).
const LONG_DATA_MAX: usize = 3952;

/// The pointer to the optional part, behind those of [`Layout::variable`].
pub(super) const OPTIONAL: usize = usize::MAX;

/// One message.
#[derive(Clone, Copy, Debug)]
pub struct Message<'a> {
    /// Message type.
    pub message_type: MessageType,
    /// Read by a tool, so as far as it goes.
    is_glimpse: bool,
    octets: &'a [u8],
    called: Option<&'a [u8]>,
    calling: Option<&'a [u8]>,
    data: Option<&'a [u8]>,
    /// From the first optional parameter.
    optional: &'a [u8],
    /// What stands behind the data is not looked at.
    is_given_up: bool,
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

impl<'a> Message<'a> {
    /// Reads a message; addresses can be read, pointers lead forward without overlap, optional parameters stand once.
    pub fn decode(octets: &'a [u8]) -> Result<Self, Malformed> {
        let mut message = Self::empty(octets, false);
        message.read()?;
        message.called.map_or(Ok(()), Party::check)?;
        message.calling.map_or(Ok(()), Party::check)?;
        Ok(message)
    }

    /// As much as can be read.
    pub fn glimpse(octets: &'a [u8]) -> Option<Self> {
        let mut message = Self::empty(octets, true);
        let _ = message.read();
        (!octets.is_empty()).then_some(message)
    }

    /// What Wireshark calls malformed: a part that ends too early.
    pub(super) fn malformed(octets: &'a [u8]) -> Option<Malformed> {
        let mut message = Self::empty(octets, true);
        let fault = message.read().err();
        let party = |octets: Option<&[u8]>| Party::decode(octets?).err();
        let parties = [party(message.called), party(message.calling)].into_iter().flatten();
        fault.into_iter().chain(parties).find(|fault| fault.fault == Fault::Truncated)
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
        self.party(self.called)
    }

    /// Who sends it.
    pub fn calling(&self) -> Option<Party> {
        self.party(self.calling)
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
        let [first, a, b, c] = *self.optional(SEGMENTATION)?.first_chunk()?;
        Some(Segmentation {
            is_first: first >> 7 == 1,
            class: first >> 6 & 1,
            remaining: first & 0x0f,
            reference: u32::from_le_bytes([a, b, c, 0]),
        })
    }

    /// Connections at the receiver and at the sender.
    pub(super) fn references(&self) -> [Option<u32>; 2] {
        let fixed = self.fixed();
        [fixed.destination_reference, fixed.source_reference]
    }

    /// Values of the mandatory part of fixed length; none where it ends too early.
    pub(super) fn fixed(&self) -> Fixed {
        let read = |layout| Fixed::read(layout, &mut behind_type(self.octets)).ok();
        layout(self.message_type).and_then(read).unwrap_or_default()
    }

    /// An optional parameter; the last of that name where a tool reads several.
    pub(super) fn optional(&self, name: u8) -> Option<&'a [u8]> {
        self.options().filter(|(other, _)| *other == name).last().map(|(_, octets)| octets)
    }

    /// The name of the first optional parameter without a meaning.
    pub(super) fn unknown(&self) -> Option<u8> {
        self.options().map(|(name, _)| name).find(|name| bit(*name) == 0)
    }

    /// What the parts of variable length, then the optional ones, say that they have of octets, to the first that ends too
    /// early (Q.713 §2.3, §2.4); without data that Wireshark joins with other pieces.
    pub(super) fn lengths(&self) -> impl Iterator<Item = u16> + use<'a> {
        // Of the second form of data Wireshark tells no parts.
        let layout = layout(self.message_type).filter(|_| self.message_type != MessageType::DT2);
        let mut head = behind_type(self.octets);
        let is_whole = layout.is_some_and(|layout| head.skip(layout.fixed_octets).is_ok());
        let layout = layout.filter(|_| is_whole);
        let names: &[u8] = layout.map_or(&[], |layout| layout.variable);
        let is_joined = self.is_joined();
        let variable = names.iter().enumerate().filter_map(move |(place, name)| {
            let layout = layout.filter(|_| *name != DATA || !is_joined)?;
            let mut at = pointed(head, layout, place).ok()??;
            let is_long = layout.is_long && *name == DATA;
            if is_long {
                at.array().map(u16::from_le_bytes).ok()
            } else {
                at.u8().ok().map(u16::from)
            }
        });
        let mut rest = Reader::new(if self.is_given_up { &[] } else { self.optional });
        variable.chain(core::iter::from_fn(move || {
            rest.u8().ok().filter(|name| *name != 0)?;
            let len = rest.u8().ok()?;
            if rest.skip(len.into()).is_err() {
                rest = Reader::new(&[]);
            }
            Some(len.into())
        }))
    }

    /// The same as far as its data, where that stands before the optional parameters.
    pub fn given_up(self) -> Self {
        let is_before = layout(self.message_type).is_some_and(|it| it.variable.contains(&DATA));
        Self { is_given_up: is_before, ..self }
    }

    /// True where data may be a piece: in every DT1, and where segmentation is told first.
    fn is_joined(&self) -> bool {
        let is_segment = self.optional.first() == Some(&SEGMENTATION);
        match self.message_type {
            MessageType::DT1 => true,
            MessageType::XUDT | MessageType::XUDTS => is_segment,
            _ => false,
        }
    }

    /// All of it with its type, where nobody knows what stands in a message of that type.
    pub(super) fn of_unknown_type(&self) -> Option<&'a [u8]> {
        layout(self.message_type).is_none().then_some(self.octets)
    }

    /// The pointer of that place, or the optional one.
    pub(super) fn pointer(&self, place: usize) -> Option<u16> {
        let layout = layout(self.message_type).filter(|_| self.message_type != MessageType::DT2)?;
        let count = layout.variable.len();
        let (place, is_there) = match place {
            OPTIONAL => (count, layout.has_optional),
            place => (place, place < count),
        };
        let mut at = behind_type(self.octets);
        at.skip(layout.fixed_octets).ok()?;
        distance(at, layout, place).ok().filter(|_| is_there).map(|(distance, _)| distance)
    }

    fn options(&self) -> Options<'a> {
        Options::new(Reader::new(if self.is_given_up { &[] } else { self.optional }))
    }

    fn party(&self, octets: Option<&[u8]>) -> Option<Party> {
        match (self.is_glimpse, octets?) {
            (true, octets) => Party::glimpse(octets),
            (false, octets) => Party::decode(octets).ok(),
        }
    }

    fn empty(octets: &'a [u8], is_glimpse: bool) -> Self {
        Self {
            message_type: MessageType(octets.first().copied().unwrap_or(0)),
            is_glimpse,
            octets,
            called: None,
            calling: None,
            data: None,
            optional: &[],
            is_given_up: false,
        }
    }

    fn read(&mut self) -> Result<(), Malformed> {
        let mut reader = Reader::new(self.octets);
        reader.skip(1)?;
        let Some(layout) = layout(self.message_type) else {
            let fault = Malformed { offset: 0, fault: Fault::Value };
            return if self.is_glimpse { Ok(()) } else { Err(fault) };
        };
        reader.skip(layout.fixed_octets)?;
        let mut end = self.variable(reader, layout)?;
        if layout.has_optional
            && let Some(at) = pointed(reader, layout, layout.variable.len())?
        {
            if !self.is_glimpse && at.offset() != end {
                return Err(at.fault(Fault::Value));
            }
            end = self.read_options(at)?;
        }
        let is_exact = end == self.octets.len() || self.is_glimpse;
        if is_exact { Ok(()) } else { Err(Malformed { offset: end, fault: Fault::Trailing }) }
    }

    /// The parts that pointers lead to (Q.713 §2.3); they begin behind the pointers, one where the other ends. Where they
    /// end.
    fn variable(&mut self, reader: Reader<'a>, layout: &Layout) -> Result<usize, Malformed> {
        let pointers = layout.variable.len().saturating_add(layout.has_optional.into());
        let mut end = reader.offset().saturating_add(pointers.saturating_mul(layout.width()));
        for (place, name) in layout.variable.iter().enumerate() {
            let at = pointed(reader, layout, place)?;
            let mut at = at.ok_or_else(|| reader.fault(Fault::Missing))?;
            if !self.is_glimpse && at.offset() != end {
                return Err(at.fault(Fault::Value));
            }
            // Addresses have a length of one octet in every message; long data has one of two (Q.713 §4.18).
            let len = if layout.is_long && *name == DATA {
                usize::from(at.array().map(u16::from_le_bytes)?)
            } else {
                usize::from(at.u8()?)
            };
            if len > LONG_DATA_MAX && !self.is_glimpse {
                return Err(at.fault(Fault::Length));
            }
            let octets = Some(at.take(len)?);
            match *name {
                CALLED => self.called = octets,
                CALLING => self.calling = octets,
                _ => self.data = octets,
            }
            end = at.offset();
        }
        Ok(end)
    }

    /// Each parameter stands once. Where they end.
    fn read_options(&mut self, start: Reader<'a>) -> Result<usize, Malformed> {
        self.optional = start.rest();
        let mut options = Options::new(start);
        let mut seen = 0;
        loop {
            let at = options.clone();
            let Some((name, octets)) = options.step()? else { return Ok(options.offset()) };
            let place = match name {
                CALLED => &mut self.called,
                CALLING => &mut self.calling,
                DATA => &mut self.data,
                _ => &mut None,
            };
            let is_second = seen & bit(name) != 0 || place.is_some();
            if !self.is_glimpse && is_second {
                return Err(at.fault(Fault::Duplicate));
            }
            // Neither has more (Q.713 §3.18, §3.19).
            if !self.is_glimpse && matches!(name, HOP_COUNTER | IMPORTANCE) && octets.len() != 1 {
                return Err(at.fault(Fault::Length));
            }
            seen |= bit(name);
            *place = Some(octets);
        }
    }
}

fn behind_type(octets: &[u8]) -> Reader<'_> {
    let mut reader = Reader::new(octets);
    // Where there is no type there is nothing behind it.
    let _ = reader.skip(1);
    reader
}

/// The octet of a party that names its subsystem (Q.713 §3.4.2.2).
fn subsystem(party: &[u8]) -> Option<&[u8]> {
    let (indicator, rest) = party.split_first()?;
    let after_code = if indicator & 1 == 0 { 0 } else { 2 };
    let subsystem = rest.get(after_code..)?.get(..1)?;
    (indicator & 2 != 0).then_some(subsystem)
}

/// The pointer of that place, and where it is counted from.
fn distance<'a>(
    mut at: Reader<'a>,
    layout: &Layout,
    place: usize,
) -> Result<(u16, Reader<'a>), Malformed> {
    at.skip(place.saturating_mul(layout.width()))?;
    let counted_from = at;
    let distance =
        if layout.is_long { at.array().map(u16::from_le_bytes)? } else { u16::from(at.u8()?) };
    Ok((distance, counted_from))
}

/// Where the pointer of that place leads; nothing where it is 0.
fn pointed<'a>(
    reader: Reader<'a>,
    layout: &Layout,
    place: usize,
) -> Result<Option<Reader<'a>>, Malformed> {
    let (distance, mut to) = distance(reader, layout, place)?;
    // A pointer counts from itself; the long one from its second octet (Q.713 §2.3).
    to.skip(usize::from(distance).saturating_add(layout.width().saturating_sub(1)))?;
    Ok((distance != 0).then_some(to))
}
