//! The other end of the API socket, for the command line.

use std::io::{self, BufRead as _, BufReader, Read as _, Write as _};
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::request::{REQUEST_OCTETS_MAX, Request};
use crate::response::Response;

/// A large policy may take so long to compile and apply.
const ANSWER_WITHIN: Duration = Duration::from_mins(1);
const RESPONSE_OCTETS_MAX: u64 = 256 << 20;

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub enum ClientError {
    /// Nobody listens there.
    #[error(
        "no control plane at {0}: start `sigwall run …` or `sigwall control`, or pass --run-dir"
    )]
    Absent(PathBuf),
    /// This user may not.
    #[error("no permission to use {0}: join the group that owns it, or use sudo")]
    Denied(PathBuf),
    /// The connection failed.
    #[error("the control plane at {0} does not answer")]
    Io(PathBuf, #[source] io::Error),
    /// The request is longer than the control plane takes.
    #[error("the policy is longer than the 16 MiB that the control plane takes")]
    TooLong,
    /// The answer is no JSON of this release.
    #[error("the control plane at {0} speaks another release")]
    Foreign(PathBuf, #[source] serde_json::Error),
}

/// A connection to a control plane.
#[derive(Debug)]
pub struct Client {
    path: PathBuf,
    stream: BufReader<UnixStream>,
}

impl Client {
    /// Connects to the control plane of `run_dir`.
    pub fn connect(run_dir: &Path) -> Result<Self, ClientError> {
        let path = run_dir.join(crate::CONTROL_SOCKET);
        let stream = UnixStream::connect(&path).map_err(|error| unreachable_at(&path, error))?;
        let patience = stream.set_read_timeout(Some(ANSWER_WITHIN));
        patience.map_err(|error| ClientError::Io(path.clone(), error))?;
        Ok(Self { path, stream: BufReader::new(stream) })
    }

    /// Asks, and waits for the answer.
    pub fn ask(&mut self, request: &Request) -> Result<Response, ClientError> {
        let foreign = |error| ClientError::Foreign(self.path.clone(), error);
        let mut line = serde_json::to_vec(request).map_err(foreign)?;
        line.push(b'\n');
        if u64::try_from(line.len()).is_ok_and(|len| len > REQUEST_OCTETS_MAX) {
            return Err(ClientError::TooLong);
        }
        let answer = self.exchange(&line);
        let answer = answer.map_err(|error| ClientError::Io(self.path.clone(), error))?;
        serde_json::from_slice(&answer)
            .map_err(|error| ClientError::Foreign(self.path.clone(), error))
    }

    fn exchange(&mut self, line: &[u8]) -> io::Result<Vec<u8>> {
        self.stream.get_mut().write_all(line)?;
        let mut answer = Vec::new();
        let mut bounded = (&mut self.stream).take(RESPONSE_OCTETS_MAX);
        match bounded.read_until(b'\n', &mut answer)? {
            0 => Err(io::ErrorKind::UnexpectedEof.into()),
            _ => Ok(answer),
        }
    }
}

fn unreachable_at(path: &Path, error: io::Error) -> ClientError {
    let is = |kind| error.kind() == kind;
    if is(io::ErrorKind::NotFound) || is(io::ErrorKind::ConnectionRefused) {
        ClientError::Absent(path.to_owned())
    } else if is(io::ErrorKind::PermissionDenied) {
        ClientError::Denied(path.to_owned())
    } else {
        ClientError::Io(path.to_owned(), error)
    }
}
