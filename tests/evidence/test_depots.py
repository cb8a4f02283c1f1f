"""What every depot promises, whatever it is made of."""

from datetime import timedelta

import pytest

from huiyin.evidence.depot import Gone
from huiyin.ledger import moment

NAME = "ab" * 16


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "made"
    path.write_bytes(bytes(range(256)) * 1000)
    return path


def test_what_was_brought_is_read_from_anywhere(depot, file):
    content = file.read_bytes()

    depot.bring(NAME, file)

    assert depot.read(NAME, 0, 10) == content[:10]
    assert depot.read(NAME, 1000, 300) == content[1000:1300]
    assert depot.read(NAME, len(content) - 5, 100) == content[-5:]
    assert not file.exists()


def test_what_was_never_brought_is_gone(depot):
    with pytest.raises(Gone):
        depot.read(NAME, 0, 10)


def test_what_was_removed_is_gone_and_removing_again_is_harmless(depot, file):
    depot.bring(NAME, file)

    depot.remove(NAME)
    depot.remove(NAME)

    with pytest.raises(Gone):
        depot.read(NAME, 0, 10)


def test_it_lists_what_was_brought_before_a_moment(depot, file):
    depot.bring(NAME, file)
    now = moment.wall()

    assert list(depot.names_before(now + timedelta(minutes=5))) == [NAME]
    assert list(depot.names_before(now - timedelta(minutes=5))) == []


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "ab/cd", "AB", "ab.cd"])
def test_a_name_is_never_a_way_out(depot, file, name):
    with pytest.raises(ValueError, match="no name"):
        depot.bring(name, file)
