//! Any datagram on any port is a message that answers every question, or an error, or no signalling; so is the
//! message that rides on it.
#![no_main]

use dissect::Carrier;
use libfuzzer_sys::fuzz_target;
use wire::Values;

fuzz_target!(|input: &[u8]| {
    let Some(([a, b, c, d], octets)) = input.split_first_chunk() else { return };
    let carrier = Carrier::Udp {
        source_port: u16::from_le_bytes([*a, *b]),
        destination_port: u16::from_le_bytes([*c, *d]),
    };
    let mut next = Some(octets);
    while let Some(octets) = next.take() {
        let Ok(Some(message)) = dissect::decode(carrier, octets) else { return };
        for row in dissect::fields() {
            let mut values = Values::default();
            message.read(row.id, &mut values);
            assert!(values.as_slice().iter().all(|value| sigwall_fuzz::is_inside(*value, octets)));
        }
        next = dissect::following(carrier, octets);
        assert!(next.is_none_or(|rest| rest.len() < octets.len()));
    }
});
