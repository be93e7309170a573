"""The documentation: generated pages, outputs shown, links, and whether all of it still holds.

`python -m tools.docs` writes what is generated; with `--check` it writes nothing and says what is stale, missing or
dead.
"""
