//! What the classes, ids and links of an element say it contains: an author or a date.

use super::Field;
use crate::read::html::tag::Tag;
use crate::read::html::tokens::{Attributes, Name};
/// Words in class names that announce an author, as templates use them.
const AUTHOR_WORDS: [&str; 16] = [
    "author",
    "authors",
    "byline",
    "writer",
    "reporter",
    "journalist",
    "contributor",
    "autor",
    "autore",
    "auteur",
    "verfasser",
    "redakteur",
    "skribent",
    "yazar",
    "penulis",
    // LaTeXML.
    "personname",
];
/// Words next to those that show that the element is about the author rather than the name.
const ABOUT_WORDS: [&str; 28] = [
    "bio",
    "avatar",
    "image",
    "img",
    "photo",
    "picture",
    "box",
    "about",
    "desc",
    "description",
    "follow",
    "social",
    "twitter",
    "email",
    "role",
    "title",
    "comment",
    "comments",
    "related",
    "more",
    "posts",
    "photographer",
    "date",
    "time",
    "job",
    "affiliation",
    "notes",
    "created",
];
/// Of those words, the ones for a box about the author, in which an element may have the name: `author-box__name`.
const BOXES: [&str; 4] = ["box", "bio", "about", "avatar"];
/// Words in class names that announce a date.
const TIME_WORDS: [&str; 14] = [
    "date",
    "datetime",
    "published",
    "pubdate",
    "timestamp",
    "posted",
    "datum",
    "fecha",
    "dateline",
    "data",
    "publication",
    "publish",
    "datepublished",
    "created",
];

/// For each letter, the letters that follow it at the start of words of `AUTHOR_WORDS` and `TIME_WORDS`, one bit
/// each.
const FIRST_LETTERS: [u32; 26] = first_letters(first_letters([0; 26], &AUTHOR_WORDS), &TIME_WORDS);

const fn first_letters(mut letters: [u32; 26], words: &[&str]) -> [u32; 26] {
    let mut n = 0;
    while n < words.len() {
        let word = words[n].as_bytes();
        letters[(word[0] - b'a') as usize] |= 1 << (word[1] - b'a');
        n += 1;
    }
    letters
}

/// A quick check, because every element's classes are looked at: false for most names that have no word of either list.
fn may_name_field(names: &str) -> bool {
    let place = |byte: u8| (byte | 0x20).wrapping_sub(b'a');
    let begin = |pair: &[u8]| match FIRST_LETTERS.get(usize::from(place(pair[0]))) {
        Some(letters) => letters.checked_shr(u32::from(place(pair[1]))).unwrap_or(0) & 1 == 1,
        None => false,
    };
    // A word begins with a capital or after a character that is not a letter.
    let mut before = b' ';
    names.as_bytes().windows(2).any(|pair| {
        let begins = !before.is_ascii_alphabetic() || pair[0].is_ascii_uppercase();
        before = pair[0];
        begins && begin(pair)
    })
}

/// The field that the text of an element contains, according to its class.
pub(super) fn field_of_class(tag: Tag, attributes: &Attributes) -> Option<Field> {
    if tag == Tag::Time {
        // `itemprop` names another date, such as the start of an event.
        return attributes.get(Name::ItemProp).is_none().then_some(Field::Time);
    }
    if matches!(
        tag,
        Tag::Body | Tag::Html | Tag::Article | Tag::Main | Tag::Section | Tag::Input | Tag::Ul | Tag::Table
    ) {
        return None;
    }
    let names = [Name::Class, Name::Id].into_iter().filter_map(|name| attributes.get(name));
    if !names.clone().any(may_name_field) {
        return None;
    }
    for name in names.flat_map(str::split_ascii_whitespace).take(MAX_NAMES) {
        if name.len() > LONGEST_CLASS {
            continue;
        }
        if !may_name_field(name) {
            continue;
        }
        let has = |list: &[&str]| words_of(name).any(|word| list.iter().any(|own| word.eq_ignore_ascii_case(own)));
        if has(&AUTHOR_WORDS) && (!has(&ABOUT_WORDS) || (has(&["name"]) && has(&BOXES))) {
            return Some(Field::ClassedAuthor);
        }
        if has(&TIME_WORDS) && has(&["revision"]) {
            return Some(Field::Modified);
        }
        if has(&TIME_WORDS) && !has(&["modified", "updated", "update", "picker", "attribute", "post", "table"]) {
            return Some(Field::Time);
        }
    }
    None
}

/// Folders in URLs of pages about people.
const PEOPLE: [&str; 21] = [
    "author",
    "authors",
    "people",
    "staff",
    "profile",
    "profiles",
    "editors",
    "contributors",
    "contributor",
    "writers",
    "by",
    "autor",
    "autoren",
    "auteur",
    "journalist",
    "reporter",
    "person",
    "auteurs",
    "autores",
    "autori",
    "periodista",
];

/// Folders in URLs of the pages of users.
const USERS: [&str; 6] = ["user", "users", "u", "member", "members", "account"];

/// The field of a link to a page about a person, whose text may be a name.
pub(super) fn field_of_address(tag: Tag, attributes: &Attributes) -> Option<Field> {
    let address = attributes.get(Name::Href).filter(|_| tag == Tag::A)?;
    let folders = || address.as_bytes().rsplit(|&byte| byte == b'/').skip(1);
    let within = |list: &[&str]| folders().any(|folder| list.iter().any(|name| name.as_bytes() == folder));
    if within(&PEOPLE) { Some(Field::LinkedAuthor) } else { within(&USERS).then_some(Field::LinkedUser) }
}

/// How many classes of an element are examined, and how long a class may be, in bytes.
const MAX_NAMES: usize = 8;
const LONGEST_CLASS: usize = 48;

/// The words of a class or file name: `entry-date`, `post__author`, `articleByline`.
pub(in crate::read::html) fn words_of(name: &str) -> impl Iterator<Item = &str> {
    name.split(|c: char| !c.is_ascii_alphabetic()).flat_map(|part| {
        let mut rest = part;
        std::iter::from_fn(move || {
            if rest.is_empty() {
                return None;
            }
            let lower = rest.bytes().skip(1).position(|b| b.is_ascii_uppercase()).map_or(rest.len(), |at| at + 1);
            let (word, after) = rest.split_at(lower);
            rest = after;
            Some(word)
        })
    })
}
