//! `then`: what a rule does, with the cause in the words of each protocol.

use ruletable::{Cause, Verdict};
use wire::{FieldId, Kind};

use crate::check::Checker;
use crate::codes;
use crate::condition::Lowered;
use crate::diagnostic::Diagnostic;
use crate::limits;
use crate::scope::{self, Scope};
use crate::tree::{Then, Verb};
use crate::value;

impl Checker<'_> {
    /// What a rule does, in the words of the table.
    pub(crate) fn verdict(&mut self, then: &Then) -> Lowered<Verdict> {
        Some(match then.verb.value {
            Verb::Accept => Verdict::Accept,
            Verb::Drop => Verdict::Drop,
            Verb::Reject => Verdict::Reject(Cause(0)),
            Verb::Neutralise => Verdict::Neutralise,
            // Each case names the field of its own protocol.
            Verb::Strip => Verdict::Strip(FieldId { protocol: 0, row: 0 }),
            Verb::Limit => Verdict::Limit(Cause(0)),
            Verb::Quarantine => {
                let time = then.what.as_ref()?;
                let Some(seconds) = limits::seconds(&time.text) else {
                    let message = format!("`{}` is no time such as 10m", time.text);
                    return self.note(codes::BAD_VALUE, time.span, message);
                };
                Verdict::Quarantine(seconds)
            }
            Verb::Reset => Verdict::Reset,
        })
    }

    /// The field whose element a message of that protocol loses.
    pub(crate) fn strip(&mut self, then: &Then, scope: Scope<'_>) -> Option<FieldId> {
        let name = then.what.as_ref().filter(|_| then.verb.value == Verb::Strip)?;
        let Some(found) = scope.find(&name.text) else {
            let message = format!("unknown field `{}` of these messages", name.text);
            let diagnostic = Diagnostic::new(codes::UNKNOWN_FIELD, name.span, message, "");
            self.notes.push(diagnostic.suggest(&name.text, scope::names()));
            return None;
        };
        if !dissect::has_elements(found.row.id.protocol) {
            let message = format!("`{}` stands in no element that a message can lose", name.text);
            return self.note(codes::WRONG_KIND, name.span, message);
        }
        Some(found.row.id)
    }

    /// The cause must be one of each selected protocol that has causes.
    pub(crate) fn causes_known(&mut self, then: &Then, protocols: &[u8]) {
        if !matches!(then.verb.value, Verb::Reject | Verb::Limit) {
            return;
        }
        // What SCCP carries is returned by the receiver's stack, whatever it is (Q.714 §4.2).
        let returned = [dissect::SCCP, dissect::TCAP, dissect::MAP, dissect::CAP];
        for protocol in protocols.iter().filter(|protocol| !returned.contains(protocol)) {
            let Some(names) = causes(*protocol) else {
                let message = "`reject` drops where the protocol has no answer";
                self.note::<()>(codes::NO_ANSWER, then.verb.span, message);
                continue;
            };
            if let Some(text) = &then.what
                && cause(then, *protocol).is_none()
            {
                let protocol = dissect::protocol(*protocol).map_or("", |row| row.name);
                let message = format!("{protocol} has no cause `{}`", text.text);
                let diagnostic = Diagnostic::new(codes::UNKNOWN_CAUSE, text.span, message, "");
                let known = names.iter().map(|(_, name)| *name);
                self.notes.push(diagnostic.suggest(&text.text, known));
            }
        }
    }
}

/// GTPv2-C "Request rejected (reason not specified)" (TS 29.274 table 8.4-1).
const GTPV2_REJECTED: u64 = 94;
/// "GTP-C Entity Congestion" of the same table.
const GTPV2_CONGESTED: u64 = 120;
/// GTPv0 and GTPv1-C "Service not supported" (TS 29.060 §7.7.1).
const GTP_NOT_SUPPORTED: u64 = 200;
/// "No resources available" of the same table.
const GTP_NO_RESOURCES: u64 = 199;

/// The causes that an answer of the protocol may carry.
fn causes(protocol: u8) -> Option<wire::Names> {
    let row = dissect::find("cause").find(|row| row.id.protocol == protocol)?;
    if let Kind::Code(names) = row.kind { Some(names) } else { None }
}

/// Unable to comply (RFC 6733 §7.1.5).
const DIAMETER_UNABLE: u64 = 5012;
/// Too busy (RFC 6733 §7.1.3).
const DIAMETER_TOO_BUSY: u64 = 3004;

/// The cause of a rejection by this protocol; what is too much is rejected for congestion.
pub(crate) fn cause(then: &Then, protocol: u8) -> Option<u32> {
    let is_limit = then.verb.value == Verb::Limit;
    if !is_limit && then.verb.value != Verb::Reject {
        return None;
    }
    let names = causes(protocol)?;
    let code = match &then.what {
        Some(text) => value::number(&text.text)
            .filter(|number| *number <= if protocol == dissect::DIAMETER { 5999 } else { 255 })
            .or_else(|| value::named(names, &text.text))?,
        None => match (protocol, is_limit) {
            (dissect::DIAMETER, true) => DIAMETER_TOO_BUSY,
            (dissect::DIAMETER, false) => DIAMETER_UNABLE,
            (dissect::GTPV2, true) => GTPV2_CONGESTED,
            (dissect::GTPV2, false) => GTPV2_REJECTED,
            (_, true) => GTP_NO_RESOURCES,
            (_, false) => GTP_NOT_SUPPORTED,
        },
    };
    u32::try_from(code).ok()
}
