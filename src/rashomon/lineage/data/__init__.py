"""Word lists, known outlets and the trained weights of the lineage room."""

from importlib.resources import files


def read_bytes(name: str) -> bytes:
    """A data file as it is stored."""
    return (files(__name__) / name).read_bytes()


def read_lines(name: str) -> tuple[str, ...]:
    """The lines of a text file, without comment lines (`# `) and empty ones."""
    lines = read_bytes(name).decode("utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("# "))
