"""The ground rules of every test: no display, no folder of the person's, no stray log line."""

import gc
import os
import signal
import stat
from collections.abc import Callable, Generator, Iterator
from typing import TypeVar

import pytest
from hypothesis import HealthCheck, settings

from reader.store.file import opening

Report = TypeVar("Report", pytest.TestReport, pytest.CollectReport)

# A busy machine makes no test fail: what must be quick is measured by tests of its own. Made-up inputs are the same in
# each run, so that a change is red for what it does; `--hypothesis-profile=new-inputs` looks for others.
settings.register_profile("new-inputs", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("any machine", settings.get_profile("new-inputs"), derandomize=True)
settings.load_profile("any machine")

# What a person's desktop says of Qt's look, scale and platform is not tested, nor where that person's library lies.
for _name in [name for name in os.environ if name.startswith(("QT_", "DUBAO_"))]:
    del os.environ[_name]
os.environ["QT_QPA_PLATFORM"] = "offscreen"
# A shell starts what it puts into the background with Ctrl+C ignored, and every process below inherits that; the tests
# of stopping send it.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
# What the command line says is compared in English, whatever the language of the machine.
os.environ["LANGUAGE"] = "en"

_SYNCHRONOUS = opening.SYNCHRONOUS

# Modules and tests are collected once and stay: the garbage collector need not go through them again and again.
gc.disable()

MAY_BE_SKIPPED = (
    # Minutes, or the network.
    "heavy: ",
    # One person cannot be root and somebody else.
    "root may write anywhere",
    "needs folders that may be closed",
    "needs files that may not be read",
    "no tmpfs can be mounted here",
    # Newspapers that are not ours to give away, and the history of the source.
    "the corpus is not here",
    "the shared corpus is not here",
    "the labelled pages are not at hand",
    "not a git checkout",
    # A program that no Debian package brings.
    "needs actionlint",
    # A system either has speech or has not.
    "this Qt has speech",
    "the extra `speech` is not installed",
)
"""Reasons that hold on a complete machine too begin so; any other reason is a program or a package that is missing."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--heavy", action="store_true", help="also run what takes minutes or the network: the wheel test")
    parser.addoption("--nothing-missing", action="store_true", help="fail what is skipped for want of a program")
    parser.addoption("--wait-for-disk", action="store_true", help="sync files as the program does, as in .ci/run")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "heavy: takes minutes or the network; runs with --heavy, as in .ci/run")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--heavy"):
        return
    for item in items:
        if "heavy" in item.keywords:
            item.add_marker(pytest.mark.skip(reason="heavy: runs with --heavy"))


def pytest_collection_finish() -> None:
    gc.collect()
    gc.freeze()
    gc.enable()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    return _unless_missing(item.config, (yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    return _unless_missing(collector.config, (yield))


def _unless_missing(config: pytest.Config, report: Report) -> Report:
    """The report, a failed one if --nothing-missing does not take the reason for skipping the test."""
    if config.getoption("--nothing-missing") and report.outcome == "skipped" and isinstance(report.longrepr, tuple):
        reason = report.longrepr[2].removeprefix("Skipped: ")
        if not reason.startswith(MAY_BE_SKIPPED):
            report.outcome, report.longrepr = "failed", f"skipped on a machine where nothing may be missing: {reason}"
    return report


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what tests record as their `summary`: scores that a person should see though they pass."""
    for report in (*terminalreporter.getreports("passed"), *terminalreporter.getreports("failed")):
        for name, value in report.user_properties:
            if name == "summary":
                terminalreporter.write_line(str(value))


@pytest.fixture(scope="session", autouse=True)
def _own_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Libraries, indexes and settings of the tests lie in a folder of the tests."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
            patch.setenv(name, str(home / name.lower()))
        patch.delenv("DUBAO_LIBRARY", raising=False)
        yield


@pytest.fixture(scope="session", autouse=True)
def _unsynced(request: pytest.FixtureRequest) -> Iterator[None]:
    """Nothing waits for the disk: it is the slowest part of a test, and shows nothing unless the power is cut.

    The processes that a test starts sync as ever, those of tests/reliability on a disk that loses what was not synced.
    """
    with pytest.MonkeyPatch.context() as patch:
        if not request.config.getoption("--wait-for-disk"):
            patch.setattr(os, "fsync", _unless_file(os.fsync))
            patch.setattr(opening, "SYNCHRONOUS", "OFF")
        yield


def _unless_file(fsync: Callable[[int], None]) -> Callable[[int], None]:
    """Pipes and devices refuse to be synced, and a closed descriptor is an error: all but files is asked as ever."""

    def asked(descriptor: int) -> None:
        mode = os.fstat(descriptor).st_mode
        if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
            fsync(descriptor)

    return asked


@pytest.fixture
def synced(monkeypatch: pytest.MonkeyPatch, _unsynced: None) -> None:
    """SQLite waits for the disk as in the program, for a test that looks at its settings."""
    monkeypatch.setattr(opening, "SYNCHRONOUS", _SYNCHRONOUS)


@pytest.fixture(autouse=True)
def _no_stray_log_lines(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A warning in the log fails the test; a test that expects one looks at `caplog` and clears it."""
    yield
    stray = [record.getMessage() for record in caplog.get_records("call") if record.levelname != "DEBUG"]
    if stray:
        pytest.fail(f"log lines that the test did not announce: {stray}", pytrace=False)


@pytest.fixture
def found_damage(caplog: pytest.LogCaptureFixture, _no_stray_log_lines: None) -> Iterator[None]:
    """Announces the lines of a watchman in the log."""
    yield
    records = caplog.get_records("call")
    records[:] = [record for record in records if record.name != "reader.library.watchman"]
