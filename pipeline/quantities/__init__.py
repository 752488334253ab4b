"""Quantities of French text: how much of what, as exact decimals with unit and bounds."""

from pipeline.quantities.finder import find_quantities

__all__ = ["find_quantities"]
