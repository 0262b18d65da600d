//! The incomplete files of this run, which are removed when it is interrupted.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

static FILES: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

fn files() -> MutexGuard<'static, BTreeSet<PathBuf>> {
    FILES.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Creates a file that is removed if the run is interrupted.
pub(super) fn create(path: &Path) -> io::Result<File> {
    #[cfg(unix)]
    signals::watch();
    let mut files = files();
    let file = File::create_new(path)?;
    files.insert(path.to_owned());
    Ok(file)
}

/// Removes the file if it still has that name.
pub(super) fn remove(path: &Path) {
    let _ = fs::remove_file(path);
    files().remove(path);
}

/// Removes all of them, before the program ends without dropping them. No other is created until the result is dropped.
#[must_use = "the lock keeps others from being created"]
pub(super) fn remove_all() -> MutexGuard<'static, BTreeSet<PathBuf>> {
    let files = files();
    files.iter().for_each(|path| drop(fs::remove_file(path)));
    files
}

#[cfg(unix)]
mod signals {
    use std::fs;
    use std::sync::Once;
    use std::sync::mpsc::{Sender, channel};
    use std::thread;

    use signal_hook::consts::{SIGINT, SIGTERM};
    use signal_hook::iterator::Signals;
    use signal_hook::low_level::emulate_default_handler;

    /// Starts to watch for signals; returns when they are watched.
    pub(super) fn watch() {
        static STARTED: Once = Once::new();
        STARTED.call_once(|| {
            let (ready, watched) = channel();
            // Without the thread, signals end the program as usual, and incomplete files stay.
            if thread::Builder::new().spawn(move || wait(ready)).is_ok() {
                let _ = watched.recv();
            }
        });
    }

    /// Waits for a signal that ends the program, removes the incomplete files, and lets the signal do its work.
    fn wait(ready: Sender<()>) {
        let wanted: Vec<i32> = [SIGINT, SIGTERM].into_iter().filter(|&signal| !is_ignored(signal)).collect();
        let Ok(mut signals) = Signals::new(wanted) else { return };
        drop(ready);
        for signal in signals.forever() {
            let _files = super::remove_all();
            let _ = emulate_default_handler(signal);
        }
    }

    /// True for a signal that the program was started to ignore, such as SIGINT in a background job of a script. Only Linux
    /// tells.
    fn is_ignored(signal: i32) -> bool {
        let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
        let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
        mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok())
            .is_some_and(|mask| mask >> (signal - 1) & 1 == 1)
    }
}
