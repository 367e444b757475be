//! One message of a user adaptation layer, as M3UA, M2UA and SUA share it (RFC 4666 §3, RFC 3331 §3, RFC 3868 §3).

use core::marker::PhantomData;

use wire::{Malformed, Reader};

use crate::parameter::{Header, Parameters, words};

/// Tags of what is carried, of M3UA, M2UA and SUA.
const DATA: [u16; 4] = [0x0210, 0x0300, 0x0301, 0x010b];

/// What a user adaptation layer says for itself.
pub trait Adaptation: Copy {
    /// Class and type of a message.
    type MessageType: From<u16>;
    /// Tag of a parameter.
    type Tag: Into<u16>;
    /// Parameters that may stand once in a message.
    const SINGLE: &'static [u16];

    /// A message holds what its type demands.
    fn check(message: &Message<'_, Self>) -> Result<(), Malformed>;
}

/// One message.
#[derive(Clone, Copy, Debug)]
pub struct Message<'a, A> {
    header: Header,
    parameters: Reader<'a>,
    layer: PhantomData<A>,
}

impl<'a, A: Adaptation> Message<'a, A> {
    /// Reads octets that hold exactly one message.
    pub fn decode(octets: &'a [u8]) -> Result<Self, Malformed> {
        let (header, parameters) = Header::decode(octets, A::SINGLE)?;
        let message = Self { header, parameters: parameters.reader(), layer: PhantomData };
        A::check(&message)?;
        Ok(message)
    }

    /// As much as can be read.
    pub fn glimpse(octets: &'a [u8]) -> Option<Self> {
        let (header, parameters) = Header::glimpse(octets)?;
        Some(Self { header, parameters: parameters.reader(), layer: PhantomData })
    }

    /// The same as far as the data that it carries (RFC 4666 §3.3.1, RFC 3331 §3.3.1.1, RFC 3868 §3.10.10).
    #[must_use]
    pub fn given_up(self) -> Self {
        let all = self.parameters.rest();
        let data = self.parameters().find(|parameter| DATA.contains(&parameter.tag));
        let end = data.map(|data| data.octets.as_ptr_range().end.addr());
        let len = end.and_then(|end| end.checked_sub(all.as_ptr().addr()));
        let to_data = len.and_then(|len| all.get(..len)).map(Reader::new);
        Self { parameters: to_data.unwrap_or(self.parameters), ..self }
    }

    /// Class, type and length.
    pub fn header(&self) -> &Header {
        &self.header
    }

    /// Class and type.
    pub fn message_type(&self) -> A::MessageType {
        self.header.message().into()
    }

    /// Every parameter.
    pub fn parameters(&self) -> Parameters<'a> {
        Parameters::of(self.parameters)
    }

    /// The first parameter of that tag.
    pub(crate) fn value(&self, tag: A::Tag) -> Option<&'a [u8]> {
        self.parameters().value(tag.into())
    }

    /// Every parameter of that tag.
    pub(crate) fn values(&self, tag: A::Tag) -> impl Iterator<Item = &'a [u8]> + use<'a, A> {
        self.parameters().values(tag.into())
    }

    /// The words of every parameter of that tag.
    pub(crate) fn words(&self, tag: A::Tag) -> impl Iterator<Item = u32> + use<'a, A> {
        self.values(tag).flat_map(words)
    }
}
