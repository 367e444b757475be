//! What a document holds; `rules/policy.schema.json` is written from these types.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One file of a policy.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// What stands in it, in order.
    pub items: Vec<Item>,
    /// Comments behind the last item.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub comments: Vec<String>,
}

/// One item.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "item", rename_all = "lowercase")]
pub enum Item {
    /// The policy's name and what happens by default.
    Policy(Block),
    /// Our own network.
    Home(Block),
    /// A partner.
    Partner(Block),
    /// A link.
    Link(Block),
    /// Where packets come from.
    Zone(Block),
    /// How much is remembered.
    State(Block),
    /// Values with a name.
    Set(Set),
    /// Values with a name, in a file of their own.
    Feed(Feed),
    /// Rules behind it belong to that stage.
    Stage(Stage),
    /// A rule.
    Rule(Box<Rule>),
    /// A test.
    Test(Test),
}

/// Comments of an item or of a line in it; an empty one is an empty line between two.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Notes {
    /// Above it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub before: Vec<String>,
    /// At the end of its line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
    /// Before its closing brace.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub end: Vec<String>,
}

/// A word as it is written, a number, or a text in quotes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Value {
    /// A number in decimal digits.
    Number(u64),
    /// A word: a name, an address, a prefix, a date.
    Word(String),
    /// What stands between quotes.
    Quoted {
        /// The text.
        quoted: String,
    },
}

/// A name and properties.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Block {
    /// Its name; `home` and `state` have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Its properties, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub properties: Vec<Property>,
    /// Sets that belong to a party.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sets: Vec<Set>,
    /// Comments.
    #[serde(default, skip_serializing_if = "is_none")]
    pub notes: Notes,
}

/// A word and the values behind it: groups with commas between.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Property {
    /// The word.
    pub key: String,
    /// The values.
    pub values: Vec<Vec<Value>>,
    /// Comments.
    #[serde(default, skip_serializing_if = "is_none")]
    pub notes: Notes,
}

/// Values of a field, with a name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Set {
    /// Its name.
    pub name: String,
    /// The field of which the values are.
    pub field: String,
    /// The values.
    pub values: Vec<Value>,
    /// Comments.
    #[serde(default, skip_serializing_if = "is_none")]
    pub notes: Notes,
}

/// Values of a field in a file of their own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Feed {
    /// Its name.
    pub name: String,
    /// The field of which the values are.
    pub field: String,
    /// `file` and `max_age`.
    pub properties: Vec<Property>,
    /// Comments.
    #[serde(default, skip_serializing_if = "is_none")]
    pub notes: Notes,
}

/// A stage of rules.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Stage {
    /// validate, screen, authorise, plausibility or limit.
    pub name: String,
    /// off, monitor or enforce for all of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mode: Option<String>,
    /// Comments.
    #[serde(default, skip_serializing_if = "is_none")]
    pub notes: Notes,
}

/// A rule.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Rule {
    /// Its name.
    pub name: String,
    /// `cat`, `owner`, `ticket`, `source`, `log` and `capture`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub metadata: Vec<Property>,
    /// The messages that it is asked about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub on: Vec<Selector>,
    /// `interconnect`, `home` or a zone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// What must hold.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Expr>,
    /// What is too much.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub limits: Vec<Limit>,
    /// What happens.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub then: Option<Then>,
    /// How far it is in force.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mode: Option<Mode>,
    /// Comments of the rule.
    #[serde(default, skip_serializing_if = "is_none")]
    pub notes: Notes,
    /// Comments of its lines, by their first word.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub line_notes: BTreeMap<String, Notes>,
}

/// A protocol or its field, and the messages that are meant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Selector {
    /// The protocol, a message with a name of its own, or the field that tells messages apart.
    pub name: String,
    /// request, answer, invoke, result, error or reject.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// The messages; all where there is none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<Value>,
}

/// A condition.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Expr {
    /// Each must hold.
    All {
        /// The conditions, two or more.
        all: Vec<Self>,
    },
    /// One must hold.
    Any {
        /// The conditions, two or more.
        any: Vec<Self>,
    },
    /// It must not hold.
    Not {
        /// The condition.
        not: Box<Self>,
    },
    /// A question.
    Question(Question),
}

/// One question about a field.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// any or all of its values.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quantifier: Option<Quantifier>,
    /// The field, or a function.
    pub field: String,
    /// What a function is asked about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub arguments: Option<Vec<String>>,
    /// Only these octets of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub octets: Option<Slice>,
    /// Only these bits of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bits: Option<u64>,
    /// How it is compared.
    pub op: Operator,
    /// With what, unless the operator is present, absent, in or not in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<Value>,
    /// The unit of the value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// The values of in and not in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub values: Option<Vec<Value>>,
    /// The set or list of in and not in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub set: Option<String>,
}

/// Of which values it must hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Quantifier {
    /// Of one.
    Any,
    /// Of each.
    All,
}

/// Octets of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Slice {
    /// The first; below zero from the end.
    pub from: i16,
    /// How many; all that follow where it is not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub len: Option<u16>,
}

/// How a field is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum Operator {
    /// It has a value.
    #[serde(rename = "present")]
    Present,
    /// It has none.
    #[serde(rename = "absent")]
    Absent,
    /// A value equals.
    #[serde(rename = "==")]
    AnyEqual,
    /// Every value differs.
    #[serde(rename = "!=")]
    AllUnequal,
    /// Every value equals.
    #[serde(rename = "===")]
    AllEqual,
    /// A value differs.
    #[serde(rename = "!==")]
    AnyUnequal,
    /// Less.
    #[serde(rename = "<")]
    Less,
    /// Less or equal.
    #[serde(rename = "<=")]
    AtMost,
    /// Greater.
    #[serde(rename = ">")]
    Greater,
    /// Greater or equal.
    #[serde(rename = ">=")]
    AtLeast,
    /// It holds the text or the octets.
    #[serde(rename = "contains")]
    Contains,
    /// It matches the pattern.
    #[serde(rename = "matches")]
    Matches,
    /// It is one of them.
    #[serde(rename = "in")]
    In,
    /// It is none of them.
    #[serde(rename = "not in")]
    NotIn,
}

/// How many messages are too many.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Limit {
    /// As 200/s.
    pub rate: String,
    /// Messages that may come at once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub burst: Option<String>,
    /// By what they are counted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub per: Vec<String>,
    /// The part at which it is told, as 80%.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub warn_at: Option<String>,
}

/// What happens to a message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Then {
    /// accept, drop, reject, neutralise, strip, limit, quarantine or reset.
    pub verdict: String,
    /// The cause, the element or the time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub what: Option<Value>,
    /// By what a quarantine locks out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub per: Vec<String>,
}

/// How far a rule is in force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Mode {
    /// off, monitor or enforce.
    pub name: String,
    /// The date on which someone should look at it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
}

/// A test.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Test {
    /// Its name.
    pub name: String,
    /// What it sends and expects, in order.
    pub cases: Vec<Case>,
    /// Comments.
    #[serde(default, skip_serializing_if = "is_none")]
    pub notes: Notes,
}

/// What is sent and what is expected.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// What is sent.
    pub send: Send,
    /// Who sends it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Origin>,
    /// The partner that it goes to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// The link that it comes by.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub over: Option<String>,
    /// How often it is sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub times: Option<String>,
    /// How much later than the one before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
    /// The verdict.
    pub expect: String,
    /// The rule that decides.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// The rule in monitor mode that would have blocked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub would: Option<String>,
    /// Comments.
    #[serde(default, skip_serializing_if = "is_none")]
    pub notes: Notes,
}

/// What a test sends.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase", deny_unknown_fields)]
pub enum Send {
    /// A crafted message.
    Message {
        /// Its protocol.
        protocol: String,
        /// Its role.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        role: Option<String>,
        /// Which message.
        kind: Value,
        /// What it says.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        fields: Vec<Property>,
    },
    /// A frame of a capture.
    Pcap {
        /// The file.
        file: Value,
        /// The frame, from 1.
        frame: Value,
    },
}

/// Who sends a message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Origin {
    /// That partner.
    Partner(String),
    /// We.
    Home,
    /// Nobody that the policy knows.
    Stranger,
}

fn is_none(notes: &Notes) -> bool {
    *notes == Notes::default()
}
