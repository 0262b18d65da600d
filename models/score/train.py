"""Trains the sentence scorer and writes src/score/model_table.rs and models/score/FIGURES.md.

    pip install -r models/score/requirements.txt
    cargo build --release --example sentence_features
    python3 models/score/train.py DATA/summarize/sum

DATA holds cnndm_val, scitldr and orangesum as NAME.jsonl.gz with {"id","text","lang","refs","sentences"} a line. The
features come from the Rust code. A sentence's target is what it adds to summaries that it completes (see `values`).
Two groups of small trees: one for all summaries, trained on news, and one for summaries of a single sentence, which
goes on from there on papers, on teasers and on the same news with room for one sentence. Trees are read in Rust node
by node, and what a node adds is credited to the feature it asks (Saabas 2014), so that the parts of a score sum to it.

The figures are of documents that the model had not seen: the documents are in five parts by the hash of their id,
and each part is judged by a model of the other four. The table is a model of all.
"""
import argparse
import gzip
import hashlib
import json
import pathlib
import re
import subprocess

import lightgbm
import numpy as np
from nltk.stem import porter
from rouge_score import rouge_scorer

from bylines import with_lines

ROOT = pathlib.Path(__file__).resolve().parent / "../.."
TABLE = ROOT / "src/score/model_table.rs"
FEATURES = ROOT / "target/release/examples/sentence_features"
NEWS = {"cnndm_val": 1.0}
SINGLE = {"scitldr": 0.4, "orangesum": 0.5, "one": 0.3}
# The same stories behind made by-lines and stamps, in two halves of patterns: measured only.
LINES = {"lines-a": (0,), "lines-b": (1,), "lines-fr": (0, 1)}
LINES_OF = 3  # one copy for so many stories
SETS = [*NEWS, *SINGLE, *LINES]
MADE = ["one", *LINES]
LEAVES, RATE, NEWS_TREES, SINGLE_TREES = 8, 0.06, 150, 80
PARTS = 5
DIVERSITY = 0.3  # as in SummaryOptions::default
STEM = 7  # letters of a word that count, as in src/score/terms.rs
CJK = r"\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\u0e00-\u0e7f"
WORD = re.compile(rf"[{CJK}]|[^\W_{CJK}]+")


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
    True: rouge_scorer.RougeScorer(["rouge1", "rouge2", "rougeLsum"], tokenizer=Stems()),
    False: rouge_scorer.RougeScorer(["rouge1", "rouge2", "rougeLsum"], tokenizer=Words()),
}


def part(document):
    return int(hashlib.sha1(re.sub("-lines-.*", "", document["id"]).encode()).hexdigest(), 16) % PARTS


def rouge(document, sentences, best):
    scorer = SCORERS[document["lang"] == "en"]
    hypothesis = "\n".join(sentences)
    rows = [[100 * v.fmeasure for v in scorer.score(ref, hypothesis).values()] for ref in document["refs"]]
    means = [sum(row) / 3 for row in rows]
    return max(means) if best else sum(means) / len(means)


def load(folder, name):
    documents = [json.loads(line) for line in gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8")]
    return [dict(d, set=name) for d in documents]


def add_lines(documents):
    """Copies of the news with made lines before the story, as dumps of news pages have them."""
    copies = []
    for name, halves in LINES.items():
        source = "orangesum" if name == "lines-fr" else "cnndm_val"
        stories = [d for d in documents if d["set"] == source][::LINES_OF]
        copies += [dict(with_lines(d, halves), id=f"{d['id']}-{name}", set=name) for d in stories]
    return documents + copies


def add_one(documents):
    """Copies of the news whose summaries have room for a single sentence."""
    return documents + [dict(d, set="one", sentences=1) for d in documents if d["set"] == "cnndm_val"]


def measure(documents):
    """Adds the sentences, their features and their values."""
    keys = ("id", "text", "lang", "sentences", "words")
    lines = "".join(json.dumps({k: d.get(k) for k in keys}) + "\n" for d in documents)
    made = subprocess.run([FEATURES], input=lines.encode(), stdout=subprocess.PIPE, check=True).stdout.decode()
    for d, line in zip(documents, made.splitlines()):
        row = json.loads(line)
        d["sentences_of"] = row["sentences"]
        d["features"] = np.array(row["features"], np.float32)
        d["value"] = values(d) if row["sentences"] and d["set"] not in LINES else np.zeros(len(row["sentences"]))
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
    others = min(d["sentences"] - 1, len(tokens) - 1)
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


def choose(document, scores, diversity=DIVERSITY):
    """Best first, less for what was said already: what src/summarize/pick.rs does."""
    words = [[w[:STEM] for w in WORD.findall(s.lower())] for s in document["sentences_of"]]
    loss = diversity * ((max(scores) - min(scores)) or 1.0)
    chosen, said, triples, left = [], set(), set(), set(range(len(words)))

    def value(n):
        if not chosen or not loss:
            return scores[n]
        own = set(zip(words[n], words[n][1:], words[n][2:]))
        repeated = sum(w in said for w in words[n]) / max(1, len(words[n]))
        return scores[n] - loss * (repeated + (10 if len(own & triples) > 0.4 * max(1, len(words[n])) else 0))

    while left and len(chosen) < document["sentences"]:
        best = max(sorted(left), key=value)
        chosen.append(best)
        left.discard(best)
        said.update(words[best])
        triples.update(zip(words[best], words[best][1:], words[best][2:]))
    return [document["sentences_of"][n] for n in sorted(chosen)]


def interval(gains, rounds=2000):
    gains = np.array(gains)
    draws = gains[np.random.default_rng(7).integers(0, len(gains), (rounds, len(gains)))].mean(1)
    return gains.mean(), *np.percentile(draws, [2.5, 97.5])


def compare(documents):
    """Gain over the lead in mean ROUGE, by set, with a paired bootstrap interval, by the scores in `predicted`."""
    result = {}
    for name in SETS:
        gains = []
        for d in (d for d in documents if d["set"] == name):
            best = name == "scitldr"
            lead = choose(d, -np.arange(len(d["sentences_of"]), dtype=float), 0)
            gains.append(rouge(d, choose(d, d["predicted"]), best) - rouge(d, lead, best))
        result[name] = (len(gains), *interval(gains))
    return result


def boost(documents, weights, trees, before=None):
    """Trees on the documents of the sets in `weights`, going on from the model `before`."""
    documents = [d for d in documents if d["set"] in weights]
    x = np.concatenate([d["features"] for d in documents])
    y = np.concatenate([d["value"] for d in documents])
    totals = {name: sum(d["set"] == name for d in documents) for name in weights}
    share = [weights[d["set"]] / totals[d["set"]] / len(d["value"]) * 1e4 for d in documents]
    w = np.repeat(share, [len(d["value"]) for d in documents])
    settings = dict(objective="regression", num_leaves=LEAVES, learning_rate=RATE, min_data_in_leaf=100, feature_fraction=0.5,
                    bagging_fraction=0.7, bagging_freq=1, lambda_l2=5.0, max_bin=63, seed=7, deterministic=True,
                    force_row_wise=True, num_threads=1, verbose=-1)
    start = before.predict(x) if before else None
    return lightgbm.train(settings, lightgbm.Dataset(x, y, weight=w, init_score=start), trees)


def fit(documents):
    news = boost(documents, NEWS, NEWS_TREES)
    return news, boost(documents, SINGLE, SINGLE_TREES, news)


def predict(models, d):
    news, single = models
    return news.predict(d["features"]) + (single.predict(d["features"]) if d["sentences"] == 1 else 0)


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


def export(models):
    nodes, groups = [], []
    for model in models:
        groups.append([])
        for tree in model.dump_model()["tree_info"]:
            groups[-1].append(len(nodes))
            flatten(tree["tree_structure"], nodes)
    news, single = (json.dumps(roots) for roots in groups)
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
        f"/// The number of features the model was trained on.\npub(super) const FEATURES: usize = {models[0].num_feature()};\n\n"
        "/// The nodes of all trees in preorder: feature (255 for a leaf), steps to the right child, threshold, value.\n"
        "#[allow(clippy::unreadable_literal)]\n#[rustfmt::skip]\npub(super) const NODES: &[(u8, u8, f32, f32)] = &[\n" + "\n".join(lines) + "\n];\n\n"
        f"/// Where each tree begins.\n#[rustfmt::skip]\npub(super) const ROOTS: &[u16] = &{news};\n\n"
        f"/// Where each tree begins that judges summaries of a single sentence only.\n#[rustfmt::skip]\npub(super) const SINGLE_ROOTS: &[u16] = &{single};\n",
        encoding="utf-8")


def figures(documents, models):
    """What FIGURES.md says."""
    rows = ["# Figures of the sentence scorer", "", "Written by `train.py`. REPORT.md explains them.", "",
            "Gain over the lead (the first sentences) in mean ROUGE-1/2/L F1, by five-fold cross-validation, with 95 % paired",
            "bootstrap intervals:", "", "| set | documents | gain | interval |", "| --- | --- | --- | --- |"]
    rows += [f"| {name} | {n} | {mean:+.2f} | {low:+.2f} to {high:+.2f} |" for name, (n, mean, low, high) in compare(documents).items()]
    names = re.findall(r'"([a-z-]+)",', (ROOT / "src/score/features.rs").read_text().split("NAMES: ")[1].split("];")[0])
    rows += ["", "Share of the loss reduction that each feature brings, in the trees for all summaries and in those for one sentence:", "",
             "| feature | all | one |", "| --- | --- | --- |"]
    gains = [100 * model.feature_importance("gain") / model.feature_importance("gain").sum() for model in models]
    for a, b, name in sorted(zip(*gains, names), reverse=True):
        rows.append(f"| {name} | {a:.1f} % | {b:.1f} % |")
    return "\n".join(rows) + "\n"


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("data", type=pathlib.Path)
    folder = arguments.parse_args().data
    documents = [d for name in SETS if name not in MADE for d in load(folder, name)]
    documents = measure(add_one(add_lines(documents)))
    models = fit([d for d in documents if d["set"] not in LINES])
    export(models)
    for n in range(PARTS):
        unseen = fit([d for d in documents if part(d) != n])
        for d in documents:
            if part(d) == n:
                d["predicted"] = predict(unseen, d)
    (pathlib.Path(__file__).parent / "FIGURES.md").write_text(figures(documents, models), encoding="utf-8")


if __name__ == "__main__":
    main()
