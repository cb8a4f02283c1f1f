"""The no of whoever looks after the organisation."""


class Unfit(ValueError):
    """It cannot be done as asked. `key` names the sentence that says why, `field` what to mend."""

    def __init__(self, key: str, field: str = "", **values: object) -> None:
        super().__init__(key)
        self.key, self.field, self.values = key, field, values
