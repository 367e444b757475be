//! Writes the seed corpus: messages of `craft`, true ones and lying ones, a file each.

use std::fs;
use std::net::{Ipv4Addr, Ipv6Addr};
use std::path::Path;

const UE: Ipv4Addr = Ipv4Addr::new(10, 46, 0, 2);
const NODE: Ipv4Addr = Ipv4Addr::new(192, 0, 2, 1);
const NODE_V6: Ipv6Addr = Ipv6Addr::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, 1);

fn main() -> std::io::Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    for (target, seeds) in [
        ("gtpv0", gtpv0()),
        ("gtpv1", gtpv1()),
        ("gtpv2", gtpv2()),
        ("gtpu", gtpu()),
        ("pfcp", pfcp()),
        ("gtpprime", vec![vec![0x2e, 1, 0, 2, 0, 7, 14, 3], vec![0x0f, 1, 0, 0, 0, 7]]),
        ("packet", packet()),
        ("dissect", dissect()),
        ("inspect", inspect()),
        ("policy", policy()),
        ("bundle", bundle()),
        ("diameter", diameter()),
        ("sctp", sctp()),
        ("m3ua", m3ua()),
        ("sccp", sccp()),
        ("tcap", tcap()),
        ("map", vec![update_location()]),
        ("cap", vec![initial_dp()]),
        ("filter", filters()),
        ("capture", captures()),
    ] {
        let folder = root.join(target);
        fs::create_dir_all(&folder)?;
        for (place, octets) in seeds.iter().enumerate() {
            fs::write(folder.join(format!("seed-{place:02}")), octets)?;
        }
    }
    Ok(())
}

fn gtpv0() -> Vec<Vec<u8>> {
    use craft::gtpv0::*;
    let create = create_pdp_context_request()
        .tunnel("001010123456789", 5)
        .qos()
        .recovery(1)
        .selection_mode(0)
        .flow_labels(1, 2)
        .end_user_dynamic()
        .apn("internet")
        .gsn_address(NODE)
        .gsn_address(NODE_V6)
        .msisdn("15550100");
    vec![
        echo_request().octets(),
        echo_response().recovery(7).octets(),
        create.octets(),
        create.clone().length(5).octets(),
        message(255).raw(&craft::ip_packet(UE, NODE, (5000, 3386), b"x")).octets(),
    ]
}

fn gtpv1() -> Vec<Vec<u8>> {
    use craft::gtpv1::*;
    let create = create_pdp_context_request()
        .imsi("001010123456789")
        .rai("901-70", 1, 2)
        .recovery(1)
        .selection_mode(1)
        .teid_data(0x11)
        .teid_control(0x22)
        .nsapi(5)
        .charging_characteristics(0x0800)
        .end_user_dynamic()
        .apn("internet.mnc001.mcc001.gprs")
        .gsn_address(NODE)
        .gsn_address(NODE_V6)
        .msisdn("15550100")
        .qos()
        .rat(1)
        .uli(0, "310-410", 3, 4)
        .imeisv("3534900698733190")
        .private_extension(10415, &[1, 2, 3]);
    vec![
        echo_request().octets(),
        echo_response().recovery(3).octets(),
        create.octets(),
        create.clone().extension(0xc1, &[0, 0]).octets(),
        create.clone().ie_with_length(131, 900, b"x").octets(),
        create_pdp_context_response().teid(1).cause(128).end_user(UE).charging_id(9).octets(),
        delete_pdp_context_request().teid(1).teardown(true).nsapi(5).octets(),
        message(50).without_sequence().p_tmsi(1).p_tmsi_signature(2).octets(),
        create.trailing(&[0]).octets(),
    ]
}

fn pfcp() -> Vec<Vec<u8>> {
    use craft::pfcp::*;
    let tunnel = [1, 0, 0, 0, 7, 192, 0, 2, 1];
    let rule = group().ie(56, &[0, 9]).group(2, &group().ie(20, &[0]).ie(21, &tunnel));
    let establish = message(50).seid(5).ie(60, &[0, 192, 0, 2, 1]).group(1, &rule);
    vec![
        establish.octets(),
        message(1).ie(96, &[0xe0, 0, 0, 0]).octets(),
        message(52).seid(1).priority(3).followed_by(&message(54).seid(2)).octets(),
        message(51).seid(1).ie(19, &[1]).ie_with_length(57, 99, &[2; 13]).octets(),
    ]
}

fn gtpv2() -> Vec<Vec<u8>> {
    use craft::gtpv2::*;
    let bearer = group().ebi(5).qos(9, 8).f_teid(2, 4, 0x44, NODE).charging_id(3);
    let create = create_session_request()
        .imsi("001010123456789")
        .msisdn("15550100")
        .mei("3534900698733190")
        .uli("901-70", 1, 0x0123_4567)
        .serving_network("901-70")
        .rat(6)
        .indication(&[0, 0, 0])
        .f_teid(0, 6, 0x33, NODE)
        .apn("internet")
        .selection_mode(0)
        .pdn_type(1)
        .paa(UE)
        .apn_restriction(0)
        .ambr(1000, 2000)
        .bearer_context(0, &bearer)
        .recovery(1);
    let nested = group().grouped(109, 0, &group().bearer_context(0, &bearer));
    let answer = create_session_response().cause(16).bearer_context(0, &group().ebi(5).cause(16));
    vec![
        echo_request().recovery(1).octets(),
        create.octets(),
        create.clone().uli_cgi("310-410", 5, 6).paa_v6(64, NODE_V6).octets(),
        create.clone().paa_dual(64, NODE_V6, UE).f_teid(1, 7, 9, NODE_V6).octets(),
        create.clone().ie_with_length(1, 9, &[0x62]).octets(),
        create.clone().grouped(109, 0, &nested).octets(),
        answer
            .clone()
            .piggyback(&create_bearer_request().ebi(5).bearer_context(0, &bearer))
            .octets(),
        answer.piggyback(&create_session_request()).octets(),
        delete_session_request().teid(7).ebi(5).pti(1).octets(),
        message(1).trailing(&[1]).octets(),
        create_bearer_response().private_extension(10415, &[1]).length(3).octets(),
    ]
}

fn gtpu() -> Vec<Vec<u8>> {
    use craft::gtpu::*;
    let packet = craft::ip_packet(UE, NODE, (5000, 53), b"query");
    let nested = craft::ip_packet(UE, NODE, (2152, 2152), &gpdu(1, b"x").octets());
    let six = craft::frame().ip(NODE_V6, NODE_V6).extension(60, &[0; 6]).payload(b"x").packet();
    vec![
        echo_request().octets(),
        echo_response().octets(),
        gpdu(1, &packet).octets(),
        gpdu(1, &nested).octets(),
        gpdu(1, &six).extension(0x85, &[0, 9]).octets(),
        gpdu(1, &packet).sequence(1).npdu(2).octets(),
        error_indication(1, NODE).extension(0x40, &[8, 0x68]).octets(),
        end_marker(1).octets(),
        supported_extension_headers(&[0x85, 0xc0]).octets(),
    ]
}

fn packet() -> Vec<Vec<u8>> {
    let frame = craft::frame().payload(b"0123456789abcdef0123456789abcdef");
    let six = frame.clone().ip(NODE_V6, NODE_V6);
    let pieces = [frame.fragments(3), six.fragments(3)].concat();
    let whole = vec![
        frame.octets(),
        frame.clone().padding(10).octets(),
        frame.clone().vlan(5).octets(),
        frame.clone().tag(0x88a8, 7).vlan(5).octets(),
        frame.clone().options(&[1, 1, 1, 0]).octets(),
        frame.clone().udp_checksum(0).octets(),
        frame.clone().protocol(6).octets(),
        frame.clone().protocol(132).octets(),
        six.octets(),
        six.clone().extension(0, &[1, 4, 0, 0, 0, 0]).extension(60, &[0; 6]).octets(),
        six.clone().extension(43, &[0, 1, 0, 0, 0, 0]).octets(),
        six.clone().protocol(58).octets(),
    ];
    [whole, pieces].concat()
}

/// The target takes both ports from the first four octets, little end first.
fn dissect() -> Vec<Vec<u8>> {
    let on = |port: u16, seeds: Vec<Vec<u8>>| {
        let ports = [port.to_le_bytes(), port.to_le_bytes()].concat();
        seeds.into_iter().map(move |seed| [ports.as_slice(), &seed].concat())
    };
    on(2123, gtpv1())
        .chain(on(2123, gtpv2()))
        .chain(on(2152, gtpu()))
        .chain(on(3386, gtpv0()))
        .collect()
}

/// Sequences of frames as the target reads them: kind, time, length, content.
fn inspect() -> Vec<Vec<u8>> {
    let step = |kind: u8, time: u8, content: &[u8]| {
        let len = u16::try_from(content.len()).unwrap();
        [&[kind, time], len.to_be_bytes().as_slice(), content].concat()
    };
    let pieces = |kind: u8| {
        let message = gtpv2().into_iter().max_by_key(Vec::len).unwrap();
        let first = [&[0], message.get(1..32).unwrap_or(&message)].concat();
        let second = [&[4], message.get(33..80).unwrap_or(&message)].concat();
        [
            step(kind, 0, &first),
            step(kind | 0x40, 1, &second),
            step(kind, 1, &first),
            step(kind, 0xff, &second),
        ]
        .concat()
    };
    let all = |kind: u8, messages: Vec<Vec<u8>>| {
        messages.iter().flat_map(|octets| step(kind, 0, octets)).collect()
    };
    vec![
        all(1, gtpv2()),
        all(1, gtpv1()),
        all(2, gtpu()),
        all(3, gtpv0()),
        all(0, packet()),
        all(0x86, gtpv2()),
        pieces(4),
        pieces(5),
    ]
}

fn rules() -> Vec<std::path::PathBuf> {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("../../rules")];
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "policy") {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

fn policy() -> Vec<Vec<u8>> {
    rules().into_iter().map(|path| fs::read(path).unwrap()).collect()
}

/// Bundles of every policy that compiles alone, without the digest that the target adds.
fn bundle() -> Vec<Vec<u8>> {
    let bundles = rules().into_iter().filter_map(|path| {
        let text = fs::read_to_string(&path).unwrap();
        let source = ::policy::Source { name: path.display().to_string(), text };
        let compiled = ::policy::compile(&[source], &::policy::Options::default()).ok()?;
        let mut octets = compiled.bundle(1, |_| 0).ok()?;
        octets.truncate(octets.len().saturating_sub(32));
        Some(octets)
    });
    bundles.collect()
}

fn diameter() -> Vec<Vec<u8>> {
    use craft::diameter::*;
    vec![
        device_watchdog_request("mme.example", "example").octets(),
        capabilities_exchange_request("mme.example", "example").octets(),
        update_location_request("001010123456789", [0x09, 0xf1, 0x07]).octets(),
        update_location_answer(2001).octets(),
    ]
}

fn sctp() -> Vec<Vec<u8>> {
    use craft::sctp::{data, sctp};
    let bundle = sctp(7)
        .sack(40, &[(2, 3)], &[39])
        .data(&data(41, 3, b"first"))
        .data(&data(42, 3, b"second").unordered());
    vec![
        bundle.octets()[12..].to_vec(),
        sctp(0).init(1, 9, &[(5, &[10, 0, 0, 1])]).octets()[12..].to_vec(),
    ]
}

fn m3ua() -> Vec<Vec<u8>> {
    use craft::sigtran::*;
    vec![
        m3ua_data(1, 2, 3, b"sccp").octets(),
        m3ua(9, 1).parameter(0x207, &parameter(0x20a, &[0, 0, 0, 1])).octets(),
    ]
}

fn sccp() -> Vec<Vec<u8>> {
    use craft::sccp::*;
    let (called, calling) = (party("15550100", 6), party("8831700001", 7));
    let segment = segmentation(true, 2, 77);
    vec![
        udt(&called, &calling, b"tcap"),
        udts(1, &called, &calling, b"tcap"),
        xudt(&called, &calling, b"tcap", &[(16, &segment)]),
        connection_request(7, &called),
    ]
}

fn tcap() -> Vec<Vec<u8>> {
    use craft::tcap::*;
    let components = [update_location(), return_error(1, 27), reject(1, 0x81, 1)];
    vec![
        begin(&[1, 2, 3, 4], &dialogue_request(1, 3), &components),
        end(&[1, 2, 3, 4], &dialogue_response(1, 3), &components),
        continue_(&[1], &[2], &components),
        abort(&[1], 2),
    ]
}

fn update_location() -> Vec<u8> {
    use craft::tcap::*;
    let number = [&[0x91], craft::tbcd("8831700001").as_slice()].concat();
    let argument =
        [tlv(4, &craft::tbcd("001010123456789")), tlv(0x81, &number), tlv(4, &number)].concat();
    invoke(1, 2, &tlv(0x30, &argument))
}

fn initial_dp() -> Vec<u8> {
    use craft::tcap::*;
    invoke(1, 0, &tlv(0x30, &[tlv(0x80, &[7]), tlv(0x83, &[3, 0x13, 0x43])].concat()))
}

fn filters() -> Vec<Vec<u8>> {
    [
        "gtpv2.message_type == 32 && e212.imsi contains \"901\"",
        "not (ip.src in {10.0.0.0/8, 192.0.2.1..192.0.2.9}) or all gtpv2.ebi > 5",
        "frame[0:4] == 01:02:03:04 and sccp.called.digits matches \"^49\"",
    ]
    .map(|text| text.as_bytes().to_vec())
    .to_vec()
}

fn captures() -> Vec<Vec<u8>> {
    let frame = craft::frame().payload(&craft::gtpv2::echo_request().octets()).octets();
    vec![craft::capture::pcap(&[(1, frame)])]
}
