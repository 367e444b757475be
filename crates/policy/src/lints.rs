//! What compiles and still deserves a look.

use std::collections::HashSet;

use ruletable::Mode;

use crate::Options;
use crate::check::Checker;
use crate::codes;
use crate::dates;
use crate::diagnostic::Diagnostic;
use crate::scope;
use crate::source::{At, Span};
use crate::tree::{Ask, Comparator, Expr, Question, Rule};

impl Checker<'_> {
    /// Adds every warning.
    pub(crate) fn lint(&mut self, options: &Options) {
        let tree = self.tree;
        self.untested();
        for rule in &tree.rules {
            self.optional(rule);
            self.overdue(rule, options);
            self.of_one_version(rule);
        }
        self.open_partners();
        let unused: Vec<_> = self.unused_sets().map(|set| set.name.clone()).collect();
        for name in unused {
            self.warn(codes::UNUSED_SET, name.span, format!("no rule asks set `{}`", name.value));
        }
        if let ([], [policy]) = (tree.rules.as_slice(), tree.policies.as_slice())
            && !self.accepts_by_default
        {
            self.warn(
                codes::EMPTY,
                policy.name.span,
                "no rule accepts anything, and the default is drop",
            );
        }
    }

    fn warn(&mut self, code: codes::Code, span: Span, message: impl Into<String>) {
        self.notes.push(Diagnostic::new(code, span, message, ""));
    }

    fn untested(&mut self) {
        let tree = self.tree;
        let cases = tree.tests.iter().flat_map(|test| &test.cases);
        let tested: HashSet<&str> = cases
            .flat_map(|case| [&case.by, &case.would])
            .flatten()
            .map(|name| name.value.as_str())
            .collect();
        for rule in tree.rules.iter().filter(|rule| rule.mode != Mode::Off) {
            if !tested.contains(rule.name.value.as_str()) {
                let message = format!("no test names rule `{}`", rule.name.value);
                self.warn(codes::UNTESTED, rule.name.span, message);
            }
        }
    }

    fn optional(&mut self, rule: &Rule) {
        let Some(when) = &rule.when else { return };
        let mut questions = Vec::new();
        collect(when, false, &mut questions);
        let mut demanded = Vec::new();
        demand(when, &mut demanded);
        let is_settled = |name: &str| {
            let asked = questions.iter().map(|(question, _)| *question);
            let said = asked.filter(|one| matches!(one.ask, Ask::Present | Ask::Absent));
            said.chain(demanded.iter().copied())
                .any(|question| base(&question.field.value) == base(name))
        };
        let doubtful: Vec<At<String>> = questions
            .iter()
            .filter(|(question, is_negated)| *is_negated != is_negative(&question.ask))
            .filter(|(question, _)| !matches!(question.ask, Ask::Present | Ask::Absent))
            .map(|(question, _)| question.field.clone())
            .filter(|field| is_optional(&field.value) && !is_settled(&field.value))
            .collect();
        for field in doubtful {
            let message = format!("what if `{}` is absent?", field.value);
            let help = format!("add `{} present and …` or `… or {0} absent`", base(&field.value));
            let diagnostic =
                Diagnostic::new(codes::OPTIONAL, field.span, message, "a negated question");
            self.notes.push(diagnostic.help(help));
        }
    }

    fn overdue(&mut self, rule: &Rule, options: &Options) {
        let Some(until) = &rule.until else { return };
        if dates::day(&until.value).is_none() {
            let message = format!("`{}` is no date such as 2027-01-31", until.value);
            self.warn(codes::BAD_VALUE, until.span, message);
        } else if options.today.as_ref().is_some_and(|today| *today > until.value) {
            let message =
                format!("rule `{}` should be in force since {}", rule.name.value, until.value);
            self.warn(codes::OVERDUE, until.span, message);
        }
    }

    /// Keys that packets of the other version of IP do not have.
    fn of_one_version(&mut self, rule: &Rule) {
        let keys = rule.limits.iter().flat_map(|limit| &limit.keys);
        let locked = rule.then.iter().flat_map(|then| &then.keys);
        for key in keys.chain(locked) {
            let name = key.value.split('/').next().unwrap_or_default();
            let Some((_, of_both)) = ONE_VERSION.iter().find(|(known, _)| *known == name) else {
                continue;
            };
            let message = format!("`{name}` leaves the other version of IP uncounted");
            let diagnostic = Diagnostic::new(codes::ONE_VERSION, key.span, message, "");
            self.notes.push(diagnostic.help(format!("`{of_both}` is of both versions")));
        }
    }

    fn open_partners(&mut self) {
        let tree = self.tree;
        for partner in &tree.partners {
            let has = |key| partner.properties.iter().any(|property| property.key.value == key);
            for key in ["ip", "link"].into_iter().filter(|key| !has(*key)) {
                let message = format!("partner `{}` has no `{key}`", partner.name.value);
                self.warn(codes::PARTNER_OPEN, partner.name.span, message);
            }
        }
    }
}

/// Addresses of one version of IP, and the names that are of both.
const ONE_VERSION: &[(&str, &str)] =
    &[("ip.src", "src.ip"), ("ip.dst", "dst.ip"), ("ipv6.src", "src.ip"), ("ipv6.dst", "dst.ip")];

/// Every question with whether `not` stands before it.
fn collect<'e>(expr: &'e Expr, is_negated: bool, questions: &mut Vec<(&'e Question, bool)>) {
    match expr {
        Expr::And(parts) | Expr::Or(parts) => {
            for part in parts {
                collect(part, is_negated, questions);
            }
        }
        Expr::Not(inner) => collect(inner, !is_negated, questions),
        Expr::Test(question) => questions.push((question, is_negated)),
    }
}

/// What must be asked of a value for the condition to hold.
fn demand<'e>(expr: &'e Expr, questions: &mut Vec<&'e Question>) {
    match expr {
        Expr::And(parts) => parts.iter().for_each(|part| demand(part, questions)),
        Expr::Test(question) if !is_negative(&question.ask) => questions.push(question),
        Expr::Test(_) | Expr::Or(_) | Expr::Not(_) => {}
    }
}

fn is_negative(ask: &Ask) -> bool {
    match ask {
        Ask::In { negated, .. } => *negated,
        Ask::Compare(comparator, ..) => {
            matches!(comparator.value, Comparator::AllUnequal | Comparator::AnyUnequal)
        }
        Ask::Present | Ask::Absent => false,
    }
}

/// A field of the message's elements: those of the header and of the packet are always there.
fn is_optional(name: &str) -> bool {
    const HEADER: &[&str] =
        &["teid", "seq", "sequence", "flags", "length", "message", "message_type"];
    let owners = scope::owners(name);
    let last = name.split('.').nth(1).unwrap_or(name);
    !owners.is_empty() && !owners.contains(&"packet") && !HEADER.contains(&last)
}

fn base(name: &str) -> &str {
    name.strip_suffix(".plmn").unwrap_or(name)
}
