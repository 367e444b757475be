//! Where operators ask what is remembered: a local socket, one question at a time; the worker answers a slice a turn.

use std::io::{BufRead as _, BufReader, Write as _};
use std::os::unix::fs::PermissionsExt as _;
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use crossbeam::queue::ArrayQueue;
use inspect::{Inquiry, State};
use tracing::warn;

/// How often the socket and the worker are looked at.
const LOOK_EVERY: Duration = Duration::from_millis(5);
/// How long a client may take to ask, and to read.
const PATIENCE: Duration = Duration::from_secs(5);

/// Both ends of the desk.
#[derive(Debug)]
struct Trays {
    questions: ArrayQueue<Inquiry>,
    answers: ArrayQueue<Inquiry>,
}

/// The worker's side.
#[derive(Debug)]
pub struct Desk(Arc<Trays>);

/// The side of those who ask.
#[derive(Debug)]
pub struct Counter(Arc<Trays>);

/// Both sides.
pub fn desk() -> (Desk, Counter) {
    let trays = Arc::new(Trays { questions: ArrayQueue::new(1), answers: ArrayQueue::new(1) });
    (Desk(Arc::clone(&trays)), Counter(trays))
}

impl Desk {
    /// True where a question waits.
    pub fn is_asked(&self) -> bool {
        !self.0.questions.is_empty()
    }

    /// Answers a slice of the question that waits, where one does.
    pub fn turn(&self, state: Option<&State>) {
        let Some(mut inquiry) = self.0.questions.pop() else { return };
        inquiry.look(state);
        let tray = if inquiry.is_done() || inquiry.is_full() {
            &self.0.answers
        } else {
            &self.0.questions
        };
        tray.force_push(inquiry);
    }
}

impl Counter {
    /// Serves those who ask, until asked to stop.
    pub fn serve(&self, path: &Path, stop: &AtomicBool) {
        let listener = match listen(path) {
            Ok(listener) => listener,
            Err(error) => {
                return warn!(%error, path = %path.display(), "nobody can ask for the state");
            }
        };
        while !stop.load(Ordering::Relaxed) {
            let Ok((client, _)) = listener.accept() else {
                std::thread::sleep(LOOK_EVERY);
                continue;
            };
            if let Err(error) = self.answer(&client, stop) {
                warn!(%error, "a question about the state was not answered");
            }
        }
    }

    fn answer(&self, mut client: &UnixStream, stop: &AtomicBool) -> std::io::Result<()> {
        client.set_nonblocking(false)?;
        client.set_read_timeout(Some(PATIENCE))?;
        client.set_write_timeout(Some(PATIENCE))?;
        let mut line = String::new();
        BufReader::new(client).read_line(&mut line)?;
        let Some(mut inquiry) = Inquiry::parse(&line) else {
            return client.write_all(b"error=no such question\n");
        };
        while !inquiry.is_done() {
            let Some(looked) = self.ask(inquiry, stop) else { return Ok(()) };
            inquiry = looked;
            client.write_all(inquiry.text().as_bytes())?;
            inquiry.text().clear();
        }
        Ok(())
    }

    /// Waits for the worker; nothing where it has been asked to stop.
    fn ask(&self, inquiry: Inquiry, stop: &AtomicBool) -> Option<Inquiry> {
        self.0.questions.force_push(inquiry);
        while !stop.load(Ordering::Relaxed) {
            if let Some(looked) = self.0.answers.pop() {
                return Some(looked);
            }
            std::thread::sleep(LOOK_EVERY);
        }
        None
    }
}

/// For this user and group only; what another process left there is replaced.
fn listen(path: &Path) -> std::io::Result<UnixListener> {
    let _ = std::fs::remove_file(path);
    let listener = UnixListener::bind(path)?;
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o660))?;
    listener.set_nonblocking(true)?;
    Ok(listener)
}
