//! Requests and answers, invocations and results: `on diameter request "3GPP-Update-Location"`.

use ruletable::{Comparison, Expr, Member, Operand, Selector, Test};

use crate::check::Checker;
use crate::codes;
use crate::condition::Lowered;
use crate::parse::ROLES;
use crate::source::At;
use crate::tree::{self, Role, Rule};

/// Messages of one role.
#[derive(Clone, Debug)]
pub(crate) struct Selected {
    pub(crate) role: Option<Role>,
    pub(crate) selectors: Vec<Selector>,
}

impl Selected {
    /// Those of one protocol.
    pub(crate) fn of(&self, protocol: u8) -> Vec<Selector> {
        self.selectors.iter().copied().filter(|one| one.protocol == protocol).collect()
    }
}

/// The flag by which messages of a role are told, and what it must be.
const FLAGS: &[(u8, Role, &str, u64)] = &[
    (dissect::DIAMETER, Role::Request, "diameter.flags.request", 1),
    (dissect::DIAMETER, Role::Answer, "diameter.flags.request", 0),
    (dissect::MAP, Role::Invoke, "gsm_old.invoke_element", 1),
    (dissect::MAP, Role::Result, "gsm_old.returnResultLast_element", 1),
    (dissect::MAP, Role::Error, "gsm_old.returnError_element", 1),
    (dissect::MAP, Role::Reject, "gsm_old.reject_element", 1),
    (dissect::CAP, Role::Invoke, "camel.invoke_element", 1),
    (dissect::CAP, Role::Result, "camel.returnResult_element", 1),
    (dissect::CAP, Role::Error, "camel.returnError_element", 1),
    (dissect::CAP, Role::Reject, "camel.reject_element", 1),
];

impl Checker<'_> {
    /// Every message that `on` means, by role.
    pub(crate) fn selected(&mut self, rule: &Rule) -> Lowered<Vec<Selected>> {
        let parts: Vec<_> = rule.on.iter().map(|selector| self.selected_by(selector)).collect();
        let mut all: Vec<Selected> = Vec::new();
        for part in parts.into_iter().collect::<Option<Vec<_>>>()? {
            match all.iter_mut().find(|known| known.role == part.role) {
                Some(known) => known.selectors.extend(part.selectors),
                None => all.push(part),
            }
        }
        Some(all)
    }

    fn selected_by(&mut self, selector: &tree::Selector) -> Lowered<Selected> {
        let selectors = self.selectors(selector)?;
        let Some(role) = &selector.role else {
            return Some(Selected { role: None, selectors });
        };
        if selectors.iter().any(|selector| flag(selector.protocol, role.value).is_none()) {
            return self.no_role(&selector.name, role);
        }
        if !selector.values.is_empty() {
            return Some(Selected { role: Some(role.value), selectors });
        }
        // All of a role are a class by which rules are found, where the protocol has it.
        let class = format!("{}.{}", selector.name.value, role_name(role.value));
        let class = dissect::SELECTORS.iter().find(|(name, _)| *name == class);
        Some(match class {
            Some((_, key)) => Selected {
                role: None,
                selectors: vec![Selector { protocol: key.protocol, kind: Some(key.kind) }],
            },
            None => Selected { role: Some(role.value), selectors },
        })
    }

    /// A protocol without messages of that role.
    pub(crate) fn no_role<T>(&mut self, protocol: &At<String>, role: &At<Role>) -> Lowered<T> {
        let message = format!("`{}` has no `{}`", protocol.value, role_name(role.value));
        self.note(codes::ROLE, role.span, message)
    }
}

/// What a message must be to have that role.
pub(crate) fn condition(protocol: u8, role: Option<Role>) -> Option<Expr> {
    let (_, _, name, wanted) = flag(protocol, role?)?;
    let row = dissect::field(protocol, name)?;
    let operand = Operand::Is(Member::Number(*wanted));
    let comparison = Comparison { field: row.id, every: false, negated: false, operand };
    Some(Expr::Test(Test::Field(comparison)))
}

/// The flag of a role, and what it must be.
pub(crate) fn flag(protocol: u8, role: Role) -> Option<&'static (u8, Role, &'static str, u64)> {
    FLAGS.iter().find(|(known, of, ..)| *known == protocol && *of == role)
}

/// Its word.
pub(crate) fn role_name(role: Role) -> &'static str {
    ROLES.iter().find(|(_, known)| *known == role).map_or("", |(name, _)| name)
}
