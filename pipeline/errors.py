"""All errors of glaneur, each with the exit code that the command line returns for it.

Every message names the file or setting, the place in it, and what to do about it.
"""

from __future__ import annotations


class GlaneurError(Exception):
    """Base of all errors that glaneur raises on purpose."""

    exit_code = 3


class UsageError(GlaneurError):
    """The command was called wrongly: a bad option, an output folder that exists."""

    exit_code = 2


class SettingsError(GlaneurError):
    """A settings file or option holds an unknown key or a value that is not allowed."""


class ModelError(GlaneurError):
    """A spaCy model is missing, too old, or lacks a component that glaneur needs."""


class NothingToReadError(GlaneurError):
    """The inputs hold no readable document at all."""

    exit_code = 4


class SourceError(GlaneurError):
    """One input, or one record of it, cannot be read; becomes a row of the table ``errors``.

    Parameters
    ----------
    source
        The input as the user knows it: path relative to the input root, with ``:line`` where known.
    message
        What is wrong and what to do.
    """

    exit_code = 1

    def __init__(self, source: str, message: str) -> None:
        super().__init__(f"{source}: {message}")
        self.source = source
        self.message = message


class OffsetError(GlaneurError, ValueError):
    """A record's offsets do not give its text: a bug of ours, never written to a table."""


class WorkerError(GlaneurError):
    """Worker processes can't be started, or one met a bug of ours."""

    exit_code = 5


class OutputError(GlaneurError):
    """The run's folder can't be written: disk full, no permission, a file damaged there."""

    exit_code = 5


class InputChangedError(GlaneurError):
    """Inputs, settings or model are not those that an unfinished run was begun with."""

    exit_code = 2


class InterruptedRunError(GlaneurError):
    """Ctrl-C; the exit code is the one that shells give for it."""

    exit_code = 130
