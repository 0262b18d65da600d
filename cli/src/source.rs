//! The inputs that a command line names.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};

use crate::args::SourceArgs;
use crate::host;
use crate::message::{STDIN, complain, explain};

/// Endings of files that hold one page; others hold JSON Lines or WARC records where these are asked for.
const PAGES: [&str; 4] = ["html", "htm", "xhtml", "txt"];

/// One input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Source {
    /// The file; `None` for standard input.
    pub(crate) path: Option<PathBuf>,
    /// Where the result stands below an output folder.
    pub(crate) below: PathBuf,
}

impl Source {
    fn stdin() -> Self {
        Self { path: None, below: "stdin".into() }
    }

    fn operand(path: PathBuf) -> Self {
        if path.as_os_str() == STDIN {
            return Self::stdin();
        }
        let below = path.file_name().map_or_else(|| path.clone(), PathBuf::from);
        Self { path: Some(path), below }
    }

    /// The name in messages and results.
    pub(crate) fn name(&self) -> String {
        self.path.as_ref().map_or_else(|| STDIN.into(), |path| path.display().to_string())
    }

    /// True for a file that holds one page, by the ending of its name.
    pub(crate) fn is_page(&self) -> bool {
        let ending = self.path.as_ref().and_then(|path| path.extension()).unwrap_or_default();
        PAGES.iter().any(|page| ending.eq_ignore_ascii_case(page))
    }

    /// Bytes of the file; `None` for what is none.
    #[cfg_attr(target_os = "wasi", allow(dead_code, reason = "it is asked for a progress bar"))]
    pub(crate) fn len(&self) -> Option<u64> {
        let there = fs::metadata(self.path.as_ref()?).ok()?;
        there.is_file().then_some(there.len())
    }

    pub(crate) fn open(&self) -> io::Result<Box<dyn Read + Send>> {
        match &self.path {
            Some(path) => {
                let file = File::open(path)?;
                // WASI says only when it is read that something is wrong, and not what.
                if file.metadata()?.is_dir() { Err(ErrorKind::IsADirectory.into()) } else { Ok(Box::new(file)) }
            }
            None => Ok(Box::new(io::stdin())),
        }
    }

    pub(crate) fn read(&self) -> io::Result<Vec<u8>> {
        if let Some(path) = &self.path {
            let failed = |error| if path.is_dir() { ErrorKind::IsADirectory.into() } else { error };
            return fs::read(path).map_err(failed);
        }
        let mut bytes = Vec::new();
        io::stdin().read_to_end(&mut bytes)?;
        Ok(bytes)
    }
}

/// All inputs, in the order given; files of a folder by name. The number counts lists and folders that could not be
/// read; each was complained about.
pub(crate) fn sources(args: &SourceArgs) -> (Vec<Source>, u64) {
    let mut found: Vec<Source> = args.files.iter().cloned().map(Source::operand).collect();
    let mut failed = 0;
    let mut note = |path: &Path, error: &io::Error| {
        complain(&path.display().to_string(), explain(error));
        failed += 1;
    };
    if let Some(list) = &args.input_file {
        match listed(list, args.null) {
            Ok(paths) => found.extend(paths.into_iter().map(Source::operand)),
            Err(error) => note(list, &error),
        }
    }
    if let Some(folder) = &args.input_dir {
        walk(folder, folder, &mut found, &mut note);
    }
    if args.files.is_empty() && args.input_file.is_none() && args.input_dir.is_none() {
        found.push(Source::stdin());
    }
    (found, failed)
}

/// The operands in a file, one a line or each ended by NUL.
fn listed(list: &Path, null: bool) -> io::Result<Vec<PathBuf>> {
    let bytes = Source::operand(list.to_owned()).read()?;
    let end = if null { 0 } else { b'\n' };
    let names = bytes.split(|&b| b == end).map(|name| if null { name } else { name.trim_ascii_end() });
    Ok(names.filter(|name| !name.is_empty()).map(|name| PathBuf::from(host::name(name))).collect())
}

/// Adds the files below `folder` in the order of their names. Links to folders are not followed: they may lead back.
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
            // A link that leads nowhere, too.
            Err(error) => note(&path, &error),
        }
    }
}
