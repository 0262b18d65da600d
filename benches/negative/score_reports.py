#!/usr/bin/env python3
"""How many reported inputs come out right:  python3 benches/negative/score_reports.py [--limpid PATH] [--fails] FILE.jsonl...

Each line of a file is one input: {"id","what","text" or "b64","want"}, or with "want_like" instead of "want" for bytes
of which some are lost. Where `want` equals `text`, the input is sound and must stay. An input is right when `limpid repair`
gives exactly `want`; for files named `detect*` it is right when the encoding that `limpid repair` chose gives `want`.
Differences in normal form and in white space at the ends are ignored; in `want_like`, U+FFFD matches any character.
"""
import argparse, base64, json, os, subprocess, unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))


def answers(command, rows):
    """The text that the command makes of each row."""
    keys = ("text", "b64")
    sent = "".join(json.dumps({"id": n, **{key: row[key] for key in keys if key in row}}) + "\n" for n, row in enumerate(rows))
    output = subprocess.run([*command, "--jsonl"], input=sent.encode(), stdout=subprocess.PIPE).stdout
    found = (json.loads(line) for line in output.split(b"\n") if line)
    return {answer["id"]: answer for answer in found}


def same(text):
    return unicodedata.normalize("NFC", text).strip().replace("\u00a0", " ")


def is_like(got, want):
    """True when the two differ only where bytes are lost; a stretch of them may be one U+FFFD or several."""
    if "\ufffd" not in want:
        return got == want
    parts = [part for part in want.split("\ufffd") if part]
    at = 0
    for part in parts:
        found = got.find(part, at)
        if found < 0 or found - at > 8:
            return False
        at = found + len(part)
    return len(got) - at <= 8


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--limpid", default=os.path.join(HERE, "../../target/release/limpid"))
    ap.add_argument("--fails", action="store_true", help="show the inputs that come out wrong")
    ap.add_argument("files", nargs="+")
    args = ap.parse_args()
    for path in args.files:
        with open(path, encoding="utf-8") as file:
            rows = [json.loads(line) for line in file if line.strip()]
        # What detection chose is judged by itself: repair would hide a wrong choice.
        options = ["--min-confidence", "1"] if os.path.basename(path).startswith("detect") else []
        found = answers([args.limpid, "repair", *options], rows)
        right = 0
        for n, row in enumerate(rows):
            got = same(found.get(n, {}).get("text") or "")
            ok = got == same(row["want"]) if "want" in row else is_like(got, same(row["want_like"]))
            right += ok
            if args.fails and not ok:
                decoded = found.get(n, {}).get("decoded") or {}
                print(f"{row['id']}: {row['what']} ({decoded.get('encoding')}, {decoded.get('confidence')})\n  got  {got[:300]!r}\n  want {row.get('want', row.get('want_like'))[:300]!r}")
        print(f"{os.path.basename(path)}: {right} of {len(rows)}")


if __name__ == "__main__":
    main()
