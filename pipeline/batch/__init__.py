"""A run: inputs in, a folder of tables out."""

from pipeline.batch.run import RunResult, run, run_to_stream

__all__ = ["RunResult", "run", "run_to_stream"]
