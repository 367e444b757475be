//! Segments of TCP.

/// Starts a segment from port 40000 to the port of Diameter, with its first octet's number and the acknowledgement.
pub fn tcp(sequence: u32, acknowledgement: u32) -> Tcp {
    Tcp {
        ports: (40000, 3868),
        sequence,
        acknowledgement,
        flags: 0x10,
        urgent: 0,
        options: Vec::new(),
        checksum: None,
    }
}

/// A segment under construction; its octets are the frame's payload.
#[derive(Clone, Debug)]
pub struct Tcp {
    ports: (u16, u16),
    sequence: u32,
    acknowledgement: u32,
    flags: u8,
    urgent: u16,
    options: Vec<u8>,
    checksum: Option<u16>,
}

impl Tcp {
    /// Sets both ports.
    pub fn ports(mut self, source: u16, destination: u16) -> Self {
        self.ports = (source, destination);
        self
    }

    /// Sets the control bits, the lowest is FIN.
    pub fn flags(mut self, flags: u8) -> Self {
        self.flags = flags;
        self
    }

    /// Begins a connection.
    pub fn syn(self) -> Self {
        self.flags(2)
    }

    /// Sets the urgent pointer and its flag.
    pub fn urgent(mut self, pointer: u16) -> Self {
        self.urgent = pointer;
        self.flags |= 0x20;
        self
    }

    /// Adds options; filled up to a multiple of four octets.
    pub fn options(mut self, octets: &[u8]) -> Self {
        self.options.extend(octets);
        self.options.resize(self.options.len().next_multiple_of(4), 0);
        self
    }

    /// Claims another checksum.
    pub fn checksum(mut self, claimed: u16) -> Self {
        self.checksum = Some(claimed);
        self
    }

    pub(crate) fn claimed(&self) -> Option<u16> {
        self.checksum
    }

    pub(crate) fn header(&self) -> Vec<u8> {
        let words = u8::try_from(self.options.len().div_euclid(4).saturating_add(5)).unwrap_or(15);
        let mut octets = [self.ports.0, self.ports.1].map(u16::to_be_bytes).concat();
        octets.extend([self.sequence, self.acknowledgement].map(u32::to_be_bytes).concat());
        octets.extend([words << 4, self.flags]);
        octets.extend([0xffff, 0, self.urgent].map(u16::to_be_bytes).concat());
        octets.extend(&self.options);
        octets
    }
}
