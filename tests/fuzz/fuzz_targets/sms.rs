//! Any octets are as much of a short message as there is, in both directions.
#![no_main]

use libfuzzer_sys::fuzz_target;
use sms::{Direction, Tpdu};

fuzz_target!(|octets: &[u8]| {
    for direction in [Direction::ToMobile, Direction::FromMobile] {
        let Some(message) = Tpdu::glimpse(octets, direction) else { continue };
        let _ = (message.concatenation(), message.ports(), message.header().count());
        let _ = message.address.and_then(|address| address.digits());
    }
});
