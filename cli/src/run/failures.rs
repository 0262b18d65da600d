//! The report of what failed and why: a JSON object a line.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde_json::value::RawValue;

use super::journal::Journal;
use crate::answer::Problem;
use crate::answer::VERSION;
use crate::args::Job;
use crate::inputs::Source;
use crate::message::explain;
use crate::outputs::WholeFile;

/// One failure.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Failure<'a> {
    file: &'a str,
    version: u32,
    /// The line of the output that says so, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    output_line: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a RawValue>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    offset: Option<u64>,
    error: &'a str,
}

/// Where failures are written.
pub(crate) enum Failures {
    /// Nobody asked.
    Unsaid,
    /// Into the report, as they come.
    Report(WholeFile),
    /// Into the journal of a run that can be gone on with, and from there into the report at that place.
    Journal(Journal, Option<PathBuf>),
}

impl Failures {
    /// Opens the report, where one is asked for.
    ///
    /// # Errors
    /// What is wrong with its place, or with the journal.
    pub(crate) fn open(job: &Job, sources: &[Source]) -> Result<Self, String> {
        match &job.output.failures {
            path if job.output.resume => Ok(Self::Journal(Journal::open(job, sources)?, path.clone())),
            Some(path) => Ok(Self::Report(WholeFile::create(path).map_err(|error| named(path, &error))?)),
            None => Ok(Self::Unsaid),
        }
    }

    pub(crate) fn journal(&mut self) -> Option<&mut Journal> {
        if let Self::Journal(journal, _) = self { Some(journal) } else { None }
    }

    /// A whole input failed.
    pub(crate) fn input(&mut self, file: &str, error: &str) -> io::Result<()> {
        self.write(&Failure { file, version: VERSION, output_line: None, id: None, url: None, offset: None, error })
    }

    /// The record failed whose answer is that line of the output.
    pub(crate) fn record(&mut self, file: &str, output_line: u64, problem: &Problem) -> io::Result<()> {
        self.write(&Failure {
            file,
            version: VERSION,
            output_line: Some(output_line),
            id: Some(&*problem.id).filter(|id| id.get() != "null"),
            url: problem.url.as_deref(),
            offset: problem.offset,
            error: &problem.error,
        })
    }

    fn write(&mut self, failure: &Failure<'_>) -> io::Result<()> {
        let mut line = serde_json::to_vec(failure).expect("strings and numbers are JSON");
        line.push(b'\n');
        match self {
            Self::Unsaid => Ok(()),
            Self::Report(report) => report.write_all(&line),
            Self::Journal(journal, _) => journal.note(&line),
        }
    }

    /// The run is over: the report gets its name, the journal goes.
    pub(crate) fn finish(self) -> io::Result<()> {
        match self {
            Self::Unsaid => Ok(()),
            Self::Report(report) => report.finish(),
            Self::Journal(journal, None) => journal.finish(None),
            Self::Journal(journal, Some(path)) => {
                let mut report = WholeFile::create(&path)?;
                journal.finish(Some(&mut report))?;
                report.finish()
            }
        }
    }
}

fn named(path: &Path, error: &io::Error) -> String {
    format!("{}: {}", path.display(), explain(error))
}
