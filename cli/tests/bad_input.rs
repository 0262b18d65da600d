//! What is too large, too deep or cut off: a clear answer or the input unchanged, never a panic, a hang or lost text.
//!
//! Each runs with the default limits, where the work is refused, and with limits raised, where it is really done. In
//! the development build the sizes are smaller, so that the suite stays quick; the release build takes the full ones
//! (`cargo test --release -p limpid-cli --test bad_input`).

mod support;

use std::io::Read;
use std::process::{Output, Stdio};
use std::time::{Duration, Instant};

use support::{Folder, limpid, pipe, stderr, stdout};

/// The size of one line: 50 MB in the release build.
const LINE: usize = if cfg!(debug_assertions) { 2_000_000 } else { 50_000_000 };
/// Limits that nothing here passes.
const RAISED: [&str; 6] = ["--max-bytes", "1000000000", "--max-blocks", "1000000000", "--max-depth", "1000000000"];
/// Ten times what the slowest of these takes on a small machine.
const PATIENCE: Duration = Duration::from_secs(120);

/// Runs `limpid` on `stdin` and checks that it ends in time, with success and in silence.
fn done(args: &[&str], stdin: &[u8]) -> String {
    let start = Instant::now();
    let output = pipe(args, stdin);
    assert!(output.status.success(), "{args:?}: {}", stderr(&output));
    assert_eq!(stderr(&output), "", "{args:?}");
    assert!(start.elapsed() < PATIENCE, "{args:?} took {:?}", start.elapsed());
    stdout(&output)
}

/// With the default limits, then with limits raised.
fn with_both_limits(args: &[&str], stdin: &[u8], check: impl Fn(&str)) {
    check(&done(args, stdin));
    check(&done(&[args, &RAISED].concat(), stdin));
}

/// Words without end, and no line feed.
fn one_line(words: &str, size: usize) -> String {
    words.repeat(size / words.len() + 1)
}

#[test]
fn one_line_of_text() {
    let line = one_line("The cafÃ© by the bridge was open all day and nobody came. ", LINE);
    let repaired = line.replace("cafÃ©", "café");
    assert_eq!(done(&["repair"], line.as_bytes()), repaired);
    with_both_limits(&[], line.as_bytes(), |text| assert_eq!(text.trim_end(), repaired.trim_end()));
}

#[test]
fn one_line_in_json_lines() {
    let text = one_line("Nothing is wrong with this sentence. ", LINE);
    let line = format!("{{\"id\":1,\"text\":\"{text}\"}}\n");
    let answer: serde_json::Value = serde_json::from_str(&done(&["repair", "--jsonl"], line.as_bytes())).unwrap();
    assert_eq!((&answer["id"], &answer["text"]), (&1.into(), &text.as_str().into()));
    let split = done(&["sentences", "--jsonl"], line.as_bytes());
    let split: serde_json::Value = serde_json::from_str(&split).unwrap();
    let joined: String = split["sentences"].as_array().unwrap().iter().map(|s| s.as_str().unwrap()).collect();
    assert_eq!(joined, text);
}

#[test]
fn one_line_of_html() {
    let text = one_line("The bridge was open all day and nobody came. ", LINE);
    let page = format!("<!doctype html><title>x</title><p>{text}</p>");
    with_both_limits(&[], page.as_bytes(), |out| assert_eq!(out.trim_end(), text.trim_end()));
}

#[test]
fn a_hundred_thousand_nested_tags() {
    let depth = 100_000;
    for (open, close) in [("<div>", "</div>"), ("<b>", ""), ("<ul><li>", "</li></ul>"), ("<table><tr><td>", "")] {
        let page = format!("{}The dam broke at noon.{}", open.repeat(depth), close.repeat(depth));
        with_both_limits(&["--from", "html"], page.as_bytes(), |text| {
            assert_eq!(text.trim(), "The dam broke at noon.", "{open}");
        });
    }
}

#[test]
fn many_short_lines() {
    let lines =
        "Home\nNews\nThe dam above the town broke at noon on Monday, after three weeks of rain.\n".repeat(LINE / 250);
    with_both_limits(&["clean", "--focus", "all"], lines.as_bytes(), |text| assert_eq!(text, lines));
    done(&["summarize", "--length", "2"], lines.as_bytes());
}

#[test]
fn lines_of_nothing_but_suspect_characters() {
    for piece in ["Ã", "&", "&#", "â€", "\u{FFFD}", "\u{1b}[", "<", "<a ", "<!--", "<a b='"] {
        let text = one_line(piece, LINE / 20);
        for args in [&["repair"][..], &[], &["explain"], &["--from", "html", "--json"]] {
            done(args, text.as_bytes());
        }
    }
}

#[test]
fn one_byte() {
    for byte in [0x00, 0x0A, 0x1B, 0x26, 0x3C, 0x80, 0xC3, 0xE9, 0xFE, 0xFF] {
        for args in [&["repair", "--no-remove-control-chars"][..], &["--json"], &["detect"], &["explain"]] {
            assert!(!done(args, &[byte]).is_empty(), "{byte:#x} {args:?}");
        }
    }
}

#[test]
fn bytes_of_no_encoding() {
    // A fixed sequence that looks like noise.
    let noise: Vec<u8> = (0..LINE as u32 / 20).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    for args in [&["repair"][..], &["repair", "--json"], &["--json"], &["clean"], &["explain"], &["-s"]] {
        let output = pipe(args, &noise);
        let message = "limpid: standard input: binary data, not text\n";
        assert_eq!((output.status.code(), stderr(&output).as_str()), (Some(1), message), "{args:?}");
        assert_eq!(stdout(&output), "", "{args:?}");
    }
    assert_eq!(done(&["detect"], &noise), "-: binary, binary data\n");
}

/// Runs `limpid` with `args`, reads a little of what it says and closes the pipe.
fn closed_early(args: &[&str], stdin: &[u8]) -> Output {
    let folder = Folder::new();
    folder.write("in", stdin);
    let input = std::fs::File::open(folder.path().join("in")).unwrap();
    let mut child =
        limpid(folder.path()).args(args).stdin(input).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut some = [0; 10];
    child.stdout.take().unwrap().read_exact(&mut some).unwrap();
    child.wait_with_output().unwrap()
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let text = "The bridge was open.\n".repeat(50_000);
    let lines = "{\"id\":1,\"text\":\"The bridge was open.\"}\n".repeat(50_000);
    for args in [&["repair"][..], &["sentences"], &["--json"], &["--help"]] {
        let output = closed_early(args, text.as_bytes());
        assert_eq!((output.status.code(), stderr(&output).as_str()), (Some(0), ""), "{args:?}");
    }
    for jobs in ["1", "4"] {
        let output = closed_early(&["repair", "--jsonl", "--jobs", jobs], lines.as_bytes());
        assert_eq!((output.status.code(), stderr(&output).as_str()), (Some(0), ""), "{jobs} jobs");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error_not_a_panic() {
    let folder = Folder::new();
    folder.write("a.txt", "The bridge was open.\n".repeat(10_000));
    folder.write("a.jsonl", "{\"id\":1,\"text\":\"a\"}\n");
    for args in [&["repair", "a.txt"][..], &["--json", "a.txt"], &["repair", "--jsonl", "a.jsonl"]] {
        let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
        let child = limpid(folder.path()).args(args).stdout(full).stderr(Stdio::piped()).spawn().unwrap();
        let output = child.wait_with_output().unwrap();
        let message = "limpid: the output could not be written: no space left on the device\n";
        assert_eq!((output.status.code(), stderr(&output).as_str()), (Some(1), message), "{args:?}");
    }
}

#[test]
fn jobs_do_not_change_the_answer() {
    let line = |n: usize| format!("{{\"id\":{n},\"text\":\"{}cafÃ© {n}\"}}\n", "word ".repeat(n % 50));
    let lines: String = (0..20_000).map(line).collect();
    let one = done(&["repair", "--jsonl", "--jobs", "1"], lines.as_bytes());
    assert_eq!(one.lines().count(), 20_000);
    assert_eq!(one, done(&["repair", "--jsonl", "--jobs", "7"], lines.as_bytes()));
}

#[test]
fn each_row_is_answered_before_the_next_arrives() {
    use std::io::{BufRead, BufReader, Write};
    let folder = Folder::new();
    let mut child =
        limpid(folder.path()).args(["repair", "--jsonl"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    let mut output = BufReader::new(child.stdout.take().unwrap());
    for n in 0..3 {
        let line = format!("{{\"id\":{n},\"text\":\"a\"}}\n");
        input.write_all(line.as_bytes()).unwrap();
        let mut answer = String::new();
        output.read_line(&mut answer).unwrap();
        assert!(answer.starts_with(&format!("{{\"id\":{n},\"version\":2,\"text\":\"a\"")), "{answer}");
    }
    drop(input);
    assert!(child.wait().unwrap().success());
}
