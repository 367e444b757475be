//! SCTP payloads: M3UA, M2UA, SUA, M2PA and MTP3.
#![no_std]
