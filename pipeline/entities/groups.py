"""Groups of name candidates that name one entity, and the rule that put each into its group."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from pipeline.entities.candidates import Gender, NameCandidate
from pipeline.entities.countries import Place
from pipeline.entities.spelling import fold
from pipeline.records import Label


@dataclass(eq=False, slots=True)
class Group:
    """The names of one entity.

    Attributes
    ----------
    members
        Candidates of these names, in text order.
    forms
        Their spellings, each once, in order of appearance.
    rules
        Spelling → rule that linked it to the group (``surname``, ``acronym``…); spellings that
        differ by case or accents only have none.
    given_name
        Name of an entity that no name of the text names (``conducteur``), else ``None``.
    given_place
        The place of such an entity.
    """

    label: Label
    members: list[NameCandidate] = field(default_factory=list)
    forms: list[str] = field(default_factory=list)
    rules: dict[str, str] = field(default_factory=dict)
    given_name: str | None = None
    given_place: Place | None = None

    def add(self, candidate: NameCandidate) -> None:
        """Take in one more mention."""
        self.members.append(candidate)
        if candidate.kind == "name" and candidate.text not in self.forms:
            self.forms.append(candidate.text)

    def absorb(self, other: Group, rule: str) -> None:
        """Take in all names of another group."""
        for form in other.forms:
            self.rules.setdefault(form, other.rules.get(form, rule))
            if form not in self.forms:
                self.forms.append(form)
        self.members = sorted([*self.members, *other.members], key=lambda one: one.start)

    @property
    def first(self) -> int:
        """Offset of the first mention."""
        return self.members[0].start

    @property
    def place(self) -> Place | None:
        """The known place that the group names, if it is one."""
        where = self.members[0].places if self.members and self.members[0].kind != "nominal" else ()
        return where[0] if len(where) == 1 else self.given_place

    @property
    def name(self) -> str:
        """The fullest name: that of most words, then the longest; initials count less."""
        if self.given_name is not None:
            return self.given_name
        if self.place is not None:
            return self.place.name
        if not self.forms:
            return self.members[0].text
        return max(
            self.forms,
            key=lambda form: (_fullness(form), not form.isupper(), -self.forms.index(form)),
        )

    @property
    def words(self) -> tuple[str, ...]:
        """The folded words of the fullest name."""
        return fold(self.name)

    @property
    def gender(self) -> Gender | None:
        """What the civilities before its mentions tell, ``None`` when nothing or both."""
        genders = {one.gender for one in self.members if one.gender}
        return next(iter(genders)) if len(genders) == 1 else None


@lru_cache(maxsize=4096)  # asked for again with each mention that might be an alias
def _fullness(form: str) -> tuple[int, int]:
    words = fold(form)
    return sum(len(word.rstrip(".")) > 1 for word in words), len(form)
