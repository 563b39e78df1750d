"""The licences that go along with the packed program: each part is named, with a text of its licence."""

import shutil
import subprocess
import sys
from importlib.metadata import files
from pathlib import Path

from reader.ui.help.shipped_parts import shipped_parts

ROOT = Path(__file__).resolve().parents[1]
RULE = "\n" + "-" * 78 + "\n"


def test_every_part_is_named_with_a_text_of_its_licence(tmp_path: Path) -> None:
    parts = []
    for part in shipped_parts():
        found = [file for file in files(part.name) or () if file.name == "METADATA" and len(file.parts) == 2]
        # Debian 12: pip 23 without the package wheel installs whoosh and jieba as eggs; nothing is packed there.
        if found and part.name != "dubao":
            folder = Path(str(found[0].locate())).parent
            shutil.copytree(folder, tmp_path / "_internal" / folder.name)
            parts.append(part)
    assert len(parts) > 10
    done = subprocess.run([sys.executable, ROOT / ".ci" / "notices", tmp_path], capture_output=True, check=True)
    head, *sections = done.stdout.decode().split(RULE)
    assert "GNU Lesser General Public License" in head
    texts = dict(section.strip().split("\n", 1) for section in sections)
    for part in parts:
        (text,) = (
            text for name, text in texts.items() if _plain(name).startswith(f"{_plain(part.name)} {part.version}: ")
        )
        assert len(text.strip()) > 80, part.name
        assert any(word in text for word in ("Copyright", "copyright", "GNU Lesser General Public License")), part.name


def _plain(name: str) -> str:
    return name.replace("_", "-")
