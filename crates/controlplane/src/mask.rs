//! Subscribers' numbers as people may see them: which network, not who.

use numbering::Digits;

/// Digits that tell the network (TS 23.003 §2.2).
const HEAD: usize = 5;
/// Digits by which two events can be told to be about the same subscriber, as a rule.
const TAIL: usize = 2;

/// The first five and the last two digits; a shorter number is hidden whole.
pub fn mask(digits: Digits) -> String {
    let text = digits.to_string();
    let count = text.chars().count();
    let tail = count.saturating_sub(TAIL);
    let is_short = count <= HEAD.saturating_add(TAIL);
    let hidden = |place: usize| is_short || (HEAD..tail).contains(&place);
    text.chars().enumerate().map(|(place, digit)| if hidden(place) { '*' } else { digit }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_masked_number_tells_the_network_and_not_the_subscriber() {
        let imsi = Digits::parse("001010123456789").unwrap();
        let short = Digits::parse("1234567").unwrap();

        assert_eq!(mask(imsi), "00101********89");
        assert_eq!(mask(short), "*******");
    }
}
