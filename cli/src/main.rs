//! The command `limpid`: files, standard input and JSON Lines through the pipeline.

mod args;
mod bulk;
mod document;
mod encoding;
mod failures;
mod fields;
mod guard;
mod host;
mod in_place;
mod input;
mod jsonl;
mod message;
mod outputs;
mod parallel;
#[cfg_attr(target_os = "wasi", path = "no_progress.rs")]
mod progress;
mod record;
mod resume;
mod run;
#[cfg(test)]
mod schema;
mod sink;
mod source;
mod spool;
mod streamed;
mod style;
mod template;
mod view;
mod warc;
mod work;

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    guard::quiet_panics();
    host::enter_folder();
    run::run(&args::Cli::parse().into_job())
}
