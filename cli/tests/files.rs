//! Files that are replaced or made: the original is never lost, a result is whole or not there.
#![cfg(unix)]

mod support;

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::os::unix::process::ExitStatusExt;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::thread;
use std::time::Duration;

use support::{Folder, limpid, run, stderr, stdout};

const DAMAGED: &str = "The cafÃ© reopened on Monday.\n";
const REPAIRED: &str = "The café reopened on Monday.\n";

fn in_place(folder: &Folder, file: &str) -> String {
    let output = run(limpid(folder.path()).args(["repair", "--in-place", file]), b"");
    stderr(&output)
}

#[test]
fn permissions_are_kept() {
    let folder = Folder::new();
    folder.write("a.txt", DAMAGED);
    let path = folder.path().join("a.txt");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
    assert_eq!(in_place(&folder, "a.txt"), "");
    assert_eq!(folder.read("a.txt"), REPAIRED.as_bytes());
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
}

#[test]
fn a_link_stays_a_link() {
    let folder = Folder::new();
    folder.write("real/a.txt", DAMAGED);
    symlink("real/a.txt", folder.path().join("link.txt")).unwrap();
    assert_eq!(in_place(&folder, "link.txt"), "");
    assert!(fs::symlink_metadata(folder.path().join("link.txt")).unwrap().is_symlink());
    assert_eq!(folder.read("real/a.txt"), REPAIRED.as_bytes());
    assert_eq!(folder.read("real/a.txt.orig"), DAMAGED.as_bytes());
}

#[test]
fn a_clean_file_is_not_touched() {
    let folder = Folder::new();
    folder.write("a.txt", REPAIRED);
    let before = fs::metadata(folder.path().join("a.txt")).unwrap().modified().unwrap();
    assert_eq!(in_place(&folder, "a.txt"), "");
    assert_eq!(fs::metadata(folder.path().join("a.txt")).unwrap().modified().unwrap(), before);
    assert_eq!(folder.names(), ["a.txt"]);
}

#[test]
fn a_device_is_written_not_replaced() {
    let folder = Folder::new();
    let output = run(limpid(folder.path()).args(["repair", "-o", "/dev/null"]), DAMAGED.as_bytes());
    assert_eq!((output.status.code(), stderr(&output).as_str()), (Some(0), ""));
    assert!(!fs::metadata("/dev/null").unwrap().is_file());
}

#[test]
fn links_that_lead_back_do_not_hang() {
    let folder = Folder::new();
    folder.write("d/a.txt", DAMAGED);
    symlink("..", folder.path().join("d/up")).unwrap();
    let output = run(limpid(folder.path()).args(["repair", "--input-dir", "d"]), b"");
    assert_eq!((output.status.code(), output.stdout.as_slice()), (Some(0), REPAIRED.as_bytes()));
}

#[test]
fn a_broken_link_is_reported() {
    let folder = Folder::new();
    folder.write("d/a.txt", DAMAGED);
    symlink("gone.txt", folder.path().join("d/b.txt")).unwrap();
    let output = run(limpid(folder.path()).args(["repair", "--input-dir", "d"]), b"");
    assert_eq!((output.status.code(), output.stdout.as_slice()), (Some(1), REPAIRED.as_bytes()));
    assert_eq!(stderr(&output), "limpid: d/b.txt: is a link to gone.txt, which does not exist\n");
    let named = run(limpid(folder.path()).args(["repair", "d/b.txt"]), b"");
    assert_eq!(stderr(&named), stderr(&output));
}

#[test]
fn a_file_that_cannot_be_replaced_is_named() {
    let folder = Folder::new();
    folder.write("a.txt", DAMAGED);
    folder.write("b.txt", DAMAGED.repeat(20_000));
    // No space on the disk: a file may not grow beyond 0 bytes.
    let full = run(Command::new("sh").current_dir(folder.path()).args(["-c", FULL, env!("CARGO_BIN_EXE_limpid")]), b"");
    let said = stderr(&full);
    for name in ["a.txt", "b.txt"] {
        assert!(said.contains(&format!("limpid: {name}: could not be replaced: ")), "{said}");
    }
    assert_eq!((full.status.code(), folder.read("a.txt").as_slice()), (Some(3), DAMAGED.as_bytes()));
    assert!(folder.names().iter().all(|name| !name.contains(".limpid-")), "{:?}", folder.names());
}

/// Runs the program without permission to write anything.
const FULL: &str = "ulimit -f 0; trap '' XFSZ; exec \"$0\" repair --in-place a.txt b.txt";

#[test]
fn a_signal_leaves_no_incomplete_file() {
    // Tests that run in the background of a script are started to ignore SIGINT, and so is what they start.
    for (signal, number) in [("INT", 2), ("TERM", 15)].into_iter().filter(|&(_, number)| !is_ignored(number)) {
        let folder = Folder::new();
        folder.write("out.jsonl", "older\n");
        let (mut child, _stdin) =
            started(limpid(folder.path()).args(["repair", "--jsonl", "-o", "out.jsonl"]), &folder);
        send(signal, &child);
        assert_eq!(child.wait().unwrap().signal(), Some(number));
        assert_eq!(folder.names(), ["out.jsonl"], "{signal}");
        assert_eq!(folder.read("out.jsonl"), b"older\n");
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_signal_that_is_ignored_stays_ignored() {
    let folder = Folder::new();
    let script = "trap '' INT; exec \"$0\" repair --jsonl -o out.jsonl";
    let mut command = Command::new("sh");
    command.current_dir(folder.path()).args(["-c", script, env!("CARGO_BIN_EXE_limpid")]);
    let (mut child, stdin) = started(&mut command, &folder);
    send("INT", &child);
    drop(stdin);
    assert!(child.wait().unwrap().success());
    assert_eq!(folder.names(), ["out.jsonl"]);
}

/// True for a signal that this process was started to ignore. Only Linux tells.
fn is_ignored(signal: i32) -> bool {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let ignored = status.lines().find_map(|line| line.strip_prefix("SigIgn:")).unwrap_or_default();
    u64::from_str_radix(ignored.trim(), 16).unwrap_or(0) >> (signal - 1) & 1 == 1
}

/// A run that has begun its output and waits for input.
fn started(command: &mut Command, folder: &Folder) -> (Child, ChildStdin) {
    let before = folder.names().len();
    let mut child = command.stdin(Stdio::piped()).spawn().unwrap();
    let stdin = child.stdin.take().unwrap();
    while folder.names().len() == before {
        thread::sleep(Duration::from_millis(1));
    }
    (child, stdin)
}

fn send(signal: &str, child: &Child) {
    let sent = Command::new("kill").args([&format!("-{signal}"), &child.id().to_string()]).status();
    assert!(sent.unwrap().success());
}

#[test]
fn names_are_safe_on_a_terminal_and_raw_for_programs() {
    let folder = Folder::new();
    let names: [&[u8]; 3] = [b"a\x1b[31m\n.txt", b"caf\xc3\xa9.txt", b"plain.txt"];
    names.iter().for_each(|name| fs::write(folder.path().join(OsStr::from_bytes(name)), DAMAGED).unwrap());
    let names = || names.iter().map(|name| OsStr::from_bytes(name));
    let listed = run(limpid(folder.path()).args(["repair", "--check"]).args(names()), b"");
    let expected = "a\\u{1b}[31m\\n.txt: mojibake 1\ncafé.txt: mojibake 1\nplain.txt: mojibake 1\n";
    assert_eq!(stdout(&listed), expected);
    let raw = run(limpid(folder.path()).args(["repair", "--check", "-0"]).args(names()), b"");
    let expected: Vec<u8> = names().flat_map(|name| [name.as_bytes(), b"\0"].concat()).collect();
    assert_eq!(raw.stdout, expected);
}

#[test]
#[cfg(target_os = "linux")]
fn names_that_are_not_utf8_are_listed_as_they_are() {
    let folder = Folder::new();
    let name = OsStr::from_bytes(b"caf\xe9.txt");
    fs::write(folder.path().join(name), DAMAGED).unwrap();
    let raw = run(limpid(folder.path()).args(["repair", "--check", "-0"]).arg(name), b"");
    assert_eq!(raw.stdout, b"caf\xe9.txt\0");
}

#[test]
fn an_older_output_is_replaced_whole() {
    let folder = Folder::new();
    folder.write("out.txt", "older and longer than what comes\n".repeat(10));
    let output = run(limpid(folder.path()).args(["repair", "-o", "out.txt"]), DAMAGED.as_bytes());
    assert_eq!((output.status.code(), folder.read("out.txt")), (Some(0), REPAIRED.into()));
    assert_eq!(folder.names(), ["out.txt"]);
}

/// The start of a picture.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0";

#[test]
fn a_folder_run_skips_what_is_not_text() {
    let folder = Folder::new();
    folder.write("d/a.txt", DAMAGED);
    folder.write("d/b.png", PNG);
    folder.write("d/c.txt", DAMAGED);
    let output = run(limpid(folder.path()).args(["repair", "--in-place", "--input-dir", "d"]), b"");
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(stderr(&output), "limpid: d/b.png: PNG image, not text\nlimpid: 1 input skipped: not text\n");
    assert_eq!(folder.names(), ["d/a.txt", "d/a.txt.orig", "d/b.png", "d/c.txt", "d/c.txt.orig"]);
    assert_eq!((folder.read("d/b.png"), folder.read("d/c.txt")), (PNG.to_vec(), REPAIRED.into()));
}

#[test]
fn a_second_run_changes_nothing() {
    let folder = Folder::new();
    folder.write("d/a.txt", DAMAGED);
    folder.write("d/e/b.txt", DAMAGED);
    folder.write("d/.a.txt.limpid-123-0", DAMAGED);
    let mut runs = Vec::new();
    for files in [&["--input-dir", "d"][..], &["--input-dir", "d"], &["d/a.txt", "d/a.txt.orig"]] {
        let output = run(limpid(folder.path()).args(["repair", "--in-place"]).args(files), b"");
        assert_eq!((output.status.code(), stderr(&output).as_str()), (Some(0), ""), "{files:?}");
        runs.push(folder.names().into_iter().map(|name| (folder.read(&name), name)).collect::<Vec<_>>());
    }
    assert_eq!(runs[0].len(), 5);
    assert!(runs[1] == runs[0] && runs[2] == runs[0]);
    let output = run(limpid(folder.path()).args(["repair", "--input-dir", "d"]), b"");
    assert_eq!(String::from_utf8_lossy(&output.stdout), REPAIRED.repeat(2), "kept originals are not read");
}

#[test]
fn byte_order_marks_and_line_ends_are_kept() {
    let folder = Folder::new();
    let (damaged, repaired) = ("\u{feff}a cafÃ©\r\nb\r\n", "\u{feff}a café\r\nb\r\n");
    folder.write("a.txt", damaged);
    folder.write("b.txt", "\u{feff}sound\r\n");
    let utf16 = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    folder.write("c.txt", utf16(damaged));
    for file in ["a.txt", "b.txt", "c.txt"] {
        assert_eq!(in_place(&folder, file), "");
    }
    assert_eq!(folder.read("a.txt"), repaired.as_bytes());
    assert_eq!(folder.read("c.txt"), repaired.as_bytes());
    assert_eq!(folder.names(), ["a.txt", "a.txt.orig", "b.txt", "c.txt", "c.txt.orig"]);
}

#[test]
fn an_interrupted_run_is_resumed() {
    let folder = Folder::new();
    folder.write("a.txt", DAMAGED);
    // A run that was killed between its last two steps: the original has its second name already.
    fs::hard_link(folder.path().join("a.txt"), folder.path().join("a.txt.orig")).unwrap();
    assert_eq!(in_place(&folder, "a.txt"), "");
    assert_eq!((folder.read("a.txt"), folder.read("a.txt.orig")), (REPAIRED.into(), DAMAGED.into()));
    folder.write("b.txt", DAMAGED);
    folder.write("b.txt.orig", "older");
    assert!(in_place(&folder, "b.txt").contains("b.txt.orig already exists"));
    assert_eq!((folder.read("b.txt"), folder.read("b.txt.orig")), (DAMAGED.into(), b"older".to_vec()));
}

#[test]
fn a_kill_at_any_moment_leaves_the_old_or_the_new_file() {
    let folder = Folder::new();
    let old = DAMAGED.repeat(20_000);
    let new = REPAIRED.repeat(20_000);
    let mut killed = 0;
    for wait in (0..40).map(|n| std::time::Duration::from_millis(n * 7)) {
        folder.write("a.txt", &old);
        let _ = fs::remove_file(folder.path().join("a.txt.orig"));
        let mut child = limpid(folder.path()).args(["repair", "--in-place", "a.txt"]).spawn().unwrap();
        std::thread::sleep(wait);
        // SIGKILL: nothing is tidied up.
        child.kill().unwrap();
        killed += usize::from(!child.wait().unwrap().success());
        let now = folder.read("a.txt");
        assert!(now == old.as_bytes() || now == new.as_bytes(), "after {wait:?}");
        assert!(now == old.as_bytes() || folder.read("a.txt.orig") == old.as_bytes(), "after {wait:?}");
    }
    assert!(killed > 0, "no run was killed in time");
}

#[test]
fn special_files_are_refused() {
    let folder = Folder::new();
    let fifo = std::process::Command::new("mkfifo").arg(folder.path().join("pipe")).status();
    let mut cases = vec![("/dev/full", "is a device, not a file"), ("/dev/zero", "is a device, not a file")];
    if fifo.is_ok_and(|status| status.success()) {
        cases.push(("pipe", "is a named pipe; redirect it to standard input instead"));
    }
    for (path, problem) in cases {
        for args in [&["repair"][..], &[], &["detect"], &["--jsonl"]] {
            let output = run(limpid(folder.path()).args(args).arg(path), b"");
            assert_eq!(stderr(&output), format!("limpid: {path}: {problem}\n"), "{args:?}");
            assert_eq!(output.status.code(), Some(3), "{args:?}");
        }
        assert_eq!(
            in_place(&folder, path),
            format!("limpid: {path}: is not a regular file, so it cannot be replaced\n")
        );
    }
    let endless = fs::File::open("/dev/zero").unwrap();
    let output = limpid(folder.path()).arg("clean").stdin(endless).output().unwrap();
    assert_eq!(stderr(&output), "limpid: standard input: is a device, not a file\n");
}

#[test]
fn compressed_text_is_read_and_never_replaced() {
    use flate2::{Compression, write::GzEncoder};
    let gzip = |bytes: &[u8]| {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
        std::io::Write::write_all(&mut encoder, bytes).unwrap();
        encoder.finish().unwrap()
    };
    let folder = Folder::new();
    let compressed = gzip(DAMAGED.as_bytes());
    folder.write("a.txt.gz", &compressed);
    folder.write("b.gz", gzip(PNG));
    for args in [&["repair"][..], &["--focus", "all"]] {
        let output = run(limpid(folder.path()).args(args).arg("a.txt.gz"), b"");
        assert_eq!(String::from_utf8_lossy(&output.stdout), REPAIRED, "{args:?}");
        let output = run(limpid(folder.path()).args(args).arg("b.gz"), b"");
        assert_eq!((output.status.code(), stderr(&output).as_str()), (Some(1), "limpid: b.gz: PNG image, not text\n"));
    }
    assert!(in_place(&folder, "a.txt.gz").contains("is compressed"));
    assert_eq!(folder.read("a.txt.gz"), compressed);
    let output = run(limpid(folder.path()).args(["repair", "--output-dir", "out", "a.txt.gz"]), b"");
    assert_eq!((output.status.code(), folder.read("out/a.txt")), (Some(0), REPAIRED.into()));
}

#[test]
fn an_output_is_compressed_if_its_name_says_so() {
    let folder = Folder::new();
    folder.write("a.txt", DAMAGED.repeat(20_000));
    for name in ["a.gz", "A.GZ", "a.jsonl.gz", "a.zst", "empty.zst"] {
        let input = if name == "empty.zst" { "empty" } else { "a.txt" };
        folder.write("empty", "");
        let output = run(limpid(folder.path()).args(["repair", input, "-o", name]), b"");
        assert_eq!((output.status.code(), stderr(&output).as_str()), (Some(0), ""), "{name}");
        let size = folder.read(name).len();
        assert!(size < DAMAGED.len() * 4_000, "{name}: {size} bytes");
        let output = run(limpid(folder.path()).args(["repair", name]), b"");
        assert_eq!(String::from_utf8_lossy(&output.stdout), REPAIRED.repeat(if input == "empty" { 0 } else { 20_000 }));
    }
    let output = run(limpid(folder.path()).args(["clean", "a.txt", "--jsonl", "--resume", "-o", "b.zst"]), b"");
    assert_eq!(
        (output.status.code(), stderr(&output).as_str()),
        (
            Some(2),
            "limpid: b.zst: only uncompressed JSON Lines can be resumed; leave out --resume or the file extension\n"
        )
    );
    let output = run(limpid(folder.path()).args(["clean", "a.txt", "-o", "b.parquet"]), b"");
    assert_eq!(
        (output.status.code(), stderr(&output).as_str()),
        (Some(2), "limpid: b.parquet: a Parquet file has one row per record; add --jsonl\n")
    );
}

#[test]
fn a_compressed_output_that_failed_leaves_no_file() {
    let folder = Folder::new();
    for name in ["a.gz", "a.zst"] {
        let output = run(limpid(folder.path()).args(["repair", "missing.txt", "-o", name]), b"");
        assert_eq!(output.status.code(), Some(3), "{name}");
    }
    assert_eq!(folder.names(), [""; 0]);
}

/// Runs `limpid` with at most that much memory, in KiB of addresses.
#[cfg(target_os = "linux")]
fn with_a_memory_limit(folder: &Folder, kib: u32, args: &str) -> std::process::Output {
    let command = format!("ulimit -v {kib}; exec '{}' {args}", env!("CARGO_BIN_EXE_limpid"));
    std::process::Command::new("sh").current_dir(folder.path()).args(["-c", &command]).output().unwrap()
}

#[cfg(target_os = "linux")]
#[test]
fn repair_takes_little_memory_for_files_of_any_size() {
    const KIB: u32 = 64 << 10;
    let folder = Folder::new();
    let words = "Nothing is wrong with this sentence, and it goes on for a while. ";
    let lines = format!("{}\n{DAMAGED}", words.repeat(40)).repeat(10_000);
    let line = words.repeat(400_000) + DAMAGED;
    for (name, text) in [("lines.txt", &lines), ("line.txt", &line)] {
        folder.write(name, text);
        let repaired = text.replace("cafÃ©", "café");
        for args in [format!("repair {name}"), format!("repair < {name}")] {
            let output = with_a_memory_limit(&folder, KIB, &args);
            assert!(output.status.success() && output.stdout == repaired.as_bytes(), "{args}: {}", stderr(&output));
        }
        let output = with_a_memory_limit(&folder, KIB, &format!("repair --check {name}"));
        assert!(String::from_utf8_lossy(&output.stdout).starts_with(&format!("{name}: mojibake ")));
        let output = with_a_memory_limit(&folder, KIB, &format!("repair --diff {name}"));
        assert!(output.status.success() && output.stdout.len() > 1000, "{}", stderr(&output));
        let output = with_a_memory_limit(&folder, KIB, &format!("repair --in-place {name}"));
        assert!(output.status.success(), "{}", stderr(&output));
        assert!(folder.read(name) == repaired.as_bytes());
        // The whole would not fit: the limit is one.
        assert!(!with_a_memory_limit(&folder, KIB, &format!("repair --json {name}")).status.success());
    }
}

#[test]
fn the_nearest_limpid_toml_sets_default_flags() {
    const TEXT: &str = "The dam broke on Monday. Nobody was hurt. The road is closed. It rained for a week.\n";
    let folder = Folder::new();
    folder.write(
        "limpid.toml",
        "length = 2\nquiet = true\n[summarize]\nlength = \"1\"\nstop-words = [\"dam\", \"road\"]\n",
    );
    folder.write("a/b/t.txt", TEXT);
    let below = folder.path().join("a/b");
    let lines = |args: &[&str]| {
        let output = run(limpid(&below).args(args), b"");
        assert_eq!((output.status.code(), stderr(&output)), (Some(0), String::new()), "{args:?}");
        stdout(&output).lines().count()
    };
    assert_eq!(lines(&["summarize", "t.txt"]), 1, "the table of the command counts before the common flags");
    assert_eq!(lines(&["summarize", "t.txt", "--length", "3"]), 3, "the command line counts before the file");
    assert_eq!(lines(&["summarize", "t.txt", "--no-config"]), 3);
    assert_eq!(lines(&["repair", "t.txt"]), 1, "flags of other commands are ignored");
    folder.write("a/limpid.toml", "markdown = true\n");
    let json = run(limpid(&below).args(["--json", "t.txt"]), b"");
    assert!(
        stdout(&json).starts_with("{\"file\":\"t.txt\""),
        "a flag that excludes a default turns it off: {}",
        stderr(&json)
    );
    folder.write("a/limpid.toml", "json = true\n");
    let details = run(limpid(&below).args(["clean", "--details", "t.txt"]), b"");
    assert_eq!(stderr(&details), "", "a flag may need one that the file sets");
    let range = ["clean", "--range", "0-4", "t.txt"];
    let refused = run(limpid(&below).args(range), b"");
    assert!(stderr(&refused).contains("--jsonl"), "{}", stderr(&refused));
    folder.write("a/limpid.toml", "jsonl = true\n");
    let allowed = run(limpid(&below).args(range), b"");
    assert!(stdout(&allowed).contains("\"text\""), "clap's own `requires`, too: {}", stderr(&allowed));
    let named = run(limpid(&below).args(["summarize", "--config", "../../limpid.toml", "t.txt"]), b"");
    assert_eq!(stdout(&named).lines().count(), 1);
}

#[test]
fn errors_in_a_limpid_toml_are_reported() {
    let folder = Folder::new();
    let cases = [
        ("lenght = 2", "lenght: no flag has this name; did you mean length?"),
        ("check = true", "check: --check concerns a single run, so only the command line can set it"),
        ("[repair]\ncheck = true", "check: --check concerns a single run, so only the command line can set it"),
        ("[repair]\nlength = 3", "length: `limpid repair` has no such flag"),
        ("stop_words = [\"a\"]", "stop_words: no flag has this name; did you mean stop-words?"),
        ("xyz = 2", "xyz: no flag has this name; `limpid --help` lists the flags"),
        ("[sumarize]\nlength = 3", "sumarize: there is no such command"),
        ("quiet = 3", "quiet: must be true or false"),
        ("length = true", "length: must be a string or a number"),
        ("color = \"red\"", "invalid value 'red' for '--color <WHEN>' [possible values: auto, always, never]"),
        ("quiet = true\nx = ", "line 2 is not valid TOML: "),
    ];
    for (text, problem) in cases {
        folder.write("limpid.toml", text);
        let output = run(limpid(folder.path()).args(["-s", "-"]), b"Text.");
        assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(2), ""), "{text}");
        assert!(stderr(&output).contains(problem), "{text}: {}", stderr(&output));
    }
}

/// A file that nobody can read is better left alone than read in the least bad encoding.
#[test]
fn a_file_in_an_unclear_encoding_is_left_alone() {
    let folder = Folder::new();
    // Hyphenation patterns in ARMSCII-8, which cannot be read: letters of Armenian have odd bytes from B3 on.
    let pattern = |n: u8| [b'.', 0xB3 + n % 36 * 2, 0xB3 + n * 7 % 36 * 2, b'1', 0xB3 + n * 5 % 36 * 2, b'\n'];
    let patterns: Vec<u8> = (0..36).flat_map(pattern).collect();
    fs::write(folder.path().join("hyphens.tex"), &patterns).unwrap();
    assert!(in_place(&folder, "hyphens.tex").contains("encoding is unclear"));
    assert_eq!(folder.read("hyphens.tex"), patterns);
}

/// What a file declares about its encoding is true after the repair, too, so a second run changes nothing.
#[test]
fn the_declared_charset_follows_the_encoding() {
    let folder = Folder::new();
    let page = |charset: &str, e: &[u8]| {
        [b"<?xml version=\"1.0\" encoding=\"", charset.as_bytes(), b"\"?><r>caf", e, b"</r>\n"].concat()
    };
    fs::write(folder.path().join("a.xml"), page("ISO-8859-1", b"\xE9")).unwrap();
    for _ in 0..2 {
        assert_eq!(in_place(&folder, "a.xml"), "");
        assert_eq!(folder.read("a.xml"), page("UTF-8", "é".as_bytes()));
    }
}

/// ASCII is the same in every encoding that a file may declare.
#[test]
fn a_file_in_ascii_keeps_its_declaration() {
    let folder = Folder::new();
    folder.write("a.html", "<meta charset=iso-8859-1><p>plain text");
    assert_eq!(in_place(&folder, "a.html"), "");
    assert_eq!(folder.read("a.html"), b"<meta charset=iso-8859-1><p>plain text");
}
