//! One summary of several files, or of the documents of a line.

use std::borrow::Cow;

use limpid::advanced::{Context, summarize_together_in};
use limpid::report::{KeyPhraseView, SentenceView, Unit, summary_view};
use limpid::{Input, JointSummary, Report, Span, SummaryOptions, TextKind, process};
use serde::Serialize;
use serde_json::value::RawValue;

use super::item;
use super::json_object::JsonObject;
use crate::args::{Format, Job};
use crate::inputs::{Id, Item, Payload};
use crate::json::Row;
use crate::message::{InputError, say};
use crate::present::{self, Styles};

/// The cleaned text of a file or document, and what is known about it.
#[derive(Debug)]
pub(crate) struct Member {
    origin: Origin,
    text: String,
    title: Option<String>,
    lang: Option<String>,
    /// A note about what was lost when it was read.
    warnings: Vec<Cow<'static, str>>,
}

/// Where a text comes from.
#[derive(Debug)]
enum Origin {
    /// The name of a file as given.
    File(String),
    /// A document of a line of JSON, with its place in the list and its id.
    Document(usize, Option<Box<RawValue>>),
}

impl Origin {
    fn file(&self) -> Option<&str> {
        if let Self::File(name) = self { Some(name) } else { None }
    }

    fn document(&self) -> Option<usize> {
        if let Self::Document(n, _) = self { Some(*n) } else { None }
    }

    fn id(&self) -> Option<&RawValue> {
        if let Self::Document(_, id) = self { id.as_deref() } else { None }
    }
}

impl Member {
    /// Repairs and cleans the file.
    ///
    /// # Errors
    /// If it is not text, or a page that the options exclude.
    pub(crate) fn read(job: &Job, name: String, bytes: &[u8]) -> Result<Self, InputError> {
        let report = process(Input::Bytes(bytes), &job.options.clone().summary(None))?;
        job.page.accepts(&report)?;
        Ok(Self::of(Origin::File(name), &report))
    }

    fn of(origin: Origin, report: &Report<'_>) -> Self {
        let metadata = report.metadata();
        let (title, lang) = (metadata.title.clone(), metadata.lang.clone());
        Self { origin, text: report.text().to_owned(), title, lang, warnings: Vec::new() }
    }

    /// Reads the document; text is used as it is.
    fn of_item(job: &Job, n: usize, item: &Item<'_>) -> Result<Self, String> {
        let origin = Origin::Document(n, item.id.map(Id::to_json));
        let (title, lang) = (item.hint("title")?, item.hint("lang")?);
        if let Payload::Text(text) = &item.payload {
            let lang = lang.or_else(|| item::lang_of(job).map(str::to_owned));
            return Ok(Self { origin, text: text.clone().into_owned(), title, lang, warnings: item.warnings.clone() });
        }
        let member = Self::of(origin, &item::cleaned(item, job)?);
        let (title, lang) = (title.or(member.title), lang.or(member.lang));
        Ok(Self { title, lang, warnings: item.warnings.clone(), ..member })
    }
}

/// The field with the texts of a line.
const DOCUMENTS: &str = "documents";

/// Writes the summary of all documents of a line. Returns what was lost while reading them.
pub(super) fn write_result(
    item: &Item<'_>,
    job: &Job,
    object: &mut JsonObject<'_>,
) -> Result<Vec<Cow<'static, str>>, String> {
    let list = item.row.map_or(Ok(None), |row| row.list(DOCUMENTS))?;
    let list = list.ok_or(
        "there is no field \"documents\" with a list of strings, or of objects with \"text\", \"html\" or \"b64\"",
    )?;
    let members: Vec<Member> = list
        .into_iter()
        .enumerate()
        .map(|(n, json)| member(job, n, json).map_err(|error| format!("document {n}: {error}")))
        .collect::<Result<_, _>>()?;
    let summary = summary_of(&members, &item::summary_for(item, job)?);
    object.fields(&output_of(job, &members, &summary));
    object.leave_out(DOCUMENTS);
    let mut warnings: Vec<_> = members.iter().flat_map(|member| &member.warnings).cloned().collect();
    warnings.dedup();
    Ok(warnings)
}

/// An element of the list: a text, or an object like a line.
fn member(job: &Job, n: usize, json: &RawValue) -> Result<Member, String> {
    if json.get().starts_with('{') {
        let row = Row::parse(json.get())?;
        return Member::of_item(job, n, &Item::of_row(&row, None)?);
    }
    Member::of_item(job, n, &Item::of_string(json)?)
}

/// The result of `limpid summarize --together`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct TogetherOutput<'a> {
    /// The picked sentences.
    sentences: Vec<PickedSentence<'a>>,
    /// `true` when the only sentence picked is longer than requested.
    #[serde(skip_serializing_if = "Option::is_none")]
    over_length: Option<bool>,
    /// Words of `--query` that occur in none of the texts.
    #[serde(skip_serializing_if = "Option::is_none")]
    missing_words: Option<&'a [String]>,
    /// With `--scores` or `--key-phrases`: each text.
    #[serde(skip_serializing_if = "Option::is_none")]
    documents: Option<Vec<MemberOutput<'a>>>,
}

/// A sentence of one of the texts.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(rename = "picked-sentence"))]
struct PickedSentence<'a> {
    /// The name of the file as given.
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<&'a str>,
    /// With `--jsonl`: which document of the line it is from, from 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    document: Option<usize>,
    /// The id of that document, if it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(with = "Option<serde_json::Value>"))]
    id: Option<&'a RawValue>,
    /// The sentence, verbatim.
    text: &'a str,
    /// Where it is in the cleaned text of the file, or in the text of the document.
    span: Span,
}

/// One of the texts.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(rename = "together-file"))]
struct MemberOutput<'a> {
    /// The name of the file as given.
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<&'a str>,
    /// With `--jsonl`: its place in the list of the line, from 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    document: Option<usize>,
    /// The kind of text, which determines what the summary prefers.
    kind: TextKind,
    /// With `--scores`: every sentence with its score; ranks count the sentences of all texts.
    #[serde(skip_serializing_if = "Option::is_none")]
    scores: Option<Vec<SentenceView<'a>>>,
    /// With `--key-phrases`: what the text is about, best first.
    #[serde(skip_serializing_if = "Option::is_none")]
    key_phrases: Option<Vec<KeyPhraseView<'a>>>,
}

/// The summary of all files, as it is written.
pub(crate) fn together(job: &Job, styles: &Styles, members: &[Member]) -> Vec<u8> {
    let summary = summary_of(members, &job.options.summary.clone().unwrap_or_default());
    if job.format == Format::Json {
        return json(job, members, &summary);
    }
    if !job.general.quiet {
        present::notes_of(summary.is_over_length(), summary.missing_words()).iter().for_each(say);
    }
    text(job, styles, members, &summary).into()
}

fn summary_of(members: &[Member], options: &SummaryOptions) -> JointSummary {
    let documents: Vec<(&str, Context<'_>)> = members.iter().map(document).collect();
    summarize_together_in(&documents, options)
}

fn document(member: &Member) -> (&str, Context<'_>) {
    let context = Context { title: member.title.as_deref(), lang: member.lang.as_deref(), blocks: &[] };
    (&member.text, context)
}

fn json(job: &Job, members: &[Member], summary: &JointSummary) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut object = JsonObject::new(&mut bytes);
    object.version();
    object.fields(&output_of(job, members, summary));
    object.finish();
    bytes
}

fn output_of<'a>(job: &Job, members: &'a [Member], summary: &'a JointSummary) -> TogetherOutput<'a> {
    let sentence = |(n, sentence): (usize, &limpid::Sentence)| {
        let Member { origin, text, .. } = &members[n];
        let (file, document, id) = (origin.file(), origin.document(), origin.id());
        PickedSentence { file, document, id, text: sentence.span.of(text), span: sentence.span }
    };
    let wants_documents = job.scores || job.wants_key_phrases();
    TogetherOutput {
        sentences: summary.picked().map(sentence).collect(),
        over_length: summary.is_over_length().then_some(true),
        missing_words: Some(summary.missing_words()).filter(|words| !words.is_empty()),
        documents: wants_documents.then(|| member_outputs(job, members, summary)),
    }
}

fn member_outputs<'a>(job: &Job, members: &'a [Member], summary: &'a JointSummary) -> Vec<MemberOutput<'a>> {
    let output = |(member, own): (&'a Member, &'a limpid::Summary)| {
        let view = summary_view(&member.text, own, Unit::Bytes, true);
        MemberOutput {
            file: member.origin.file(),
            document: member.origin.document(),
            kind: own.kind(),
            scores: job.scores.then_some(view.sentences),
            key_phrases: job.wants_key_phrases().then_some(view.key_phrases),
        }
    };
    members.iter().zip(summary.documents()).map(output).collect()
}

/// The picked sentences, one on each line; with `--scores` or `--key-phrases`, each file under its name.
fn text(job: &Job, styles: &Styles, members: &[Member], summary: &JointSummary) -> String {
    let line = |(n, sentence): (usize, &limpid::Sentence)| {
        present::sentence_lines(&members[n].text, std::iter::once(sentence.span))
    };
    let mut out: String = if job.scores { String::new() } else { summary.picked().map(line).collect() };
    if !job.scores && !job.wants_key_phrases() {
        return out;
    }
    for (member, own) in members.iter().zip(summary.documents()) {
        let gap = if out.is_empty() { "" } else { "\n" };
        out += &format!("{gap}{}:\n", member.origin.file().unwrap_or_default());
        if job.scores {
            out += &present::scores(&member.text, own, styles);
        }
        out += present::key_phrases(&member.text, own).trim_start_matches('\n');
    }
    out
}
