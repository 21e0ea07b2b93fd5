"""The commands: arguments in, exit code out."""

from quoteprov.cli.app import app, run

__all__ = ["app", "run"]
