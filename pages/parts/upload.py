"""What a visitor uploads: the place for it, and what is said of what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import TypeVar

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.runtime.uploaded_file_manager import UploadedFile

from analysis.own import faults as told
from analysis.own import templates
from analysis.own.faults import Fault
from analysis.own.grid import COLUMNS, ROWS
from analysis.own.progress import heard_by
from analysis.own.reading import MEGABYTE, MEMBERS, UNPACKED
from pages.parts.own import COMPUTED, drop_files, forget_read, uploads
from pages.parts.plain import plain
from pages.parts.shared import ONCE, atlas_package

Made = TypeVar("Made")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

LIMIT = st.get_option("server.maxUploadSize")


def uploader() -> Sequence[UploadedFile]:
    """Draw the place for files, with the limits; returns the files."""
    files = st.file_uploader(
        f"CSV and other text, Excel (.xlsx), Parquet, or a zip of these: up to {LIMIT} MB a file, {ROWS:,} rows and "
        f"{COLUMNS:,} columns a table; a zip unpacks to {UNPACKED // MEGABYTE} MB and {MEMBERS} files at most.",
        accept_multiple_files=True,
        key=f"own-files-{uploads()}",
    )
    if not files:
        forget_read()
    return files


def once(what: str, files: Sequence[UploadedFile], make: Callable[..., Made], *options: Hashable) -> Made:
    """Return what `make` makes of the options, made once for these files: a page runs anew with every click.

    Only the last result of each kind is held, in the visit. While it is made, the page says how far that is.
    """
    held = st.session_state.setdefault(ONCE, {})
    key = (*(file.file_id for file in files), *options)
    if what not in held or held[what][0] != key:
        with _followed(what):
            made = make(*options)
        held[what] = key, made
    return held[what][1]


@contextmanager
def _followed(what: str) -> Iterator[None]:
    """Show what is said of the work within, and a button that ends it; nothing where nothing is said."""
    place = st.empty()
    line: list[DeltaGenerator] = []

    def show(said: str) -> None:
        if not line:
            with place.container(horizontal=True, vertical_alignment="center"):
                line.append(st.empty())
                # A press asks for a new run, and what is said next ends this one. That run would begin the work
                # again, if the files were there, but for the work that a button begins.
                ended = None if what == COMPUTED else drop_files
                st.button("Cancel", icon=":material/close:", on_click=ended, key=f"own-cancel-{what}")
        line[0].markdown(f":material/hourglass_top: {plain(said)}")

    with heard_by(show):
        yield
    place.empty()


def fault_list(faults: Sequence[Fault]) -> None:
    """Say how many faults there are of each kind, and show the first of them; all of them can be saved."""
    if not faults:
        st.success("Checked, no faults.", icon=":material/task_alt:")
        return
    kinds = told.by_kind(faults)
    st.error(
        f"{len(faults):,} fault{'s' * (len(faults) != 1)}: "
        + "; ".join(f"{kind.lower()} ({count:,})" for kind, count in kinds.items())
        + ".",
        icon=":material/error:",
    )
    shown = faults[: told.SHOWN]
    st.table(told.table(shown).map(plain), border="horizontal", hide_index=True, alt="What is wrong, and where")
    if len(faults) > len(shown):
        st.caption(f"The first {len(shown)} of {len(faults):,}.")
    st.download_button(
        "All faults (CSV)",
        data=partial(told.csv, faults),
        file_name="pm-atlas_faults.csv",
        mime="text/csv",
        icon=":material/download:",
        on_click="ignore",
        key="own-faults",
    )


def begin_from() -> None:
    """Offer files to begin from; each is made when asked for."""
    package = atlas_package()
    kinds = {
        "People (CSV)": ("people.csv", partial(templates.form_csv, "People"), "text/csv"),
        "People (Excel)": ("people.xlsx", partial(templates.form_xlsx, "People"), XLSX),
        "Bands (CSV)": ("bands.csv", partial(templates.form_csv, "Bands"), "text/csv"),
        "Bands (Excel)": ("bands.xlsx", partial(templates.form_xlsx, "Bands"), XLSX),
        "Tables (zip of CSV)": ("tables.zip", partial(templates.tables_zip, package), "application/zip"),
        "Tables (Excel)": ("tables.xlsx", partial(templates.tables_xlsx, package), XLSX),
    }
    with st.container(horizontal=True):
        for label, (name, make, mime) in kinds.items():
            st.download_button(
                label,
                data=make,
                file_name=f"pm-atlas_{name}",
                mime=mime,
                icon=":material/download:",
                on_click="ignore",
                key=f"own-template-{name}",
            )
