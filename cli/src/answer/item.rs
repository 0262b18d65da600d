//! What each command makes of one item of JSON Lines and archives.

use std::borrow::Cow;

use limpid::script::guess_language;
use limpid::template::PageLines;
use limpid::{
    BinaryKind, DecodeOptions, Length, Options, Report, Span, SummaryOptions, decode, process, repair, sentences,
    summarize,
};

use super::document;
use super::json_object::JsonObject;
use crate::args::{Job, Verb};
use crate::inputs::{Item, Payload};

/// Writes the answer to `item`.
pub(super) fn answer(item: &Item<'_>, job: &Job, out: &mut Vec<u8>) -> Result<(), String> {
    let mut object = JsonObject::new(out);
    if let Some(id) = &item.id {
        object.field("id", id);
    }
    object.version();
    match job.verb {
        Verb::Repair => repair_item(item, job, &mut object)?,
        Verb::Detect => detect_item(item, job, &mut object)?,
        Verb::Clean => clean_item(item, job, &mut object)?,
        Verb::Sentences => split_item(item, job, &mut object)?,
        Verb::Summarize => summarize_item(item, job, &mut object)?,
        Verb::Process | Verb::Explain | Verb::Learn => process_item(item, job, &mut object)?,
    }
    if !item.warnings.is_empty() {
        object.field("warnings", &item.warnings);
    }
    write_origin(item, &mut object);
    object.finish();
    Ok(())
}

/// Writes where the item comes from, and the fields of its line.
fn write_origin(item: &Item<'_>, object: &mut JsonObject<'_>) {
    for (name, value) in item.kept_fields() {
        object.field_if_new(name, value);
    }
    // A line gives these among its fields, as it wrote them.
    if let (Some(url), Some(_)) = (&item.url, item.offset) {
        object.field("url", url);
    }
    if let Some(date) = item.date {
        object.field("date", date);
    }
    if let Some(offset) = item.offset {
        object.field("offset", &offset);
    }
    if let Some(file) = item.file {
        object.field("file", file);
    }
}

/// The lines of a page and its host, for those who learn templates.
pub(crate) struct Learnt {
    pub(crate) host: String,
    pub(crate) page: PageLines,
}

/// What a template is learnt from.
pub(super) fn learn(item: &Item<'_>, job: &Job) -> Result<Learnt, String> {
    let options = Options { clean: None, summary: None, ..options_for(item, job)? };
    let report = run(item, &options)?;
    let host = item.host().unwrap_or_default().to_owned();
    Ok(Learnt { host, page: PageLines::of(report.cleaned().page()) })
}

/// The payload as text, markup and all.
fn text_of<'p>(item: &'p Item<'_>, job: &Job) -> Result<Cow<'p, str>, String> {
    match &item.payload {
        Payload::Html(text) | Payload::Text(text) => Ok(Cow::Borrowed(text)),
        Payload::Bytes(bytes) => {
            let decoded = decode(&bytes.content, &decode_options(item, job)).map_err(|error| error.to_string())?;
            Ok(decoded.into_text())
        }
    }
}

fn repair_item(item: &Item<'_>, job: &Job, object: &mut JsonObject<'_>) -> Result<(), String> {
    let text = text_of(item, job)?;
    let repaired = repair(&text, &job.options.repair.clone().unwrap_or_default());
    object.field("text", repaired.text());
    Ok(())
}

fn detect_item(item: &Item<'_>, job: &Job, object: &mut JsonObject<'_>) -> Result<(), String> {
    let bytes = match &item.payload {
        Payload::Html(text) | Payload::Text(text) => text.as_bytes(),
        Payload::Bytes(bytes) => &bytes.content,
    };
    let decoded = match decode(bytes, &decode_options(item, job)) {
        Ok(decoded) => decoded,
        Err(error) => {
            let kind = error.binary_kind().ok_or_else(|| error.to_string())?;
            write_binary(kind, object);
            return Ok(());
        }
    };
    object.field("encoding", decoded.encoding());
    object.field("confidence", &decoded.confidence());
    object.field("source", &decoded.source());
    object.field("candidates", decoded.candidates());
    if let Some(lang) = guess_language(decoded.text()) {
        object.field("lang", lang);
    }
    Ok(())
}

fn write_binary(kind: BinaryKind, object: &mut JsonObject<'_>) {
    let binary = document::BinaryView::of(kind);
    object.field("encoding", binary.encoding);
    object.field("confidence", &binary.confidence);
    object.field("source", binary.source);
    object.field("candidates", &binary.candidates);
    object.field("kind", binary.kind);
}

fn clean_item(item: &Item<'_>, job: &Job, object: &mut JsonObject<'_>) -> Result<(), String> {
    let options = options_for(item, job)?;
    let report = run(item, &options)?;
    job.page.accepts(&report)?;
    object.field("text", report.text());
    object.field("verdict", &report.cleaned().verdict());
    if report.metadata() != &limpid::Metadata::default() {
        object.field("metadata", report.metadata());
    }
    Ok(())
}

fn split_item(item: &Item<'_>, job: &Job, object: &mut JsonObject<'_>) -> Result<(), String> {
    let lang = item.hint("lang")?;
    let text = visible_text(item, job)?;
    let spans = sentences(&text, lang.as_deref().or(lang_of(job)));
    object.field("sentences", &texts(&text, spans.iter().copied()));
    Ok(())
}

fn summarize_item(item: &Item<'_>, job: &Job, object: &mut JsonObject<'_>) -> Result<(), String> {
    let options = summary_for(item, job)?;
    let text = visible_text(item, job)?;
    let summary = summarize(&text, &options);
    object.field("sentences", &texts(&text, summary.picked().map(|sentence| sentence.span)));
    if job.scores {
        object.field("scores", &document::scores(&text, &summary));
    }
    if options.key_phrases > 0 {
        object.field("keyPhrases", &document::key_phrases(&text, &summary));
    }
    Ok(())
}

fn process_item(item: &Item<'_>, job: &Job, object: &mut JsonObject<'_>) -> Result<(), String> {
    let options = options_for(item, job)?;
    let report = run(item, &options)?;
    job.page.accepts(&report)?;
    document::write(&report, object);
    Ok(())
}

/// Texts are worked on as they are, so that spans and sentences are the caller's; of HTML and bytes, what they show.
fn visible_text<'p>(item: &'p Item<'_>, job: &Job) -> Result<Cow<'p, str>, String> {
    if let Payload::Text(text) = &item.payload {
        return Ok(Cow::Borrowed(text));
    }
    let options = Options { summary: None, ..options_for(item, job)? };
    let report = run(item, &options)?;
    job.page.accepts(&report)?;
    Ok(Cow::Owned(report.text().to_owned()))
}

fn run<'p>(item: &'p Item<'_>, options: &Options) -> Result<Report<'p>, String> {
    process(item.payload.input(), options).map_err(|error| error.to_string())
}

fn texts(text: &str, spans: impl Iterator<Item = Span>) -> Vec<&str> {
    spans.map(|span| span.of(text)).collect()
}

fn lang_of(job: &Job) -> Option<&str> {
    job.options.clean.as_ref().and_then(|clean| clean.lang.as_deref())
}

/// The options of the job with what the item says of itself.
fn options_for(item: &Item<'_>, job: &Job) -> Result<Options, String> {
    let mut options = job.options.clone();
    if let Payload::Bytes(bytes) = &item.payload {
        options.decode = decode_options(item, job);
        options.read.kind = options.read.kind.or(bytes.kind);
    }
    if let Some(clean) = &mut options.clean {
        clean.lang = item.hint("lang")?.or(clean.lang.take());
        clean.template = job.page.template_of(item.host().unwrap_or_default());
    }
    if options.summary.is_some() {
        options.summary = Some(summary_for(item, job)?);
    }
    Ok(options)
}

/// How bytes are decoded: as the user says, else as the server says, else by looking, with the host as a hint. A label
/// that nobody knows is no label.
fn decode_options(item: &Item<'_>, job: &Job) -> DecodeOptions {
    let mut options = job.options.decode.clone();
    if let (Payload::Bytes(bytes), None) = (&item.payload, &options.label) {
        let known = |label: &&String| {
            let options = DecodeOptions { label: Some((*label).clone()), ..DecodeOptions::default() };
            decode(b"", &options).is_ok()
        };
        options.label = bytes.charset.as_ref().filter(known).cloned();
    }
    if options.tld.is_none() {
        options.tld = item.host().map(str::to_owned);
    }
    options
}

/// The options of the summary with the length, title and language that the line gives.
fn summary_for(item: &Item<'_>, job: &Job) -> Result<SummaryOptions, String> {
    let mut options = job.options.summary.clone().unwrap_or_default();
    if let Some(words) = item.count("words")? {
        options.length = Length::Words(words);
    }
    if let Some(sentences) = item.count("sentences")? {
        options.length = Length::Sentences(sentences);
    }
    options.title = item.hint("title")?.or(options.title);
    options.lang = item.hint("lang")?.or(options.lang);
    Ok(options)
}
