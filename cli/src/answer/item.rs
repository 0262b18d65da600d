//! What each command makes of one row.

use std::borrow::Cow;

use limpid::script::guess_language;
use limpid::template::PageLines;
use limpid::{
    BinaryKind, DecodeOptions, Input, Length, Options, Report, SourceKind, Span, SummaryOptions, decode, process,
    repair, sentences, summarize,
};

use serde::{Deserialize, Serialize};

use super::document;
use super::json_object::JsonObject;
use crate::args::{Job, Verb};
use crate::inputs::{Row, base64};

/// Fields that hold what is worked on; they are not repeated in the answer.
const PAYLOAD: [&str; 3] = ["html", "text", "b64"];

/// Writes the answer to `row`, which gives `payload`. `sound` is false when the line held bytes that are not UTF-8.
pub(super) fn answer(
    row: &Row<'_>,
    payload: &Payload<'_>,
    sound: bool,
    job: &Job,
    out: &mut Vec<u8>,
) -> Result<(), String> {
    let mut object = JsonObject::new(out);
    if let Some(id) = row.raw("id") {
        object.field("id", id);
    }
    if job.verb != Verb::Learn {
        object.version();
    }
    match job.verb {
        Verb::Repair => repair_row(row, payload, job, &mut object)?,
        Verb::Detect => detect_row(row, payload, job, &mut object)?,
        Verb::Clean => clean_row(row, payload, job, &mut object)?,
        Verb::Sentences => sentences_row(row, payload, job, &mut object)?,
        Verb::Summarize => summarize_row(row, payload, job, &mut object)?,
        Verb::Learn => return learn_row(row, payload, job, object),
        Verb::Process | Verb::Explain => process_row(row, payload, job, &mut object)?,
    }
    let warnings = warnings(sound, payload.replaced);
    if !warnings.is_empty() {
        object.field("warnings", &warnings);
    }
    for (name, value) in row.fields().filter(|(name, _)| !PAYLOAD.contains(name)) {
        object.field_if_new(name, value);
    }
    object.finish();
    Ok(())
}

fn warnings(sound: bool, replaced: bool) -> Vec<&'static str> {
    let bytes = (!sound).then_some("bytes that are not UTF-8 were replaced by U+FFFD");
    let surrogates = replaced.then_some("lone surrogates were replaced by U+FFFD");
    bytes.into_iter().chain(surrogates).collect()
}

/// What a row gives to work on.
pub(super) struct Payload<'a> {
    content: Content<'a>,
    /// Lone surrogates became `U+FFFD`.
    replaced: bool,
}

enum Content<'a> {
    Html(Cow<'a, str>),
    Text(Cow<'a, str>),
    Bytes(Bytes),
}

/// Bytes, and what is known of them from elsewhere.
#[derive(Default)]
pub(super) struct Bytes {
    pub(super) content: Vec<u8>,
    pub(super) kind: Option<SourceKind>,
    /// Label of their encoding.
    pub(super) charset: Option<String>,
}

impl<'a> Payload<'a> {
    pub(super) fn bytes(bytes: Bytes) -> Self {
        Self { content: Content::Bytes(bytes), replaced: false }
    }

    pub(super) fn text(text: Cow<'a, str>) -> Self {
        Self { content: Content::Text(text), replaced: false }
    }

    pub(super) fn of(row: &Row<'a>) -> Result<Self, String> {
        if let Some((html, replaced)) = row.string("html")? {
            return Ok(Self { content: Content::Html(html), replaced });
        }
        if let Some((text, replaced)) = row.string("text")? {
            return Ok(Self { content: Content::Text(text), replaced });
        }
        let Some((code, _)) = row.string("b64")? else {
            return Err("there is no field \"text\", \"html\" or \"b64\" to work on".into());
        };
        let bytes = base64::decode(&code).ok_or("field \"b64\" is not Base64")?;
        Ok(Self::bytes(Bytes { content: bytes, ..Bytes::default() }))
    }

    fn input(&self) -> Input<'_> {
        match &self.content {
            Content::Html(html) => Input::Html(html),
            Content::Text(text) => Input::Text(text),
            Content::Bytes(bytes) => Input::Bytes(&bytes.content),
        }
    }

    /// The payload as text, markup and all.
    fn as_text(&self, row: &Row<'_>, job: &Job) -> Result<Cow<'_, str>, String> {
        match &self.content {
            Content::Html(text) | Content::Text(text) => Ok(Cow::Borrowed(text)),
            Content::Bytes(bytes) => {
                let decode_options = decode_options(row, self, job);
                Ok(decode(&bytes.content, &decode_options).map_err(|error| error.to_string())?.into_text())
            }
        }
    }
}

/// The lines of a page and its host, for those who learn templates.
#[derive(Serialize, Deserialize)]
pub(crate) struct Learnt {
    pub(crate) host: String,
    pub(crate) page: PageLines,
}

fn learn_row(row: &Row<'_>, payload: &Payload<'_>, job: &Job, mut object: JsonObject<'_>) -> Result<(), String> {
    let options = Options { clean: None, summary: None, ..options_for(row, payload, job)? };
    let report = run(payload, &options)?;
    object.field("host", host_of(row).as_deref().unwrap_or_default());
    object.field("page", &PageLines::of(report.cleaned().page()));
    object.finish();
    Ok(())
}

/// The host of the address in `row`.
fn host_of(row: &Row<'_>) -> Option<String> {
    row.hint("url").ok().flatten().and_then(|url| host(&url).map(str::to_owned))
}

fn repair_row(row: &Row<'_>, payload: &Payload<'_>, job: &Job, object: &mut JsonObject<'_>) -> Result<(), String> {
    let text = payload.as_text(row, job)?;
    let repaired = repair(&text, &job.options.repair.clone().unwrap_or_default());
    object.field("text", repaired.text());
    Ok(())
}

fn detect_row(row: &Row<'_>, payload: &Payload<'_>, job: &Job, object: &mut JsonObject<'_>) -> Result<(), String> {
    let bytes = match &payload.content {
        Content::Html(text) | Content::Text(text) => text.as_bytes(),
        Content::Bytes(bytes) => &bytes.content,
    };
    let decoded = match decode(bytes, &decode_options(row, payload, job)) {
        Ok(decoded) => decoded,
        Err(error) => {
            let kind = error.binary_kind().ok_or_else(|| error.to_string())?;
            binary_row(kind, object);
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

fn binary_row(kind: BinaryKind, object: &mut JsonObject<'_>) {
    let binary = document::BinaryView::of(kind);
    object.field("encoding", binary.encoding);
    object.field("confidence", &binary.confidence);
    object.field("source", binary.source);
    object.field("candidates", &binary.candidates);
    object.field("kind", binary.kind);
}

fn clean_row(row: &Row<'_>, payload: &Payload<'_>, job: &Job, object: &mut JsonObject<'_>) -> Result<(), String> {
    let options = options_for(row, payload, job)?;
    let report = run(payload, &options)?;
    job.page.accepts(&report)?;
    object.field("text", report.text());
    object.field("verdict", &report.cleaned().verdict());
    if report.metadata() != &limpid::Metadata::default() {
        object.field("metadata", report.metadata());
    }
    Ok(())
}

fn sentences_row(row: &Row<'_>, payload: &Payload<'_>, job: &Job, object: &mut JsonObject<'_>) -> Result<(), String> {
    let lang = row.hint("lang")?;
    let text = visible_text(row, payload, job)?;
    let spans = sentences(&text, lang.as_deref().or(lang_of(job)));
    object.field("sentences", &texts(&text, spans.iter().copied()));
    Ok(())
}

fn summarize_row(row: &Row<'_>, payload: &Payload<'_>, job: &Job, object: &mut JsonObject<'_>) -> Result<(), String> {
    let options = summary_for(row, job)?;
    let text = visible_text(row, payload, job)?;
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

fn process_row(row: &Row<'_>, payload: &Payload<'_>, job: &Job, object: &mut JsonObject<'_>) -> Result<(), String> {
    let options = options_for(row, payload, job)?;
    let report = run(payload, &options)?;
    job.page.accepts(&report)?;
    document::write(&report, object);
    Ok(())
}

/// Texts are worked on as they are, so that spans and sentences are the caller's; of HTML and bytes, what they show.
fn visible_text<'p>(row: &Row<'_>, payload: &'p Payload<'_>, job: &Job) -> Result<Cow<'p, str>, String> {
    if let Content::Text(text) = &payload.content {
        return Ok(Cow::Borrowed(text));
    }
    let options = Options { summary: None, ..options_for(row, payload, job)? };
    let report = run(payload, &options)?;
    job.page.accepts(&report)?;
    Ok(Cow::Owned(report.text().to_owned()))
}

fn run<'p>(payload: &'p Payload<'_>, options: &Options) -> Result<Report<'p>, String> {
    process(payload.input(), options).map_err(|error| error.to_string())
}

fn texts(text: &str, spans: impl Iterator<Item = Span>) -> Vec<&str> {
    spans.map(|span| span.of(text)).collect()
}

fn lang_of(job: &Job) -> Option<&str> {
    job.options.clean.as_ref().and_then(|clean| clean.lang.as_deref())
}

/// The options of the job with what the row says of itself.
fn options_for(row: &Row<'_>, payload: &Payload<'_>, job: &Job) -> Result<Options, String> {
    let mut options = job.options.clone();
    if let Content::Bytes(bytes) = &payload.content {
        options.decode = decode_options(row, payload, job);
        options.read.kind = options.read.kind.or(bytes.kind);
    }
    if let Some(clean) = &mut options.clean {
        clean.lang = row.hint("lang")?.or(clean.lang.take());
        clean.template = job.page.template_of(host_of(row).as_deref().unwrap_or_default());
    }
    if options.summary.is_some() {
        options.summary = Some(summary_for(row, job)?);
    }
    Ok(options)
}

/// How bytes are decoded: as the user says, else as the server says, else by looking, with the host as a hint. A label
/// that nobody knows is no label.
fn decode_options(row: &Row<'_>, payload: &Payload<'_>, job: &Job) -> DecodeOptions {
    let mut options = job.options.decode.clone();
    if let (Content::Bytes(bytes), None) = (&payload.content, &options.label) {
        let known = |label: &&String| {
            let options = DecodeOptions { label: Some((*label).clone()), ..DecodeOptions::default() };
            decode(b"", &options).is_ok()
        };
        options.label = bytes.charset.as_ref().filter(known).cloned();
    }
    if options.tld.is_none() {
        options.tld = host_of(row);
    }
    options
}

/// The host of an address, without port and user.
fn host(url: &str) -> Option<&str> {
    let (_, rest) = url.split_once("://")?;
    let authority = rest.split(['/', '?', '#']).next()?;
    let host = authority.rsplit('@').next()?.split(':').next()?;
    (!host.is_empty()).then_some(host)
}

/// The options of the summary with the length, title and language that the row gives.
fn summary_for(row: &Row<'_>, job: &Job) -> Result<SummaryOptions, String> {
    let mut options = job.options.summary.clone().unwrap_or_default();
    if let Some(words) = row.count("words")? {
        options.length = Length::Words(words);
    }
    if let Some(sentences) = row.count("sentences")? {
        options.length = Length::Sentences(sentences);
    }
    options.title = row.hint("title")?.or(options.title);
    options.lang = row.hint("lang")?.or(options.lang);
    Ok(options)
}
