//! Frames under way: each arrives after others that were sent later, as it happens.

use inspect::Direction;

use super::rng::Rng;

/// Whose frame it is, and what it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sender {
    Session { place: usize, what: u32 },
    Dialogue { place: usize, what: u32 },
}

/// A frame under way.
pub(super) struct Flight {
    pub(super) sender: Sender,
    pub(super) direction: Direction,
    pub(super) octets: Vec<u8>,
    left: u64,
}

/// All frames under way.
#[derive(Default)]
pub(super) struct Network(Vec<Flight>);

impl Network {
    pub(super) fn launch(
        &mut self,
        rng: &mut Rng,
        sender: Sender,
        direction: Direction,
        octets: Vec<u8>,
    ) {
        self.0.push(Flight { sender, direction, octets, left: rng.below(5) });
    }

    /// The next frame that arrives, where one does in this step.
    pub(super) fn next(&mut self, rng: &mut Rng) -> Option<Flight> {
        let place = self.0.iter().position(|flight| flight.left == 0);
        for flight in &mut self.0 {
            flight.left = flight.left.saturating_sub(1);
        }
        let place = place?;
        (!rng.one_in(3)).then(|| self.0.remove(place))
    }
}
