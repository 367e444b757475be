//! Edits of chunks that passed, until they are acknowledged: what comes again leaves with the same octets.

use arrayvec::ArrayVec;
use session::{AssociationKey, FrameId, Newest};

use crate::edit::{Edit, Edits};

/// Edits of one chunk.
const EDITS_MAX: usize = 6;

/// The newest edited chunks, by association and TSN.
pub(crate) type Repeats = Newest<(AssociationKey, u32), ArrayVec<Edit, EDITS_MAX>>;

/// The edits of a chunk whose user octets stand at that place; nothing where they are more than are remembered.
pub(crate) fn of(
    at: usize,
    edits: impl Iterator<Item = Edit>,
) -> Option<ArrayVec<Edit, EDITS_MAX>> {
    let mut own = ArrayVec::new();
    for edit in edits {
        own.try_push(edit.relative_to(at)?).ok()?;
    }
    Some(own)
}

/// Edits the chunk again, at that place of that frame; false where its edits are not known.
pub(crate) fn repeat(
    repeats: &Repeats,
    key: (AssociationKey, u32),
    (frame, at): (Option<FrameId>, usize),
    edits: &mut Edits,
) -> bool {
    let Some(own) = repeats.get(&key) else { return false };
    own.iter().all(|edit| edits.try_push(edit.moved_to(frame, at)).is_ok())
}
