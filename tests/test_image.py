"""The image and the compose files, as far as no engine is needed to try them (docs/operations.md tells the rest)."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.postings import ANALYST

HERE = Path(__file__).parent.parent
DOCKERFILE = (HERE / "Dockerfile").read_text()
COMPOSE = ("compose.yaml", "compose.postgres.yaml")


def copied() -> list[str]:
    """What the image takes from the project."""
    return re.findall(r"^COPY (?!--from)(\S+) ", DOCKERFILE, re.MULTILINE)


def service(file: str, name: str) -> str:
    """What a compose file says of a service."""
    found = re.search(rf"^  {name}:\n((?:    .*\n|\n)+)", (HERE / file).read_text(), re.MULTILINE)
    assert found, f"{file} has no {name}"
    return found[1]


def test_what_the_image_copies_is_let_through_to_the_builder() -> None:
    everything, *let_through = (HERE / ".dockerignore").read_text().split()
    assert everything == "*"
    assert {f"!{name}" for name in copied()} <= set(let_through)


def test_with_what_the_image_copies_a_posting_is_read(tmp_path: Path) -> None:
    for name in copied():
        whole = HERE / name
        if whole.is_dir():
            shutil.copytree(whole, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(whole, tmp_path)
    done = subprocess.run(
        [sys.executable, "-m", "bot", "read", "-"],
        cwd=tmp_path,
        env={"PYTHONPATH": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1"},
        input=ANALYST,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "Brackwater Ferries" in done.stdout


def test_the_image_compiles_all_that_it_runs_whatever_times_its_files_have() -> None:
    compiled = re.findall(
        r"compileall -q --invalidation-mode unchecked-hash.*?(?=&&|\n[A-Z#\n])", DOCKERFILE, re.DOTALL
    )
    assert len(compiled) == DOCKERFILE.count("compileall") == 3
    assert [any(part in one for one in compiled) for part in ("/venv", "stdlib", " bot")] == [True] * 3


@pytest.mark.parametrize("file", COMPOSE)
def test_the_bot_has_no_rights_and_hears_when_it_is_told_to_stop(file: str) -> None:
    said = service(file, "jobtrail")
    for line in (
        "read_only: true",
        "tmpfs: /tmp",
        "cap_drop: [ALL]",
        'security_opt: ["no-new-privileges:true"]',
        "init: true",
        "stop_grace_period: 30s",
        "restart: unless-stopped",
        "OCR: ${OCR:-false}",
    ):
        assert f" {line}" in said, line


def test_the_database_counts_as_well_only_once_others_reach_it() -> None:
    # While its image makes a new database, a server answers that listens on no network and goes again.
    assert "pg_isready --host=localhost " in service("compose.postgres.yaml", "postgres")


def test_the_proxy_lets_only_the_webhook_in_and_logs_no_secret() -> None:
    said = (HERE / "compose.postgres.yaml").read_text().partition("\nconfigs:\n")[2]
    assert re.findall(r"handle (/\S+) ", said) == ["/telegram"]
    assert "request>headers delete" in said
