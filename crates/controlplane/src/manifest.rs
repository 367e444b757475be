//! What the store knows of one policy besides its bundle.

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

/// One file of policy text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Name for diagnostics, as a rule the path within the policy's directory.
    pub name: String,
    /// The whole text.
    pub text: String,
}

/// One rule of a policy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleRow {
    /// Its id.
    pub name: String,
    /// The stage in which it is asked.
    pub stage: String,
    /// `enforce`, `monitor` or `off`.
    pub mode: String,
    /// Where its hits are counted.
    pub slot: u32,
    /// Frames that it captures at most.
    #[serde(default, skip_serializing_if = "is_none")]
    pub capture: u32,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it so")]
fn is_none(frames: &u32) -> bool {
    *frames == 0
}

/// Why a policy came into the store.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// Somebody pushed it.
    Push,
    /// It is the content of an earlier serial, put in force again.
    Again(u64),
    /// It is the content of an earlier serial, compiled for another release.
    Upgrade(u64),
}

/// A policy with all that it takes to compile it again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Its number, which is the generation of its bundle.
    pub serial: u64,
    /// The name in its `policy` block.
    pub policy: String,
    /// What the person who pushed it called it.
    pub label: Option<String>,
    /// Milliseconds since 1970.
    pub created_ms: u64,
    /// Why it is here.
    pub origin: Origin,
    /// The serial that was current before.
    pub replaces: Option<u64>,
    /// Numbering of fields for which it was compiled.
    pub schema: u64,
    /// The digest by which the data plane names the bundle.
    pub digest: Digest,
    /// SHA-256 of the whole bundle file.
    pub bundle: Digest,
    /// Its rules.
    pub rules: Vec<RuleRow>,
    /// Its partners, in the order of their numbers.
    pub partners: Vec<String>,
    /// Its text.
    pub sources: Vec<Source>,
}

/// A SHA-256, written as hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Digest(pub [u8; 32]);

impl Digest {
    /// The digest of these octets.
    pub fn of(octets: &[u8]) -> Self {
        Self(Sha256::digest(octets).into())
    }
}

impl std::fmt::Display for Digest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|octet| write!(f, "{octet:02x}"))
    }
}

impl std::fmt::Debug for Digest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{self}")
    }
}

impl From<Digest> for String {
    fn from(digest: Digest) -> Self {
        digest.to_string()
    }
}

impl TryFrom<String> for Digest {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let mut digest = [0; 32];
        let pairs = text.as_bytes().chunks(2);
        if text.len() != 64 {
            return Err("a digest has 64 hexadecimal digits");
        }
        for (octet, pair) in digest.iter_mut().zip(pairs) {
            *octet = std::str::from_utf8(pair)
                .ok()
                .and_then(|pair| u8::from_str_radix(pair, 16).ok())
                .ok_or("a digest has hexadecimal digits only")?;
        }
        Ok(Self(digest))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digest_is_read_as_it_is_written() {
        let digest = Digest::of(b"bundle");

        let text = serde_json::to_string(&digest).unwrap();

        assert_eq!(serde_json::from_str::<Digest>(&text).unwrap(), digest);
        assert!(serde_json::from_str::<Digest>("\"00\"").is_err());
    }
}
