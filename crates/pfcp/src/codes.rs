//! Code points of PFCP, with the names that Wireshark prints.

use wire::code;

code! {
    /// Message type (TS 29.244 table 7.3-1).
    pub struct MessageType(u8);
    RESERVED = 0 => "Reserved",
    HEARTBEAT_REQUEST = 1 => "PFCP Heartbeat Request",
    HEARTBEAT_RESPONSE = 2 => "PFCP Heartbeat Response",
    PFD_MANAGEMENT_REQUEST = 3 => "PFCP PFD Management Request",
    PFD_MANAGEMENT_RESPONSE = 4 => "PFCP PFD Management Response",
    ASSOCIATION_SETUP_REQUEST = 5 => "PFCP Association Setup Request",
    ASSOCIATION_SETUP_RESPONSE = 6 => "PFCP Association Setup Response",
    ASSOCIATION_UPDATE_REQUEST = 7 => "PFCP Association Update Request",
    ASSOCIATION_UPDATE_RESPONSE = 8 => "PFCP Association Update Response",
    ASSOCIATION_RELEASE_REQUEST = 9 => "PFCP Association Release Request",
    ASSOCIATION_RELEASE_RESPONSE = 10 => "PFCP Association Release Response",
    VERSION_NOT_SUPPORTED_RESPONSE = 11 => "PFCP Version Not Supported Response",
    NODE_REPORT_REQUEST = 12 => "PFCP Node Report Request",
    NODE_REPORT_RESPONSE = 13 => "PFCP Node Report Response",
    SESSION_SET_DELETION_REQUEST = 14 => "PFCP Session Set Deletion Request",
    SESSION_SET_DELETION_RESPONSE = 15 => "PFCP Session Set Deletion Response",
    SESSION_SET_MODIFICATION_REQUEST = 16 => "PFCP Session Set Modification Request",
    SESSION_SET_MODIFICATION_RESPONSE = 17 => "PFCP Session Set Modification Response",
    SESSION_ESTABLISHMENT_REQUEST = 50 => "PFCP Session Establishment Request",
    SESSION_ESTABLISHMENT_RESPONSE = 51 => "PFCP Session Establishment Response",
    SESSION_MODIFICATION_REQUEST = 52 => "PFCP Session Modification Request",
    SESSION_MODIFICATION_RESPONSE = 53 => "PFCP Session Modification Response",
    SESSION_DELETION_REQUEST = 54 => "PFCP Session Deletion Request",
    SESSION_DELETION_RESPONSE = 55 => "PFCP Session Deletion Response",
    SESSION_REPORT_REQUEST = 56 => "PFCP Session Report Request",
    SESSION_REPORT_RESPONSE = 57 => "PFCP Session Report Response",
}

code! {
    /// Cause (TS 29.244 §8.2.1).
    pub struct Cause(u8);
    RESERVED = 0 => "Reserved",
    REQUEST_ACCEPTED = 1 => "Request accepted(success)",
    MORE_USAGE_REPORT_TO_SEND = 2 => "More Usage Report to send",
    REQUEST_PARTIALLY_ACCEPTED = 3 => "Request partially accepted",
    REQUEST_REJECTED = 64 => "Request rejected(reason not specified)",
    SESSION_CONTEXT_NOT_FOUND = 65 => "Session context not found",
    MANDATORY_IE_MISSING = 66 => "Mandatory IE missing",
    CONDITIONAL_IE_MISSING = 67 => "Conditional IE missing",
    INVALID_LENGTH = 68 => "Invalid length",
    MANDATORY_IE_INCORRECT = 69 => "Mandatory IE incorrect",
    INVALID_FORWARDING_POLICY = 70 => "Invalid Forwarding Policy",
    INVALID_F_TEID_ALLOCATION_OPTION = 71 => "Invalid F-TEID allocation option",
    NO_ESTABLISHED_PFCP_ASSOCIATION = 72 => "No established PFCP Association",
    RULE_CREATION_MODIFICATION_FAILURE = 73 => "Rule creation / modification Failure",
    ENTITY_IN_CONGESTION = 74 => "PFCP entity in congestion",
    NO_RESOURCES_AVAILABLE = 75 => "No resources available",
    SERVICE_NOT_SUPPORTED = 76 => "Service not supported",
    SYSTEM_FAILURE = 77 => "System failure",
    REDIRECTION_REQUESTED = 78 => "Redirection Requested",
    ALL_DYNAMIC_ADDRESSES_ARE_OCCUPIED = 79 => "All dynamic addresses are occupied",
    UNKNOWN_PRE_DEFINED_RULE = 80 => "Unknown Pre-defined Rule",
    UNKNOWN_APPLICATION_ID = 81 => "Unknown Application ID",
    L2TP_TUNNEL_ESTABLISHMENT_FAILURE = 82 => "L2TP tunnel Establishment failure",
    L2TP_SESSION_ESTABLISHMENT_FAILURE = 83 => "L2TP session Establishment failure",
    L2TP_TUNNEL_RELEASE = 84 => "L2TP tunnel release",
    L2TP_SESSION_RELEASE = 85 => "L2TP session release",
    SESSION_RESTORATION_FAILURE = 86 => "PFCP session restoration failure",
}

code! {
    /// Interface that packets come by (TS 29.244 §8.2.2).
    pub struct SourceInterface(u8);
    ACCESS = 0 => "Access",
    CORE = 1 => "Core",
    SGI_LAN_N6_LAN = 2 => "SGi-LAN/N6-LAN",
    CP_FUNCTION = 3 => "CP-function",
    FIVEG_VN_INTERNAL = 4 => "5G VN Internal",
}

code! {
    /// Interface that packets leave by (TS 29.244 §8.2.24).
    pub struct DestinationInterface(u8);
    ACCESS = 0 => "Access",
    CORE = 1 => "Core",
    SGI_LAN_N6_LAN = 2 => "SGi-LAN/N6-LAN",
    CP_FUNCTION = 3 => "CP- Function",
    LI_FUNCTION = 4 => "LI Function",
    FIVEG_VN_INTERNAL = 5 => "5G VN Internal",
}

code! {
    /// Form of a node identity (TS 29.244 §8.2.38).
    pub struct NodeIdType(u8);
    IPV4_ADDRESS = 0 => "IPv4 address",
    IPV6_ADDRESS = 1 => "IPv6 address",
    FQDN = 2 => "FQDN",
}

code! {
    /// Type of a PDN connection (TS 29.244 §8.2.79).
    pub struct PdnType(u8);
    RESERVED = 0 => "Reserved",
    IPV4 = 1 => "IPv4",
    IPV6 = 2 => "IPv6",
    IPV4V6 = 3 => "IPv4V6",
    NON_IP = 4 => "Non-IP",
    ETHERNET = 5 => "Ethernet",
}

code! {
    /// Header that is taken off (TS 29.244 §8.2.64).
    pub struct OuterHeaderRemoval(u8);
    GTP_U_UDP_IPV4 = 0 => "GTP-U/UDP/IPv4",
    GTP_U_UDP_IPV6 = 1 => "GTP-U/UDP/IPv6",
    UDP_IPV4 = 2 => "UDP/IPv4",
    UDP_IPV6 = 3 => "UDP/IPv6 ",
    IPV4 = 4 => "IPv4",
    IPV6 = 5 => "IPv6 ",
    GTP_U_UDP_IP = 6 => "GTP-U/UDP/IP",
    VLAN_TAG_POP = 7 => "VLAN TAG POP",
    VLAN_TAGS_POP_POP = 8 => "VLAN TAGs POP-POP",
}

code! {
    /// Header that is put on (TS 29.244 §8.2.56).
    pub struct OuterHeader(u16);
    GTP_U_UDP_IPV4 = 256 => "GTP-U/UDP/IPv4 ",
    GTP_U_UDP_IPV6 = 512 => "GTP-U/UDP/IPv6 ",
    GTP_U_UDP_IPV4_IPV6 = 768 => "GTP-U/UDP/IPv4/IPv6 ",
    UDP_IPV4 = 1024 => "UDP/IPv4 ",
    UDP_IPV6 = 2048 => "UDP/IPv6 ",
    UDP_IPV4_IPV6 = 3072 => "UDP/IPv4/IPv6 ",
    IPV4 = 4096 => "IPv4 ",
    IPV6 = 8192 => "IPv6 ",
    IPV4_IPV6 = 12288 => "IPv4/IPv6 ",
    C_TAG = 16384 => "C-TAG ",
    S_TAG = 32768 => "S-TAG ",
}

code! {
    /// Whether a gate is open (TS 29.244 §8.2.7).
    pub struct Gate(u8);
    OPEN = 0 => "OPEN",
    CLOSED = 1 => "CLOSED",
}

code! {
    /// Direction of a flow (TS 29.244 §8.2.61).
    pub struct FlowDirection(u8);
    UNSPECIFIED = 0 => "Unspecified",
    DOWNLINK = 1 => "Downlink (traffic to the UE)",
    UPLINK = 2 => "Uplink (traffic from the UE)",
    BIDIRECTIONAL = 3 => "Bidirectional",
}

code! {
    /// Form of an address of redirection (TS 29.244 §8.2.20).
    pub struct RedirectType(u8);
    IPV4_ADDRESS = 0 => "IPv4 address",
    IPV6_ADDRESS = 1 => "IPv6 address",
    URL = 2 => "URL",
    SIP_URI = 3 => "SIP URI",
    IPV4_AND_IPV6_ADDRESSES = 4 => "IPv4 and IPv6 addresses",
    PORT = 5 => "Port",
    IPV4_ADDRESS_AND_PORT = 6 => "IPv4 address and Port",
    IPV6_ADDRESS_AND_PORT = 7 => "IPv6 address and Port",
    IPV4_AND_IPV6_ADDRESSES_AND_PORT = 8 => "IPv4 and IPv6 addresses and Port",
}

code! {
    /// Kind of a rule that failed (TS 29.244 §8.2.80).
    pub struct FailedRule(u8);
    PDR = 0 => "PDR",
    FAR = 1 => "FAR",
    QER = 2 => "QER",
    URR = 3 => "URR",
    BAR = 4 => "BAR",
    MAR = 5 => "MAR",
    SRR = 6 => "SRR",
}

code! {
    /// Unit of a timer (TS 29.244 §8.2.35).
    pub struct TimerUnit(u8);
    MULTIPLES_OF_2_SECONDS = 0 => "value is incremented in multiples of 2 seconds",
    MULTIPLES_OF_1_MINUTE = 1 => "value is incremented in multiples of 1 minute",
    MULTIPLES_OF_10_MINUTES = 2 => "value is incremented in multiples of 10 minutes",
    MULTIPLES_OF_1_HOUR = 3 => "value is incremented in multiples of 1 hour",
    MULTIPLES_OF_10_HOUR = 4 => "value is incremented in multiples of 10 hour",
    ONE_MINUTE_TOO = 5 => "values shall be interpreted as multiples of 1 minute(version 14.0.0)",
    ONE_MINUTE_TOO_6 = 6 => "values shall be interpreted as multiples of 1 minute(version 14.0.0)",
    INFINITE = 7 => "value indicates that the timer is infinite",
}

code! {
    /// Interface of 3GPP (TS 29.244 §8.2.118).
    pub struct InterfaceType(u8);
    S1_U = 0 => "S1-U",
    S5_S8_U = 1 => "S5/S8-U",
    S4_U = 2 => "S4-U",
    S11_U = 3 => "S11-U",
    S12 = 4 => "S12",
    GN_GP_U = 5 => "Gn/Gp-U",
    S2A_U = 6 => "S2a-U",
    S2B_U = 7 => "S2b-U",
    ENODEB_DL_FORWARDING = 8 => "eNodeB GTP-U interface for DL data forwarding",
    ENODEB_UL_FORWARDING = 9 => "eNodeB GTP-U interface for UL data forwarding",
    SGW_UPF_DL_FORWARDING = 10 => "SGW/UPF GTP-U interface for DL data forwarding",
    N3_3GPP_ACCESS = 11 => "N3 3GPP Access",
    N3_TRUSTED_NON_3GPP_ACCESS = 12 => "N3 Trusted Non-3GPP Access",
    N3_UNTRUSTED_NON_3GPP_ACCESS = 13 => "N3 Untrusted Non-3GPP Access",
    N3_FOR_DATA_FORWARDING = 14 => "N3 for data forwarding",
    N9_OR_N9_FOR_NON_ROAMING = 15 => "N9 (or N9 for non-roaming)",
    SGI = 16 => "SGi",
    N6 = 17 => "N6",
    N19 = 18 => "N19",
    S8_U = 19 => "S8-U",
    GP_U = 20 => "Gp-U",
    N9_FOR_ROAMING = 21 => "N9 for roaming",
    IU_U = 22 => "Iu-U",
    N9_FOR_DATA_FORWARDING = 23 => "N9 for data forwarding",
    SXA_U = 24 => "Sxa-U",
    SXB_U = 25 => "Sxb-U",
    SXC_U = 26 => "Sxc-U",
    N4_U = 27 => "N4-U",
    SGW_UPF_UL_FORWARDING = 28 => "SGW/UPF GTP-U interface for UL data forwarding",
    N6MB_NMB9 = 29 => "N6mb/Nmb9",
    N3MB = 30 => "N3mb",
    N19MB = 31 => "N19mb",
}
