//! A short message in an operation of MAP, for policy tests.

use craft::{sms, tcap};

/// A short message to a telephone (TS 23.040 §9.2.2.1), where a test says something of it.
#[derive(Debug, Default)]
pub(crate) struct Text {
    sender: Option<String>,
    protocol: u8,
    coding: u8,
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
        let mut octets = sms::deliver(sender, b"text");
        let place = sender.len().div_ceil(2).saturating_add(3);
        let told = [self.protocol, self.coding];
        octets.iter_mut().skip(place).zip(told).for_each(|(octet, told)| *octet = told);
        octets.truncate(octets.len().saturating_sub(usize::from(self.is_cut)));
        tcap::tlv(4, &octets)
    }

    /// True where a component says that of a field: the digits, or the whole short message.
    pub(crate) fn says(&self, component: &[u8], (field, value): (&str, &str)) -> bool {
        let is_own = field.starts_with("gsm_sms.") || field.starts_with("sms.");
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
            "sms.contradictory" => self.is_cut = value == "1",
            _ => self.sender = Some(value.to_owned()),
        }
    }
}
