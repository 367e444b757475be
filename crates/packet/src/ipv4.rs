//! IPv4 (RFC 791).

use core::net::Ipv4Addr;

use wire::{Fault, Reader};

use crate::checksum::Sum;
use crate::ethernet::check_trailer;
use crate::packet::Internet;
use crate::{Fragment, Layer, Network, Protocol, Refused};

/// Octets of a header without options.
const HEADER: usize = 20;
const MORE: u16 = 0x2000;
const OFFSET: u16 = 0x1fff;

/// Octets behind the total length are Ethernet padding.
#[inline]
pub(crate) fn decode(reader: Reader<'_>, verifies: bool) -> Result<Internet<'_>, Refused> {
    let ended = |malformed| Layer::Ipv4.found(malformed);
    let mut rest = reader;
    let [version, _, len_high, len_low, id_high, id_low, offset_high, offset_low] =
        rest.array().map_err(ended)?;
    let [hops, protocol, _, _] = rest.array().map_err(ended)?;
    let source = Ipv4Addr::from(rest.array::<4>().map_err(ended)?);
    let destination = Ipv4Addr::from(rest.array::<4>().map_err(ended)?);
    let header_len = usize::from(version & 0x0f).saturating_mul(4);
    let total = usize::from(u16::from_be_bytes([len_high, len_low]));
    let contradicts = || Layer::Ipv4.refuses(&reader, Fault::Length);
    if version >> 4 != 4 {
        return Err(Layer::Ipv4.refuses(&reader, Fault::Version));
    }
    let payload_len = total.checked_sub(header_len).ok_or_else(contradicts)?;
    let options = header_len.checked_sub(HEADER).ok_or_else(contradicts)?;
    rest.skip(options).map_err(ended)?;
    if verifies {
        verify(reader, header_len)?;
    }
    let payload = rest.sub(payload_len).map_err(ended)?;
    check_trailer(rest)?;
    let fragment = fragment([id_high, id_low], u16::from_be_bytes([offset_high, offset_low]));
    let (protocol, payload) = match fragment {
        None => authenticated(Protocol(protocol), payload)?,
        Some(_) => (Protocol(protocol), payload),
    };
    let network = Network::Ipv4 { source, destination, hops };
    Ok(Internet { network, protocol, fragment, payload })
}

/// What an authentication header stands before: nothing of it is hidden (RFC 4302 §2).
pub(crate) fn authenticated(
    protocol: Protocol,
    payload: Reader<'_>,
) -> Result<(Protocol, Reader<'_>), Refused> {
    if protocol != Protocol::AUTHENTICATION {
        return Ok((protocol, payload));
    }
    let ended = |malformed| Layer::Ipv4.found(malformed);
    let mut rest = payload;
    let [next, len] = rest.array().map_err(ended)?;
    rest.skip(usize::from(len).saturating_mul(4).saturating_add(6)).map_err(ended)?;
    match Protocol(next) {
        Protocol::AUTHENTICATION => Err(Layer::Ipv4.refuses(&payload, Fault::Duplicate)),
        next => Ok((next, rest)),
    }
}

fn fragment(id: [u8; 2], flags_and_offset: u16) -> Option<Fragment> {
    let is_whole = flags_and_offset & (MORE | OFFSET) == 0;
    (!is_whole).then(|| Fragment {
        id: u16::from_be_bytes(id).into(),
        offset: (flags_and_offset & OFFSET) << 3,
        more: flags_and_offset & MORE != 0,
        is_ipv6: false,
    })
}

fn verify(mut reader: Reader<'_>, header_len: usize) -> Result<(), Refused> {
    let start = reader;
    let header = reader.take(header_len).map_err(|malformed| Layer::Ipv4.found(malformed))?;
    if Sum::default().octets(header).is_valid() {
        Ok(())
    } else {
        Err(Layer::Ipv4Checksum.refuses(&start, Fault::Checksum))
    }
}
