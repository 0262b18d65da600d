//! Collects all inputs of a run: operands, lists of operands, and the files below a folder.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::source::{Source, unreadable};
use crate::args::SourceArgs;
use crate::message::{explain, report_error};
use crate::outputs::{BACKUP, is_hidden_part, original_of};
use crate::platform;

/// All inputs in the order given, the files of a folder by name. Originals that an earlier run kept with `suffix` are
/// left out. The number counts the lists and folders that could not be read, each of which was reported.
pub(crate) fn sources(args: &SourceArgs, suffix: Option<&str>) -> (Vec<Source>, u64) {
    let mut found: Vec<Source> = args.files.iter().cloned().map(Source::operand).collect();
    let is_kept = |source: &Source| suffix.is_none_or(|suffix| !is_backup(source, suffix));
    let mut failed = 0;
    let mut note = |path: &Path, error: &io::Error| {
        report_error(&path.display().to_string(), explain(error));
        failed += 1;
    };
    if let Some(list) = &args.input_file {
        match listed(list, args.null) {
            Ok(paths) => found.extend(paths.into_iter().map(Source::operand)),
            Err(error) => note(list, &error),
        }
    }
    if let Some(folder) = &args.input_dir {
        let mut below = Vec::new();
        walk(folder, folder, &mut below, &mut note);
        below.retain(|source| !is_hidden(source) && !is_backup(source, BACKUP));
        found.append(&mut below);
    }
    if args.files.is_empty() && args.input_file.is_none() && args.input_dir.is_none() {
        found.push(Source::stdin());
    }
    found.retain(is_kept);
    (found, failed)
}

/// True for an original that an earlier run kept next to its result.
fn is_backup(source: &Source, suffix: &str) -> bool {
    source.path.as_ref().is_some_and(|path| original_of(path, suffix).is_some())
}

/// True for a result that was incomplete when a run was killed.
fn is_hidden(source: &Source) -> bool {
    is_hidden_part(&source.below.file_name().unwrap_or_default().to_string_lossy())
}

/// The operands listed in a file, one on each line or each terminated by NUL.
fn listed(list: &Path, null: bool) -> io::Result<Vec<PathBuf>> {
    let bytes = Source::operand(list.to_owned()).read()?;
    let end = if null { 0 } else { b'\n' };
    let names = bytes.split(|&b| b == end).map(|name| if null { name } else { name.trim_ascii_end() });
    Ok(names.filter(|name| !name.is_empty()).map(|name| PathBuf::from(platform::name(name))).collect())
}

/// Adds the files below `folder`, ordered by name. Links to folders are not followed, because they may lead back.
fn walk(root: &Path, folder: &Path, found: &mut Vec<Source>, note: &mut impl FnMut(&Path, &io::Error)) {
    let entries = fs::read_dir(folder).and_then(Iterator::collect::<io::Result<Vec<_>>>);
    let mut entries = match entries {
        Ok(entries) => entries,
        Err(error) => return note(folder, &error),
    };
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let path = entry.path();
        match fs::metadata(&path) {
            Ok(target) if target.is_file() => {
                let below = path.strip_prefix(root).unwrap_or(&path).to_owned();
                found.push(Source { path: Some(path), below });
            }
            Ok(_) if entry.file_type().is_ok_and(|kind| kind.is_dir()) => walk(root, &path, found, note),
            Ok(_) => {}
            // This includes a broken link.
            Err(error) => note(&path, &unreadable(&path, error)),
        }
    }
}
