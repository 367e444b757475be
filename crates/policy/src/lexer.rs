//! Text to words, strings and marks.

use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::source::Span;

/// A piece of text, where it stands, and whether it is the first of its line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Token<'t> {
    pub(crate) kind: Kind<'t>,
    pub(crate) span: Span,
    pub(crate) is_first: bool,
}

/// What a piece of text is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Kind<'t> {
    /// Letters, digits and `_ . : / + - * @ %`: names, numbers, addresses, prefixes, dates.
    Word(&'t str),
    /// What stands between quotes.
    Text(String),
    /// `{ } ( ) [ ] , ; :`
    Mark(char),
    /// `== != === < && ~ …`
    Operator(&'t str),
    /// The end of the source.
    End,
}

/// Reads one source; the last token is [`Kind::End`].
pub(crate) fn lex<'t>(source: u32, text: &'t str, errors: &mut Vec<Diagnostic>) -> Vec<Token<'t>> {
    let mut lexer = Lexer { source, text, at: 0, is_first: true };
    let mut tokens = Vec::new();
    while let Some(character) = lexer.skip_space() {
        let start = lexer.at;
        let is_first = std::mem::replace(&mut lexer.is_first, false);
        match lexer.token(character) {
            Ok(kind) => tokens.push(Token { kind, span: lexer.span(start), is_first }),
            Err(message) => {
                lexer.is_first = is_first;
                let span = lexer.span(start);
                errors.push(Diagnostic::new(codes::CHARACTER, span, message, ""));
            }
        }
    }
    let end = lexer.at;
    tokens.push(Token { kind: Kind::End, span: lexer.span(end), is_first: true });
    tokens
}

struct Lexer<'t> {
    source: u32,
    text: &'t str,
    at: usize,
    is_first: bool,
}

impl<'t> Lexer<'t> {
    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn skip_space(&mut self) -> Option<char> {
        loop {
            let character = self.rest().chars().next()?;
            match character {
                '\n' => self.is_first = true,
                '#' => {
                    self.skip_line();
                    continue;
                }
                space if space.is_whitespace() => {}
                _ => return Some(character),
            }
            self.eat(character.len_utf8());
        }
    }

    fn token(&mut self, character: char) -> Result<Kind<'t>, &'static str> {
        match character {
            '"' => self.string(),
            '{' | '}' | '(' | ')' | '[' | ']' | ',' | ';' => {
                self.eat(1);
                Ok(Kind::Mark(character))
            }
            _ if is_operator(character) => Ok(Kind::Operator(self.run(is_operator))),
            _ if is_word(character) => Ok(self.word()),
            _ => {
                self.eat(character.len_utf8());
                Err("a character that has no meaning here")
            }
        }
    }

    /// A word does not end with a single `:`, so that `set name: field` reads as it looks.
    fn word(&mut self) -> Kind<'t> {
        let rest = self.rest();
        let word = self.run(is_word);
        match word.strip_suffix(':') {
            Some("") => Kind::Mark(':'),
            Some(before) if !before.ends_with(':') => {
                self.at = self.at.saturating_sub(1);
                Kind::Word(rest.get(..before.len()).unwrap_or(before))
            }
            _ => Kind::Word(word),
        }
    }

    fn string(&mut self) -> Result<Kind<'t>, &'static str> {
        self.eat(1);
        let mut text = String::new();
        let mut characters = self.rest().chars();
        loop {
            let character = match characters.next() {
                Some('"') => break,
                Some('\\') => characters.next().filter(|next| matches!(next, '"' | '\\')),
                Some('\n') | None => None,
                other => other,
            };
            let Some(character) = character else {
                self.skip_line();
                return Err(
                    "a string that does not end on its line, or an escape other than \\\" and \\\\",
                );
            };
            text.push(character);
        }
        self.eat(self.rest().len().saturating_sub(characters.as_str().len()));
        Ok(Kind::Text(text))
    }

    fn run(&mut self, is_part: fn(char) -> bool) -> &'t str {
        let rest = self.rest();
        let len = rest.find(|character| !is_part(character)).unwrap_or(rest.len());
        self.eat(len);
        rest.get(..len).unwrap_or_default()
    }

    fn skip_line(&mut self) {
        let rest = self.rest();
        self.eat(rest.find('\n').unwrap_or(rest.len()));
    }

    fn eat(&mut self, octets: usize) {
        self.at = self.at.saturating_add(octets).min(self.text.len());
    }

    fn span(&self, start: usize) -> Span {
        let place = |octet: usize| u32::try_from(octet).unwrap_or(u32::MAX);
        Span { source: self.source, start: place(start), end: place(self.at) }
    }
}

fn is_word(character: char) -> bool {
    character.is_ascii_alphanumeric() || "_.:/+-*@%".contains(character)
}

fn is_operator(character: char) -> bool {
    "=!<>&|~".contains(character)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_what_rule_authors_write_without_quotes() {
        let text = "ip 2001:db8::/32, +15550; set a: b { 1..5 } a==b # rest";
        let mut errors = Vec::new();

        let tokens = lex(0, text, &mut errors);

        let words: Vec<_> = tokens
            .iter()
            .filter_map(|token| match &token.kind {
                Kind::Word(word) => Some(*word),
                Kind::Text(_) | Kind::Mark(_) | Kind::Operator(_) | Kind::End => None,
            })
            .collect();
        assert_eq!(words, ["ip", "2001:db8::/32", "+15550", "set", "a", "b", "1..5", "a", "b"]);
        assert!(errors.is_empty());
    }

    #[test]
    fn a_string_that_does_not_end_is_one_error_and_the_next_line_is_read() {
        let mut errors = Vec::new();

        let tokens = lex(0, "a \"b c\nd", &mut errors);

        assert_eq!(errors.len(), 1);
        assert_eq!(tokens.len(), 3);
        assert!(tokens[1].is_first);
    }
}
