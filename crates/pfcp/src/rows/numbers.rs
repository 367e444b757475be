//! Numbers, addresses, times and texts of elements (TS 29.244 §8.2).

use wire::layout::Form;
use wire::{Field, rows};

use super::layouts;
use crate::{DestinationInterface, Pfcp, SourceInterface};

pub(crate) const ROWS: &[Field<Pfcp>] = rows! {
    /// Source Interface, in elements of 2 types (TS 29.244 §8.2).
    "pfcp.source_interface": Form::Code(SourceInterface::NAMES) => SOURCE_INTERFACE[0] 0 & 0xf, USER_PLANE_IP_RESOURCE_INFORMATION[5] 0 & 0xf;
    /// F-TEID: Choose Id (TS 29.244 §8.2.3).
    "pfcp.f_teid.choose_id": Form::Octets(1) => F_TEID[1] 0;
    /// Length of Flow Description, in elements of 3 types (TS 29.244 §8.2).
    "pfcp.flow_desc_len": Form::Number(2) => SDF_FILTER[2] 0, PFD_CONTENTS[2] 0, FLOW_INFORMATION[1] 0;
    /// ToS Traffic Class, in elements of 3 types (TS 29.244 §8.2).
    "pfcp.traffic_class": Form::Number(1) => SDF_FILTER[3] 0, TRANSPORT_LEVEL_MARKING[0] 0, DL_FLOW_LEVEL_MARKING[1] 0;
    /// Mask field, in elements of 3 types (TS 29.244 §8.2).
    "pfcp.traffic_mask": Form::Number(1) => SDF_FILTER[3] 1, TRANSPORT_LEVEL_MARKING[0] 1, DL_FLOW_LEVEL_MARKING[1] 1;
    /// SDF Filter: Flow Label (TS 29.244 §8.2.5).
    "pfcp.flow_label": Form::Number(3) => SDF_FILTER[5] 0 & 0xf_ffff;
    /// Monitoring Time (TS 29.244 §8.2.15).
    "pfcp.monitoring_time": Form::Time => MONITORING_TIME[0] 0;
    /// Subsequent Volume Threshold: Total Volume (TS 29.244 §8.2.16).
    "pfcp.subseq_volume_threshold.tovol": Form::Number(8) => SUBSEQUENT_VOLUME_THRESHOLD[1] 0;
    /// Subsequent Volume Threshold: Uplink Volume (TS 29.244 §8.2.16).
    "pfcp.subseq_volume_threshold.ulvol": Form::Number(8) => SUBSEQUENT_VOLUME_THRESHOLD[2] 0;
    /// Subsequent Volume Threshold: Downlink Volume (TS 29.244 §8.2.16).
    "pfcp.subseq_volume_threshold.dlvol": Form::Number(8) => SUBSEQUENT_VOLUME_THRESHOLD[3] 0;
    /// Subsequent Time Threshold (TS 29.244 §8.2.17).
    "pfcp.subsequent_time_threshold": Form::Number(4) => SUBSEQUENT_TIME_THRESHOLD[0] 0;
    /// Redirect Information: Redirect Server Address Length (TS 29.244 §8.2.20).
    "pfcp.redirect_server_addr_len": Form::Number(2) => REDIRECT_INFORMATION[1] 0;
    /// Redirect Information: Other Redirect Server Address Length (TS 29.244 §8.2.20).
    "pfcp.other_redirect_server_addr_len": Form::Number(2) => REDIRECT_INFORMATION[2] 0, REDIRECT_INFORMATION[3] 0;
    /// Redirect Information: Other Redirect Server Address (TS 29.244 §8.2.20).
    "pfcp.other_redirect_server_address": Form::Text => REDIRECT_INFORMATION[2] 2, REDIRECT_INFORMATION[3] 2;
    /// Redirect Information: Redirect Port (TS 29.244 §8.2.20).
    "pfcp.redirect_port": Form::Number(2) => REDIRECT_INFORMATION[4] 0, REDIRECT_INFORMATION[5] 0, REDIRECT_INFORMATION[6] 0, REDIRECT_INFORMATION[7] 0;
    /// Forwarding Policy Identifier Length (TS 29.244 §8.2.23).
    "pfcp.forwarding_policy_id_len": Form::Number(1) => FORWARDING_POLICY[0] 0;
    /// Interface, in elements of 2 types (TS 29.244 §8.2).
    "pfcp.dst_interface": Form::Code(DestinationInterface::NAMES) => DESTINATION_INTERFACE[0] 0 & 0xf, REMOTE_GTP_U_PEER[3] 2 & 0xf;
    /// Paging Policy Indication, in elements of 2 types (TS 29.244 §8.2).
    "pfcp.ppi": Form::Number(1) => DOWNLINK_DATA_SERVICE_INFORMATION[1] 0 & 0x7f, PAGING_POLICY_INDICATOR[0] 0 & 0x7f;
    /// QFI, in elements of 3 types (TS 29.244 §8.2).
    "pfcp.qfi_value": Form::Number(1) => DOWNLINK_DATA_SERVICE_INFORMATION[2] 0 & 0x7f, QFI[0] 0 & 0x7f, PMF_CONTROL_INFORMATION[2] 0 & 0x7f;
    /// Downlink Data Notification Delay: Delay Value (TS 29.244 §8.2.28).
    "pfcp.dl_data_notification_delay": Form::Number(1) => DOWNLINK_DATA_NOTIFICATION_DELAY[0] 0;
    /// DL Buffering Suggested Packet Count: Packet Count (TS 29.244 §8.2.30).
    "pfcp.packet_count": Form::Whole => DL_BUFFERING_SUGGESTED_PACKET_COUNT[0] 0;
    /// PFD contents: Length of URL (TS 29.244 §8.2.39).
    "pfcp.url_len": Form::Number(2) => PFD_CONTENTS[3] 0;
    /// PFD contents: URL (TS 29.244 §8.2.39).
    "pfcp.url": Form::Text => PFD_CONTENTS[3] 2;
    /// PFD contents: Length of Domain Name (TS 29.244 §8.2.39).
    "pfcp.dn_len": Form::Number(2) => PFD_CONTENTS[4] 0;
    /// PFD contents: Domain Name (TS 29.244 §8.2.39).
    "pfcp.dn": Form::Text => PFD_CONTENTS[4] 2, PFD_CONTENTS[6] 2;
    /// PFD contents: Length of Custom PFD Content (TS 29.244 §8.2.39).
    "pfcp.cp_len": Form::Number(2) => PFD_CONTENTS[5] 0;
    /// PFD contents: Custom PFD Content (TS 29.244 §8.2.39).
    "pfcp.cp": Form::Content => PFD_CONTENTS[5] 2;
    /// PFD contents: Length of Domain Name Protocol (TS 29.244 §8.2.39).
    "pfcp.dnp_len": Form::Number(2) => PFD_CONTENTS[6] 0;
    /// PFD contents: Length of Additional Flow Description (TS 29.244 §8.2.39).
    "pfcp.adf_len": Form::Number(2) => PFD_CONTENTS[7] 0;
    /// PFD contents: Length of Additional URL (TS 29.244 §8.2.39).
    "pfcp.aurl_len": Form::Number(2) => PFD_CONTENTS[8] 0;
    /// PFD contents: Length of Additional Domain Name and Domain Name Protocol (TS 29.244 §8.2.39).
    "pfcp.adnp_len": Form::Number(2) => PFD_CONTENTS[9] 0;
    /// FQ-CSID Node-ID Type (TS 29.244 §8.2.43).
    "pfcp.fq_csid_node_id_type": Form::Number(1) => FQ_CSID[0] 0 & 0xf0;
    /// FQ-CSID: Number of CSID (TS 29.244 §8.2.43).
    "pfcp.num_csid": Form::Number(1) => FQ_CSID[0] 0 & 0xf;
    /// FQ-CSID: Node-Address (TS 29.244 §8.2.43).
    "pfcp.q_csid_node_id.ipv4": Form::V4 => FQ_CSID[1] 0;
    /// FQ-CSID: Node-Address (TS 29.244 §8.2.43).
    "pfcp.q_csid_node_id.ipv6": Form::V6 => FQ_CSID[2] 0;
    /// FQ-CSID: Node-Address MCC MNC (TS 29.244 §8.2.43).
    "pfcp.q_csid_node_id.mcc_mnc": Form::Number(4) => FQ_CSID[3] 0 & 0xffff_f000;
    /// FQ-CSID: Node-Address Number (TS 29.244 §8.2.43).
    "pfcp.q_csid_node_id.int": Form::Number(4) => FQ_CSID[3] 0 & 0xfff;
    /// FQ-CSID: PDN Connection Set Identifier (TS 29.244 §8.2.43).
    "pfcp.csid": Form::Number(2) => FQ_CSID[4] 0;
    /// FQ-CSID: Node Type (TS 29.244 §8.2.43).
    "pfcp.fq_csid_node_type": Form::Number(1) => FQ_CSID[5] 0 & 0xf;
    /// Time of First Packet (TS 29.244 §8.2.46).
    "pfcp.time_of_first_packet": Form::Time => TIME_OF_FIRST_PACKET[0] 0;
    /// Time of Last Packet (TS 29.244 §8.2.47).
    "pfcp.time_of_last_packet": Form::Time => TIME_OF_LAST_PACKET[0] 0;
    /// Dropped DL Traffic Threshold: Downlink Packets (TS 29.244 §8.2.49).
    "pfcp.downlink_packets": Form::Number(8) => DROPPED_DL_TRAFFIC_THRESHOLD[1] 0;
    /// Dropped DL Traffic Threshold: Bytes of Downlink Data (TS 29.244 §8.2.49).
    "pfcp.bytes_downlink_data": Form::Number(8) => DROPPED_DL_TRAFFIC_THRESHOLD[2] 0;
    /// Start Time (TS 29.244 §8.2.52).
    "pfcp.start_time": Form::Time => START_TIME[0] 0;
    /// End Time (TS 29.244 §8.2.53).
    "pfcp.end_time": Form::Time => END_TIME[0] 0;
    /// C-VID, in elements of 4 types (TS 29.244 §8.2).
    "pfcp.c_tag.cvid": Form::Tag => OUTER_HEADER_CREATION[5] 1, C_TAG[0] 1, MAC_ADDRESSES_DETECTED[2] 2, MAC_ADDRESSES_REMOVED[2] 2;
    /// Priority code point, in elements of 4 types (TS 29.244 §8.2).
    "pfcp.c_tag.pcp": Form::Number(1) => OUTER_HEADER_CREATION[5] 1 & 0x7, C_TAG[0] 1 & 0x7, MAC_ADDRESSES_DETECTED[2] 2 & 0x7, MAC_ADDRESSES_REMOVED[2] 2 & 0x7;
    /// S-VID, in elements of 4 types (TS 29.244 §8.2).
    "pfcp.s_tag.svid": Form::Tag => OUTER_HEADER_CREATION[6] 1, S_TAG[0] 1, MAC_ADDRESSES_DETECTED[3] 2, MAC_ADDRESSES_REMOVED[3] 2;
    /// Priority code point, in elements of 4 types (TS 29.244 §8.2).
    "pfcp.s_tag.pcp": Form::Number(1) => OUTER_HEADER_CREATION[6] 1 & 0x7, S_TAG[0] 1 & 0x7, MAC_ADDRESSES_DETECTED[3] 2 & 0x7, MAC_ADDRESSES_REMOVED[3] 2 & 0x7;
    /// Application Instance Identifier (TS 29.244 §8.2.60).
    "pfcp.application_instance_id": Form::Unprintable => APPLICATION_INSTANCE_ID[0] 0;
    /// Application Instance Identifier (TS 29.244 §8.2.60).
    "pfcp.application_instance_id_str": Form::Printable => APPLICATION_INSTANCE_ID[0] 0;
    /// Packet Rate: Uplink Time Unit (TS 29.244 §8.2.63).
    "pfcp.ul_time_unit": Form::Number(1) => PACKET_RATE[1] 0 & 0x7;
    /// Maximum Uplink Packet Rate (TS 29.244 §8.2.63).
    "pfcp.max_ul_pr": Form::Number(2) => PACKET_RATE[1] 1;
    /// Packet Rate: Downlink Time Unit (TS 29.244 §8.2.63).
    "pfcp.dl_time_unit": Form::Number(1) => PACKET_RATE[2] 0 & 0x7;
    /// Maximum Downlink Packet Rate (TS 29.244 §8.2.63).
    "pfcp.max_dl_pr": Form::Number(2) => PACKET_RATE[2] 1;
    /// Packet Rate: Additional Uplink Time Unit (TS 29.244 §8.2.63).
    "pfcp.a_ul_time_unit": Form::Number(1) => PACKET_RATE[3] 0 & 0x7;
    /// Additional Maximum Uplink Packet Rate (TS 29.244 §8.2.63).
    "pfcp.a_max_ul_pr": Form::Number(2) => PACKET_RATE[3] 1;
    /// Packet Rate: Additional Downlink Time Unit (TS 29.244 §8.2.63).
    "pfcp.a_dl_time_unit": Form::Number(1) => PACKET_RATE[4] 0 & 0x7;
    /// Additional Maximum Downlink Packet Rate (TS 29.244 §8.2.63).
    "pfcp.a_max_dl_pr": Form::Number(2) => PACKET_RATE[4] 1;
    /// Recovery Time Stamp (TS 29.244 §8.2.65).
    "pfcp.recovery_time_stamp": Form::Time => RECOVERY_TIME_STAMP[0] 0;
    /// DL Flow Level Marking: Service Class Indicator (TS 29.244 §8.2.66).
    "pfcp.sci": Form::Number(2) => DL_FLOW_LEVEL_MARKING[2] 0;
    /// Header Enrichment: Header Type (TS 29.244 §8.2.67).
    "pfcp.header_type": Form::Number(1) => HEADER_ENRICHMENT[0] 0 & 0x1f;
    /// Header Enrichment: Length of Header Field Name (TS 29.244 §8.2.67).
    "pfcp.hf_len": Form::Number(1) => HEADER_ENRICHMENT[1] 0;
    /// Header Enrichment: Header Field Name (TS 29.244 §8.2.67).
    "pfcp.hf_name": Form::Content => HEADER_ENRICHMENT[1] 1;
    /// Header Enrichment: Length of Header Field Value (TS 29.244 §8.2.67).
    "pfcp.hf_val_len": Form::Number(1) => HEADER_ENRICHMENT[2] 0;
    /// Header Enrichment: Header Field Value (TS 29.244 §8.2.67).
    "pfcp.hf_val": Form::Content => HEADER_ENRICHMENT[2] 1;
    /// Remote GTP-U Peer: Length of Destination Interface field (TS 29.244 §8.2.70).
    "pfcp.node_id_length_di": Form::Number(2) => REMOTE_GTP_U_PEER[3] 0;
    /// Remote GTP-U Peer: Length of Network Instance field (TS 29.244 §8.2.70).
    "pfcp.node_id_length_ni": Form::Number(2) => REMOTE_GTP_U_PEER[4] 0;
    /// MAR ID, in elements of 2 types (TS 29.244 §8.2).
    "pfcp.mar_id": Form::Number(2) => FAILED_RULE_ID[1] 0, MAR_ID[0] 0;
    /// Time Quota Mechanism: Base Time Interval Type (TS 29.244 §8.2.81).
    "pfcp.time_quota_mechanism_bti_type": Form::Number(1) => TIME_QUOTA_MECHANISM[0] 0 & 0x3;
    /// Time Quota Mechanism: Base Time Interval (TS 29.244 §8.2.81).
    "pfcp.time_quota_mechanism_bti": Form::Number(4) => TIME_QUOTA_MECHANISM[1] 0;
    /// User Plane IP Resource Information (removed in Rel 16.3): TEIDRI (TS 29.244 §8.2.82).
    "pfcp.upiri_flags.teidri": Form::Number(1) => USER_PLANE_IP_RESOURCE_INFORMATION[0] 0 & 0x1c;
    /// User Plane IP Resource Information (removed in Rel 16.3): TEID Range Indication (TS 29.244 §8.2.82).
    "pfcp.upiri.teidri": Form::Number(1) => USER_PLANE_IP_RESOURCE_INFORMATION[0] 0 & 0x1c;
    /// User Plane IP Resource Information (removed in Rel 16.3): TEID (TS 29.244 §8.2.82).
    "pfcp.upiri.teid_range": Form::Number(1) => USER_PLANE_IP_RESOURCE_INFORMATION[1] 0;
    /// User Plane IP Resource Information (removed in Rel 16.3): IPv4 address (TS 29.244 §8.2.82).
    "pfcp.upiri.ipv4_addr": Form::V4 => USER_PLANE_IP_RESOURCE_INFORMATION[2] 0;
    /// User Plane IP Resource Information (removed in Rel 16.3): IPv6 address (TS 29.244 §8.2.82).
    "pfcp.upiri.ipv6_addr": Form::V6 => USER_PLANE_IP_RESOURCE_INFORMATION[3] 0;
    /// Multiplier: Value Digits (TS 29.244 §8.2.84).
    "pfcp.multiplier.value_digits": Form::Number(8) => MULTIPLIER[0] 0;
    /// Multiplier: Exponent (TS 29.244 §8.2.84).
    "pfcp.multiplier.exponent": Form::Number(4) => MULTIPLIER[1] 0;
    /// Subsequent Volume Quota: Total Volume (TS 29.244 §8.2.86).
    "pfcp.subsequent_volume_quota.tovol": Form::Number(8) => SUBSEQUENT_VOLUME_QUOTA[1] 0;
    /// Subsequent Volume Quota: Uplink Volume (TS 29.244 §8.2.86).
    "pfcp.subsequent_volume_quota.ulvol": Form::Number(8) => SUBSEQUENT_VOLUME_QUOTA[2] 0;
    /// Subsequent Volume Quota: Downlink Volume (TS 29.244 §8.2.86).
    "pfcp.subsequent_volume_quota.dlvol": Form::Number(8) => SUBSEQUENT_VOLUME_QUOTA[3] 0;
    /// Subsequent Time Quota (TS 29.244 §8.2.87).
    "pfcp.subsequent_time_quota": Form::Number(4) => SUBSEQUENT_TIME_QUOTA[0] 0;
    /// Additional Usage Reports Information: Number of Additional Usage Reports value (TS 29.244 §8.2.91).
    "pfcp.additional_usage_reports_information_value": Form::Number(2) => ADDITIONAL_USAGE_REPORTS_INFORMATION[0] 0 & 0x7fff;
    /// Source MAC Address (TS 29.244 §8.2.93).
    "pfcp.mac_address.sour": Form::Octets(6) => MAC_ADDRESS[1] 0;
    /// Destination MAC Address (TS 29.244 §8.2.93).
    "pfcp.mac_address.dest": Form::Octets(6) => MAC_ADDRESS[2] 0;
    /// Upper Source MAC Address (TS 29.244 §8.2.93).
    "pfcp.mac_address.usou": Form::Octets(6) => MAC_ADDRESS[3] 0;
    /// Upper Destination MAC Address (TS 29.244 §8.2.93).
    "pfcp.mac_address.udes": Form::Octets(6) => MAC_ADDRESS[4] 0;
    /// Ethertype (TS 29.244 §8.2.96).
    "pfcp.ethertype": Form::Number(2) => ETHERTYPE[0] 0;
    /// Ethernet Filter ID: Ethertype Filter ID (TS 29.244 §8.2.98).
    "pfcp.ethertype_filter_id": Form::Number(4) => ETHERNET_FILTER_ID[0] 0;
    /// Suggested Buffering Packets Count: Packet count (TS 29.244 §8.2.100).
    "pfcp.suggested_buffering_packets_count.packet_count": Form::Number(1) => SUGGESTED_BUFFERING_PACKETS_COUNT[0] 0;
    /// User ID: Length of IMSI (TS 29.244 §8.2.101).
    "pfcp.user_id.length_of_imsi": Form::Number(1) => USER_ID[1] 0;
    /// User ID: Length of IMEI (TS 29.244 §8.2.101).
    "pfcp.user_id.length_of_imei": Form::Number(1) => USER_ID[2] 0;
    /// User ID: Length of MSISDN (TS 29.244 §8.2.101).
    "pfcp.user_id.length_of_msisdn": Form::Number(1) => USER_ID[3] 0;
    /// User ID: Length of NAI (TS 29.244 §8.2.101).
    "pfcp.user_id.length_of_nai": Form::Number(1) => USER_ID[4] 0;
    /// User ID: Length of SUPI (TS 29.244 §8.2.101).
    "pfcp.user_id.length_of_supi": Form::Number(1) => USER_ID[5] 0;
    /// User ID: SUPI (TS 29.244 §8.2.101).
    "pfcp.user_id.supi": Form::Text => USER_ID[5] 1;
    /// User ID: Length of GPSI (TS 29.244 §8.2.101).
    "pfcp.user_id.length_of_gpsi": Form::Number(1) => USER_ID[6] 0;
    /// User ID: GPSI (TS 29.244 §8.2.101).
    "pfcp.user_id.gpsi": Form::Text => USER_ID[6] 1;
    /// User ID: Length of PEI (TS 29.244 §8.2.101).
    "pfcp.user_id.length_of_pei": Form::Number(1) => USER_ID[7] 0;
    /// User ID: PEI (TS 29.244 §8.2.101).
    "pfcp.user_id.pei": Form::Text => USER_ID[7] 1;
    /// MAC Addresses Detected: Number of MAC addresses (TS 29.244 table 8.1.2-1, type 144).
    "pfcp.mac_addresses_detected.number_of_mac_addresses": Form::Number(1) => MAC_ADDRESSES_DETECTED[0] 0;
    /// MAC Addresses Detected: MAC Address (TS 29.244 table 8.1.2-1, type 144).
    "pfcp.mac_addresses_detected.mac_address": Form::Octets(6) => MAC_ADDRESSES_DETECTED[1] 0;
    /// MAC Addresses Detected: Length of C-TAG (TS 29.244 table 8.1.2-1, type 144).
    "pfcp.mac_addresses_detected.length_of_ctag": Form::Number(1) => MAC_ADDRESSES_DETECTED[2] 0;
    /// MAC Addresses Detected: Length of S-TAG (TS 29.244 table 8.1.2-1, type 144).
    "pfcp.mac_addresses_detected.length_of_stag": Form::Number(1) => MAC_ADDRESSES_DETECTED[3] 0;
    /// MAC Addresses Removed: Number of MAC addresses (TS 29.244 table 8.1.2-1, type 145).
    "pfcp.mac_addresses_removed.number_of_mac_address": Form::Number(1) => MAC_ADDRESSES_REMOVED[0] 0;
    /// MAC Addresses Removed: MAC Address (TS 29.244 table 8.1.2-1, type 145).
    "pfcp.mac_addresses_removed.mac_addresses": Form::Octets(6) => MAC_ADDRESSES_REMOVED[1] 0;
    /// MAC Addresses Removed: Length of C-TAG (TS 29.244 table 8.1.2-1, type 145).
    "pfcp.mac_addresses_removed.length_of_ctag": Form::Number(1) => MAC_ADDRESSES_REMOVED[2] 0;
    /// MAC Addresses Removed: Length of S-TAG (TS 29.244 table 8.1.2-1, type 145).
    "pfcp.mac_addresses_removed.length_of_stag": Form::Number(1) => MAC_ADDRESSES_REMOVED[3] 0;
    /// Ethernet Inactivity Timer (TS 29.244 table 8.1.2-1, type 146).
    "pfcp.ethernet": Form::Number(4) => ETHERNET_INACTIVITY_TIMER[0] 0;
    /// Event Quota (TS 29.244 table 8.1.2-1, type 148).
    "pfcp.event_quota": Form::Number(4) => EVENT_QUOTA[0] 0;
    /// Event Threshold (TS 29.244 table 8.1.2-1, type 149).
    "pfcp.event_threshold": Form::Number(4) => EVENT_THRESHOLD[0] 0;
    /// Subsequent Event Quota (TS 29.244 table 8.1.2-1, type 150).
    "pfcp.subsequent_event_quota": Form::Number(4) => SUBSEQUENT_EVENT_QUOTA[0] 0;
    /// Subsequent Event Threshold (TS 29.244 table 8.1.2-1, type 151).
    "pfcp.subsequent_event_threshold": Form::Number(4) => SUBSEQUENT_EVENT_THRESHOLD[0] 0;
    /// Trace Information: Trace ID (TS 29.244 table 8.1.2-1, type 152).
    "pfcp.trace_information.traceid": Form::Number(3) => TRACE_INFORMATION[1] 0;
    /// Trace Information: Length of Trigger Events (TS 29.244 table 8.1.2-1, type 152).
    "pfcp.trace_information.length_trigger_events": Form::Number(1) => TRACE_INFORMATION[2] 0;
    /// Trace Information: Trigger Events (TS 29.244 table 8.1.2-1, type 152).
    "pfcp.trace_information.trigger_events": Form::Content => TRACE_INFORMATION[2] 1;
    /// Trace Information: Session Trace Depth (TS 29.244 table 8.1.2-1, type 152).
    "pfcp.trace_information.session_trace_depth": Form::Number(1) => TRACE_INFORMATION[3] 0;
    /// Trace Information: Length of List of Interfaces (TS 29.244 table 8.1.2-1, type 152).
    "pfcp.trace_information.length_list_interfaces": Form::Number(1) => TRACE_INFORMATION[4] 0;
    /// Trace Information: List of Interfaces (TS 29.244 table 8.1.2-1, type 152).
    "pfcp.trace_information.list_interfaces": Form::Content => TRACE_INFORMATION[4] 1;
    /// Trace Information: Length of IP Address (TS 29.244 table 8.1.2-1, type 152).
    "pfcp.trace_information.length_ipaddress": Form::Number(1) => TRACE_INFORMATION[5] 0;
    /// Framed-Route (TS 29.244 table 8.1.2-1, type 153).
    "pfcp.framed_route": Form::Text => FRAMED_ROUTE[0] 0;
    /// Framed-Routing (TS 29.244 table 8.1.2-1, type 154).
    "pfcp.framed_routing": Form::Content => FRAMED_ROUTING[0] 0;
    /// Framed-IPv6-Route (TS 29.244 table 8.1.2-1, type 155).
    "pfcp.framed_ipv6_route": Form::Text => FRAMED_IPV6_ROUTE[0] 0;
    /// Time Stamp (TS 29.244 table 8.1.2-1, type 156).
    "pfcp.time_stamp": Form::Time => TIME_STAMP[0] 0;
    /// Activation Time (TS 29.244 table 8.1.2-1, type 163).
    "pfcp.activation_time": Form::Time => ACTIVATION_TIME[0] 0;
    /// Deactivation Time (TS 29.244 table 8.1.2-1, type 164).
    "pfcp.deactivation_time": Form::Time => DEACTIVATION_TIME[0] 0;
    /// Steering Functionality (TS 29.244 table 8.1.2-1, type 171).
    "pfcp.steering_functionality": Form::Number(1) => STEERING_FUNCTIONALITY[0] 0 & 0xf;
    /// Steering Mode (TS 29.244 table 8.1.2-1, type 172).
    "pfcp.steering_mode": Form::Number(1) => STEERING_MODE[0] 0 & 0xf;
    /// Weight (TS 29.244 table 8.1.2-1, type 173).
    "pfcp.weight": Form::Number(1) => WEIGHT[0] 0;
    /// Priority (TS 29.244 table 8.1.2-1, type 174).
    "pfcp.priority": Form::Number(1) => PRIORITY[0] 0 & 0xf;
    /// UE IP address Pool Identity Length (TS 29.244 table 8.1.2-1, type 177).
    "pfcp.ue_ip_address_pool_length": Form::Number(2) => UE_IP_ADDRESS_POOL_IDENTITY[0] 0;
    /// UE IP address Pool Identity (TS 29.244 table 8.1.2-1, type 177).
    "pfcp.ue_ip_address_pool_identity": Form::Content => UE_IP_ADDRESS_POOL_IDENTITY[0] 2;
    /// Alternative SMF IP Address: IPv4 address (TS 29.244 table 8.1.2-1, type 178).
    "pfcp.alternative_smf_ip_address.ipv4": Form::V4 => ALTERNATIVE_SMF_IP_ADDRESS[1] 0;
    /// Alternative SMF IP Address: IPv6 address (TS 29.244 table 8.1.2-1, type 178).
    "pfcp.alternative_smf_ip_address.ipv6": Form::V6 => ALTERNATIVE_SMF_IP_ADDRESS[2] 0;
    /// Quota Validity Time: Validity Time value (TS 29.244 table 8.1.2-1, type 181).
    "pfcp.validity_time_value": Form::Number(4) => QUOTA_VALIDITY_TIME[0] 0;
    /// Number of Reports (TS 29.244 table 8.1.2-1, type 182).
    "pfcp.number_of_reports": Form::Whole => NUMBER_OF_REPORTS[0] 0;
    /// CP PFCP Entity IP Address: IPv4 address (TS 29.244 table 8.1.2-1, type 185).
    "pfcp.cp_pfcp_entity_ip_address.ipv4": Form::V4 => CP_PFCP_ENTITY_IP_ADDRESS[1] 0;
    /// CP PFCP Entity IP Address: IPv6 address (TS 29.244 table 8.1.2-1, type 185).
    "pfcp.cp_pfcp_entity_ip_address.ipv6": Form::V6 => CP_PFCP_ENTITY_IP_ADDRESS[2] 0;
    /// IP Multicast Address:  (TS 29.244 table 8.1.2-1, type 191).
    "pfcp.ip_multicast_address.start_ipv4": Form::V4 => IP_MULTICAST_ADDRESS[1] 0;
    /// IP Multicast Address:  (TS 29.244 table 8.1.2-1, type 191).
    "pfcp.ip_multicast_address.start_ipv6": Form::V6 => IP_MULTICAST_ADDRESS[2] 0;
    /// IP Multicast Address:  (TS 29.244 table 8.1.2-1, type 191).
    "pfcp.ip_multicast_address.end_ipv4": Form::V4 => IP_MULTICAST_ADDRESS[3] 0;
    /// IP Multicast Address:  (TS 29.244 table 8.1.2-1, type 191).
    "pfcp.ip_multicast_address.end_ipv6": Form::V6 => IP_MULTICAST_ADDRESS[4] 0;
    /// Source IP Address: IPv4 address (TS 29.244 table 8.1.2-1, type 192).
    "pfcp.source_ip_address.ipv4": Form::V4 => SOURCE_IP_ADDRESS[1] 0;
    /// Source IP Address: IPv6 address (TS 29.244 table 8.1.2-1, type 192).
    "pfcp.source_ip_address.ipv6": Form::V6 => SOURCE_IP_ADDRESS[2] 0;
    /// Packet Rate Status: UL (TS 29.244 table 8.1.2-1, type 193).
    "pfcp.packet_rate_status.tovol": Form::Number(2) => PACKET_RATE_STATUS[1] 0;
    /// Packet Rate Status: Additional UL (TS 29.244 table 8.1.2-1, type 193).
    "pfcp.packet_rate_status.apr_tovol": Form::Number(2) => PACKET_RATE_STATUS[2] 0;
    /// Packet Rate Status: DL (TS 29.244 table 8.1.2-1, type 193).
    "pfcp.packet_rate_status.ulvol": Form::Number(2) => PACKET_RATE_STATUS[3] 0;
    /// Packet Rate Status: Additional DL (TS 29.244 table 8.1.2-1, type 193).
    "pfcp.packet_rate_status.apr_ulvol": Form::Number(2) => PACKET_RATE_STATUS[4] 0;
    /// Packet Rate Status: Validity Time, its seconds (TS 29.244 table 8.1.2-1, type 193).
    "pfcp.packet_rate_status.validity_time": Form::Number(4) => PACKET_RATE_STATUS[5] 0;
    /// DS-TT Port Number value (TS 29.244 table 8.1.2-1, type 196).
    "pfcp.ds_tt_port_number": Form::Whole => DS_TT_PORT_NUMBER[0] 0;
    /// NW-TT Port Number value (TS 29.244 table 8.1.2-1, type 197).
    "pfcp.nw_tt_port_number": Form::Whole => NW_TT_PORT_NUMBER[0] 0;
    /// 5GS User Plane Node: Use Plane Node value (TS 29.244 table 8.1.2-1, type 198).
    "pfcp.5gs_user_plane_node.value": Form::Octets(6) => FIVEGS_USER_PLANE_NODE[1] 0;
    /// Port Management Information Container: Port Management Information (TS 29.244 table 8.1.2-1, type 202).
    "pfcp.port_management_information": Form::Content => PORT_MANAGEMENT_INFORMATION_CONTAINER[0] 0;
    /// Time Domain Number value (TS 29.244 table 8.1.2-1, type 206).
    "pfcp.time_domain_number_value": Form::Number(1) => TIME_DOMAIN_NUMBER[0] 0;
    /// Time Offset Threshold (TS 29.244 table 8.1.2-1, type 207).
    "pfcp.time_offset_threshold": Form::Number(8) => TIME_OFFSET_THRESHOLD[0] 0;
    /// Cumulative rateRatio Threshold (TS 29.244 table 8.1.2-1, type 208).
    "pfcp.cumulative_rate_ratio_threshold": Form::Number(4) => CUMULATIVE_RATERATIO_THRESHOLD[0] 0;
    /// Time Offset Measurement (TS 29.244 table 8.1.2-1, type 209).
    "pfcp.time_offset_measurement": Form::Number(8) => TIME_OFFSET_MEASUREMENT[0] 0;
    /// Cumulative rateRatio Measurement (TS 29.244 table 8.1.2-1, type 210).
    "pfcp.cumulative_rate_ratio_measurement": Form::Number(4) => CUMULATIVE_RATERATIO_MEASUREMENT[0] 0;
    /// SRR ID value (TS 29.244 table 8.1.2-1, type 215).
    "pfcp.srr_id_value": Form::Number(1) => FAILED_RULE_ID[2] 0, SRR_ID[0] 0;
    /// PMF Control Information: Number of QFI (TS 29.244 table 8.1.2-1, type 224).
    "pfcp.pmf_control_information.number_of_qfi": Form::Number(1) => PMF_CONTROL_INFORMATION[1] 0;
    /// MPTCP Address Information: MPTCP proxy type (TS 29.244 table 8.1.2-1, type 228).
    "pfcp.mptcp_proxy.type": Form::Octets(1) => MPTCP_ADDRESS_INFORMATION[1] 0;
    /// MPTCP Address Information: MPTCP proxy port (TS 29.244 table 8.1.2-1, type 228).
    "pfcp.mptcp_proxy.port": Form::Number(2) => MPTCP_ADDRESS_INFORMATION[1] 1;
    /// MPTCP Address Information: MPTCP proxy IPv4 address (TS 29.244 table 8.1.2-1, type 228).
    "pfcp.mptcp_proxy.ipv4": Form::V4 => MPTCP_ADDRESS_INFORMATION[2] 0;
    /// MPTCP Address Information: MPTCP proxy IPv6 address (TS 29.244 table 8.1.2-1, type 228).
    "pfcp.mptcp_proxy.ipv6": Form::V6 => MPTCP_ADDRESS_INFORMATION[3] 0;
    /// UE Link-Specific IP Address: UE Link-Specific IPv4 Address for 3GPP Access (TS 29.244 table 8.1.2-1, type 229).
    "pfcp.ue_link_specific_ip_address.3gpp.ipv4": Form::V4 => UE_LINK_SPECIFIC_IP_ADDRESS[1] 0;
    /// UE Link-Specific IP Address: UE Link-Specific IPv6 Address for 3GPP Access (TS 29.244 table 8.1.2-1, type 229).
    "pfcp.ue_link_specific_ip_address.3gpp.ipv6": Form::V6 => UE_LINK_SPECIFIC_IP_ADDRESS[2] 0;
    /// UE Link-Specific IP Address: UE Link-Specific IPv4 Address for Non-3GPP Access (TS 29.244 table 8.1.2-1, type 229).
    "pfcp.ue_link_specific_ip_address.non3gpp.ipv4": Form::V4 => UE_LINK_SPECIFIC_IP_ADDRESS[3] 0;
    /// UE Link-Specific IP Address: UE Link-Specific IPv6 Address for Non-3GPP Access (TS 29.244 table 8.1.2-1, type 229).
    "pfcp.ue_link_specific_ip_address.non3gpp.ipv6": Form::V6 => UE_LINK_SPECIFIC_IP_ADDRESS[4] 0;
    /// PMF Address Information: PMF IPv4 Address (TS 29.244 table 8.1.2-1, type 230).
    "pfcp.pmf_address_information.ipv4": Form::V4 => PMF_ADDRESS_INFORMATION[1] 0;
    /// PMF Address Information: PMF IPv6 Address (TS 29.244 table 8.1.2-1, type 230).
    "pfcp.pmf_address_information.ipv6": Form::V6 => PMF_ADDRESS_INFORMATION[2] 0;
    /// PMF Address Information: PMF port for 3GPP (TS 29.244 table 8.1.2-1, type 230).
    "pfcp.pmf_address_information.port_3gpp": Form::Number(2) => PMF_ADDRESS_INFORMATION[3] 0;
    /// PMF Address Information: PMF port for Non-3GPP (TS 29.244 table 8.1.2-1, type 230).
    "pfcp.pmf_address_information.port_non3gpp": Form::Number(2) => PMF_ADDRESS_INFORMATION[4] 0;
    /// PMF Address Information: MAC Address for 3GPP (TS 29.244 table 8.1.2-1, type 230).
    "pfcp.pmf_address_information.mac_address_3gpp": Form::Octets(6) => PMF_ADDRESS_INFORMATION[5] 0;
    /// PMF Address Information: MAC Address for Non-3GPP (TS 29.244 table 8.1.2-1, type 230).
    "pfcp.pmf_address_information.mac_address_non3gpp": Form::Octets(6) => PMF_ADDRESS_INFORMATION[6] 0;
    /// Data Network Access Identifier (TS 29.244 table 8.1.2-1, type 232).
    "pfcp.data_network_access_identifier": Form::Content => DATA_NETWORK_ACCESS_IDENTIFIER[0] 0;
    /// Delay Value in milliseconds, in elements of 3 types (TS 29.244 §8.2).
    "pfcp.average_packet_delay.milliseconds": Form::Number(4) => AVERAGE_PACKET_DELAY[0] 0, MINIMUM_PACKET_DELAY[0] 0, MAXIMUM_PACKET_DELAY[0] 0;
    /// Packet Delay Thresholds: Downlink packet delay threshold (TS 29.244 table 8.1.2-1, type 245).
    "pfcp.packet_delay_thresholds.downlink": Form::Number(4) => PACKET_DELAY_THRESHOLDS[1] 0;
    /// Packet Delay Thresholds: Downlink packet delay threshold (TS 29.244 table 8.1.2-1, type 245).
    "pfcp.packet_delay_thresholds.uplink": Form::Number(4) => PACKET_DELAY_THRESHOLDS[2] 0;
    /// Packet Delay Thresholds: Round trip packet delay threshold (TS 29.244 table 8.1.2-1, type 245).
    "pfcp.packet_delay_thresholds.roundtrip": Form::Number(4) => PACKET_DELAY_THRESHOLDS[3] 0;
    /// The Minimum Wait Time (TS 29.244 table 8.1.2-1, type 246).
    "pfcp.minimum_wait_time.seconds": Form::Number(4) => MINIMUM_WAIT_TIME[0] 0;
    /// QoS Monitoring Measurement: Downlink packet delay (TS 29.244 table 8.1.2-1, type 248).
    "pfcp.qos_monitoring_measurement.downlink": Form::Number(4) => QOS_MONITORING_MEASUREMENT[1] 0;
    /// QoS Monitoring Measurement: Downlink packet delay (TS 29.244 table 8.1.2-1, type 248).
    "pfcp.qos_monitoring_measurement.uplink": Form::Number(4) => QOS_MONITORING_MEASUREMENT[2] 0;
    /// QoS Monitoring Measurement: Round trip packet delay (TS 29.244 table 8.1.2-1, type 248).
    "pfcp.qos_monitoring_measurement.roundtrip": Form::Number(4) => QOS_MONITORING_MEASUREMENT[3] 0;
    /// DL Data Packets Size (TS 29.244 table 8.1.2-1, type 250).
    "pfcp.dl_data_packets_size": Form::Number(2) => DL_DATA_PACKETS_SIZE[0] 0;
    /// S-NSSAI: SST (TS 29.244 table 8.1.2-1, type 257).
    "pfcp.s_nssai_sst.sst": Form::Octets(1) => S_NSSAI[0] 0;
    /// S-NSSAI: SD (TS 29.244 table 8.1.2-1, type 257).
    "pfcp.s_nssai_sst.sd": Form::Octets(3) => S_NSSAI[1] 0;
    /// User Plane NodeManagement Information Container: Predefined Rules Name (TS 29.244 table 8.1.2-1, type 266).
    "pfcp.user_plane_nodemanagement_information_container": Form::Content => USER_PLANE_NODEMANAGEMENT_INFORMATION_CONTAINER[0] 0;
    /// Number of UE IP Addresses: Number of UE IPv4 Addresses (TS 29.244 table 8.1.2-1, type 268).
    "pfcp.number_of_ue_ip_addresses.ipv4addresses": Form::Number(4) => NUMBER_OF_UE_IP_ADDRESSES[1] 0;
    /// Number of UE IP Addresses: Number of UE IPv6 Addresses (TS 29.244 table 8.1.2-1, type 268).
    "pfcp.number_of_ue_ip_addresses.ipv6addresses": Form::Number(4) => NUMBER_OF_UE_IP_ADDRESSES[2] 0;
    /// Validity Timer (TS 29.244 table 8.1.2-1, type 269).
    "pfcp.validity_timer": Form::Number(2) => VALIDITY_TIMER[0] 0;
    /// Offending IE Information: Value of the offending IE (TS 29.244 table 8.1.2-1, type 274).
    "pfcp.offending_ie_value": Form::Content => OFFENDING_IE_INFORMATION[1] 0;
    /// RAT Type (TS 29.244 table 8.1.2-1, type 275).
    "pfcp.rattype": Form::Number(1) => RAT_TYPE[0] 0 & 0xf;
    /// L2TP User Authentication: Proxy Authen Type Value (TS 29.244 table 8.1.2-1, type 278).
    "pfcp.l2tp_user_authentication.proxy_authen_type_value": Form::Number(2) => L2TP_USER_AUTHENTICATION[0] 0;
    /// L2TP User Authentication: Proxy Authen Name Length (TS 29.244 table 8.1.2-1, type 278).
    "pfcp.l2tp_user_authentication.pan_len": Form::Number(1) => L2TP_USER_AUTHENTICATION[2] 0;
    /// L2TP User Authentication: Proxy Authen Name (TS 29.244 table 8.1.2-1, type 278).
    "pfcp.l2tp_user_authentication.pan": Form::Text => L2TP_USER_AUTHENTICATION[2] 1;
    /// L2TP User Authentication: Proxy Authen Challenge Length (TS 29.244 table 8.1.2-1, type 278).
    "pfcp.l2tp_user_authentication.pac_len": Form::Number(1) => L2TP_USER_AUTHENTICATION[3] 0;
    /// L2TP User Authentication: Proxy Authen Challenge (TS 29.244 table 8.1.2-1, type 278).
    "pfcp.l2tp_user_authentication.pac": Form::Text => L2TP_USER_AUTHENTICATION[3] 1;
    /// L2TP User Authentication: Proxy Authen Response Length (TS 29.244 table 8.1.2-1, type 278).
    "pfcp.l2tp_user_authentication.par_len": Form::Number(1) => L2TP_USER_AUTHENTICATION[4] 0;
    /// L2TP User Authentication: Proxy Authen Response (TS 29.244 table 8.1.2-1, type 278).
    "pfcp.l2tp_user_authentication.par": Form::Text => L2TP_USER_AUTHENTICATION[4] 1;
    /// L2TP User Authentication: Proxy Authen ID (TS 29.244 table 8.1.2-1, type 278).
    "pfcp.l2tp_user_authentication.pai": Form::Number(1) => L2TP_USER_AUTHENTICATION[5] 0;
    /// Tunnel Preference Value (TS 29.244 table 8.1.2-1, type 281).
    "pfcp.tunnel_preference_value": Form::Whole => TUNNEL_PREFERENCE[0] 0;
    /// Calling Number Value (TS 29.244 table 8.1.2-1, type 282).
    "pfcp.calling_number_value": Form::Text => CALLING_NUMBER[0] 0;
    /// Called Number Value (TS 29.244 table 8.1.2-1, type 283).
    "pfcp.called_number_value": Form::Text => CALLED_NUMBER[0] 0;
    /// Maximum Receive Unit (TS 29.244 table 8.1.2-1, type 287).
    "pfcp.maximum_receive_unit": Form::Whole => MAXIMUM_RECEIVE_UNIT[0] 0;
    /// Thresholds: RTT (TS 29.244 table 8.1.2-1, type 288).
    "pfcp.thresholds.rtt": Form::Number(2) => THRESHOLDS[1] 0;
    /// Thresholds: Packet Loss Rate (TS 29.244 table 8.1.2-1, type 288).
    "pfcp.thresholds.plr": Form::Number(1) => THRESHOLDS[2] 0;
    /// Group ID (TS 29.244 table 8.1.2-1, type 291).
    "pfcp.group_id": Form::Text => GROUP_ID[0] 0;
    /// CP IP Address: IPv4 address (TS 29.244 table 8.1.2-1, type 292).
    "pfcp.cp_ip_address.ipv4": Form::V4 => CP_IP_ADDRESS[1] 0;
    /// CP IP Address: IPv6 address (TS 29.244 table 8.1.2-1, type 292).
    "pfcp.cp_ip_address.ipv6": Form::V6 => CP_IP_ADDRESS[2] 0;
    /// IP Address and Port Number Replacement: Destination IPv4 address (TS 29.244 table 8.1.2-1, type 293).
    "pfcp.ip_address_and_port_number_replacement.dipv4": Form::V4 => IP_ADDRESS_AND_PORT_NUMBER_REPLACEMENT[1] 0;
    /// IP Address and Port Number Replacement: Destination IPv6 address (TS 29.244 table 8.1.2-1, type 293).
    "pfcp.ip_address_and_port_number_replacement.dipv6": Form::V6 => IP_ADDRESS_AND_PORT_NUMBER_REPLACEMENT[2] 0;
    /// IP Address and Port Number Replacement: Destination Port Number (TS 29.244 table 8.1.2-1, type 293).
    "pfcp.ip_address_and_port_number_replacement.dpn": Form::Number(2) => IP_ADDRESS_AND_PORT_NUMBER_REPLACEMENT[3] 0;
    /// IP Address and Port Number Replacement: Source IPv4 address (TS 29.244 table 8.1.2-1, type 293).
    "pfcp.ip_address_and_port_number_replacement.sipv4": Form::V4 => IP_ADDRESS_AND_PORT_NUMBER_REPLACEMENT[4] 0;
    /// IP Address and Port Number Replacement: Source IPv6 address (TS 29.244 table 8.1.2-1, type 293).
    "pfcp.ip_address_and_port_number_replacement.sipv6": Form::V6 => IP_ADDRESS_AND_PORT_NUMBER_REPLACEMENT[5] 0;
    /// IP Address and Port Number Replacement: Source Port Number (TS 29.244 table 8.1.2-1, type 293).
    "pfcp.ip_address_and_port_number_replacement.spn": Form::Number(2) => IP_ADDRESS_AND_PORT_NUMBER_REPLACEMENT[6] 0;
    /// DNS Query Filter Pattern Length (TS 29.244 table 8.1.2-1, type 294).
    "pfcp.dns_query_filter.pattern_len": Form::Number(2) => DNS_QUERY_FILTER[0] 0;
    /// DNS Query Filter Pattern (TS 29.244 table 8.1.2-1, type 294).
    "pfcp.dns_query_filter.pattern": Form::Text => DNS_QUERY_FILTER[0] 2;
    /// Event Notification URI (TS 29.244 table 8.1.2-1, type 296).
    "pfcp.event_notification_uri": Form::Text => EVENT_NOTIFICATION_URI[0] 0;
    /// MBS Session Identifier: TMGI (TS 29.244 table 8.1.2-1, type 305).
    "pfcp.mbs_session_identifier.tmgi": Form::Octets(6) => MBS_SESSION_IDENTIFIER[1] 0;
    /// MBS Session Identifier: NIDI (TS 29.244 table 8.1.2-1, type 305).
    "pfcp.mbs_session_identifier.nidi": Form::Octets(6) => MBS_SESSION_IDENTIFIER[2] 0;
    /// Multicast Transport Information: Common Tunnel Endpoint Identifier (TS 29.244 table 8.1.2-1, type 306).
    "pfcp.multicast_transport_information.endpoint_identifier": Form::Number(1) => MULTICAST_TRANSPORT_INFORMATION[1] 0;
    /// Local Ingress Tunnel: UDP Port (TS 29.244 table 8.1.2-1, type 308).
    "pfcp.local_ingress_tunnel.udp": Form::Number(2) => LOCAL_INGRESS_TUNNEL[1] 0;
    /// Local Ingress Tunnel: IPv4 address (TS 29.244 table 8.1.2-1, type 308).
    "pfcp.local_ingress_tunnel.ipv4": Form::V4 => LOCAL_INGRESS_TUNNEL[2] 0;
    /// Local Ingress Tunnel: IPv6 address (TS 29.244 table 8.1.2-1, type 308).
    "pfcp.local_ingress_tunnel.ipv6": Form::V6 => LOCAL_INGRESS_TUNNEL[3] 0;
    /// MBS Unicast Parameters ID value (TS 29.244 table 8.1.2-1, type 309).
    "pfcp.mbs_unicast_parameters_id": Form::Number(2) => MBS_UNICAST_PARAMETERS_ID[0] 0;
    /// Tunnel Password value (TS 29.244 table 8.1.2-1, type 313).
    "pfcp.tunnel_password_value": Form::Text => TUNNEL_PASSWORD[0] 0;
    /// Area Sesson ID: Area Session ID value (TS 29.244 table 8.1.2-1, type 314).
    "pfcp.area_session_id_value": Form::Number(2) => AREA_SESSON_ID[0] 0;
    /// DSCP to PPI Mapping Information: PPI value (TS 29.244 table 8.1.2-1, type 317).
    "pfcp.dscp_to_ppi_mapping_info_ppi_value": Form::Number(1) => DSCP_TO_PPI_MAPPING_INFORMATION[0] 0;
    /// DSCP to PPI Mapping Information: DSCP value (TS 29.244 table 8.1.2-1, type 317).
    "pfcp.dscp_to_ppi_mapping_info_dscp_value": Form::Number(1) => DSCP_TO_PPI_MAPPING_INFORMATION[1] 0;
};
