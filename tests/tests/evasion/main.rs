//! Insertion, evasion and denial, in the sense of Ptacek and Newsham: nobody reads what leaves otherwise than sigwall did.
//!
//! Each case is an attack that the policy blocks, the same attack in disguise, and honest traffic of the same looks. The
//! disguised attack must be blocked like the plain one, made harmless, or refused with a numbered reason: no receiver,
//! however it reads, may act on what leaves. The honest traffic must leave untouched.

mod bounds;
mod case;
mod messages;
mod receiver;
mod run;
mod splits;
mod tshark;
mod verify;

mod e01_ethernet;
mod e02_ipv4;
mod e03_fragments;
mod e04_ipv6;
mod e05_udp;
mod e06_tcp;
mod e07_sctp;
mod e08_gtpc;
mod e09_gtpu;
mod e10_diameter;
mod e11_sigtran;
mod e12_sccp;
mod e13_tcap;
mod e14_map;

use case::Case;

/// A class of tricks: name, cases, and how many it must have at least.
struct Class {
    name: &'static str,
    cases: fn() -> Vec<Case>,
    least: usize,
}

const fn class(name: &'static str, cases: fn() -> Vec<Case>, least: usize) -> Class {
    Class { name, cases, least }
}

const CLASSES: &[Class] = &[
    class("E-1 Ethernet", e01_ethernet::cases, 30),
    class("E-2 IPv4", e02_ipv4::cases, 40),
    class("E-3 fragments", e03_fragments::cases, 40),
    class("E-4 IPv6", e04_ipv6::cases, 40),
    class("E-5 UDP", e05_udp::cases, 20),
    class("E-6 TCP", e06_tcp::cases, 60),
    class("E-7 SCTP", e07_sctp::cases, 80),
    class("E-8 GTP-C", e08_gtpc::cases, 80),
    class("E-9 GTP-U", e09_gtpu::cases, 40),
    class("E-10 Diameter", e10_diameter::cases, 80),
    class("E-11 SIGTRAN", e11_sigtran::cases, 60),
    class("E-12 SCCP", e12_sccp::cases, 80),
    class("E-13 TCAP", e13_tcap::cases, 100),
    class("E-14 MAP and CAP", e14_map::cases, 50),
];

#[test]
fn every_disguise_is_seen_through_or_refused_and_every_twin_is_delivered() {
    verify::classes(CLASSES);
}

#[test]
fn tshark_finds_nothing_forbidden_in_what_leaves() {
    tshark::judge(CLASSES);
}
