//! The bundle in force: last good stands, also over a restart without a control plane.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use dataplane::{Custody, CustodyError, Mailbox, Publisher};
use sigwall_tests::bench_box::barring_bundle;
use southbound::Generation;

#[test]
fn after_a_restart_the_last_bundle_is_in_force_without_a_control_plane() {
    let folder = Folder::new("restart");
    let digest = with_custody(&folder.0, |custody| {
        custody.activate(Generation(3), &barring_bundle(3)).unwrap().table.digest()
    });

    with_custody(&folder.0, |custody| {
        let resumed = custody.resume().unwrap().unwrap();

        assert_eq!((resumed.generation, resumed.table.digest()), (Generation(3), digest));
    });
}

#[test]
fn a_bundle_that_is_damaged_stale_or_misannounced_leaves_the_good_one_in_force() {
    let folder = Folder::new("refused");
    let mut damaged = barring_bundle(9);
    damaged[40] ^= 1;

    with_custody(&folder.0, |custody| {
        custody.activate(Generation(5), &barring_bundle(5)).unwrap();

        assert!(matches!(custody.activate(Generation(9), &damaged), Err(CustodyError::Bundle(_))));
        assert!(matches!(custody.activate(Generation(9), b""), Err(CustodyError::Bundle(_))));
        assert!(matches!(
            custody.activate(Generation(5), &barring_bundle(5)),
            Err(CustodyError::Stale(..))
        ));
        assert!(matches!(
            custody.activate(Generation(4), &barring_bundle(4)),
            Err(CustodyError::Stale(..))
        ));
        assert!(matches!(
            custody.activate(Generation(8), &barring_bundle(9)),
            Err(CustodyError::OtherSerial(..))
        ));
        assert_eq!(custody.active().unwrap().generation, Generation(5));
    });
    with_custody(&folder.0, |custody| {
        assert_eq!(custody.resume().unwrap().unwrap().generation, Generation(5));
    });
}

#[test]
fn a_file_that_was_damaged_on_disk_is_refused_and_a_torn_write_beside_it_does_no_harm() {
    let folder = Folder::new("damaged");
    with_custody(&folder.0, |custody| {
        custody.activate(Generation(1), &barring_bundle(1)).unwrap();
    });
    std::fs::write(folder.0.join("active.bundle.new"), b"torn").unwrap();
    with_custody(&folder.0, |custody| assert!(custody.resume().unwrap().is_some()));

    let whole = std::fs::read(folder.0.join("active.bundle")).unwrap();
    std::fs::write(folder.0.join("active.bundle"), &whole[..whole.len() / 2]).unwrap();

    with_custody(&folder.0, |custody| {
        assert!(matches!(custody.resume(), Err(CustodyError::Bundle(_))));
        assert!(custody.active().is_none());
    });
}

/// A custody whose one worker adopts whatever it is offered.
fn with_custody<T>(folder: &Path, act: impl FnOnce(&mut Custody) -> T) -> T {
    let (publisher, mut mailboxes) = Publisher::new(1);
    let mailbox = mailboxes.pop().unwrap();
    let is_over = AtomicBool::new(false);
    let mut custody = Custody::new(publisher, folder, inspect::schema());
    std::thread::scope(|scope| {
        scope.spawn(|| adopt_all(&mailbox, &is_over));
        let done = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| act(&mut custody)));
        is_over.store(true, Ordering::Relaxed);
        done.unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    })
}

fn adopt_all(mailbox: &Mailbox, is_over: &AtomicBool) {
    while !is_over.load(Ordering::Relaxed) {
        if let Some(issue) = mailbox.take() {
            mailbox.acknowledge(issue.generation);
        }
        std::thread::yield_now();
    }
}

struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder =
            std::env::temp_dir().join(format!("sigwall-custody-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
