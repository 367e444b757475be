//! sigwall, the one binary: a verb is a module, and this page tells which.

mod args;
mod author;
mod capture;
mod control;
mod dataplane;
mod demo;
mod dissect;
mod doctor;
mod events;
mod filter;
mod kept;
mod logging;
mod manual;
mod orders;
mod outcome;
mod policy;
mod policy_test;
mod replay;
mod rig;
mod sources;
mod state;
mod status;
mod supervise;
mod table;
mod testbench;
mod testbench_carriers;
mod testbench_diameter;
mod testbench_icmp;
mod testbench_mandatory;
mod testbench_mtp3;
mod testbench_sigtran;
mod testbench_sms;
mod testbench_ss7;
mod testbench_user;
mod top;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::args::{Directories, Format, LinkArgs, RunArgs};
use crate::outcome::Outcome;

/// An inline signalling firewall for mobile networks.
#[derive(Debug, Parser)]
#[command(name = "sigwall", version, arg_required_else_help = true, propagate_version = true)]
struct Cli {
    #[command(flatten)]
    directories: Directories,
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// See it work: real traffic and attacks through a link of its own, a policy swapped under load
    Demo(demo::Options),
    /// Run both planes of one box, and start each again when it dies
    Run(RunArgs),
    /// Run the data plane of one link: attach, judge, forward
    Dataplane(LinkArgs),
    /// Run the control plane: store, API, events
    Control,
    /// Check, test and build policies, without a running sigwall
    #[command(subcommand)]
    Policy(policy::Verb),
    /// Import, compare and date the data of partners
    #[command(subcommand)]
    Partner(author::partner::Verb),
    /// Put a policy in force
    Push(orders::PushArgs),
    /// Put the content of an earlier serial in force again
    Activate(orders::ActivateArgs),
    /// Put the policy back that was in force before this one
    Rollback,
    /// Tell how it goes
    Status(Format),
    /// List the rules in force with their hits
    Rules(Format),
    /// Show what goes through now, and which rules decide on it
    Top(top::TopArgs),
    /// Show what a running box remembers of tunnels, associations and subscribers
    #[command(subcommand)]
    State(state::Verb),
    /// List what was blocked, or would have been
    Events(events::Args),
    /// Tell all that is known of an event
    Why(author::why::WhyArgs),
    /// Tell what every frame of a capture says, with the names of Wireshark
    Dissect(dissect::DissectArgs),
    /// List the frames of a capture of which a display filter holds
    Filter(filter::FilterArgs),
    /// Tell what a policy would have done with every frame of a capture
    Replay(replay::ReplayArgs),
    /// Explain why a frame of a capture is decided as it is, or a diagnostic of the policy compiler, such as P0001
    Explain(policy::ExplainArgs),
    /// Check whether this host and these interfaces are fit, and say what repairs them
    Doctor(doctor::Args),
    /// Print completions for a shell
    Completions(manual::CompletionsArgs),
    /// Print the manual page
    Man,
}

fn main() -> ExitCode {
    let outcome = match Cli::try_parse() {
        Ok(cli) => act(cli),
        Err(error) => outcome::from_usage(&error),
    };
    outcome::exit_code(outcome)
}

fn act(cli: Cli) -> anyhow::Result<Outcome> {
    let directories = &cli.directories;
    match cli.verb {
        Verb::Demo(options) => demo::run(&options),
        Verb::Run(args) => supervise::run(directories, &args),
        Verb::Dataplane(args) => dataplane::run(directories, &args),
        Verb::Control => control::run(directories),
        Verb::Policy(verb) => policy::run(&verb),
        Verb::Partner(verb) => author::partner::run(&verb),
        Verb::Push(args) => orders::push(directories, &args),
        Verb::Activate(args) => orders::activate(directories, args),
        Verb::Rollback => orders::rollback(directories),
        Verb::Status(format) => status::status(directories, format),
        Verb::Rules(format) => status::rules(directories, format),
        Verb::Top(args) => top::run(directories, args),
        Verb::State(verb) => state::run(directories, &verb),
        Verb::Events(args) => events::run(directories, &args),
        Verb::Why(args) => author::why::run(directories, &args),
        Verb::Dissect(args) => dissect::run(&args),
        Verb::Filter(args) => filter::run(&args),
        Verb::Replay(args) => replay::run(&args),
        Verb::Explain(args) => policy::explain(&args),
        Verb::Doctor(args) => doctor::run(&args),
        Verb::Completions(args) => manual::completions(args),
        Verb::Man => manual::man(),
    }
}
