//! What a policy can ask of application transport in ISUP or BICC; names as in Wireshark.

/// Writes the rows for a protocol of both.
macro_rules! transport {
    () => {
        wire::fields! {
            /// Octets that tell whether more of their kind follow (Q.763 §1.7).
            "isup.extension_ind": wire::Kind::Flag => |m| (wire::Each(Transport::all(m).flat_map(|it| it.heads()).flatten().map(|octet| octet >> 7)), wire::Each(Transport::elements(m).map(|it| (it.head.map(|head| head >> 7), it.compatibility >> 7))));
            /// Which application, with the bit of its extension (Q.763 §3.82).
            "isup.app_transport_param_field": wire::Kind::Number => |m| wire::Each(Transport::all(m).filter_map(|it| it.short_context.map(u16::from).or(it.long_context)));
            /// Which application (Q.763 §3.82).
            "isup.app_context_identifier": wire::Kind::Number => |m| wire::Each(Transport::all(m).filter_map(|it| it.context));
            /// What to do where the application is not known (Q.763 §3.82).
            "isup.app_transport_instruction_indicator": wire::Kind::Number => |m| wire::Each(Transport::all(m).filter_map(|it| it.instruction));
            /// The sender is told so (Q.763 §3.82).
            "isup.app_Send_notification_ind": wire::Kind::Flag => |m| wire::Each(Transport::all(m).filter_map(|it| it.instruction.map(|octet| octet >> 1 & 1)));
            /// The call ends then (Q.763 §3.82).
            "isup.app_Release_call_indicator": wire::Kind::Flag => |m| wire::Each(Transport::all(m).filter_map(|it| it.instruction.map(|octet| octet & 1)));
            /// Which segment it is (Q.763 §3.82).
            "isup.apm_seg_indicator": wire::Kind::Number => |m| wire::Each(Transport::all(m).filter_map(|it| it.segmentation));
            /// A message begins (Q.763 §3.82).
            "isup.APM_Sequence_ind": wire::Kind::Flag => |m| wire::Each(Transport::all(m).filter_map(|it| it.segmentation.map(|octet| octet >> 6 & 1)));
            /// Segments that follow (Q.763 §3.82).
            "isup.apm_segmentation_ind": wire::Kind::Number => |m| wire::Each(Transport::all(m).filter_map(|it| it.segmentation.map(|octet| octet & 0x3f)));
            /// Number that segments of a message share (Q.763 §3.82).
            "isup.APM_slr": wire::Kind::Number => |m| wire::Each(Transport::all(m).filter_map(|it| it.reference.map(|octet| octet & 0x7f)));
            /// Octets of the address of the application that sends (Q.763 §3.82).
            "isup.orig_addr_len": wire::Kind::Number => |m| wire::Each(Transport::all(m).filter_map(|it| it.origin_len));
            /// Octets of the address of the application that receives (Q.763 §3.82).
            "isup.dest_addr_len": wire::Kind::Number => |m| wire::Each(Transport::all(m).filter_map(|it| it.destination_len));
            /// What the application says (Q.763 §3.82).
            "isup.apm_user_info_field": wire::Kind::Octets => |m| wire::Each(Transport::all(m).filter_map(|it| it.data));
            /// Elements of what bearers are (Q.765.5 §11.1).
            "bicc.bat_ase_identifier": wire::Kind::Number => |m| wire::Each(Transport::elements(m).map(|it| it.identifier));
            /// Their octets (Q.765.5 §11.1).
            "bicc.bat_ase_length_indicator": wire::Kind::Number => |m| wire::Each(Transport::elements(m).map(|it| it.len));
            /// What to do where an element is not understood (Q.765.5 §11.1.2).
            "bicc.bat_ase_Instruction_ind_for_general_action": wire::Kind::Number => |m| wire::Each(Transport::elements(m).map(|it| it.compatibility & 3));
            /// The sender is told so (Q.765.5 §11.1.2).
            "bicc.bat_ase_Send_notification_ind_for_general_action": wire::Kind::Flag => |m| wire::Each(Transport::elements(m).map(|it| it.compatibility >> 2 & 1));
            /// What to do where it can not be passed on (Q.765.5 §11.1.2).
            "bicc.bat_ase_Instruction_ind_for_pass_on_not_possible": wire::Kind::Number => |m| wire::Each(Transport::elements(m).map(|it| it.compatibility >> 4 & 3));
            /// The sender is told so then (Q.765.5 §11.1.2).
            "bicc.bat_ase_Send_notification_ind_for_pass_on_not_possible": wire::Kind::Flag => |m| wire::Each(Transport::elements(m).map(|it| it.compatibility >> 6 & 1));
            /// What a bearer is asked for (Q.765.5 §11.1.3).
            "bicc.bat_ase_bat_ase_action_indicator_field": wire::Kind::Number => |m| wire::Each(Transport::elements(m).filter_map(|it| it.at(1, 0)));
            /// Version of bearer control (Q.765.5 §11.1.10).
            "bicc.bat_ase_BCTP_Version_Indicator": wire::Kind::Number => |m| wire::Each(Transport::elements(m).filter_map(|it| it.at(8, 0).map(|octet| octet & 0x1f)));
            /// The version is not supported (Q.765.5 §11.1.10).
            "bicc.bat_ase_BCTP_BVEI": wire::Kind::Flag => |m| wire::Each(Transport::elements(m).filter_map(|it| it.at(8, 0).map(|octet| octet >> 6 & 1)));
            /// Protocol in which bearers are told (Q.765.5 §11.1.10).
            "bicc.bat_ase_BCTP_Tunnelled_Protocol_Indicator": wire::Kind::Number => |m| wire::Each(Transport::elements(m).filter_map(|it| it.at(8, 1).map(|octet| octet & 0x3f)));
            /// That protocol is not supported (Q.765.5 §11.1.10).
            "bicc.bat_ase_BCTP_tpei": wire::Kind::Flag => |m| wire::Each(Transport::elements(m).filter_map(|it| it.at(8, 1).map(|octet| octet >> 6 & 1)));
            /// Address of the other end of the bearer (Q.765.5 §11.1.5).
            "bat_ase.biwfa": wire::Kind::Octets => |m| wire::Each(Transport::elements(m).filter_map(|it| (it.identifier == 3).then_some(it.content)));
            /// Whose list a codec is in (Q.765.5 §11.1.7).
            "bat_ase.organization_identifier_subfield": wire::Kind::Number => |m| wire::Each(Transport::elements(m).filter_map(|it| it.at(5, 0)));
            /// Codec of the ITU (Q.765.5 §11.1.7).
            "bat_ase.ITU_T_codec_type_subfield": wire::Kind::Number => |m| wire::Each(Transport::elements(m).filter_map(|it| it.codec(1, 1)));
            /// Codec of ETSI (Q.765.5 §11.1.7).
            "bat_ase.ETSI_codec_type_subfield": wire::Kind::Number => |m| wire::Each(Transport::elements(m).filter_map(|it| it.codec(2, 1)));
            /// Rates of a codec that are used (TS 26.103 §4.9).
            "bat_ase.acs": wire::Kind::Number => |m| wire::Each(Transport::elements(m).filter_map(|it| it.codec(2, 2)));
            /// The rate of 4.75 kbit/s is used (TS 26.103 §4.9).
            "bat_ase.acs.4_75": wire::Kind::Number => |m| wire::Each(Transport::elements(m).filter_map(|it| it.codec(2, 2).map(|octet| octet & 1)));
            /// The rate of 5.15 kbit/s is used (TS 26.103 §4.9).
            "bat_ase.acs.5_15": wire::Kind::Number => |m| wire::Each(Transport::elements(m).filter_map(|it| it.codec(2, 2).map(|octet| octet >> 1 & 1)));
            /// The rate of 5.90 kbit/s is used (TS 26.103 §4.9).
            "bat_ase.acs.5_90": wire::Kind::Number => |m| wire::Each(Transport::elements(m).filter_map(|it| it.codec(2, 2).map(|octet| octet >> 2 & 1)));
            /// The rate of 6.70 kbit/s is used (TS 26.103 §4.9).
            "bat_ase.acs.6_70": wire::Kind::Number => |m| wire::Each(Transport::elements(m).filter_map(|it| it.codec(2, 2).map(|octet| octet >> 3 & 1)));
            /// The rate of 7.40 kbit/s is used (TS 26.103 §4.9).
            "bat_ase.acs.7_40": wire::Kind::Number => |m| wire::Each(Transport::elements(m).filter_map(|it| it.codec(2, 2).map(|octet| octet >> 4 & 1)));
            /// The rate of 7.95 kbit/s is used (TS 26.103 §4.9).
            "bat_ase.acs.7_95": wire::Kind::Number => |m| wire::Each(Transport::elements(m).filter_map(|it| it.codec(2, 2).map(|octet| octet >> 5 & 1)));
            /// The rate of 10.2 kbit/s is used (TS 26.103 §4.9).
            "bat_ase.acs.10_2": wire::Kind::Number => |m| wire::Each(Transport::elements(m).filter_map(|it| it.codec(2, 2).map(|octet| octet >> 6 & 1)));
            /// The rate of 12.2 kbit/s is used (TS 26.103 §4.9).
            "bat_ase.acs.12_2": wire::Kind::Number => |m| wire::Each(Transport::elements(m).filter_map(|it| it.codec(2, 2).map(|octet| octet >> 7 & 1)));
            /// Rates of a codec that are supported (TS 26.103 §4.9).
            "bat_ase.scs": wire::Kind::Number => |m| wire::Each(Transport::elements(m).filter_map(|it| it.codec(2, 3)));
            /// The rate of 4.75 kbit/s is supported (TS 26.103 §4.9).
            "bat_ase.scs.4_75": wire::Kind::Number => |m| wire::Each(Transport::elements(m).filter_map(|it| it.codec(2, 3).map(|octet| octet & 1)));
            /// The rate of 5.15 kbit/s is supported (TS 26.103 §4.9).
            "bat_ase.scs.5_15": wire::Kind::Number => |m| wire::Each(Transport::elements(m).filter_map(|it| it.codec(2, 3).map(|octet| octet >> 1 & 1)));
            /// The rate of 5.90 kbit/s is supported (TS 26.103 §4.9).
            "bat_ase.scs.5_90": wire::Kind::Number => |m| wire::Each(Transport::elements(m).filter_map(|it| it.codec(2, 3).map(|octet| octet >> 2 & 1)));
            /// The rate of 6.70 kbit/s is supported (TS 26.103 §4.9).
            "bat_ase.scs.6_70": wire::Kind::Number => |m| wire::Each(Transport::elements(m).filter_map(|it| it.codec(2, 3).map(|octet| octet >> 3 & 1)));
            /// The rate of 7.40 kbit/s is supported (TS 26.103 §4.9).
            "bat_ase.scs.7_40": wire::Kind::Number => |m| wire::Each(Transport::elements(m).filter_map(|it| it.codec(2, 3).map(|octet| octet >> 4 & 1)));
            /// The rate of 7.95 kbit/s is supported (TS 26.103 §4.9).
            "bat_ase.scs.7_95": wire::Kind::Number => |m| wire::Each(Transport::elements(m).filter_map(|it| it.codec(2, 3).map(|octet| octet >> 5 & 1)));
            /// The rate of 10.2 kbit/s is supported (TS 26.103 §4.9).
            "bat_ase.scs.10_2": wire::Kind::Number => |m| wire::Each(Transport::elements(m).filter_map(|it| it.codec(2, 3).map(|octet| octet >> 6 & 1)));
            /// The rate of 12.2 kbit/s is supported (TS 26.103 §4.9).
            "bat_ase.scs.12_2": wire::Kind::Number => |m| wire::Each(Transport::elements(m).filter_map(|it| it.codec(2, 3).map(|octet| octet >> 7 & 1)));
            /// How rates are changed (TS 26.103 §4.9).
            "bat_ase.optimisation_mode": wire::Kind::Number => |m| wire::Each(Transport::elements(m).filter_map(|it| it.codec(2, 4).map(|octet| octet >> 3 & 1)));
            /// How many rates there may be (TS 26.103 §4.9).
            "bat_ase.macs": wire::Kind::Number => |m| wire::Each(Transport::elements(m).filter_map(|it| it.codec(2, 4).map(|octet| octet & 7)));
            /// Why an element was not understood (Q.765.5 §11.1.8).
            "bat_ase.Comp_Report_Reason": wire::Kind::Number => |m| wire::Each(Transport::elements(m).filter_map(|it| it.at(6, 0)));
            /// Kind of bearer (Q.765.5 §11.1.9).
            "bat_ase.char": wire::Kind::Number => |m| wire::Each(Transport::elements(m).filter_map(|it| it.at(7, 0)));
            /// The bearer is told in a tunnel (Q.765.5 §11.1.11).
            "bat_ase.bearer_control_tunneling": wire::Kind::Flag => |m| wire::Each(Transport::elements(m).filter_map(|it| it.at(9, 0).map(|octet| octet & 1)));
        }
    };
}

pub(super) use transport;
