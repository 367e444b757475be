//! Any text is a display filter or an error that can be shown.
#![no_main]

use libfuzzer_sys::fuzz_target;
use policy::Filter;

fuzz_target!(|text: &str| {
    if let Err(errors) = Filter::parse(text) {
        let _ = errors.render(false);
    }
});
