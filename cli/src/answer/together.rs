//! One summary of several files.

use limpid::advanced::{Context, summarize_together_in};
use limpid::report::{KeyPhraseView, SentenceView, Unit, summary_view};
use limpid::{Input, JointSummary, Span, process};
use serde::Serialize;

use super::json_object::JsonObject;
use crate::args::{Format, Job};
use crate::message::InputError;
use crate::present::{self, Styles};

/// The cleaned text of a file, and what is known about it.
#[derive(Debug)]
pub(crate) struct Member {
    name: String,
    text: String,
    title: Option<String>,
    lang: Option<String>,
}

impl Member {
    /// Repairs and cleans the file.
    ///
    /// # Errors
    /// If it is not text, or a page that the options exclude.
    pub(crate) fn read(job: &Job, name: String, bytes: &[u8]) -> Result<Self, InputError> {
        let report = process(Input::Bytes(bytes), &job.options.clone().summary(None))?;
        job.page.accepts(&report)?;
        let metadata = report.metadata();
        let (title, lang) = (metadata.title.clone(), metadata.lang.clone());
        Ok(Self { name, text: report.text().to_owned(), title, lang })
    }
}

/// The answer of `limpid summarize --together`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct TogetherAnswer<'a> {
    /// The picked sentences.
    sentences: Vec<PickedSentence<'a>>,
    /// `true` when the only sentence picked is longer than requested.
    #[serde(skip_serializing_if = "Option::is_none")]
    over_length: Option<bool>,
    /// Words of `--query` that occur in none of the files.
    #[serde(skip_serializing_if = "Option::is_none")]
    missing_words: Option<&'a [String]>,
    /// With `--scores` or `--key-phrases`: each file.
    #[serde(skip_serializing_if = "Option::is_none")]
    documents: Option<Vec<MemberAnswer<'a>>>,
}

/// A sentence of one of the files.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(rename = "picked-sentence"))]
struct PickedSentence<'a> {
    /// The name of the file as it was given.
    file: &'a str,
    /// The sentence, word for word.
    text: &'a str,
    /// Where it is in the cleaned text of the file.
    span: Span,
}

/// One of the files.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(rename = "together-file"))]
struct MemberAnswer<'a> {
    /// The name of the file as it was given.
    file: &'a str,
    /// With `--scores`: every sentence with its score; ranks count the sentences of all files.
    #[serde(skip_serializing_if = "Option::is_none")]
    scores: Option<Vec<SentenceView<'a>>>,
    /// With `--key-phrases`: what the file is about, best first.
    #[serde(skip_serializing_if = "Option::is_none")]
    key_phrases: Option<Vec<KeyPhraseView<'a>>>,
}

/// The summary of all files, as it is written.
pub(crate) fn together(job: &Job, styles: &Styles, members: &[Member]) -> Vec<u8> {
    let documents: Vec<(&str, Context<'_>)> = members.iter().map(document).collect();
    let options = job.options.summary.clone().unwrap_or_default();
    let summary = summarize_together_in(&documents, &options);
    if job.format == Format::Json {
        return json(job, members, &summary);
    }
    text(job, styles, members, &summary).into()
}

fn document(member: &Member) -> (&str, Context<'_>) {
    let context = Context { title: member.title.as_deref(), lang: member.lang.as_deref(), blocks: &[] };
    (&member.text, context)
}

fn json(job: &Job, members: &[Member], summary: &JointSummary) -> Vec<u8> {
    let sentence = |(n, sentence): (usize, &limpid::Sentence)| {
        let Member { name, text, .. } = &members[n];
        PickedSentence { file: name, text: sentence.span.of(text), span: sentence.span }
    };
    let wants_documents = job.scores || job.wants_key_phrases();
    let mut bytes = Vec::new();
    let mut object = JsonObject::new(&mut bytes);
    object.version();
    object.fields(&TogetherAnswer {
        sentences: summary.picked().map(sentence).collect(),
        over_length: summary.is_over_length().then_some(true),
        missing_words: Some(summary.missing_words()).filter(|words| !words.is_empty()),
        documents: wants_documents.then(|| member_answers(job, members, summary)),
    });
    object.finish();
    bytes
}

fn member_answers<'a>(job: &Job, members: &'a [Member], summary: &'a JointSummary) -> Vec<MemberAnswer<'a>> {
    let answer = |(member, own): (&'a Member, &'a limpid::Summary)| {
        let view = summary_view(&member.text, own, Unit::Bytes, true);
        MemberAnswer {
            file: &member.name,
            scores: job.scores.then_some(view.sentences),
            key_phrases: job.wants_key_phrases().then_some(view.key_phrases),
        }
    };
    members.iter().zip(summary.documents()).map(answer).collect()
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
        out += &format!("{gap}{}:\n", member.name);
        if job.scores {
            out += &present::scores(&member.text, own, styles);
        }
        out += present::key_phrases(&member.text, own).trim_start_matches('\n');
    }
    out
}
