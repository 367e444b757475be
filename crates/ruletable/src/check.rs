//! What must hold of a policy, so that asking it can neither fail nor run away.

use core::net::IpAddr;

use crate::link::LinkRow;
use crate::model::{List, Member, Name, Operand, PartyIs, PartyRow, Test};
use crate::parts::Parts;
use crate::program;
use crate::{
    BundleError, ENTRIES_MAX, KEY_PARTS_MAX, Limit, NEEDLE_MAX, PATTERNS_MAX, RULES_MAX, Rate,
    StateRow,
};

const TEXT_MAX: usize = 255;
const MEMBERS_MAX: usize = 100_000;
const SETS_MAX: usize = 1 << 18;
const LINKS_MAX: usize = 1024;
const PLACES_MAX: usize = 4096;
const PARTNERS_MAX: usize = 1 << 14;
const NETWORKS_MAX: usize = 1 << 14;
const LIMITS_MAX: usize = 1 << 20;
const CAPS_MAX: usize = 64;
/// A whole burst takes at most 36 years, so that its end is still counted in 64 bits.
const WINDOW_NS_MAX: u64 = 1 << 60;
const OWN_SETS_MAX: usize = 256;

type Sound = Result<(), BundleError>;

pub(crate) fn check(parts: &Parts) -> Sound {
    bound(parts.name.len(), TEXT_MAX, "octets of the policy's name")?;
    bound(parts.rules.len(), RULES_MAX, "rules")?;
    bound(parts.sets.len(), SETS_MAX, "sets")?;
    bound(parts.links.len(), LINKS_MAX, "links")?;
    bound(parts.partners.len(), PARTNERS_MAX, "partners")?;
    party(&parts.home)?;
    parts.partners.iter().try_for_each(party)?;
    parts.links.iter().try_for_each(link)?;
    state(&parts.state)?;
    for rule in &parts.rules {
        bound(rule.name.len(), TEXT_MAX, "octets of a rule's name")?;
    }
    bound(parts.limits.len(), LIMITS_MAX, "limits")?;
    parts.limits.iter().try_for_each(limit)?;
    for row in &parts.more {
        holds(row.limits.of(&parts.limits).is_some(), "a limit that is not there")?;
    }
    holds(parts.rules.is_sorted_by_key(|rule| rule.stage), "rules out of the order of stages")?;
    for members in &parts.sets {
        bound(members.len(), MEMBERS_MAX, "members of a set")?;
        members.iter().try_for_each(member)?;
    }
    bound(parts.patterns.len(), PATTERNS_MAX, "patterns")?;
    parts.tests.iter().try_for_each(|row| test(parts, row))?;
    for step in &parts.steps {
        holds(is_below(step.test, parts.tests.len()), "a question that is not there")?;
    }
    programs(parts)?;
    cases(parts)?;
    for entry in &parts.entries {
        holds(is_below(entry.case, parts.cases.len()), "a condition that is not there")?;
    }
    Ok(())
}

fn party(row: &PartyRow) -> Sound {
    bound(row.name.len(), TEXT_MAX, "octets of a party's name")?;
    bound(row.networks.len(), NETWORKS_MAX, "networks of a party")?;
    bound(row.caps.len(), CAPS_MAX, "caps of a party")?;
    row.caps.iter().try_for_each(|cap| rate(cap.rate, cap.warn))?;
    for count in [row.plmns.len(), row.titles.len(), row.realms.len(), row.apns.len()] {
        bound(count, MEMBERS_MAX, "entries of a party")?;
    }
    row.realms.iter().chain(&row.apns).try_for_each(name)?;
    row.networks.iter().try_for_each(|(address, len)| network(*address, *len))?;
    bound(row.sets.len(), OWN_SETS_MAX, "sets of a party")?;
    for members in &row.sets {
        bound(members.len(), MEMBERS_MAX, "members of a set")?;
        members.iter().try_for_each(member)?;
    }
    bound(row.links.len(), LINKS_MAX, "links of a party")?;
    row.links.iter().try_for_each(|link| bound(link.len(), TEXT_MAX, "octets of a link's name"))
}

fn state(row: &StateRow) -> Sound {
    let tables = [row.tunnels, row.subscribers, row.dialogues, row.transactions];
    let is_sized = tables.iter().all(|count| (16..=ENTRIES_MAX).contains(count));
    holds(is_sized, "a table of no or too many entries")?;
    holds((1..=100).contains(&row.quota), "a quota that is no part of a table")?;
    bound(row.places.len(), PLACES_MAX, "places")
}

fn limit(limit: &Limit) -> Sound {
    bound(limit.key.len(), KEY_PARTS_MAX, "values that a limit counts by")?;
    rate(limit.rate, limit.warn)
}

fn rate(rate: Rate, warn: u8) -> Sound {
    bound(warn.into(), 100, "percent of a warning")?;
    let window = rate.interval_ns.checked_mul(rate.burst.into());
    let is_counted = window.is_some_and(|window| window <= WINDOW_NS_MAX);
    holds(is_counted && rate.interval_ns > 0, "a rate that cannot be kept")
}

fn link(row: &LinkRow) -> Sound {
    bound(row.name.len(), TEXT_MAX, "octets of a link's name")?;
    bound(row.pass.len(), LINKS_MAX, "kinds of traffic that a link passes")
}

fn test(parts: &Parts, test: &Test) -> Sound {
    match test {
        Test::Present(_)
        | Test::Party(_, PartyIs::Home | PartyIs::AnyPartner | PartyIs::Misplaced)
        | Test::Way(_) => Ok(()),
        Test::Link(name) => bound(name.len(), TEXT_MAX, "octets of a link's name"),
        Test::Party(_, PartyIs::Partner(id)) => {
            holds(usize::from(id.0) < parts.partners.len(), "a partner that is not there")
        }
        Test::Field(comparison) => operand(parts, &comparison.operand),
    }
}

fn operand(parts: &Parts, operand: &Operand) -> Sound {
    match operand {
        Operand::Is(is) => member(is),
        Operand::Contains(needle) => {
            holds(!needle.is_empty(), "a search for nothing")?;
            bound(needle.len(), NEEDLE_MAX, "octets to search for")
        }
        Operand::Set(set) => {
            let is_there = usize::try_from(set.0).is_ok_and(|place| place < parts.sets.len());
            holds(is_there, "a set that is not there")
        }
        Operand::Order(..)
        | Operand::List(
            _,
            List::Plmn
            | List::PlmnPrefix
            | List::GlobalTitle
            | List::Realm
            | List::Host
            | List::Address
            | List::Apn,
        )
        | Operand::Field(..)
        | Operand::Bits { .. } => Ok(()),
        Operand::List(_, List::Own(place)) => {
            holds(usize::from(*place) < OWN_SETS_MAX, "a party's set that is not there")
        }
        Operand::Matches(pattern) => {
            let place = usize::try_from(pattern.0);
            let is_there = place.is_ok_and(|place| place < parts.patterns.len());
            holds(is_there, "a pattern that is not there")
        }
        Operand::Slice(_, wanted) => bound(wanted.len(), TEXT_MAX, "octets to compare with"),
    }
}

fn member(member: &Member) -> Sound {
    match member {
        Member::Number(_) | Member::Digits(_) | Member::Prefix(_) => Ok(()),
        Member::Range(first, last) => holds(first <= last, "a range that ends before it begins"),
        Member::Network(address, len) => network(*address, *len),
        Member::Name(value) => name(value),
        Member::Text(text) | Member::Octets(text) => {
            bound(text.len(), TEXT_MAX, "octets of a text")
        }
    }
}

fn name(name: &Name) -> Sound {
    holds(!name.text.is_empty(), "an empty name")?;
    bound(name.text.len(), TEXT_MAX, "octets of a name")
}

fn network(address: IpAddr, len: u8) -> Sound {
    let bits = match address {
        IpAddr::V4(_) => 32,
        IpAddr::V6(_) => 128,
    };
    holds(len <= bits, "a prefix longer than its address")
}

/// Programs stand one behind the other, so that no step belongs to two.
fn programs(parts: &Parts) -> Sound {
    let mut next = 0_usize;
    for (place, row) in parts.programs.iter().enumerate() {
        holds(usize::try_from(row.first) == Ok(next), "a condition out of place")?;
        let steps = u32::try_from(place).ok().and_then(|place| parts.steps_of(place));
        let is_sound = steps.is_some_and(|(steps, start)| program::is_sound(steps, start));
        holds(is_sound, "a condition that leads nowhere")?;
        next = next.saturating_add(row.len.into());
    }
    holds(next == parts.steps.len(), "steps of no condition")
}

fn cases(parts: &Parts) -> Sound {
    holds(parts.cases.is_sorted_by_key(|case| case.rule), "conditions out of the order of rules")?;
    for case in &parts.cases {
        holds(is_below(case.rule, parts.rules.len()), "a rule that is not there")?;
        holds(is_below(case.program, parts.programs.len()), "a condition that is not there")?;
    }
    Ok(())
}

fn is_below(place: u32, count: usize) -> bool {
    usize::try_from(place).is_ok_and(|place| place < count)
}

fn bound(count: usize, max: usize, what: &'static str) -> Sound {
    if count <= max { Ok(()) } else { Err(BundleError::Limit(what)) }
}

fn holds(is_true: bool, what: &'static str) -> Sound {
    if is_true { Ok(()) } else { Err(BundleError::Content(what)) }
}
