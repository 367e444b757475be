//! Two GTP hosts across a box: `gtp_pair core ADDRESS` answers, `gtp_pair partner ADDRESS CORE` asks and says what came back.
//!
//! The partner sends an Echo Request, a Create Session Request of a roamer of its own, and one of somebody else's
//! subscriber. The core answers whatever reaches it and prints the type of each request.

use std::io::ErrorKind;
use std::net::{Ipv4Addr, UdpSocket};
use std::process::ExitCode;
use std::time::Duration;

use craft::gtpv2;

const PORT: u16 = 2123;
/// Emulation is slow; a box that blocks never answers.
const ANSWER_WITHIN: Duration = Duration::from_secs(5);
const ECHO: u8 = 1;
const CREATE_SESSION: u8 = 32;
const ACCEPTED: u8 = 16;
/// Where the cause of a Create Session Response stands: behind the header and the head of its first element.
const CAUSE_AT: usize = 12 + 4;
const S5_SGW_CONTROL: u8 = 6;
const S5_SGW_USER: u8 = 4;
const S5_PGW_CONTROL: u8 = 7;
const ROAMER: &str = "901700000000001";
const FOREIGNER: &str = "262010000000001";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let done = match *words.as_slice() {
        ["core", address] => answer(address),
        ["partner", address, core] => ask(address, core),
        _ => {
            eprintln!("usage: gtp_pair core ADDRESS | gtp_pair partner ADDRESS CORE");
            return ExitCode::from(64);
        }
    };
    if let Err(error) = done {
        eprintln!("gtp_pair: {error}");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

/// Until it is ended from outside.
fn answer(address: &str) -> std::io::Result<()> {
    let socket = UdpSocket::bind((address, PORT))?;
    let ours = address.parse().unwrap_or(Ipv4Addr::UNSPECIFIED);
    println!("ready");
    let mut request = [0; 2048];
    loop {
        let (_, partner) = socket.recv_from(&mut request)?;
        println!("request {}", request[1]);
        let answer =
            match request[1] {
                ECHO => gtpv2::echo_response().recovery(1),
                CREATE_SESSION => gtpv2::create_session_response()
                    .teid(TEID)
                    .cause(ACCEPTED)
                    .f_teid(1, S5_PGW_CONTROL, TEID, ours),
                _ => continue,
            };
        socket.send_to(&answer.octets(), partner)?;
    }
}

fn ask(address: &str, core: &str) -> std::io::Result<()> {
    let socket = UdpSocket::bind((address, PORT))?;
    socket.set_read_timeout(Some(ANSWER_WITHIN))?;
    let ours = address.parse().unwrap_or(Ipv4Addr::UNSPECIFIED);
    let requests = [
        ("echo", gtpv2::echo_request().recovery(1)),
        ("create", create_session(ROAMER, ours)),
        ("barred", create_session(FOREIGNER, ours)),
    ];
    for (name, request) in requests {
        socket.send_to(&request.octets(), (core, PORT))?;
        let mut answer = [0; 2048];
        match socket.recv(&mut answer) {
            Ok(_) if answer[1] == ECHO + 1 => println!("{name}: answered"),
            Ok(_) => println!("{name}: cause {}", answer[CAUSE_AT]),
            Err(error) if [ErrorKind::WouldBlock, ErrorKind::TimedOut].contains(&error.kind()) => {
                println!("{name}: silence");
            }
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

fn create_session(imsi: &str, ours: Ipv4Addr) -> gtpv2::Message {
    let bearer = gtpv2::group().ebi(5).f_teid(2, S5_SGW_USER, TEID, ours).qos(9, 8);
    gtpv2::create_session_request()
        .imsi(imsi)
        .serving_network("901-70")
        .rat(6)
        .f_teid(0, S5_SGW_CONTROL, TEID, ours)
        .apn("internet")
        .bearer_context(0, &bearer)
}

const TEID: u32 = 0x1000;
