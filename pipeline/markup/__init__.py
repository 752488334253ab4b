"""Marked-up text: what was found, shown where it stands; shared by notebooks and the report.

Everything here works on rows of the tables as plain dicts; nothing reads files or runs models.
"""

from pipeline.markup.html import marked_html
from pipeline.markup.marks import Mark, marks_of
from pipeline.markup.palette import displacy_options, palette, stylesheet

__all__ = ["Mark", "displacy_options", "marked_html", "marks_of", "palette", "stylesheet"]
