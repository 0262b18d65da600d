//! What each command makes of one file.

use limpid::{BinaryKind, Changes, Input, Options, Report, SourceKind, decode, process, repair, sentences};

use crate::args::{Format, Job, Verb};
use crate::document::{self, DetectAnswer, SentencesAnswer, SummarizeAnswer};
use crate::message::InputError;
use crate::record::Record;
use crate::style::Styles;
use crate::view;

/// The result of one input.
#[derive(Debug, Default)]
pub(crate) struct Outcome {
    /// What is written.
    pub(crate) bytes: Vec<u8>,
    /// True when the text, written as UTF-8, would differ from the input.
    pub(crate) changed: bool,
}

/// Works on the bytes of one input.
///
/// # Errors
/// What is wrong with the input or an option, and what to do.
pub(crate) fn work(job: &Job, styles: &Styles, name: &str, bytes: &[u8]) -> Result<Outcome, InputError> {
    match job.verb {
        Verb::Repair => repair_json(job, name, bytes),
        Verb::Detect => detect_file(job, styles, name, bytes),
        _ => page(job, styles, name, bytes),
    }
}

/// What an input is that is not text, where that is the answer.
pub(crate) fn binary(job: &Job, styles: &Styles, name: &str, kind: BinaryKind) -> Outcome {
    if job.format != Format::Json {
        return Outcome::of(view::detected_binary(name, kind, styles));
    }
    json(name, |record| record.fields(&DetectAnswer::of_binary(kind)))
}

fn detect_file(job: &Job, styles: &Styles, name: &str, bytes: &[u8]) -> Result<Outcome, InputError> {
    let decoded = decode(bytes, &job.options.decode)?;
    if job.format != Format::Json {
        return Ok(Outcome::of(view::detected(name, &decoded, styles)));
    }
    Ok(json(name, |record| record.fields(&DetectAnswer::of(&decoded))))
}

/// The repair of one input with all its changes. Without them it is written as it comes: see [`crate::streamed`].
fn repair_json(job: &Job, name: &str, bytes: &[u8]) -> Result<Outcome, InputError> {
    let decoded = decode(bytes, &job.options.decode)?;
    let repaired = repair(decoded.text(), &job.options.repair.clone().unwrap_or_default());
    let changed = repaired.text().as_bytes() != bytes;
    Ok(Outcome {
        changed,
        ..json(name, |record| document::write_repair(Some(&decoded), decoded.text(), &repaired, record))
    })
}

fn page(job: &Job, styles: &Styles, name: &str, bytes: &[u8]) -> Result<Outcome, InputError> {
    let report = process(Input::Bytes(bytes), &job.options)?;
    job.page.accepts(&report)?;
    let html = report.cleaned().page().kind() == SourceKind::Html;
    if job.change.in_place.is_some() && html {
        return Err("is HTML, and its text would take its place; write the text to another file with -o".into());
    }
    let mark = mark_of(job, bytes);
    let same = || bytes.strip_prefix(mark).is_some_and(|bytes| report.text().as_bytes() == bytes);
    let changed = if html { !report.changes().is_empty() } else { !same() };
    if job.format == Format::Json {
        return Ok(Outcome { changed, ..json(name, |record| page_fields(job, &report, record)) });
    }
    let text = asked(job, styles, name, report.page_text(), report.changes(), changed);
    let text = text.unwrap_or_else(|| page_text(job, styles, name, bytes, &report));
    Ok(Outcome { bytes: text.into(), changed })
}

/// The byte order mark that a file which is replaced keeps.
fn mark_of(job: &Job, bytes: &[u8]) -> &'static [u8] {
    const MARK: &[u8] = b"\xEF\xBB\xBF";
    let marked = bytes.starts_with(MARK) || bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF");
    if marked && job.change.in_place.is_some() { MARK } else { b"" }
}

fn page_fields(job: &Job, report: &Report<'_>, record: &mut Record<'_>) {
    let text = report.text();
    match (job.verb, report.summary()) {
        (Verb::Sentences, _) => {
            let spans = sentences(text, lang(&job.options));
            record.fields(&SentencesAnswer::of(text, spans, job.output.details));
        }
        (Verb::Summarize, Some(summary)) => {
            record.fields(&SummarizeAnswer::of(text, summary, job.scores, job.wants_key_phrases()));
        }
        (Verb::Clean, _) if !job.output.details => record.fields(&document::cleaned(report)),
        _ => record.fields(&document::whole(report)),
    }
}

/// What a person reads of a page.
fn page_text(job: &Job, styles: &Styles, name: &str, bytes: &[u8], report: &Report<'_>) -> String {
    let text = report.text();
    let scores = |summary| view::scores(text, summary, styles);
    let scores_and_phrases = |summary| scores(summary) + &view::key_phrases(text, summary);
    match (job.verb, report.summary()) {
        (Verb::Explain, _) => view::explain(name, bytes, report, styles),
        (Verb::Sentences, _) => view::sentence_lines(text, sentences(text, lang(&job.options)).into_iter()),
        (Verb::Summarize, Some(summary)) if job.scores => scores_and_phrases(summary),
        (Verb::Summarize, Some(summary)) => view::summary_lines(text, summary),
        _ if job.change.in_place.is_some() => String::from_utf8_lossy(mark_of(job, bytes)).into_owned() + text,
        (_, Some(summary)) if job.scores => view::with_summary(report, job.format, styles) + "\n" + &scores(summary),
        _ if job.page.with_metadata => {
            view::front_matter(report.metadata()) + &view::with_summary(report, job.format, styles)
        }
        _ => view::with_summary(report, job.format, styles),
    }
}

fn lang(options: &Options) -> Option<&str> {
    options.clean.as_ref().and_then(|clean| clean.lang.as_deref())
}

/// What `--check` and `--diff` print instead of the result.
fn asked(job: &Job, styles: &Styles, name: &str, old: &str, edits: &Changes, changed: bool) -> Option<String> {
    if job.change.diff {
        Some(view::unified(name, old, edits, styles))
    } else if job.change.check {
        Some(if changed { view::would_change(name, &view::reasons(edits), styles) } else { String::new() })
    } else {
        None
    }
}

fn json(name: &str, fields: impl FnOnce(&mut Record<'_>)) -> Outcome {
    let mut bytes = Vec::new();
    let mut record = Record::new(&mut bytes);
    record.field("file", name);
    record.version();
    fields(&mut record);
    record.finish();
    Outcome { bytes, changed: false }
}

impl Outcome {
    fn of(text: String) -> Self {
        Self { bytes: text.into(), changed: false }
    }
}
