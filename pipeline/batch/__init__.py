"""A run: inputs in, a folder of tables out."""

from pipeline.batch.remote import run_remote
from pipeline.batch.result import RunResult
from pipeline.batch.run import run, run_to_stream

__all__ = ["RunResult", "run", "run_remote", "run_to_stream"]
