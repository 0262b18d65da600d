//! Processes many inputs: one JSON object is written for each line or record, in the same order.

use std::io;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use super::parallel;
use crate::args::Job;
use crate::inputs::Source;
use crate::inputs::{Done, Feed};
use crate::results::{Last, PieceResults, process_piece};

/// Receives the events of a run, in the order of the inputs.
pub(crate) trait Listener {
    /// Part of an input was processed.
    ///
    /// # Errors
    /// If the results cannot be written; then the run stops.
    fn add_results(&mut self, results: PieceResults) -> io::Result<()>;

    /// An input could not be read, at least not completely.
    fn broken(&mut self, source: usize, error: &io::Error);

    /// All of an input was processed.
    ///
    /// # Errors
    /// If its output cannot be finished.
    fn ended(&mut self, source: usize) -> io::Result<()>;
}

/// Processes every line and record of `sources`, except empty lines and those that are `done`. `read` counts the bytes of
/// the inputs.
///
/// # Errors
/// The listener's errors.
pub(crate) fn run(
    sources: &[Source],
    job: &Job,
    read: Arc<AtomicU64>,
    done: impl FnMut(usize) -> Done + Send,
    listener: &mut impl Listener,
) -> io::Result<()> {
    let feed = Feed::new(sources, &job.source, read, done);
    let mut broken = Ok(());
    parallel::ordered(
        job.general.jobs(),
        feed,
        |task| process_piece(task, sources, job),
        |results| {
            broken = tell(results, listener);
            broken.is_ok()
        },
    );
    broken
}

fn tell(mut results: PieceResults, listener: &mut impl Listener) -> io::Result<()> {
    let (source, last) = (results.source, std::mem::replace(&mut results.last, Last::No));
    if results.lines > 0 {
        listener.add_results(results)?;
    }
    match last {
        Last::No => Ok(()),
        Last::Broken(error) => {
            listener.broken(source, &error);
            Ok(())
        }
        Last::End => listener.ended(source),
    }
}
