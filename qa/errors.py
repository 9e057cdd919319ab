"""Errors of asking; part of the tree in index/errors.py.

OnRecordError
├── QuestionRefused           the question is empty or too long
└── WriterRefused             the endpoint of a language model is not set as it must be
"""

from index import OnRecordError


class QuestionRefused(OnRecordError):
    """The question is empty or too long."""


class WriterRefused(OnRecordError):
    """The endpoint of a language model is not set as it must be."""
