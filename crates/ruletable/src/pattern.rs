//! Patterns of `matches`: compiled to a table when the policy is loaded, so that asking takes one look-up an octet.

use alloc::boxed::Box;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;
use core::fmt;

use regex_automata::dfa::dense::{Builder, Config, DFA};
use regex_automata::dfa::{Automaton as _, StartKind};
use regex_automata::nfa::thompson;
use regex_automata::util::syntax;
use regex_automata::{Anchored, Input, MatchKind};
use wire::Value;

use crate::{BundleError, text};

/// Octets of a pattern's text.
const TEXT_MAX: usize = 255;
/// Octets of the table of one pattern.
const TABLE_MAX: usize = 1 << 20;
/// Octets that making the table may take, which bounds its time too.
const MAKING_MAX: usize = 4 << 20;
/// Octets of all tables of a policy.
const TABLES_MAX: usize = 64 << 20;

/// A pattern, ready to be asked.
#[derive(Clone)]
pub struct Pattern {
    table: DFA<Vec<u32>>,
}

/// Why a pattern is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PatternError {
    /// It is no pattern, or uses what cannot be asked in one pass: what is wrong with it.
    Syntax(String),
    /// Its table would be larger than 1 MiB.
    TooLarge,
    /// Its text is longer than 255 octets.
    TooLong,
    /// The policy has more patterns than are held.
    TooMany,
}

impl Pattern {
    /// Compiles a pattern with the meaning of Wireshark's `matches`: of octets, letters in either case.
    pub fn new(text: &str) -> Result<Self, PatternError> {
        if text.len() > TEXT_MAX {
            return Err(PatternError::TooLong);
        }
        let config = Config::new()
            .match_kind(MatchKind::All)
            .start_kind(StartKind::Unanchored)
            .dfa_size_limit(Some(TABLE_MAX))
            .determinize_size_limit(Some(MAKING_MAX));
        let syntax = syntax::Config::new().case_insensitive(true).unicode(false).utf8(false);
        let parsed = syntax::parse_with(text, &syntax)
            .map_err(|error| PatternError::Syntax(last_line(&error.to_string())))?;
        let limits = thompson::Config::new().utf8(false).nfa_size_limit(Some(TABLE_MAX));
        let machine = thompson::Compiler::new().configure(limits).build_from_hir(&parsed);
        // What can still go wrong is the size: the syntax is right, and no octet is treated apart.
        let machine = machine.map_err(|_| PatternError::TooLarge)?;
        let table = Builder::new().configure(config).build_from_nfa(&machine);
        table.map(|table| Self { table }).map_err(|_| PatternError::TooLarge)
    }

    /// True where it is found in the text or the octets of a value.
    pub fn matches(&self, value: &Value<'_>) -> bool {
        text::with_octets(value, |octets| self.is_in(octets)).unwrap_or(false)
    }

    /// Octets of its table.
    pub fn octets(&self) -> usize {
        self.table.memory_usage()
    }

    fn is_in(&self, octets: &[u8]) -> bool {
        let input = Input::new(octets).anchored(Anchored::No).earliest(true);
        // No octet makes this table give up, so that an error cannot come; it would be no match.
        matches!(self.table.try_search_fwd(&input), Ok(Some(_)))
    }
}

/// Every pattern of a policy.
pub(crate) fn all(texts: &[String]) -> Result<Box<[Pattern]>, BundleError> {
    let mut octets = 0_usize;
    let pattern = |text: &String| {
        let pattern =
            Pattern::new(text).map_err(|_| BundleError::Content("a pattern that is none"))?;
        octets = octets.saturating_add(pattern.octets());
        if octets > TABLES_MAX {
            return Err(BundleError::Limit("octets of all patterns"));
        }
        Ok(pattern)
    };
    texts.iter().map(pattern).collect()
}

/// What is wrong stands in the last line; those before it show where.
fn last_line(text: &str) -> String {
    let line = text.lines().last().unwrap_or_default();
    line.strip_prefix("error: ").unwrap_or(line).into()
}

impl fmt::Debug for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pattern").field("octets", &self.octets()).finish()
    }
}

impl fmt::Display for PatternError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Syntax(text) => f.write_str(text),
            Self::TooLarge => write!(f, "its table would be larger than {TABLE_MAX} octets"),
            Self::TooLong => write!(f, "a pattern has at most {TEXT_MAX} octets"),
            Self::TooMany => {
                write!(f, "a policy has at most {} patterns", crate::PATTERNS_MAX)
            }
        }
    }
}

impl core::error::Error for PatternError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_is_found_anywhere_and_in_either_case() {
        for (pattern, text, expected) in [
            ("^mmec[0-9]+\\.epc", "MMEC12.epc.mnc001", true),
            ("^mmec[0-9]+\\.epc$", "mmec12.epc.mnc001", false),
            ("b(c|d)+e", "abcdcdef", true),
            ("\\x00\\xff", "plain", false),
            ("^$", "", true),
        ] {
            let pattern = Pattern::new(pattern).unwrap();

            assert_eq!(pattern.matches(&Value::Text(text.as_bytes())), expected, "{text}");
        }
        let octets = Pattern::new("\\x00\\xff").unwrap();
        assert!(octets.matches(&Value::Octets(&[1, 0, 0xff])));
        let labels = Pattern::new("^ims\\.").unwrap();
        assert!(labels.matches(&Value::Labels(b"\x03IMS\x04test")));
        assert!(!labels.matches(&Value::Number(7)));
    }

    #[test]
    fn what_cannot_be_asked_in_one_pass_or_in_bounded_memory_is_refused() {
        assert!(matches!(Pattern::new("(a)\\1"), Err(PatternError::Syntax(_))));
        assert!(matches!(Pattern::new("(a"), Err(PatternError::Syntax(_))));
        assert_eq!(Pattern::new("[ab]*a[ab]{40}c").unwrap_err(), PatternError::TooLarge);
        assert_eq!(Pattern::new("((a{200}){200}){200}").unwrap_err(), PatternError::TooLarge);
        assert_eq!(Pattern::new(&"a".repeat(256)).unwrap_err(), PatternError::TooLong);
    }
}
