"""Growth: what each rung asks for, where one stands, and what to show before the next step."""

import streamlit as st

from analysis import growth, skills
from analysis.charts import growth as charts
from analysis.growth import Assessment
from pages.parts.assessment import assessment, checklist, rate_yourself, review_sheet
from pages.parts.chart_card import chart_card
from pages.parts.context import context_bar
from pages.parts.filters import choice_of
from pages.parts.fold import cannot_tell, folded
from pages.parts.frame import bullets, caveat
from pages.parts.plain import plain
from pages.parts.shared import shared_package


def evidence() -> None:
    """Say how the article's skills are read, and whose words the rest is in."""
    bullets("The article's five skills, and the published ones that we read into them", skills.of_the_article(package))
    caveat(*opening.notes)


package = shared_package()
st.title("Skills")
answer = st.empty()
role = context_bar("growth").role
mine = assessment(role)

opening = growth.opening(package, mine, choice_of("done"))
answer.markdown(plain(opening.sentence))
chart_card(charts.skills_by_rung, Assessment(role))
cannot_tell(skills.cannot_tell(package))

st.header("Where do I stand?")
st.markdown("Rate yourself. What you enter stays in this visit and in the address of this page, which you can keep.")
with st.expander("What the levels mean"):
    bullets("", skills.levels_in_words(package))
rate_yourself(package)
chart_card(charts.me, mine)
bullets("What to work on", growth.work_on(package, mine).notes)

st.header("Before the next step")
checklist(package, role)
st.subheader("For a review talk")
review_sheet(package, mine)
folded("growth", evidence)
