//! The store of policies: a directory of files, each whole or absent, so that a kill at any moment costs nothing.
//!
//! `policies/<serial>.bundle` and `.json` (manifest and sources), `current` (which serial should be in force),
//! `serial` (the highest ever given) and `slots.json`. What does not verify is passed over for the one before.

use std::collections::BTreeSet;
use std::fs::File;
use std::path::{Path, PathBuf};

use rustix::fs::{FlockOperation, flock};
use tracing::warn;

use crate::durable;
use crate::error::StoreError;
use crate::manifest::{Digest, Manifest};
use crate::slots::Slots;

/// Policies that are kept; beyond, the oldest goes.
const HISTORY_MAX: usize = 64;

/// The policies of this appliance; one process holds it at a time.
#[derive(Debug)]
pub struct Store {
    directory: PathBuf,
    highest: u64,
    current: Option<Manifest>,
    slots: Slots,
    _lock: File,
}

impl Store {
    /// Opens the store at `directory`, making it where it is not there.
    pub fn open(directory: &Path) -> Result<Self, StoreError> {
        let fault = |error| StoreError::Io(directory.to_owned(), error);
        durable::directory(&directory.join(POLICIES)).map_err(fault)?;
        let lock = lock(directory)?;
        let mut store = Self {
            directory: directory.to_owned(),
            highest: 0,
            current: None,
            slots: Slots::default(),
            _lock: lock,
        };
        store.recover().map_err(fault)?;
        Ok(store)
    }

    /// The policy that should be in force.
    pub fn current(&self) -> Option<&Manifest> {
        self.current.as_ref()
    }

    /// Where each rule is counted.
    pub fn slots(&self) -> &Slots {
        &self.slots
    }

    /// Serials that are kept, oldest first.
    pub fn serials(&self) -> BTreeSet<u64> {
        serials(&self.directory.join(POLICIES)).unwrap_or_default()
    }

    /// The lowest serial that was never given; [`raise`](Self::raise) gives it.
    pub fn next_serial(&self) -> Result<u64, StoreError> {
        self.highest.checked_add(1).filter(|serial| *serial != TORN).ok_or(StoreError::Exhausted)
    }

    /// Gives no serial up to and including `floor` from now on.
    pub fn raise(&mut self, floor: u64) -> Result<(), StoreError> {
        if floor > self.highest {
            self.write(SERIAL, floor.to_string().as_bytes())?;
            self.highest = floor;
        }
        Ok(())
    }

    /// Remembers where rules are counted.
    pub fn keep_slots(&mut self, slots: Slots) -> Result<(), StoreError> {
        if slots != self.slots {
            self.write(SLOTS, &json(&slots)?)?;
            self.slots = slots;
        }
        Ok(())
    }

    /// Keeps a policy; it is not current yet.
    pub fn save(&self, manifest: &Manifest, bundle: &[u8]) -> Result<(), StoreError> {
        self.write(&bundle_name(manifest.serial), bundle)?;
        self.write(&manifest_name(manifest.serial), &json(manifest)?)?;
        self.prune();
        Ok(())
    }

    /// Makes a kept policy current.
    pub fn set_current(&mut self, serial: u64) -> Result<(), StoreError> {
        let manifest = self.manifest(serial)?;
        self.write(CURRENT, serial.to_string().as_bytes())?;
        self.current = Some(manifest);
        Ok(())
    }

    /// Forgets a policy that the data plane refused; where it was current, the one before is again.
    pub fn discard(&mut self, serial: u64) -> Result<(), StoreError> {
        if self.current.as_ref().is_some_and(|current| current.serial == serial) {
            let before = self.newest_below(serial);
            match &before {
                Some(manifest) => self.write(CURRENT, manifest.serial.to_string().as_bytes())?,
                None => self.remove(CURRENT)?,
            }
            self.current = before;
        }
        self.remove(&manifest_name(serial))?;
        self.remove(&bundle_name(serial))
    }

    /// A kept policy whose bundle is as it was saved.
    pub fn manifest(&self, serial: u64) -> Result<Manifest, StoreError> {
        let manifest = self.parse(serial)?;
        self.bundle(&manifest)?;
        Ok(manifest)
    }

    /// The bundle of a kept policy.
    pub fn bundle(&self, manifest: &Manifest) -> Result<Vec<u8>, StoreError> {
        let octets = self.read(manifest.serial, &bundle_name(manifest.serial))?;
        if Digest::of(&octets) != manifest.bundle {
            return Err(StoreError::Damaged(manifest.serial));
        }
        Ok(octets)
    }

    fn recover(&mut self) -> std::io::Result<()> {
        let kept = serials(&self.directory.join(POLICIES))?;
        let pointer = self.number(CURRENT)?;
        let highest = [self.number(SERIAL)?, pointer, kept.last().copied()];
        self.highest = highest.into_iter().flatten().filter(|n| *n != TORN).max().unwrap_or(0);
        self.current = pointer
            .and_then(|serial| self.manifest(serial).ok().or_else(|| self.newest_below(serial)));
        let current = self.current.as_ref().map(|manifest| manifest.serial);
        if current != pointer {
            warn!(?pointer, ?current, "the store is damaged; the newest whole policy is current");
        }
        self.slots = self.recover_slots();
        Ok(())
    }

    /// Manifests repeat the slots of their rules, so that no counter is given away when the list is lost.
    fn recover_slots(&self) -> Slots {
        let list = std::fs::read(self.directory.join(SLOTS)).ok();
        if let Some(slots) = list.and_then(|list| serde_json::from_slice(&list).ok()) {
            return slots;
        }
        let mut slots = Slots::default();
        for manifest in self.serials().iter().rev().filter_map(|serial| self.parse(*serial).ok()) {
            manifest.rules.iter().for_each(|rule| slots.adopt(&rule.name, rule.slot));
        }
        slots
    }

    fn newest_below(&self, serial: u64) -> Option<Manifest> {
        let kept = self.serials();
        kept.range(..serial).rev().find_map(|serial| self.manifest(*serial).ok())
    }

    fn prune(&self) {
        let kept = self.serials();
        let current = self.current.as_ref().map(|manifest| manifest.serial);
        let excess = kept.len().saturating_sub(HISTORY_MAX);
        for serial in kept.into_iter().filter(|serial| Some(*serial) != current).take(excess) {
            let removed = self.remove(&manifest_name(serial));
            if let Err(error) = removed.and_then(|()| self.remove(&bundle_name(serial))) {
                warn!(serial, %error, "an old policy cannot be removed");
            }
        }
    }

    fn parse(&self, serial: u64) -> Result<Manifest, StoreError> {
        let octets = self.read(serial, &manifest_name(serial))?;
        serde_json::from_slice(&octets)
            .ok()
            .filter(|manifest: &Manifest| manifest.serial == serial)
            .ok_or(StoreError::Damaged(serial))
    }

    fn number(&self, name: &str) -> std::io::Result<Option<u64>> {
        match std::fs::read_to_string(self.directory.join(name)) {
            Ok(text) => Ok(Some(text.trim().parse().unwrap_or(TORN))),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(error) if error.kind() == std::io::ErrorKind::InvalidData => Ok(Some(TORN)),
            Err(error) => Err(error),
        }
    }

    fn read(&self, serial: u64, name: &str) -> Result<Vec<u8>, StoreError> {
        let path = self.directory.join(name);
        std::fs::read(&path).map_err(|error| {
            if error.kind() == std::io::ErrorKind::NotFound {
                return StoreError::Unknown(serial);
            }
            StoreError::Io(path, error)
        })
    }

    fn write(&self, name: &str, octets: &[u8]) -> Result<(), StoreError> {
        let path = self.directory.join(name);
        durable::write(&path, octets).map_err(|error| StoreError::Io(path, error))
    }

    fn remove(&self, name: &str) -> Result<(), StoreError> {
        let path = self.directory.join(name);
        durable::remove(&path).map_err(|error| StoreError::Io(path, error))
    }
}

const POLICIES: &str = "policies";
const CURRENT: &str = "current";
const SERIAL: &str = "serial";
const SLOTS: &str = "slots.json";
const LOCK: &str = "lock";
/// What a file says whose number cannot be read; no serial reaches it.
const TORN: u64 = u64::MAX;

fn lock(directory: &Path) -> Result<File, StoreError> {
    let path = directory.join(LOCK);
    let file = File::create(&path).map_err(|error| StoreError::Io(path, error))?;
    match flock(&file, FlockOperation::NonBlockingLockExclusive) {
        Ok(()) => Ok(file),
        Err(_) => Err(StoreError::Held(directory.to_owned())),
    }
}

fn serials(policies: &Path) -> std::io::Result<BTreeSet<u64>> {
    let mut serials = BTreeSet::new();
    for entry in std::fs::read_dir(policies)? {
        let name = entry?.file_name();
        let serial = name.to_str().and_then(|name| name.strip_suffix(".json"));
        serials.extend(serial.and_then(|serial| serial.parse::<u64>().ok()));
    }
    Ok(serials)
}

fn manifest_name(serial: u64) -> String {
    format!("{POLICIES}/{serial}.json")
}

fn bundle_name(serial: u64) -> String {
    format!("{POLICIES}/{serial}.bundle")
}

fn json(value: &impl serde::Serialize) -> Result<Vec<u8>, StoreError> {
    serde_json::to_vec_pretty(value).map_err(StoreError::Json)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::manifest::{Origin, RuleRow};

    /// The files of one push in the order in which they are written.
    const STEPS: [&str; 5] = [SERIAL, SLOTS, "policies/2.bundle", "policies/2.json", CURRENT];

    #[test]
    fn a_push_that_a_kill_ends_after_any_step_leaves_a_whole_policy() {
        let (before, after) = before_and_after_a_push();

        for done in 0..=STEPS.len() {
            let place = copy(before.path());
            STEPS.iter().take(done).for_each(|name| take_over(name, after.path(), place.path()));
            if let Some(torn) = STEPS.get(done) {
                std::fs::write(place.path().join(format!("{torn}.tmp")), b"half of i").unwrap();
            }

            let store = Store::open(place.path()).unwrap();

            let expected = if done == STEPS.len() { 2 } else { 1 };
            assert_eq!(store.current().unwrap().serial, expected, "after {done} steps");
            assert!(store.next_serial().unwrap() > 1);
        }
    }

    #[test]
    fn a_file_that_a_disk_tore_costs_at_most_the_newest_policy() {
        let (_, after) = before_and_after_a_push();

        for name in STEPS {
            let len = std::fs::metadata(after.path().join(name)).unwrap().len();
            for cut in [0, len / 2, len.saturating_sub(1)] {
                let place = copy(after.path());
                let file = File::options().write(true).open(place.path().join(name)).unwrap();
                file.set_len(cut).unwrap();

                let store = Store::open(place.path()).unwrap();

                assert!([1, 2].contains(&store.current().unwrap().serial), "{name} cut at {cut}");
                assert_eq!(store.next_serial().unwrap(), 3, "{name} cut at {cut}");
                assert_eq!(store.slots().clone().slot("rule.2"), 1, "{name} cut at {cut}");
            }
        }
    }

    #[test]
    fn a_serial_is_never_given_twice_even_when_its_policy_is_discarded() {
        let place = tempfile::tempdir().unwrap();
        let mut store = Store::open(place.path()).unwrap();
        push(&mut store, 1);
        push(&mut store, 2);

        store.discard(2).unwrap();
        drop(store);

        let store = Store::open(place.path()).unwrap();
        assert_eq!(store.current().unwrap().serial, 1);
        assert_eq!(store.next_serial().unwrap(), 3);
    }

    #[test]
    fn one_process_holds_the_store() {
        let place = tempfile::tempdir().unwrap();
        let _store = Store::open(place.path()).unwrap();

        assert!(matches!(Store::open(place.path()), Err(StoreError::Held(_))));
    }

    #[test]
    fn the_history_is_bounded_and_keeps_the_current_policy() {
        let place = tempfile::tempdir().unwrap();
        let mut store = Store::open(place.path()).unwrap();
        push(&mut store, 1);

        let many = u64::try_from(HISTORY_MAX).unwrap() + 5;
        (2..=many).for_each(|serial| store.save(&manifest(serial), &bundle(serial)).unwrap());

        assert_eq!(store.serials().len(), HISTORY_MAX);
        assert!(store.serials().contains(&1));
        assert!(store.serials().contains(&many));
    }

    fn before_and_after_a_push() -> (tempfile::TempDir, tempfile::TempDir) {
        let place = tempfile::tempdir().unwrap();
        let mut store = Store::open(place.path()).unwrap();
        push(&mut store, 1);
        let before = copy(place.path());
        push(&mut store, 2);
        (before, place)
    }

    fn push(store: &mut Store, serial: u64) {
        let mut slots = store.slots().clone();
        slots.slot(&format!("rule.{serial}"));
        store.raise(serial).unwrap();
        store.keep_slots(slots).unwrap();
        store.save(&manifest(serial), &bundle(serial)).unwrap();
        store.set_current(serial).unwrap();
    }

    fn bundle(serial: u64) -> Vec<u8> {
        format!("bundle {serial}").into_bytes()
    }

    fn manifest(serial: u64) -> Manifest {
        let name = format!("rule.{serial}");
        let slot = u32::try_from(serial).unwrap().saturating_sub(1);
        Manifest {
            serial,
            policy: "edge".to_owned(),
            label: None,
            created_ms: 0,
            origin: Origin::Push,
            replaces: serial.checked_sub(1),
            schema: 0,
            digest: Digest::default(),
            bundle: Digest::of(&bundle(serial)),
            rules: vec![RuleRow {
                name,
                stage: String::new(),
                mode: String::new(),
                slot,
                capture: 0,
            }],
            partners: Vec::new(),
            sources: Vec::new(),
        }
    }

    fn copy(from: &Path) -> tempfile::TempDir {
        let to = tempfile::tempdir().unwrap();
        std::fs::create_dir(to.path().join(POLICIES)).unwrap();
        for directory in ["", POLICIES] {
            let entries = std::fs::read_dir(from.join(directory)).unwrap().map(Result::unwrap);
            for entry in entries.filter(|entry| entry.file_type().unwrap().is_file()) {
                let name = to.path().join(directory).join(entry.file_name());
                std::fs::copy(entry.path(), name).unwrap();
            }
        }
        to
    }

    fn take_over(name: &str, from: &Path, to: &Path) {
        std::fs::copy(from.join(name), to.join(name)).unwrap();
    }
}
