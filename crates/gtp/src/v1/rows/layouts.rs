//! The parts of elements (TS 29.060 §7.7).

use wire::layout::Size::{Fixed, Items, Whole};
use wire::layout::{always, just};
use wire::layouts;

use super::ours;
use crate::v1::IeType;

layouts! {
    RAI: ours(IeType::RAI) => always(Fixed(3)), always(Fixed(2));
    AUTHENTICATION_TRIPLETS: ours(IeType::AUTHENTICATION_TRIPLETS) => always(Fixed(16)), always(Fixed(4)), always(Fixed(8));
    RADIO_PRIORITY: ours(IeType::RADIO_PRIORITY) => always(Fixed(1));
    PACKET_FLOW_ID: ours(IeType::PACKET_FLOW_ID) => always(Fixed(1)), always(Fixed(1));
    CHARGING_CHARACTERISTICS: ours(IeType::CHARGING_CHARACTERISTICS) => always(Fixed(2));
    QOS: ours(IeType::QOS) => always(Whole(4)), always(Whole(8)), always(Whole(1));
    EXTENSION_HEADER_TYPES_LIST: ours(IeType::EXTENSION_HEADER_TYPES_LIST) => always(Items(1));
    COMMON_FLAGS: ours(IeType::COMMON_FLAGS) => always(Fixed(1));
    RADIO_PRIORITY_LCS: ours(IeType::RADIO_PRIORITY_LCS) => always(Fixed(1));
    ULI: ours(IeType::ULI) => always(Fixed(1)), just(0xff, 0x00, Fixed(7)), just(0xff, 0x01, Fixed(7)), just(0xff, 0x02, Fixed(7));
    MS_TIME_ZONE: ours(IeType::MS_TIME_ZONE) => always(Fixed(1)), always(Fixed(1));
    ADDITIONAL_TRACE_INFO: ours(IeType::ADDITIONAL_TRACE_INFO) => always(Fixed(3)), always(Fixed(2)), always(Fixed(1)), always(Fixed(1)), always(Fixed(1)), always(Fixed(1));
    TEID_DATA_II: ours(IeType::TEID_DATA_II) => always(Fixed(1));
    RAB_CONTEXT: ours(IeType::RAB_CONTEXT) => always(Fixed(1)), always(Fixed(2)), always(Fixed(2)), always(Fixed(2)), always(Fixed(2));
    RAB_SETUP_INFORMATION: ours(IeType::RAB_SETUP_INFORMATION) => always(Fixed(1)), always(Whole(4));
    ADDITIONAL_RAB_SETUP_INFORMATION: ours(IeType::ADDITIONAL_RAB_SETUP_INFORMATION) => always(Fixed(1)), always(Whole(4));
    PDU_NUMBERS: ours(IeType::PDU_NUMBERS) => always(Fixed(1)), always(Fixed(2)), always(Fixed(2)), always(Fixed(2)), always(Fixed(2));
    MAP_CAUSE: ours(IeType::MAP_CAUSE) => always(Fixed(1));
    MSISDN: ours(IeType::MSISDN) => always(Fixed(1));
    SGSN_NUMBER: ours(IeType::SGSN_NUMBER) => always(Fixed(1));
    ADDITIONAL_MBMS_TRACE_INFO: ours(IeType::ADDITIONAL_MBMS_TRACE_INFO) => always(Fixed(3)), always(Fixed(2)), always(Fixed(1)), always(Fixed(1)), always(Fixed(1)), always(Fixed(1));
    HOP_COUNTER: ours(IeType::HOP_COUNTER) => always(Fixed(1));
    MBMS_2G_3G_INDICATOR: ours(IeType::MBMS_2G_3G_INDICATOR) => always(Fixed(1));
    ENHANCED_NSAPI: ours(IeType::ENHANCED_NSAPI) => always(Fixed(1));
    MBMS_SESSION_DURATION: ours(IeType::MBMS_SESSION_DURATION) => always(Fixed(3));
    MBMS_TIME_TO_DATA_TRANSFER: ours(IeType::MBMS_TIME_TO_DATA_TRANSFER) => always(Fixed(1));
    BSSGP_CAUSE: ours(IeType::BSSGP_CAUSE) => always(Fixed(1));
    MS_INFO_CHANGE_REPORTING_ACTION: ours(IeType::MS_INFO_CHANGE_REPORTING_ACTION) => always(Fixed(1));
    DIRECT_TUNNEL_FLAGS: ours(IeType::DIRECT_TUNNEL_FLAGS) => always(Fixed(1));
    CORRELATION_ID: ours(IeType::CORRELATION_ID) => always(Fixed(1));
    BEARER_CONTROL_MODE: ours(IeType::BEARER_CONTROL_MODE) => always(Fixed(1));
    MBMS_DISTRIBUTION_ACKNOWLEDGEMENT: ours(IeType::MBMS_DISTRIBUTION_ACKNOWLEDGEMENT) => always(Fixed(1));
    EVOLVED_ALLOCATION_RETENTION_PRIORITY_I: ours(IeType::EVOLVED_ALLOCATION_RETENTION_PRIORITY_I) => always(Fixed(1));
    EVOLVED_ALLOCATION_RETENTION_PRIORITY_II: ours(IeType::EVOLVED_ALLOCATION_RETENTION_PRIORITY_II) => always(Fixed(1)), always(Fixed(1));
    EXTENDED_COMMON_FLAGS: ours(IeType::EXTENDED_COMMON_FLAGS) => always(Fixed(1));
    UCI: ours(IeType::UCI) => always(Fixed(3)), always(Fixed(4)), always(Fixed(1));
    CSG_INFORMATION_REPORTING_ACTION: ours(IeType::CSG_INFORMATION_REPORTING_ACTION) => always(Fixed(1));
    CMI: ours(IeType::CMI) => always(Fixed(1));
    AMBR: ours(IeType::AMBR) => always(Fixed(4)), always(Fixed(4));
    UE_AMBR: ours(IeType::UE_AMBR) => always(Fixed(4)), always(Fixed(4)), always(Fixed(4)), always(Fixed(4));
    GGSN_BACK_OFF_TIME: ours(IeType::GGSN_BACK_OFF_TIME) => always(Fixed(1));
    SIGNALLING_PRIORITY_INDICATION: ours(IeType::SIGNALLING_PRIORITY_INDICATION) => always(Fixed(1));
    SIGNALLING_PRIORITY_WITH_NSAPI: ours(IeType::SIGNALLING_PRIORITY_WITH_NSAPI) => always(Fixed(1)), always(Fixed(1));
    HIGHER_BITRATES: ours(IeType::HIGHER_BITRATES) => always(Fixed(1));
    MAX_MBR: ours(IeType::MAX_MBR) => always(Fixed(4)), always(Fixed(4));
    ADDITIONAL_FLAGS_FOR_SRVCC: ours(IeType::ADDITIONAL_FLAGS_FOR_SRVCC) => always(Fixed(1));
    SELECTION_MODE_WITH_NSAPI: ours(IeType::SELECTION_MODE_WITH_NSAPI) => always(Fixed(1)), always(Fixed(1));
    ULI_TIMESTAMP: ours(IeType::ULI_TIMESTAMP) => always(Fixed(4));
    OPERATOR_SELECTION_ENTITY: ours(IeType::OPERATOR_SELECTION_ENTITY) => always(Fixed(1));
    UE_USAGE_TYPE: ours(IeType::UE_USAGE_TYPE) => always(Fixed(4));
    EXTENDED_COMMON_FLAGS_II: ours(IeType::EXTENDED_COMMON_FLAGS_II) => always(Fixed(1));
    CIOT_OPTIMIZATIONS_SUPPORT_INDICATION: ours(IeType::CIOT_OPTIMIZATIONS_SUPPORT_INDICATION) => always(Fixed(1));
    IOV_UPDATES_COUNTER: ours(IeType::IOV_UPDATES_COUNTER) => always(Fixed(1));
    MAPPED_UE_USAGE_TYPE: ours(IeType::MAPPED_UE_USAGE_TYPE) => always(Fixed(2));
    UP_FUNCTION_SELECTION_INDICATION_FLAGS: ours(IeType::UP_FUNCTION_SELECTION_INDICATION_FLAGS) => always(Fixed(1));
}
