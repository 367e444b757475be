//! What an operator sees of the memory: a line of `key=value` an entry, a slice of the tables at a time.

extern crate alloc;

use alloc::string::String;
use core::fmt::{self, Write as _};

use numbering::Digits;
use session::{Address, Bearer, End, Packed, Pair, Peering, Side, State, Subscriber, Told};

/// Slots that one call looks at.
const SLOTS_A_CALL: u32 = 2048;
/// Room that must be left for one entry more.
const LINE_OCTETS_MAX: usize = 1024;
/// Octets of text that an inquiry brings along.
const TEXT_OCTETS: usize = 64 * 1024;

/// What is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// How full each table is.
    Tables,
    /// Every tunnel.
    Tunnels,
    /// Every subscriber.
    Subscribers,
    /// Every association and connection.
    Associations,
    /// What belongs to a subscriber.
    Imsi(Digits),
    /// The tunnels with that TEID at either end.
    Teid(u32),
    /// What a node is an end of.
    Node(core::net::IpAddr),
}

/// A question with the room for its answer, so that whoever answers has to find none.
#[derive(Debug)]
pub struct Inquiry {
    wanted: Wanted,
    part: Part,
    slot: u32,
    text: String,
}

/// Which table is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Tables,
    Tunnels,
    Subscribers,
    Associations,
    Done,
}

impl Inquiry {
    /// A question, not answered yet.
    pub fn new(wanted: Wanted) -> Self {
        let part = match wanted {
            Wanted::Tables => Part::Tables,
            Wanted::Tunnels | Wanted::Imsi(_) | Wanted::Teid(_) | Wanted::Node(_) => Part::Tunnels,
            Wanted::Subscribers => Part::Subscribers,
            Wanted::Associations => Part::Associations,
        };
        Self { wanted, part, slot: 0, text: String::with_capacity(TEXT_OCTETS) }
    }

    /// Reads `tables`, `tunnels`, `subscribers`, `associations`, `imsi 00101…`, `teid 0x1234` or `node 192.0.2.1`.
    pub fn parse(text: &str) -> Option<Self> {
        let (word, rest) = text.trim().split_once(' ').unwrap_or_else(|| (text.trim(), ""));
        let wanted = match word {
            "tables" => Wanted::Tables,
            "tunnels" => Wanted::Tunnels,
            "subscribers" => Wanted::Subscribers,
            "associations" => Wanted::Associations,
            "imsi" => Wanted::Imsi(Digits::parse(rest)?),
            "teid" => Wanted::Teid(match rest.strip_prefix("0x") {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => rest.parse().ok()?,
            }),
            "node" => Wanted::Node(rest.parse().ok()?),
            _ => return None,
        };
        Some(Self::new(wanted))
    }

    /// True where nothing more follows.
    pub fn is_done(&self) -> bool {
        self.part == Part::Done
    }

    /// True where the text must be taken before it goes on.
    pub fn is_full(&self) -> bool {
        self.text.capacity().saturating_sub(self.text.len()) < LINE_OCTETS_MAX
    }

    /// The lines so far; the room is free again once they are taken.
    pub fn text(&mut self) -> &mut String {
        &mut self.text
    }

    /// Looks at the next slice. Where there is no memory yet, there is nothing to see.
    pub fn look(&mut self, state: Option<&State>) {
        let Some(state) = state else {
            self.part = Part::Done;
            return;
        };
        for _ in 0..SLOTS_A_CALL {
            if self.is_done() || self.is_full() {
                return;
            }
            let is_there = match self.part {
                Part::Tables => self.tables(state),
                Part::Tunnels => self.tunnel(state),
                Part::Subscribers => self.subscriber(state),
                Part::Associations => self.association(state),
                Part::Done => false,
            };
            self.slot = self.slot.saturating_add(1);
            if !is_there {
                (self.part, self.slot) = (self.next_part(), 0);
            }
        }
    }

    fn next_part(&self) -> Part {
        match (self.part, self.wanted) {
            (Part::Tunnels, Wanted::Imsi(_)) => Part::Subscribers,
            (Part::Tunnels, Wanted::Node(_)) => Part::Associations,
            _ => Part::Done,
        }
    }

    fn tables(&mut self, state: &State) -> bool {
        for (name, gauge) in state.gauges() {
            let alarm = if gauge.is_alarming() { "full" } else { "" };
            self.write(format_args!(
                "table={name}\tentries={}\tmax={}\tinserted={}\tended={}\texpired={}\tevicted={}\tover_quota={}\tlost={}\trefused={}\talarm={alarm}\n",
                gauge.len,
                gauge.max,
                gauge.inserted,
                gauge.ended,
                gauge.expired,
                gauge.evicted,
                gauge.over_quota,
                gauge.lost,
                gauge.refused,
            ));
        }
        false
    }

    /// One slot of the tunnels; false behind the last.
    fn tunnel(&mut self, state: &State) -> bool {
        let slot = self.slot;
        if slot >= state.tunnels.slots() {
            return false;
        }
        let Some(found) = state.tunnels.at(slot) else { return true };
        let Some(view) = state.tunnels.session(&state.nodes, found) else { return true };
        let mut bearers = state.tunnels.bearers(found);
        let is_wanted = match self.wanted {
            Wanted::Imsi(imsi) => view.imsi == Packed::of(imsi),
            Wanted::Teid(teid) => {
                let is_it = |end: &End| end.teid == teid;
                view.control.iter().flatten().any(is_it)
                    || bearers.any(|bearer| ends(state, bearer).iter().flatten().any(is_it))
            }
            Wanted::Node(node) => {
                let is_it = |end: &End| end.node.address == Address::of(node);
                view.control.iter().flatten().any(is_it)
                    || bearers.any(|bearer| ends(state, bearer).iter().flatten().any(is_it))
            }
            Wanted::Tables | Wanted::Tunnels | Wanted::Subscribers | Wanted::Associations => true,
        };
        if !is_wanted {
            return true;
        }
        self.write(format_args!(
            "tunnel={}\timsi={}\tapn={}\tsince={}\tlearned={}\tcontrol.outside={}\tcontrol.inside={}",
            slot,
            Shown(view.imsi.digits()),
            Name(state.names.get(view.apn).unwrap_or_default()),
            view.created,
            u8::from(view.is_learned),
            At(view.control[0]),
            At(view.control[1]),
        ));
        for bearer in state.tunnels.bearers(found) {
            let [outside, inside] = ends(state, bearer);
            let [out, inward] = [Side::Outside, Side::Inside].map(|side| bearer.sent(side));
            self.write(format_args!(
                "\tbearer={}\tuser.outside={}\tuser.inside={}\tue={}\tout={}/{}\tin={}/{}",
                bearer.ebi,
                At(outside),
                At(inside),
                core::net::Ipv4Addr::from_bits(bearer.user().ipv4),
                out.1,
                out.0,
                inward.1,
                inward.0,
            ));
        }
        self.write(format_args!("\n"));
        true
    }

    fn subscriber(&mut self, state: &State) -> bool {
        let slot = self.slot;
        if slot >= state.subscribers.slots() {
            return false;
        }
        let Some((imsi, known)) = state.subscribers.at(slot) else { return true };
        if matches!(self.wanted, Wanted::Imsi(wanted) if Packed::of(wanted) != imsi) {
            return true;
        }
        let Subscriber { network, previous, node, host, since, .. } = known;
        self.write(format_args!(
            "subscriber={}\timsi={}\tplmn={}\tprevious={}\tnode={}\thost={}\tsince={since}\tmap={}\tdiameter={}\tgtp={}\n",
            slot,
            Shown(imsi.digits()),
            Shown(network.digits()),
            Shown(previous.digits()),
            Shown(node.digits()),
            Text(state.names.get(*host).unwrap_or_default()),
            Shown(known.network_in(Told::Map).digits()),
            Shown(known.network_in(Told::Diameter).digits()),
            Shown(known.network_in(Told::Gtp).digits()),
        ));
        true
    }

    fn association(&mut self, state: &State) -> bool {
        let slot = self.slot;
        if slot >= state.peerings.slots() {
            return false;
        }
        let Some((pair, peering)) = state.peerings.at(slot) else { return true };
        if matches!(self.wanted, Wanted::Node(node) if !pair.addresses.contains(&Address::of(node)))
        {
            return true;
        }
        let Pair { addresses, ports, is_tcp, .. } = pair;
        let host = |peering: &Peering, side: Side| side.of(&peering.peers).host;
        self.write(format_args!(
            "association={}\ttransport={}\toutside={}:{}\tinside={}:{}\tstate={}\thost.outside={}\thost.inside={}\tasp_active={}\n",
            slot,
            if *is_tcp { "tcp" } else { "sctp" },
            addresses[0].ip(),
            ports[0],
            addresses[1].ip(),
            ports[1],
            peering.state,
            Text(state.names.get(host(peering, Side::Outside)).unwrap_or_default()),
            Text(state.names.get(host(peering, Side::Inside)).unwrap_or_default()),
            u8::from(peering.asp == session::Asp::Active),
        ));
        true
    }

    /// Writes what fits; an entry with more bearers than a line has room for ends early.
    fn write(&mut self, what: fmt::Arguments<'_>) {
        let mut room = Room(&mut self.text);
        // What does not fit is left out.
        let _ = room.write_fmt(what);
    }
}

/// A text that never grows.
struct Room<'t>(&'t mut String);

impl fmt::Write for Room<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        if self.0.capacity().saturating_sub(self.0.len()) < text.len() {
            return Err(fmt::Error);
        }
        self.0.push_str(text);
        Ok(())
    }
}

fn ends(state: &State, bearer: &Bearer) -> [Option<End>; 2] {
    [Side::Outside, Side::Inside].map(|side| bearer.end(&state.nodes, side))
}

struct Shown(Option<Digits>);

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.map_or(Ok(()), |digits| digits.fmt(f))
    }
}

struct At(Option<End>);

impl fmt::Display for At {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.map_or(Ok(()), |end| write!(f, "{}/{:#x}", end.node.address.ip(), end.teid))
    }
}

/// Labels with dots between; what is no letter, digit or hyphen is a question mark.
struct Name<'n>(&'n [u8]);

impl fmt::Display for Name<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rest = self.0;
        while let Some((len, tail)) = rest.split_first() {
            let (label, tail) = tail.split_at_checked(usize::from(*len)).unwrap_or((tail, &[]));
            Text(label).fmt(f)?;
            if !tail.is_empty() {
                f.write_str(".")?;
            }
            rest = tail;
        }
        Ok(())
    }
}

/// Text of the wire; what is not plain is a question mark.
struct Text<'t>(&'t [u8]);

impl fmt::Display for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|octet| {
            f.write_char(if octet.is_ascii_graphic() { char::from(*octet) } else { '?' })
        })
    }
}
