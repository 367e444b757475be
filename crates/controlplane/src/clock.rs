//! Times for people and machines: RFC 3339 in UTC, with microseconds.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// A time of the system's clock.
pub(crate) fn rfc3339(time: SystemTime) -> String {
    humantime::format_rfc3339_micros(time).to_string()
}

/// The date in UTC, as 2027-01-31.
pub fn today() -> String {
    date_of(SystemTime::now())
}

/// The date of a time in UTC, as 2027-01-31.
pub fn date_of(time: SystemTime) -> String {
    rfc3339(time).chars().take(DATE).collect()
}

/// Nanoseconds since 1970, from the data plane, in UTC with microseconds; a time beyond the calendar is given as 1970.
pub fn rfc3339_ns(since_1970_ns: u64) -> String {
    rfc3339(UNIX_EPOCH.checked_add(Duration::from_nanos(since_1970_ns)).unwrap_or(UNIX_EPOCH))
}

/// Characters of a date.
const DATE: usize = 10;
