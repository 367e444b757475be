//! What applications of two exchanges tell each other (Q.763 §3.82, Q.765 §11), and what bearers of BICC are (Q.765.5 §11).

use wire::Reader;

use super::Message;

/// Parameter of application transport (Q.763 §3.82).
pub(super) const TRANSPORT: u8 = 120;

/// The application that associates bearers (Q.763 table 7).
const BEARERS: u16 = 5;

/// Elements that hold others, or that are codecs themselves (Q.765.5 §11.1.1).
const CODECS: u8 = 4;
const CODEC: u8 = 5;

/// An application transport parameter, as far as it is there.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Transport<'a> {
    /// Octet that names the application, where one is enough.
    pub(super) short_context: Option<u8>,
    /// Both octets, where it is not.
    pub(super) long_context: Option<u16>,
    /// The application.
    pub(super) context: Option<u16>,
    /// What to do where it is not understood.
    pub(super) instruction: Option<u8>,
    /// Which segment it is.
    pub(super) segmentation: Option<u8>,
    /// Number that segments of one message share.
    pub(super) reference: Option<u8>,
    /// Octets of the address of the application that sends.
    pub(super) origin_len: Option<u8>,
    /// Octets of the address of the application that receives.
    pub(super) destination_len: Option<u8>,
    /// What the application says.
    pub(super) data: Option<&'a [u8]>,
}

/// An element of what bearers are.
#[derive(Clone, Copy, Debug)]
pub(super) struct Element<'a> {
    pub(super) identifier: u8,
    /// First octet of its length; nothing where it stands in another.
    pub(super) head: Option<u8>,
    /// Octets behind its length.
    pub(super) len: u16,
    /// What to do where it is not understood.
    pub(super) compatibility: u8,
    pub(super) content: &'a [u8],
}

impl<'a> Transport<'a> {
    /// Every application transport parameter of a message.
    pub(super) fn all(message: &Message<'a>) -> impl Iterator<Item = Self> + use<'a> {
        message.parameters().filter(|(name, _)| *name == TRANSPORT).map(|(_, octets)| {
            let mut transport = Self::default();
            // What is cut off ends it; what stands before counts.
            let _ = transport.read(octets);
            transport
        })
    }

    /// Every element of what bearers are, those in others behind them (Q.765.5 §11.1).
    pub(super) fn elements(message: &Message<'a>) -> impl Iterator<Item = Element<'a>> + use<'a> {
        let data = Self::all(message).filter(|transport| transport.context == Some(BEARERS));
        let elements = data.filter_map(|transport| transport.data);
        let elements = elements.flat_map(|data| Element::each(data, false));
        elements.flat_map(|element| {
            core::iter::once(element).chain(Element::each(element.others(), true))
        })
    }

    /// What octets say of extensions: all but those of a long context have that bit (Q.763 §1.7).
    pub(super) fn heads(&self) -> [Option<u8>; 4] {
        [self.short_context, self.instruction, self.segmentation, self.reference]
    }

    fn read(&mut self, octets: &'a [u8]) -> Option<()> {
        let mut reader = Reader::new(octets);
        let first = reader.u8().ok()?;
        if first & 0x80 == 0 {
            let second = reader.u8().ok()?;
            self.long_context = Some(u16::from_be_bytes([first, second]));
            self.context = Some(u16::from_be_bytes([first, second & 0x7f]));
        } else {
            self.short_context = Some(first);
            self.context = Some(u16::from(first & 0x7f));
        }
        self.instruction = Some(reader.u8().ok()?);
        let segmentation = reader.u8().ok()?;
        self.segmentation = Some(segmentation);
        if segmentation & 0x80 == 0 {
            self.reference = Some(reader.u8().ok()?);
        }
        if self.context > Some(3) {
            self.origin_len = Some(reader.u8().ok()?);
            reader.skip(self.origin_len?.into()).ok()?;
            self.destination_len = Some(reader.u8().ok()?);
            reader.skip(self.destination_len?.into()).ok()?;
        }
        self.data = Some(reader.rest());
        Some(())
    }
}

impl<'a> Element<'a> {
    fn each(octets: &'a [u8], is_inside: bool) -> impl Iterator<Item = Self> + use<'a> {
        let mut reader = Reader::new(octets);
        core::iter::from_fn(move || Self::read(&mut reader, is_inside))
    }

    /// Its length has two octets where the first does not end it (Q.765.5 §11.1).
    fn read(reader: &mut Reader<'a>, is_inside: bool) -> Option<Self> {
        let identifier = reader.u8().ok()?;
        let head = reader.u8().ok()?;
        let more = if head & 0x80 == 0 { u16::from(reader.u8().ok()? & 0x0f) } else { 0 };
        let len = more << 7 | u16::from(head & 0x7f);
        let compatibility = reader.u8().ok()?;
        let content = reader.take(usize::from(len.checked_sub(1)?)).ok()?;
        let head = (!is_inside).then_some(head);
        Some(Self { identifier, head, len, compatibility, content })
    }

    /// The elements that it holds.
    fn others(&self) -> &'a [u8] {
        if self.identifier == CODECS { self.content } else { &[] }
    }

    /// Octet at a place of elements of that identifier.
    pub(super) fn at(&self, identifier: u8, place: usize) -> Option<u8> {
        self.content.get(place).copied().filter(|_| self.identifier == identifier)
    }

    /// Octet at a place of a codec of that organisation (Q.765.5 §11.1.7).
    pub(super) fn codec(&self, organisation: u8, place: usize) -> Option<u8> {
        self.at(CODEC, place).filter(|_| self.content.first() == Some(&organisation))
    }
}
