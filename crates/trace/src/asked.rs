//! A frame as display filters ask it.

use wire::{FieldId, Value};

use crate::capture::Record;
use crate::frame::{Frame, Layer};

/// A frame as a display filter asks it.
#[derive(Debug)]
pub struct Asked<'f, 'a> {
    /// What the capture has of it.
    pub record: &'f Record<'a>,
    /// Its layers.
    pub frame: &'f Frame<'a>,
}

impl policy::Subject for Asked<'_, '_> {
    fn each<'s>(&'s self, field: FieldId, visit: &mut dyn FnMut(usize, Value<'s>)) {
        for (place, layer) in (1..).zip(self.of(field)) {
            layer.read(field, |value| visit(place, value));
        }
    }

    fn layers(&self, field: FieldId) -> usize {
        self.of(field).count()
    }

    fn has_layer(&self, protocol: &str) -> bool {
        self.frame.protocols.contains(&protocol)
    }

    fn capture(&self) -> policy::Captured<'_> {
        policy::Captured {
            number: self.record.number,
            len: self.record.original.into(),
            octets: self.record.octets,
            protocols: &self.frame.protocols,
        }
    }
}

impl<'a> Asked<'_, 'a> {
    fn of(&self, field: FieldId) -> impl Iterator<Item = &Layer<'a>> {
        self.frame.layers.iter().filter(move |layer| layer.protocol() == field.protocol)
    }
}
