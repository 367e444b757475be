//! Memory that is reserved and not there yet: the kernel gives a page when it is first touched, while a packet waits.

use std::ops::Range;

use rustix::mm::{Advice, MlockAllFlags, madvise, mlockall};

use crate::memlock;

/// Fetches every page that this process has reserved, and keeps it from being swapped out where the limit allows
/// (`RLIMIT_MEMLOCK` unlimited); gives the octets that are there now.
pub fn keep_resident() -> usize {
    if memlock::raise_memlock().current.is_none() {
        // A refusal leaves pages that may be swapped out, and they are fetched below all the same.
        let _ = mlockall(MlockAllFlags::CURRENT | MlockAllFlags::FUTURE);
    }
    let maps = std::fs::read_to_string("/proc/self/maps").unwrap_or_default();
    maps.lines().filter_map(reserved).map(|range| if fetch(&range) { range.len() } else { 0 }).sum()
}

#[expect(unsafe_code, reason = "the kernel is told of memory by its address")]
fn fetch(range: &Range<usize>) -> bool {
    let start = std::ptr::with_exposed_provenance_mut(range.start);
    // SAFETY: MADV_POPULATE_WRITE changes no octet and takes nothing away; a range that has gone since
    // it was listed is refused.
    unsafe { madvise(start, range.len(), Advice::LinuxPopulateWrite) }.is_ok()
}

/// A line of `/proc/self/maps` that is writable and of no file: what was allocated, and what is shared with other
/// processes through memory alone (`proc_pid_maps(5)`).
fn reserved(line: &str) -> Option<Range<usize>> {
    let mut columns = line.split_ascii_whitespace();
    let (range, access, _, _, inode) =
        (columns.next()?, columns.next()?, columns.next()?, columns.next()?, columns.next()?);
    let is_ours = match columns.next() {
        None | Some("[heap]") => access == "rw-p" && inode == "0",
        Some(name) => access == "rw-s" && name.starts_with("/memfd:"),
    };
    let (start, end) = range.split_once('-')?;
    let at = |digits| usize::from_str_radix(digits, 16).ok();
    let range = at(start)?..at(end)?;
    is_ours.then_some(range)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_reserved_is_there_before_it_is_touched() {
        const OCTETS: usize = 48 << 20;
        let room = vec![0_u8; OCTETS];
        let before = faults();

        let there = keep_resident();
        let fetched = faults();
        let sum: usize = room.chunks(4096).map(|page| usize::from(page[0])).sum();

        assert_eq!(sum, 0);
        assert!(there >= OCTETS && fetched >= before);
        assert!(
            faults() - fetched < 1200,
            "{} pages were fetched when touched",
            faults() - fetched
        );
    }

    #[test]
    fn only_what_was_allocated_is_meant() {
        let heap =
            "559481c89000-559481fc4000 rw-p 00000000 00:00 0                          [heap]";
        let nameless = "7f373639c000-7f373659c000 rw-p 00000000 00:00 0 ";

        assert_eq!(reserved(heap), Some(0x5594_81c8_9000..0x5594_81fc_4000));
        assert_eq!(reserved(nameless).map(|range| range.len()), Some(0x20_0000));
        let shared = "7f37365f-7f3736d9 rw-s 00000000 00:01 7423 /memfd:sigwall-events (deleted)";
        assert_eq!(reserved(shared), Some(0x7f37_365f..0x7f37_36d9));
        for other in [
            "7f373639c000-7f373659c000 ---p 00000000 00:00 0 ",
            "7f37365f-7f3736d9 r--s 00000000 00:01 7423 /memfd:sigwall-bundle (deleted)",
            "7f37365f-7f3736d9 rw-s 00000000 00:01 7423 anon_inode:[xdp]",
            "7ffc5000-7ffc7000 rw-p 00000000 00:00 0 [stack]",
            "55b80-55b84 rw-p 0033a000 fe:00 10010801 /usr/bin/sigwall",
            "",
        ] {
            assert_eq!(reserved(other), None, "{other}");
        }
    }

    /// Pages of this process that came when they were touched, so far.
    fn faults() -> u64 {
        let stat = std::fs::read_to_string("/proc/self/stat").unwrap();
        let (_, behind) = stat.rsplit_once(')').unwrap();
        behind.split_ascii_whitespace().nth(7).unwrap().parse().unwrap()
    }
}
