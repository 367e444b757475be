//! `limit 200/s burst 400 per src.partner, 5/min per imsi warn at 80%`.

use crate::codes;
use crate::lexer::Kind;
use crate::parse::{Parsed, Parser};
use crate::source::At;
use crate::tree::Limit;

impl Parser<'_, '_> {
    /// One rate or several, with commas between.
    pub(crate) fn limits(&mut self) -> Parsed<Vec<Limit>> {
        let mut limits = vec![self.limit()?];
        while self.eat(',') {
            limits.push(self.limit()?);
        }
        Ok(limits)
    }

    fn limit(&mut self) -> Parsed<Limit> {
        let rate = self.word("a rate such as 200/s")?;
        let mut limit = Limit { rate, burst: None, keys: Vec::new(), warn: None };
        if self.eat_word("burst") {
            limit.burst = Some(self.word("a number of messages")?);
        }
        limit.keys = self.per()?;
        if self.eat_word("warn") {
            self.eat_word("at");
            limit.warn = Some(self.word("a part such as 80%")?);
        }
        Ok(limit)
    }

    /// A period and its unit are one word.
    pub(crate) fn one_word(&mut self, period: Option<&str>) -> Parsed<()> {
        let (Some(period), Some(unit)) = (period, self.unit()) else { return Ok(()) };
        let message = format!("a period is one word: `{period}{}`", unit.value);
        Err(self.fault(codes::BAD_VALUE, unit.span, &message))
    }

    /// `per FIELD, FIELD`: a comma before a rate begins the next limit.
    pub(crate) fn per(&mut self) -> Parsed<Vec<At<String>>> {
        let mut keys = Vec::new();
        if self.eat_word("per") {
            keys.push(self.word("a field that messages are counted by")?);
            while self.goes_on() && self.eat(',') {
                keys.push(self.word("a field that messages are counted by")?);
            }
        }
        Ok(keys)
    }

    /// True where a comma stands before a word that is no rate.
    fn goes_on(&self) -> bool {
        match self.peek_behind_comma() {
            Some(Kind::Word(word)) => !word.starts_with(|first: char| first.is_ascii_digit()),
            _ => false,
        }
    }
}
