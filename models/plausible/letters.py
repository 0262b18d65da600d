#!/usr/bin/env python3
"""Writes src/plausible/letter_table.rs: what a letter costs after another, one table a language, and common
characters of Chinese, Japanese and Korean.

Run from the root of the repository:  python3 models/plausible/letters.py DATA
DATA holds what models/plausible/README.md says how to fetch.
"""
import collections
import glob
import json
import math
import os
import sys
import unicodedata

PATH = "src/plausible/letter_table.rs"
# Language, its profile in langdetect if there is one, and its test data in lingua (Spanish lost its accents there).
LANGUAGES = """en/en/english fr/fr/french de/de/german es/es/ pt/pt/portuguese it/it/italian ca/ca/ nl/nl/dutch
    da/da/danish nb/no/bokmal sv/sv/swedish is//icelandic fi/fi/finnish et/et/estonian cs/cs/czech sk/sk/slovak
    pl/pl/polish hu/hu/hungarian hr/hr/croatian sl/sl/slovene sq/sq/albanian ro/ro/romanian lt/lt/lithuanian
    lv/lv/latvian tr/tr/turkish vi//vietnamese cy/cy/welsh ga//irish mt// eo//esperanto ru/ru/russian uk/uk/ukrainian
    be//belarusian bg/bg/bulgarian sr//serbian mk/mk/macedonian el/el/greek he/he/hebrew ar/ar/arabic fa//persian
    th/th/thai""".split()
# Languages that only detection prices, and the one encoding that is theirs.
DETECTED = {"kk//kazakh": "kz-1048"}
CODEPAGES = """windows-1252 windows-1251 windows-1250 windows-1254 windows-1253 windows-1255 windows-1256 windows-1257
    windows-1258 windows-874 iso-8859-2 iso-8859-15 macintosh cp437 cp850 koi8-r koi8-u ibm866 iso-8859-5 iso-8859-7
    x-mac-cyrillic cp852 iso-8859-3 iso-8859-4 iso-8859-6 iso-8859-8 iso-8859-10 iso-8859-13 iso-8859-14
    iso-8859-16""".split()
PYTHON = {"macintosh": "mac-roman", "x-mac-cyrillic": "mac-cyrillic", "ibm866": "cp866"}
# Letters rarer than this share of a language's letters get no row; they are foreign names.
RARE = 0.0003
# A language is written in an encoding that lacks no more than this share of its letters.
MISSING = 0.004
# One step of the table in bits, and the number of steps.
STEP, STEPS = 0.75, 16
# Weight of the single-letter share in the smoothing of pairs.
SMOOTH = 4.0
# Counts are scaled down to this many letters, so that the smoothing means the same for each source.
MAX_LETTERS = 100_000


def codec(name):
    return PYTHON.get(name, name.replace("windows-", "cp"))


def texts(data, names):
    for name in filter(None, names.split(",")):
        for path in sorted(glob.glob(f"{data}/vendor/lingua-{name}-language-model/testdata/*.txt")):
            yield open(path, encoding="utf-8").read()


def display_names(data, lang):
    for path in sorted(glob.glob(f"{data}/cldr-localenames-full/main/{lang}/*.json")):
        yield from strings(json.load(open(path, encoding="utf-8")))


def strings(node):
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict):
        for child in node.values():
            yield from strings(child)


def vietnamese(text):
    """As windows-1258 writes it: precomposed where it can, otherwise the tone apart."""
    out = []
    for ch in text:
        try:
            ch.encode("cp1258")
            out.append(ch)
        except UnicodeEncodeError:
            d = unicodedata.normalize("NFD", ch)
            tones = "".join(c for c in d if c in "\u0300\u0301\u0303\u0309\u0323")
            out.append(unicodedata.normalize("NFC", "".join(c for c in d if c not in tones)) + tones)
    return "".join(out)


def fold(text, lang):
    text = unicodedata.normalize("NFC", text).replace("İ", "i").lower()
    if lang == "ro":
        text = text.replace("ș", "ş").replace("ț", "ţ")
    return vietnamese(text) if lang == "vi" else text


def pair_counts(data, lang, profile, names):
    """How often each pair of characters occurs in the text; everything but letters is a space. Each source weighs
    the same."""
    sources = []
    if profile:
        sources.append(profile_pairs(data, lang, profile))
    if names or not profile:
        lines = "\n".join(texts(data, names)).split("\n") if names else display_names(data, lang)
        sources.append(line_pairs(lines, lang, exemplars(data, lang)))
    count = collections.Counter()
    for source in sources:
        scale = min(1.0, MAX_LETTERS / len(sources) / sum(source.values()))
        for pair, n in source.items():
            count[pair] += n * scale
    return count


def profile_pairs(data, lang, profile):
    count = collections.Counter()
    for gram, n in json.load(open(f"{data}/profiles/{profile}", encoding="utf-8"))["freq"].items():
        gram = fold(gram, lang)
        if len(gram) == 2:
            count[tuple(c if is_letter(c) else " " for c in gram)] += n
    return count


def line_pairs(lines, lang, known):
    count = collections.Counter()
    for line in lines:
        # The data hold damaged lines: those with a letter that the language does not have.
        line = " " + fold(line, lang) + " "
        if all(c in known for c in line if is_letter(c)):
            marks = [c if is_letter(c) else " " for c in line]
            count.update(zip(marks, marks[1:]))
    return count


def exemplars(data, lang):
    """The letters of the language, those of foreign names too, and what `fold` makes of them."""
    file = f"{data}/cldr-misc-full/main/{lang if lang != 'nb' else 'no'}/characters.json"
    sets = next(iter(json.load(open(file, encoding="utf-8"))["main"].values()))["characters"]
    text = fold(sets["exemplarCharacters"] + sets.get("auxiliary", ""), lang)
    return set(c for c in text if is_letter(c)) | set("abcdefghijklmnopqrstuvwxyz")


def alphabet(data, lang):
    file = f"{data}/cldr-misc-full/main/{lang if lang != 'nb' else 'no'}/characters.json"
    sets = json.load(open(file, encoding="utf-8"))["main"]
    text = fold(next(iter(sets.values()))["characters"]["exemplarCharacters"], lang)
    return set(c for c in text if is_letter(c))


def is_letter(c):
    return c.isalpha() or unicodedata.combining(c) or "\u0e30" <= c <= "\u0e4e"


def model(data, lang, profile, names):
    seen = pair_counts(data, lang, profile, names)
    script = script_of(seen)
    count = collections.Counter()
    for (_, b), n in seen.items():
        if is_letter(b) and in_script(b, script):
            count[b] += n
    total = sum(count.values())
    for c in alphabet(data, lang):
        if in_script(c, script) and count[c] < RARE * total:
            seen[c, c] += RARE * total
            count[c] += RARE * total
    letters = sorted(c for c in count if count[c] >= RARE * total)
    index = {c: n + 1 for n, c in enumerate(letters)}
    size = len(letters) + 1
    pairs = [[0] * size for _ in range(size)]
    for (a, b), n in seen.items():
        pairs[index.get(a, 0)][index.get(b, 0)] += n
    pairs[0][0] = 0
    single = [sum(pairs[a][b] for a in range(size)) for b in range(size)]
    everything = sum(single)
    costs = []
    for row in pairs:
        whole = sum(row)
        for b, n in enumerate(row):
            p = (n + SMOOTH * single[b] / everything) / (whole + SMOOTH)
            costs.append(min(STEPS - 1, round(-math.log2(p) / STEP)) if p else STEPS - 1)
    costs[0] = 0
    return "".join(letters), encodings(count, total), "".join(chr(48 + c) for c in costs)


def script_of(pairs):
    names = collections.Counter()
    for (a, _), n in pairs.items():
        if a.isalpha():
            names[unicodedata.name(a, " ").split()[0]] += n
    return names.most_common(1)[0][0]


def in_script(c, script):
    return unicodedata.name(c, " ").split()[0] in (script, "COMBINING")


# Romanian letters: most encodings have the cedilla instead of the comma, so it gets the same symbol.
COMMA = {"ş": "ș", "ţ": "ț"}


def has(name, c):
    try:
        return bool(c.encode(codec(name)))
    except UnicodeEncodeError:
        return False


def encodings(count, total):
    found = []
    for name in CODEPAGES:
        missing = 0
        for c, n in count.items():
            if n >= RARE * total:
                if not any(has(name, form) for form in (c, COMMA.get(c, c))):
                    missing += n
        if missing <= MISSING * total:
            found.append(name)
    return " ".join(found)


def traditional(data):
    table = {}
    for line in open(f"{data}/STCharacters.txt", encoding="utf-8"):
        simple, forms = line.split("\t")
        table[simple] = forms.split()[0]
    return table


def common(text, low, high, counts):
    """The most frequent characters of a range, in groups of falling frequency; each group sorted."""
    count = collections.Counter(c for c in text if low <= c <= high)
    order = [c for c, _ in sorted(count.items(), key=lambda item: (-item[1], item[0]))]
    groups, start = [], 0
    for size in counts:
        groups.append("".join(sorted(order[start:start + size])))
        start += size
    return groups


def render(data):
    out = ["// @generated by models/plausible/letters.py; see models/plausible/README.md\n",
           "//! Letter pairs by language, and common characters of Chinese, Japanese and Korean.\n\n",
           "use super::language::Language;\n\n"]
    rows = [language(data, entry) for entry in LANGUAGES]
    out.append(f"/// One entry a language.\n#[rustfmt::skip]\npub(super) const LANGUAGES: [Language; {len(rows)}] = [\n")
    out.extend(rows)
    out.append("];\n")
    out.extend(detected(data))
    chinese = "".join(texts(data, "chinese"))
    forms = traditional(data)
    groups = {"SIMPLIFIED": (chinese, "一", "鿿"), "TRADITIONAL": ("".join(forms.get(c, c) for c in chinese), "一", "鿿"),
              "JAPANESE": ("".join(texts(data, "japanese")), "一", "鿿"), "KOREAN": ("".join(texts(data, "korean")), "가", "힣")}
    for name, (text, low, high) in groups.items():
        for n, group in enumerate(common(text, low, high, [150, 450, 900]), 1):
            out.append(f"\n/// Characters of frequency class {n}.\npub(super) const {name}_{n}: &str = \"{group}\";\n")
    return "".join(out)


def language(data, entry, only=None):
    lang, profile, names = entry.split("/")
    letters, pages, costs = model(data, lang, profile, names)
    print(lang, len(letters), letters, pages.count(" ") + 1)
    return (f'    Language {{\n        name: "{lang}",\n        letters: "{escaped(letters)}",\n'
            f'        encodings: "{only or pages}",\n        costs: "{costs}",\n    }},\n')


def detected(data):
    yield ("\n/// Languages that only detection prices: repair knows no encoding of theirs.\n#[rustfmt::skip]\n"
           f"pub(super) const DETECTED: [Language; {len(DETECTED)}] = [\n")
    for entry, only in DETECTED.items():
        yield language(data, entry, only)
    yield "];\n"


def escaped(letters):
    return "".join(f"\\u{{{ord(c):X}}}" if unicodedata.combining(c) or "\u0e30" <= c <= "\u0e4e" else c for c in letters)


if __name__ == "__main__":
    check = "--check" in sys.argv
    text = render([argument for argument in sys.argv[1:] if argument != "--check"][0])
    if check:
        if open(PATH, encoding="utf-8").read() != text:
            sys.exit(f"{PATH} is not what this data gives: run without --check")
        print(f"{PATH} is up to date")
    else:
        open(PATH, "w", encoding="utf-8").write(text)
