"""Trains the sentence scorer and writes src/score/model_table.rs and models/score/REPORT.md.

    pip install numpy==2.4.6 lightgbm==4.7.0 rouge-score==0.1.2
    cargo build --release --example sentence_features
    python3 models/score/train.py DATA/summarize/sum

DATA holds cnndm_val, scitldr, orangesum and klexikon as NAME.jsonl.gz with {"id","text","lang","refs"} a line. The
features come from the Rust code. A sentence's target is what it adds to summaries that it completes (see `values`).
Trees are small and few; each tree is read in Rust node by node, and what
a node adds is credited to the feature it asks (Saabas 2014), so that the parts of a score sum to it.
"""
import argparse
import gzip
import hashlib
import json
import pathlib
import random
import re
import subprocess

import lightgbm
import numpy as np
from nltk.stem import porter
from rouge_score import rouge_scorer

ROOT = pathlib.Path(__file__).resolve().parent / "../.."
TABLE = ROOT / "src/score/model_table.rs"
FEATURES = ROOT / "target/release/examples/sentence_features"
# By how like to web pages the sets are; of the two mixes tried the better one on cnndm_val.
WEIGHTS = {"cnndm_val": 1.0, "junk": 0.3, "scitldr": 0.25, "orangesum": 0.35, "klexikon": 0.1}
TREES, LEAVES, RATE = 150, 8, 0.06
VALIDATION = 5  # every fifth document, by the hash of its id
CJK = r"\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\u0e00-\u0e7f"
WORD = re.compile(rf"[{CJK}]|[^\W_{CJK}]+")


MONTHS = "January February March April May June July August September October November December".split()
JUNK = 3  # one copy for so many documents
LARGEST = 250  # documents of a set that are compared
CONTEXTS = 12  # summaries tried for each sentence


class Stems:
    """The tokens of the rouge-score package with its stemmer, which is slow: each word once."""

    known = {}
    stemmer = porter.PorterStemmer()

    def tokenize(self, text):
        return [self.stem(word) for word in re.findall(r"[a-z0-9]+", text.lower())]

    def stem(self, word):
        if word not in self.known:
            self.known[word] = self.stemmer.stem(word) if len(word) > 3 else word
        return self.known[word]


class Words:
    def tokenize(self, text):
        return WORD.findall(text.lower())


SCORERS = {
    True: rouge_scorer.RougeScorer(["rouge1", "rouge2", "rougeLsum"], use_stemmer=True),
    False: rouge_scorer.RougeScorer(["rouge1", "rouge2", "rougeLsum"], tokenizer=Words()),
}


def held_out(document):
    return int(hashlib.sha1(document["id"].removesuffix("-junk").encode()).hexdigest(), 16) % VALIDATION == 0


def rouge(document, sentences, best):
    scorer = SCORERS[document["lang"] == "en"]
    hypothesis = "\n".join(sentences)
    rows = [[100 * v.fmeasure for v in scorer.score(ref, hypothesis).values()] for ref in document["refs"]]
    means = [sum(row) / 3 for row in rows]
    return max(means) if best else sum(means) / len(means)


def load(folder, name):
    documents = [json.loads(line) for line in gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8")]
    return [dict(d, set=name) for d in documents]


def add_junk(documents):
    """Copies of one document in `JUNK` with made lines of the kind that dumps of news pages begin with."""
    copies = []
    for d in documents:
        draw = random.Random(d["id"])
        if d["set"] != "cnndm_val" or draw.random() * JUNK > 1:
            continue
        name = " ".join(draw.choice(re.findall(r"[A-Z][a-z]{3,}", d["text"]) or ["Staff"]) for _ in range(2))
        date = f"{draw.randint(1, 28)} {draw.choice(MONTHS)} {draw.randint(2008, 2024)}"
        hour = f"{draw.randint(0, 23):02}:{draw.randint(0, 59):02}"
        lines = [f"By . {name} .", f"By {name}", f"PUBLISHED: . {hour} EST, {date} .", f"UPDATED: . {hour} EST, {date} .", "| .",
                 f"{name}, staff writer", f"Last updated {date}, {hour}", f"Follow @{name.split()[0]} on social media", "Share this",
                 "Scroll down for video .", f"{draw.randint(2, 900)} comments", f"Photo: {name}/agency", "Read more", "Advertisement"]
        kept = [line for line in lines if draw.random() < 0.4] or lines[:1]
        copies.append(dict(d, id=d["id"] + "-junk", set="junk", text=draw.choice([" ", "\n", "\n\n"]).join(kept + [d["text"]])))
    return documents + copies


def measure(documents):
    """Adds the sentences, their features and their values."""
    keys = ("id", "text", "lang", "sentences", "words")
    lines = "".join(json.dumps({k: d.get(k) for k in keys}) + "\n" for d in documents)
    made = subprocess.run([FEATURES], input=lines.encode(), stdout=subprocess.PIPE, check=True).stdout.decode()
    for d, line in zip(documents, made.splitlines()):
        row = json.loads(line)
        d["sentences_of"] = row["sentences"]
        d["features"] = np.array(row["features"], np.float32)
        d["value"] = values(d) if row["sentences"] else np.zeros(0)
    return [d for d in documents if d["sentences_of"]]


def table(lists, wanted):
    """How often each item of `wanted` stands in each list, the lengths of the lists, and the counts wanted."""
    place = {item: n for n, item in enumerate(dict.fromkeys(wanted))}
    counts, target = np.zeros((len(lists), len(place))), np.zeros(len(place))
    for item in wanted:
        target[place[item]] += 1
    for row, items in zip(counts, lists):
        for item in items:
            if item in place:
                row[place[item]] += 1
    return counts, np.array([len(items) for items in lists], float), target


def values(d):
    """What each sentence is worth: the F1 (two parts ROUGE-1, one part ROUGE-2) of summaries that it completes, whose
    other sentences are drawn from all with a preference for the first; against the mean of all sentences."""
    tokenize = (Stems() if d["lang"] == "en" else Words()).tokenize
    tokens = [tokenize(s) for s in d["sentences_of"]]
    pairs = [list(zip(t, t[1:])) for t in tokens]
    references = [tokenize(r) for r in d["refs"]]
    tables = [(table(tokens, r), table(pairs, list(zip(r, r[1:])))) for r in references]
    others = int(min(max(round(d.get("sentences", d.get("words", 60) / 20)) - 1, 0), len(tokens) - 1))
    draw, total = np.random.default_rng(7), np.zeros(len(tokens))
    weights = 1 / (1.5 + np.arange(len(tokens)))
    rounds = CONTEXTS if others else 1
    for _ in range(rounds):
        context = draw.choice(len(tokens), others, replace=False, p=weights / weights.sum()) if others else np.array([], int)
        scores = []
        for parts in tables:
            f1 = []
            for counts, lengths, target in parts:
                # A sentence of the context is not added twice.
                held = np.minimum(counts[context].sum(0) + np.where(np.isin(np.arange(len(tokens)), context)[:, None], 0, counts), target).sum(1)
                size = lengths[context].sum() + np.where(np.isin(np.arange(len(tokens)), context), 0, lengths) + target.sum()
                f1.append(200 * held / np.maximum(size, 1))
            scores.append((2 * f1[0] + f1[1]) / 3)
        best = np.max(scores, 0) if d["set"] == "scitldr" else np.mean(scores, 0)
        mask = np.isin(np.arange(len(tokens)), context)
        best[mask] = np.nan
        total += np.nan_to_num(best - np.nanmean(best))
    return total / rounds * (others + 1)


def choose(document, scores):
    """Best first by score until the length is reached, without repetition: what the Rust code does, in short."""
    chosen, words, triples = [], 0, set()
    for n in np.argsort(-scores, kind="stable"):
        tokens = WORD.findall(document["sentences_of"][n].lower())
        own = set(zip(tokens, tokens[1:], tokens[2:]))
        if chosen and len(own & triples) > 0.4 * max(1, len(tokens)):
            continue
        chosen.append(n)
        triples |= own
        words += len(document["sentences_of"][n].split())
        if len(chosen) >= document.get("sentences", 10**9) or words >= document.get("words", 10**9):
            break
    return [document["sentences_of"][n] for n in sorted(chosen)]


def interval(gains, rounds=2000):
    gains = np.array(gains)
    draws = gains[np.random.default_rng(7).integers(0, len(gains), (rounds, len(gains)))].mean(1)
    return gains.mean(), *np.percentile(draws, [2.5, 97.5])


def compare(documents, predict):
    """Gain over the lead in mean ROUGE, by set, with a paired bootstrap interval."""
    result = {}
    for name in WEIGHTS:
        rows = [d for d in documents if d["set"] == name][:LARGEST]
        gains = []
        for d in rows:
            best = name == "scitldr"
            lead = choose(d, -np.arange(len(d["sentences_of"]), dtype=float))
            gains.append(rouge(d, choose(d, predict(d)), best) - rouge(d, lead, best))
        result[name] = interval(gains)
    return result


def fit(documents):
    x = np.concatenate([d["features"] for d in documents])
    y = np.concatenate([d["value"] for d in documents])
    totals = {name: sum(d["set"] == name for d in documents) for name in WEIGHTS}
    share = [WEIGHTS[d["set"]] / totals[d["set"]] / len(d["value"]) * 1e4 for d in documents]
    w = np.repeat(share, [len(d["value"]) for d in documents])
    settings = dict(objective="regression", num_leaves=LEAVES, learning_rate=RATE, min_data_in_leaf=100, feature_fraction=0.5,
                    bagging_fraction=0.7, bagging_freq=1, lambda_l2=5.0, max_bin=63, seed=7, deterministic=True,
                    force_row_wise=True, num_threads=2, verbose=-1)
    return lightgbm.train(settings, lightgbm.Dataset(x, y, weight=w), TREES)


def flatten(node, nodes):
    """Nodes in preorder: (feature or 255, steps to the right child, threshold, value)."""
    if "leaf_value" in node:
        nodes.append([255, 0, 0.0, node["leaf_value"]])
        return
    mine = [node["split_feature"], 0, node["threshold"], node["internal_value"]]
    nodes.append(mine)
    start = len(nodes)
    flatten(node["left_child"], nodes)
    mine[1] = len(nodes) - start + 1
    flatten(node["right_child"], nodes)


def export(model):
    nodes, roots = [], []
    for tree in model.dump_model()["tree_info"]:
        roots.append(len(nodes))
        flatten(tree["tree_structure"], nodes)
    rows = [f"({f},{r},{float(np.float32(t)):.6g}_f32,{float(np.float32(v)):.5g}_f32)," for f, r, t, v in nodes]
    lines, line = [], "   "
    for row in rows:
        if len(line) + len(row) > 116:
            lines.append(line)
            line = "   "
        line += " " + row
    lines.append(line)
    TABLE.write_text(
        "// @generated by `python3 models/score/train.py DATA`; see models/score/REPORT.md.\n\n"
        f"/// The number of features the model was trained on.\npub(super) const FEATURES: usize = {model.num_feature()};\n\n"
        "/// The nodes of all trees in preorder: feature (255 for a leaf), steps to the right child, threshold, value.\n"
        "#[allow(clippy::unreadable_literal)]\n#[rustfmt::skip]\npub(super) const NODES: &[(u8, u8, f32, f32)] = &[\n" + "\n".join(lines) + "\n];\n\n"
        "/// Where each tree begins.\n#[rustfmt::skip]\npub(super) const ROOTS: &[u16] = &" + json.dumps(roots) + ";\n",
        encoding="utf-8")


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("data", type=pathlib.Path)
    folder = arguments.parse_args().data
    documents = [d for name in WEIGHTS if name != "junk" for d in load(folder, name)]
    documents = measure(add_junk(documents))
    train, test = ([d for d in documents if held_out(d) == side] for side in (False, True))
    model = fit(train)
    result = compare(test, lambda d: model.predict(d["features"]))
    names = re.findall(r'"([a-z-]+)",', (ROOT / "src/score/features.rs").read_text().split("NAMES: ")[1].split("];")[0])
    importance = sorted(zip(model.feature_importance("gain"), names), reverse=True)
    total = sum(gain for gain, _ in importance)
    report = ["# The sentence scorer: training report", "",
              "Written by `train.py`. Documents: " + ", ".join(f"{n} {sum(d['set'] == n for d in documents)}" for n in WEIGHTS)
              + f" (junk: copies of CNN stories behind made by-lines); every {VALIDATION}th by the hash of its id is held out.",
              f"Model: {TREES} trees of {LEAVES} leaves, trained on the rest. The table is this model, not one fit on all.", "",
              "Gain over the lead in mean ROUGE-1/2/L F1 on the held-out documents, with 95 % paired bootstrap intervals:", "",
              "| set | gain | interval |", "| --- | --- | --- |"]
    report += [f"| {n} | {m:+.2f} | {low:+.2f} to {high:+.2f} |" for n, (m, low, high) in result.items()]
    report += ["", "Share of the loss that each feature takes away:", "", "| feature | share |", "| --- | --- |"]
    report += [f"| {name} | {100 * gain / total:.1f} % |" for gain, name in importance if gain > 0]
    (pathlib.Path(__file__).parent / "REPORT.md").write_text("\n".join(report) + "\n", encoding="utf-8")
    export(model)


if __name__ == "__main__":
    main()
