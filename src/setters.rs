//! Chained setters for options: `SummaryOptions::new().lang("de").key_phrases(5)`.

/// Writes `new` and a setter for each field of an options type.
///
/// A field is listed as `value` if the setter stores its argument as it is, `into` if it converts the argument first, `text`
/// for an optional string, and `texts` for a list of strings.
macro_rules! setters {
    ($options:ident { $($kind:ident $field:ident $(: $type:ty)?,)* }) => {
        impl $options {
            /// The defaults.
            #[must_use]
            pub fn new() -> Self {
                Self::default()
            }

            $(setters!(@ $kind $options $field $($type)?);)*
        }
    };
    (@ value $options:ident $field:ident $type:ty) => {
        #[doc = concat!("Sets [`", stringify!($field), "`](", stringify!($options), "::", stringify!($field), ").")]
        #[must_use]
        pub fn $field(mut self, $field: $type) -> Self {
            self.$field = $field;
            self
        }
    };
    (@ into $options:ident $field:ident $type:ty) => {
        #[doc = concat!("Sets [`", stringify!($field), "`](", stringify!($options), "::", stringify!($field), ").")]
        #[must_use]
        pub fn $field(mut self, $field: impl Into<$type>) -> Self {
            self.$field = $field.into();
            self
        }
    };
    (@ text $options:ident $field:ident) => {
        #[doc = concat!("Sets [`", stringify!($field), "`](", stringify!($options), "::", stringify!($field), ").")]
        #[must_use]
        pub fn $field(mut self, $field: impl Into<String>) -> Self {
            self.$field = Some($field.into());
            self
        }
    };
    (@ texts $options:ident $field:ident) => {
        #[doc = concat!("Sets [`", stringify!($field), "`](", stringify!($options), "::", stringify!($field), ").")]
        #[must_use]
        pub fn $field<I>(mut self, $field: I) -> Self
        where
            I: IntoIterator,
            I::Item: Into<String>,
        {
            self.$field = $field.into_iter().map(Into::into).collect();
            self
        }
    };
}

/// Writes `code`, `Display` and `FromStr` for an enum whose variants have names on the command line and in JSON.
macro_rules! names {
    ($name:ident, $what:literal { $($variant:ident = $code:literal,)* }) => {
        impl $name {
            /// Every value, in the order of the documentation.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The name in JSON, in JavaScript and on the command line.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)* }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.code())
            }
        }

        impl std::str::FromStr for $name {
            type Err = crate::error::Error;

            fn from_str(name: &str) -> Result<Self, Self::Err> {
                Self::ALL.iter().copied().find(|one| one.code() == name).ok_or_else(|| {
                    crate::error::Error::unknown_name($what, name, &Self::ALL.iter().map(|one| one.code()).collect::<Vec<_>>())
                })
            }
        }
    };
}
