//! The command `limpid`, which runs the pipeline on files, standard input and JSON Lines.

mod answer;
mod args;
mod inputs;
mod message;
mod outputs;
mod panic_guard;
mod platform;
mod present;
mod run;

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    panic_guard::quiet_panics();
    platform::enter_folder();
    run::run(&args::Cli::parse().into_job())
}
