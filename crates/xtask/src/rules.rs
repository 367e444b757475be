//! `rules/validate/*.policy`: which message belongs to which interface and who sends it, written from one table a
//! protocol. A message is a row of the table; a new interface is a column.

use std::fmt::Write as _;
use std::path::PathBuf;

use anyhow::{Context as _, Result, bail};

use crate::step::{root, say};

/// A table, and what its columns are.
struct Matrix {
    /// Name of the table, and of the rules.
    name: &'static str,
    /// Protocol in the registry.
    protocol: u8,
    /// Where the specification has it.
    source: &'static str,
    interfaces: &'static [Interface],
}

/// A column: who may send, in the words of the table, as seen from a link's two sides.
struct Interface {
    column: &'static str,
    title: &'static str,
    outside: &'static str,
    inside: &'static str,
}

const MATRICES: &[Matrix] = &[
    Matrix {
        name: "gtpv2",
        protocol: dissect::GTPV2,
        source: "3GPP TS 29.274 table 6.1-1",
        interfaces: &[
            Interface { column: "s8", title: "S5/S8", outside: "visited", inside: "home" },
            Interface { column: "s11", title: "S11", outside: "mme", inside: "sgw" },
            Interface { column: "s10", title: "S3, S10 and S16", outside: "", inside: "" },
        ],
    },
    Matrix {
        name: "gtpv1",
        protocol: dissect::GTPV1,
        source: "3GPP TS 29.060 table 1",
        interfaces: &[
            Interface { column: "gp", title: "Gp", outside: "visited", inside: "home" },
            Interface { column: "gn", title: "Gn between SGSNs", outside: "", inside: "" },
        ],
    },
];

pub(crate) fn write() -> Result<()> {
    for (path, text) in all()? {
        std::fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))?;
    }
    Ok(())
}

pub(crate) fn check() -> Result<()> {
    say("── message matrices");
    for (path, text) in all()? {
        let found = std::fs::read_to_string(&path).unwrap_or_default();
        if found != text {
            bail!("{} is not current: run cargo xtask rules", path.display());
        }
    }
    Ok(())
}

fn all() -> Result<Vec<(PathBuf, String)>> {
    let mut files = Vec::new();
    for matrix in MATRICES {
        let table = Table::read(matrix)?;
        for interface in matrix.interfaces {
            let name = format!("{}-{}.policy", matrix.name, interface.column);
            files.push((folder().join(name), policy(matrix, interface, &table)?));
        }
    }
    files.push((folder().join(format!("{OPERATIONS}.policy")), operations()?));
    Ok(files)
}

fn folder() -> PathBuf {
    root().join("rules/validate")
}

/// Rows of a table as text.
struct Table {
    columns: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// Message types must be those of the registry, by number and name.
    fn read(matrix: &Matrix) -> Result<Self> {
        let path = folder().join(format!("{}.csv", matrix.name));
        let text = std::fs::read_to_string(&path)
            .with_context(|| format!("cannot read {}", path.display()))?;
        let cells = |line: &str| line.split(',').map(str::to_owned).collect::<Vec<_>>();
        let mut lines = text.lines();
        let table = Self {
            columns: lines.next().map(cells).unwrap_or_default(),
            rows: lines.map(cells).collect(),
        };
        let names = dissect::protocol(matrix.protocol).map(|row| row.types).unwrap_or_default();
        for row in &table.rows {
            let [kind, name, ..] = row.as_slice() else { bail!("{}: {row:?}", path.display()) };
            let known =
                names.iter().any(|(code, known)| code.to_string() == *kind && known == name);
            if !known || row.len() != table.columns.len() {
                bail!("{}: no message {kind} `{name}`", path.display());
            }
        }
        Ok(table)
    }

    /// Messages whose cell of that column says so.
    fn messages(&self, column: &str, is_wanted: impl Fn(&str) -> bool) -> Result<Vec<&str>> {
        let place = self.columns.iter().position(|name| name == column).context("a column")?;
        let wanted = |row: &&Vec<String>| row.get(place).is_some_and(|cell| is_wanted(cell));
        Ok(self
            .rows
            .iter()
            .filter(wanted)
            .filter_map(|row| row.get(1))
            .map(String::as_str)
            .collect())
    }
}

fn policy(matrix: &Matrix, interface: &Interface, table: &Table) -> Result<String> {
    let Interface { column, title, outside, inside } = interface;
    let name = matrix.name;
    let mut text = format!(
        "# Which messages belong to {title} and who sends them. Written by `cargo xtask rules` from rules/validate/{name}.csv;\n\
         # do not edit.\n\nstage validate\n"
    );
    let elsewhere = table.messages(column, str::is_empty)?;
    rule(&mut text, matrix, &format!("validate.{name}-not-on-{column}"), &elsewhere, "");
    let allowed = table.messages(column, |cell| cell == "both")?;
    let mut cases = vec![(elsewhere, "partner acme", format!("validate.{name}-not-on-{column}"))];
    for (sender, way, from) in
        [(inside, " from interconnect", "partner acme"), (outside, " from home", "home")]
    {
        if sender.is_empty() {
            continue;
        }
        let messages = table.messages(column, |cell| cell == *sender)?;
        let rule_name = format!("validate.{name}-only-from-{sender}-on-{column}");
        rule(&mut text, matrix, &rule_name, &messages, way);
        cases.push((messages, from, rule_name));
    }
    let protocol = dissect::protocol(matrix.protocol).map_or("", |row| row.name);
    let _ = write!(text, "\ntest \"messages of {title} go the way that it gives them\" {{\n");
    for (messages, from, rule_name) in &cases {
        if let Some(message) = messages.first() {
            let _ = writeln!(
                text,
                "  send {protocol} \"{message}\" {{ }} from {from}\n  expect drop by {rule_name}"
            );
        }
    }
    if let Some(message) = allowed.first() {
        let _ = writeln!(
            text,
            "  send {protocol} \"{message}\" {{ }} from partner acme\n  expect accept"
        );
    }
    text.push_str("}\n");
    Ok(text)
}

fn rule(text: &mut String, matrix: &Matrix, name: &str, messages: &[&str], way: &str) {
    let protocol = dissect::protocol(matrix.protocol).map_or("", |row| row.name);
    let _ = write!(
        text,
        "\nrule {name} {{\n  cat    FS.20/1\n  source \"{}\"\n  on     {protocol} {{\n",
        matrix.source
    );
    let mut line = String::new();
    for message in messages {
        let next = format!("\"{message}\", ");
        if line.len().saturating_add(next.len()) > 114 {
            let _ = writeln!(text, "    {}", line.trim_end());
            line.clear();
        }
        line.push_str(&next);
    }
    let _ = writeln!(
        text,
        "    {}\n  }}{way}\n  then   drop\n}}",
        line.trim_end().trim_end_matches(',')
    );
}

/// The table of MAP: contexts in which an operation stands, and the subsystems between which it goes.
const OPERATIONS: &str = "map";

/// A row of it.
struct Operation<'t> {
    code: &'t str,
    name: &'t str,
    begins: Vec<&'t str>,
    answers: Vec<&'t str>,
    calling: Vec<&'t str>,
    called: Vec<&'t str>,
}

impl<'t> Operation<'t> {
    fn of(row: &'t [String]) -> Option<Self> {
        let [code, name, begins, answers, calling, called] = row else { return None };
        let words = |cell: &'t str| cell.split_whitespace().collect();
        Some(Self {
            code,
            name,
            begins: words(begins),
            answers: words(answers),
            calling: words(calling),
            called: words(called),
        })
    }

    /// What a message that speaks of it does wrong.
    fn wrong(&self) -> String {
        let mut parts = Vec::new();
        let all: Vec<&str> = self.begins.iter().chain(&self.answers).copied().collect();
        if !all.is_empty() {
            let contexts = names(&all);
            parts.push(format!("acn present and acn not in {{ {contexts} }}"));
            parts.push(format!("dialogue.acn present and dialogue.acn not in {{ {contexts} }}"));
            if !self.answers.is_empty() && !self.begins.is_empty() {
                let begins = names(&self.begins);
                parts.push(format!(
                    "tcap.begin_element present and acn present and acn not in {{ {begins} }}"
                ));
            }
            if self.begins.is_empty() {
                parts.push("tcap.begin_element present".to_owned());
            } else if !self.begins.iter().any(|context| context.ends_with(".1")) {
                parts.push("tcap.begin_element present and acn absent".to_owned());
            }
        }
        for (end, subsystems) in [("calling", &self.calling), ("called", &self.called)] {
            if !subsystems.is_empty() {
                let known = subsystems.join(", ");
                parts.push(format!("{end}.ssn present and {end}.ssn not in {{ 5, {known} }}"));
            }
        }
        parts.join("\n         or ")
    }
}

fn names(contexts: &[&str]) -> String {
    let names: Vec<String> =
        contexts.iter().map(|context| format!("0.4.0.0.1.0.{context}")).collect();
    names.join(", ")
}

/// A rule an operation: found by its code, it costs other operations nothing.
fn operations() -> Result<String> {
    let path = folder().join(format!("{OPERATIONS}.csv"));
    let text = std::fs::read_to_string(&path)
        .with_context(|| format!("cannot read {}", path.display()))?;
    let mut rules = String::from(
        "# Contexts in which an operation of MAP stands (TS 29.002 §17.3) and the subsystems between which it goes\n\
         # (TS 23.003 §8; 5 is MAP as a whole). Written by `cargo xtask rules` from rules/validate/map.csv; do not edit.\n\n\
         stage validate\n",
    );
    let mut tests = String::from("\ntest \"operations stand in their own contexts\" {\n");
    for line in text.lines().skip(1) {
        let row: Vec<String> = line.split(',').map(str::to_owned).collect();
        let operation =
            Operation::of(&row).with_context(|| format!("{}: {line}", path.display()))?;
        let wrong = operation.wrong();
        if wrong.is_empty() {
            continue;
        }
        let Operation { code, name, .. } = operation;
        let _ = write!(
            rules,
            "\n# {code}\nrule validate.map-{name} {{\n  cat    FS.11/1\n  source \"TS 29.002 §17.3, TS 23.003 §8\"\n  \
             on     gsm_map \"{name}\" from interconnect\n  when   gsm_old.invoke_element present\n         and ({wrong})\n  \
             then   reject\n  log    high\n}}\n"
        );
        let _ = writeln!(
            tests,
            "  send gsm_map \"{name}\" {{ acn 0.4.0.0.1.0.120.1; called.ssn 200 }} from partner acme\n  \
             expect reject by validate.map-{name}"
        );
    }
    Ok(rules + &tests + "}\n")
}
