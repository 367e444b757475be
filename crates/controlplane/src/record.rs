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
        1 => "drop",
        2 => "reject",
        _ => "unknown",
    }
}

fn type_name(row: &dissect::ProtocolRow, kind: u16) -> Option<String> {
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
