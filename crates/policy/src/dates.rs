//! Dates and ages as policies write them.

/// The day of a date such as 2027-01-31, counted from 1970-01-01.
pub(crate) fn day(text: &str) -> Option<i64> {
    let mut parts = text.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let is_number =
        |part: &str, len| part.len() == len && part.bytes().all(|octet| octet.is_ascii_digit());
    if parts.next().is_some() || !is_number(year, 4) || !is_number(month, 2) || !is_number(day, 2) {
        return None;
    }
    let (year, month, day): (i64, i64, i64) =
        (year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    if !(1..=12).contains(&month) || !(1..=days_of(year, month)).contains(&day) {
        return None;
    }
    count(year, month, day)
}

/// The same of numbers; a day too many is one of the next month.
pub(crate) fn count(year: i64, month: i64, day: i64) -> Option<i64> {
    // Years begin in March, so that the leap day is the last of its year.
    let year = if month < 3 { year.checked_sub(1)? } else { year };
    let month = month.checked_add(9)?.checked_rem(12)?;
    let before = month.checked_mul(153)?.checked_add(2)?.checked_div(5)?;
    let leaps = year.checked_div(4)?.checked_sub(year.checked_div(100)?)?;
    let leaps = leaps.checked_add(year.checked_div(400)?)?;
    let days = year.checked_mul(365)?.checked_add(leaps)?.checked_add(before)?.checked_add(day)?;
    days.checked_sub(EPOCH)
}

/// What the first day of 1970 counts in years that begin in March.
const EPOCH: i64 = 719_469;

fn days_of(year: i64, month: i64) -> i64 {
    let divides = |by: i64| year.checked_rem(by) == Some(0);
    match month {
        2 if divides(4) && (!divides(100) || divides(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// An age such as 24h or 7d, in hours.
pub(crate) fn hours(text: &str) -> Option<u64> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, unit) = text.split_at_checked(digits)?;
    let hours = match unit {
        "h" => 1,
        "d" => 24,
        _ => return None,
    };
    number.parse::<u64>().ok()?.checked_mul(hours)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_from_1970() {
        for (text, expected) in [
            ("1970-01-01", Some(0)),
            ("1970-03-01", Some(59)),
            ("2000-02-29", Some(11_016)),
            ("2026-11-26", Some(20_783)),
            ("2026-02-29", None),
            ("2026-13-01", None),
            ("26-11-26", None),
        ] {
            assert_eq!(day(text), expected, "{text}");
        }
    }
}
