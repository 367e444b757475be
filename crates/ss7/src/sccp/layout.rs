//! What stands in each message, in which order (Q.713 §4.2 to §4.21).

use wire::{Malformed, Reader};

use super::MessageType;

/// The parts of a message.
#[derive(Clone, Copy, Debug)]
pub(super) struct Layout {
    fixed: &'static [Part],
    /// Octets of the mandatory part of fixed length.
    pub(super) fixed_octets: usize,
    /// Names of the parts of variable length, each behind a pointer.
    pub(super) variable: &'static [u8],
    /// Pointers and the length of data have two octets.
    pub(super) is_long: bool,
    /// A pointer to optional parameters follows.
    pub(super) has_optional: bool,
}

/// A mandatory part of fixed length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    DestinationReference,
    SourceReference,
    Class,
    HopCounter,
    ReturnCause,
    RefusalCause,
    ReleaseCause,
    ResetCause,
    ErrorCause,
    More,
    Sequencing,
    Received,
    Credit,
}

/// Values of the mandatory part of fixed length.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Fixed {
    pub(super) destination_reference: Option<u32>,
    pub(super) source_reference: Option<u32>,
    pub(super) class: Option<u8>,
    pub(super) hop_counter: Option<u8>,
    pub(super) return_cause: Option<u8>,
    pub(super) refusal_cause: Option<u8>,
    pub(super) release_cause: Option<u8>,
    pub(super) reset_cause: Option<u8>,
    pub(super) error_cause: Option<u8>,
    pub(super) more: Option<u8>,
    pub(super) sequencing: Option<[u8; 2]>,
    pub(super) received: Option<u8>,
    pub(super) credit: Option<u8>,
}

impl Layout {
    /// Octets of a pointer.
    pub(super) fn width(&self) -> usize {
        if self.is_long { 2 } else { 1 }
    }
}

impl Part {
    const fn octets(self) -> usize {
        match self {
            DestinationReference | SourceReference => 3,
            Sequencing => 2,
            Class | HopCounter | ReturnCause | RefusalCause | ReleaseCause | ResetCause
            | ErrorCause | More | Received | Credit => 1,
        }
    }
}

/// Octets of all these parts.
const fn octets(parts: &[Part]) -> usize {
    match parts {
        [] => 0,
        [part, rest @ ..] => part.octets().saturating_add(octets(rest)),
    }
}

impl Fixed {
    /// Reads the part of fixed length, which begins there.
    pub(super) fn read(layout: &Layout, reader: &mut Reader<'_>) -> Result<Self, Malformed> {
        let mut fixed = Self::default();
        for part in layout.fixed {
            match part {
                DestinationReference => fixed.destination_reference = reference(reader)?,
                SourceReference => fixed.source_reference = reference(reader)?,
                Class => fixed.class = Some(reader.u8()?),
                HopCounter => fixed.hop_counter = Some(reader.u8()?),
                ReturnCause => fixed.return_cause = Some(reader.u8()?),
                RefusalCause => fixed.refusal_cause = Some(reader.u8()?),
                ReleaseCause => fixed.release_cause = Some(reader.u8()?),
                ResetCause => fixed.reset_cause = Some(reader.u8()?),
                ErrorCause => fixed.error_cause = Some(reader.u8()?),
                More => fixed.more = Some(reader.u8()? & 1),
                Sequencing => fixed.sequencing = Some(reader.array()?),
                Received => fixed.received = Some(reader.u8()? >> 1),
                Credit => fixed.credit = Some(reader.u8()?),
            }
        }
        Ok(fixed)
    }
}

fn reference(reader: &mut Reader<'_>) -> Result<Option<u32>, Malformed> {
    reader.array().map(|[a, b, c]: [u8; 3]| Some(u32::from_le_bytes([a, b, c, 0])))
}

/// The layout of a message; nothing where its type is not known.
pub(super) fn layout(message_type: MessageType) -> Option<&'static Layout> {
    LAYOUTS.get(usize::from(message_type.0.checked_sub(1)?))
}

macro_rules! layouts {
    ($($fixed:expr, $variable:expr $(, $long:ident)? $(; $optional:ident)?;;)*) => {
        [$(Layout {
            fixed: &$fixed,
            fixed_octets: octets(&$fixed),
            variable: &$variable,
            is_long: layouts!(@ $($long)?),
            has_optional: layouts!(@ $($optional)?),
        }),*]
    };
    (@) => { false };
    (@ $word:ident) => { true };
}

use Part::{
    Class, Credit, DestinationReference, ErrorCause, HopCounter, More, Received, RefusalCause,
    ReleaseCause, ResetCause, ReturnCause, Sequencing, SourceReference,
};

/// By message type, from 1: CR, CC, CREF, RLSD, RLC, DT1, DT2, AK, UDT, UDTS, ED, EA, RSR, RSC, ERR, IT, XUDT, XUDTS,
/// LUDT, LUDTS. Names of variable parts: 3 called party, 4 calling party, 15 data.
static LAYOUTS: [Layout; 20] = layouts! {
    [SourceReference, Class], [3]; optional;;
    [DestinationReference, SourceReference, Class], []; optional;;
    [DestinationReference, RefusalCause], []; optional;;
    [DestinationReference, SourceReference, ReleaseCause], []; optional;;
    [DestinationReference, SourceReference], [];;
    [DestinationReference, More], [15];;
    [DestinationReference, Sequencing], [15];;
    [DestinationReference, Received, Credit], [];;
    [Class], [3, 4, 15];;
    [ReturnCause], [3, 4, 15];;
    [DestinationReference], [15];;
    [DestinationReference], [];;
    [DestinationReference, SourceReference, ResetCause], [];;
    [DestinationReference, SourceReference], [];;
    [DestinationReference, ErrorCause], [];;
    [DestinationReference, SourceReference, Class, Sequencing, Credit], [];;
    [Class, HopCounter], [3, 4, 15]; optional;;
    [ReturnCause, HopCounter], [3, 4, 15]; optional;;
    [Class, HopCounter], [3, 4, 15], long; optional;;
    [ReturnCause, HopCounter], [3, 4, 15], long; optional;;
};
