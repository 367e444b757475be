//! The bundle in force: verified, published to every worker, kept on disk, acknowledged. Last good stands.

use std::fs::File;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use ruletable::RuleTable;
use southbound::Generation;

use crate::mailbox::{Issue, Publisher};

/// How long a worker may take to come to the end of a turn.
const APPLY_WITHIN: Duration = Duration::from_secs(2);
const LOOK_EVERY: Duration = Duration::from_micros(50);
const FILE: &str = "active.bundle";

/// Why a bundle did not come into force; the one before stands.
#[derive(Debug, thiserror::Error)]
pub enum CustodyError {
    /// Its octets are not what the control plane compiled, or for another version.
    #[error("{0}")]
    Bundle(ruletable::BundleError),
    /// Its serial is not newer than the one in force.
    #[error("generation {} is not newer than {}, which is in force", .0.0, .1.0)]
    Stale(Generation, Generation),
    /// The note names another serial than the bundle.
    #[error("the note announced generation {} and the bundle is {}", .0.0, .1.0)]
    OtherSerial(Generation, Generation),
    /// A worker did not take it in time.
    #[error("a worker did not take generation {} within 2 s", .0.0)]
    Silent(Generation),
    /// It is in force but could not be kept on disk.
    #[error("cannot keep the bundle at {0}")]
    Disk(PathBuf, #[source] std::io::Error),
}

/// Keeper of the bundle in force.
#[derive(Debug)]
pub struct Custody {
    publisher: Publisher,
    directory: PathBuf,
    schema: u64,
    active: Option<Issue>,
}

impl Custody {
    /// Keeps bundles compiled for `schema` in `directory`, which must exist.
    pub fn new(publisher: Publisher, directory: &Path, schema: u64) -> Self {
        Self { publisher, directory: directory.to_owned(), schema, active: None }
    }

    /// Puts the bundle that was last in force back in force; nothing where there is none.
    pub fn resume(&mut self) -> Result<Option<&Issue>, CustodyError> {
        let path = self.directory.join(FILE);
        let octets = match std::fs::read(&path) {
            Ok(octets) => octets,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(CustodyError::Disk(path, error)),
        };
        let issue = self.verify(&octets)?;
        self.publish(issue).map(Some)
    }

    /// Puts a bundle in force in every worker.
    pub fn activate(
        &mut self,
        announced: Generation,
        octets: &[u8],
    ) -> Result<&Issue, CustodyError> {
        let issue = self.verify(octets)?;
        if issue.generation != announced {
            return Err(CustodyError::OtherSerial(announced, issue.generation));
        }
        if let Some(active) = self.active.as_ref().filter(|active| active.generation >= announced) {
            return Err(CustodyError::Stale(announced, active.generation));
        }
        let path = self.directory.join(FILE);
        keep(&self.directory, octets).map_err(|error| CustodyError::Disk(path, error))?;
        self.publish(issue)
    }

    /// What is in force.
    pub fn active(&self) -> Option<&Issue> {
        self.active.as_ref()
    }

    fn verify(&self, octets: &[u8]) -> Result<Issue, CustodyError> {
        let table = RuleTable::load(octets, self.schema).map_err(CustodyError::Bundle)?;
        Ok(Issue { generation: Generation(table.serial()), table: Arc::new(table) })
    }

    fn publish(&mut self, issue: Issue) -> Result<&Issue, CustodyError> {
        self.publisher.publish(&issue);
        let started = Instant::now();
        while !self.publisher.is_applied(issue.generation) {
            if started.elapsed() > APPLY_WITHIN {
                return Err(CustodyError::Silent(issue.generation));
            }
            std::thread::sleep(LOOK_EVERY);
        }
        self.publisher.reclaim();
        Ok(self.active.insert(issue))
    }
}

/// Old or new after a crash, never a third: written beside, flushed, renamed, and the directory flushed.
fn keep(directory: &Path, octets: &[u8]) -> std::io::Result<()> {
    let beside = directory.join("active.bundle.new");
    let mut file = File::create(&beside)?;
    file.write_all(octets)?;
    file.sync_all()?;
    std::fs::rename(&beside, directory.join(FILE))?;
    File::open(directory)?.sync_all()
}
