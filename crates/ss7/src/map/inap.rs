//! What a policy can ask of a component of INAP (Q.1218): which operation, and what kind of component.

use wire::{Field, Kind, Malformed, Protocol, fields};

use super::Application;
use super::component::{Component, ComponentKind};

/// INAP's row in the registry: its messages are components.
#[derive(Debug)]
pub struct Inap;

impl Protocol for Inap {
    type Message<'a> = Component<'a>;
    const NAME: &'static str = "inap";
    const FIELDS: &'static [Field<Self>] = fields! {
        /// Operation or error (Q.1218 §2); Wireshark has it as octets.
        "inap.operation": Kind::Number => |c| c.local().and_then(|code| u64::try_from(code).ok());
        /// Kind of the component by its tag (Q.773 §3.2.2); Wireshark has a presence field for each.
        "inap.component": Kind::Code(ComponentKind::NAMES) => |c| c.kind.0;
        /// Which invocation it is or answers (Q.773 §3.2.2.1).
        "inap.present": Kind::Signed => |c| c.invoke_id;
        /// An operation is asked for (Q.773 §3.2.2).
        "inap.invoke_element": Kind::Flag => |c| c.is(ComponentKind::INVOKE);
        /// It has been done (Q.773 §3.2.2).
        "inap.returnResult_element": Kind::Flag => |c| c.is(ComponentKind::RETURN_RESULT_LAST);
        /// It failed (Q.773 §3.2.2).
        "inap.returnError_element": Kind::Flag => |c| c.is(ComponentKind::RETURN_ERROR);
        /// It was not understood (Q.773 §3.2.2).
        "inap.reject_element": Kind::Flag => |c| c.is(ComponentKind::REJECT);
    };

    fn decode(octets: &[u8]) -> Result<Component<'_>, Malformed> {
        Component::decode(octets, Application::Inap)
    }

    fn glimpse(octets: &[u8]) -> Option<Component<'_>> {
        Component::glimpse(octets, Application::Inap)
    }

    fn malformed(octets: &[u8]) -> Option<Malformed> {
        Component::malformed(octets, Application::Inap, 0)
    }
}

#[cfg(test)]
mod tests {
    extern crate std;

    use std::vec::Vec;

    use craft::tcap::{invoke, reject, return_error, return_result};

    use super::*;

    #[test]
    fn every_row_is_read_from_some_component() {
        let messages =
            [invoke(1, 0, &[]), return_result(1, 0, &[]), return_error(1, 2), reject(1, 0x81, 1)];
        let messages: Vec<&[u8]> = messages.iter().map(Vec::as_slice).collect();

        let unread: Vec<&str> = wire::unread::<Inap>(&messages).collect();

        assert_eq!(unread, [""; 0]);
    }
}
