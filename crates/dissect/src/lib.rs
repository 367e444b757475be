//! The registry of protocols.
