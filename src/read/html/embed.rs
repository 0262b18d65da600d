//! Videos, recordings, maps and charts that a page embeds: the outputs link to them. Advertising and trackers are embedded in the
//! same way, so a frame counts only if its URL is that of a known player.

use super::tag::Tag;
use super::tokens::{Attributes, Name};

/// Parts of the URLs of players, and what they play. Collected by hand from the documentation of each service, and of the
/// embed blocks of `WordPress`.
const PLAYERS: [(&str, &str); 22] = [
    ("youtube.com/embed/", "YouTube"),
    ("youtube-nocookie.com/embed/", "YouTube"),
    ("player.vimeo.com/video/", "Vimeo"),
    ("dailymotion.com/embed/", "Dailymotion"),
    ("geo.dailymotion.com/player", "Dailymotion"),
    ("player.twitch.tv/", "Twitch"),
    ("player.bilibili.com/", "Bilibili"),
    ("rutube.ru/play/embed/", "Rutube"),
    ("embed.ted.com/", "TED"),
    ("archive.org/embed/", "Internet Archive"),
    ("fast.wistia.net/embed/", "Wistia"),
    ("fast.wistia.com/embed/", "Wistia"),
    ("players.brightcove.net/", "Video"),
    ("loom.com/embed/", "Loom"),
    ("w.soundcloud.com/player", "SoundCloud"),
    ("open.spotify.com/embed", "Spotify"),
    ("embed.podcasts.apple.com/", "Apple Podcasts"),
    ("bandcamp.com/embeddedplayer", "Bandcamp"),
    ("google.com/maps/embed", "Google Maps"),
    ("openstreetmap.org/export/embed", "OpenStreetMap"),
    ("datawrapper.dwcdn.net/", "Datawrapper"),
    ("flo.uri.sh/", "Flourish"),
];
/// A longer title describes the video and does not name it. In characters; the longest title that `YouTube` allows has 100.
const LONGEST_TITLE: usize = 200;

/// A video, recording, map or chart.
#[derive(Clone, Debug, Default)]
pub(super) struct Embed {
    /// Its URL; empty until a `source` inside it has one.
    pub(super) address: String,
    pub(super) title: String,
}

/// What the start tag of `tag` embeds. `name` is that of custom elements.
pub(super) fn read(tag: Tag, name: &[u8], attributes: &Attributes) -> Option<Embed> {
    match tag {
        Tag::Iframe => framed(attributes),
        Tag::Video => played(attributes, "Video"),
        Tag::Audio => played(attributes, "Audio"),
        Tag::Custom => match name {
            b"amp-video" => played(attributes, "Video"),
            b"amp-audio" => played(attributes, "Audio"),
            b"amp-iframe" => framed(attributes),
            b"amp-youtube" => numbered(attributes, "https://www.youtube.com/watch?v=", "YouTube"),
            b"amp-vimeo" => numbered(attributes, "https://vimeo.com/", "Vimeo"),
            _ => None,
        },
        _ => None,
    }
}

/// The URL that `attributes` load, now or late.
pub(super) fn address(attributes: &Attributes) -> Option<&str> {
    let late = [Name::DataSrc, Name::Src].into_iter().filter_map(|name| attributes.get(name));
    late.map(str::trim).find(|address| !address.is_empty() && !is_inner(address))
}

/// True for a URL that has a meaning inside the page only.
fn is_inner(address: &str) -> bool {
    ["blob:", "data:", "about:"].iter().any(|scheme| address.starts_with(scheme))
}

fn framed(attributes: &Attributes) -> Option<Embed> {
    let address = address(attributes)?;
    let lower = address.to_ascii_lowercase();
    let host = lower.trim_start_matches("https:").trim_start_matches("http:").trim_start_matches("//");
    let host = host.trim_start_matches("www.");
    let is_player = |part: &str| {
        // The URL may have a subdomain or the domain of a country before the path: `artist.bandcamp.com`.
        let at = host.find(part).filter(|&at| at == 0 || host[..at].ends_with('.') && !host[..at].contains('/'));
        at.is_some()
    };
    let (_, player) = PLAYERS.iter().find(|(part, _)| is_player(part))?;
    Some(Embed { address: address.to_owned(), title: title(attributes, player) })
}

/// A video or recording that people can play. Without controls it is a moving background.
fn played(attributes: &Attributes, kind: &str) -> Option<Embed> {
    let address = address(attributes).unwrap_or_default().to_owned();
    attributes.has(Name::Controls).then(|| Embed { address, title: title(attributes, kind) })
}

/// A video that AMP names by its number.
fn numbered(attributes: &Attributes, start: &str, player: &str) -> Option<Embed> {
    let number = attributes.get(Name::DataVideoId)?.trim();
    let is_plain = !number.is_empty() && number.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'));
    is_plain.then(|| Embed { address: format!("{start}{number}"), title: title(attributes, player) })
}

fn title(attributes: &Attributes, otherwise: &str) -> String {
    let given = attributes.get(Name::Title).unwrap_or_default();
    let words = given.split_whitespace().collect::<Vec<_>>().join(" ");
    let is_title = !words.is_empty() && words.chars().count() <= LONGEST_TITLE;
    if is_title { words } else { otherwise.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frame(src: &str) -> Option<String> {
        let mut attributes = Attributes::default();
        attributes.set(Name::Src, src);
        read(Tag::Iframe, b"iframe", &attributes).map(|embed| embed.title)
    }

    #[test]
    fn frames_of_players_are_embeds() {
        assert_eq!(frame("https://www.youtube.com/embed/a").as_deref(), Some("YouTube"));
        assert_eq!(frame("//player.vimeo.com/video/1").as_deref(), Some("Vimeo"));
        assert_eq!(frame("https://artist.bandcamp.com/EmbeddedPlayer/a").as_deref(), Some("Bandcamp"));
    }

    #[test]
    fn frames_of_other_sites_are_not_embeds() {
        for src in [
            "https://ads.example/?u=https://www.youtube.com/embed/a",
            "https://notyoutube.com/embed/a",
            "https://www.googletagmanager.com/ns.html",
            "about:blank",
            "",
        ] {
            assert_eq!(frame(src), None, "{src}");
        }
    }
}
