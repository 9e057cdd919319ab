"""ZeroGPU, where Hugging Face lends a GPU for the length of a call; elsewhere nothing here does anything."""

from __future__ import annotations


def announce() -> bool:
    """Name a function that may use a lent GPU, where the ``spaces`` package is; return whether it is.

    A ZeroGPU Space does not start an app that names none. Ours is never called: the models are small, and a question
    is answered on the processor before a GPU could be lent.
    """
    try:
        from spaces import GPU
    except ImportError:
        return False
    GPU(_with_gpu)
    return True


def _with_gpu() -> None:
    """Nothing: see :func:`announce`."""
