//! Sets that stand inside parties: `src.partner.NAME` asks the one of the party at that end.

use std::collections::HashMap;

use ruletable::{List, Member, Owner};
use wire::Kind;

use crate::check::Checker;
use crate::codes;
use crate::condition::Lowered;
use crate::diagnostic::Diagnostic;
use crate::parties::Declared;
use crate::scope::{self, Found, Scope};
use crate::source::At;
use crate::tree::{Block, Set};
use crate::value::Reading;

/// Sets of parties by name: the same name is the same place and the same field in every party.
pub(crate) type OwnSets<'t> = HashMap<&'t str, (u16, &'t At<String>)>;

impl<'t> Checker<'t> {
    /// Reads the sets of every party into its row.
    pub(crate) fn own_sets(&mut self, declared: &mut Declared) {
        let tree = self.tree;
        for block in tree.homes.iter().chain(&tree.partners) {
            for set in &block.sets {
                self.own_set(set);
            }
        }
        for home in &tree.homes {
            declared.home.sets = self.rows(home);
        }
        for (row, block) in declared.partners.iter_mut().zip(&tree.partners) {
            row.sets = self.rows(block);
        }
    }

    fn own_set(&mut self, set: &'t Set) {
        let place = u16::try_from(self.own.len()).unwrap_or(u16::MAX);
        let (_, field) = *self.own.entry(&set.name.value).or_insert((place, &set.field));
        if LISTS.contains(&set.name.value.as_str()) {
            let message = format!("`{}` is a list that every party has", set.name.value);
            self.note::<()>(codes::REPEATED, set.name.span, message);
        }
        if field.value != set.field.value {
            let message = format!("set `{}` is of another field elsewhere", set.name.value);
            let diagnostic = Diagnostic::new(codes::WRONG_KIND, set.field.span, message, "");
            self.notes.push(diagnostic.related(field.span, "of this one"));
        }
    }

    fn rows(&mut self, block: &'t Block) -> Vec<Vec<Member>> {
        let mut rows = vec![Vec::new(); self.own.len()];
        let protocols: Vec<u8> = dissect::protocols().iter().map(|row| row.id).collect();
        for set in &block.sets {
            let place = self.own.get(set.name.value.as_str()).map(|(place, _)| usize::from(*place));
            let first = Scope { protocol: 0, all: &protocols, carrier: None };
            let Some(found) = first.everywhere(&set.field.value).first().copied() else {
                let message = format!("unknown field `{}`", set.field.value);
                let diagnostic = Diagnostic::new(codes::UNKNOWN_FIELD, set.field.span, message, "");
                self.notes.push(diagnostic.suggest(&set.field.value, scope::names()));
                continue;
            };
            let scope = Scope { protocol: found.row.id.protocol, all: &protocols, carrier: None };
            let members: Vec<_> = set
                .values
                .iter()
                .filter_map(|value| self.member(value, &set.field, scope))
                .collect();
            if let Some(row) = place.and_then(|place| rows.get_mut(place)) {
                row.extend(members.into_iter().flatten());
            }
        }
        rows
    }

    /// The list that a name such as `src.partner.hlrs` stands for; an error where it is of another kind than the field.
    pub(crate) fn own_list(
        &mut self,
        name: &At<String>,
        found: Option<Found>,
    ) -> Option<Lowered<(Owner, List)>> {
        let (owner, list) = name.value.rsplit_once('.')?;
        let owner = scope::owner(owner)?;
        let (place, field) = *self.own.get(list)?;
        let Some(found) = found else { return Some(Some((owner, List::Own(place)))) };
        let protocols: Vec<u8> = dissect::protocols().iter().map(|row| row.id).collect();
        let scope = Scope { protocol: found.row.id.protocol, all: &protocols, carrier: None };
        let elsewhere = || scope.everywhere(&field.value).first().copied();
        let declared = scope.find(&field.value).or_else(elsewhere).map(|found| found.reading);
        let is_number = |kind| matches!(kind, Kind::Number | Kind::Code(_));
        let is_of_kind = match (declared, found.reading) {
            (Some(Reading::Network), Reading::Network) => true,
            (Some(Reading::Plain(one)), Reading::Plain(other)) => {
                one == other || is_number(one) && is_number(other)
            }
            _ => false,
        };
        if is_of_kind {
            return Some(Some((owner, List::Own(place))));
        }
        let message = format!("`{}` is a set of `{}`", name.value, field.value);
        Some(self.note(codes::WRONG_KIND, name.span, message))
    }
}

/// Lists that every party has.
const LISTS: &[&str] = &["plmn", "gt", "realm", "host", "ip", "apn"];
