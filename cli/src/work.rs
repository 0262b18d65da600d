//! What each command makes of one file.

use limpid::script::guess_language;
use limpid::sentence::{SentenceOptions, sentences_with};
use limpid::{Changes, Decoded, Input, Repaired, Report, SourceKind, decode, process, repair};

use crate::args::{Format, Job, Verb};
use crate::document;
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
pub(crate) fn work(job: &Job, styles: &Styles, name: &str, bytes: &[u8]) -> Result<Outcome, String> {
    match job.verb {
        Verb::Repair => repair_file(job, styles, name, bytes),
        Verb::Detect => detect_file(job, styles, name, bytes),
        _ => page(job, styles, name, bytes),
    }
}

fn detect_file(job: &Job, styles: &Styles, name: &str, bytes: &[u8]) -> Result<Outcome, String> {
    let decoded = decode(bytes, &job.options.decode).map_err(|error| error.to_string())?;
    if job.format != Format::Json {
        return Ok(Outcome::of(view::detected(name, &decoded, styles)));
    }
    Ok(json(name, |record| {
        record.field("encoding", &document::EncodingView::of(&decoded));
        if let Some(lang) = guess_language(decoded.text()) {
            record.field("lang", lang);
        }
    }))
}

fn repair_file(job: &Job, styles: &Styles, name: &str, bytes: &[u8]) -> Result<Outcome, String> {
    let decoded = decode(bytes, &job.options.decode).map_err(|error| error.to_string())?;
    let repaired = repair(decoded.text(), &job.options.repair.clone().unwrap_or_default());
    let changed = repaired.text().as_bytes() != bytes;
    if job.format == Format::Json {
        return Ok(Outcome { changed, ..json(name, |record| repaired_fields(&decoded, &repaired, record)) });
    }
    let text = asked(job, styles, name, decoded.text(), repaired.changes(), changed);
    Ok(Outcome { bytes: text.unwrap_or_else(|| repaired.text().to_owned()).into(), changed })
}

fn repaired_fields(decoded: &Decoded<'_>, repaired: &Repaired<'_>, record: &mut Record<'_>) {
    record.field("text", repaired.text());
    record.field("encoding", &document::EncodingView::of(decoded));
    let source = |span| Some(decoded.source_span(span));
    record.field("changes", &document::changes(repaired.changes(), decoded.text(), source));
}

fn page(job: &Job, styles: &Styles, name: &str, bytes: &[u8]) -> Result<Outcome, String> {
    let report = process(Input::Bytes(bytes), &job.options).map_err(|error| error.to_string())?;
    job.page.accepts(&report)?;
    let html = report.cleaned().page().kind() == SourceKind::Html;
    if job.change.in_place.is_some() && html {
        return Err("is HTML, and its text would take its place; write the text to another file with -o".into());
    }
    let changed = if html { !report.changes().is_empty() } else { report.text().as_bytes() != bytes };
    if job.format == Format::Json {
        return Ok(Outcome { changed, ..json(name, |record| page_fields(job, &report, record)) });
    }
    let text = asked(job, styles, name, report.page_text(), report.changes(), changed);
    let text = text.unwrap_or_else(|| page_text(job, styles, name, bytes, &report));
    Ok(Outcome { bytes: text.into(), changed })
}

fn page_fields(job: &Job, report: &Report<'_>, record: &mut Record<'_>) {
    document::write(report, record);
    if job.verb == Verb::Sentences {
        let spans = sentences_with(report.text(), &split(job));
        record.field("sentences", &document::sentences(report.text(), &spans));
    }
    if let Some(summary) = report.summary().filter(|_| job.scores) {
        record.field("scores", &document::scores(report.text(), summary));
    }
}

/// What a person reads of a page.
fn page_text(job: &Job, styles: &Styles, name: &str, bytes: &[u8], report: &Report<'_>) -> String {
    let text = report.text();
    let scores = |summary| view::scores(text, summary, styles);
    let scores_and_phrases = |summary| scores(summary) + &view::key_phrases(text, summary);
    match (job.verb, report.summary()) {
        (Verb::Explain, _) => view::explain(name, bytes, report, styles),
        (Verb::Sentences, _) => view::sentence_lines(text, sentences_with(text, &split(job)).into_iter()),
        (Verb::Summarize, Some(summary)) if job.scores => scores_and_phrases(summary),
        (Verb::Summarize, Some(summary)) => view::summary_lines(text, summary),
        _ if job.change.in_place.is_some() => text.to_owned(),
        (_, Some(summary)) if job.scores => view::with_summary(report, job.format, styles) + "\n" + &scores(summary),
        _ if job.page.with_metadata => {
            view::front_matter(report.metadata()) + &view::with_summary(report, job.format, styles)
        }
        _ => view::with_summary(report, job.format, styles),
    }
}

/// How sentences are found, in the language of the job.
fn split(job: &Job) -> SentenceOptions {
    let mut split = job.page.split.clone();
    split.lang = job.options.clean.as_ref().and_then(|clean| clean.lang.clone());
    split
}

/// What `--check` and `--diff` print instead of the result.
fn asked(job: &Job, styles: &Styles, name: &str, old: &str, edits: &Changes, changed: bool) -> Option<String> {
    if job.change.diff {
        Some(view::unified(name, old, edits, styles))
    } else if job.change.check {
        Some(if changed { view::would_change(name, edits, styles) } else { String::new() })
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
