//! Writes the contents of a bundle; `decode.rs` reads them in the same order.

use alloc::vec::Vec;
use core::net::IpAddr;

use numbering::Digits;
use wire::FieldId;

use crate::link::{Fail, LinkRow, PassKind};
use crate::model::{
    Comparison, List, Member, Mode, Name, Operand, Owner, Pairing, PartyIs, PartyRow, Relation,
    RuleRow, Side, Test, Ways, Wildcard,
};
use crate::parts::{CaseRow, Entry, Parts};
use crate::{BundleError, Direction, KeyPart, Limit, Rate, StateRow, Verdict};

type Done = Result<(), BundleError>;

pub(crate) fn encode(parts: &Parts, out: &mut Vec<u8>) -> Done {
    text(&parts.name, out)?;
    out.extend(parts.serial.to_be_bytes());
    out.push(parts.accepts_by_default.into());
    party(&parts.home, out)?;
    list(&parts.partners, out, party)?;
    list(&parts.links, out, link)?;
    state(&parts.state, out)?;
    out.extend(parts.stage_modes.map(mode));
    list(&parts.rules, out, rule)?;
    list(&parts.sets, out, |members, out| list(members, out, member))?;
    list(&parts.patterns, out, |pattern, out| text(pattern, out))?;
    list(&parts.tests, out, test)?;
    list(&parts.steps, out, |step, out| {
        out.extend(step.test.to_be_bytes());
        out.extend(step.yes.to_be_bytes());
        out.extend(step.no.to_be_bytes());
        Ok(())
    })?;
    list(&parts.programs, out, |program, out| {
        out.extend(program.first.to_be_bytes());
        out.extend(program.len.to_be_bytes());
        out.extend(program.start.to_be_bytes());
        Ok(())
    })?;
    list(&parts.cases, out, |row, out| {
        case(row, out);
        Ok(())
    })?;
    list(&parts.more, out, |row, out| {
        out.push(row.strip.is_some().into());
        field(row.strip.unwrap_or(FieldId { protocol: 0, row: 0 }), out);
        out.extend(row.limits.first.to_be_bytes());
        out.push(row.limits.count);
        out.push(row.is_guard.into());
        Ok(())
    })?;
    list(&parts.limits, out, limit)?;
    list(&parts.entries, out, |row, out| {
        entry(row, out);
        Ok(())
    })
}

fn party(row: &PartyRow, out: &mut Vec<u8>) -> Done {
    text(&row.name, out)?;
    list(&row.plmns, out, |row, out| {
        digits(row, out);
        Ok(())
    })?;
    list(&row.titles, out, |row, out| {
        digits(row, out);
        Ok(())
    })?;
    list(&row.realms, out, name)?;
    list(&row.networks, out, |(network, len), out| {
        address(*network, out);
        out.push(*len);
        Ok(())
    })?;
    list(&row.apns, out, name)?;
    list(&row.links, out, |link, out| text(link, out))?;
    list(&row.sets, out, |members, out| list(members, out, member))?;
    out.push(mode(row.mode));
    list(&row.caps, out, |cap, out| {
        out.extend(cap.protocols.to_be_bytes());
        rate(cap.rate, out);
        out.push(cap.warn);
        Ok(())
    })?;
    out.push(row.tunnels_max.is_some().into());
    out.extend(row.tunnels_max.unwrap_or(0).to_be_bytes());
    Ok(())
}

fn mode(mode: Mode) -> u8 {
    match mode {
        Mode::Off => 0,
        Mode::Monitor => 1,
        Mode::Enforce => 2,
    }
}

fn rate(rate: Rate, out: &mut Vec<u8>) {
    out.extend(rate.interval_ns.to_be_bytes());
    out.extend(rate.burst.to_be_bytes());
}

fn limit(limit: &Limit, out: &mut Vec<u8>) -> Done {
    rate(limit.rate, out);
    out.push(limit.warn);
    list(&limit.key, out, |part, out| {
        match part {
            KeyPart::Field(id) => {
                out.push(0);
                field(*id, out);
            }
            KeyPart::Prefix(id, len) => {
                out.push(1);
                field(*id, out);
                out.push(*len);
            }
            KeyPart::Partner(side) => {
                out.push(2);
                out.push(end(*side));
            }
            KeyPart::Message => out.push(3),
        }
        Ok(())
    })
}

fn end(side: Side) -> u8 {
    match side {
        Side::Source => 0,
        Side::Destination => 1,
    }
}

fn link(row: &LinkRow, out: &mut Vec<u8>) -> Done {
    text(&row.name, out)?;
    out.push(row.passes_all.into());
    out.push(match row.fail {
        Fail::Closed => 0,
        Fail::Open => 1,
    });
    out.push(mode(row.mode));
    list(&row.pass, out, |pass, out| {
        out.push(match pass.kind {
            PassKind::EtherType => 0,
            PassKind::IpProtocol => 1,
            PassKind::UdpPort => 2,
            PassKind::TcpPort => 3,
            PassKind::Icmpv6Type => 4,
        });
        out.extend(pass.value.to_be_bytes());
        Ok(())
    })
}

fn state(row: &StateRow, out: &mut Vec<u8>) -> Done {
    out.push(row.binds_gtpu.into());
    let counts = [row.grace_s, row.tunnels, row.subscribers, row.dialogues, row.transactions];
    out.extend(counts.iter().flat_map(|count| count.to_be_bytes()));
    out.push(row.quota);
    list(&row.places, out, |place, out| {
        digits(&place.network, out);
        out.extend(place.north_mdeg.to_be_bytes());
        out.extend(place.east_mdeg.to_be_bytes());
        Ok(())
    })
}

fn rule(row: &RuleRow, out: &mut Vec<u8>) -> Done {
    text(&row.name, out)?;
    out.push(match row.stage {
        crate::Stage::Validate => 0,
        crate::Stage::Screen => 1,
        crate::Stage::Authorise => 2,
        crate::Stage::Plausibility => 3,
        crate::Stage::Limit => 4,
    });
    out.push(mode(row.mode));
    out.push(row.verdict.code());
    match row.verdict {
        Verdict::Accept | Verdict::Drop | Verdict::Neutralise | Verdict::Reset => {}
        Verdict::Reject(cause) | Verdict::Limit(cause) => out.extend(cause.0.to_be_bytes()),
        Verdict::Strip(id) => field(id, out),
        Verdict::Quarantine(seconds) => out.extend(seconds.to_be_bytes()),
    }
    out.extend(row.slot.to_be_bytes());
    Ok(())
}

fn test(test: &Test, out: &mut Vec<u8>) -> Done {
    match test {
        Test::Present(id) => {
            out.push(0);
            field(*id, out);
            Ok(())
        }
        Test::Field(comparison) => {
            out.push(1);
            compare(comparison, out)
        }
        Test::Party(side, is) => {
            out.push(2);
            out.push(end(*side));
            match is {
                PartyIs::Home => out.push(0),
                PartyIs::AnyPartner => out.push(1),
                PartyIs::Partner(id) => {
                    out.push(2);
                    out.extend(id.0.to_be_bytes());
                }
                PartyIs::Misplaced => out.push(3),
            }
            Ok(())
        }
        Test::Link(name) => {
            out.push(3);
            text(name, out)
        }
        Test::Way(way) => {
            out.push(4);
            out.push(match way {
                Direction::Inward => 0,
                Direction::Outward => 1,
            });
            Ok(())
        }
    }
}

fn compare(comparison: &Comparison, out: &mut Vec<u8>) -> Done {
    field(comparison.field, out);
    out.push(comparison.every.into());
    out.push(comparison.negated.into());
    match &comparison.operand {
        Operand::Is(is) => {
            out.push(0);
            member(is, out)
        }
        Operand::Order(relation, bound) => {
            out.push(1);
            out.push(order(*relation));
            out.extend(bound.to_be_bytes());
            Ok(())
        }
        Operand::Contains(needle) => {
            out.push(2);
            octets(needle, out)
        }
        Operand::Set(set) => {
            out.push(3);
            out.extend(set.0.to_be_bytes());
            Ok(())
        }
        Operand::List(owner, list) => {
            out.push(4);
            party_list(*owner, *list, out);
            Ok(())
        }
        Operand::Matches(pattern) => {
            out.push(5);
            out.extend(pattern.0.to_be_bytes());
            Ok(())
        }
        Operand::Slice(slice, wanted) => {
            out.push(6);
            out.extend(slice.from.to_be_bytes());
            out.push(slice.len.is_some().into());
            out.extend(slice.len.unwrap_or(0).to_be_bytes());
            octets(wanted, out)
        }
        Operand::Field(pairing, other) => {
            out.push(8);
            out.push(match pairing {
                Pairing::Same => 0,
                Pairing::SameName => 1,
                Pairing::Begins => 2,
                Pairing::Order(relation) => order(*relation).saturating_add(3),
            });
            field(*other, out);
            Ok(())
        }
        Operand::Bits { mask, wanted } => {
            out.push(7);
            out.extend(mask.to_be_bytes());
            out.extend(wanted.to_be_bytes());
            Ok(())
        }
    }
}

fn order(relation: Relation) -> u8 {
    match relation {
        Relation::Less => 0,
        Relation::AtMost => 1,
        Relation::Greater => 2,
        Relation::AtLeast => 3,
    }
}

fn party_list(owner: Owner, list: List, out: &mut Vec<u8>) {
    out.push(match owner {
        Owner::Home => 0,
        Owner::Source => 1,
        Owner::Destination => 2,
    });
    let (tag, place) = match list {
        List::Plmn => (0, 0),
        List::PlmnPrefix => (1, 0),
        List::GlobalTitle => (2, 0),
        List::Realm => (3, 0),
        List::Address => (4, 0),
        List::Apn => (5, 0),
        List::Own(place) => (6, place),
        List::Host => (7, 0),
    };
    out.push(tag);
    out.extend(place.to_be_bytes());
}

fn member(member: &Member, out: &mut Vec<u8>) -> Done {
    match member {
        Member::Number(number) => {
            out.push(0);
            out.extend(number.to_be_bytes());
            Ok(())
        }
        Member::Range(first, last) => {
            out.push(1);
            out.extend(first.to_be_bytes());
            out.extend(last.to_be_bytes());
            Ok(())
        }
        Member::Digits(value) => {
            out.push(2);
            digits(value, out);
            Ok(())
        }
        Member::Prefix(value) => {
            out.push(3);
            digits(value, out);
            Ok(())
        }
        Member::Network(network, len) => {
            out.push(4);
            address(*network, out);
            out.push(*len);
            Ok(())
        }
        Member::Name(value) => {
            out.push(5);
            name(value, out)
        }
        Member::Text(value) => {
            out.push(6);
            octets(value, out)
        }
        Member::Octets(value) => {
            out.push(7);
            octets(value, out)
        }
    }
}

fn case(case: &CaseRow, out: &mut Vec<u8>) {
    out.extend(case.rule.to_be_bytes());
    out.extend(case.program.to_be_bytes());
    out.extend(case.more.to_be_bytes());
    out.push(case.cause.is_some().into());
    out.extend(case.cause.map_or(0, |cause| cause.0).to_be_bytes());
    out.push(match case.ways {
        Ways::Inward => 0,
        Ways::Outward => 1,
        Ways::Both => 2,
    });
}

fn entry(entry: &Entry, out: &mut Vec<u8>) {
    out.push(entry.selector.protocol);
    out.push(entry.selector.kind.is_some().into());
    out.extend(entry.selector.kind.unwrap_or(0).to_be_bytes());
    out.extend(entry.case.to_be_bytes());
}

fn field(field: FieldId, out: &mut Vec<u8>) {
    out.push(field.protocol);
    out.extend(field.row.to_be_bytes());
}

fn name(name: &Name, out: &mut Vec<u8>) -> Done {
    out.push(match name.wildcard {
        Wildcard::None => 0,
        Wildcard::Leading => 1,
        Wildcard::Trailing => 2,
    });
    octets(&name.text, out)
}

fn digits(digits: &Digits, out: &mut Vec<u8>) {
    out.push(u8::try_from(digits.len()).unwrap_or(0));
    out.extend(digits.word().to_be_bytes());
}

fn address(address: IpAddr, out: &mut Vec<u8>) {
    match address {
        IpAddr::V4(address) => {
            out.push(4);
            out.extend(address.octets());
        }
        IpAddr::V6(address) => {
            out.push(6);
            out.extend(address.octets());
        }
    }
}

fn text(text: &str, out: &mut Vec<u8>) -> Done {
    octets(text.as_bytes(), out)
}

fn octets(octets: &[u8], out: &mut Vec<u8>) -> Done {
    let len = u16::try_from(octets.len()).map_err(|_| BundleError::Limit("octets of a text"))?;
    out.extend(len.to_be_bytes());
    out.extend(octets);
    Ok(())
}

fn list<T>(items: &[T], out: &mut Vec<u8>, each: impl Fn(&T, &mut Vec<u8>) -> Done) -> Done {
    let count = u32::try_from(items.len()).map_err(|_| BundleError::Limit("items of a list"))?;
    out.extend(count.to_be_bytes());
    items.iter().try_for_each(|item| each(item, out))
}
