//! The command `limpid`: files, standard input and JSON Lines through the pipeline.

mod args;
mod document;
mod jsonl;
mod parallel;
mod record;

use std::io;

use clap::Parser;

fn main() {
    let job = args::Cli::parse().into_job();
    if job.output.jsonl {
        let tally = jsonl::run(io::stdin(), &mut io::stdout().lock(), &job).unwrap();
        std::process::exit(i32::from(tally.failed > 0));
    }
}
