//! Runs all stages one after the other. This is the only module that uses all of them.

use std::borrow::Cow;

use crate::change::{Change, ChangeId, Changes, Confidence};
use crate::clean::{Cleaned, Verdict, clean_page};
use crate::decode::{DecodeOptions, Decoded, decode};
use crate::error::Error;
use crate::label::{CleanOptions, Label, label};
use crate::page::{BlockKind, Metadata, Page, SourceKind};
#[cfg(feature = "html")]
use crate::read::{Columns, read_columns};
use crate::read::{ReadOptions, read, sniff};
use crate::repair::{RepairOptions, Tristate, repair};
use crate::score::Context;
use crate::span::Span;
use crate::summarize::{Summary, SummaryOptions, summarize_in};

/// The input of the pipeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Input<'a> {
    /// Bytes of a page or text file. Encoding and kind are detected unless the options give them.
    Bytes(&'a [u8]),
    /// Text. Whether it is HTML is detected unless the options say so.
    Auto(&'a str),
    /// HTML. Needs the feature `html`; without it, all text is plain text.
    #[cfg(feature = "html")]
    Html(&'a str),
    /// Plain text of a whole page: copied text, `innerText`, or the output of a text browser.
    Text(&'a str),
    /// A live document, packed in columns. Source spans are bytes of [`Columns::text`].
    #[cfg(feature = "html")]
    Columns(&'a Columns<'a>),
}

/// Text that may be HTML.
impl<'a> From<&'a str> for Input<'a> {
    fn from(text: &'a str) -> Self {
        Self::Auto(text)
    }
}

/// Text that may be HTML.
impl<'a> From<&'a String> for Input<'a> {
    fn from(text: &'a String) -> Self {
        Self::Auto(text)
    }
}

/// The bytes of a page or text file.
impl<'a> From<&'a [u8]> for Input<'a> {
    fn from(bytes: &'a [u8]) -> Self {
        Self::Bytes(bytes)
    }
}

/// The bytes of a page or text file.
impl<'a> From<&'a Vec<u8>> for Input<'a> {
    fn from(bytes: &'a Vec<u8>) -> Self {
        Self::Bytes(bytes)
    }
}

/// The bytes of a page or text file.
impl<'a, const N: usize> From<&'a [u8; N]> for Input<'a> {
    fn from(bytes: &'a [u8; N]) -> Self {
        Self::Bytes(bytes)
    }
}

/// Which stages run, and how. `None` skips a stage; the default repairs and cleans.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase", default))]
#[non_exhaustive]
pub struct Options {
    /// How to decode bytes.
    pub decode: DecodeOptions,
    /// What is known about the input, and the limits for reading it.
    pub read: ReadOptions,
    /// How to repair encoding damage.
    pub repair: Option<RepairOptions>,
    /// How to remove boilerplate.
    pub clean: Option<CleanOptions>,
    /// How to summarize.
    pub summary: Option<SummaryOptions>,
}

setters!(Options {
    value decode: DecodeOptions,
    value read: ReadOptions,
    into repair: Option<RepairOptions>,
    into clean: Option<CleanOptions>,
    into summary: Option<SummaryOptions>,
});

impl Default for Options {
    fn default() -> Self {
        Self {
            decode: DecodeOptions::default(),
            read: ReadOptions::default(),
            repair: Some(RepairOptions::default()),
            clean: Some(CleanOptions::default()),
            summary: None,
        }
    }
}

/// The result of [`process`].
///
/// The *page text* is the text before any change: for plain text the input itself, for HTML its visible text. Repairs point
/// into the page text and removals into the repaired page text; [`Report::changes`] merges both and leads from the page text
/// to the output. [`Report::source`] and [`Report::trace`] lead back to the original input.
#[derive(Clone, Debug, PartialEq)]
pub struct Report<'a> {
    decoded: Option<Decoded<'a>>,
    /// How decoding replaced invalid bytes: changes from the page text to the text that was read.
    byte_repairs: Changes,
    page_text: String,
    repairs: Changes,
    cleaned: Cleaned,
    removals: Changes,
    changes: Changes,
    summary: Option<Summary>,
}

impl Report<'_> {
    /// The repaired, cleaned text.
    pub fn text(&self) -> &str {
        self.cleaned.text()
    }

    /// The repaired, cleaned text, without a copy.
    #[must_use]
    pub fn into_text(self) -> String {
        self.cleaned.into_text()
    }

    /// The same report with its own copy of the input, so that it can be kept, sent to another thread or returned after
    /// the input is gone.
    ///
    /// ```
    /// fn report() -> limpid::Report<'static> {
    ///     let bytes = b"caf\xe9 cr\xe8me, tr\xe8s bon".to_vec();
    ///     limpid::process(&bytes, &limpid::Options::new()).unwrap().into_owned()
    /// }
    /// assert_eq!(report().text(), "café crème, très bon");
    /// ```
    #[must_use]
    pub fn into_owned(self) -> Report<'static> {
        Report { decoded: self.decoded.map(Decoded::into_owned), ..self }
    }

    /// How cleaning went.
    pub fn verdict(&self) -> Verdict {
        self.cleaned.verdict()
    }

    /// The text as Markdown.
    pub fn to_markdown(&self) -> String {
        self.cleaned.to_markdown()
    }

    /// The text as safe HTML; see [`Cleaned::to_html`].
    pub fn to_html(&self) -> String {
        self.cleaned.to_html()
    }

    /// The text before any change; invalid bytes are `U+FFFD` in it.
    pub fn page_text(&self) -> &str {
        &self.page_text
    }

    /// The repairs. Their `input` spans point into [`Report::page_text`].
    pub fn repairs(&self) -> &Changes {
        &self.repairs
    }

    /// The removals. Their `input` spans point into the repaired page text, and their ids follow those of the repairs.
    pub fn removals(&self) -> &Changes {
        &self.removals
    }

    /// All changes from the page text to the output. Repairs inside a removal are part of that removal.
    pub fn changes(&self) -> &Changes {
        &self.changes
    }

    /// The page text with only those repairs and removals applied that `accept` returns true for.
    pub fn with(&self, mut accept: impl FnMut(&Change) -> bool) -> String {
        let kept: Vec<ChangeId> =
            self.repairs.iter().chain(&self.removals).filter(|change| accept(change)).map(|change| change.id).collect();
        let accepted = |change: &&Change| kept.binary_search(&change.id).is_ok();
        let removed = self.removals.iter().filter(accepted).map(|r| (self.repairs.to_input(r.input), ""));
        let repaired = self.repairs.iter().filter(accepted).map(|r| (r.input, r.replacement.as_str()));
        let mut edits: Vec<(Span, &str)> = removed.chain(repaired).collect();
        // A removal sorts before the repairs inside it.
        crate::order::sort_by_key(&mut edits, |&(span, _)| (span.start, std::cmp::Reverse(span.end)));
        apply_outermost(&self.page_text, &edits)
    }

    /// Where `span` of the page text is in the input, in bytes, whatever the form of the input.
    pub fn source(&self, span: Span) -> Span {
        self.in_input(self.cleaned.page().source_as_read(self.byte_repairs.to_output(span)))
    }

    /// Where `span` of the output came from in the input, in bytes.
    pub fn trace(&self, span: Span) -> Span {
        self.source(self.changes.to_input(span))
    }

    fn in_input(&self, span: Span) -> Span {
        self.decoded.as_ref().map_or(span, |decoded| decoded.source_span(span))
    }

    /// The cleaned page with its blocks and labels.
    pub fn cleaned(&self) -> &Cleaned {
        &self.cleaned
    }

    /// What the page declares about itself.
    pub fn metadata(&self) -> &Metadata {
        self.cleaned.metadata()
    }

    /// How the bytes were decoded; `None` if the input was text.
    pub fn decoded(&self) -> Option<&Decoded<'_>> {
        self.decoded.as_ref()
    }

    /// The summary, if one was requested. Its spans point into [`Report::text`].
    pub fn summary(&self) -> Option<&Summary> {
        self.summary.as_ref()
    }

    /// The text of the summary; empty if none was requested.
    pub fn summary_text(&self) -> String {
        self.summary.as_ref().map_or_else(String::new, |summary| summary.text(self.text()))
    }
}

/// Runs the stages that `options` select.
///
/// ```
/// use limpid::{Input, Options, SummaryOptions, process};
/// let options = Options::new().summary(SummaryOptions::new());
/// let report = process(Input::Html("<p>The cafÃ© reopened on Monday.</p>"), &options).unwrap();
/// assert_eq!(report.text(), "The café reopened on Monday.");
/// assert_eq!(report.summary_text(), report.text());
/// ```
///
/// # Errors
/// If an option is invalid: an unknown encoding label or a malformed rule.
pub fn process<'a>(input: impl Into<Input<'a>>, options: &Options) -> Result<Report<'a>, Error> {
    run(input.into(), options)
}

fn run<'a>(input: Input<'a>, options: &Options) -> Result<Report<'a>, Error> {
    let (page, decoded) = read_input(input, &options.decode, &options.read)?;
    let (page_text, byte_repairs) =
        decoded.as_ref().map_or_else(|| (page.text().to_owned(), Changes::new()), |decoded| as_given(&page, decoded));
    let as_read = page.text().to_owned();
    let (page, repairs) = repair_page(page, options.repair.as_ref());
    let mut repairs = byte_repairs.compose(&repairs, &as_read);
    repairs.number_from(0);
    let cleaned = label_and_clean(page, options.clean.as_ref())?;
    let mut removals = cleaned.changes().clone();
    removals.number_from(repairs.len() as u32);
    let changes = repairs.compose(&removals, cleaned.page().text());
    let summary = options.summary.as_ref().map(|summary| summarize_page(&cleaned, summary));
    Ok(Report { decoded, byte_repairs, page_text, repairs, cleaned, removals, changes, summary })
}

/// Removes the boilerplate of a page without repairing its text.
///
/// ```
/// let cleaned = limpid::clean(limpid::Input::Html("<p>All that <b>matters</b>.</p>"), &Default::default()).unwrap();
/// assert_eq!(cleaned.text(), "All that matters.");
/// ```
///
/// # Errors
/// If a rule in `options` is malformed.
pub fn clean<'a>(input: impl Into<Input<'a>>, options: &CleanOptions) -> Result<Cleaned, Error> {
    let (page, _) = read_input(input.into(), &DecodeOptions::default(), &ReadOptions::default())?;
    label_and_clean(page, Some(options))
}

/// Returns true for a page with a few full paragraphs, in any script. A cheap check to make before cleaning.
///
/// It looks only at lengths and positions. Menus, listings and empty applications are not readerable.
///
/// ```
/// use limpid::{Input, is_probably_readerable};
/// assert!(!is_probably_readerable(Input::Html("<nav><a href=/>Home</a></nav><p>Log in to go on.</p>")));
/// let page = format!("<p>{}</p>", "晴れた日に川のそばを歩きました。".repeat(20));
/// assert!(is_probably_readerable(Input::Html(&page)));
/// ```
#[must_use]
pub fn is_probably_readerable<'a>(input: impl Into<Input<'a>>) -> bool {
    // Without a label, decoding cannot fail.
    let read = read_input(input.into(), &DecodeOptions::default(), &ReadOptions::default());
    read.is_ok_and(|(page, _)| crate::clean::is_probably_readerable(&page))
}

/// Decodes if needed, and reads the page.
fn read_input<'a>(
    input: Input<'a>,
    decoding: &DecodeOptions,
    reading: &ReadOptions,
) -> Result<(Page, Option<Decoded<'a>>), Error> {
    let (kind, text, decoded) = match input {
        #[cfg(feature = "html")]
        Input::Html(text) => (SourceKind::Html, Cow::Borrowed(text), None),
        Input::Text(text) => (SourceKind::Text, Cow::Borrowed(text), None),
        Input::Auto(text) => (reading.kind.unwrap_or_else(|| sniff(text)), Cow::Borrowed(text), None),
        Input::Bytes(bytes) => {
            let decoded = decode(bytes, decoding)?;
            let kind = reading.kind.unwrap_or_else(|| sniff(decoded.text()));
            let page = read(decoded.text(), kind, reading);
            return Ok((page, Some(decoded)));
        }
        #[cfg(feature = "html")]
        Input::Columns(columns) => return Ok((read_columns(columns, reading), None)),
    };
    Ok((read(&text, kind, reading), decoded))
}

/// The text of the page with `U+FFFD` for invalid bytes, and the changes from there to the text that was read: those of
/// [`Decoded::changes`] that are inside the page text.
fn as_given(page: &Page, decoded: &Decoded<'_>) -> (String, Changes) {
    let (mut given, mut byte_repairs) = (String::with_capacity(page.text().len()), Changes::new());
    let changes = decoded.changes();
    let mut done = 0;
    if !changes.is_empty() {
        let strict = decoded.strict_text();
        let places = InputPlaces::of(page);
        for change in &changes {
            let Some(span) = places.of_source(change.output).filter(|span| span.start >= done) else { continue };
            given.push_str(&page.text()[done..span.start]);
            let old = change.input.of(&strict);
            let input = Span::new(given.len(), given.len() + old.len());
            given.push_str(old);
            let (reasons, evidence) = (change.reasons.clone(), change.evidence.clone());
            byte_repairs.push(input, change.replacement.as_str(), reasons, change.confidence, evidence);
            done = span.end;
        }
    }
    given.push_str(&page.text()[done..]);
    (given, byte_repairs)
}

/// Maps places in the reader's input to places in the page text.
struct InputPlaces {
    /// Runs that are the same in both, in the order of the reader's input; `None` if everything is.
    runs: Option<Vec<(usize, usize, usize)>>,
}

impl InputPlaces {
    fn of(page: &Page) -> Self {
        if page.kind() == SourceKind::Text {
            return Self { runs: None };
        }
        let mut runs: Vec<(usize, usize, usize)> = page.source_runs().collect();
        crate::order::sort_by_key(&mut runs, |&(_, source, _)| source);
        Self { runs: Some(runs) }
    }

    /// Where `span` is in the page text; `None` if it is not part of it, or not unchanged.
    fn of_source(&self, span: Span) -> Option<Span> {
        let Some(runs) = &self.runs else { return Some(span) };
        let at = runs.partition_point(|&(_, source, _)| source <= span.start).checked_sub(1)?;
        let (page, source, len) = runs[at];
        (span.end <= source + len).then(|| Span::new(page + span.start - source, page + span.end - source))
    }
}

/// Repairs the text of a page, all blocks together, so that evidence from one helps in another.
fn repair_page(page: Page, options: Option<&RepairOptions>) -> (Page, Changes) {
    let changes = options.map_or_else(Changes::new, |options| {
        let mut options = options.clone();
        // Reading HTML has resolved the entities; what still looks like one is text that the page shows.
        if page.kind() == SourceKind::Html && options.unescape_html == Tristate::Auto {
            options.unescape_html = Tristate::No;
        }
        repair(page.text(), &options).changes().clone()
    });
    (page.with_changes(&changes), changes)
}

fn label_and_clean(page: Page, options: Option<&CleanOptions>) -> Result<Cleaned, Error> {
    let Some(options) = options else {
        let labels = page.blocks().iter().map(|_| Label::content(Confidence::NONE, Vec::new())).collect();
        return Ok(clean_page(page, labels, &CleanOptions::default()));
    };
    let labels = label(&page, options)?;
    Ok(clean_page(page, labels, options))
}

fn summarize_page(cleaned: &Cleaned, options: &SummaryOptions) -> Summary {
    let removed = cleaned.changes();
    let blocks: Vec<(Span, BlockKind)> = cleaned
        .blocks()
        .iter()
        .map(|block| (removed.to_output(block.span), block.kind))
        .filter(|(span, _)| !span.is_empty())
        .collect();
    let metadata = cleaned.metadata();
    let context = Context {
        title: options.title.as_deref().or(metadata.title.as_deref()),
        lang: options.lang.as_deref().or(metadata.lang.as_deref()),
        blocks: &blocks,
    };
    summarize_in(cleaned.text(), &context, options)
}

/// Applies edits, sorted by start and outer before inner, and skips those inside another.
fn apply_outermost(text: &str, edits: &[(Span, &str)]) -> String {
    let mut output = String::with_capacity(text.len());
    let mut done = 0;
    for &(span, replacement) in edits {
        if span.start >= done {
            output.push_str(&text[done..span.start]);
            output.push_str(replacement);
            done = span.end;
        }
    }
    output.push_str(&text[done..]);
    output
}
