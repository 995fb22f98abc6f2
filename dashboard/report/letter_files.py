"""A letter as a file: plain text, one page of HTML, or a document for a word processor."""

from __future__ import annotations

import html
import re
import textwrap
from collections.abc import Sequence
from io import BytesIO

from docx import Document
from docx.shared import Cm, Pt

from dashboard.report.letter import Block, Look

_WIDTH = 78

_NO_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What no document can hold; a company can have put it in its name, and without this the letter
could not be written."""

_STYLE = (
    "body{font:11pt/1.4 serif;max-width:17cm;margin:2cm auto;color:#000;background:#fff}"
    "h2{font-size:1em;margin:1em 0 .2em}p{margin:.2em 0 .6em}p.line{margin:0}"
    "ul{margin:.2em 0 .6em;padding-left:1.2em}small{color:#444}@page{margin:2cm}"
    "@media print{body{margin:0}}"
)


def as_text(blocks: Sequence[Block]) -> str:
    """The letter in plain text, in lines of at most 78 signs where words allow it."""
    written: list[str] = []
    tight = False  # the block before has no empty line below it
    for block in blocks:
        lead = "– " if block.look is Look.POINT else ""
        ends_tight = tight and block.look in (Look.TEXT, Look.SMALL)
        before = "\n" if block.look is Look.TITLE or ends_tight else ""
        tight = block.look in (Look.LINE, Look.POINT)
        gap = "" if tight else "\n"
        wrapped = textwrap.fill(
            block.text,
            _WIDTH,
            initial_indent=lead,
            subsequent_indent=" " * len(lead),
            break_long_words=False,
            break_on_hyphens=False,
        )
        written.append(f"{before}{wrapped}\n{gap}")
    return "".join(written)


def as_html(blocks: Sequence[Block], language: str) -> str:
    """The letter as a page of its own, that asks nothing of anybody."""
    title = next(block.text for block in blocks if block.look is Look.TITLE)
    body = []
    for index, block in enumerate(blocks):
        text = html.escape(block.text)
        if block.look is Look.POINT:
            opens = index == 0 or blocks[index - 1].look is not Look.POINT
            closes = index + 1 == len(blocks) or blocks[index + 1].look is not Look.POINT
            body.append(f"{'<ul>' if opens else ''}<li>{text}</li>{'</ul>' if closes else ''}")
        else:
            body.append(_TAGS[block.look].format(text))
    return (
        f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
        "style-src 'unsafe-inline'\">\n"
        f"<title>{html.escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        + "\n".join(body)
        + "\n</body>\n</html>\n"
    )


_TAGS = {
    Look.LINE: '<p class="line">{}</p>',
    Look.TITLE: "<h2>{}</h2>",
    Look.TEXT: "<p>{}</p>",
    Look.SMALL: "<p><small>{}</small></p>",
}


def as_docx(blocks: Sequence[Block]) -> bytes:
    """The letter as a document that a word processor opens; it names no author."""
    document = Document()
    for section in document.sections:
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.2)
        section.top_margin = section.bottom_margin = Cm(1.8)
    normal = document.styles["Normal"]
    normal.font.size = Pt(10)
    normal.paragraph_format.space_after = Pt(4)
    for block in blocks:
        style = "List Bullet" if block.look is Look.POINT else "Normal"
        paragraph = document.add_paragraph(style=style)
        run = paragraph.add_run(_NO_TEXT.sub("\ufffd", block.text))
        run.bold = block.look is Look.TITLE
        if block.look is Look.SMALL:
            run.font.size = Pt(8)
        if block.look in (Look.LINE, Look.POINT):
            paragraph.paragraph_format.space_after = Pt(0)
        if block.look is Look.TITLE:
            paragraph.paragraph_format.space_before = Pt(6)
    document.core_properties.author = ""
    document.core_properties.comments = ""
    written = BytesIO()
    document.save(written)
    return written.getvalue()
