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

/// Messages that together have every part that there is, each with whether it comes from a mobile.
pub fn every_part() -> Vec<(bool, Vec<u8>)> {
    let party = address("15");
    let header = every_element();
    let len = u8::try_from(header.len()).unwrap_or(u8::MAX);
    let to = |protocol: u8, coding: u8| {
        let (flags, time) = ([0x44], [0x62, 0x11, 0x62, 0x01, 0, 0, 0]);
        let head = [&flags, party.as_slice(), &[protocol, coding], &time, &[len]].concat();
        (false, [head, header.clone()].concat())
    };
    let from = |format: u8, validity: &[u8]| {
        let octets = [&[0x01 | format << 3, 7], party.as_slice(), &[0, 0], validity, &[0]].concat();
        (true, octets)
    };
    let command = [&[2, 7, 0, 1, 7], party.as_slice(), &[1, 0]].concat();
    let report = [status_report(7, "15", 0).as_slice(), &[3, 0, 0]].concat();
    vec![
        to(0, 0),
        to(0x20, 0x11),
        to(0x40, 0x21),
        to(0x80, 0xc8),
        to(0xc0, 0xf4),
        from(1, &[0x83, 0, 0, 0, 0, 0, 0]),
        from(1, &[3, 0x21, 0x43, 0x15, 0, 0, 0]),
        from(2, &[9]),
        (true, command),
        (true, vec![0, 0xd3, 0]),
        (false, report),
    ]
}

/// A header with every element that has parts, and a last octet behind it (TS 23.040 §9.2.3.24).
fn every_element() -> Vec<u8> {
    let lens = [
        (0, 3),
        (1, 2),
        (4, 2),
        (6, 1),
        (7, 1),
        (10, 4),
        (11, 2),
        (12, 2),
        (13, 2),
        (14, 2),
        (15, 2),
        (16, 2),
        (17, 2),
        (18, 4),
        (19, 1),
        (0x24, 1),
        (0x25, 1),
        (0x70, 1),
        (0x71, 1),
    ];
    let elements =
        lens.map(|(identifier, len)| [&[identifier, len], vec![1; len.into()].as_slice()].concat());
    let elements = elements.concat();
    [&[u8::try_from(elements.len()).unwrap_or(u8::MAX)], elements.as_slice(), &[0]].concat()
}
