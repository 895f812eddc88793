"""Where the human keys are, and the scorers that read them: for every bench that holds Sayso against one.

The keys are not part of this repository (the texts are their publishers'). They are looked for in `shared/` beside it,
or in $SAYSO_SHARED.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
SHARED = Path(os.environ.get("SAYSO_SHARED", ROOT.parent / "shared"))
MISSING = f"SKIPPED, no key at {SHARED.name}/ beside the repository (set SAYSO_SHARED to a folder)"


def scored(tool: str, *arguments: object) -> dict[str, Any]:
    """What a scorer prints as JSON."""
    return dict(json.loads(printed(tool, *arguments)))


def printed(tool: str, *arguments: object) -> str:
    """What a scorer prints."""
    command = [sys.executable, str(SHARED / "tools" / tool), *map(str, arguments)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def add_key_option(parser: argparse.ArgumentParser, key: Path) -> None:
    """`--key FILE`: another key of the same form than the one the gate uses."""
    parser.add_argument("--key", type=Path, default=key, help="another key of the same form")
