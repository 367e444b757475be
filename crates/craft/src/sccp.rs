//! Messages of SCCP (Q.713).

/// Message type of Unitdata.
pub const UDT: u8 = 9;
/// Message type of Connection Request.
pub const CONNECTION_REQUEST: u8 = 1;

/// A called or calling party: routed by title, with an E.164 number of international nature and a subsystem.
pub fn party(digits: &str, ssn: u8) -> Vec<u8> {
    let scheme = if digits.len() % 2 == 1 { 0x11 } else { 0x12 };
    let mut party = vec![0x12, ssn, 0, scheme, 4];
    party.extend(crate::signals(digits));
    party
}

/// A party by point code and subsystem.
pub fn party_by_code(point_code: u16, ssn: u8) -> Vec<u8> {
    let [low, high] = point_code.to_le_bytes();
    vec![0x43, low, high, ssn]
}

/// Unitdata of class 0.
pub fn udt(called: &[u8], calling: &[u8], data: &[u8]) -> Vec<u8> {
    let mut octets = vec![9, 0];
    octets.extend(parts(&[called, calling, data], 3));
    octets
}

/// Unitdata Service with a return cause.
pub fn udts(cause: u8, called: &[u8], calling: &[u8], data: &[u8]) -> Vec<u8> {
    let mut octets = udt(called, calling, data);
    octets.iter_mut().zip([10, cause]).for_each(|(to, from)| *to = from);
    octets
}

/// Extended Unitdata of class 1 with optional parameters, each a name and its octets.
pub fn xudt(called: &[u8], calling: &[u8], data: &[u8], optional: &[(u8, &[u8])]) -> Vec<u8> {
    let mut octets = vec![17, 0x81, 10];
    octets.extend(parts(&[called, calling, data], 4));
    if !optional.is_empty() {
        let at = octets.len().saturating_sub(6);
        if let Some(pointer) = octets.get_mut(6) {
            *pointer = u8::try_from(at).unwrap_or(u8::MAX);
        }
        for (name, value) in optional {
            octets.extend([*name, u8::try_from(value.len()).unwrap_or(u8::MAX)]);
            octets.extend(*value);
        }
        octets.push(0);
    }
    octets
}

/// Segmentation: first, class, segments that follow, and the message's number (Q.713 §3.17).
pub fn segmentation(is_first: bool, remaining: u8, reference: u32) -> Vec<u8> {
    let [a, b, c, _] = reference.to_le_bytes();
    vec![u8::from(is_first) << 7 | 0x40 | remaining & 0x0f, a, b, c]
}

/// Connection Request with a called party.
pub fn connection_request(source_reference: u32, called: &[u8]) -> Vec<u8> {
    let [a, b, c, _] = source_reference.to_le_bytes();
    let mut octets = vec![1, a, b, c, 2, 2, 0, u8::try_from(called.len()).unwrap_or(u8::MAX)];
    octets.extend(called);
    octets
}

/// Pointers and parts; `pointers` counts the one to the optional part, which leads nowhere.
fn parts(parts: &[&[u8]], pointers: usize) -> Vec<u8> {
    let mut head = Vec::new();
    let mut body = Vec::new();
    for (place, part) in parts.iter().enumerate() {
        let distance = pointers.saturating_sub(place).saturating_add(body.len());
        head.push(u8::try_from(distance).unwrap_or(u8::MAX));
        body.push(u8::try_from(part.len()).unwrap_or(u8::MAX));
        body.extend(*part);
    }
    head.resize(pointers, 0);
    [head, body].concat()
}
