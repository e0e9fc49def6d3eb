"""A real cluster of two nodes on this machine; one is killed in the middle.

Takes minutes, so it is run where `RELATA_BATCH_SLOW` is set: `.ci/run` does.
"""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.app.batch.archives import (
    DEADLY,
    ROOT,
    arguments,
    batch,
    bytes_of,
    pages,
    slow,
    table,
    write_warc,
)
from tests.app.batch.conftest import Batch

OPTIONS = ("--shard-size", 6)


@pytest.fixture
def cluster() -> Iterator[Any]:
    from ray.cluster_utils import Cluster

    made = Cluster(initialize_head=True, head_node_args={"num_cpus": 1})
    try:
        yield made
    finally:
        made.shutdown()


@slow
@pytest.mark.filterwarnings("ignore")
def test_two_nodes_one_of_them_killed(
    cluster: Any, tmp_path: Path, out: Path, batch_here: Batch
) -> None:
    archive = write_warc(tmp_path / "a.warc.gz", pages(60))
    whole = tmp_path / "whole"
    assert batch_here(archive, "--out", whole, *OPTIONS).status == 0
    other = cluster.add_node(num_cpus=1)
    cluster.wait_for_nodes()
    child = subprocess.Popen(
        arguments(archive, "--out", out, *OPTIONS, "--ray", cluster.address), cwd=ROOT,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    deadline = time.monotonic() + 180
    while not list((out / "_run" / "work").glob("*.signatures")) and time.monotonic() < deadline:
        assert child.poll() is None, child.communicate()
        time.sleep(0.02)
    cluster.remove_node(other, allow_graceful=False)
    printed, complaints = child.communicate(timeout=300)
    assert child.returncode == 0, complaints
    assert "61  records in the inputs" in printed
    assert bytes_of(out) == bytes_of(whole)


@slow
def test_a_document_that_ends_its_worker_there(
    tmp_path: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "sitecustomize.py").write_text(DEADLY)
    monkeypatch.setenv("RELATA_TEST_DEADLY", "1")
    monkeypatch.setenv("PYTHONPATH", f"{tmp_path}:{os.environ.get('PYTHONPATH', '')}")
    archive = write_warc(tmp_path / "a.warc.gz", pages(20))
    done = batch(archive, "--out", out, *OPTIONS, "--ray", "--workers", 2)
    assert done.returncode == 0, done.stderr
    crashed = [row for row in table(out, "skipped") if row["reason"] == "crash"]
    assert [row["url"].rpartition("/")[2] for row in crashed] == ["11", "12"]


def test_without_ray_the_option_says_what_to_install(
    tmp_path: Path, out: Path, batch_here: Batch, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "ray", None)
    archive = write_warc(tmp_path / "a.warc.gz", pages(2))
    assert "relata-news[ray]" in batch_here(archive, "--out", out, "--ray").one_line()
