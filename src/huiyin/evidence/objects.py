"""A depot in an object store that speaks S3, by the extra `s3`."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from huiyin.evidence.depot import Gone, checked


class DepotMissing(RuntimeError):
    """The depot that the settings name cannot be used; the message says what to do."""


class Bucket:
    """A depot under a prefix of a bucket. Credentials come as they do everywhere: AWS_* or a role."""

    def __init__(self, settings: Mapping[str, Any]) -> None:
        try:
            import obstore  # noqa: PLC0415 (an extra)
            from obstore.store import S3Store  # noqa: PLC0415
        except ImportError as missing:
            raise DepotMissing(
                "evidence_bucket needs the extra s3: pip install 'huiyin[s3]'"
            ) from missing
        endpoint = settings.get("endpoint", "")
        more: dict[str, Any] = {"endpoint": endpoint} if endpoint else {}
        self._do = obstore
        self._store = S3Store(
            settings["bucket"],
            prefix=settings.get("prefix") or None,
            region=settings.get("region") or "us-east-1",
            client_options={"allow_http": str(endpoint).startswith("http://"), "timeout": "60s"},
            **more,
        )

    def bring(self, name: str, file: Path) -> None:
        self._do.put(self._store, checked(name), file)
        file.unlink()

    def read(self, name: str, start: int, length: int) -> bytes:
        if length <= 0:
            return b""
        try:
            return bytes(self._do.get_range(self._store, checked(name), start=start, length=length))
        except FileNotFoundError:
            raise Gone(name) from None

    def remove(self, name: str) -> None:
        try:
            self._do.delete(self._store, checked(name))
        except FileNotFoundError:
            return

    def names_before(self, moment: datetime) -> Iterator[str]:
        for page in self._do.list(self._store):
            yield from (str(item["path"]) for item in page if item["last_modified"] < moment)
