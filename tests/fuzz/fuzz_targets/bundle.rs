//! Any octets are a rule table or an error, also where their digest is right.
#![no_main]

use libfuzzer_sys::fuzz_target;
use ruletable::RuleTable;
use sha2::{Digest as _, Sha256};

fuzz_target!(|octets: &[u8]| {
    let digest = Sha256::digest(octets);
    let sealed = [octets, digest.as_slice()].concat();
    let _ = RuleTable::load(&sealed, dissect::schema_digest());
    let _ = RuleTable::load(octets, dissect::schema_digest());
});
