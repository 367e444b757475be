//! `test` blocks.

use crate::codes;
use crate::parse::{Parsed, Parser};
use crate::source::At;
use crate::tree::{Case, Origin, Send, Test};

impl Parser<'_, '_> {
    pub(crate) fn test(&mut self) -> Parsed<Test> {
        let name = self.name()?;
        self.open()?;
        let mut cases = Vec::new();
        while !self.closes() {
            if !self.eat(';') {
                cases.push(self.case()?);
            }
        }
        if cases.is_empty() {
            let message = "the test sends nothing";
            return Err(self.fault(codes::MISSING, name.span, message));
        }
        Ok(Test { name, cases })
    }

    fn case(&mut self) -> Parsed<Case> {
        let span = self.peek().span;
        self.keyword("send")?;
        let send = self.send()?;
        let from = self.origin()?;
        let to = if self.eat_word("to") { Some(self.name()?) } else { None };
        let link = if self.eat_word("over") { Some(self.name()?) } else { None };
        let times = if self.eat_word("times") { Some(self.word("how many times")?) } else { None };
        let after = if self.eat_word("after") { Some(self.word("how long")?) } else { None };
        self.one_word(after.as_ref().map(|after| after.value.as_str()))?;
        let _ = self.eat(';');
        self.keyword("expect")?;
        let expect = self.verb()?;
        let by = self.named("by")?;
        let would = self.named("would")?;
        Ok(Case { send, span, from, to, link, times, after, expect, by, would })
    }

    /// `from partner acme`, `from home`, `from stranger`.
    fn origin(&mut self) -> Parsed<Option<Origin>> {
        if !self.eat_word("from") {
            return Ok(None);
        }
        let choices = [("partner", 0), ("home", 1), ("stranger", 2)];
        match self.choice("origin", &choices)?.value {
            0 => self.name().map(|partner| Some(Origin::Partner(partner))),
            1 => Ok(Some(Origin::Home)),
            _ => Ok(Some(Origin::Stranger)),
        }
    }

    fn send(&mut self) -> Parsed<Send> {
        let protocol = self.word("a protocol or pcap")?;
        if protocol.value == "pcap" {
            let file = self.value()?;
            self.keyword("frame")?;
            return Ok(Send::Capture { file, frame: self.value()? });
        }
        let role = self.role();
        let kind = self.value()?;
        self.open()?;
        Ok(Send::Message { protocol, role, kind, fields: self.properties()? })
    }

    fn named(&mut self, word: &str) -> Parsed<Option<At<String>>> {
        if self.eat_word(word) { self.name().map(Some) } else { Ok(None) }
    }

    fn keyword(&mut self, word: &str) -> Parsed<()> {
        if self.eat_word(word) { Ok(()) } else { Err(self.expected(&format!("`{word}`"))) }
    }
}
