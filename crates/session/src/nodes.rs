//! The nodes at the ends of paths: short numbers for their addresses, and their restart counters (TS 23.007 §18).

use crate::keyed::Keyed;
use crate::packed::Address;
use crate::pool::{Gauge, Owner, Worth};

/// Nodes that are told apart.
pub const NODES_MAX: u32 = 1 << 15;
/// How long restarts are counted, and a node that nobody needs is remembered.
const WINDOW_S: u32 = 3600;

/// A node's address in its network: VLANs keep networks apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeKey {
    /// Its address.
    pub address: Address,
    /// Its VLANs.
    pub net: u32,
}

/// A node that is remembered, by number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct NodeId(u16);

/// No node.
pub(crate) const NO_NODE: NodeId = NodeId(u16::MAX);

#[derive(Clone, Copy, Debug, Default)]
struct Node {
    /// Ends of tunnels that lie there.
    holds: u32,
    /// What it counts in each version of GTP.
    counters: [Option<u8>; 2],
    restarts: u16,
    window_from: u32,
}

/// A restart counter as a message tells it: the entities of each version count for themselves (TS 23.007 §18).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counter {
    /// What it stands at.
    pub value: u8,
    /// Told in version 2 of GTP.
    pub is_version_2: bool,
}

impl Counter {
    /// What its sender told before.
    fn before(self, node: &Node) -> Option<u8> {
        *node.counters.get(usize::from(self.is_version_2))?
    }
}

/// All nodes.
#[derive(Debug)]
pub struct Nodes(Keyed<NodeKey, Node>);

impl Nodes {
    pub(crate) fn new(quota: u8, seed: u64) -> Self {
        Self(Keyed::new(NODES_MAX, quota, seed, [WINDOW_S; 3]))
    }

    #[inline]
    pub(crate) fn key(&self, node: NodeId) -> Option<NodeKey> {
        self.0.at(node.0.into()).map(|(key, _)| *key)
    }

    /// Its number, which stays while someone holds it.
    pub(crate) fn hold(&mut self, key: NodeKey, owner: Owner, now: u32) -> Option<NodeId> {
        let slot = self.known(key, owner, now)?;
        let node = self.0.at_mut(slot)?;
        node.holds = node.holds.saturating_add(1);
        if node.holds == 1 {
            self.0.touch_entry(slot, Worth::Pinned, now);
        }
        id(slot)
    }

    pub(crate) fn release(&mut self, node: NodeId, now: u32) {
        let slot = node.0.into();
        let Some(node) = self.0.at_mut(slot) else { return };
        node.holds = node.holds.saturating_sub(1);
        if node.holds == 0 {
            self.0.touch_entry(slot, Worth::Unused, now);
        }
    }

    /// True for a node with a session, or one that told its restart counter within the hour.
    pub fn knows(&self, key: &NodeKey) -> bool {
        self.0.get(key).is_some()
    }

    /// Restarts of a node within the hour, with the one that this counter tells of.
    pub fn restarts(&self, key: &NodeKey, told: Option<Counter>, now: u32) -> u32 {
        let Some(node) = self.0.get(key) else { return 0 };
        let is_one = told.is_some_and(|told| is_restart(told.before(node), Some(told.value)));
        let is_past = now.saturating_sub(node.window_from) > WINDOW_S;
        let before = if is_past { 0 } else { node.restarts };
        u32::from(before).saturating_add(is_one.into())
    }

    /// True where a counter stands where it stood or goes forward, by half of its numbers at the most; nothing where it
    /// was not told before.
    pub fn goes_forward(&self, key: &NodeKey, told: Counter) -> Option<bool> {
        let before = told.before(self.0.get(key)?)?;
        Some(told.value.wrapping_sub(before) < 128)
    }

    /// A node told its restart counter.
    pub fn tell(&mut self, key: NodeKey, owner: Owner, told: Counter, now: u32) {
        let Some(slot) = self.known(key, owner, now) else { return };
        let Some(node) = self.0.at_mut(slot) else { return };
        if now.saturating_sub(node.window_from) > WINDOW_S {
            (node.restarts, node.window_from) = (0, now);
        }
        if is_restart(told.before(node), Some(told.value)) {
            node.restarts = node.restarts.saturating_add(1);
        }
        if let Some(counter) = node.counters.get_mut(usize::from(told.is_version_2)) {
            *counter = Some(told.value);
        }
    }

    fn known(&mut self, key: NodeKey, owner: Owner, now: u32) -> Option<u32> {
        let known = self.0.slot(&key);
        known.or_else(|| self.0.insert((owner, Worth::Unused), now, key, Node::default()))
    }

    pub(crate) fn expire(&mut self, now: u32) {
        self.0.expire(now);
    }

    pub(crate) fn gauge(&self) -> Gauge {
        self.0.gauge()
    }

    pub(crate) fn octets(&self) -> usize {
        self.0.octets()
    }

    pub(crate) fn touch(&mut self) {
        self.0.touch();
    }

    pub(crate) fn clear(&mut self) {
        self.0.clear();
    }
}

fn is_restart(before: Option<u8>, now: Option<u8>) -> bool {
    before.zip(now).is_some_and(|(before, now)| before != now)
}

fn id(slot: u32) -> Option<NodeId> {
    u16::try_from(slot).ok().map(NodeId)
}

#[cfg(test)]
mod tests {
    use core::net::IpAddr;

    use super::*;

    fn counter(value: u8) -> Counter {
        Counter { value, is_version_2: true }
    }

    #[test]
    fn a_counter_goes_forward_by_half_of_its_numbers_at_the_most() {
        let mut nodes = Nodes::new(100, 1);
        assert_eq!(nodes.goes_forward(&key("192.0.2.1"), counter(9)), None);
        nodes.tell(key("192.0.2.1"), Owner(1), counter(250), 1);

        let forward = [250, 251, 3, 249, 130]
            .map(|value| nodes.goes_forward(&key("192.0.2.1"), counter(value)));
        assert_eq!(forward, [true, true, true, false, false].map(Some));
    }

    fn key(text: &str) -> NodeKey {
        NodeKey { address: Address::of(text.parse::<IpAddr>().unwrap()), net: 0 }
    }

    #[test]
    fn a_node_that_is_held_keeps_its_number_under_a_flood() {
        let mut nodes = Nodes::new(100, 1);
        let held = nodes.hold(key("192.0.2.1"), Owner(1), 0).unwrap();
        for host in 0..NODES_MAX + 100 {
            let address = IpAddr::V4((0x0a00_0000 + host).into());
            nodes.tell(NodeKey { address: Address::of(address), net: 0 }, Owner(2), counter(1), 1);
        }

        assert_eq!(nodes.key(held), Some(key("192.0.2.1")));
        nodes.release(held, 2);
        assert_eq!(nodes.gauge().len, NODES_MAX);
    }

    #[test]
    fn a_change_of_the_counter_is_a_restart_for_an_hour() {
        let mut nodes = Nodes::new(100, 1);
        for (value, now) in [(7, 10), (7, 20), (8, 30), (9, 40)] {
            nodes.tell(key("192.0.2.1"), Owner(1), counter(value), now);
        }
        nodes.tell(key("192.0.2.1"), Owner(1), Counter { value: 77, is_version_2: false }, 45);

        assert_eq!(nodes.restarts(&key("192.0.2.1"), None, 50), 2);
        assert_eq!(nodes.restarts(&key("192.0.2.1"), Some(counter(10)), 50), 3);
        assert_eq!(nodes.restarts(&key("192.0.2.1"), Some(counter(9)), 4000), 0);
        assert_eq!(nodes.restarts(&key("192.0.2.2"), Some(counter(1)), 50), 0);
    }
}
