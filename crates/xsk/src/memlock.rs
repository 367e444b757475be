//! Memory that may be locked, of which a UMEM counts every page.

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

/// `RLIMIT_MEMLOCK` of this process, in octets; `None` is no limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Memlock {
    /// What holds now.
    pub current: Option<u64>,
    /// What it can be raised to without privilege.
    pub maximum: Option<u64>,
}

/// The limit that holds now.
pub fn memlock() -> Memlock {
    let limit = getrlimit(Resource::Memlock);
    Memlock { current: limit.current, maximum: limit.maximum }
}

/// Lifts the limit, or raises it as far as it goes without privilege; says what holds then.
pub fn raise_memlock() -> Memlock {
    let none = Rlimit { current: None, maximum: None };
    if setrlimit(Resource::Memlock, none).is_err() {
        let maximum = getrlimit(Resource::Memlock).maximum;
        // A refusal changes nothing, and the answer says so.
        let _ = setrlimit(Resource::Memlock, Rlimit { current: maximum, maximum });
    }
    memlock()
}
