"""Files of complainants are held in memory until they are encrypted: none touches a disk in clear."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpRequest, HttpResponse

PUBLIC = "/complain/"


class InMemory:
    """Stands before whoever reads a form, for they would write its files to a folder of the system."""

    def __init__(self, following: Callable[[HttpRequest], HttpResponse]) -> None:
        self.following = following

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info.startswith(PUBLIC):
            request.upload_handlers = [Held(request)]
        return self.following(request)


class Held(FileUploadHandler):
    """Stops where more comes than one request may bring; `keeping` refuses each single file."""

    arrived = 0
    held: BytesIO

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.held = BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:  # noqa: ARG002 (Django's)
        self.arrived += len(raw_data)
        if self.arrived > 2 * settings.EVIDENCE_MAX_BYTES:
            raise StopUpload(connection_reset=False)
        self.held.write(raw_data)
        return None

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        self.held.seek(0)
        return InMemoryUploadedFile(
            self.held, self.field_name, self.file_name, self.content_type, file_size, self.charset,
            self.content_type_extra,
        )  # fmt: skip
