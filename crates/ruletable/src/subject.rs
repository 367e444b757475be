//! What a rule table is asked about.

use arrayvec::ArrayVec;
use wire::{FieldId, MessageKey, Values};

/// Which way a packet goes through its link.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    /// From the partner: `from interconnect`.
    Inward,
    /// From the core: `from home`.
    Outward,
}

/// Place of a partner in the policy, in the order in which partners stand there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartnerId(pub u16);

/// Whose address this is, as the policy declares it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Party {
    /// One of ours.
    Home,
    /// A partner's.
    Partner(PartnerId),
    /// A partner's that must arrive on another link: it is not taken for that partner's.
    Misplaced(PartnerId),
    /// Nobody's that the policy knows.
    #[default]
    Stranger,
}

/// Names that one message may have: two for each layer that carries it, and its own.
pub const KEYS_MAX: usize = 16;

/// What a message is, from the outside in.
pub type Keys = ArrayVec<MessageKey, KEYS_MAX>;

/// One message with all that is known of it.
pub trait Subject<'a> {
    /// Which message it is, at every layer of signalling; rules are dispatched on it.
    fn keys(&self) -> Keys;
    /// Adds every value of a field; nothing where the message has none or the field is another protocol's.
    fn read(&self, field: FieldId, values: &mut Values<'a>);
    /// The same of several fields of one protocol of messages, with how many values there are behind each; as many as
    /// there is room for.
    fn read_all(&self, fields: &[FieldId], values: &mut Values<'a>, ends: &mut [u8]) {
        for (field, end) in fields.iter().zip(ends) {
            self.read(*field, values);
            *end = u8::try_from(values.len()).unwrap_or(u8::MAX);
        }
    }
    /// Which way it goes.
    fn direction(&self) -> Direction;
    /// Whose address it comes from.
    fn source(&self) -> Party;
    /// Whose address it goes to.
    fn destination(&self) -> Party;
    /// The name of the link it came by, where it has one.
    fn link(&self) -> Option<&str> {
        None
    }
}

impl<'a, S: Subject<'a> + ?Sized> Subject<'a> for &S {
    fn keys(&self) -> Keys {
        (**self).keys()
    }

    fn read(&self, field: FieldId, values: &mut Values<'a>) {
        (**self).read(field, values);
    }

    fn read_all(&self, fields: &[FieldId], values: &mut Values<'a>, ends: &mut [u8]) {
        (**self).read_all(fields, values, ends);
    }

    fn direction(&self) -> Direction {
        (**self).direction()
    }

    fn source(&self) -> Party {
        (**self).source()
    }

    fn destination(&self) -> Party {
        (**self).destination()
    }

    fn link(&self) -> Option<&str> {
        (**self).link()
    }
}
