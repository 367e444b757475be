//! One end of a message (Q.713 §3.4).

use numbering::{Digits, GlobalTitle, PointCode};
use wire::{Fault, Malformed, Reader};

/// One end of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Party {
    /// Address indicator.
    pub indicator: u8,
    /// Point code.
    pub point_code: Option<PointCode>,
    /// Subsystem number.
    pub ssn: Option<u8>,
    /// Global title.
    pub title: Option<GlobalTitle>,
}

impl Party {
    /// Reads an address to its last octet.
    pub fn decode(octets: &[u8]) -> Result<Self, Malformed> {
        let (party, rest) = Self::head(octets)?;
        match party.title_indicator() {
            0 if rest.is_empty() => Ok(party),
            0 => Err(rest.fault(Fault::Trailing)),
            kind => {
                let title = GlobalTitle::decode(kind, rest.rest());
                let title = title.ok_or_else(|| rest.fault(Fault::Value))?;
                Ok(Self { title: Some(title), ..party })
            }
        }
    }

    /// What is wrong with an address.
    pub(super) fn check(octets: &[u8]) -> Result<(), Malformed> {
        let fault = |offset, fault| Err(Malformed { offset, fault });
        let Some(indicator) = octets.first() else { return fault(0, Fault::Truncated) };
        let before_title = match indicator & 3 {
            0 => 1,
            1 => 3,
            2 => 2,
            _ => 4,
        };
        let Some(title) = octets.get(before_title..) else {
            return fault(octets.len(), Fault::Truncated);
        };
        match indicator >> 2 & 0x0f {
            0 if title.is_empty() => Ok(()),
            0 => fault(before_title, Fault::Trailing),
            kind if GlobalTitle::is_title(kind, title) => Ok(()),
            _ => fault(before_title, Fault::Value),
        }
    }

    /// As much of an address as can be read.
    pub fn glimpse(octets: &[u8]) -> Option<Self> {
        let (party, rest) =
            Self::head(octets).unwrap_or((Self::empty(*octets.first()?), Reader::new(&[])));
        let title = GlobalTitle::glimpse(party.title_indicator(), rest.rest());
        Some(Self { title, ..party })
    }

    /// 0 by global title, 1 by subsystem number.
    pub fn routing_indicator(&self) -> u8 {
        self.indicator >> 6 & 1
    }

    /// Which parts a title has, 0 for no title.
    pub fn title_indicator(&self) -> u8 {
        self.indicator >> 2 & 0x0f
    }

    /// Its digits.
    pub fn digits(&self) -> Option<Digits> {
        self.title.map(|title| title.digits)
    }

    /// What stands before the title.
    fn head(octets: &[u8]) -> Result<(Self, Reader<'_>), Malformed> {
        let mut reader = Reader::new(octets);
        let mut party = Self::empty(reader.u8()?);
        if party.indicator & 1 != 0 {
            let code = reader.array().map(u16::from_le_bytes)? & 0x3fff;
            party.point_code = Some(PointCode(code.into()));
        }
        if party.indicator & 2 != 0 {
            party.ssn = Some(reader.u8()?);
        }
        Ok((party, reader))
    }

    fn empty(indicator: u8) -> Self {
        Self { indicator, point_code: None, ssn: None, title: None }
    }
}
