"""Cuts a data set into splits, runs the native command on one, and joins the results. Standard library only.

A split is a range of bytes of a file; `limpid --range` answers the records that begin in it, so the splits of a file
give together what the file gives, line for line.
"""

import glob
import gzip
import os
import subprocess
import tempfile
from typing import Iterator, NamedTuple

# Bytes of a split: some seconds of work, so that a lost worker loses little and the last one to end is not late.
SPLIT = 32 << 20
# The number of bytes read at a time.
WINDOW = 1 << 20
# Exit status of the command when some records failed: their answers say so in the output.
SOME_FAILED = 1


class Split(NamedTuple):
    path: str
    start: int
    end: int
    # Number of the first line that begins in the range, for messages.
    first_line: int = 1


def own_and_passed(words: list[str], default: tuple[str, ...] = ()) -> tuple[list[str], list[str]]:
    """The arguments before the first `--`, and those after it, which are passed to the command; `default` without one."""
    if "--" not in words:
        return words, list(default)
    at = words.index("--")
    return words[:at], words[at + 1 :]


def files(paths: list[str]) -> list[str]:
    """The files that `paths` name: files, folders, patterns; in order."""
    found = []
    for path in paths:
        if os.path.isdir(path):
            below = (os.path.join(folder, name) for folder, _, names in os.walk(path) for name in names)
            found += sorted(below)
        else:
            found += sorted(glob.glob(path)) or [path]
    return found


def kind(path: str) -> str:
    """`lines`, `records` or `packed-records` for what can be cut, else `whole`."""
    with open(path, "rb") as file:
        head = file.read(5)
    if head[:2] == b"\x1f\x8b":
        with gzip.open(path) as unpacked:
            return "packed-records" if unpacked.read(5) == b"WARC/" else "whole"
    # The start of an uncompressed record is known only after reading everything before it.
    return "whole" if head == b"WARC/" else "lines"


def plan(paths: list[str], size: int = SPLIT) -> list[Split]:
    """Splits of about `size` bytes, in the order of the files."""
    splits = []
    for path in files(paths):
        length = os.path.getsize(path)
        step = max(size, 1) if length and kind(path) != "whole" else max(length, 1)
        splits += [Split(path, start, min(start + step, length)) for start in range(0, max(length, 1), step)]
    return splits


def line_feeds_before(split: Split) -> int:
    """The line feeds before the last byte of this split, without those of the split before."""
    start, end = max(split.start - 1, 0), max(split.end - 1, 0)
    count = 0
    with open(split.path, "rb") as file:
        file.seek(start)
        while start < end and (piece := file.read(min(WINDOW, end - start))):
            count += piece.count(b"\n")
            start += len(piece)
    return count


def numbered(splits: list[Split], counts: list[int]) -> list[Split]:
    """The splits with the numbers of their first lines; `counts` are their `line_feeds_before`."""
    out, line, path = [], 1, None
    for split, count in zip(splits, counts):
        if split.path != path:
            path, line = split.path, 1
        # The line that runs into a split belongs to the one before.
        out.append(split._replace(first_line=line + (split.start > 0)))
        line += count
    return out


def command(limpid: str, args: list[str], split: Split) -> list[str]:
    span = ["--range", f"{split.start}-{split.end}", "--first-line", str(split.first_line)]
    return [limpid, *args, "--jsonl", "--jobs", "1", *span, "--", split.path]


def answers(limpid: str, args: list[str], split: Split) -> Iterator[str]:
    """The lines that the command writes for a split, without line feeds.

    Raises RuntimeError when the command fails as a whole, so that the split is run again.
    """
    with tempfile.TemporaryFile() as messages:
        with subprocess.Popen(command(limpid, args, split), stdout=subprocess.PIPE, stderr=messages) as process:
            for line in process.stdout:
                yield line[:-1].decode()
        if process.returncode not in (0, SOME_FAILED):
            messages.seek(0)
            raise RuntimeError(f"limpid ended with status {process.returncode} on {split}: {messages.read().decode()}")


def merge(folder: str, output: str) -> int:
    """Joins the parts in `folder` in their order; `output` is whole or not there. Gives its bytes."""
    if not os.path.exists(os.path.join(folder, "_SUCCESS")):
        raise FileNotFoundError(f"{folder}: the run that makes it has not ended")
    hidden = f"{output}.part"
    with open(hidden, "wb") as out:
        # Beyond 100,000 parts the numbers grow longer, so that they cannot be sorted as text.
        parts = glob.glob(os.path.join(glob.escape(folder), "part-*"))
        for part in sorted(parts, key=lambda path: int(path.rsplit("-", 1)[1])):
            with open(part, "rb") as file:
                while piece := file.read(WINDOW):
                    out.write(piece)
        length = out.tell()
    os.replace(hidden, output)
    return length
