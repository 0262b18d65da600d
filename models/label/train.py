#!/usr/bin/env python3
"""Trains the block model and writes src/label/score/forest_table.rs.

  train.py prepare DATA EVAL WORK      pages -> features (by `cargo run --example label_features`) and gold labels
  train.py cv WORK EVAL                site-wise cross-validation; prints the figures for REPORT.md
  train.py export WORK OUT             trains on all pages and writes the table
  train.py held-out WORK OUT N IDS     the same without the sites of fold N, whose pages IDS then names: a command built
                                       with that table can be compared with others on pages that it never saw

DATA is a folder of `<set>.jsonl.xz` pages, EVAL the folder of pages.py and metrics.py (the scorer's own labels).
Packages: requirements.txt.
"""
import hashlib, json, os, statistics, subprocess, sys
from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit

import numpy as np

SETS = ["scrapinghub", "wcxb_dev", "newsandy", "magic_article", "magic_forum", "trafilatura", "zh69"]
FOLDS = 3
TREES = dict(html=140, text=140)
PARAMS = dict(objective="binary", num_leaves=20, learning_rate=0.08, min_data_in_leaf=60, feature_fraction=0.4,
              bagging_fraction=0.8, bagging_freq=1, lambda_l2=5.0, max_bin=63, verbose=-1, num_threads=int(os.environ.get("THREADS", "2")), seed=7,
              deterministic=True, force_row_wise=True, min_gain_to_split=0.05)

def site(row):
    host = urlsplit(row["url"] or "").netloc.lower().removeprefix("www.")
    return ".".join(host.split(".")[-2:]) if host else row["id"]


def fold(name):
    return int(hashlib.sha256(name.encode("utf8", "surrogatepass")).hexdigest(), 16) % FOLDS


def prepare(data, scorers, work):
    sys.path.insert(0, scorers)
    import metrics, pages
    pages.DATA = Path(data)
    work.mkdir(parents=True, exist_ok=True)
    for mode in TREES:
        rows = []
        with open(work / f"{mode}.in", "w") as f:
            for name in SETS:
                for r in pages.load(name):
                    source = r["html"] if mode == "html" else pages.dump(r["html"])
                    f.write(json.dumps({mode: source}) + "\n")
                    rows.append(dict(set=name, id=r["id"], site=site(r), type=r["type"], gold=r["gold"] or "",
                                     without=r["without"] or [], phrases=r["with"] or []))
        run = ["cargo", "run", "-q", "--release", "--example", "label_features", str(work / f"{mode}.f32")]
        with open(work / f"{mode}.in") as fin, open(work / f"{mode}.out", "w") as fout:
            subprocess.run(run, stdin=fin, stdout=fout, check=True)
        with open(work / f"{mode}.out") as fin, open(work / f"{mode}.pages", "w") as fout:
            for row, line in zip(rows, fin):
                out = json.loads(line)
                blocks = out["blocks"]
                counts = [len(metrics.tokens(b)) for b in blocks]
                if row["gold"].strip():
                    labels = [int(x) for x in pages.label([b.replace("\n", " ") for b in blocks], row["gold"])]
                    gold = len(metrics.tokens(row["gold"]))
                else:
                    labels, gold = phrase_labels(blocks, row, metrics), 0
                fout.write(json.dumps(dict(row, blocks=blocks, labels=labels, counts=counts, gold_tokens=gold,
                                          one_thing=out["one_thing"])) + "\n")
        with open(work / f"{mode}.out") as fin:
            columns = next(c for c in (json.loads(x)["columns"] for x in fin) if c)
        (work / f"{mode}.columns").write_text(json.dumps(columns))


def phrase_labels(blocks, row, metrics):
    """1 and 0 for blocks with a phrase that must or must not be kept, -1 for the others."""
    ws = metrics._ws
    have = lambda phrases, text: any(ws(p) in text or (len(text) > 30 and text in ws(p)) for p in phrases)
    out = []
    for block in map(ws, blocks):
        good, bad = have(row["phrases"], block), have(row["without"], block)
        out.append(-1 if good == bad else int(good))
    return out


class Pages:
    def __init__(self, work, mode):
        self.mode = mode
        self.columns = json.loads((work / f"{mode}.columns").read_text())
        rows = np.fromfile(work / f"{mode}.f32", dtype="<f4").reshape(-1, len(self.columns))
        self.pages = [json.loads(line) for line in open(work / f"{mode}.pages")]
        sizes = [len(p["blocks"]) for p in self.pages]
        self.starts = np.concatenate([[0], np.cumsum(sizes)])
        assert self.starts[-1] == len(rows)
        self.x = rows
        self.y = np.array([v for p in self.pages for v in p["labels"]], dtype=np.int8)
        self.fold = np.repeat([fold(p["site"]) for p in self.pages], sizes)
        self.w = np.concatenate([weights(p) for p in self.pages]) if sizes else np.zeros(0)


def weights(page):
    """A page counts the same however many blocks it has; a block by its tokens, because the figures count tokens."""
    counts = np.array(page["counts"], dtype=float)
    size = max(page["gold_tokens"], 0.3 * counts.sum(), 1.0)
    w = np.minimum(counts / size, 0.3) * 30 + 0.15
    if not page["gold_tokens"]:
        w = np.minimum(w, 1.0)
    return w * (np.array(page["labels"]) >= 0)


def train(x, y, w, trees):
    import lightgbm as lgb
    use = w > 0
    data = lgb.Dataset(x[use], label=y[use], weight=w[use], free_raw_data=True)
    return lgb.train(PARAMS, data, num_boost_round=trees)


def squash(score):
    """A substitute for a probability that needs no exponential, so that every platform computes the same."""
    return 0.5 + 0.5 * score / (1 + np.abs(score))


# Share of the blocks that are trained on; the others only cost time.
SAMPLE = 0.7


def sample(pages, chosen):
    rng = np.random.default_rng(7)
    pick = chosen & (pages.w > 0) & (rng.random(len(pages.y)) < SAMPLE)
    return pages.x[pick], pages.y[pick], pages.w[pick]


# What the estimate of F1 is too low by, the F1 from which the sort of page makes no difference, and the lowest threshold and
# the part of the best one that is taken, by the sort of page; MODEST, SURE and Threshold of src/label/score/threshold.rs.
MODEST = 1.08
SURE = 0.85
ONE_THING, MANY_THINGS, DUMP = (0.25, 1.0), (0.25, 0.8), (0.15, 1.0)


def threshold(likely, units, least, part):
    """Half of the F1 that the likelihoods of a page promise, as src/label/score/threshold.rs chooses it."""
    order = np.argsort(-likely, kind="stable")
    right, kept, content = np.cumsum((likely * units)[order]), np.cumsum(units[order]), (likely * units).sum()
    best = (2 * right / np.maximum(kept + content, 1e-9)).max(initial=0)
    return min(max(best / 2, least) * MODEST, 0.5) * (part if best < SURE else 1)


def figures(pages, p):
    import metrics
    by_set, by_type, counts = {}, {}, {}
    phrases = []
    for k, page in enumerate(pages.pages):
        a, b = pages.starts[k], pages.starts[k + 1]
        sort = DUMP if pages.mode == "text" else ONE_THING if page["one_thing"] else MANY_THINGS
        least = threshold(p[a:b], np.array(page["counts"], dtype=float), *sort)
        text = "\n".join(t for t, q in zip(page["blocks"], p[a:b]) if q >= least)
        if page["gold"].strip():
            f = metrics.token_prf(page["gold"], text)[2]
            by_set.setdefault(page["set"], []).append(f)
            counts.setdefault(page["set"], []).append(metrics.shingle_counts(page["gold"], text))
            if page["set"] == "wcxb_dev":
                by_type.setdefault(page["type"], []).append(f)
        else:
            phrases.append((page["phrases"], page["without"], text))
    line = {s: (len(v), round(statistics.fmean(v), 3), round(metrics.shingle_summary(counts[s])["f1"], 3)) for s, v in by_set.items()}
    types = {t: round(statistics.fmean(v), 3) for t, v in sorted(by_type.items())}
    return line, types, round(metrics.phrase_eval(phrases)["f1"], 3) if phrases else None


def cross_validate(work):
    sets = [Pages(work, mode) for mode in TREES]
    unseen = [np.zeros(len(s.y)) for s in sets]
    for s, out in zip(sets, unseen):
        for f in range(FOLDS):
            model = train(*sample(s, s.fold != f), TREES[s.mode])
            if (s.fold == f).any():
                out[s.fold == f] = squash(model.predict(s.x[s.fold == f], raw_score=True))
    for mode, out in zip(TREES, unseen):
        np.save(work / f"unseen_{mode}.npy", out)
    show("pages of unseen sites", sets, unseen)
    reliability(sets, unseen)


# Scores at which the confidence is measured.
KNOTS = (0.0, 0.25, 0.5, 1.0, 1.5, 2.0, 3.0, 4.0, 6.0)


def reliability(sets, ps):
    """How often a removal of each score is right; a block counts once, as the table in REPORT.md says."""
    p = np.concatenate(ps)
    y = np.concatenate([s.y for s in sets])
    score = (2 * p - 1) / (1 - np.abs(2 * p - 1) + 1e-9)
    table = []
    print("\n| score of a removal | blocks | chrome |\n| --- | --- | --- |")
    for lo, hi in zip(KNOTS, KNOTS[1:] + (1e9,)):
        m = (-score > lo) & (-score <= hi) & (y >= 0)
        table.append((lo, float((y[m] == 0).mean()) if m.any() else 1.0))
        print(f"| {lo} to {hi} | {m.sum()} | {table[-1][1]:.3f} |")
    return table


def show(title, sets, ps):
    print(f"\n{title}", flush=True)
    for mode, s, p in zip(TREES, sets, ps):
        line, types, phrases = figures(s, p)
        for name, (n, token, shingle) in line.items():
            print(f"{mode} {name:14} n={n:4} token F1 {token:.3f} shingle F1 {shingle:.3f}")
        print(f"{mode} by type {types}; phrases F1 {phrases}", flush=True)


def main():
    verb, *args = sys.argv[1:]
    if verb == "prepare":
        prepare(args[0], args[1], Path(args[2]))
    elif verb == "cv":
        sys.path.insert(0, args[1])
        cross_validate(Path(args[0]))
    elif verb == "export":
        sys.path.insert(0, str(Path(__file__).parent))
        import export
        export.export(sys.modules[__name__], Path(args[0]), Path(args[1]))
    elif verb == "held-out":
        sys.path.insert(0, str(Path(__file__).parent))
        import export
        work, out, number = Path(args[0]), Path(args[1]), int(args[2])
        export.export(sys.modules[__name__], work, out, number)
        held = [p for p in Pages(work, "html").pages if fold(p["site"]) == number]
        Path(args[3]).write_text("".join(f"{p['set']}/{p['id']}\n" for p in held))


if __name__ == "__main__":
    main()
