"""The JSON Schema of an account, generated from the model: `python -m rashomon.rendering.schema` prints it."""

import json

from rashomon.rendering.json import account_adapter

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def account_schema() -> dict[str, object]:
    """The schema (draft 2020-12) of what `render_json` writes; `additionalProperties` stay open for later versions."""
    schema = account_adapter().json_schema(by_alias=True, mode="serialization")
    return {"$schema": DIALECT, "title": schema.pop("title"), "description": schema.pop("description"), **schema}


def main() -> None:
    """Print the schema as it is committed in docs/reference/account.schema.json."""
    print(json.dumps(account_schema(), indent=2, ensure_ascii=False))


if __name__ == "__main__":
    main()
