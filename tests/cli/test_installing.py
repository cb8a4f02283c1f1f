"""An organisation's own regulation comes into its installation, or is refused with the place."""

import shutil
from pathlib import Path

import pytest

from tests.cli.test_operating import home, huiyin, just_made  # noqa: F401 (fixtures)
from tests.support.made_pack import write_pack

pytestmark = pytest.mark.faults
PACKS = Path(__file__).parents[2] / "packs"


@pytest.fixture
def own(tmp_path):
    """The product's general regulation, taken over under a name of the house."""
    folder = tmp_path / "our-rules"
    shutil.copytree(PACKS / "general", folder)
    for path in folder.rglob("*.yaml"):
        text = path.read_text("utf-8").replace("pack: general", "pack: our-rules")
        path.write_text(text, "utf-8")
    return folder


def edit(folder: Path, old: str, new: str) -> None:
    path = folder / "pack.yaml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_a_pack_is_checked_tried_and_published_under_its_version(home, own):  # noqa: F811
    assert "nobody's consent" in huiyin(home, "policy", "install", str(own))
    assert "published before" in huiyin(home, "policy", "install", str(own))


def test_an_edition_is_written_out_as_it_was_handed_in(home, own, tmp_path):  # noqa: F811
    huiyin(home, "policy", "install", str(own))
    edit(own, "pack: our-rules", "pack: our-rules\n# a remark")
    edit(own, "version: ", "version: 9")
    huiyin(home, "policy", "install", str(own), "--why", "a remark")

    said = huiyin(home, "policy", "editions", "our-rules")
    huiyin(home, "policy", "export", "our-rules", "1", str(tmp_path / "first"))

    assert len(said.splitlines()) == 2
    assert "a remark" not in (tmp_path / "first/pack.yaml").read_text("utf-8")
    written = {str(p.relative_to(tmp_path / "first")) for p in (tmp_path / "first").rglob("*.*")}
    assert written == {str(p.relative_to(own)) for p in own.rglob("*.*")}


def test_an_upgrade_leaves_what_the_house_installed_and_publishes_the_rest(home, own):  # noqa: F811
    own = own.rename(own.with_name("general"))
    edit(own, "pack: our-rules", "pack: general")
    edit(own, "version: ", "version: 9")
    assert "--why" in huiyin(home, "policy", "install", str(own), code=2)
    huiyin(home, "policy", "install", str(own), "--why", "our own from now on")

    huiyin(home, "upgrade")

    assert len(huiyin(home, "policy", "editions", "general").splitlines()) == 2


def test_a_pack_with_a_mistake_is_refused_with_file_line_and_column(home, own):  # noqa: F811
    edit(own, "settings:", "setings:")

    said = huiyin(home, "policy", "install", str(own), code=1)

    assert "pack.yaml:" in said and "setings" in said
    assert "no edition" in huiyin(home, "policy", "editions", "our-rules", code=2)


def test_another_text_under_the_same_version_is_refused(home, own):  # noqa: F811
    huiyin(home, "policy", "install", str(own))
    (own / "pack.yaml").write_text((own / "pack.yaml").read_text("utf-8") + "\n# other\n", "utf-8")

    assert "raise `version`" in huiyin(home, "policy", "install", str(own), "--why", "x y", code=1)


def test_a_pack_without_a_scenario_is_refused(home, tmp_path):  # noqa: F811
    made = write_pack(tmp_path / "made", "spring")

    said = huiyin(home, "policy", "install", str(tmp_path / "made" / made["pack"]), code=1)

    assert "no scenarios" in said
