//! Code points: known ones have names, an unknown one is still a value.

/// Declares a code point type. The text is the name that Wireshark prints; it is what a policy writes.
///
/// ```
/// wire::code! {
///     /// GTPv2-C message type (TS 29.274 table 6.1-1).
///     pub struct MessageType(u8);
///     ECHO_REQUEST = 1 => "Echo Request",
/// }
/// assert_eq!(MessageType::ECHO_REQUEST.name(), Some("Echo Request"));
/// assert_eq!(MessageType(250).name(), None);
/// ```
#[macro_export]
macro_rules! code {
    ($(#[$doc:meta])* $vis:vis struct $name:ident($repr:ty);
     $($constant:ident = $value:literal => $text:literal),* $(,)?) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        $vis struct $name(pub $repr);

        impl From<$repr> for $name {
            fn from(code: $repr) -> Self {
                Self(code)
            }
        }

        impl From<$name> for $repr {
            fn from(code: $name) -> Self {
                code.0
            }
        }

        impl $name {
            $(
                #[doc = $text]
                pub const $constant: Self = Self($value);
            )*

            /// Every known code point with its name.
            pub const NAMES: $crate::Names = &[$(($value, $text)),*];

            /// The name, where the code point is known.
            pub fn name(self) -> Option<&'static str> {
                match self.0 {
                    $($value => Some($text),)*
                    _ => None,
                }
            }
        }
    };
}
