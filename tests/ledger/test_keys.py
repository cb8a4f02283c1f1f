"""Keys give way to new ones, at any instant cut off, and nothing is lost or left unproven."""

from datetime import timedelta

import pytest

from huiyin.casework import commands as c
from huiyin.ledger import handover, key_backup, key_file, keys, rotation
from huiyin.ledger.models import SubjectKey
from huiyin.ledger.seals import seal
from huiyin.ledger.store import load
from huiyin.ledger.verify import verify
from tests.ledger.house import MORNING, do, open_shop, register


@pytest.fixture
def told(installation):
    open_shop()
    case = register().case
    do(case.id, "wang", c.Admit())
    do(case.id, "wang", c.Answer(text="换新的"))
    seal(MORNING, installation / "seals")
    return f"case/{case.id}"


def answer_of(stream: str) -> str:
    texts = [getattr(item.event, "text", "") for item in load(stream)]
    return next((text for text in texts if text), "")


def sound(installation, *trusted):
    first, *also = trusted or (keys.public_key(),)
    return verify(installation / "seals", first, also=also).fault


class Cut(Exception):
    pass


@pytest.mark.django_db
def test_after_a_new_master_key_every_text_is_read_with_it_alone(told, installation):
    old = (installation / "keys" / "master.key").read_bytes()

    count = rotation.rotate_master("root", "seen by a stranger")
    assert rotation.retire_master()

    assert count == SubjectKey.objects.exclude(wrapped=b"").count() > 0
    assert (installation / "keys" / "master.key").read_bytes() != old
    assert not (installation / "keys" / "master.previous.key").exists()
    assert answer_of(told) == "换新的"


@pytest.mark.django_db
def test_a_change_of_the_master_key_that_was_cut_off_goes_on_where_it_stopped(
    told, installation, monkeypatch
):
    def cut(row):
        raise Cut

    with monkeypatch.context() as patched:
        patched.setattr(rotation, "_wrap_one", cut)
        with pytest.raises(Cut):
            rotation.rotate_master("root", "old")
    assert answer_of(told) == "换新的"
    half_way = (installation / "keys" / "master.key").read_bytes()

    rotation.rotate_master("root", "old")

    assert (installation / "keys" / "master.key").read_bytes() == half_way
    rotation.retire_master()
    assert answer_of(told) == "换新的"


@pytest.mark.django_db
def test_a_case_registered_under_the_old_master_key_meanwhile_is_wrapped_before_it_retires(
    told, installation
):
    rotation.rotate_master("root", "old")
    row = SubjectKey.objects.exclude(wrapped=b"").first()
    new = (installation / "keys" / "master.key").read_bytes()
    previous = (installation / "keys" / "master.previous.key").read_bytes()
    plain = keys.unwrap(row.subject, bytes(row.wrapped))
    keys.replace("master.key", previous)
    row.wrapped = keys.wrap(row.subject, plain)
    row.save()
    keys.replace("master.key", new)

    rotation.retire_master()

    assert answer_of(told) == "换新的"


@pytest.mark.django_db
def test_erased_subjects_stay_erased_through_a_change_of_the_master_key(told, installation):
    keys.destroy(told)

    rotation.rotate_master("root", "old")
    rotation.retire_master()

    with pytest.raises(keys.Erased):
        keys.subject_key(told)


@pytest.mark.django_db
def test_seals_of_two_pairs_verify_with_either_public_key(told, installation):
    first = keys.public_key()
    rotation.rotate_seal("root", "a new year")
    register(MORNING + timedelta(hours=1))
    seal(MORNING, installation / "seals")
    second = keys.public_key()

    assert keys.public_bytes(first) != keys.public_bytes(second)
    assert sound(installation, first) is None
    assert sound(installation, second) is None


@pytest.mark.django_db
def test_a_stranger_cannot_hand_over_to_himself(told, installation):
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    first, stranger = keys.public_key(), Ed25519PrivateKey.generate()
    forged = handover.hand_over(1, "2026-01-01", first, stranger)
    handover.export(forged, installation / "seals")

    assert "nobody vouches" in str(sound(installation, first))

    signed = handover.Handover(**{**vars(forged), "by_old": forged.by_new})
    handover.export(signed, installation / "seals")
    assert "not that of its key" in str(sound(installation, first))


@pytest.mark.django_db
def test_a_public_key_that_never_signed_proves_nothing(told, installation):
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    rotation.rotate_seal("root", "a new year")

    fault = sound(installation, Ed25519PrivateKey.generate().public_key())

    assert "no seal was signed by the public key given" in str(fault)


@pytest.mark.django_db
def test_after_losing_the_signing_key_both_public_keys_are_asked_for(told, installation):
    first = keys.public_key()
    (installation / "keys" / "seal.pem").unlink()
    rotation.rotate_seal("root", "the disk died")
    register(MORNING + timedelta(hours=1))
    seal(MORNING, installation / "seals")

    assert "Give both public keys" in str(sound(installation, first))
    assert sound(installation, first, keys.public_key()) is None


@pytest.mark.django_db
@pytest.mark.parametrize("cut_at", ["export", "settle"])
def test_a_change_of_the_signing_key_that_was_cut_off_leaves_one_pair_that_signs(
    told, installation, monkeypatch, cut_at
):
    first = keys.public_key()
    calls = []
    real = getattr(rotation, cut_at)

    def cut(*arguments):
        calls.append(arguments)
        if cut_at == "export" or len(calls) == 2:  # the second settling ends the change
            raise Cut
        return real(*arguments)

    with monkeypatch.context() as patched:
        patched.setattr(rotation, cut_at, cut)
        with pytest.raises(Cut):
            rotation.rotate_seal("root", "a new year")

    register(MORNING + timedelta(hours=1))
    seal(MORNING, installation / "seals")

    assert sound(installation, first) is None
    assert sound(installation) is None
    assert not (installation / "keys" / key_file.NEXT_SEAL).exists()


@pytest.mark.django_db
def test_the_keys_come_back_from_their_file_and_nothing_is_replaced(told, installation, tmp_path):
    file = tmp_path / "safe.keys"
    key_backup.export(file, "correct horse battery", "root")
    whole = (installation / "keys" / "master.key").read_bytes()
    assert whole not in file.read_bytes()

    (installation / "keys" / "master.key").unlink()
    back = key_file.put_back(file, "correct horse battery", installation / "keys")

    assert [path.name for path in back] == ["master.key"]
    assert answer_of(told) == "换新的"
    keys.replace("master.key", b"x" * 32)
    with pytest.raises(key_file.BadKeyFile, match="another key"):
        key_file.put_back(file, "correct horse battery", installation / "keys")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda text: text.replace('"salt": "', '"salt": "A'), "no file of exported keys|not open"),
        (lambda text: text.replace('"n": 65536', '"n": 1073741824'), "beyond"),
        (lambda text: text[:50], "no file of exported keys"),
        (lambda text: "[]", "no file of exported keys"),
    ],
)
def test_a_key_file_that_was_altered_is_refused(told, installation, tmp_path, change, said):
    file = tmp_path / "safe.keys"
    key_backup.export(file, "correct horse battery", "root")
    file.write_text(change(file.read_text()))

    with pytest.raises(key_file.BadKeyFile, match=said):
        key_file.read_all(file, "correct horse battery")


@pytest.mark.django_db
def test_a_wrong_passphrase_opens_nothing_and_a_short_one_is_not_taken(
    told, installation, tmp_path
):
    file = tmp_path / "safe.keys"
    with pytest.raises(key_file.BadKeyFile, match="at least 12"):
        key_backup.export(file, "short", "root")
    assert not file.exists()
    key_backup.export(file, "correct horse battery", "root")

    with pytest.raises(key_file.BadKeyFile, match="does not open"):
        key_file.read_all(file, "correct horse batterx")


@pytest.mark.django_db
def test_an_export_counts_until_a_key_changes(told, installation, tmp_path):
    assert key_backup.last_export() is None
    key_backup.export(tmp_path / "a.keys", "correct horse battery", "root")
    assert key_backup.last_export().by == "root"

    rotation.rotate_master("root", "old")

    assert key_backup.last_export() is None


@pytest.mark.django_db
def test_a_new_index_key_finds_the_same_earlier_cases(told, installation):
    before = (installation / "keys" / "index.key").read_bytes()

    assert rotation.rotate_index("root", "seen") == 1

    assert (installation / "keys" / "index.key").read_bytes() != before


@pytest.mark.django_db
def test_a_lost_index_key_is_made_anew_and_a_change_that_fails_keeps_the_old(
    told, installation, monkeypatch
):
    def cut(*arguments):
        raise Cut

    before = (installation / "keys" / "index.key").read_bytes()
    with monkeypatch.context() as patched:
        patched.setattr(rotation, "rebuild", cut)
        with pytest.raises(Cut):
            rotation.rotate_index("root", "seen")
    assert (installation / "keys" / "index.key").read_bytes() == before

    (installation / "keys" / "index.key").unlink()
    rotation.rotate_index("root", "lost")

    assert (installation / "keys" / "index.key").exists()
