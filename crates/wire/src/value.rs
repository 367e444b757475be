//! What a field gives: a value that borrows the message.

use core::net::IpAddr;

use arrayvec::ArrayVec;
use numbering::Digits;

/// Values that one message may give to all fields that a policy asks; more make the message unreadable. A request for a
/// session with all eleven bearers gives more than 64.
pub const VALUES_MAX: usize = 255;

/// One value of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value<'a> {
    /// A number, a code point or a flag (0, 1).
    Number(u64),
    /// Digits of a subscriber, a device, a network or an address.
    Digits(Digits),
    /// An IPv4 or IPv6 address.
    Address(IpAddr),
    /// Octets as they stand on the wire.
    Octets(&'a [u8]),
    /// Text as it stands on the wire; its encoding is not trusted.
    Text(&'a [u8]),
    /// A name of labels, each after its length octet (RFC 1035 §3.1, TS 23.003 §9.1); read with dots between.
    Labels(&'a [u8]),
}

impl Value<'_> {
    /// The number that it is.
    pub fn number(self) -> Option<u64> {
        match self {
            Self::Number(number) => Some(number),
            Self::Digits(_)
            | Self::Address(_)
            | Self::Octets(_)
            | Self::Text(_)
            | Self::Labels(_) => None,
        }
    }
}

/// The values of a message's fields, reserved once.
#[derive(Clone, Debug, Default)]
pub struct Values<'a> {
    items: ArrayVec<Value<'a>, VALUES_MAX>,
    is_overflown: bool,
    passed: usize,
}

impl<'a> Values<'a> {
    /// Leaves out the first `passed` values, so that tools can read a field of any number of values piece by piece.
    pub fn after(passed: usize) -> Self {
        Self { passed, ..Self::default() }
    }

    /// Adds a value; at the bound it is noted that one was lost.
    #[inline]
    pub fn add(&mut self, value: Value<'a>) {
        if self.passed > 0 {
            self.passed = self.passed.saturating_sub(1);
        } else if self.items.try_push(value).is_err() {
            self.is_overflown = true;
        }
    }

    /// Gives up all but the first so many values.
    #[inline]
    pub fn truncate(&mut self, len: usize) {
        self.items.truncate(len);
    }

    /// All values, in the order in which they stood in the message.
    #[inline]
    pub fn as_slice(&self) -> &[Value<'a>] {
        &self.items
    }

    /// Number of values.
    #[inline]
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// True where there is none.
    #[inline]
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// True where a value was lost: the message says more than can be judged.
    #[inline]
    pub fn is_overflown(&self) -> bool {
        self.is_overflown
    }
}
