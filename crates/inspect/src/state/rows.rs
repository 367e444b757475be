//! The fields by which any protocol tells whom a message is about, looked up once.

use arrayvec::ArrayVec;
use dissect::{DIAMETER, GTPV1, GTPV2, ISUP, Lineage, MAP, Message};
use numbering::Digits;
use wire::{FieldId, Value, Values};

/// Protocols that name subscribers.
const OF_MAX: usize = 24;

/// Places of fields that several protocols have.
#[derive(Clone, Debug)]
pub(crate) struct Rows {
    imsi: ArrayVec<FieldId, OF_MAX>,
    visited: ArrayVec<FieldId, OF_MAX>,
    nodes: ArrayVec<FieldId, OF_MAX>,
    numbers: ArrayVec<FieldId, OF_MAX>,
}

impl Rows {
    pub(crate) fn new() -> Self {
        let named = |name| dissect::find(name).map(|row| row.id);
        let of = |protocol, name| dissect::field(protocol, name).map(|row| row.id);
        let numbers = [
            (MAP, "map.msisdn"),
            (ISUP, "isup.calling"),
            (DIAMETER, "e164.msisdn"),
            (GTPV1, "e164.msisdn"),
            (GTPV2, "e164.msisdn"),
        ];
        Self {
            imsi: named("imsi").take(OF_MAX).collect(),
            visited: named("visited.plmn").take(OF_MAX).collect(),
            nodes: ["map.vlr", "map.sgsn"].into_iter().filter_map(|name| of(MAP, name)).collect(),
            numbers: numbers
                .into_iter()
                .filter_map(|(protocol, name)| of(protocol, name))
                .collect(),
        }
    }

    /// The subscriber that a message itself names.
    pub(crate) fn imsi(&self, message: &Message<'_>) -> Option<Digits> {
        first(&self.imsi, message)
    }

    /// The network that a message itself says the subscriber visits.
    pub(crate) fn visited(&self, message: &Message<'_>) -> Option<Digits> {
        first(&self.visited, message)
    }

    /// Telephone number of the subscriber that a message is about, or of who calls.
    pub(crate) fn number(&self, message: &Message<'_>) -> Option<Digits> {
        first(&self.numbers, message)
    }

    /// Global title of the node that a message of MAP says serves the subscriber.
    pub(crate) fn node(&self, message: &Message<'_>) -> Option<Digits> {
        first(&self.nodes, message)
    }
}

/// For whom the dialogue of a message is opened, and whether that is a telephone number (TS 29.002 §17.4).
pub(crate) fn opened_for(lineage: &Lineage<'_>) -> Option<(Digits, bool)> {
    lineage.layers().iter().rev().find_map(|layer| match layer {
        Message::Tcap(tcap) => Some((tcap.opened_for()?, tcap.is_opened_for_number())),
        _ => None,
    })
}

/// The sender and the receiver of what SCCP carries, by global title; point codes are kept apart by a digit that no
/// title begins with.
pub(crate) fn titles(lineage: &Lineage<'_>) -> [Option<Digits>; 2] {
    let of_sccp = lineage.layers().iter().rev().find_map(|layer| match layer {
        Message::Sccp(sccp) => {
            Some([sccp.calling(), sccp.called()].map(|party| Some(party?.title?.digits)))
        }
        Message::Sua(sua) => {
            Some([sua.source(), sua.destination()].map(|address| Some(address?.title()?.digits)))
        }
        _ => None,
    });
    of_sccp.unwrap_or_default()
}

/// Point codes of sender and receiver.
pub(crate) fn point_codes(lineage: &Lineage<'_>) -> Option<(u32, u32)> {
    lineage.layers().iter().rev().find_map(|layer| match layer {
        Message::M3ua(m3ua) => m3ua.data().map(|data| (data.opc.0, data.dpc.0)),
        Message::Mtp3(mtp3) => Some((mtp3.opc.0, mtp3.dpc.0)),
        _ => None,
    })
}

fn first(fields: &[FieldId], message: &Message<'_>) -> Option<Digits> {
    let protocol = message.protocol_id();
    let mut values = Values::default();
    for field in fields.iter().filter(|field| field.protocol == protocol) {
        message.read(*field, &mut values);
    }
    values.as_slice().iter().find_map(|value| match value {
        Value::Digits(digits) => Some(*digits),
        _ => None,
    })
}
