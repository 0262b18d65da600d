//! What must hold for any input, stage by stage.
//!
//! The fuzz targets feed these functions with made-up bytes; `tests/fuzz_laws.rs` of the crate feeds them with every
//! case, so that the laws are checked without a fuzzer too. Each function panics where a law is broken.

use limpid::{
    Changes, CleanOptions, DecodeOptions, DecodeStream, Input, Options, RepairOptions, RepairStream, Span,
    SummaryOptions, Utf16Index,
};

/// The longest input that is tested; attacks on time have a benchmark of their own.
const MAX_INPUT_BYTES: usize = 16_384;

/// Bytes decode to the same text in one piece and in any pieces.
pub fn decode(bytes: &[u8]) {
    let bytes = &bytes[..bytes.len().min(MAX_INPUT_BYTES)];
    let options = DecodeOptions::default();
    let Ok(whole) = limpid::decode(bytes, &options) else { return };
    assert!((0.0..=1.0).contains(&whole.confidence().get()));
    let Ok(mut stream) = DecodeStream::new(&options) else { return };
    let mut text: String = pieces(bytes).map(|piece| stream.push(piece)).collect();
    text += &stream.finish();
    assert_eq!(text, whole.text(), "a stream decodes as one piece does");
}

/// Repairing twice changes nothing more; every choice of changes gives text; a stream repairs as one piece.
pub fn repair(bytes: &[u8]) {
    let Some(text) = text(bytes) else { return };
    for options in [RepairOptions::default(), RepairOptions::ftfy()] {
        let once = limpid::repair(text, &options);
        check_changes(text, once.text(), once.changes());
        assert_eq!(once.with(|_| true), once.text(), "all changes give the output");
        assert_eq!(once.with(|_| false), text, "no change gives the input");
        let _ = once.with(|change| change.id.0 % 2 == 0);
        assert_eq!(limpid::repair(once.text(), &options).text(), once.text(), "repairing twice is repairing once");
    }
    repair_in_pieces(text);
}

fn repair_in_pieces(text: &str) {
    let Ok(whole) = limpid::decode(text.as_bytes(), &DecodeOptions::default()) else { return };
    let mut stream = RepairStream::new(RepairOptions::default());
    let mut streamed: String = pieces(text.as_bytes()).map(|piece| stream.push(piece)).collect();
    streamed += &stream.finish();
    let repaired = limpid::repair(whole.text(), &RepairOptions::default());
    assert_eq!(streamed, repaired.text(), "a stream repairs as one piece does");
}

/// Cleaning HTML can be undone, and its HTML is what it says it is.
pub fn html(bytes: &[u8]) {
    if let Some(text) = text(bytes) {
        clean(Input::Html(text));
    }
}

/// Cleaning a dump can be undone.
pub fn plain(bytes: &[u8]) {
    let Some(text) = text(bytes) else { return };
    clean(Input::Text(text));
}

fn clean(input: Input<'_>) {
    let Ok(cleaned) = limpid::clean(input, &CleanOptions::default()) else { return };
    assert_eq!(cleaned.with(|_| true), cleaned.text(), "all removals give the text");
    let everything = cleaned.with(|_| false);
    check_changes(&everything, cleaned.text(), cleaned.changes());
    let html = cleaned.to_html();
    assert!(!html.to_ascii_lowercase().contains("<script"), "no script comes out");
    let _ = cleaned.to_markdown();
}

/// Sentences cover the text, and summaries are made of them.
pub fn sentences(bytes: &[u8]) {
    let Some(text) = text(bytes) else { return };
    let mut end = 0;
    for span in limpid::sentences(text, None) {
        assert_eq!(span.start, end, "sentences touch");
        assert!(!span.is_empty());
        assert!(text.is_char_boundary(span.end));
        end = span.end;
    }
    assert_eq!(end, text.len(), "sentences cover the text");
    let summary = limpid::summarize(text, &SummaryOptions::default());
    for sentence in summary.picked() {
        assert!(text.get(sentence.span.range()).is_some());
    }
    let _ = summary.text(text);
}

/// The whole way: its changes can be undone together and alone.
pub fn process(bytes: &[u8]) {
    let bytes = &bytes[..bytes.len().min(MAX_INPUT_BYTES)];
    let options = Options::new().summary(SummaryOptions::default());
    let Ok(report) = limpid::process(Input::Bytes(bytes), &options) else { return };
    assert_eq!(report.with(|_| true), report.text(), "all changes give the text");
    assert_eq!(report.with(|_| false), report.page_text(), "no change gives the page");
    check_changes(report.page_text(), report.text(), report.changes());
    let _ = report.with(|change| change.id.0 % 2 == 0);
    let text = report.text();
    assert!(report.source(Span::new(0, text.len())).start <= report.source(Span::new(0, text.len())).end);
    let _ = report.summary_text();
}

/// What the whole way makes of `bytes`, in UTF-16 offsets and rounded numbers as JavaScript has them: `answer` of
/// `fuzz/differential.mjs` writes the same of the WebAssembly package.
pub fn answer(bytes: &[u8]) -> String {
    let summary = SummaryOptions::new().key_phrases(5);
    let options = Options::new().summary(summary);
    let report = limpid::process(Input::Bytes(bytes), &options).expect("the options make sense");
    let (page, text) = (Utf16Index::new(report.page_text()), Utf16Index::new(report.text()));
    let mut parts = vec![
        format!("encoding {}\n", report.decoded().map_or("null", |decoded| decoded.encoding())),
        format!("verdict {:?}\n", report.cleaned().verdict()).to_lowercase(),
        report.page_text().to_owned(),
        report.text().to_owned(),
        report.to_markdown(),
        report.to_html(),
    ];
    for change in report.changes() {
        let (from, to) = (page.span(change.input), text.span(change.output));
        let reasons: Vec<&str> = change.reasons.iter().map(|reason| reason.code()).collect();
        let sure = number(change.confidence.get());
        let (id, reasons) = (change.id.0, reasons.join(","));
        let head = format!("change {id} {} {} {} {} {reasons} {sure}\n", from.start, from.end, to.start, to.end);
        parts.push(head + &change.replacement);
    }
    parts.extend(report.cleaned().labels().iter().map(|label| {
        let kind = label.removal.map_or("content", |removal| removal.code());
        format!("label {kind} {}\n", number(label.confidence.get()))
    }));
    let summary = report.summary().expect("one was asked for");
    parts.extend(summary.picked().map(|sentence| {
        let span = text.span(sentence.span);
        format!("picked {} {} {}\n", span.start, span.end, number(sentence.score))
    }));
    parts.extend(summary.key_phrases().iter().map(|phrase| {
        let first = text.span(phrase.spans[0]);
        format!("phrase {} {} {}\n", first.start, phrase.spans.len(), number(phrase.score))
    }));
    parts.join("\n")
}

/// Six decimals, as a whole number.
fn number(value: f32) -> i64 {
    (f64::from(value) * 1e6).round() as i64
}

/// Spans are inside the texts, in order and without overlap, and the outputs contain the replacements.
fn check_changes(input: &str, output: &str, changes: &Changes) {
    let (mut from, mut to) = (0, 0);
    for change in changes {
        assert!(change.input.start >= from && change.output.start >= to, "changes come in order: {change:?}");
        assert!(input.get(change.input.range()).is_some(), "{change:?}");
        assert_eq!(output.get(change.output.range()), Some(&*change.replacement), "{change:?}");
        (from, to) = (change.input.end, change.output.end);
    }
}

fn text(bytes: &[u8]) -> Option<&str> {
    std::str::from_utf8(&bytes[..bytes.len().min(MAX_INPUT_BYTES)]).ok()
}

/// The bytes in pieces whose sizes the bytes themselves give.
fn pieces(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = bytes;
    std::iter::from_fn(move || {
        let size = usize::from(*rest.first()? % 23) + 1;
        let (piece, after) = rest.split_at(size.min(rest.len()));
        rest = after;
        Some(piece)
    })
}
