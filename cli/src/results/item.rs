//! The result of each command for one item of JSON Lines and archives.

use std::borrow::Cow;

use limpid::PageLines;
use limpid::report::ReportView;
use limpid::{
    DecodeOptions, Length, Options, Report, SummaryOptions, decode, process, repair, sentences_with, summarize,
};

use super::document::{self, DetectOutput, SentencesOutput, SummarizeOutput};
use super::json_object::JsonObject;
use super::together;
use crate::args::{Format, Job, Verb};
use crate::inputs::{Item, Payload, UTF8, encoding_named};

/// Writes the result for `item`.
pub(super) fn write_result(item: &Item<'_>, job: &Job, out: &mut Vec<u8>) -> Result<(), String> {
    let mut object = JsonObject::new(out);
    if let Some(id) = &item.id {
        object.field("id", id);
    }
    object.version();
    let mut warnings = item.warnings.clone();
    if item.kept_fields().any(|(name, _)| name == ERROR) {
        object.leave_out(ERROR);
        warnings.push(LEFT_OUT.into());
    }
    match job.verb {
        Verb::Repair => repair_item(item, job, &mut object)?,
        Verb::Detect => detect_item(item, job, &mut object)?,
        Verb::Clean => clean_item(item, job, &mut object)?,
        Verb::Sentences => split_item(item, job, &mut object)?,
        Verb::Summarize if job.together => warnings.extend(together::write_result(item, job, &mut object)?),
        Verb::Summarize => summarize_item(item, job, &mut object)?,
        Verb::Process | Verb::Explain | Verb::Learn => process_item(item, job, &mut object)?,
    }
    if !warnings.is_empty() {
        object.field("warnings", &warnings);
    }
    write_origin(item, &mut object);
    object.finish();
    Ok(())
}

/// The field that only the results of failed records have. One of the input would make a result look like a failure.
const ERROR: &str = "error";
const LEFT_OUT: &str = "the field \"error\" of the line was left out, because it would mark the result as failed";

/// Writes the origin of the item, and the fields of its line.
fn write_origin(item: &Item<'_>, object: &mut JsonObject<'_>) {
    for (name, value) in item.kept_fields() {
        object.field_if_new(name, value);
    }
    // A line has these among its own fields.
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

/// The lines of a page and its host, for learning templates.
pub(crate) struct Learned {
    pub(crate) host: String,
    pub(crate) page: PageLines,
}

/// Extracts what a template is learned from.
pub(super) fn learn(item: &Item<'_>, job: &Job) -> Result<Learned, String> {
    let options = options_for(item, job)?.clean(None).summary(None);
    let report = run(item, &options)?;
    let host = item.host().unwrap_or_default().to_owned();
    Ok(Learned { host, page: PageLines::of(report.cleaned().page()) })
}

fn repair_item(item: &Item<'_>, job: &Job, object: &mut JsonObject<'_>) -> Result<(), String> {
    let options = job.options.repair.clone().unwrap_or_default();
    match &item.payload {
        Payload::Html(text) | Payload::Text(text) => {
            document::write_repair(None, text, &repair(text, &options), object);
        }
        Payload::Bytes(bytes) => {
            let decoded = decode(&bytes.content, &decode_options(item, job)).map_err(|e| e.to_string())?;
            document::write_repair(Some(&decoded), decoded.text(), &repair(decoded.text(), &options), object);
        }
    }
    Ok(())
}

fn detect_item(item: &Item<'_>, job: &Job, object: &mut JsonObject<'_>) -> Result<(), String> {
    let bytes = match &item.payload {
        Payload::Html(text) | Payload::Text(text) => text.as_bytes(),
        Payload::Bytes(bytes) => &bytes.content,
    };
    let output = match decode(bytes, &decode_options(item, job)) {
        Ok(decoded) => DetectOutput::of(&decoded),
        Err(error) => DetectOutput::of_binary(error.binary_kind().ok_or_else(|| error.to_string())?),
    };
    object.fields(&output);
    Ok(())
}

fn clean_item(item: &Item<'_>, job: &Job, object: &mut JsonObject<'_>) -> Result<(), String> {
    let options = options_for(item, job)?;
    let report = run(item, &options)?;
    job.page.accepts(&report)?;
    let mut view = if job.output.details { document::whole(&report) } else { document::cleaned(&report) };
    add_form(&mut view, &report, job.format);
    object.fields(&view);
    Ok(())
}

fn split_item(item: &Item<'_>, job: &Job, object: &mut JsonObject<'_>) -> Result<(), String> {
    let lang = item.hint("lang")?;
    let text = visible_text(item, job)?;
    let mut split = job.page.split.clone();
    split.lang = lang.as_deref().or(lang_of(job)).map(str::to_owned);
    let spans = sentences_with(&text, &split);
    object.fields(&SentencesOutput::of(&text, spans, job.output.details));
    Ok(())
}

fn summarize_item(item: &Item<'_>, job: &Job, object: &mut JsonObject<'_>) -> Result<(), String> {
    let options = summary_for(item, job)?;
    let text = visible_text(item, job)?;
    let summary = summarize(&text, &options);
    object.fields(&SummarizeOutput::of(&text, &summary, job.scores, job.wants_key_phrases()));
    Ok(())
}

fn process_item(item: &Item<'_>, job: &Job, object: &mut JsonObject<'_>) -> Result<(), String> {
    let options = options_for(item, job)?;
    let report = run(item, &options)?;
    job.page.accepts(&report)?;
    let mut view = document::whole(&report);
    add_form(&mut view, &report, job.format);
    object.fields(&view);
    Ok(())
}

/// Adds the text in the requested form, so that one pass turns a crawl into Markdown.
fn add_form(view: &mut ReportView<'_>, report: &Report<'_>, format: Format) {
    match format {
        Format::Markdown => view.markdown = Some(report.to_markdown()),
        Format::Html => view.html = Some(report.to_html()),
        Format::Text | Format::Json => {}
    }
}

/// Text is used as it is, so that spans and sentences refer to the caller's text; for HTML and bytes, the visible text
/// is used.
fn visible_text<'p>(item: &'p Item<'_>, job: &Job) -> Result<Cow<'p, str>, String> {
    if let Payload::Text(text) = &item.payload {
        return Ok(Cow::Borrowed(text));
    }
    Ok(Cow::Owned(cleaned(item, job)?.text().to_owned()))
}

/// The repaired and cleaned item, without a summary.
pub(super) fn cleaned<'p>(item: &'p Item<'_>, job: &Job) -> Result<Report<'p>, String> {
    let options = options_for(item, job)?.summary(None);
    let report = run(item, &options)?;
    job.page.accepts(&report)?;
    Ok(report)
}

fn run<'p>(item: &'p Item<'_>, options: &Options) -> Result<Report<'p>, String> {
    process(item.payload.input(), options).map_err(|error| error.to_string())
}

pub(super) fn lang_of(job: &Job) -> Option<&str> {
    job.options.clean.as_ref().and_then(|clean| clean.lang.as_deref())
}

/// The options of the job, completed by those of the item.
fn options_for(item: &Item<'_>, job: &Job) -> Result<Options, String> {
    let mut options = job.options.clone();
    if let Payload::Bytes(bytes) = &item.payload {
        options.decode = decode_options(item, job);
        options.read.kind = options.read.kind.or(bytes.kind);
    }
    options.read.url = item.hint("url")?.or(options.read.url);
    if let Some(clean) = &mut options.clean {
        clean.lang = item.hint("lang")?.or(clean.lang.take());
        clean.template = job.page.template_of(item.host().unwrap_or_default());
    }
    if options.summary.is_some() {
        options.summary = Some(summary_for(item, job)?);
    }
    Ok(options)
}

/// How bytes are decoded: as the user requests, else as the server declares, else by detection with the host as a hint.
fn decode_options(item: &Item<'_>, job: &Job) -> DecodeOptions {
    let mut options = job.options.decode.clone();
    if options.tld.is_none() {
        options.tld = item.host().map(str::to_owned);
    }
    if let (Payload::Bytes(bytes), None) = (&item.payload, &options.label) {
        options.label = bytes.charset.as_ref().filter(|label| fits(label, &bytes.content, &options)).cloned();
    }
    options
}

/// False for the charset of a server that is unknown, or wrong because the bytes are UTF-8: a server often sends one charset
/// with all its pages.
fn fits(charset: &str, bytes: &[u8], options: &DecodeOptions) -> bool {
    let Some(name) = encoding_named(charset) else { return false };
    let may_be_utf8 = name != UTF8 && !bytes.is_ascii() && std::str::from_utf8(bytes).is_ok();
    !may_be_utf8 || decode(bytes, options).is_ok_and(|detected| detected.encoding() != UTF8)
}

/// The options of the summary, with the length, title and language of the line.
pub(super) fn summary_for(item: &Item<'_>, job: &Job) -> Result<SummaryOptions, String> {
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
