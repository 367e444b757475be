//! The Unix seqpacket channel between the planes; notes with descriptors, one a packet.

use std::io::{IoSlice, IoSliceMut};
use std::mem::MaybeUninit;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::path::Path;

use rustix::fs::Mode;
use rustix::io::Errno;
use rustix::net::{
    AddressFamily, RecvAncillaryBuffer, RecvAncillaryMessage, RecvFlags, ReturnFlags,
    SendAncillaryBuffer, SendAncillaryMessage, SendFlags, SocketAddrUnix, SocketFlags, SocketType,
    accept_with, bind, listen, recvmsg, sendmsg, socket_with,
};

use crate::note::NOTE_OCTETS_MAX;
use crate::{Note, SouthboundError, WORKERS_MAX, kernel};

/// Descriptors that one note may carry: the counters and a ring a worker.
const DESCRIPTORS_MAX: usize = 1 + WORKERS_MAX;
const BACKLOG: i32 = 4;

/// The data plane's end, waiting for control planes.
#[derive(Debug)]
pub struct Listener(OwnedFd);

impl Listener {
    /// Listens at `path`, for this user and group only; what another process left there is replaced.
    pub fn bind(path: &Path) -> Result<Self, SouthboundError> {
        let socket = socket()?;
        let address = SocketAddrUnix::new(path).map_err(kernel("socket path"))?;
        match rustix::fs::unlink(path) {
            Ok(()) | Err(Errno::NOENT) => {}
            Err(errno) => return Err(SouthboundError::Kernel("unlink the old socket", errno)),
        }
        bind(&socket, &address).map_err(kernel("bind"))?;
        rustix::fs::chmod(path, Mode::from_raw_mode(0o660)).map_err(kernel("chmod"))?;
        listen(&socket, BACKLOG).map_err(kernel("listen"))?;
        Ok(Self(socket))
    }

    /// The next control plane, where one is waiting.
    pub fn accept(&self) -> Result<Option<Channel>, SouthboundError> {
        match accept_with(&self.0, SocketFlags::NONBLOCK | SocketFlags::CLOEXEC) {
            Ok(socket) => Ok(Some(Channel(socket))),
            Err(Errno::AGAIN | Errno::CONNABORTED | Errno::INTR) => Ok(None),
            Err(errno) => Err(SouthboundError::Kernel("accept", errno)),
        }
    }
}

impl AsFd for Listener {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.0.as_fd()
    }
}

/// Connects a control plane to the data plane that listens at `path`.
pub fn connect(path: &Path) -> Result<Channel, SouthboundError> {
    let socket = socket()?;
    let address = SocketAddrUnix::new(path).map_err(kernel("socket path"))?;
    rustix::net::connect(&socket, &address).map_err(kernel("connect"))?;
    Ok(Channel(socket))
}

fn socket() -> Result<OwnedFd, SouthboundError> {
    socket_with(
        AddressFamily::UNIX,
        SocketType::SEQPACKET,
        SocketFlags::NONBLOCK | SocketFlags::CLOEXEC,
        None,
    )
    .map_err(kernel("socket"))
}

/// One end of the channel; never blocks.
#[derive(Debug)]
pub struct Channel(OwnedFd);

impl Channel {
    /// Sends a note with descriptors.
    pub fn send(&self, note: &Note, descriptors: &[BorrowedFd<'_>]) -> Result<(), SouthboundError> {
        let mut space = [MaybeUninit::uninit(); rustix::cmsg_space!(ScmRights(DESCRIPTORS_MAX))];
        let mut ancillary = SendAncillaryBuffer::new(&mut space);
        if !descriptors.is_empty() && !ancillary.push(SendAncillaryMessage::ScmRights(descriptors))
        {
            return Err(SouthboundError::Foreign("more descriptors than a note can carry"));
        }
        let octets = note.octets();
        sendmsg(&self.0, &[IoSlice::new(&octets)], &mut ancillary, SendFlags::NOSIGNAL).map_err(
            |errno| match errno {
                Errno::PIPE | Errno::CONNRESET => SouthboundError::Closed,
                other => SouthboundError::Kernel("send to the other plane", other),
            },
        )?;
        Ok(())
    }

    /// The next note with its descriptors, where one is there.
    pub fn receive(&self) -> Result<Option<(Note, Vec<OwnedFd>)>, SouthboundError> {
        let mut octets = [0; NOTE_OCTETS_MAX];
        let mut space = [MaybeUninit::uninit(); rustix::cmsg_space!(ScmRights(DESCRIPTORS_MAX))];
        let mut ancillary = RecvAncillaryBuffer::new(&mut space);
        let received = match recvmsg(
            &self.0,
            &mut [IoSliceMut::new(&mut octets)],
            &mut ancillary,
            RecvFlags::CMSG_CLOEXEC,
        ) {
            Ok(received) => received,
            Err(Errno::AGAIN | Errno::INTR) => return Ok(None),
            Err(Errno::CONNRESET) => return Err(SouthboundError::Closed),
            Err(errno) => {
                return Err(SouthboundError::Kernel("receive from the other plane", errno));
            }
        };
        let descriptors = ancillary
            .drain()
            .flat_map(|message| match message {
                RecvAncillaryMessage::ScmRights(descriptors) => descriptors.collect::<Vec<_>>(),
                RecvAncillaryMessage::ScmCredentials(_) | _ => Vec::new(),
            })
            .collect();
        if received.bytes == 0 {
            return Err(SouthboundError::Closed);
        }
        if received.flags.intersects(ReturnFlags::TRUNC | ReturnFlags::CTRUNC) {
            return Err(SouthboundError::Foreign("a note that is too long"));
        }
        let note = octets.get(..received.bytes).and_then(Note::read);
        note.map(|note| Some((note, descriptors)))
            .ok_or(SouthboundError::Foreign("something that is no note"))
    }
}

impl AsFd for Channel {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.0.as_fd()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{BundleFile, Generation};

    fn pair(name: &str) -> (Channel, Channel) {
        let path = std::env::temp_dir().join(format!("sigwall-{name}-{}", std::process::id()));
        let listener = Listener::bind(&path).unwrap();
        let control = connect(&path).unwrap();
        let data = listener.accept().unwrap().unwrap();
        std::fs::remove_file(path).unwrap();
        (control, data)
    }

    #[test]
    fn a_bundle_crosses_with_its_note() {
        let (control, data) = pair("bundle");
        let bundle = BundleFile::seal(b"rules").unwrap();

        control.send(&Note::Activate(Generation(5)), &[bundle.as_fd()]).unwrap();

        let (note, mut descriptors) = data.receive().unwrap().unwrap();
        assert_eq!(note, Note::Activate(Generation(5)));
        let received = BundleFile::open(descriptors.remove(0)).unwrap();
        assert_eq!(received.octets().unwrap(), b"rules");
        assert!(data.receive().unwrap().is_none());
    }

    #[test]
    fn a_plane_that_is_gone_is_told_from_one_that_is_silent() {
        let (control, data) = pair("gone");

        drop(control);

        assert!(matches!(data.receive(), Err(SouthboundError::Closed)));
        assert!(matches!(
            data.send(&Note::Applied(Generation(1)), &[]),
            Err(SouthboundError::Closed)
        ));
    }
}
