//! Workers: burst in, verdict, burst out; policies adopted between bursts.
//!
//! [`run`] is the whole data plane of one link. It opens no Internet socket, needs no control plane to start from
//! the last good bundle, and goes on when the control plane dies.

mod custody;
mod hold;
mod kernel;
mod mailbox;
mod report;
mod run;
mod service;
mod worker;

pub use custody::{Custody, CustodyError};
pub use mailbox::{Issue, Mailbox, Publisher};
pub use report::Report;
pub use run::{Backend, Config, DataplaneError, PassWhere, run};
pub use worker::{BURST, Worker};
