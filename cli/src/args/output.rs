//! Where input comes from and where results go.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::builder::{OsStringValueParser, TypedValueParser};
use clap::{Args, ValueEnum, ValueHint};

use crate::platform;

use super::values::{Range, jobs, range};

/// Four times what is cleaned of one page, and little enough for every core of a small machine.
const MAX_RECORD: u64 = 64 << 20;

/// Operands.
#[derive(Args, Clone, Debug)]
pub(crate) struct SourceArgs {
    /// Files to read; `-` is standard input
    #[arg(value_name = "FILE", value_parser = any_name(), value_hint = ValueHint::AnyPath)]
    pub(crate) files: Vec<PathBuf>,
    /// Read more file names from FILE, one per line
    #[arg(short, long, value_name = "FILE", help_heading = "Input")]
    pub(crate) input_file: Option<PathBuf>,
    /// File names end with NUL: those in --input-file, as `find -print0` writes them, and those that --check lists, as
    /// `xargs -0` reads them
    #[arg(short = '0', long, help_heading = "Input")]
    pub(crate) null: bool,
    /// Also read every file under DIR, recursively
    #[arg(long, value_name = "DIR", help_heading = "Input")]
    pub(crate) input_dir: Option<PathBuf>,
    /// With --jsonl: reject lines and records longer than this, which bounds memory use
    #[arg(long, value_name = "BYTES", default_value_t = MAX_RECORD, help_heading = "Input")]
    pub(crate) max_record: u64,
    /// With --jsonl: read only the records that begin in bytes START to END (exclusive)
    #[arg(long, value_name = "START-END", value_parser = range, requires = "jsonl", help_heading = "Input")]
    pub(crate) range: Option<Range>,
    /// With --range: the line number of its first record, for error messages
    #[arg(long, value_name = "N", default_value_t = 1, requires = "range", hide = true, help_heading = "Input")]
    pub(crate) first_line: u64,
}

/// Accepts an empty name, too, so that the error can say what the name is for.
fn any_name() -> impl TypedValueParser<Value = PathBuf> {
    OsStringValueParser::new().map(PathBuf::from)
}

/// Where results go.
#[derive(Args, Clone, Debug, Default)]
#[allow(clippy::struct_excessive_bools, reason = "they are flags")]
#[command(next_help_heading = "Output")]
pub(crate) struct OutputArgs {
    /// Write to FILE instead of standard output, compressed if its name ends in .gz or .zst; with --jsonl, .parquet
    /// writes a Parquet table, if this build supports it; refuses to overwrite an input
    #[arg(short, long, value_name = "FILE", conflicts_with = "output_dir")]
    pub(crate) output: Option<PathBuf>,
    /// Write one output file per input into DIR
    #[arg(long, value_name = "DIR")]
    pub(crate) output_dir: Option<PathBuf>,
    /// Write all output files directly into --output-dir instead of mirroring the folders of --input-dir
    #[arg(long, requires = "output_dir", overrides_with = "keep_dirs")]
    pub(crate) no_keep_dirs: bool,
    /// Mirror the folders of --input-dir (the default; accepted for compatibility with trafilatura)
    #[arg(long, requires = "output_dir", hide = true)]
    pub(crate) keep_dirs: bool,
    /// Write one JSON document per input, with the span, reason and confidence of every change
    #[arg(long)]
    pub(crate) json: bool,
    /// Read JSON Lines, WARC or WET files, compressed or not, and write JSON Lines: one object per record, in the same
    /// order; .html and .txt files count as one record each
    #[arg(long, conflicts_with = "json")]
    pub(crate) jsonl: bool,
    /// With --json or --jsonl: add the encoding, all changes and all blocks to the output of `clean`, and spans to that
    /// of `sentences`
    #[arg(long)]
    pub(crate) details: bool,
    /// Write each failed input and its error to FILE, as JSON Lines
    #[arg(long, value_name = "FILE")]
    pub(crate) failures: Option<PathBuf>,
    /// Continue an interrupted run; needs --output-dir or --jsonl with -o, and must be given on the first run, too
    #[arg(long)]
    pub(crate) resume: bool,
}

impl OutputArgs {
    pub(crate) fn format(&self) -> Format {
        if self.json { Format::Json } else { Format::Text }
    }
}

/// More formats, where the result is a page.
#[derive(Args, Clone, Debug, Default)]
#[command(next_help_heading = "Output")]
pub(crate) struct FormatArgs {
    /// Output format [default: txt]
    #[arg(long, visible_alias = "format", value_name = "FORM", value_enum, conflicts_with_all = ["json", "markdown", "html"])]
    output_format: Option<FormArg>,
    /// Put title, author, date and other metadata above the text, as YAML front matter
    #[arg(long, conflicts_with_all = ["json", "jsonl", "html"])]
    pub(super) with_metadata: bool,
    /// Write Markdown; with --jsonl, add it to each result
    #[arg(long, conflicts_with = "json")]
    markdown: bool,
    /// Write safe HTML: no scripts, styles or images, known tags and links only; with --jsonl, add it to each result
    #[arg(long, conflicts_with_all = ["json", "markdown"])]
    html: bool,
}

/// The forms by the names of trafilatura.
#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
enum FormArg {
    Txt,
    #[value(alias = "md")]
    Markdown,
    Html,
    Json,
    Jsonl,
}

impl FormatArgs {
    /// The form of the results; `--output-format jsonl` is `--jsonl`.
    pub(crate) fn format(&self, output: &mut OutputArgs) -> Format {
        match self.output_format {
            Some(FormArg::Jsonl) => output.jsonl = true,
            Some(FormArg::Json) => output.json = true,
            _ => {}
        }
        match self {
            Self { output_format: Some(FormArg::Markdown), .. } | Self { markdown: true, .. } => Format::Markdown,
            Self { output_format: Some(FormArg::Html), .. } | Self { html: true, .. } => Format::Html,
            _ => output.format(),
        }
    }
}

/// Form of a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    Text,
    Markdown,
    Html,
    Json,
}

/// What to do with a changed text instead of printing it.
#[derive(Args, Clone, Debug, Default)]
#[command(next_help_heading = "Output")]
pub(crate) struct ChangeArgs {
    /// Write nothing; list the files that would change, and exit with status 1 if there are any
    #[arg(long, conflicts_with_all = ["in_place", "json", "jsonl", "output_dir"])]
    pub(crate) check: bool,
    /// Print the changes as a unified diff
    #[arg(long, conflicts_with_all = ["in_place", "json", "jsonl", "output_dir"])]
    pub(crate) diff: bool,
    /// Replace each file that changes by its result, in UTF-8, and keep the original under its name followed by SUFFIX
    /// [default: .orig]
    #[arg(long, value_name = "SUFFIX", num_args = 0..=1, require_equals = true, default_missing_value = ".orig",
          conflicts_with_all = ["output", "output_dir", "json", "jsonl"])]
    pub(crate) in_place: Option<String>,
}

/// Flags of every command.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "General")]
pub(crate) struct GeneralArgs {
    /// Process N inputs in parallel [default: number of processors]
    #[arg(short, long, value_name = "N", value_parser = jobs, allow_negative_numbers = true)]
    pub(crate) jobs: Option<NonZeroUsize>,
    /// Print errors only: no progress bar, no notes
    #[arg(short, long)]
    pub(crate) quiet: bool,
    /// When to use colours
    #[arg(long, value_name = "WHEN", value_enum, default_value_t)]
    pub(crate) color: Color,
    /// Take defaults from FILE instead of the nearest limpid.toml
    #[arg(long, value_name = "FILE", conflicts_with = "no_config")]
    pub(crate) config: Option<PathBuf>,
    /// Do not look for a limpid.toml
    #[arg(long)]
    pub(crate) no_config: bool,
}

/// When output has colours.
#[derive(ValueEnum, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Color {
    // In a terminal, unless NO_COLOR is set.
    #[default]
    Auto,
    Always,
    Never,
}

impl Color {
    /// Makes the choice hold for all output.
    pub(crate) fn apply(self) {
        match self {
            Self::Auto => anstream::ColorChoice::Auto,
            Self::Always => anstream::ColorChoice::Always,
            Self::Never => anstream::ColorChoice::Never,
        }
        .write_global();
    }
}

impl GeneralArgs {
    pub(crate) fn jobs(&self) -> usize {
        platform::threads(self.jobs)
    }
}
