//! Messages that their receiver's own stack refuses, and the answers that come of it.

use dissect::{Lineage, Message};
use session::{Rejection, RequestKey};

use super::Judge;
use crate::finding::FORWARDED;
use crate::judgement::Outcome;
use crate::neutralise;

impl<'a> Judge<'_, 'a> {
    /// Makes the receiver's own stack refuse the message, so that its originator is told.
    pub(super) fn reject<'b>(
        &mut self,
        lineage: &Lineage<'b>,
        message: &Message<'b>,
        (octets, cause): (&[u8], u32),
    ) -> Option<()>
    where
        'a: 'b,
    {
        let Some((key, is_request)) = message.transaction() else {
            return neutralise::refuse_ss7(lineage, &mut self.pen());
        };
        if !is_request {
            return self
                .pen()
                .all(|pen| neutralise::answer_diameter(message, (None, cause), octets, pen));
        }
        let refusal = neutralise::refuse_diameter(message, (octets, cause), &mut self.pen())?;
        let (hop_by_hop, end_to_end) = key;
        let key = RequestKey { hop_by_hop, end_to_end, zone: self.zone_back() };
        let rejection = Rejection { application: refusal.application, result: refusal.result };
        self.rejections.remember(key, rejection, self.arrival.now);
        Some(())
    }

    /// The answer to a request that was refused by an edit says what the rule wanted, in the words of its application.
    pub(super) fn refused_before(
        &mut self,
        message: &Message<'_>,
        octets: &[u8],
    ) -> Option<Outcome> {
        let ((hop_by_hop, end_to_end), false) = message.transaction()? else { return None };
        let key = RequestKey { hop_by_hop, end_to_end, zone: self.zone() };
        let rejection = self.rejections.find(key, self.arrival.now)?;
        let refusal = (Some(rejection.application), rejection.result);
        self.pen().all(|pen| neutralise::answer_diameter(message, refusal, octets, pen))?;
        self.judgement.take(FORWARDED, message.key());
        Some(Outcome::Edited)
    }
}
