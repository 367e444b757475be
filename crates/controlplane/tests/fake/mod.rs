//! A place for both planes, a data plane without packets, and a control plane that can be killed.

use std::io::{BufRead as _, BufReader, Write as _};
use std::os::fd::AsFd as _;
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use controlplane::{
    Applied, Client, Config, ControlError, Failure, Request, Response, Source, Status,
};
use ruletable::RuleTable;
use southbound::{
    BundleFile, Channel, Counters, Event, EventWriter, Generation, Listener, Note, Welcome,
};

/// Directories of one appliance.
pub(crate) struct Place(tempfile::TempDir);

impl Place {
    pub(crate) fn new() -> Self {
        let place = tempfile::tempdir().unwrap();
        std::fs::create_dir(place.path().join("run")).unwrap();
        Self(place)
    }

    pub(crate) fn run_dir(&self) -> PathBuf {
        self.0.path().join("run")
    }

    pub(crate) fn state_dir(&self) -> PathBuf {
        self.0.path().join("state")
    }
}

/// Waits for something that must come true soon.
pub(crate) fn until(what: &str, mut is_true: impl FnMut() -> bool) {
    let start = Instant::now();
    while !is_true() {
        assert!(start.elapsed() < Duration::from_secs(10), "never: {what}");
        std::thread::sleep(Duration::from_millis(5));
    }
}

#[derive(Default)]
struct Mood {
    refuses: AtomicBool,
    is_silent: AtomicBool,
    stops: AtomicBool,
    in_force: Mutex<(u64, [u8; 32])>,
    activations: Mutex<Vec<u64>>,
}

/// A data plane that judges nothing.
pub(crate) struct DataPlane {
    mood: Arc<Mood>,
    ring: Arc<Mutex<EventWriter>>,
    thread: Option<JoinHandle<()>>,
}

impl DataPlane {
    pub(crate) fn start(place: &Place) -> Self {
        let listener = Listener::bind(&place.run_dir().join("dataplane.sock")).unwrap();
        let mood = Arc::new(Mood::default());
        let ring = Arc::new(Mutex::new(EventWriter::create().unwrap()));
        let (its_mood, its_ring) = (Arc::clone(&mood), Arc::clone(&ring));
        let thread = std::thread::spawn(move || serve(&listener, &its_mood, &its_ring));
        Self { mood, ring, thread: Some(thread) }
    }

    pub(crate) fn refuse(&self, refuses: bool) {
        self.mood.refuses.store(refuses, Ordering::Release);
    }

    pub(crate) fn silence(&self, is_silent: bool) {
        self.mood.is_silent.store(is_silent, Ordering::Release);
    }

    pub(crate) fn generation(&self) -> u64 {
        self.mood.in_force.lock().unwrap().0
    }

    pub(crate) fn activations(&self) -> Vec<u64> {
        self.mood.activations.lock().unwrap().clone()
    }

    pub(crate) fn event(&self, event: &Event) {
        self.ring.lock().unwrap().write(event, &[]);
    }

    pub(crate) fn kill(self) {
        drop(self);
    }
}

impl Drop for DataPlane {
    fn drop(&mut self) {
        self.mood.stops.store(true, Ordering::Release);
        self.thread.take().unwrap().join().unwrap();
    }
}

fn serve(listener: &Listener, mood: &Mood, ring: &Mutex<EventWriter>) {
    let counters = Counters::create(1).unwrap();
    let mut in_charge: Option<Channel> = None;
    while !mood.stops.load(Ordering::Acquire) {
        if let Some(channel) = listener.accept().unwrap() {
            welcome(&channel, mood, &counters, &ring.lock().unwrap());
            in_charge = Some(channel);
        }
        if let Some(channel) = &in_charge
            && answer(channel, mood).is_none()
        {
            in_charge = None;
        }
        std::thread::sleep(Duration::from_millis(1));
    }
}

fn welcome(channel: &Channel, mood: &Mood, counters: &Counters, ring: &EventWriter) {
    let (generation, digest) = *mood.in_force.lock().unwrap();
    let schema = dissect::schema_digest();
    let welcome = Welcome { generation: Generation(generation), digest, schema };
    let _ = channel.send(&Note::Welcome(welcome), &[counters.as_fd(), ring.as_fd()]);
}

/// Nothing where the channel is closed.
fn answer(channel: &Channel, mood: &Mood) -> Option<()> {
    let Some((Note::Activate(generation), mut descriptors)) = channel.receive().ok()? else {
        return Some(());
    };
    let octets = BundleFile::open(descriptors.remove(0)).unwrap().octets().unwrap();
    if mood.is_silent.load(Ordering::Acquire) {
        return Some(());
    }
    if mood.refuses.load(Ordering::Acquire) {
        return channel.send(&Note::Refused(generation, "not today".to_owned()), &[]).ok();
    }
    *mood.in_force.lock().unwrap() = (generation.0, digest(&octets));
    mood.activations.lock().unwrap().push(generation.0);
    channel.send(&Note::Applied(generation), &[]).ok()
}

fn digest(bundle: &[u8]) -> [u8; 32] {
    RuleTable::load(bundle, dissect::schema_digest()).unwrap().digest()
}

/// A control plane in a thread of its own.
pub(crate) struct Control {
    run_dir: PathBuf,
    stop: Option<tokio::sync::oneshot::Sender<()>>,
    thread: Option<JoinHandle<Option<Result<(), ControlError>>>>,
}

impl Control {
    /// Starts one and waits until it serves.
    pub(crate) fn start(place: &Place) -> Self {
        let config = Config { run_dir: place.run_dir(), state_dir: place.state_dir() };
        let (stop, stopped) = tokio::sync::oneshot::channel();
        let before = inode(&place.run_dir().join("control.sock"));
        let thread = std::thread::spawn(move || {
            let runtime =
                tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(async {
                tokio::select! {
                    ended = controlplane::serve(&config) => Some(ended),
                    _ = stopped => None,
                }
            })
        });
        let socket = place.run_dir().join("control.sock");
        until("it takes the socket", || inode(&socket).is_some_and(|now| Some(now) != before));
        Self { run_dir: place.run_dir(), stop: Some(stop), thread: Some(thread) }
    }

    /// Ends it between two steps, without any orderly work.
    pub(crate) fn kill(mut self) {
        drop(self.stop.take());
        self.thread.take().unwrap().join().unwrap();
    }

    /// Why it ended by itself.
    pub(crate) fn error(mut self) -> ControlError {
        let thread = self.thread.take().unwrap();
        until("it ends", || thread.is_finished());
        thread.join().unwrap().unwrap().unwrap_err()
    }

    pub(crate) fn ask(&self, request: &Request) -> Response {
        Client::connect(&self.run_dir).unwrap().ask(request).unwrap()
    }

    pub(crate) fn push(&self, text: &str) -> Result<Applied, Failure> {
        let source = Source { name: "edge.policy".to_owned(), text: text.to_owned() };
        self.in_force(&Request::Push { sources: vec![source], label: None })
    }

    pub(crate) fn in_force(&self, request: &Request) -> Result<Applied, Failure> {
        match self.ask(request) {
            Response::InForce(applied) => Ok(applied),
            Response::Failed(failure) => Err(failure),
            other @ (Response::Checked { .. }
            | Response::Status(_)
            | Response::Rules(_)
            | Response::Reasons(_)
            | Response::Events(_)) => panic!("{other:?}"),
        }
    }

    pub(crate) fn status(&self) -> Status {
        let answer = self.ask(&Request::Status);
        let Response::Status(status) = answer else { panic!("{answer:?}") };
        *status
    }

    /// Waits until it is in charge of the data plane.
    pub(crate) fn attached(&self) {
        until("it is in charge", || self.status().data_plane.is_some());
    }

    /// Sends lines as they are; gives the lines that come back.
    pub(crate) fn lines(&self, lines: &[&str]) -> Vec<String> {
        let mut stream = UnixStream::connect(self.run_dir.join("control.sock")).unwrap();
        for line in lines {
            writeln!(stream, "{line}").unwrap();
        }
        BufReader::new(stream).lines().take(lines.len()).map(Result::unwrap).collect()
    }
}

impl Drop for Control {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn inode(path: &Path) -> Option<u64> {
    use std::os::unix::fs::MetadataExt as _;
    std::fs::symlink_metadata(path).ok().map(|data| data.ino())
}
