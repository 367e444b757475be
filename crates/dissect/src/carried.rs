//! What a message carries: messages of other protocols, by their carrier.

use numbering::Digits;
use ss7::ber::Tlvs;
use ss7::map::{Application, application, other_application};
use ss7::tcap;

use crate::carrier::Carrier;
use crate::lineage::Lineage;
use crate::registry::Message;

/// The messages inside another.
#[derive(Clone, Debug)]
pub enum Carried<'a> {
    /// No message of signalling.
    Nothing,
    /// One.
    One(Carrier, &'a [u8]),
    /// Components of a transaction.
    Components(Application, u8, Tlvs<'a>),
}

/// A piece of a message of SCCP (Q.713 §3.17).
#[derive(Clone, Copy, Debug)]
pub struct Segment<'a> {
    /// No piece before it.
    pub is_first: bool,
    /// Pieces behind it; 15 at most.
    pub remaining: u8,
    /// Which message it belongs to, among those of its sender.
    pub reference: u32,
    /// The sender's global title.
    pub calling: Option<Digits>,
    /// Octets of the message.
    pub octets: &'a [u8],
}

/// The version of what is read beside its context: the last.
const VERSION: u8 = 3;

impl<'a> Lineage<'a> {
    /// The messages inside the innermost one. What a chunk of SCTP or a segment of SCCP carries may be a piece: whoever
    /// puts pieces together reads it.
    pub fn carried(&self) -> Carried<'a> {
        let one = |carrier| move |octets| Carried::One(carrier, octets);
        let Some(innermost) = self.innermost() else { return Carried::Nothing };
        #[expect(clippy::wildcard_enum_match_arm, reason = "those that carry others are named")]
        let carried = match innermost {
            Message::M3ua(m3ua) => m3ua
                .data()
                .map(|data| Carried::One(Carrier::Mtp3User(data.service_indicator), data.octets)),
            Message::M2ua(m2ua) => m2ua.data().map(one(Carrier::Mtp3)),
            Message::M2pa(m2pa) => m2pa.user_data().map(one(Carrier::Mtp3)),
            Message::Mtp3(mtp3) => {
                Some(Carried::One(Carrier::Mtp3User(mtp3.service_indicator.0), mtp3.octets))
            }
            Message::Sua(sua) => sua.data().map(one(Carrier::SccpUser(self.ssns()))),
            Message::Sccp(sccp) if !sccp.is_segment() => {
                sccp.data().map(one(Carrier::SccpUser(self.ssns())))
            }
            Message::Tcap(tcap) => {
                let context = tcap.application_context();
                Some(components(tcap, context, application(context, || self.ssns())))
            }
            _ => None,
        };
        carried.unwrap_or(Carried::Nothing)
    }

    /// The same, and every component once more as what a receiver may read that minds the subsystem and not the context:
    /// what can be read in two ways is judged in both.
    pub fn judged(&self) -> core::iter::Chain<Carried<'a>, Carried<'a>> {
        self.carried().chain(self.disputed().unwrap_or(Carried::Nothing))
    }

    fn disputed(&self) -> Option<Carried<'a>> {
        let Some(Message::Tcap(tcap)) = self.innermost() else { return None };
        let [called, _] = self.ssns();
        let context = tcap.application_context()?;
        let other = other_application(context, called?, tcap.is_begin())?;
        // The version of another application's context says nothing.
        Some(Carried::Components(other, VERSION, tcap.component_octets()))
    }

    /// The piece of a message that the innermost one is.
    pub fn segment(&self) -> Option<Segment<'a>> {
        let Some(Message::Sccp(sccp)) = self.innermost() else { return None };
        let segmentation = sccp.segmentation().filter(|_| sccp.is_segment())?;
        Some(Segment {
            is_first: segmentation.is_first,
            remaining: segmentation.remaining,
            reference: segmentation.reference,
            calling: sccp.calling().and_then(|party| Some(party.title?.digits)),
            octets: sccp.data().unwrap_or_default(),
        })
    }

    /// Subsystems of receiver and sender.
    pub fn ssns(&self) -> [Option<u8>; 2] {
        let ssns = self.layers().iter().rev().find_map(|layer| {
            if let Message::Sccp(sccp) = layer {
                return Some(sccp.ssns());
            }
            let Message::Sua(sua) = layer else { return None };
            Some([sua.destination(), sua.source()].map(|address| address?.ssn()))
        });
        ssns.unwrap_or([None; 2])
    }
}

/// The components of a transaction, in the version of its context.
pub(crate) fn components<'a>(
    tcap: &tcap::Message<'a>,
    context: Option<&[u8]>,
    application: Application,
) -> Carried<'a> {
    let version = context.and_then(|context| context.last().copied()).unwrap_or(0);
    Carried::Components(application, version, tcap.component_octets())
}

impl<'a> Iterator for Carried<'a> {
    type Item = (Carrier, &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        match self {
            Self::Nothing => None,
            Self::One(carrier, octets) => {
                let item = (*carrier, *octets);
                *self = Self::Nothing;
                Some(item)
            }
            Self::Components(application, version, components) => components
                .next()
                .map(|value| (Carrier::Component(*application, *version), value.whole)),
        }
    }
}
