"""What somebody decided about work that the machine could not do."""

from dataclasses import dataclass

from huiyin.people.happenings import OfPeople


@dataclass(frozen=True, kw_only=True)
class JobRequeued(OfPeople):
    """A job that was given up is tried anew. `job` is its sort, `fault` the sort of its last error."""

    job: str
    fault: str = ""


@dataclass(frozen=True, kw_only=True)
class JobDropped(OfPeople):
    """A job that was given up is done by nobody any more; `why` says why not."""

    job: str
    fault: str = ""
