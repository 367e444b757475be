//! sharkd as the judge of what is a display filter: thousands of them in a second.

use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use serde_json::{Value as Json, json};

/// A sharkd that answers questions one after the other.
#[derive(Debug)]
pub struct Sharkd {
    child: Child,
    questions: ChildStdin,
    answers: BufReader<ChildStdout>,
    asked: u64,
}

impl Sharkd {
    /// Starts one; nothing where it is not installed.
    pub fn start() -> Option<Self> {
        let mut child = Command::new("sharkd")
            .arg("-")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .ok()?;
        let questions = child.stdin.take()?;
        let answers = BufReader::new(child.stdout.take()?);
        Some(Self { child, questions, answers, asked: 0 })
    }

    /// Why it is no filter; nothing where it is one.
    pub fn refuses(&mut self, filter: &str) -> Option<String> {
        let answer = self.ask("check", &json!({ "filter": filter }));
        answer["error"]["message"].as_str().map(str::to_owned)
    }

    fn ask(&mut self, method: &str, parameters: &Json) -> Json {
        self.asked += 1;
        let question =
            json!({ "jsonrpc": "2.0", "id": self.asked, "method": method, "params": parameters });
        writeln!(self.questions, "{question}").expect("sharkd listens");
        let mut answer = String::new();
        self.answers.read_line(&mut answer).expect("sharkd answers");
        serde_json::from_str(&answer).unwrap_or(Json::Null)
    }
}

impl Drop for Sharkd {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
