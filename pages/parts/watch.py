"""What those who watch the server are told beside Streamlit's own metrics: the bytes that caches hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from streamlit.runtime import get_instance
from streamlit.runtime.stats import CACHE_MEMORY_FAMILY, CacheStat

from analysis.package.bounded import held


class Caches:
    """Tells Streamlit's metrics how big the atlas's caches are (`cache_memory_bytes` of the type `atlas`)."""

    stats_families: Sequence[str] = (CACHE_MEMORY_FAMILY,)

    def get_stats(self, _family_names: Sequence[str] | None = None) -> Mapping[str, Sequence[CacheStat]]:
        """Return the bytes of each cache by its name."""
        return {CACHE_MEMORY_FAMILY: [CacheStat("atlas", name, size) for name, size in sorted(held().items())]}


def tell_of_caches() -> None:
    """Have the running server's metrics tell of the atlas's caches too. Call it once, when it runs."""
    get_instance().stats_mgr.register_provider(Caches())
