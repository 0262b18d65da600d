#!/usr/bin/env python3
"""Repairs sound text at scale and prints every change:  python3 benches/negative/walk.py [options] FOLDER...

Every text file below the folders (valid UTF-8 without NUL; gzip is opened) goes through `limpid repair`. Most
such files are sound, so most changes are wrong; what is damaged in them is mojibake that the world really has. Each
change is printed with its context and confidence, so that a person can judge it:

    python3 benches/negative/walk.py --half look FOLDER... > changes.tsv      # look, fix the kind of fault
    python3 benches/negative/walk.py --half verify FOLDER... > changes.tsv    # then on files not looked at before

Files are parted into the two halves by a hash of their content, so that the same file in two places is in one half, and
is read once. A verdict is kept in `verdicts.tsv` beside this script by the hash of a change and its context, without
the text: `HASH right KIND` or `HASH wrong KIND`. Changes with a verdict are counted and, without --all, not printed.
"""
import argparse, collections, gzip, hashlib, json, os, re, subprocess, sys, tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
CONTEXT = 60        # characters on each side that are printed
HASHED = 12         # characters on each side that the hash covers
BATCH_BYTES = 32 << 20
LARGEST = 256 << 20  # larger files are skipped, and counted as such


def content(path):
    """The bytes of a file, unpacked; None for what is not a regular file or cannot be read."""
    try:
        if os.path.islink(path) or not os.path.isfile(path) or os.path.getsize(path) > LARGEST:
            return None
        with open(path, "rb") as file:
            data = file.read()
        return gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data
    except (OSError, EOFError, gzip.zlib.error):
        return None


def text(data):
    """The text of the bytes; None if they are not UTF-8 text."""
    if not data or b"\0" in data[:65536]:
        return None
    try:
        decoded = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return None if "\0" in decoded else decoded


def texts(folders, half, skip):
    """Path and text of each file of the half, each content once."""
    seen = set()
    for folder in folders:
        for root, folders_below, names in os.walk(folder):
            folders_below[:] = sorted(name for name in folders_below if name not in skip)
            for name in sorted(names):
                path = os.path.join(root, name)
                data = content(path)
                if data is None:
                    continue
                digest = hashlib.sha256(data).digest()
                if digest in seen or (half != "all" and (digest[0] % 2 == 0) != (half == "look")):
                    continue
                seen.add(digest)
                found = text(data)
                if found is not None:
                    yield path, found


# The ASCII characters that `is_suspect` searches for; a text without any is returned unchanged and need not be sent.
SUSPECT = re.compile("[^\t\n\f\r -%'-~]")


def batches(files):
    batch, size = [], 0
    for path, found in files:
        if not SUSPECT.search(found):
            yield [(path, found)], False
            continue
        batch.append((path, found))
        size += len(found)
        if size > BATCH_BYTES:
            yield batch, True
            batch, size = [], 0
    yield batch, True


def changes(command, batch):
    """Each file of the batch with the changes that the command made of it."""
    with tempfile.TemporaryDirectory() as folder:
        names = []
        for number, (_, found) in enumerate(batch):
            names.append(os.path.join(folder, f"{number}.txt"))
            with open(names[-1], "w", encoding="utf-8", newline="") as file:
                file.write(found)
        listing = os.path.join(folder, "list")
        with open(listing, "w") as file:
            file.write("\0".join(names))
        # Few files change. Results contain the whole text, so they are requested only for those.
        check = subprocess.run([*command, "--check", "-0", "-i", listing], stdout=subprocess.PIPE, text=True)
        changed = {line.partition(": ")[0] for line in check.stdout.split("\n")} & set(names)
        if check.returncode not in (0, 1):
            sys.exit(f"{command[0]} failed: {check.returncode}")
        with open(listing, "w") as file:
            file.write("\0".join(name for name in names if name in changed))
        made = {}
        if changed:
            output = subprocess.run([*command, "--json", "-0", "-i", listing], stdout=subprocess.PIPE, check=True).stdout
            results = (json.loads(line) for line in output.split(b"\n") if line)
            made = {result["file"]: result["changes"] for result in results}
        return [(path, found, made.get(name, [])) for (path, found), name in zip(batch, names)]


def rows(path, found, made):
    """What is printed of each change."""
    data = found.encode("utf-8")
    for change in made:
        start, end = change["input"]["start"], change["input"]["end"]
        line = data.count(b"\n", 0, start) + 1
        before = data[max(0, start - 4 * CONTEXT):start].decode("utf-8", "ignore").split("\n")[-1][-CONTEXT:]
        after = data[end:end + 4 * CONTEXT].decode("utf-8", "ignore").split("\n")[0][:CONTEXT]
        key = "\0".join((before[-HASHED:], change["before"], change["replacement"], after[:HASHED]))
        yield {
            "hash": hashlib.sha256(key.encode()).hexdigest()[:12], "path": path, "line": line,
            "reason": "+".join(change["reasons"]), "confidence": change["confidence"],
            "context": f"{before}⟦{change['before']}→{change['replacement']}⟧{after}",
        }


def verdicts():
    path = os.path.join(HERE, "verdicts.tsv")
    with open(path, encoding="utf-8") as file:
        lines = (line.rstrip("\n").split("\t") for line in file if line.strip() and not line.startswith("#"))
        return {line[0]: (line[1], line[2] if len(line) > 2 else "") for line in lines}


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--half", choices=["look", "verify", "all"], default="look")
    ap.add_argument("--limpid", default=os.path.join(HERE, "../../target/release/limpid"))
    ap.add_argument("--options", default="", help="more options for `limpid repair`, in one string")
    ap.add_argument("--all", action="store_true", help="print changes that have a verdict too")
    ap.add_argument("--skip", default="", help="folder names to leave out, with commas")
    ap.add_argument("--json", help="write the counts to this file")
    ap.add_argument("folders", nargs="+")
    args = ap.parse_args()
    command = [args.limpid, "repair", "--quiet", "-e", "utf-8", *args.options.split()]
    known = verdicts()
    total = collections.Counter()
    by_kind = collections.Counter()
    for batch, suspect in batches(texts(args.folders, args.half, set(args.skip.split(",")))):
        results = changes(command, batch) if suspect else ((path, found, []) for path, found in batch)
        for path, found, made in results:
            # Lost bytes are reported, not changed.
            made = [change for change in made if change["before"] != change["replacement"]]
            total["files"] += 1
            total["lines"] += found.count("\n") + (not found.endswith("\n"))
            total["characters"] += len(found)
            total["odd lines"] += 0 if found.isascii() else sum(not line.isascii() for line in found.split("\n"))
            for row in rows(path, found, made):
                verdict, kind = known.get(row["hash"], ("none", ""))
                total["changes"] += 1
                total[f"verdict {verdict}"] += 1
                by_kind[f"{verdict}: {row['reason']}: {kind}"] += 1
                if verdict == "none" or args.all:
                    print(row["hash"], f"{row['confidence']:.3f}", row["reason"], f"{row['path']}:{row['line']}",
                          row["context"].replace("\t", "␉").replace("\r", "␍"), sep="\t", flush=True)
    result = {"half": args.half, **total, "kinds": dict(by_kind.most_common())}
    print(json.dumps(result, ensure_ascii=False, indent=1), file=sys.stderr)
    if args.json:
        with open(args.json, "w", encoding="utf-8") as file:
            json.dump(result, file, ensure_ascii=False, indent=1)


if __name__ == "__main__":
    main()
