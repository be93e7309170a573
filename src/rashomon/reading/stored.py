"""Files that come with Rashomon, such as trained models: read, and checked to be those that were measured."""

import hashlib
from importlib.resources import files


def read_stored(package: str, name: str, sha256: str) -> bytes:
    """The bytes of a file of a package ("data/words.txt" for one in a folder of it).

    Raises RuntimeError when it is missing or its SHA-256 is another.
    """
    try:
        raw = files(package).joinpath(*name.split("/")).read_bytes()
    except OSError as error:
        raise RuntimeError(f"the file {name} of {package} is missing ({error}); reinstall rashomon") from None
    if hashlib.sha256(raw).hexdigest() != sha256:
        raise RuntimeError(f"the file {name} of {package} is not the one that was measured; reinstall rashomon")
    return raw
