"""The packaged MiniLM without its library: passages in full batches by torch, a question by NumPy, torch not loaded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits
from tokenizers import Encoding, Tokenizer

from index.plain_encoder import HEADS, PLACES, TYPES, WIDTH, WORDS, PlainEncoder

if TYPE_CHECKING:
    from index.encoder import Encoder

Vectors = NDArray[np.float32]

_LONGEST = 256
# Tokens encoded together: enough to keep the processor busy, few enough to stay in its cache.
_BUDGET = 1024


class MiniLM:
    """all-MiniLM-L6-v2 in ``folder``: a text's vector is the mean of its tokens' (Reimers and Gurevych 2019).

    Both ways agree to a cosine of 0.9999. OSError or another exception of the loaders where the files are not its own.
    """

    def __init__(self, folder: Path) -> None:
        self._weights = folder / "model.safetensors"
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(_LONGEST)
        self._passages: _Passages | None = None
        self._questions: PlainEncoder | None = None

    def passages(self, texts: Sequence[str]) -> Vectors:
        """Return float32 (texts, 384), not of unit length; a text that comes again is read once."""
        if self._passages is None:
            self._passages = _Passages(self._weights)
        places = {text: at for at, text in enumerate(dict.fromkeys(texts))}
        encodings = self._tokenizer.encode_batch(list(places))
        found = np.empty((len(places), WIDTH), np.float32)
        for batch in _batches(encodings):
            found[batch] = self._passages.means([encodings[at].ids for at in batch])
        return found[[places[text] for text in texts]]

    def questions(self, texts: Sequence[str]) -> Vectors:
        """Return float32 (texts, 384), not of unit length."""
        if self._questions is None:
            # Several threads spend more time of the processor on matrices as small as a question's, not less.
            threadpool_limits(limits=1, user_api="blas")
            self._questions = PlainEncoder(self._weights)
        return np.stack([self._questions.encode(self._tokenizer.encode(text).ids).mean(axis=0) for text in texts])


class _Passages:
    """The model in torch."""

    def __init__(self, weights: Path) -> None:
        from safetensors.torch import load_file

        from index.encoder import Encoder

        read = load_file(weights)
        self._words = read[WORDS]
        self._places = read[PLACES] + read[TYPES][0]
        self._encoder: Encoder = Encoder(read, HEADS)

    def means(self, texts: Sequence[Sequence[int]]) -> Vectors:
        """Return the mean of the token vectors of each text, float32 (texts, 384)."""
        import torch

        lengths = torch.tensor([len(tokens) for tokens in texts])
        ids = torch.tensor([token for tokens in texts for token in tokens])
        places = torch.cat([torch.arange(len(tokens)) for tokens in texts])
        with torch.inference_mode():
            hidden = self._encoder(self._words[ids] + self._places[places], lengths.tolist())
            return torch.segment_reduce(hidden, "mean", lengths=lengths).numpy()


def _batches(encodings: Sequence[Encoding]) -> Iterator[list[int]]:
    """Yield the places of ``encodings`` in batches of about _BUDGET tokens, those of one length side by side."""
    batch: list[int] = []
    tokens = 0
    for at in sorted(range(len(encodings)), key=lambda at: len(encodings[at].ids)):
        if batch and tokens + len(encodings[at].ids) > _BUDGET:
            yield batch
            batch, tokens = [], 0
        batch.append(at)
        tokens += len(encodings[at].ids)
    if batch:
        yield batch
