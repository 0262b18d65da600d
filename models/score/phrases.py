"""Compares key phrases with those of YAKE by reference summaries.

    pip install yake==0.7.3
    cargo build --release -p limpid-cli
    python3 models/score/phrases.py DATA/summarize/sum

No set of key phrases is at hand, so summaries that people wrote stand in for one. Of the ten best phrases of a document
`hit` is the share that stands in its summary word for word, and `words` the F1 between the words of the phrases and
those of the summary (of more than four letters, by their first six). A phrase that is in no summary may still be good:
the figures compare programs, no more.
"""
import gzip
import json
import pathlib
import re
import subprocess
import sys
import time

import yake

COMMAND = pathlib.Path(__file__).resolve().parent / "../../target/release/limpid"
SETS = ["cnndm_val", "scitldr", "orangesum", "klexikon", "tes", "vietnews"]
DOCUMENTS = 100
PHRASES = 10


def words(text):
    return re.findall(r"\w+", text.lower())


def long_words(list_of_words):
    return {word[:6] for word in list_of_words if len(word) > 4}


def judge(reference, phrases):
    reference, phrases = words(reference), [words(phrase) for phrase in phrases]
    joined = f" {' '.join(reference)} "
    hit = sum(f" {' '.join(phrase)} " in joined for phrase in phrases) / len(phrases)
    found, wanted = {word[:6] for phrase in phrases for word in phrase}, long_words(reference)
    common = len(long_words(word for phrase in phrases for word in phrase) & wanted)
    return hit, 2 * common / max(1, len(found) + len(wanted))


def limpid(documents):
    lines = "".join(json.dumps({k: d[k] for k in ("id", "text", "lang")}) + "\n" for d in documents)
    command = [COMMAND, "summarize", "--jsonl", f"--key-phrases={PHRASES}"]
    made = subprocess.run(command, input=lines.encode(), stdout=subprocess.PIPE, check=True).stdout.decode()
    return [[phrase["text"] for phrase in json.loads(line)["keyPhrases"]] for line in made.splitlines()]


def by_yake(documents):
    extractors = {lang: yake.KeywordExtractor(lan=lang, top=PHRASES) for lang in {d["lang"] for d in documents}}
    return [[phrase for phrase, _ in extractors[d["lang"]].extract_keywords(d["text"])] for d in documents]


def main():
    print("| set | program | hit | words | words a phrase |\n| --- | --- | --- | --- | --- |")
    for name in SETS:
        with gzip.open(pathlib.Path(sys.argv[1]) / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            documents = [json.loads(line) for line, _ in zip(lines, range(DOCUMENTS))]
        for program, find in (("limpid", limpid), ("yake", by_yake)):
            lists = find(documents)
            rows = [max(judge(ref, phrases) for ref in d["refs"]) for d, phrases in zip(documents, lists) if phrases]
            hit, both = (100 * sum(column) / len(rows) for column in zip(*rows))
            length = sum(len(words(p)) for phrases in lists for p in phrases) / sum(map(len, lists))
            print(f"| {name} | {program} | {hit:.1f} | {both:.1f} | {length:.2f} |", flush=True)


if __name__ == "__main__":
    main()
