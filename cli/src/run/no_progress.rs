//! Replaces `progress.rs` on WASI, which has no terminal to draw on.

use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use crate::inputs::Source;

/// A progress bar that shows nothing.
pub(crate) struct Progress;

#[allow(clippy::unused_self, reason = "the interface of the one that is seen")]
impl Progress {
    pub(crate) fn files(_: usize, _: bool, _: bool) -> Self {
        Self
    }

    pub(crate) fn bytes(_: &[Source], _: Arc<AtomicU64>, _: bool, _: bool) -> Self {
        Self
    }

    pub(crate) fn add_results(&mut self, _: u64) {}

    pub(crate) fn step(&self, _: u64) {}

    pub(crate) fn aside<R>(&self, action: impl FnOnce() -> R) -> R {
        action()
    }

    pub(crate) fn finish(&self) {}
}
