//! Frames that wait for a verdict, by number; as many as were reserved.

use inspect::FrameId;

/// Held frames.
#[derive(Debug)]
pub(crate) struct Hold<F> {
    places: Vec<Option<F>>,
    free: Vec<u32>,
}

impl<F> Hold<F> {
    /// Room for `frames_max` frames.
    pub(crate) fn new(frames_max: u32) -> Self {
        Self {
            places: (0..frames_max).map(|_| None).collect(),
            free: (0..frames_max).rev().collect(),
        }
    }

    /// The number that the next frame would get; nothing where all are taken.
    pub(crate) fn next(&self) -> Option<FrameId> {
        self.free.last().map(|place| FrameId(*place))
    }

    /// Keeps a frame under the number that [`Hold::next`] gave; gives it back where there is no room.
    pub(crate) fn keep(&mut self, frame: F) -> Result<(), F> {
        let Some(place) = self.free.last().and_then(|place| usize::try_from(*place).ok()) else {
            return Err(frame);
        };
        let Some(slot) = self.places.get_mut(place) else { return Err(frame) };
        *slot = Some(frame);
        self.free.pop();
        Ok(())
    }

    /// Takes a frame out.
    pub(crate) fn take(&mut self, id: FrameId) -> Option<F> {
        let frame = self.places.get_mut(usize::try_from(id.0).ok()?)?.take()?;
        self.free.push(id.0);
        Some(frame)
    }

    /// All held frames.
    pub(crate) fn into_frames(self) -> impl Iterator<Item = F> {
        self.places.into_iter().flatten()
    }

    /// Frames that are held now.
    pub(crate) fn len(&self) -> usize {
        self.places.len().saturating_sub(self.free.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_given_again_only_after_its_frame_was_taken() {
        let mut hold = Hold::new(2);
        let first = hold.next().unwrap();
        hold.keep('a').unwrap();
        let second = hold.next().unwrap();
        hold.keep('b').unwrap();

        assert_eq!((hold.next(), hold.keep('c')), (None, Err('c')));
        assert_eq!((hold.take(first), hold.take(first), hold.len()), (Some('a'), None, 1));
        assert_eq!(hold.next(), Some(first));
        assert_eq!(hold.take(second), Some('b'));
    }
}
