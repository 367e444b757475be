//! Logs of the long-running verbs: to standard error, filtered by `SIGWALL_LOG`.

use std::io::{IsTerminal as _, stderr};

use tracing_subscriber::EnvFilter;

/// Starts logging; `info` and above unless `SIGWALL_LOG` says otherwise.
pub(crate) fn start() {
    let filter = EnvFilter::try_from_env("SIGWALL_LOG").unwrap_or_else(|_| EnvFilter::new("info"));
    let subscriber = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_ansi(stderr().is_terminal())
        .with_writer(stderr);
    // A second start changes nothing.
    let _ = subscriber.try_init();
}
