#!/usr/bin/env python3
"""The whole command on pages of sites that its model has not seen: passes and output, not the model alone.

  unseen.py build WORK             a command for each fold, its model, its ranker and the trees for reasons trained without its sites (WORK as `train.py cv`
                                   and `rank.py prepare` left it),
                                   and WORK/limpid, which gives every page to the one that has not seen its site
  unseen.py run WORK -- ARGS       what WORK/limpid does: JSON Lines in, JSON Lines out, in any order

Any scorer takes WORK/limpid for a command: `node benches/clean.mjs DATA --pages 2000 --limpid WORK/limpid`.
Packages: requirements.txt.
"""
import json, os, shlex, shutil, subprocess, sys
from pathlib import Path

import train

ROOT = Path(__file__).resolve().parents[2]
TABLE, RANK_TABLE = Path("src/label/score/forest_table.rs"), Path("src/label/score/rank_table.rs")
REASON_TABLE = Path("src/label/score/reason_table.rs")
# They know the site of pages that come without a URL.
OWN_LABELS = ROOT / "models/label/gold/labels.jsonl"
LEFT_OUT = shutil.ignore_patterns("target", "node_modules", ".git", "dist")


def build(work):
    tree = work / "tree"
    shutil.rmtree(tree, ignore_errors=True)
    shutil.copytree(ROOT, tree, ignore=LEFT_OUT)
    for fold in range(train.FOLDS):
        train_without(work, tree / TABLE, fold)
        held_out("rank.py", work, tree / RANK_TABLE, fold)
        held_out("reasons.py", work, tree / REASON_TABLE, fold)
        environment = dict(os.environ, CARGO_TARGET_DIR=str(work / "target"))
        subprocess.run(["cargo", "build", "-q", "--release", "-p", "limpid-cli"], cwd=tree, env=environment, check=True)
        shutil.copy2(work / "target/release/limpid", command_of(work, fold))
    words = " ".join(map(shlex.quote, [sys.executable, str(Path(__file__).resolve()), "run", str(work.resolve())]))
    script = work / "limpid"
    script.write_text(f'#!/bin/sh\nexec {words} -- "$@"\n')
    script.chmod(0o755)


def train_without(work, table, fold):
    script = Path(__file__).with_name("train.py")
    subprocess.run([sys.executable, script, "held-out", work, table, str(fold), work / f"ids_{fold}.txt"], check=True, stdout=subprocess.DEVNULL)


def held_out(name, work, table, fold):
    script = Path(__file__).with_name(name)
    subprocess.run([sys.executable, script, "held-out", work, table, str(fold)], check=True, stdout=subprocess.DEVNULL)


def command_of(work, fold):
    return work / f"limpid-{fold}"


def run(work, args):
    known = {r["id"]: r["site"] for r in map(json.loads, OWN_LABELS.read_text().splitlines())}
    lines = [[] for _ in range(train.FOLDS)]
    for line in sys.stdin.buffer:
        row = json.loads(line)
        lines[train.fold(known.get(row["id"]) or train.site(dict(url=row.get("url"), id=row["id"])))].append(line)
    for fold, some in enumerate(lines):
        if some:
            subprocess.run([command_of(work, fold), *args], input=b"".join(some), check=True)


def main():
    verb, work, *rest = sys.argv[1:]
    if verb == "build":
        build(Path(work))
    else:
        run(Path(work), rest[1:])


if __name__ == "__main__":
    main()
