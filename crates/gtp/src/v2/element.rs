//! Information elements of GTPv2-C (TS 29.274 §8): type, length, instance, and elements inside elements.

use wire::{Fault, Malformed, Reader};

use super::IeType;
use super::places::Places;
use super::value::{Ambr, BearerQos, FTeid, Paa, Uli};
use crate::Refused;
use crate::content::{
    check_address, check_digits, check_imsi, check_labels, check_length, check_plmn,
};

/// Groups inside groups that are followed; the specification has two.
const DEPTH_MAX: usize = 3;

/// One information element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ie<'a> {
    /// What it is.
    pub kind: IeType,
    /// Which of several of its type the message means it to be.
    pub instance: u8,
    /// Its value; of a group, the elements inside.
    pub octets: &'a [u8],
}

impl<'a> Ie<'a> {
    /// True where the value is a list of elements.
    pub fn is_group(&self) -> bool {
        is_group(self.kind)
    }

    /// The elements inside a group; none inside another element.
    pub fn ies(&self) -> Ies<'a> {
        Ies(Reader::new(if self.is_group() { self.octets } else { &[] }))
    }
}

/// Information elements in the order of the message, groups as one.
#[derive(Clone, Copy, Debug)]
pub struct Ies<'a>(Reader<'a>);

impl<'a> Ies<'a> {
    /// Walks every element once, groups inside out, so that no later walk can fail, and notes where each stands.
    pub(crate) fn decode(reader: Reader<'a>, places: &mut Places) -> Result<Self, Refused> {
        check_list(reader, DEPTH_MAX, reader.offset(), places).map_err(Refused::element)?;
        Ok(Self(reader))
    }

    /// No element.
    pub(crate) fn none() -> Self {
        Self(Reader::new(&[]))
    }

    /// The elements as far as they can be read.
    pub(crate) fn glimpse(reader: Reader<'a>) -> Self {
        Self(reader)
    }

    /// The element at so many octets from the first one, groups gone into.
    #[inline]
    pub(crate) fn at(self, offset: usize) -> Option<Ie<'a>> {
        let element = self.0.rest().get(offset..)?;
        let ([kind, high, low, instance], behind) = element.split_first_chunk()?;
        let octets = behind.get(..usize::from(u16::from_be_bytes([*high, *low])))?;
        Some(Ie { kind: IeType(*kind), instance: instance & 0x0f, octets })
    }

    /// The first element of a type and instance.
    pub fn find(mut self, kind: IeType, instance: u8) -> Option<&'a [u8]> {
        Iterator::find(&mut self, |ie| ie.kind == kind && ie.instance == instance)
            .map(|ie| ie.octets)
    }

    /// The value of the first element of a type.
    pub fn first(mut self, kind: IeType) -> Option<&'a [u8]> {
        Iterator::find(&mut self, |ie| ie.kind == kind).map(|ie| ie.octets)
    }

    /// Every tunnel endpoint at this level.
    pub fn f_teids(self) -> impl Iterator<Item = FTeid> + use<'a> {
        self.filter_map(f_teid)
    }

    /// Every element of the message, a group before those inside it.
    pub fn everywhere(self) -> impl Iterator<Item = Ie<'a>> + use<'a> {
        self.shown().map(|told| told.ie)
    }

    /// Those whose head is there.
    fn shown(self) -> impl Iterator<Item = Told<'a>> + use<'a> {
        self.told().filter(|told| !told.is_head_cut)
    }

    /// The same with what stands around each of them.
    pub(crate) fn told(self) -> impl Iterator<Item = Told<'a>> + use<'a> {
        let mut lists = [Reader::new(&[]); DEPTH_MAX + 1];
        lists[0] = self.0;
        Everywhere { lists, depth: 0 }
    }

    /// The length that each of them announces.
    pub(crate) fn lengths(self) -> impl Iterator<Item = u16> + use<'a> {
        self.shown().map(|told| told.announced)
    }

    /// The instance of each that is whole.
    pub(crate) fn instances(self) -> impl Iterator<Item = u8> + use<'a> {
        self.told().filter(|told| !told.is_cut).map(|told| told.ie.instance)
    }

    /// The bits before that instance.
    pub(crate) fn spares(self) -> impl Iterator<Item = u8> + use<'a> {
        self.told().filter(|told| !told.is_cut).map(|told| told.spare)
    }
}

#[expect(
    clippy::copy_iterator,
    reason = "every walk starts from a copy; the message keeps its own"
)]
impl<'a> Iterator for Ies<'a> {
    type Item = Ie<'a>;

    fn next(&mut self) -> Option<Ie<'a>> {
        step(&mut self.0).ok().map(|(ie, _)| ie)
    }
}

/// An element as it stands in its list.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Told<'a> {
    /// Its value; of a type that Wireshark reads at a fixed length, whatever is left of the list.
    pub(crate) ie: Ie<'a>,
    /// The length that it announces.
    pub(crate) announced: u16,
    /// The bits before its instance.
    pub(crate) spare: u8,
    /// It ends behind its list.
    pub(crate) is_cut: bool,
    /// So does its head.
    pub(crate) is_head_cut: bool,
    /// What is left of the list from its value on.
    pub(crate) rest: Reader<'a>,
}

/// The list that is walked, inside those that it stands in.
struct Everywhere<'a> {
    lists: [Reader<'a>; DEPTH_MAX + 1],
    depth: usize,
}

impl<'a> Iterator for Everywhere<'a> {
    type Item = Told<'a>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let list = self.lists.get_mut(self.depth)?;
            let Some(told) = told(list) else {
                *list = Reader::new(&[]);
                self.depth = self.depth.checked_sub(1)?;
                continue;
            };
            let deeper = self.depth.saturating_add(1);
            let inside = self.lists.get_mut(deeper).filter(|_| !told.is_cut && told.ie.is_group());
            if let Some(inside) = inside {
                *inside = Reader::at(told.rest.offset(), told.ie.octets);
                self.depth = deeper;
            }
            return Some(told);
        }
    }
}

/// The next element of a list; one that goes on behind the list is its last, and shows its head alone.
fn told<'a>(list: &mut Reader<'a>) -> Option<Told<'a>> {
    let [kind, high, low] = list.array().ok()?;
    let (kind, announced) = (IeType(kind), u16::from_be_bytes([high, low]));
    let instance = list.u8();
    let rest = *list;
    let value = list.take(announced.into());
    let is_head_cut = instance.is_err();
    let is_cut = is_head_cut || value.is_err();
    if is_cut {
        *list = Reader::new(&[]);
    }
    let octets = match value {
        Ok(_) if is_fixed(kind, announced) => rest.rest(),
        Ok(value) => value,
        // Nothing, at its place in the message.
        Err(_) => rest.rest().get(..0).unwrap_or_default(),
    };
    let instance = instance.unwrap_or_default();
    let ie = Ie { kind, instance: instance & 0x0f, octets };
    Some(Told { ie, announced, spare: instance >> 4, is_cut, is_head_cut, rest })
}

/// Types whose value is read at the length that it should have, past the one that it says.
fn is_fixed(kind: IeType, announced: u16) -> bool {
    match kind {
        IeType::CAUSE => announced != 2,
        IeType::RECOVERY
        | IeType::EBI
        | IeType::RAT_TYPE
        | IeType::F_TEID
        | IeType::PDN_TYPE
        | IeType::SELECTION_MODE
        | IeType::SERVING_NETWORK
        | IeType::AMBR
        | IeType::BEARER_QOS
        | IeType::ULI => true,
        _ => false,
    }
}

pub(crate) fn f_teid(ie: Ie<'_>) -> Option<FTeid> {
    (ie.kind == IeType::F_TEID).then(|| FTeid::decode(ie.octets, ie.instance).ok()).flatten()
}

/// One element, and a reader that stands at its value but ends with the list.
#[inline]
fn step<'a>(reader: &mut Reader<'a>) -> Result<(Ie<'a>, Reader<'a>), Malformed> {
    let [kind, high, low, instance] = reader.array()?;
    let inside = *reader;
    let octets = reader.take(u16::from_be_bytes([high, low]).into())?;
    Ok((Ie { kind: IeType(kind), instance: instance & 0x0f, octets }, inside))
}

/// Checks every element of a list and of the groups in it, and notes where they stand, `begin` octets into the unit.
fn check_list(
    list: Reader<'_>,
    depth: usize,
    begin: usize,
    places: &mut Places,
) -> Result<(), Malformed> {
    let end = list.offset().saturating_add(list.len());
    let noted_end = end.saturating_sub(begin);
    let mut rest = list.rest();
    while let Some(([kind, high, low, instance], behind)) = rest.split_first_chunk() {
        let kind = IeType(*kind);
        let len = usize::from(u16::from_be_bytes([*high, *low]));
        let at = |rest: &[u8], fault| Malformed { offset: end.saturating_sub(rest.len()), fault };
        let Some((octets, next)) = behind.split_at_checked(len) else {
            return Err(at(behind, Fault::Truncated));
        };
        places.note(kind.0, noted_end.wrapping_sub(rest.len()));
        let ie = Ie { kind, instance: instance & 0x0f, octets };
        if check(ie).map_err(|fault| at(rest, fault))? == Content::Group {
            let deeper = depth.checked_sub(1).ok_or_else(|| at(rest, Fault::Depth))?;
            let first = places.count();
            let inside = end.saturating_sub(behind.len());
            check_list(Reader::at(inside, octets), deeper, begin, places)?;
            places.are_inner(first);
        }
        rest = next;
    }
    let offset = end.saturating_sub(rest.len());
    if rest.is_empty() { Ok(()) } else { Err(Malformed { offset, fault: Fault::Truncated }) }
}

/// What the value of an element is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Content {
    Value,
    /// Elements, which are checked one by one.
    Group,
}

/// What is read from an element later must be there now.
#[inline]
fn check(Ie { kind, instance, octets }: Ie<'_>) -> Result<Content, Fault> {
    let whole = |malformed: Malformed| malformed.fault;
    match kind {
        IeType::IMSI => check_imsi(octets)?,
        IeType::MSISDN | IeType::MEI => check_digits(octets)?,
        IeType::APN => check_labels(octets)?,
        IeType::SERVING_NETWORK => check_plmn(octets)?,
        IeType::IP_ADDRESS => check_address(octets)?,
        IeType::F_TEID => FTeid::decode(octets, instance).map(|_| ()).map_err(whole)?,
        IeType::PAA => Paa::decode(octets).map(|_| ()).map_err(whole)?,
        IeType::AMBR => Ambr::decode(octets).map(|_| ()).map_err(whole)?,
        IeType::BEARER_QOS => BearerQos::decode(octets).map(|_| ()).map_err(whole)?,
        IeType::ULI => Uli::check(octets)?,
        IeType::RECOVERY
        | IeType::EBI
        | IeType::RAT_TYPE
        | IeType::PDN_TYPE
        | IeType::PROCEDURE_TRANSACTION_ID
        | IeType::APN_RESTRICTION
        | IeType::SELECTION_MODE
        | IeType::INDICATION => check_length(octets, 1)?,
        IeType::CAUSE | IeType::CHARGING_CHARACTERISTICS | IeType::PRIVATE_EXTENSION => {
            check_length(octets, 2)?;
        }
        IeType::CHARGING_ID => check_length(octets, 4)?,
        kind if is_group(kind) => return Ok(Content::Group),
        _ => {}
    }
    Ok(Content::Value)
}

/// Grouped types (TS 29.274 table 8.1-1).
#[inline]
fn is_group(kind: IeType) -> bool {
    matches!(
        kind,
        IeType::BEARER_CONTEXT
            | IeType::PDN_CONNECTION
            | IeType::OVERLOAD_CONTROL_INFORMATION
            | IeType::LOAD_CONTROL_INFORMATION
            | IeType::REMOTE_UE_CONTEXT
            | IeType::SCEF_PDN_CONNECTION
            | IeType::V2X_CONTEXT
            | IeType::PC5_QOS_PARAMETERS
    )
}
