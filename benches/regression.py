#!/usr/bin/env python3
"""Where limpid and other extractors disagree, to look at: their own test pages with their own output as gold.

    python3 benches/regression.py DATA/extract [--sets readability,defuddle] [--show 20]

Mozilla's and Defuddle's pages come with what their program makes of them, so a difference is a place to look and no
failure. For each set: token F1, how many pages lost a tenth or a half of the gold text, and the worst pages with the first
gold passage that is gone. LIMPID_COMMAND names another built command.
"""
import argparse
import collections
import json
import lzma
import os
import pathlib
import re
import subprocess

COMMAND = os.environ.get("LIMPID_COMMAND", pathlib.Path(__file__).resolve().parent.parent / "target/release/limpid")
WORD = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]|[^\W\u0e00-\u0eff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]+")
# How many words of a gold line are searched for; a shorter line may occur anywhere.
PASSAGE = 8
# Shares of the gold text below which a page is counted.
LOSSES = (0.9, 0.5)


def words(text):
    return WORD.findall(text.lower())


def cleaned(rows):
    lines = "".join(json.dumps({"id": row["id"], "html": row["html"]}) + "\n" for row in rows)
    made = subprocess.run([COMMAND, "clean", "--jsonl", "--quiet"], input=lines.encode(), stdout=subprocess.PIPE, check=True)
    return {answer["id"]: answer.get("text") or "" for answer in map(json.loads, made.stdout.decode().splitlines())}


def lost(gold, text):
    """Gold lines of some length of which no stretch of words is in the text."""
    page = " ".join(words(text))
    for line in gold.splitlines():
        found = words(line)
        if len(found) >= PASSAGE and " ".join(found[:PASSAGE]) not in page:
            yield line.strip()


def judge(row, text):
    gold, got = collections.Counter(words(row["gold"])), collections.Counter(words(text))
    both = sum((gold & got).values())
    recall, precision = both / max(1, sum(gold.values())), both / max(1, sum(got.values()))
    return {"id": row["id"], "recall": recall, "precision": precision, "f1": 2 * both / max(1, sum(gold.values()) + sum(got.values())),
            "lost": list(lost(row["gold"], text))}


def report(name, judged, show):
    mean = sum(one["f1"] for one in judged) / len(judged)
    below = [sum(one["recall"] < loss for one in judged) for loss in LOSSES]
    print(f"\n## {name}: {len(judged)} pages, token F1 {mean:.3f}; {below[0]} keep under 90 % of the gold text, {below[1]} under 50 %\n")
    print("| page | recall | precision | lines lost | the first |\n| --- | ---: | ---: | ---: | --- |")
    for one in sorted(judged, key=lambda one: one["recall"])[:show]:
        first = one["lost"][0][:110].replace("|", "\\|") if one["lost"] else ""
        print(f"| {one['id']} | {one['recall']:.2f} | {one['precision']:.2f} | {len(one['lost'])} | {first} |")


def main():
    arguments = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    arguments.add_argument("data", type=pathlib.Path)
    arguments.add_argument("--sets", default="readability,defuddle")
    arguments.add_argument("--show", type=int, default=20)
    given = arguments.parse_args()
    for name in given.sets.split(","):
        with lzma.open(given.data / f"{name}.jsonl.xz", "rt", encoding="utf-8") as lines:
            rows = [row for row in map(json.loads, lines) if (row.get("gold") or "").strip()]
        texts = cleaned(rows)
        report(name, [judge(row, texts.get(row["id"], "")) for row in rows], given.show)


if __name__ == "__main__":
    main()
