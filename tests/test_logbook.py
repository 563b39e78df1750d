"""The log as a file: it replaces itself, and never gets in the way."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader import logbook
from reader.logbook import LogFile


@pytest.fixture
def logger() -> Iterator[logging.Logger]:
    """A logger of its own, that nobody else hears."""
    logger = logging.Logger("alone")
    yield logger
    for handler in logger.handlers:
        handler.close()


def test_nothing_is_made_before_something_is_reported(tmp_path: Path, logger: logging.Logger) -> None:
    log = LogFile(tmp_path / "log" / "dubao.log", logging.WARNING)
    logger.addHandler(log)
    logger.info("not told")
    assert not (tmp_path / "log").exists()
    logger.warning("told")
    assert (tmp_path / "log" / "dubao.log").read_text(encoding="utf-8").endswith("WARNING alone: told\n")


def test_a_full_log_is_replaced(tmp_path: Path, logger: logging.Logger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logbook, "_BYTES", 10_000)
    logger.addHandler(LogFile(tmp_path / "dubao.log", logging.WARNING))
    for number in range(2000):
        logger.warning("entry %d of many", number)
    files = sorted(each.name for each in tmp_path.iterdir())
    assert files == ["dubao.log", "dubao.log.1", "dubao.log.2", "dubao.log.3"]
    assert max(each.stat().st_size for each in tmp_path.iterdir()) <= 10_000


def test_a_chain_of_errors_is_reported_without_its_messages(tmp_path: Path, logger: logging.Logger) -> None:
    logger.addHandler(LogFile(tmp_path / "dubao.log", logging.WARNING))
    try:
        try:
            raise KeyError("秘密")
        except KeyError as inner:
            raise ValueError("also secret") from inner
    except ValueError:
        logger.exception("went wrong")
    written = (tmp_path / "dubao.log").read_text(encoding="utf-8")
    assert written.index("builtins.KeyError") < written.index("builtins.ValueError")
    assert f"{__name__}:" in written
    assert "秘密" not in written
    assert "secret" not in written


def test_a_disk_that_fills_up_is_not_reported(
    tmp_path: Path, logger: logging.Logger, capsys: pytest.CaptureFixture[str]
) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no device that is always full")
    log = LogFile(Path("/dev/full"), logging.WARNING)
    logger.addHandler(log)
    logger.warning("told")
    assert log.lost
    assert capsys.readouterr().err == ""
