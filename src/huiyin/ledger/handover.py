"""From one signing key to the next, so that whoever holds any of the public keys can verify all seals.

The old key signs the new one and the new one the old. Where the old one was lost, its signature is
missing, and a verifier must be told both public keys, because nobody can vouch for the new one.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import load_pem_public_key

from huiyin.ledger import key_file, keys
from huiyin.ledger.canonical import canonical
from huiyin.ledger.room import write_whole


class BadSeal(ValueError):
    """A seal or handover that is not what was once signed."""


@dataclass(frozen=True)
class Handover:
    """The seals after number `after` are signed by `new`. Keys are PEM texts, signatures hex."""

    after: int
    at: str
    old: str
    new: str
    by_old: str
    by_new: str

    def signed(self) -> bytes:
        return canonical([self.after, self.at, self.old, self.new]).encode()

    def text(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False, indent=1) + "\n"


def hand_over(
    after: int, at: str, old: Ed25519PrivateKey | Ed25519PublicKey, new: Ed25519PrivateKey
) -> Handover:
    """`old` as a public key says that the private one is lost."""
    old_public = old.public_key() if isinstance(old, Ed25519PrivateKey) else old
    made = Handover(after, at, _text(old_public), _text(new.public_key()), "", "")
    by_old = old.sign(made.signed()).hex() if isinstance(old, Ed25519PrivateKey) else ""
    return Handover(after, at, made.old, made.new, by_old, new.sign(made.signed()).hex())


def _text(key: Ed25519PublicKey) -> str:
    return keys.public_bytes(key).decode()


def export(change: Handover, folder: Path) -> Path:
    """From the moment this file stands in its place the new key is the one that signs."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{change.after:06d}.handover.json"
    write_whole(file, change.text())
    return file


def settle(folder: Path) -> None:
    """Finishes a change of the signing key that was cut off, or undoes what came of it."""
    waiting = keys.folder() / key_file.NEXT_SEAL
    if not waiting.exists():
        return
    public = keys.signing_key(key_file.NEXT_SEAL).public_key()
    if _text(public) not in {change.new for change in handovers(folder)}:
        waiting.unlink()
        return
    keys.replace(key_file.PUBLIC, keys.public_bytes(public), 0o644)
    waiting.replace(keys.folder() / key_file.SEAL)


def handovers(folder: Path) -> list[Handover]:
    """All of a folder, in order. Raises BadSeal for one that cannot be read."""
    found = []
    for path in sorted(folder.glob("*.handover.json")):
        try:
            found.append(Handover(**json.loads(path.read_text("utf-8"))))
        except (ValueError, TypeError) as error:
            raise BadSeal(f"{path.name} is no handover of the signing key: {error}") from error
    return found


class SigningKeys:
    """Which public key signed which seal, starting from those that the verifier trusts."""

    def __init__(self, folder: Path, trusted: Sequence[Ed25519PublicKey]) -> None:
        """Raises BadSeal when the keys do not form a chain that a trusted key belongs to."""
        self.changes = handovers(folder)
        self.trusted = [_text(key) for key in trusted]
        for place, change in enumerate(self.changes):
            self._check(change, self.changes[place - 1] if place else None)
        named = {text for change in self.changes for text in (change.old, change.new)}
        if self.changes and named.isdisjoint(self.trusted):
            raise BadSeal("no seal was signed by the public key given")

    def of(self, number: int) -> Ed25519PublicKey:
        """The key that must have signed the seal of this number."""
        text = self.changes[0].old if self.changes else self.trusted[0]
        for change in self.changes:
            if number > change.after:
                text = change.new
        return _key(text)

    def _check(self, change: Handover, before: Handover | None) -> None:
        where = f"the handover after seal {change.after}"
        if before is not None and (before.new != change.old or before.after > change.after):
            raise BadSeal(f"{where} does not follow the one before it")
        _verify(change.new, change.by_new, change, where)
        if change.by_old:
            _verify(change.old, change.by_old, change, where)
        elif not {change.old, change.new} <= set(self.trusted):
            raise BadSeal(
                f"{where}: the old key was lost, so nobody vouches for the new one. "
                "Give both public keys, if you trust both"
            )


def _verify(key: str, signature: str, change: Handover, where: str) -> None:
    try:
        _key(key).verify(bytes.fromhex(signature), change.signed())
    except (InvalidSignature, ValueError):
        raise BadSeal(f"{where}: a signature is not that of its key") from None


def _key(text: str) -> Ed25519PublicKey:
    key = load_pem_public_key(text.encode())
    assert isinstance(key, Ed25519PublicKey)
    return key
