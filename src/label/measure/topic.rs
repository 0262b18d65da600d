//! The topics of phrases.

/// What a phrase speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(in crate::label) enum Topic {
    Consent,
    Comments,
    Share,
    Related,
    Newsletter,
    Login,
    Navigation,
    Footer,
    Advert,
    Pagination,
    Byline,
    Machine,
    /// Function words, which are frequent in running text.
    Running,
}

impl Topic {
    pub(in crate::label) const COUNT: usize = Topic::Running as usize + 1;
}

/// How many words of a text belong to phrases of each topic.
pub(in crate::label) type Hits = [u16; Topic::COUNT];

/// The hits of all topics that boilerplate is made of.
pub(in crate::label) fn chrome_hits(hits: &Hits) -> u16 {
    hits[..Topic::Byline as usize].iter().sum()
}
