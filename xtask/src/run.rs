//! Runs programs and finds the folders of the repository.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The result of a task: nothing, or an error message that says what to do.
pub(crate) type Done<T = ()> = Result<T, String>;

/// The root of the repository.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask lies in the repository").to_owned()
}

/// A command that runs in the root of the repository.
pub(crate) fn command(program: &str, args: &[&str]) -> Command {
    in_folder(program, &root(), args)
}

/// A command that runs in `folder`.
pub(crate) fn in_folder(program: &str, folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(args).current_dir(folder);
    command
}

/// Runs a command and shows its output. Errors name the command.
pub(crate) fn run(program: &str, args: &[&str]) -> Done {
    run_command(&mut command(program, args))
}

/// Runs a prepared command and shows its output. Errors name the command.
pub(crate) fn run_command(command: &mut Command) -> Done {
    let shown = shown(command);
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("failed ({status}): {shown}")),
        Err(error) => Err(format!("could not start {shown}: {error}")),
    }
}

/// The trimmed output of a command; `None` if it fails or does not exist.
pub(crate) fn output(program: &str, args: &[&str]) -> Option<String> {
    let out = command(program, args).stderr(Stdio::null()).output().ok()?;
    out.status.success().then(|| String::from_utf8_lossy(&out.stdout).trim().to_owned())
}

fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ")
}

/// The cargo that runs this task.
pub(crate) fn cargo() -> String {
    std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned())
}

/// Reads a file. Errors name the file.
pub(crate) fn read(path: &Path) -> Done<Vec<u8>> {
    std::fs::read(path).map_err(|error| format!("could not read {}: {error}", path.display()))
}

/// Writes a file. Errors name the file.
pub(crate) fn write(path: &Path, content: impl AsRef<[u8]>) -> Done {
    std::fs::write(path, content).map_err(|error| format!("could not write {}: {error}", path.display()))
}
