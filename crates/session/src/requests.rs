//! Requests until their answers come, and a while longer, so that repetitions are known as such.

use crate::keyed::Keyed;
use crate::packed::Address;
use crate::pool::{Gauge, Owner, Worth};

/// How long a request and its answer are remembered: longer than any node repeats them (TS 29.060 §11.2, RFC 6733 §5.5.4).
pub const REQUEST_S: u32 = 60;

/// What tells a request from all others that wait.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct RequestNumber {
    /// Place of its protocol in the registry.
    pub protocol: u8,
    /// What keeps networks apart, and directions where requests of both ways share numbers.
    pub zone: u32,
    /// Who asks, where numbers are the asker's own.
    pub asker: Address,
    /// The port that it asks from.
    pub port: u16,
    /// Its number.
    pub number: u64,
}

/// A request or an answer as it is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen {
    /// Who sends it.
    pub source: Address,
    /// Who shall receive it.
    pub destination: Address,
    /// Its content in short; never 0.
    pub digest: u64,
}

/// A request that was let through.
#[derive(Clone, Debug, Default)]
struct Request<D> {
    asker: Address,
    asked: Address,
    digest: u64,
    answer: u64,
    detail: D,
}

/// What is known of an answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AnswerView {
    /// It goes back between the same two addresses.
    pub is_same_peer: bool,
    /// The same answer came before.
    pub is_repeated: bool,
    /// Another answer came before.
    pub is_second: bool,
}

/// What is known of a request.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RequestView {
    /// The same request came before.
    pub is_repeated: bool,
    /// Another one with its number waits for its answer.
    pub is_conflict: bool,
}

/// Requests of one kind of protocol.
#[derive(Debug)]
pub struct Requests<D>(Keyed<RequestNumber, Request<D>>);

impl<D: Default> Requests<D> {
    pub(crate) fn new(max: u32, quota: u8, seed: u64) -> Self {
        Self(Keyed::new(max, quota, seed, [REQUEST_S; 3]))
    }

    /// What is known of an answer; nothing where no request has its number.
    pub fn answer(&self, number: &RequestNumber, seen: &Seen, now: u32) -> Option<AnswerView> {
        let request = self.recent(number, now)?;
        Some(AnswerView {
            is_same_peer: (request.asked, request.asker) == (seen.source, seen.destination),
            is_repeated: request.answer == seen.digest,
            is_second: ![0, seen.digest].contains(&request.answer),
        })
    }

    /// What is known of a request.
    pub fn request(&self, number: &RequestNumber, seen: &Seen, now: u32) -> RequestView {
        let known = self.recent(number, now);
        let is_repeated = known
            .is_some_and(|known| known.digest == seen.digest && known.asked == seen.destination);
        let is_conflict = known.is_some_and(|known| {
            !is_repeated && known.answer == 0 && known.asked == seen.destination
        });
        RequestView { is_repeated, is_conflict }
    }

    /// The request that an answer belongs to, where it is the first answer.
    pub fn detail(&self, number: &RequestNumber, now: u32) -> Option<&D> {
        let request = self.recent(number, now)?;
        (request.answer == 0).then_some(&request.detail)
    }

    /// A request was let through.
    pub fn ask(
        &mut self,
        (number, owner): (RequestNumber, Owner),
        seen: &Seen,
        detail: D,
        now: u32,
    ) {
        if self.request(&number, seen, now).is_repeated {
            return;
        }
        let request = Request {
            asker: seen.source,
            asked: seen.destination,
            digest: seen.digest,
            answer: 0,
            detail,
        };
        self.0.insert((owner, Worth::HalfOpen), now, number, request);
    }

    /// An answer was let through.
    pub fn settle(&mut self, number: &RequestNumber, seen: &Seen) {
        if let Some(request) = self.0.get_mut(number)
            && request.answer == 0
        {
            request.answer = seen.digest;
        }
    }

    fn recent(&self, number: &RequestNumber, now: u32) -> Option<&Request<D>> {
        let slot = self.0.slot(number)?;
        let is_recent = now.saturating_sub(self.0.seen(slot)) <= REQUEST_S;
        self.0.at(slot).filter(|_| is_recent).map(|(_, request)| request)
    }

    pub(crate) fn expire(&mut self, now: u32) {
        self.0.expire(now);
    }

    pub(crate) fn gauge(&self) -> Gauge {
        self.0.gauge()
    }

    pub(crate) fn octets(&self) -> usize {
        self.0.octets()
    }

    pub(crate) fn touch(&mut self) {
        self.0.touch();
    }

    pub(crate) fn clear(&mut self) {
        self.0.clear();
    }
}

#[cfg(test)]
mod tests {
    use core::net::Ipv4Addr;

    use super::*;

    const NUMBER: RequestNumber =
        RequestNumber { protocol: 1, zone: 0, asker: Address::NONE, port: 2123, number: 7 };

    fn seen(from: u8, to: u8, digest: u64) -> Seen {
        let address = |host| Address::of(Ipv4Addr::new(192, 0, 2, host).into());
        Seen { source: address(from), destination: address(to), digest }
    }

    #[test]
    fn an_answer_is_held_against_its_request() {
        let mut requests = Requests::new(16, 100, 1);
        requests.ask((NUMBER, Owner(1)), &seen(1, 2, 10), (), 0);

        let answer = |from, to, digest| requests.answer(&NUMBER, &seen(from, to, digest), 5);
        assert_eq!(
            answer(2, 1, 20),
            Some(AnswerView { is_same_peer: true, ..AnswerView::default() })
        );
        assert_eq!(answer(3, 1, 20), Some(AnswerView::default()));
        let other = RequestNumber { number: 8, ..NUMBER };
        assert_eq!(requests.answer(&other, &seen(2, 1, 20), 5), None);
        assert_eq!(requests.answer(&NUMBER, &seen(2, 1, 20), REQUEST_S + 1), None);
    }

    #[test]
    fn a_repetition_is_told_from_a_conflict() {
        let mut requests = Requests::new(16, 100, 1);
        requests.ask((NUMBER, Owner(1)), &seen(1, 2, 10), (), 0);

        assert!(requests.request(&NUMBER, &seen(1, 2, 10), 1).is_repeated);
        assert!(requests.request(&NUMBER, &seen(1, 2, 11), 1).is_conflict);
        assert_eq!(requests.request(&NUMBER, &seen(1, 3, 11), 1), RequestView::default());
        requests.settle(&NUMBER, &seen(2, 1, 20));
        assert_eq!(requests.request(&NUMBER, &seen(1, 2, 11), 1), RequestView::default());
        let view = requests.answer(&NUMBER, &seen(2, 1, 20), 1).unwrap();
        assert!(view.is_repeated && !view.is_second);
        assert!(requests.answer(&NUMBER, &seen(2, 1, 21), 1).unwrap().is_second);
        assert_eq!(requests.detail(&NUMBER, 1), None);
    }
}
