//! The report of failures and their reasons, one JSON object on each line.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde_json::value::RawValue;

use super::journal::Journal;
use crate::args::Job;
use crate::inputs::Source;
use crate::message::explain_output;
use crate::outputs::WholeFile;
use crate::results::Problem;
use crate::results::VERSION;

/// One failure.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Failure<'a> {
    file: &'a str,
    version: u32,
    /// The line of the output with the error, from 1.
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

/// The destination of failures.
pub(crate) enum Failures {
    /// None was requested.
    Unsaid,
    /// The report, written as failures occur.
    Report(WholeFile),
    /// The journal of a run that can be continued, and at its end the report at that path.
    Journal(Journal, Option<PathBuf>),
}

impl Failures {
    /// Opens the report, if one was requested.
    ///
    /// # Errors
    /// If its path, or the journal, cannot be used.
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

    /// Records that a whole input failed.
    pub(crate) fn input(&mut self, file: &str, error: &str) -> io::Result<()> {
        self.write(&Failure { file, version: VERSION, output_line: None, id: None, url: None, offset: None, error })
    }

    /// Records that the record failed whose result is on that line of the output.
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

    /// Ends the run: the report gets its name, and the journal is deleted.
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
    format!("{}: {}", path.display(), explain_output(error))
}
