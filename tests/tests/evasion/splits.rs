//! However a message is cut, it is judged as it is when whole (reliability.md P-25).

use craft::sctp::{data, ppid, sctp};
use craft::{frame, sccp};
use proptest::prelude::*;

use crate::case::Trace;
use crate::messages::{
    BARRED, TAG, TSN, WELCOME, ati_begin, connection, hlr, m3ua, msc, reset_request, sri_sm_begin,
    udt, ulr,
};
use crate::receiver::reaches_any;
use crate::run::run;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_connection_of_diameter_is_judged_alike_however_it_is_cut(
        kinds in prop::collection::vec(0_usize..4, 1..6),
        cuts in prop::collection::vec(1_usize..260, 0..20),
    ) {
        let octets: Vec<u8> = kinds.iter().flat_map(|kind| diameter(*kind)).collect();
        let places = places(&cuts, octets.len());
        let segments = pieces(&octets, &places);

        judged_alike(
            &connection([octets.as_slice()]),
            &connection(segments.iter().map(Vec::as_slice)),
            kinds.iter().any(|kind| *kind > 1),
        )?;
    }

    #[test]
    fn a_user_message_of_sctp_is_judged_alike_however_it_is_cut_and_ordered(
        is_bad: bool, count in 1_usize..40, turn: usize, bundle in 1_usize..5,
    ) {
        let octets = m3ua(&udt(&if is_bad { ati_begin() } else { sri_sm_begin() }));
        let mut parts = data(TSN + 1, ppid::M3UA, &octets).split(count);
        let turn = turn % parts.len();
        parts.rotate_left(turn);
        let begin = frame().sctp(&sctp(TAG).data(&data(TSN, ppid::M3UA, &m3ua(&udt(&sri_sm_begin())))));
        let packets = parts.chunks(bundle).map(|chunks| {
            frame().sctp(&chunks.iter().fold(sctp(TAG), craft::sctp::Sctp::data)).octets()
        });
        let whole = frame().sctp(&sctp(TAG).data(&data(TSN + 1, ppid::M3UA, &octets))).octets();

        judged_alike(
            &Trace::from(begin.octets()).then(whole),
            &Trace::from(begin.octets()).then(packets.collect::<Vec<_>>()),
            is_bad,
        )?;
    }

    #[test]
    fn a_message_of_sccp_is_judged_alike_in_any_segments(
        is_bad: bool, cuts in prop::collection::vec(1_usize..90, 0..15),
    ) {
        let tcap = if is_bad { ati_begin() } else { sri_sm_begin() };
        let parts = pieces(&tcap, &places(&cuts, tcap.len()));
        let last = parts.len() - 1;
        let segments = parts.iter().enumerate().map(|(at, part)| {
            let left = u8::try_from(last - at).expect("few");
            let value = sccp::segmentation(at == 0, left, 77);
            sccp::xudt(&hlr(), &msc(), part, &[(16, &value)])
        });
        let frames = (TSN..).zip(segments).map(|(tsn, sccp)| crate::messages::chunk(tsn, &m3ua(&sccp)));

        judged_alike(
            &crate::messages::ss7(&tcap).into(),
            &frames.collect::<Vec<_>>().into(),
            is_bad,
        )?;
    }

    #[test]
    fn fragments_of_ip_are_judged_as_the_datagram(
        is_bad: bool, count in 1_usize..12, turn: usize, is_six: bool,
    ) {
        let plain = crate::messages::gtpc(&crate::messages::v2(if is_bad { BARRED } else { WELCOME }).octets()).id(9);
        let plain = if is_six { crate::messages::six(plain) } else { plain };
        let mut frames = plain.fragments(count);
        let turn = turn % frames.len();
        frames.rotate_left(turn);

        judged_alike(&plain.octets().into(), &frames.into(), is_bad)?;
    }
}

/// The same verdict for both: nothing forbidden leaves, and what is welcome leaves untouched.
fn judged_alike(whole: &Trace, cut: &Trace, is_bad: bool) -> Result<(), TestCaseError> {
    let (whole, cut) = (run(whole), run(cut));
    prop_assert_eq!(whole.cause().is_some(), is_bad);
    prop_assert_eq!(cut.cause().is_some(), is_bad, "{:?}", cut.ends);
    prop_assert!(reaches_any(&cut.left).is_none(), "{:?}", cut.ends);
    if is_bad {
        let rules = [whole, cut].map(|ran| ran.cause().and_then(|cause| cause.rule.clone()));
        prop_assert_eq!(&rules[0], &rules[1]);
    }
    Ok(())
}

fn diameter(kind: usize) -> Vec<u8> {
    match kind {
        0 => ulr(WELCOME).octets(),
        1 => craft::diameter::device_watchdog_request("mme.visited.example", "visited.example")
            .octets(),
        2 => ulr(BARRED).octets(),
        _ => reset_request().octets(),
    }
}

/// Places inside so many octets, in order.
fn places(cuts: &[usize], len: usize) -> Vec<usize> {
    let sums = cuts.iter().scan(0, |at, cut| {
        *at += cut;
        Some(*at)
    });
    sums.take_while(|at| *at < len).collect()
}

fn pieces(octets: &[u8], places: &[usize]) -> Vec<Vec<u8>> {
    let begins = std::iter::once(0).chain(places.iter().copied());
    let ends = places.iter().copied().chain([octets.len()]);
    begins.zip(ends).map(|(start, end)| octets[start..end].to_vec()).collect()
}
