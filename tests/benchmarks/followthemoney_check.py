"""Checks entities with the package followthemoney itself, and takes out of its model what the tests need.

    PYTHON tests/benchmarks/followthemoney_check.py ENTITIES.jsonl      # exit code 1 and a line per fault
    PYTHON tests/benchmarks/followthemoney_check.py --model             # writes tests/exports/followthemoney_model.json

PYTHON is one that has followthemoney, in an environment of its own: the package builds PyICU against the system's ICU and
brings 190 MB along, so it is no dependency. Nothing of ours is imported.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

SCHEMATA = (
    "Sanction",
    "UnknownLink",
    "Person",
    "Organization",
    "Company",
    "LegalEntity",
    "PublicBody",
    "Vessel",
    "Airplane",
)
MODEL_FILE = Path(__file__).parents[1] / "exports" / "followthemoney_model.json"


def faults(path: Path) -> list[str]:
    """What followthemoney has against each entity of a file; values that it would clean away count too."""
    from followthemoney import model  # type: ignore[import-not-found,unused-ignore]  # lives in another environment

    found: list[str] = []
    for line in path.read_text("utf-8").splitlines():
        record = json.loads(line)
        try:
            entity = model.get_proxy(record, cleaned=False)
            entity.schema.validate(entity.to_dict())
        except Exception as error:  # noqa: BLE001 - whatever it says is a fault
            found.append(f"{record['id']}: {type(error).__name__}: {error}")
            continue
        for name, values in record["properties"].items():
            kept = set(entity.get(name))
            found += [f"{record['id']}: {name} loses {value!r}" for value in values if value not in kept]
    return found


def model_extract() -> dict[str, Any]:
    """Properties with type and range of the schemata that we write, what each must have, and the codes of countries."""
    from followthemoney import model
    from followthemoney.types import registry  # type: ignore[import-not-found,unused-ignore]  # lives in another environment

    told: dict[str, Any] = {"countries": sorted(registry.country.codes), "schemata": {}}
    for name in SCHEMATA:
        schema = model.get(name)
        told["schemata"][name] = {
            "ancestors": sorted(schema.names),
            "required": sorted(schema.required),
            "properties": {
                prop.name: [prop.type.name, prop.range.name if prop.range else None, prop.max_length]
                for prop in sorted(schema.properties.values(), key=lambda prop: prop.name)
                if not prop.stub
            },
        }
    return told


if __name__ == "__main__":
    if sys.argv[1:] == ["--model"]:
        MODEL_FILE.write_text(json.dumps(model_extract(), indent=1, sort_keys=True) + "\n", "utf-8")
        sys.exit(0)
    told = faults(Path(sys.argv[1]))
    sys.stdout.write("\n".join(told) + ("\n" if told else ""))
    sys.exit(1 if told else 0)
