import dataclasses

import pytest

from pipeline import records
from pipeline.tables.schema import arrow_schema, json_schema, tables

COMMON = ("doc_id", "start", "end", "text", "sentence", "origin")


@pytest.mark.parametrize("name", ["mentions", "dates", "quantities"])
def test_extracted_tables_begin_with_the_common_columns(name):
    assert tables()[name].column_names[:6] == COMMON


@pytest.mark.parametrize("name", list(tables()))
def test_every_column_is_described_in_the_arrow_schema(name):
    for field in arrow_schema(name):
        assert field.metadata[b"description"], field.name


@pytest.mark.parametrize(
    ("name", "record"),
    [("quantities", records.QuantityExpression), ("dates", records.TemporalExpression)],
)
def test_every_field_of_a_record_has_its_column(name, record):
    fields = {field.name for field in dataclasses.fields(record)} - {"anchor"}
    assert fields <= set(tables()[name].column_names)


def test_json_schema_lets_null_only_where_the_column_may_lack():
    dates = json_schema()["properties"]["dates"]["items"]["properties"]
    assert dates["value"]["type"] == ["string", "null"]
    assert dates["resolved"]["type"] == "boolean"
