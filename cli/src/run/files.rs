//! Processes one file and decides where its result is written.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::args::{Format, Job, Verb};
use crate::inputs::{Source, refuse_archive};
use crate::message::{InputError, explain};
use crate::outputs::{self, Replacement, WholeFile};
use crate::panic_guard::guarded;
use crate::platform::same_file;
use crate::present::Styles;
use crate::results::{self, Member, Outcome, Target};

/// A worker's result for an input.
pub(super) enum FileOutput {
    Done(Outcome),
    /// Nothing yet: the input is repaired when its turn comes, because the result may be too large to wait in memory.
    Streamed,
}

/// Processes one input and writes the result if it has a file of its own; otherwise returns it for the common output.
pub(super) fn one(job: &Job, styles: &Styles, source: &Source) -> Result<FileOutput, InputError> {
    if let (Some(suffix), Some(path)) = (&job.change.in_place, &source.path) {
        return in_place(job, styles, source, path, suffix);
    }
    if let Some(folder) = &job.output.output_dir {
        let target = target(job, folder, &source.below);
        return write_below(job, styles, source, &target);
    }
    let output =
        if job.streams() { common(job, styles, source)? } else { FileOutput::Done(process_file(job, styles, source)?) };
    Ok(if job.lists_names() { named(source, output) } else { output })
}

/// Only the name of a file that would change.
fn named(source: &Source, output: FileOutput) -> FileOutput {
    let FileOutput::Done(Outcome { changed, .. }) = output else { return output };
    let bytes = if changed { source.listed_name() } else { Vec::new() };
    FileOutput::Done(Outcome { bytes, changed })
}

fn process_file(job: &Job, styles: &Styles, source: &Source) -> Result<Outcome, InputError> {
    let name = source.name();
    let processed = guarded(|| {
        let bytes = text_of(job, source)?;
        results::work(job, styles, &name, &bytes)
    });
    match processed {
        Err(InputError::Binary(kind)) if job.verb == Verb::Detect => Ok(results::binary(job, styles, &name, kind)),
        processed => processed,
    }
}

/// The bytes of a text. The encoding of an archive can be detected, but its headers are no text.
fn text_of(job: &Job, source: &Source) -> Result<Vec<u8>, InputError> {
    let bytes = source.read_text(&job.options.decode, job.source.max_record)?;
    if job.verb != Verb::Detect {
        refuse_archive(&bytes)?;
    }
    Ok(bytes)
}

/// The text of one input, to summarize together with others.
pub(super) fn member(job: &Job, source: &Source) -> Result<Member, InputError> {
    guarded(|| {
        let bytes = text_of(job, source)?;
        Member::read(job, source.name(), &bytes)
    })
}

/// Repairs short files immediately, in memory.
fn common(job: &Job, styles: &Styles, source: &Source) -> Result<FileOutput, InputError> {
    if source.len().is_none_or(|length| length > MAX_WAITING_BYTES) {
        return Ok(FileOutput::Streamed);
    }
    let mut bytes = Vec::new();
    let changed = guarded(|| results::repair(job, styles, source, &source.name(), Target::Writer(&mut bytes)))?;
    Ok(FileOutput::Done(Outcome { bytes, changed }))
}

/// The largest file, in bytes, whose result may wait in memory for its turn.
const MAX_WAITING_BYTES: u64 = 256 << 10;

fn in_place(job: &Job, styles: &Styles, source: &Source, path: &Path, suffix: &str) -> Result<FileOutput, InputError> {
    if fs::metadata(path).is_ok_and(|there| !there.is_file() && !there.is_dir()) {
        return Err("is not a regular file, so it cannot be replaced".into());
    }
    if job.streams() {
        let changed = guarded(|| results::repair(job, styles, source, &source.name(), Target::InPlace(path, suffix)))?;
        return Ok(FileOutput::Done(Outcome { bytes: Vec::new(), changed }));
    }
    let outcome = process_file(job, styles, source)?;
    if outcome.changed {
        if source.open_decompressed()?.is_compressed() {
            return Err(outputs::COMPRESSED.into());
        }
        let mut replacement = Replacement::new(path, suffix);
        replacement.write(&outcome.bytes, false).map_err(|error| outputs::unreplaced(&error))?;
        replacement.finish()?;
    }
    Ok(FileOutput::Done(Outcome { bytes: Vec::new(), ..outcome }))
}

/// The result file of the input with the relative path `below`: its name, and another extension if the format changes.
pub(super) fn target(job: &Job, folder: &Path, below: &Path) -> PathBuf {
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

fn write_below(job: &Job, styles: &Styles, source: &Source, target: &Path) -> Result<FileOutput, InputError> {
    if source.path.as_deref().is_some_and(|path| same_file(path, target)) {
        return Err("the result would replace the input; give another --output-dir".into());
    }
    let failed = |error: io::Error| format!("{}: {}", target.display(), explain(&error));
    let create =
        || fs::create_dir_all(target.parent().unwrap_or(Path::new("."))).and_then(|()| WholeFile::create(target));
    if job.streams() {
        let mut file = create().map_err(failed)?;
        let changed = guarded(|| results::repair(job, styles, source, &source.name(), Target::Writer(&mut file)));
        let changed = changed.map_err(|error| match error {
            InputError::Output(error) => InputError::Failed(failed(error)),
            error => error,
        })?;
        file.finish().map_err(failed)?;
        return Ok(FileOutput::Done(Outcome { bytes: Vec::new(), changed }));
    }
    let outcome = process_file(job, styles, source)?;
    let write = |mut file: WholeFile| file.write_all(&outcome.bytes).and_then(|()| file.finish());
    create().and_then(write).map_err(failed)?;
    Ok(FileOutput::Done(Outcome { bytes: Vec::new(), ..outcome }))
}
