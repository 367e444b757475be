//! The path of a packet, pure.
