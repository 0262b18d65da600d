//! Files generated from the definition of the command: shell completions and the man page.

use std::io::{self, Write};

use clap::{Args, CommandFactory};

use super::Cli;

/// Flags of `limpid completions`.
#[derive(Args, Debug)]
pub(crate) struct CompletionsCommand {
    /// The shell
    shell: clap_complete::Shell,
}

impl CompletionsCommand {
    /// The script for the shell.
    pub(crate) fn text(&self) -> Vec<u8> {
        let mut text = Vec::new();
        clap_complete::generate(self.shell, &mut Cli::command(), "limpid", &mut text);
        text
    }
}

/// The man page, in roff: the command and each subcommand in one page.
pub(crate) fn man_page() -> io::Result<Vec<u8>> {
    let mut page = Vec::new();
    clap_mangen::Man::new(Cli::command()).render(&mut page)?;
    let whole = Cli::command();
    for each in whole.get_subcommands().filter(|each| !each.is_hide_set()) {
        writeln!(page, ".SH \"LIMPID {}\"", each.get_name().to_uppercase())?;
        let man = clap_mangen::Man::new(each.clone());
        man.render_description_section(&mut page)?;
        man.render_options_section(&mut page)?;
    }
    Ok(page)
}
