"""Temporal expressions: what a text says of time, and where it lies on the calendar."""

from __future__ import annotations

from pipeline.dates.finding import find_dates

__all__ = ["find_dates"]
