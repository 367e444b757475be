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
            /// What became of an earlier message (TS 23.040 §9.2.3.15); Wireshark has its bits.
            "sms.status": wire::Kind::Number => |$m| $tpdu.and_then(|tpdu| tpdu.status);
            /// Characters or octets of user data (TS 23.040 §9.2.3.16).
            "gsm_sms.tp.user_data_length": wire::Kind::Number => |$m| $tpdu.and_then(|tpdu| tpdu.user_data_length);
            /// Elements of the header of user data (TS 23.040 §9.2.3.24).
            "gsm_sms.ie_identifier": wire::Kind::Number =>
                |$m| wire::Each($tpdu.into_iter().flat_map(|tpdu| tpdu.header().map(|(identifier, _)| identifier)));
            /// Its lengths do not agree with each other (TS 23.040 §9.2.3.16, §9.2.3.24); ours.
            "sms.contradictory": wire::Kind::Flag => |$m| $tpdu.map(|tpdu| tpdu.is_contradictory());
            /// Number of the longer message that it is part of (TS 23.040 §9.2.3.24.1).
            "gsm_sms.udh.mm.msg_id": wire::Kind::Number => |$m| wire::Each($tpdu.into_iter().flat_map(|tpdu| tpdu.concatenations().map(|whole| whole.reference)));
            /// Parts of the longer message (TS 23.040 §9.2.3.24.1).
            "gsm_sms.udh.mm.msg_parts": wire::Kind::Number => |$m| wire::Each($tpdu.into_iter().flat_map(|tpdu| tpdu.concatenations().map(|whole| whole.parts)));
            /// Which part of the longer message it is (TS 23.040 §9.2.3.24.1).
            "gsm_sms.udh.mm.msg_part": wire::Kind::Number => |$m| wire::Each($tpdu.into_iter().flat_map(|tpdu| tpdu.concatenations().map(|whole| whole.part)));
            /// Port of the receiving application (TS 23.040 §9.2.3.24.3).
            "gsm_sms.destination_port": wire::Kind::Number => |$m| wire::Each($tpdu.into_iter().flat_map(|tpdu| tpdu.ports().map(|ports| ports.0)));
            /// Port of the sending application (TS 23.040 §9.2.3.24.3).
            "gsm_sms.originator_port": wire::Kind::Number => |$m| wire::Each($tpdu.into_iter().flat_map(|tpdu| tpdu.ports().map(|ports| ports.1)));
            /// No more messages wait (TS 23.040 §9.2.3.2).
            "gsm_sms.tp-mms": wire::Kind::Flag => |$m| $tpdu.and_then(|tpdu| tpdu.first(&[$crate::MessageType::DELIVER, $crate::MessageType::STATUS_REPORT], 0x04));
            /// It was sent on, or answers by itself (TS 23.040 §9.2.3.28).
            "gsm_sms.tp-lp": wire::Kind::Flag => |$m| $tpdu.and_then(|tpdu| tpdu.first(&[$crate::MessageType::DELIVER, $crate::MessageType::STATUS_REPORT], 0x08));
            /// A report shall go to who sent it (TS 23.040 §9.2.3.4).
            "gsm_sms.tp-sri": wire::Kind::Flag => |$m| $tpdu.and_then(|tpdu| tpdu.first(&[$crate::MessageType::DELIVER], 0x20));
            /// A report is asked for (TS 23.040 §9.2.3.5).
            "gsm_sms.tp-srr": wire::Kind::Flag => |$m| $tpdu.and_then(|tpdu| tpdu.first(&[$crate::MessageType::SUBMIT, $crate::MessageType::COMMAND], 0x20));
            /// The report is one of a command (TS 23.040 §9.2.3.26).
            "gsm_sms.tp-srq": wire::Kind::Flag => |$m| $tpdu.and_then(|tpdu| tpdu.first(&[$crate::MessageType::STATUS_REPORT], 0x20));
            /// Form of the validity period (TS 23.040 §9.2.3.3).
            "gsm_sms.tp-vpf": wire::Kind::Number => |$m| $tpdu.and_then(|tpdu| tpdu.first(&[$crate::MessageType::SUBMIT], 0x18));
            /// A second one of the same number and party shall be refused (TS 23.040 §9.2.3.25).
            "gsm_sms.tp-rd": wire::Kind::Flag => |$m| $tpdu.and_then(|tpdu| tpdu.first(&[$crate::MessageType::SUBMIT], 0x04));
            /// What the other bits of the protocol identifier mean (TS 23.040 §9.2.3.9).
            "gsm_sms.tp.pid.format_subsequent_bits": wire::Kind::Number => |$m| $tpdu.and_then(|tpdu| tpdu.protocol_bits((0x80, 0), 0xc0));
            /// It comes from or goes to another kind of device (TS 23.040 §9.2.3.9).
            "gsm_sms.tp.pid.telematic_interworking": wire::Kind::Flag => |$m| $tpdu.and_then(|tpdu| tpdu.protocol_bits((0xc0, 0), 0x20));
            /// The kind of device (TS 23.040 §9.2.3.9).
            "gsm_sms.tp.pid.device_type": wire::Kind::Number => |$m| $tpdu.and_then(|tpdu| tpdu.protocol_bits((0xe0, 0x20), 0x1f));
            /// Protocol between two parties (TS 23.040 §9.2.3.9).
            "gsm_sms.tp.pid.sm_al_proto": wire::Kind::Number => |$m| $tpdu.and_then(|tpdu| tpdu.protocol_bits((0xe0, 0), 0x1f));
            /// What a mobile does with it, 0 for a silent message (TS 23.040 §9.2.3.9).
            "gsm_sms.tp.pid.message_type": wire::Kind::Number => |$m| $tpdu.and_then(|tpdu| tpdu.protocol_bits((0xc0, 0x40), 0x3f));
            /// A protocol identifier that has no meaning (TS 23.040 §9.2.3.9).
            "gsm_sms.tp.pid.reserved": wire::Kind::Number => |$m| $tpdu.and_then(|tpdu| tpdu.protocol_bits((0xc0, 0x80), 0xc0));
            /// The rest of a protocol identifier that has no meaning (TS 23.040 §9.2.3.9).
            "gsm_sms.tp.pid.undefined": wire::Kind::Number => |$m| $tpdu.and_then(|tpdu| tpdu.protocol_bits((0xc0, 0x80), 0x3f));
            /// A protocol identifier of the service centre (TS 23.040 §9.2.3.9).
            "gsm_sms.tp.pid.sc_specific_use": wire::Kind::Number => |$m| $tpdu.and_then(|tpdu| tpdu.protocol_bits((0xc0, 0xc0), 0xc0));
            /// What it means to the service centre (TS 23.040 §9.2.3.9).
            "gsm_sms.tp.pid.sc_specific": wire::Kind::Number => |$m| $tpdu.and_then(|tpdu| tpdu.protocol_bits((0xc0, 0xc0), 0x3f));
            /// Group of a data coding scheme with flags (TS 23.038 §4).
            "gsm_sms.coding_group_bits2": wire::Kind::Number => |$m| $tpdu.and_then(|tpdu| tpdu.coding.filter(|coding| coding & 0x80 == 0).map(|coding| coding >> 6));
            /// Group of a data coding scheme without (TS 23.038 §4).
            "gsm_sms.coding_group_bits4": wire::Kind::Number => |$m| $tpdu.and_then(|tpdu| tpdu.coding.filter(|coding| coding & 0x80 != 0).map(|coding| coding >> 4));
            /// Characters of seven bits, without a class (TS 23.038 §4).
            "gsm_sms.gsm_7_bit_default_alphabet": wire::Kind::Flag => |$m| $tpdu.and_then(|tpdu| tpdu.coding.filter(|coding| *coding == 0).map(|_| true));
            /// The text is compressed (TS 23.038 §4).
            "gsm_sms.dcs.text_compressed": wire::Kind::Flag => |$m| $tpdu.and_then(|tpdu| tpdu.coding_bits(&[$crate::Group::General], 0x20));
            /// The class counts (TS 23.038 §4).
            "gsm_sms.dcs.message_class_defined": wire::Kind::Flag => |$m| $tpdu.and_then(|tpdu| tpdu.coding_bits(&[$crate::Group::General], 0x10));
            /// Character set (TS 23.038 §4).
            "gsm_sms.dcs.character_set": wire::Kind::Number => |$m| $tpdu.and_then(|tpdu| tpdu.coding_bits(&[$crate::Group::General], 0x0c));
            /// Class: 0 is shown at once, 2 is for the card (TS 23.038 §4).
            "gsm_sms.dcs.message_class": wire::Kind::Number => |$m| $tpdu.and_then(|tpdu| tpdu.coding_bits(&[$crate::Group::General, $crate::Group::Data], 0x03));
            /// Something waits for the subscriber (TS 23.038 §4).
            "gsm_sms.dcs.indication_sense": wire::Kind::Flag => |$m| $tpdu.and_then(|tpdu| tpdu.coding_bits(&[$crate::Group::Waiting], 0x08));
            /// A bit of the data coding scheme without a meaning (TS 23.038 §4).
            "gsm_sms.dcs.reserved": wire::Kind::Number => |$m| $tpdu.and_then(|tpdu| tpdu.coding_bits(&[$crate::Group::Waiting], 0x04).or_else(|| tpdu.coding_bits(&[$crate::Group::Data], 0x08)));
            /// What waits for the subscriber (TS 23.038 §4).
            "gsm_sms.dcs.message_waiting": wire::Kind::Number => |$m| $tpdu.and_then(|tpdu| tpdu.coding_bits(&[$crate::Group::Waiting], 0x03));
            /// Octets instead of characters (TS 23.038 §4).
            "gsm_sms.dcs.message_coding": wire::Kind::Flag => |$m| $tpdu.and_then(|tpdu| tpdu.coding_bits(&[$crate::Group::Data], 0x04));
            /// Years of its moments (TS 23.040 §9.2.3.11).
            "gsm_sms.scts.year": wire::Kind::Number => |$m| wire::Each($tpdu.into_iter().flat_map(|tpdu| tpdu.moment(0)));
            /// Months of its moments (TS 23.040 §9.2.3.11).
            "gsm_sms.scts.month": wire::Kind::Number => |$m| wire::Each($tpdu.into_iter().flat_map(|tpdu| tpdu.moment(1)));
            /// Days of its moments (TS 23.040 §9.2.3.11).
            "gsm_sms.scts.day": wire::Kind::Number => |$m| wire::Each($tpdu.into_iter().flat_map(|tpdu| tpdu.moment(2)));
            /// Hours of its moments (TS 23.040 §9.2.3.11).
            "gsm_sms.scts.hour": wire::Kind::Number => |$m| wire::Each($tpdu.into_iter().flat_map(|tpdu| tpdu.moment(3)));
            /// Minutes of its moments (TS 23.040 §9.2.3.11).
            "gsm_sms.scts.minutes": wire::Kind::Number => |$m| wire::Each($tpdu.into_iter().flat_map(|tpdu| tpdu.moment(4)));
            /// Seconds of its moments (TS 23.040 §9.2.3.11).
            "gsm_sms.scts.seconds": wire::Kind::Number => |$m| wire::Each($tpdu.into_iter().flat_map(|tpdu| tpdu.moment(5)));
            /// Quarters of an hour from Greenwich, whichever way (TS 23.040 §9.2.3.11).
            "gsm_sms.scts.timezone": wire::Kind::Number => |$m| wire::Each($tpdu.into_iter().flat_map(|tpdu| tpdu.zone()));
            /// More octets tell how it counts (TS 23.040 §9.2.3.12.3).
            "gsm_sms.vp.extension": wire::Kind::Flag => |$m| $tpdu.and_then(|tpdu| tpdu.enhanced(false, 0x80));
            /// What these would be is not read (TS 23.040 §9.2.3.12.3).
            "gsm_sms.vp.extension_ignored": wire::Kind::Flag => |$m| $tpdu.and_then(|tpdu| tpdu.enhanced(false, 0x80).filter(|is_extended| *is_extended == 1));
            /// One try to deliver it is enough (TS 23.040 §9.2.3.12.3).
            "gsm_sms.vp.single_shot_sm": wire::Kind::Flag => |$m| $tpdu.and_then(|tpdu| tpdu.enhanced(true, 0x40));
            /// Bits without a meaning (TS 23.040 §9.2.3.12.3).
            "gsm_sms.vp.reserved": wire::Kind::Number => |$m| $tpdu.and_then(|tpdu| tpdu.enhanced(true, 0x38));
            /// How the validity period is told (TS 23.040 §9.2.3.12.3).
            "gsm_sms.vp.validity_period_format": wire::Kind::Number => |$m| $tpdu.and_then(|tpdu| tpdu.enhanced(true, 0x07));
            /// How long it counts, in steps or in s (TS 23.040 §9.2.3.12).
            "gsm_sms.vp.validity_period": wire::Kind::Number => |$m| $tpdu.and_then(|tpdu| tpdu.period());
            /// Hours that it counts (TS 23.040 §9.2.3.12.3).
            "gsm_sms.vp.validity_period.hour": wire::Kind::Number => |$m| $tpdu.and_then(|tpdu| tpdu.clock(1));
            /// Minutes that it counts (TS 23.040 §9.2.3.12.3).
            "gsm_sms.vp.validity_period.minutes": wire::Kind::Number => |$m| $tpdu.and_then(|tpdu| tpdu.clock(2));
            /// Seconds that it counts (TS 23.040 §9.2.3.12.3).
            "gsm_sms.vp.validity_period.seconds": wire::Kind::Number => |$m| $tpdu.and_then(|tpdu| tpdu.clock(3));
            /// The rest of the status has no meaning (TS 23.040 §9.2.3.15).
            "gsm_sms.dis_field.definition": wire::Kind::Flag => |$m| $tpdu.and_then(|tpdu| tpdu.status.map(|status| status >> 7));
            /// Whether it was delivered, and whether the service centre still tries (TS 23.040 §9.2.3.15).
            "gsm_sms.dis_field.st_error": wire::Kind::Number => |$m| $tpdu.and_then(|tpdu| tpdu.status.map(|status| status >> 5 & 3));
            /// Why it was not delivered (TS 23.040 §9.2.3.15).
            "gsm_sms.dis.field_st_reason": wire::Kind::Number => |$m| $tpdu.and_then(|tpdu| tpdu.status.map(|status| status & 0x1f));
            /// Why a report is one of failure (TS 23.040 §9.2.3.22).
            "gsm_sms.tp-fcs": wire::Kind::Number => |$m| $tpdu.and_then(|tpdu| tpdu.failure);
            /// Which parts a report has (TS 23.040 §9.2.3.27).
            "gsm_sms.tp.parameter_indicator": wire::Kind::Number => |$m| $tpdu.and_then(|tpdu| tpdu.indicator);
            /// More octets tell parts of a report (TS 23.040 §9.2.3.27).
            "gsm_sms.tp.extension": wire::Kind::Flag => |$m| $tpdu.and_then(|tpdu| tpdu.indicator.map(|indicator| (indicator & 0x80) >> 7));
            /// Bits without a meaning (TS 23.040 §9.2.3.27).
            "gsm_sms.tp.reserved": wire::Kind::Number => |$m| $tpdu.and_then(|tpdu| tpdu.indicator.map(|indicator| (indicator & 0x78) >> 3));
            /// A report has user data (TS 23.040 §9.2.3.27).
            "gsm_sms.tp.udl.present": wire::Kind::Flag => |$m| $tpdu.and_then(|tpdu| tpdu.indicator.map(|indicator| (indicator & 0x04) >> 2));
            /// A report has a data coding scheme (TS 23.040 §9.2.3.27).
            "gsm_sms.tp.dcs.present": wire::Kind::Flag => |$m| $tpdu.and_then(|tpdu| tpdu.indicator.map(|indicator| (indicator & 0x02) >> 1));
            /// A report has a protocol identifier (TS 23.040 §9.2.3.27).
            "gsm_sms.tp.pid.present": wire::Kind::Flag => |$m| $tpdu.and_then(|tpdu| tpdu.indicator.map(|indicator| (indicator & 0x01) >> 0));
            /// What a command asks for (TS 23.040 §9.2.3.19).
            "gsm_sms.tp.command_type": wire::Kind::Number => |$m| $tpdu.and_then(|tpdu| tpdu.command);
            /// Which message a command is about (TS 23.040 §9.2.3.18).
            "gsm_sms.tp.message_number": wire::Kind::Number => |$m| $tpdu.and_then(|tpdu| tpdu.number);
            /// Octets of a command's data (TS 23.040 §9.2.3.20).
            "gsm_sms.tp.command_data_length": wire::Kind::Number => |$m| $tpdu.and_then(|tpdu| tpdu.command_length);
            /// A command has data (TS 23.040 §9.2.3.21).
            "gsm_sms.tp.command_data": wire::Kind::Flag => |$m| $tpdu.and_then(|tpdu| tpdu.command_length.filter(|len| *len > 0).map(|_| true));
            /// Octets of the header of user data (TS 23.040 §9.2.3.24).
            "gsm_sms.dis_field_udh.user_data_header_length": wire::Kind::Number => |$m| $tpdu.and_then(|tpdu| tpdu.header_len());
            /// Bits between the header and the first character (TS 23.040 §9.2.3.24).
            "gsm_sms.dis_field_udh.gsm.fill_bits": wire::Kind::Number => |$m| $tpdu.and_then(|tpdu| tpdu.fill());
            /// Octets of elements of the header (TS 23.040 §9.2.3.24).
            "gsm_sms.dis_field_ud_iei.length": wire::Kind::Number => |$m| wire::Each($tpdu.into_iter().flat_map(|tpdu| tpdu.header().filter_map(|(_, octets)| u8::try_from(octets.len()).ok())));
            /// Elements of the header that have no fields (TS 23.040 §9.2.3.24).
            "gsm_sms.ie_data": wire::Kind::Octets => |$m| wire::Each($tpdu.into_iter().flat_map(|tpdu| tpdu.other_elements()));
            /// User data that are compressed (TS 23.042).
            "gsm_sms.compressed_data": wire::Kind::Octets => |$m| $tpdu.and_then(|tpdu| tpdu.compressed());
            /// User data that are octets (TS 23.040 §9.2.3.24).
            "gsm_sms.sms_body": wire::Kind::Octets => |$m| $tpdu.and_then(|tpdu| tpdu.body());
            /// Messages that wait: it is kept all the same (TS 23.040 §9.2.3.24.2).
            "gsm_sms.msg_ind_type_and_stor": wire::Kind::Flag => |$m| wire::Each($tpdu.into_iter().flat_map(|tpdu| tpdu.element(1, 2..=2, 0, 0x80)));
            /// Which of the subscriber's numbers messages wait for (TS 23.040 §9.2.3.24.2).
            "gsm_sms.profile_id": wire::Kind::Number => |$m| wire::Each($tpdu.into_iter().flat_map(|tpdu| tpdu.element(1, 2..=2, 0, 0x60)));
            /// Kind of the messages that wait, beyond the four (TS 23.040 §9.2.3.24.2).
            "gsm_sms.ext_msg_ind_type": wire::Kind::Number => |$m| wire::Each($tpdu.into_iter().flat_map(|tpdu| tpdu.element(1, 2..=2, 0, 0x1c)));
            /// Kind of the messages that wait (TS 23.040 §9.2.3.24.2).
            "gsm_sms.msg_ind_type": wire::Kind::Number => |$m| wire::Each($tpdu.into_iter().flat_map(|tpdu| tpdu.element(1, 2..=2, 0, 0x03)));
            /// How many messages wait (TS 23.040 §9.2.3.24.2).
            "gsm_sms.msg_count": wire::Kind::Number => |$m| wire::Each($tpdu.into_iter().flat_map(|tpdu| tpdu.element(1, 2..=2, 1, 0xff)));
            /// When reports are asked for (TS 23.040 §9.2.3.24.5).
            "gsm_sms.status_report": wire::Kind::Number => |$m| wire::Each($tpdu.into_iter().flat_map(|tpdu| tpdu.element(6, 1..=1, 0, 0xff)));
            /// A report is asked for when it is done (TS 23.040 §9.2.3.24.5).
            "gsm_sms.status_report.short_msg": wire::Kind::Flag => |$m| wire::Each($tpdu.into_iter().flat_map(|tpdu| tpdu.element(6, 1..=1, 0, 0x01)));
            /// A report is asked for at an error that lasts (TS 23.040 §9.2.3.24.5).
            "gsm_sms.status_report.permanent_error": wire::Kind::Flag => |$m| wire::Each($tpdu.into_iter().flat_map(|tpdu| tpdu.element(6, 1..=1, 0, 0x02)));
            /// A report is asked for at the last error that may pass (TS 23.040 §9.2.3.24.5).
            "gsm_sms.status_report.temp_error_no_attempt": wire::Kind::Flag => |$m| wire::Each($tpdu.into_iter().flat_map(|tpdu| tpdu.element(6, 1..=1, 0, 0x04)));
            /// A report is asked for at an error that may pass (TS 23.040 §9.2.3.24.5).
            "gsm_sms.status_report.temp_error_transfer": wire::Kind::Flag => |$m| wire::Each($tpdu.into_iter().flat_map(|tpdu| tpdu.element(6, 1..=1, 0, 0x08)));
            /// A failure ends reports about the other parts (TS 23.040 §9.2.3.24.5).
            "gsm_sms.status_report.active": wire::Kind::Flag => |$m| wire::Each($tpdu.into_iter().flat_map(|tpdu| tpdu.element(6, 1..=1, 0, 0x40)));
            /// Reports have the header (TS 23.040 §9.2.3.24.5).
            "gsm_sms.status_report.original_udh": wire::Kind::Flag => |$m| wire::Each($tpdu.into_iter().flat_map(|tpdu| tpdu.element(6, 1..=1, 0, 0x80)));
            /// Who wrote the rest of the header; Wireshark has alignment and size of characters under this name too (TS 23.040 §9.2.3.24.6).
            "gsm_sms.udh_created": wire::Kind::Number => |$m| wire::Each($tpdu.into_iter().map(|tpdu| (wire::Each(tpdu.element(7, 1..=1, 0, 0xff)),
                (wire::Each(tpdu.element(10, 3..=255, 2, 0x03)), wire::Each(tpdu.element(10, 3..=255, 2, 0x0c))))));
            /// Character at which a form begins (TS 23.040 §9.2.3.24.10.1.1).
            "gsm_sms.dis_iei_tf.start_position": wire::Kind::Number => |$m| wire::Each($tpdu.into_iter().flat_map(|tpdu| tpdu.element(10, 3..=255, 0, 0xff)));
            /// How many characters have it (TS 23.040 §9.2.3.24.10.1.1).
            "gsm_sms.dis_iei_tf.length": wire::Kind::Number => |$m| wire::Each($tpdu.into_iter().flat_map(|tpdu| tpdu.element(10, 3..=255, 1, 0xff)));
            /// The form (TS 23.040 §9.2.3.24.10.1.1).
            "gsm_sms.formatting_mode": wire::Kind::Number => |$m| wire::Each($tpdu.into_iter().flat_map(|tpdu| tpdu.element(10, 3..=255, 2, 0xff)));
            /// Characters are bold (TS 23.040 §9.2.3.24.10.1.1).
            "gsm_sms.formatting_mode.style_bold": wire::Kind::Flag => |$m| wire::Each($tpdu.into_iter().flat_map(|tpdu| tpdu.element(10, 3..=255, 2, 0x10)));
            /// Characters are italic (TS 23.040 §9.2.3.24.10.1.1).
            "gsm_sms.formatting_mode.style_italic": wire::Kind::Flag => |$m| wire::Each($tpdu.into_iter().flat_map(|tpdu| tpdu.element(10, 3..=255, 2, 0x20)));
            /// Characters are underlined (TS 23.040 §9.2.3.24.10.1.1).
            "gsm_sms.formatting_mode.style_underlined": wire::Kind::Flag => |$m| wire::Each($tpdu.into_iter().flat_map(|tpdu| tpdu.element(10, 3..=255, 2, 0x40)));
            /// Characters are struck through (TS 23.040 §9.2.3.24.10.1.1).
            "gsm_sms.formatting_mode.style_strikethrough": wire::Kind::Flag => |$m| wire::Each($tpdu.into_iter().flat_map(|tpdu| tpdu.element(10, 3..=255, 2, 0x80)));
            /// Colour of characters (TS 23.040 §9.2.3.24.10.1.1).
            "gsm_sms.dis_iei_tf.foreground_colour": wire::Kind::Number => |$m| wire::Each($tpdu.into_iter().flat_map(|tpdu| tpdu.element(10, 4..=255, 3, 0x0f)));
            /// Colour behind characters (TS 23.040 §9.2.3.24.10.1.1).
            "gsm_sms.dis_iei_tf.background_colour": wire::Kind::Number => |$m| wire::Each($tpdu.into_iter().flat_map(|tpdu| tpdu.element(10, 4..=255, 3, 0xf0)));
            /// Where a sound stands (TS 23.040 §9.2.3.24.10.1.2).
            "gsm_sms.dis_iei_ps.position": wire::Kind::Number => |$m| wire::Each($tpdu.into_iter().flat_map(|tpdu| tpdu.element(11, 2..=2, 0, 0xff)));
            /// Which sound (TS 23.040 §9.2.3.24.10.1.2).
            "gsm_sms.dis_iei_ps.sound_number": wire::Kind::Number => |$m| wire::Each($tpdu.into_iter().flat_map(|tpdu| tpdu.element(11, 2..=2, 1, 0xff)));
            /// Where a sound of the sender's stands (TS 23.040 §9.2.3.24.10.1.3).
            "gsm_sms.dis_iei_uds.position": wire::Kind::Number => |$m| wire::Each($tpdu.into_iter().flat_map(|tpdu| tpdu.element(12, 2..=255, 0, 0xff)));
            /// The sound of the sender's (TS 23.040 §9.2.3.24.10.1.3).
            "gsm_sms.dis_iei_uds.user_defined_sound": wire::Kind::Octets => |$m| wire::Each($tpdu.into_iter().flat_map(|tpdu| tpdu.behind(12, 1)));
            /// Where an animation stands (TS 23.040 §9.2.3.24.10.1.4).
            "gsm_sms.dis_iei_pa.position": wire::Kind::Number => |$m| wire::Each($tpdu.into_iter().flat_map(|tpdu| tpdu.element(13, 2..=2, 0, 0xff)));
            /// Which animation (TS 23.040 §9.2.3.24.10.1.4).
            "gsm_sms.dis_iei_pa.animation_number": wire::Kind::Number => |$m| wire::Each($tpdu.into_iter().flat_map(|tpdu| tpdu.element(13, 2..=2, 1, 0xff)));
            /// Where a large animation stands (TS 23.040 §9.2.3.24.10.1.5).
            "gsm_sms.dis_iei_la.position": wire::Kind::Number => |$m| wire::Each($tpdu.into_iter().flat_map(|tpdu| tpdu.element(14, 2..=255, 0, 0xff)));
            /// The large animation (TS 23.040 §9.2.3.24.10.1.5).
            "gsm_sms.dis_iei_la.large_animation": wire::Kind::Octets => |$m| wire::Each($tpdu.into_iter().flat_map(|tpdu| tpdu.behind(14, 1)));
            /// Where a small animation stands (TS 23.040 §9.2.3.24.10.1.6).
            "gsm_sms.dis_iei_sa.position": wire::Kind::Number => |$m| wire::Each($tpdu.into_iter().flat_map(|tpdu| tpdu.element(15, 2..=255, 0, 0xff)));
            /// The small animation (TS 23.040 §9.2.3.24.10.1.6).
            "gsm_sms.dis_iei_sa.small_animation": wire::Kind::Octets => |$m| wire::Each($tpdu.into_iter().flat_map(|tpdu| tpdu.behind(15, 1)));
            /// Where a large picture stands (TS 23.040 §9.2.3.24.10.1.7).
            "gsm_sms.dis_iei_lp.position": wire::Kind::Number => |$m| wire::Each($tpdu.into_iter().flat_map(|tpdu| tpdu.element(16, 2..=255, 0, 0xff)));
            /// The large picture (TS 23.040 §9.2.3.24.10.1.7).
            "gsm_sms.dis_iei_lp.large_picture": wire::Kind::Octets => |$m| wire::Each($tpdu.into_iter().flat_map(|tpdu| tpdu.behind(16, 1)));
            /// Where a small picture stands (TS 23.040 §9.2.3.24.10.1.8).
            "gsm_sms.dis_iei_sp.position": wire::Kind::Number => |$m| wire::Each($tpdu.into_iter().flat_map(|tpdu| tpdu.element(17, 2..=255, 0, 0xff)));
            /// The small picture (TS 23.040 §9.2.3.24.10.1.8).
            "gsm_sms.dis_iei_sp.small_picture": wire::Kind::Octets => |$m| wire::Each($tpdu.into_iter().flat_map(|tpdu| tpdu.behind(17, 1)));
            /// Where a picture stands (TS 23.040 §9.2.3.24.10.1.9).
            "gsm_sms.dis_iei_vp.position": wire::Kind::Number => |$m| wire::Each($tpdu.into_iter().flat_map(|tpdu| tpdu.element(18, 4..=255, 0, 0xff)));
            /// Its width in eights of dots (TS 23.040 §9.2.3.24.10.1.9).
            "gsm_sms.dis_iei_vp.horizontal_dimension": wire::Kind::Number => |$m| wire::Each($tpdu.into_iter().flat_map(|tpdu| tpdu.element(18, 4..=255, 1, 0xff)));
            /// Its height in dots (TS 23.040 §9.2.3.24.10.1.9).
            "gsm_sms.dis_iei_vp.vertical_dimension": wire::Kind::Number => |$m| wire::Each($tpdu.into_iter().flat_map(|tpdu| tpdu.element(18, 4..=255, 2, 0xff)));
            /// The picture (TS 23.040 §9.2.3.24.10.1.9).
            "gsm_sms.dis_iei_vp.variable_picture": wire::Kind::Octets => |$m| wire::Each($tpdu.into_iter().flat_map(|tpdu| tpdu.behind(18, 3)));
            /// How many objects belong together (TS 23.040 §9.2.3.24.10.1.10).
            "gsm_sms.dis_iei_upi.num_corresponding_objects": wire::Kind::Number => |$m| wire::Each($tpdu.into_iter().flat_map(|tpdu| tpdu.element(19, 1..=1, 0, 0xff)));
            /// Language of characters behind an escape (TS 23.040 §9.2.3.24.15).
            "gsm_sms.dis_iei_lang.single_shift": wire::Kind::Number => |$m| wire::Each($tpdu.into_iter().flat_map(|tpdu| tpdu.element(36, 1..=1, 0, 0xff)));
            /// Language of the other characters (TS 23.040 §9.2.3.24.16).
            "gsm_sms.dis_iei_lang.locking_shift": wire::Kind::Number => |$m| wire::Each($tpdu.into_iter().flat_map(|tpdu| tpdu.element(37, 1..=1, 0, 0xff)));
        }
    };
}
