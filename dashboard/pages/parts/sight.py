"""What is open as whoever looks at this page sees it: their clock, their colours, their choices."""

from __future__ import annotations

from analysis.findings.finding import Born
from dashboard.pages.parts import entered, habits
from dashboard.pieces.sight import Sight
from dashboard.show import show
from dashboard.store.session import Holding


def here(holding: Holding) -> Sight:
    age = entered.of(holding)
    born = Born(age.day.year, age.day.month) if age else None
    return Sight(holding, habits.choice(), show.colours(), born)
