"""The shop of the desk, for what stands around every request."""

from tests.desk.conftest import cheap_passwords, shop, sit_down  # noqa: F401
