//! Messages of Diameter (RFC 6733) and its 3GPP applications.

/// Vendor of 3GPP.
pub const TGPP: u32 = 10415;
/// Application S6a and S6d (TS 29.272).
pub const S6A: u32 = 16_777_251;

/// A message under construction.
#[derive(Clone, Debug)]
pub struct Message {
    flags: u8,
    command: u32,
    application: u32,
    numbers: [u32; 2],
    length: Option<u32>,
    avps: Vec<u8>,
}

/// Starts a request of that command and application.
pub fn request(command: u32, application: u32) -> Message {
    Message {
        flags: 0xc0,
        command,
        application,
        numbers: [0x1111_0001, 0x2222_0001],
        length: None,
        avps: Vec::new(),
    }
}

/// Starts an answer.
pub fn answer(command: u32, application: u32) -> Message {
    request(command, application).flags(0x40)
}

/// Device-Watchdog-Request of that host and realm (RFC 6733 §5.5.1).
pub fn device_watchdog_request(host: &str, realm: &str) -> Message {
    request(280, 0).flags(0x80).from(host, realm)
}

/// Capabilities-Exchange-Request of that host and realm (RFC 6733 §5.3.1).
pub fn capabilities_exchange_request(host: &str, realm: &str) -> Message {
    let message = request(257, 0).flags(0x80).from(host, realm);
    let message = message.avp(257, 0, &[0, 1, 192, 0, 2, 1]).word(266, 0, TGPP);
    message.text(269, 0, "craft").word(258, 0, S6A)
}

/// Update-Location-Request for a subscriber from a visited network, both as on the wire of other protocols: digits,
/// and three octets (TS 29.272 §7.2.3).
pub fn update_location_request(imsi: &str, visited: [u8; 3]) -> Message {
    request(316, S6A)
        .text(263, 0, "mme.visited.example;1;2")
        .word(277, 0, 1)
        .from("mme.visited.example", "visited.example")
        .text(293, 0, "hss.home.example")
        .text(283, 0, "home.example")
        .text(1, 0, imsi)
        .word(1032, TGPP, 1004)
        .word(1405, TGPP, 34)
        .avp(1407, TGPP, &visited)
        .text(282, 0, "dra.example")
}

/// Update-Location-Answer with a result (TS 29.272 §7.2.4).
pub fn update_location_answer(result: u32) -> Message {
    answer(316, S6A)
        .text(263, 0, "mme.visited.example;1;2")
        .word(268, 0, result)
        .from("hss.home.example", "home.example")
}

/// An AVP, padded; without a vendor where that is 0.
pub fn avp(code: u32, vendor: u32, octets: &[u8]) -> Vec<u8> {
    let header = if vendor == 0 { 8 } else { 12 };
    let length = u32::try_from(octets.len().saturating_add(header)).unwrap_or(u32::MAX);
    let flags: u8 = if vendor == 0 { 0x40 } else { 0xc0 };
    avp_with((code, vendor), flags, length, octets)
}

/// An AVP that claims flags and a length; padded.
pub fn avp_with((code, vendor): (u32, u32), flags: u8, length: u32, octets: &[u8]) -> Vec<u8> {
    let [_, high, middle, low] = length.to_be_bytes();
    let mut avp = code.to_be_bytes().to_vec();
    avp.extend([flags, high, middle, low]);
    if flags & 0x80 != 0 {
        avp.extend(vendor.to_be_bytes());
    }
    avp.extend(octets);
    avp.resize(avp.len().next_multiple_of(4), 0);
    avp
}

impl Message {
    /// Sets all flags.
    pub fn flags(mut self, flags: u8) -> Self {
        self.flags = flags;
        self
    }

    /// Claims another application.
    pub fn application(mut self, application: u32) -> Self {
        self.application = application;
        self
    }

    /// Sets hop-by-hop and end-to-end number.
    pub fn numbers(mut self, hop_by_hop: u32, end_to_end: u32) -> Self {
        self.numbers = [hop_by_hop, end_to_end];
        self
    }

    /// Adds Origin-Host and Origin-Realm.
    pub fn from(self, host: &str, realm: &str) -> Self {
        self.text(264, 0, host).text(296, 0, realm)
    }

    /// Adds an AVP.
    pub fn avp(self, code: u32, vendor: u32, octets: &[u8]) -> Self {
        self.raw(&avp(code, vendor, octets))
    }

    /// Adds an AVP of four octets.
    pub fn word(self, code: u32, vendor: u32, value: u32) -> Self {
        self.avp(code, vendor, &value.to_be_bytes())
    }

    /// Adds an AVP of text.
    pub fn text(self, code: u32, vendor: u32, value: &str) -> Self {
        self.avp(code, vendor, value.as_bytes())
    }

    /// Adds a grouped AVP.
    pub fn group(self, code: u32, vendor: u32, avps: &[Vec<u8>]) -> Self {
        self.avp(code, vendor, &avps.concat())
    }

    /// Adds octets as they are.
    pub fn raw(mut self, octets: &[u8]) -> Self {
        self.avps.extend(octets);
        self
    }

    /// Starts the answer to this request: with its command and its numbers.
    pub fn answer(&self) -> Self {
        let Self { command, application, numbers, .. } = *self;
        Self { numbers, ..answer(command, application) }
    }

    /// Claims another length.
    pub fn length(mut self, claimed: u32) -> Self {
        self.length = Some(claimed);
        self
    }

    /// The message.
    pub fn octets(&self) -> Vec<u8> {
        let actual = u32::try_from(self.avps.len().saturating_add(20)).unwrap_or(u32::MAX);
        let octet_and_24_bits = |octet: u32, word: u32| octet << 24 | word & 0x00ff_ffff;
        let length = octet_and_24_bits(1, self.length.unwrap_or(actual));
        let command = octet_and_24_bits(self.flags.into(), self.command);
        let mut octets = [length, command].map(u32::to_be_bytes).concat();
        octets.extend(self.application.to_be_bytes());
        octets.extend(self.numbers.map(u32::to_be_bytes).concat());
        octets.extend(&self.avps);
        octets
    }
}
