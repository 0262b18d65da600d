//! The command `limpid`: files, standard input and JSON Lines through the pipeline.

mod args;
mod document;
mod guard;
mod jsonl;
mod message;
mod parallel;
mod progress;
mod record;
mod run;
mod sink;
mod source;
mod style;
mod view;
mod work;

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    guard::quiet_panics();
    run::run(&args::Cli::parse().into_job())
}
