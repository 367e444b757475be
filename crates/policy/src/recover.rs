//! What a parser does behind an error: on with the next line of the block, else with the next item.

use crate::lexer::Kind;
use crate::parse::{ITEMS, ITEMS_ONLY, Parser};

impl Parser<'_, '_> {
    /// Goes on after the item that was given up: behind its closing brace, or at a line that begins an item.
    pub(crate) fn recover(&mut self) {
        while self.peek().kind != Kind::End && !self.begins_item() {
            let was_open = self.open > 0;
            match self.peek().kind {
                Kind::Mark('{') => self.open = self.open.saturating_add(1),
                Kind::Mark('}') => self.open = self.open.saturating_sub(1),
                Kind::Word(_) | Kind::Text(_) | Kind::Mark(_) | Kind::Operator(_) | Kind::End => {}
            }
            self.advance();
            if was_open && self.open == 0 {
                break;
            }
        }
        self.open = 0;
    }

    /// Goes on behind the line of a block that began at a token and was given up: at the brace that closes the block,
    /// behind `;`, or at the next line that begins with one of the words, any where none is given. False where the block
    /// ends with its file or before a line that begins an item.
    pub(crate) fn next_line(&mut self, begun: usize, words: &[&str]) -> bool {
        if self.at == begun && !self.begins(ITEMS_ONLY) {
            self.advance();
        }
        let mut inner = self.open.saturating_sub(1);
        loop {
            let token = self.peek();
            match token.kind {
                Kind::End => return false,
                _ if self.begins(ITEMS_ONLY) => {
                    self.open = 0;
                    return false;
                }
                _ if self.begins(words) || (words.is_empty() && token.is_first && inner == 0) => {
                    break;
                }
                Kind::Mark('}') if inner == 0 => break,
                Kind::Mark(';') if inner == 0 => {
                    self.advance();
                    break;
                }
                Kind::Mark('{') => inner = inner.saturating_add(1),
                Kind::Mark('}') => inner = inner.saturating_sub(1),
                Kind::Word(_) | Kind::Text(_) | Kind::Mark(_) | Kind::Operator(_) => {}
            }
            self.advance();
        }
        self.open = 1;
        true
    }

    fn begins_item(&self) -> bool {
        self.open == 0 && self.begins(ITEMS)
    }

    /// One of the words comes next, at the begin of a line.
    pub(crate) fn begins(&self, words: &[&str]) -> bool {
        let token = self.peek();
        token.is_first && matches!(token.kind, Kind::Word(word) if words.contains(&word))
    }
}
