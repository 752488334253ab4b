"""Quantities of French text: numbers, units, money, percentages, ages, ordinals, and what they count."""

from pipeline.quantities.finder import find_quantities

__all__ = ["find_quantities"]
