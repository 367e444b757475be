//! A capture file, one frame at a time: pcap or pcapng, plain or gzip, told by its first octets.

use std::fmt;
use std::fs::File;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::error::{CaptureError, Fault};
use crate::link::LinkType;
use crate::octets::{Input, Octets};
use crate::pcap::Pcap;
use crate::pcapng::Pcapng;
use flate2::bufread::MultiGzDecoder;

/// A capture may say more, which no reader counts.
const LEN_MAX: u32 = u32::MAX >> 1;

/// Octets that are asked of the disk at a time.
const BUFFER: usize = 1 << 18;
const GZIP: [u8; 2] = [0x1f, 0x8b];

/// One frame of a capture.
#[derive(Clone, Copy, Debug)]
pub struct Record<'a> {
    /// Its number, from 1.
    pub number: u64,
    /// When it was captured, in ns since 1970.
    pub time_ns: u64,
    /// Which interface of the capture it came by, from 0.
    pub interface: u32,
    /// What the capture calls that interface.
    pub interface_name: Option<&'a str>,
    /// Which section of the capture it stands in, from 1, where a capture has sections.
    pub section: Option<u32>,
    /// What it begins with.
    pub link: LinkType,
    /// Octets it had on the wire, less than 2^31.
    pub original: u32,
    /// Octets that were captured.
    pub octets: &'a [u8],
}

impl<'a> Record<'a> {
    /// The header that Linux writes where a link has none, or another one for each interface.
    pub(crate) fn cooked(&self) -> Option<&'a [u8]> {
        self.octets.get(..self.link.cooked_len()?)
    }

    /// The frame without what the capture wrote beside it, and how long that was on the wire.
    pub fn frame(&self) -> (&'a [u8], u32) {
        let beside = self.link.beside(self.octets);
        let original = self.original.saturating_sub(u32::try_from(beside).unwrap_or(0));
        (self.octets.get(beside..).unwrap_or_default(), original)
    }
}

/// What stands before a frame.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Head {
    pub(crate) time_ns: u64,
    pub(crate) interface: u32,
    pub(crate) link: LinkType,
    pub(crate) original: u32,
}

/// A capture that is read forward, in memory that does not depend on its size.
pub struct Capture {
    file: PathBuf,
    octets: Octets,
    format: Format,
    frame: Vec<u8>,
    number: u64,
    progress: Arc<AtomicU64>,
    size: u64,
}

enum Format {
    Pcap(Pcap),
    Pcapng(Pcapng),
}

impl fmt::Debug for Capture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Capture")
            .field("file", &self.file)
            .field("number", &self.number)
            .finish_non_exhaustive()
    }
}

impl Capture {
    /// Opens a file and reads its first block.
    pub fn open(path: &Path) -> Result<Self, CaptureError> {
        let file = path.to_path_buf();
        let failed = |why| CaptureError::Open { file: file.clone(), why };
        let opened = File::open(path).map_err(failed)?;
        let size = opened.metadata().map_err(failed)?.len();
        let progress = Arc::new(AtomicU64::new(0));
        let counted = Counted { file: opened, progress: Arc::clone(&progress) };
        let mut input: Input = BufReader::with_capacity(BUFFER, Box::new(counted));
        if input.fill_buf().map_err(failed)?.starts_with(&GZIP) {
            input = BufReader::with_capacity(BUFFER, Box::new(MultiGzDecoder::new(input)));
        }
        let mut octets = Octets::new(input);
        let format = format(&mut octets).map_err(|fault| match fault {
            Fault::Broken(_) => CaptureError::Format { file: file.clone() },
            Fault::Read(why) => CaptureError::Open { file: file.clone(), why },
        })?;
        let Some(format) = format else { return Err(CaptureError::Format { file }) };
        Ok(Self { file, octets, format, frame: Vec::new(), number: 0, progress, size })
    }

    /// The next frame; nothing at the end. After an error there is none.
    pub fn next_frame(&mut self) -> Result<Option<Record<'_>>, CaptureError> {
        let head = match self.read() {
            Ok(Some(head)) => head,
            Ok(None) => return Ok(None),
            Err(fault) => return Err(self.error(fault)),
        };
        self.number = self.number.saturating_add(1);
        Ok(Some(Record {
            number: self.number,
            time_ns: head.time_ns,
            interface: head.interface,
            interface_name: match &self.format {
                Format::Pcapng(format) => format.name(head.interface),
                Format::Pcap(_) => None,
            },
            section: match &self.format {
                Format::Pcapng(format) => Some(format.section),
                Format::Pcap(_) => None,
            },
            link: head.link,
            original: head.original.min(LEN_MAX),
            octets: self.octets.held().unwrap_or(&self.frame),
        }))
    }

    /// Octets of the file that were read, and its size.
    pub fn progress(&self) -> (u64, u64) {
        (self.progress.load(Ordering::Relaxed), self.size)
    }

    fn read(&mut self) -> Result<Option<Head>, Fault> {
        match &mut self.format {
            Format::Pcapng(format) => format.next(&mut self.octets, &mut self.frame),
            Format::Pcap(_) if self.octets.is_over()? => Ok(None),
            Format::Pcap(format) => format.next(&mut self.octets, &mut self.frame).map(Some),
        }
    }

    fn error(&self, fault: Fault) -> CaptureError {
        let (file, offset) = (self.file.clone(), self.octets.offset);
        match fault {
            Fault::Broken(why) => {
                let frame = self.number.saturating_add(1);
                CaptureError::Broken { file, frame, offset, why }
            }
            Fault::Read(why) => CaptureError::Read { file, offset, why },
        }
    }
}

fn format(octets: &mut Octets) -> Result<Option<Format>, Fault> {
    let magic = octets.array()?;
    if let Some(pcap) = Pcap::begin(magic, octets)? {
        return Ok(Some(Format::Pcap(pcap)));
    }
    Ok(Pcapng::begin(magic, octets)?.map(Format::Pcapng))
}

struct Counted {
    file: File,
    progress: Arc<AtomicU64>,
}

impl std::io::Read for Counted {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let got = self.file.read(buffer)?;
        self.progress.fetch_add(u64::try_from(got).unwrap_or(0), Ordering::Relaxed);
        Ok(got)
    }
}
