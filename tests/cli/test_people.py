"""People from the console: who comes, what they hold, what passes on when they leave."""

import pytest

from tests.cli.test_operating import home, huiyin, just_made  # noqa: F401 (fixtures)

pytestmark = pytest.mark.faults


def test_somebody_comes_gets_a_post_and_leaves_again(home):  # noqa: F811
    said = huiyin(home, "person", "add", "wang", "--name", "王芳")
    assert "http://127.0.0.1:8000/link/" in said
    huiyin(home, "person", "post", "wang", "life-insurance/officer")
    assert "has it already" in huiyin(
        home, "person", "post", "wang", "life-insurance/officer", code=1
    )
    assert "Choose a post" in huiyin(home, "person", "post", "wang", "life-insurance/king", code=1)

    shown = huiyin(home, "person", "leave", "wang")
    assert "0 cases" in shown and "1 posts" in shown
    huiyin(home, "person", "leave", "wang", "--go")

    assert "has left" in huiyin(home, "person", "post", "wang", "life-insurance/officer", code=1)


def test_the_last_administrator_cannot_leave(home):  # noqa: F811
    assert "must stay" in huiyin(home, "person", "leave", "root", "--go", code=1)


def test_the_worklist_says_that_nobody_kept_the_keys(home):  # noqa: F811
    assert "keys_never" in huiyin(home, "person", "worklist", code=1)
