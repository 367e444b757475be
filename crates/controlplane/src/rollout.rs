//! How a policy comes into force: compiled, kept, applied by every worker, and only then current.

use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use southbound::{BundleFile, SouthboundError};
use tokio::sync::{Mutex, OwnedMutexGuard, watch};
use tokio::task::spawn_blocking;
use tracing::{info, warn};

use crate::compile::{self, Product};
use crate::dataplane::{Attached, NotApplied};
use crate::error::{RolloutError, StoreError};
use crate::manifest::{Digest, Manifest, Origin, Source};
use crate::roster::Roster;
use crate::store::Store;

/// A policy that is kept and, where a data plane is there, in force.
#[derive(Debug)]
pub(crate) struct InForce {
    /// Its serial.
    pub(crate) serial: u64,
    /// Time until every worker judged by it; nothing where no data plane is there.
    pub(crate) applied_within: Option<Duration>,
    /// Rendered warnings of the compiler.
    pub(crate) warnings: String,
}

/// All changes of policy, one at a time.
#[derive(Clone, Debug)]
pub(crate) struct Rollout {
    store: Arc<Mutex<Store>>,
    attached: watch::Receiver<Option<Attached>>,
    roster: watch::Sender<Roster>,
}

impl Rollout {
    pub(crate) fn new(
        store: Store,
        attached: watch::Receiver<Option<Attached>>,
        roster: watch::Sender<Roster>,
    ) -> Self {
        let rollout = Self { store: Arc::new(Mutex::new(store)), attached, roster };
        if let Ok(store) = rollout.store.try_lock() {
            rollout.announce(&store);
        }
        rollout
    }

    /// Compiles a policy, keeps it and puts it in force.
    pub(crate) async fn push(
        &self,
        sources: Vec<Source>,
        label: Option<String>,
    ) -> Result<InForce, RolloutError> {
        let store = Arc::clone(&self.store).lock_owned().await;
        self.introduce(store, Draft { sources, label, origin: Origin::Push }).await
    }

    /// Says what is wrong with a policy, without keeping it; gives the warnings.
    pub(crate) async fn check(&self, sources: Vec<Source>) -> Result<String, RolloutError> {
        let mut slots = self.store.lock().await.slots().clone();
        let product = spawn_blocking(move || compile::compile(&sources, 1, &mut slots)).await;
        product.map_err(|_| RolloutError::Compiler)?.map(|product| product.warnings)
    }

    /// Puts the content of an earlier serial in force, as a new serial.
    pub(crate) async fn activate(&self, serial: u64) -> Result<InForce, RolloutError> {
        let store = Arc::clone(&self.store).lock_owned().await;
        let draft = Draft::again(store.manifest(serial)?);
        self.introduce(store, draft).await
    }

    /// Puts the policy back that was current before this one.
    pub(crate) async fn rollback(&self) -> Result<InForce, RolloutError> {
        let store = Arc::clone(&self.store).lock_owned().await;
        let before = store.current().and_then(|current| current.replaces);
        let draft = Draft::again(store.manifest(before.ok_or(RolloutError::NoEarlier)?)?);
        self.introduce(store, draft).await
    }

    /// The current policy's name, serial and digest, and the serials that are kept.
    pub(crate) async fn kept(&self) -> (Option<(String, u64, Digest)>, Vec<u64>) {
        let store = self.store.lock().await;
        let current = store.current();
        let current = current.map(|kept| (kept.policy.clone(), kept.serial, kept.digest));
        (current, store.serials().into_iter().collect())
    }

    /// Brings each data plane that appears to the policy that should be in force.
    pub(crate) async fn reconcile(self) {
        let mut attached = self.attached.clone();
        let mut seen: Option<Instant> = None;
        while let Ok(found) =
            attached.wait_for(|found| since(found.as_ref()) != seen).await.map(|a| a.clone())
        {
            seen = since(found.as_ref());
            if found.is_none() {
                continue;
            }
            if let Err(error) = self.bring_up().await {
                warn!(%error, "the data plane does not judge by the current policy");
            }
        }
    }

    /// The newer of the data plane's policy and ours stands. A push may have come first: what counts is what is
    /// found once the store is ours.
    async fn bring_up(&self) -> Result<(), RolloutError> {
        let mut store = Arc::clone(&self.store).lock_owned().await;
        let Some(found) = self.attached.borrow().clone() else { return Ok(()) };
        let ours = store.current().map(|current| (current.serial, current.digest));
        let theirs = (found.generation, found.digest);
        if ours == Some(theirs) {
            info!(generation = theirs.0, "the data plane judges by the current policy");
            return Ok(());
        }
        if theirs.0 != 0 && ours.is_none_or(|(serial, _)| serial <= theirs.0) {
            self.adopt(&mut store, theirs)?;
            return Ok(());
        }
        match store.current().cloned() {
            Some(current) if current.schema != compile::schema() => {
                info!(serial = current.serial, "compiling the current policy for this release");
                self.introduce(store, Draft::upgrade(current)).await.map(|_| ())
            }
            Some(current) => self.restore(store, current, theirs.0).await,
            None => Ok(()),
        }
    }

    /// A data plane that is ahead was told so by a control plane whose last step this store missed, or has lost.
    fn adopt(&self, store: &mut Store, theirs: (u64, Digest)) -> Result<(), RolloutError> {
        let (generation, digest) = theirs;
        store.raise(generation)?;
        match store.manifest(generation) {
            Ok(manifest) if manifest.digest == digest => {
                store.set_current(generation)?;
                self.announce(store);
                info!(generation, "the policy in force is kept here: it is current again");
            }
            Ok(_) | Err(_) => {
                warn!(
                    generation,
                    "the policy in force is not kept here; it stands until the next push"
                );
            }
        }
        Ok(())
    }

    /// Activates the current policy; where it is refused, those before it, newest first, down to what is in force.
    async fn restore(
        &self,
        mut store: OwnedMutexGuard<Store>,
        mut current: Manifest,
        in_force: u64,
    ) -> Result<(), RolloutError> {
        loop {
            let bundle = store.bundle(&current)?;
            match self.apply(&current, &bundle).await {
                Err(RolloutError::Refused(reason)) => {
                    warn!(serial = current.serial, reason, "refused; trying the policy before it");
                    store.discard(current.serial)?;
                }
                applied => return applied.map(|_| ()),
            }
            self.announce(&store);
            match store.current().cloned() {
                Some(before) if before.serial > in_force => current = before,
                Some(_) => return Ok(()),
                None => return Err(RolloutError::NoEarlier),
            }
        }
    }

    async fn introduce(
        &self,
        store: OwnedMutexGuard<Store>,
        draft: Draft,
    ) -> Result<InForce, RolloutError> {
        let prepared = spawn_blocking(move || prepare(store, draft)).await;
        let (mut store, manifest, product) = prepared.map_err(|_| RolloutError::Compiler)??;
        let applied_within = match self.apply(&manifest, &product.bundle).await {
            Ok(applied_within) => applied_within,
            // It may still come into force; then the next welcome says so.
            Err(RolloutError::Silent) => return Err(RolloutError::Silent),
            Err(refused) => {
                store.discard(manifest.serial)?;
                return Err(refused);
            }
        };
        store.set_current(manifest.serial)?;
        self.announce(&store);
        info!(
            serial = manifest.serial,
            rules = manifest.rules.len(),
            ?applied_within,
            "policy is current"
        );
        Ok(InForce { serial: manifest.serial, applied_within, warnings: product.warnings })
    }

    async fn apply(
        &self,
        manifest: &Manifest,
        bundle: &[u8],
    ) -> Result<Option<Duration>, RolloutError> {
        let Some(attached) = self.attached.borrow().clone() else { return Ok(None) };
        if attached.schema != manifest.schema {
            return Err(RolloutError::Release);
        }
        let sealed = BundleFile::seal(bundle);
        let sealed =
            sealed.map_err(|error: SouthboundError| RolloutError::Refused(error.to_string()))?;
        match attached.activate(manifest.serial, manifest.digest, sealed).await {
            Ok(within) => Ok(Some(within)),
            Err(NotApplied::Absent) => Ok(None),
            Err(NotApplied::Refused(reason)) => Err(RolloutError::Refused(reason)),
            Err(NotApplied::Silent) => Err(RolloutError::Silent),
        }
    }

    fn announce(&self, store: &Store) {
        if let Some(current) = store.current() {
            self.roster.send_modify(|roster| roster.learn(current));
        }
    }
}

/// A policy on its way into the store.
struct Draft {
    sources: Vec<Source>,
    label: Option<String>,
    origin: Origin,
}

impl Draft {
    fn again(kept: Manifest) -> Self {
        Self { sources: kept.sources, label: kept.label, origin: Origin::Again(kept.serial) }
    }

    fn upgrade(kept: Manifest) -> Self {
        Self { sources: kept.sources, label: kept.label, origin: Origin::Upgrade(kept.serial) }
    }
}

type Prepared = (OwnedMutexGuard<Store>, Manifest, Product);

/// Compiles and keeps; slots and serial are on disk before a bundle that uses them.
fn prepare(mut store: OwnedMutexGuard<Store>, draft: Draft) -> Result<Prepared, RolloutError> {
    let serial = store.next_serial()?;
    let mut slots = store.slots().clone();
    let product = compile::compile(&draft.sources, serial, &mut slots)?;
    let manifest = Manifest {
        serial,
        policy: product.policy.clone(),
        label: draft.label,
        created_ms: now_ms(),
        origin: draft.origin,
        replaces: store.current().map(|current| current.serial),
        schema: compile::schema(),
        digest: product.digest,
        bundle: Digest::of(&product.bundle),
        rules: product.rules.clone(),
        partners: product.partners.clone(),
        sources: draft.sources,
    };
    store.raise(serial)?;
    store.keep_slots(slots)?;
    store.save(&manifest, &product.bundle)?;
    Ok((store, manifest, product))
}

fn since(attached: Option<&Attached>) -> Option<Instant> {
    attached.map(|found| found.since)
}

fn now_ms() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
}

impl RolloutError {
    /// True where the fault lies in what was asked, not in the appliance.
    pub(crate) fn is_finding(&self) -> bool {
        matches!(self, Self::Policy(_) | Self::NoEarlier | Self::Store(StoreError::Unknown(_)))
    }
}
