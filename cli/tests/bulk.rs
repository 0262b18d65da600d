//! Runs over many records: WARC, gzip, ranges, and killed runs that are resumed.

mod support;

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use flate2::Compression;
use flate2::write::GzEncoder;
use support::{Folder, limpid, run, stderr, stdout};

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// A page in windows-1251, which only the head of the response says.
fn response(n: usize) -> Vec<u8> {
    let words = "Open all day, and nobody came but the cat of the house. ".repeat(n % 7 + 1);
    // "мост" in windows-1251.
    let body = [b"<h1>\xEC\xEE\xF1\xF2</h1><p>".as_slice(), words.as_bytes()].concat();
    let head = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=windows-1251\r\n\r\n";
    let length = head.len() + body.len();
    let warc = format!(
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{n}>\r\n\
         WARC-Target-URI: http://a.example/{n}\r\nContent-Length: {length}\r\n\r\n"
    );
    [warc.as_bytes(), head.as_bytes(), &body, b"\r\n\r\n"].concat()
}

fn lines(args: &[&str], folder: &Folder) -> Vec<serde_json::Value> {
    let output = run(limpid(folder.path()).args(args), b"");
    assert_eq!(stderr(&output), "", "{args:?}");
    stdout(&output).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn warc_gives_the_same_compressed_or_not() {
    let folder = Folder::new();
    let records: Vec<Vec<u8>> = (0..50).map(response).collect();
    let members: Vec<Vec<u8>> = records.iter().map(|record| gzip(record)).collect();
    folder.write("a.warc", records.concat());
    folder.write("a.warc.gz", members.concat());
    folder.write("whole.gz", gzip(&records.concat()));
    let plain = lines(&["clean", "--jsonl", "a.warc"], &folder);
    assert_eq!(plain.len(), 50);
    assert_eq!((&plain[7]["id"], &plain[7]["url"]), (&"urn:uuid:7".into(), &"http://a.example/7".into()));
    assert!(plain[7]["text"].as_str().unwrap().starts_with("мост\n"), "{}", plain[7]);
    let texts = |lines: &[serde_json::Value]| lines.iter().map(|line| line["text"].clone()).collect::<Vec<_>>();
    for compressed in ["a.warc.gz", "whole.gz"] {
        assert_eq!(
            texts(&lines(&["clean", "--jsonl", "--jobs", "3", compressed], &folder)),
            texts(&plain),
            "{compressed}"
        );
    }
    for (records, name) in [(&records, "a.warc"), (&members, "a.warc.gz")] {
        let starts = records.iter().scan(0, |at, record| Some(std::mem::replace(at, *at + record.len())));
        for (line, start) in lines(&["clean", "--jsonl", name], &folder).iter().zip(starts) {
            assert_eq!(line["offset"], start, "{name}");
        }
    }
}

#[test]
fn ranges_cut_a_file_without_loss() {
    let folder = Folder::new();
    let records: Vec<Vec<u8>> = (0..40).map(response).collect();
    folder.write("a.warc", records.concat());
    folder.write("a.warc.gz", records.iter().flat_map(|record| gzip(record)).collect::<Vec<u8>>());
    let text: String = (0..40).map(|n| format!("{{\"id\":{n},\"text\":\"{}\"}}\n", "a".repeat(n))).collect();
    folder.write("a.jsonl", &text);
    folder.write("b.jsonl.gz", gzip(text.as_bytes()));
    for name in ["a.warc", "a.warc.gz", "a.jsonl", "b.jsonl.gz"] {
        let whole = stdout(&run(limpid(folder.path()).args(["clean", "--jsonl", name]), b""));
        let size = folder.read(name).len();
        for parts in [2, 7, 60] {
            let cuts: Vec<usize> = (0..=parts).map(|part| size * part / parts).collect();
            let part = |cut: &[usize]| {
                let range = format!("{}-{}", cut[0], cut[1]);
                stdout(&run(limpid(folder.path()).args(["clean", "--jsonl", "--range", &range, name]), b""))
            };
            assert_eq!(cuts.windows(2).map(part).collect::<String>(), whole, "{name} in {parts} parts");
        }
    }
}

/// Lines that take a while, some of them with errors.
fn work(count: usize) -> String {
    let prose = "The dam above the town broke at noon on Monday, after three weeks of rain. Nobody was hurt.\\n";
    let line = |n: usize| match n % 50 {
        7 => format!("{{\"id\":{n},\"txt\":\"no text\"}}\n"),
        8 => "not JSON\n\n".to_owned(),
        _ => format!("{{\"id\":{n},\"text\":\"{}page {n}\"}}\n", prose.repeat(20 + n % 9)),
    };
    (0..count).map(line).collect()
}

const PATIENCE: Duration = Duration::from_secs(120);

/// Starts a run and kills it as soon as `path` holds `size` bytes; false when the run was faster.
fn kill_at(mut child: Child, path: &Path, size: u64) -> bool {
    let start = Instant::now();
    while child.try_wait().unwrap().is_none() {
        assert!(start.elapsed() < PATIENCE, "the run takes too long");
        if fs::metadata(path).is_ok_and(|there| there.len() >= size) {
            // On Unix this is SIGKILL: nothing is tidied up.
            child.kill().unwrap();
            child.wait().unwrap();
            return true;
        }
        std::thread::sleep(Duration::from_millis(1));
    }
    false
}

#[test]
fn a_killed_run_resumes_to_the_same_result() {
    let folder = Folder::new();
    folder.write("a.jsonl", work(1500));
    folder.write("b.jsonl.gz", gzip(work(300).as_bytes()));
    let command = |out: &str, failures: &str| {
        let mut command = limpid(folder.path());
        command.args(["--jsonl", "a.jsonl", "b.jsonl.gz", "missing.jsonl", "-o", out, "--failures", failures]);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        command
    };
    assert_eq!(command("whole.jsonl", "whole.failures").status().unwrap().code(), Some(1));
    let part = folder.path().join("out.jsonl.part");
    let size = folder.read("whole.jsonl").len() as u64;
    let mut kills = 0;
    for share in [1, 3, 6] {
        let child = command("out.jsonl", "out.failures").args(["--resume", "--jobs", "2"]).spawn().unwrap();
        if kill_at(child, &part, size * share / 10) {
            kills += 1;
            // As if the last line had been written in part only.
            let there = fs::File::options().write(true).open(&part).unwrap();
            there.set_len(there.metadata().unwrap().len() - 3).unwrap();
        }
        assert!(!folder.names().contains(&"out.jsonl".to_owned()) || share > 1, "no half-written output");
    }
    assert!(kills > 0, "no run was killed in time");
    let last = command("out.jsonl", "out.failures").args(["--resume"]).status().unwrap();
    assert_eq!(last.code(), Some(1), "what failed before the kill counts");
    assert!(folder.read("out.jsonl") == folder.read("whole.jsonl"), "the outputs differ after {kills} kills");
    let failures = String::from_utf8(folder.read("out.failures")).unwrap();
    assert_eq!(failures, String::from_utf8(folder.read("whole.failures")).unwrap());
    assert_eq!(failures.lines().count(), 2 * 36 + 1);
    assert_eq!(folder.names(), ["a.jsonl", "b.jsonl.gz", "out.failures", "out.jsonl", "whole.failures", "whole.jsonl"]);
}

#[test]
fn a_journal_of_another_run_is_refused() {
    let folder = Folder::new();
    folder.write("a.jsonl", "{\"id\":1,\"text\":\"a\"}\n");
    folder.write("out.jsonl.limpid-resume", "{\"limpid\":\"0\",\"run\":\"0\",\"started\":{\"secs\":0,\"nanos\":0}}\n");
    let output = run(limpid(folder.path()).args(["--jsonl", "a.jsonl", "-o", "out.jsonl", "--resume"]), b"");
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("other options or inputs"), "{}", stderr(&output));
}

#[test]
fn only_missing_results_are_redone() {
    let folder = Folder::new();
    for n in 0..4 {
        folder.write(&format!("in/d{}/page{n}.html", n % 2), format!("<p>The bridge number {n} was open all day."));
    }
    let args = ["--input-dir", "in", "--output-dir", "out", "--resume"];
    // The journal shows that the run has begun.
    let mut child = limpid(folder.path()).args(args).spawn().unwrap();
    child.wait().unwrap();
    let whole: Vec<(String, Vec<u8>)> =
        folder.names().into_iter().map(|name| (name.clone(), folder.read(&name))).collect();
    assert_eq!(whole.iter().filter(|(name, _)| name.starts_with("out/d")).count(), 4);
    assert!(!whole.iter().any(|(name, _)| name.contains(".limpid")), "{whole:?}");
    let flat = run(limpid(folder.path()).args(["--input-dir", "in", "--output-dir", "flat", "--no-keep-dirs"]), b"");
    assert_eq!(flat.status.code(), Some(0), "{}", stderr(&flat));
    assert_eq!(folder.names().iter().filter(|name| name.starts_with("flat/page")).count(), 4);
}

/// The most memory that a run takes, in bytes.
#[cfg(target_os = "linux")]
fn peak(mut child: Child) -> u64 {
    let status = format!("/proc/{}/status", child.id());
    let mut peak = 0;
    while child.try_wait().unwrap().is_none() {
        let text = fs::read_to_string(&status).unwrap_or_default();
        let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kib = line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok());
        peak = peak.max(kib.unwrap_or(0) * 1024);
        std::thread::sleep(Duration::from_millis(2));
    }
    assert!(child.wait().unwrap().success());
    peak
}

/// A file of `size` bytes with `record` over and over.
#[cfg(target_os = "linux")]
fn fill(path: &Path, record: &[u8], size: usize) {
    let mut file = std::io::BufWriter::new(fs::File::create(path).unwrap());
    for _ in 0..size / record.len() {
        file.write_all(record).unwrap();
    }
    file.flush().unwrap();
}

#[cfg(target_os = "linux")]
#[test]
#[ignore = "takes minutes: cargo test --release -p limpid-cli --test bulk -- --include-ignored"]
fn memory_does_not_grow_with_the_file() {
    let folder = Folder::new();
    let line = format!("{{\"id\":1,\"text\":\"{}\"}}\n", "Nothing is wrong with this sentence. ".repeat(500));
    for (name, record) in [("a.jsonl", line.as_bytes()), ("a.warc", &response(6)), ("a.warc.gz", &gzip(&response(6)))] {
        let mut peaks = [4 << 20, 64 << 20].map(|size| {
            fill(&folder.path().join(name), record, if name == "a.jsonl" { size } else { size / 16 });
            let mut command = limpid(folder.path());
            peak(command.args(["repair", "--jsonl", "--jobs", "2", name]).stdout(Stdio::null()).spawn().unwrap())
        });
        peaks.sort_unstable();
        // Buffers fill to their bounds, which the small file does not reach.
        assert!(peaks[1] < peaks[0] + (16 << 20), "{name}: {peaks:?}");
    }
}
