//! The command `limpid`, which runs the pipeline on files, standard input and JSON Lines.

mod args;
mod inputs;
mod json;
mod message;
mod outputs;
mod panic_guard;
mod platform;
mod present;
mod results;
mod run;

use std::io::Write;
use std::process::ExitCode;

use args::CommandLine;

fn main() -> ExitCode {
    panic_guard::quiet_panics();
    platform::enter_folder();
    let line = match CommandLine::read(std::env::args_os().collect()) {
        Ok(line) => line,
        Err(problem) => {
            message::say(problem);
            return ExitCode::from(run::USAGE);
        }
    };
    if let Some(text) = line.cli.printed() {
        let printed = text.and_then(|text| std::io::stdout().write_all(&text));
        return if printed.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE };
    }
    let (job, remarks) = line.into_job();
    job.general.color.apply();
    if !job.general.quiet {
        remarks.iter().for_each(message::say);
    }
    run::run(&job)
}
