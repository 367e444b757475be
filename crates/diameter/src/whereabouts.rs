//! Where a user is, as a gateway tells it: 3GPP-User-Location-Info (TS 29.061 §16.4.7.2).

use numbering::Plmn;
use wire::Reader;

use crate::avp::TGPP;
use crate::message::Message;

const USER_LOCATION_INFO: u32 = 22;

/// The geographic location type that tells a cell of GSM.
const CELL_OF_GSM: u8 = 0;
/// Geographic location types that tell a tracking area, an E-UTRAN cell, or one after the other.
const TRACKING_AREA: u8 = 128;
const CELL: u8 = 129;
const BOTH: u8 = 130;

/// What one AVP tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Whereabouts {
    /// Geographic location type.
    pub(crate) kind: u8,
    /// Network, area and number of a cell of GSM.
    pub(crate) cgi: Option<(Option<Plmn>, u16, u16)>,
    /// Network and code of the tracking area.
    pub(crate) area: Option<(Option<Plmn>, u16)>,
    /// Network of the cell, and its identity of 28 bits behind four that are spare.
    pub(crate) cell: Option<(Option<Plmn>, u32)>,
}

impl Whereabouts {
    /// As much as is there.
    fn of(octets: &[u8]) -> Option<Self> {
        let mut reader = Reader::new(octets);
        let kind = reader.u8().ok()?;
        let mut cgi = || {
            let plmn = Plmn::from_octets(reader.array().ok()?);
            Some((plmn, reader.u16().ok()?, reader.u16().ok()?))
        };
        let cgi = (kind == CELL_OF_GSM).then(&mut cgi).flatten();
        let mut area = || Some((Plmn::from_octets(reader.array().ok()?), reader.u16().ok()?));
        let area = matches!(kind, TRACKING_AREA | BOTH).then(&mut area).flatten();
        let mut cell = || Some((Plmn::from_octets(reader.array().ok()?), reader.u32().ok()?));
        let cell = matches!(kind, CELL | BOTH).then(&mut cell).flatten();
        Some(Self { kind, cgi, area, cell })
    }
}

impl<'a> Message<'a> {
    /// Where users are.
    pub(crate) fn whereabouts(&self) -> impl Iterator<Item = Whereabouts> + use<'a> {
        let is_location = |code, vendor| (code, vendor) == (USER_LOCATION_INFO, TGPP);
        let locations = self.everywhere().filter(move |avp| is_location(avp.code, avp.vendor));
        locations.filter_map(|avp| Whereabouts::of(avp.octets))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const AREA: [u8; 5] = [0x09, 0xf1, 0x07, 0, 7];
    const CELL_OF_411: [u8; 7] = [0x09, 0xf1, 0x07, 0, 1, 0x9b, 1];

    #[test]
    fn an_area_a_cell_or_both_are_told() {
        let read = |octets: &[&[u8]]| {
            let found = Whereabouts::of(&octets.concat()).unwrap();
            (found.kind, found.area.map(|area| area.1), found.cell.map(|cell| cell.1))
        };

        assert_eq!(read(&[&[128], &AREA]), (128, Some(7), None));
        assert_eq!(read(&[&[129], &CELL_OF_411]), (129, None, Some(0x19b01)));
        assert_eq!(read(&[&[130], &AREA, &CELL_OF_411]), (130, Some(7), Some(0x19b01)));
        assert_eq!(read(&[&[130], &AREA, &[9]]), (130, Some(7), None));
        assert_eq!(read(&[&[0], &AREA]), (0, None, None));
        assert_eq!(read(&[&[0], &CELL_OF_411]), (0, None, None));
        let cell = [&[0], CELL_OF_411.as_slice()].concat();
        let (_, area, number) = Whereabouts::of(&cell).unwrap().cgi.unwrap();
        assert_eq!((area, number), (1, 0x9b01));
        assert_eq!(Whereabouts::of(&[]), None);
    }
}
