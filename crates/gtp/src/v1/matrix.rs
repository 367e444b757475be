//! What each message must hold, and the order of its elements (TS 29.060 §7.3 to §7.5B, §11.1.9, §11.1.11).

use super::{IeType, Message, MessageType};

/// A message and its mandatory elements; one that stands twice must be there twice.
struct Row {
    message: MessageType,
    mandatory: &'static [IeType],
}

macro_rules! matrix {
    ($($message:ident [$($ie:ident),*];)*) => {
        const ROWS: &[Row] = &[$(Row {
            message: MessageType::$message,
            mandatory: &[$(IeType::$ie),*],
        }),*];
    };
}

matrix! {
    ECHO_RESPONSE [RECOVERY];
    CREATE_PDP_CONTEXT_REQUEST [TEID_DATA, NSAPI, GSN_ADDRESS, GSN_ADDRESS, QOS];
    CREATE_PDP_CONTEXT_RESPONSE [CAUSE];
    UPDATE_PDP_CONTEXT_REQUEST [NSAPI];
    UPDATE_PDP_CONTEXT_RESPONSE [CAUSE];
    DELETE_PDP_CONTEXT_REQUEST [NSAPI];
    DELETE_PDP_CONTEXT_RESPONSE [CAUSE];
    ERROR_INDICATION [TEID_DATA, GSN_ADDRESS];
    IDENTIFICATION_REQUEST [RAI, P_TMSI];
    IDENTIFICATION_RESPONSE [CAUSE];
    SGSN_CONTEXT_REQUEST [RAI, TEID_CONTROL, GSN_ADDRESS];
    SGSN_CONTEXT_RESPONSE [CAUSE];
    SGSN_CONTEXT_ACKNOWLEDGEMENT [CAUSE];
    MS_INFO_CHANGE_NOTIFICATION_REQUEST [RAT_TYPE];
    MS_INFO_CHANGE_NOTIFICATION_RESPONSE [CAUSE];
}

impl Message<'_> {
    /// The first mandatory element that it lacks (§11.1.8).
    pub fn missing(&self) -> Option<IeType> {
        let row = ROWS.iter().find(|row| row.message == self.message_type())?;
        let count = |kind| self.ies().of(kind).count();
        let wanted = |kind| row.mandatory.iter().filter(|other| **other == kind).count();
        row.mandatory.iter().copied().find(|kind| count(*kind) < wanted(*kind))
    }

    /// The first element that stands behind one of a higher type (§11.1.9), or once more where one is meant (§11.1.11);
    /// a receiver takes the first, the last, or none.
    pub fn disordered(&self) -> Option<IeType> {
        let mut before = None;
        self.ies().map(|ie| ie.kind).find(|kind| {
            let is_wrong = before.is_some_and(|before: IeType| {
                kind.0 < before.0 || *kind == before && !is_list(*kind)
            });
            before = Some(*kind);
            is_wrong
        })
    }
}

/// Elements of which a message has several, each with a meaning by its place.
fn is_list(kind: IeType) -> bool {
    !matches!(
        kind,
        IeType::CAUSE
            | IeType::IMSI
            | IeType::RAI
            | IeType::TLLI
            | IeType::P_TMSI
            | IeType::RECOVERY
            | IeType::SELECTION_MODE
            | IeType::TEARDOWN
            | IeType::CHARGING_CHARACTERISTICS
            | IeType::CHARGING_ID
            | IeType::APN
            | IeType::MSISDN
            | IeType::QOS
            | IeType::RAT_TYPE
            | IeType::ULI
            | IeType::IMEISV
    )
}

#[cfg(test)]
mod tests {
    use craft::gtpv1::{create_pdp_context_request, echo_response};

    use super::*;

    #[test]
    fn what_a_create_request_lacks_is_found_also_where_two_are_meant() {
        let head =
            || create_pdp_context_request().teid_data(1).nsapi(5).gsn_address([192, 0, 2, 1]);
        for (octets, missing) in [
            (head().gsn_address([192, 0, 2, 1]).qos().octets(), None),
            (head().qos().octets(), Some(IeType::GSN_ADDRESS)),
            (head().gsn_address([192, 0, 2, 1]).octets(), Some(IeType::QOS)),
            (echo_response().octets(), Some(IeType::RECOVERY)),
        ] {
            assert_eq!(Message::decode(&octets).unwrap().missing(), missing, "{octets:02x?}");
        }
    }

    #[test]
    fn elements_stand_in_the_order_of_their_types_and_once_where_one_is_meant() {
        let start = create_pdp_context_request;
        for (octets, disordered) in [
            (start().imsi("001010123456789").nsapi(5).nsapi(6).octets(), None),
            (start().nsapi(5).imsi("001010123456789").octets(), Some(IeType::IMSI)),
            (start().apn("a").apn("b").octets(), Some(IeType::APN)),
            (start().gsn_address([1, 1, 1, 1]).gsn_address([1, 1, 1, 1]).octets(), None),
        ] {
            assert_eq!(Message::decode(&octets).unwrap().disordered(), disordered, "{octets:02x?}");
        }
    }
}
