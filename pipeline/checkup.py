"""What ``glaneur check`` finds out: Python, packages and models, and what to do where one lacks."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, metadata, version

from packaging.requirements import Requirement

from pipeline.errors import GlaneurError
from pipeline.language import describe_model, installed_models
from pipeline.language.models import GET_PREFERRED, PREFERRED

PACKAGE = "glaneur"
FOR_DEVELOPERS = frozenset({"dev", "test"})
SUPPORTED = ((3, 11), (3, 13))


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the check-up.

    Attributes
    ----------
    state
        ``ok``, ``optional`` (works without) or ``missing`` (does not work).
    advice
        What to do, or an empty text.
    """

    name: str
    state: str
    detail: str
    advice: str = ""


def check_up() -> Iterator[Finding]:
    """Check Python, each package, each model, and that the default model loads."""
    yield _python()
    yield from _packages()
    yield from _models()
    yield _default_model()


def _python() -> Finding:
    found = sys.version.split()[0]
    (low, high) = SUPPORTED
    if low <= sys.version_info[:2] <= high:
        return Finding("Python", "ok", found)
    return Finding("Python", "missing", found, "glaneur is tested on Python 3.11 to 3.13")


def _packages() -> Iterator[Finding]:
    try:
        about = metadata(PACKAGE)
    except PackageNotFoundError:
        yield Finding(PACKAGE, "optional", "run from a checkout", "pip install .")
        return
    extras = [name for name in about.get_all("Provides-Extra") or () if name not in FOR_DEVELOPERS]
    for text in about.get_all("Requires-Dist") or ():
        requirement = Requirement(text)
        extra = _extra(requirement, extras)
        if extra is None:
            continue
        advice = f'pip install "{PACKAGE}[{extra}]"' if extra else f'pip install "{text}"'
        yield _package(requirement, optional=bool(extra), advice=advice)


def _extra(requirement: Requirement, extras: Sequence[str]) -> str | None:
    """The extra that a requirement belongs to, "" for the base, ``None`` for neither."""
    marker = requirement.marker
    names = ("", *extras)
    return next(
        (name for name in names if marker is None or marker.evaluate({"extra": name})), None
    )


def _package(requirement: Requirement, *, optional: bool, advice: str) -> Finding:
    lacking = "optional" if optional else "missing"
    try:
        found = version(requirement.name)
    except PackageNotFoundError:
        return Finding(requirement.name, lacking, "not installed", advice)
    if not requirement.specifier.contains(found, prereleases=True):
        return Finding(requirement.name, lacking, f"{found}, not {requirement.specifier}", advice)
    return Finding(requirement.name, "ok", found)


def _models() -> Iterator[Finding]:
    found = installed_models()
    for name, gives in found.items():
        yield Finding(name, "ok", gives)
    if PREFERRED not in found:
        yield Finding(
            PREFERRED,
            "optional",
            "not installed; the embedded model tags and parses instead",
            GET_PREFERRED,
        )


def _default_model() -> Finding:
    try:
        model = describe_model()
    except GlaneurError as error:
        return Finding("--model auto", "missing", "does not load", str(error))
    detail = f"{model.name} {model.version} ({model.origin}); names from {model.names_from}"
    return Finding("--model auto", "ok", detail)
