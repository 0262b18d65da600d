//! Removes what forum software shows around the text of posts: signatures, data about the author, notices to guests, and
//! buttons that show the beginning of another post.
//!
//! Members write their signatures themselves, so these read like text, and the model keeps half of them. The names are those
//! of common forum software. On the labelled development pages nothing that they name is content.

use super::api_reference::places;
use super::pass::{Override, PassContext};
use crate::page::Container;
use crate::reason::RemovalReason;

/// The score of what is removed.
const EXTRA: f32 = 2.0;

/// Class names of signatures, sorted.
const SIGNATURES: [&str; 9] = [
    "js-signature",
    "ksig",
    "message-signature",
    "postsignature",
    "sig_text",
    "signature",
    "signature_div",
    "signaturebox",
    "signaturecontainer",
];
/// Invision Community has no name for signatures, but an element with both of these is one: of 298 words in such elements that the
/// model keeps on two sites none is content.
const INVISION_SIGNATURE: [&str; 2] = ["ipsborder_top", "ipspadding_vertical"];
/// Class names of data about the author of a post, sorted: the number of posts, the date of registration, the rank.
const PROFILES: [&str; 6] =
    ["author_statistics", "bbp-author-role", "message-userextras", "postprofile", "profilebox", "userinfo_extra"];
/// A letter or a poem has one signature, so a page without other signs of a thread has at least so many.
const MIN_SIGNATURES: usize = 2;

/// What a container next to the text of a post is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Extra {
    Signature,
    Profile,
    /// A box with a message to all readers.
    Notice,
    Button,
}

/// Removes the text in such containers. What a reference calls a signature is that of a function.
pub(super) fn around_posts(at: &PassContext<'_>) -> Vec<Override> {
    let extras = extras(at);
    let blocks = at.measured.page.blocks();
    let extra_of = |n: usize| blocks[n].container.and_then(|id| extras[id.0 as usize]);
    let found: Vec<Override> = at.kept().filter_map(|n| Some(remove(n, extra_of(n)?))).collect();
    if found.is_empty() || places(at.measured.page).is_empty() { found } else { Vec::new() }
}

fn remove(n: usize, extra: Extra) -> Override {
    match extra {
        Extra::Signature | Extra::Profile => Override::remove(n, RemovalReason::Metadata, EXTRA),
        Extra::Notice | Extra::Button => Override::score(n, EXTRA),
    }
}

/// What each container is in or is itself.
fn extras(at: &PassContext<'_>) -> Vec<Option<Extra>> {
    let containers = at.measured.page.containers();
    let own: Vec<Option<Extra>> = containers.iter().map(own_extra).collect();
    let is_numbered = |(own, extra): (&Container, &Option<Extra>)| *extra == Some(Extra::Signature) && has_number(own);
    let signatures = own.iter().filter(|extra| **extra == Some(Extra::Signature)).count();
    let is_thread = at.measured.is_thread;
    let has_signatures = is_thread || signatures >= MIN_SIGNATURES || containers.iter().zip(&own).any(is_numbered);
    let counts = |extra: &Extra| match extra {
        Extra::Signature => has_signatures,
        Extra::Profile => true,
        Extra::Notice | Extra::Button => is_thread,
    };
    let mut found: Vec<Option<Extra>> = Vec::with_capacity(own.len());
    for (container, extra) in containers.iter().zip(own) {
        let around = container.parent.and_then(|id| found[id.0 as usize]);
        // The term of the list is the name of the author.
        let is_name = around == Some(Extra::Profile) && *container.tag == *"dt";
        found.push(around.or(extra.filter(counts)).filter(|_| !is_name));
    }
    found
}

fn own_extra(container: &Container) -> Option<Extra> {
    let names = || container.names.split_ascii_whitespace();
    if INVISION_SIGNATURE.iter().all(|part| names().any(|name| name == *part)) {
        return Some(Extra::Signature);
    }
    names().find_map(|name| match name {
        "alert" => Some(Extra::Notice),
        "btn" => Some(Extra::Button),
        _ if SIGNATURES.binary_search(&name).is_ok() => Some(Extra::Signature),
        _ if PROFILES.binary_search(&name).is_ok() => Some(Extra::Profile),
        _ => None,
    })
}

/// True for an element with the number of a post in its name, as in `sig7732794`.
fn has_number(container: &Container) -> bool {
    let is_number = |rest: &str| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit());
    container.names.split_ascii_whitespace().any(|name| name.strip_prefix("sig").is_some_and(is_number))
}

#[cfg(test)]
mod tests {
    use super::super::testing::decided;
    use super::{PROFILES, SIGNATURES};
    use crate::label::measure::Measured;
    use crate::label::testing::block;
    use crate::page::{ContainerKind, Declared, PageBuilder, SourceKind};

    const TEXT: &str = "The old bridge over the river is shut until the spring, and nobody knows when it opens again.";

    #[test]
    fn the_names_are_sorted() {
        assert!(SIGNATURES.is_sorted() && PROFILES.is_sorted());
    }

    /// The pass that decides about a line in elements with these tags and names, below posts of a page.
    fn decided_by(path: &[(&str, &str)], is_discussion: bool) -> &'static str {
        let mut builder = PageBuilder::new(SourceKind::Html);
        let body = builder.container(None, ContainerKind::Group, "body", "");
        block(&mut builder, Some(body), 0, TEXT);
        let nest =
            |around, &(tag, names): &(&str, &str)| Some(builder.container(around, ContainerKind::Group, tag, names));
        let inner = path.iter().fold(Some(body), nest);
        block(&mut builder, inner, 0, "Trust the ferry, not the bridge.");
        builder.declare(Declared { is_discussion, ..Declared::default() });
        decided(&Measured::of(&builder.finish()), vec![-2.0; 2]).by[1]
    }

    #[test]
    fn signatures_go_in_threads() {
        assert_eq!(decided_by(&[("div", "signature")], true), "post-extra");
        assert_eq!(decided_by(&[("div", "signature sig12"), ("p", "")], false), "post-extra");
        assert_eq!(decided_by(&[("div", "signature"), ("p", "signature")], false), "post-extra");
        assert_eq!(decided_by(&[("div", "signature")], false), "model");
        assert_eq!(decided_by(&[("div", "content_with_signature")], true), "model");
        assert_eq!(decided_by(&[("div", "ipsborder_top ipspadding_vertical"), ("p", "")], true), "post-extra");
        assert_eq!(decided_by(&[("div", "ipsborder_top"), ("p", "")], true), "model");
    }

    #[test]
    fn signatures_of_functions_stay() {
        let mut builder = PageBuilder::new(SourceKind::Html);
        let body = builder.container(None, ContainerKind::Group, "body", "");
        let content = builder.container(Some(body), ContainerKind::Group, "div", "content");
        for (names, text) in [("box_info", TEXT), ("signature first", "#fill(level)"), ("signature", "#empty")] {
            let own = builder.container(Some(content), ContainerKind::Group, "div", names);
            block(&mut builder, Some(own), 0, text);
        }
        assert_eq!(decided(&Measured::of(&builder.finish()), vec![-2.0; 3]).by, ["model"; 3]);
    }

    #[test]
    fn data_about_the_author_goes_but_not_the_name() {
        assert_eq!(decided_by(&[("dl", "postprofile"), ("dd", "")], false), "post-extra");
        assert_eq!(decided_by(&[("dl", "postprofile"), ("dt", "")], false), "model");
        assert_eq!(decided_by(&[("div", "post has-profile")], false), "model");
    }

    #[test]
    fn notices_and_previews_go_in_threads_only() {
        for names in ["alert alert-info", "btn btn-ghost"] {
            assert_eq!(decided_by(&[("div", names), ("p", "")], true), "post-extra");
            assert_eq!(decided_by(&[("div", names), ("p", "")], false), "model");
        }
    }
}
