"""Copies of the dbt project with one model or seed that gives a bad row, and the articles on which that shows."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path

# Suppliers with a text of their own; each article holds one claim of each kind, and quiet ones fill the table of articles.
_COUNTRIES = ["Poland", "Norway", "France", "Italy", "Spain", "Sweden", "Canada", "Japan"]
_N_QUIET = 40


@dataclass(frozen=True, slots=True)
class FaultyProject:
    """A file of the dbt project with a text put in the place of another, and what must be said of the row that follows."""

    name: str
    path: str
    old: str
    new: str
    test: str
    named: str

    def plant(self, code_root: Path, copy: Path) -> Path:
        """A checkout that is the same but for this file; only the dbt project is copied."""
        shutil.rmtree(copy, ignore_errors=True)
        copy.mkdir(parents=True)
        for entry in code_root.iterdir():
            if entry.name not in ("dbt_project", "data"):
                (copy / entry.name).symlink_to(entry)
        shutil.copytree(
            code_root / "dbt_project", copy / "dbt_project", ignore=shutil.ignore_patterns("target", "logs")
        )
        file = copy / "dbt_project" / self.path
        text = file.read_text(encoding="utf-8")
        if text.count(self.old) != 1:
            raise SystemExit(f"{self.path} has no such place once: {self.old!r}")
        file.write_text(text.replace(self.old, self.new), encoding="utf-8")
        return copy


_MARTS = "models/marts"
FAULTY_PROJECTS = [
    FaultyProject(
        "an outlet that stands twice in the reference list",
        "seeds/outlets.csv",
        "AFP,FRA,true\n",
        "AFP,FRA,true\nAFP,FRA,true\n",
        "unique_outlets_outlet_name",
        "outlet_name=AFP",
    ),
    FaultyProject(
        "an outlet without a name in the reference list",
        "seeds/outlets.csv",
        "AFP,FRA,true\n",
        "AFP,FRA,true\n,NOR,true\n",
        "not_null_outlets_outlet_name",
        "outlet_country_code=NOR",
    ),
    FaultyProject(
        "a currency that a model gives twice",
        f"{_MARTS}/dimensions/dim_currencies.sql",
        "select * from currencies\n",
        "select * from currencies\nunion all\nselect 'USD', 'Second dollar', true\n",
        "unique_dim_currencies_currency_code",
        "currency_code=USD",
    ),
    FaultyProject(
        "a row that stands twice in a bridge",
        f"{_MARTS}/claims/bridge_claim_slots.sql",
        "select * from slots_keyed\n",
        "select * from slots_keyed\nunion all\n(select * from slots_keyed order by all limit 1)\n",
        "unique_bridge_claim_slots_claim_slot_id",
        "claim_slot_id=slt_",
    ),
    FaultyProject(
        "a column that the contract does not know",
        f"{_MARTS}/dimensions/dim_currencies.sql",
        "        is_in_use\n",
        "        is_in_use,\n        1 as surplus\n",
        "dim_currencies",
        "surplus",
    ),
    FaultyProject(
        "a table that lost more than a tenth of its rows",
        f"{_MARTS}/dimensions/dim_weapons.sql",
        "select * from weapons\n",
        "select * from weapons where origin_code is null\n",
        "dim_weapons",
        "gone: weapon_code=",
    ),
]


def articles_for_faults(path: Path) -> None:
    """Articles with claims of all kinds, and quiet ones."""
    loud = [
        {
            "id": f"loud-{place}",
            "url": f"https://four.example/{place}",
            "title": f"{country} acts",
            "text": f"{country} delivered {20 + place} howitzers to Ukraine, the defence ministry said. {country} has "
            f"{900 + place} soldiers in Niger. {country} imposed sanctions on {3 + place} Belarusian companies.",
            "published_at": f"2024-0{place + 1}-10",
        }
        for place, country in enumerate(_COUNTRIES)
    ]
    quiet = [
        {
            "id": f"quiet-{n}",
            "url": f"https://five.example/{n}",
            "title": f"Harvest {n}",
            "text": f"Field {n} was mown.",
            "published_at": None,
        }
        for n in range(_N_QUIET)
    ]
    path.write_text("\n".join(map(json.dumps, [*loud, *quiet])) + "\n", encoding="utf-8")
