//! How a node refuses a request to create a session, so that its originator stops at once.
//!
//! Each answer names the requester's own endpoint: an answer that does not is ignored, and at least one client then
//! tries again by GTPv0.

use arrayvec::ArrayVec;
use numbering::Teid;

use crate::{v0, v1, v2};

/// Octets of the longest refusal: GTPv2-C with eleven bearers (TS 29.274 §7.2.1).
pub const REFUSAL_OCTETS_MAX: usize = 12 + CAUSE_V2_OCTETS + BEARERS_MAX * BEARER_OCTETS;

const BEARERS_MAX: usize = 11;
const CAUSE_V2_OCTETS: usize = 6;
const BEARER_OCTETS: usize = 4 + 5 + CAUSE_V2_OCTETS;
const SNDCP_NONE: [u8; 4] = [0xff; 4];

/// A whole message.
pub type Refusal = ArrayVec<u8, REFUSAL_OCTETS_MAX>;

impl v0::Message<'_> {
    /// Create PDP Context Response with this cause (GSM 09.60 §7.5.2); nothing for another message.
    pub fn refusal(&self, cause: u8) -> Option<Refusal> {
        if self.message_type != v1::MessageType::CREATE_PDP_CONTEXT_REQUEST {
            return None;
        }
        let flow_label = *self.ies().first(v1::IeType::TEID_CONTROL)?.first_chunk::<2>()?;
        let mut answer = Answer::default();
        answer.put(&[0x1e, v1::MessageType::CREATE_PDP_CONTEXT_RESPONSE.0, 0, 2])?;
        answer.put(&self.sequence.to_be_bytes())?;
        answer.put(&flow_label)?;
        answer.put(&SNDCP_NONE)?;
        answer.put(&self.tid)?;
        answer.put(&[v1::IeType::CAUSE.0, cause])?;
        Some(answer.0)
    }
}

impl v1::Message<'_> {
    /// Create PDP Context Response with this cause (TS 29.060 §7.3.2); nothing for another message.
    pub fn refusal(&self, cause: u8) -> Option<Refusal> {
        if self.message_type() != v1::MessageType::CREATE_PDP_CONTEXT_REQUEST {
            return None;
        }
        let Teid(teid) = self.teid_control()?;
        let mut answer = Answer::default();
        answer.put(&[0x32, v1::MessageType::CREATE_PDP_CONTEXT_RESPONSE.0, 0, 6])?;
        answer.put(&teid.to_be_bytes())?;
        answer.put(&self.sequence()?.to_be_bytes())?;
        answer.put(&[0, 0, v1::IeType::CAUSE.0, cause])?;
        Some(answer.0)
    }
}

impl v2::Message<'_> {
    /// Create Session Response with this cause for the session and each bearer (TS 29.274 §7.2.2); nothing for
    /// another message.
    pub fn refusal(&self, cause: u8) -> Option<Refusal> {
        if self.message_type != v2::MessageType::CREATE_SESSION_REQUEST {
            return None;
        }
        let Teid(teid) = self.f_teids().find(|endpoint| endpoint.instance == 0)?.teid;
        let [_, sequence @ ..] = self.sequence.to_be_bytes();
        let mut answer = Answer::default();
        answer.put(&[0x48, v2::MessageType::CREATE_SESSION_RESPONSE.0, 0, 0])?;
        answer.put(&teid.to_be_bytes())?;
        answer.put(&sequence)?;
        answer.put(&[0])?;
        answer.cause_v2(cause)?;
        for ebi in self.bearers().filter_map(|bearer| bearer.ebi()).take(BEARERS_MAX) {
            answer.put(&[v2::IeType::BEARER_CONTEXT.0, 0, 11, 0])?;
            answer.put(&[v2::IeType::EBI.0, 0, 1, 0, ebi])?;
            answer.cause_v2(cause)?;
        }
        let length = u16::try_from(answer.0.len().checked_sub(4)?).ok()?;
        answer.0.get_mut(2..4)?.copy_from_slice(&length.to_be_bytes());
        Some(answer.0)
    }
}

#[derive(Default)]
struct Answer(Refusal);

impl Answer {
    fn put(&mut self, octets: &[u8]) -> Option<()> {
        self.0.try_extend_from_slice(octets).ok()
    }

    fn cause_v2(&mut self, cause: u8) -> Option<()> {
        self.put(&[v2::IeType::CAUSE.0, 0, 2, 0, cause, 0])
    }
}
