//! Runs a job over its inputs and says how it went.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use limpid::{Input, process};

use crate::args::{Format, Job, Verb};
use crate::bulk;
use crate::failures::Failures;
use crate::guard::guarded;
use crate::host::same_file;
use crate::in_place::{self, Replacement};
use crate::message::{InputError, complain, explain, say};
use crate::outputs::{Outputs, PartFile};
use crate::parallel;
use crate::progress::Progress;
use crate::sink::{Sink, WholeFile};
use crate::source::{Source, sources};
use crate::streamed::{self, Target};
use crate::style::Styles;
use crate::template;
use crate::work::{self, Outcome, work};

/// A check found changes, or some input failed.
const SOME: u8 = 1;
/// The command line makes no sense.
const USAGE: u8 = 2;
/// No input could be read.
const NOTHING: u8 = 3;

/// Does what the command line asks for.
pub(crate) fn run(job: &Job) -> ExitCode {
    let (sources, failed) = sources(&job.source, job.change.in_place.as_deref());
    if let Err(problem) = options_hold(job).and_then(|()| sensible(job, &sources)) {
        say(problem);
        return ExitCode::from(USAGE);
    }
    if sources.iter().any(|source| source.path.is_none()) && io::stdin().is_terminal() && !job.general.quiet {
        say("reading standard input; end it with Ctrl-D, or give a FILE (see limpid --help)");
    }
    let learnt;
    let job = if job.page.template {
        learnt = with_templates(job, &sources);
        &learnt
    } else {
        job
    };
    let opened = Failures::open(job, &sources).map_err(say).and_then(|failures| Ok((open(job, &sources)?, failures)));
    let Ok((outputs, failures)) = opened else { return ExitCode::from(USAGE) };
    let mut run = Run { job, outputs, failures, failed, skipped: 0, done: 0, changed: false, broken: None };
    if job.output.jsonl {
        run.lines(&sources);
    } else {
        run.files(&sources);
    }
    run.end()
}

/// The job with what the pages of its sites have in common.
fn with_templates(job: &Job, sources: &[Source]) -> Job {
    let mut job = job.clone();
    job.page.templates = template::learn(&job, sources);
    if let Some(clean) = job.options.clean.as_mut().filter(|_| !job.output.jsonl) {
        clean.template = job.page.template_of("");
    }
    job
}

/// Tries the options on nothing: what the core says against them holds for every input.
fn options_hold(job: &Job) -> Result<(), String> {
    let options = job.options.clone().summary(None);
    process(Input::Bytes(b""), &options).map(drop).map_err(|error| error.to_string())
}

/// What clap cannot know: how the operands and the outputs go together.
fn sensible(job: &Job, sources: &[Source]) -> Result<(), String> {
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
    if job.page.template && sources.iter().any(|source| source.path.is_none()) {
        return Err("--template reads all input twice; give a FILE instead of standard input".into());
    }
    if job.source.range.is_some() && (sources.len() != 1 || sources[0].path.is_none()) {
        return Err("--range needs one FILE that it is a range of".into());
    }
    if let Some(folder) = &job.output.output_dir {
        let mut targets = BTreeMap::new();
        for source in sources {
            if let Some(other) = targets.insert(target(job, folder, &source.below), source.name()) {
                let name = source.name();
                return Err(format!("{other} and {name} would have one result in the output folder; run them apart"));
            }
        }
    }
    if let Some(suffix) = &job.change.in_place
        && (suffix.is_empty() || suffix.contains(['/', '\\']))
    {
        return Err(format!("--in-place={suffix}: the suffix of the kept original needs a name, such as .orig"));
    }
    Ok(())
}

/// Opens the output, or complains.
fn open(job: &Job, sources: &[Source]) -> Result<Outputs, ()> {
    if let (Some(folder), true) = (&job.output.output_dir, job.output.jsonl) {
        let targets = sources.iter().map(|source| target(job, folder, &source.below)).collect();
        return Ok(Outputs::Each { targets, open: None, resume: job.output.resume });
    }
    let output = job.output.output.as_deref();
    let sink = match output {
        Some(path) if job.output.resume => PartFile::open(path).map(Sink::Part),
        _ => Sink::open(output),
    };
    sink.map(Outputs::One).map_err(|error| {
        let name = output.map_or_else(|| "standard output".into(), |path| path.display().to_string());
        let problem = match error.kind() {
            io::ErrorKind::NotFound => "its folder is not there; make it first".into(),
            _ => explain(&error),
        };
        complain(&name, problem);
    })
}

/// A job under way.
struct Run<'a> {
    job: &'a Job,
    outputs: Outputs,
    failures: Failures,
    failed: u64,
    /// Inputs that are not text.
    skipped: u64,
    done: u64,
    changed: bool,
    /// Why the output cannot be written.
    broken: Option<io::Error>,
}

impl Run<'_> {
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
            |(source, answer)| {
                let answer = match answer {
                    Ok(Answer::Done(outcome)) => Ok(self.write(&outcome)),
                    Ok(Answer::Streamed) => self.stream(&styles, source),
                    Err(error) => Err(error),
                };
                if let Err(error) = answer {
                    progress.aside(|| self.fail(&source.name(), error));
                }
                progress.step(1);
                self.broken.is_none()
            },
        );
        progress.finish();
    }

    /// The inputs whose results are not there from an earlier run. What failed then is tried again.
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
        // Results that have files of their own are written there.
        if !outcome.bytes.is_empty() {
            self.broken = self.outputs.write(0, &outcome.bytes).err();
        }
    }

    /// Repairs an input of any size into the common output, as it comes.
    fn stream(&mut self, styles: &Styles, source: &Source) -> Result<(), InputError> {
        let Self { job, outputs, .. } = self;
        let mut out = outputs.writer(0);
        self.changed |= guarded(|| streamed::repair(job, styles, source, &source.name(), Target::Writer(&mut out)))?;
        self.done += 1;
        Ok(())
    }

    /// True when results go to standard output.
    fn to_stdout(&self) -> bool {
        matches!(self.outputs, Outputs::One(Sink::Stdout(_)))
            && self.job.output.output_dir.is_none()
            && self.job.change.in_place.is_none()
    }

    /// Colours only for people: not in files, not in JSON.
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
        complain(name, &problem);
        if let Err(error) = self.failures.input(name, &problem) {
            self.broken = Some(error);
        }
    }

    /// Ends the output and tells how it went. Where every input or the writing failed, an output file is not made.
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
            return ExitCode::from(NOTHING);
        }
        if let Err(error) = finished {
            say(format_args!("the output could not be written: {}", explain(&error)));
            return ExitCode::from(SOME);
        }
        let found = self.job.change.check && self.changed;
        if self.failed + self.skipped > 0 || found { ExitCode::from(SOME) } else { ExitCode::SUCCESS }
    }
}

fn count(n: u64, what: &str) -> String {
    if n == 1 { format!("1 {what}") } else { format!("{n} {what}s") }
}

/// What a worker made of an input.
enum Answer {
    Done(Outcome),
    /// Nothing yet: it is repaired when its turn comes, as there may be too much of it to wait in memory.
    Streamed,
}

/// Works on one input and writes the result, where it has a file of its own; the rest is for the common output.
fn one(job: &Job, styles: &Styles, source: &Source) -> Result<Answer, InputError> {
    if let (Some(suffix), Some(path)) = (&job.change.in_place, &source.path) {
        return in_place(job, styles, source, path, suffix);
    }
    if let Some(folder) = &job.output.output_dir {
        let target = target(job, folder, &source.below);
        return write_below(job, styles, source, &target);
    }
    if job.streams() { common(job, styles, source) } else { Ok(Answer::Done(answer(job, styles, source)?)) }
}

fn answer(job: &Job, styles: &Styles, source: &Source) -> Result<Outcome, InputError> {
    let name = source.name();
    let answered = guarded(|| {
        let bytes = source.read_text(&job.options.decode, job.source.max_record)?;
        work(job, styles, &name, &bytes)
    });
    match answered {
        Err(InputError::Binary(kind)) if job.verb == Verb::Detect => Ok(work::binary(job, styles, &name, kind)),
        answered => answered,
    }
}

/// Short files are repaired at once, into memory.
fn common(job: &Job, styles: &Styles, source: &Source) -> Result<Answer, InputError> {
    if source.len().is_none_or(|length| length > SHORT) {
        return Ok(Answer::Streamed);
    }
    let mut bytes = Vec::new();
    let changed = guarded(|| streamed::repair(job, styles, source, &source.name(), Target::Writer(&mut bytes)))?;
    Ok(Answer::Done(Outcome { bytes, changed }))
}

/// Bytes of a file whose result may wait in memory for its turn.
const SHORT: u64 = 256 << 10;

fn in_place(job: &Job, styles: &Styles, source: &Source, path: &Path, suffix: &str) -> Result<Answer, InputError> {
    if fs::metadata(path).is_ok_and(|there| !there.is_file() && !there.is_dir()) {
        return Err("is not a file that could be replaced".into());
    }
    if job.streams() {
        let changed = guarded(|| streamed::repair(job, styles, source, &source.name(), Target::InPlace(path, suffix)))?;
        return Ok(Answer::Done(Outcome { bytes: Vec::new(), changed }));
    }
    let outcome = answer(job, styles, source)?;
    if outcome.changed {
        if source.open_unpacked()?.is_gzip() {
            return Err(in_place::PACKED.into());
        }
        let mut replacement = Replacement::new(path, suffix);
        replacement.write(&outcome.bytes, false)?;
        replacement.finish()?;
    }
    Ok(Answer::Done(Outcome { bytes: Vec::new(), ..outcome }))
}

/// The file that holds the result of the input that stands at `below`: its name, and an ending where the form changes.
fn target(job: &Job, folder: &Path, below: &Path) -> PathBuf {
    let mut target = match below.file_name() {
        Some(name) if job.output.no_keep_dirs => folder.join(name),
        _ => folder.join(below),
    };
    if target.extension().is_some_and(|own| own.eq_ignore_ascii_case("gz")) {
        target.set_extension("");
    }
    let ending = match (job.verb, job.format) {
        _ if job.output.jsonl => "jsonl",
        (_, Format::Json) => "json",
        (_, Format::Markdown) => "md",
        (_, Format::Html) => "html",
        (Verb::Repair, _) => return target,
        _ => "txt",
    };
    if target.extension().is_none_or(|own| own != ending) {
        let mut name = target.file_name().unwrap_or_default().to_owned();
        name.push(".");
        name.push(ending);
        target.set_file_name(name);
    }
    target
}

fn write_below(job: &Job, styles: &Styles, source: &Source, target: &Path) -> Result<Answer, InputError> {
    if source.path.as_deref().is_some_and(|path| same_file(path, target)) {
        return Err("the result would replace the input; give another --output-dir".into());
    }
    let failed = |error: io::Error| format!("{}: {}", target.display(), explain(&error));
    let create =
        || fs::create_dir_all(target.parent().unwrap_or(Path::new("."))).and_then(|()| WholeFile::create(target));
    if job.streams() {
        let mut file = create().map_err(failed)?;
        let changed = guarded(|| streamed::repair(job, styles, source, &source.name(), Target::Writer(&mut file)));
        let changed = changed.map_err(|error| match error {
            InputError::Output(error) => InputError::Failed(failed(error)),
            error => error,
        })?;
        file.finish().map_err(failed)?;
        return Ok(Answer::Done(Outcome { bytes: Vec::new(), changed }));
    }
    let outcome = answer(job, styles, source)?;
    let write = |mut file: WholeFile| file.write_all(&outcome.bytes).and_then(|()| file.finish());
    create().and_then(write).map_err(failed)?;
    Ok(Answer::Done(Outcome { bytes: Vec::new(), ..outcome }))
}
