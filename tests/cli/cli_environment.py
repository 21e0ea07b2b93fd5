"""Where the program runs in tests: the project's folder and an environment of its own."""

import os
from pathlib import Path

PROJECT = Path(__file__).parent.parent.parent


def clean_environment(folder: Path) -> dict[str, str]:
    """This process's environment without what would change how the program behaves."""
    dropped = ("QUOTEPROV", "NO_COLOR", "COLUMNS", "XDG_", "PYTHON")
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(dropped)
    }
    return environment | {"LC_ALL": "C.UTF-8", "XDG_CONFIG_HOME": str(folder / "no-config")}
