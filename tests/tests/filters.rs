//! tshark is a second judge of every rule: the frames that a rule matches are those that its display filter shows.
//!
//! A rule is held against a frame as a whole here, as a filter is; inline it is asked about each message of it. Needs
//! tshark and the captures (`SIGWALL_PCAPS`, else `../shared/pcaps`); without them these tests say so and pass.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use bumpalo::Bump;
use dissect::Lineage;
use policy::{Compiled, Options, Source, compile};
use ruletable::{Direction, Keys, Party, RuleTable, Subject};
use sigwall_tests::differential::{captures, folder, tshark};
use sigwall_tests::root;
use trace::{Capture, Frame, Layer, Tracer};
use wire::{FieldId, Values};

/// Rules whose frames differ, with the reason; a row without use fails.
const EXPLAINED: &[(&str, &str, &str)] = &[(
    "suri_sctp-keywords.pcap",
    "addresses.point-code-not-of-partner",
    "two messages in a frame: the class of one and the type of the other make a third",
)];

#[test]
fn every_rule_matches_the_frames_that_its_display_filter_shows() {
    let (compiled, table) = demo();
    let captures = captures();
    if captures.is_empty() || !has_tshark() {
        eprintln!("SKIPPED: needs tshark and captures in {}", folder().display());
        return;
    }
    let mut whole: Vec<_> = compiled
        .rules
        .iter()
        .map(|rule| (rule.name.as_str(), compiled.to_wireshark(&rule.name).unwrap()))
        .collect();
    // Which way a message goes is not in a capture: it is left out on both sides.
    whole.retain(|(_, exported)| exported.without.iter().all(|what| what.starts_with("from ")));
    let unread = unread();
    let (mut wrong, mut used, mut frames) = (Vec::new(), BTreeSet::new(), 0_usize);
    for path in &captures {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let (ours, refused) = matched(path, &compiled, &table, &whole);
        for (((rule, _), ours), theirs) in whole.iter().zip(ours).zip(shown(path, &whole)) {
            frames += theirs.len();
            let is_read = |frame: &&u64| {
                !refused.contains(*frame) && !unread.contains(&(name.clone(), **frame))
            };
            let [ours, theirs] = [ours, theirs]
                .map(|frames| frames.iter().filter(is_read).copied().collect::<BTreeSet<_>>());
            if theirs == ours {
                continue;
            }
            match EXPLAINED.iter().find(|(capture, known, _)| *capture == name && known == rule) {
                Some(row) => drop(used.insert(row)),
                None => wrong.push(format!(
                    "{name} {rule}: ours alone {:?}, theirs alone {:?}",
                    ours.difference(&theirs).take(5).collect::<Vec<_>>(),
                    theirs.difference(&ours).take(5).collect::<Vec<_>>()
                )),
            }
        }
    }
    eprintln!(
        "{} rules, {} captures, {frames} frames shown by tshark",
        whole.len(),
        captures.len()
    );
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(used.len(), EXPLAINED.len(), "rows without use");
    assert!(whole.len() >= 30 && frames > 100, "too little was compared");
}

#[test]
fn names_that_are_called_ours_are_not_those_of_wireshark_and_all_others_are() {
    if !has_tshark() {
        eprintln!("SKIPPED: needs tshark");
        return;
    }
    let known = tshark::types();

    let wrong: BTreeSet<_> = dissect::fields()
        .filter(|row| known.contains_key(row.name) == policy::is_ours(row.name))
        .map(|row| row.name)
        .collect();

    assert!(wrong.is_empty(), "{wrong:?}");
}

/// Frames that are read otherwise than by tshark: `truth/explained.csv` says why, here they are left out.
fn unread() -> BTreeSet<(String, u64)> {
    let text = std::fs::read_to_string(root().join("tests/tests/truth/explained.csv")).unwrap();
    let mut frames = BTreeSet::new();
    for line in text.lines() {
        let mut cells = line.split(',');
        let (Some(capture), Some(places)) = (cells.next(), cells.next()) else { continue };
        for place in places.split_whitespace() {
            let (first, last) = place.split_once('-').unwrap_or((place, place));
            let (Ok(first), Ok(last)) = (first.parse(), last.parse()) else { continue };
            frames.extend((first..=last).map(|frame: u64| (capture.to_owned(), frame)));
        }
    }
    frames
}

fn demo() -> (Compiled, RuleTable) {
    let mut files: Vec<PathBuf> = std::fs::read_dir(root().join("rules/demo"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "policy"))
        .collect();
    files.sort();
    let source = |path: &PathBuf| {
        Source::new(path.display().to_string(), std::fs::read_to_string(path).unwrap())
    };
    let sources: Vec<_> = files.iter().map(source).collect();
    let compiled = compile(&sources, &Options::default()).unwrap();
    let bundle = compiled.bundle(1, |_| 0).unwrap();
    let table = RuleTable::load(&bundle, dissect::schema_digest()).unwrap();
    (compiled, table)
}

/// The frames of a capture that each rule matches, and those that are refused before any rule is asked.
fn matched(
    path: &Path,
    compiled: &Compiled,
    table: &RuleTable,
    rules: &[(&str, policy::Exported)],
) -> (Vec<BTreeSet<u64>>, BTreeSet<u64>) {
    let mut found = vec![BTreeSet::new(); rules.len()];
    let mut refused = BTreeSet::new();
    let mut capture = Capture::open(path).unwrap();
    let mut tracer = Tracer::default();
    let mut arena = Bump::new();
    while let Some(record) = capture.next_frame().unwrap() {
        {
            let frame = tracer.trace(&record, &arena);
            if frame.is_malformed() || frame.refused().is_some() {
                refused.insert(record.number);
            }
            let subject = Whole { parties: parties(&frame, table), frame };
            for ((rule, _), found) in rules.iter().zip(&mut found) {
                let is_so = compiled.matches(rule, table, &subject) == Some(true);
                found.extend(is_so.then_some(record.number));
            }
        }
        arena.reset();
    }
    (found, refused)
}

/// A frame with all its layers, as a filter sees it.
struct Whole<'a> {
    frame: Frame<'a>,
    parties: [Party; 2],
}

impl<'a> Subject<'a> for Whole<'a> {
    fn keys(&self) -> Keys {
        let messages = self.frame.layers.iter().filter_map(|layer| match layer {
            Layer::Message(message) => Some(message),
            Layer::Packet(_) | Layer::Quoted(_) => None,
        });
        let mut keys = Vec::new();
        for message in messages {
            Lineage::of(*message).each_key(|key| keys.push(key));
        }
        keys.sort_unstable();
        keys.dedup();
        keys.into_iter().take(Keys::new().capacity()).collect()
    }

    fn read(&self, field: FieldId, values: &mut Values<'a>) {
        let mut layers: Vec<_> =
            self.frame.layers.iter().filter(|layer| layer.protocol() == field.protocol).collect();
        // Rules ask the outer packet.
        if field.protocol == dissect::PACKET {
            layers.truncate(1);
        }
        for layer in layers {
            layer.read(field, |value| values.add(value));
        }
    }

    fn direction(&self) -> Direction {
        Direction::Inward
    }

    fn source(&self) -> Party {
        self.parties[0]
    }

    fn destination(&self) -> Party {
        self.parties[1]
    }
}

fn parties(frame: &Frame<'_>, table: &RuleTable) -> [Party; 2] {
    let packet = frame.layers.iter().find_map(|layer| layer.packet()?.addresses());
    packet.map_or([Party::Stranger; 2], |(source, destination)| {
        [table.party_of(source), table.party_of(destination)]
    })
}

fn has_tshark() -> bool {
    Command::new("tshark").arg("--version").output().is_ok_and(|output| output.status.success())
}

/// The frames that tshark shows by each filter: a listener of its own for every one, so that it runs once a capture.
fn shown(path: &Path, rules: &[(&str, policy::Exported)]) -> Vec<BTreeSet<u64>> {
    let listeners = rules.iter().enumerate().map(|(place, (_, exported))| {
        format!(
            "do local tap = Listener.new('frame', [==[{}]==])\n\
             function tap.packet(pinfo) print('shown', {place}, pinfo.number) end end\n",
            exported.filter
        )
    });
    let script = std::env::temp_dir().join(format!("sigwall-filters-{}.lua", std::process::id()));
    std::fs::write(&script, listeners.collect::<String>()).unwrap();
    let output = Command::new("tshark")
        .args(["-n", "-q", "-X", &format!("lua_script:{}", script.display()), "-r"])
        .arg(path)
        .output()
        .unwrap();
    std::fs::remove_file(&script).unwrap();
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && !told.contains("Lua"), "{told}");
    let mut found = vec![BTreeSet::new(); rules.len()];
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        let Some(line) = line.strip_prefix("shown\t") else { continue };
        let (place, number) = line.split_once('\t').unwrap();
        found[place.parse::<usize>().unwrap()].insert(number.parse().unwrap());
    }
    found
}
