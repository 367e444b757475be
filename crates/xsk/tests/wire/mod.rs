//! A plain wire over AF_XDP between the ports `pa` and `pb` of a laboratory.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread::JoinHandle,
    time::Duration,
};

use xsk::{
    Action, Attach, Ends, IoCounters, Kind, Link, Mode, PacketIo as _, Place, Program,
    ProgramCounters, Settings, Side, Umem, UmemConfig,
};

use crate::lab::Lab;

/// A worker that forwards everything.
pub(crate) struct Wire {
    stop: Arc<AtomicBool>,
    pub(crate) hang: Arc<AtomicBool>,
    pub(crate) is_pinned: bool,
    pub(crate) is_adopted: bool,
    worker: JoinHandle<Told>,
    names: [(String, Side); 2],
}

/// What a worker tells at its end.
#[derive(Debug)]
pub(crate) struct Told {
    pub(crate) io: IoCounters,
    pub(crate) program: ProgramCounters,
}

impl Wire {
    pub(crate) fn start(lab: &Lab, settings: Settings, verdicts: &[(Kind, u16, Action)]) -> Self {
        let verdicts = verdicts.to_vec();
        let (stop, hang) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicBool::new(false)));
        let (ready, is_ready) = std::sync::mpsc::channel();
        let name = lab.link_name().to_owned();
        let flags = (Arc::clone(&stop), Arc::clone(&hang));
        let link = name.clone();
        let worker = lab.inside("fw", move || {
            let programs = Side::BOTH.map(|side| attach(&link, side, &settings, &verdicts));
            work(programs, flags, &ready)
        });
        let (is_pinned, is_adopted) = is_ready.recv_timeout(Duration::from_secs(20)).unwrap();
        let names = Side::BOTH.map(|side| (name.clone(), side));
        Self { stop, hang, is_pinned, is_adopted, worker, names }
    }

    /// The worker ends, and nothing is left of it.
    pub(crate) fn stop(self) -> Told {
        let names = self.names.clone();
        let told = self.abandon();
        for (name, side) in names {
            Program::detach(&name, side).unwrap();
        }
        told
    }

    /// The worker ends as a process dies: whatever is pinned stays.
    pub(crate) fn abandon(self) -> Told {
        self.stop.store(true, Ordering::Relaxed);
        self.worker.join().unwrap()
    }
}

pub(crate) fn attach(
    link: &str,
    side: Side,
    settings: &Settings,
    verdicts: &[(Kind, u16, Action)],
) -> Program {
    let (interface, peer) = match side {
        Side::Outside => ("pa", "pb"),
        Side::Inside => ("pb", "pa"),
    };
    let place = Place { link, side, interface, peer, attach: Attach::Native };
    Program::attach(&place, settings, verdicts).unwrap()
}

fn work(
    mut programs: [Program; 2],
    (stop, hang): (Arc<AtomicBool>, Arc<AtomicBool>),
    ready: &std::sync::mpsc::Sender<(bool, bool)>,
) -> Told {
    let mut umem = Umem::new(UmemConfig::default()).unwrap();
    let ends = Ends { outside: "pa", inside: "pb", queue: 0, mode: Mode::Auto };
    let mut link = Link::open(&mut umem, &ends).unwrap();
    let beats = [programs[0].beat(0).unwrap(), programs[1].beat(0).unwrap()];
    for (program, side) in programs.iter_mut().zip(Side::BOTH) {
        program.set_socket(0, link.socket(side)).unwrap();
    }
    let mut burst = Vec::with_capacity(64);
    let mut is_told = false;
    while !stop.load(Ordering::Relaxed) {
        if hang.load(Ordering::Relaxed) {
            std::thread::sleep(Duration::from_millis(1));
            continue;
        }
        for beat in &beats {
            beat.strike(xsk::monotonic_ns());
        }
        if !is_told {
            let attached = programs[0].attached();
            ready.send((attached.unpinned.is_none(), attached.adopted)).unwrap();
            is_told = true;
        }
        for side in Side::BOTH {
            let room = link.room(side.other()).min(64);
            link.receive(side, room, &mut burst);
            for frame in burst.drain(..) {
                link.send(side.other(), frame);
            }
        }
        link.flush();
        link.wait(Duration::from_millis(1));
    }
    for side in Side::BOTH {
        link.room(side);
    }
    let program = programs[0].counters().unwrap();
    Told { io: link.counters(), program }
}
