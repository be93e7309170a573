"""Nothing in the repository depends on the machine it was written on, and the lock is whole."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.files import ROOT, name, tracked

# In pieces, so that this file does not name what it forbids.
FORBIDDEN = [
    r"files\." + r"pythonhosted\.org",
    r"pypi\." + r"(org|python)",
    r"registry\." + r"npmjs",
    r"deb\." + r"debian\.org",
    r"proxy\." + r"golang\.org",
    r"(?<![\w./~-])/" + r"(work|home/\w+|root|Users/\w+|opt/(pypi|wheels))/",
    r"file:" + r"///\w",
]
LOCKS = ("requirements.txt", "requirements-dev.txt", "requirements-build.txt")


@pytest.mark.parametrize("path", tracked(), ids=name)
def test_names_no_machine_path_and_no_registry(path: Path) -> None:
    raw = path.read_bytes()
    if b"\0" in raw:
        return
    text = raw.decode("utf-8")
    found = [match.group() for pattern in FORBIDDEN for match in re.finditer(pattern, text)]
    assert found == []


@pytest.mark.parametrize(
    ("text", "caught"),
    [
        ("see /" + "work/main/x.py", True),  # a path of this machine
        ("cache in ~/" + "work/cache", False),  # somebody's own home
        ("https://" + "pypi" + ".org/simple", True),
        ("at home/work or elsewhere", False),
        ("https://example.org/" + "work/1", False),  # a path of a web address
    ],
)
def test_the_check_itself(text: str, caught: bool) -> None:
    assert any(re.search(pattern, text) for pattern in FORBIDDEN) is caught


@pytest.mark.parametrize("lock", LOCKS)
def test_the_lock_pins_and_hashes_everything(lock: str) -> None:
    text = (ROOT / lock).read_text()
    assert "://" not in text
    assert not re.search(r"^\s*(--(extra-)?index-url|--find-links|--trusted-host|-e )", text, re.MULTILINE)
    entries = re.split(r"\n(?=[A-Za-z0-9])", re.sub(r"^\s*#.*\n", "", text, flags=re.MULTILINE))
    assert len(entries) > 3
    for entry in entries:
        assert re.match(r"[\w.-]+==\S+", entry), entry
        assert "--hash=sha256:" in entry, entry


def test_the_lock_needs_no_gpu_and_no_torch() -> None:
    for lock in LOCKS:
        assert not re.search(r"^(torch|nvidia|cuda|triton|tensorflow)", (ROOT / lock).read_text(), re.MULTILINE)


def test_the_lock_covers_every_dependency() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    runtime = _pinned("requirements.txt")
    assert [need for need in project["dependencies"] if _distribution(need) not in runtime] == []
    everything = _pinned("requirements-dev.txt")
    extras = [need for needs in project["optional-dependencies"].values() for need in needs]
    assert [need for need in extras if _distribution(need) not in everything] == []


def _pinned(lock: str) -> dict[str, str]:
    return dict(re.findall(r"^([\w.-]+)==(\S+)", (ROOT / lock).read_text(), re.MULTILINE))


def test_one_version_in_all_locks() -> None:
    runtime, development = _pinned("requirements.txt"), _pinned("requirements-dev.txt")
    assert {package: version for package, version in runtime.items() if development.get(package) != version} == {}


def _distribution(requirement: str) -> str:
    return re.sub(r"[_.]+", "-", re.split(r"[<>=!~\[; ]", requirement, maxsplit=1)[0]).lower()


HEAVY = ("spacy", "onnxruntime", "trafilatura", "tokenizers", "numpy", "lxml", "rensa", "babel", "rich")


@pytest.mark.parametrize("arguments", [["--help"], ["compare", "--help"], ["--version"]])
def test_help_loads_nothing_heavy(arguments: list[str]) -> None:
    code = (
        "import sys\n"
        f"sys.argv = ['rashomon', *{arguments!r}]\n"
        "from rashomon.cli import main\n"
        "try:\n    main()\n"
        "except SystemExit:\n    pass\n"
        f"print('LOADED', *sorted(set({HEAVY!r}) & set(sys.modules)))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1].split() == ["LOADED"]


def test_importing_the_package_loads_no_model_library() -> None:
    code = f"import sys, rashomon; print(*sorted(set({HEAVY[:4]!r}) & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
