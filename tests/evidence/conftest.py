"""A depot in a folder and one in an object store, the same for every test of the contract."""

import socket

import pytest

from huiyin.evidence.depot import Folder


@pytest.fixture(scope="session")
def object_store():
    """A server that speaks S3, in this process."""
    from moto.server import ThreadedMotoServer

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=port, verbose=False)
    server.start()
    yield f"http://127.0.0.1:{port}"
    server.stop()


@pytest.fixture
def bucket(object_store, monkeypatch):
    import secrets

    import httpx

    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "test")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "test")
    name = f"evidence-{secrets.token_hex(4)}"
    assert httpx.put(f"{object_store}/{name}").status_code == 200
    return {"bucket": name, "endpoint": object_store, "prefix": "huiyin"}


@pytest.fixture(params=["folder", "bucket"])
def depot(request, tmp_path):
    if request.param == "folder":
        return Folder(tmp_path / "depot")
    from huiyin.evidence.objects import Bucket

    return Bucket(request.getfixturevalue("bucket"))
