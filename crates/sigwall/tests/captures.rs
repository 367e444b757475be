//! `dissect` and `filter` on every form of capture, in bounded memory, and what they say of files that are none.

#[cfg(test)]
mod tests {
    use std::fs;
    use std::io::Write as _;
    use std::path::Path;
    use std::process::{Command, Output};

    use flate2::Compression;
    use flate2::write::GzEncoder;

    const FILTER: &str = "gtpv2.message_type == \"Echo Request\" && ip.src == 192.0.2.1";

    #[test]
    fn a_capture_reads_alike_as_pcap_and_pcapng_compressed_or_not() {
        let place = tempfile::tempdir().unwrap();
        let frames = [echo(), other(), echo()];
        let mut told = Vec::new();
        for (name, octets) in [
            ("a.pcap", pcap(&frames)),
            ("a.pcapng", pcapng(&frames)),
            ("a.pcap.gz", gzip(&pcap(&frames))),
            ("a.pcapng.gz", gzip(&pcapng(&frames))),
        ] {
            let file = place.path().join(name);
            fs::write(&file, octets).unwrap();

            let shown = sigwall(&["filter", &text(&file), FILTER]);
            let lines = sigwall(&["dissect", &text(&file), "--format", "jsonl"]);

            assert_eq!(String::from_utf8(shown.stdout).unwrap(), "1\n3\n", "{name}");
            // The newer format alone has sections and interfaces.
            let own = "\"frame.section_number\":[1],\"frame.interface_id\":[0],\"frame.interface_name\":[\"unknown\"],";
            let lines = String::from_utf8(lines.stdout).unwrap();
            assert_eq!(lines.contains(own), name.contains("pcapng"), "{name}: {lines}");
            told.push(lines.replace(own, ""));
        }
        let begin = "{\"frame\":1,\"time\":1700000000.000000000,\"protocols\":[\"eth\",\"ip\",\"udp\",\"gtpv2\"],";
        assert!(told[0].starts_with(begin), "{}", told[0]);
        assert!(told[0].contains("\"gtpv2.message_type\":[1]"));
        assert_eq!(told[0].lines().count(), 3);
        assert!(told.iter().all(|lines| *lines == told[0]), "{told:#?}");
    }

    #[test]
    fn a_replay_keeps_as_many_frames_of_a_rule_as_it_says() {
        let place = tempfile::tempdir().unwrap();
        let file = place.path().join("a.pcapng");
        fs::write(&file, pcapng(&[echo(), other(), echo(), echo()])).unwrap();
        let policy = place.path().join("a.policy");
        let rules = "rule a.b { on gtpv2 \"Echo Request\"; then drop; capture 2 }\n\
                     rule quiet { on gtpv2; then drop }";
        let site =
            "policy \"a\" { schema 1; default accept }\nhome { ip 10.10.0.0/16 }\nstage screen\n";
        fs::write(&policy, format!("{site}{rules}")).unwrap();
        let kept = place.path().join("kept");

        sigwall(&["replay", &text(&file), "--policy", &text(&policy), "--captures", &text(&kept)]);

        let names: Vec<_> =
            fs::read_dir(&kept).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(names, ["capture-a.b.pcapng"]);
        let shown = sigwall(&["filter", &text(&kept.join("capture-a.b.pcapng")), FILTER]);
        assert_eq!(String::from_utf8(shown.stdout).unwrap(), "1\n2\n");
    }

    #[test]
    fn a_table_has_a_line_for_each_frame_under_its_heads() {
        let place = tempfile::tempdir().unwrap();
        let file = place.path().join("a.pcap");
        fs::write(&file, pcap(&[echo(), other()])).unwrap();

        let table = String::from_utf8(sigwall(&["dissect", &text(&file)]).stdout).unwrap();

        let lines: Vec<&str> = table.lines().collect();
        assert_eq!(lines.len(), 3);
        assert!(lines[0].contains("SOURCE") && lines[1].contains("192.0.2.1"), "{table}");
        assert!(lines[1].contains("gtpv2 Echo Request"), "{table}");
    }

    #[test]
    fn a_component_without_a_known_operation_is_named_by_what_it_is() {
        let place = tempfile::tempdir().unwrap();
        let file = place.path().join("a.pcap");
        let error = craft::tcap::end(&[0, 0, 0, 7], &[], &[craft::tcap::return_error(1, 27)]);
        let data = craft::sccp::udt(
            &craft::sccp::party("15550", 6),
            &craft::sccp::party("883170", 8),
            &error,
        );
        let data = craft::sigtran::m3ua_data(1, 2, 3, &data).octets();
        let packet = craft::sctp::sctp(1).data(&craft::sctp::data(1, 3, &data));
        let frame = craft::frame().ip([192, 0, 2, 1], [192, 0, 2, 2]).sctp(&packet).octets();
        fs::write(&file, pcap(&[frame])).unwrap();

        let table = String::from_utf8(sigwall(&["dissect", &text(&file)]).stdout).unwrap();

        assert!(table.trim_end().ends_with("gsm_map returnError"), "{table}");
    }

    #[test]
    fn many_frames_come_in_their_order() {
        let place = tempfile::tempdir().unwrap();
        let file = place.path().join("many.pcap");
        fs::write(&file, pcap(&vec![echo(); 9000])).unwrap();

        let lines = sigwall(&["dissect", &text(&file), "--format", "jsonl"]).stdout;

        let lines = String::from_utf8(lines).unwrap();
        let numbers = lines
            .lines()
            .zip(1..)
            .all(|(line, number)| line.starts_with(&format!("{{\"frame\":{number},")));
        assert!(numbers && lines.lines().count() == 9000);
    }

    #[test]
    fn a_file_that_breaks_off_gives_what_it_has_and_tells_where_it_breaks() {
        let place = tempfile::tempdir().unwrap();
        let file = place.path().join("cut.pcap");
        let whole = pcap(&[echo(), other()]);
        fs::write(&file, &whole[..whole.len() - 7]).unwrap();

        let output = sigwall(&["dissect", &text(&file), "--format", "jsonl"]);

        assert_eq!(output.status.code(), Some(2));
        assert_eq!(String::from_utf8(output.stdout).unwrap().lines().count(), 1);
        let told = String::from_utf8(output.stderr).unwrap();
        assert!(told.contains("cut.pcap: frame 2, octet "), "{told}");
    }

    #[test]
    fn what_is_no_capture_or_no_filter_is_told() {
        let place = tempfile::tempdir().unwrap();
        let file = place.path().join("words.txt");
        fs::write(&file, "no capture at all, but long enough").unwrap();
        let good = place.path().join("a.pcap");
        fs::write(&good, pcap(&[echo()])).unwrap();

        let none = sigwall(&["dissect", "/nowhere/a.pcap"]);
        let words = sigwall(&["filter", &text(&file), "ip"]);
        let wide = sigwall(&["filter", &text(&good), "gtpv2.flags == 300"]);
        let wrong = sigwall(&["filter", &text(&good), "gtpv2.mesage_type == 1"]);

        for (output, code, words) in [
            (none, 2, "/nowhere/a.pcap"),
            (words, 2, "words.txt: neither pcap nor pcapng"),
            (wide, 64, "`300` is no value of that field"),
            (wrong, 64, "gtpv2.message_type"),
        ] {
            let told = String::from_utf8_lossy(&output.stderr).into_owned();
            assert_eq!(output.status.code(), Some(code), "{told}");
            assert!(told.contains(words), "{told}");
        }
    }

    #[test]
    fn a_capture_larger_than_memory_is_read() {
        let place = tempfile::tempdir().unwrap();
        let file = place.path().join("large.pcap.gz");
        let mut encoder = GzEncoder::new(fs::File::create(&file).unwrap(), Compression::fast());
        encoder.write_all(&pcap(&[])).unwrap();
        let frame = craft::frame().udp(2152, 2152).payload(&[0x30; 1400]).octets();
        for _ in 0..70_000 {
            encoder.write_all(&record(&frame)).unwrap();
        }
        encoder.finish().unwrap();

        // 96 MiB of frames in 64 MiB of data.
        let output = Command::new("sh")
            .args(["-c", "ulimit -d 65536; exec \"$0\" filter \"$1\" 'frame.number > 69998'"])
            .args([env!("CARGO_BIN_EXE_sigwall"), &text(&file)])
            .output()
            .unwrap();

        assert_eq!(String::from_utf8(output.stdout).unwrap(), "69999\n70000\n");
    }

    fn echo() -> Vec<u8> {
        craft::frame().udp(2123, 2123).payload(&[0x40, 1, 0, 9, 0, 0, 1, 0, 3, 0, 1, 0, 7]).octets()
    }

    fn other() -> Vec<u8> {
        craft::frame().udp(53, 53).payload(b"none").octets()
    }

    fn pcap(frames: &[Vec<u8>]) -> Vec<u8> {
        let words = [0xa1b2_c3d4_u32, 0x0004_0002, 0, 0, 1 << 18, 1];
        let head = words.iter().flat_map(|word| word.to_le_bytes());
        head.chain(frames.iter().flat_map(|frame| record(frame))).collect()
    }

    fn record(frame: &[u8]) -> Vec<u8> {
        let len = u32::try_from(frame.len()).unwrap();
        let head = [1_700_000_000, 0, len, len].into_iter().flat_map(u32::to_le_bytes);
        head.chain(frame.iter().copied()).collect()
    }

    fn pcapng(frames: &[Vec<u8>]) -> Vec<u8> {
        let mut octets = block(0x0a0d_0d0a, &[0x1a2b_3c4d, 1, u32::MAX, u32::MAX], &[]);
        octets.extend(block(1, &[1, 0], &[]));
        for frame in frames {
            let len = u32::try_from(frame.len()).unwrap();
            let micros = 1_700_000_000_000_000_u64;
            let [high, low] =
                [micros >> 32, micros & 0xffff_ffff].map(|part| u32::try_from(part).unwrap());
            octets.extend(block(6, &[0, high, low, len, len], frame));
        }
        octets
    }

    fn block(kind: u32, words: &[u32], octets: &[u8]) -> Vec<u8> {
        let mut body: Vec<u8> = words.iter().flat_map(|word| word.to_le_bytes()).collect();
        body.extend(octets);
        body.resize(body.len().next_multiple_of(4), 0);
        let len = u32::try_from(body.len().saturating_add(12)).unwrap().to_le_bytes();
        [&kind.to_le_bytes(), &len, body.as_slice(), &len].concat()
    }

    fn gzip(octets: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(octets).unwrap();
        encoder.finish().unwrap()
    }

    fn text(path: &Path) -> String {
        path.display().to_string()
    }

    fn sigwall(arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_sigwall")).args(arguments).output().unwrap()
    }
}
