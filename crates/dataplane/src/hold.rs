//! Frames that wait for a verdict, by number; as many as were reserved. Each goes back to the worker that received it.

use std::collections::VecDeque;

use inspect::FrameId;
use xsk::Side;

/// A frame that waited.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Waited<F> {
    /// Number of the worker that received it.
    pub(crate) home: usize,
    pub(crate) frame: F,
}

/// A frame on its way back to its worker.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Back<F> {
    pub(crate) frame: F,
    /// The port at which it leaves; nothing where it ends.
    pub(crate) exit: Option<Side>,
}

/// Held frames.
#[derive(Debug)]
pub(crate) struct Hold<F> {
    places: Vec<Option<Waited<F>>>,
    free: Vec<u32>,
    homes: Vec<Home<F>>,
}

/// What a worker waits for.
#[derive(Debug)]
struct Home<F> {
    held: usize,
    back: VecDeque<Back<F>>,
}

impl<F> Hold<F> {
    /// Room for `frames_max` frames of so many workers.
    pub(crate) fn new(frames_max: u32, workers: usize) -> Self {
        let room = usize::try_from(frames_max).unwrap_or(0);
        let home = || Home { held: 0, back: VecDeque::with_capacity(room) };
        Self {
            places: (0..frames_max).map(|_| None).collect(),
            free: (0..frames_max).rev().collect(),
            homes: std::iter::repeat_with(home).take(workers).collect(),
        }
    }

    /// The number that the next frame would get; nothing where all are taken.
    pub(crate) fn next(&self) -> Option<FrameId> {
        self.free.last().map(|place| FrameId(*place))
    }

    /// Keeps a frame under the number that [`Hold::next`] gave; gives it back where there is no room.
    pub(crate) fn keep(&mut self, home: usize, frame: F) -> Result<(), F> {
        let Some(place) = self.free.last().and_then(|place| usize::try_from(*place).ok()) else {
            return Err(frame);
        };
        let (Some(slot), Some(owner)) = (self.places.get_mut(place), self.homes.get_mut(home))
        else {
            return Err(frame);
        };
        *slot = Some(Waited { home, frame });
        owner.held = owner.held.saturating_add(1);
        self.free.pop();
        Ok(())
    }

    /// Takes a frame out.
    pub(crate) fn take(&mut self, id: FrameId) -> Option<Waited<F>> {
        let waited = self.places.get_mut(usize::try_from(id.0).ok()?)?.take()?;
        self.free.push(id.0);
        if let Some(home) = self.homes.get_mut(waited.home) {
            home.held = home.held.saturating_sub(1);
        }
        Some(waited)
    }

    /// Leaves a frame to its worker, which looks for it before it judges any other.
    pub(crate) fn send_back(&mut self, Waited { home, frame }: Waited<F>, exit: Option<Side>) {
        if let Some(home) = self.homes.get_mut(home) {
            home.back.push_back(Back { frame, exit });
        }
    }

    /// The next frame that others left to a worker.
    pub(crate) fn back(&mut self, home: usize) -> Option<Back<F>> {
        self.homes.get_mut(home)?.back.pop_front()
    }

    /// True where others left a frame to a worker.
    pub(crate) fn has_back(&self, home: usize) -> bool {
        self.homes.get(home).is_some_and(|home| !home.back.is_empty())
    }

    /// Leaves every frame that is held to its worker, to be ended.
    pub(crate) fn end_all(&mut self) {
        for place in 0..self.places.len() {
            let id = FrameId(u32::try_from(place).unwrap_or(u32::MAX));
            if let Some(waited) = self.take(id) {
                self.send_back(waited, None);
            }
        }
    }

    /// Frames of a worker that are held now.
    pub(crate) fn len(&self, home: usize) -> usize {
        self.homes.get(home).map_or(0, |home| home.held)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_given_again_only_after_its_frame_was_taken() {
        let mut hold = Hold::new(2, 1);
        let first = hold.next().unwrap();
        hold.keep(0, 'a').unwrap();
        let second = hold.next().unwrap();
        hold.keep(0, 'b').unwrap();

        assert_eq!((hold.next(), hold.keep(0, 'c')), (None, Err('c')));
        let taken = [first, first].map(|id| hold.take(id).map(|waited| waited.frame));
        assert_eq!((taken, hold.len(0)), ([Some('a'), None], 1));
        assert_eq!(hold.next(), Some(first));
        assert_eq!(hold.take(second).map(|waited| waited.frame), Some('b'));
    }

    #[test]
    fn a_frame_goes_back_to_the_worker_that_received_it() {
        let mut hold = Hold::new(3, 2);
        let ids = ['a', 'b', 'c'].map(|frame| {
            let id = hold.next().unwrap();
            hold.keep(usize::from(frame == 'b'), frame).unwrap();
            id
        });

        let waited = hold.take(ids[1]).unwrap();
        hold.send_back(waited, Some(Side::Inside));
        assert_eq!(
            (hold.has_back(0), hold.has_back(1), hold.len(0), hold.len(1)),
            (false, true, 2, 0)
        );
        hold.end_all();

        let ended = |frame| Some(Back { frame, exit: None });
        assert_eq!(hold.back(1), Some(Back { frame: 'b', exit: Some(Side::Inside) }));
        assert_eq!([hold.back(0), hold.back(0), hold.back(0)], [ended('a'), ended('c'), None]);
    }
}
