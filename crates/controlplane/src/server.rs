//! The API socket: lines of JSON, bounded in length, number of clients and patience.

use std::fmt::Display;
use std::io;
use std::sync::Arc;
use std::time::Duration;

use tokio::io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::unix::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{UnixListener, UnixStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::{sleep, timeout};
use tracing::{debug, warn};

use crate::request::REQUEST_OCTETS_MAX;
use crate::response::{Failure, FailureKind, Response};
use crate::service::Service;

/// Clients that are served at once.
const CLIENTS_MAX: usize = 16;
/// A client that asks nothing for so long is let go.
const IDLE_MAX: Duration = Duration::from_mins(1);
/// A client that does not take its answer for so long is let go.
const WRITE_MAX: Duration = Duration::from_secs(10);
/// Pause where the kernel has no descriptor left.
const ACCEPT_PAUSE: Duration = Duration::from_millis(50);

/// Serves clients for ever.
pub(crate) async fn serve(listener: UnixListener, service: Service) {
    let places = Arc::new(Semaphore::new(CLIENTS_MAX));
    loop {
        match listener.accept().await {
            Ok((stream, _)) => admit(stream, &places, &service),
            Err(error) => {
                warn!(%error, "a client could not be accepted");
                sleep(ACCEPT_PAUSE).await;
            }
        }
    }
}

fn admit(stream: UnixStream, places: &Arc<Semaphore>, service: &Service) {
    match Arc::clone(places).try_acquire_owned() {
        Ok(place) => {
            tokio::spawn(converse(stream, service.clone(), place));
        }
        Err(_) => {
            tokio::spawn(turn_away(stream));
        }
    }
}

async fn converse(stream: UnixStream, service: Service, place: OwnedSemaphorePermit) {
    let (reader, mut writer) = stream.into_split();
    let mut reader = BufReader::new(reader);
    while let Ok(Ok(line)) = timeout(IDLE_MAX, line(&mut reader)).await {
        let response = match line.strip_suffix(b"\n").map(serde_json::from_slice) {
            Some(Ok(request)) => service.answer(request).await,
            Some(Err(error)) => no_request(error),
            None => no_request("a line of more than 16 MiB, or its end is missing"),
        };
        let is_whole = line.ends_with(b"\n");
        if let Err(error) = write(&mut writer, &response).await {
            debug!(%error, "a client did not take its answer");
            break;
        }
        if !is_whole {
            break;
        }
    }
    drop(place);
}

async fn turn_away(stream: UnixStream) {
    let (_, mut writer) = stream.into_split();
    let text = format!("{CLIENTS_MAX} clients are served already");
    let _ = write(&mut writer, &Response::Failed(Failure::new(FailureKind::Busy, text))).await;
}

fn no_request(why: impl Display) -> Response {
    Response::Failed(Failure::new(FailureKind::Request, format!("not a request: {why}")))
}

/// The next line with its end, or so much of it as is taken; an error where there is none.
async fn line(reader: &mut BufReader<OwnedReadHalf>) -> io::Result<Vec<u8>> {
    let mut line = Vec::new();
    match reader.take(REQUEST_OCTETS_MAX).read_until(b'\n', &mut line).await? {
        0 => Err(io::ErrorKind::UnexpectedEof.into()),
        _ => Ok(line),
    }
}

async fn write(writer: &mut OwnedWriteHalf, response: &Response) -> io::Result<()> {
    let mut line = serde_json::to_vec(response)?;
    line.push(b'\n');
    timeout(WRITE_MAX, writer.write_all(&line)).await.map_err(|_| io::ErrorKind::TimedOut)?
}
