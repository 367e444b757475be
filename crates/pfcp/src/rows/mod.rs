//! Rows of what stands at a place of elements, beside those of `fields.rs`.

pub(crate) mod features;
pub(crate) mod flags;
mod layouts;
pub(crate) mod numbers;
pub(crate) mod spares;
pub(crate) mod vendors;

use wire::{Values, Yield};

use crate::Message;
use crate::layout::{Form, Site};

/// Writes a table: doc comment, name, form, and where its values stand: part of an element, octets before, bits.
macro_rules! rows {
    ($(#[doc = $doc:literal] $name:literal: $form:expr =>
       $($layout:ident [$part:literal] $at:literal $(& $mask:literal)?),+;)*) => {
        &[$(wire::Field {
            name: $name,
            kind: $form.kind(),
            doc: $doc,
            read: |message, values| {
                let found = $crate::rows::sites!(
                    message, $form, $($layout [$part] $at $(& $mask)?),+
                );
                wire::Yield::give(found, values);
            },
        }),*]
    };
}

/// What stands at these places.
macro_rules! sites {
    ($message:ident, $form:expr, $($layout:ident [$part:literal] $at:literal $(& $mask:literal)?),+) => {{
        const SITES: &[$crate::layout::Site] = &[$($crate::layout::Site {
            layout: &$crate::rows::layouts::$layout,
            part: $part,
            at: $at,
            mask: $crate::rows::mask!($($mask)?),
        }),+];
        $crate::rows::Sites { message: $message, form: $form, places: SITES }
    }};
}

macro_rules! mask {
    () => {
        u64::MAX
    };
    ($mask:literal) => {
        $mask
    };
}

use {mask, rows, sites};

/// What stands at these places, element by element.
struct Sites<'m, 'a> {
    message: &'m Message<'a>,
    form: Form,
    places: &'static [Site],
}

impl<'a> Yield<'a> for Sites<'_, 'a> {
    fn give(self, values: &mut Values<'a>) {
        let Self { message, form, places } = self;
        if !places.iter().any(|site| message.may_have(site.layout.kind())) {
            return;
        }
        for ie in message.ies() {
            for site in places.iter().filter(|site| site.layout.is_of(&ie)) {
                site.give(form, &ie, values);
            }
        }
    }
}
