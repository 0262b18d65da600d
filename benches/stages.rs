//! Time of each stage against size: the sample page, and made documents of 10 KB, 100 KB and 1 MB.
//!
//! `cargo bench --bench stages -- repair` runs one group. A stage that is linear shows the same MB/s at every size.

use std::fs;
use std::path::Path;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use limpid::ReadOptions;
use limpid::advanced::read;
use limpid::{
    CleanOptions, DecodeOptions, Input, Options, RepairOptions, SourceKind, SummaryOptions, decode, process, repair,
    sentences, summarize,
};

const SIZES: [(&str, usize); 3] = [("10KB", 10_000), ("100KB", 100_000), ("1MB", 1_000_000)];

/// Sentences that differ in their words, so that no stage profits from repetition.
fn prose(bytes: usize, mut word: impl FnMut(usize) -> &'static str) -> String {
    let mut text = String::with_capacity(bytes + 200);
    let mut n = 0;
    while text.len() < bytes {
        let start = text.len();
        for _ in 0..8 + n % 13 {
            n += 1;
            text.push_str(word(n));
            text.push(' ');
        }
        text.replace_range(start..=start, &text[start..=start].to_uppercase());
        text.pop();
        text.push_str(if n % 7 == 0 { ".\n\n" } else { ". " });
    }
    text
}

const WORDS: [&str; 31] = [
    "the",
    "minister",
    "said",
    "that",
    "bridge",
    "would",
    "open",
    "again",
    "in",
    "spring",
    "after",
    "a",
    "year",
    "of",
    "repairs",
    "while",
    "engineers",
    "measure",
    "river",
    "and",
    "its",
    "old",
    "stone",
    "walls",
    "with",
    "new",
    "instruments",
    "from",
    "coast",
    "every",
    "morning",
];
const ACCENTED: [&str; 7] = ["café", "naïve", "garçon", "Müller", "señor", "Öl", "“quoted”"];

fn ascii(bytes: usize) -> String {
    prose(bytes, |n| WORDS[(n * 7 + n / 31) % WORDS.len()])
}

fn multilingual(bytes: usize) -> String {
    prose(bytes, |n| if n % 5 == 0 { ACCENTED[n / 5 % ACCENTED.len()] } else { WORDS[(n * 7 + n / 31) % WORDS.len()] })
}

/// The multilingual text as it looks when its UTF-8 is read as windows-1252.
fn mojibake(bytes: usize) -> String {
    encoding_rs::WINDOWS_1252.decode(multilingual(bytes).as_bytes()).0.into_owned()
}

fn html(bytes: usize) -> String {
    let mut page = String::from("<!DOCTYPE html><title>A page</title><nav><ul>");
    for n in 0..40 {
        page.push_str(&format!("<li><a href=\"/section/{n}\">Section {n}</a></li>"));
    }
    page.push_str("</ul></nav><article class=\"post\"><h1>A page</h1>");
    for paragraph in multilingual(bytes).split("\n\n") {
        page.push_str(&format!("<p class=\"text\">{paragraph} <a href=\"/x\">A link</a></p>\n"));
    }
    page.push_str("</article><footer>© 2024 All rights reserved</footer>");
    page
}

fn sample() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sample/page.txt")).expect("the sample page")
}

/// Runs `work` on the sample page and on a document of each size.
fn group<R>(c: &mut Criterion, name: &str, make: fn(usize) -> String, work: impl Fn(&'static str) -> R) {
    let mut group = c.benchmark_group(name);
    group.sample_size(20);
    let documents = SIZES.iter().map(|&(size, bytes)| (size, make(bytes)));
    for (size, text) in std::iter::once(("sample", sample())).chain(documents) {
        group.throughput(Throughput::Bytes(text.len() as u64));
        // Leaked, so that results may borrow from it; a bench ends soon.
        let text: &'static str = text.leak();
        group.bench_function(BenchmarkId::from_parameter(size), |b| b.iter(|| work(text)));
    }
    group.finish();
}

fn decoding(c: &mut Criterion) {
    group(c, "decode/utf-8", multilingual, |text| decode(text.as_bytes(), &DecodeOptions::default()).unwrap());
    group(c, "decode/guess", multilingual, |text| {
        let bytes = encoding_rs::WINDOWS_1252.encode(text).0;
        decode(&bytes, &DecodeOptions::default()).unwrap().into_text().len()
    });
}

fn repairing(c: &mut Criterion) {
    for (name, make) in [("ascii", ascii as fn(usize) -> String), ("clean", multilingual), ("mojibake", mojibake)] {
        group(c, &format!("repair/{name}"), make, |text| {
            repair(text, &RepairOptions::default());
        });
    }
}

fn reading(c: &mut Criterion) {
    group(c, "read/html", html, |text| read(text, SourceKind::Html, &ReadOptions::default()));
    group(c, "read/text", multilingual, |text| read(text, SourceKind::Text, &ReadOptions::default()));
}

fn cleaning(c: &mut Criterion) {
    group(c, "clean/html", html, |text| limpid::clean(Input::Html(text), &CleanOptions::default()).unwrap());
    group(c, "clean/text", multilingual, |text| limpid::clean(Input::Text(text), &CleanOptions::default()).unwrap());
}

fn summarizing(c: &mut Criterion) {
    group(c, "sentences", multilingual, |text| sentences(text, None));
    group(c, "summarize", multilingual, |text| summarize(text, &SummaryOptions::default()));
}

fn everything(c: &mut Criterion) {
    let options = Options::new().summary(SummaryOptions::default());
    group(c, "process/html", html, |text| process(Input::Bytes(text.as_bytes()), &options).unwrap());
    group(c, "process/text", mojibake, |text| process(Input::Bytes(text.as_bytes()), &options).unwrap());
}

criterion_group!(stages, decoding, repairing, reading, cleaning, summarizing, everything);
criterion_main!(stages);
