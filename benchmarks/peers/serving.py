"""A peer by the server that serves us: its web processes on their processors, turning threads as ours do.

`python -m benchmarks.peers.serving PORT PROCESSES`, by the Python of the peer.
"""

import sys

from granian import Granian
from granian.constants import Interfaces

from huiyin.cli.serving import TURN, keep_web_processes_on_their_processors


def serve(port: int, processes: int) -> None:
    sys.setswitchinterval(TURN)
    keep_web_processes_on_their_processors(processes)
    Granian(
        "benchmarks.peers.wsgi:application",
        port=port,
        interface=Interfaces.WSGI,
        workers=processes,
        blocking_threads=2,
    ).serve()


if __name__ == "__main__":
    serve(*map(int, sys.argv[1:]))
