//! The bundle: one file that holds a compiled policy, independent of machine and place.
//!
//! Magic, format, schema digest, contents (see `encode.rs`), SHA-256 over all before it; numbers in network order.

use alloc::vec::Vec;
use core::fmt;

use sha2::{Digest as _, Sha256};
use wire::{Malformed, Reader};

use crate::parts::Parts;
use crate::{check, decode, encode};

/// Octets of the longest bundle.
pub const BUNDLE_MAX: usize = 64 << 20;

const MAGIC: [u8; 8] = *b"sigwall\n";
const FORMAT: u16 = 5;
const DIGEST_LEN: usize = 32;

/// Why a bundle was refused, or cannot be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BundleError {
    /// It does not begin as a bundle does.
    NotABundle,
    /// It is written in a format that this version does not read.
    Format(u16),
    /// It was built for other fields than this version has.
    Schema {
        /// The fields for which it was built.
        bundle: u64,
        /// The fields that this version has.
        ours: u64,
    },
    /// Its digest is not that of its octets.
    Digest,
    /// It is not laid out as a bundle is.
    Malformed(Malformed),
    /// It says something that no policy says.
    Content(&'static str),
    /// It has more of these than sigwall holds.
    Limit(&'static str),
}

pub(crate) fn seal(parts: &Parts, schema_digest: u64) -> Result<Vec<u8>, BundleError> {
    check::check(parts)?;
    let mut octets = Vec::from(MAGIC);
    octets.extend(FORMAT.to_be_bytes());
    octets.extend(schema_digest.to_be_bytes());
    encode::encode(parts, &mut octets)?;
    let digest = Sha256::digest(&octets);
    octets.extend(digest);
    if octets.len() > BUNDLE_MAX {
        return Err(BundleError::Limit("octets of a bundle"));
    }
    Ok(octets)
}

pub(crate) fn open(
    octets: &[u8],
    schema_digest: u64,
) -> Result<(Parts, [u8; DIGEST_LEN]), BundleError> {
    if octets.len() > BUNDLE_MAX {
        return Err(BundleError::Limit("octets of a bundle"));
    }
    let (content, digest) = octets.split_last_chunk().ok_or(BundleError::NotABundle)?;
    let mut reader = Reader::new(content);
    if reader.array()? != MAGIC {
        return Err(BundleError::NotABundle);
    }
    match reader.u16()? {
        FORMAT => {}
        other => return Err(BundleError::Format(other)),
    }
    let schema = reader.u64()?;
    if <[u8; DIGEST_LEN]>::from(Sha256::digest(content)) != *digest {
        return Err(BundleError::Digest);
    }
    if schema != schema_digest {
        return Err(BundleError::Schema { bundle: schema, ours: schema_digest });
    }
    let parts = decode::decode(reader)?;
    check::check(&parts)?;
    Ok((parts, *digest))
}

impl fmt::Display for BundleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotABundle => f.write_str("no sigwall bundle"),
            Self::Format(format) => {
                write!(f, "bundle format {format}, this version reads {FORMAT}")
            }
            Self::Schema { bundle, ours } => {
                write!(f, "built for fields {bundle:016x}, this version has {ours:016x}")
            }
            Self::Digest => f.write_str("bundle digest differs: damaged or changed"),
            Self::Malformed(malformed) => write!(f, "bundle {malformed}"),
            Self::Content(what) => write!(f, "bundle says what no policy says: {what}"),
            Self::Limit(what) => write!(f, "too many or too long: {what}"),
        }
    }
}

impl core::error::Error for BundleError {}

impl From<Malformed> for BundleError {
    fn from(malformed: Malformed) -> Self {
        Self::Malformed(malformed)
    }
}
