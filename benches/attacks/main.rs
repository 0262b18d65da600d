//! Time of each stage under attack: texts made to need more than linear time, at 1, 2 and 4 MB.
//!
//! `cargo bench --bench attacks` runs all, `-- repair` those whose stage or name has the word in it, `-- --quick` all
//! at an eighth of the sizes, `-- --long` from 256 KB to 16 MB. Time may grow at most 2.2 times a doubling; the status is
//! 1 where it grows more. Limits are raised, so that the work is really done; what happens at the limits is looked at
//! last.
//!
//! `-- --once=KB "read plain short lines"` runs the matching attacks once, with a text of that size, and prints nothing. Use
//! it with a program that counts instructions, to distinguish work from waiting for memory (benches/README.md).

mod texts;

use std::hint::black_box;
use std::process::ExitCode;
use std::time::Duration;

use limpid::ReadOptions;
use limpid::advanced::read;
use limpid::{
    Algorithm, CleanOptions, DecodeOptions, DecodeStream, Input, Options, RepairOptions, RepairStream, SourceKind,
    SummaryOptions, Verdict, decode, process, repair, sentences, summarize,
};

use texts::Make;

/// In KB.
const SIZES: [usize; 3] = [1 << 10, 2 << 10, 4 << 10];
/// `--quick`: all stages in a few minutes, at sizes where quadratic time still shows.
const QUICK: [usize; 3] = [128, 256, 512];
/// `--long`: sizes at which exceeding a table or a window shows as a change of slope.
const LONG_SIZES: [usize; 7] = [256, 512, 1 << 10, 2 << 10, 4 << 10, 8 << 10, 16 << 10];
/// The most by which the time may grow when the text doubles: 2 for linear work, plus the effect of caches and of other
/// work on the machine.
const MAX_GROWTH: f64 = 2.2;
/// The runs of which the fastest counts, and how often a result that is too high is measured again.
const RUNS: usize = 3;
const AGAIN: usize = 8;
/// Shorter times are dominated by the clock and by page faults.
const MIN_TIME: Duration = Duration::from_micros(500);
/// A run that takes this long is not repeated immediately.
const LONG: Duration = Duration::from_secs(1);
/// An attack that takes longer than this at its smallest size is not doubled.
const HANG: Duration = Duration::from_secs(20);

struct Stage {
    name: &'static str,
    attacks: &'static [(&'static str, Make)],
    work: fn(&[u8]),
}

const STAGES: [Stage; 14] = [
    Stage { name: "decode", attacks: &texts::DECODE, work: decoding },
    Stage { name: "decode stream", attacks: &texts::DECODE, work: decoding_pieces },
    Stage { name: "repair", attacks: &texts::REPAIR, work: repairing },
    Stage { name: "repair stream", attacks: &texts::REPAIR, work: repairing_pieces },
    Stage { name: "read html", attacks: &texts::HTML, work: |bytes| reading(bytes, SourceKind::Html) },
    Stage { name: "read plain", attacks: &texts::PLAIN, work: |bytes| reading(bytes, SourceKind::Text) },
    Stage { name: "clean html", attacks: &texts::HTML, work: |bytes| cleaning(bytes, SourceKind::Html) },
    Stage { name: "clean plain", attacks: &texts::PLAIN, work: |bytes| cleaning(bytes, SourceKind::Text) },
    Stage { name: "sentences", attacks: &texts::SENTENCES, work: splitting },
    Stage { name: "summarize", attacks: &texts::SUMMARIES, work: |bytes| summarizing(bytes, Algorithm::Combined, 0) },
    Stage { name: "key phrases", attacks: &texts::SUMMARIES, work: |bytes| summarizing(bytes, Algorithm::Lead, 20) },
    Stage { name: "graph", attacks: &texts::SUMMARIES, work: |bytes| summarizing(bytes, Algorithm::Graph, 0) },
    Stage { name: "process html", attacks: &texts::HTML, work: |bytes| processing(bytes, SourceKind::Html) },
    Stage { name: "process plain", attacks: &texts::REPAIR, work: |bytes| processing(bytes, SourceKind::Text) },
];

// ------------------------------------------------------------------------------------------------ the stages

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).expect("only decoding gets bytes")
}

/// Limits that nothing reaches, except the depth, which bounds the memory of a tree rather than the time it takes.
fn raised() -> ReadOptions {
    ReadOptions::new().max_bytes(usize::MAX).max_blocks(usize::MAX)
}

fn decoding(bytes: &[u8]) {
    let decoded = decode(bytes, &DecodeOptions::default());
    // Bytes that are refused as binary had to be looked at, too.
    assert!(decoded.as_ref().err().is_none_or(|error| error.binary_kind().is_some()), "the options make sense");
    let _ = black_box(decoded);
}

fn decoding_pieces(bytes: &[u8]) {
    let mut stream = DecodeStream::new(&DecodeOptions::default()).expect("the options make sense");
    for piece in bytes.chunks(4099) {
        black_box(stream.push(piece));
    }
    black_box(stream.finish());
}

fn repairing(bytes: &[u8]) {
    let repaired = repair(text(bytes), &RepairOptions::default());
    black_box(repaired.with(|change| change.id.0 % 2 == 0));
}

fn repairing_pieces(bytes: &[u8]) {
    let mut stream = RepairStream::new(RepairOptions::default());
    for piece in bytes.chunks(4099) {
        black_box(stream.push(piece));
    }
    black_box(stream.finish());
}

fn reading(bytes: &[u8], kind: SourceKind) {
    black_box(read(text(bytes), kind, &raised()));
}

fn cleaning(bytes: &[u8], kind: SourceKind) {
    let clean = CleanOptions::new().remove(["/(a+)+$/", ".advert"]);
    let read = raised().kind(Some(kind));
    let options = Options::new().read(read).repair(None).clean(clean);
    let report = process(Input::Auto(text(bytes)), &options).expect("the options make sense");
    black_box((report.to_markdown(), report.to_html(), report.with(|change| change.id.0 % 2 == 0)));
}

fn splitting(bytes: &[u8]) {
    black_box(sentences(text(bytes), None).len());
}

fn summarizing(bytes: &[u8], algorithm: Algorithm, key_phrases: usize) {
    let options = SummaryOptions::new().algorithm(algorithm).key_phrases(key_phrases);
    black_box(summarize(text(bytes), &options));
}

fn processing(bytes: &[u8], kind: SourceKind) {
    let read = raised().kind(Some(kind));
    let options = Options::new().read(read).summary(SummaryOptions::default());
    let report = process(Input::Bytes(bytes), &options).expect("the options make sense");
    assert_eq!(report.changes().apply(report.page_text()), report.text());
}

// ------------------------------------------------------------------------------------------------ measuring

/// CPU time of this thread, so that other programs on the machine do not count.
#[cfg(unix)]
fn now() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    Duration::new(time.tv_sec as u64, time.tv_nsec as u32)
}

#[cfg(not(unix))]
fn now() -> Duration {
    use std::sync::OnceLock;
    use std::time::Instant;
    static START: OnceLock<Instant> = OnceLock::new();
    START.get_or_init(Instant::now).elapsed()
}

fn timed(work: fn(&[u8]), bytes: &[u8]) -> Duration {
    let start = now();
    work(bytes);
    now().saturating_sub(start)
}

/// The fastest of some runs; of long ones there are fewer, since a pause in them weighs less.
fn fastest(work: fn(&[u8]), bytes: &[u8]) -> Duration {
    let first = timed(work, bytes);
    let more = if first > LONG { 0 } else { RUNS - 1 };
    (0..more).map(|_| timed(work, bytes)).min().map_or(first, |least| least.min(first))
}

/// glibc returns blocks of 32 MB and more to the system immediately, and gets them again, cleared page by page, in each
/// run: a jump between two sizes that is unrelated to the work. So this program restarts itself and makes glibc keep them.
#[cfg(all(unix, target_env = "gnu"))]
fn keep_memory() {
    use std::os::unix::process::CommandExt;
    const SETTINGS: [(&str, &str); 2] = [("MALLOC_MMAP_MAX_", "0"), ("MALLOC_TRIM_THRESHOLD_", "1000000000000")];
    if SETTINGS.iter().all(|(name, _)| std::env::var_os(name).is_some()) {
        return;
    }
    let Ok(program) = std::env::current_exe() else { return };
    // It only comes back where it fails; then the figures are those of the allocator as it is.
    let _ = std::process::Command::new(program).args(std::env::args_os().skip(1)).envs(SETTINGS).exec();
}

#[cfg(not(all(unix, target_env = "gnu")))]
fn keep_memory() {}

struct Figures {
    times: Vec<Duration>,
}

impl Figures {
    fn growth(&self) -> Vec<f64> {
        let seconds = |time: &Duration| time.max(&MIN_TIME).as_secs_f64();
        self.times.windows(2).map(|pair| seconds(&pair[1]) / seconds(&pair[0])).collect()
    }

    /// Judged over each two doublings together: at one alone a text outgrows a cache.
    fn is_linear(&self, sizes: &[usize]) -> bool {
        let twice = |growth: &[f64]| growth.iter().product::<f64>() <= MAX_GROWTH * MAX_GROWTH;
        self.times.len() == sizes.len() && self.growth().windows(2).all(twice)
    }

    fn row(&self) -> String {
        let times = self.times.iter().map(|time| format!("{:.1}", time.as_secs_f64() * 1e3));
        let growth = self.growth().into_iter().map(|growth| format!("{growth:.2}"));
        times.chain(growth).collect::<Vec<_>>().join(" | ")
    }
}

fn measure(stage: &Stage, make: Make, sizes: &[usize]) -> Figures {
    let texts: Vec<Vec<u8>> = sizes.iter().map(|size| make.bytes(size << 10)).collect();
    let first = timed(stage.work, &texts[0]);
    if first > HANG {
        return Figures { times: vec![first] };
    }
    let mut figures = Figures { times: texts.iter().map(|text| fastest(stage.work, text)).collect() };
    for _ in 0..AGAIN {
        if figures.is_linear(sizes) {
            break;
        }
        for (time, text) in figures.times.iter_mut().zip(&texts) {
            *time = fastest(stage.work, text).min(*time);
        }
    }
    figures
}

/// The attacks whose stage or name holds one of `words`; all where there are none.
fn chosen(words: &[String]) -> impl Iterator<Item = (&'static Stage, &'static str, Make)> {
    let all = STAGES.iter().flat_map(|stage| stage.attacks.iter().map(move |&(name, make)| (stage, name, make)));
    all.filter(move |(stage, name, _)| {
        let full = format!("{} {name}", stage.name);
        words.is_empty() || words.iter().any(|word| full.contains(word.as_str()))
    })
}

/// Does the work of each chosen attack once.
fn once(words: &[String], size: usize) {
    chosen(words).for_each(|(stage, _, make)| (stage.work)(&make.bytes(size)));
}

/// Runs the chosen attacks; how many took too long.
fn attack(words: &[String], sizes: &[usize]) -> usize {
    let heads: Vec<String> = sizes.iter().map(|size| format!("{size} KB")).collect();
    println!("| stage | attack | ms at {} |{} |", heads.join(" | "), " growth |".repeat(sizes.len() - 1));
    println!("| --- | --- |{} --- |", " ---: |".repeat(2 * sizes.len() - 1));
    let mut slow = 0;
    for (stage, name, make) in chosen(words) {
        let figures = measure(stage, make, sizes);
        let is_linear = figures.is_linear(sizes);
        let verdict = if is_linear { "" } else { "TOO SLOW" };
        slow += usize::from(!is_linear);
        println!("| {} | {name} | {} | {verdict} |", stage.name, figures.row());
    }
    slow
}

// ------------------------------------------------------------------------------------------------ limits

/// Pages that reach a limit, or come near it, with the default options.
const LIMITS: [(&str, Make, usize, Option<Verdict>); 7] = [
    ("100,000 short blocks", Make::Repeat("<p>a few words here</p>"), 2_300_000, None),
    ("300,000 short blocks", Make::Repeat("<p>a few words here</p>"), 6_900_000, Some(Verdict::LimitExceeded)),
    ("100,000 nested tags", Make::Nest("<div>", "</div>"), 1_100_000, None),
    ("a text of 50 MB", Make::Around("<p>", "word and other words ", "</p>"), 50_000_000, Some(Verdict::LimitExceeded)),
    ("a dump of 50 MB", Make::Repeat("A line with some words.\n"), 50_000_000, Some(Verdict::LimitExceeded)),
    ("a million line breaks", Make::Repeat("text<br>"), 8_000_000, None),
    ("500,000 attributes", Make::Around("<p ", "a=1 ", ">kept</p>"), 2_000_000, None),
];

/// Past a limit the verdict says so and all text is there; before it the page is as with raised limits.
fn limits() -> usize {
    println!("\n| limit | ms | verdict | all text there |\n| --- | ---: | --- | --- |");
    let mut wrong = 0;
    for (name, make, size, expected) in LIMITS {
        let page = make.bytes(size);
        let start = now();
        let report = process(Input::Bytes(&page), &Options::default()).expect("the options make sense");
        let time = now().saturating_sub(start);
        let verdict = report.cleaned().verdict();
        let all = process(Input::Bytes(&page), &Options::new().read(raised()).clean(None));
        let all = all.expect("the options make sense");
        let intact = report.page_text() == all.page_text() && (expected.is_none() || report.text() == all.text());
        let right = intact && expected.is_none_or(|expected| expected == verdict);
        wrong += usize::from(!right);
        let mark = if right { "" } else { " WRONG" };
        println!("| {name} | {:.0} | {verdict:?} | {intact}{mark} |", time.as_secs_f64() * 1e3);
    }
    wrong
}

fn main() -> ExitCode {
    let (flags, words): (Vec<String>, Vec<String>) = std::env::args().skip(1).partition(|word| word.starts_with('-'));
    if let Some(size) = flags.iter().find_map(|flag| flag.strip_prefix("--once=")) {
        let Ok(size) = size.parse::<usize>() else { return ExitCode::FAILURE };
        once(&words, size << 10);
        return ExitCode::SUCCESS;
    }
    keep_memory();
    let has = |name: &str| flags.iter().any(|flag| flag == name);
    let sizes: &[usize] = match () {
        () if has("--quick") => &QUICK,
        () if has("--long") => &LONG_SIZES,
        () => &SIZES,
    };
    let slow = attack(&words, sizes);
    let wrong = if words.is_empty() || words.iter().any(|word| word == "limits") { limits() } else { 0 };
    println!(
        "\n{slow} attacks took more than {MAX_GROWTH} times as long for twice the text; {wrong} limits were wrong"
    );
    if slow + wrong == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
