"""Packs of the tests: one file or one folder each, a base in a folder of its own inside."""

from pathlib import Path

from huiyin.casework.vocabulary import vocabulary
from huiyin.policy.loading import Files, build_regulation
from huiyin.policy.regulation import Regulation

PACKS = Path(__file__).resolve().parents[1] / "packs"


def regulation_at(place: Path) -> Regulation:
    """The pack of a folder, or of one YAML file; named as the file is. Raises PackError."""

    def files_of(name: str) -> Files:
        if name == place.stem and place.is_file():
            return {place.name: place.read_text("utf-8")}
        folder = place if name == place.stem else place / name
        parts = sorted([*folder.glob("*.yaml"), *folder.glob("*.csv")]) if folder.is_dir() else ()
        if not parts:
            raise LookupError(f"there is no pack {name!r}")
        return {str(path.relative_to(place.parent)): path.read_text("utf-8") for path in parts}

    return build_regulation(place.stem, files_of, vocabulary())


def regulation_of(text: str, name: str = "small", **others: str) -> Regulation:
    """A pack written in a test; `others` are packs it builds on, or parts named `x_yaml`, `x_csv`."""
    parts = {
        key.replace("_", "."): part
        for key, part in others.items()
        if key.endswith(("_yaml", "_csv"))
    }
    bases = {key: part for key, part in others.items() if not key.endswith(("_yaml", "_csv"))}

    def files_of(wanted: str) -> Files:
        if wanted == name:
            return {"pack.yaml": headed(text, name), **parts}
        return {f"{wanted}/pack.yaml": headed(bases[wanted], wanted)}

    return build_regulation(name, files_of, vocabulary())


def headed(text: str, name: str) -> str:
    return f"pack: {name}\ntitle: 小试\nversion: '1'\nin_force: 2026-01-01\n{text}"
