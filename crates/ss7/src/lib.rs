//! SS7 above MTP3: SCCP (Q.713), TCAP (Q.773), MAP (TS 29.002), the operations of CAP (TS 29.078), ISUP and BICC as far as numbers.
//!
//! A message is read where lengths agree to the last octet; BER is read in whatever form its sender chose, and refused
//! where receivers choose differently.
#![no_std]

pub mod ber;
pub mod isup;
pub mod map;
pub mod sccp;
pub mod scmg;
pub mod tcap;
