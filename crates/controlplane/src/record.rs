//! What an event says for people: names for its numbers, addresses, and whom it is about, masked.

use dissect::{Carrier, Message};
use etherparse::{LaxNetSlice, LaxSlicedPacket, TransportSlice};
use ruletable::Reason;
use southbound::Event;
use wire::{Value, Values};

use crate::clock;
use crate::mask::mask;
use crate::response::EventRecord;
use crate::roster::Roster;

/// An event with its names; `number` and `worker` are the reader's.
pub(crate) fn record(event: &Event, roster: &Roster) -> EventRecord {
    let rule = roster.rule(event.slot);
    let [source, destination] = event.partners;
    let far = if is_inward(event) { [source, destination] } else { [destination, source] };
    let kind = dissect::protocol(event.message.0);
    let mut record = EventRecord {
        timestamp: clock::rfc3339_ns(event.time_ns),
        verdict: verdict(event).to_owned(),
        reason: event.reason,
        reason_text: Reason(event.reason).text().to_owned(),
        rule: rule.map(|rule| rule.name.clone()),
        stage: rule.map(|rule| rule.stage.clone()),
        generation: event.generation,
        direction: direction(event).to_owned(),
        partner: far.into_iter().find_map(|number| roster.partner(event.generation, number)),
        protocol: kind.filter(|_| event.message.0 != 0).map(|row| row.name.to_owned()),
        message: kind.and_then(|row| type_name(row, event.message.1)),
        frame_octets: event.frame_octets,
        ..EventRecord::default()
    };
    look_into(&event.snapshot, &mut record);
    record
}

/// The same in one line, for the comment of the evidence.
pub(crate) fn comment(record: &EventRecord) -> String {
    let EventRecord { verdict, reason, reason_text, generation, direction, .. } = record;
    let rule = record.rule.as_deref().unwrap_or("-");
    let partner = record.partner.as_deref().unwrap_or("-");
    format!(
        "verdict={verdict} rule={rule} reason={reason} generation={generation} partner={partner} \
         direction={direction} text=\"{reason_text}\""
    )
}

/// True where the frame came from the partner.
pub(crate) fn is_inward(event: &Event) -> bool {
    event.direction == 0
}

fn direction(event: &Event) -> &'static str {
    if is_inward(event) { "inward" } else { "outward" }
}

fn verdict(event: &Event) -> &'static str {
    match event.verdict {
        0 => "monitor",
        code => ruletable::Verdict::NAMES.get(usize::from(code)).copied().unwrap_or("unknown"),
    }
}

fn type_name(row: &dissect::ProtocolRow, kind: u32) -> Option<String> {
    let known = row.types.iter().find(|(number, _)| *number == u64::from(kind));
    known.map(|(_, name)| (*name).to_owned())
}

/// The frame may be cut and may be malformed: what can be read is told.
fn look_into(frame: &[u8], record: &mut EventRecord) {
    let Ok(packet) = LaxSlicedPacket::from_ethernet(frame) else { return };
    let addresses = match &packet.net {
        Some(LaxNetSlice::Ipv4(ipv4)) => {
            let header = ipv4.header();
            Some([header.source_addr().to_string(), header.destination_addr().to_string()])
        }
        Some(LaxNetSlice::Ipv6(ipv6)) => {
            let header = ipv6.header();
            Some([header.source_addr().to_string(), header.destination_addr().to_string()])
        }
        Some(LaxNetSlice::Arp(_)) | None => None,
    };
    let Some([source, destination]) = addresses else { return };
    record.src_ip = Some(source);
    record.dest_ip = Some(destination);
    if let Some(TransportSlice::Udp(udp)) = &packet.transport {
        let (source_port, destination_port) = (udp.source_port(), udp.destination_port());
        record.src_port = Some(source_port);
        record.dest_port = Some(destination_port);
        let carrier = Carrier::Udp { source_port, destination_port };
        if let Ok(Some(message)) = dissect::decode(carrier, udp.payload()) {
            name_subscriber(&message, record);
        }
    }
}

fn name_subscriber(message: &Message<'_>, record: &mut EventRecord) {
    record.protocol.get_or_insert_with(|| message.protocol().to_owned());
    if record.message.is_none() {
        record.message = message.name().map(str::to_owned);
    }
    record.imsi = first(message, "imsi");
    record.msisdn = first(message, "msisdn");
    record.apn = first(message, "apn");
}

/// The first value of a field; digits are a subscriber's, hence masked.
fn first(message: &Message<'_>, name: &str) -> Option<String> {
    let mut values = Values::default();
    let protocol = message.key().protocol;
    let row = dissect::find(name).find(|row| row.id.protocol == protocol)?;
    message.read(row.id, &mut values);
    match values.as_slice().first()? {
        Value::Digits(digits) => Some(mask(*digits)),
        Value::Labels(labels) => Some(dotted(labels)),
        Value::Text(text) | Value::Octets(text) => Some(text.escape_ascii().to_string()),
        Value::Number(number) => Some(number.to_string()),
        Value::Address(address) => Some(address.to_string()),
    }
}

/// Labels with dots between (RFC 1035 §3.1); octets that are no text are escaped.
fn dotted(mut labels: &[u8]) -> String {
    let mut name = String::new();
    while let Some((len, rest)) = labels.split_first() {
        let (label, rest) = rest.split_at_checked(usize::from(*len)).unwrap_or((rest, &[]));
        if !name.is_empty() {
            name.push('.');
        }
        name.push_str(&label.escape_ascii().to_string());
        labels = rest;
    }
    name
}

#[cfg(test)]
mod tests {
    use std::net::Ipv4Addr;

    use super::*;

    const OUTSIDE: Ipv4Addr = Ipv4Addr::new(192, 0, 2, 1);
    const INSIDE: Ipv4Addr = Ipv4Addr::new(10, 10, 0, 1);

    #[test]
    fn a_blocked_message_is_named_and_its_subscriber_is_masked() {
        let event = Event {
            verdict: 2,
            partners: [u16::MAX; 2],
            message: (2, 32),
            snapshot: create_session_request(),
            ..Event::default()
        };

        let record = record(&event, &Roster::default());

        assert_eq!(record.verdict, "reject");
        assert_eq!(record.message.as_deref(), Some("Create Session Request"));
        assert_eq!(record.src_ip.as_deref(), Some("192.0.2.1"));
        assert_eq!(record.dest_port, Some(2123));
        assert_eq!(record.imsi.as_deref(), Some("90170********89"));
        assert_eq!(record.apn.as_deref(), Some("internet.mnc001"));
    }

    #[test]
    fn of_a_frame_that_is_cut_anywhere_is_told_what_can_be_read() {
        let frame = create_session_request();

        for len in 0..frame.len() {
            let snapshot = frame[..len].to_vec();
            let event = Event { snapshot, partners: [u16::MAX; 2], ..Event::default() };

            let record = record(&event, &Roster::default());

            let has_header = len >= ETHERNET_AND_TAG_AND_IPV4;
            assert_eq!(record.src_ip.is_some(), has_header, "{len} octets");
        }
    }

    #[test]
    fn a_partner_without_a_name_is_told_by_its_number() {
        let event = Event { partners: [3, u16::MAX], direction: 1, ..Event::default() };

        assert_eq!(record(&event, &Roster::default()).partner.as_deref(), Some("partner 3"));
    }

    #[test]
    fn a_name_that_is_no_text_is_escaped() {
        assert_eq!(dotted(b"\x03a\x00b\xffzz"), "a\\x00b.zz");
    }

    fn create_session_request() -> Vec<u8> {
        let message =
            craft::gtpv2::message(32).imsi("901700123456789").apn("internet.mnc001").octets();
        craft::frame().vlan(7).ip(OUTSIDE, INSIDE).udp(2123, 2123).payload(&message).octets()
    }

    const ETHERNET_AND_TAG_AND_IPV4: usize = 14 + 4 + 20;
}
