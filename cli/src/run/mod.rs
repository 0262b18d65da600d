//! Runs a job over its inputs and reports the outcome.

mod bulk;
mod failures;
mod files;
mod journal;
mod parallel;
#[cfg_attr(target_os = "wasi", path = "no_progress.rs")]
mod progress;
mod records;
mod template;

use std::collections::BTreeMap;
use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;

use limpid::{Input, process};

use failures::Failures;

use crate::args::{Format, Job};
use crate::inputs::{Source, sources};
use crate::message::{InputError, explain, explain_output, report_error, say};
use crate::outputs::{Outputs, PartFile, Sink, is_compressed, is_parquet};
use crate::panic_guard::guarded;
use crate::platform::same_file;
use crate::present::Styles;
use crate::results::{self, Outcome, Target};
use files::{FileOutput, member, one, target};
use progress::Progress;

/// The exit status when a check found changes or some input failed.
const EXIT_CHANGES_OR_FAILURES: u8 = 1;
/// The exit status for an invalid command line.
pub(crate) const USAGE: u8 = 2;
/// The name of standard output as an operand.
const STDOUT: &str = "-";
/// The exit status when no input could be read.
const EXIT_NO_INPUT: u8 = 3;

/// Executes the command line.
pub(crate) fn run(job: &Job) -> ExitCode {
    let (sources, failed) = sources(&job.source, job.change.in_place.as_deref());
    if let Err(problem) = options_hold(job).and_then(|()| limits_fit(job)).and_then(|()| check_arguments(job, &sources))
    {
        say(problem);
        return ExitCode::from(USAGE);
    }
    if sources.iter().any(|source| source.path.is_none()) && io::stdin().is_terminal() && !job.general.quiet {
        say("reading standard input; end it with Ctrl-D, or give a FILE (see limpid --help)");
    }
    let learned;
    let job = if job.page.template {
        learned = with_templates(job, &sources);
        &learned
    } else {
        job
    };
    let opened = Failures::open(job, &sources).map_err(say).and_then(|failures| Ok((open(job, &sources)?, failures)));
    let Ok((outputs, failures)) = opened else { return ExitCode::from(USAGE) };
    let mut run = RunningJob { job, outputs, failures, failed, skipped: 0, done: 0, changed: false, broken: None };
    if job.output.jsonl {
        run.lines(&sources);
    } else if job.together {
        run.together(&sources);
    } else {
        run.files(&sources);
    }
    run.end()
}

/// The job with the templates of its sites.
fn with_templates(job: &Job, sources: &[Source]) -> Job {
    let mut job = job.clone();
    job.page.templates = template::learn(&job, sources);
    if let Some(clean) = job.options.clean.as_mut().filter(|_| !job.output.jsonl) {
        clean.template = job.page.template_of("");
    }
    job
}

/// Tests the options on empty input: an option that the core rejects would fail for every input.
fn options_hold(job: &Job) -> Result<(), String> {
    let options = job.options.clone().summary(None);
    process(Input::Bytes(b""), &options).map(drop).map_err(|error| error.to_string())
}

/// Refuses limits of the summary that exclude everything.
fn limits_fit(job: &Job) -> Result<(), String> {
    let Some(summary) = &job.options.summary else { return Ok(()) };
    let (least, most) = (summary.min_words, summary.max_words.unwrap_or(usize::MAX));
    if most < least {
        return Err(format!("--min-words is {least} and --max-words is {most}; no sentence fits both"));
    }
    let (least, most) = (summary.min_phrase_words, summary.max_phrase_words);
    if most < least {
        return Err(format!("--min-phrase-words is {least} and --max-phrase-words is {most}; no key phrase fits both"));
    }
    Ok(())
}

/// Checks what clap cannot: whether the operands and outputs fit together.
fn check_arguments(job: &Job, sources: &[Source]) -> Result<(), String> {
    let paths = || sources.iter().filter_map(|source| source.path.as_deref());
    if let Some(output) = &job.output.output
        && let Some(input) = paths().find(|input| same_file(input, output))
    {
        let input = input.display();
        return Err(format!("{input}: is the input; write to another file, or use --in-place to replace it"));
    }
    if job.change.in_place.is_some() && sources.iter().any(|source| source.path.is_none()) {
        return Err("standard input cannot be replaced; --in-place needs a FILE".into());
    }
    if job.output.resume && !job.output.jsonl && job.output.output_dir.is_none() {
        return Err("--resume needs --output-dir, or --jsonl and -o FILE".into());
    }
    if let (true, Some(path)) = (job.output.resume, job.output.output.as_deref().filter(|path| is_compressed(path))) {
        let path = path.display();
        return Err(format!(
            "{path}: only uncompressed JSON Lines can be resumed; leave out --resume or the file extension"
        ));
    }
    if let (false, Some(path)) = (job.output.jsonl, job.output.output.as_deref().filter(|path| is_parquet(path))) {
        let path = path.display();
        return Err(format!("{path}: a Parquet file has one row per record; add --jsonl"));
    }
    if job.page.template && sources.iter().any(|source| source.path.is_none()) {
        return Err("--template reads all input twice; give a FILE instead of standard input".into());
    }
    if job.source.range.is_some() && (sources.len() != 1 || sources[0].path.is_none()) {
        return Err("--range needs exactly one FILE".into());
    }
    if let Some(folder) = &job.output.output_dir {
        check_targets(job, folder, sources)?;
    }
    if let Some(suffix) = &job.change.in_place
        && (suffix.is_empty() || suffix.contains(['/', '\\']))
    {
        return Err(format!(
            "--in-place={suffix}: the suffix of the backup must be part of a file name, such as .orig"
        ));
    }
    Ok(())
}

/// Checks that each input has an output file of its own in the folder.
fn check_targets(job: &Job, folder: &Path, sources: &[Source]) -> Result<(), String> {
    let mut targets = BTreeMap::new();
    for source in sources {
        if let Some(other) = targets.insert(target(job, folder, &source.below), source.name()) {
            let name = source.name();
            return Err(format!(
                "{other} and {name} would be written to the same file in the output folder; process them in separate runs"
            ));
        }
    }
    Ok(())
}

/// Opens the output, or reports an error.
fn open(job: &Job, sources: &[Source]) -> Result<Outputs, ()> {
    if let (Some(folder), true) = (&job.output.output_dir, job.output.jsonl) {
        let targets = sources.iter().map(|source| target(job, folder, &source.below)).collect();
        return Ok(Outputs::Each { targets, open: None, resume: job.output.resume });
    }
    let output = job.output.output.as_deref();
    let sink = match output {
        Some(path) if path.is_dir() => Err(io::ErrorKind::IsADirectory.into()),
        Some(path) if job.output.resume => PartFile::open(path).map(Sink::Part),
        _ => Sink::open(output),
    };
    sink.map(Outputs::One).map_err(|error| {
        let name = output.map_or_else(|| "standard output".into(), |path| path.display().to_string());
        let problem = match error.kind() {
            io::ErrorKind::IsADirectory => "is a folder; to write one file per input into it, use --output-dir".into(),
            _ => explain_output(&error),
        };
        report_error(&name, problem);
    })
}

/// A running job.
struct RunningJob<'a> {
    job: &'a Job,
    outputs: Outputs,
    failures: Failures,
    failed: u64,
    /// The number of inputs that are not text.
    skipped: u64,
    done: u64,
    changed: bool,
    /// The error if the output cannot be written.
    broken: Option<io::Error>,
}

impl RunningJob<'_> {
    fn lines(&mut self, sources: &[Source]) {
        let to_stdout = self.to_stdout();
        let tally = bulk::run(self.job, sources, &mut self.outputs, &mut self.failures, to_stdout);
        self.done += tally.done;
        self.failed += tally.failed;
        self.skipped += tally.skipped;
        self.broken = tally.broken;
    }

    fn files(&mut self, sources: &[Source]) {
        let job = self.job;
        let styles = self.styles();
        let sources: Vec<&Source> = match self.left(sources) {
            Ok(left) => left,
            Err(error) => {
                self.broken = Some(error);
                return;
            }
        };
        let progress = Progress::files(sources.len(), job.general.quiet, self.to_stdout());
        let jobs = job.general.jobs().min(sources.len());
        parallel::ordered(
            jobs,
            sources.iter().copied(),
            |source| (source, one(job, &styles, source)),
            |(source, output)| {
                let output = match output {
                    Ok(FileOutput::Done(outcome)) => {
                        self.write(&outcome);
                        Ok(())
                    }
                    Ok(FileOutput::Streamed) => self.stream(&styles, source),
                    Err(error) => Err(error),
                };
                if let Err(error) = output {
                    progress.aside(|| self.fail(&source.name(), error));
                }
                progress.step(1);
                self.broken.is_none()
            },
        );
        progress.finish();
    }

    /// Writes one summary of all inputs that can be read.
    fn together(&mut self, sources: &[Source]) {
        let (job, styles) = (self.job, self.styles());
        let jobs = job.general.jobs().min(sources.len());
        let mut members = Vec::new();
        parallel::ordered(
            jobs,
            sources.iter(),
            |source| (source, member(job, source)),
            |(source, member)| {
                match member {
                    Ok(member) => members.push(member),
                    Err(error) => self.fail(&source.name(), error),
                }
                self.broken.is_none()
            },
        );
        self.done += members.len() as u64;
        if !members.is_empty() && self.broken.is_none() {
            self.broken = self.outputs.write(0, &results::together(job, &styles, &members)).err();
        }
    }

    /// The inputs without results from an earlier run. What failed then is tried again.
    fn left<'s>(&mut self, sources: &'s [Source]) -> io::Result<Vec<&'s Source>> {
        let (Some(journal), Some(folder)) = (self.failures.journal(), &self.job.output.output_dir) else {
            return Ok(sources.iter().collect());
        };
        journal.keep(|_| (false, 0))?;
        let (made, left): (Vec<_>, Vec<_>) =
            sources.iter().partition(|source| journal.made(&target(self.job, folder, &source.below)));
        self.done += made.len() as u64;
        Ok(left)
    }

    fn write(&mut self, outcome: &Outcome) {
        self.done += 1;
        self.changed |= outcome.changed;
        // Results with files of their own were already written there.
        if !outcome.bytes.is_empty() {
            self.broken = self.outputs.write(0, &outcome.bytes).err();
        }
    }

    /// Repairs an input of any size into the common output, piece by piece.
    fn stream(&mut self, styles: &Styles, source: &Source) -> Result<(), InputError> {
        let Self { job, outputs, .. } = self;
        let (mut out, mut nothing) = (outputs.writer(0), io::sink());
        let name = source.name();
        let changed = guarded(|| {
            let target = Target::Writer(if job.lists_names() { &mut nothing } else { &mut out });
            results::repair(job, styles, source, &name, target)
        })?;
        if job.lists_names() && changed {
            out.write_all(&source.listed_name()).map_err(InputError::output)?;
        }
        self.changed |= changed;
        self.done += 1;
        Ok(())
    }

    /// True when results go to standard output.
    fn to_stdout(&self) -> bool {
        matches!(self.outputs, Outputs::One(Sink::Stdout(_)))
            && self.job.output.output_dir.is_none()
            && self.job.change.in_place.is_none()
    }

    /// Colours are for people: not in files, and not in JSON.
    fn styles(&self) -> Styles {
        if self.to_stdout() && self.job.format != Format::Json { Styles::for_stdout() } else { Styles::default() }
    }

    fn fail(&mut self, name: &str, error: InputError) {
        let problem = match error {
            InputError::Output(error) => {
                self.broken = Some(error);
                return;
            }
            InputError::Binary(kind) => {
                self.skipped += 1;
                limpid::Error::from(kind).to_string()
            }
            InputError::Failed(problem) => {
                self.failed += 1;
                problem
            }
        };
        report_error(name, &problem);
        if let Err(error) = self.failures.input(name, &problem) {
            self.broken = Some(error);
        }
    }

    /// Ends the output and reports the outcome. If every input or the writing failed, no output file is created.
    fn end(self) -> ExitCode {
        let nothing = self.done == 0 && self.failed + self.skipped > 0;
        let finished = match self.broken {
            Some(error) => Err(error),
            None if nothing => self.outputs.discard().and_then(|()| self.failures.finish()),
            None => self.outputs.finish().and_then(|()| self.failures.finish()),
        };
        if self.skipped > 0 && self.done + self.failed + self.skipped > 1 && !self.job.general.quiet {
            say(format_args!("{} skipped: not text", count(self.skipped, "input")));
        }
        if nothing && self.skipped == 0 {
            return ExitCode::from(EXIT_NO_INPUT);
        }
        if let Err(error) = finished {
            report_unwritten(self.job, &error);
            return ExitCode::from(EXIT_CHANGES_OR_FAILURES);
        }
        let found = self.job.change.check && self.changed;
        if self.failed + self.skipped > 0 || found {
            ExitCode::from(EXIT_CHANGES_OR_FAILURES)
        } else {
            ExitCode::SUCCESS
        }
    }
}

/// Says which output could not be written, if there is only one.
fn report_unwritten(job: &Job, error: &io::Error) {
    let problem = format!("the output could not be written: {}", explain(error));
    match job.output.output.as_deref().filter(|path| path.as_os_str() != STDOUT) {
        Some(path) => report_error(&path.display().to_string(), problem),
        None => say(problem),
    }
}

fn count(n: u64, what: &str) -> String {
    if n == 1 { format!("1 {what}") } else { format!("{n} {what}s") }
}
