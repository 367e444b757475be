//! Load for two Diameter agents across a box: `diameter_load hss AGENT` answers, `diameter_load mme AGENT COUNT` asks and
//! says what came back.
//!
//! Each connects to the agent beside it over TCP, as a node of its own. Every tenth request is about a subscriber whom
//! the policy under test bars; the end says how many answers there were of each result, and how many never came.

use std::collections::BTreeMap;
use std::io::{self, BufWriter, ErrorKind, Read as _, Write as _};
use std::net::{IpAddr, TcpStream};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use craft::diameter::{self, Message, S6A, TGPP};

const PORT: u16 = 3868;
/// Requests without an answer at a time.
const WINDOW: u32 = 64;
/// How long the last answers are waited for.
const PATIENCE: Duration = Duration::from_secs(20);
const BARRED: &str = "001019999999999";
const WELCOME: &str = "001010123456789";
const EVERY: u32 = 10;
const CAPABILITIES: u32 = 257;
const WATCHDOG: u32 = 280;
const PURGE: u32 = 321;
const REQUEST: u8 = 0x80;
const RESULT_CODE: u32 = 268;
const SUCCESS: u32 = 2001;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let done = match *words.as_slice() {
        ["hss", agent] => answer(agent),
        ["mme", agent, count] => {
            count.parse().map_err(io::Error::other).and_then(|count| ask(agent, count))
        }
        _ => {
            eprintln!("usage: diameter_load hss AGENT | diameter_load mme AGENT COUNT");
            return ExitCode::from(64);
        }
    };
    if let Err(error) = done {
        eprintln!("diameter_load: {error}");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

/// Answers every request with success, until the agent goes away.
fn answer(agent: &str) -> io::Result<()> {
    let mut node = Node::connect(agent, "hss1.home.example", "home.example")?;
    println!("ready");
    while let Some(message) = node.receive(Duration::from_secs(3600))? {
        if message.flags & REQUEST != 0 {
            let answer = node.own(diameter::answer(message.command, message.application));
            let answer = answer.numbers(message.hop_by_hop, message.end_to_end);
            let session = message.avp(263).unwrap_or_default();
            node.send(&answer.avp(263, 0, &session).word(RESULT_CODE, 0, SUCCESS))?;
        }
    }
    Ok(())
}

/// Keeps the window full, and tells the results.
fn ask(agent: &str, count: u32) -> io::Result<()> {
    let mut node = Node::connect(agent, "mme1.visited.example", "visited.example")?;
    println!("ready");
    let (mut sent, mut results) = (0, BTreeMap::<u32, u32>::new());
    let begin = Instant::now();
    let mut answered = 0;
    while answered < count {
        while sent < count && sent - answered < WINDOW {
            node.send(&request(sent))?;
            sent += 1;
        }
        let Some(message) = node.receive(PATIENCE)? else { break };
        if message.flags & REQUEST == 0 {
            let result = message.avp(RESULT_CODE).and_then(|octets| octets.try_into().ok());
            *results.entry(result.map_or(0, u32::from_be_bytes)).or_default() += 1;
            answered += 1;
        }
    }
    for (result, times) in &results {
        println!("RESULT {result} {times}");
    }
    println!("DONE {answered}/{count} in {:.1} s", begin.elapsed().as_secs_f32());
    Ok(())
}

fn request(number: u32) -> Message {
    let imsi = if number.is_multiple_of(EVERY) { BARRED } else { WELCOME };
    let application =
        [diameter::avp(266, 0, &TGPP.to_be_bytes()), diameter::avp(258, 0, &S6A.to_be_bytes())];
    diameter::request(PURGE, S6A)
        .numbers(number, 0x4000_0000 | number)
        .text(263, 0, &format!("mme1.visited.example;1;{number}"))
        .group(260, 0, &application)
        .word(277, 0, 1)
        .from("mme1.visited.example", "visited.example")
        .text(283, 0, "home.example")
        .text(1, 0, imsi)
}

/// One connection to an agent.
struct Node {
    stream: TcpStream,
    writer: BufWriter<TcpStream>,
    read: Vec<u8>,
    host: &'static str,
    realm: &'static str,
}

/// What is read of a message.
struct Received {
    flags: u8,
    command: u32,
    application: u32,
    hop_by_hop: u32,
    end_to_end: u32,
    avps: Vec<u8>,
}

impl Node {
    fn connect(agent: &str, host: &'static str, realm: &'static str) -> io::Result<Self> {
        let stream = TcpStream::connect((agent, PORT))?;
        stream.set_nodelay(true)?;
        let writer = BufWriter::new(stream.try_clone()?);
        let mut node = Self { stream, writer, read: Vec::new(), host, realm };
        let exchange = diameter::request(CAPABILITIES, 0).flags(REQUEST);
        let address = match node.stream.local_addr()?.ip() {
            IpAddr::V4(address) => address.octets(),
            IpAddr::V6(_) => return Err(ErrorKind::Unsupported.into()),
        };
        // The address stands behind its family (RFC 6733 §4.3.1).
        let own = node.own(exchange).avp(257, 0, &[&[0, 1], address.as_slice()].concat());
        let own = own.word(266, 0, TGPP);
        let application =
            [diameter::avp(266, 0, &TGPP.to_be_bytes()), diameter::avp(258, 0, &S6A.to_be_bytes())];
        node.send(&own.text(269, 0, "load").word(265, 0, TGPP).group(260, 0, &application))?;
        let answer = node.receive(PATIENCE)?.ok_or(ErrorKind::TimedOut)?;
        let result = answer.avp(RESULT_CODE).and_then(|octets| octets.try_into().ok());
        match result.map(u32::from_be_bytes) {
            Some(SUCCESS) => Ok(node),
            other => Err(io::Error::other(format!("capabilities were answered with {other:?}"))),
        }
    }

    fn own(&self, message: Message) -> Message {
        message.from(self.host, self.realm)
    }

    fn send(&mut self, message: &Message) -> io::Result<()> {
        self.writer.write_all(&message.octets())
    }

    /// The next message; watchdogs are answered on the way. Nothing when none came in time.
    fn receive(&mut self, within: Duration) -> io::Result<Option<Received>> {
        self.writer.flush()?;
        self.stream.set_read_timeout(Some(within))?;
        loop {
            match self.take() {
                Some(message) if message.command == WATCHDOG => self.watchdog(&message)?,
                Some(message) => return Ok(Some(message)),
                None if self.fill()? => {}
                None => return Ok(None),
            }
        }
    }

    fn watchdog(&mut self, message: &Received) -> io::Result<()> {
        let answer = self.own(diameter::answer(WATCHDOG, 0).flags(0));
        let answer = answer.numbers(message.hop_by_hop, message.end_to_end);
        self.send(&answer.word(RESULT_CODE, 0, SUCCESS))?;
        self.writer.flush()
    }

    /// Reads on; false at the end, or when nothing came in time.
    fn fill(&mut self) -> io::Result<bool> {
        let mut octets = [0; 65536];
        match self.stream.read(&mut octets) {
            Ok(len) => {
                self.read.extend(&octets[..len]);
                Ok(len > 0)
            }
            Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => {
                Ok(false)
            }
            Err(error) => Err(error),
        }
    }

    fn take(&mut self) -> Option<Received> {
        let word = |octets: &[u8], at: usize| {
            octets.get(at..at + 4).and_then(|word| word.try_into().ok()).map(u32::from_be_bytes)
        };
        let len = usize::try_from(word(&self.read, 0)? & 0x00ff_ffff).ok()?;
        if len < 20 || self.read.len() < len {
            return None;
        }
        let message: Vec<u8> = self.read.drain(..len).collect();
        Some(Received {
            flags: *message.get(4)?,
            command: word(&message, 4)? & 0x00ff_ffff,
            application: word(&message, 8)?,
            hop_by_hop: word(&message, 12)?,
            end_to_end: word(&message, 16)?,
            avps: message.get(20..)?.to_vec(),
        })
    }
}

impl Received {
    /// The value of the first AVP of that code.
    fn avp(&self, code: u32) -> Option<Vec<u8>> {
        let mut rest = self.avps.as_slice();
        while let Some((head, _)) = rest.split_first_chunk::<8>() {
            let [a, b, c, d, flags, e, f, g] = *head;
            let len = usize::try_from(u32::from_be_bytes([0, e, f, g])).ok()?;
            let begin = if flags & 0x80 == 0 { 8 } else { 12 };
            if u32::from_be_bytes([a, b, c, d]) == code {
                return rest.get(begin..len).map(<[u8]>::to_vec);
            }
            rest = rest.get(len.next_multiple_of(4)..)?;
        }
        None
    }
}
