import os

import pytest


def pytest_collection_modifyitems(items):
    if not os.environ.get("LIMPID_LONG"):
        for item in items:
            if item.get_closest_marker("long"):
                item.add_marker(pytest.mark.skip(reason="set LIMPID_LONG=1, or run `cargo xtask test --long`"))
