"""Write the trained network as the two small ONNX files that the product loads.

    python training/export.py TRAINED.pt FOLDER

The encoder's matrices become whole numbers of 7 bits, one scale a column; what is between them is scaled as it comes
(dynamic quantization, so no sample of text is needed). The role head stays as it is: it is small.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process

from network import Encoder, RoleHead, size_of
from train import base_folder


def main() -> None:
    """Export both parts of one trained file."""
    trained, folder = map(Path, sys.argv[1:3])
    export(trained, folder)


def export(trained: Path, folder: Path) -> None:
    """The two files of a trained network, into a folder."""
    state = torch.load(trained, map_location="cpu", weights_only=True)
    encoder = Encoder(size_of(base_folder()))
    encoder.load_state_dict(state["encoder"])
    head = RoleHead(encoder.opens.in_features)
    head.load_state_dict(state["head"])
    encoder.eval(), head.eval()
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch) / "encoder.onnx"
        write_encoder(encoder, plain)
        quantize(plain, folder / "encoder.onnx")
    write_head(head, folder / "roles.onnx")
    for path in sorted(folder.glob("*.onnx")):
        print(path.name, path.stat().st_size)


def write_encoder(encoder: Encoder, path: Path) -> None:
    """The encoder for one window at a time, any length."""
    pieces, known, first = (
        torch.ones(1, 20, dtype=torch.long),
        torch.ones(1, 20, 4, dtype=torch.long),
        torch.arange(1, 9)[None],
    )
    torch.onnx.export(
        encoder, (pieces, known, first), str(path), input_names=["pieces", "known", "first"],
        output_names=["words", "opens"], opset_version=17, dynamo=False,
        dynamic_axes={"pieces": {0: "b", 1: "n"}, "known": {0: "b", 1: "n"}, "first": {0: "b", 1: "m"},
                      "words": {0: "b", 1: "m"}, "opens": {0: "b", 1: "m"}},
    )  # fmt: skip


def write_head(head: RoleHead, path: Path) -> None:
    """The role head for all cues of one window, whose words are given once."""
    width = head.of_cue.in_features
    cue, words = torch.zeros(3, width), torch.zeros(1, 9, width)
    far, way = torch.zeros(3, 9, dtype=torch.long), torch.zeros(3, 9, dtype=torch.long)
    torch.onnx.export(
        head, (cue, words, far, way), str(path), input_names=["cue", "words", "far", "way"], output_names=["roles"],
        opset_version=17, dynamo=False,
        dynamic_axes={"cue": {0: "c"}, "words": {1: "m"}, "far": {0: "c", 1: "m"}, "way": {0: "c", 1: "m"},
                      "roles": {0: "c", 1: "m"}},
    )  # fmt: skip


def quantize(plain: Path, target: Path) -> None:
    """Embeddings in 8 bits, matrices in 7: with 8, sums overflow in silence on processors without VNNI instructions."""
    prepared, looked_up = plain.with_suffix(".prepared.onnx"), plain.with_suffix(".looked_up.onnx")
    quant_pre_process(str(plain), str(prepared), skip_symbolic_shape=True)
    for given, made, operation in ((prepared, looked_up, "Gather"), (looked_up, target, "MatMul")):
        quantize_dynamic(
            str(given), str(made), per_channel=True, weight_type=QuantType.QInt8, reduce_range=operation == "MatMul",
            op_types_to_quantize=[operation], extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
        )  # fmt: skip
    onnx.checker.check_model(onnx.load(str(target)))


if __name__ == "__main__":
    main()
