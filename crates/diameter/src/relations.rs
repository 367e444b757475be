//! What the names in a message say of each other (RFC 6733 §6.1.1, §8.8).

use crate::Message;
use crate::avp::{Avps, IETF, Reach, TGPP};
use crate::subscriber::USER_NAME;

const SESSION_ID: u32 = 263;
const ORIGIN_HOST: u32 = 264;
const ROUTE_RECORD: u32 = 282;
const DESTINATION_REALM: u32 = 283;
const ORIGIN_REALM: u32 = 296;
const FAILED_AVP: u32 = 279;
const PROXY_INFO: u32 = 284;
const DESTINATION_HOST: u32 = 293;
/// MIP-Home-Agent-Host.
const HOME_AGENT_HOST: u32 = 348;
/// User-Identifier.
const USER_IDENTIFIER: (u32, u32) = (3102, TGPP);
/// IANA has given no code from here on; 3GPP begins its applications there.
const FIRST_OF_VENDORS: u32 = 1000;
/// Hops of a route that are compared with each other.
const HOPS_MAX: usize = 16;

impl<'a> Message<'a> {
    /// True where Origin-Host is not a name inside Origin-Realm.
    pub fn is_origin_outside_realm(&self) -> bool {
        let names = self.name(ORIGIN_HOST).zip(self.name(ORIGIN_REALM));
        names.is_some_and(|(host, realm)| !is_inside(host, realm))
    }

    /// True where a message is for the realm that it comes from.
    pub fn is_to_its_own_realm(&self) -> bool {
        let names = self.name(DESTINATION_REALM).zip(self.name(ORIGIN_REALM));
        names.is_some_and(|(to, from)| to.eq_ignore_ascii_case(from))
    }

    /// True where a request's session was begun by a node outside the sender's realm.
    pub fn is_session_of_another(&self) -> bool {
        let names = self.name(SESSION_ID).zip(self.name(ORIGIN_REALM));
        self.is_request()
            && names.is_some_and(|(session, realm)| {
                let owner = session.split(|octet| *octet == b';').next().unwrap_or_default();
                !is_inside(owner, realm)
            })
    }

    /// Hops that a request has taken.
    pub fn route_length(&self) -> Option<u16> {
        u16::try_from(self.route().count()).ok()
    }

    /// True where a hop stands in the route twice, so that the request went in a circle (RFC 6733 §6.1.3).
    pub fn is_route_looped(&self) -> bool {
        let mut route = self.route();
        let mut seen = 0_usize;
        core::iter::from_fn(|| route.next()).any(|hop| {
            let is_known = self.route().take(seen).any(|known| known.eq_ignore_ascii_case(hop));
            seen = seen.saturating_add(1).min(HOPS_MAX);
            is_known
        })
    }

    /// True where the first hop of the route is no node of the realm that the request comes from (RFC 6733 §6.1.9).
    pub fn is_route_begun_outside(&self) -> bool {
        let names = self.route().next().zip(self.name(ORIGIN_REALM));
        names.is_some_and(|(first, realm)| !is_inside(first, realm))
    }

    fn route(&self) -> impl Iterator<Item = &'a [u8]> + use<'a> {
        let of_route = |avp: &crate::Avp<'_>| (avp.code, avp.vendor) == (ROUTE_RECORD, IETF);
        self.avps().filter(of_route).map(|avp| avp.octets)
    }

    /// AVPs at the top of the message.
    pub fn avp_count(&self) -> Option<u16> {
        u16::try_from(self.avps().count()).ok()
    }

    /// Octets of the longest AVP at the top of the message.
    pub fn avp_longest(&self) -> Option<u32> {
        u32::try_from(self.avps().map(|avp| avp.octets.len()).max()?).ok()
    }

    /// The first AVP beside the two that Proxy-Info is made of (RFC 6733 §6.7.2).
    pub fn proxy_info_stray(&self) -> Option<u32> {
        let groups = self.avps().filter(|avp| (avp.code, avp.vendor) == (PROXY_INFO, IETF));
        groups
            .flat_map(|group| group.inside())
            .map(|avp| avp.code)
            .find(|code| !matches!(code, 33 | 280))
    }

    /// The first AVP inside a group that routes a message, or tells its subscriber, where it stands beside groups;
    /// Failed-AVP shows any, a gateway is told by host and realm, and a short message's user by name (RFC 6733 §6.1, §7.5,
    /// RFC 5447 §4.2.3, TS 29.338 §5.3.3.7).
    pub fn nested_route(&self) -> Option<u32> {
        let mut groups = self.avps().filter(|avp| avp.is_grouped() && avp.code != FAILED_AVP);
        groups.find_map(|group| hidden_route(&group))
    }

    /// The first AVP whose code is 3GPP's while its vendor is not told, or IETF's for routing while a vendor is told.
    pub fn misfiled(&self) -> Option<u32> {
        let is_wrong = |avp: &crate::Avp<'_>| match avp.vendor {
            IETF => avp.code >= FIRST_OF_VENDORS || avp.flags & crate::Avp::VENDOR != 0,
            _ => is_route(avp.code),
        };
        self.everywhere().find(is_wrong).map(|avp| avp.code)
    }

    fn name(&self, code: u32) -> Option<&'a [u8]> {
        let is_it = |avp: &crate::Avp<'_>| (avp.code, avp.vendor) == (code, IETF);
        self.avps().find(is_it).map(|avp| avp.octets)
    }
}

/// The first AVP in a group that has no business there.
fn hidden_route(group: &crate::Avp<'_>) -> Option<u32> {
    let tells_user = (group.code, group.vendor) == USER_IDENTIFIER;
    let mut gateway: &[u8] = &[];
    for avp in Avps::deep(wire::Reader::new(group.octets), Reach::Known) {
        if (avp.code, avp.vendor) == (HOME_AGENT_HOST, IETF) {
            gateway = avp.octets;
        }
        let is_of_gateway = matches!(avp.code, DESTINATION_REALM | DESTINATION_HOST)
            && gateway.as_ptr_range().contains(&avp.octets.as_ptr());
        let is_hidden = is_route(avp.code) || avp.code == USER_NAME && !tells_user;
        if avp.vendor == IETF && is_hidden && !is_of_gateway {
            return Some(avp.code);
        }
    }
    None
}

fn is_route(code: u32) -> bool {
    [SESSION_ID, ORIGIN_HOST, ORIGIN_REALM, DESTINATION_HOST, DESTINATION_REALM, ROUTE_RECORD]
        .contains(&code)
}

/// The realm itself, or a name that ends with a dot and the realm; letters in either case.
fn is_inside(name: &[u8], realm: &[u8]) -> bool {
    let Some(head) = name.len().checked_sub(realm.len()) else { return false };
    let Some((head, tail)) = name.split_at_checked(head) else { return false };
    tail.eq_ignore_ascii_case(realm) && (head.is_empty() || head.ends_with(b"."))
}

#[cfg(test)]
mod tests {
    use craft::diameter::{answer, request};

    use super::*;

    #[test]
    fn names_are_held_against_the_realm_that_they_are_told_to_be_in() {
        for (session, host, realm, foreign) in [
            ("mme.visited.example;1", "mme.visited.example", "visited.example", (false, false)),
            ("MME.Visited.Example;1", "visited.example", "VISITED.example", (false, false)),
            ("hss.home.example;1", "mme.visited.example", "visited.example", (false, true)),
            ("mme.visited.example;1", "mme.xvisited.example", "visited.example", (true, false)),
        ] {
            let octets = request(316, 16_777_251).text(263, 0, session).from(host, realm).octets();

            let message = Message::decode(&octets).unwrap();

            let found = (message.is_origin_outside_realm(), message.is_session_of_another());
            assert_eq!(found, foreign, "{session} {host} {realm}");
        }
    }

    #[test]
    fn what_hides_in_groups_and_under_other_vendors_is_found() {
        use craft::diameter::avp;

        let start = || request(316, 16_777_251).from("a.b", "b");
        let gateway = |more: &[u8]| {
            avp(348, 0, &[avp(283, 0, b"b"), avp(293, 0, b"pgw.b"), more.to_vec()].concat())
        };
        for (message, found) in [
            (start().group(284, 0, &[avp(280, 0, b"dra.b"), avp(33, 0, b"y")]), (None, None, None)),
            (start().group(284, 0, &[avp(1, 0, b"user")]), (Some(1), Some(1), None)),
            (start().group(443, 0, &[avp(264, 0, b"x.y")]), (None, Some(264), None)),
            (start().group(279, 0, &[avp(264, 0, b"x.y")]), (None, None, None)),
            (start().group(1401, 10415, &[avp(1, 0, b"001")]), (None, Some(1), None)),
            (start().group(3102, 10415, &[avp(1, 0, b"001")]), (None, None, None)),
            (start().group(486, 0, &[gateway(&[])]), (None, None, None)),
            (start().group(486, 0, &[gateway(&[]), avp(283, 0, b"x.y")]), (None, Some(283), None)),
            (start().group(486, 0, &[gateway(&avp(264, 0, b"x.y"))]), (None, Some(264), None)),
            (start().avp(1407, 0, &[0, 0, 0]), (None, None, Some(1407))),
            (start().avp(296, 10415, b"x.y"), (None, None, Some(296))),
        ] {
            let octets = message.octets();
            let message = Message::glimpse(&octets).unwrap();

            let got = (message.proxy_info_stray(), message.nested_route(), message.misfiled());
            assert_eq!(got, found);
        }
    }

    #[test]
    fn an_answer_keeps_the_session_of_the_other_side() {
        let octets =
            answer(316, 16_777_251).text(263, 0, "a.b;1").from("hss.home", "home").octets();

        assert!(!Message::decode(&octets).unwrap().is_session_of_another());
    }

    #[test]
    fn hops_and_sizes_are_counted() {
        let message = request(316, 16_777_251).from("a.b", "b").text(283, 0, "B");
        let octets = message.text(282, 0, "dra.b").text(282, 0, "dra.c").octets();

        let message = Message::decode(&octets).unwrap();

        assert!(message.is_to_its_own_realm());
        assert_eq!((message.route_length(), message.avp_count()), (Some(2), Some(5)));
        assert_eq!(message.avp_longest(), Some(5));
        assert!(message.is_route_begun_outside() != message.is_to_its_own_realm());
        assert!(!message.is_route_looped());
    }

    #[test]
    fn a_route_begins_at_its_origin_and_passes_each_hop_once() {
        for (route, is_looped, is_foreign) in [
            (&["a.b", "dra.c"][..], false, false),
            (&["dra.c"], false, true),
            (&["a.b", "dra.c", "dra.d", "DRA.C"], true, false),
            (&[], false, false),
        ] {
            let message = request(316, 16_777_251).from("a.b", "b");
            let octets =
                route.iter().fold(message, |message, hop| message.text(282, 0, hop)).octets();

            let message = Message::decode(&octets).unwrap();

            let found = (message.is_route_looped(), message.is_route_begun_outside());
            assert_eq!(found, (is_looped, is_foreign), "{route:?}");
        }
    }
}
