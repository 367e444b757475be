//! Any frame is a packet that answers every question, or an error; so is what its fragments are put together to.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|octets: &[u8]| {
    sigwall_fuzz::ask_everything::<packet::Layers>(octets);
    if let Ok(first) = packet::decode(octets)
        && first.fragment.is_some()
        && let Ok(whole) = packet::decode_transport(&first, first.payload, true)
    {
        assert!(whole.fragment.is_none());
    }
});
