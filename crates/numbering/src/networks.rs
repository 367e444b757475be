//! Where the code of a network ends and the subscriber begins, and where the code of a country ends (E.212, E.164).

use crate::Digits;

/// Country of an identity (TS 23.003 §2.2).
pub fn country(imsi: Digits) -> Option<u16> {
    number(imsi, 0, 3)
}

/// Network of an identity in its country: two digits where such a network is assigned, else three (TS 23.003 §2.2).
pub fn network(imsi: Digits) -> Option<u16> {
    let mask = country(imsi).and_then(|country| {
        let place = TWO_DIGITS.binary_search_by_key(&country, |(country, _)| *country).ok()?;
        TWO_DIGITS.get(place).map(|(_, networks)| *networks)
    });
    let two = number(imsi, 3, 2)?;
    match mask {
        Some(networks) if networks >> two & 1 == 1 => Some(two),
        _ => number(imsi, 3, 3),
    }
}

/// Country code of an international telephone number, of one to three digits (E.164 §6.2.1). Where a number is shorter,
/// or a digit none, its octets count as they stand: a filler is 15, what is not there 0.
pub fn country_code(number_of: Digits) -> Option<u16> {
    let mut digits = number_of.iter();
    let first = digits.next()?;
    let is_odd = number_of.len() % 2 == 1;
    let second = digits.next().unwrap_or(FILLER);
    let third = digits.next().unwrap_or(if is_odd && number_of.len() > 1 { FILLER } else { 0 });
    let join = |number: u16, digit: u8| number.saturating_mul(10).saturating_add(digit.into());
    let two = join(first.into(), second);
    Some(match (first, second) {
        (0 | 1 | 7, _) => first.into(),
        (2, 0 | 7)
        | (3, 0..=4 | 6 | 9)
        | (4, 0 | 1 | 3..)
        | (5, 1..=8 | 10..)
        | (6, 0..=6 | 10..)
        | (8, 1 | 2 | 4 | 6)
        | (9, 0..=5 | 8) => two,
        _ => join(two, third),
    })
}

/// Stands in the place of a digit behind the last (TS 23.003 §2.2).
const FILLER: u8 = 15;

/// So many decimal digits as a number.
fn number(digits: Digits, from: usize, count: usize) -> Option<u16> {
    let mut rest = digits.iter().skip(from);
    (0..count).try_fold(0_u16, |number, _| {
        let digit = rest.next().filter(|digit| *digit <= 9)?;
        number.checked_mul(10)?.checked_add(digit.into())
    })
}

/// Networks of two digits of each country, a bit a network (E.212 annex B and the operational bulletins of the ITU).
static TWO_DIGITS: &[(u16, u128)] = &[
    (202, 0x0001_febe),
    (204, 0x003f_3000_0000_37ff_b7fe),
    (206, 0x0004_0002_5210_05e6),
    (208, 0x0007_ebc0_0000_0000_0003_fffb_effe),
    (212, 0x400),
    (213, 0x8),
    (214, 0x0008_005e_ffeb_3ffe),
    (216, 0x0008_0000_00c0_0000_0000_4000_000e),
    (218, 0x0400_0000_0000_0000_0000_0028),
    (219, 0x406),
    (220, 0xaaa),
    (221, 0xc6),
    (222, 0x000c_0100_2000_0000_0000_0000_0406),
    (226, 0xc7e),
    (228, 0x0001_d6e8_0000_0000_1b6e),
    (230, 0x0004_0000_0000_0000_0000_0000_017e),
    (231, 0x36),
    (232, 0x0800_0000_0000_0000_001f_ffbe),
    (234, 0x0040_50c0_0ffc_00f7_ffdf_ffff),
    (235, 0xd800_2000_0000_0000_0000_000f),
    (238, 0x0001_0000_2204_0000_0400_5297_ff6e),
    (240, 0x0008_0000_003e_b001_fdff_bfff_fffe),
    (242, 0x0008_0000_0000_0000_0000_00b0_5fee),
    (244, 0x1800_0000_0000_03ff_8de2_fff8),
    (246, 0xe),
    (247, 0x3fe),
    (248, 0x0080_0000_0000_0003_78be),
    (250, 0x0008_3000_0000_0000_1080_101b_3cbe),
    (255, 0x0020_07de),
    (257, 0x7e),
    (259, 0x0008_0000_0000_0000_0000_0000_0026),
    (260, 0x0004_0000_0000_0000_0007_ffff_fffe),
    (262, 0x6f00_0000_0c00_00ff_9ffe),
    (266, 0x20a),
    (268, 0x0001_0000_0000_0000_0000_385a),
    (270, 0x0008_0003_e000_0000_0000_0000_0486),
    (272, 0x0027_a9ae),
    (274, 0x9e),
    (276, 0x1e),
    (278, 0x2000_0000_0000_4020_0802),
    (280, 0x0050_0406),
    (282, 0x7ffe),
    (284, 0x22),
    (286, 0x1e),
    (288, 0xe),
    (290, 0x6),
    (292, 0x2),
    (293, 0x0041_0000_0300_0010_0400),
    (294, 0xc1e),
    (295, 0x6e6),
    (297, 0xe),
    (308, 0x6),
    (340, 0x0010_1f0e),
    (350, 0x8820),
    (362, 0x0800_0020_0008_0000_0000_0000),
    (363, 0x6),
    (364, 0x0002_0080_0000_0000),
    (368, 0x2),
    (370, 0x1e),
    (372, 0xe),
    (374, 0x1000),
    (400, 0x7e),
    (401, 0x2000_0000_0000_0000_0186),
    (402, 0x0002_0800),
    (404, 0x000f_ffff_ffff_ffff_5f7e_ebff_feff),
    (405, 0x007e_37dc_01f0_0000_1082_9100),
    (410, 0xda),
    (412, 0x0101_0000_0004_0100_0010_0002),
    (413, 0x20c),
    (414, 0x00f0_027f),
    (415, 0x00ff_0000_0020),
    (416, 0x2000_0000_0000_0000_000e),
    (417, 0x206),
    (418, 0x7bfb_0040_4003_8100_4010_0020),
    (419, 0x1c),
    (420, 0xa),
    (421, 0x16),
    (422, 0x1c),
    (424, 0x4),
    (425, 0x37bf_fbde),
    (426, 0x3e),
    (427, 0x42),
    (428, 0x0008_0000_0000_0000_0000_0000_0000),
    (429, 0x2),
    (432, 0x0040_0004_0009_0018_4900),
    (434, 0xb6),
    (436, 0x3e),
    (437, 0xe6a),
    (438, 0x6),
    (440, 0x5fc0_007c_0000_0030_1fff),
    (441, 0x0800_0000_0000_0000_0000_0403),
    (450, 0x19f6),
    (452, 0x3b6),
    (454, 0x0001_ffff_ffff),
    (455, 0xff),
    (456, 0x0004_017e),
    (457, 0x106),
    (460, 0xff),
    (470, 0xe),
    (472, 0x2),
    (502, 0x001f_7400),
    (505, 0x0008_0500_0190_6005_ffff_dfff_fffe),
    (510, 0x1020_0d03),
    (514, 0xe),
    (515, 0x2e),
    (520, 0x0008_0000_0000_0000_8000_0094_803f),
    (525, 0x172e),
    (528, 0x80e),
    (530, 0x0100_00ff),
    (537, 0xe),
    (539, 0x0100_0000_0000_0800_0000_0002),
    (540, 0x4),
    (541, 0xa2),
    (542, 0xe),
    (543, 0x2),
    (545, 0x6),
    (546, 0x2),
    (547, 0x0010_8420),
    (548, 0x2),
    (549, 0x0800_0002),
    (550, 0x2),
    (552, 0x0008_0000_0000_0000_0000_0000_0006),
    (553, 0x2),
    (554, 0x2),
    (555, 0x2),
    (602, 0xe),
    (603, 0x28e),
    (604, 0x0008_0000_0000_0000_0000_0000_0077),
    (605, 0xc),
    (607, 0x7e),
    (608, 0x1e),
    (609, 0x406),
    (610, 0xe),
    (611, 0x26),
    (612, 0xfc),
    (613, 0xc),
    (614, 0xe),
    (615, 0x2),
    (616, 0xe),
    (617, 0x40e),
    (618, 0x10),
    (619, 0x0004_0100_0200_02be),
    (620, 0x81e),
    (621, 0x1004_0100_4010_0000),
    (622, 0x6),
    (623, 0xe),
    (624, 0x16),
    (625, 0x6),
    (626, 0x2),
    (627, 0x2),
    (628, 0x3e),
    (629, 0x402),
    (630, 0x0740_0000_0000_0000_0000_0026),
    (631, 0x14),
    (632, 0x6),
    (633, 0x422),
    (634, 0x0008_0000_0000_0000_0000_0000_00ee),
    (635, 0x0002_2400),
    (636, 0x2),
    (638, 0x2),
    (639, 0x6fe),
    (640, 0x6abc),
    (641, 0x1102_0055_0c12),
    (642, 0x0004_0000_0000_0000_0000_008e),
    (643, 0x1a),
    (645, 0xe),
    (646, 0x16),
    (647, 0x41f),
    (648, 0x1a),
    (649, 0xfe),
    (650, 0x402),
    (651, 0x406),
    (652, 0x16),
    (653, 0x406),
    (654, 0x6),
    (655, 0x0602_002c_405f_db08_74e6),
    (658, 0x2),
    (659, 0x0002_9800_0000_0000_0000_0000_1000),
    (702, 0x0028_0000_0000_0000_0000),
    (704, 0xc),
    (706, 0xe),
    (710, 0x0200_0000_0000_0020_0000),
    (712, 0x0010_001e),
    (714, 0x1e),
    (716, 0x400),
    (724, 0x0008_0000_0000_0040_00ff_c185_8c7f),
    (730, 0x0cff_fffe),
    (734, 0x5c),
    (736, 0xe),
    (738, 0x22),
    (740, 0x7),
    (744, 0xe),
    (746, 0x2c),
    (748, 0x482),
    (901, 0x0100_03ff_ffff_ffff_bd7f_f868),
    (902, 0x2),
    (991, 0x2),
    (999, 0x0008_0000_0000_0000_0000_0000_0000),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_network_has_as_many_digits_as_its_assignment() {
        for (imsi, expected) in [
            ("262011234567890", (Some(262), Some(1))),
            ("310410123456789", (Some(310), Some(410))),
            ("901707364000060", (Some(901), Some(70))),
            ("9", (None, None)),
        ] {
            let imsi = Digits::parse(imsi).unwrap();

            assert_eq!((country(imsi), network(imsi)), expected);
        }
    }

    #[test]
    fn a_country_code_has_one_to_three_digits() {
        for (digits, expected) in [
            ("15550001", 1),
            ("4915112345", 49),
            ("8831700012", 883),
            ("353857097408", 353),
            ("0015", 0),
            ("2", 350),
            ("21", 210),
        ] {
            assert_eq!(country_code(Digits::parse(digits).unwrap()), Some(expected));
        }
    }
}
