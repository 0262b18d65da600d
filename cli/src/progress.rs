//! A progress bar, on a terminal only.

use std::io::{self, IsTerminal};

use indicatif::{ProgressBar, ProgressStyle};

/// Shows how many of `total` inputs are done, unless nobody would see it or the results go to the same terminal.
pub(crate) struct Progress(ProgressBar);

impl Progress {
    pub(crate) fn new(total: usize, quiet: bool, to_stdout: bool) -> Self {
        let clash = to_stdout && io::stdout().is_terminal();
        if quiet || clash || total < 2 || !io::stderr().is_terminal() {
            return Self(ProgressBar::hidden());
        }
        let style = ProgressStyle::with_template("{bar:32} {pos} of {len} files, {per_sec}, {eta} left");
        let bar = ProgressBar::new(total as u64).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
        Self(bar)
    }

    pub(crate) fn step(&self) {
        self.0.inc(1);
    }

    /// Runs `action`, which may print, with the bar out of the way.
    pub(crate) fn aside<R>(&self, action: impl FnOnce() -> R) -> R {
        self.0.suspend(action)
    }

    pub(crate) fn finish(&self) {
        self.0.finish_and_clear();
    }
}
