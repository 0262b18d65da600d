//! Parses the command line: finds the command wherever it is, and reports flags that have no effect.

use std::collections::BTreeSet;
use std::ffi::{OsStr, OsString};
use std::path::Path;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::parser::ValueSource;
use clap::{Arg, ArgMatches, CommandFactory, FromArgMatches};

#[cfg(not(target_os = "wasi"))]
use super::config::Config;
use super::spelling::closest;
use super::{Cli, Job};

/// The word that asks for help on a command.
const HELP: &str = "help";
/// Words that differ in more letters than this are considered different words, not typos.
const MAX_TYPOS: usize = 2;
/// The text of `-h`; `--help` shows everything.
const ESSENTIAL: [&str; 18] = [
    "help",
    "version",
    "files",
    "encoding",
    "url",
    "output",
    "output_dir",
    "json",
    "jsonl",
    "output_format",
    "markdown",
    "check",
    "diff",
    "in_place",
    "summary",
    "length",
    "jobs",
    "quiet",
];

/// A parsed command line.
pub(crate) struct CommandLine {
    pub(crate) cli: Cli,
    /// Notes about flags that have no effect.
    pub(crate) remarks: Vec<String>,
}

impl CommandLine {
    /// Reads `args`, the first of which is the name of the program. Ends the program for `--help` and usage errors.
    pub(crate) fn read(args: Vec<OsString>) -> Result<Self, String> {
        let args = command_first(&names(), args)?;
        let asks = args.iter().take_while(|word| *word != "--").any(|word| word == "-h");
        let mut command = if asks { brief() } else { Cli::command() };
        let (user, missing) = match command.try_get_matches_from_mut(&args) {
            Ok(user) => (user, None),
            // A file of defaults may have the flag that another one needs.
            Err(error) if error.kind() == ErrorKind::MissingRequiredArgument => (leniently(&args, &error), Some(error)),
            Err(error) => explain_foreign_flag(error).exit(),
        };
        let completed = match (with_config(command, args, &user), missing) {
            (Ok(None) | Err(_), Some(missing)) => missing.exit(),
            (completed, _) => completed?,
        };
        let matches = completed.as_ref().unwrap_or(&user);
        let remarks = remarks(&user, matches);
        let cli = Cli::from_arg_matches(matches).unwrap_or_else(|error| error.exit());
        Ok(Self { cli, remarks })
    }

    /// The job, and the notes to print about it.
    pub(crate) fn into_job(self) -> (Job, Vec<String>) {
        (self.cli.into_job(), self.remarks)
    }
}

/// Adds which commands have the flag, if the error is about a flag that only other commands have. That replaces clap's guess,
/// a flag of this command with similar spelling.
fn explain_foreign_flag(mut error: clap::Error) -> clap::Error {
    let Some(ContextValue::String(given)) = error.get(ContextKind::InvalidArg) else { return error };
    let flag = given.split('=').next().unwrap_or(given).to_owned();
    let commands = commands_with(&flag);
    if error.kind() == ErrorKind::UnknownArgument && !commands.is_empty() {
        let tip = format!("`{flag}` is a flag of {}", listed(&commands));
        error.remove(ContextKind::SuggestedArg);
        error.insert(ContextKind::Suggested, ContextValue::StyledStrs(vec![tip.into()]));
    }
    error
}

/// "a", "a and b", "a, b and c".
fn listed(names: &[String]) -> String {
    match names {
        [first @ .., before, last] => {
            let first: String = first.iter().map(|name| format!("{name}, ")).collect();
            format!("{first}{before} and {last}")
        }
        _ => names.concat(),
    }
}

/// The commands that have the flag, as they are written.
fn commands_with(flag: &str) -> Vec<String> {
    let has = |command: &clap::Command| {
        command.get_arguments().any(|arg| {
            arg.get_long().is_some_and(|name| flag.strip_prefix("--") == Some(name))
                || arg.get_short().is_some_and(|name| flag.strip_prefix('-').is_some_and(|rest| rest.starts_with(name)))
        })
    };
    let all = Cli::command();
    let subcommands =
        all.get_subcommands().filter(|&each| has(each)).map(|each| format!("`limpid {}`", each.get_name()));
    has(&all).then(|| "`limpid`".to_owned()).into_iter().chain(subcommands).collect()
}

/// The user's arguments, even if required flags are missing.
fn leniently(args: &[OsString], error: &clap::Error) -> ArgMatches {
    Cli::command().ignore_errors(true).try_get_matches_from(args).unwrap_or_else(|_| error.exit())
}

/// The user's arguments, completed by the defaults of a file; `None` if there is no such file.
#[cfg(not(target_os = "wasi"))]
fn with_config(
    mut whole: clap::Command,
    mut args: Vec<OsString>,
    user: &ArgMatches,
) -> Result<Option<ArgMatches>, String> {
    let (name, given) = user.subcommand().unwrap_or(("", user));
    if whole.find_subcommand(name).is_some_and(clap::Command::is_hide_set) {
        return Ok(None);
    }
    let Some(config) = Config::of(given)? else { return Ok(None) };
    whole.build();
    let command = whole.find_subcommand(name).unwrap_or(&whole);
    let flags = config.flags(&whole, command, given)?;
    let after_command = 1 + usize::from(!name.is_empty());
    args.splice(after_command..after_command, flags);
    whole.try_get_matches_from(args).map(Some).map_err(|error| config.name_file(&error))
}

#[cfg(target_os = "wasi")]
fn with_config(_: clap::Command, _: Vec<OsString>, user: &ArgMatches) -> Result<Option<ArgMatches>, String> {
    if own(user).get_one::<std::path::PathBuf>("config").is_some() {
        return Err("--config: the npm package does not read limpid.toml; pass the flags on the command line".into());
    }
    Ok(None)
}

/// The command as `-h` shows it: without the flags that few people need.
fn brief() -> clap::Command {
    let hide = |arg: Arg| {
        let essential = ESSENTIAL.contains(&arg.get_id().as_str());
        arg.hide(!essential)
    };
    let all = "Run with --help to see all flags.";
    Cli::command().mut_args(hide).mut_subcommands(|each| each.mut_args(hide).after_help(all)).after_help(all)
}

/// The names of commands, and of the flags that take the next word as their value.
struct Names {
    commands: Vec<String>,
    valued: BTreeSet<String>,
}

fn names() -> Names {
    let all = Cli::command();
    let commands = all.get_subcommands().map(|each| each.get_name().to_owned()).collect();
    let every = all.get_arguments().chain(all.get_subcommands().flat_map(clap::Command::get_arguments));
    let valued = every.filter(|arg| arg.get_action().takes_values() && !arg.is_require_equals_set());
    let flags = |arg: &Arg| {
        let long = arg.get_long().map(|name| format!("--{name}"));
        long.into_iter().chain(arg.get_short().map(|name| format!("-{name}"))).collect::<Vec<_>>()
    };
    Names { commands, valued: valued.flat_map(flags).collect() }
}

/// Moves the command to the front of the flags that precede it, and turns the word `help` into the flag.
///
/// # Errors
/// When the first operand is neither a file nor a command, but nearly one.
fn command_first(names: &Names, mut args: Vec<OsString>) -> Result<Vec<OsString>, String> {
    let Some(at) = first_operand(names, &args) else { return Ok(args) };
    let Some(word) = args[at].to_str().map(str::to_owned) else { return Ok(args) };
    if word == HELP {
        args.remove(at);
        if let Some(of) = first_operand(names, &args) {
            let of = args.remove(of);
            let word = of.to_string_lossy();
            if !names.commands.iter().any(|name| *name == word) {
                return Err(unknown_command(names, &word));
            }
            args.insert(1, of);
        }
        args.push("--help".into());
        return command_first(names, args);
    }
    if names.commands.contains(&word) {
        let word = args.remove(at);
        args.insert(1, word);
    } else if similar_command(names, &word).is_some() {
        return Err(unknown_command(names, &word));
    }
    Ok(args)
}

/// The message about a word that is neither a command nor a file.
fn unknown_command(names: &Names, word: &str) -> String {
    let similar = similar_command(names, word).map(|similar| format!(" did you mean `limpid {similar}`?"));
    format!("{word}: there is no such command or file;{} `limpid help` lists the commands", similar.unwrap_or_default())
}

/// The index of the first word that is neither a flag nor the value of one. Everything after `--` is a file.
fn first_operand(names: &Names, args: &[OsString]) -> Option<usize> {
    let mut at = 1;
    while at < args.len() {
        let word = args[at].to_string_lossy();
        if word == "--" {
            return None;
        }
        if !word.starts_with('-') || word == "-" {
            return Some(at);
        }
        at += 1 + usize::from(takes_next(names, &word));
    }
    None
}

/// True if the flag takes the next word: `--jobs 3`, `-j 3`, but not `--jobs=3` or `-j3`.
fn takes_next(names: &Names, flag: &str) -> bool {
    if flag.starts_with("--") {
        return names.valued.contains(flag);
    }
    let mut letters = flag.char_indices().skip(1);
    let valued = letters.find(|&(_, letter)| names.valued.contains(&format!("-{letter}")));
    valued.is_some_and(|(at, letter)| at + letter.len_utf8() == flag.len())
}

/// The command that `word`, which is not a file, may have been meant to be.
fn similar_command<'a>(names: &'a Names, word: &str) -> Option<&'a str> {
    if word.contains(['.', '/', '\\']) || Path::new(OsStr::new(word)).exists() {
        return None;
    }
    closest(word, names.commands.iter().map(String::as_str), MAX_TYPOS)
}

/// Flags without effect unless another flag is given: the flag, the flags it needs (one is enough), and their names for
/// the message.
const NEEDS: [(&str, &[&str], &str); 5] = [
    ("details", &["json", "jsonl"], "--json or --jsonl"),
    ("no_keep_dirs", &["output_dir"], "--output-dir"),
    ("null", &["input_file", "check"], "--input-file or --check"),
    ("max_record", &["jsonl"], "--jsonl"),
    ("range", &["jsonl"], "--jsonl"),
];
/// Summary flags that turn the summary on.
const TURN_ON_SUMMARY: [&str; 3] = ["summary", "scores", "key_phrases"];

/// Notes about flags of the user that have no effect; `matches` has the defaults of a file as well.
fn remarks(user: &ArgMatches, matches: &ArgMatches) -> Vec<String> {
    let all = Cli::command();
    let name = user.subcommand_name().unwrap_or("");
    let command = all.find_subcommand(name).unwrap_or(&all);
    let is_in = |matches: &ArgMatches, id: &str| {
        let known = command.get_arguments().any(|arg| arg.get_id() == id);
        known && own(matches).value_source(id) == Some(ValueSource::CommandLine)
    };
    let (given, holds) = (|id: &str| is_in(user, id), |id: &str| is_in(matches, id));
    let jsonl = holds("output_format")
        && own(matches).get_raw("output_format").is_some_and(|mut form| form.any(|f| f == "jsonl"));
    let mut said: Vec<String> = NEEDS
        .iter()
        .filter(|(id, needs, _)| given(id) && !needs.iter().any(|need| holds(need) || (jsonl && *need == "jsonl")))
        .map(|(id, _, words)| format!("--{} has no effect without {words}", id.replace('_', "-")))
        .collect();
    if name.is_empty() && !TURN_ON_SUMMARY.iter().any(|id| holds(id)) {
        let summary = all.get_arguments().filter(|arg| arg.get_help_heading() == Some("Summarize"));
        let idle = summary.filter(|arg| given(arg.get_id().as_str())).filter_map(Arg::get_long);
        said.extend(idle.map(|flag| format!("--{flag} has no effect without --summary (-s)")));
    }
    said
}

/// The arguments of the command that runs.
fn own(matches: &ArgMatches) -> &ArgMatches {
    matches.subcommand().map_or(matches, |(_, own)| own)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arranged(line: &str) -> String {
        let args = line.split(' ').map(OsString::from).collect();
        let words = command_first(&names(), args).unwrap_or_else(|error| vec![error.into()]);
        words.iter().map(|word| word.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn flags_may_precede_the_command() {
        assert_eq!(arranged("limpid --jsonl clean f"), "limpid clean --jsonl f");
        assert_eq!(arranged("limpid --tld de detect f"), "limpid detect --tld de f");
        assert_eq!(arranged("limpid -j 2 -q clean f"), "limpid clean -j 2 -q f");
        assert_eq!(arranged("limpid -qj2 clean f"), "limpid clean -qj2 f");
        assert_eq!(arranged("limpid --in-place clean f"), "limpid clean --in-place f");
    }

    #[test]
    fn values_and_files_are_not_commands() {
        for line in ["limpid --title clean f", "limpid -- clean", "limpid f clean", "limpid ./clean", "limpid - clean"]
        {
            assert_eq!(arranged(line), line);
        }
    }

    #[test]
    fn help_is_also_a_command() {
        assert_eq!(arranged("limpid help"), "limpid --help");
        assert_eq!(arranged("limpid help clean"), "limpid clean --help");
        assert_eq!(arranged("limpid -q help"), "limpid -q --help");
    }

    #[test]
    fn a_misspelt_command_is_reported() {
        assert!(arranged("limpid sumarize f").contains("did you mean `limpid summarize`"));
        assert!(arranged("limpid help nosuch").contains("no such command"));
        assert!(arranged("limpid help claen").contains("did you mean `limpid clean`"));
        for line in ["limpid page", "limpid page.html", "limpid a/clea"] {
            assert_eq!(arranged(line), line);
        }
    }

    #[test]
    fn short_help_names_existing_flags() {
        let all = Cli::command();
        let ids: Vec<&str> = all.get_arguments().map(|arg| arg.get_id().as_str()).collect();
        let made_by_clap = ["help", "version"];
        for id in ESSENTIAL.iter().filter(|id| !made_by_clap.contains(id)) {
            assert!(ids.contains(id), "{id}");
        }
        for (id, needs, _) in NEEDS {
            assert!([&[id], needs].concat().iter().all(|id| ids.contains(id)), "{id}");
        }
    }
}
