//! Code points of SCTP (IANA SCTP parameters), with the names that Wireshark prints.

use wire::code;

code! {
    /// Chunk type (RFC 9260 §3.2).
    pub struct ChunkType(u8);
    DATA = 0 => "DATA",
    INIT = 1 => "INIT",
    INIT_ACK = 2 => "INIT_ACK",
    SACK = 3 => "SACK",
    HEARTBEAT = 4 => "HEARTBEAT",
    HEARTBEAT_ACK = 5 => "HEARTBEAT_ACK",
    ABORT = 6 => "ABORT",
    SHUTDOWN = 7 => "SHUTDOWN",
    SHUTDOWN_ACK = 8 => "SHUTDOWN_ACK",
    ERROR = 9 => "ERROR",
    COOKIE_ECHO = 10 => "COOKIE_ECHO",
    COOKIE_ACK = 11 => "COOKIE_ACK",
    ECNE = 12 => "ECNE",
    CWR = 13 => "CWR",
    SHUTDOWN_COMPLETE = 14 => "SHUTDOWN_COMPLETE",
    AUTH = 15 => "AUTH",
    NR_SACK = 16 => "NR_SACK",
    I_DATA = 64 => "I_DATA",
    ASCONF_ACK = 128 => "ASCONF_ACK",
    PKTDROP = 129 => "PKTDROP",
    RE_CONFIG = 130 => "RE_CONFIG",
    PAD = 132 => "PAD",
    FORWARD_TSN = 192 => "FORWARD_TSN",
    ASCONF = 193 => "ASCONF",
    I_FORWARD_TSN = 194 => "I_FORWARD_TSN",
    IETF_EXTENSION = 255 => "IETF_EXTENSION",
}

impl ChunkType {
    /// True for chunks that no other may stand beside (RFC 9260 §6.10).
    pub fn stands_alone(self) -> bool {
        matches!(self, Self::INIT | Self::INIT_ACK | Self::SHUTDOWN_COMPLETE)
    }

    /// True for chunks that carry user octets.
    pub fn is_data(self) -> bool {
        matches!(self, Self::DATA | Self::I_DATA)
    }
}

code! {
    /// Parameter type (RFC 9260 §3.2.1).
    pub struct ParameterType(u16);
    HEARTBEAT_INFO = 1 => "Heartbeat info",
    IPV4_ADDRESS = 5 => "IPv4 address",
    IPV6_ADDRESS = 6 => "IPv6 address",
    STATE_COOKIE = 7 => "State cookie",
    UNRECOGNIZED_PARAMETER = 8 => "Unrecognized parameter",
    COOKIE_PRESERVATIVE = 9 => "Cookie preservative",
    HOSTNAME_ADDRESS = 11 => "Hostname address",
    SUPPORTED_ADDRESS_TYPES = 12 => "Supported address types",
    OUTGOING_SSN_RESET_REQUEST = 13 => "Outgoing SSN reset request",
    INCOMING_SSN_RESET_REQUEST = 14 => "Incoming SSN reset request",
    SSN_TSN_RESET_REQUEST = 15 => "SSN/TSN reset request",
    RE_CONFIGURATION_RESPONSE = 16 => "Re-configuration response",
    ADD_OUTGOING_STREAMS_REQUEST = 17 => "Add outgoing streams request",
    ADD_INCOMING_STREAMS_REQUEST = 18 => "Add incoming streams request",
    ECN = 32768 => "ECN",
    RANDOM = 32770 => "Random",
    AUTHENTICATED_CHUNK_LIST = 32771 => "Authenticated Chunk list",
    REQUESTED_HMAC_ALGORITHM = 32772 => "Requested HMAC Algorithm",
    SUPPORTED_EXTENSIONS = 32776 => "Supported Extensions",
    FORWARD_TSN_SUPPORTED = 49152 => "Forward TSN supported",
    ADD_IP_ADDRESS = 49153 => "Add IP address",
    DELETE_IP_ADDRESS = 49154 => "Delete IP address",
    ERROR_CAUSE_INDICATION = 49155 => "Error cause indication",
    SET_PRIMARY_ADDRESS = 49156 => "Set primary address",
    SUCCESS_REPORT = 49157 => "Success report",
    ADAPTATION_LAYER_INDICATION = 49158 => "Adaptation Layer Indication",
}

code! {
    /// Error cause (RFC 9260 §3.3.10).
    pub struct CauseCode(u16);
    INVALID_STREAM_IDENTIFIER = 1 => "Invalid stream identifier",
    MISSING_MANDATORY_PARAMETER = 2 => "Missing mandatory parameter",
    STALE_COOKIE_ERROR = 3 => "Stale cookie error",
    OUT_OF_RESOURCE = 4 => "Out of resource",
    UNRESOLVABLE_ADDRESS = 5 => "Unresolvable address",
    UNRECOGNIZED_CHUNK_TYPE = 6 => "Unrecognized chunk type",
    INVALID_MANDATORY_PARAMETER = 7 => "Invalid mandatory parameter",
    UNRECOGNIZED_PARAMETERS = 8 => "Unrecognized parameters",
    NO_USER_DATA = 9 => "No user data",
    COOKIE_RECEIVED_WHILE_SHUTTING_DOWN = 10 => "Cookie received while shutting down",
    RESTART_OF_AN_ASSOCIATION_WITH_NEW_ADDRESSES = 11 => "Restart of an association with new addresses",
    USER_INITIATED_ABORT = 12 => "User initiated ABORT",
    PROTOCOL_VIOLATION = 13 => "Protocol violation",
    REQUEST_TO_DELETE_LAST_ADDRESS = 160 => "Request to delete last address",
    OPERATION_REFUSED_DUE_TO_RESOURCE_SHORTAGE = 161 => "Operation refused due to resource shortage",
    REQUEST_TO_DELETE_SOURCE_ADDRESS = 162 => "Request to delete source address",
    ASSOCIATION_ABORTED_DUE_TO_ILLEGAL_ASCONF_ACK = 163 => "Association Aborted due to illegal ASCONF-ACK",
    REQUEST_REFUSED_NO_AUTHORIZATION = 164 => "Request refused - no authorization",
    UNSUPPORTED_HMAC_IDENTIFIER = 261 => "Unsupported HMAC identifier",
}
