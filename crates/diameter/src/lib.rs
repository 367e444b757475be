//! Diameter (RFC 6733) and the 3GPP applications.
#![no_std]
