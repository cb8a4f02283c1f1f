"""Figures never end the process that counts, however full the disk is."""

from pathlib import Path

from huiyin.ledger.reserving import Reserved
from tests.support.limits import no_file_beyond

MANY = [f"figure {number} {'x' * 100}" for number in range(1000)]


def opened() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


def counted(figures: Reserved) -> dict[str, float]:
    return {key: value for key, value, _ in figures.read_all_values()}


def test_the_room_of_a_file_of_figures_is_there_before_anything_is_counted(tmp_path):
    file = tmp_path / "counter_1.db"
    figures = Reserved(str(file))

    assert file.stat().st_blocks * 512 >= file.stat().st_size > 0
    for key in MANY:
        figures.write_value(key, 2.0, 0.0)
    assert file.stat().st_blocks * 512 >= file.stat().st_size > len(MANY) * 100
    assert counted(figures) == dict.fromkeys(MANY, 2.0)
    read = Reserved.read_all_values_from_file(str(file))
    assert {key: value for key, value, *_ in read} == counted(figures), "as others collect them"
    figures.close()


def test_without_room_it_is_counted_in_memory(tmp_path):
    file = tmp_path / "counter_1.db"
    before = opened()
    with no_file_beyond(0):
        none = Reserved(str(file))
    none.write_value("one", 1.0, 0.0)
    assert counted(none) == {"one": 1.0} and file.stat().st_size == 0

    some = Reserved(str(tmp_path / "counter_2.db"))
    with no_file_beyond(64 * 1024):
        for key in MANY:
            some.write_value(key, 3.0, 0.0)
    assert counted(some) == dict.fromkeys(MANY, 3.0)
    none.close()
    some.close()
    assert opened() == before
