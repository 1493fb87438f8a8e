"""How many cases of a fuzz test are tried: those that it names, times a factor that `python -m tests.fuzz` sets."""

import os
from collections.abc import Callable
from typing import Any

from hypothesis import HealthCheck, settings

FACTOR = "SIRAA_FUZZ_FACTOR"
SHARES: dict[str, int] = {}
"""The cases of each fuzz test in the suite."""


def cases(share: int) -> Callable[[Any], Any]:
    """Decorates a fuzz test that tries `share` cases in the suite."""

    def decorate(test: Any) -> Any:
        SHARES[test.__name__.removeprefix("test_")] = share
        count = max(1, round(share * float(os.environ.get(FACTOR, "1"))))
        return settings(deadline=None, max_examples=count, suppress_health_check=list(HealthCheck))(test)

    return decorate
