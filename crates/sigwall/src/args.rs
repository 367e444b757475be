//! Arguments that several verbs share.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

/// Where an appliance lives.
#[derive(Clone, Debug, Args)]
pub(crate) struct Directories {
    /// Directory of the sockets
    #[arg(long, global = true, value_name = "DIR", env = "SIGWALL_RUN_DIR")]
    #[arg(default_value = "/run/sigwall")]
    pub(crate) run_dir: PathBuf,
    /// Directory of policies, events and evidence
    #[arg(long, global = true, value_name = "DIR", env = "SIGWALL_STATE_DIR")]
    #[arg(default_value = "/var/lib/sigwall")]
    pub(crate) state_dir: PathBuf,
}

/// How a list is printed.
#[derive(Clone, Copy, Debug, Args)]
pub(crate) struct Format {
    /// A table for people, or a JSON value a line
    #[arg(long, value_enum, default_value_t = FormatKind::Table)]
    pub(crate) format: FormatKind,
}

/// The two formats.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum FormatKind {
    Table,
    Jsonl,
}

/// One link.
#[derive(Clone, Debug, Args)]
pub(crate) struct LinkArgs {
    /// Name of the link, as the policy may declare it
    #[arg(long, value_name = "NAME")]
    pub(crate) link: String,
    /// Interface towards the partner
    #[arg(long, value_name = "IF")]
    pub(crate) outside: String,
    /// Interface towards the core
    #[arg(long, value_name = "IF")]
    pub(crate) inside: String,
    /// Queues that are served by AF_XDP, a worker each; without, as many as both interfaces have. AF_PACKET has one worker
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=64))]
    pub(crate) queues: Option<u32>,
    /// Copying between driver and memory
    #[arg(long, value_enum, default_value_t = ModeArg::Auto)]
    pub(crate) mode: ModeArg,
    /// What carries frames: AF_XDP, or AF_PACKET where there is no XDP
    #[arg(long, value_enum, default_value_t = BackendArg::Xsk)]
    pub(crate) backend: BackendArg,
    /// Where the pass-through list is forwarded
    #[arg(long, value_enum, default_value_t = PassArg::Auto)]
    pub(crate) pass: PassArg,
    /// Age of the worker's last turn at which the link's fail mode decides, in ms; 0: never
    #[arg(long, value_name = "MS", default_value_t = 500)]
    pub(crate) deadline: u32,
    /// Take the XDP program off at the end, instead of leaving the fail mode in force
    #[arg(long)]
    pub(crate) detach_on_stop: bool,
}

/// Copy or zero-copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ModeArg {
    /// Zero-copy where the driver can
    Auto,
    /// By copy
    Copy,
    /// Zero-copy or not at all
    Zerocopy,
}

/// What carries frames.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum BackendArg {
    /// AF_XDP
    Xsk,
    /// AF_PACKET
    Raw,
}

/// Where the pass-through list is forwarded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum PassArg {
    /// By the XDP program
    Kernel,
    /// By the worker
    User,
    /// In the kernel, but on veth and virtio
    Auto,
}

/// Both planes of one box.
#[derive(Clone, Debug, Args)]
pub(crate) struct RunArgs {
    #[command(flatten)]
    pub(crate) link: LinkArgs,
    /// Policy that is put in force at the first start, when none is kept
    #[arg(long, value_name = "DIR")]
    pub(crate) policy: Option<PathBuf>,
}

impl LinkArgs {
    /// The same as arguments of another process.
    pub(crate) fn to_arguments(&self) -> Vec<OsString> {
        let options = [
            ("--link", self.link.clone()),
            ("--outside", self.outside.clone()),
            ("--inside", self.inside.clone()),
            ("--mode", word(&self.mode)),
            ("--backend", word(&self.backend)),
            ("--pass", word(&self.pass)),
            ("--deadline", self.deadline.to_string()),
        ];
        let queues = self.queues.map(|queues| ("--queues", queues.to_string()));
        let options = options.into_iter().chain(queues);
        let options = options.map(|(name, value)| format!("{name}={value}").into());
        let detach = self.detach_on_stop.then(|| OsString::from("--detach-on-stop"));
        options.chain(detach).collect()
    }
}

fn word(value: &impl ValueEnum) -> String {
    value.to_possible_value().map(|word| word.get_name().to_owned()).unwrap_or_default()
}
