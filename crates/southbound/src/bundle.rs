//! A bundle on its way to the data plane: a memfd that nobody can change any more.

use std::fs::File;
use std::io::{Read as _, Seek as _, SeekFrom, Write as _};
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};

use rustix::fs::{MemfdFlags, SealFlags, fcntl_add_seals, fcntl_get_seals, memfd_create};

use crate::{SouthboundError, kernel};

/// Longest bundle that is taken.
pub const BUNDLE_OCTETS_MAX: u64 = 64 << 20;

const SEALS: SealFlags =
    SealFlags::WRITE.union(SealFlags::SHRINK).union(SealFlags::GROW).union(SealFlags::SEAL);

/// A sealed bundle.
#[derive(Debug)]
pub struct BundleFile(File);

impl BundleFile {
    /// Writes and seals.
    pub fn seal(octets: &[u8]) -> Result<Self, SouthboundError> {
        let fd = memfd_create("sigwall-bundle", MemfdFlags::CLOEXEC | MemfdFlags::ALLOW_SEALING)
            .map_err(kernel("memfd_create"))?;
        let mut file = File::from(fd);
        file.write_all(octets).map_err(|_| SouthboundError::Bundle("no memory for it"))?;
        fcntl_add_seals(&file, SEALS).map_err(kernel("add seals"))?;
        Ok(Self(file))
    }

    /// Takes what the other plane sent; it must be sealed, so that what is verified is what is used.
    pub fn open(fd: OwnedFd) -> Result<Self, SouthboundError> {
        match fcntl_get_seals(&fd) {
            Ok(seals) if seals.contains(SEALS) => Ok(Self(File::from(fd))),
            _ => Err(SouthboundError::Bundle("it is not sealed")),
        }
    }

    /// All octets, at most [`BUNDLE_OCTETS_MAX`].
    pub fn octets(mut self) -> Result<Vec<u8>, SouthboundError> {
        let mut octets = Vec::new();
        let read = self.0.seek(SeekFrom::Start(0)).and_then(|_| {
            (&mut self.0).take(BUNDLE_OCTETS_MAX.saturating_add(1)).read_to_end(&mut octets)
        });
        match read {
            Ok(len) if u64::try_from(len).is_ok_and(|len| len <= BUNDLE_OCTETS_MAX) => Ok(octets),
            Ok(_) => Err(SouthboundError::Bundle("it is longer than 64 MiB")),
            Err(_) => Err(SouthboundError::Bundle("it cannot be read")),
        }
    }
}

impl AsFd for BundleFile {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.0.as_fd()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bundle_that_could_still_change_is_refused() {
        let loose = memfd_create("loose", MemfdFlags::ALLOW_SEALING).unwrap();

        assert!(matches!(BundleFile::open(loose), Err(SouthboundError::Bundle(_))));
    }

    #[test]
    fn a_sealed_bundle_is_read_as_it_was_written_and_cannot_be_written() {
        let sealed = BundleFile::seal(b"table").unwrap();
        assert!((&sealed.0).write_all(b"x").is_err());

        let received = BundleFile::open(sealed.as_fd().try_clone_to_owned().unwrap()).unwrap();

        assert_eq!(received.octets().unwrap(), b"table");
    }
}
