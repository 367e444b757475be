//! Flags of elements (TS 29.244 §8.2).

use wire::layout::Form;
use wire::{Field, rows};

use super::layouts;
use crate::Pfcp;

pub(crate) const ROWS: &[Field<Pfcp>] = rows! {
    /// Subsequent Volume Threshold: DLVOL (TS 29.244 §8.2.16).
    "pfcp.subseq_volume_threshold.dlvol_flg": Form::Flag => SUBSEQUENT_VOLUME_THRESHOLD[0] 0 & 0x4;
    /// Subsequent Volume Threshold: ULVOL (TS 29.244 §8.2.16).
    "pfcp.subseq_volume_threshold.ulvol_flg": Form::Flag => SUBSEQUENT_VOLUME_THRESHOLD[0] 0 & 0x2;
    /// Subsequent Volume Threshold: TOVOL (TS 29.244 §8.2.16).
    "pfcp.subseq_volume_threshold.tovol_flg": Form::Flag => SUBSEQUENT_VOLUME_THRESHOLD[0] 0 & 0x1;
    /// Downlink Data Service Information: QFII (TS 29.244 §8.2.27).
    "pfcp.dl_data_service_inf.qfii": Form::Flag => DOWNLINK_DATA_SERVICE_INFORMATION[0] 0 & 0x2;
    /// Downlink Data Service Information: PPI (TS 29.244 §8.2.27).
    "pfcp.dl_data_service_inf.ppi": Form::Flag => DOWNLINK_DATA_SERVICE_INFORMATION[0] 0 & 0x1;
    /// PFCPSMReq-Flags: RUMUC (TS 29.244 §8.2.31).
    "pfcp.smreq_flags.rumuc": Form::Flag => PFCPSMREQ_FLAGS[0] 0 & 0x10;
    /// PFCPSMReq-Flags: SUMPC (TS 29.244 §8.2.31).
    "pfcp.smreq_flags.sumpc": Form::Flag => PFCPSMREQ_FLAGS[0] 0 & 0x8;
    /// PFCPSRRsp-Flags: DROBU (TS 29.244 §8.2.32).
    "pfcp.srrsp_flags.drobu": Form::Flag => PFCPSRRSP_FLAGS[0] 0 & 0x1;
    /// V4, in elements of 6 types (TS 29.244 §8.2).
    "pfcp.f_seid_flags.v4": Form::Flag => F_SEID[0] 0 & 0x2, ALTERNATIVE_SMF_IP_ADDRESS[0] 0 & 0x2, CP_PFCP_ENTITY_IP_ADDRESS[0] 0 & 0x2, IP_MULTICAST_ADDRESS[0] 0 & 0x2, SOURCE_IP_ADDRESS[0] 0 & 0x2, CP_IP_ADDRESS[0] 0 & 0x2;
    /// V6, in elements of 6 types (TS 29.244 §8.2).
    "pfcp.f_seid_flags.v6": Form::Flag => F_SEID[0] 0 & 0x1, ALTERNATIVE_SMF_IP_ADDRESS[0] 0 & 0x1, CP_PFCP_ENTITY_IP_ADDRESS[0] 0 & 0x1, IP_MULTICAST_ADDRESS[0] 0 & 0x1, SOURCE_IP_ADDRESS[0] 0 & 0x1, CP_IP_ADDRESS[0] 0 & 0x1;
    /// PFD contents: ADNP (TS 29.244 §8.2.39).
    "pfcp.pfd_contents_flags.adnp": Form::Flag => PFD_CONTENTS[0] 0 & 0x80;
    /// PFD contents: AURL (TS 29.244 §8.2.39).
    "pfcp.pfd_contents_flags.aurl": Form::Flag => PFD_CONTENTS[0] 0 & 0x40;
    /// PFD contents: AFD (TS 29.244 §8.2.39).
    "pfcp.pfd_contents_flags.afd": Form::Flag => PFD_CONTENTS[0] 0 & 0x20;
    /// PFD contents: DNP (TS 29.244 §8.2.39).
    "pfcp.pfd_contents_flags.dnp": Form::Flag => PFD_CONTENTS[0] 0 & 0x10;
    /// PFD contents: CP (TS 29.244 §8.2.39).
    "pfcp.pfd_contents_flags.cp": Form::Flag => PFD_CONTENTS[0] 0 & 0x8;
    /// PFD contents: DN (TS 29.244 §8.2.39).
    "pfcp.pfd_contents_flags.dn": Form::Flag => PFD_CONTENTS[0] 0 & 0x4;
    /// PFD contents: URL (TS 29.244 §8.2.39).
    "pfcp.pfd_contents_flags.url": Form::Flag => PFD_CONTENTS[0] 0 & 0x2;
    /// PFD contents: FD (TS 29.244 §8.2.39).
    "pfcp.pfd_contents_flags.fd": Form::Flag => PFD_CONTENTS[0] 0 & 0x1;
    /// Volume Measurement: DLNOP (TS 29.244 §8.2.44).
    "pfcp.volume_measurement_flags.dlnops": Form::Flag => VOLUME_MEASUREMENT[0] 0 & 0x20;
    /// Volume Measurement: ULNOP (TS 29.244 §8.2.44).
    "pfcp.volume_measurement_flags.ulnop": Form::Flag => VOLUME_MEASUREMENT[0] 0 & 0x10;
    /// Volume Measurement: TONOP (TS 29.244 §8.2.44).
    "pfcp.volume_measurement_flags.tonop": Form::Flag => VOLUME_MEASUREMENT[0] 0 & 0x8;
    /// Dropped DL Traffic Threshold: DLBY (TS 29.244 §8.2.49).
    "pfcp.dropped_dl_traffic_threshold.dlby_flg": Form::Flag => DROPPED_DL_TRAFFIC_THRESHOLD[0] 0 & 0x2;
    /// Dropped DL Traffic Threshold: DLPA (TS 29.244 §8.2.49).
    "pfcp.dropped_dl_traffic_threshold.dlpa_flg": Form::Flag => DROPPED_DL_TRAFFIC_THRESHOLD[0] 0 & 0x1;
    /// VID, in elements of 4 types (TS 29.244 §8.2).
    "pfcp.c_tag.flags.vid": Form::Flag => OUTER_HEADER_CREATION[5] 0 & 0x4, C_TAG[0] 0 & 0x4, MAC_ADDRESSES_DETECTED[2] 1 & 0x4, MAC_ADDRESSES_REMOVED[2] 1 & 0x4;
    /// DEI, in elements of 4 types (TS 29.244 §8.2).
    "pfcp.c_tag.flags.dei": Form::Flag => OUTER_HEADER_CREATION[5] 0 & 0x2, C_TAG[0] 0 & 0x2, MAC_ADDRESSES_DETECTED[2] 1 & 0x2, MAC_ADDRESSES_REMOVED[2] 1 & 0x2;
    /// PCP, in elements of 4 types (TS 29.244 §8.2).
    "pfcp.c_tag.flags.pcp": Form::Flag => OUTER_HEADER_CREATION[5] 0 & 0x1, C_TAG[0] 0 & 0x1, MAC_ADDRESSES_DETECTED[2] 1 & 0x1, MAC_ADDRESSES_REMOVED[2] 1 & 0x1;
    /// Drop eligible indicator, in elements of 4 types (TS 29.244 §8.2).
    "pfcp.c_tag.dei_flag": Form::Flag => OUTER_HEADER_CREATION[5] 1 & 0x8, C_TAG[0] 1 & 0x8, MAC_ADDRESSES_DETECTED[2] 2 & 0x8, MAC_ADDRESSES_REMOVED[2] 2 & 0x8;
    /// VID, in elements of 4 types (TS 29.244 §8.2).
    "pfcp.s_tag.flags.vid": Form::Flag => OUTER_HEADER_CREATION[6] 0 & 0x4, S_TAG[0] 0 & 0x4, MAC_ADDRESSES_DETECTED[3] 1 & 0x4, MAC_ADDRESSES_REMOVED[3] 1 & 0x4;
    /// DEI, in elements of 4 types (TS 29.244 §8.2).
    "pfcp.s_tag.flags.dei": Form::Flag => OUTER_HEADER_CREATION[6] 0 & 0x2, S_TAG[0] 0 & 0x2, MAC_ADDRESSES_DETECTED[3] 1 & 0x2, MAC_ADDRESSES_REMOVED[3] 1 & 0x2;
    /// PCP, in elements of 4 types (TS 29.244 §8.2).
    "pfcp.s_tag.flags.pcp": Form::Flag => OUTER_HEADER_CREATION[6] 0 & 0x1, S_TAG[0] 0 & 0x1, MAC_ADDRESSES_DETECTED[3] 1 & 0x1, MAC_ADDRESSES_REMOVED[3] 1 & 0x1;
    /// Drop eligible indicator, in elements of 4 types (TS 29.244 §8.2).
    "pfcp.s_tag.dei_flag": Form::Flag => OUTER_HEADER_CREATION[6] 1 & 0x8, S_TAG[0] 1 & 0x8, MAC_ADDRESSES_DETECTED[3] 2 & 0x8, MAC_ADDRESSES_REMOVED[3] 2 & 0x8;
    /// Packet Rate: APRC (TS 29.244 §8.2.63).
    "pfcp.packet_rate.aprc": Form::Flag => PACKET_RATE[0] 0 & 0x4;
    /// Packet Rate: DLPR (TS 29.244 §8.2.63).
    "pfcp.packet_rate.dlpr": Form::Flag => PACKET_RATE[0] 0 & 0x2;
    /// Packet Rate: ULPR (TS 29.244 §8.2.63).
    "pfcp.packet_rate.ulpr": Form::Flag => PACKET_RATE[0] 0 & 0x1;
    /// DL Flow Level Marking: SCI (TS 29.244 §8.2.66).
    "pfcp.dl_flow_level_marking.sci": Form::Flag => DL_FLOW_LEVEL_MARKING[0] 0 & 0x2;
    /// DL Flow Level Marking: TTC (TS 29.244 §8.2.66).
    "pfcp.dl_flow_level_marking.ttc": Form::Flag => DL_FLOW_LEVEL_MARKING[0] 0 & 0x1;
    /// Measurement Information: CIAM (TS 29.244 §8.2.68).
    "pfcp.measurement_info.ciam": Form::Flag => MEASUREMENT_INFORMATION[0] 0 & 0x80;
    /// Measurement Information: ASPOC (TS 29.244 §8.2.68).
    "pfcp.measurement_info.aspoc": Form::Flag => MEASUREMENT_INFORMATION[0] 0 & 0x40;
    /// Measurement Information: SSPOC (TS 29.244 §8.2.68).
    "pfcp.measurement_info.sspoc": Form::Flag => MEASUREMENT_INFORMATION[0] 0 & 0x20;
    /// Measurement Information: MNOP (TS 29.244 §8.2.68).
    "pfcp.measurement_info.mnop": Form::Flag => MEASUREMENT_INFORMATION[0] 0 & 0x10;
    /// Measurement Information: ISTM (TS 29.244 §8.2.68).
    "pfcp.measurement_info.istm": Form::Flag => MEASUREMENT_INFORMATION[0] 0 & 0x8;
    /// Measurement Information: RADI (TS 29.244 §8.2.68).
    "pfcp.measurement_info.radi": Form::Flag => MEASUREMENT_INFORMATION[0] 0 & 0x4;
    /// Measurement Information: INAM (TS 29.244 §8.2.68).
    "pfcp.measurement_info.inam": Form::Flag => MEASUREMENT_INFORMATION[0] 0 & 0x2;
    /// Measurement Information: MBQE (TS 29.244 §8.2.68).
    "pfcp.measurement_info.fd": Form::Flag => MEASUREMENT_INFORMATION[0] 0 & 0x1;
    /// Node Report Type: VSR (TS 29.244 §8.2.69).
    "pfcp.node_report_type.pvsrurr": Form::Flag => NODE_REPORT_TYPE[0] 0 & 0x20;
    /// Node Report Type: PURR (TS 29.244 §8.2.69).
    "pfcp.node_report_type.purr": Form::Flag => NODE_REPORT_TYPE[0] 0 & 0x10;
    /// Node Report Type: GPQR (TS 29.244 §8.2.69).
    "pfcp.node_report_type.gpqr": Form::Flag => NODE_REPORT_TYPE[0] 0 & 0x8;
    /// Node Report Type: CKDR (TS 29.244 §8.2.69).
    "pfcp.node_report_type.ckdr": Form::Flag => NODE_REPORT_TYPE[0] 0 & 0x4;
    /// Remote GTP-U Peer: NI (TS 29.244 §8.2.70).
    "pfcp.remote_gtp_u_peer_flags.ni": Form::Flag => REMOTE_GTP_U_PEER[0] 0 & 0x8;
    /// Remote GTP-U Peer: DI (TS 29.244 §8.2.70).
    "pfcp.remote_gtp_u_peer_flags.di": Form::Flag => REMOTE_GTP_U_PEER[0] 0 & 0x4;
    /// Remote GTP-U Peer: V4 (TS 29.244 §8.2.70).
    "pfcp.remote_gtp_u_peer_flags.v4": Form::Flag => REMOTE_GTP_U_PEER[0] 0 & 0x2;
    /// Remote GTP-U Peer: V6 (TS 29.244 §8.2.70).
    "pfcp.remote_gtp_u_peer_flags.v6": Form::Flag => REMOTE_GTP_U_PEER[0] 0 & 0x1;
    /// User Plane IP Resource Information (removed in Rel 16.3): ASSOSI (TS 29.244 §8.2.82).
    "pfcp.upiri_flags.assosi": Form::Flag => USER_PLANE_IP_RESOURCE_INFORMATION[0] 0 & 0x40;
    /// User Plane IP Resource Information (removed in Rel 16.3): ASSONI (TS 29.244 §8.2.82).
    "pfcp.upiri_flags.assoni": Form::Flag => USER_PLANE_IP_RESOURCE_INFORMATION[0] 0 & 0x20;
    /// User Plane IP Resource Information (removed in Rel 16.3): V6 (TS 29.244 §8.2.82).
    "pfcp.upiri_flags.v6": Form::Flag => USER_PLANE_IP_RESOURCE_INFORMATION[0] 0 & 0x2;
    /// User Plane IP Resource Information (removed in Rel 16.3): V4 (TS 29.244 §8.2.82).
    "pfcp.upiri_flags.v4": Form::Flag => USER_PLANE_IP_RESOURCE_INFORMATION[0] 0 & 0x1;
    /// Subsequent Volume Quota: DLVOL (TS 29.244 §8.2.86).
    "pfcp.subsequent_volume_quota_flags.dlvol": Form::Flag => SUBSEQUENT_VOLUME_QUOTA[0] 0 & 0x4;
    /// Subsequent Volume Quota: ULVOL (TS 29.244 §8.2.86).
    "pfcp.subsequent_volume_quota_flags.ulvol": Form::Flag => SUBSEQUENT_VOLUME_QUOTA[0] 0 & 0x2;
    /// Subsequent Volume Quota: TOVOL (TS 29.244 §8.2.86).
    "pfcp.subsequent_volume_quota_flags.tovol": Form::Flag => SUBSEQUENT_VOLUME_QUOTA[0] 0 & 0x1;
    /// Additional Usage Reports Information: AURI (TS 29.244 §8.2.91).
    "pfcp.additional_usage_reports_information_auri": Form::Flag => ADDITIONAL_USAGE_REPORTS_INFORMATION[0] 0 & 0x80;
    /// MAC address: UDES (TS 29.244 §8.2.93).
    "pfcp.mac_address.flags.udes": Form::Flag => MAC_ADDRESS[0] 0 & 0x8;
    /// MAC address: USUO (TS 29.244 §8.2.93).
    "pfcp.mac_address.flags.usuo": Form::Flag => MAC_ADDRESS[0] 0 & 0x4;
    /// MAC address: DEST (TS 29.244 §8.2.93).
    "pfcp.mac_address.flags.dest": Form::Flag => MAC_ADDRESS[0] 0 & 0x2;
    /// MAC address: SOUR (TS 29.244 §8.2.93).
    "pfcp.mac_address.flags.sour": Form::Flag => MAC_ADDRESS[0] 0 & 0x1;
    /// Proxying: INS (TS 29.244 §8.2.97).
    "pfcp.proxying.flags.ins": Form::Flag => PROXYING[0] 0 & 0x2;
    /// Proxying: ARP (TS 29.244 §8.2.97).
    "pfcp.proxying.flags.arp": Form::Flag => PROXYING[0] 0 & 0x1;
    /// Ethernet Filter Properties: BIDE (TS 29.244 §8.2.99).
    "pfcp.ethertype_filter_properties.flags.bide": Form::Flag => ETHERNET_FILTER_PROPERTIES[0] 0 & 0x1;
    /// User ID: PEIF (TS 29.244 §8.2.101).
    "pfcp.user_id.flags.peif": Form::Flag => USER_ID[0] 0 & 0x40;
    /// User ID: GPSIF (TS 29.244 §8.2.101).
    "pfcp.user_id.flags.gpsif": Form::Flag => USER_ID[0] 0 & 0x20;
    /// User ID: SUPIF (TS 29.244 §8.2.101).
    "pfcp.user_id.flags.supif": Form::Flag => USER_ID[0] 0 & 0x10;
    /// Ethernet PDU Session Information: IMSIF (TS 29.244 §8.2.102).
    "pfcp.ethernet_pdu_session_information.flags.ethi": Form::Flag => ETHERNET_PDU_SESSION_INFORMATION[0] 0 & 0x1;
    /// PFCPSRReq-Flags: PSDBU (TS 29.244 table 8.1.2-1, type 161).
    "pfcp.srreq_flags.psdbu": Form::Flag => PFCPSRREQ_FLAGS[0] 0 & 0x1;
    /// PFCPAUReq-Flags: PARPBS (TS 29.244 table 8.1.2-1, type 162).
    "pfcp.aureq_flags.parps": Form::Flag => PFCPAUREQ_FLAGS[0] 0 & 0x1;
    /// Alternative SMF IP Address: PPE (TS 29.244 table 8.1.2-1, type 178).
    "pfcp.alternative_smf_ip_address_flags.ppe": Form::Flag => ALTERNATIVE_SMF_IP_ADDRESS[0] 0 & 0x4;
    /// Packet Replication and Detection Carry-On Information: DCARONI (TS 29.244 table 8.1.2-1, type 179).
    "pfcp.packet_replication_and_detection_carry_on_information.flags.dcaroni": Form::Flag => PACKET_REPLICATION_AND_DETECTION_CARRY_ON_INFORMATION[0] 0 & 0x8;
    /// Packet Replication and Detection Carry-On Information: PRIN6I (TS 29.244 table 8.1.2-1, type 179).
    "pfcp.packet_replication_and_detection_carry_on_information.flags.prin6i": Form::Flag => PACKET_REPLICATION_AND_DETECTION_CARRY_ON_INFORMATION[0] 0 & 0x4;
    /// Packet Replication and Detection Carry-On Information: PRIN19I (TS 29.244 table 8.1.2-1, type 179).
    "pfcp.packet_replication_and_detection_carry_on_information.flags.prin19i": Form::Flag => PACKET_REPLICATION_AND_DETECTION_CARRY_ON_INFORMATION[0] 0 & 0x2;
    /// Packet Replication and Detection Carry-On Information: PRIUEAI (TS 29.244 table 8.1.2-1, type 179).
    "pfcp.packet_replication_and_detection_carry_on_information.flags.priueai": Form::Flag => PACKET_REPLICATION_AND_DETECTION_CARRY_ON_INFORMATION[0] 0 & 0x1;
    /// PFCPASRsp-Flags: UUPSI (TS 29.244 table 8.1.2-1, type 184).
    "pfcp.asrsp_flags.flags.uupsi": Form::Flag => PFCPASRSP_FLAGS[0] 0 & 0x2;
    /// PFCPASRsp-Flags: PSREI (TS 29.244 table 8.1.2-1, type 184).
    "pfcp.asrsp_flags.flags.psrei": Form::Flag => PFCPASRSP_FLAGS[0] 0 & 0x1;
    /// PFCPSEReq-Flags: SUMPC (TS 29.244 table 8.1.2-1, type 186).
    "pfcp.sereq_flags.flags.sumpc": Form::Flag => PFCPSEREQ_FLAGS[0] 0 & 0x2;
    /// PFCPSEReq-Flags: RESTI (TS 29.244 table 8.1.2-1, type 186).
    "pfcp.sereq_flags.flags.resti": Form::Flag => PFCPSEREQ_FLAGS[0] 0 & 0x1;
    /// IP Multicast Address: ANY (TS 29.244 table 8.1.2-1, type 191).
    "pfcp.ip_multicast_address.flags.any": Form::Flag => IP_MULTICAST_ADDRESS[0] 0 & 0x8;
    /// IP Multicast Address: RANGE (TS 29.244 table 8.1.2-1, type 191).
    "pfcp.ip_multicast_address.flags.range": Form::Flag => IP_MULTICAST_ADDRESS[0] 0 & 0x4;
    /// Source IP Address: MPL (TS 29.244 table 8.1.2-1, type 192).
    "pfcp.source_ip_address.flags.mpl": Form::Flag => SOURCE_IP_ADDRESS[0] 0 & 0x4;
    /// Packet Rate Status: APR (TS 29.244 table 8.1.2-1, type 193).
    "pfcp.packet_rate_status.flags.apr": Form::Flag => PACKET_RATE_STATUS[0] 0 & 0x4;
    /// Packet Rate Status: DL (TS 29.244 table 8.1.2-1, type 193).
    "pfcp.packet_rate_status.flags.dl": Form::Flag => PACKET_RATE_STATUS[0] 0 & 0x2;
    /// Packet Rate Status: UL (TS 29.244 table 8.1.2-1, type 193).
    "pfcp.packet_rate_status.flags.ul": Form::Flag => PACKET_RATE_STATUS[0] 0 & 0x1;
    /// Create Bridge Info for TSC: BII (TS 29.244 table 8.1.2-1, type 194).
    "pfcp.create_bridge_info_for_tsc.flags.bii": Form::Flag => CREATE_BRIDGE_INFO_FOR_TSC[0] 0 & 0x1;
    /// 5GS User Plane Node: BID (TS 29.244 table 8.1.2-1, type 198).
    "pfcp.5gs_user_plane_node.flags.sour": Form::Flag => FIVEGS_USER_PLANE_NODE[0] 0 & 0x1;
    /// Requested Clock Drift Information: RRCR (TS 29.244 table 8.1.2-1, type 204).
    "pfcp.requested_clock_drift_control_information.flags.rrcr": Form::Flag => REQUESTED_CLOCK_DRIFT_INFORMATION[0] 0 & 0x2;
    /// Requested Clock Drift Information: RRTO (TS 29.244 table 8.1.2-1, type 204).
    "pfcp.requested_clock_drift_control_information.flags.rrto": Form::Flag => REQUESTED_CLOCK_DRIFT_INFORMATION[0] 0 & 0x1;
    /// Requested Access Availability Information: RRCA (TS 29.244 table 8.1.2-1, type 217).
    "pfcp.requested_access_availability_control_information.flags.rrca": Form::Flag => REQUESTED_ACCESS_AVAILABILITY_INFORMATION[0] 0 & 0x1;
    /// MPTCP Control Information: TCI (TS 29.244 table 8.1.2-1, type 222).
    "pfcp.mptcp_control_information.flags.tci": Form::Flag => MPTCP_CONTROL_INFORMATION[0] 0 & 0x1;
    /// ATSSS-LL Control Information: LLI: ATSSS-LL steering functionality is required (TS 29.244 table 8.1.2-1, type 223).
    "pfcp.atsss_ll_control_information.flags.lli": Form::Flag => ATSSS_LL_CONTROL_INFORMATION[0] 0 & 0x1;
    /// PMF Control Information: PQPM (TS 29.244 table 8.1.2-1, type 224).
    "pfcp.pmf_control_information.flags.pqpm": Form::Flag => PMF_CONTROL_INFORMATION[0] 0 & 0x4;
    /// PMF Control Information: DRTTI (TS 29.244 table 8.1.2-1, type 224).
    "pfcp.pmf_control_information.flags.drtti": Form::Flag => PMF_CONTROL_INFORMATION[0] 0 & 0x2;
    /// PMF Control Information: PMFI (TS 29.244 table 8.1.2-1, type 224).
    "pfcp.pmf_control_information.flags.pmfi": Form::Flag => PMF_CONTROL_INFORMATION[0] 0 & 0x1;
    /// MPTCP Address Information: V6 (TS 29.244 table 8.1.2-1, type 228).
    "pfcp.mptcp_ip_address_information.flags.v6": Form::Flag => MPTCP_ADDRESS_INFORMATION[0] 0 & 0x2;
    /// MPTCP Address Information: V4 (TS 29.244 table 8.1.2-1, type 228).
    "pfcp.mptcp_ip_address_information.flags.v4": Form::Flag => MPTCP_ADDRESS_INFORMATION[0] 0 & 0x1;
    /// UE Link-Specific IP Address: NV6 (TS 29.244 table 8.1.2-1, type 229).
    "pfcp.ue_link_specific_ip_address.flags.nv6": Form::Flag => UE_LINK_SPECIFIC_IP_ADDRESS[0] 0 & 0x8;
    /// UE Link-Specific IP Address: NV4 (TS 29.244 table 8.1.2-1, type 229).
    "pfcp.ue_link_specific_ip_address.flags.nv4": Form::Flag => UE_LINK_SPECIFIC_IP_ADDRESS[0] 0 & 0x4;
    /// UE Link-Specific IP Address: V6 (TS 29.244 table 8.1.2-1, type 229).
    "pfcp.ue_link_specific_ip_address.flags.v6": Form::Flag => UE_LINK_SPECIFIC_IP_ADDRESS[0] 0 & 0x2;
    /// UE Link-Specific IP Address: V4 (TS 29.244 table 8.1.2-1, type 229).
    "pfcp.ue_link_specific_ip_address.flags.v4": Form::Flag => UE_LINK_SPECIFIC_IP_ADDRESS[0] 0 & 0x1;
    /// PMF Address Information: MAC (TS 29.244 table 8.1.2-1, type 230).
    "pfcp.pmf_address_information.flags.mac": Form::Flag => PMF_ADDRESS_INFORMATION[0] 0 & 0x4;
    /// PMF Address Information: V6 (TS 29.244 table 8.1.2-1, type 230).
    "pfcp.pmf_address_information.flags.v6": Form::Flag => PMF_ADDRESS_INFORMATION[0] 0 & 0x2;
    /// PMF Address Information: V4 (TS 29.244 table 8.1.2-1, type 230).
    "pfcp.pmf_address_information.flags.v4": Form::Flag => PMF_ADDRESS_INFORMATION[0] 0 & 0x1;
    /// ATSSS-LL Information: LLI: ATSSS-LL steering functionality have been allocated (TS 29.244 table 8.1.2-1, type 231).
    "pfcp.atsss_ll_information.flags.lli": Form::Flag => ATSSS_LL_INFORMATION[0] 0 & 0x1;
    /// GTP-U Path Interface Type: N3 (TS 29.244 table 8.1.2-1, type 241).
    "pfcp.gtp_u_path_interface_type.flags.n3": Form::Flag => GTP_U_PATH_INTERFACE_TYPE[0] 0 & 0x2;
    /// GTP-U Path Interface Type: N9 (TS 29.244 table 8.1.2-1, type 241).
    "pfcp.qos_report_trigtp_u_path_interface_typegger.flags.n9": Form::Flag => GTP_U_PATH_INTERFACE_TYPE[0] 0 & 0x1;
    /// Requested QoS Monitoring: GTPUPM (TS 29.244 table 8.1.2-1, type 243).
    "pfcp.requested_qos_monitoring.flags.gtpupm": Form::Flag => REQUESTED_QOS_MONITORING[0] 0 & 0x8;
    /// Requested QoS Monitoring: RP (TS 29.244 table 8.1.2-1, type 243).
    "pfcp.requested_qos_monitoring.flags.rp": Form::Flag => REQUESTED_QOS_MONITORING[0] 0 & 0x4;
    /// Requested QoS Monitoring: UL (TS 29.244 table 8.1.2-1, type 243).
    "pfcp.requested_qos_monitoring.flags.ul": Form::Flag => REQUESTED_QOS_MONITORING[0] 0 & 0x2;
    /// Requested QoS Monitoring: DL (TS 29.244 table 8.1.2-1, type 243).
    "pfcp.requested_qos_monitoring.flags.dl": Form::Flag => REQUESTED_QOS_MONITORING[0] 0 & 0x1;
    /// Reporting Frequency: SESRL (TS 29.244 table 8.1.2-1, type 244).
    "pfcp.reporting_frequency.flags.sesrl": Form::Flag => REPORTING_FREQUENCY[0] 0 & 0x4;
    /// Reporting Frequency: PERIO (TS 29.244 table 8.1.2-1, type 244).
    "pfcp.reporting_frequency.flags.perio": Form::Flag => REPORTING_FREQUENCY[0] 0 & 0x2;
    /// Reporting Frequency: EVETT (TS 29.244 table 8.1.2-1, type 244).
    "pfcp.reporting_frequency.flags.evett": Form::Flag => REPORTING_FREQUENCY[0] 0 & 0x1;
    /// Packet Delay Thresholds: RP (TS 29.244 table 8.1.2-1, type 245).
    "pfcp.packet_delay_thresholds.flags.rp": Form::Flag => PACKET_DELAY_THRESHOLDS[0] 0 & 0x4;
    /// Packet Delay Thresholds: UL (TS 29.244 table 8.1.2-1, type 245).
    "pfcp.packet_delay_thresholds.flags.ul": Form::Flag => PACKET_DELAY_THRESHOLDS[0] 0 & 0x2;
    /// Packet Delay Thresholds: DL (TS 29.244 table 8.1.2-1, type 245).
    "pfcp.packet_delay_thresholds.flags.dl": Form::Flag => PACKET_DELAY_THRESHOLDS[0] 0 & 0x1;
    /// QoS Monitoring Measurement: PLMF (TS 29.244 table 8.1.2-1, type 248).
    "pfcp.qos_monitoring_measurement.flags.plmf": Form::Flag => QOS_MONITORING_MEASUREMENT[0] 0 & 0x8;
    /// QoS Monitoring Measurement: RP (TS 29.244 table 8.1.2-1, type 248).
    "pfcp.qos_monitoring_measurement.flags.rp": Form::Flag => QOS_MONITORING_MEASUREMENT[0] 0 & 0x4;
    /// QoS Monitoring Measurement: UL (TS 29.244 table 8.1.2-1, type 248).
    "pfcp.qos_monitoring_measurement.flags.ul": Form::Flag => QOS_MONITORING_MEASUREMENT[0] 0 & 0x2;
    /// QoS Monitoring Measurement: DL (TS 29.244 table 8.1.2-1, type 248).
    "pfcp.qos_monitoring_measurement.flags.dl": Form::Flag => QOS_MONITORING_MEASUREMENT[0] 0 & 0x1;
    /// MT-EDT Control Information: RDSI (TS 29.244 table 8.1.2-1, type 249).
    "pfcp.mt_edt_control_information.flags.rdsi": Form::Flag => MT_EDT_CONTROL_INFORMATION[0] 0 & 0x1;
    /// QER Control Indications: RCSR (TS 29.244 table 8.1.2-1, type 251).
    "pfcp.qer_control_indications.rcsr": Form::Flag => QER_CONTROL_INDICATIONS[0] 0 & 0x1;
    /// IP version: V6 (TS 29.244 table 8.1.2-1, type 258).
    "pfcp.ip_version.v6": Form::Flag => IP_VERSION[0] 0 & 0x2;
    /// IP version: V4 (TS 29.244 table 8.1.2-1, type 258).
    "pfcp.ip_version.v4": Form::Flag => IP_VERSION[0] 0 & 0x1;
    /// PFCPASReq-Flags: UUPSI (TS 29.244 table 8.1.2-1, type 259).
    "pfcp.asreq_flags.flags.uupsi": Form::Flag => PFCPASREQ_FLAGS[0] 0 & 0x1;
    /// Data Status: BUFF (TS 29.244 table 8.1.2-1, type 260).
    "pfcp.data_status.flags.buff": Form::Flag => DATA_STATUS[0] 0 & 0x2;
    /// Data Status: DROP (TS 29.244 table 8.1.2-1, type 260).
    "pfcp.data_status.flags.drop": Form::Flag => DATA_STATUS[0] 0 & 0x1;
    /// RDS Configuration Information: RDS (TS 29.244 table 8.1.2-1, type 262).
    "pfcp.rds_configuration_information.flags.rds": Form::Flag => RDS_CONFIGURATION_INFORMATION[0] 0 & 0x1;
    /// MPTCP Applicable Indication: MAI (TS 29.244 table 8.1.2-1, type 265).
    "pfcp.mptcp_application_indication.flags.mai": Form::Flag => MPTCP_APPLICABLE_INDICATION[0] 0 & 0x1;
    /// Number of UE IP Addresses: IPv6 (TS 29.244 table 8.1.2-1, type 268).
    "pfcp.number_of_ue_ip_addresses.v6": Form::Flag => NUMBER_OF_UE_IP_ADDRESSES[0] 0 & 0x2;
    /// Number of UE IP Addresses: IPv4 (TS 29.244 table 8.1.2-1, type 268).
    "pfcp.number_of_ue_ip_addresses.v4": Form::Flag => NUMBER_OF_UE_IP_ADDRESSES[0] 0 & 0x1;
    /// L2TP User Authentication: PAI (TS 29.244 table 8.1.2-1, type 278).
    "pfcp.l2tp_user_authentication.flags.pai": Form::Flag => L2TP_USER_AUTHENTICATION[1] 0 & 0x8;
    /// L2TP User Authentication: PAR (TS 29.244 table 8.1.2-1, type 278).
    "pfcp.l2tp_user_authentication.flags.par": Form::Flag => L2TP_USER_AUTHENTICATION[1] 0 & 0x4;
    /// L2TP User Authentication: PAC (TS 29.244 table 8.1.2-1, type 278).
    "pfcp.l2tp_user_authentication.flags.pac": Form::Flag => L2TP_USER_AUTHENTICATION[1] 0 & 0x2;
    /// L2TP User Authentication: PAN (TS 29.244 table 8.1.2-1, type 278).
    "pfcp.l2tp_user_authentication.flags.pan": Form::Flag => L2TP_USER_AUTHENTICATION[1] 0 & 0x1;
    /// L2TP Session Indications: RENSA (TS 29.244 table 8.1.2-1, type 284).
    "pfcp.l2tp_session_indications.rensa": Form::Flag => L2TP_SESSION_INDICATIONS[0] 0 & 0x4;
    /// REDSA, in elements of 2 types (TS 29.244 §8.2).
    "pfcp.l2tp_session_indications.redsa": Form::Flag => L2TP_SESSION_INDICATIONS[0] 0 & 0x2, STEERING_MODE_INDICATOR[0] 0 & 0x2;
    /// REUIA, in elements of 2 types (TS 29.244 §8.2).
    "pfcp.l2tp_session_indications.reuia": Form::Flag => L2TP_SESSION_INDICATIONS[0] 0 & 0x1, STEERING_MODE_INDICATOR[0] 0 & 0x1;
    /// Thresholds: PLR (TS 29.244 table 8.1.2-1, type 288).
    "pfcp.thresholds.flags.plr": Form::Flag => THRESHOLDS[0] 0 & 0x2;
    /// Thresholds: RTT (TS 29.244 table 8.1.2-1, type 288).
    "pfcp.thresholds.flags.rtt": Form::Flag => THRESHOLDS[0] 0 & 0x1;
    /// IP Address and Port Number Replacement: SPN (TS 29.244 table 8.1.2-1, type 293).
    "pfcp.ip_address_and_port_number_replacement.flag.spn": Form::Flag => IP_ADDRESS_AND_PORT_NUMBER_REPLACEMENT[0] 0 & 0x20;
    /// IP Address and Port Number Replacement: SIPV6 (TS 29.244 table 8.1.2-1, type 293).
    "pfcp.ip_address_and_port_number_replacement.flag.sipv6": Form::Flag => IP_ADDRESS_AND_PORT_NUMBER_REPLACEMENT[0] 0 & 0x10;
    /// IP Address and Port Number Replacement: SIPV4 (TS 29.244 table 8.1.2-1, type 293).
    "pfcp.ip_address_and_port_number_replacement.flag.sipv4": Form::Flag => IP_ADDRESS_AND_PORT_NUMBER_REPLACEMENT[0] 0 & 0x8;
    /// IP Address and Port Number Replacement: DPN (TS 29.244 table 8.1.2-1, type 293).
    "pfcp.ip_address_and_port_number_replacement.flag.dpn": Form::Flag => IP_ADDRESS_AND_PORT_NUMBER_REPLACEMENT[0] 0 & 0x4;
    /// IP Address and Port Number Replacement: DIPV6 (TS 29.244 table 8.1.2-1, type 293).
    "pfcp.ip_address_and_port_number_replacement.flag.dipv6": Form::Flag => IP_ADDRESS_AND_PORT_NUMBER_REPLACEMENT[0] 0 & 0x2;
    /// IP Address and Port Number Replacement: DIPV4 (TS 29.244 table 8.1.2-1, type 293).
    "pfcp.ip_address_and_port_number_replacement.flag.dipv4": Form::Flag => IP_ADDRESS_AND_PORT_NUMBER_REPLACEMENT[0] 0 & 0x1;
    /// Reporting Flags: DUPL (TS 29.244 table 8.1.2-1, type 298).
    "pfcp.reporting_flags.dupl": Form::Flag => REPORTING_FLAGS[0] 0 & 0x1;
    /// MBS Session Identifier: NIDI (TS 29.244 table 8.1.2-1, type 305).
    "pfcp.session_identifier.flag.nidi": Form::Flag => MBS_SESSION_IDENTIFIER[0] 0 & 0x4;
    /// MBS Session Identifier: SSMI (TS 29.244 table 8.1.2-1, type 305).
    "pfcp.session_identifier.flag.ssmi": Form::Flag => MBS_SESSION_IDENTIFIER[0] 0 & 0x2;
    /// MBS Session Identifier: TGMI (TS 29.244 table 8.1.2-1, type 305).
    "pfcp.session_identifier.flag.tmgi": Form::Flag => MBS_SESSION_IDENTIFIER[0] 0 & 0x1;
    /// MBSN4mbReq Flags: MBS RESTI (TS 29.244 table 8.1.2-1, type 307).
    "pfcp.reporting_flags.mbs_resti": Form::Flag => MBSN4MBREQ_FLAGS[0] 0 & 0x4;
    /// MBSN4mbReq Flags: JMBSSM (TS 29.244 table 8.1.2-1, type 307).
    "pfcp.reporting_flags.jmbssm": Form::Flag => MBSN4MBREQ_FLAGS[0] 0 & 0x2;
    /// MBSN4mbReq Flags: PLLSSM (TS 29.244 table 8.1.2-1, type 307).
    "pfcp.reporting_flags.pllssm": Form::Flag => MBSN4MBREQ_FLAGS[0] 0 & 0x1;
    /// Local Ingress Tunnel: CH (TS 29.244 table 8.1.2-1, type 308).
    "pfcp.local_ingress_tunnel.flags.ch": Form::Flag => LOCAL_INGRESS_TUNNEL[0] 0 & 0x4;
    /// Local Ingress Tunnel: V6 (TS 29.244 table 8.1.2-1, type 308).
    "pfcp.local_ingress_tunnel.flags.v6": Form::Flag => LOCAL_INGRESS_TUNNEL[0] 0 & 0x2;
    /// Local Ingress Tunnel: V4 (TS 29.244 table 8.1.2-1, type 308).
    "pfcp.local_ingress_tunnel.flags.v4": Form::Flag => LOCAL_INGRESS_TUNNEL[0] 0 & 0x1;
    /// MBSN4Resp-Flags: N19DTR (TS 29.244 table 8.1.2-1, type 312).
    "pfcp.mbsn4resp_flags.n19dtr": Form::Flag => MBSN4RESP_FLAGS[0] 0 & 0x4;
    /// MBSN4Resp-Flags: JMTI (TS 29.244 table 8.1.2-1, type 312).
    "pfcp.mbsn4resp_flags.jmti": Form::Flag => MBSN4RESP_FLAGS[0] 0 & 0x2;
    /// MBSN4Resp-Flags: NN19DT (TS 29.244 table 8.1.2-1, type 312).
    "pfcp.mbsn4resp_flags.nn19dt": Form::Flag => MBSN4RESP_FLAGS[0] 0 & 0x1;
    /// PFCPSDRsp-Flags: PURU (TS 29.244 table 8.1.2-1, type 318).
    "pfcp.pfcpsdrsp_flags.puru": Form::Flag => PFCPSDRSP_FLAGS[0] 0 & 0x1;
    /// QER Indications: IQFIS (TS 29.244 table 8.1.2-1, type 319).
    "pfcp.qer_indications_flags.iqfis": Form::Flag => QER_INDICATIONS[0] 0 & 0x1;
};
