//! The words that pages put around the names of authors.

/// Words before a name, in lower case. Those that also occur in running text must be followed by a name.
#[rustfmt::skip]
pub(super) const BEFORE: [&str; 99] = [
    "by ", "by: ", "by:", "written by ", "written by: ", "words by ", "posted by ", "published by ", "story by ", "text by ", "reported by ", "author: ", "author:", "authors: ",
    "von ", "von: ", "autor: ", "autor:", "autorin: ", "text: ", "par ", "auteur : ", "auteur: ", "propos recueillis par ",
    "por ", "por: ", "escrito por ", "di ", "a cura di ", "autore: ", "door ", "door: ", "geschreven door ", "av ", "av: ", "skriven av ",
    "af ", "skrevet af ", "skrevet av ", "tekst: ", "kirjoittaja: ", "teksti: ", "autorka: ", "napsal ", "szerző: ", "írta: ", "piše: ", "yazan: ", "yazar: ",
    "words: ", "words and pictures by ", "guest post by ", "article by ", "review by ", "interview by ", "authored by ", "from: ",
    "verfasst von ", "geschrieben von ", "ein gastbeitrag von ", "gastbeitrag von ", "ein beitrag von ", "von unserem autor ",
    "écrit par ", "rédigé par ", "publié par ", "texte : ", "texte: ", "un article de ", "une enquête de ",
    "texto: ", "texto de ", "redacción: ", "publicado por ", "testo: ", "testo di ", "scritto da ", "tekst ", "napsala ", "napisał ",
    "napisała ", "tekst i zdjęcia: ", "de: ", "текст: ", "текст:", "ditulis oleh ",
    "oleh ", "oleh: ", "penulis: ", "tác giả: ", "theo ", "автор: ", "автор:", "автори: ", "από τον ", "από την ", "του ", "γράφει ο ", "γράφει η ",
];
/// Words before a name in scripts without case or spaces.
#[rustfmt::skip]
pub(super) const BEFORE_UNCASED: [&str; 36] = [
    "著者：", "著者:", "著者", "文：", "文:", "文／", "文/", "取材・文：", "取材・文＝", "取材・文／", "取材・文/", "文・写真：", "文・写真／", "撰文／", "執筆：", "執筆:", "筆者：", "作者：", "作者:", "作者 ", "撰文：", "记者：", "记者 ", "記者：",
    "責任編輯：", "글 ", "글: ", "بقلم: ", "بقلم ", "كتب: ", "نویسنده: ", "מאת: ", "מאת ", "लेखक: ", "प्रस्तुतकर्ता ", "โดย ",
];
/// Words in the names of organisations, and in place of a name.
#[rustfmt::skip]
pub(super) const ORGANISATION: [&str; 47] = [
    "staff", "team", "news", "editors", "editorial", "editor", "inc", "ltd", "llc", "gmbh", "redaktion", "redaction", "rédaction", "redacción",
    "redazione", "redactie", "redakcja", "redaktionen", "редакция", "редакція", "press", "agency", "reuters", "afp", "dpa", "associated", "magazine",
    "media", "university", "institute", "company", "corporation", "foundation", "department", "ministry", "council", "desk", "newsroom", "bureau",
    "編集部", "编辑部", "通信", "newswire", "wire", "images", "universität", "université",
];
/// Placeholders that are nobody's name.
#[rustfmt::skip]
pub(super) const NOT_A_PERSON: [&str; 26] = [
    "admin", "administrator", "root", "user", "guest", "anonymous", "unknown", "author", "webmaster", "editor", "none", "null",
    "undefined", "default", "by", "von", "par", "por", "di", "door", "av", "af", "https", "http", "share", "follow",
];
/// The beginnings of what links beside a by-line say instead of a name.
#[rustfmt::skip]
pub(super) const NOT_NAMES: [&str; 18] = [
    "Visit ", "Follow ", "Brand: ", "View ", "More from ", "About ", "Read ", "Learn ", "Watch ", "Full ", "Copy ", "See ", "Show ",
    "Contact ", "Subscribe ", "Fact ", "Courtesy of ", "Translated ",
];
/// Jobs, which stand beside a name and are none: `Senior Staff Writer`.
#[rustfmt::skip]
pub(super) const JOBS: [&str; 42] = [
    "author", "writer", "reporter", "editor", "journalist", "columnist", "correspondent", "contributor", "photographer", "reviewer",
    "blogger", "producer", "producers", "writers", "editors", "reporters", "contributors", "analyst", "strategist", "specialist",
    "manager", "director", "founder", "ceo", "historian", "translator", "critic", "autor", "autorin", "redakteur", "redakteurin",
    "journalistin", "volontär", "volontärin", "chefredakteur", "journaliste", "rédacteur", "rédactrice", "redactor", "periodista",
    "giornalista", "redacteur",
];
/// Words before a job.
#[rustfmt::skip]
pub(super) const BEFORE_JOBS: [&str; 27] = [
    "senior", "junior", "staff", "contributing", "chief", "deputy", "managing", "associate", "assistant", "executive", "guest", "freelance",
    "political", "politics", "national", "business", "health", "healthcare", "sports", "science", "technology", "news", "content", "lead",
    "features", "investigative", "freier",
];
/// Lower-case words within names.
#[rustfmt::skip]
pub(super) const PARTICLES: [&str; 32] = [
    "de", "da", "do", "dos", "das", "del", "della", "di", "du", "des", "van", "von", "der", "den", "ter", "ten", "zu", "la", "le", "el",
    "al", "bin", "ibn", "y", "e", "af", "av", "of", "the", "vom", "zur", "san",
];
/// Separators between two names.
#[rustfmt::skip]
pub(super) const AND: [&str; 22] = [
    " and ", " & ", " und ", " et ", " y ", " e ", " en ", " og ", " och ", " ja ", " i ", " a ", " ve ", " dan ",
    " và ", " и ", " і ", " та ", " și ", " és ", "、", "，",
];
/// What follows a name in a by-line: a place, a time, a job.
#[rustfmt::skip]
pub(super) const AFTER: [&str; 27] = [
    " - ", " – ", " — ", " @ ", " for ", " in ", " on ", " at ", " für ", " pour ", " para ",
    " Published", " Updated", " Posted", " Publié", " Veröffentlicht", " Publicado", " Pubblicato", " Staff Writer", " Follow", " Profile",
    " 写真", " 撮影", " 編集", " 编辑", " 責任編集", " 来源",
];
/// Words between a name and a date.
#[rustfmt::skip]
pub(super) const DATE_ARTICLES: [&str; 12] = ["le", "am", "el", "il", "den", "em", "op", "vom", "the", "du", "dne", "dnia"];
