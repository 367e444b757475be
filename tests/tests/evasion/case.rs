//! A case: an attack as anybody would send it, the same attack in disguise, and honest traffic that looks like the disguise.

use inspect::Direction;

/// One trick.
#[derive(Debug)]
pub struct Case {
    /// What is tried.
    pub name: String,
    /// The attack without a trick, which the policy blocks.
    pub attack: Trace,
    /// The attack with the trick.
    pub variant: Trace,
    /// Traffic of the same looks that must arrive untouched.
    pub twin: Trace,
}

/// A case from anything that makes frames.
pub fn case(
    name: impl Into<String>,
    attack: impl Into<Trace>,
    variant: impl Into<Trace>,
    twin: impl Into<Trace>,
) -> Case {
    Case { name: name.into(), attack: attack.into(), variant: variant.into(), twin: twin.into() }
}

/// Frames one after the other.
#[derive(Clone, Debug, Default)]
pub struct Trace(pub Vec<Sent>);

/// A frame, when it comes, and from which side.
#[derive(Clone, Debug)]
pub struct Sent {
    pub octets: Vec<u8>,
    pub direction: Direction,
    pub at_ms: u64,
}

impl Trace {
    /// Adds frames of the partner, a millisecond apart.
    pub fn then(mut self, frames: impl Into<Self>) -> Self {
        let begin = self.end_ms();
        for sent in frames.into().0 {
            self.0.push(Sent { at_ms: begin + sent.at_ms, ..sent });
        }
        self
    }

    /// The same frames, from the home network's side.
    pub fn back(mut self) -> Self {
        for sent in &mut self.0 {
            sent.direction = Direction::Outward;
        }
        self
    }

    /// Lets time pass before what follows.
    pub fn wait(mut self, ms: u64) -> Self {
        if let Some(last) = self.0.last_mut() {
            last.at_ms += ms;
        }
        self
    }

    fn end_ms(&self) -> u64 {
        self.0.last().map_or(0, |last| last.at_ms + 1)
    }
}

impl From<Vec<u8>> for Trace {
    fn from(frame: Vec<u8>) -> Self {
        vec![frame].into()
    }
}

impl From<Vec<Vec<u8>>> for Trace {
    fn from(frames: Vec<Vec<u8>>) -> Self {
        let sent = |(at_ms, octets)| Sent { octets, direction: Direction::Inward, at_ms };
        Self((0..).zip(frames).map(sent).collect())
    }
}
