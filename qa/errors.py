"""Errors of asking; part of the tree in index/errors.py.

OnRecordError
└── QuestionRefused           the question is empty or too long
"""

from index import OnRecordError


class QuestionRefused(OnRecordError):
    """The question is empty or too long."""
