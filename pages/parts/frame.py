"""What frames every page: its answer, key figures and caveat."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from analysis import changes, sources, words
from analysis.package.memory import kept
from analysis.package.tables import DataError, Package
from pages.parts.menu import link_to
from pages.parts.plain import link_text, plain, unbroken

FORM, CHART = 5, 7
"""Shares of the width: two fields beside each other fit the form."""


def form_beside_chart() -> tuple[DeltaGenerator, DeltaGenerator]:
    """Return a column for a form and one for a chart: both on the first screen, one below the other on a phone."""
    form, chart = st.columns((FORM, CHART))
    return form, chart


def key_figures(figures: Sequence[tuple[str, str, str]], links: Mapping[str, tuple[str, str]] | None = None) -> None:
    """Draw figures in a row that wraps: label, value, and in small whose figure it is.

    `links` leads from a figure on to another page: the beginning of what is said in small, to the page's name
    and the link's text.
    """
    with st.container(horizontal=True):
        for label, value, whose in figures:
            with st.container(border=True, width="stretch", height="stretch"):
                st.markdown(plain(label))
                st.metric(plain(label), value, label_visibility="collapsed")
                st.caption(unbroken(whose))
                for start, (page, text) in (links or {}).items():
                    if whose.startswith(start):
                        link_to(page, f"→ {text}")


def bullets(heading: str, items: Sequence[str]) -> None:
    """Draw a list, under a heading in bold where there is one; nothing where there is no item."""
    if items:
        st.markdown((f"**{heading}**\n" if heading else "") + "".join(f"\n- {plain(item)}" for item in items))


def pairs(texts: Sequence[tuple[str, str]]) -> None:
    """Draw texts, each after its heading in bold."""
    for heading, text in texts:
        st.markdown(f"**{plain(heading)}.** {unbroken(text)}")


def numbered(texts: Sequence[tuple[str, str]]) -> None:
    """Draw texts as a numbered list, each after its heading in bold."""
    st.markdown("\n".join(f"{at}. **{plain(heading)}.** {plain(text)}" for at, (heading, text) in enumerate(texts, 1)))


def caveat(*sentences: str) -> None:
    """Say in plain words what the page's figures cannot tell; nothing where there is nothing to say."""
    if not any(sentences):
        return
    with st.container(border=True, key="caveat"):
        st.markdown(f":material/info: {plain(' '.join(sentences))}")


def source_facts(package: Package, source_id: str) -> None:
    """Write whose a source is, of when, what it feeds, method, caveat, last change, licence and citation."""
    facts, citation = _facts(package, source_id)
    st.markdown(facts)
    st.code(citation, language=None, wrap_lines=True)


@kept()
def _facts(package: Package, source_id: str) -> tuple[str, str]:
    (row,) = sources.described(package, [source_id])
    told = {
        "Publisher": plain(row["publisher"]),
        "Period": words.period(row["period"]) if row["period"] else "Not dated",
        "Address": link_text(row["url"], row["url"]) if row["url"] else "Our own, none",
        "Feeds": plain(", ".join(sources.feeds(package, source_id)) or "The maps behind the figures"),
        "Method": plain(row["method"]),
        "Caveat": plain(row["caveat"]),
        "Figures last changed": plain(changes.last_changed(package, source_id)),
        "Licence": link_text(row["licence"], row["licence_url"]),
    }
    return "\n\n".join(f"**{heading}.** {text}" for heading, text in told.items() if text), sources.citation(row)


def say_error(error: Exception) -> bool:
    """Tell a visitor in a sentence that a page failed, and the server's log everything; returns that it is said."""
    logging.getLogger("pm_career_atlas").error("A page failed", exc_info=error)
    if isinstance(error, DataError):
        st.error(plain(error), title="The data cannot be read", icon=":material/database_off:")
    else:
        st.error(
            "This page could not be shown; the fault is ours and is in the log. Reload it, or go to another page.",
            title="Something went wrong",
            icon=":material/error:",
        )
    return True
