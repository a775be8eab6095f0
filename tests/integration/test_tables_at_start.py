"""Tables are loaded at first use, while other threads are asking for rows already."""

import subprocess
import sys

import pytest

ASKED_AFTER_EACH_TABLE = """
from sqlalchemy.orm import configure_mappers

from app.persistence.tables.base import Base

define = Base.__init_subclass__.__func__


def define_and_ask(table, **options):
    define(table, **options)
    configure_mappers()


Base.__init_subclass__ = classmethod(define_and_ask)

import app.persistence.{module}
"""


@pytest.mark.parametrize("module", ["all_tables", "tables.contacts", "tables.subjects", "tables.bulletins"])
def test_no_table_names_rows_that_are_not_there_yet(module: str) -> None:
    code = ASKED_AFTER_EACH_TABLE.format(module=module)
    asked = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert asked.stderr == ""
