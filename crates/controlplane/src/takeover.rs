//! Who is in charge: the newest control plane takes the API socket's name, and the older one sees it and ends.

use std::io;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use tokio::net::UnixListener;
use tokio::time::sleep;

use crate::error::{ControlError, StoreError};
use crate::store::Store;

const LOOK_EVERY: Duration = Duration::from_millis(50);
/// An older control plane that works ends within this time.
const STORE_WITHIN: Duration = Duration::from_secs(5);

/// The API socket's name as this process took it.
#[derive(Clone, Debug)]
pub(crate) struct Claim {
    path: PathBuf,
    inode: (u64, u64),
}

impl Claim {
    /// Listens at `path`, taking the name from whoever had it in one step; for this user and group only.
    pub(crate) fn take(path: &Path) -> io::Result<(Self, UnixListener)> {
        let beside = path.with_extension(format!("sock.{}", std::process::id()));
        match std::fs::remove_file(&beside) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            Ok(()) | Err(_) => {}
        }
        let listener = UnixListener::bind(&beside)?;
        std::fs::set_permissions(&beside, std::fs::Permissions::from_mode(0o660))?;
        let inode = inode(&beside)?;
        std::fs::rename(&beside, path)?;
        Ok((Self { path: path.to_owned(), inode }, listener))
    }

    /// True while no other process took the name.
    pub(crate) fn stands(&self) -> bool {
        inode(&self.path).is_ok_and(|inode| inode == self.inode)
    }

    /// Returns when the claim is lost.
    pub(crate) async fn lost(&self) -> ControlError {
        while self.stands() {
            sleep(LOOK_EVERY).await;
        }
        ControlError::Displaced(self.path.clone())
    }

    /// Gives the name up, unless another took it.
    pub(crate) fn release(&self) {
        if self.stands() {
            let _ = std::fs::remove_file(&self.path);
        }
    }
}

/// Opens the store as soon as the control plane before this one has left it.
pub(crate) async fn open_store(directory: &Path) -> Result<Store, StoreError> {
    let start = Instant::now();
    loop {
        match Store::open(directory) {
            Err(StoreError::Held(_)) if start.elapsed() < STORE_WITHIN => sleep(LOOK_EVERY).await,
            opened => return opened,
        }
    }
}

fn inode(path: &Path) -> io::Result<(u64, u64)> {
    std::fs::symlink_metadata(path).map(|data| (data.dev(), data.ino()))
}
