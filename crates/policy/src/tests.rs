//! Tests of a policy, ready to be run by whoever can craft messages.

use ruletable::{Member, Wildcard};

use crate::check::Checker;
use crate::codes;
use crate::condition::Lowered;
use crate::diagnostic::Diagnostic;
use crate::limits;
use crate::roles;
use crate::scope::{self, Scope};
use crate::source::{At, Location};
use crate::tree::{self, Property};
use crate::value;

/// `test "…" { … }`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Test {
    /// What it is called.
    pub name: String,
    /// Where it stands.
    pub location: Location,
    /// What it sends and expects, in order.
    pub cases: Vec<Case>,
}

/// After `would`: no rule in monitor mode notes it.
pub const NOTHING: &str = "nothing";

/// How often a test may send one message.
const TIMES_MAX: u32 = 100_000;

/// `send … expect …`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// What is sent.
    pub send: Send,
    /// Who sends it; nothing where a capture says so itself.
    pub from: Option<Origin>,
    /// The partner that it goes to, where it is named.
    pub to: Option<String>,
    /// The link that it comes by, where it is not that of its partner.
    pub link: Option<String>,
    /// How often it is sent; what is expected is expected of the last.
    pub times: u32,
    /// Seconds between the case before and this one.
    pub after_s: u32,
    /// What should happen, in the word of [`ruletable::Verdict::name`].
    pub expect: &'static str,
    /// The rule that should decide.
    pub by: Option<String>,
    /// The rule in monitor mode that should note it, or [`NOTHING`]; nothing is said where any may.
    pub would: Option<String>,
    /// Where it stands.
    pub location: Location,
}

/// What a test sends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Send {
    /// A crafted message.
    Message {
        /// Name of the protocol.
        protocol: &'static str,
        /// Its message type.
        kind: u32,
        /// What it says, in the order of writing.
        fields: Vec<Given>,
    },
    /// A frame of a capture.
    Capture {
        /// The file, from where the policy stands.
        file: String,
        /// Number of the frame, from 1.
        frame: u64,
    },
}

/// A field with the values that the message should have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// The field's own name, never an alias.
    pub field: &'static str,
    /// Numbers and code points in decimal, digits, addresses and names as they read, octets as a character each.
    pub values: Vec<String>,
}

/// Who sends a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// An address of that partner, on the outside.
    Partner(String),
    /// An address of ours, on the inside.
    Home,
    /// An address that nobody declares, on the outside.
    Stranger,
}

impl Checker<'_> {
    /// Every test without errors.
    pub(crate) fn tests(&mut self) -> Vec<Test> {
        let tree = self.tree;
        let tests = tree.tests.iter().filter_map(|test| {
            let cases: Vec<_> = test.cases.iter().map(|case| self.case(case)).collect();
            Some(Test {
                name: test.name.value.clone(),
                location: self.lines.location(test.name.span),
                cases: cases.into_iter().collect::<Option<_>>()?,
            })
        });
        tests.collect()
    }

    fn case(&mut self, case: &tree::Case) -> Lowered<Case> {
        let send = self.send(&case.send);
        let from = match &case.from {
            Some(tree::Origin::Partner(name)) => {
                self.partner_named(&name.value, name.span)?;
                Some(Origin::Partner(name.value.clone()))
            }
            Some(tree::Origin::Home) => Some(Origin::Home),
            Some(tree::Origin::Stranger) => Some(Origin::Stranger),
            None => None,
        };
        if let Some(to) = &case.to {
            self.partner_named(&to.value, to.span)?;
        }
        if from.is_none() && matches!(case.send, tree::Send::Message { .. }) {
            let message =
                "a crafted message needs `from partner NAME`, `from home` or `from stranger`";
            return self.note(codes::MISSING, case.span, message);
        }
        if let (tree::Send::Capture { .. }, Some(said)) =
            (&case.send, case.after.as_ref().or(case.times.as_ref()))
        {
            let message = "a frame of a capture comes once, at its own time, after those before it";
            return self.note(codes::BAD_VALUE, said.span, message);
        }
        let text = |name: &Option<At<String>>| name.as_ref().map(|name| name.value.clone());
        let would = case.would.as_ref().filter(|name| name.value != NOTHING);
        for name in case.by.as_ref().into_iter().chain(would) {
            self.rule_named(name)?;
        }
        Some(Case {
            send: send?,
            from,
            to: text(&case.to),
            link: text(&case.link),
            times: self.times(case.times.as_ref())?,
            after_s: self.later(case.after.as_ref())?,
            expect: case.expect.value.name(),
            by: text(&case.by),
            would: text(&case.would).or_else(|| is_accepted(case).then(|| NOTHING.to_owned())),
            location: self.lines.location(case.span),
        })
    }

    fn times(&mut self, times: Option<&At<String>>) -> Lowered<u32> {
        let Some(times) = times else { return Some(1) };
        let number = value::number(&times.value).and_then(|number| u32::try_from(number).ok());
        if let Some(number @ 1..=TIMES_MAX) = number {
            return Some(number);
        }
        let message = format!("a message is sent 1 to {TIMES_MAX} times");
        self.note(codes::BAD_VALUE, times.span, message)
    }

    fn later(&mut self, after: Option<&At<String>>) -> Lowered<u32> {
        let Some(after) = after else { return Some(0) };
        if let Some(seconds) = limits::seconds(&after.value) {
            return Some(seconds);
        }
        self.note(codes::BAD_VALUE, after.span, "a time such as `30s`, `5m`, `2h` or `1d`")
    }

    fn send(&mut self, send: &tree::Send) -> Lowered<Send> {
        match send {
            tree::Send::Capture { file, frame } => match value::number(&frame.text) {
                Some(number @ 1..) => {
                    Some(Send::Capture { file: file.text.clone(), frame: number })
                }
                _ => self.note(codes::BAD_VALUE, frame.span, "frames are counted from 1"),
            },
            tree::Send::Message { protocol, role, kind, fields } => {
                self.message((protocol, role.as_ref()), kind, fields)
            }
        }
    }

    fn message(
        &mut self,
        (protocol, role): (&At<String>, Option<&At<tree::Role>>),
        kind: &tree::Value,
        fields: &[Property],
    ) -> Lowered<Send> {
        let name = scope::protocol_name(&protocol.value);
        let Some(row) = scope::protocols().find(|row| row.name == name) else {
            let message = format!("no protocol is called `{}`", protocol.value);
            let diagnostic = Diagnostic::new(codes::UNKNOWN_MESSAGE, protocol.span, message, "");
            let known = scope::protocols().map(|row| row.name);
            self.notes.push(diagnostic.suggest(&protocol.value, known));
            return None;
        };
        let kinds = self.kinds(kind, &[row])?;
        let kind = kinds.first().and_then(|selector| selector.kind)?;
        let scope = Scope { protocol: row.id, all: &[row.id], carrier: None };
        let fields: Vec<_> = fields.iter().map(|property| self.given(property, scope)).collect();
        let mut fields = fields.into_iter().collect::<Option<Vec<_>>>()?;
        fields.extend(self.role_flag((protocol, role), row.id)?);
        Some(Send::Message { protocol: row.name, kind, fields })
    }

    /// The flag that makes a message one of its role; requests and invocations are what is crafted anyway.
    fn role_flag(
        &mut self,
        (protocol, role): (&At<String>, Option<&At<tree::Role>>),
        id: u8,
    ) -> Lowered<Option<Given>> {
        let Some(role) = role else { return Some(None) };
        let Some((_, _, field, wanted)) = roles::flag(id, role.value) else {
            return self.no_role(protocol, role);
        };
        let is_usual = matches!(role.value, tree::Role::Request | tree::Role::Invoke);
        Some((!is_usual).then(|| Given { field, values: vec![wanted.to_string()] }))
    }

    fn given(&mut self, property: &Property, scope: Scope<'_>) -> Lowered<Given> {
        let name = &property.key;
        let Some(found) = scope.find(&name.value) else {
            let text = name.value.as_str();
            self.notes.push(if scope::exists(text) {
                let protocol = dissect::protocol(scope.protocol).map_or("", |row| row.name);
                let owners = scope::owners(text).join(", ");
                let message = format!("`{text}` is a field of {owners}; not of {protocol}");
                Diagnostic::new(codes::FIELD_NOT_HERE, name.span, message, "")
            } else {
                let message = format!("unknown field `{text}` of this message");
                Diagnostic::new(codes::UNKNOWN_FIELD, name.span, message, "")
                    .suggest(text, scope::names())
            });
            return None;
        };
        let values = property.groups.iter().flatten();
        let members: Vec<_> = values.map(|value| self.member(value, name, scope)).collect();
        // What is no value of the field was said.
        let members = members.into_iter().collect::<Option<Vec<_>>>()?;
        let values = members.into_iter().map(|member| member.as_ref().and_then(text));
        match values.collect::<Option<Vec<_>>>() {
            Some(values) if !values.is_empty() => Some(Given { field: found.row.name, values }),
            _ => self.note(
                codes::BAD_VALUE,
                name.span,
                "the field needs values that a message can have",
            ),
        }
    }

    fn rule_named(&mut self, name: &At<String>) -> Lowered<()> {
        if self.names.contains(name.value.as_str()) {
            return Some(());
        }
        let message = format!("no rule is called `{}`", name.value);
        let diagnostic = Diagnostic::new(codes::UNKNOWN_RULE, name.span, message, "");
        let diagnostic = diagnostic.suggest(&name.value, self.names.iter());
        self.notes.push(diagnostic);
        None
    }
}

/// What should pass must not be noted either, unless the test says which rule does.
fn is_accepted(case: &tree::Case) -> bool {
    case.expect.value == tree::Verb::Accept
}

/// A single value as a message builder reads it.
fn text(member: &Member) -> Option<String> {
    match member {
        Member::Number(number) => Some(number.to_string()),
        Member::Digits(digits) => Some(digits.to_string()),
        Member::Network(address, 32 | 128) => Some(address.to_string()),
        Member::Name(name) if name.wildcard == Wildcard::None => {
            String::from_utf8(name.text.to_vec()).ok()
        }
        Member::Text(octets) => String::from_utf8(octets.to_vec()).ok(),
        Member::Octets(octets) => Some(octets.iter().copied().map(char::from).collect()),
        Member::Range(..) | Member::Prefix(_) | Member::Network(..) | Member::Name(_) => None,
    }
}
