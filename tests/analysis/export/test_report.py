"""Several charts as one document: a page each, in order, with text and bookmarks."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from typing import Any

import pytest
from pypdf import PdfReader

from analysis.charts import compensation, ladder, scope
from analysis.export import report

pytestmark = pytest.mark.browser


def test_a_document_has_a_page_a_chart_in_order_and_bookmarks(out_of):
    exports = [out_of(builder) for builder in (scope.dumbbells, ladder.ladder, compensation.bands)]
    nothing = replace(exports[0], chart=replace(exports[0].chart, figure=None))
    document = PdfReader(io.BytesIO(report.pdf([*exports[:1], nothing, *exports[1:]])))
    pages = [re.sub(r"\s", "", page.extract_text()) for page in document.pages]
    titles = [exported.chart.title for exported in exports]
    assert len(pages) == len(exports)
    assert all(re.sub(r"\s", "", title) in page for title, page in zip(titles, pages, strict=True))
    assert [mark.title for mark in document.outline] == titles
    assert document.metadata.title == "PM Career Atlas"
    assert [page.endswith(str(at)) for at, page in enumerate(pages, 1)] == [True] * 3, "numbers of pages"
    root: Any = document.trailer["/Root"]
    figures = root["/StructTreeRoot"]["/K"]["/K"]
    assert all(one.chart.alt in figure.get_object()["/Alt"] for one, figure in zip(exports, figures, strict=True))
    pages_made: Any = document.pages
    links = [page["/Annots"][0].get_object()["/A"]["/URI"] for page in pages_made]
    assert links == [one.link for one in exports]
    assert [page["/StructParents"] for page in pages_made] == [0, 1, 2]
