"""The wheel alone, without the checkout, serves pages and styles and runs commands."""

import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

ASK = """
import re
from pathlib import Path
import ocop_site
from ocop_site import create_app
from ocop_site.settings import Settings

assert "site-packages" in ocop_site.__file__, ocop_site.__file__
from search_index.synonyms import synonyms
assert "rice" in synonyms().english
client = create_app(Settings(home=Path("home"))).test_client()
page = client.get("/")
assert page.status_code == 200, page.status_code
assert 'lang="vi"' in page.text
assert 'lang="en"' in client.get("/en/").text
assert client.get("/q").status_code == 200
styles = re.findall(r'href="(/static/[^"]+[.]css[^"]*)"', page.text)
assert styles, page.text[:2000]
for style in styles:
    answer = client.get(style)
    assert (answer.status_code, answer.mimetype) == (200, "text/css"), style
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Python of an environment with the wheel in it, over the test environment's libraries."""
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=ROOT)
    (wheel,) = folder.glob("*.whl")
    home = folder / "environment"
    venv.create(home, with_pip=False)
    python = home / ("Scripts" if os.name == "nt" else "bin") / "python"
    pip = (sys.executable, "-m", "pip", "--python", python)
    run(*pip, "install", "--no-deps", "--no-index", wheel, cwd=folder)
    # A path in a .pth file is taken as it is: the checkout's own editable install stays unseen.
    packages = Path(sysconfig.get_path("purelib", vars={"base": str(home)}))
    (packages / "libraries.pth").write_text(sysconfig.get_path("purelib"))
    return python


def run(*command: object, cwd: Path, **more: str) -> str:
    """What a command printed; its failure is the test's."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("OCOP_")}
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=environment | more,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.slow
def test_the_wheel_answers_with_a_page_and_its_styles(installed: Path, tmp_path: Path) -> None:
    ocop = installed.with_name("ocop")
    run(ocop, "db", "upgrade", cwd=tmp_path, OCOP_HOME="home")
    run(installed, "-c", ASK, cwd=tmp_path)
    assert "0.1.0" in run(ocop, "--version", cwd=tmp_path)


@pytest.mark.slow
def test_the_wheel_carries_licences_and_nothing_of_the_tests(installed: Path) -> None:
    listed = run(
        installed,
        "-c",
        "from importlib.metadata import files; print(*files('ocop-register'), sep='\\n')",
        cwd=installed.parent,
    )
    assert "licenses/LICENSE" in listed
    assert "licenses/NOTICE" in listed
    assert "messages.mo" in listed
    assert "tests/" not in listed
