//! What a client may ask: one JSON value a line.

use serde::{Deserialize, Serialize};

use crate::manifest::Source;

/// Longest line of a request.
pub const REQUEST_OCTETS_MAX: u64 = 16 << 20;

/// One question or order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Request {
    /// Compile this policy, keep it and put it in force.
    Push {
        /// All files of the policy.
        sources: Vec<Source>,
        /// What to call this version.
        #[serde(default)]
        label: Option<String>,
    },
    /// Say what is wrong with this policy.
    Check {
        /// All files of the policy.
        sources: Vec<Source>,
    },
    /// Put the content of an earlier serial in force.
    Activate {
        /// Which one.
        serial: u64,
    },
    /// Put the policy back that was current before.
    Rollback,
    /// How it goes.
    Status,
    /// The rules with their hits.
    Rules,
    /// The reasons for which frames ended, with their counts.
    Reasons,
    /// What was blocked, or would have been.
    Events {
        /// Only events with a greater number.
        #[serde(default)]
        since: u64,
        /// At most so many, the oldest first; bounded by the server.
        limit: usize,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_with_something_unknown_in_it_is_no_request() {
        let texts = [
            r#"{"events":{"limit":1,"sinc":3}}"#,
            r#"{"activate":{"serial":1,"now":true}}"#,
            r#"{"push":{"sources":[{"name":"a","text":"","mode":1}]}}"#,
            r#""shutdown""#,
            r#"{"status":null,"rules":null}"#,
        ];

        for text in texts {
            assert!(serde_json::from_str::<Request>(text).is_err(), "{text}");
        }
        assert_eq!(serde_json::from_str::<Request>("\"status\"").unwrap(), Request::Status);
    }
}
