//! Rates, and by which values messages are counted.

use dissect::{CAP, DIAMETER, GTPV0, GTPV1, GTPV2, MAP};
use ruletable::{Cap, KEY_PARTS_MAX, KeyPart, Limit, PartyRow, Rate};

use crate::check::Checker;
use crate::codes;
use crate::condition::Lowered;
use crate::diagnostic::Diagnostic;
use crate::scope::{self, Scope};
use crate::source::At;
use crate::tree::{self, Rule, Then, Value, Verb};
use crate::value;

/// Times by their letters, in nanoseconds.
const UNITS: &[(&str, u64)] = &[
    ("ms", 1_000_000),
    ("s", 1_000_000_000),
    ("m", 60_000_000_000),
    ("min", 60_000_000_000),
    ("h", 3_600_000_000_000),
    ("d", 86_400_000_000_000),
];

/// What a quarantine without limit counts: every message that its rule matches is one too many.
const NEVER: Rate = Rate { interval_ns: 1, burst: 0 };

/// By what a quarantine locks out where it does not say so.
const SENDER: &str = "src.ip";

/// Names of several protocols together in a cap.
const FAMILIES: &[(&str, &[u8])] = &[
    ("gtpc", &[GTPV0, GTPV1, GTPV2]),
    ("diameter", &[DIAMETER]),
    ("map", &[MAP]),
    ("cap", &[CAP]),
];

impl Checker<'_> {
    /// The limits of a rule for the messages of one protocol.
    pub(crate) fn limits(&mut self, rule: &Rule, scope: Scope<'_>) -> Lowered<Vec<Limit>> {
        let mut limits = Vec::new();
        for limit in &rule.limits {
            for scope in carried(limit, scope) {
                limits.push(self.limit(limit, scope));
            }
        }
        let mut limits = limits.into_iter().collect::<Option<Vec<_>>>()?;
        if let Some(then) = &rule.then
            && then.verb.value == Verb::Quarantine
            && limits.is_empty()
        {
            let sender = At { value: SENDER.to_owned(), span: then.verb.span };
            let keys = if then.keys.is_empty() { vec![sender] } else { then.keys.clone() };
            limits.push(Limit { key: self.key(&keys, scope)?, rate: NEVER, warn: 0 });
        }
        Some(limits)
    }

    /// What `then` and `limit` of a rule cannot say together.
    pub(crate) fn limits_fit(&mut self, rule: &Rule, then: &Then) {
        match (then.verb.value, rule.limits.as_slice()) {
            (Verb::Limit, []) => {
                let message = "`then limit` needs a `limit` line";
                self.note::<()>(codes::MISSING, then.verb.span, message);
            }
            (Verb::Accept | Verb::Strip, [first, ..]) => {
                let message = "a limit matches what is too much, which this verdict lets go on";
                self.note::<()>(codes::BAD_VALUE, first.rate.span, message);
            }
            (Verb::Quarantine, [_, ..]) if !then.keys.is_empty() => {
                let message = "a quarantine locks out by the keys of the limits of its rule";
                let note = Diagnostic::new(codes::BAD_VALUE, then.verb.span, message, "");
                let keys: Vec<_> = then.keys.iter().map(|key| key.value.as_str()).collect();
                let help = format!("leave out `per {}` of `quarantine`", keys.join(", "));
                self.notes.push(note.help(help));
            }
            _ => {}
        }
    }

    fn limit(&mut self, limit: &tree::Limit, scope: Scope<'_>) -> Lowered<Limit> {
        let key = self.key(&limit.keys, scope);
        let word =
            |at: &At<String>| Value { text: at.value.clone(), is_quoted: false, span: at.span };
        let mut words = vec![word(&limit.rate)];
        for (name, part) in [("burst", &limit.burst), ("warn", &limit.warn)] {
            if let Some(part) = part {
                words.push(Value { text: name.to_owned(), ..word(part) });
                words.push(word(part));
            }
        }
        match allowance(&words) {
            Ok((rate, warn)) => Some(Limit { key: key?, rate, warn }),
            Err(wrong) => {
                let message = format!("`{}` is no {}", wrong.value.text, wrong.wanted);
                self.note(codes::BAD_VALUE, wrong.value.span, message)
            }
        }
    }

    fn key(&mut self, names: &[At<String>], scope: Scope<'_>) -> Lowered<Vec<KeyPart>> {
        if let Some(more) = names.get(KEY_PARTS_MAX) {
            let message = format!("messages are counted by at most {KEY_PARTS_MAX} fields");
            return self.note(codes::LIMIT, more.span, message);
        }
        let parts: Vec<_> = names.iter().map(|name| self.key_part(name, scope)).collect();
        parts.into_iter().collect()
    }

    fn key_part(&mut self, name: &At<String>, scope: Scope<'_>) -> Lowered<KeyPart> {
        if let Some(end) = scope::end(&name.value).filter(|end| !end.is_home) {
            return Some(KeyPart::Partner(end.side));
        }
        if name.value == "message" {
            return Some(KeyPart::Message);
        }
        let (field, len) = match name.value.split_once('/') {
            None => (name.value.as_str(), None),
            Some((field, len)) => {
                let Some(len) = len.parse().ok().filter(|len| (1..=128).contains(len)) else {
                    let message = "so many digits, or bits of an address: imsi/5, src.ip/24";
                    return self.note(codes::BAD_VALUE, name.span, message);
                };
                (field, Some(len))
            }
        };
        let Some(found) = scope.find(field) else {
            let message = format!("unknown field `{field}` of these messages");
            let diagnostic = Diagnostic::new(codes::UNKNOWN_FIELD, name.span, message, "");
            let more = ["src.partner", "dst.partner", "message"];
            self.notes.push(diagnostic.suggest(field, scope::names().chain(more)));
            return None;
        };
        Some(match len {
            None => KeyPart::Field(found.row.id),
            Some(len) => KeyPart::Prefix(found.row.id, len),
        })
    }
}

/// Where a value by which messages are counted may stand in one of several protocols that carry them, each is counted.
fn carried<'s>(limit: &tree::Limit, scope: Scope<'s>) -> Vec<Scope<'s>> {
    let carriers = limit.keys.iter().map(|key| scope.carriers(&key.value));
    match carriers.max_by_key(Vec::len) {
        Some(carriers) if carriers.len() > 1 => {
            carriers.into_iter().map(|one| Scope { carrier: Some(one), ..scope }).collect()
        }
        _ => vec![scope],
    }
}

/// What a value should have been.
pub(crate) struct Wrong<'v> {
    pub(crate) value: &'v Value,
    pub(crate) wanted: &'static str,
}

/// `gtpc 2000/s burst 400 warn at 80%` or `tunnels 500000`, into the row of its partner.
pub(crate) fn cap<'v>(group: &'v [Value], row: &mut PartyRow) -> Result<(), Option<Wrong<'v>>> {
    let Some((name, words)) = group.split_first() else { return Err(None) };
    if name.text == "tunnels" {
        let [count] = words else { return Err(None) };
        let max = value::number(&count.text).and_then(|count| u32::try_from(count).ok());
        let wrong = Wrong { value: count, wanted: "number of tunnels" };
        row.tunnels_max = Some(max.ok_or(Some(wrong))?);
        return Ok(());
    }
    let family = FAMILIES.iter().find(|(known, _)| *known == name.text).map(|(_, ids)| *ids);
    let protocol = scope::protocols().find(|row| row.name == name.text).map(|row| row.id);
    let ids = family.unwrap_or(protocol.as_slice());
    if ids.is_empty() {
        return Err(Some(Wrong { value: name, wanted: "protocol, `gtpc`, `map` or `tunnels`" }));
    }
    let bits = ids.iter().filter_map(|id| 1_u64.checked_shl((*id).into()));
    let (rate, warn) = allowance(words).map_err(Some)?;
    row.caps.push(Cap { protocols: bits.fold(0, |all, bit| all | bit), rate, warn });
    Ok(())
}

/// `200/s`, then `burst 400` and `warn at 80%` where they are said; without a burst, what the rate allows in its time.
fn allowance(words: &[Value]) -> Result<(Rate, u8), Wrong<'_>> {
    const EMPTY: &Value = &Value {
        text: String::new(),
        is_quoted: false,
        span: crate::source::Span { source: 0, start: 0, end: 0 },
    };
    let Some((first, mut rest)) = words.split_first() else {
        return Err(Wrong { value: EMPTY, wanted: "rate such as 200/s" });
    };
    let Some((count, period_ns)) = rate(&first.text) else {
        return Err(Wrong { value: first, wanted: "rate such as 200/s, 5/min or 10/5min" });
    };
    let (mut burst, mut warn) = (count, 0);
    while let [key, behind @ ..] = rest {
        let behind = match behind {
            [at, behind @ ..] if at.text == "at" => behind,
            _ => behind,
        };
        let Some((value, behind)) = behind.split_first() else {
            return Err(Wrong { value: key, wanted: "`burst` or `warn` with a value" });
        };
        match key.text.as_str() {
            "burst" => {
                let read = value::number(&value.text).and_then(|burst| u32::try_from(burst).ok());
                let wrong = Wrong { value, wanted: "number of messages, at least 1" };
                burst = read.filter(|burst| *burst > 0).ok_or(wrong)?;
            }
            "warn" => {
                warn = percent(&value.text).ok_or(Wrong { value, wanted: "part such as 80%" })?;
            }
            _ => return Err(Wrong { value: key, wanted: "`burst` or `warn`" }),
        }
        rest = behind;
    }
    Ok((Rate { interval_ns: period_ns.div_ceil(u64::from(count)), burst }, warn))
}

/// `200/s` as a number and the nanoseconds in which so many may go by; none is a number too.
fn rate(text: &str) -> Option<(u32, u64)> {
    let (count, period) = text.split_once('/')?;
    let count = count.parse().ok().filter(|count| *count > 0)?;
    let is_bare = period.starts_with(|first: char| first.is_ascii_alphabetic());
    let period = if is_bare { format!("1{period}") } else { period.to_owned() };
    Some((count, nanoseconds(&period)?))
}

/// `500ms`, `10s`, `10m`, `10min`, `2h` or `1d`; more than none.
fn nanoseconds(text: &str) -> Option<u64> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (count, unit) = text.split_at_checked(digits)?;
    let (_, unit) = UNITS.iter().find(|(name, _)| *name == unit)?;
    count.parse::<u64>().ok()?.checked_mul(*unit).filter(|time| *time > 0)
}

/// A time in whole seconds, rounded up, at most 136 years.
pub(crate) fn seconds(text: &str) -> Option<u32> {
    u32::try_from(nanoseconds(text)?.div_ceil(1_000_000_000)).ok()
}

fn percent(text: &str) -> Option<u8> {
    let count = text.strip_suffix('%')?.parse().ok()?;
    (1..=100).contains(&count).then_some(count)
}
