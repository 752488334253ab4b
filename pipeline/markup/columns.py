"""The columns worth their width where people look; the files of a run hold all of them."""

COLUMNS: dict[str, tuple[str, ...]] = {
    "entities": ("label", "name", "aliases", "n_mentions", "country"),
    "relations": ("type", "subject_text", "object_text", "role", "value", "modality", "confidence"),
    "statements": ("predicate", "agent_text", "patient_text", "polarity", "modality", "tense"),
    "quotations": ("mode", "speaker_text", "cue", "text"),
    "dates": ("text", "kind", "value", "modifier", "resolved", "origin"),
    "quantities": ("text", "kind", "low", "high", "modifier", "unit", "item", "origin"),
    "mentions": ("text", "label", "kind", "head", "sentence", "origin"),
}
