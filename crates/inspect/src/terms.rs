//! What a policy says of this link and of who may be met on it, looked up when it comes into force and not for each packet.

extern crate alloc;

use alloc::boxed::Box;

use dissect::GTPU;
use gtp::u::MessageType;
use ruletable::{Mode, Party, RuleTable, Verdict};
use wire::MessageKey;

/// The name of a user's packet.
pub(crate) const GPDU: MessageKey =
    MessageKey { protocol: GTPU, kind: u32::from_be_bytes([0, 0, 0, MessageType::G_PDU.0]) };

/// What is said of a link.
#[derive(Debug, Default)]
pub(crate) struct Terms {
    mode: Mode,
    /// What no rule decides is accepted, and no rule is about packets of users.
    frees_users: bool,
    partners: Box<[Partner]>,
}

/// What is said of a partner.
#[derive(Clone, Copy, Debug)]
struct Partner {
    mode: Mode,
    /// It may be met on the link.
    is_here: bool,
    /// What it sends is counted by caps.
    is_counted: bool,
}

impl Terms {
    /// What `table` says of the link of that name.
    pub(crate) fn of(table: &RuleTable, link: &str) -> Self {
        let partners = table.partners().iter().map(|row| Partner {
            mode: row.mode,
            is_here: row.may_use(link),
            is_counted: !row.caps.is_empty(),
        });
        let open = table.settled(GPDU, Party::Home);
        Self {
            mode: table.link_or_standard(link).mode,
            frees_users: open.is_some_and(|decision| decision.verdict == Verdict::Accept),
            partners: partners.collect(),
        }
    }

    /// Whose address it is, as [`RuleTable::party_on`] says of this link.
    #[inline]
    pub(crate) fn placed(&self, party: Party) -> Party {
        match party {
            Party::Partner(id) if self.partner(party).is_none_or(|partner| !partner.is_here) => {
                Party::Misplaced(id)
            }
            Party::Partner(_) | Party::Misplaced(_) | Party::Home | Party::Stranger => party,
        }
    }

    /// True where a packet of a user passes if it is as it should be, whatever it carries.
    #[inline]
    pub(crate) fn frees_users(&self) -> bool {
        self.frees_users
    }

    /// True where what comes from there is counted by caps.
    #[inline]
    pub(crate) fn is_counted(&self, source: Party) -> bool {
        self.partner(source).is_some_and(|partner| partner.is_counted)
    }

    /// The weakest mode of the link and of those that a packet comes from and goes to.
    pub(crate) fn mode(&self, parties: [Party; 2]) -> Mode {
        let modes = parties.into_iter().filter_map(|party| self.partner(party));
        modes.fold(self.mode, |mode, partner| mode.min(partner.mode))
    }

    #[inline]
    fn partner(&self, party: Party) -> Option<&Partner> {
        match party {
            Party::Partner(id) => self.partners.get(usize::from(id.0)),
            Party::Misplaced(_) | Party::Home | Party::Stranger => None,
        }
    }
}
