//! MAP (TS 29.002) and CAP (TS 29.078): the operations in TCAP's components, and what they are about.

mod camel;
mod check;
mod codes;
mod component;
mod content;
mod fields;
mod grammar;
mod identity;
mod inap;
mod location;
#[cfg(test)]
mod made;
mod roles;
mod walk;

pub use camel::Cap;
pub use codes::{CapOperation, ErrorCode, Operation};
pub use component::{Component, ComponentKind, OperationCode};
pub use fields::Map;
pub use inap::Inap;

/// Whose operations the components of a dialogue are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Application {
    /// MAP.
    Map,
    /// CAP.
    Cap,
    /// INAP.
    Inap,
}

/// By the application context where it is known, else by the subsystems of both ends (TS 23.003 §8): what is neither
/// told nor another's is read as MAP, since that is what attackers send.
pub fn application(context: Option<&[u8]>, ssns: impl FnOnce() -> [Option<u8>; 2]) -> Application {
    let served = || ssns().into_iter().flatten().find_map(served);
    match context.and_then(named) {
        // No subsystem of MAP or CAP serves INAP.
        Some(Application::Inap) => served().unwrap_or(Application::Inap),
        Some(named) => named,
        // Whoever serves the subsystem serves it whatever a context of its own calls it.
        None => served().unwrap_or(Application::Map),
    }
}

/// The application that Wireshark shows: that of a context in its list, else of the subsystem by which it found TCAP.
pub fn shown_application(context: Option<&[u8]>, ssn: Option<u8>) -> Option<Application> {
    context.and_then(listed).or_else(|| served(ssn?))
}

/// The application of a context that Wireshark's list has, in that version.
fn listed(context: &[u8]) -> Option<Application> {
    match context {
        [4, 0, 0, 1, 0, 50, 0 | 1]
        | [4, 0, 0, 1, 0, 51 | 52, 1]
        | [4, 0, 0, 1, 1, 2 | 5, 2]
        | [4, 0, 0, 1, 21, 3, 4 | 6]
        | [4, 0, 0, 1, 23, 3, 4 | 6 | 8] => Some(Application::Cap),
        [4, 0, 1, 1, 1, 0, 0] => Some(Application::Inap),
        [4, 0, 0, 1, 0, number, version] => {
            let versions = MAP_CONTEXTS.get(usize::from(*number))?;
            versions.contains(version).then_some(Application::Map)
        }
        _ => None,
    }
}

/// The versions of each context of MAP in Wireshark's list, from `networkLocUp`, which is 1 (TS 29.002 §17.3.3).
const MAP_CONTEXTS: [&[u8]; 46] = [
    &[],
    &[1, 2, 3],
    &[1, 2, 3],
    &[1, 2, 3],
    &[3],
    &[1, 2, 3],
    &[3, 4],
    &[3],
    &[3],
    &[3],
    &[1, 2],
    &[1, 2, 3],
    &[3],
    &[1, 2, 3],
    &[1, 2, 3],
    &[2, 3],
    &[1, 2, 3],
    &[1, 2, 3],
    &[1, 2],
    &[2],
    &[1, 2, 3],
    &[1, 2, 3],
    &[3],
    &[1, 2],
    &[1, 2, 3],
    &[2, 3],
    &[2],
    &[2, 3],
    &[3],
    &[3],
    &[],
    &[3],
    &[3],
    &[3, 4],
    &[3],
    &[3],
    &[3],
    &[3],
    &[3],
    &[3],
    &[3],
    &[3],
    &[3],
    &[3],
    &[3],
    &[3],
];

/// The application that a context names.
fn named(context: &[u8]) -> Option<Application> {
    match context {
        // 0.4.0.0.1.0: MAP, but 50 to 52 of it and 20 to 23 beside it are CAP (TS 29.002 §17.3, TS 29.078 §6.1).
        [4, 0, 0, 1, 0, 50..=52, ..] | [4, 0, 0, 1, 20..=23, ..] => Some(Application::Cap),
        [4, 0, 0, 1, 0, ..] => Some(Application::Map),
        // 0.4.0.1.1: INAP of ETSI; 2.16 and 0.0.17.1218: that of the ITU (ETS 300 374-1 §5, Q.1218 §2).
        [4, 0, 1, 1, ..] | [0, 17, 0x89, 0x42, ..] => Some(Application::Inap),
        _ => None,
    }
}

/// The application that a subsystem serves (TS 23.003 §8).
fn served(ssn: u8) -> Option<Application> {
    match ssn {
        6..=9 | 145 | 147..=150 => Some(Application::Map),
        146 => Some(Application::Cap),
        106 | 241 => Some(Application::Inap),
        _ => None,
    }
}

/// The application that the receiver's subsystem serves, where the context says another. A switch answers both, so that
/// only what begins there is disputed (TS 23.003 §8).
pub fn other_application(context: &[u8], called: u8, is_begin: bool) -> Option<Application> {
    let told = application(Some(context), || [Some(called), None]);
    match (told, called) {
        (Application::Cap, 5..=7 | 9 | 145 | 149 | 150) => Some(Application::Map),
        (Application::Cap, 8) if is_begin => Some(Application::Map),
        (Application::Map, 146) if is_begin => Some(Application::Cap),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    extern crate std;

    use std::collections::HashSet;
    use std::string::ToString as _;
    use std::vec::Vec;

    use craft::tcap::{invoke, reject, return_error, return_result, tlv};
    use proptest::prelude::*;
    use wire::{Fault, Protocol as _, Value, Values};

    use super::grammar::{
        COUNT, NOTHING, Part, Type, UNTAGGED, camel_argument, camel_result, dialogue, map_argument,
        map_error, map_result, row,
    };
    use super::*;

    #[test]
    fn an_update_of_location_names_subscriber_and_nodes() {
        let octets = invoke(1, 2, &update_location());

        let component = Component::decode(&octets, Application::Map).unwrap();

        assert_eq!((component.kind, component.local()), (ComponentKind::INVOKE, Some(2)));
        for (field, expected) in [
            ("e212.imsi", ["001010123456789"].as_slice()),
            ("e212.mcc", &["1"]),
            ("e212.mnc", &["10"]),
            ("map.vlr", &["8831700002"]),
            ("map.msc", &["8831700001"]),
            ("e164.msisdn", &["8831700001", "8831700002"]),
            ("e164.country_code", &["883", "883"]),
            ("gsm_map.number_plan", &["1", "1"]),
        ] {
            assert_eq!(texts(&component, field), expected, "{field}");
        }
    }

    #[test]
    fn the_second_version_of_cap_names_the_gateway_where_later_ones_name_where_a_call_goes() {
        let extension = [0xbf, 59, 8, 0x81, 6, 0x91, 0x22, 0x70, 0x57, 0, 0x70];
        let argument = tlv(0x30, &[tlv(0x80, &[5]), extension.to_vec()].concat());
        let octets = invoke(1, 0, &argument);
        let component = Component::decode(&octets, Application::Cap).unwrap();

        let has = |version, name| {
            let row = Cap::FIELDS.iter().find(|field| field.name == name).unwrap();
            let mut values = Values::default();
            (row.read)(&component.of_version(version), &mut values);
            !values.is_empty()
        };

        assert!(has(1, "camel.gmscAddress") && !has(1, "camel.forwardingDestinationNumber"));
        assert!(has(4, "camel.forwardingDestinationNumber") && !has(4, "camel.gmscAddress"));
    }

    #[test]
    fn a_short_message_has_the_names_of_its_version() {
        let argument = tlv(0x30, &[tlv(0x80, &[0x21]), tlv(0x82, &[0x91, 0x21])].concat());
        let octets = invoke(1, 46, &argument);
        let component = Component::decode(&octets, Application::Map).unwrap();

        assert_eq!(texts(&component.of_version(3), "gsm_map.sm.imsi").len(), 1);
        assert_eq!(texts(&component.of_version(2), "gsm_old.imsi").len(), 1);
        assert_eq!(texts(&component.of_version(2), "gsm_map.sm.imsi").len(), 0);
    }

    #[test]
    fn every_value_of_the_table_is_read_where_it_stands() {
        let mut unread: HashSet<&str> = (0..COUNT).map(|place| row(place).name).collect();

        let components = messages();
        let mut components: Vec<(Component<'_>, u16)> = components
            .iter()
            .map(|(octets, application, version, name)| {
                (Component::decode(octets, *application).unwrap().of_version(*version), *name)
            })
            .collect();
        let mut portions = Vec::new();
        paths(dialogue(), &mut |portion, name| portions.push((portion.to_vec(), name)));
        let portions = portions.iter();
        components.extend(
            portions.map(|(octets, name)| (Component::of_dialogue(octets).unwrap(), *name)),
        );

        for (component, name) in components {
            let mut values = Values::default();
            let row = row(usize::from(name));

            (row.read)(&component, &mut values);

            assert!(!values.is_empty(), "{} in {component:02x?}", row.name);
            unread.remove(row.name);
        }

        assert_eq!(unread, HashSet::new());
    }

    /// An Initial DP with numbers as ISUP writes them.
    fn parties() -> Vec<u8> {
        let party = craft::isup::number("15550001");
        let parties = [0x82, 0x83, 0x8c, 0x9d].map(|tag| tlv(tag, &party));
        invoke(1, 0, &tlv(0x30, &[tlv(0x80, &[1]), parties.concat()].concat()))
    }

    /// A call that was sent on asks its service what to do (TS 29.078 §6.1.1).
    fn initial_detection(imsi: &[u8], number: &[u8]) -> Vec<u8> {
        let parts: [(u32, &[u8]); 5] = [
            (0x80, &[1]),
            (0x9e, &[0x23, 0x41]),
            (0x9f32, imsi),
            (0x9f34, &[0x80, 1]),
            (0x9f37, number),
        ];
        let parts: Vec<Vec<u8>> = parts.iter().map(|(tag, octets)| tlv(*tag, octets)).collect();
        invoke(1, 0, &tlv(0x30, &parts.concat()))
    }

    /// A sequence of values under these tags.
    fn list(parts: &[(u32, &[u8])]) -> Vec<u8> {
        let parts: Vec<Vec<u8>> = parts.iter().map(|(tag, octets)| tlv(*tag, octets)).collect();
        tlv(0x30, &parts.concat())
    }

    /// The first event of a short message that a service is asked about.
    fn first_of_message(imsi: &[u8], number: &[u8]) -> Vec<u8> {
        let to = [(0x81, number), (0x82, number), (0x83, imsi), (0x87, number)];
        invoke(1, 60, &list(&[&[(0x80, &[1][..])], &to[..]].concat()))
    }

    /// A text of a service in each group of schemes of coding.
    fn services() -> [Vec<u8>; 6] {
        [0x0f_u8, 0x11, 0x21, 0x31, 0x55, 0xf4]
            .map(|scheme| invoke(1, 59, &list(&[(4, &[scheme]), (4, b"text")])))
    }

    #[test]
    fn every_other_row_is_read_from_some_component() {
        let linked = tlv(0xa1, &[2, 1, 1, 0x80, 1, 2, 6, 3, 42, 3, 4]);
        let node = |tag: u32, octets: &[u8]| tlv(0x30, &tlv(tag, octets));
        let (imsi, number, national) = (craft::tbcd("001010123456789"), [0x91, 0x21], [0xa1, 0x21]);
        let forward = |to: (u32, &[u8]), from: (u32, &[u8]), tpdu: &[u8]| {
            invoke(1, 46, &list(&[to, from, (4, tpdu)]))
        };
        let feature = list(&[(0x84, &[0x0f]), (0x86, &[0xff])]);
        let forwarding = tlv(0xa0, &[tlv(4, &[0x29]), tlv(0x30, &feature)].concat());
        let area = tlv(0xa3, &tlv(0x81, &[0x09, 0xf1, 0x07, 0, 1]));
        let located = [tlv(0x82, &[0x03, 0x13, 0x88, 0x13]), area].concat();
        let ipv6 = [[0x50].as_slice(), &[1; 16]].concat();
        let messages = [
            linked,
            invoke(1, 2, &update_location()),
            parties(),
            initial_detection(&imsi, &number),
            first_of_message(&imsi, &number),
            invoke(1, 23, &list(&[(4, &imsi), (4, &number), (4, &[4, 1, 2, 3, 4])])),
            invoke(1, 24, &list(&[(0x80, &imsi), (0x81, &ipv6), (0x82, &national)])),
            invoke(1, 43, &tlv(4, &craft::tbcd("12"))),
            invoke(1, 45, &list(&[(0x80, &number), (0x81, &[1]), (0x82, &number)])),
            invoke(1, 10, &list(&[(4, &[0x21]), (0x84, &number)])),
            invoke(1, 7, &list(&[(0xa7, &forwarding)])),
            invoke(1, 22, &tlv(4, &[0x84, 0x90])),
            return_result(1, 2, &node(4, &number)),
            return_result(1, 4, &node(4, &number)),
            return_result(1, 45, &list(&[(4, &imsi), (0xa0, &tlv(0x81, &number))])),
            return_result(1, 71, &node(0x30, &tlv(0xa0, &located))),
            invoke(1, 0, &list(&[(0x80, &[1]), (0x8a, &[0x03, 0x13, 0x88, 0x13])])),
            tlv(0xa7, &[2, 1, 1]),
            return_error(1, 27),
            reject(1, 0x80, 1),
            reject(1, 0x81, 1),
            reject(1, 0x82, 1),
            reject(1, 0x83, 1),
        ];
        let short = craft::sms::every_part().into_iter().map(|(is_from_mobile, tpdu)| {
            if is_from_mobile {
                forward((0x84, &number), (0x82, &number), &tpdu)
            } else {
                forward((0x80, &imsi), (0x84, &number), &tpdu)
            }
        });
        let messages: Vec<Vec<u8>> = messages.into_iter().chain(short).chain(services()).collect();
        let messages: Vec<&[u8]> = messages.iter().map(Vec::as_slice).collect();
        let of_table: HashSet<&str> = (0..COUNT).map(|place| row(place).name).collect();

        let unread: Vec<&str> = wire::unread::<Map>(&messages)
            .chain(wire::unread::<Cap>(&messages))
            .filter(|name| !of_table.contains(name))
            .collect();

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
            let refused = Component::decode(&octets, Application::Map).unwrap_err();

            assert_eq!(refused.fault, fault, "{octets:02x?}");
        }
    }

    #[test]
    fn the_context_tells_the_application_before_the_subsystem() {
        let camel = [4, 0, 0, 1, 21, 3, 4];
        for (context, ssns, expected) in [
            (Some([4, 0, 0, 1, 0, 29, 3].as_slice()), [Some(146), None], Application::Map),
            (Some(&camel), [Some(6), None], Application::Cap),
            (Some(&[42]), [Some(6), None], Application::Map),
            (None, [Some(6), Some(8)], Application::Map),
            (None, [Some(254), Some(146)], Application::Cap),
            (None, [None, Some(200)], Application::Map),
        ] {
            assert_eq!(application(context, || ssns), expected);
        }
    }

    proptest! {
        #[test]
        fn any_octets_are_a_component_or_an_error(octets: Vec<u8>, tag in 0xa1_u32..0xa8, operation in 0_u8..90) {
            for octets in [octets.clone(), tlv(tag, &octets), invoke(1, operation, &tlv(0x30, &octets)), return_result(1, operation, &octets)] {
                for application in [Application::Map, Application::Cap] {
                    let _ = Component::decode(&octets, application);
                    let Some(component) = Component::glimpse(&octets, application) else { continue };
                    component.each_name(&mut |name| (row(usize::from(name)).read)(&component, &mut Values::default()));
                }
            }
        }
    }

    type Case = (Vec<u8>, Application, u8, u16);

    /// For every row a component that has its value, found by going through the types from each operation and error.
    fn messages() -> Vec<Case> {
        let map = Application::Map;
        (0..=127_u8)
            .flat_map(|code| {
                let asked = move |parameter: &[u8]| invoke(1, code, parameter);
                let done = move |parameter: &[u8]| return_result(1, code, parameter);
                let failed = move |parameter: &[u8]| {
                    tlv(0xa3, &[&[2, 1, 1, 2, 1, code], parameter].concat())
                };
                let of_versions = [1, 2, 3].into_iter().flat_map(move |version| {
                    let argument = cases(map_argument(code.into(), version), (map, version), asked);
                    let result = cases(map_result(code.into(), version), (map, version), done);
                    argument.into_iter().chain(result)
                });
                of_versions
                    .chain(cases(map_error(code.into()), (map, 3), failed))
                    .chain(cases(camel_argument(code.into()), (Application::Cap, 0), asked))
                    .chain(cases(camel_result(code.into()), (Application::Cap, 0), done))
            })
            .collect()
    }

    fn cases(
        parts: &'static [Part],
        (application, version): (Application, u8),
        around: impl Fn(&[u8]) -> Vec<u8>,
    ) -> Vec<Case> {
        let mut cases = Vec::new();
        paths(parts, &mut |parameter, name| {
            cases.push((around(parameter), application, version, name));
        });
        cases
    }

    /// Parameters that lead to each part once.
    fn paths(roots: &'static [Part], visit: &mut dyn FnMut(&[u8], u16)) {
        let mut seen = HashSet::new();
        for root in roots {
            lead(root, &|octets| octets, &mut seen, visit);
        }
    }

    fn lead(
        part: &'static Part,
        around: &dyn Fn(Vec<u8>) -> Vec<u8>,
        seen: &mut HashSet<*const Type>,
        visit: &mut dyn FnMut(&[u8], u16),
    ) {
        let whole = |inner: &[u8], is_constructed: bool| {
            around(if part.tag == UNTAGGED {
                inner.to_vec()
            } else {
                tlv(tag(part.tag, is_constructed), inner)
            })
        };
        let (parts, is_leaf) = match part.of {
            Type::Leaf(_) => ([].as_slice(), true),
            Type::Sequence(parts) | Type::Choice(parts) | Type::Each(parts) => (*parts, false),
        };
        if part.name != NOTHING {
            let inner = match part.of {
                Type::Leaf(_) if part.tag == UNTAGGED => tlv(4, &[3, 3]),
                Type::Leaf(_) => std::vec![3, 3],
                Type::Choice(parts) => shortest(&parts[0]),
                Type::Sequence(_) | Type::Each(_) => Vec::new(),
            };
            visit(&whole(&inner, !is_leaf), part.name);
        }
        if !seen.insert(std::ptr::from_ref(part.of)) {
            return;
        }
        for (place, inner) in parts.iter().enumerate() {
            let is_sequence = matches!(part.of, Type::Sequence(_));
            let before = parts[..place].iter().filter(|_| is_sequence);
            let before: Vec<u8> = before.flat_map(shortest).collect();
            let around = |octets: Vec<u8>| whole(&[before.as_slice(), &octets].concat(), true);
            lead(inner, &around, seen, visit);
        }
    }

    /// The first alternative of all, empty.
    fn shortest(part: &Part) -> Vec<u8> {
        match part.of {
            Type::Choice(parts) if part.tag == UNTAGGED => shortest(&parts[0]),
            Type::Leaf(_) if part.tag == UNTAGGED => tlv(4, &[3, 3]),
            Type::Leaf(_) => tlv(tag(part.tag, false), &[3, 3]),
            Type::Sequence(_) | Type::Choice(_) | Type::Each(_) => tlv(tag(part.tag, true), &[]),
        }
    }

    /// Identifier octets of a label.
    fn tag(label: u16, is_constructed: bool) -> u32 {
        let class = u32::from(label >> 14) << 6 | if is_constructed { 0x20 } else { 0 };
        match u32::from(label & 0x3fff) {
            number @ 0..31 => class | number,
            number @ 31..128 => (class | 0x1f) << 8 | number,
            number => (class | 0x1f) << 16 | (number >> 7 | 0x80) << 8 | number & 0x7f,
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
