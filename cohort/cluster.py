"""Where the work is done: on this computer, or on a Dask cluster that somebody runs.

On this computer nothing but threads of one process talk to each other (each archive is read in a
process of its own anyway), for a cluster that listens at a port takes orders from every account of
the computer. Dask's web pages are not offered; it opens their ports all the same, here at the
loopback address only, where nothing answers.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import dask
from distributed import Client, Scheduler, SpecCluster, Worker
from distributed.comm import inproc

from dashboard.process.egress import is_loopback

_LOOPBACK = "127.0.0.1"


_ENCRYPTED = ("tls", "wss")


class NoClusterError(Exception):
    """Nobody answers at that address, or not to somebody without these certificates."""


def is_in_clear(address: str) -> bool:
    """Whether what is sent to a cluster goes over a network where others could read it."""
    protocol, _, place = address.rpartition("://")
    host = place.rpartition(":")[0].strip("[]")
    return protocol not in _ENCRYPTED and host != "localhost" and not is_loopback(host)


def _loopback(_host: str = "", _port: int = 0) -> str:
    return _LOOPBACK


@contextmanager
def client(address: str | None, workers: int) -> Iterator[Client]:
    """A client of the cluster at this address, or of one of so many workers here."""
    for name in ("distributed", "tornado"):  # their words can quote paths
        logging.getLogger(name).setLevel(logging.CRITICAL)
    if address:
        with _at(address) as found:
            yield found
        return
    # Dask would ask the system which address it has in the internet.
    inproc.get_ip = _loopback
    quiet: dict[str, list[str]] = {
        "distributed.scheduler.http.routes": [],
        "distributed.worker.http.routes": [],
    }
    here: dict[str, Any] = {"protocol": "inproc://", "dashboard": False}
    here["dashboard_address"] = f"{_LOOPBACK}:0"
    worker = {"cls": Worker, "options": here | {"nthreads": 1, "memory_limit": 0}}
    with (
        dask.config.set(quiet),
        SpecCluster(
            scheduler={"cls": Scheduler, "options": here},
            workers=dict.fromkeys(range(workers), worker),
            silence_logs=logging.CRITICAL,
        ) as cluster,
        Client(cluster) as found,
    ):
        yield found


def _at(address: str) -> Client:
    try:
        return Client(address)
    except Exception as fault:  # of many kinds: no answer, no certificate, no such protocol
        raise NoClusterError from fault
