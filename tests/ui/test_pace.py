"""How fast one visitor may ask."""

from ui.pace import Pace


def test_a_visitor_may_ask_so_often_within_a_while_and_again_after_it() -> None:
    now = [0.0]
    pace = Pace(2, 60.0, clock=lambda: now[0])
    assert [pace.allows("one") for _ in range(3)] == [True, True, False]
    assert pace.allows("two")
    now[0] = 60.0
    assert [pace.allows("one") for _ in range(3)] == [True, True, False]


def test_asking_in_vain_does_not_lengthen_the_wait() -> None:
    now = [0.0]
    pace = Pace(1, 60.0, clock=lambda: now[0])
    assert pace.allows("one")
    for second in range(1, 60):
        now[0] = float(second)
        assert not pace.allows("one")
    now[0] = 60.0
    assert pace.allows("one")


def test_visitors_long_gone_are_forgotten() -> None:
    now = [0.0]
    pace = Pace(1, 60.0, clock=lambda: now[0])
    for visitor in range(2_000):
        now[0] += 1.0
        pace.allows(str(visitor))
    assert len(pace._asked) <= 1_001
