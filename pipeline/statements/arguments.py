"""Head tokens → arguments: noun phrases with offsets, and the entities that they mention."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.assertions import Argument
from pipeline.records import Mention, QuantityExpression, Title
from pipeline.statements.circumstances import token_at
from pipeline.statements.phrase_mentions import PhraseMentions
from pipeline.statements.tree import NOMINAL, Tree

_JOINED = re.compile(r"-(?:t-)?(?=\w)")  # ``a-t-elle``, ``dit-il``


class Arguments:
    """Makes arguments of one text.

    Parameters
    ----------
    text
        The whole document.
    tree
        Parse with offsets into it.
    mentions, titles, quantities
        Of the document.
    """

    def __init__(
        self,
        text: str,
        tree: Tree,
        mentions: Sequence[Mention],
        titles: Sequence[Title] = (),
        quantities: Sequence[QuantityExpression] = (),
    ) -> None:
        self.text = text
        self.tree = tree
        self._counted = {one.start: one for one in quantities if (one.item_start or 0) > one.start}
        self._mentions = PhraseMentions(text, tree, mentions, titles)
        self._made: dict[int, Argument | None] = {}

    def of(self, token: int | None) -> Argument | None:
        """The phrase that a token heads; ``None`` for no token."""
        if token is None:
            return None
        if token not in self._made:
            self._made[token] = self._make(token)
        return self._made[token]

    def _make(self, token: int) -> Argument:
        before = self._coordinated_before(token)
        heads = [*before, *self.tree.conjuncts(token)]
        first = self.tree.phrase(heads[0])[0]
        last = max(self.tree.phrase(head)[1] for head in {token, *heads})
        start, end = self._mentions.widened(*self.tree.span(first, last))
        if len(heads) == 1:
            named = self._mentions.of_plural(token, start, end)
            if len(named) < 2:
                return self._plain(token, start, end)
            return self._argument(
                start, end, head=self.tree.lemmas[token], entity=named[0].entity,
                label=named[0].label, parts=tuple(map(self.of_mention, named)),
            )  # fmt: skip
        parts = tuple(self._plain(head, *self._alone(head, heads)) for head in heads)
        first_named = next((part for part in parts if part.entity), parts[0])
        return self._argument(
            start, end, head=self.tree.lemmas[token], entity=parts[0].entity and first_named.entity,
            label=parts[0].entity and first_named.label, parts=parts,
        )  # fmt: skip

    def _coordinated_before(self, token: int) -> list[int]:
        """``Cuba et`` in ``Cuba et la Russie ont signé``, where the parser cut it off."""
        tree = self.tree
        if not tree.deps[token].startswith("nsubj"):
            return []
        first = tree.phrase(token)[0]
        while first > 0 and tree.heads[first - 1] == token and tree.deps[first - 1] == "det":
            first -= 1
        paired = tree.lower[first - 1] == "que" and "tant" in tree.lower[max(first - 6, 0) : first]
        if first < 2 or not (tree.lower[first - 1] == "et" or paired):
            return []
        head = first - 2
        while head < tree.heads[head] < first - 1 or (
            tree.heads[head] < head and tree.tags[tree.heads[head]] in NOMINAL
            and tree.sentences[tree.heads[head]] == tree.sentences[token]
        ):  # fmt: skip
            head = tree.heads[head]
        free = tree.tags[head] in NOMINAL and not tree.case(head)
        opens = (
            tree.phrase(head)[0] == 0
            or tree.sentences[tree.phrase(head)[0] - 1] != tree.sentences[head]
        )
        free = free or (paired and tree.tags[head] in NOMINAL)
        return [head] if free and (paired or opens or tree.heads[head] == tree.heads[token]) else []

    def _alone(self, head: int, heads: Sequence[int]) -> tuple[int, int]:
        """One member of a coordination, up to the next."""
        first, last = self.tree.phrase(head)
        following = [other for other in heads if other > head]
        if following and last >= following[0]:
            last = following[0]
            while last > head and (self.tree.heads[last] != head or last in heads):
                last -= 1
        while last > head and self.tree.tags[last] in {"PUNCT", "CCONJ", "DET", "ADP"}:
            last -= 1
        return self._mentions.widened(*self.tree.span(min(first, head), last))

    def _plain(self, token: int, start: int, end: int) -> Argument:
        if joined := _JOINED.match(self.text, start, end):
            start = joined.end()
        mention = self._mentions.of_phrase(token, end)
        if mention is not None and mention.kind == "name" and end < mention.start < end + 3:
            end = mention.end  # `le peintre Octave Renier`, cut by the parser
        return self._argument(
            start,
            end,
            head=self._head(token, start),
            entity=(mention.stands_for or mention.entity) if mention else None,
            label=mention.label if mention else None,
        )

    def _head(self, token: int, start: int) -> str:
        """Lemma of the head; of ``une dizaine de marins`` and ``près de 50 marins`` the counted."""
        amount = self._counted.get(start)
        if amount is None or amount.item_start is None:
            return self.tree.lemmas[token]
        inside = amount.start <= self.tree.starts[token] < amount.end
        item = token_at(self.tree, amount.item_start) if inside else None
        return self.tree.lemmas[token if item is None else item]

    def _argument(
        self,
        start: int,
        end: int,
        *,
        head: str,
        entity: str | None,
        label: str | None,
        parts: tuple[Argument, ...] = (),
    ) -> Argument:
        return Argument(
            start=start, end=end, text=self.text[start:end], source=self.text, head=head,
            entity=entity, label=label, parts=parts,
        )  # fmt: skip

    def of_mention(self, mention: Mention) -> Argument:
        """A mention as an argument."""
        return self._argument(
            mention.start,
            mention.end,
            head=mention.head or mention.text,
            entity=mention.stands_for or mention.entity,
            label=mention.label,
        )

    def person_at(self, end: int) -> Argument | None:
        """The person whose name ends at an offset."""
        mention = self._mentions.person_at(end)
        return None if mention is None else self.of_mention(mention)

    def of_place(self, token: int) -> Argument | None:
        """The place that a token heads, where it is a mention of a place, event or body."""
        mention = self._mentions.of_phrase(token, self.tree.ends[token])
        if mention is None or mention.label not in {"LOC", "ORG", "EVENT"}:
            return None
        return self._argument(
            mention.start, mention.end, head=mention.head or "", entity=mention.entity,
            label=mention.label,
        )  # fmt: skip

    def after(self, token: int, last: int) -> Argument | None:
        """The phrase that a token heads, from the word after ``last`` on."""
        argument = self.of(token)
        start = self.tree.ends[last]
        if argument is None or argument.start >= start:
            return argument
        while start < argument.end and self.text[start].isspace():
            start += 1
        return replace(
            argument, start=start, text=self.text[start : argument.end], source=self.text
        )

    def clause(self, start: int, end: int, head: str = "") -> Argument:
        """A clause or infinitive as an argument."""
        return Argument(
            start=start,
            end=end,
            text=self.text[start:end],
            source=self.text,
            head=head,
            clause=True,
        )
