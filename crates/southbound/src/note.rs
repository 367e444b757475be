//! What the planes say to each other over their channel: one note a packet, fixed octets.

use crate::VERSION;

/// Longest note.
pub(crate) const NOTE_OCTETS_MAX: usize = 512;

/// Which policy judges: the serial of its bundle. It never goes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Generation(pub u64);

/// State of a data plane when a control plane takes charge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Welcome {
    /// The generation in force; 0 where none is.
    pub generation: Generation,
    /// SHA-256 of the bundle in force; zero where none is.
    pub digest: [u8; 32],
    /// The numbering of fields that bundles must be compiled for.
    pub schema: u64,
}

/// One packet on the channel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// Data plane: you are in charge. The counters and each worker's event ring come with it, as descriptors.
    Welcome(Welcome),
    /// Control plane: put this bundle in force. It comes with the note, as a sealed memfd.
    Activate(Generation),
    /// Data plane: every worker judges by it.
    Applied(Generation),
    /// Data plane: it was refused, the last good one stands; with the reason for people.
    Refused(Generation, String),
}

const WELCOME: u8 = 1;
const ACTIVATE: u8 = 2;
const APPLIED: u8 = 3;
const REFUSED: u8 = 4;

impl Note {
    pub(crate) fn octets(&self) -> Vec<u8> {
        let mut octets = VERSION.to_be_bytes().to_vec();
        match self {
            Self::Welcome(welcome) => {
                octets.push(WELCOME);
                octets.extend(welcome.generation.0.to_be_bytes());
                octets.extend(welcome.schema.to_be_bytes());
                octets.extend(welcome.digest);
            }
            Self::Activate(generation) => tagged(&mut octets, ACTIVATE, *generation),
            Self::Applied(generation) => tagged(&mut octets, APPLIED, *generation),
            Self::Refused(generation, text) => {
                tagged(&mut octets, REFUSED, *generation);
                octets.extend(text.as_bytes());
                octets.truncate(NOTE_OCTETS_MAX);
            }
        }
        octets
    }

    pub(crate) fn read(octets: &[u8]) -> Option<Self> {
        let (version, rest) = octets.split_first_chunk()?;
        let (kind, rest) = rest.split_first()?;
        let (number, rest) = rest.split_first_chunk()?;
        if u32::from_be_bytes(*version) != VERSION {
            return None;
        }
        let generation = Generation(u64::from_be_bytes(*number));
        match *kind {
            WELCOME => {
                let (schema, rest) = rest.split_first_chunk()?;
                let digest = *rest.first_chunk()?;
                Some(Self::Welcome(Welcome {
                    generation,
                    digest,
                    schema: u64::from_be_bytes(*schema),
                }))
            }
            ACTIVATE => Some(Self::Activate(generation)),
            APPLIED => Some(Self::Applied(generation)),
            REFUSED => Some(Self::Refused(generation, String::from_utf8_lossy(rest).into_owned())),
            _ => None,
        }
    }
}

fn tagged(octets: &mut Vec<u8>, kind: u8, generation: Generation) {
    octets.push(kind);
    octets.extend(generation.0.to_be_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_note_is_read_back_and_no_truncation_is_taken_for_one() {
        let welcome = Welcome { generation: Generation(7), digest: [9; 32], schema: 3 };
        let notes = [
            Note::Welcome(welcome),
            Note::Activate(Generation(1)),
            Note::Applied(Generation(2)),
            Note::Refused(Generation(3), "digest differs".to_owned()),
        ];

        for note in notes {
            let octets = note.octets();
            assert_eq!(Note::read(&octets), Some(note));
            assert!((0..13).all(|len| Note::read(&octets[..len]).is_none()));
        }
    }
}
