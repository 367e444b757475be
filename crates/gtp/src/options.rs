//! Protocol configuration options (TS 24.008 §10.5.6.3): the servers that they tell a telephone to use.

use core::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use wire::Reader;

/// Options of IPCP, and the containers that name servers: P-CSCF and DNS of both versions of IP (table 10.5.154).
const IPCP: u16 = 0x8021;
const OF_VERSION_4: [u16; 2] = [0x000c, 0x000d];
const OF_VERSION_6: [u16; 2] = [0x0001, 0x0003];
/// Options of IPCP that name servers of names (RFC 1877 §1).
const NAMES: core::ops::RangeInclusive<u8> = 129..=132;
/// Containers and options that are looked into.
const CONTAINERS_MAX: usize = 32;

/// Servers that an element names: who asks for one leaves its place empty, or unspecified.
pub(crate) fn servers(element: &[u8]) -> impl Iterator<Item = IpAddr> + use<'_> {
    let containers = element.get(1..).unwrap_or_default();
    Containers(Reader::new(containers))
        .take(CONTAINERS_MAX)
        .flat_map(|(kind, octets)| {
            let packet = if kind == IPCP { octets.get(4..).unwrap_or_default() } else { &[] };
            let named = Options(Reader::new(packet))
                .take(CONTAINERS_MAX)
                .filter_map(|(kind, octets)| NAMES.contains(&kind).then(|| v4(octets)).flatten());
            let own = match kind {
                kind if OF_VERSION_4.contains(&kind) => v4(octets),
                kind if OF_VERSION_6.contains(&kind) => v6(octets),
                _ => None,
            };
            own.into_iter().chain(named)
        })
        .filter(|server| !server.is_unspecified())
}

fn v4(octets: &[u8]) -> Option<IpAddr> {
    octets.first_chunk().map(|octets: &[u8; 4]| Ipv4Addr::from(*octets).into())
}

fn v6(octets: &[u8]) -> Option<IpAddr> {
    octets.first_chunk().map(|octets: &[u8; 16]| Ipv6Addr::from(*octets).into())
}

/// Containers behind the first octet: identifier, length, contents.
struct Containers<'a>(Reader<'a>);

impl<'a> Iterator for Containers<'a> {
    type Item = (u16, &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let (kind, len) = (self.0.u16().ok()?, self.0.u8().ok()?);
        Some((kind, self.0.take(len.into()).ok()?))
    }
}

/// Options of IPCP behind its header: type, length with both, value (RFC 1332 §3).
struct Options<'a>(Reader<'a>);

impl<'a> Iterator for Options<'a> {
    type Item = (u8, &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let (kind, len) = (self.0.u8().ok()?, self.0.u8().ok()?);
        Some((kind, self.0.take(usize::from(len).checked_sub(2)?).ok()?))
    }
}

#[cfg(test)]
mod tests {
    extern crate std;

    use std::vec::Vec;

    use proptest::prelude::*;

    use super::*;

    #[test]
    fn servers_are_told_in_containers_and_in_ipcp_and_asked_for_without() {
        let asks = [0x80, 0, 0x0d, 0, 0, 0x0c, 0, 0x80, 0x21, 10, 1, 1, 0, 10, 129, 6, 0, 0, 0, 0];
        let tells =
            [
                &[
                    0x80, 0, 0x0d, 4, 203, 0, 113, 9, 0x80, 0x21, 10, 2, 1, 0, 10, 129, 6, 9, 9, 9,
                    9,
                ][..],
                &[0, 3, 16],
                &[0x20, 1, 0xd, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1],
            ]
            .concat();

        assert_eq!(servers(&asks).count(), 0);
        let told: Vec<_> = servers(&tells).map(|server| std::format!("{server}")).collect();
        assert_eq!(told, ["203.0.113.9", "9.9.9.9", "2001:db8::1"]);
    }

    proptest! {
        #[test]
        fn any_octets_name_few_servers(octets in prop::collection::vec(any::<u8>(), 0..400)) {
            prop_assert!(servers(&octets).count() <= octets.len() / 6);
        }
    }
}
