"""Compares limpid with other summarizers on the same sentences.

    pip install sumy==0.13.0 lexrank==0.1.0 rouge-score==0.1.2 lightgbm==4.6.0 scipy
    cargo build --release -p limpid-cli --example sentence_features
    python3 models/score/compare.py DATA/summarize/sum

Prints mean ROUGE-1/2/L of the lead, of sumy's LexRank, TextRank and LSA and of limpid's algorithms on the first
stories of cnndm_val, and how well the order of
`--algorithm graph` agrees with the power method of the lexrank package (Spearman). limpid has seen these stories in
training; FIGURES.md has the figures for unseen ones.
"""
import json
import pathlib
import re
import subprocess
import sys

import numpy as np
from lexrank.algorithms.power_method import stationary_distribution
from scipy.stats import spearmanr
from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
from sumy.nlp.stemmers import Stemmer
from sumy.summarizers.lex_rank import LexRankSummarizer
from sumy.summarizers.lsa import LsaSummarizer
from sumy.summarizers.text_rank import TextRankSummarizer

import train

COMMAND = train.ROOT / "target/release/limpid"
STORIES = 200


class Words:
    """sumy asks its tokenizer for words only, since the sentences are given."""

    def to_words(self, sentence):
        return re.findall(r"\w+", sentence)


def limpid(documents, *options):
    lines = "".join(json.dumps({k: d[k] for k in ("id", "text", "lang", "sentences")}) + "\n" for d in documents)
    command = [COMMAND, "summarize", "--jsonl", *options]
    made = subprocess.run(command, input=lines.encode(), stdout=subprocess.PIPE, check=True).stdout.decode()
    return [json.loads(line) for line in made.splitlines()]


def sumy(summarizer, document):
    words = Words()
    paragraph = Paragraph([Sentence(s, words) for s in document["sentences_of"]])
    return [str(s) for s in summarizer(ObjectDocumentModel([paragraph]), document["sentences"])]


def stop_words():
    return frozenset("the a an of to in and is that it for on was with as at by be are from this have has he she they his her".split())


def lexrank(document):
    """The power method of the lexrank package on cosines of TF-IDF, with the chance to jump of the paper."""
    tokens = [[w[:train.STEM] for w in train.WORD.findall(s.lower())] for s in document["sentences_of"]]
    place = {w: n for n, w in enumerate(dict.fromkeys(w for t in tokens for w in t))}
    counts = np.zeros((len(tokens), len(place)))
    for row, t in zip(counts, tokens):
        for w in t:
            row[place[w]] += 1
    weights = counts * np.log((len(tokens) + 1) / ((counts > 0).sum(0) + 0.5))
    weights /= np.maximum(np.linalg.norm(weights, axis=1, keepdims=True), 1e-9)
    cosines = weights @ weights.T
    np.fill_diagonal(cosines, 0)
    cosines[cosines < 0.1] = 0
    cosines[cosines.sum(1) == 0] = 1
    return stationary_distribution(0.85 * cosines / cosines.sum(1, keepdims=True) + 0.15 / len(tokens))


def main():
    folder = pathlib.Path(sys.argv[1])
    documents = train.measure(train.load(folder, "cnndm_val")[:STORIES])
    lead = [train.rouge(d, d["sentences_of"][: d["sentences"]], False) for d in documents]
    print(f"| lead | {np.mean(lead):.2f} | | |")

    def row(name, summaries):
        scores = [train.rouge(d, s, False) for d, s in zip(documents, summaries)]
        mean, low, high = train.interval(np.array(scores) - lead)
        print(f"| {name} | {np.mean(scores):.2f} | {mean:+.2f} | {low:+.2f} to {high:+.2f} |", flush=True)

    for summarizer in (LexRankSummarizer, TextRankSummarizer, LsaSummarizer):
        made = summarizer(Stemmer("english"))
        made.stop_words = stop_words()
        row("sumy " + summarizer.__name__, [sumy(made, d) for d in documents])
    for algorithm in ("graph", "frequency", "combined"):
        row("limpid " + algorithm, [r["sentences"] for r in limpid(documents, "--algorithm", algorithm)])

    ours = NAMES.index("graph")
    agreement = [spearmanr(d["features"][:, ours], lexrank(d))[0] for d in documents if len(d["sentences_of"]) > 4]
    print(f"agreement with lexrank: {np.mean(agreement):.3f}, lowest {min(agreement):.3f}")


NAMES = re.findall(r'"([a-z-]+)",', (train.ROOT / "src/score/features.rs").read_text().split("NAMES: ")[1].split("];")[0])

if __name__ == "__main__":
    main()
