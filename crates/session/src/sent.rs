//! How far one end of an association has counted (RFC 9260 §6.2, RFC 4165 §4.2), and how it ends (RFC 9260 §9.2).

/// What one end sent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sent {
    /// The highest TSN, and when it was seen; nothing where neither INIT nor data of it were.
    tsn: Option<(u32, u32)>,
    /// Number of its last user data of M2PA.
    fsn: Option<u32>,
    /// Its link of M2PA is out of service, as it said last.
    is_out_of_service: bool,
    /// It sent SHUTDOWN.
    pub has_shut: bool,
    /// It sent SHUTDOWN ACK.
    pub has_acknowledged: bool,
}

/// Numbers ahead of the highest one in which the next may lie: more than fit into any window in pieces of a few octets.
const TSNS_AHEAD: u32 = 1 << 16;
/// Numbers that may have gone by unseen when they are acknowledged.
const UNSEEN: u32 = 16;
/// Seconds of silence in which data may have gone another path of the association.
const SILENCE_S: u32 = 60;
/// Numbers of M2PA have 24 bits.
const FSN_MASK: u32 = 0x00ff_ffff;
/// What is more than half of them ahead is behind.
const FSN_HALF: u32 = 0x0080_0000;

impl Sent {
    /// Its data begin with that number.
    pub fn beginning(initial: u32, now: u32) -> Self {
        Self { tsn: Some((initial.wrapping_sub(1), now)), ..Self::default() }
    }

    /// True where data of that number may come next, or come again; nothing where none was seen lately.
    pub fn may_send(&self, tsn: u32, now: u32) -> Option<bool> {
        let ahead = tsn.wrapping_sub(self.highest(now)?);
        Some(ahead <= TSNS_AHEAD || ahead >= TSNS_AHEAD.wrapping_neg())
    }

    /// True where it sent data up to that number, as far as can be told; nothing where none was seen lately.
    pub fn has_sent(&self, tsn: u32, now: u32) -> Option<bool> {
        Some(self.unsent(tsn, now)? <= UNSEEN)
    }

    /// How many numbers up to that one were not seen to be sent; nothing where none was seen lately.
    pub fn unsent(&self, tsn: u32, now: u32) -> Option<u32> {
        let missing = tsn.wrapping_sub(self.highest(now)?);
        Some(if missing > u32::MAX / 2 { 0 } else { missing })
    }

    /// It sent data of that number.
    pub fn send(&mut self, tsn: u32, now: u32) {
        let ahead = self.highest(now).map(|highest| tsn.wrapping_sub(highest));
        if ahead.is_none_or(|ahead| ahead <= TSNS_AHEAD) {
            self.tsn = Some((tsn, now));
        }
    }

    fn highest(&self, now: u32) -> Option<u32> {
        let (tsn, at) = self.tsn?;
        (now.saturating_sub(at) < SILENCE_S).then_some(tsn)
    }

    /// True where user data of that number follow, on a link that is in service; nothing where none was seen.
    pub fn may_count(&self, fsn: u32) -> Option<bool> {
        let follows = self.fsn.map(|last| fsn.wrapping_sub(last) & FSN_MASK <= 1);
        if self.is_out_of_service { Some(false) } else { follows }
    }

    /// True where it sent user data up to that number; nothing where none was seen.
    pub fn has_counted(&self, fsn: u32) -> Option<bool> {
        Some(self.fsn?.wrapping_sub(fsn) & FSN_MASK < FSN_HALF)
    }

    /// It sent user data of that number.
    pub fn count(&mut self, fsn: u32) {
        self.fsn = Some(fsn);
    }

    /// It said whether its link is in service; where it is not, its numbers begin anew.
    pub fn serve(&mut self, is_out_of_service: bool) {
        self.is_out_of_service = is_out_of_service;
        if is_out_of_service {
            self.fsn = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_come_in_a_window_before_and_behind_the_highest_number() {
        let mut sent = Sent::beginning(u32::MAX, 5);
        assert_eq!(sent.may_send(u32::MAX, 5), Some(true));
        sent.send(u32::MAX, 5);
        sent.send(3, 5);
        sent.send(1, 5);

        assert_eq!(sent.has_sent(3, 5), Some(true));
        assert_eq!(sent.has_sent(u32::MAX - 9, 5), Some(true));
        assert_eq!(sent.has_sent(4 + UNSEEN, 5), Some(false));
        assert_eq!([1, 3, 7].map(|tsn| sent.unsent(tsn, 5)), [Some(0), Some(0), Some(4)]);
        assert_eq!(sent.may_send(4 + 60_000, 5), Some(true));
        assert_eq!(sent.may_send(4 + 70_000, 5), Some(false));
        sent.send(4 + 70_000, 5);
        assert_eq!(sent.has_sent(4 + UNSEEN, 64), Some(false));
        assert_eq!(sent.may_send(4 + 70_000, 65), None);
        assert_eq!(Sent::default().may_send(7, 0), None);
    }

    #[test]
    fn user_data_of_a_link_count_by_one_and_begin_anew_after_it_was_out_of_service() {
        let mut sent = Sent::default();
        assert_eq!(sent.may_count(9), None);
        sent.count(FSN_MASK);

        assert_eq!(
            [0, FSN_MASK, 1].map(|fsn| sent.may_count(fsn)),
            [Some(true), Some(true), Some(false)]
        );
        assert_eq!([FSN_MASK, 0].map(|fsn| sent.has_counted(fsn)), [Some(true), Some(false)]);
        sent.serve(true);
        assert_eq!(sent.may_count(0), Some(false));
        sent.serve(false);
        assert_eq!(sent.may_count(7), None);
    }
}
