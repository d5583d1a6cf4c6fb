"""Makes a virtual environment with a pinned uv in it, from nothing but this Python.

    python3 .ci/bootstrap.py VENV_DIRECTORY

Where ensurepip is missing (Debian splits it off), the pip wheel comes from the package index, checked against the
hash below. uv is installed beside the environment's own packages, in VENV_DIRECTORY/installer, with hashes required.
What lives here runs before anything is installed, so it uses the standard library alone and nothing of the project.
"""

from __future__ import annotations

import configparser
import hashlib
import os
import shutil
import subprocess
import sys
import urllib.parse
import urllib.request
import venv
from html.parser import HTMLParser
from pathlib import Path

PIP_WHEEL = "pip-26.3-py3-none-any.whl"
PIP_SHA256 = "f3b60b20ffaadd4415ed7957212a38ac63fa4c5fa375bd0f4a797777940fad13"
DEFAULT_INDEX = "https://pypi.org/simple"
PIP_CONFIG_FILES = ("~/.config/pip/pip.conf", "~/.pip/pip.conf", "/etc/xdg/pip/pip.conf", "/etc/pip.conf")


class LinkFinder(HTMLParser):
    """Collects the targets of the links on an index page."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keeps each `<a href>`."""
        self.links += [value for name, value in attrs if tag == "a" and name == "href" and value]


def index_url() -> str:
    """The package index that the user's pip or uv settings name, else the public one."""
    for variable in ("PIP_INDEX_URL", "UV_DEFAULT_INDEX", "UV_INDEX_URL"):
        if os.environ.get(variable):
            return os.environ[variable].rstrip("/")
    for name in (os.environ.get("PIP_CONFIG_FILE"), *PIP_CONFIG_FILES):
        settings = configparser.RawConfigParser()
        if name and settings.read(Path(name).expanduser()) and settings.has_option("global", "index-url"):
            return settings.get("global", "index-url").rstrip("/")
    return DEFAULT_INDEX


def pip_wheel(directory: Path) -> Path:
    """Fetches the pinned pip wheel into `directory`; ends the program where its hash is another one."""
    page_url = f"{index_url()}/pip/"
    with urllib.request.urlopen(page_url, timeout=60) as page:
        finder = LinkFinder()
        finder.feed(page.read().decode("utf-8", "replace"))
    links = [link for link in finder.links if urllib.parse.urldefrag(link).url.endswith(f"/{PIP_WHEEL}")]
    if not links:
        sys.exit(
            f"{page_url} does not offer {PIP_WHEEL}. Install python3-venv, or name another index in PIP_INDEX_URL."
        )
    with urllib.request.urlopen(urllib.parse.urljoin(page_url, links[0]), timeout=120) as wheel:
        content = wheel.read()
    if hashlib.sha256(content).hexdigest() != PIP_SHA256:
        sys.exit(f"{PIP_WHEEL} from {page_url} is not the file we pinned; nothing was installed.")
    path = directory / PIP_WHEEL
    path.write_bytes(content)
    return path


def make_environment(directory: Path) -> list[str]:
    """Makes the environment; returns the command that runs its pip."""
    builder = venv.EnvBuilder(clear=True, symlinks=True, with_pip=False)
    builder.create(directory)
    python = str(directory / "bin" / "python")
    ensured = subprocess.run([python, "-m", "ensurepip", "--default-pip"], capture_output=True, check=False)
    if ensured.returncode == 0:
        return [python, "-m", "pip"]
    return [python, str(pip_wheel(directory) / "pip")]


def main() -> None:
    """Makes the environment anew and puts uv into it."""
    directory = Path(sys.argv[1]).resolve()
    pip = make_environment(directory)
    requirements = Path(__file__).with_name("uv-requirements.txt")
    target = directory / "installer"
    shutil.rmtree(target, ignore_errors=True)
    installed = subprocess.run(
        [*pip, "install", "--quiet", "--disable-pip-version-check", "--no-deps", "--require-hashes",
         "--only-binary", ":all:", "--target", str(target), "--requirement", str(requirements)],
        check=False,
    )  # fmt: skip
    if installed.returncode:
        shutil.rmtree(directory, ignore_errors=True)
        sys.exit(
            "The installer uv could not be fetched; see the lines above. Check the network and run make again."
        )


if __name__ == "__main__":
    main()
