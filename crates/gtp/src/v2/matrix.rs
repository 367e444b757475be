//! What each message must hold, and what may stand in it more than once (TS 29.274 §7).

use super::{Ie, IeType, Ies, InterfaceType, Message, MessageType};

/// A message and its mandatory elements, each with its instance; and those of its first bearer contexts (instance 0).
struct Row {
    message: MessageType,
    mandatory: &'static [(IeType, u8)],
    bearer: &'static [IeType],
}

macro_rules! matrix {
    ($($message:ident [$($ie:ident . $instance:literal),*] bearer [$($inner:ident),*];)*) => {
        const ROWS: &[Row] = &[$(Row {
            message: MessageType::$message,
            mandatory: &[$((IeType::$ie, $instance)),*],
            bearer: &[$(IeType::$inner),*],
        }),*];
    };
}

matrix! {
    ECHO_REQUEST [RECOVERY.0] bearer [];
    ECHO_RESPONSE [RECOVERY.0] bearer [];
    CREATE_SESSION_REQUEST [APN.0, RAT_TYPE.0, F_TEID.0, BEARER_CONTEXT.0] bearer [EBI, BEARER_QOS];
    CREATE_SESSION_RESPONSE [CAUSE.0] bearer [EBI, CAUSE];
    MODIFY_BEARER_RESPONSE [CAUSE.0] bearer [EBI, CAUSE];
    DELETE_SESSION_RESPONSE [CAUSE.0] bearer [];
    CHANGE_NOTIFICATION_REQUEST [RAT_TYPE.0] bearer [];
    CHANGE_NOTIFICATION_RESPONSE [CAUSE.0] bearer [];
    MODIFY_BEARER_COMMAND [AMBR.0, BEARER_CONTEXT.0] bearer [EBI];
    MODIFY_BEARER_FAILURE_INDICATION [CAUSE.0] bearer [];
    DELETE_BEARER_COMMAND [BEARER_CONTEXT.0] bearer [EBI];
    DELETE_BEARER_FAILURE_INDICATION [CAUSE.0, BEARER_CONTEXT.0] bearer [EBI, CAUSE];
    BEARER_RESOURCE_COMMAND [EBI.0, TAD.0, PROCEDURE_TRANSACTION_ID.0] bearer [];
    BEARER_RESOURCE_FAILURE_INDICATION [CAUSE.0, EBI.0, PROCEDURE_TRANSACTION_ID.0] bearer [];
    CREATE_BEARER_REQUEST [EBI.0, BEARER_CONTEXT.0] bearer [EBI, BEARER_QOS];
    CREATE_BEARER_RESPONSE [CAUSE.0, BEARER_CONTEXT.0] bearer [EBI, CAUSE];
    UPDATE_BEARER_REQUEST [AMBR.0, BEARER_CONTEXT.0] bearer [EBI];
    UPDATE_BEARER_RESPONSE [CAUSE.0] bearer [EBI, CAUSE];
    DELETE_BEARER_RESPONSE [CAUSE.0] bearer [EBI, CAUSE];
    DELETE_PDN_CONNECTION_SET_RESPONSE [CAUSE.0] bearer [];
    UPDATE_PDN_CONNECTION_SET_RESPONSE [CAUSE.0] bearer [];
    SUSPEND_ACKNOWLEDGE [CAUSE.0] bearer [];
    RESUME_NOTIFICATION [IMSI.0] bearer [];
    RESUME_ACKNOWLEDGE [CAUSE.0] bearer [];
    CONTEXT_RESPONSE [CAUSE.0] bearer [];
    FORWARD_RELOCATION_REQUEST [PDN_CONNECTION.0, F_TEID.0] bearer [];
    FORWARD_RELOCATION_RESPONSE [CAUSE.0] bearer [];
}

impl Message<'_> {
    /// The first mandatory element that it lacks, in a bearer context too (§7.7.3).
    pub fn missing(&self) -> Option<IeType> {
        let row = ROWS.iter().find(|row| row.message == self.message_type)?;
        let has = |kind, instance| self.outer(kind).any(|ie| ie.instance == instance);
        let own = row.mandatory.iter().find(|(kind, instance)| !has(*kind, *instance));
        let of_bearer = || {
            let mut bearers =
                self.outer(IeType::BEARER_CONTEXT).filter(|bearer| bearer.instance == 0);
            bearers.find_map(|bearer| {
                row.bearer.iter().find(|kind| bearer.ies().first(**kind).is_none()).copied()
            })
        };
        own.map(|(kind, _)| *kind).or_else(of_bearer)
    }

    /// The first element of which a second of the same instance stands beside it, where the message has no list of them
    /// (§6.1.3); a receiver takes the first or the last.
    pub fn repeated(&self) -> Option<IeType> {
        let [has_own, has_inner] = self.repeats();
        let own = || repeated(self.ies(), self.message_type);
        let of_bearer = || {
            let mut bearers = self.outer(IeType::BEARER_CONTEXT);
            bearers.find_map(|bearer| repeated(bearer.ies(), self.message_type))
        };
        let own = has_own.then(own).flatten();
        own.or_else(|| has_inner.then(of_bearer).flatten())
    }
}

impl InterfaceType {
    /// True for endpoints that a PGW offers (table 8.22-1).
    pub fn is_pgw(self) -> bool {
        matches!(self.0, 5 | 7 | 9 | 32 | 33 | 36 | 37)
    }
}

/// Elements of a message that are compared with each other.
const COMPARED_MAX: usize = 256;

fn repeated(ies: Ies<'_>, message: MessageType) -> Option<IeType> {
    let mut seen = [0_u64; 64];
    for ie in ies.take(COMPARED_MAX).filter(|ie| !is_list(*ie, message)) {
        let key = usize::from(ie.kind.0) << 4 | usize::from(ie.instance);
        let bit = 1_u64 << (key & 63);
        let Some(word) = seen.get_mut(key >> 6) else { continue };
        if *word & bit != 0 {
            return Some(ie.kind);
        }
        *word |= bit;
    }
    None
}

/// Elements of which a message has a list (§7.2, §7.3, §7.9).
fn is_list(ie: Ie<'_>, message: MessageType) -> bool {
    match ie.kind {
        IeType::EBI => message == MessageType::DELETE_BEARER_REQUEST && ie.instance == 1,
        IeType::BEARER_CONTEXT
        | IeType::PDN_CONNECTION
        | IeType::FQ_CSID
        | IeType::UCI
        | IeType::RAN_NAS_CAUSE
        | IeType::PRESENCE_REPORTING_AREA_ACTION
        | IeType::PRESENCE_REPORTING_AREA_INFORMATION
        | IeType::OVERLOAD_CONTROL_INFORMATION
        | IeType::LOAD_CONTROL_INFORMATION
        | IeType::REMOTE_UE_CONTEXT
        | IeType::SCEF_PDN_CONNECTION
        | IeType::SECONDARY_RAT_USAGE_DATA_REPORT
        | IeType::PRIVATE_EXTENSION => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use craft::gtpv2::{
        create_bearer_request, create_session_request, delete_bearer_request, group, message,
    };

    use super::*;

    #[test]
    fn what_a_create_request_lacks_is_found_at_the_top_and_in_its_bearer() {
        let head = || create_session_request().apn("internet").rat(6);
        let whole = || head().f_teid(0, 6, 1, [192, 0, 2, 1]);
        let bearer = || group().ebi(5).qos(9, 8);
        for (octets, missing) in [
            (whole().bearer_context(0, &bearer()).octets(), None),
            (head().bearer_context(0, &bearer()).octets(), Some(IeType::F_TEID)),
            (whole().octets(), Some(IeType::BEARER_CONTEXT)),
            (whole().bearer_context(1, &bearer()).octets(), Some(IeType::BEARER_CONTEXT)),
            (whole().bearer_context(0, &group().ebi(5)).octets(), Some(IeType::BEARER_QOS)),
            (message(239).octets(), None),
        ] {
            assert_eq!(Message::decode(&octets).unwrap().missing(), missing, "{octets:02x?}");
        }
    }

    #[test]
    fn a_second_element_of_one_instance_is_found_unless_the_message_lists_them() {
        let bearer = || group().ebi(5);
        for (octets, repeated) in [
            (create_session_request().apn("a").apn("b").octets(), Some(IeType::APN)),
            (create_session_request().apn("a").instance(71, 1, b"\x01b").octets(), None),
            (
                create_bearer_request()
                    .bearer_context(0, &bearer())
                    .bearer_context(0, &bearer())
                    .octets(),
                None,
            ),
            (
                create_bearer_request().bearer_context(0, &bearer().ebi(6)).octets(),
                Some(IeType::EBI),
            ),
            (delete_bearer_request().instance(73, 1, &[5]).instance(73, 1, &[6]).octets(), None),
            (delete_bearer_request().ebi(5).ebi(6).octets(), Some(IeType::EBI)),
        ] {
            assert_eq!(Message::decode(&octets).unwrap().repeated(), repeated, "{octets:02x?}");
        }
    }
}
