//! A short message in an operation of MAP, for policy tests.

use craft::{sms, tcap};

/// A short message to a telephone (TS 23.040 §9.2.2.1), where a test says something of it.
#[derive(Debug, Default)]
pub(crate) struct Text {
    sender: Option<String>,
    protocol: u8,
    coding: u8,
    /// Indicator of the message type, type of the sender's number, and the element that a header has.
    kind: Option<u8>,
    number_type: Option<u8>,
    element: Option<u8>,
    is_cut: bool,
    is_there: bool,
}

impl Text {
    /// The element that holds it; nothing where no test says anything.
    pub(crate) fn octets(&self) -> Vec<u8> {
        if !self.is_there {
            return Vec::new();
        }
        let sender = self.sender.as_deref().unwrap_or("88317012345");
        let header = self.element.map(|element| vec![4, element, 2, 0, 0]).unwrap_or_default();
        let mut octets = sms::deliver(sender, &[header.as_slice(), b"text"].concat());
        if let (Some(_), Some(first)) = (self.element, octets.first_mut()) {
            *first |= 0x40;
        }
        let place = sender.len().div_ceil(2).saturating_add(3);
        let told = [self.protocol, self.coding];
        octets.iter_mut().skip(place).zip(told).for_each(|(octet, told)| *octet = told);
        if let (Some(kind), Some(first)) = (self.kind, octets.first_mut()) {
            *first = *first & !3 | kind & 3;
        }
        if let (Some(kind), Some(octet)) = (self.number_type, octets.get_mut(2)) {
            *octet = 0x81 | kind << 4 & 0x70;
        }
        octets.truncate(octets.len().saturating_sub(usize::from(self.is_cut)));
        tcap::tlv(4, &octets)
    }

    /// True where a component says that of a field: the digits, or the whole short message.
    pub(crate) fn says(&self, component: &[u8], (field, value): (&str, &str)) -> bool {
        let is_own = field.starts_with("gsm_sms.") || field.starts_with("sms.");
        if field == "map.extension_len" {
            return component.windows(4).any(|octets| octets == [0x2b, 6, 1, 4]);
        }
        let wanted = if is_own { self.octets() } else { craft::tbcd(value) };
        component.windows(wanted.len().max(1)).any(|octets| octets == wanted)
    }

    /// What a test says of it.
    pub(crate) fn take(&mut self, field: &str, value: &str) {
        self.is_there = true;
        let number = value.parse().unwrap_or(0);
        match field {
            "gsm_sms.tp-pid" => self.protocol = number,
            "gsm_sms.tp-dcs" => self.coding = number,
            "gsm_sms.tp-mti" => self.kind = Some(number),
            "gsm_sms.ie_identifier" => self.element = Some(number),
            "gsm_sms.dis_field_addr.num_type" => self.number_type = Some(number),
            "sms.contradictory" => self.is_cut = value == "1",
            _ => self.sender = Some(value.to_owned()),
        }
    }
}
