//! What a policy can ask of a chunk; names as in Wireshark.

use core::net::IpAddr;

use wire::{Each, Field, Kind, Malformed, Reader, fields};

use super::{CauseCode, Chunk, ChunkType, Chunks, Parameter, ParameterType};

/// The row of the registry: its messages are chunks.
#[derive(Debug)]
pub struct Sctp;

impl wire::Protocol for Sctp {
    type Message<'a> = Chunk<'a>;
    const NAME: &'static str = "sctp";
    const FIELDS: &'static [Field<Self>] = fields! {
        /// Chunk type (RFC 9260 §3.2).
        "sctp.chunk_type": Kind::Code(ChunkType::NAMES) => |c| c.kind.0;
        /// Who does not know the chunk goes on behind it (RFC 9260 §3.2).
        "sctp.chunk_bit_1": Kind::Flag => |c| c.kind.0 & 0x80 != 0;
        /// Who does not know the chunk reports it (RFC 9260 §3.2).
        "sctp.chunk_bit_2": Kind::Flag => |c| c.kind.0 & 0x40 != 0;
        /// Flags (RFC 9260 §3.2).
        "sctp.chunk_flags": Kind::Number => |c| c.flags;
        /// Octets without padding (RFC 9260 §3.2).
        "sctp.chunk_length": Kind::Number => |c| c.length;
        /// Transmission sequence number (RFC 9260 §3.3.1).
        "sctp.data_tsn_raw": Kind::Number => |c| c.data().map(|data| data.tsn);
        /// Stream (RFC 9260 §3.3.1).
        "sctp.data_sid": Kind::Number => |c| c.data().map(|data| data.stream);
        /// Stream sequence number (RFC 9260 §3.3.1).
        "sctp.data_ssn": Kind::Number => |c| c.data().and_then(|data| data.ssn);
        /// Message identifier (RFC 8260 §2.1).
        "sctp.data_mid": Kind::Number => |c| c.data().and_then(|data| data.mid);
        /// Fragment sequence number (RFC 8260 §2.1).
        "sctp.data_fsn": Kind::Number => |c| c.data().and_then(|data| data.fsn);
        /// Payload protocol (RFC 9260 §3.3.1).
        "sctp.data_payload_proto_id": Kind::Number => |c| c.data().and_then(|data| data.ppid);
        /// Last piece of a message (RFC 9260 §3.3.1).
        "sctp.data_e_bit": Kind::Flag => |c| c.data().map(|data| data.is_last);
        /// First piece of a message (RFC 9260 §3.3.1).
        "sctp.data_b_bit": Kind::Flag => |c| c.data().map(|data| data.is_first);
        /// Out of the order of its stream (RFC 9260 §3.3.1).
        "sctp.data_u_bit": Kind::Flag => |c| c.data().map(|data| data.is_unordered);
        /// To be acknowledged at once (RFC 7053 §3).
        "sctp.data_i_bit": Kind::Flag => |c| c.data().map(|_| c.flags & 8 != 0);
        /// Tag that either side wants (RFC 9260 §3.3.2, §3.3.3).
        "sctp.initiate_tag": Kind::Number =>
            |c| c.word(ChunkType::INIT, 0).or_else(|| c.word(ChunkType::INIT_ACK, 0));
        /// Tag that the sender wants (RFC 9260 §3.3.2).
        "sctp.init_initiate_tag": Kind::Number => |c| c.word(ChunkType::INIT, 0);
        /// Octets that may be sent (RFC 9260 §3.3.2).
        "sctp.init_credit": Kind::Number => |c| c.word(ChunkType::INIT, 4);
        /// Outbound streams (RFC 9260 §3.3.2).
        "sctp.init_nr_out_streams": Kind::Number => |c| c.half(ChunkType::INIT, 8);
        /// Inbound streams at most (RFC 9260 §3.3.2).
        "sctp.init_nr_in_streams": Kind::Number => |c| c.half(ChunkType::INIT, 10);
        /// First TSN (RFC 9260 §3.3.2).
        "sctp.init_initial_tsn": Kind::Number => |c| c.word(ChunkType::INIT, 12);
        /// Tag that the answering side wants (RFC 9260 §3.3.3).
        "sctp.initack_initiate_tag": Kind::Number => |c| c.word(ChunkType::INIT_ACK, 0);
        /// Octets that may be sent (RFC 9260 §3.3.3).
        "sctp.initack_credit": Kind::Number => |c| c.word(ChunkType::INIT_ACK, 4);
        /// Outbound streams (RFC 9260 §3.3.3).
        "sctp.initack_nr_out_streams": Kind::Number => |c| c.half(ChunkType::INIT_ACK, 8);
        /// Inbound streams at most (RFC 9260 §3.3.3).
        "sctp.initack_nr_in_streams": Kind::Number => |c| c.half(ChunkType::INIT_ACK, 10);
        /// First TSN (RFC 9260 §3.3.3).
        "sctp.initack_initial_tsn": Kind::Number => |c| c.word(ChunkType::INIT_ACK, 12);
        /// Everything to this TSN has come (RFC 9260 §3.3.4).
        "sctp.sack_cumulative_tsn_ack_raw": Kind::Number => |c| c.word(ChunkType::SACK, 0);
        /// Octets that may be sent (RFC 9260 §3.3.4).
        "sctp.sack_a_rwnd": Kind::Number => |c| c.word(ChunkType::SACK, 4);
        /// Gap blocks (RFC 9260 §3.3.4).
        "sctp.sack_number_of_gap_blocks": Kind::Number => |c| c.half(ChunkType::SACK, 8);
        /// Duplicates (RFC 9260 §3.3.4).
        "sctp.sack_number_of_duplicated_tsns": Kind::Number => |c| c.half(ChunkType::SACK, 10);
        /// First TSN of each block, counted from the acknowledged one (RFC 9260 §3.3.4).
        "sctp.sack_gap_block_start": Kind::Number => |c| Each(gaps(*c).map(|(start, _)| start));
        /// Last TSN of each block, counted from the acknowledged one (RFC 9260 §3.3.4).
        "sctp.sack_gap_block_end": Kind::Number => |c| Each(gaps(*c).map(|(_, end)| end));
        /// TSNs that came more than once (RFC 9260 §3.3.4).
        "sctp.sack_duplicate_tsn": Kind::Number => |c| Each(duplicates(*c));
        /// Everything to this TSN has come (RFC 9260 §3.3.8).
        "sctp.shutdown_cumulative_tsn_ack": Kind::Number => |c| c.word(ChunkType::SHUTDOWN, 0);
        /// Lowest TSN of the congestion (RFC 9260 appendix B).
        "sctp.ecne_lowest_tsn": Kind::Number => |c| c.word(ChunkType::ECNE, 0);
        /// Lowest TSN of the reaction (RFC 9260 appendix B).
        "sctp.cwr_lowest_tsn": Kind::Number => |c| c.word(ChunkType::CWR, 0);
        /// The receiver had no association (RFC 9260 §3.3.13).
        "sctp.shutdown_complete_t_bit": Kind::Flag =>
            |c| c.is(ChunkType::SHUTDOWN_COMPLETE).then_some(c.flags & 1 != 0);
        /// The sender had no association (RFC 9260 §3.3.7).
        "sctp.abort_t_bit": Kind::Flag => |c| c.is(ChunkType::ABORT).then_some(c.flags & 1 != 0);
        /// Everything to this TSN is given up (RFC 3758 §3.2).
        "sctp.forward_tsn_tsn": Kind::Number => |c| c.word(ChunkType::FORWARD_TSN, 0);
        /// Streams in which messages are given up (RFC 3758 §3.2).
        "sctp.forward_tsn_sid": Kind::Number =>
            |c| Each(skipped(*c).map(|[a, b, _, _]| u16::from_be_bytes([a, b])));
        /// Last message given up in each stream (RFC 3758 §3.2).
        "sctp.forward_tsn_ssn": Kind::Number =>
            |c| Each(skipped(*c).map(|[_, _, c, d]| u16::from_be_bytes([c, d])));
        /// Everything to this TSN is given up (RFC 8260 §2.3.1).
        "sctp.i_forward_tsn_tsn": Kind::Number => |c| c.word(ChunkType::I_FORWARD_TSN, 0);
        /// Type of each parameter (RFC 9260 §3.2.1).
        "sctp.parameter_type": Kind::Code(ParameterType::NAMES) => |c| Each(c.parameters().map(|p| p.kind));
        /// Who does not know the parameter goes on behind it (RFC 9260 §3.2.1).
        "sctp.parameter_bit_1": Kind::Flag => |c| Each(c.parameters().map(|p| p.kind & 0x8000 != 0));
        /// Who does not know the parameter reports it (RFC 9260 §3.2.1).
        "sctp.parameter_bit_2": Kind::Flag => |c| Each(c.parameters().map(|p| p.kind & 0x4000 != 0));
        /// Octets of each parameter (RFC 9260 §3.2.1).
        "sctp.parameter_length": Kind::Number => |c| Each(c.parameters().map(|p| p.length));
        /// Octets that fill the last word of parameters (RFC 9260 §3.2.1).
        "sctp.parameter_padding": Kind::Octets =>
            |c| Each(c.parameters().map(|p| p.padding).filter(|padding| !padding.is_empty()));
        /// How much longer a cookie shall be good, in ms (RFC 9260 §3.3.2.1).
        "sctp.parameter_cookie_preservative_incr": Kind::Number =>
            |c| Each(of(*c, ParameterType::COOKIE_PRESERVATIVE).filter_map(word));
        /// IPv4 addresses of the sender (RFC 9260 §3.3.2.1).
        "sctp.parameter_ipv4_address": Kind::Address => |c| Each(c.addresses().filter(IpAddr::is_ipv4));
        /// IPv6 addresses of the sender (RFC 9260 §3.3.2.1).
        "sctp.parameter_ipv6_address": Kind::Address => |c| Each(c.addresses().filter(IpAddr::is_ipv6));
        /// How many addresses the sender lists (RFC 9260 §3.3.2.1); ours.
        "sctp.address_count": Kind::Number => |c| u16::try_from(c.addresses().count()).ok();
        /// What a heartbeat shall bring back (RFC 9260 §3.3.5).
        "sctp.parameter_heartbeat_information": Kind::Octets => |c| Each(of(*c, ParameterType::HEARTBEAT_INFO));
        /// Cookie of the answering side (RFC 9260 §3.3.3.1).
        "sctp.parameter_state_cookie": Kind::Octets => |c| Each(of(*c, ParameterType::STATE_COOKIE));
        /// Cookie that the beginning side brings back (RFC 9260 §3.3.11).
        "sctp.cookie": Kind::Octets =>
            |c| c.is(ChunkType::COOKIE_ECHO).then_some(c.value).filter(|cookie| !cookie.is_empty());
        /// Address types that the sender can use (RFC 9260 §3.3.2.1).
        "sctp.parameter_supported_address_type": Kind::Number =>
            |c| Each(of(*c, ParameterType::SUPPORTED_ADDRESS_TYPES).flat_map(words));
        /// Chunk types that the sender understands (RFC 5061 §4.2.7).
        "sctp.supported_chunk_type": Kind::Code(ChunkType::NAMES) =>
            |c| Each(of(*c, ParameterType::SUPPORTED_EXTENSIONS).flat_map(|octets| octets.iter().copied()));
        /// Chunk types that must be authenticated (RFC 4895 §3.2).
        "sctp.chunk_type_to_auth": Kind::Code(ChunkType::NAMES) =>
            |c| Each(of(*c, ParameterType::AUTHENTICATED_CHUNK_LIST).flat_map(|octets| octets.iter().copied()));
        /// Random octets of the sender (RFC 4895 §3.1).
        "sctp.random_number": Kind::Octets => |c| Each(of(*c, ParameterType::RANDOM));
        /// Shared key of an AUTH chunk (RFC 4895 §4.1).
        "sctp.shared_key_id": Kind::Number => |c| c.half(ChunkType::AUTH, 0);
        /// How chunks are authenticated (RFC 4895 §3.3, §4.1).
        "sctp.hmac_id": Kind::Number => |c| (c.half(ChunkType::AUTH, 2),
            Each(of(*c, ParameterType::REQUESTED_HMAC_ALGORITHM).flat_map(words)));
        /// Authentication of an AUTH chunk (RFC 4895 §4.1).
        "sctp.hmac": Kind::Octets => |c| c.is(ChunkType::AUTH).then(|| c.value.get(4..)).flatten();
        /// Upper layer that the sender runs (RFC 5061 §4.2.6).
        "sctp.adaptation_layer_indication": Kind::Number =>
            |c| Each(of(*c, ParameterType::ADAPTATION_LAYER_INDICATION).filter_map(word));
        /// Serial number of an address change (RFC 5061 §4.1.1).
        "sctp.asconf_seq_nr_number": Kind::Number => |c| c.word(ChunkType::ASCONF, 0);
        /// Serial number of an address change (RFC 5061 §4.1.2).
        "sctp.asconf_ack_seq_nr_number": Kind::Number => |c| c.word(ChunkType::ASCONF_ACK, 0);
        /// Which request a response in a parameter is for (RFC 5061 §4.2).
        "sctp.correlation_id": Kind::Number => |c| Each(c.parameters().filter_map(correlation));
        /// Serial number of a stream change (RFC 6525 §4.1).
        "sctp.parameter_reconfig_request_sequence_number": Kind::Number =>
            |c| Each(of(*c, ParameterType::OUTGOING_SSN_RESET_REQUEST)
                .chain(of(*c, ParameterType::INCOMING_SSN_RESET_REQUEST))
                .filter_map(word));
        /// Causes of an error (RFC 9260 §3.3.10).
        "sctp.cause_code": Kind::Code(CauseCode::NAMES) => |c| Each(c.causes().map(|(code, _)| code.0));
        /// Octets of each cause (RFC 9260 §3.3.10).
        "sctp.cause_length": Kind::Number => |c| Each(c.causes().map(|(_, cause)| cause.length));
        /// The sum of nonces of an experiment (RFC 3540 §4).
        "sctp.sack_nounce_sum": Kind::Number => |c| c.is(ChunkType::SACK).then_some(c.flags & 1);
    };

    fn decode(octets: &[u8]) -> Result<Chunk<'_>, Malformed> {
        let chunk = Self::glimpse(octets)
            .ok_or_else(|| Reader::new(octets).fault(wire::Fault::Truncated))?;
        chunk.check().map(|()| chunk)
    }

    fn glimpse(octets: &[u8]) -> Option<Chunk<'_>> {
        Chunks::glimpse(octets).next()
    }

    /// Data has no field of other chunks, and they none of data.
    fn rows(chunk: &Chunk<'_>, visit: &mut dyn FnMut(u16)) {
        let is_data = chunk.data().is_some();
        for (row, field) in (0..).zip(Self::FIELDS) {
            let is_of_data = field.name.starts_with("sctp.data_");
            let is_of_all = field.name.starts_with("sctp.chunk_") || field.name == LISTED;
            if is_of_all || is_data == is_of_data {
                visit(row);
            }
        }
    }
}

/// What every chunk has, be it 0.
const LISTED: &str = "sctp.address_count";

impl Sctp {
    /// Reads one chunk at the head of some octets.
    pub fn decode(octets: &[u8]) -> Result<Chunk<'_>, Malformed> {
        <Self as wire::Protocol>::decode(octets)
    }
}

impl<'a> Chunk<'a> {
    fn is(&self, kind: ChunkType) -> bool {
        self.kind == kind
    }

    fn word(&self, kind: ChunkType, place: usize) -> Option<u32> {
        (self.is(kind) && !self.is_bogus()).then(|| self.u32_at(place)).flatten()
    }

    fn half(&self, kind: ChunkType, place: usize) -> Option<u16> {
        (self.is(kind) && !self.is_bogus()).then(|| self.u16_at(place)).flatten()
    }

    /// So many words behind the first twelve octets of a SACK.
    fn blocks(self, from: usize, count: usize) -> impl Iterator<Item = &'a [u8; 4]> {
        let octets =
            if self.is(ChunkType::SACK) { self.value.get(12..).unwrap_or_default() } else { &[] };
        octets.as_chunks::<4>().0.iter().skip(from).take(count)
    }
}

fn gaps(chunk: Chunk<'_>) -> impl Iterator<Item = (u16, u16)> {
    let count = chunk.u16_at(8).map_or(0, usize::from);
    chunk
        .blocks(0, count)
        .map(|[a, b, c, d]| (u16::from_be_bytes([*a, *b]), u16::from_be_bytes([*c, *d])))
}

fn duplicates(chunk: Chunk<'_>) -> impl Iterator<Item = u32> {
    let (gaps, count) =
        (chunk.u16_at(8).map_or(0, usize::from), chunk.u16_at(10).map_or(0, usize::from));
    chunk.blocks(gaps, count).map(|octets| u32::from_be_bytes(*octets))
}

/// Stream and number of each message that a FORWARD TSN gives up.
fn skipped(chunk: Chunk<'_>) -> impl Iterator<Item = [u8; 4]> {
    let is_meant = chunk.is(ChunkType::FORWARD_TSN);
    let octets = if is_meant { chunk.value.get(4..).unwrap_or_default() } else { &[] };
    octets.as_chunks::<4>().0.iter().copied()
}

fn of(chunk: Chunk<'_>, kind: ParameterType) -> impl Iterator<Item = &[u8]> {
    chunk
        .parameters()
        .filter(move |parameter| parameter.kind == kind.0)
        .map(|parameter| parameter.value)
}

fn word(octets: &[u8]) -> Option<u32> {
    octets.first_chunk().map(|octets| u32::from_be_bytes(*octets))
}

fn words(octets: &[u8]) -> impl Iterator<Item = u16> {
    octets.as_chunks::<2>().0.iter().map(|octets| u16::from_be_bytes(*octets))
}

fn correlation(parameter: Parameter<'_>) -> Option<u32> {
    match ParameterType(parameter.kind) {
        ParameterType::ADD_IP_ADDRESS
        | ParameterType::DELETE_IP_ADDRESS
        | ParameterType::SET_PRIMARY_ADDRESS
        | ParameterType::SUCCESS_REPORT
        | ParameterType::ERROR_CAUSE_INDICATION => word(parameter.value),
        _ => None,
    }
}
