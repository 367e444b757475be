//! GTPv1-C, GTPv2-C and GTP-U.
