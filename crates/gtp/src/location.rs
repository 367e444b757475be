//! Where a subscriber is: areas and cells (TS 23.003 §4, TS 29.060 §7.7.51, TS 29.274 §8.21).

use numbering::Plmn;
use wire::{Malformed, Reader};

/// An area of a network, and the part of it that the identity names: CI, SAC or RAC of a location area, or nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Network; nothing where its digits are none.
    pub plmn: Option<Plmn>,
    /// Location or tracking area code.
    pub area: u16,
    /// Cell identity, service area code or routing area code; 0 where the identity is an area's.
    pub part: u32,
}

impl Cell {
    /// Network and area code.
    pub(crate) fn area(reader: &mut Reader<'_>) -> Result<Self, Malformed> {
        let plmn = Plmn::from_octets(reader.array()?);
        Ok(Self { plmn, area: reader.u16()?, part: 0 })
    }

    /// Network, area code and 16 bits more.
    pub(crate) fn part(reader: &mut Reader<'_>) -> Result<Self, Malformed> {
        let area = Self::area(reader)?;
        Ok(Self { part: reader.u16()?.into(), ..area })
    }

    /// Network and an E-UTRAN cell identity: 28 bits behind four that are spare, which Wireshark counts too.
    pub(crate) fn eutran(reader: &mut Reader<'_>) -> Result<Self, Malformed> {
        let plmn = Plmn::from_octets(reader.array()?);
        Ok(Self { plmn, area: 0, part: reader.u32()? })
    }
}
