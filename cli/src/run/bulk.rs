//! A run over JSON Lines, WARC files and folders, which writes JSON Lines.

use std::collections::BTreeMap;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use super::failures::Failures;
use super::progress::Progress;
use super::records::{self, Listener};
use crate::args::Job;
use crate::inputs::Done;
use crate::inputs::Source;
use crate::message::{explain, report_error};
use crate::outputs::{Outputs, lines_there};
use crate::results::PieceResults;

/// The outcome of a run.
#[derive(Default)]
pub(crate) struct Tally {
    /// The number of inputs that were processed, at least in part.
    pub(crate) done: u64,
    /// The number of inputs that failed, at least in part.
    pub(crate) failed: u64,
    /// The number of inputs that are not text.
    pub(crate) skipped: u64,
    /// The error if the output cannot be written.
    pub(crate) broken: Option<io::Error>,
}

/// Processes all of `sources`.
pub(crate) fn run(
    job: &Job,
    sources: &[Source],
    outputs: &mut Outputs,
    failures: &mut Failures,
    to_stdout: bool,
) -> Tally {
    let read = Arc::new(AtomicU64::new(0));
    let progress = Progress::bytes(sources, read.clone(), job.general.quiet, to_stdout);
    let targets = match outputs {
        Outputs::Each { targets, .. } => Some(targets.clone()),
        Outputs::One(_) => None,
    };
    let mut run = BulkRun {
        sources,
        outputs,
        failures,
        progress,
        tally: Tally::default(),
        earlier: Vec::new(),
        lines: 0,
        source: Counts::default(),
        quiet: job.general.quiet,
    };
    let earlier = match run.earlier(job, targets.as_deref()) {
        Ok(earlier) => earlier,
        Err(error) => return Tally { broken: Some(error), ..run.tally },
    };
    run.earlier.clone_from(&earlier);
    run.lines = earlier.first().copied().map_or(0, results_in);
    let result = records::run(sources, job, read, |source| earlier[source], &mut run);
    run.progress.finish();
    Tally { broken: result.err(), ..run.tally }
}

fn results_in(done: Done) -> u64 {
    if let Done::Results(count) = done { count } else { 0 }
}

struct BulkRun<'a> {
    sources: &'a [Source],
    outputs: &'a mut Outputs,
    failures: &'a mut Failures,
    progress: Progress,
    tally: Tally,
    /// The results that existed before, with an entry for each input.
    earlier: Vec<Done>,
    /// The number of lines in the current output.
    lines: u64,
    /// The counts of the current input.
    source: Counts,
    quiet: bool,
}

#[derive(Default)]
struct Counts {
    lines: u64,
    failed: u64,
    not_utf8: u64,
    broken: bool,
}

impl BulkRun<'_> {
    /// The results of an earlier run, with an entry for each input.
    fn earlier(&mut self, job: &Job, targets: Option<&[PathBuf]>) -> io::Result<Vec<Done>> {
        let mut done = vec![Done::Results(0); self.sources.len()];
        let Some(journal) = self.failures.journal() else { return Ok(done) };
        if let (Some(output), None) = (&job.output.output, targets) {
            let there = lines_there(output)?;
            if let Some(first) = done.first_mut() {
                *first = Done::Results(there);
            }
            self.tally.failed += u64::from(journal.keep(|_| (false, there))? > 0);
            return Ok(done);
        }
        let targets = targets.unwrap_or_default();
        for (done, target) in done.iter_mut().zip(targets) {
            *done = if journal.made(target) { Done::All } else { Done::Results(lines_there(target)?) };
        }
        let names: BTreeMap<String, Done> = self.sources.iter().map(Source::name).zip(done.iter().copied()).collect();
        let there = |file: &str| match names.get(file) {
            Some(Done::All) => (true, 0),
            Some(Done::Results(count)) => (false, *count),
            None => (false, 0),
        };
        self.tally.failed += u64::from(journal.keep(there)? > 0);
        Ok(done)
    }
}

impl Listener for BulkRun<'_> {
    fn add_results(&mut self, results: PieceResults) -> io::Result<()> {
        let PieceResults { source, bytes, lines: count, not_utf8, problems, .. } = results;
        let name = self.sources[source].name();
        // Failures come first: those of results that were never written are dropped when the run continues.
        for (line, problem) in &problems {
            self.failures.record(&name, self.lines + line + 1, problem)?;
        }
        self.outputs.write(source, &bytes)?;
        self.lines += count;
        self.source.lines += count;
        self.source.failed += problems.len() as u64;
        self.source.not_utf8 += not_utf8;
        self.progress.add_results(count);
        Ok(())
    }

    fn broken(&mut self, source: usize, error: &io::Error) {
        let name = self.sources[source].name();
        let problem = explain(error);
        self.source.broken = true;
        let binary = error.get_ref().and_then(|error| error.downcast_ref::<limpid::Error>()).is_some();
        *(if binary { &mut self.tally.skipped } else { &mut self.tally.failed }) += 1;
        self.progress.aside(|| report_error(&name, &problem));
        // If the report cannot be written, that shows when it is finished.
        let _ = self.failures.input(&name, &problem);
    }

    fn ended(&mut self, source: usize) -> io::Result<()> {
        let Counts { lines, failed, not_utf8, broken } = std::mem::take(&mut self.source);
        if let Outputs::Each { .. } = self.outputs {
            self.lines = self.earlier.get(source + 1).copied().map_or(0, results_in);
        }
        if failed > 0 {
            self.tally.failed += u64::from(!broken);
            let name = self.sources[source].name();
            let text = format!("{failed} of {lines} lines failed; see their \"error\" in the output");
            self.progress.aside(|| report_error(&name, text));
        }
        if not_utf8 > 0 && !self.quiet {
            let text = format!("{not_utf8} of {lines} lines are not UTF-8; see their \"warnings\" in the output");
            self.progress.aside(|| report_error(&self.sources[source].name(), text));
        }
        let nothing = broken && lines == 0;
        self.tally.done += u64::from(!nothing);
        // An input that could not be opened gets no result, and one that has its result keeps it.
        if nothing || self.earlier[source] == Done::All { Ok(()) } else { self.outputs.end(source) }
    }
}
