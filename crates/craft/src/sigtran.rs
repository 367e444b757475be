//! Messages of the SS7 adaptation layers (RFC 4666, 3331, 3868, 4165) and of MTP3 (Q.704).

/// A message of M3UA, M2UA or SUA under construction.
#[derive(Clone, Debug)]
pub struct Adaptation {
    version: u8,
    class: u8,
    kind: u8,
    length: Option<u32>,
    parameters: Vec<u8>,
}

/// Starts a message of M3UA; M2UA and SUA begin the same way.
pub fn m3ua(class: u8, kind: u8) -> Adaptation {
    Adaptation { version: 1, class, kind, length: None, parameters: Vec::new() }
}

/// M3UA DATA between two point codes for that user of MTP3.
pub fn m3ua_data(opc: u32, dpc: u32, service_indicator: u8, octets: &[u8]) -> Adaptation {
    let mut value = [opc, dpc].map(u32::to_be_bytes).concat();
    value.extend([service_indicator, 2, 0, 5]);
    value.extend(octets);
    m3ua(1, 1).parameter(0x210, &value)
}

/// M2UA DATA with a message of MTP3 (RFC 3331 §3.3.1.1).
pub fn m2ua_data(mtp3: &[u8]) -> Adaptation {
    m3ua(6, 1).parameter(1, &[0, 0, 0, 1]).parameter(0x300, mtp3)
}

/// SUA CLDT with two addresses, each as [`sua_address`] writes it (RFC 3868 §3.2.1).
pub fn sua_cldt(source: &[u8], destination: &[u8], octets: &[u8]) -> Adaptation {
    m3ua(7, 1)
        .parameter(6, &[0, 0, 0, 1])
        .parameter(0x115, &[0, 0, 0, 0])
        .parameter(0x102, source)
        .parameter(0x103, destination)
        .parameter(0x116, &[0, 0, 0, 1])
        .parameter(0x10b, octets)
}

/// An address of SUA: routing indicator 1 (global title), the title's digits and a subsystem number.
pub fn sua_address(digits: &str, ssn: u8) -> Vec<u8> {
    let count = u8::try_from(digits.len()).unwrap_or(0);
    let mut title = vec![0, 0, 0, 4, count, 0, 1, 4];
    title.extend(crate::signals(digits));
    let mut address = vec![0, 1, 0, 5];
    address.extend(parameter(0x8001, &title));
    address.extend(parameter(0x8003, &[0, 0, 0, ssn]));
    address
}

/// M2PA User Data with a message of MTP3 (RFC 4165 §2.3.1).
pub fn m2pa_data(bsn: u32, fsn: u32, mtp3: &[u8]) -> Vec<u8> {
    m2pa(1, bsn, fsn, &[&[0], mtp3].concat())
}

/// M2PA Link Status (RFC 4165 §2.3.2).
pub fn m2pa_status(status: u32) -> Vec<u8> {
    m2pa(2, 0x00ff_ffff, 0x00ff_ffff, &status.to_be_bytes())
}

/// Any message of M2PA.
pub fn m2pa(kind: u8, bsn: u32, fsn: u32, octets: &[u8]) -> Vec<u8> {
    let length = u32::try_from(octets.len().saturating_add(16)).unwrap_or(u32::MAX);
    let mut message = vec![1, 0, 11, kind];
    message.extend([length, bsn & 0x00ff_ffff, fsn & 0x00ff_ffff].map(u32::to_be_bytes).concat());
    message.extend(octets);
    message
}

/// A message of MTP3 with ITU-T's label of 14-bit point codes (Q.704 §2.2).
pub fn mtp3(opc: u32, dpc: u32, service_indicator: u8, octets: &[u8]) -> Vec<u8> {
    let label = dpc & 0x3fff | (opc & 0x3fff) << 14 | 5 << 28;
    let mut message = vec![0x80 | service_indicator & 0x0f];
    message.extend(label.to_le_bytes());
    message.extend(octets);
    message
}

/// A parameter, padded.
pub fn parameter(tag: u16, octets: &[u8]) -> Vec<u8> {
    let length = u16::try_from(octets.len().saturating_add(4)).unwrap_or(u16::MAX);
    let mut parameter = [tag, length].map(u16::to_be_bytes).concat();
    parameter.extend(octets);
    parameter.resize(parameter.len().next_multiple_of(4), 0);
    parameter
}

impl Adaptation {
    /// Claims another version.
    pub fn version(mut self, version: u8) -> Self {
        self.version = version;
        self
    }

    /// Claims another length.
    pub fn length(mut self, claimed: u32) -> Self {
        self.length = Some(claimed);
        self
    }

    /// Adds a parameter.
    pub fn parameter(self, tag: u16, octets: &[u8]) -> Self {
        self.raw(&parameter(tag, octets))
    }

    /// Adds octets as they are.
    pub fn raw(mut self, octets: &[u8]) -> Self {
        self.parameters.extend(octets);
        self
    }

    /// The message.
    pub fn octets(&self) -> Vec<u8> {
        let actual = u32::try_from(self.parameters.len().saturating_add(8)).unwrap_or(u32::MAX);
        let mut octets = vec![self.version, 0, self.class, self.kind];
        octets.extend(self.length.unwrap_or(actual).to_be_bytes());
        octets.extend(&self.parameters);
        octets
    }
}
