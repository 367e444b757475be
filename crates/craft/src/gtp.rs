//! What the versions of GTP have in common: numbers in network order, lengths that may lie.

/// Appends a length, the true one unless the builder was told to lie.
pub(crate) fn put_length(octets: &mut Vec<u8>, claimed: Option<u16>, actual: usize) {
    let length = claimed.unwrap_or_else(|| u16::try_from(actual).unwrap_or(u16::MAX));
    octets.extend(length.to_be_bytes());
}

/// A 24-bit number.
pub(crate) fn three(number: u32) -> [u8; 3] {
    let [_, high, middle, low] = number.to_be_bytes();
    [high, middle, low]
}

/// A 40-bit number.
pub(crate) fn five(number: u64) -> [u8; 5] {
    let [_, _, _, rest @ ..] = number.to_be_bytes();
    rest
}

/// Names functions after messages: each starts the builder of its type.
macro_rules! starts {
    ($($(#[$doc:meta])* $name:ident = $type:literal;)*) => {
        $(
            #[doc = concat!("Starts a message of type ", stringify!($type), ", without elements.")]
            pub fn $name() -> Message {
                message($type)
            }
        )*
    };
}
pub(crate) use starts;
