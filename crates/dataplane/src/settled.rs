//! Which frames of a burst are judged already, and how.

/// One bit a frame of a burst.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Settled {
    judged: u64,
    sent: u64,
}

impl Settled {
    /// The frame at that place is judged.
    pub(crate) fn settle(&mut self, place: usize, is_sent: bool) {
        self.judged |= bit(place);
        self.sent |= if is_sent { bit(place) } else { 0 };
    }

    /// Frames that are judged.
    pub(crate) fn count(self) -> usize {
        usize::try_from(self.judged.count_ones()).unwrap_or(0)
    }

    /// True where the frame at that place is judged.
    pub(crate) fn has(self, place: usize) -> bool {
        self.judged & bit(place) != 0
    }

    /// True where the frame at that place may leave.
    pub(crate) fn is_sent(self, place: usize) -> bool {
        self.sent & bit(place) != 0
    }
}

/// A burst is no longer than there are bits; what would be behind them is never judged ahead.
fn bit(place: usize) -> u64 {
    u32::try_from(place).ok().and_then(|place| 1_u64.checked_shl(place)).unwrap_or(0)
}
