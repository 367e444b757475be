//! The judge of `tests/peers/m3ua-load`: captures of both ends tell on whose account a chunk was sent again.

use std::process::Command;

use craft::capture::pcap;
use craft::frame;
use craft::sctp::{self, Sctp, sctp};
use sigwall_tests::root;

const LEFT: [u8; 4] = [192, 0, 2, 1];
const RIGHT: [u8; 4] = [192, 0, 2, 2];
const MILLISECOND: u64 = 1_000;
/// When the first chunk is sent again, as a sender's shortest timer has it (RFC 9260 §16).
const TIMER: u64 = 1_000 * MILLISECOND;

type Frames = Vec<(u64, Vec<u8>)>;

fn data(tsn: u32, octets: &[u8]) -> Sctp {
    sctp(7).data(&sctp::data(tsn, 3, octets))
}

fn sack(tsn: u32) -> Vec<u8> {
    frame().ip(RIGHT, LEFT).sctp(&sctp(9).sack(tsn, &[], &[])).octets()
}

fn from_left(packet: &Sctp) -> Vec<u8> {
    frame().ip(LEFT, RIGHT).sctp(packet).octets()
}

/// What the left end sends: chunk 1, and again when its timer ends.
fn sent_twice() -> Frames {
    vec![(0, from_left(&data(1, b"ab"))), (TIMER, from_left(&data(1, b"ab")))]
}

/// What `again.py` says of the two captures; `None` where there is no Python.
fn told(name: &str, left: &Frames, right: &Frames) -> Option<String> {
    let folder = std::env::temp_dir().join(format!("sigwall-again-{}-{name}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("left.pcap"), pcap(left)).unwrap();
    std::fs::write(folder.join("right.pcap"), pcap(right)).unwrap();
    let output = Command::new("python3")
        .arg(root().join("tests/peers/again.py"))
        .arg(&folder)
        .args(["192.0.2.1", "192.0.2.2"])
        .output();
    std::fs::remove_dir_all(&folder).unwrap();
    let Ok(output) = output else {
        eprintln!("SKIPPED: python3 is not here, which judges the captures of both ends");
        return None;
    };
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Some(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

#[track_caller]
fn assert_told(name: &str, left: &Frames, right: &Frames, wanted: &str) {
    if let Some(told) = told(name, left, right) {
        assert_eq!(told, wanted);
    }
}

#[test]
fn a_chunk_that_lay_at_the_far_end_unanswered_is_that_ends_own_loss() {
    let right = vec![
        (MILLISECOND, from_left(&data(1, b"ab"))),
        (TIMER + MILLISECOND, from_left(&data(1, b"ab"))),
    ];
    assert_told("whole", &sent_twice(), &right, "AGAIN 1 middle 0 edited 0");
}

#[test]
fn a_chunk_that_was_sent_once_is_not_counted() {
    let left = vec![(0, from_left(&data(1, b"ab"))), (2 * MILLISECOND, sack(1))];
    let right = vec![(MILLISECOND, from_left(&data(1, b"ab"))), (MILLISECOND, sack(1))];
    assert_told("once", &left, &right, "AGAIN 0 middle 0 edited 0");
}

#[test]
fn a_first_copy_that_never_came_is_laid_on_the_middle() {
    let right = vec![(TIMER + MILLISECOND, from_left(&data(1, b"ab")))];
    assert_told("lost", &sent_twice(), &right, "AGAIN 1 middle 1 edited 0");
}

#[test]
fn a_first_copy_that_came_late_is_laid_on_the_middle() {
    let right = vec![
        (200 * MILLISECOND, from_left(&data(1, b"ab"))),
        (TIMER + MILLISECOND, from_left(&data(1, b"ab"))),
    ];
    assert_told("late", &sent_twice(), &right, "AGAIN 1 middle 1 edited 0");
}

#[test]
fn a_first_copy_behind_a_later_chunk_is_laid_on_the_middle() {
    let mut left = sent_twice();
    left.insert(1, (MILLISECOND, from_left(&data(2, b"cd"))));
    let right = vec![
        (2 * MILLISECOND, from_left(&data(2, b"cd"))),
        (3 * MILLISECOND, from_left(&data(1, b"ab"))),
        (TIMER + MILLISECOND, from_left(&data(1, b"ab"))),
    ];
    assert_told("behind", &left, &right, "AGAIN 1 middle 1 edited 0");
}

#[test]
fn a_wrong_checksum_at_the_far_end_is_laid_on_the_middle() {
    let right = vec![
        (MILLISECOND, from_left(&data(1, b"ab").checksum(0x1234_5678))),
        (TIMER + MILLISECOND, from_left(&data(1, b"ab"))),
    ];
    assert_told("broken", &sent_twice(), &right, "AGAIN 1 middle 1 edited 0");
}

#[test]
fn an_acknowledgement_that_did_not_come_back_is_laid_on_the_middle() {
    let right = vec![
        (MILLISECOND, from_left(&data(1, b"ab"))),
        (2 * MILLISECOND, sack(1)),
        (TIMER + MILLISECOND, from_left(&data(1, b"ab"))),
    ];
    assert_told("unheard", &sent_twice(), &right, "AGAIN 1 middle 1 edited 0");
}

#[test]
fn a_chunk_whose_octets_the_middle_changed_is_told_apart() {
    let right = vec![
        (MILLISECOND, from_left(&data(1, b"\0\0"))),
        (TIMER + MILLISECOND, from_left(&data(1, b"\0\0"))),
    ];
    assert_told("edited", &sent_twice(), &right, "AGAIN 1 middle 0 edited 1");
}
