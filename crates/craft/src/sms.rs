//! Short messages (TS 23.040 §9.2.2).

/// A message to a mobile, from a number, in octets.
pub fn deliver(from: &str, user_data: &[u8]) -> Vec<u8> {
    let mut octets = vec![4];
    octets.extend(address(from));
    octets.extend([0, 4, 0x62, 0x11, 0x62, 0x01, 0, 0, 0]);
    octets.push(u8::try_from(user_data.len()).unwrap_or(u8::MAX));
    octets.extend(user_data);
    octets
}

/// A message from a mobile, to a number, in octets, without a validity period.
pub fn submit(reference: u8, to: &str, user_data: &[u8]) -> Vec<u8> {
    let mut octets = vec![1, reference];
    octets.extend(address(to));
    octets.extend([0, 4, u8::try_from(user_data.len()).unwrap_or(u8::MAX)]);
    octets.extend(user_data);
    octets
}

/// A report of what became of a message to a number.
pub fn status_report(reference: u8, to: &str, status: u8) -> Vec<u8> {
    let mut octets = vec![6, reference];
    octets.extend(address(to));
    octets.extend([0x62; 14]);
    octets.push(status);
    octets
}

/// An international number as the address of a party (TS 23.040 §9.1.2.5).
pub fn address(digits: &str) -> Vec<u8> {
    let mut octets = vec![u8::try_from(digits.len()).unwrap_or(u8::MAX), 0x91];
    octets.extend(crate::tbcd(digits));
    octets
}
