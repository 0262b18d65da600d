//! Compares the flags with the options of the core.

use clap::CommandFactory;
use limpid::ReadOptions;
use limpid::{CleanOptions, DecodeOptions, RepairOptions, SummaryOptions};
use serde::Serialize;

use super::*;

#[test]
fn clap_accepts_the_definitions() {
    Cli::command().debug_assert();
}

/// The flags of a command, or of `limpid` alone, under a heading.
fn flags(command: &str, heading: Option<&str>) -> Vec<String> {
    let all = Cli::command();
    let command = all.find_subcommand(command).unwrap_or(&all);
    let wanted = |arg: &&clap::Arg| heading.is_none_or(|heading| arg.get_help_heading() == Some(heading));
    command.get_arguments().filter(wanted).filter_map(|arg| arg.get_long()).map(str::to_owned).collect()
}

/// The fields of an options struct as flags are written.
fn fields(options: &impl Serialize) -> Vec<String> {
    let value = serde_json::to_value(options).unwrap();
    value.as_object().unwrap().keys().map(|name| kebab(name)).collect()
}

fn kebab(camel: &str) -> String {
    let mut out = String::new();
    for c in camel.chars() {
        if c.is_ascii_uppercase() {
            out.push('-');
        }
        out.push(c.to_ascii_lowercase());
    }
    out
}

/// Every field has a flag of its name, and every flag under the heading is a field or one of `others`.
fn check(command: &str, heading: &str, options: &impl Serialize, others: &[&str]) {
    let all = flags(command, None);
    let fields = fields(options);
    for field in &fields {
        assert!(all.contains(field), "limpid {command} has no flag --{field}");
    }
    for flag in flags(command, Some(heading)) {
        let known = fields.contains(&flag) || flag.strip_prefix("no-").is_some_and(|yes| fields.contains(&yes.into()));
        assert!(known || others.contains(&flag.as_str()), "limpid {command} --{flag} is not an option of the core");
    }
}

#[test]
fn flags_have_the_names_of_the_options() {
    check("repair", "Repair", &RepairOptions::default(), &["profile", "preserve-entities"]);
    check("clean", "Clean", &CleanOptions::default(), &["precision", "recall", "template", "target-language"]);
    check("summarize", "Summarize", &SummaryOptions::default(), &["scores", "together"]);
    for (heading, options) in [
        ("Repair", serde_json::to_value(RepairOptions::default()).unwrap()),
        ("Clean", serde_json::to_value(CleanOptions::default()).unwrap()),
        ("Summarize", serde_json::to_value(SummaryOptions::default()).unwrap()),
    ] {
        let others =
            ["profile", "preserve-entities", "precision", "recall", "template", "target-language", "scores", "summary"];
        check("", heading, &options, &others);
    }
}

#[test]
fn readers_and_decoder_have_flags() {
    let renamed = |field: &str| match field {
        "kind" => "from".to_owned(),
        "label" => "encoding".to_owned(),
        field => field.to_owned(),
    };
    let fields = fields(&ReadOptions::default()).into_iter().chain(fields(&DecodeOptions::default()));
    for field in fields {
        assert!(flags("", None).contains(&renamed(&field)), "limpid has no flag for {field}");
    }
}
