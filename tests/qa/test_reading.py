"""What is read of articles is read once, and again when the archive is another."""

from __future__ import annotations

from itertools import count

from qa.reading import Reader


class Growing:
    """All that ``once`` asks of an archive."""

    changes = 0

    def generation(self) -> int:
        return self.changes


def test_what_a_question_asks_for_twice_is_worked_out_once_until_the_archive_changes():
    archive, times = Growing(), count()
    reader = Reader(archive)  # type: ignore[arg-type]

    def ask(key: str) -> int:
        return reader.once(key, lambda: next(times))

    assert [ask("a"), ask("a"), ask("b"), ask("a")] == [0, 0, 1, 0]
    archive.changes += 1
    assert ask("a") == 2
    assert [ask(key) for key in "cdefa"] == [3, 4, 5, 6, 7]
