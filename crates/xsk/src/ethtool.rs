//! Offloads that show a bump in the wire frames which are not as they will be on the wire, and their switches.

use rustix::io::Errno;

use crate::{XskError, device::Device};

/// An offload that can be switched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Offload {
    /// Transmit checksums: on a veth pair, every checksum arrives unfinished.
    TxChecksum,
    /// TCP segmentation: frames longer than the MTU.
    Tso,
    /// Segmentation in the stack: frames longer than the MTU.
    Gso,
    /// Joined arrivals in the stack.
    Gro,
    /// Joined arrivals in the device, which XDP excludes.
    Lro,
    /// VLAN tags taken out before XDP sees them.
    RxVlan,
    /// VLAN tags put in by the device.
    TxVlan,
}

impl Offload {
    /// All of them.
    pub const ALL: [Self; 7] =
        [Self::TxChecksum, Self::Tso, Self::Gso, Self::Gro, Self::Lro, Self::RxVlan, Self::TxVlan];

    /// As `ethtool -K` calls it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::TxChecksum => "tx",
            Self::Tso => "tso",
            Self::Gso => "gso",
            Self::Gro => "gro",
            Self::Lro => "lro",
            Self::RxVlan => "rxvlan",
            Self::TxVlan => "txvlan",
        }
    }

    fn switch(self) -> Switch {
        match self {
            Self::TxChecksum => Switch::Value { get: 0x16, set: 0x17 },
            Self::Tso => Switch::Value { get: 0x1e, set: 0x1f },
            Self::Gso => Switch::Value { get: 0x23, set: 0x24 },
            Self::Gro => Switch::Value { get: 0x2b, set: 0x2c },
            Self::Lro => Switch::Flag(1 << 15),
            Self::RxVlan => Switch::Flag(1 << 8),
            Self::TxVlan => Switch::Flag(1 << 7),
        }
    }
}

/// Which offloads of an interface are on; none where the driver does not tell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Offloads {
    states: [Option<bool>; 7],
}

impl Offloads {
    pub(crate) fn of(device: &Device<'_>) -> Self {
        Self { states: Offload::ALL.map(|offload| state(device, offload).ok()) }
    }

    /// Whether one is on.
    pub fn get(&self, offload: Offload) -> Option<bool> {
        self.iter().find(|(other, _)| *other == offload).and_then(|(_, state)| state)
    }

    /// All with their states.
    pub fn iter(&self) -> impl Iterator<Item = (Offload, Option<bool>)> {
        Offload::ALL.into_iter().zip(self.states)
    }
}

/// Switches an offload of an interface of this network namespace.
pub fn set_offload(interface: &str, offload: Offload, on: bool) -> Result<(), XskError> {
    let device = Device::new(interface)?;
    let switched = match offload.switch() {
        Switch::Value { set, .. } => device.set_value(set, on.into()),
        Switch::Flag(flag) => device.value(GET_FLAGS).and_then(|flags| {
            let wanted = if on { flags | flag } else { flags & !flag };
            device.set_value(SET_FLAGS, wanted)
        }),
    };
    switched.map_err(|source| XskError::Device {
        interface: interface.to_owned(),
        step: "switching an offload",
        source,
    })
}

/// Commands of `linux/ethtool.h` behind an offload.
enum Switch {
    Value { get: u32, set: u32 },
    Flag(u32),
}

fn state(device: &Device<'_>, offload: Offload) -> Result<bool, Errno> {
    match offload.switch() {
        Switch::Value { get, .. } => device.value(get).map(|value| value != 0),
        Switch::Flag(flag) => device.value(GET_FLAGS).map(|flags| flags & flag != 0),
    }
}

const GET_FLAGS: u32 = 0x25;
const SET_FLAGS: u32 = 0x26;
