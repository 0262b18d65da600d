"""The case files that the Rust and JavaScript tests read too."""

import json
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "tests" / "cases"
# Cases of the command, not of the core.
COMMAND = "cli"


def cases(stage):
    """Every case of a stage, with its folder below that of the stage and a name."""
    found = []
    for path in sorted((FOLDER / stage).rglob("*.json")):
        folder = path.parent.relative_to(FOLDER / stage).as_posix()
        for one in json.loads(path.read_text(encoding="utf-8")):
            found.append({**one, "folder": folder, "name": f"{path.stem}: {one['label']}"})
    assert found, stage
    return found


def stages():
    return sorted(path.name for path in FOLDER.iterdir() if path.is_dir() and path.name != COMMAND)
