//! Any file is a capture, frame by frame, or an error that tells where; every frame can be looked through.
#![no_main]

use std::io::Write as _;

use bumpalo::Bump;
use libfuzzer_sys::fuzz_target;
use trace::{Capture, Tracer};

fuzz_target!(|octets: &[u8]| {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(octets).unwrap();
    let Ok(mut capture) = Capture::open(file.path()) else { return };
    let mut tracer = Tracer::telling();
    let mut arena = Bump::new();
    while let Ok(Some(record)) = capture.next_frame() {
        let frame = tracer.trace(&record, &arena);
        for layer in frame.layers {
            layer.rows(|row| {
                layer.read(wire::FieldId { protocol: layer.protocol(), row }, |_| ());
            });
        }
        let _ = (frame.is_malformed(), frame.refused());
        arena.reset();
    }
});
