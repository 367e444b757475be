//! A plain wire between two interfaces: `wire OUTSIDE INSIDE [auto|copy|zero-copy] [SECONDS]`.
//!
//! Prints what the kernel made of each port, forwards everything, and prints the counters at the end.

#![expect(clippy::print_stdout, reason = "an example speaks to its user")]

use std::{
    env,
    error::Error,
    time::{Duration, Instant},
};

use xsk::{
    Attach, Ends, Link, Mode, PacketIo as _, Place, Program, Settings, Side, Umem, UmemConfig,
};

fn main() -> Result<(), Box<dyn Error>> {
    let words: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let (outside, inside, mode, seconds) = match *words {
        [outside, inside] => (outside, inside, "auto", "10"),
        [outside, inside, mode] => (outside, inside, mode, "10"),
        [outside, inside, mode, seconds] => (outside, inside, mode, seconds),
        _ => return Err("usage: wire OUTSIDE INSIDE [auto|copy|zero-copy] [SECONDS]".into()),
    };
    let mode = match mode {
        "auto" => Mode::Auto,
        "copy" => Mode::Copy,
        "zero-copy" => Mode::ZeroCopy,
        other => return Err(format!("no such mode: {other}").into()),
    };
    let ends = Ends { outside, inside, queue: 0, mode };
    forward(&ends, Duration::from_secs(seconds.parse()?))
}

fn forward(ends: &Ends<'_>, time: Duration) -> Result<(), Box<dyn Error>> {
    let mut programs = [attach(ends, Side::Outside)?, attach(ends, Side::Inside)?];
    let mut umem = Umem::new(UmemConfig::default())?;
    let mut link = Link::open(&mut umem, ends)?;
    for (program, side) in programs.iter_mut().zip(Side::BOTH) {
        program.set_socket(ends.queue, link.socket(side))?;
        println!("{}: {:?} {:?}", side.name(), link.facts(side), program.attached());
    }
    println!("ready");
    let end = Instant::now().checked_add(time).ok_or("too long")?;
    let mut burst = Vec::with_capacity(BURST);
    while Instant::now() < end {
        for side in Side::BOTH {
            let room = link.room(side.other()).min(BURST);
            link.receive(side, room, &mut burst);
            for frame in burst.drain(..) {
                link.send(side.other(), frame);
            }
        }
        link.flush();
        link.wait(Duration::from_millis(10));
    }
    println!("{:#?}", link.counters());
    for (program, side) in programs.iter().zip(Side::BOTH) {
        println!("{}: {:?}", side.name(), program.counters()?);
        Program::detach(NAME, side)?;
    }
    Ok(())
}

fn attach(ends: &Ends<'_>, side: Side) -> Result<Program, xsk::XskError> {
    let (interface, peer) = match side {
        Side::Outside => (ends.outside, ends.inside),
        Side::Inside => (ends.inside, ends.outside),
    };
    let place = Place { link: NAME, side, interface, peer, attach: Attach::Auto };
    Program::attach(&place, &Settings::default(), &[])
}

const NAME: &str = "example-wire";
const BURST: usize = 64;
