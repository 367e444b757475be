//! `sigwall dataplane`: the data plane of one link.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use dataplane::{Backend, Config, PassWhere};
use signal_hook::consts::{SIGINT, SIGTERM};
use xsk::Mode;

use crate::args::{BackendArg, Directories, LinkArgs, ModeArg, PassArg};
use crate::logging;
use crate::outcome::Outcome;
use crate::supervise::follow_supervisor;

/// Forwards and judges until it is told to end.
pub(crate) fn run(directories: &Directories, args: &LinkArgs) -> anyhow::Result<Outcome> {
    logging::start();
    follow_supervisor()?;
    let stop = Arc::new(AtomicBool::new(false));
    for signal in [SIGTERM, SIGINT] {
        signal_hook::flag::register(signal, Arc::clone(&stop))?;
    }
    dataplane::run(&config(directories, args), &stop)?;
    Ok(Outcome::Done)
}

fn config(directories: &Directories, args: &LinkArgs) -> Config {
    Config {
        link: args.link.clone(),
        outside: args.outside.clone(),
        inside: args.inside.clone(),
        queues: args.queues,
        backend: match args.backend {
            BackendArg::Xsk => Backend::Xsk,
            BackendArg::Raw => Backend::Raw,
        },
        mode: match args.mode {
            ModeArg::Auto => Mode::Auto,
            ModeArg::Copy => Mode::Copy,
            ModeArg::Zerocopy => Mode::ZeroCopy,
        },
        pass: match args.pass {
            PassArg::Kernel => PassWhere::Kernel,
            PassArg::User => PassWhere::User,
            PassArg::Auto => PassWhere::Auto,
        },
        deadline: Duration::from_millis(args.deadline.into()),
        detach_on_stop: args.detach_on_stop,
        run_dir: directories.run_dir.clone(),
        state_dir: directories.state_dir.clone(),
    }
}
