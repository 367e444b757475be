//! Builds messages for tests, demo and load; imports no decoder.
