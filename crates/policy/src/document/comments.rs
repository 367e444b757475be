//! Comments of a text, and where they stand.

/// A comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Comment {
    /// Where its `#` stands.
    pub(super) at: usize,
    /// Where the next line begins.
    end: usize,
    /// Nothing but space stands before it on its line.
    pub(super) is_alone: bool,
    /// An empty line stands before it.
    pub(super) is_apart: bool,
    /// An empty line stands behind it.
    pub(super) is_left: bool,
    /// What it says, without `#` and the space behind it.
    pub(super) text: String,
}

/// Every comment, in order; a `#` between quotes is none.
pub(super) fn of(text: &str) -> Vec<Comment> {
    let mut comments: Vec<Comment> = Vec::new();
    let mut start = 0_usize;
    let mut was_empty = false;
    for line in text.split_inclusive('\n') {
        if let Some(place) = hash(line) {
            let (before, comment) = line.split_at(place);
            let said = comment.trim_start_matches('#');
            let hashes = comment.len().saturating_sub(said.len());
            // A comment that says nothing is a space; nothing at all is an empty line.
            let said = said.strip_prefix(' ').unwrap_or(said).trim_end();
            let said = if said.is_empty() { " " } else { said };
            comments.push(Comment {
                at: start.saturating_add(place),
                end: start.saturating_add(line.len()),
                is_alone: before.trim().is_empty(),
                is_apart: was_empty,
                is_left: false,
                text: format!("{}{said}", "#".repeat(hashes.saturating_sub(1))),
            });
        }
        was_empty = line.trim().is_empty();
        if let Some(last) = comments.last_mut().filter(|_| was_empty) {
            last.is_left |= last.end == start;
        }
        start = start.saturating_add(line.len());
    }
    comments
}

/// Where the comment of a line begins.
fn hash(line: &str) -> Option<usize> {
    let mut is_quoted = false;
    let mut is_escaped = false;
    for (place, character) in line.char_indices() {
        match character {
            _ if is_escaped => is_escaped = false,
            '\\' if is_quoted => is_escaped = true,
            '"' => is_quoted = !is_quoted,
            '#' if !is_quoted => return Some(place),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_begins_outside_quotes() {
        let text = "a \"# no \\\" #\" # yes\n\n## two\n";

        let comments = of(text);

        let said: Vec<_> =
            comments.iter().map(|one| (one.text.as_str(), one.is_alone, one.is_apart)).collect();
        assert_eq!(said, [("yes", false, false), ("#two", true, true)]);
    }
}
