//! What a policy says, as it is written.

use ruletable::{Mode, Stage, Ways};

use crate::source::{At, Span};

/// One policy from all its sources.
#[derive(Debug, Default)]
pub(crate) struct Tree {
    pub(crate) policies: Vec<Block>,
    pub(crate) homes: Vec<Block>,
    pub(crate) partners: Vec<Block>,
    pub(crate) links: Vec<Block>,
    pub(crate) zones: Vec<Block>,
    pub(crate) feeds: Vec<Feed>,
    pub(crate) states: Vec<Block>,
    pub(crate) sets: Vec<Set>,
    pub(crate) stages: Vec<StageLine>,
    pub(crate) rules: Vec<Rule>,
    pub(crate) tests: Vec<Test>,
    /// Where the braces of items close.
    pub(crate) ends: Vec<Span>,
}

/// `stage screen` or `stage screen mode monitor`
#[derive(Clone, Copy, Debug)]
pub(crate) struct StageLine {
    pub(crate) stage: At<Stage>,
    pub(crate) mode: Option<Mode>,
}

/// `policy`, `home`, `partner`, `link` or `state`: a name and properties.
#[derive(Debug)]
pub(crate) struct Block {
    pub(crate) name: At<String>,
    pub(crate) properties: Vec<Property>,
    /// Sets that belong to a party.
    pub(crate) sets: Vec<Set>,
}

/// A word and the values after it, with commas between groups of them.
#[derive(Debug)]
pub(crate) struct Property {
    pub(crate) key: At<String>,
    pub(crate) groups: Vec<Vec<Value>>,
}

/// A word or a string.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Value {
    pub(crate) text: String,
    pub(crate) is_quoted: bool,
    pub(crate) span: Span,
}

/// `set NAME : FIELD { … }`
#[derive(Debug)]
pub(crate) struct Set {
    pub(crate) name: At<String>,
    pub(crate) field: At<String>,
    pub(crate) values: Vec<Value>,
}

/// `feed NAME : FIELD { file "…"; max_age 24h }`
#[derive(Debug)]
pub(crate) struct Feed {
    pub(crate) name: At<String>,
    pub(crate) field: At<String>,
    pub(crate) properties: Vec<Property>,
}

/// `rule NAME { … }`
#[derive(Debug)]
pub(crate) struct Rule {
    pub(crate) name: At<String>,
    pub(crate) stage: Stage,
    pub(crate) on: Vec<Selector>,
    pub(crate) ways: Ways,
    /// A zone of the policy's own after `from`.
    pub(crate) zone: Option<At<String>>,
    pub(crate) when: Option<Expr>,
    pub(crate) limits: Vec<Limit>,
    pub(crate) then: Option<Then>,
    pub(crate) mode: Mode,
    pub(crate) until: Option<At<String>>,
    pub(crate) properties: Vec<Property>,
    /// The first word of each of its lines.
    pub(crate) clauses: Vec<At<String>>,
    /// A line of it was given up: what is missing may stand there.
    pub(crate) is_broken: bool,
}

/// `on gtpv2 "Create Session Request"`: a protocol or field, and the values that select.
#[derive(Clone, Debug)]
pub(crate) struct Selector {
    pub(crate) name: At<String>,
    pub(crate) role: Option<At<Role>>,
    pub(crate) values: Vec<Value>,
}

/// What a message is in its conversation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    Request,
    Answer,
    Invoke,
    Result,
    Error,
    Reject,
}

/// `200/s burst 400 per src.partner, imsi warn at 80%`
#[derive(Clone, Debug)]
pub(crate) struct Limit {
    pub(crate) rate: At<String>,
    pub(crate) burst: Option<At<String>>,
    pub(crate) keys: Vec<At<String>>,
    pub(crate) warn: Option<At<String>>,
}

/// `then accept | drop | reject CAUSE | neutralise | strip FIELD | limit CAUSE | quarantine TIME per KEY | reset`
#[derive(Clone, Debug)]
pub(crate) struct Then {
    pub(crate) verb: At<Verb>,
    /// The cause, the field or the time.
    pub(crate) what: Option<Value>,
    /// By which values a quarantine locks out.
    pub(crate) keys: Vec<At<String>>,
}

/// What a rule does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verb {
    Accept,
    Drop,
    Reject,
    Neutralise,
    Strip,
    Limit,
    Quarantine,
    Reset,
}

impl Verb {
    /// Every verb by its word.
    pub(crate) const NAMES: &'static [(&'static str, Self)] = &[
        ("accept", Self::Accept),
        ("drop", Self::Drop),
        ("reject", Self::Reject),
        ("neutralise", Self::Neutralise),
        ("strip", Self::Strip),
        ("limit", Self::Limit),
        ("quarantine", Self::Quarantine),
        ("reset", Self::Reset),
    ];

    /// Its word.
    pub(crate) fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(_, verb)| *verb == self).map_or("", |(name, _)| name)
    }
}

/// A condition.
#[derive(Clone, Debug)]
pub(crate) enum Expr {
    And(Vec<Self>),
    Or(Vec<Self>),
    Not(Box<Self>),
    Test(Question),
}

/// One question.
#[derive(Clone, Debug)]
pub(crate) struct Question {
    pub(crate) quantifier: Option<Quantifier>,
    /// A field or a function.
    pub(crate) field: At<String>,
    /// What a function is asked about.
    pub(crate) arguments: Option<Vec<At<String>>>,
    pub(crate) part: Option<At<Part>>,
    pub(crate) ask: Ask,
}

/// `any` or `all` before a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Quantifier {
    Any,
    All,
}

/// Which part of a value is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// `[0:2]`
    Octets(ruletable::Slice),
    /// `& 0x0f`
    Bits(u64),
}

/// What is asked of a field.
#[derive(Clone, Debug)]
pub(crate) enum Ask {
    Present,
    Absent,
    /// With a value and its unit.
    Compare(At<Comparator>, Value, Option<At<String>>),
    In {
        negated: bool,
        members: Members,
    },
}

/// After `in`.
#[derive(Clone, Debug)]
pub(crate) enum Members {
    Listed(Vec<Value>),
    Named(At<String>),
}

/// Between a field and a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Comparator {
    AnyEqual,
    AllUnequal,
    AllEqual,
    AnyUnequal,
    Less,
    AtMost,
    Greater,
    AtLeast,
    Contains,
    Matches,
}

impl Comparator {
    /// Whether it holds of every value where nothing says any or all, and whether values must differ.
    pub(crate) fn manner(self) -> (bool, bool) {
        match self {
            Self::AllEqual => (true, false),
            Self::AllUnequal => (true, true),
            Self::AnyUnequal => (false, true),
            Self::AnyEqual
            | Self::Less
            | Self::AtMost
            | Self::Greater
            | Self::AtLeast
            | Self::Contains
            | Self::Matches => (false, false),
        }
    }

    /// Whether values must equal or differ; nothing where they are compared otherwise.
    pub(crate) fn equality(self) -> Option<bool> {
        match self {
            Self::AnyEqual | Self::AllEqual => Some(true),
            Self::AllUnequal | Self::AnyUnequal => Some(false),
            Self::Less
            | Self::AtMost
            | Self::Greater
            | Self::AtLeast
            | Self::Contains
            | Self::Matches => None,
        }
    }
}

/// `test "…" { … }`
#[derive(Debug)]
pub(crate) struct Test {
    pub(crate) name: At<String>,
    pub(crate) cases: Vec<Case>,
}

/// `send … expect …`
#[derive(Debug)]
pub(crate) struct Case {
    pub(crate) send: Send,
    pub(crate) span: Span,
    pub(crate) from: Option<Origin>,
    pub(crate) to: Option<At<String>>,
    /// The link it comes by, where it is not the partner's own.
    pub(crate) link: Option<At<String>>,
    /// How often it is sent.
    pub(crate) times: Option<At<String>>,
    /// How much later than the one before.
    pub(crate) after: Option<At<String>>,
    pub(crate) expect: At<Verb>,
    pub(crate) by: Option<At<String>>,
    pub(crate) would: Option<At<String>>,
}

/// Who sends it.
#[derive(Debug)]
pub(crate) enum Origin {
    Partner(At<String>),
    Home,
    Stranger,
}

/// What a test sends.
#[derive(Debug)]
pub(crate) enum Send {
    Message { protocol: At<String>, role: Option<At<Role>>, kind: Value, fields: Vec<Property> },
    Capture { file: Value, frame: Value },
}
