//! Workers: burst in, verdict, burst out; policies adopted between bursts.
//!
//! [`run`] is the whole data plane of one link. It opens no Internet socket, needs no control plane to start from
//! the last good bundle, and goes on when the control plane dies.

mod common;
mod config;
mod custody;
mod desk;
mod heart;
mod hold;
mod kernel;
mod mailbox;
mod privileges;
mod report;
mod run;
mod service;
mod settled;
mod worker;

pub use common::Common;
pub use config::{Backend, Config, PassWhere};
pub use custody::{Custody, CustodyError};
pub use desk::{Counter, Desk, desk};
pub use mailbox::{Issue, Mailbox, Publisher};
pub use report::Report;
pub use run::{DataplaneError, run};
pub use worker::{BURST, Worker};
