//! The rule of judgement for a case, and the account of all.

use std::collections::{BTreeMap, BTreeSet};

use inspect::Reason;

use crate::Class;
use crate::case::{Case, Trace};
use crate::receiver::reaches_any;
use crate::run::run;

/// How a disguise ended.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum How {
    /// The rule that blocks the plain attack.
    Canonical,
    /// Refused.
    Refused(Reason),
}

/// Judges all cases, prints the account, and fails with everything that is wrong at once.
pub fn classes(classes: &[Class]) {
    let mut wrong = Vec::new();
    let mut total = 0;
    let mut disguises = BTreeSet::new();
    for class in classes {
        let cases = (class.cases)();
        total += cases.len();
        if cases.len() < class.least {
            wrong.push(format!("{}: {} cases, {} wanted", class.name, cases.len(), class.least));
        }
        let mut account: BTreeMap<How, usize> = BTreeMap::new();
        let mut names = BTreeSet::new();
        for case in &cases {
            let place = format!("{}: {}", class.name, case.name);
            if !names.insert(&case.name) || !disguises.insert(octets(&case.variant)) {
                wrong.push(format!("{place}: the same case as another"));
            }
            match judge(case) {
                Ok(how) => *account.entry(how).or_default() += 1,
                Err(faults) => {
                    wrong.extend(faults.into_iter().map(|fault| format!("{place}: {fault}")))
                }
            }
        }
        print(class, cases.len(), &account);
    }
    println!("{total} cases");
    assert!(wrong.is_empty(), "{} faults\n{}", wrong.len(), wrong.join("\n"));
}

fn judge(case: &Case) -> Result<How, Vec<String>> {
    let mut faults = Vec::new();
    let attack = run(&case.attack);
    if reaches_any(&case.attack.0).is_none() {
        faults.push("no receiver understands the attack".to_owned());
    }
    let rule = attack.cause().and_then(|cause| cause.rule.clone());
    if rule.is_none() || reaches_any(&attack.left).is_some() {
        faults.push(format!("the attack itself is not blocked by a rule: {:?}", attack.ends));
    }
    if reaches_any(&case.variant.0).is_none() {
        faults.push("no receiver understands the disguise".to_owned());
    }
    let variant = run(&case.variant);
    if let Some(receiver) = reaches_any(&variant.left) {
        faults.push(format!("REACHES {receiver:?}: {:?}", variant.ends));
    }
    let twin = run(&case.twin);
    if let Some(cause) = twin.cause() {
        faults.push(format!("the twin is not delivered: {cause:?}"));
    }
    if reaches_any(&case.twin.0).is_some() {
        faults.push("the twin is an attack".to_owned());
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    match variant.cause() {
        Some(cause) if cause.rule == rule => Ok(How::Canonical),
        Some(cause) if cause.reason != Reason::NONE => Ok(How::Refused(cause.reason)),
        _ => Err(vec![format!("it vanished without a reason: {:?}", variant.ends)]),
    }
}

fn octets(trace: &Trace) -> Vec<(u64, Vec<u8>)> {
    trace.0.iter().map(|sent| (sent.at_ms, sent.octets.clone())).collect()
}

fn print(class: &Class, count: usize, account: &BTreeMap<How, usize>) {
    println!("{}: {count} cases", class.name);
    for (how, count) in account {
        match how {
            How::Canonical => println!("  {count:4}  blocked as the plain attack is"),
            How::Refused(reason) => println!("  {count:4}  {reason}"),
        }
    }
}
