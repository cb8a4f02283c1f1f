"""Figures are ratios measured in turns; a missed goal is said, not hidden."""

from benchmarks import __main__ as bench
from benchmarks import recording
from benchmarks.measure import Figure, compare, in_words, within
from benchmarks.recording import Measured


def quick() -> int:
    return sum(range(10))


def slow() -> int:
    return sum(range(2000))


def test_a_ratio_says_how_much_longer_ours_takes():
    figure = compare("slow", slow, ("quick", quick), at_most=1, rounds=3)

    assert figure.ratio > 3
    assert figure.met is False


def test_a_promise_in_seconds_is_met_or_not():
    assert within("quick", quick, 1.0, rounds=3).met is True
    assert within("quick", quick, 1e-9, rounds=3).met is False


def test_a_missed_goal_stands_in_the_table():
    missed = Figure("a thing", 2e-6, 1e-6, "the least", "ratio at most 1", met=False)

    assert recording.table([missed])[-1] == (
        "| a thing | 2 µs | the least, 1 µs | 2.00 | ratio at most 1 | **missed** |"
    )


def test_recording_one_module_keeps_the_figures_of_the_others(tmp_path, monkeypatch):
    monkeypatch.setattr(recording, "RECORD", tmp_path / "measurements.md")
    monkeypatch.delenv("HUIYIN_DATABASE", raising=False)
    made = Measured("How it was done.", [Figure("a thing", 2e-6, None, "", "", met=None)])

    recording.RECORD.write_text(recording.record({"first": made}, "a1b2c3"), "utf-8")
    recording.RECORD.write_text(recording.record({"second": made}, ""), "utf-8")
    text = recording.record({"second": made}, "again")

    assert text.index("## first") < text.index("## second")
    assert text.count("## ") == 2
    assert "a1b2c3" in text and "again" in text
    assert text.count("How it was done.") == 2


def test_what_was_measured_on_the_other_database_has_a_section_of_its_own(tmp_path, monkeypatch):
    monkeypatch.setattr(recording, "RECORD", tmp_path / "measurements.md")
    made = Measured("", [Figure("a thing", 2e-6, None, "", "", met=None)])
    monkeypatch.delenv("HUIYIN_DATABASE", raising=False)
    recording.RECORD.write_text(recording.record({"api": made}, ""), "utf-8")
    monkeypatch.setenv("HUIYIN_DATABASE", "postgresql://somewhere")

    text = recording.record({"api": made}, "")

    assert "## api\n" in text and "## api on PostgreSQL\n" in text


def test_every_benchmark_module_is_found():
    assert "calendars" in bench.modules()
    assert not {"measure", "__main__"} & set(bench.modules())


def test_times_are_said_in_a_fitting_unit():
    assert [in_words(t) for t in (2.5, 0.02, 1.5e-5, 2e-7)] == ["2.5 s", "20 ms", "15 µs", "200 ns"]
