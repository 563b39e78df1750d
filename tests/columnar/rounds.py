"""The number of random libraries that are compared; `DUBAO_ROUNDS=2000 pytest tests/columnar` compares thousands."""

import os

from hypothesis import HealthCheck, Phase, settings

ROUNDS = settings(
    max_examples=int(os.environ.get("DUBAO_ROUNDS", "6")),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    # To shrink a history of commits takes many minutes and shows little more.
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)
