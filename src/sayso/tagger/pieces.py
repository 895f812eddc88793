"""Word pieces through the `tokenizers` library, each different word cut once."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import as_file, files

from tokenizers import BertWordPieceTokenizer

from sayso.tagger.windows import Pieces

#: Words whose pieces are remembered; a pile of news has about so many different ones.
REMEMBERED = 200_000


class WordPieces:
    """Cuts words into the pieces of the encoder's vocabulary."""

    def __init__(self) -> None:
        with as_file(files("sayso.tagger") / "weights" / "vocab.txt") as path:
            self._tokenizer = BertWordPieceTokenizer(str(path), lowercase=True)
        self._known: dict[str, Pieces] = {}

    def __call__(self, texts: Sequence[str]) -> list[Pieces]:
        """The pieces of each word, in order; none for a blank."""
        if len(self._known) > REMEMBERED:
            self._known.clear()
        new = sorted({text for text in texts if text not in self._known})
        for text, encoding in zip(new, self._tokenizer.encode_batch(new, add_special_tokens=False), strict=True):
            self._known[text] = tuple(encoding.ids)
        return [self._known[text] for text in texts]
