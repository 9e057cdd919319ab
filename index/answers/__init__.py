"""Answers: the words of a passage that answer a question, found by a network that was trained here."""
