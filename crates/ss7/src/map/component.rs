//! A component (Q.773 §3.2.2): one operation asked for, answered, failed or refused.

use wire::{Fault, Malformed, code};

use super::Application;
use super::grammar::NOTHING;
use super::walk::Pace;
use crate::ber::{DEPTH_MAX, Tlv, Tlvs, is_cut};

code! {
    /// Kind of a component by its tag (Q.773 §3.2.2).
    pub struct ComponentKind(u8);
    INVOKE = 0xa1 => "invoke",
    RETURN_RESULT_LAST = 0xa2 => "returnResultLast",
    RETURN_ERROR = 0xa3 => "returnError",
    REJECT = 0xa4 => "reject",
    RETURN_RESULT_NOT_LAST = 0xa7 => "returnResultNotLast",
    DIALOGUE = 0 => "dialogue",
}

const INTEGER: u32 = 2;
const NULL: u32 = 5;
const OBJECT_IDENTIFIER: u32 = 6;
const SEQUENCE: u32 = 0x30;
const LINKED: u32 = 0x80;

/// One component.
#[derive(Clone, Copy, Debug)]
pub struct Component<'a> {
    /// Whose operation it is.
    pub application: Application,
    /// Version of the application's context, 0 where none is told.
    pub version: u8,
    /// What it is.
    pub kind: ComponentKind,
    /// Which invocation it is or answers.
    pub invoke_id: Option<i32>,
    /// The invocation that this one belongs to.
    pub linked_id: Option<i32>,
    /// Operation, or the error of an error.
    pub code: Option<OperationCode<'a>>,
    /// What was wrong: tag of its kind, and its number.
    pub problem: Option<(u32, i32)>,
    /// The parameter with its tag.
    pub parameter: Option<Tlv<'a>>,
    pub(super) pace: Pace,
    /// The contents of the number of an operation or an error.
    number: Option<&'a [u8]>,
}

/// How an operation or an error is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OperationCode<'a> {
    /// By a number in its application.
    Local(i32),
    /// By an object identifier.
    Global(&'a [u8]),
}

impl<'a> Component<'a> {
    /// Reads octets that hold exactly one component, to the last value inside it.
    pub fn decode(octets: &'a [u8], application: Application) -> Result<Self, Malformed> {
        let mut component = Self::empty(application);
        component.read_whole(octets)?;
        component.parameter.map_or(Ok(()), |parameter| parameter.check(DEPTH_MAX))?;
        Ok(component)
    }

    /// The same in a dialogue of that version: operation and version tell which form a parameter has.
    pub fn decode_conforming(
        octets: &'a [u8],
        (application, version): (Application, u8),
    ) -> Result<Self, Malformed> {
        let mut component = Self::empty(application);
        component.version = version;
        component.read_whole(octets)?;
        component.check()?;
        Ok(component)
    }

    /// As much as can be read.
    pub fn glimpse(octets: &'a [u8], application: Application) -> Option<Self> {
        let mut component = Self::empty(application);
        component.read(&Tlvs::new(octets).next()?, false).ok()?;
        component.pace = Pace::Wireshark;
        Some(component)
    }

    /// What Wireshark calls malformed: values that end too early, or where others must stand.
    pub fn malformed(octets: &'a [u8], application: Application, version: u8) -> Option<Malformed> {
        let is_faulty = || {
            let component = Self::glimpse(octets, application)?;
            component.of_version(version).is_faulty().then_some(())
        };
        let fault = |fault| Malformed { offset: 0, fault };
        if is_cut(octets) {
            Some(fault(Fault::Truncated))
        } else {
            is_faulty().map(|()| fault(Fault::Value))
        }
    }

    /// What stands in the dialogue portion (TS 29.002 §17.4), for people who look at it.
    pub fn of_dialogue(octets: &'a [u8]) -> Option<Self> {
        let parameter = Tlvs::new(octets).next();
        parameter.is_some().then(|| Self { parameter, ..Self::empty(Application::Map) })
    }

    /// The same component in a dialogue of that version.
    pub fn of_version(self, version: u8) -> Self {
        Self { version, ..self }
    }

    /// The number of an operation or an error.
    pub fn local(&self) -> Option<i32> {
        match self.code {
            Some(OperationCode::Local(number)) => Some(number),
            Some(OperationCode::Global(_)) | None => None,
        }
    }

    /// The octets of the number of the operation that is asked for.
    pub fn invoked(&self) -> Option<&'a [u8]> {
        self.number.filter(|_| self.kind == ComponentKind::INVOKE)
    }

    fn empty(application: Application) -> Self {
        Self {
            application,
            version: 0,
            kind: ComponentKind::DIALOGUE,
            invoke_id: None,
            linked_id: None,
            code: None,
            problem: None,
            parameter: None,
            pace: Pace::Any,
            number: None,
        }
    }

    pub(super) fn is_map(&self) -> bool {
        self.application == Application::Map
    }

    /// True for a result, whole or in part.
    pub(super) fn is_result(&self) -> bool {
        matches!(
            self.kind,
            ComponentKind::RETURN_RESULT_LAST | ComponentKind::RETURN_RESULT_NOT_LAST
        )
    }

    pub(super) fn is(&self, kind: ComponentKind) -> Option<bool> {
        (self.kind == kind).then_some(true)
    }

    /// 0 for a number, 1 for an object identifier.
    pub(super) fn form(&self) -> Option<u8> {
        self.code.map(|code| u8::from(matches!(code, OperationCode::Global(_))))
    }

    /// The number of a problem of that kind.
    pub(super) fn problem_of(&self, tag: u32) -> Option<u64> {
        let (_, number) = self.problem.filter(|(kind, _)| *kind == tag)?;
        u64::try_from(number).ok()
    }

    /// Visits the row of every value of the parameter, each row once.
    pub(super) fn each_name(&self, visit: &mut dyn FnMut(u16)) {
        let mut seen = [0_u64; 32];
        self.visit(&mut |found| {
            let word = seen.get_mut(usize::from(found.name >> 6));
            let bit = 1_u64 << (found.name & 63);
            if let Some(word) = word.filter(|word| **word & bit == 0 && found.name != NOTHING) {
                *word |= bit;
                visit(found.name);
            }
        });
    }

    /// Octets that hold exactly one component; nobody looks into its parameter.
    #[inline]
    fn read_whole(&mut self, octets: &'a [u8]) -> Result<(), Malformed> {
        let mut outer = Tlvs::new(octets);
        let whole = outer.step()?.ok_or_else(|| outer.fault(Fault::Truncated))?;
        outer.end()?;
        self.read(&whole, true)
    }

    fn read(&mut self, whole: &Tlv<'a>, is_strict: bool) -> Result<(), Malformed> {
        let mut parts = whole.inside();
        self.kind = ComponentKind(u8::try_from(whole.tag).unwrap_or(0));
        let id = next(&mut parts, is_strict)?;
        self.invoke_id = id.filter(|id| id.tag == INTEGER).and_then(|id| id.integer());
        let has_no_id =
            || id.is_some_and(|id| id.tag == NULL) && self.kind == ComponentKind::REJECT;
        if is_strict && self.invoke_id.is_none() && !has_no_id() {
            return Err(parts.fault(Fault::Missing));
        }
        // Numbers of invocations have one octet (Q.773 §3.2.2.1).
        if is_strict && id.is_some_and(|id| id.octets.len() > 1) {
            return Err(parts.fault(Fault::Length));
        }
        match self.kind {
            ComponentKind::INVOKE | ComponentKind::RETURN_ERROR => {
                self.operation(&mut parts, is_strict)?;
            }
            ComponentKind::RETURN_RESULT_LAST | ComponentKind::RETURN_RESULT_NOT_LAST => {
                if let Some(result) = next(&mut parts, is_strict)? {
                    self.result(&result, is_strict)?;
                }
            }
            ComponentKind::REJECT => {
                let problem = next(&mut parts, is_strict)?;
                if is_strict && problem.is_some_and(|problem| problem.is_constructed()) {
                    return Err(parts.fault(Fault::Value));
                }
                self.problem = problem.and_then(|it| Some((it.tag, it.integer()?)));
            }
            _ if is_strict => return Err(parts.fault(Fault::Value)),
            _ => {}
        }
        if is_strict { parts.end() } else { Ok(()) }
    }

    /// The operation that was done and what came of it.
    fn result(&mut self, result: &Tlv<'a>, is_strict: bool) -> Result<(), Malformed> {
        let mut inner = result.inside();
        if is_strict && result.tag != SEQUENCE {
            return Err(inner.fault(Fault::Value));
        }
        self.operation(&mut inner, is_strict)?;
        if is_strict { inner.end() } else { Ok(()) }
    }

    /// Operation or error, and the parameter behind it.
    fn operation(&mut self, parts: &mut Tlvs<'a>, is_strict: bool) -> Result<(), Malformed> {
        let mut part = next(parts, is_strict)?;
        if let Some(linked) = part.filter(|part| part.tag == LINKED) {
            self.linked_id = linked.integer();
            if is_strict && linked.octets.len() != 1 {
                return Err(parts.fault(Fault::Length));
            }
            part = next(parts, is_strict)?;
        }
        self.number = part.filter(|part| part.tag == INTEGER).map(|part| part.octets);
        self.code = match part {
            Some(code) if code.tag == INTEGER => code.integer().map(OperationCode::Local),
            Some(code) if code.tag == OBJECT_IDENTIFIER => Some(OperationCode::Global(code.octets)),
            _ => None,
        };
        if self.code.is_none() {
            return Err(parts.fault(Fault::Missing));
        }
        // X.690 §8.3.2: no octet too many.
        if is_strict && matches!(self.number, Some([0, 0..=127, ..] | [255, 128..=255, ..])) {
            return Err(parts.fault(Fault::Value));
        }
        self.parameter = next(parts, is_strict)?;
        Ok(())
    }
}

/// The next value, as far as it is there where a tool reads.
#[inline]
fn next<'a>(parts: &mut Tlvs<'a>, is_strict: bool) -> Result<Option<Tlv<'a>>, Malformed> {
    if is_strict { parts.step() } else { Ok(parts.next()) }
}
