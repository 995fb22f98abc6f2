"""Writes the workshop's papers: python -m dashboard.report.workshop

A guide, a worksheet and the answers in each language, as pages to print. The answers are computed
from the made-up data, so they cannot differ from what the screen says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from html import escape
from pathlib import Path

from analysis import quests
from dashboard import words
from dashboard.report.guide import BEFORE, LONG, RULES, SHORT, WHY_OWN, Timing
from dashboard.words import _
from dashboard.words.personas import PERSONAS
from dashboard.words.quests import OF_PERSONA, QUESTS, told
from fixtures.make import sample_zip
from parsers import Export, read_export

FOLDER = Path(__file__).parents[2] / "docs" / "workshop"

_STYLE = """
:root { color-scheme: light; }
body { font: 12pt/1.5 system-ui, sans-serif; color: #1c1b22; background: #fff;
       max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.7rem; line-height: 1.2; }
h2 { font-size: 1.25rem; margin-top: 2rem; }
h3 { font-size: 1rem; margin-bottom: .2rem; }
p, li, td, th { max-width: 42rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .35rem .6rem .35rem 0;
         border-bottom: 1px solid #b9b7c4; }
.when { white-space: nowrap; }
.line { border-bottom: 1px solid #77758a; height: 1.9rem; }
.note { border-left: 4px solid #4a3fb0; padding-left: 1rem; }
section, .quest { break-inside: avoid; }
@page { margin: 18mm; }
@media print {
  body { margin: 0; padding: 0; max-width: none; font-size: 11pt; }
  .life { break-before: page; }
  .life:first-of-type { break-before: auto; }
}
"""


def papers() -> Iterator[tuple[str, str]]:
    """Every paper in every language: the name of its file and its whole text."""
    for language in words.LANGUAGES:
        words.use(language)
        for name, paper in PAPERS.items():
            title, body = paper()
            yield f"{name}.{language}.html", _whole(language, title, body)
    words.use(words.LANGUAGES[0])


def paper(name: str) -> str:
    """One of `PAPERS` in the language of the run, as a whole page; KeyError for any other name."""
    title, body = PAPERS[name]()
    return _whole(words.language(), title, body)


def _whole(language: str, title: str, body: Iterable[str]) -> str:
    return "\n".join(
        [
            "<!doctype html>",
            f'<html lang="{language}">',
            "<head>",
            '<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width">',
            f"<title>{escape(title)}</title>",
            f"<style>{_STYLE}</style>",
            "</head>",
            "<body>",
            f"<main>\n<h1>{escape(title)}</h1>",
            *body,
            "</main>\n</body>\n</html>\n",
        ]
    )


def _guide() -> tuple[str, list[str]]:
    body = [
        _p(_("For the person who leads the workshop. Everything here uses made-up data.")),
        *_listed(_("Before you begin"), BEFORE),
        '<section class="note">',
        f"<h2>{escape(_('Their own files stay on their own computers'))}</h2>",
        _p(_("Do not ask for the files of the participants, and do not open one for them.")),
        _bullets(WHY_OWN),
        _p(
            _(
                "Anyone who wants to see their own file can open it later, on their own "
                "computer. Inzage sends nothing, so nobody else is needed for it."
            )
        ),
        "</section>",
        *_listed(_("What to say at the beginning"), RULES),
        *_timed(_("In 45 minutes"), SHORT),
        *_timed(_("In 85 minutes"), LONG),
    ]
    return _("A workshop with Inzage: the guide"), body


def _worksheet() -> tuple[str, list[str]]:
    body = [
        _p(
            _(
                "You are looking at the file of somebody who does not exist. Write down what you "
                "find."
            )
        ),
        _p(f"{_('Names')}: ______________________________"),
    ]
    for name in PERSONAS:
        body += _life(name)
        for number, key in enumerate(OF_PERSONA[name], start=1):
            quest = QUESTS[key]
            body += [
                '<div class="quest">',
                f"<h3>{number}. {escape(_(quest.question))}</h3>",
                _p(_("Hint: {hint}").format(hint=_(quest.hint))),
                '<div class="line"></div>',
                _p(_(quest.talk)),
                '<div class="line"></div>',
                "</div>",
            ]
        body.append("</div>")
    return _("A workshop with Inzage: worksheet"), body


def _answers() -> tuple[str, list[str]]:
    body = [
        _p(
            _(
                "For the person who leads the workshop. Calculated from the made-up data of "
                "this version."
            )
        )
    ]
    for name in PERSONAS:
        body += _life(name)
        for number, key in enumerate(OF_PERSONA[name], start=1):
            quest, answer = QUESTS[key], found(name)[key]
            assert answer is not None, (name, key)
            body += [
                '<div class="quest">',
                f"<h3>{number}. {escape(_(quest.question))}</h3>",
                *_bold(answer.words),
                _p(told(quest, answer)),
                _p(_("To talk about: {question}").format(question=_(quest.talk))),
                "</div>",
            ]
        body.append("</div>")
    return _("A workshop with Inzage: answers"), body


PAPERS: Mapping[str, Callable[[], tuple[str, list[str]]]] = {
    "guide": _guide,
    "worksheet": _worksheet,
    "answers": _answers,
}
"""The papers of each language by the names of their files: their titles and what stands in them."""


@cache
def found(name: str) -> dict[str, quests.Answer | None]:
    """The answers from one made-up life."""
    export = read_export(sample_zip(name))
    assert isinstance(export, Export)
    return quests.answers(export.tables, PERSONAS[name].zone)


def _life(name: str) -> list[str]:
    persona = PERSONAS[name]
    return [
        '<div class="life">',
        f"<h2>{escape(persona.name)}</h2>",
        _p(_(persona.sentence)),
    ]


def _listed(title: str, messages: Iterable[str]) -> list[str]:
    return ["<section>", f"<h2>{escape(title)}</h2>", _bullets(messages), "</section>"]


def _timed(title: str, timing: Timing) -> list[str]:
    names = "".join(f'<th scope="col">{escape(name)}</th>' for name in (_("Minutes"), _("What")))
    rows = [
        f'<tr><td class="when">{first}\u2013{last}</td><td>{escape(_(what))}</td></tr>'
        for first, last, what in timing
    ]
    table = "\n".join([f"<tr>{names}</tr>", *rows])
    return ["<section>", f"<h2>{escape(title)}</h2>", f"<table>\n{table}\n</table>", "</section>"]


def _bullets(messages: Iterable[str]) -> str:
    return "<ul>\n" + "\n".join(f"<li>{escape(_(one))}</li>" for one in messages) + "\n</ul>"


def _bold(found_words: tuple[str, ...]) -> list[str]:
    return [f"<p><strong>{escape(', '.join(found_words))}</strong></p>"] if found_words else []


def _p(text: str) -> str:
    return f"<p>{escape(text)}</p>"


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, text in papers():
        (FOLDER / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
