"""Sentence borders side by side: quality and speed of limpid, pySBD, sentencex, Intl.Segmenter and a plain rule.

    pip install -r benches/rivals/requirements.txt
    cargo build --release -p limpid-cli
    python3 benches/rivals/sentences.py DATA/summarize/seg [--languages en,de] [--repeat 4]

DATA holds golden.jsonl ({"set","lang","text","expected"}), web.jsonl ({"lang","text","splits"}) and treebank documents as
ud-LANG.jsonl ({"text","ends"}). The first two columns are cases passed; `web` passes when the number of borders is right.
The next two are the F1 of borders, mean over the treebanks, white space aside; with lost spaces, every second blank between
a full stop and a capital is dropped. The last is MB of UTF-8 a second of CPU time on one core over the treebanks, with how
many times as fast limpid is; limpid's time is that of the whole command, JSON and start included, that of the others the
calls alone. Where pySBD lacks a language (Portuguese, Turkish) it is asked for English. limpid's weights for doubtful places
were fitted on six of these treebanks (models/sentence/REPORT.md has the figures for unseen text); pySBD's rules were written
for the Golden Rules.
"""
import argparse
import json
import pathlib
import re
import resource
import subprocess
import time

import pysbd
import sentencex

HERE = pathlib.Path(__file__).resolve().parent
COMMAND = HERE / "../../target/release/limpid"
PLAIN = re.compile(r"(?<=[.!?…])[\"”’»)\]]*\s+|(?<=[。！？])")
GLUE = re.compile(r"[^\W\d_A-Z]{2,}[.!?]$")


def children():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def by_limpid(documents):
    lines = "".join(json.dumps({"text": d["text"], "lang": d["lang"]}) + "\n" for d in documents)
    before = children()
    made = subprocess.run([COMMAND, "sentences", "--jsonl", "--jobs", "1"], input=lines.encode(), stdout=subprocess.PIPE, check=True)
    return [json.loads(line)["sentences"] for line in made.stdout.decode().splitlines()], children() - before


def by_node(documents):
    """Intl.Segmenter of Node; the script takes its own time."""
    lines = "".join(json.dumps({"text": d["text"], "lang": d["lang"]}) + "\n" for d in documents)
    made = subprocess.run(["node", HERE / "segmenter.mjs"], input=lines.encode(), stdout=subprocess.PIPE, check=True)
    rows = [json.loads(line) for line in made.stdout.decode().splitlines()]
    return rows[:-1], rows[-1]["seconds"]


def by_call(split):
    def run(documents):
        began = time.process_time()
        made = [split(d["text"], d["lang"]) for d in documents]
        return made, time.process_time() - began

    return run


SEGMENTERS = {}


def by_pysbd(text, language):
    if language not in SEGMENTERS:
        known = language if language in pysbd.languages.LANGUAGE_CODES else "en"
        SEGMENTERS[language] = pysbd.Segmenter(language=known, clean=False)
    return SEGMENTERS[language].segment(text)


def by_sentencex(text, language):
    return list(sentencex.segment(language, text))


PROGRAMS = {
    "limpid": by_limpid,
    "pySBD 0.3.4": by_call(by_pysbd),
    "sentencex 1.0.32": by_call(by_sentencex),
    "Intl.Segmenter": by_node,
    "punctuation only": by_call(lambda text, _: PLAIN.split(text)),
}


def squeeze(text):
    return re.sub(r"\s+", "", text)


def borders(sentences):
    ends, at = set(), 0
    for sentence in sentences:
        at += len(squeeze(sentence))
        ends.add(at)
    return ends - {at, 0}


def read(path, **more):
    return [{**json.loads(line), **more} for line in path.read_text(encoding="utf-8").splitlines()]


def without_blanks(document):
    """Every second blank between a stop after a small letter and a capital is dropped."""
    text, ends, start, count = "", [], 0, 0
    for end in document["ends"]:
        piece = document["text"][start:end]
        begins = piece.lstrip()
        blank = piece[: len(piece) - len(begins)]
        if blank == " " and begins[:1].isupper() and GLUE.search(text):
            count += 1
            blank = "" if count % 2 else " "
        text += blank + begins
        ends.append(len(text))
        start = end
    return {**document, "text": text, "ends": ends}


def f1(documents, made):
    right = found = wanted = 0
    for document, sentences in zip(documents, made):
        gold = {len(squeeze(document["text"][:end])) for end in document["ends"]} - {len(squeeze(document["text"]))}
        own = borders(sentences)
        right, found, wanted = right + len(gold & own), found + len(own), wanted + len(gold)
    return 200 * right / max(1, found + wanted)


def passed(cases, made):
    def lines(sentences):
        return [" ".join(s.split()) for s in sentences if s.strip()]

    return sum(lines(sentences) == lines(case["expected"]) for case, sentences in zip(cases, made))


def split_right(cases, made):
    whole = [[s for s in sentences if s.strip()] for sentences in made]
    same = [len(s) == c["splits"] + 1 and squeeze("".join(s)) == squeeze(c["text"]) for c, s in zip(cases, whole)]
    return sum(same)


def mean(values):
    return sum(values) / len(values)


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("data", type=pathlib.Path)
    arguments.add_argument("--repeat", type=int, default=4, help="runs over the treebanks; the fastest counts")
    given = arguments.parse_args()
    golden, web = read(given.data / "golden.jsonl"), read(given.data / "web.jsonl")
    rules = [c for c in golden if c["set"] == "golden_rules"]
    others = [c for c in golden if c["set"] != "golden_rules"]
    banks = {p.stem[3:]: read(p, lang=p.stem[3:]) for p in sorted(given.data.glob("ud-*.jsonl"))}
    glued = {lang: [without_blanks(d) for d in docs] for lang, docs in banks.items() if lang not in ("ja", "zh")}
    everything = [d for docs in banks.values() for d in docs]
    size = sum(len(d["text"].encode()) for d in everything) / 1e6
    print(f"| splitter | Golden Rules, {len(rules)} | other cases, {len(others)} | web damage, {len(web)} | treebanks | lost spaces | MB/s | ratio |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    own = None
    for name, run in PROGRAMS.items():
        cells = [passed(rules, run(rules)[0]), passed(others, run(others)[0]), split_right(web, run(web)[0])]
        whole = mean([f1(docs, run(docs)[0]) for docs in banks.values()])
        lost = mean([f1(docs, run(docs)[0]) for docs in glued.values()])
        speed = max(size / max(1e-9, run(everything)[1]) for _ in range(given.repeat))
        own = own or speed
        print(f"| {name} | {' | '.join(map(str, cells))} | {whole:.1f} | {lost:.1f} | {speed:.2f} | {own / speed:.1f} |", flush=True)


if __name__ == "__main__":
    main()
