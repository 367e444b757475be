//! What a request of GTP-C offers, and what its answer makes of the tunnels.

use arrayvec::ArrayVec;

use crate::bearers::UserAddresses;
use crate::ends::{BEARERS_MAX, End, Found, NewBearer, NewSession, Plane, Side};
use crate::names::NameId;
use crate::nodes::Nodes;
use crate::packed::Packed;
use crate::pool::Owner;
use crate::tunnels::Tunnels;

/// What a request wants to be done to a session.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Wish {
    /// Nothing that is remembered.
    #[default]
    Nothing,
    /// A new session, or a bearer more where one is addressed.
    Create,
    /// Other ends.
    Modify,
    /// New bearers, wished by the gateway.
    CreateBearers,
    /// The session goes.
    Delete,
    /// Some of its bearers go.
    DeleteBearers,
}

/// The ends that one side names for its bearers: number of the bearer and end.
pub type Ends = ArrayVec<(u8, End), BEARERS_MAX>;

/// What a request says.
#[derive(Clone, Debug, Default)]
pub struct Offer {
    /// What it wants.
    pub wish: Wish,
    /// Who it is counted for.
    pub owner: Owner,
    /// The side that asks.
    pub from: Side,
    /// The tunnel that it addresses.
    pub target: Option<End>,
    /// Subscriber.
    pub imsi: Packed,
    /// Access point.
    pub apn: NameId,
    /// The network that serves the subscriber.
    pub network: Packed,
    /// The asker's end for control.
    pub control: Option<End>,
    /// The asker's ends for user data.
    pub ends: Ends,
    /// Bearers that go.
    pub bearers: ArrayVec<u8, BEARERS_MAX>,
    /// Addresses that it asks for.
    pub user: UserAddresses,
    /// The device, without its check digit or version.
    pub device: Packed,
    /// Version of GTP and radio access.
    pub access: Option<(u8, Option<u8>)>,
}

/// What an accepting answer says.
#[derive(Clone, Debug, Default)]
pub struct Acceptance {
    /// The tunnel that it addresses: the asker's.
    pub target: Option<End>,
    /// The answerer's end for control.
    pub control: Option<End>,
    /// The answerer's ends for user data.
    pub ends: Ends,
    /// The ends of the asker that the answer repeats, for bearers that the asker had not numbered.
    pub repeated: Ends,
    /// Addresses that the user gets.
    pub user: UserAddresses,
}

impl Tunnels {
    /// An offer was accepted by its answer, and both were let through.
    pub fn settle(&mut self, nodes: &mut Nodes, offer: &Offer, accepted: &Acceptance, now: u32) {
        let target = offer.target.and_then(|end| self.find(nodes, Plane::Control, &end));
        match (offer.wish, target) {
            (Wish::Nothing | Wish::Delete | Wish::DeleteBearers, None) => {}
            (Wish::Nothing, Some(found)) => self.refresh(found, now),
            (Wish::Create, Some(found)) if self.is_shared(nodes, found, accepted) => {
                self.add(nodes, found, (offer, accepted), now);
            }
            (Wish::Create, _) => self.begin(nodes, offer, accepted, now),
            (Wish::Modify | Wish::CreateBearers, None) => {
                self.heal(nodes, offer, accepted, now);
            }
            (Wish::Modify, Some(found)) => self.modify(nodes, found, (offer, accepted), now),
            (Wish::CreateBearers, Some(found)) => {
                for bearer in bearers(offer, accepted) {
                    self.set_bearer(nodes, found, &bearer, now);
                }
                self.refresh(found, now);
            }
            (Wish::Delete, Some(found)) => self.delete(nodes, found, now),
            (Wish::DeleteBearers, Some(found)) => {
                for ebi in &offer.bearers {
                    self.delete_bearer(nodes, found, *ebi, now);
                }
                if self.default_ebi(found).is_none() {
                    self.delete(nodes, found, now);
                }
            }
        }
    }

    /// True where a new session shares its control ends with the one that it addresses, as on S11, or is a secondary
    /// context of it.
    fn is_shared(&self, nodes: &Nodes, found: Found, accepted: &Acceptance) -> bool {
        let session = self.session(nodes, found);
        session.is_some_and(|session| {
            accepted.control.is_none() || session.control.contains(&accepted.control)
        })
    }

    fn begin(&mut self, nodes: &mut Nodes, offer: &Offer, accepted: &Acceptance, now: u32) {
        let user =
            if accepted.user == UserAddresses::default() { offer.user } else { accepted.user };
        let mut control = [accepted.control; 2];
        *offer.from.of_mut(&mut control) = offer.control;
        let new = NewSession {
            owner: offer.owner,
            imsi: offer.imsi,
            apn: offer.apn,
            access: offer.from,
            control,
            user,
            bearers: bearers(offer, accepted).collect(),
            is_learned: false,
        };
        self.create(nodes, &new, now);
    }

    /// One more connection of a user whose nodes share their control ends.
    fn add(
        &mut self,
        nodes: &mut Nodes,
        found: Found,
        (offer, accepted): (&Offer, &Acceptance),
        now: u32,
    ) {
        let user =
            if accepted.user == UserAddresses::default() { offer.user } else { accepted.user };
        for bearer in bearers(offer, accepted) {
            self.replace_bearer(nodes, found, (&bearer, user), now);
        }
        self.refresh(found, now);
    }

    fn modify(
        &mut self,
        nodes: &mut Nodes,
        found: Found,
        (offer, accepted): (&Offer, &Acceptance),
        now: u32,
    ) {
        if let Some(end) = offer.control {
            self.move_control(nodes, found, (offer.from, end), now);
        }
        if let Some(end) = accepted.control {
            self.move_control(nodes, found, (offer.from.other(), end), now);
        }
        for bearer in bearers(offer, accepted) {
            self.set_bearer(nodes, found, &bearer, now);
        }
        self.give(found, offer.owner);
        self.refresh(found, now);
    }

    /// The nodes agree about a session that was not seen being set up: its ends are known from now on.
    fn heal(&mut self, nodes: &mut Nodes, offer: &Offer, accepted: &Acceptance, now: u32) {
        let mut control = [offer.target; 2];
        *offer.from.of_mut(&mut control) = offer.control.or(accepted.target);
        let access =
            if offer.wish == Wish::CreateBearers { offer.from.other() } else { offer.from };
        let new = NewSession {
            owner: offer.owner,
            imsi: offer.imsi,
            access,
            control,
            bearers: bearers(offer, accepted).collect(),
            is_learned: true,
            ..NewSession::default()
        };
        self.create(nodes, &new, now);
    }
}

/// The bearers that either side names, by their numbers.
fn bearers<'o>(offer: &'o Offer, accepted: &'o Acceptance) -> impl Iterator<Item = NewBearer> + 'o {
    let asked = if accepted.repeated.is_empty() { &offer.ends } else { &accepted.repeated };
    let of =
        |ends: &Ends, ebi: u8| ends.iter().find(|(known, _)| *known == ebi).map(|(_, end)| *end);
    let answered = accepted.ends.iter().map(|(ebi, _)| *ebi);
    let only_asked =
        asked.iter().map(|(ebi, _)| *ebi).filter(move |ebi| of(&accepted.ends, *ebi).is_none());
    answered.chain(only_asked).take(BEARERS_MAX).map(move |ebi| {
        let mut ends = [of(&accepted.ends, ebi); 2];
        *offer.from.of_mut(&mut ends) = of(asked, ebi);
        NewBearer { ebi, ends }
    })
}
