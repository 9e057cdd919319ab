"""What was scored, as tables with counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from tests.benchmarks.claims.calibration import bins_of, calibration_error
from tests.benchmarks.claims.exact import Compared, Tally
from tests.benchmarks.claims.labels import KINDS
from tests.benchmarks.claims.resolved import Resolved
from tests.benchmarks.claims.score import ENOUGH, NEARLY_ALL, Scored

SPEECH = ("direct", "mixed", "indirect")
# PolNeAR's words for what a source is, and ours where they differ.
SOURCES = {"named": "named", "nominal": "described", "pronoun": "pronoun", "none": "none"}


def overlap_tables(scored: Scored) -> str:
    """Return content overlap and right source, of all and by slice; and calibration where there are confidences."""
    lines = [
        f"{len(scored.gold):,} statements annotated, {len(scored.found):,} found",
        "",
        f"{'content overlap':18}{'precision':>10}{'recall':>8}{'F1':>8}{'linked F1':>11}{'right source':>14}",
    ]
    for threshold in (ENOUGH, NEARLY_ALL):
        lines.append(
            f"{f'at least {threshold}':18}{scored.precision(threshold):>10.3f}{scored.recall(threshold):>8.3f}"
            f"{scored.f1(threshold):>8.3f}{scored.linked_f1(threshold):>11.3f}{scored.right_source(threshold):>14.3f}"
        )
    lines += ["", f"{'':18}{'annotated':>10}{f'recall {ENOUGH}':>12}{NEARLY_ALL:>7}{'linked':>9}{'right source':>14}"]
    slices = [(kind, scored.of_kind(kind)) for kind in SPEECH]
    slices += [(f"source {name}", scored.of_source_kind(kind)) for kind, name in SOURCES.items()]
    for name, part in slices:
        lines.append(
            f"{name:18}{len(part.gold):>10,}{part.recall(ENOUGH):>12.3f}{part.recall(NEARLY_ALL):>7.3f}"
            f"{part.linked_recall(ENOUGH):>9.3f}{part.right_source(ENOUGH):>14.3f}"
        )
    direct = scored.of_kind("direct")
    lines += [
        "",
        f"direct quotes ({len(direct.gold):,}): {direct.recall(NEARLY_ALL):.3f} found (at least {NEARLY_ALL}), "
        f"{direct.right_source(NEARLY_ALL):.3f} of these with the right source",
    ]
    return "\n".join(lines + _calibration(scored))


def exact_table(compared: Sequence[Compared], outermost: Sequence[Compared]) -> str:
    """Return exact spans and shared tokens by kind: of all rows, by quote marks, and without claims inside claims."""
    lines = [
        f"{'':18}{'annotated':>10}{'found':>7}{'exact: precision':>18}{'recall':>8}{'F1':>8}"
        f"{'Jaccard: precision':>20}{'recall':>8}{'F1':>8}{'as published':>14}"
    ]
    quoting = [each for each in compared if each.row.quotes]
    plain = [each for each in compared if not each.row.quotes]
    for name, part in (
        (f"all {len(compared):,} rows", compared),
        (f"{len(quoting):,} rows with quote marks", quoting),
        (f"{len(plain):,} rows without quote marks", plain),
        (f"all {len(compared):,} rows, leaving out claims inside another's content", outermost),
    ):
        lines.append(name)
        lines += [_tally_line(kind, Tally.total(each.tally(kind) for each in part)) for kind in KINDS]
    return "\n".join(lines)


def resolved_table(resolved: Resolved, others: Counter[str], misplaced: int) -> str:
    """Return whose quoted words were found to be: of all, and where the sentence has or lacks the name."""
    lines = [
        f"{'':29}{'spans':>6}{'found':>7}{'right':>7}{'wrong':>7}{'described':>11}{'refused':>9}"
        f"{'right of found':>16}{'of those named':>16}"
    ]
    for name, part in (
        ("all", resolved),
        ("the sentence has the name", resolved.where(named_here=True)),
        ("the sentence lacks the name", resolved.where(named_here=False)),
    ):
        lines.append(
            f"{name:29}{len(part.judged):>6}{part.found:>7}{part.count('right'):>7}{part.count('wrong'):>7}"
            f"{part.count('described'):>11}{part.count('refused'):>9}{part.right_of_found:>16.3f}{part.right_of_named:>16.3f}"
        )
    named = ", ".join(f"{label or 'no label'} {count}" for label, count in others.most_common())
    lines += [
        "",
        f"not scored: {others.total()} whose speaker's label is not a person's two names ({named or 'none'}),",
        f"{misplaced} whose words are not in their sentence",
    ]
    return "\n".join(lines)


def _tally_line(kind: str, tally: Tally) -> str:
    return (
        f"  {kind:16}{tally.gold:>10,}{tally.found:>7,}{tally.precision:>18.3f}{tally.recall:>8.3f}{tally.f1:>8.3f}"
        f"{tally.overlap_precision:>20.3f}{tally.overlap_recall:>8.3f}{tally.overlap_f1:>8.3f}"
        f"{tally.published_overlap:>14.3f}"
    )


def _calibration(scored: Scored) -> list[str]:
    forecasts = scored.forecasts()
    if not forecasts:
        return []
    bins = bins_of(forecasts)
    lines = ["", f"{'confidence':18}{'claims':>10}{'mean':>8}{'right':>8}"]
    for each in bins:
        name = f"{each.low:.1f} to {each.high:.1f}"
        lines.append(f"{name:18}{len(each.forecasts):>10,}{each.confidence:>8.3f}{each.right:>8.3f}")
    return [*lines, f"expected calibration error {calibration_error(bins):.3f}"]
