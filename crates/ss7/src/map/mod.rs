//! MAP (TS 29.002) and CAP (TS 29.078): the operations in TCAP's components, and what they are about.

mod codes;
mod component;
mod content;
mod fields;
mod schema;

pub use codes::{CapOperation, ErrorCode, Operation};
pub use component::{Component, ComponentKind, OperationCode};
pub use fields::{Cap, Map};

/// Whose operations the components of a dialogue are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Application {
    /// MAP.
    Map,
    /// CAP.
    Cap,
    /// An application that is not read.
    Other,
}

/// By the application context where it is known, else by the subsystems of both ends (TS 23.003 §8): what is neither
/// told nor another's is read as MAP, since that is what attackers send.
pub fn application(context: Option<&[u8]>, ssns: impl IntoIterator<Item = u8>) -> Application {
    match context {
        // 0.4.0.0.1.0: MAP, but 50 to 52 of it and 20 to 23 beside it are CAP (TS 29.002 §17.3, TS 29.078 §6.1).
        Some([4, 0, 0, 1, 0, 50..=52, ..] | [4, 0, 0, 1, 20..=23, ..]) => Application::Cap,
        Some([4, 0, 0, 1, 0, ..]) => Application::Map,
        // Whoever serves the subsystem serves it whatever a context of its own calls it.
        _ => ssns
            .into_iter()
            .find_map(|ssn| match ssn {
                6..=9 | 145 | 147..=150 => Some(Application::Map),
                146 => Some(Application::Cap),
                106 | 241 => Some(Application::Other),
                _ => None,
            })
            .unwrap_or(Application::Map),
    }
}

#[cfg(test)]
mod tests {
    extern crate std;

    use std::string::ToString as _;
    use std::vec::Vec;

    use craft::tcap::{invoke, reject, return_error, return_result, tlv};
    use proptest::prelude::*;
    use wire::{Fault, Protocol as _, Value, Values};

    use super::schema::{Content, ROWS};
    use super::*;

    #[test]
    fn an_update_of_location_names_subscriber_and_nodes() {
        let octets = invoke(1, 2, &update_location());

        let component = Component::decode(&octets).unwrap();

        assert_eq!((component.kind, component.local()), (ComponentKind::INVOKE, Some(2)));
        assert_eq!(texts(&component, "e212.imsi"), ["001010123456789"]);
        assert_eq!(texts(&component, "gsm_map.ms.vlr_Number"), ["8831700002"]);
        assert_eq!(texts(&component, "e164.msisdn"), ["8831700001", "8831700002"]);
    }

    #[test]
    fn every_value_of_the_schema_is_read_where_it_stands() {
        for row in ROWS {
            let octets: &[u8] = match row.content {
                Content::Imsi | Content::Imei => &[0x21, 0x43, 0x65, 0x87, 0xf9],
                Content::Number => &[0x91, 0x21, 0x43],
                Content::Area => &[0x09, 0xf1, 0x07, 0, 1],
                Content::Integer | Content::Flag => &[3],
                Content::Octets => &[1, 2],
            };
            let (last, outer) = row.path.split_last().unwrap();
            let filled = |(tag, place): (u32, u8), octets: &[u8]| {
                let before = (0..place).flat_map(|_| tlv(tag, &[0]));
                before.chain(tlv(tag, octets)).collect::<Vec<u8>>()
            };
            let parameter =
                outer.iter().rev().fold(filled(*last, octets), |inner, step| filled(*step, &inner));
            let operation = u8::try_from(row.operation.0).unwrap();
            let octets = if row.is_result {
                return_result(1, operation, &parameter)
            } else {
                invoke(1, operation, &parameter)
            };
            let component = Component::decode(&octets).unwrap();

            assert_eq!(texts(&component, row.name).len(), 1, "{row:?}");
        }
    }

    #[test]
    fn every_row_is_read_from_some_component() {
        let linked = tlv(0xa1, &[2, 1, 1, 0x80, 1, 2, 6, 3, 42, 3, 4]);
        let messages = [
            linked,
            invoke(1, 2, &update_location()),
            return_result(
                1,
                71,
                &tlv(
                    0x30,
                    &tlv(0x30, &tlv(0xa0, &tlv(0xa3, &tlv(0x80, &[0x09, 0xf1, 0x07, 0, 1, 0, 2])))),
                ),
            ),
            tlv(0xa7, &[2, 1, 1]),
            return_error(1, 27),
            reject(1, 0x81, 1),
        ];
        let messages: Vec<&[u8]> = messages.iter().map(Vec::as_slice).collect();

        let unread: Vec<&str> = wire::unread::<Map>(&messages)
            .filter(|name| ROWS.iter().all(|row| row.name != *name))
            .collect();

        assert_eq!(unread, [""; 0]);
    }

    #[test]
    fn an_initial_detection_point_names_service_and_numbers() {
        let argument = [
            tlv(0x80, &[7]),
            tlv(0x82, &[3, 0x10, 0x21]),
            tlv(0x83, &[3, 0x13, 0x43]),
            tlv(0x9f32, &[0, 0x01, 0x21]),
        ];
        let messages = [
            invoke(1, 0, &tlv(0x30, &argument.concat())),
            return_result(1, 0, &[]),
            return_error(1, 2),
            reject(1, 0x81, 1),
        ];
        let messages: Vec<&[u8]> = messages.iter().map(Vec::as_slice).collect();

        let unread: Vec<&str> = wire::unread::<Cap>(&messages).collect();

        assert_eq!(unread, [""; 0]);
    }

    #[test]
    fn what_receivers_read_differently_is_refused() {
        for (octets, fault) in [
            ([invoke(1, 71, &[]), std::vec![5, 0]].concat(), Fault::Trailing),
            (tlv(0xa1, &[2, 1, 1]), Fault::Missing),
            (tlv(0xa1, &[2, 1, 71]), Fault::Missing),
            (tlv(0xa1, &[2, 1, 1, 2, 1, 71, 5, 0, 5, 0]), Fault::Trailing),
            (tlv(0xa5, &[2, 1, 1]), Fault::Value),
            (tlv(0xa2, &[2, 1, 1, 2, 1, 71]), Fault::Value),
            (invoke(1, 71, &tlv(0x30, &[0x80, 9])), Fault::Truncated),
        ] {
            let refused = Component::decode(&octets).unwrap_err();

            assert_eq!(refused.fault, fault, "{octets:02x?}");
        }
    }

    #[test]
    fn the_context_tells_the_application_before_the_subsystem() {
        let camel = [4, 0, 0, 1, 21, 3, 4];
        for (context, ssns, expected) in [
            (Some([4, 0, 0, 1, 0, 29, 3].as_slice()), std::vec![146], Application::Map),
            (Some(&camel), std::vec![6], Application::Cap),
            (Some(&[42]), std::vec![6], Application::Map),
            (None, std::vec![6, 8], Application::Map),
            (None, std::vec![254, 146], Application::Cap),
            (None, std::vec![200], Application::Map),
        ] {
            assert_eq!(application(context, ssns), expected);
        }
    }

    proptest! {
        #[test]
        fn any_octets_are_a_component_or_an_error(octets: Vec<u8>, tag in 0xa1_u32..0xa8, operation in 0_u8..90) {
            for octets in [octets.clone(), tlv(tag, &octets), invoke(1, operation, &tlv(0x30, &octets)), return_result(1, operation, &octets)] {
                let _ = Component::decode(&octets);
                if let Some(component) = Component::glimpse(&octets) {
                    for field in Map::FIELDS.iter().map(|field| field.read).chain(Cap::FIELDS.iter().map(|field| field.read)) {
                        field(&component, &mut Values::default());
                    }
                }
            }
        }
    }

    fn update_location() -> Vec<u8> {
        let number = |digits: &str| [&[0x91], craft::tbcd(digits).as_slice()].concat();
        let parts = [
            tlv(4, &craft::tbcd("001010123456789")),
            tlv(0x81, &number("8831700001")),
            tlv(4, &number("8831700002")),
        ];
        tlv(0x30, &parts.concat())
    }

    fn texts(component: &Component<'_>, name: &str) -> Vec<std::string::String> {
        let field = Map::FIELDS.iter().find(|field| field.name == name).unwrap();
        let mut values = Values::default();
        (field.read)(component, &mut values);
        let text = |value: &Value<'_>| match value {
            Value::Digits(digits) => digits.to_string(),
            Value::Number(number) => number.to_string(),
            other @ (Value::Address(_) | Value::Octets(_) | Value::Text(_) | Value::Labels(_)) => {
                std::format!("{other:?}")
            }
        };
        values.as_slice().iter().map(text).collect()
    }
}
