//! What keeps a program on its interface: a link, pinned where it can be.

use std::{fs, io, path::PathBuf};

use aya::{
    Ebpf,
    programs::{
        ProgramError, Xdp, XdpMode,
        links::{FdLink, LinkError, PinnedLink},
        xdp::XdpLink,
    },
};

use crate::{Attach, Attached, Place, XskError, bpffs, socket::interface_index};

/// A program on its interface; without a pin it goes when this goes.
#[derive(Debug)]
pub(crate) struct Attachment {
    attached: Attached,
    _link: FdLink,
}

impl Attachment {
    /// Attaches the program of `object`, in place of the one that is pinned there, and pins its maps.
    pub(crate) fn make(place: &Place<'_>, object: &mut Ebpf) -> Result<Self, XskError> {
        let pins = match bpffs::ensure() {
            Ok(()) => Pins::of(place)?,
            Err(reason) => {
                let (link, native) = fresh(place, loaded(place, object)?)?;
                let attached =
                    Attached { native, adopted: false, unpinned: Some(reason.to_string()) };
                return Ok(Self { attached, _link: link });
            }
        };
        let program = loaded(place, object)?;
        let adopted = pins.adopted(place.attach, program)?;
        let is_adopted = adopted.is_some();
        let (link, native) = adopted.map_or_else(|| pins.fresh(place, program), Ok)?;
        pins.pin_maps(object)?;
        Ok(Self { attached: Attached { native, adopted: is_adopted, unpinned: None }, _link: link })
    }

    pub(crate) fn attached(&self) -> &Attached {
        &self.attached
    }
}

fn loaded<'o>(place: &Place<'_>, object: &'o mut Ebpf) -> Result<&'o mut Xdp, XskError> {
    let program = object.program_mut("sigwall").ok_or(XskError::Missing("sigwall"))?;
    let program: &mut Xdp = program.try_into().map_err(attach_error(place))?;
    program.load().map_err(attach_error(place))?;
    Ok(program)
}

/// Where the pins of one port are.
struct Pins {
    directory: PathBuf,
    /// The interface, as no other one on this host is called: its network namespace and its index there.
    device: String,
}

impl Pins {
    fn of(place: &Place<'_>) -> Result<Self, XskError> {
        let directory = bpffs::directory(place.link, place.side);
        bpffs::make(&directory)?;
        let space =
            fs::read_link("/proc/thread-self/ns/net").map_err(bpffs::pin_error(&directory))?;
        let space: String = space.to_string_lossy().chars().filter(char::is_ascii_digit).collect();
        let index = interface_index(place.interface)?;
        Ok(Self { directory, device: format!("{space}-{index}") })
    }

    /// The mode is part of the name, as the kernel does not tell it of a link.
    fn link(&self, native: bool) -> PathBuf {
        let mode = if native { "native" } else { "generic" };
        self.directory.join(format!("{mode}-{}", self.device))
    }

    /// Swaps the program under the pinned link in one step; links that do not fit are removed.
    fn adopted(
        &self,
        asked: Attach,
        program: &mut Xdp,
    ) -> Result<Option<(FdLink, bool)>, XskError> {
        for native in [true, false] {
            let pinned =
                PinnedLink::from_pin(self.link(native)).ok().filter(|_| fits(asked, native));
            // A link whose interface went away refuses the swap.
            if let Some(link) = pinned.and_then(|pinned| swap(program, pinned).ok()) {
                return Ok(Some((link, native)));
            }
        }
        bpffs::empty(&self.directory)?;
        Ok(None)
    }

    /// A link of our own making, and whether it is native.
    fn fresh(&self, place: &Place<'_>, program: &mut Xdp) -> Result<(FdLink, bool), XskError> {
        let (link, native) = fresh(place, program)?;
        let path = self.link(native);
        let pinned =
            link.pin(&path).map_err(|error| bpffs::pin_error(&path)(io::Error::other(error)))?;
        Ok((pinned.into(), native))
    }

    fn pin_maps(&self, object: &Ebpf) -> Result<(), XskError> {
        for (name, map) in object.maps() {
            let path = self.directory.join(name);
            bpffs::unpin(&path)?;
            map.pin(&path).map_err(|error| bpffs::pin_error(&path)(io::Error::other(error)))?;
        }
        Ok(())
    }
}

/// A new link, and whether it is native.
fn fresh(place: &Place<'_>, program: &mut Xdp) -> Result<(FdLink, bool), XskError> {
    let (first, second) = match place.attach {
        Attach::Native => (XdpMode::Driver, None),
        Attach::Generic => (XdpMode::Skb, None),
        Attach::Auto => (XdpMode::Driver, Some(XdpMode::Skb)),
    };
    let (attached, mode) = match (program.attach(place.interface, first), second) {
        (Err(_), Some(second)) => (program.attach(place.interface, second), second),
        (attached, _) => (attached, first),
    };
    let link = attached.and_then(|id| program.take_link(id)).map_err(attach_error(place))?;
    let link = FdLink::try_from(link).map_err(|error| attach_error(place)(link_fault(error)))?;
    Ok((link, mode == XdpMode::Driver))
}

fn swap(program: &mut Xdp, pinned: PinnedLink) -> Result<FdLink, ProgramError> {
    let link = XdpLink::try_from(FdLink::from(pinned)).map_err(link_fault)?;
    let id = program.attach_to_link(link)?;
    FdLink::try_from(program.take_link(id)?).map_err(link_fault)
}

fn fits(asked: Attach, native: bool) -> bool {
    match asked {
        Attach::Auto => true,
        Attach::Native => native,
        Attach::Generic => !native,
    }
}

fn link_fault(error: LinkError) -> ProgramError {
    ProgramError::IOError(io::Error::other(error))
}

fn attach_error(place: &Place<'_>) -> impl FnOnce(ProgramError) -> XskError {
    let interface = place.interface.to_owned();
    move |source| XskError::Attach { interface, source: Box::new(source) }
}
