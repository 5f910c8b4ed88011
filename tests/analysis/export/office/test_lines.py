"""Lines along time: distances hold, and the points that the words name are marked."""

from __future__ import annotations

import io

from pptx import Presentation
from pptx.enum.chart import XL_MARKER_STYLE
from pptx.oxml.ns import qn

from analysis.export.office import slides
from analysis.export.office.native import native


def test_quarters_without_a_figure_keep_their_place(every):
    quarters = native(every["demand-traits"].chart).categories
    assert quarters[:3] == ("2022 Q3", "2022 Q4", "2023 Q1")
    assert quarters[-1] == "2026 Q1"


def test_turning_points_have_the_symbol_of_their_line_and_no_other_point_has(every):
    slide = Presentation(io.BytesIO(slides.deck([every["demand-index"]]))).slides[0]
    chart = next(shape.chart for shape in slide.shapes if shape.has_chart)
    line = next(iter(chart.plots[0].series))
    months = native(every["demand-index"].chart).categories
    marked = [int(one.find(qn("c:idx")).get("val")) for one in line._element.iter(qn("c:dPt"))]
    assert [f"{months[at]:%b %Y}" for at in marked] == ["May 2020", "Apr 2022", "May 2025", "Jul 2026"]
    assert {line.points[at].marker.style for at in marked} == {XL_MARKER_STYLE.DIAMOND}
    assert line.marker.style == XL_MARKER_STYLE.NONE
