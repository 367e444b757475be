//! Code points of SCCP (Q.713), with the names that Wireshark prints.

use wire::code;

code! {
    /// Message type (Q.713 §2.1).
    pub struct MessageType(u8);
    CR = 1 => "Connection Request",
    CC = 2 => "Connection Confirm",
    CREF = 3 => "Connection Refused",
    RLSD = 4 => "Released",
    RLC = 5 => "Release Complete",
    DT1 = 6 => "Data Form 1",
    DT2 = 7 => "Data Form 2",
    AK = 8 => "Data Acknowledgement",
    UDT = 9 => "Unitdata",
    UDTS = 10 => "Unitdata Service",
    ED = 11 => "Expedited Data",
    EA = 12 => "Expedited Data Acknowledgement",
    RSR = 13 => "Reset Request",
    RSC = 14 => "Reset Confirmation",
    ERR = 15 => "Error",
    IT = 16 => "Inactivity Timer",
    XUDT = 17 => "Extended Unitdata",
    XUDTS = 18 => "Extended Unitdata Service",
    LUDT = 19 => "Long Unitdata",
    LUDTS = 20 => "Long Unitdata Service",
}

code! {
    /// Return cause (Q.713 §3.12).
    pub struct ReturnCause(u8);
    NO_TRANSLATION_NATURE = 0 => "No translation for an address of such nature",
    NO_TRANSLATION_ADDRESS = 1 => "No translation for this specific address",
    SUBSYSTEM_CONGESTION = 2 => "Subsystem congestion",
    SUBSYSTEM_FAILURE = 3 => "Subsystem failure",
    UNEQUIPPED = 4 => "Unequipped failure",
    MTP_FAILURE = 5 => "MTP failure",
    NETWORK_CONGESTION = 6 => "Network congestion",
    UNQUALIFIED = 7 => "Unqualified",
    TRANSPORT_ERROR = 8 => "Error in message transport",
    LOCAL_ERROR = 9 => "Error in local processing",
    NO_REASSEMBLY = 10 => "Destination cannot perform reassembly",
    SCCP_FAILURE = 11 => "SCCP failure",
    HOP_COUNTER = 12 => "Hop counter violation",
    NO_SEGMENTATION = 13 => "Segmentation not supported",
    SEGMENTATION_FAILURE = 14 => "Segmentation failure",
}

code! {
    /// Subsystem number (Q.713 §3.4.2.2, TS 23.003 §8).
    pub struct Ssn(u8);
    NOT_KNOWN = 0 => "SSN not known/not used",
    MANAGEMENT = 1 => "SCCP management",
    ISUP = 3 => "ISDN User Part",
    OMAP = 4 => "OMAP (Operation, Maintenance, and Administration Part)",
    MAP = 5 => "MAP (Mobile Application Part)",
    HLR = 6 => "HLR (Home Location Register)",
    VLR = 7 => "VLR (Visitor Location Register)",
    MSC = 8 => "MSC (Mobile Switching Center)",
    EIR = 9 => "EIC/EIR (Equipment Identifier Center/Equipment Identification Register)",
    AUC = 10 => "AUC/AC (Authentication Center)",
    RANAP = 142 => "RANAP",
    RNSAP = 143 => "RNSAP",
    GMLC = 145 => "GMLC(MAP)",
    CAP = 146 => "CAP",
    GSM_SCF = 147 => "gsmSCF (MAP) or IM-SSF (MAP) or Presence Network Agent",
    SIWF = 148 => "SIWF (MAP)",
    SGSN = 149 => "SGSN (MAP)",
    GGSN = 150 => "GGSN (MAP)",
    BSSAP = 254 => "BSSAP/BSAP",
}
