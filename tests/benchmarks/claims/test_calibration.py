"""Confidence is compared with how often the finder is right."""

from __future__ import annotations

import pytest

from tests.benchmarks.claims.calibration import BINS, Forecast, bins_of, calibration_error


def test_bins_of_a_known_result():
    bins = bins_of(
        [Forecast(0.0, False), Forecast(0.1, True), Forecast(0.8, True), Forecast(1.0, True), Forecast(0.9, False)]
    )
    assert len(bins) == BINS
    assert [len(each.forecasts) for each in bins] == [2, 0, 0, 0, 3]
    assert (bins[0].confidence, bins[0].right) == (pytest.approx(0.05), 0.5)
    assert (bins[4].confidence, bins[4].right) == (pytest.approx(0.9), pytest.approx(2 / 3))
    assert (bins[2].confidence, bins[2].right) == (0, 0)
    assert calibration_error(bins) == pytest.approx((2 * 0.45 + 3 * (0.9 - 2 / 3)) / 5)


def test_a_finder_that_is_as_right_as_it_is_sure_has_no_error():
    assert calibration_error(bins_of([Forecast(0.5, True), Forecast(0.5, False)])) == 0
    assert calibration_error(bins_of([])) == 0


@pytest.mark.parametrize("confidence", [-0.1, 1.1, float("nan")])
def test_a_confidence_outside_its_range_is_refused(confidence):
    with pytest.raises(ValueError, match="between 0 and 1"):
        Forecast(confidence, True)
