//! Switches named like the option fields they set.

/// Makes a group of flags `--NAME` and `--no-NAME`, one pair for each boolean field of an options struct. The help
/// shows the one that changes the default; the other is accepted too, and the last one given counts.
macro_rules! switches {
    ($(#[$meta:meta])* $group:ident sets $options:ty, $heading:literal {
        $($state:ident $field:ident $help:literal,)*
    }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, Default)]
        pub(crate) struct $group { $($field: Option<bool>,)* }

        impl $group {
            /// Sets the fields whose flag was given.
            pub(crate) fn apply(&self, options: &mut $options) {
                $(if let Some(value) = self.$field { options.$field = value; })*
            }
        }

        impl clap::Args for $group {
            fn augment_args(command: clap::Command) -> clap::Command {
                command$(.args($crate::args::switches::pair(
                    stringify!($field), stringify!($state) == "off", $help, $heading,
                )))*
            }

            fn augment_args_for_update(command: clap::Command) -> clap::Command {
                Self::augment_args(command)
            }
        }

        impl clap::FromArgMatches for $group {
            fn from_arg_matches(matches: &clap::ArgMatches) -> Result<Self, clap::Error> {
                Ok(Self { $($field: $crate::args::switches::given(matches, stringify!($field)),)* })
            }

            fn update_from_arg_matches(&mut self, matches: &clap::ArgMatches) -> Result<(), clap::Error> {
                *self = Self::from_arg_matches(matches)?;
                Ok(())
            }
        }
    };
}
pub(super) use switches;

use clap::{Arg, ArgAction, ArgMatches};

/// The flags `--name` and `--no-name`; `show_yes` says which of them the help shows.
pub(super) fn pair(field: &'static str, show_yes: bool, help: &'static str, heading: &'static str) -> [Arg; 2] {
    let (yes, no) = (field.replace('_', "-"), format!("no-{}", field.replace('_', "-")));
    let flag = |name: &str, other: &str, hidden| {
        let flag = Arg::new(name.to_owned()).long(name.to_owned()).action(ArgAction::SetTrue).help(help);
        flag.overrides_with(other.to_owned()).hide(hidden).help_heading(heading)
    };
    [flag(&yes, &no, !show_yes), flag(&no, &yes, show_yes)]
}

/// The user's choice: yes, no or none.
pub(super) fn given(matches: &ArgMatches, field: &str) -> Option<bool> {
    let yes = field.replace('_', "-");
    if matches.get_flag(&yes) { Some(true) } else { matches.get_flag(&format!("no-{yes}")).then_some(false) }
}
