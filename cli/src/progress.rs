//! A progress bar, on a terminal only.

use std::io::{self, IsTerminal};

use indicatif::{ProgressBar, ProgressStyle};

/// A bar or a count, unless nobody would see it or the results go to the same terminal.
pub(crate) struct Progress(ProgressBar);

impl Progress {
    /// Shows how many of `total` inputs are done.
    pub(crate) fn files(total: usize, quiet: bool, to_stdout: bool) -> Self {
        if total < 2 || quiet || !is_seen(to_stdout) {
            return Self(ProgressBar::hidden());
        }
        Self(ProgressBar::new(total as u64).with_style(style("{bar:32} {pos} of {len} files, {per_sec}, {eta} left")))
    }

    /// Shows how many lines are done; nobody knows how many there are.
    pub(crate) fn lines(quiet: bool, to_stdout: bool) -> Self {
        if quiet || !is_seen(to_stdout) {
            return Self(ProgressBar::hidden());
        }
        Self(ProgressBar::no_length().with_style(style("{spinner} {human_pos} lines, {per_sec}, {elapsed}")))
    }

    pub(crate) fn step(&self, count: u64) {
        self.0.inc(count);
    }

    /// Runs `action`, which may print, with the bar out of the way.
    pub(crate) fn aside<R>(&self, action: impl FnOnce() -> R) -> R {
        self.0.suspend(action)
    }

    pub(crate) fn finish(&self) {
        self.0.finish_and_clear();
    }
}

/// True when there is a terminal for messages that shows no results at the same time.
fn is_seen(to_stdout: bool) -> bool {
    io::stderr().is_terminal() && !(to_stdout && io::stdout().is_terminal())
}

fn style(template: &str) -> ProgressStyle {
    ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar())
}
