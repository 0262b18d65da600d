//! Processes many inputs: one JSON object is written for each line or record, in the same order.

use std::io;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use super::parallel;
use crate::answer::{Answers, Last, answer};
use crate::args::Job;
use crate::inputs::Source;
use crate::inputs::{Done, Feed};

/// Receives the events of a run, in the order of the inputs.
pub(crate) trait Listener {
    /// Part of an input was answered.
    ///
    /// # Errors
    /// If the answers cannot be written; then the run stops.
    fn answered(&mut self, answers: Answers) -> io::Result<()>;

    /// An input could not be read, at least not completely.
    fn broken(&mut self, source: usize, error: &io::Error);

    /// All of an input was answered.
    ///
    /// # Errors
    /// If its output cannot be finished.
    fn ended(&mut self, source: usize) -> io::Result<()>;
}

/// Answers every line and record of `sources`, except empty lines and those that are `done`. `read` counts the bytes of
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
        |task| answer(task, sources, job),
        |answers| {
            broken = tell(answers, listener);
            broken.is_ok()
        },
    );
    broken
}

fn tell(mut answers: Answers, listener: &mut impl Listener) -> io::Result<()> {
    let (source, last) = (answers.source, std::mem::replace(&mut answers.last, Last::No));
    if answers.lines > 0 {
        listener.answered(answers)?;
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
