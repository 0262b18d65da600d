//! Speed of repair beside plsfix, and of detection beside chardetng: MB of input a second of CPU time, one thread.
//!
//! `rivals [--dump DIR] [--only TOOL] [KIND=FILE]…` measures the made text of `texts.rs`, or the files given.
//! `--dump` writes that text to files for rivals in other languages, see `compare.py`.

mod texts;

use std::time::Duration;
use std::{env, fs, hint};

use cpu_time::ProcessTime;

/// The least CPU time of a measurement.
const MIN_TIME: Duration = Duration::from_millis(600);

/// The rounds of which the best counts: other work on the machine only makes a round slower.
const ROUNDS: usize = 3;

const SIZE: usize = 1_000_000;

struct Arguments {
    dump: Option<String>,
    only: Option<String>,
    files: Vec<(String, Vec<u8>)>,
}

fn arguments() -> Arguments {
    let mut given = Arguments { dump: None, only: None, files: Vec::new() };
    let mut rest = env::args().skip(1);
    while let Some(argument) = rest.next() {
        match argument.as_str() {
            "--dump" => given.dump = rest.next(),
            "--only" => given.only = rest.next(),
            _ => {
                let (kind, path) = argument.split_once('=').expect("KIND=FILE");
                given.files.push((kind.to_owned(), fs::read(path).expect("a file to measure")));
            }
        }
    }
    if given.files.is_empty() {
        given.files = texts::KINDS.map(|(kind, make)| (kind.to_owned(), make(SIZE))).into();
    }
    given
}

/// MB a second of CPU time, the best of some rounds.
fn speed(size: usize, mut work: impl FnMut()) -> f64 {
    let round = |work: &mut dyn FnMut()| {
        let start = ProcessTime::now();
        let mut times = 0_u32;
        while start.elapsed() < MIN_TIME {
            work();
            times += 1;
        }
        size as f64 * f64::from(times) / start.elapsed().as_secs_f64() / 1e6
    };
    work();
    (0..ROUNDS).map(|_| round(&mut work)).fold(0.0, f64::max)
}

fn limpid_repair(text: &str) {
    hint::black_box(limpid::repair(text, &limpid::RepairOptions::default()));
}

fn plsfix_repair(text: &str) {
    hint::black_box(plsfix::fix_text(text, None));
}

fn limpid_detect(bytes: &[u8]) {
    for line in bytes.split(|&b| b == b'\n') {
        hint::black_box(limpid::decode(line, &limpid::DecodeOptions::default()).is_ok());
    }
}

fn chardetng_detect(bytes: &[u8]) {
    for line in bytes.split(|&b| b == b'\n') {
        let mut detector = chardetng::EncodingDetector::new();
        detector.feed(line, true);
        hint::black_box(detector.guess(None, true).decode(line));
    }
}

fn main() {
    let given = arguments();
    let wanted = |tool: &str| given.only.as_ref().is_none_or(|only| only == tool);
    for (kind, bytes) in &given.files {
        if let Some(dir) = &given.dump {
            fs::write(format!("{dir}/{kind}"), bytes).expect("a folder to write to");
            continue;
        }
        let print = |tool: &str, speed: f64| println!("{kind}\t{tool}\t{speed:.1}");
        match std::str::from_utf8(bytes) {
            Ok(text) => {
                if wanted("limpid") {
                    print("limpid", speed(bytes.len(), || limpid_repair(text)));
                }
                if wanted("plsfix") {
                    print("plsfix", speed(bytes.len(), || plsfix_repair(text)));
                }
            }
            // Bytes that are not UTF-8 need detection, which plsfix does not offer.
            Err(_) => {
                if wanted("limpid") {
                    print("limpid", speed(bytes.len(), || limpid_detect(bytes)));
                }
                if wanted("chardetng") {
                    print("chardetng", speed(bytes.len(), || chardetng_detect(bytes)));
                }
            }
        }
    }
}
