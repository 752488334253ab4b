"""``python -m pipeline`` is ``glaneur``."""

from pipeline.cli import main

main()
