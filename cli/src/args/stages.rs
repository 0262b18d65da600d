//! The options of the stages. Each flag has the name of the option field it sets.

use clap::{Args, ValueEnum};
use limpid::{
    Algorithm, CleanOptions, Confidence, DecodeOptions, Focus, Length, Normalization, Order, RepairOptions, SourceKind,
    SummaryOptions, Tristate, Weights,
};
use limpid::{LineBreaks, ReadOptions, SentenceOptions};

use super::switches::switches;
use super::values::{Form, confidence, count, domain, fraction, length, share, tag, url, weights};

/// What the input is.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Input")]
pub(crate) struct ReadArgs {
    /// Decode the input with this encoding, such as windows-1252, instead of detecting it
    #[arg(short, long, value_name = "LABEL")]
    encoding: Option<String>,
    #[command(flatten)]
    hints: HintArgs,
    /// Detect the encoding (the default; accepted for compatibility with ftfy)
    #[arg(short, long, hide = true)]
    guess: bool,
    /// Format of the input
    #[arg(long, value_name = "KIND", value_enum, default_value_t)]
    from: Kind,
    /// URL of the page, to resolve relative links and images; the "url" of a JSON Lines record takes precedence
    #[arg(long, value_name = "URL", value_parser = url)]
    url: Option<String>,
    /// Do not clean inputs larger than N bytes, only repair them
    #[arg(long, value_name = "N", value_parser = count, allow_negative_numbers = true)]
    max_bytes: Option<usize>,
    /// Do not clean pages with more than N blocks
    #[arg(long, value_name = "N", value_parser = count, allow_negative_numbers = true)]
    max_blocks: Option<usize>,
    /// Flatten elements nested deeper than N levels
    #[arg(long, value_name = "N", value_parser = count, allow_negative_numbers = true)]
    max_depth: Option<usize>,
}

/// What helps to guess the encoding.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Input")]
pub(crate) struct HintArgs {
    /// Consider only these encodings when detecting, separated by commas
    #[arg(long, value_name = "LABEL", value_delimiter = ',')]
    allow: Vec<String>,
    /// Top-level domain or host of the input; makes its usual legacy encodings more likely
    #[arg(long, value_name = "DOMAIN", value_parser = domain)]
    tld: Option<String>,
}

impl HintArgs {
    pub(crate) fn decode(&self) -> DecodeOptions {
        let mut options = DecodeOptions::new();
        options.allow.clone_from(&self.allow);
        options.tld.clone_from(&self.tld);
        options
    }
}

/// Kind of input.
#[derive(ValueEnum, Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Kind {
    #[default]
    Auto,
    Html,
    Text,
}

impl From<Kind> for Option<SourceKind> {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Auto => None,
            Kind::Html => Some(SourceKind::Html),
            Kind::Text => Some(SourceKind::Text),
        }
    }
}

impl ReadArgs {
    pub(crate) fn decode(&self) -> DecodeOptions {
        let mut options = self.hints.decode();
        options.label.clone_from(&self.encoding);
        options
    }

    pub(crate) fn read(&self) -> ReadOptions {
        let default = ReadOptions::new();
        let mut options = ReadOptions::new()
            .kind(self.from.into())
            .max_bytes(self.max_bytes.unwrap_or(default.max_bytes))
            .max_blocks(self.max_blocks.unwrap_or(default.max_blocks))
            .max_depth(self.max_depth.unwrap_or(default.max_depth));
        options.url.clone_from(&self.url);
        options
    }
}

/// How sure a change must be; repair and clean share it.
#[derive(Args, Clone, Debug)]
pub(crate) struct ConfidenceArgs {
    /// Skip changes with a confidence below X, 0 to 1
    #[arg(long, value_name = "X", value_parser = confidence, allow_negative_numbers = true, help_heading = "Changes")]
    min_confidence: Option<Confidence>,
}

/// Options of repair.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Repair")]
pub(crate) struct RepairArgs {
    /// Passes that run unless a flag below overrides them; `ftfy` also simplifies typography
    #[arg(long, value_enum, default_value_t)]
    profile: Profile,
    /// Decode HTML entities; auto skips markup, code and text about entities
    #[arg(long, value_name = "WHEN", value_enum)]
    unescape_html: Option<When>,
    /// Same as --unescape-html=no
    #[arg(long, conflicts_with = "unescape_html")]
    preserve_entities: bool,
    /// Unicode normalization form of the result
    #[arg(short, long, value_name = "FORM", value_enum, ignore_case = true)]
    normalization: Option<Form>,
    #[command(flatten)]
    switches: RepairSwitches,
}

switches! {
    /// The passes of repair.
    RepairSwitches sets RepairOptions, "Repair" {
        on fix_encoding "Keep text that was decoded with the wrong encoding",
        on restore_byte_a0 "Keep spaces that replaced a byte of a character",
        on replace_lossy_sequences "Leave characters that lost a byte unrepaired",
        on decode_inconsistent_utf8 "Keep damaged characters inside undamaged text",
        on fix_c1_controls "Keep C1 controls that stand for windows-1252 characters",
        on remove_terminal_escapes "Keep terminal colour and cursor sequences",
        on remove_control_chars "Keep control characters",
        on fix_surrogates "Keep surrogate pairs written as two characters",
        off decode_quoted_printable "Decode quoted-printable text such as =C3=A9",
        off decode_encoded_words "Decode encoded words in mail headers, such as =?UTF-8?Q?=C3=A9?=",
        off fix_line_breaks "Turn every line break into a line feed",
        off fix_latin_ligatures "Replace ligatures such as ﬁ with letters",
        off fix_character_width "Turn full-width and half-width forms into plain ones",
        off uncurl_quotes "Turn curly quotes into straight ones",
    }
}

/// A set of defaults.
#[derive(ValueEnum, Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Profile {
    #[default]
    Safe,
    Ftfy,
}

/// Yes, no or automatic.
#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
enum When {
    Yes,
    No,
    Auto,
}

impl RepairArgs {
    pub(crate) fn options(&self, sure: &ConfidenceArgs) -> RepairOptions {
        let mut options = match self.profile {
            Profile::Safe => RepairOptions::default(),
            Profile::Ftfy => RepairOptions::ftfy(),
        };
        self.switches.apply(&mut options);
        let when = if self.preserve_entities { Some(When::No) } else { self.unescape_html };
        if let Some(when) = when {
            options.unescape_html = when.into();
        }
        if let Some(form) = self.normalization {
            options.normalization = form.into();
        }
        options.min_confidence = sure.min_confidence.unwrap_or(options.min_confidence);
        options
    }
}

impl From<When> for Tristate {
    fn from(when: When) -> Self {
        match when {
            When::Yes => Self::Yes,
            When::No => Self::No,
            When::Auto => Self::Auto,
        }
    }
}

impl From<Form> for Option<Normalization> {
    fn from(form: Form) -> Self {
        match form {
            Form::Compose => Some(Normalization::Compose),
            Form::Nfc => Some(Normalization::Nfc),
            Form::Nfd => Some(Normalization::Nfd),
            Form::Nfkc => Some(Normalization::Nfkc),
            Form::Nfkd => Some(Normalization::Nfkd),
            Form::None => None,
        }
    }
}

/// Options of clean.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Clean")]
pub(crate) struct CleanArgs {
    /// When in doubt, prefer to remove (precision) or to keep (recall)
    #[arg(long, value_name = "WHAT", value_enum, conflicts_with_all = ["precision", "recall"])]
    focus: Option<FocusArg>,
    /// Same as --focus=precision
    #[arg(long, conflicts_with = "recall")]
    precision: bool,
    /// Same as --focus=recall
    #[arg(long)]
    recall: bool,
    /// Never remove blocks that match a tag, .class, #id or /regex/; can be repeated
    #[arg(long, value_name = "RULE")]
    keep: Vec<String>,
    /// Always remove blocks that match; --keep takes precedence
    #[arg(long, value_name = "RULE")]
    remove: Vec<String>,
    /// Leave a page alone if cleaning would leave fewer than N words (two Chinese or Japanese characters count as one
    /// word)
    #[arg(long, value_name = "N", value_parser = fraction, allow_negative_numbers = true)]
    min_units: Option<f32>,
    /// In a first pass, learn which lines the pages of a site share, then remove them; all files count as one site,
    /// records are grouped by the host of their URL
    #[arg(long)]
    pub(super) template: bool,
    /// Skip pages in any other language, and report them
    #[arg(long, value_name = "TAG", value_parser = tag)]
    pub(super) target_language: Option<String>,
    #[command(flatten)]
    switches: CleanSwitches,
}

switches! {
    /// What counts as content.
    CleanSwitches sets CleanOptions, "Clean" {
        off comments "Keep readers' comments",
        on tables "Remove tables",
        on links "In Markdown, replace links with their text",
        on images "Leave pictures out of Markdown",
        off html_images "Include pictures in HTML, too",
    }
}

/// [`Focus`] on the command line.
#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
enum FocusArg {
    Precision,
    Balanced,
    Recall,
    All,
}

impl CleanArgs {
    pub(crate) fn options(&self, sure: &ConfidenceArgs, lang: Option<&str>) -> CleanOptions {
        let mut options = {
            let mut options = CleanOptions::new();
            options.focus = self.focus();
            options.keep.clone_from(&self.keep);
            options.remove.clone_from(&self.remove);
            options.lang = lang.map(str::to_owned);
            options
        };
        self.switches.apply(&mut options);
        options.min_units = self.min_units.unwrap_or(options.min_units);
        options.min_confidence = sure.min_confidence.unwrap_or(options.min_confidence);
        options
    }

    fn focus(&self) -> Focus {
        match self.focus {
            Some(FocusArg::Precision) => Focus::Precision,
            Some(FocusArg::Recall) => Focus::Recall,
            Some(FocusArg::All) => Focus::All,
            _ if self.precision => Focus::Precision,
            _ if self.recall => Focus::Recall,
            _ => Focus::Balanced,
        }
    }
}

/// How sentences are found.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Sentences")]
pub(crate) struct SplitArgs {
    /// How to read single line breaks: as wrapped text where it looks like it (auto), as sentence ends (lines) or as
    /// spaces (paragraphs)
    #[arg(long, value_name = "HOW", value_enum)]
    line_breaks: Option<LineBreaksArg>,
    /// Do not end a sentence after this abbreviation; can be repeated
    #[arg(long, value_name = "WORD")]
    abbreviations: Vec<String>,
}

/// [`LineBreaks`] on the command line.
#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
enum LineBreaksArg {
    Auto,
    Lines,
    Paragraphs,
}

impl From<LineBreaksArg> for LineBreaks {
    fn from(breaks: LineBreaksArg) -> Self {
        match breaks {
            LineBreaksArg::Auto => Self::Auto,
            LineBreaksArg::Lines => Self::Lines,
            LineBreaksArg::Paragraphs => Self::Paragraphs,
        }
    }
}

impl SplitArgs {
    pub(crate) fn options(&self) -> SentenceOptions {
        let mut options = SentenceOptions::default();
        options.line_breaks = self.line_breaks.map_or(options.line_breaks, Into::into);
        options.abbreviations.clone_from(&self.abbreviations);
        options
    }
}

/// Options of summarize.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Summarize")]
pub(crate) struct SummaryArgs {
    /// Length of the summary: 3 (sentences), 20% (of the sentences), 60w (words) or 400c (characters)
    #[arg(long, value_name = "N[%|w|c]", value_parser = length, allow_hyphen_values = true)]
    length: Option<Length>,
    /// How sentences are scored
    #[arg(long, value_enum)]
    algorithm: Option<AlgorithmArg>,
    /// Title of the document; favours sentences that share its words
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
    /// Favour sentences with this word; can be repeated
    #[arg(long, value_name = "WORD")]
    boost: Vec<String>,
    /// Avoid sentences with this word; can be repeated
    #[arg(long, value_name = "WORD")]
    avoid: Vec<String>,
    /// Topic of the summary: rank sentences with these words first
    #[arg(long, value_name = "TEXT")]
    query: Option<String>,
    /// Start with the best sentence of each section
    #[arg(long)]
    per_section: bool,
    /// Skip sentences of fewer than N words
    #[arg(long, value_name = "N", value_parser = count, allow_negative_numbers = true)]
    min_words: Option<usize>,
    /// Skip sentences of more than N words
    #[arg(long, value_name = "N", value_parser = count, allow_negative_numbers = true)]
    max_words: Option<usize>,
    /// Ignore this word when scoring; can be repeated
    #[arg(long, value_name = "WORD")]
    stop_words: Vec<String>,
    /// Skip key phrases of fewer than N words
    #[arg(long, value_name = "N", value_parser = count, allow_negative_numbers = true)]
    min_phrase_words: Option<usize>,
    /// Skip key phrases of more than N words
    #[arg(long, value_name = "N", value_parser = count, allow_negative_numbers = true)]
    max_phrase_words: Option<usize>,
    /// Weight of each signal, where 1 is the trained weight: title, position, frequency, graph, length
    #[arg(long, value_name = "NAME=X,...", value_parser = weights)]
    weights: Option<Weights>,
    /// How strongly to penalize sentences that repeat a picked one, 0 to 1
    #[arg(long, value_name = "X", value_parser = share, allow_negative_numbers = true)]
    diversity: Option<f32>,
    /// Order in which sentences are printed
    #[arg(long, value_enum)]
    order: Option<OrderArg>,
    /// Print the N most important phrases; N is 10 if omitted
    #[arg(long, value_name = "N", num_args = 0..=1, require_equals = true, default_missing_value = "10", value_parser = count)]
    key_phrases: Option<usize>,
    #[command(flatten)]
    split: SplitArgs,
}

/// [`Algorithm`] on the command line.
#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
enum AlgorithmArg {
    Combined,
    Frequency,
    Graph,
    Lead,
}

/// [`Order`] on the command line.
#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
enum OrderArg {
    Document,
    Rank,
}

impl SummaryArgs {
    /// The number of key phrases requested.
    pub(crate) fn key_phrases(&self) -> usize {
        self.key_phrases.unwrap_or(SummaryOptions::default().key_phrases)
    }

    pub(crate) fn options(&self, lang: Option<&str>) -> SummaryOptions {
        let default = SummaryOptions::default();
        let split = self.split.options();
        {
            let mut options = SummaryOptions::new();
            options.length = self.length.unwrap_or(default.length);
            options.algorithm = self.algorithm.map_or(default.algorithm, Into::into);
            options.title.clone_from(&self.title);
            options.boost.clone_from(&self.boost);
            options.avoid.clone_from(&self.avoid);
            options.weights = self.weights.unwrap_or(default.weights);
            options.diversity = self.diversity.unwrap_or(default.diversity);
            options.order = self.order.map_or(default.order, Into::into);
            options.lang = lang.map(str::to_owned);
            options.key_phrases = self.key_phrases();
            options.query.clone_from(&self.query);
            options.per_section = self.per_section;
            options.min_words = self.min_words.unwrap_or(default.min_words);
            options.max_words = self.max_words;
            options.stop_words.clone_from(&self.stop_words);
            options.min_phrase_words = self.min_phrase_words.unwrap_or(default.min_phrase_words);
            options.max_phrase_words = self.max_phrase_words.unwrap_or(default.max_phrase_words);
            options.line_breaks = split.line_breaks;
            options.abbreviations = split.abbreviations;
            options
        }
    }
}

impl From<AlgorithmArg> for Algorithm {
    fn from(algorithm: AlgorithmArg) -> Self {
        match algorithm {
            AlgorithmArg::Combined => Self::Combined,
            AlgorithmArg::Frequency => Self::Frequency,
            AlgorithmArg::Graph => Self::Graph,
            AlgorithmArg::Lead => Self::Lead,
        }
    }
}

impl From<OrderArg> for Order {
    fn from(order: OrderArg) -> Self {
        match order {
            OrderArg::Document => Self::Document,
            OrderArg::Rank => Self::Rank,
        }
    }
}
