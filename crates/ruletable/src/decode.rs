//! Reads the contents of a bundle, in the order in which `encode.rs` writes them.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;
use core::net::IpAddr;

use numbering::Digits;
use wire::{Fault, FieldId, Malformed, Reader};

use crate::link::{Fail, LinkRow, PassKind, PassRow};
use crate::model::{
    Comparison, List, Member, Mode, Name, Operand, Owner, Pairing, PartyIs, PartyRow, PatternIndex,
    Relation, RuleRow, Selector, SetIndex, Side, Slice, Test, Ways, Wildcard,
};
use crate::parts::{CaseRow, Entry, LimitsRow, MoreRow, Parts};
use crate::program::{Program, Step};
use crate::{
    Cap, Cause, Direction, KeyPart, Limit, PartnerId, PlaceRow, Rate, Stage, StateRow, Verdict,
};

type Read<T> = Result<T, Malformed>;

pub(crate) fn decode(mut reader: Reader<'_>) -> Read<Parts> {
    let from = &mut reader;
    let parts = Parts {
        name: text(from)?,
        serial: from.u64()?,
        accepts_by_default: flag(from)?,
        home: party(from)?,
        partners: list(from, party)?,
        links: list(from, link)?,
        state: state(from)?,
        stage_modes: [mode(from)?, mode(from)?, mode(from)?, mode(from)?, mode(from)?],
        rules: list(from, rule)?,
        sets: list(from, |from| list(from, member))?,
        patterns: list(from, text)?,
        tests: list(from, test)?,
        steps: list(from, |from| {
            Ok(Step { test: from.u32()?, yes: from.u16()?, no: from.u16()? })
        })?,
        programs: list(from, |from| {
            Ok(Program { first: from.u32()?, len: from.u16()?, start: from.u16()? })
        })?,
        cases: list(from, case)?,
        more: list(from, more)?,
        limits: list(from, limit)?,
        entries: list(from, entry)?,
    };
    if reader.is_empty() { Ok(parts) } else { Err(reader.fault(Fault::Trailing)) }
}

fn party(from: &mut Reader<'_>) -> Read<PartyRow> {
    Ok(PartyRow {
        name: text(from)?,
        plmns: list(from, digits)?,
        titles: list(from, digits)?,
        realms: list(from, name)?,
        networks: list(from, |from| Ok((address(from)?, from.u8()?)))?,
        apns: list(from, name)?,
        links: list(from, text)?,
        sets: list(from, |from| list(from, member))?,
        mode: mode(from)?,
        caps: list(from, |from| {
            Ok(Cap { protocols: from.u64()?, rate: rate(from)?, warn: from.u8()? })
        })?,
        tunnels_max: {
            let is_there = flag(from)?;
            let count = from.u32()?;
            is_there.then_some(count)
        },
    })
}

fn mode(from: &mut Reader<'_>) -> Read<Mode> {
    choice(from, &[Mode::Off, Mode::Monitor, Mode::Enforce])
}

fn rate(from: &mut Reader<'_>) -> Read<Rate> {
    Ok(Rate { interval_ns: from.u64()?, burst: from.u32()? })
}

fn limit(from: &mut Reader<'_>) -> Read<Limit> {
    let (rate, warn) = (rate(from)?, from.u8()?);
    let key = list(from, |from| match from.u8()? {
        0 => Ok(KeyPart::Field(field(from)?)),
        1 => Ok(KeyPart::Prefix(field(from)?, from.u8()?)),
        2 => Ok(KeyPart::Partner(choice(from, &[Side::Source, Side::Destination])?)),
        3 => Ok(KeyPart::Message),
        _ => Err(from.fault(Fault::Value)),
    })?;
    Ok(Limit { key, rate, warn })
}

fn more(from: &mut Reader<'_>) -> Read<MoreRow> {
    let has_strip = flag(from)?;
    let strip = field(from)?;
    Ok(MoreRow {
        strip: has_strip.then_some(strip),
        limits: LimitsRow { first: from.u32()?, count: from.u8()? },
        is_guard: flag(from)?,
    })
}

fn link(from: &mut Reader<'_>) -> Read<LinkRow> {
    let name = text(from)?;
    let passes_all = flag(from)?;
    let fail = choice(from, &[Fail::Closed, Fail::Open])?;
    let mode = mode(from)?;
    let pass = list(from, |from| {
        let kinds = [
            PassKind::EtherType,
            PassKind::IpProtocol,
            PassKind::UdpPort,
            PassKind::TcpPort,
            PassKind::Icmpv6Type,
        ];
        Ok(PassRow { kind: choice(from, &kinds)?, value: from.u16()? })
    })?;
    Ok(LinkRow { name, pass, passes_all, fail, mode })
}

fn state(from: &mut Reader<'_>) -> Read<StateRow> {
    Ok(StateRow {
        binds_gtpu: flag(from)?,
        grace_s: from.u32()?,
        tunnels: from.u32()?,
        subscribers: from.u32()?,
        dialogues: from.u32()?,
        transactions: from.u32()?,
        quota: from.u8()?,
        places: list(from, |from| {
            Ok(PlaceRow {
                network: digits(from)?,
                north_mdeg: from.array().map(i32::from_be_bytes)?,
                east_mdeg: from.array().map(i32::from_be_bytes)?,
            })
        })?,
    })
}

fn rule(from: &mut Reader<'_>) -> Read<RuleRow> {
    let stages =
        [Stage::Validate, Stage::Screen, Stage::Authorise, Stage::Plausibility, Stage::Limit];
    Ok(RuleRow {
        name: text(from)?,
        stage: choice(from, &stages)?,
        mode: mode(from)?,
        verdict: match from.u8()? {
            0 => Verdict::Accept,
            1 => Verdict::Drop,
            2 => Verdict::Reject(Cause(from.u32()?)),
            3 => Verdict::Neutralise,
            4 => Verdict::Strip(field(from)?),
            5 => Verdict::Limit(Cause(from.u32()?)),
            6 => Verdict::Quarantine(from.u32()?),
            7 => Verdict::Reset,
            _ => return Err(from.fault(Fault::Value)),
        },
        slot: from.u32()?,
    })
}

fn test(from: &mut Reader<'_>) -> Read<Test> {
    match from.u8()? {
        0 => Ok(Test::Present(field(from)?)),
        1 => Ok(Test::Field(comparison(from)?)),
        2 => Ok(Test::Party(choice(from, &[Side::Source, Side::Destination])?, party_is(from)?)),
        3 => Ok(Test::Link(text(from)?.into())),
        4 => Ok(Test::Way(choice(from, &[Direction::Inward, Direction::Outward])?)),
        _ => Err(from.fault(Fault::Value)),
    }
}

fn case(from: &mut Reader<'_>) -> Read<CaseRow> {
    let (rule, program, more) = (from.u32()?, from.u32()?, from.u32()?);
    let has_cause = flag(from)?;
    let cause = from.u32()?;
    Ok(CaseRow {
        rule,
        program,
        more,
        cause: has_cause.then_some(Cause(cause)),
        ways: choice(from, &[Ways::Inward, Ways::Outward, Ways::Both])?,
    })
}

fn party_is(from: &mut Reader<'_>) -> Read<PartyIs> {
    match from.u8()? {
        0 => Ok(PartyIs::Home),
        1 => Ok(PartyIs::AnyPartner),
        2 => Ok(PartyIs::Partner(PartnerId(from.u16()?))),
        3 => Ok(PartyIs::Misplaced),
        _ => Err(from.fault(Fault::Value)),
    }
}

fn comparison(from: &mut Reader<'_>) -> Read<Comparison> {
    Ok(Comparison {
        field: field(from)?,
        every: flag(from)?,
        negated: flag(from)?,
        operand: operand(from)?,
    })
}

const PAIRINGS: [Pairing; 7] = [
    Pairing::Same,
    Pairing::SameName,
    Pairing::Begins,
    Pairing::Order(Relation::Less),
    Pairing::Order(Relation::AtMost),
    Pairing::Order(Relation::Greater),
    Pairing::Order(Relation::AtLeast),
];

fn operand(from: &mut Reader<'_>) -> Read<Operand> {
    let relations = [Relation::Less, Relation::AtMost, Relation::Greater, Relation::AtLeast];
    let owners = [Owner::Home, Owner::Source, Owner::Destination];
    match from.u8()? {
        0 => Ok(Operand::Is(member(from)?)),
        1 => Ok(Operand::Order(choice(from, &relations)?, from.u64()?)),
        2 => Ok(Operand::Contains(octets(from)?)),
        3 => Ok(Operand::Set(SetIndex(from.u32()?))),
        4 => Ok(Operand::List(choice(from, &owners)?, party_list(from)?)),
        5 => Ok(Operand::Matches(PatternIndex(from.u32()?))),
        6 => Ok(Operand::Slice(slice(from)?, octets(from)?)),
        7 => Ok(Operand::Bits { mask: from.u64()?, wanted: from.u64()? }),
        8 => Ok(Operand::Field(choice(from, &PAIRINGS)?, field(from)?)),
        _ => Err(from.fault(Fault::Value)),
    }
}

fn party_list(from: &mut Reader<'_>) -> Read<List> {
    let (tag, place) = (from.u8()?, from.u16()?);
    match tag {
        0 => Ok(List::Plmn),
        1 => Ok(List::PlmnPrefix),
        2 => Ok(List::GlobalTitle),
        3 => Ok(List::Realm),
        4 => Ok(List::Address),
        5 => Ok(List::Apn),
        6 => Ok(List::Own(place)),
        7 => Ok(List::Host),
        _ => Err(from.fault(Fault::Value)),
    }
}

fn slice(from: &mut Reader<'_>) -> Read<Slice> {
    let first = from.array().map(i16::from_be_bytes)?;
    let is_bounded = flag(from)?;
    let len = from.u16()?;
    Ok(Slice { from: first, len: is_bounded.then_some(len) })
}

fn member(from: &mut Reader<'_>) -> Read<Member> {
    match from.u8()? {
        0 => Ok(Member::Number(from.u64()?)),
        1 => Ok(Member::Range(from.u64()?, from.u64()?)),
        2 => Ok(Member::Digits(digits(from)?)),
        3 => Ok(Member::Prefix(digits(from)?)),
        4 => Ok(Member::Network(address(from)?, from.u8()?)),
        5 => Ok(Member::Name(name(from)?)),
        6 => Ok(Member::Text(octets(from)?)),
        7 => Ok(Member::Octets(octets(from)?)),
        _ => Err(from.fault(Fault::Value)),
    }
}

fn entry(from: &mut Reader<'_>) -> Read<Entry> {
    let protocol = from.u8()?;
    let is_one_kind = flag(from)?;
    let kind = from.u32()?;
    Ok(Entry {
        selector: Selector { protocol, kind: is_one_kind.then_some(kind) },
        case: from.u32()?,
    })
}

fn field(from: &mut Reader<'_>) -> Read<FieldId> {
    Ok(FieldId { protocol: from.u8()?, row: from.u16()? })
}

fn name(from: &mut Reader<'_>) -> Read<Name> {
    let wildcards = [Wildcard::None, Wildcard::Leading, Wildcard::Trailing];
    Ok(Name { wildcard: choice(from, &wildcards)?, text: octets(from)? })
}

fn digits(from: &mut Reader<'_>) -> Read<Digits> {
    let len = from.u8()?;
    let word = from.array().map(u128::from_be_bytes)?;
    Digits::from_word(word, len.into()).ok_or_else(|| from.fault(Fault::Value))
}

fn address(from: &mut Reader<'_>) -> Read<IpAddr> {
    match from.u8()? {
        4 => from.array::<4>().map(IpAddr::from),
        6 => from.array::<16>().map(IpAddr::from),
        _ => Err(from.fault(Fault::Value)),
    }
}

fn text(from: &mut Reader<'_>) -> Read<String> {
    let len = from.u16()?;
    let octets = from.take(len.into())?;
    core::str::from_utf8(octets).map(String::from).map_err(|_| from.fault(Fault::Value))
}

fn octets(from: &mut Reader<'_>) -> Read<Box<[u8]>> {
    let len = from.u16()?;
    from.take(len.into()).map(Box::from)
}

fn flag(from: &mut Reader<'_>) -> Read<bool> {
    choice(from, &[false, true])
}

fn choice<T: Copy>(from: &mut Reader<'_>, choices: &[T]) -> Read<T> {
    let tag = from.u8()?;
    choices.get(usize::from(tag)).copied().ok_or_else(|| from.fault(Fault::Value))
}

/// No item is shorter than one octet, so a false count cannot reserve more than the bundle is long.
fn list<'a, T>(
    from: &mut Reader<'a>,
    mut each: impl FnMut(&mut Reader<'a>) -> Read<T>,
) -> Read<Vec<T>> {
    let count = usize::try_from(from.u32()?).map_err(|_| from.fault(Fault::Count))?;
    if count > from.len() {
        return Err(from.fault(Fault::Count));
    }
    let mut items = Vec::with_capacity(count.min(RESERVED_MAX));
    for _ in 0..count {
        items.push(each(from)?);
    }
    Ok(items)
}

/// Items for which room is made before they are read.
const RESERVED_MAX: usize = 4096;
