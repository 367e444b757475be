//! `on`: which messages a rule is asked about.

use dissect::ProtocolRow;
use ruletable::Selector;

use crate::check::Checker;
use crate::codes;
use crate::condition::Lowered;
use crate::diagnostic::Diagnostic;
use crate::scope;
use crate::tree::{self, Value};
use crate::value;

impl Checker<'_> {
    /// Every message that the selector means; at least one.
    pub(crate) fn selectors(&mut self, selector: &tree::Selector) -> Lowered<Vec<Selector>> {
        let name = selector.name.value.as_str();
        let named = dissect::SELECTORS.iter().find(|(known, _)| *known == name);
        if let (Some((_, key)), []) = (named, selector.values.as_slice()) {
            return Some(vec![Selector { protocol: key.protocol, kind: Some(key.kind) }]);
        }
        let aliased = dissect::ALIASES.iter().find(|(alias, _)| *alias == name);
        let is_type_field = |row: &ProtocolRow| {
            let is_aliased = |field| aliased.is_some_and(|(_, names)| names.contains(&field));
            row.type_field.is_some_and(|field| field == name || is_aliased(field))
        };
        let protocol = scope::protocol_name(name);
        let is_meant = |row: &&ProtocolRow| row.name == protocol || is_type_field(row);
        let protocols: Vec<_> = scope::protocols().filter(is_meant).collect();
        if protocols.is_empty() {
            return self.unknown_message(selector);
        }
        let is_field = protocols.iter().any(|row| is_type_field(row));
        match selector.values.as_slice() {
            [] if is_field => {
                let message = format!("`{name}` needs a message type");
                self.note(codes::UNKNOWN_MESSAGE, selector.name.span, message)
            }
            [] => Some(
                protocols.iter().map(|row| Selector { protocol: row.id, kind: None }).collect(),
            ),
            values => {
                let kinds: Vec<_> =
                    values.iter().map(|value| self.kinds(value, &protocols)).collect();
                kinds.into_iter().collect::<Option<Vec<_>>>().map(|kinds| kinds.concat())
            }
        }
    }

    /// The message type of that name in each protocol that has it.
    pub(crate) fn kinds(
        &mut self,
        value: &Value,
        protocols: &[&ProtocolRow],
    ) -> Lowered<Vec<Selector>> {
        let kinds = protocols.iter().filter_map(|row| {
            Some(Selector { protocol: row.id, kind: Some(message_type(row, value)?) })
        });
        let kinds: Vec<_> = kinds.collect();
        if !kinds.is_empty() {
            return Some(kinds);
        }
        let message = format!("no message is named `{}`", value.text);
        let diagnostic = Diagnostic::new(codes::UNKNOWN_MESSAGE, value.span, message, "");
        let names = protocols.iter().flat_map(|row| row.types.iter().map(|(_, name)| *name));
        self.notes.push(diagnostic.suggest(&value.text, names));
        None
    }

    fn unknown_message<T>(&mut self, selector: &tree::Selector) -> Lowered<T> {
        let name = selector.name.value.as_str();
        let message = format!("`{name}` selects no message");
        let diagnostic = Diagnostic::new(codes::UNKNOWN_MESSAGE, selector.name.span, message, "");
        let protocols = scope::protocols().map(|row| row.name);
        let fields = scope::protocols().filter_map(|row| row.type_field);
        let named = dissect::SELECTORS.iter().map(|(known, _)| *known);
        self.notes.push(diagnostic.suggest(name, protocols.chain(fields).chain(named)));
        None
    }
}

/// The message type by number or by the name that Wireshark prints.
fn message_type(row: &ProtocolRow, value: &Value) -> Option<u32> {
    let by_number = || value::number(&value.text);
    let code = value::named(row.types, &value.text).or_else(by_number)?;
    u32::try_from(code).ok()
}
