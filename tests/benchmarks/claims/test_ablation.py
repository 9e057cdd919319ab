"""Every row of the ablation takes away something that is there."""

from __future__ import annotations

import pytest

from tests.benchmarks.claims.__main__ import SAMPLES
from tests.benchmarks.claims.ablation import VARIANTS, score
from tests.benchmarks.claims.forms import read_rows


@pytest.mark.parametrize("name", VARIANTS)
def test_the_sample_is_read_without_each_part(name):
    with VARIANTS[name]():
        assert score(read_rows(SAMPLES[0])).found


def test_without_its_random_field_the_network_reads_otherwise():
    rows = read_rows(SAMPLES[0])
    with VARIANTS["the network read without its random field"]():
        alone = score(rows).found
    assert alone != score(rows).found
