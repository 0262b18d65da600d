//! The command line: which commands there are and which flags each takes.

mod command_line;
#[cfg(not(target_os = "wasi"))]
mod config;
#[cfg(not(target_os = "wasi"))]
mod generated;
mod output;
mod spelling;
mod stages;
mod switches;
#[cfg(test)]
mod tests;
mod values;

use std::collections::BTreeMap;

use clap::{Args, Parser, Subcommand};
use limpid::SentenceOptions;
use limpid::{Options, SiteTemplate};

pub(crate) use command_line::CommandLine;
pub(crate) use output::{ChangeArgs, Format, FormatArgs, GeneralArgs, OutputArgs, SourceArgs};
pub(crate) use stages::{CleanArgs, ConfidenceArgs, HintArgs, ReadArgs, RepairArgs, SplitArgs, SummaryArgs};
pub(crate) use values::Range;

/// Repairs damaged text, removes boilerplate, and extracts the most important sentences.
#[derive(Parser, Debug)]
#[command(name = "limpid", version, args_conflicts_with_subcommands = true, disable_help_subcommand = true)]
#[command(about = ABOUT, after_help = EXIT_STATUS)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
    #[command(flatten)]
    pub(crate) process: ProcessArgs,
}

const ABOUT: &str = "\
Repairs damaged text, removes boilerplate, and summarizes.

Without a command, limpid repairs and cleans each FILE; -s adds a summary. A FILE is an HTML page or plain text in any \
encoding. With no FILE, or with `-`, it reads standard input.";

const EXIT_STATUS: &str = "Exit status: 0 on success; 1 if --check found changes or an input failed; 2 for a usage \
error; 3 if no input could be read.\nTo process a file named like a command, write ./repair.\n\
`limpid completions SHELL` prints completions for bash, elvish, fish, powershell or zsh; `limpid man` prints the man \
page.";

const SOURCES: &str = "Files are repaired and cleaned first. JSON Lines records are used as they are, so that their \
sentences come back verbatim.";

/// The commands. Without one, [`ProcessArgs`].
#[derive(Subcommand, Debug)]
pub(crate) enum Command {
    /// Repair encoding damage only
    Repair(RepairCommand),
    /// Detect the encoding and the language of each input
    Detect(DetectCommand),
    /// Remove boilerplate only
    Clean(CleanCommand),
    /// Print one sentence per line
    #[command(after_help = SOURCES)]
    Sentences(SentencesCommand),
    /// Print the most important sentences
    #[command(after_help = SOURCES)]
    Summarize(Box<SummarizeCommand>),
    /// List every change with its reason, evidence and confidence
    Explain(ExplainCommand),
    /// Print a script that completes commands and flags
    #[cfg(not(target_os = "wasi"))]
    #[command(hide = true)]
    Completions(generated::CompletionsCommand),
    /// Print the man page
    #[cfg(not(target_os = "wasi"))]
    #[command(hide = true)]
    Man,
}

/// Flags of `limpid` without a command.
#[derive(Args, Debug)]
pub(crate) struct ProcessArgs {
    #[command(flatten)]
    source: SourceArgs,
    #[command(flatten)]
    read: ReadArgs,
    #[command(flatten)]
    output: OutputArgs,
    #[command(flatten)]
    format: FormatArgs,
    #[command(flatten)]
    change: ChangeArgs,
    #[command(flatten)]
    sure: ConfidenceArgs,
    #[command(flatten)]
    repair: RepairArgs,
    #[command(flatten)]
    clean: CleanArgs,
    /// Also summarize
    #[arg(short, long, help_heading = "Summarize")]
    summary: bool,
    #[command(flatten)]
    scores: ScoresArg,
    #[command(flatten)]
    summarize: SummaryArgs,
    #[command(flatten)]
    lang: LangArg,
    #[command(flatten)]
    general: GeneralArgs,
}

/// Flags of `limpid repair`.
#[derive(Args, Debug)]
pub(crate) struct RepairCommand {
    #[command(flatten)]
    source: SourceArgs,
    #[command(flatten)]
    read: ReadArgs,
    #[command(flatten)]
    output: OutputArgs,
    #[command(flatten)]
    change: ChangeArgs,
    #[command(flatten)]
    sure: ConfidenceArgs,
    #[command(flatten)]
    repair: RepairArgs,
    #[command(flatten)]
    general: GeneralArgs,
}

/// Flags of `limpid detect`.
#[derive(Args, Debug)]
pub(crate) struct DetectCommand {
    #[command(flatten)]
    source: SourceArgs,
    #[command(flatten)]
    hints: HintArgs,
    #[command(flatten)]
    output: OutputArgs,
    #[command(flatten)]
    general: GeneralArgs,
}

/// Flags of `limpid clean`.
#[derive(Args, Debug)]
pub(crate) struct CleanCommand {
    #[command(flatten)]
    source: SourceArgs,
    #[command(flatten)]
    read: ReadArgs,
    #[command(flatten)]
    output: OutputArgs,
    #[command(flatten)]
    format: FormatArgs,
    #[command(flatten)]
    change: ChangeArgs,
    #[command(flatten)]
    sure: ConfidenceArgs,
    #[command(flatten)]
    clean: CleanArgs,
    #[command(flatten)]
    lang: LangArg,
    #[command(flatten)]
    general: GeneralArgs,
}

/// Flags of `limpid sentences`.
// Files are repaired and cleaned first; JSON Lines are split as they are.
#[derive(Args, Debug)]
pub(crate) struct SentencesCommand {
    #[command(flatten)]
    source: SourceArgs,
    #[command(flatten)]
    read: ReadArgs,
    #[command(flatten)]
    output: OutputArgs,
    #[command(flatten)]
    sure: ConfidenceArgs,
    #[command(flatten)]
    repair: RepairArgs,
    #[command(flatten)]
    clean: CleanArgs,
    #[command(flatten)]
    split: SplitArgs,
    #[command(flatten)]
    lang: LangArg,
    #[command(flatten)]
    general: GeneralArgs,
}

/// Flags of `limpid summarize`.
// Files are repaired and cleaned first; JSON Lines are summarized as they are, their sentences verbatim.
#[derive(Args, Debug)]
pub(crate) struct SummarizeCommand {
    #[command(flatten)]
    source: SourceArgs,
    #[command(flatten)]
    read: ReadArgs,
    #[command(flatten)]
    output: OutputArgs,
    #[command(flatten)]
    sure: ConfidenceArgs,
    #[command(flatten)]
    repair: RepairArgs,
    #[command(flatten)]
    clean: CleanArgs,
    /// Summarize all files as one text without repetition; with --jsonl, the texts in each line's list "documents".
    /// --per-section starts with the best sentence of each text
    #[arg(long, help_heading = "Summarize", conflicts_with = "output_dir")]
    together: bool,
    #[command(flatten)]
    scores: ScoresArg,
    #[command(flatten)]
    summarize: SummaryArgs,
    #[command(flatten)]
    lang: LangArg,
    #[command(flatten)]
    general: GeneralArgs,
}

/// Flags of `limpid explain`.
#[derive(Args, Debug)]
pub(crate) struct ExplainCommand {
    #[command(flatten)]
    source: SourceArgs,
    #[command(flatten)]
    read: ReadArgs,
    #[command(flatten)]
    output: OutputArgs,
    #[command(flatten)]
    sure: ConfidenceArgs,
    #[command(flatten)]
    repair: RepairArgs,
    #[command(flatten)]
    clean: CleanArgs,
    #[command(flatten)]
    lang: LangArg,
    #[command(flatten)]
    general: GeneralArgs,
}

/// The language, if the user knows it.
#[derive(Args, Clone, Debug)]
pub(crate) struct LangArg {
    /// Language of the text, such as en or pt-BR [default: detected]
    #[arg(long, value_name = "TAG", value_parser = values::tag, help_heading = "Input")]
    lang: Option<String>,
}

/// Whether scores are shown.
#[derive(Args, Clone, Debug)]
pub(crate) struct ScoresArg {
    /// Print every sentence with its score and the signals that make it up
    #[arg(long, help_heading = "Summarize")]
    scores: bool,
}

/// The operation on each input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verb {
    Process,
    Repair,
    Detect,
    Clean,
    Sentences,
    Summarize,
    Explain,
    /// Write the lines of each page and its host: the first pass of `--template`.
    Learn,
}

/// Options for pages that only the command has.
#[derive(Clone, Debug, Default)]
pub(crate) struct PageJob {
    /// Learn what the pages of a site have in common.
    pub(crate) template: bool,
    /// The learned template of each host.
    pub(crate) templates: BTreeMap<String, SiteTemplate>,
    pub(crate) target_language: Option<String>,
    pub(crate) with_metadata: bool,
    /// How sentences are found.
    pub(crate) split: SentenceOptions,
}

impl PageJob {
    fn of(clean: &CleanArgs, with_metadata: bool) -> Self {
        let target_language = clean.target_language.clone();
        let split = SentenceOptions::default();
        Self { template: clean.template, templates: BTreeMap::new(), target_language, with_metadata, split }
    }
}

/// A command line, understood.
#[derive(Clone, Debug)]
pub(crate) struct Job {
    pub(crate) verb: Verb,
    pub(crate) source: SourceArgs,
    pub(crate) output: OutputArgs,
    pub(crate) format: Format,
    pub(crate) page: PageJob,
    pub(crate) change: ChangeArgs,
    /// The options of all stages, from the flags. The command decides which stages run.
    pub(crate) options: Options,
    pub(crate) scores: bool,
    /// All files are summarized as one.
    pub(crate) together: bool,
    pub(crate) general: GeneralArgs,
}

impl Job {
    /// True when key phrases were requested.
    pub(crate) fn wants_key_phrases(&self) -> bool {
        self.options.summary.as_ref().is_some_and(|summary| summary.key_phrases > 0)
    }
}

impl Cli {
    /// Output that needs no input: completions or the man page.
    pub(crate) fn printed(&self) -> Option<std::io::Result<Vec<u8>>> {
        match &self.command {
            #[cfg(not(target_os = "wasi"))]
            Some(Command::Completions(command)) => Some(Ok(command.text())),
            #[cfg(not(target_os = "wasi"))]
            Some(Command::Man) => Some(generated::man_page()),
            _ => None,
        }
    }

    pub(crate) fn into_job(self) -> Job {
        match self.command {
            #[cfg(not(target_os = "wasi"))]
            Some(Command::Completions(_) | Command::Man) => self.process.into_job(),
            None => self.process.into_job(),
            Some(Command::Repair(command)) => command.into_job(),
            Some(Command::Detect(command)) => command.into_job(),
            Some(Command::Clean(command)) => command.into_job(),
            Some(Command::Sentences(command)) => command.into_job(),
            Some(Command::Summarize(command)) => command.into_job(),
            Some(Command::Explain(command)) => command.into_job(),
        }
    }
}

/// Options in which the stages in `read` run and the others are skipped.
fn options(read: &ReadArgs) -> Options {
    Options::new().decode(read.decode()).read(read.read()).repair(None).clean(None).summary(None)
}

impl ProcessArgs {
    fn into_job(mut self) -> Job {
        let format = self.format.format(&mut self.output);
        let lang = self.lang.lang.as_deref();
        let options = options(&self.read)
            .repair(self.repair.options(&self.sure))
            .clean(self.clean.options(&self.sure, lang))
            .summary(self.wants_summary().then(|| self.summarize.options(lang)));
        Job {
            verb: Verb::Process,
            format,
            page: PageJob::of(&self.clean, self.format.with_metadata),
            options,
            source: self.source,
            output: self.output,
            change: self.change,
            scores: self.scores.scores,
            together: false,
            general: self.general,
        }
    }

    /// Flags that only make sense for a summary turn the summary on.
    fn wants_summary(&self) -> bool {
        self.summary || self.scores.scores || self.summarize.key_phrases() > 0
    }
}

impl RepairCommand {
    fn into_job(self) -> Job {
        let options = options(&self.read).repair(self.repair.options(&self.sure));
        Job { change: self.change, ..Job::new(Verb::Repair, self.source, self.output, options, self.general) }
    }
}

impl DetectCommand {
    fn into_job(self) -> Job {
        let options = Options::new().decode(self.hints.decode());
        Job::new(Verb::Detect, self.source, self.output, options, self.general)
    }
}

impl CleanCommand {
    fn into_job(mut self) -> Job {
        let clean = self.clean.options(&self.sure, self.lang.lang.as_deref());
        let options = options(&self.read).clean(clean);
        let format = self.format.format(&mut self.output);
        let page = PageJob::of(&self.clean, self.format.with_metadata);
        let job = Job::new(Verb::Clean, self.source, self.output, options, self.general);
        Job { format, page, change: self.change, ..job }
    }
}

impl SentencesCommand {
    fn into_job(self) -> Job {
        let lang = self.lang.lang.as_deref();
        let options =
            options(&self.read).repair(self.repair.options(&self.sure)).clean(self.clean.options(&self.sure, lang));
        let page = PageJob { split: self.split.options(), ..PageJob::of(&self.clean, false) };
        Job { page, ..Job::new(Verb::Sentences, self.source, self.output, options, self.general) }
    }
}

impl SummarizeCommand {
    fn into_job(self) -> Job {
        let lang = self.lang.lang.as_deref();
        let options = options(&self.read)
            .repair(self.repair.options(&self.sure))
            .clean(self.clean.options(&self.sure, lang))
            .summary(self.summarize.options(lang));
        let scores = self.scores.scores;
        let page = PageJob::of(&self.clean, false);
        let together = self.together;
        Job { page, scores, together, ..Job::new(Verb::Summarize, self.source, self.output, options, self.general) }
    }
}

impl ExplainCommand {
    fn into_job(self) -> Job {
        let options = options(&self.read)
            .repair(self.repair.options(&self.sure))
            .clean(self.clean.options(&self.sure, self.lang.lang.as_deref()));
        let page = PageJob::of(&self.clean, false);
        Job { page, ..Job::new(Verb::Explain, self.source, self.output, options, self.general) }
    }
}

impl Job {
    /// The flags that shape the result and belong to no stage.
    pub(crate) fn shape(&self) -> impl std::fmt::Debug {
        (self.output.no_keep_dirs, self.page.template, self.page.target_language.clone(), self.page.with_metadata)
    }

    /// True when a text is written piece by piece: a repair without the list of its changes.
    pub(crate) fn streams(&self) -> bool {
        self.verb == Verb::Repair && self.format == Format::Text
    }

    /// True when only the names of files that would change are listed, for other programs.
    pub(crate) fn lists_names(&self) -> bool {
        self.change.check && !self.change.diff && self.source.null
    }

    /// A job without the flags that only some commands have.
    fn new(verb: Verb, source: SourceArgs, output: OutputArgs, options: Options, general: GeneralArgs) -> Self {
        let format = output.format();
        let change = ChangeArgs::default();
        let page = PageJob::default();
        Self { verb, source, output, format, page, change, options, scores: false, together: false, general }
    }
}
