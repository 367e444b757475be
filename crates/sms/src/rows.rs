//! Rows of short messages for the protocols that carry them; names as in Wireshark.

/// Writes the rows of a short message, given how it is found in a message of the protocol that carries it.
#[macro_export]
macro_rules! fields {
    (|$m:ident| $tpdu:expr) => {
        wire::fields! {
            /// Message type indicator (TS 23.040 §9.2.3.1).
            "gsm_sms.tp-mti": wire::Kind::Number => |$m| $tpdu.map(|tpdu| tpdu.flags & 3);
            /// Message type with its way (TS 23.040 §9.2.3.1); Wireshark has the indicator alone.
            "sms.type": wire::Kind::Code($crate::MessageType::NAMES) => |$m| $tpdu.map(|tpdu| tpdu.message_type.0);
            /// Who sent it (TS 23.040 §9.2.3.7).
            "gsm_sms.tp-oa": wire::Kind::Digits =>
                |$m| $tpdu.filter(|tpdu| tpdu.message_type == $crate::MessageType::DELIVER).and_then(|tpdu| tpdu.address?.digits());
            /// Who shall have it (TS 23.040 §9.2.3.8).
            "gsm_sms.tp-da": wire::Kind::Digits => |$m| $tpdu.filter(|tpdu| matches!(tpdu.message_type,
                $crate::MessageType::SUBMIT | $crate::MessageType::COMMAND)).and_then(|tpdu| tpdu.address?.digits());
            /// Who had it (TS 23.040 §9.2.3.14).
            "gsm_sms.tp-ra": wire::Kind::Digits =>
                |$m| $tpdu.filter(|tpdu| tpdu.message_type == $crate::MessageType::STATUS_REPORT).and_then(|tpdu| tpdu.address?.digits());
            /// Digits or half octets of its party (TS 23.040 §9.1.2.5).
            "gsm_sms.dis_field_addr.length": wire::Kind::Number => |$m| $tpdu.and_then(|tpdu| Some(tpdu.address?.length));
            /// Type of the party's number, 5 for a name (TS 23.040 §9.1.2.5).
            "gsm_sms.dis_field_addr.num_type": wire::Kind::Number => |$m| $tpdu.and_then(|tpdu| Some(tpdu.address?.number_type()));
            /// Numbering plan of the party's number (TS 23.040 §9.1.2.5).
            "gsm_sms.dis_field_addr.num_plan": wire::Kind::Number => |$m| $tpdu.and_then(|tpdu| Some(tpdu.address?.plan()));
            /// No more octets of type and plan follow (TS 23.040 §9.1.2.5).
            "gsm_sms.dis_field_addr.extension": wire::Kind::Flag => |$m| $tpdu.and_then(|tpdu| Some(tpdu.address?.kind >> 7 == 1));
            /// Protocol identifier: 64 for a silent message (TS 23.040 §9.2.3.9).
            "gsm_sms.tp-pid": wire::Kind::Number => |$m| $tpdu.and_then(|tpdu| tpdu.protocol);
            /// Data coding scheme: its class 2 is for the card (TS 23.040 §9.2.3.10).
            "gsm_sms.tp-dcs": wire::Kind::Number => |$m| $tpdu.and_then(|tpdu| tpdu.coding);
            /// Number that the sender gives it (TS 23.040 §9.2.3.6).
            "gsm_sms.tp-mr": wire::Kind::Number => |$m| $tpdu.and_then(|tpdu| tpdu.reference);
            /// The answer may take the same way back (TS 23.040 §9.2.3.17).
            "gsm_sms.tp-rp": wire::Kind::Flag => |$m| $tpdu
                .filter(|tpdu| matches!(tpdu.message_type, $crate::MessageType::DELIVER | $crate::MessageType::SUBMIT))
                .map(|tpdu| tpdu.flags & 0x80 != 0);
            /// User data begin with a header (TS 23.040 §9.2.3.23).
            "gsm_sms.tp-udhi": wire::Kind::Flag => |$m| $tpdu.map(|tpdu| tpdu.has_header());
            /// What became of an earlier message (TS 23.040 §9.2.3.15).
            "gsm_sms.status_report": wire::Kind::Number => |$m| $tpdu.and_then(|tpdu| tpdu.status);
            /// Characters or octets of user data (TS 23.040 §9.2.3.16).
            "gsm_sms.tp.user_data_length": wire::Kind::Number => |$m| $tpdu.and_then(|tpdu| tpdu.user_data_length);
            /// Elements of the header of user data (TS 23.040 §9.2.3.24).
            "gsm_sms.ie_identifier": wire::Kind::Number =>
                |$m| wire::Each($tpdu.into_iter().flat_map(|tpdu| tpdu.header().map(|(identifier, _)| identifier)));
            /// Its lengths do not agree with each other (TS 23.040 §9.2.3.16, §9.2.3.24); ours.
            "sms.contradictory": wire::Kind::Flag => |$m| $tpdu.map(|tpdu| tpdu.is_contradictory());
            /// Number of the longer message that it is part of (TS 23.040 §9.2.3.24.1).
            "gsm_sms.udh.mm.msg_id": wire::Kind::Number => |$m| $tpdu.and_then(|tpdu| Some(tpdu.concatenation()?.reference));
            /// Parts of the longer message (TS 23.040 §9.2.3.24.1).
            "gsm_sms.udh.mm.msg_parts": wire::Kind::Number => |$m| $tpdu.and_then(|tpdu| Some(tpdu.concatenation()?.parts));
            /// Which part of the longer message it is (TS 23.040 §9.2.3.24.1).
            "gsm_sms.udh.mm.msg_part": wire::Kind::Number => |$m| $tpdu.and_then(|tpdu| Some(tpdu.concatenation()?.part));
            /// Port of the receiving application (TS 23.040 §9.2.3.24.3).
            "gsm_sms.destination_port": wire::Kind::Number => |$m| $tpdu.and_then(|tpdu| Some(tpdu.ports()?.0));
            /// Port of the sending application (TS 23.040 §9.2.3.24.3).
            "gsm_sms.originator_port": wire::Kind::Number => |$m| $tpdu.and_then(|tpdu| Some(tpdu.ports()?.1));
        }
    };
}
