//! Any octets are a message, or a test of a link, that answers every question, or an error.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|octets: &[u8]| {
    sigwall_fuzz::ask_everything::<sigtran::mtp3mg::Mtp3mg>(octets);
    sigwall_fuzz::ask_everything::<sigtran::mtp3mg::Mtp3test>(octets);
});
