//! Places in the BPF file system, where a program outlives the process that loaded it.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use rustix::{
    fs::statfs,
    mount::{MountFlags, mount},
};

use crate::{Side, XskError};

/// Where bpffs belongs.
const ROOT: &str = "/sys/fs/bpf";

/// `BPF_FS_MAGIC` of `linux/magic.h`.
const MAGIC: u64 = 0xcafe_4a11;

/// Whether bpffs is mounted where it belongs, as this process sees it.
pub(crate) fn is_mounted() -> bool {
    statfs(ROOT)
        .is_ok_and(|at| u64::try_from(at.f_type).is_ok_and(|kind| kind & 0xffff_ffff == MAGIC))
}

/// Mounts bpffs unless it is; an error says why pins cannot be had.
pub(crate) fn ensure() -> io::Result<()> {
    if is_mounted() {
        return Ok(());
    }
    if is_in_mount_namespace_of_its_own() {
        // As under `ip netns exec`, whose mounts die with the process that the pins shall outlive.
        return Err(io::Error::other(
            "bpffs is not mounted in this mount namespace, which would not outlive the process",
        ));
    }
    mount("bpf", ROOT, "bpf", MountFlags::NOSUID | MountFlags::NODEV | MountFlags::NOEXEC, None)
        .map_err(io::Error::from)
}

/// Directory of the pins of one port.
pub(crate) fn directory(link: &str, side: Side) -> PathBuf {
    Path::new(ROOT).join("sigwall").join(link).join(side.name())
}

/// Makes a directory and those above it, for root's eyes only.
pub(crate) fn make(directory: &Path) -> Result<(), XskError> {
    fs::create_dir_all(directory).map_err(pin_error(directory))
}

/// Removes a pin; a missing one is no error.
pub(crate) fn unpin(path: &Path) -> Result<(), XskError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(pin_error(path)(error)),
        _ => Ok(()),
    }
}

/// Removes the pins of one port, which detaches its program, and the directories that are empty then.
pub(crate) fn clear(link: &str, side: Side) -> Result<(), XskError> {
    let port = directory(link, side);
    empty(&port)?;
    for empty in port.ancestors().take(3) {
        // The directory of another port or link stays, as it is not empty.
        let _ = fs::remove_dir(empty);
    }
    Ok(())
}

/// Removes every pin of a directory; a missing directory has none.
pub(crate) fn empty(directory: &Path) -> Result<(), XskError> {
    let entries = match fs::read_dir(directory) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(pin_error(directory)(error)),
    };
    for entry in entries {
        unpin(&entry.map_err(pin_error(directory))?.path())?;
    }
    Ok(())
}

/// A link name must do as a directory; bpffs keeps names with dots to itself.
pub(crate) fn check_link_name(link: &str) -> Result<(), XskError> {
    let fits = (1..=63).contains(&link.len());
    if fits && link.bytes().all(|octet| octet.is_ascii_alphanumeric() || b"-_".contains(&octet)) {
        Ok(())
    } else {
        Err(XskError::LinkName(link.to_owned()))
    }
}

pub(crate) fn pin_error(path: &Path) -> impl FnOnce(io::Error) -> XskError {
    move |source| XskError::Pin { path: path.to_owned(), source }
}

/// Known only where the first process lets us look.
fn is_in_mount_namespace_of_its_own() -> bool {
    let of = |process: &str| fs::read_link(Path::new("/proc").join(process).join("ns/mnt"));
    matches!((of("self"), of("1")), (Ok(ours), Ok(first)) if ours != first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_name_that_leads_elsewhere_is_refused() {
        for name in ["", ".", "..", "a/b", "a.b", "vpn acme", "ä", &"x".repeat(64)] {
            assert!(check_link_name(name).is_err(), "{name:?}");
        }
        assert!(check_link_name("vpn-acme_2").is_ok());
    }
}
