"""Where everything lies, and the environment that our tools need; the one module that reads environment variables.

It opens no file and imports nothing heavy. The code root holds dbt_project/; the home holds data/ and is the same
folder unless NEWSLEDGER_HOME says otherwise.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

HOME_VARIABLE = "NEWSLEDGER_HOME"
METHOD_VARIABLE = "NEWSLEDGER_METHOD"
DEBUG_VARIABLE = "NEWSLEDGER_DEBUG"
BUILD_FILE_VARIABLE = "NEWSLEDGER_BUILD_FILE"
CONTACT_VARIABLE = "NEWSLEDGER_CONTACT"
INTERNAL_VARIABLE = "NEWSLEDGER_ALLOW_INTERNAL"
REVIEWER_VARIABLE = "NEWSLEDGER_REVIEWER"

_CODE_ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class LlmSettings:
    """How to reach a language model, each value as the environment has it, '' where it says nothing.

    The key is in no representation of this record; whoever uses the values checks them.
    """

    base_url: str = ""
    model: str = ""
    api_key: str = field(default="", repr=False)
    deadline_seconds: str = ""
    parallel: str = ""
    options: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """The folders of one newsledger, every path absolute; the method of extraction as it was named, and the language model.

    `contact` is told to the servers that are asked ('' where only data/sources.yml may say it). `allowed_internal` names the
    internal addresses that may be asked, for tests and intranets; no file can fill it. `reviewer` is who corrects claims,
    '' where the environment does not say.
    """

    code_root: Path
    home: Path
    method: str = "rules"
    llm: LlmSettings = LlmSettings()
    contact: str = ""
    allowed_internal: str = ""
    reviewer: str = ""

    @property
    def data_dir(self) -> Path:
        """Everything that is read or made."""
        return self.home / "data"

    @property
    def sample_dir(self) -> Path:
        """The sample articles: one or more JSONL files."""
        return self.data_dir / "articles"

    @property
    def gold_dir(self) -> Path:
        """The annotated claims of the sample articles."""
        return self.data_dir / "gold"

    @property
    def inbox_dir(self) -> Path:
        """Files put here are read by the next run."""
        return self.data_dir / "inbox"

    @property
    def sources_file(self) -> Path:
        """The sources that articles are collected from, one row each."""
        return self.data_dir / "sources.yml"

    @property
    def corrections_journal(self) -> Path:
        """What reviewers decided, one line each; it outlives every warehouse."""
        return self.data_dir / "corrections.jsonl"

    @property
    def download_dir(self) -> Path:
        """Archives that were fetched, one folder a source."""
        return self.data_dir / "downloads"

    @property
    def dagster_home(self) -> Path:
        """Dagster's own storage: runs, schedules, event logs."""
        return self.data_dir / "dagster_home"

    @property
    def warehouse_dir(self) -> Path:
        """Build file and published builds."""
        return self.data_dir / "warehouse"

    @property
    def build_file(self) -> Path:
        """The private database that runs write; readers use `published_file`."""
        return self.warehouse_dir / "build" / "newsledger.duckdb"

    @property
    def broken_rows_dir(self) -> Path:
        """One CSV for each promise that the last run found broken, with the rows that break it."""
        return self.warehouse_dir / "broken_rows"

    @property
    def published_file(self) -> Path:
        """The newest published database, through the `current` link."""
        return self.warehouse_dir / "current" / "newsledger.duckdb"

    @property
    def run_lock_file(self) -> Path:
        """Locked by the one process that may write."""
        return self.warehouse_dir / "run.lock"

    @property
    def quality_report(self) -> Path:
        """The measured quality over time; its figures lie in the CSV of the same name."""
        return self.code_root / "docs" / "quality.md"

    @property
    def dbt_project_dir(self) -> Path:
        """The SQL models."""
        return self.code_root / "dbt_project"

    @property
    def seeds_dir(self) -> Path:
        """The vocabularies, which feed the extractor and the dimensions."""
        return self.dbt_project_dir / "seeds"

    @property
    def dbt_target_dir(self) -> Path:
        """What dbt makes: manifest, compiled SQL, results of the last build."""
        return self.warehouse_dir / "dbt"


def load_settings() -> Settings:
    """The settings of the newsledger that NEWSLEDGER_HOME names, else of this checkout."""
    named = os.environ.get(HOME_VARIABLE)
    home = Path(named).expanduser().resolve() if named else _CODE_ROOT
    method = os.environ.get(METHOD_VARIABLE) or "rules"
    return Settings(
        code_root=_CODE_ROOT,
        home=home,
        method=method,
        llm=_llm_settings(),
        contact=os.environ.get(CONTACT_VARIABLE, "").strip(),
        allowed_internal=os.environ.get(INTERNAL_VARIABLE, "").strip(),
        reviewer=os.environ.get(REVIEWER_VARIABLE, "").strip(),
    )


def llm_variable(name: str) -> str:
    """The environment variable that sets one value of LlmSettings.

    >>> llm_variable("base_url")
    'NEWSLEDGER_LLM_BASE_URL'
    """
    return f"NEWSLEDGER_LLM_{name.upper()}"


def _llm_settings() -> LlmSettings:
    names = LlmSettings.__dataclass_fields__
    return LlmSettings(**{name: os.environ.get(llm_variable(name), "").strip() for name in names})


def source_variable(name: str) -> str | None:
    """What the environment holds for a variable that the address of a source names."""
    return os.environ.get(name)


def choose_home(home: Path) -> None:
    """Makes `home` the home of this process and of the programs it starts."""
    os.environ[HOME_VARIABLE] = str(home.expanduser().resolve())


def choose_method(method: str) -> None:
    """Makes `method` the method of extraction of this process and of the programs it starts."""
    os.environ[METHOD_VARIABLE] = method


def is_debugging() -> bool:
    """Whether NEWSLEDGER_DEBUG asks for tracebacks."""
    return os.environ.get(DEBUG_VARIABLE, "") not in ("", "0")


def export_tool_environment(settings: Settings) -> None:
    """Tells Dagster and dbt, here and in child processes, where this newsledger lies and to keep off the network."""
    os.environ.update(
        {
            HOME_VARIABLE: str(settings.home),
            BUILD_FILE_VARIABLE: str(settings.build_file),
            "DAGSTER_HOME": str(settings.dagster_home),
            "DAGSTER_DISABLE_TELEMETRY": "1",
            "DBT_SEND_ANONYMOUS_USAGE_STATS": "false",
            "DO_NOT_TRACK": "1",
            "DBT_PROFILES_DIR": str(settings.dbt_project_dir),
            "DBT_TARGET_PATH": str(settings.dbt_target_dir),
        }
    )
