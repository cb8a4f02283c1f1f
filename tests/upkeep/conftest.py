"""The shop of the desk."""

from tests.desk.conftest import cheap_passwords, shop, sit_down  # noqa: F401
