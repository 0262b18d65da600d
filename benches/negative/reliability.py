#!/usr/bin/env python3
"""How far confidences can be trusted:  python3 benches/negative/reliability.py [options] DAMAGED.jsonl[.gz] [CLEAN.jsonl[.gz]]

DAMAGED has lines {"id","text","want"}, CLEAN lines {"id","text"}. Each text goes through `limpid repair --json`; a change
is right when what it puts there stands at the same place in the wanted text, as far as the two can be aligned. Every
change of a clean text is wrong, and so is every change in the output of walk.py (--negative) unless its verdict says
otherwise. --half takes one half of the texts by the hash of their wanted form, so that fitting and judging never see
the same sentence: the constants of `src/repair/mojibake/confidence.rs` were chosen on `fit`, REPORT.md is of `judge`.
"""
import argparse, collections, difflib, gzip, hashlib, json, os, subprocess, tempfile, unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))
BINS = [0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 0.98, 1.01]


def rows(path):
    opened = gzip.open(path, "rt", encoding="utf-8") if path.endswith(".gz") else open(path, encoding="utf-8")
    with opened as file:
        return [json.loads(line) for line in file if line.strip()]


def repaired(command, texts):
    """The result of each text, with its changes."""
    with tempfile.TemporaryDirectory() as folder:
        names = []
        for number, found in enumerate(texts):
            names.append(os.path.join(folder, f"{number}.txt"))
            with open(names[-1], "w", encoding="utf-8", newline="") as file:
                file.write(found)
        with open(os.path.join(folder, "list"), "w") as file:
            file.write("\0".join(names))
        output = subprocess.run([*command, "-0", "-i", file.name], stdout=subprocess.PIPE, check=True).stdout
        return [json.loads(line) for line in output.split(b"\n") if line]


def same(text):
    """The text without differences in white space and normal form."""
    return unicodedata.normalize("NFC", text).replace("\u00a0", " ").replace("\u202f", " ")


def judged(result, want):
    """Each change with whether it is right."""
    got = result["text"]
    if same(got) == same(want):
        return [(change, True) for change in result["changes"]]
    matcher = difflib.SequenceMatcher(None, got, want, autojunk=False)
    kept = bytearray(len(got))
    for start, _, length in matcher.get_matching_blocks():
        kept[start:start + length] = b"\1" * length
    data = got.encode()
    verdicts = []
    for change in result["changes"]:
        start = len(data[:change["output"]["start"]].decode())
        end = len(data[:change["output"]["end"]].decode())
        # A change that takes something away is right when its neighbours meet in the wanted text.
        verdicts.append((change, all(kept[start:end]) if end > start else all(kept[max(0, start - 1):start + 1])))
    return verdicts


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--limpid", default=os.path.join(HERE, "../../target/release/limpid"))
    ap.add_argument("--half", choices=["fit", "judge", "all"], default="judge")
    ap.add_argument("--negative", help="output of walk.py")
    ap.add_argument("--dump", help="write every change with its verdict to this file, as JSON lines")
    ap.add_argument("damaged")
    ap.add_argument("clean", nargs="?")
    args = ap.parse_args()
    in_half = lambda text: args.half == "all" or (hashlib.sha256(text.encode()).digest()[0] % 2 == 0) == (args.half == "fit")
    command = [args.limpid, "repair", "--json", "--quiet", "-e", "utf-8"]
    counts = collections.defaultdict(lambda: [0, 0])
    by_reason = collections.defaultdict(lambda: [0, 0, 0])
    dump = open(args.dump, "w", encoding="utf-8") if args.dump else None

    def note(confidence, right, reason, **more):
        place = next(n for n, end in enumerate(BINS[1:]) if confidence < end)
        counts[place][not right] += 1
        by_reason[reason][not right] += 1
        by_reason[reason][2] += right and confidence >= 0.9
        if dump:
            dump.write(json.dumps({"confidence": confidence, "right": right, "reason": reason, **more}, ensure_ascii=False) + "\n")

    damaged = [row for row in rows(args.damaged) if in_half(row["want"])]
    for row, result in zip(damaged, repaired(command, [row["text"] for row in damaged]), strict=True):
        for change, right in judged(result, row["want"]):
            if change["before"] != change["replacement"]:
                note(change["confidence"], right, "+".join(change["reasons"]), before=change["before"], after=change["replacement"],
                     evidence=change["evidence"], cls=row.get("cls"), chain=row.get("chain"))
    if args.clean:
        clean = [row for row in rows(args.clean) if in_half(row["text"]) and row.get("src") not in ("meta", "webpages-dirty")]
        for row, result in zip(clean, repaired(command, [row["text"] for row in clean]), strict=True):
            for change in result["changes"]:
                if same(change["before"]) != same(change["replacement"]):
                    note(change["confidence"], False, "+".join(change["reasons"]), before=change["before"], after=change["replacement"])
    if args.negative:
        with open(args.negative, encoding="utf-8") as file:
            for line in file:
                _, confidence, reason, _, context = line.rstrip("\n").split("\t")[:5]
                note(float(confidence), False, reason, before=context)

    print("confidence      right   wrong  right in %")
    for place in sorted(counts):
        right, wrong = counts[place]
        print(f"{BINS[place]:.2f} to {min(BINS[place + 1], 1):.2f} {right:8} {wrong:7} {100 * right / (right + wrong):10.2f}")
    total = sum(right for right, _ in counts.values())
    sure = [counts[place] for place in counts if BINS[place] >= 0.9]
    right, wrong = sum(pair[0] for pair in sure), sum(pair[1] for pair in sure)
    print(f"at .9 or more: {100 * right / max(right + wrong, 1):.2f} % right (goal 99); {100 * right / max(total, 1):.1f} % of the right repairs (goal 80)")
    for reason, (right, wrong, high) in sorted(by_reason.items(), key=lambda item: -sum(item[1][:2])):
        print(f"  {reason:40} right {right:6} wrong {wrong:5}, right at .9 {high:6}")


if __name__ == "__main__":
    main()
