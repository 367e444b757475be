//! Rows that GTPv1-C and GTP-U share, as they share the header (TS 29.060 §6, TS 29.281 §5).

/// Rows about the header and those that extend it.
macro_rules! header_rows {
    ($protocol:ident) => {{
        const ROWS: &[wire::Field<$protocol>] = wire::fields! {
            /// Flags of the header (TS 29.060 §6, TS 29.281 §5.1).
            "gtp.flags": wire::Kind::Number => |m| m.header().flags;
            /// Version of the protocol, 1 (TS 29.060 §6, TS 29.281 §5.1).
            "gtp.flags.version": wire::Kind::Number => |m| m.header().version();
            /// Protocol type: GTP (1) or GTP′ (0) (TS 29.060 §6, TS 29.281 §5.1).
            "gtp.flags.payload": wire::Kind::Number => |m| u8::from(m.header().is_gtp());
            /// Bits without a meaning (TS 29.060 §6, TS 29.281 §5.1).
            "gtp.flags.reserved": wire::Kind::Number => |m| m.header().flags >> 3 & 1;
            /// Extension headers follow (TS 29.060 §6, TS 29.281 §5.1).
            "gtp.flags.e": wire::Kind::Flag => |m| m.header().has_extensions();
            /// The sequence number is meaningful (TS 29.060 §6, TS 29.281 §5.1).
            "gtp.flags.s": wire::Kind::Flag => |m| m.header().has_sequence();
            /// The N-PDU number is meaningful (TS 29.060 §6, TS 29.281 §5.1).
            "gtp.flags.pn": wire::Kind::Flag => |m| m.header().has_npdu();
            /// Tunnel at the receiver (TS 29.060 §6, TS 29.281 §5.1).
            "gtp.teid": wire::Kind::Number => |m| m.header().teid;
            /// Sequence number (TS 29.060 §6, TS 29.281 §5.1).
            "gtp.seq_number": wire::Kind::Number => |m| m.sequence();
            /// N-PDU number (TS 29.060 §6, TS 29.281 §5.1).
            "gtp.npdu_number": wire::Kind::Number => |m| m.header().npdu;
            /// Type of each extension header, and the 0 that ends them (TS 29.060 §6.1, TS 29.281 §5.2.1).
            "gtp.ext_hdr.next": wire::Kind::Code($crate::v1::ExtensionType::NAMES) => |m| wire::Each(m.header().extension_types());
            /// Extension headers (TS 29.060 §6.1, TS 29.281 §5.2.1); ours.
            "gtp.ext_hdr.count": wire::Kind::Number => |m| m.header().extensions_count();
            /// Extension headers (TS 29.281 §5.2.1).
            "gtp.ext_hdr": wire::Kind::Flag => |m| wire::Each(m.header().each_extension().map(|_| true));
            /// Length of each extension header, in four octets (TS 29.281 §5.2.1).
            "gtp.ext_hdr.length": wire::Kind::Number => |m| wire::Each(m.header().each_extension().map(|extension| extension.length()));
            /// Number of a packet of PDCP (TS 29.281 §5.2.2.2).
            "gtp.ext_hdr.pdcp_sn": wire::Kind::Number => |m| wire::Each(m.header().each_extension().filter_map(|extension| extension.packet()));
            /// Whether a PDU Session container is to the user (0) or from him (1) (TS 38.415 §5.5.3.1).
            "gtp.ext_hdr.pdu_ses_con.pdu_type": wire::Kind::Number => |m| wire::Each(m.header().each_container().filter_map(|octets| Some(octets.first()? >> 4)));
            /// Bits of a PDU Session container behind its type (TS 38.415 §5.5.2).
            "gtp.spare.h1": wire::Kind::Number => |m| wire::Each(m.header().each_container().filter_map(|octets| Some(octets.first()? & 0x0f)));
            /// A policy of paging is told of packets to the user (TS 38.415 §5.5.3.5).
            "gtp.ext_hdr.pdu_ses_cont.ppp": wire::Kind::Flag => |m| wire::Each(m.header().each_container().filter_map(|octets| $crate::extension::bits_of(octets, 0)).map(|bits| bits & 0x80 != 0));
            /// Packets to the user shall be answered with the same quality (TS 38.415 §5.5.3.4).
            "gtp.ext_hdr.pdu_ses_cont.rqi": wire::Kind::Flag => |m| wire::Each(m.header().each_container().filter_map(|octets| $crate::extension::bits_of(octets, 0)).map(|bits| bits & 0x40 != 0));
            /// Bits before the flow of packets from the user (TS 38.415 §5.5.2.2).
            "gtp.spare.b7b6": wire::Kind::Number => |m| wire::Each(m.header().each_container().filter_map(|octets| $crate::extension::bits_of(octets, 1)).map(|bits| bits >> 6));
        };
        ROWS
    }};
}

pub(crate) use header_rows;
