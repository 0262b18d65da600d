//! Where input comes from and where results go.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::platform;

use super::values::{Range, range};

/// Four times what is cleaned of one page, and little enough for every core of a small machine.
const MAX_RECORD: u64 = 64 << 20;

/// Operands.
#[derive(Args, Clone, Debug)]
pub(crate) struct SourceArgs {
    /// Pages and texts; `-` is standard input
    #[arg(value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// Read more operands from FILE, one a line
    #[arg(short, long, value_name = "FILE", help_heading = "Input")]
    pub(crate) input_file: Option<PathBuf>,
    /// Operands in the input file end with NUL, as `find -print0` writes them
    #[arg(short = '0', long, requires = "input_file", help_heading = "Input")]
    pub(crate) null: bool,
    /// Read every file below DIR too
    #[arg(long, value_name = "DIR", help_heading = "Input")]
    pub(crate) input_dir: Option<PathBuf>,
    /// With --jsonl: a longer line or record is an error, so that memory stays bounded
    #[arg(long, value_name = "BYTES", default_value_t = MAX_RECORD, help_heading = "Input")]
    pub(crate) max_record: u64,
    /// With --jsonl: only the records that begin at bytes START to END of the file, END not included
    #[arg(long, value_name = "START-END", value_parser = range, requires = "jsonl", help_heading = "Input")]
    pub(crate) range: Option<Range>,
    /// With --range: the number of its first line, for messages
    #[arg(long, value_name = "N", default_value_t = 1, requires = "range", hide = true, help_heading = "Input")]
    pub(crate) first_line: u64,
}

/// Where results go.
#[derive(Args, Clone, Debug, Default)]
#[allow(clippy::struct_excessive_bools, reason = "they are flags")]
#[command(next_help_heading = "Output")]
pub(crate) struct OutputArgs {
    /// Write to FILE instead of standard output; never an input file
    #[arg(short, long, value_name = "FILE", conflicts_with = "output_dir")]
    pub(crate) output: Option<PathBuf>,
    /// Write one result a file into DIR
    #[arg(long, value_name = "DIR")]
    pub(crate) output_dir: Option<PathBuf>,
    /// Put all results side by side in --output-dir; else folders below --input-dir stay
    #[arg(long, requires = "output_dir", overrides_with = "keep_dirs")]
    pub(crate) no_keep_dirs: bool,
    /// Keep the folders below --input-dir (the default; accepted for trafilatura's sake)
    #[arg(long, requires = "output_dir", hide = true)]
    pub(crate) keep_dirs: bool,
    /// Write one JSON document for each input, with spans, reasons and confidences
    #[arg(long)]
    pub(crate) json: bool,
    /// Read JSON Lines, WARC and WET files, gzip too, and write JSON Lines: one object out for each line or record,
    /// in the same order; files that end in .html or .txt are one record each
    #[arg(long, conflicts_with = "json")]
    pub(crate) jsonl: bool,
    /// With --json and --jsonl: clean also says how it decoded, every change and every block; sentences also says where
    /// each one is
    #[arg(long)]
    pub(crate) details: bool,
    /// Write what failed and why to FILE, one JSON object a line
    #[arg(long, value_name = "FILE")]
    pub(crate) failures: Option<PathBuf>,
    /// Go on where a run that was stopped left off; give it from the start, with --output-dir, or --jsonl and -o
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
    /// The form of the results; txt unless given
    #[arg(long, value_name = "FORM", value_enum, conflicts_with_all = ["json", "markdown", "html"])]
    output_format: Option<FormArg>,
    /// Write title, author and so on above the text, as front matter
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

/// What to do with a changed text besides printing it.
#[derive(Args, Clone, Debug, Default)]
#[command(next_help_heading = "Output")]
pub(crate) struct ChangeArgs {
    /// Change nothing; name the files that would change and exit with status 1 if there are any
    #[arg(long, conflicts_with_all = ["in_place", "json", "jsonl", "output_dir"])]
    pub(crate) check: bool,
    /// Print what would change as a unified diff
    #[arg(long, conflicts_with_all = ["in_place", "json", "jsonl", "output_dir"])]
    pub(crate) diff: bool,
    /// Replace each file by its result, in UTF-8; the original stays beside it with SUFFIX
    #[arg(long, value_name = "SUFFIX", num_args = 0..=1, require_equals = true, default_missing_value = ".orig",
          conflicts_with_all = ["output", "output_dir", "json", "jsonl"])]
    pub(crate) in_place: Option<String>,
}

/// Flags of every command.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "General")]
pub(crate) struct GeneralArgs {
    /// Work on this many inputs at a time; default: the number of processors
    #[arg(short, long, value_name = "N")]
    pub(crate) jobs: Option<NonZeroUsize>,
    /// No progress bar and no remarks, only errors
    #[arg(short, long)]
    pub(crate) quiet: bool,
    /// When to use colours
    #[arg(long, value_name = "WHEN", value_enum, default_value_t)]
    pub(crate) color: Color,
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
