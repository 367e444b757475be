//! What a code point of differentiated services means (RFC 2474 §4.2.2.2, RFC 2597 §6, RFC 3246 §2.7).

/// The meaning of the code point in a traffic class of which so many bits count (TS 29.244 §8.2.12).
pub(crate) fn meaning([class, mask]: [u8; 2]) -> &'static str {
    let code = class & mask;
    let known = MEANINGS.iter().find(|(known, _)| *known == code >> 2);
    known.map_or("Unknown", |(_, meaning)| meaning)
}

const MEANINGS: &[(u8, &str)] = &[
    (0, "Default"),
    (1, "Lower Effort"),
    (8, "Class Selector 1"),
    (10, "Assured Forwarding 11"),
    (12, "Assured Forwarding 12"),
    (14, "Assured Forwarding 13"),
    (16, "Class Selector 2"),
    (18, "Assured Forwarding 21"),
    (20, "Assured Forwarding 22"),
    (22, "Assured Forwarding 23"),
    (24, "Class Selector 3"),
    (26, "Assured Forwarding 31"),
    (28, "Assured Forwarding 32"),
    (30, "Assured Forwarding 33"),
    (32, "Class Selector 4"),
    (34, "Assured Forwarding 41"),
    (36, "Assured Forwarding 42"),
    (38, "Assured Forwarding 43"),
    (40, "Class Selector 5"),
    (44, "Voice Admit"),
    (46, "Expedited Forwarding"),
    (48, "Class Selector 6"),
    (56, "Class Selector 7"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_bits_that_count_have_a_meaning() {
        assert_eq!(meaning([0xb9, 0xfc]), "Expedited Forwarding");
        assert_eq!(meaning([0xb8, 0x20]), "Class Selector 1");
        assert_eq!(meaning([0xff, 0xf0]), "Unknown");
    }
}
