//! A message goes on without an element: the element becomes one that its receiver must ignore, of the same length.

use dissect::{Carrier, Lineage, Message};
use wire::{FieldId, Values};

use crate::edit::Pen;

/// Octets of a message that can lose an element.
pub(crate) const MESSAGE_OCTETS_MAX: usize = 16 * 1024;
/// Elements of a message that are tried.
const ELEMENTS_MAX: usize = 256;

/// Hides every element that holds a value of the field; nothing where one of them cannot be hidden.
///
/// An element holds a value where the message lacks it once the element is hidden, so that it is tried on a copy.
pub(crate) fn strip<'a>(
    message: &Message<'a>,
    (carrier, octets): (Carrier, &'a [u8]),
    (field, copy): (FieldId, &mut [u8]),
    pen: &mut Pen<'_>,
) -> Option<()> {
    let copy = copy.get_mut(..octets.len())?;
    copy.copy_from_slice(octets);
    let mut left = count(carrier, copy, field)?;
    let elements = dissect::elements(message, octets).take(ELEMENTS_MAX);
    for element in elements {
        if left == 0 {
            break;
        }
        let begin = element.whole.as_ptr().addr().checked_sub(octets.as_ptr().addr())?;
        let end = begin.checked_add(element.whole.len())?;
        let Some(hidden) = element.hidden() else { continue };
        let place = copy.get_mut(begin..end)?;
        place.fill(0);
        place.get_mut(..hidden.len())?.copy_from_slice(&hidden);
        match count(carrier, copy, field).filter(|now| *now < left) {
            Some(now) => {
                pen.overwrite(element.whole, &hidden)?;
                left = now;
            }
            None => copy.get_mut(begin..end)?.copy_from_slice(element.whole),
        }
    }
    (left == 0).then_some(())
}

/// Values of the field in a message.
fn count(carrier: Carrier, octets: &[u8], field: FieldId) -> Option<usize> {
    let message = dissect::decode(carrier, octets).ok()??;
    let mut values = Values::default();
    Lineage::of(message).read(field, &mut values);
    (!values.is_overflown()).then(|| values.len())
}
