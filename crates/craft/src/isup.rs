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

/// The shortest message of a type: fixed octets of 0, a cause or digits where they must stand, and no optional part.
pub fn least(circuit: u16, kind: u8) -> Vec<u8> {
    let [low, high] = circuit.to_le_bytes();
    let parts: &[u8] = match kind {
        2 => &[2, 0, 2, 0, 0x10],
        8 | 9 | 16 | 51 => &[0],
        13 | 14 | 44 => &[0, 0],
        3 | 4 | 6 | 7 => &[0, 0, 0],
        12 | 47 => &[2, 0, 2, 0x82, 0x90],
        _ => &[1, 0, 0],
    };
    [&[low, high, kind], parts].concat()
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
