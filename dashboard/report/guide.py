"""The guide for whoever leads a workshop, in words: what to prepare, when to do what, and why."""

from __future__ import annotations

from dashboard.words import later

WHY_OWN = (
    later(
        "A file has the names and words of other people in it. Nobody in the room has asked them."
    ),
    later("It can be about health, love, belief or money, even where nobody expects it."),
    later("In a room it is hard to say no. At home, everybody chooses for themselves."),
    later("If you open other people's files, you become responsible for their data by law."),
)
"""Why participants' own files belong on their own computers."""

BEFORE = (
    later("Two people share one computer with Inzage. Or you start “inzage serve --room” once."),
    later("Choose one life: Sem for pupils, Liv for students, Ida for parents and teachers."),
    later("Do the quests yourself first. Print a worksheet for each pair and keep the answers."),
    later("Agree on somebody to talk to afterwards, and say at the beginning who it is."),
)

RULES = (
    later("We talk about a made-up person, not about each other."),
    later("Nobody has to tell anything about themselves."),
    later("Four words: recorded, declared, estimated, unknown. Say which one you mean."),
    later("There are no points. A pair that finds one answer has done well."),
)

Timing = tuple[tuple[int, int, str], ...]
"""From minute, to minute, what happens."""

SHORT: Timing = (
    (0, 5, later("Welcome. What is such a file, and why may everybody ask for it?")),
    (5, 10, later("The rules. Everybody opens the same life: “Try made-up data”, “Just me”.")),
    (10, 25, later("Quests in pairs, in any order. Help with the hints, not with the answers.")),
    (25, 35, later("Together: the answers, and for each one how the file knows it.")),
    (35, 42, later("What is not in the file? What can you ask for or switch off yourself?")),
    (42, 45, later("Close: one thing that was new. How to get your own file, at home.")),
)

LONG: Timing = (
    (0, 10, later("Welcome. What is such a file? Guess: how many videos in half a year?")),
    (10, 15, later("The rules. Everybody opens the same life: “Try made-up data”, “Just me”.")),
    (15, 35, later("Quests in pairs, in any order. Help with the hints, not with the answers.")),
    (35, 45, later("Together: the answers, and for each one how the file knows it.")),
    (45, 50, later("A short break.")),
    (50, 65, later("A second life. Sem and Ida both watch at night: what differs?")),
    (65, 78, later("What is not in the file? What can you ask for or switch off yourself?")),
    (78, 85, later("Close: one thing that was new. How to get your own file, at home.")),
)
