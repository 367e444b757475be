//! The XDP program of one port: load, attach so that it outlives us, tell it what to do.

use std::{
    borrow::BorrowMut,
    fmt, io,
    os::fd::{AsFd as _, AsRawFd as _, BorrowedFd},
};

use aya::{
    Ebpf, include_bytes_aligned,
    maps::{Array, DevMap, HashMap, Map, MapData, MapError, PerCpuArray, XskMap},
};

use crate::{
    Action, Beat, Kind, ProgramCounters, Settings, Side, XskError,
    attachment::Attachment,
    bpffs,
    maps::{QUEUES, VERDICTS},
    memlock::raise_memlock,
    socket::interface_index,
};

/// Which XDP hook to use.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Attach {
    /// Native, or generic where the driver knows no native XDP.
    #[default]
    Auto,
    /// In the driver.
    Native,
    /// In the stack, for any device, at a third of the speed.
    Generic,
}

/// Where a program is attached, and what it stands between.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    /// Name of the link, unique on this host: 1 to 63 letters, digits, '-' or '_'.
    pub link: &'a str,
    /// The port of the link.
    pub side: Side,
    /// Interface of the port.
    pub interface: &'a str,
    /// Interface of the other port.
    pub peer: &'a str,
    /// Which hook.
    pub attach: Attach,
}

/// What an attached program stands on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attached {
    /// In the driver, or in the stack.
    pub native: bool,
    /// An earlier program was replaced without a moment in between.
    pub adopted: bool,
    /// Why the program and its fail mode end with this process; none where they outlive it.
    pub unpinned: Option<String>,
}

/// The XDP program of one port, in force.
pub struct Program {
    settings: Array<MapData, [u64; 3]>,
    beats: MapData,
    sockets: XskMap<MapData>,
    verdicts: HashMap<MapData, [u16; 2], u8>,
    counters: PerCpuArray<MapData, u64>,
    attachment: Attachment,
}

impl Program {
    /// Puts the program in force with its settings and verdicts complete, in place of the one pinned there before.
    pub fn attach(
        place: &Place<'_>,
        settings: &Settings,
        verdicts: &[(Kind, u16, Action)],
    ) -> Result<Self, XskError> {
        bpffs::check_link_name(place.link)?;
        raise_memlock();
        let mut object = Ebpf::load(OBJECT).map_err(|source| load_error(place, source))?;
        prepare(&mut object, place, settings, verdicts)?;
        let attachment = Attachment::make(place, &mut object)?;
        let mut take = |name: &'static str| object.take_map(name).ok_or(XskError::Missing(name));
        let Map::Array(beats) = take("beat")? else { return Err(XskError::Missing("beat")) };
        Ok(Self {
            settings: take("settings")?.try_into().map_err(map_error("settings"))?,
            beats,
            sockets: take("xsks")?.try_into().map_err(map_error("xsks"))?,
            verdicts: take("verdicts")?.try_into().map_err(map_error("verdicts"))?,
            counters: take("counters")?.try_into().map_err(map_error("counters"))?,
            attachment,
        })
    }

    /// Removes what is pinned for a port, which detaches its program; nothing there is no error.
    pub fn detach(link: &str, side: Side) -> Result<(), XskError> {
        bpffs::check_link_name(link)?;
        bpffs::clear(link, side)
    }

    /// What the program stands on.
    pub fn attached(&self) -> &Attached {
        self.attachment.attached()
    }

    /// Sends the frames of `queue` to this socket from now on; the kernel forgets it when the socket closes.
    pub fn set_socket(&mut self, queue: u32, socket: BorrowedFd<'_>) -> Result<(), XskError> {
        check_queue(queue)?;
        self.sockets.set(queue, socket.as_raw_fd(), 0).map_err(map_error("xsks"))
    }

    /// Takes the socket of `queue` away, so that the fail mode holds from now on.
    pub fn clear_socket(&mut self, queue: u32) -> Result<(), XskError> {
        check_queue(queue)?;
        self.sockets.unset(queue).map_err(map_error("xsks"))
    }

    /// Puts other settings in force.
    pub fn update_settings(&mut self, settings: &Settings) -> Result<(), XskError> {
        self.settings.set(0, settings.words(), 0).map_err(map_error("settings"))
    }

    /// Puts other verdicts in force: what is new is there before what is stale goes.
    pub fn set_verdicts(&mut self, verdicts: &[(Kind, u16, Action)]) -> Result<(), XskError> {
        let stale: Vec<[u16; 2]> = self
            .verdicts
            .keys()
            .filter(
                |key| !matches!(key, Ok(key) if verdicts.iter().any(|row| key_of(*row) == *key)),
            )
            .collect::<Result<_, _>>()
            .map_err(map_error("verdicts"))?;
        fill(&mut self.verdicts, verdicts)?;
        stale.iter().try_for_each(|key| self.verdicts.remove(key)).map_err(map_error("verdicts"))
    }

    /// What the program counted.
    pub fn counters(&self) -> Result<ProgramCounters, XskError> {
        let total = |index: u32| -> Result<u64, XskError> {
            let values = self.counters.get(&index, 0).map_err(map_error("counters"))?;
            Ok(values.iter().fold(0, |sum, value| sum.saturating_add(*value)))
        };
        Ok(ProgramCounters {
            to_socket: total(0)?,
            passed: total(1)?,
            failed_open: total(2)?,
            failed_closed: total(3)?,
            overdue: total(4)?,
            no_socket: total(5)?,
        })
    }

    /// The heartbeat of the worker of `queue`.
    pub fn beat(&self, queue: u32) -> Result<Beat, XskError> {
        check_queue(queue)?;
        Beat::map(self.beats.fd().as_fd(), queue)
            .map_err(|source| map_error("beat")(MapError::IoError(source.into())))
    }
}

impl fmt::Debug for Program {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Program").field("attached", self.attached()).finish_non_exhaustive()
    }
}

/// Everything is in the maps before the first frame meets the program.
fn prepare(
    object: &mut Ebpf,
    place: &Place<'_>,
    settings: &Settings,
    verdicts: &[(Kind, u16, Action)],
) -> Result<(), XskError> {
    let peer = interface_index(place.peer)?;
    let mut devices = DevMap::try_from(map_of(object, "peer")?).map_err(map_error("peer"))?;
    devices
        .set(0, peer, None, 0)
        .map_err(|error| map_error("peer")(MapError::IoError(io::Error::other(error))))?;
    let mut words: Array<_, [u64; 3]> =
        Array::try_from(map_of(object, "settings")?).map_err(map_error("settings"))?;
    words.set(0, settings.words(), 0).map_err(map_error("settings"))?;
    let mut table =
        HashMap::try_from(map_of(object, "verdicts")?).map_err(map_error("verdicts"))?;
    fill(&mut table, verdicts)
}

fn map_of<'o>(object: &'o mut Ebpf, name: &'static str) -> Result<&'o mut Map, XskError> {
    object.map_mut(name).ok_or(XskError::Missing(name))
}

fn fill<T: BorrowMut<MapData>>(
    map: &mut HashMap<T, [u16; 2], u8>,
    verdicts: &[(Kind, u16, Action)],
) -> Result<(), XskError> {
    if verdicts.len() > VERDICTS {
        return Err(XskError::TooManyVerdicts(verdicts.len()));
    }
    for row in verdicts {
        map.insert(key_of(*row), row.2.code(), 0).map_err(map_error("verdicts"))?;
    }
    Ok(())
}

fn key_of(row: (Kind, u16, Action)) -> [u16; 2] {
    [row.0.code(), row.1]
}

fn check_queue(queue: u32) -> Result<(), XskError> {
    if queue < QUEUES { Ok(()) } else { Err(XskError::Queue(queue)) }
}

fn map_error(map: &'static str) -> impl FnOnce(MapError) -> XskError {
    move |source| XskError::Map { map, source: Box::new(source) }
}

fn load_error(place: &Place<'_>, source: aya::EbpfError) -> XskError {
    XskError::Load { interface: place.interface.to_owned(), source: Box::new(source) }
}

/// Built from `bpf/sigwall.bpf.c`; a test compares the two.
static OBJECT: &[u8] = include_bytes_aligned!("../bpf/sigwall.bpf.o");
