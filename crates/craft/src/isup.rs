//! Messages of ISUP (Q.763).

/// A call: circuit, international number that is called, and optional parameters.
pub fn initial_address(circuit: u16, called: &str, optional: &[(u8, &[u8])]) -> Vec<u8> {
    let [low, high] = circuit.to_le_bytes();
    let called = number(called);
    let len = u8::try_from(called.len()).unwrap_or(u8::MAX);
    let mut octets = vec![low, high, 1, 0, 0x60, 1, 10, 0, 2, len.saturating_add(2), len];
    octets.extend(called);
    for (name, value) in optional {
        octets.extend(parameter(*name, value));
    }
    octets.push(0);
    octets
}

/// The end of a call with its cause (Q.850).
pub fn release(circuit: u16, cause: u8) -> Vec<u8> {
    let [low, high] = circuit.to_le_bytes();
    vec![low, high, 12, 2, 0, 2, 0x82, 0x80 | cause]
}

/// An international number (Q.763 §3.9).
pub fn number(digits: &str) -> Vec<u8> {
    let odd = if digits.len() % 2 == 1 { 0x80 } else { 0 };
    [&[odd | 4, 0x10], crate::signals(digits).as_slice()].concat()
}

/// A parameter behind its name and length.
pub fn parameter(name: u8, octets: &[u8]) -> Vec<u8> {
    let len = u8::try_from(octets.len()).unwrap_or(u8::MAX);
    [&[name, len], octets].concat()
}
