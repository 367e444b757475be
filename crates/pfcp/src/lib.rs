//! PFCP (TS 29.244).
#![no_std]
