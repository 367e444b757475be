//! Why a capture cannot be read on.

use std::io;
use std::path::PathBuf;

/// What is wrong with a capture, and where.
#[derive(Debug, thiserror::Error)]
pub enum CaptureError {
    /// The file cannot be opened.
    #[error("{}: {why}", file.display())]
    Open {
        /// Which file.
        file: PathBuf,
        /// What the system said.
        why: io::Error,
    },
    /// It begins like no capture.
    #[error("{}: neither pcap nor pcapng, compressed or not", file.display())]
    Format {
        /// Which file.
        file: PathBuf,
    },
    /// It contradicts itself.
    #[error("{}: frame {frame}, octet {offset}: {why}", file.display())]
    Broken {
        /// Which file.
        file: PathBuf,
        /// The frame that would have been next.
        frame: u64,
        /// How far the file was read, after decompression.
        offset: u64,
        /// What is wrong.
        why: &'static str,
    },
    /// The disk or the compression fails.
    #[error("{}: octet {offset}: {why}", file.display())]
    Read {
        /// Which file.
        file: PathBuf,
        /// How far it was read, after decompression.
        offset: u64,
        /// What the system said.
        why: io::Error,
    },
}

/// What went wrong, before the file and the place are known.
#[derive(Debug)]
pub(crate) enum Fault {
    Broken(&'static str),
    Read(io::Error),
}

impl From<io::Error> for Fault {
    fn from(why: io::Error) -> Self {
        if why.kind() == io::ErrorKind::UnexpectedEof {
            Self::Broken("the file ends inside a block")
        } else {
            Self::Read(why)
        }
    }
}
