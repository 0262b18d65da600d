"""Scores a repair on lists of short entries, one on each line: names of countries and languages that were misread as a whole.

    python3 -m venv VENV && VENV/bin/pip install babel==2.19.0 ftfy==6.3.1
    VENV/bin/python benches/damaged_lists.py [--cmd 'target/release/limpid repair --jsonl'] [--show 20]

The names are those of the Unicode CLDR, as Babel has them (BSD licence). Each list has 18 of them in one language, and its UTF-8
was decoded with one legacy encoding; bytes without a character become C1 controls, as in browsers. An entry is right, left as it
was, or wrong; entries without damage must stay. The lists are repaired undamaged, too. ftfy runs with its typography off.
"""
import argparse
import collections
import json
import random
import shlex
import subprocess

import babel
import ftfy

LANGUAGES = (
    "de fr es pt pl cs sk hu ro hr sl tr lt lv et fi sv nb da is vi el ru uk bg sr az ga cy mt eu ca sq nl it".split()
)
ENCODINGS = "cp1252 latin-1 cp1250 cp1251 cp1254 cp1257 cp437 cp850 mac-roman".split()
ENTRIES = 18
SEED = 5


def character(byte, encoding):
    if byte < 0x80:
        return chr(byte)
    try:
        return bytes([byte]).decode(encoding)
    except UnicodeDecodeError:
        return chr(byte)


def misread(text, encoding):
    return "".join(character(byte, encoding) for byte in text.encode())


def lists():
    """Lists of entries, each with the encoding in which to misread it."""
    choose = random.Random(SEED)
    for language in LANGUAGES:
        locale = babel.Locale(language)
        kinds = [sorted(name for key, name in names.items() if len(key) == 2) for names in (locale.territories, locale.languages)]
        for encoding in ENCODINGS:
            for names in kinds:
                yield choose.sample(names, ENTRIES), encoding


def run(command, texts):
    rows = "".join(json.dumps({"id": str(n), "text": text}) + "\n" for n, text in enumerate(texts))
    out = subprocess.run(shlex.split(command), input=rows.encode(), stdout=subprocess.PIPE, check=True).stdout.decode()
    return [json.loads(line)["text"] for line in out.rstrip("\n").split("\n")]


def run_ftfy(texts):
    config = ftfy.TextFixerConfig(uncurl_quotes=False, fix_latin_ligatures=False, fix_character_width=False)
    return [ftfy.fix_text(text, config) for text in texts]


def verdict(given, want, got):
    if given == want:
        return "sound, kept" if got == given else "sound, changed"
    return "right" if got == want else "left" if got == given else "wrong"


def report(name, repair, cases, show):
    damaged = [[misread(entry, encoding) for entry in entries] for entries, encoding in cases]
    outputs = repair(["\n".join(lines) for lines in damaged])
    counts, examples = collections.Counter(), []
    for (entries, encoding), given, output in zip(cases, damaged, outputs):
        for entry in zip(given, entries, output.split("\n")):
            counts[verdict(*entry)] += 1
            if verdict(*entry) in ("left", "wrong", "sound, changed"):
                examples.append((verdict(*entry), encoding, *entry))
    sound = ["\n".join(entries) for entries, _ in cases]
    changed = sum(before != after for before, after in zip(sound, repair(sound)))
    print(f"{name}: {dict(sorted(counts.items()))}; of {len(sound)} undamaged lists, {changed} changed")
    for example in examples[:show]:
        print("  ", *map(repr, example))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cmd", default="target/release/limpid repair --jsonl")
    parser.add_argument("--show", type=int, default=0, help="how many failures to print")
    arguments = parser.parse_args()
    cases = list(lists())
    report("limpid", lambda texts: run(arguments.cmd, texts), cases, arguments.show)
    report("ftfy", run_ftfy, cases, 0)


main()
