//! A moment as it is written in a display filter; without a zone it is one of UTC.

use crate::dates;

/// In ns since 1970: `2026-11-26`, `2026-11-26 10:00:00.5`, `2026-11-26T10:00:00+01:00`, `Nov 26, 2026 10:00:00`.
pub(super) fn read(text: &str) -> Option<i128> {
    if text.is_empty() {
        return Some(0);
    }
    let text = text.trim();
    let (text, is_utc) = text.strip_suffix(" UTC").map_or((text, false), |text| (text, true));
    month_first(text).or_else(|| year_first(text, is_utc))
}

/// `Nov 26, 2026 10:00:00.5`.
fn month_first(text: &str) -> Option<i128> {
    let (month, rest) = text.split_once(' ')?;
    let place = MONTHS.iter().position(|name| name.eq_ignore_ascii_case(month))?;
    let month = i64::try_from(place).ok()?.checked_add(1)?;
    let (day, rest) = rest.trim_start().split_once(", ")?;
    let (year, time) = rest.trim_start().split_once(' ')?;
    let parts: Vec<&str> = time.trim_start().split(':').collect();
    let [hour, minute, second] = parts.as_slice() else { return None };
    sum([number(year)?, month, number(day)?], [hour, minute, second])
}

/// `2026-11-26`, also with a time and a zone behind it.
fn year_first(text: &str, is_utc: bool) -> Option<i128> {
    let (year, rest) = text.split_once('-')?;
    let (month, rest) = rest.split_once('-')?;
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let (day, rest) = rest.split_at_checked(digits)?;
    let date = [number(year)?, number(month)?, number(day)?];
    if rest.is_empty() {
        return sum(date, ["0"; 3]);
    }
    let (time, ahead) = zone(rest.strip_prefix('T').or_else(|| rest.strip_prefix(' '))?)?;
    let mut parts = time.trim_start().split(':');
    let time = [parts.next()?, parts.next().unwrap_or("0"), parts.next().unwrap_or("0")];
    let is_one_zone = !is_utc || ahead.is_none();
    let seconds = ahead.unwrap_or(0).checked_mul(60)?;
    let moment = sum(date, time).filter(|_| is_one_zone && parts.next().is_none());
    moment?.checked_sub(i128::from(seconds).checked_mul(NANOS)?)
}

/// A time, and the minutes that its zone is ahead of UTC: `Z`, `+01:00`, `+0100` or `+01`.
fn zone(text: &str) -> Option<(&str, Option<i64>)> {
    if let Some(time) = text.strip_suffix('Z') {
        return Some((time, Some(0)));
    }
    let Some(at) = text.find(['+', '-']) else { return Some((text, None)) };
    let (time, zone) = text.split_at_checked(at)?;
    let digits: String = zone.chars().skip(1).filter(|c| *c != ':').collect();
    let (hours, minutes) = digits.split_at_checked(2)?;
    let minutes = if minutes.is_empty() { 0 } else { number(minutes)? };
    let ahead = number(hours)?.checked_mul(60)?.checked_add(minutes)?;
    Some((time, Some(if zone.starts_with('-') { ahead.checked_neg()? } else { ahead })))
}

fn sum([year, month, day]: [i64; 3], [hour, minute, second]: [&str; 3]) -> Option<i128> {
    let (second, fraction) = second.split_once(['.', ',']).unwrap_or((second, ""));
    let is_there = (1..=12).contains(&month) && (1..=31).contains(&day);
    let (hour, minute, second) = (number(hour)?, number(minute)?, number(second)?);
    let is_time = hour < 24 && minute < 60 && second <= 60;
    let days = dates::count(year, month, day).filter(|_| is_there && is_time)?;
    let hours = days.checked_mul(24)?.checked_add(hour)?;
    let seconds =
        hours.checked_mul(60)?.checked_add(minute)?.checked_mul(60)?.checked_add(second)?;
    if !fraction.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let nanos: i128 = format!("{fraction:0<9}").get(..9)?.parse().ok()?;
    i128::from(seconds).checked_mul(NANOS)?.checked_add(nanos)
}

fn number(text: &str) -> Option<i64> {
    let is_number = !text.is_empty() && text.bytes().all(|digit| digit.is_ascii_digit());
    text.parse().ok().filter(|_| is_number)
}

const NANOS: i128 = 1_000_000_000;
const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_those_that_tshark_takes() {
        let seconds = |text| read(text).map(|nanos| nanos / 1_000_000_000);
        for text in [
            "2026-11-26 10:00:00",
            "2026-11-26T10:00:00Z",
            "2026-11-26 10:00",
            " 2026-11-26 10",
            "2026-11-26 10:00:00 UTC",
            "2026-11-26 11:00:00+01:00",
            "2026-11-26T04:30:00-0530",
            "Nov 26, 2026 10:00:00",
            "nov 26, 2026 10:00:00.999 UTC",
        ] {
            assert_eq!(seconds(text), Some(1_795_687_200), "{text}");
        }
        assert_eq!(read("2026-11-26 10:00:00.25"), Some(1_795_687_200_250_000_000));
        assert_eq!(read(""), Some(0));
        for text in [
            " ",
            "2026/11/26 10:00:00",
            "Nov 26, 2026",
            "Nov 26, 2026 10:00",
            "Nov 26, 2026 10:00:00Z",
            "26 Nov 2026",
            "2026-11",
            "2026-13-01",
            "2026-11-26 24:00:00",
            "2026-11-26Z",
            "10:00:00",
            "1700000000",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
