//! What tshark gives up of a frame: where a message of SS7 ends too early or holds a value that cannot be, the rest of the
//! messages around it is not read, nor are the components behind it; the next chunk is.

use dissect::{Carrier, Message};
use wire::Fault;

use crate::checks::{Check, What};
use crate::frame::{Draft, Layer};

impl Draft<'_> {
    /// Leaves away what tshark does not read.
    pub(crate) fn give_up(&mut self) {
        let faults: Vec<usize> = self.checks.iter().filter_map(|check| self.fault(check)).collect();
        faults.into_iter().rev().for_each(|place| self.give_up_at(place));
    }

    fn give_up_at(&mut self, place: usize) {
        let before = self.layers.iter_mut().take(place).rev();
        let around = before.take_while(|layer| !begins(layer));
        around.filter_map(Layer::message_mut).for_each(|message| *message = message.given_up());
        if self.layers.get(place).is_some_and(is_component) {
            let behind = self.layers.iter().skip(place).skip(1);
            let count = behind.take_while(|layer| is_component(layer)).count();
            self.leave_away(place.saturating_add(1), count);
        }
    }

    /// The place of a message at which tshark gives up.
    fn fault(&self, check: &Check<'_>) -> Option<usize> {
        let What::Message(carrier) = check.what else { return None };
        let is_of_ss7 = matches!(
            carrier,
            Carrier::Sctp { .. }
                | Carrier::Mtp3
                | Carrier::Mtp3User(_)
                | Carrier::SccpUser(_)
                | Carrier::Component(..)
        );
        let is_cut = || {
            let refused = dissect::malformed(carrier, check.octets);
            refused.is_some_and(|refused| refused.malformed.fault == Fault::Truncated)
        };
        let gives_up = || match self.layers.get(check.layer) {
            Some(Layer::Message(message)) => message.gives_up(),
            Some(Layer::Packet(_) | Layer::Quoted(_)) | None => false,
        };
        (is_of_ss7 && (gives_up() || is_cut())).then_some(check.layer)
    }
}

/// True for what begins anew: a packet, or a chunk in it.
fn begins(layer: &Layer<'_>) -> bool {
    match layer {
        Layer::Packet(_) | Layer::Quoted(_) => true,
        Layer::Message(message) => matches!(message, Message::Sctp(_)),
    }
}

fn is_component(layer: &Layer<'_>) -> bool {
    matches!(layer, Layer::Message(Message::Map(_) | Message::Cap(_) | Message::Inap(_)))
}
