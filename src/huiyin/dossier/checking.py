"""Checks the archive of a file with the public key alone: no ledger, no network, no home folder."""

import json
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import IO, Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import load_pem_public_key

from huiyin.ledger.canonical import canonical
from huiyin.ledger.chain import leaf, root_by

MANIFEST, SIGNATURE, EVENTS, PROOF = "manifest.json", "manifest.sig", "events.jsonl", "proof.json"
FORMAT = 1
PURPOSE = b"huiyin dossier 1\n"
"""Signed before the manifest, so that no signature of a seal can stand for it."""
_PIECE = 1 << 20
_HASHED = ("stream", "seq", "type", "data", "clauses", "happened_at", "recorded_at", "actor", "policy",
           "batch", "text", "previous")  # fmt: skip


@dataclass
class Verdict:
    """What was looked at, and everything that is not as it was handed out."""

    number: str = ""
    made_at: str = ""
    events: int = 0
    files: int = 0
    sealed: int = 0
    """Events that stand under a seal; those after it rest on the signature of the archive alone."""
    faults: list[str] = field(default_factory=list)

    @property
    def is_sound(self) -> bool:
        return not self.faults


def check(file: Path, keys: Sequence[Ed25519PublicKey]) -> Verdict:
    """Any of the keys may have signed. Everything that is wrong is said, not only the first."""
    verdict = Verdict()
    try:
        with zipfile.ZipFile(file) as archive:
            _Checking(archive, keys, verdict).run()
    except (zipfile.BadZipFile, OSError, KeyError, ValueError, TypeError, AttributeError) as error:
        verdict.faults.append(f"this is no whole archive of a file: {error}")
    return verdict


@dataclass
class _Checking:
    archive: zipfile.ZipFile
    keys: Sequence[Ed25519PublicKey]
    verdict: Verdict

    def run(self) -> None:
        text = self.archive.read(MANIFEST)
        manifest: Mapping[str, Any] = json.loads(text)
        self.verdict.number = str(manifest.get("number", ""))
        self.verdict.made_at = str(manifest.get("made_at", ""))
        signature = self.archive.read(SIGNATURE).decode().strip()
        if not self._is_signed(bytes.fromhex(signature), PURPOSE + text):
            self._fault("the signature of the manifest is not that of this key")
        self._files(manifest["files"])
        self._chain(manifest)

    def _fault(self, what: str) -> None:
        self.verdict.faults.append(what)

    def _is_signed(self, signature: bytes, text: bytes) -> bool:
        return any(_verifies(key, signature, text) for key in self.keys)

    def _files(self, named: Mapping[str, str]) -> None:
        there = [info.filename for info in self.archive.infolist() if not info.is_dir()]
        for name in sorted(set(named) - set(there)):
            self._fault(f"{name} is missing")
        for name in sorted(set(there) - set(named) - {MANIFEST, SIGNATURE}):
            self._fault(f"{name} does not belong to it")
        for name in sorted({name for name in there if there.count(name) > 1}):
            self._fault(f"{name} stands twice")
        for name in sorted(set(named) & set(there)):
            with self.archive.open(name) as content:
                if _digest(content) != named[name]:
                    self._fault(f"{name} was altered")
            self.verdict.files += 1

    def _chain(self, manifest: Mapping[str, Any]) -> None:
        heads: dict[int, str] = {}
        previous = ""
        for event in self._events():
            seq = self.verdict.events + 1
            what = _fault_of(event, seq, str(manifest["stream"]), previous)
            if not what and private_digest(event["private"]) != manifest["texts"].get(str(seq)):
                what = "its text was altered"
            if what:
                self._fault(f"event {event.get('seq')} {event.get('type')}: {what}")
                return
            previous = heads[seq] = str(event["hash"])
            self.verdict.events = seq
        if (self.verdict.events, previous) != (manifest["events"], manifest["head"]):
            self._fault(f"there should be {manifest['events']} events")
        self._inclusion(heads, str(manifest["stream"]))

    def _events(self) -> Iterator[Mapping[str, Any]]:
        if EVENTS not in self.archive.namelist():
            return
        for line in self.archive.read(EVENTS).decode().splitlines():
            yield json.loads(line)

    def _inclusion(self, heads: Mapping[int, str], stream: str) -> None:
        if PROOF not in self.archive.namelist():
            return
        proof = json.loads(self.archive.read(PROOF))
        seal, version, head = proof["seal"], int(proof["version"]), str(proof["head"])
        signed = canonical(
            [seal["number"], seal["at"], seal["root"], seal["events"], seal["previous"]]
        )
        if not self._is_signed(bytes.fromhex(seal["signature"]), signed.encode()):
            self._fault(f"the signature of seal {seal['number']} is not that of this key")
        path = tuple((str(side), str(beside)) for side, beside in proof["path"])
        if root_by(leaf(stream, version, head), path) != seal["root"]:
            self._fault(f"seal {seal['number']} does not hold this file")
        if heads.get(version) != head:
            self._fault(f"seal {seal['number']} says that another event stood at {version}")
        self.verdict.sealed = version


def key_in(path: Path) -> Ed25519PublicKey:
    """Raises ValueError for a file that holds no such key."""
    key = load_pem_public_key(path.read_bytes())
    if not isinstance(key, Ed25519PublicKey):
        raise ValueError(f"{path.name} is no key that verifies seals")
    return key


def private_digest(private: Mapping[str, Any]) -> str:
    return sha256(canonical(private).encode()).hexdigest()


def _verifies(key: Ed25519PublicKey, signature: bytes, text: bytes) -> bool:
    try:
        key.verify(signature, text)
    except InvalidSignature:
        return False
    return True


def _digest(content: IO[bytes]) -> str:
    found = sha256()
    read: Callable[[], bytes] = lambda: content.read(_PIECE)  # noqa: E731 (for iter)
    for piece in iter(read, b""):
        found.update(piece)
    return found.hexdigest()


def _fault_of(event: Mapping[str, Any], seq: int, stream: str, previous: str) -> str:
    if (event["seq"], event["stream"]) != (seq, stream):
        return f"event {seq} is missing before it"
    if event["previous"] != previous:
        return "it does not follow the event before it"
    hashed = canonical([event[name] for name in _HASHED])
    return "" if sha256(hashed.encode()).hexdigest() == event["hash"] else "it was altered"
