//! Any octets are a message that answers every question, or an error.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|octets: &[u8]| sigwall_fuzz::ask_everything::<packet::icmp::Icmpv6>(octets));
