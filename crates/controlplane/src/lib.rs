//! Store, roll-out, API, counters and events.
