//! IP: headers as far as they can be followed, tunnels, and fragments put together in the receiver's way.

use super::{Datagram, Overlap, Receiver};

/// Tunnels in tunnels that the lenient follow.
const DEPTH_MAX: usize = 4;

#[derive(Clone, Debug)]
struct Piece {
    key: (Vec<u8>, Vec<u8>, u32, u8),
    start: usize,
    is_last: bool,
    octets: Vec<u8>,
}

/// Every datagram that the packets give.
pub fn datagrams(packets: &[Vec<u8>], receiver: &Receiver) -> Vec<Datagram> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut found = Vec::new();
    for packet in packets {
        let Some((whole, piece)) = read(packet, receiver) else { continue };
        match piece {
            None => open(whole, receiver, DEPTH_MAX, &mut found),
            Some(piece) => {
                let key = piece.key.clone();
                let protocol = key.3;
                pieces.push(piece);
                let own: Vec<&Piece> = pieces.iter().filter(|known| known.key == key).collect();
                if let Some(octets) = assembled(&own, receiver.overlap) {
                    let datagram = Datagram { ends: whole.ends, protocol, octets };
                    open(behind_extensions(datagram), receiver, DEPTH_MAX, &mut found);
                }
            }
        }
    }
    found
}

/// The datagram, and for the lenient what is tunnelled in it.
fn open(datagram: Datagram, receiver: &Receiver, depth: usize, found: &mut Vec<Datagram>) {
    let depth = depth.checked_sub(1).filter(|_| receiver.is_lenient);
    match (depth, tunnelled(&datagram)) {
        (Some(depth), Some(Inner::Packet(packet))) => {
            if let Some((whole, None)) = read(&packet, receiver) {
                open(whole, receiver, depth, found);
            }
        }
        (Some(depth), Some(Inner::Datagram(protocol, octets))) => {
            let inner = Datagram { ends: datagram.ends.clone(), protocol, octets };
            open(inner, receiver, depth, found);
        }
        _ => {}
    }
    found.push(datagram);
}

enum Inner {
    Packet(Vec<u8>),
    Datagram(u8, Vec<u8>),
}

/// What stands behind the head of a tunnel, whoever may offer it.
fn tunnelled(datagram: &Datagram) -> Option<Inner> {
    let octets = &datagram.octets;
    let behind = |at: usize| octets.get(at..).map(<[u8]>::to_vec);
    let packet = |at| behind(at).map(Inner::Packet);
    match datagram.protocol {
        4 | 41 => packet(0),
        47 => packet(4 + 4 * usize::try_from((octets.first()? & 0xb0).count_ones()).ok()?),
        51 => {
            Some(Inner::Datagram(*octets.first()?, behind(usize::from(*octets.get(1)?) * 4 + 8)?))
        }
        55 => Some(Inner::Datagram(
            *octets.first()?,
            behind(if octets.get(1)? >> 7 == 1 { 12 } else { 8 })?,
        )),
        94 => packet(0),
        97 => packet(16),
        136 => Some(Inner::Datagram(17, octets.clone())),
        17 => match u16::from_be_bytes([*octets.get(2)?, *octets.get(3)?]) {
            9899 => Some(Inner::Datagram(132, behind(8)?)),
            4789 | 6081 => packet(8 + 8 + 14),
            4754 | 6635 => packet(8 + 4),
            3544 => packet(8),
            1701 => packet(8 + 8 + 2),
            _ => None,
        },
        _ => None,
    }
}

/// True for a fragment, also in a tunnel.
pub fn is_piece(packet: &[u8]) -> bool {
    let lenient = Receiver { overlap: Overlap::First, last_wins: false, is_lenient: true };
    read(packet, &lenient).is_some_and(|(_, piece)| piece.is_some())
}

fn read(packet: &[u8], receiver: &Receiver) -> Option<(Datagram, Option<Piece>)> {
    match packet.first()? >> 4 {
        4 => ipv4(packet, receiver),
        6 => ipv6(packet),
        _ => None,
    }
}

fn ipv4(packet: &[u8], receiver: &Receiver) -> Option<(Datagram, Option<Piece>)> {
    let head = packet.first_chunk::<20>()?;
    let header = usize::from(head[0] & 15) * 4;
    if header < 20 && !receiver.is_lenient {
        return None;
    }
    let octets = packet.get(header.max(20)..)?.to_vec();
    let ends = (head[12..16].to_vec(), head[16..20].to_vec());
    let place = u16::from_be_bytes([head[6], head[7]]);
    let datagram = Datagram { ends: ends.clone(), protocol: head[9], octets: octets.clone() };
    let id = u32::from(u16::from_be_bytes([head[4], head[5]]));
    let piece = (place & 0x3fff != 0).then(|| Piece {
        key: (ends.0, ends.1, id, head[9]),
        start: usize::from(place & 0x1fff) * 8,
        is_last: place & 0x2000 == 0,
        octets,
    });
    Some((datagram, piece))
}

fn ipv6(packet: &[u8]) -> Option<(Datagram, Option<Piece>)> {
    let head = packet.first_chunk::<40>()?;
    let ends = (head[8..24].to_vec(), head[24..40].to_vec());
    let whole = Datagram { ends: ends.clone(), protocol: head[6], octets: packet[40..].to_vec() };
    let datagram = behind_extensions(whole);
    if datagram.protocol != 44 {
        return Some((datagram, None));
    }
    let (fragment, octets) = datagram.octets.split_first_chunk::<8>()?;
    let place = u16::from_be_bytes([fragment[2], fragment[3]]);
    let id = u32::from_be_bytes([fragment[4], fragment[5], fragment[6], fragment[7]]);
    if place & 0xfff9 == 0 {
        let atomic = Datagram { ends, protocol: fragment[0], octets: octets.to_vec() };
        return Some((behind_extensions(atomic), None));
    }
    let piece = Piece {
        key: (ends.0, ends.1, id, fragment[0]),
        start: usize::from(place & 0xfff8),
        is_last: place & 1 == 0,
        octets: octets.to_vec(),
    };
    Some((datagram, Some(piece)))
}

/// Goes over extension headers of IPv6 up to a fragment that is not whole.
fn behind_extensions(mut datagram: Datagram) -> Datagram {
    while datagram.octets.len() >= 8 {
        let len = match datagram.protocol {
            0 | 43 | 60 | 135 | 140 => (usize::from(datagram.octets[1]) + 1) * 8,
            44 if datagram.octets[2] == 0 && datagram.octets[3] & 0xf9 == 0 => 8,
            _ => break,
        };
        datagram.protocol = datagram.octets[0];
        datagram.octets = datagram.octets.get(len..).unwrap_or_default().to_vec();
    }
    datagram
}

/// Each place goes to the piece that the receiver prefers; nothing while a place is empty.
fn assembled(pieces: &[&Piece], overlap: Overlap) -> Option<Vec<u8>> {
    let mut ends = pieces.iter().filter(|piece| piece.is_last);
    let end = match overlap {
        Overlap::First | Overlap::Bsd => ends.next()?,
        _ => ends.next_back()?,
    };
    let total = end.start + end.octets.len();
    (0..total).map(|place| octet_at(pieces, place, overlap)).collect()
}

fn octet_at(pieces: &[&Piece], place: usize, overlap: Overlap) -> Option<u8> {
    let holds = |piece: &&&Piece| (piece.start..piece.start + piece.octets.len()).contains(&place);
    let winner = pieces.iter().filter(holds).reduce(|kept, new| {
        let is_better = match overlap {
            Overlap::First => false,
            Overlap::Last => true,
            Overlap::Bsd => new.start < kept.start,
            Overlap::BsdRight => new.start >= kept.start,
            Overlap::Linux => new.start <= kept.start,
        };
        if is_better { new } else { kept }
    })?;
    winner.octets.get(place - winner.start).copied()
}
