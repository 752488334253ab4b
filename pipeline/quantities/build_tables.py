"""Build ``units.toml`` and ``currencies.toml`` from CLDR (Babel), Pint and our checked sources.

Run by hand when a source changes: ``python -m pipeline.quantities.build_tables``. The tables are
kept in the project, because Pint and Babel take longer to load than a document takes to read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from importlib import resources
from pathlib import Path
from typing import Any

from babel import Locale
from babel.core import get_global

from pipeline.lexicon import load_toml
from pipeline.quantities.conversion import Converter, plain
from pipeline.quantities.units import form_key

_FRENCH = Locale("fr")
_PREPOSITIONS = {"par", "de", "à", "au", "aux", "en", "équivalent", "eq", "l'heure", "d'équivalent"}


def plurals(name: str) -> Iterator[str]:
    """French plurals of a unit's name: its noun alone, and its noun with its adjectives."""
    words = re.split(r"([ -])", name)
    yield _plural(words[0]) + "".join(words[1:])
    for index, word in enumerate(words):
        if word in _PREPOSITIONS or word[:2] in ("d'", "l'") or word[:1].isupper():
            words = [*map(_plural, words[:index]), *words[index:]]
            break
    else:
        words = [*map(_plural, words)]
    yield "".join(words)


def _plural(word: str) -> str:
    return word if not word[-1:].isalpha() or word[-1] in "sxz" else word + "s"


def _entry(
    ucum: str, si: dict[str, str], names: Iterable[str], symbols: Iterable[str]
) -> dict[str, Any]:
    both = [form.replace("’", "'") for form in names]
    return {
        "ucum": ucum,
        **si,
        "names": sorted(dict.fromkeys(both)),
        "symbols": sorted(dict.fromkeys(symbols)),
    }


def _cldr_units(source: dict[str, Any], convert: Converter) -> Iterator[dict[str, Any]]:
    refused = set(source["refused"]["forms"])
    patterns = _FRENCH._data["unit_patterns"]
    for unit, (ucum, expression, *si) in source["cldr"].items():
        forms: dict[str, list[str]] = {"long": [], "short": [], "narrow": []}
        for length, found in patterns[unit].items():
            if length in forms:
                texts = (str(found[key]) for key in ("one", "other") if key in found)
                forms[length] = [
                    re.sub(r"[\u202f\xa0]", " ", t.replace("{0}", "")).strip() for t in texts
                ]
        names = [form for form in forms["long"] if form not in refused]
        symbols = [
            f for f in (*forms["short"], *forms["narrow"]) if f not in refused and f not in names
        ]
        yield _entry(ucum, convert.to_si(expression, *si), names, symbols)


def _prefixed_units(source: dict[str, Any], convert: Converter) -> Iterator[dict[str, Any]]:
    for base in source["base"]:
        unprefixed = convert.to_si(base["pint"], base.get("si"))
        names = [n for name in base["names"] for n in (name, *plurals(name))]
        yield _entry(base["ucum"], unprefixed, names, base["symbols"])
        for key in base["prefixes"]:
            word, scale, code = source["prefixes"][key]
            power = base.get("power", 1)
            si = dict(unprefixed)
            if si:
                si["factor"] = plain(Decimal(unprefixed["factor"]) * Decimal(scale) ** power)
            stem = [word + name for name in base["names"]]
            symbols = base.get("prefixed_symbols", base["symbols"])
            yield _entry(
                code + base["ucum"],
                si,
                [n for name in stem for n in (name, *plurals(name))],
                [key + symbol for symbol in symbols],
            )


def _extra_units(source: dict[str, Any], convert: Converter) -> Iterator[dict[str, Any]]:
    for extra in source["extra"]:
        made = (
            [p for name in extra["names"] for p in plurals(name)] if "plurals" not in extra else []
        )
        names = [*extra["names"], *extra.get("plurals", made)]
        yield _entry(
            extra["ucum"], convert.to_si(extra["pint"], extra.get("si")), names, extra["symbols"]
        )


def units_table() -> list[dict[str, Any]]:
    """All units, one entry for each UCUM code, our own forms before CLDR's."""
    source, convert = load_toml("unit_sources.toml"), Converter()
    taken: set[str] = set()
    merged: dict[str, dict[str, Any]] = {}
    for make in (_extra_units, _prefixed_units, _cldr_units):
        for entry in make(source, convert):
            kept = merged.setdefault(entry["ucum"], {**entry, "names": [], "symbols": []})
            for field in ("names", "symbols"):
                fresh = [form for form in entry[field] if form not in taken]
                kept[field].extend(fresh)
                taken.update(fresh)
    for code, words in source["denominators"].items():
        expression = source["denominator_pint"].get(code, "")
        merged[f"per {code}"] = {
            **_entry(code, convert.to_si(expression), [], []),
            "per": sorted({p for word in words for p in (word, _plural(word))}),
        }
    return [
        unit for unit in merged.values() if any(unit.get(f) for f in ("names", "symbols", "per"))
    ]


def _current_currencies() -> dict[str, list[str]]:
    """ISO 4217 code -> alpha-2 and alpha-3 codes of the countries that use it today."""
    users: dict[str, list[str]] = {}
    alpha3: dict[str, list[str]] = {}
    for alias, targets in get_global("territory_aliases").items():
        if len(alias) == 3 and alias.isalpha() and len(targets) == 1:
            alpha3.setdefault(targets[0], []).append(alias)
    for territory, currencies in get_global("territory_currencies").items():
        for code, _start, end, tender in currencies:
            if end is None and tender:
                users.setdefault(code, []).extend([territory, *alpha3.get(territory, [])])
    return users


def currencies_table() -> dict[str, Any]:
    """Names, symbols, and what a shared name means in each country."""
    source, users = load_toml("currency_sources.toml"), _current_currencies()
    names: dict[str, list[str]] = {}
    plural = _FRENCH._data["currency_names_plural"]
    for code, name in _FRENCH.currencies.items():
        forms = [str(name), *(str(form) for form in dict(plural.get(code, {})).values())]
        extra = source["names"].get(code, [])
        kept = [
            f.replace("’", "'") for f in forms if ("(" not in f and code[0] != "X") or code in users
        ]
        names[code] = list(dict.fromkeys([*(f for f in kept if "(" not in f), *extra]))
    names["BTC"] = source["names"]["BTC"]
    today = {form_key(form) for code in users for form in names.get(code, ())}
    names = {
        code: [f for f in forms if code in users or form_key(f) not in today]
        for code, forms in names.items()
    }
    heads = {
        head: {
            c: code
            for code in users
            for c in users[code]
            if any(re.match(rf"(nouveau )?{head}\b", form, re.I) for form in names.get(code, []))
        }
        for head in source["by_country"]
    }
    cfa = {c: code for code in ("XOF", "XAF") for c in users[code]}
    return {
        "codes": sorted(users),
        "names": {code: forms for code, forms in names.items() if forms},
        "symbols": source["symbols"],
        "by_country": {
            head: {**entry, "countries": heads[head]}
            for head, entry in source["by_country"].items()
        }
        | {"cfa": {"forms": [], "countries": cfa}},
        "symbols_by_country": source["symbols_by_country"],
        "subunits": source["subunits"],
    }


def _toml(value: Any) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{_toml(k)} = {_toml(v)}" for k, v in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return '"' + str(value).replace("\\", "\\\\").replace('"', '\\"') + '"'


def write_tables(folder: Path) -> None:
    """Write both tables into ``folder``."""
    head = "# Generated by `python -m pipeline.quantities.build_tables`; not to be edited.\n"
    units = "".join(
        "\n[[unit]]\n"
        + "".join(f"{key} = {_toml(value)}\n" for key, value in unit.items() if value)
        for unit in units_table()
    )
    (folder / "units.toml").write_text(head + units, encoding="utf-8")
    money = currencies_table()
    text = f"codes = {_toml(money.pop('codes'))}\n"
    for section, entries in money.items():
        rows = "".join(f"{_toml(key)} = {_toml(value)}\n" for key, value in entries.items())
        text += f"\n[{section}]\n{rows}"
    (folder / "currencies.toml").write_text(head + text, encoding="utf-8")


if __name__ == "__main__":
    write_tables(Path(str(resources.files("pipeline.lexicon"))))
