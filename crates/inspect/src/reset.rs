//! The end of a connection or association, told to both ends: for what cannot be blocked in it otherwise.

use packet::{Packet, Protocol, Tcp, Transport, sctp};

use crate::answer::Answer;
use crate::edit::{Edits, Pen, Places};

/// Place of the control bits in the header of TCP (RFC 9293 §3.1).
const TCP_FLAGS: usize = 13;
/// Octets of a TCP header without options.
const TCP_HEADER: usize = 20;
/// Octets of the common header of SCTP (RFC 9260 §3.1).
const SCTP_HEADER: usize = 12;
/// ABORT with the tag of its receiver's peer (RFC 9260 §3.3.7, §8.5.1).
const ABORT_REFLECTED: [u8; 4] = [6, 1, 0, 4];
/// ABORT without flags, and its cause: user-initiated (RFC 9260 §3.3.10.12).
const ABORT: u16 = 0x0600;
const USER_INITIATED: u16 = 12;

/// Makes the frame the end of its connection for its receiver, and writes the one for its sender; nothing where its
/// transport has none.
pub(crate) fn write(
    frame: &[u8],
    packet: &Packet<'_>,
    (answer, edits): (&mut Answer, &mut Edits),
) -> Option<()> {
    let transport = packet.transport_range(frame)?;
    let (begin, octets) = (transport.start, frame.get(transport)?);
    let places = Places::whole(octets, begin);
    edits.clear();
    answer.clear();
    let mut pen = Pen { places: &places, edits };
    match packet.transport {
        Transport::Tcp(tcp) => {
            pen.write(octets, TCP_FLAGS, &[Tcp::RST | Tcp::ACK])?;
            pen.overwrite(octets.get(tcp.header_len.into()..)?, &[])?;
            answer.back(frame, packet, (Protocol::TCP, &tcp_back(&tcp)))
        }
        Transport::Sctp(header) => {
            let chunks = octets.get(SCTP_HEADER..)?;
            let len = u16::try_from(chunks.len()).ok()?;
            let cause = len.checked_sub(4)?;
            let words = [ABORT, len, USER_INITIATED, cause];
            pen.overwrite(chunks, &octets_of::<8>(words.map(u16::to_be_bytes)))?;
            answer.back(frame, packet, (Protocol::SCTP, &sctp_back(&header)))
        }
        Transport::Udp { .. } | Transport::Icmpv6 { .. } | Transport::Other => None,
    }
}

/// A reset that stands exactly where the sender expects the next octet.
fn tcp_back(tcp: &Tcp) -> [u8; TCP_HEADER] {
    let [high, low] = [16, 0].map(|shift| tcp.acknowledgement >> shift & 0xffff);
    let sequence = [high, low].map(|half| u16::try_from(half).unwrap_or(0));
    let flags = 0x5000 | u16::from(Tcp::RST);
    octets_of(
        [tcp.destination_port, tcp.source_port]
            .into_iter()
            .chain(sequence)
            .chain([0, 0, flags])
            .map(u16::to_be_bytes),
    )
}

fn sctp_back(header: &sctp::Header) -> [u8; SCTP_HEADER + ABORT_REFLECTED.len()] {
    let ports = [header.destination_port, header.source_port].map(u16::to_be_bytes);
    let tag = header.verification_tag.to_be_bytes();
    let words = [tag, [0; 4], ABORT_REFLECTED].into_iter().flatten();
    let mut octets = [0; SCTP_HEADER + ABORT_REFLECTED.len()];
    let all = ports.into_iter().flatten().chain(words);
    octets.iter_mut().zip(all).for_each(|(to, from)| *to = from);
    octets
}

/// Words one after the other, and zeros.
fn octets_of<const N: usize>(words: impl IntoIterator<Item = [u8; 2]>) -> [u8; N] {
    let mut octets = [0; N];
    octets.iter_mut().zip(words.into_iter().flatten()).for_each(|(to, from)| *to = from);
    octets
}
