//! Any text is a policy, or errors that can be shown; what compiles also loads.
#![no_main]

use libfuzzer_sys::fuzz_target;
use ruletable::RuleTable;

fuzz_target!(|octets: &[u8]| {
    let Ok(text) = std::str::from_utf8(octets) else { return };
    let source = policy::Source { name: "fuzz.policy".to_owned(), text: text.to_owned() };
    match policy::compile(&[source], &policy::Options::default()) {
        Ok(compiled) => {
            let bundle = compiled.bundle(1, |_| 0).expect("what compiles fits a bundle");
            RuleTable::load(&bundle, dissect::schema_digest()).expect("what is bundled loads");
        }
        Err(errors) => assert!(!errors.render(false).is_empty()),
    }
});
