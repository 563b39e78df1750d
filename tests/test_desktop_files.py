"""The menu entry, the kinds of files and the description for software centres, as they lie in resources/linux."""

import subprocess
import sys
import tomllib
from configparser import RawConfigParser
from pathlib import Path
from shutil import which
from xml.etree import ElementTree

import pytest

from reader.importer.source.kinds import SUFFIXES

ROOT = Path(__file__).resolve().parents[1]
LINUX = ROOT / "resources" / "linux"
ID = "app.dubao.Dubao"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
ADDRESS = "https://example.org/dubao/dubao"


@pytest.fixture(scope="module")
def entry() -> dict[str, str]:
    """The menu entry's keys."""
    parser = RawConfigParser(delimiters=("=",), comment_prefixes=("#",), strict=True)
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    parser.read(LINUX / f"{ID}.desktop", encoding="utf-8")
    return dict(parser["Desktop Entry"])


@pytest.fixture(scope="module")
def component() -> ElementTree.Element:
    """The description, without addresses."""
    return ElementTree.parse(LINUX / f"{ID}.metainfo.xml").getroot()


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The description with the addresses of a release."""
    done = subprocess.run([sys.executable, ROOT / ".ci" / "metainfo", ADDRESS], capture_output=True, check=True)
    file = tmp_path_factory.mktemp("released") / f"{ID}.metainfo.xml"
    file.write_bytes(done.stdout)
    return file


def test_entry_icon_and_component_have_one_id(entry: dict[str, str], component: ElementTree.Element) -> None:
    assert entry["Icon"] == component.findtext("icon") == component.findtext("id") == ID
    assert component.findtext("launchable") == f"{ID}.desktop"


def test_the_version_described_is_that_of_the_project(component: ElementTree.Element) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    newest = component.find("releases/release")
    assert newest is not None
    assert newest.get("version") == project["version"]


def test_no_text_web_page_or_archive_of_the_system_is_claimed(entry: dict[str, str]) -> None:
    claimed = set(entry["MimeType"].strip(";").split(";"))
    assert claimed.isdisjoint({"text/plain", "text/html", "application/xhtml+xml", "application/zip"})
    assert {"application/epub+zip", "application/x-mimearchive", "text/markdown", "x-scheme-handler/dubao"} <= claimed


def test_the_description_names_all_that_is_read(entry: dict[str, str], component: ElementTree.Element) -> None:
    named = {element.text for element in component.iter("mediatype")}
    assert {each for each in entry["MimeType"].strip(";").split(";") if not each.startswith("x-scheme-")} <= named
    assert {"text/plain", "text/html", "application/zip"} <= named


def test_the_kind_of_file_brought_along_has_the_names_that_are_read() -> None:
    globs = ElementTree.parse(LINUX / f"{ID}.mime.xml").findall(".//{*}glob")
    patterns = [glob.get("pattern", "") for glob in globs]
    assert patterns == ["*.jsonl", "*.ndjson"]
    assert all(pattern.removeprefix("*") in SUFFIXES for pattern in patterns)


def test_a_release_shows_pictures_with_captions_in_both_languages(released: Path) -> None:
    shown = list(ElementTree.parse(released).iter("screenshot"))
    assert len(shown) >= 3
    for screenshot in shown:
        assert [caption.get(LANGUAGE) for caption in screenshot.iter("caption")] == [None, "zh-CN"]
        image = screenshot.findtext("image") or ""
        assert image.startswith(f"{ADDRESS}/raw/v")
        assert (ROOT / "resources" / "screenshots" / image.rpartition("/")[2]).is_file()


def test_an_address_that_is_none_is_refused() -> None:
    done = subprocess.run(
        [sys.executable, ROOT / ".ci" / "metainfo", "dubao"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (1, "metainfo: dubao is no address that begins with https://\n")


@pytest.mark.skipif(not which("desktop-file-validate"), reason="needs desktop-file-utils")
def test_the_entry_is_valid() -> None:
    done = subprocess.run(
        ["desktop-file-validate", LINUX / f"{ID}.desktop"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.skipif(not which("appstreamcli"), reason="needs appstream")
def test_the_description_of_a_release_is_valid(released: Path) -> None:
    done = subprocess.run(
        ["appstreamcli", "validate", "--no-net", released], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout
