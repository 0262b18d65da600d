//! The result of each command for one file.

use limpid::{
    BinaryKind, Changes, Input, Report, SentenceOptions, SourceKind, Verdict, decode, process, repair, sentences_with,
};

use super::document::{self, DetectOutput, SentencesOutput, SummarizeOutput};
use super::json_object::JsonObject;
use crate::args::{Format, Job, Verb};
use crate::message::{InputError, report_error};
use crate::present;
use crate::present::Styles;

/// The result of one input.
#[derive(Debug, Default)]
pub(crate) struct Outcome {
    /// The bytes to write.
    pub(crate) bytes: Vec<u8>,
    /// True when the text, written as UTF-8, would differ from the input.
    pub(crate) changed: bool,
}

/// Processes the bytes of one input.
///
/// # Errors
/// The problem with the input or an option, and what to do about it.
pub(crate) fn work(job: &Job, styles: &Styles, name: &str, bytes: &[u8]) -> Result<Outcome, InputError> {
    match job.verb {
        Verb::Repair => repair_json(job, name, bytes),
        Verb::Detect => detect_file(job, styles, name, bytes),
        _ => page(job, styles, name, bytes),
    }
}

/// The result for an input that is not text, for commands that report its kind.
pub(crate) fn binary(job: &Job, styles: &Styles, name: &str, kind: BinaryKind) -> Outcome {
    if job.format != Format::Json {
        return Outcome::of(present::detected_binary(name, kind, styles));
    }
    json(name, |object| object.fields(&DetectOutput::of_binary(kind)))
}

fn detect_file(job: &Job, styles: &Styles, name: &str, bytes: &[u8]) -> Result<Outcome, InputError> {
    let decoded = decode(bytes, &job.options.decode)?;
    if job.format != Format::Json {
        return Ok(Outcome::of(present::detected(name, &decoded, styles)));
    }
    Ok(json(name, |object| object.fields(&DetectOutput::of(&decoded))))
}

/// The repair of one input with all its changes. The text alone is written as it is produced: see [`super::streamed`].
fn repair_json(job: &Job, name: &str, bytes: &[u8]) -> Result<Outcome, InputError> {
    let decoded = decode(bytes, &job.options.decode)?;
    let repaired = repair(decoded.text(), &job.options.repair.clone().unwrap_or_default());
    let changed = repaired.text().as_bytes() != bytes;
    let fields = |object: &mut JsonObject<'_>| {
        document::write_repair(Some(&decoded), decoded.text(), &repaired, object);
    };
    Ok(Outcome { changed, ..json(name, fields) })
}

fn page(job: &Job, styles: &Styles, name: &str, bytes: &[u8]) -> Result<Outcome, InputError> {
    let report = process(Input::Bytes(bytes), &job.options)?;
    job.page.accepts(&report)?;
    if job.format != Format::Json && job.verb != Verb::Explain && is_drawn_by_scripts(&report) {
        return Err("shows its text only when its scripts run; save the page from a browser after it has loaded".into());
    }
    let html = report.cleaned().page().kind() == SourceKind::Html;
    if job.change.in_place.is_some() && html {
        return Err(
            "is HTML, which would be overwritten with plain text; write the text to another file with -o".into()
        );
    }
    let mark = mark_of(job, bytes);
    let same = || bytes.strip_prefix(mark).is_some_and(|bytes| report.text().as_bytes() == bytes);
    let changed = if html { !report.changes().is_empty() } else { !same() };
    if job.format == Format::Json {
        return Ok(Outcome { changed, ..json(name, |object| page_fields(job, &report, object)) });
    }
    let text = requested_text(job, styles, name, report.page_text(), report.changes(), changed);
    if let (Verb::Summarize, Some(summary)) = (job.verb, report.summary()) {
        let notes = if job.general.quiet { Vec::new() } else { present::notes(summary) };
        notes.iter().for_each(|note| report_error(name, note));
    }
    let text = text.unwrap_or_else(|| page_text(job, styles, name, bytes, &report));
    Ok(Outcome { bytes: text.into(), changed })
}

/// True for a page without any text, whose scripts would load it.
fn is_drawn_by_scripts(report: &Report<'_>) -> bool {
    report.cleaned().verdict() == Verdict::NeedsScripts && report.text().trim().is_empty()
}

/// The byte order mark that a replaced file keeps.
fn mark_of(job: &Job, bytes: &[u8]) -> &'static [u8] {
    const MARK: &[u8] = b"\xEF\xBB\xBF";
    let marked = bytes.starts_with(MARK) || bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF");
    if marked && job.change.in_place.is_some() { MARK } else { b"" }
}

fn page_fields(job: &Job, report: &Report<'_>, object: &mut JsonObject<'_>) {
    let text = report.text();
    match (job.verb, report.summary()) {
        (Verb::Sentences, _) => {
            let spans = sentences_with(text, &split(job));
            object.fields(&SentencesOutput::of(text, spans, job.output.details));
        }
        (Verb::Summarize, Some(summary)) => {
            object.fields(&SummarizeOutput::of(text, summary, job.scores, job.wants_key_phrases()));
        }
        (Verb::Clean, _) if !job.output.details => object.fields(&document::cleaned(report)),
        _ => object.fields(&document::whole(report)),
    }
}

/// The result for a page as text for people.
fn page_text(job: &Job, styles: &Styles, name: &str, bytes: &[u8], report: &Report<'_>) -> String {
    let text = report.text();
    let scores = |summary| present::scores(text, summary, styles);
    let scores_and_phrases = |summary| scores(summary) + &present::key_phrases(text, summary);
    match (job.verb, report.summary()) {
        (Verb::Explain, _) => present::explain(name, bytes, report, styles),
        (Verb::Sentences, _) => present::sentence_lines(text, sentences_with(text, &split(job)).into_iter()),
        (Verb::Summarize, Some(summary)) if job.scores => scores_and_phrases(summary),
        (Verb::Summarize, Some(summary)) => present::summary_lines(text, summary),
        _ if job.change.in_place.is_some() => String::from_utf8_lossy(mark_of(job, bytes)).into_owned() + text,
        (_, Some(summary)) if job.scores => present::with_summary(report, job.format, styles) + "\n" + &scores(summary),
        _ if job.page.with_metadata => {
            present::front_matter(report.metadata()) + &present::with_summary(report, job.format, styles)
        }
        _ => present::with_summary(report, job.format, styles),
    }
}

/// The options for finding sentences, in the language of the job.
fn split(job: &Job) -> SentenceOptions {
    let mut split = job.page.split.clone();
    split.lang = job.options.clean.as_ref().and_then(|clean| clean.lang.clone());
    split
}

/// The output of `--check` and `--diff`, instead of the result.
fn requested_text(job: &Job, styles: &Styles, name: &str, old: &str, edits: &Changes, changed: bool) -> Option<String> {
    if job.change.diff {
        let diff = present::unified(name, old, edits, styles);
        if changed && edits.is_empty() && !job.general.quiet {
            report_error(name, present::NO_LINES);
        }
        Some(diff)
    } else if job.change.check {
        Some(if changed { present::would_change(name, &present::reasons(edits), styles) } else { String::new() })
    } else {
        None
    }
}

fn json(name: &str, fields: impl FnOnce(&mut JsonObject<'_>)) -> Outcome {
    let mut bytes = Vec::new();
    let mut object = JsonObject::new(&mut bytes);
    object.field("file", name);
    object.version();
    fields(&mut object);
    object.finish();
    Outcome { bytes, changed: false }
}

impl Outcome {
    fn of(text: String) -> Self {
        Self { bytes: text.into(), changed: false }
    }
}
