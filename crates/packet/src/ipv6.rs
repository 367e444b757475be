//! IPv6 and its extension headers (RFC 8200).

use core::net::Ipv6Addr;

use wire::{Fault, Reader};

use crate::ethernet::check_trailer;
use crate::packet::Internet;
use crate::{Fragment, Layer, Network, Protocol, Refused};

/// Extension headers that are followed in one packet.
const EXTENSIONS_MAX: usize = 8;

/// Octets behind the payload length are Ethernet padding; jumbograms are not read (RFC 2675).
pub(crate) fn decode(reader: Reader<'_>) -> Result<Internet<'_>, Refused> {
    let ended = |malformed| Layer::Ipv6.found(malformed);
    let mut rest = reader;
    let [version, _, _, _, len_high, len_low, next, hops] = rest.array().map_err(ended)?;
    if version >> 4 != 6 {
        return Err(Layer::Ipv6.refuses(&reader, Fault::Version));
    }
    let source = Ipv6Addr::from(rest.array::<16>().map_err(ended)?);
    let destination = Ipv6Addr::from(rest.array::<16>().map_err(ended)?);
    let len = usize::from(u16::from_be_bytes([len_high, len_low]));
    let payload = rest.sub(len).map_err(ended)?;
    check_trailer(rest)?;
    let chain = Chain { protocol: Protocol(next), fragment: None, payload }.followed(true)?;
    Ok(chain.of(Network::Ipv6 { source, destination, hops, next: Protocol(next) }))
}

/// What a chain of extension headers leads to.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Chain<'a> {
    pub(crate) protocol: Protocol,
    pub(crate) fragment: Option<Fragment>,
    pub(crate) payload: Reader<'a>,
}

impl<'a> Chain<'a> {
    /// The headers of a reassembled datagram go on where those of its fragments ended.
    pub(crate) fn of_datagram(protocol: Protocol, payload: &'a [u8]) -> Result<Self, Refused> {
        let payload = Reader::new(payload);
        let chain = Self { protocol, fragment: None, payload }.followed(false)?;
        match chain.fragment {
            None => Ok(chain),
            Some(_) => Err(Layer::Ipv6.refuses(&payload, Fault::Duplicate)),
        }
    }

    /// What the network layer of this chain is.
    pub(crate) fn of(self, network: Network) -> Internet<'a> {
        let Self { protocol, fragment, payload } = self;
        Internet { network, protocol, fragment, payload }
    }

    /// Follows the chain to the transport, or to the payload of a fragment.
    fn followed(mut self, mut is_first: bool) -> Result<Self, Refused> {
        for _ in 0..EXTENSIONS_MAX {
            match self.protocol {
                Protocol::HOP_BY_HOP if !is_first => {
                    return Err(Layer::Ipv6.refuses(&self.payload, Fault::Value));
                }
                Protocol::HOP_BY_HOP | Protocol::DESTINATION_OPTIONS | Protocol::MOBILITY => {
                    self.skip(8)?;
                }
                Protocol::AUTHENTICATION => self.skip(4)?,
                Protocol::ROUTING => self.route()?,
                Protocol::FRAGMENT => self.split()?,
                _ => return Ok(self),
            }
            if self.fragment.is_some() {
                return Ok(self);
            }
            is_first = false;
        }
        if self.protocol.is_ipv6_extension() {
            return Err(Layer::Ipv6Depth.refuses(&self.payload, Fault::Depth));
        }
        Ok(self)
    }

    /// Reads over a header whose length counts units: of 8 octets after the first, or of 4 after the first two.
    fn skip(&mut self, unit: usize) -> Result<(), Refused> {
        let ended = |malformed| Layer::Ipv6.found(malformed);
        let [next, len] = self.payload.array().map_err(ended)?;
        let whole = usize::from(len).saturating_mul(unit).saturating_add(8);
        self.payload.skip(whole.saturating_sub(2)).map_err(ended)?;
        self.protocol = Protocol(next);
        Ok(())
    }

    /// Type 0 is forbidden (RFC 5095); any other that has hops to go hides who the packet is for.
    fn route(&mut self) -> Result<(), Refused> {
        let start = self.payload;
        let [_, _, kind, segments_left] =
            { start }.array().map_err(|malformed| Layer::Ipv6.found(malformed))?;
        if kind == 0 || segments_left != 0 {
            return Err(Layer::Ipv6Routing.refuses(&start, Fault::Value));
        }
        self.skip(8)
    }

    /// A fragment that is whole is none (RFC 6946).
    fn split(&mut self) -> Result<(), Refused> {
        let ended = |malformed| Layer::Ipv6.found(malformed);
        let [next, _, high, low] = self.payload.array().map_err(ended)?;
        let id = self.payload.u32().map_err(ended)?;
        let place = u16::from_be_bytes([high, low]);
        let (offset, more) = (place & 0xfff8, place & 1 != 0);
        self.protocol = Protocol(next);
        self.fragment =
            (offset != 0 || more).then_some(Fragment { id, offset, more, is_ipv6: true });
        Ok(())
    }
}
