//! Resolves relative URLs (RFC 3986, section 5), without validating or normalising them.

/// A longer URL is kept as written.
const MAX_ADDRESS: usize = 8 << 10;

/// The parts of a URL up to its query.
#[derive(Clone, Copy, Debug)]
struct Parts<'a> {
    scheme: Option<&'a str>,
    authority: Option<&'a str>,
    path: &'a str,
    query: Option<&'a str>,
}

/// The scheme of `address`, without its colon.
pub(super) fn scheme(address: &str) -> Option<&str> {
    let (scheme, _) = address.split_once(':')?;
    let sound = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    sound.then_some(scheme)
}

fn split(address: &str) -> Parts<'_> {
    let scheme = scheme(address);
    let rest = scheme.map_or(address, |scheme| &address[scheme.len() + 1..]);
    let rest = rest.split('#').next().unwrap_or_default();
    let (rest, query) = rest.split_once('?').map_or((rest, None), |(rest, query)| (rest, Some(query)));
    match rest.strip_prefix("//") {
        Some(rest) => {
            let end = rest.find('/').unwrap_or(rest.len());
            Parts { scheme, authority: Some(&rest[..end]), path: &rest[end..], query }
        }
        None => Parts { scheme, authority: None, path: rest, query },
    }
}

/// True for a web URL with a host, which relative URLs can be resolved against.
pub(super) fn is_base(address: &str) -> bool {
    let parts = split(address.trim());
    let web = parts.scheme.is_some_and(|own| own.eq_ignore_ascii_case("http") || own.eq_ignore_ascii_case("https"));
    web && parts.authority.is_some_and(|host| !host.is_empty())
}

/// `address` resolved against the page at `base`. URLs with another scheme and links within the page stay as they are.
pub(super) fn resolve(base: &str, address: &str) -> String {
    let address = address.trim_matches(|c: char| c <= ' ');
    if address.is_empty() || address.starts_with('#') || address.len() > MAX_ADDRESS || scheme(address).is_some() {
        return address.to_owned();
    }
    let page = split(base.trim());
    let (Some(scheme), Some(authority)) = (page.scheme, page.authority) else { return address.to_owned() };
    let end = address.find(['?', '#']).unwrap_or(address.len());
    let (path, rest) = address.split_at(end);
    if path.starts_with("//") {
        return format!("{scheme}:{address}");
    }
    let joined = if path.is_empty() {
        page.path.to_owned()
    } else if path.starts_with('/') {
        without_dots(path)
    } else {
        let folder = page.path.rfind('/').map_or("/", |at| &page.path[..=at]);
        without_dots(&format!("{folder}{path}"))
    };
    let query = page.query.filter(|_| path.is_empty() && !rest.starts_with('?'));
    let query = query.map_or_else(String::new, |query| format!("?{query}"));
    format!("{scheme}://{authority}{joined}{query}{rest}")
}

/// A path without `.` and `..` segments.
fn without_dots(path: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    for part in path.split('/').skip(1) {
        match part {
            "." => {}
            ".." => {
                kept.pop();
            }
            part => kept.push(part),
        }
    }
    let folder = path.ends_with("/.") || path.ends_with("/..");
    let slash = if folder && kept.last().is_some_and(|last| !last.is_empty()) { "/" } else { "" };
    format!("/{}{slash}", kept.join("/"))
}

/// The fragment of `address`, if `address` is a link to a part of the page at `base` that includes the URL of the page.
pub(super) fn fragment<'a>(base: &str, address: &'a str) -> Option<&'a str> {
    let (page, name) = address.split_once('#')?;
    let own = base.split('#').next().unwrap_or_default();
    (!page.is_empty() && !name.is_empty() && page == own).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn resolves_addresses_as_in_rfc_3986() {
        for (address, whole) in [
            ("g", "http://a/b/c/g"),
            ("./g", "http://a/b/c/g"),
            ("g/", "http://a/b/c/g/"),
            ("/g", "http://a/g"),
            ("//g", "http://g"),
            ("?y", "http://a/b/c/d;p?y"),
            ("g?y", "http://a/b/c/g?y"),
            ("#s", "#s"),
            ("g#s", "http://a/b/c/g#s"),
            ("..", "http://a/b/"),
            ("../g", "http://a/b/g"),
            ("../../../g", "http://a/g"),
            ("./g/.", "http://a/b/c/g/"),
            ("g?y/../x", "http://a/b/c/g?y/../x"),
            ("mailto:a@b", "mailto:a@b"),
            ("https://x/../y", "https://x/../y"),
            ("", ""),
        ] {
            assert_eq!(resolve("http://a/b/c/d;p?q", address), whole, "{address}");
        }
        assert_eq!(resolve("https://a.example", "x"), "https://a.example/x");
        assert_eq!(resolve("no base", "x"), "x");
    }

    #[test]
    fn finds_links_within_the_page() {
        assert_eq!(fragment("http://a/b#x", "http://a/b#note"), Some("note"));
        assert_eq!(fragment("http://a/b", "http://a/c#note"), None);
        assert_eq!(fragment("http://a/b", "#note"), None);
    }
}
