//! A message with those that carry it: what a rule about the innermost may ask.

use arrayvec::ArrayVec;
use ss7::map::Component;
use ss7::{sccp, tcap};
use wire::{FieldId, MessageKey, Values};

use crate::carrier::{Carrier, Refused, decode_then};
use crate::registry::Message;

/// Layers of signalling that one message may stand in.
pub const LAYERS_MAX: usize = 8;

/// Messages from the outside in; the innermost is the one that is judged.
#[derive(Clone, Debug, Default)]
pub struct Lineage<'a> {
    layers: ArrayVec<Message<'a>, LAYERS_MAX>,
}

/// What is met one layer in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// A message, which is the innermost now.
    In,
    /// No signalling.
    None,
    /// A message that stands in too many others.
    TooDeep,
}

impl<'a> Lineage<'a> {
    /// A message that nothing carries.
    pub fn of(message: Message<'a>) -> Self {
        Self { layers: ArrayVec::from_iter([message]) }
    }

    /// Goes one layer in; false where there are too many.
    #[inline]
    pub fn enter(&mut self, message: Message<'a>) -> bool {
        self.layers.try_push(message).is_ok()
    }

    /// Goes one layer in, to the message that stands in some octets.
    pub fn descend(&mut self, carrier: Carrier, octets: &'a [u8]) -> Result<Step, Refused> {
        decode_then(carrier, octets, |message| match message {
            None => Step::None,
            Some(message) if self.enter(message) => Step::In,
            Some(_) => Step::TooDeep,
        })
    }

    /// Comes one layer out.
    pub fn leave(&mut self) {
        self.layers.pop();
    }

    /// The message that is judged.
    pub fn innermost(&self) -> Option<&Message<'a>> {
        self.layers.last()
    }

    /// The message of SCCP that carries the innermost one, or is it.
    pub fn sccp(&self) -> Option<&sccp::Message<'a>> {
        self.layers.iter().rev().find_map(|layer| {
            let Message::Sccp(sccp) = layer else { return None };
            Some(sccp)
        })
    }

    /// The message of TCAP that carries the innermost one, or is it.
    pub fn tcap(&self) -> Option<&tcap::Message<'a>> {
        self.layers.iter().rev().find_map(|layer| {
            let Message::Tcap(tcap) = layer else { return None };
            Some(tcap)
        })
    }

    /// The component of a transaction that the innermost one is.
    pub fn component(&self) -> Option<&Component<'a>> {
        let (Message::Map(component) | Message::Cap(component)) = self.innermost()? else {
            return None;
        };
        Some(component)
    }

    /// Every layer, from the outside in.
    pub fn layers(&self) -> &[Message<'a>] {
        &self.layers
    }

    /// Visits what it is at each layer; a transport that carries a message is none itself.
    #[inline]
    pub fn each_key(&self, mut visit: impl FnMut(MessageKey)) {
        let Some((innermost, around)) = self.layers.split_last() else { return };
        for layer in around.iter().filter(|layer| !layer.is_transport()) {
            layer.each_key(&mut visit);
        }
        innermost.each_key(visit);
    }

    /// Adds every value of a field of any layer.
    #[inline]
    pub fn read(&self, field: FieldId, values: &mut Values<'a>) {
        for layer in &self.layers {
            layer.read(field, values);
        }
    }

    /// The same of several fields of one protocol, with how many values there are behind each.
    pub fn read_all(&self, fields: &[FieldId], values: &mut Values<'a>, ends: &mut [u8]) {
        let protocol = fields.first().map(|field| field.protocol);
        let mut of_it = self.layers.iter().filter(|layer| Some(layer.protocol_id()) == protocol);
        if let (Some(one), None) = (of_it.next(), of_it.next()) {
            return one.read_all(fields, values, ends);
        }
        for (field, end) in fields.iter().zip(ends) {
            self.read(*field, values);
            *end = u8::try_from(values.len()).unwrap_or(u8::MAX);
        }
    }
}
