//! Default flags from a file `limpid.toml`: the nearest one, in the current folder or one above it.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::{env, fs};

use clap::parser::ValueSource;
use clap::{Arg, ArgMatches, Command};
use toml::{Table, Value};

use super::spelling::closest;

/// The name of the file.
const NAME: &str = "limpid.toml";
/// Flags that belong to one run: what it reads and writes, and how it goes on. A file cannot set them, so a file in a folder
/// that was downloaded cannot make limpid write anywhere.
const SINGLE_RUN_FLAGS: [&str; 17] = [
    "input_file",
    "null",
    "input_dir",
    "range",
    "first_line",
    "output",
    "output_dir",
    "no_keep_dirs",
    "keep_dirs",
    "failures",
    "resume",
    "check",
    "diff",
    "in_place",
    "config",
    "no_config",
    "together",
];
/// Flag names that differ in more letters than this are not suggested.
const MAX_TYPOS: usize = 3;
/// A short name has fewer typos: another name of the same length has little in common with it.
const LETTERS_PER_TYPO: usize = 3;

/// A file of defaults.
pub(super) struct Config {
    path: PathBuf,
    table: Table,
}

impl Config {
    /// The file that the flags name, else the nearest one; `None` if there is none or `--no-config` was given.
    ///
    /// # Errors
    /// If it cannot be read, or is not TOML.
    pub(super) fn of(matches: &ArgMatches) -> Result<Option<Self>, String> {
        if matches.get_flag("no_config") {
            return Ok(None);
        }
        let named = matches.get_one::<PathBuf>("config").cloned();
        named.or_else(nearest).map(Self::read).transpose()
    }

    fn read(path: PathBuf) -> Result<Self, String> {
        let named = |problem: String| format!("{}: {problem}", path.display());
        let text = fs::read_to_string(&path).map_err(|error| named(crate::message::explain(&error)))?;
        let table = text.parse::<Table>().map_err(|error| named(in_words(&text, &error)))?;
        Ok(Self { path, table })
    }

    /// The defaults of a command as flags, without those that the user's own flags, `given`, override.
    ///
    /// # Errors
    /// If the file sets something that is not a flag, or gives a flag a value of the wrong kind.
    pub(super) fn flags(
        &self,
        whole: &Command,
        command: &Command,
        given: &ArgMatches,
    ) -> Result<Vec<OsString>, String> {
        self.check(whole)?;
        let own = self.table.get(command.get_name()).and_then(Value::as_table);
        let common =
            self.table.iter().filter(|(key, value)| !value.is_table() && own.is_none_or(|own| !own.contains_key(*key)));
        let mut flags = Vec::new();
        for (key, value) in own.into_iter().flatten().chain(common) {
            if let Some(arg) = flag(command, key).filter(|arg| !is_decided(command, given, arg)) {
                add(command, arg, value, &mut flags).map_err(|problem| self.named(key, &problem))?;
            }
        }
        Ok(flags)
    }

    /// Reports a wrong value in the file; the command line alone was valid.
    pub(super) fn name_file(&self, error: &clap::Error) -> String {
        let text = error.to_string();
        // The problem and the possible values; advice about the command line follows after an empty line.
        let problem: Vec<&str> = text.lines().take_while(|line| !line.is_empty()).map(str::trim).collect();
        let problem = problem.join(" ");
        format!("{}: {}", self.path.display(), problem.strip_prefix("error: ").unwrap_or(&problem))
    }

    /// Every name in the file has to be a flag: of some command, or, in the table of a command, of that one.
    fn check(&self, whole: &Command) -> Result<(), String> {
        let all: Vec<&Command> = std::iter::once(whole).chain(whole.get_subcommands()).collect();
        for (key, value) in &self.table {
            match (value, whole.find_subcommand(key)) {
                (Value::Table(own), Some(command)) => {
                    own.keys().try_for_each(|key| self.check_name(key, whole, &[command]))?;
                }
                (Value::Table(_), None) => return Err(self.named(key, "there is no such command")),
                _ => self.check_name(key, whole, &all)?,
            }
        }
        Ok(())
    }

    fn check_name(&self, key: &str, whole: &Command, commands: &[&Command]) -> Result<(), String> {
        if commands.iter().any(|command| flag(command, key).is_some()) {
            return Ok(());
        }
        if is_known(whole, key) {
            let problem = match commands {
                [command] if !is_single_run_flag(whole, key) => {
                    format!("`limpid {}` has no such flag", command.get_name())
                }
                _ => format!("--{key} concerns a single run, so only the command line can set it"),
            };
            return Err(self.named(key, &problem));
        }
        let names = commands.iter().flat_map(|command| settable(command).filter_map(Arg::get_long));
        let max_typos = MAX_TYPOS.min(key.chars().count() / LETTERS_PER_TYPO);
        let advice = match closest(key, names, max_typos) {
            Some(name) => format!("did you mean {name}?"),
            None => "`limpid --help` lists the flags".to_owned(),
        };
        Err(self.named(key, &format!("no flag has this name; {advice}")))
    }

    fn named(&self, key: &str, problem: &str) -> String {
        format!("{}: {key}: {problem}", self.path.display())
    }
}

fn in_words(text: &str, error: &toml::de::Error) -> String {
    let start = error.span().map_or(0, |span| span.start.min(text.len()));
    let line = 1 + memchr::memchr_iter(b'\n', &text.as_bytes()[..start]).count();
    format!("line {line} is not valid TOML: {}", error.message())
}

/// The nearest file, in the current folder or one above it.
fn nearest() -> Option<PathBuf> {
    let folder = env::current_dir().ok()?;
    folder.ancestors().map(|folder| folder.join(NAME)).find(|path| Path::is_file(path))
}

/// The flags of a command that a file can set.
fn settable(command: &Command) -> impl Iterator<Item = &Arg> {
    command.get_arguments().filter(|arg| arg.get_long().is_some() && !SINGLE_RUN_FLAGS.contains(&arg.get_id().as_str()))
}

/// True for a flag of any command.
fn is_known(whole: &Command, name: &str) -> bool {
    let mut commands = whole.get_subcommands().chain([whole]);
    commands.any(|command| command.get_arguments().any(|arg| arg.get_long() == Some(name)))
}

/// True for a flag that a file cannot set for any command.
fn is_single_run_flag(whole: &Command, name: &str) -> bool {
    whole.get_subcommands().chain([whole]).all(|command| flag(command, name).is_none())
}

fn flag<'a>(command: &'a Command, name: &str) -> Option<&'a Arg> {
    settable(command).find(|arg| arg.get_long() == Some(name))
}

/// True when the command line has the flag, its opposite, or one that excludes it.
fn is_decided(command: &Command, given: &ArgMatches, arg: &Arg) -> bool {
    let is_given = |arg: &Arg| given.value_source(arg.get_id().as_str()) == Some(ValueSource::CommandLine);
    let excludes =
        |one: &Arg, other: &Arg| command.get_arg_conflicts_with(one).iter().any(|arg| arg.get_id() == other.get_id());
    let opposite = arg.get_long().and_then(|name| opposite(command, name));
    is_given(arg)
        || opposite.is_some_and(is_given)
        || command
            .get_arguments()
            .filter(|other| is_given(other))
            .any(|other| excludes(arg, other) || excludes(other, arg))
}

/// `--no-name` of `--name`, and the other way round.
fn opposite<'a>(command: &'a Command, name: &str) -> Option<&'a Arg> {
    let other = name.strip_prefix("no-").map_or_else(|| format!("no-{name}"), str::to_owned);
    flag(command, &other)
}

/// Writes a setting as flags.
fn add(command: &Command, arg: &Arg, value: &Value, flags: &mut Vec<OsString>) -> Result<(), String> {
    let name = arg.get_long().unwrap_or_default();
    match (arg.get_action().takes_values(), value) {
        (false, Value::Boolean(true)) => flags.push(format!("--{name}").into()),
        (false, Value::Boolean(false)) => {
            let other = opposite(command, name).and_then(Arg::get_long);
            flags.extend(other.map(|other| OsString::from(format!("--{other}"))));
        }
        (false, _) => return Err("must be true or false".into()),
        (true, Value::Array(values)) => values.iter().try_for_each(|value| add(command, arg, value, flags))?,
        (true, value) => {
            flags.push(format!("--{name}={}", written(value).ok_or("must be a string or a number")?).into());
        }
    }
    Ok(())
}

fn written(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Integer(number) => Some(number.to_string()),
        Value::Float(number) => Some(number.to_string()),
        _ => None,
    }
}
