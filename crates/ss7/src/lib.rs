//! SCCP, TCAP, MAP, CAP and the header of ISUP.
#![no_std]
