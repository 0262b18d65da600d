//! A progress bar, shown only on a terminal.

use std::io::{self, IsTerminal};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use indicatif::{HumanCount, ProgressBar, ProgressStyle};

use crate::inputs::Source;

/// A bar or a count; hidden if nobody would see it or the results go to the same terminal.
pub(crate) struct Progress {
    bar: ProgressBar,
    /// The number of bytes read.
    read: Arc<AtomicU64>,
    results: u64,
}

impl From<ProgressBar> for Progress {
    fn from(bar: ProgressBar) -> Self {
        Self { bar, read: Arc::default(), results: 0 }
    }
}

impl Progress {
    /// Shows how many of `total` inputs are done.
    pub(crate) fn files(total: usize, quiet: bool, to_stdout: bool) -> Self {
        if total < 2 || quiet || !is_seen(to_stdout) {
            return ProgressBar::hidden().into();
        }
        ProgressBar::new(total as u64).with_style(style("{bar:32} {pos} of {len} files, {per_sec}, {eta} left")).into()
    }

    /// Shows how much of `sources` was read, which `read` counts, and how many results were written. The size of a pipe
    /// is not known.
    pub(crate) fn bytes(sources: &[Source], read: Arc<AtomicU64>, quiet: bool, to_stdout: bool) -> Self {
        if quiet || !is_seen(to_stdout) {
            return ProgressBar::hidden().into();
        }
        let bar = match sources.iter().map(Source::len).sum::<Option<u64>>() {
            Some(total) => ProgressBar::new(total)
                .with_style(style("{bar:32} {bytes} of {total_bytes}, {msg} results, {bytes_per_sec}, {eta} left")),
            None => ProgressBar::no_length()
                .with_style(style("{spinner} {bytes}, {msg} results, {bytes_per_sec}, {elapsed}")),
        };
        Self { bar, read, results: 0 }
    }

    /// Adds `count` results.
    pub(crate) fn add_results(&mut self, count: u64) {
        self.results += count;
        if !self.bar.is_hidden() {
            self.bar.set_message(HumanCount(self.results).to_string());
            self.bar.set_position(self.read.load(Ordering::Relaxed));
        }
    }

    pub(crate) fn step(&self, count: u64) {
        self.bar.inc(count);
    }

    /// Hides the bar while `action` runs, which may print.
    pub(crate) fn aside<R>(&self, action: impl FnOnce() -> R) -> R {
        self.bar.suspend(action)
    }

    pub(crate) fn finish(&self) {
        self.bar.finish_and_clear();
    }
}

/// True when messages go to a terminal that does not show results at the same time.
fn is_seen(to_stdout: bool) -> bool {
    io::stderr().is_terminal() && !(to_stdout && io::stdout().is_terminal())
}

fn style(template: &str) -> ProgressStyle {
    ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar())
}
