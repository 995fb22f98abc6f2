"""Conversations: a header a chat, then messages that may run over several lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from parsers.format.section import Section, Step
from parsers.syntax.txt.declared import placed
from parsers.syntax.txt.lines import put
from parsers.syntax.txt.names import empty_in
from parsers.tree import Batch, Tree, texts

_CHAT = "Chat History with"
_FIRST = "[0123456789"
_TWO = 2
_UNSEEN = "\N{ZERO WIDTH NO-BREAK SPACE}\N{ZERO WIDTH SPACE}\N{LEFT-TO-RIGHT MARK}"
_MESSAGE = re.compile(
    r"\[?(\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(?: UTC)?)\]?,?"
    # Possessive: an endless line costs its size. A sender may be missing, with its blank.
    r"(?: ([^:\n]*+(?::(?=\S)[^:\n]*+)*+))?:(?: (.*)|)",
    re.DOTALL | re.ASCII,
)
_BRACKETED = re.compile(r"\[\d{4}-\d\d-\d\d ", re.ASCII)
_TAKO = "Tako"
_HEAD = 5


@dataclass
class Chat:
    """The messages of one conversation, by column."""

    title: str
    at: list[str] = field(default_factory=list)
    sender: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    empty: str = ""
    """The sentence under the header that says that there is nothing."""

    def batch(self, **more: list[str]) -> Batch:
        columns = {"Date": self.at, "From": self.sender, "Content": self.text, **more}
        return Batch({key: texts(values) for key, values in columns.items()}, leaves_each=1)


def message_of(line: str) -> tuple[str, str, str] | None:
    """Time, sender and text of a line that begins a message; None if it does not."""
    if not line.isascii():
        line = line.lstrip(_UNSEEN)
    if line[:1] not in _FIRST or not line:
        return None
    match = _MESSAGE.fullmatch(line)
    if match is None:
        return None
    at, sender, text = match.groups("")
    return at, sender, text


def is_header(line: str) -> bool:
    """Whether a line begins a conversation; these words are English in every language."""
    return line.startswith(">>>") and line[3:].lstrip().casefold().startswith(_CHAT.casefold())


def _is_other_header(line: str) -> bool:
    return line.startswith(">>>") and line.endswith(":")


def _title(line: str) -> str:
    """What a header says, without its colons; "Chat History with " where the name is missing."""
    title = line[3:].strip().rstrip(": ").replace("\0", "\N{REPLACEMENT CHARACTER}")
    return f"{title} " if title.casefold() == _CHAT.casefold() else title


def conversations(lines: Sequence[str]) -> tuple[list[Chat], list[str]]:
    """The chats of a file, and the lines that belong to none.

    A line without a time of its own goes on with the message before it, blank lines included.
    """
    chats: list[Chat] = []
    rest: list[str] = []
    blank: list[str] = []
    going_on: list[str] = []
    chat: Chat | None = None

    def close() -> None:
        if len(going_on) > 1 and chat:
            chat.text[-1] = "\n".join(going_on)
        going_on.clear()

    for line in lines:
        if not line or line.isspace():
            blank.append(line)
            continue
        if is_header(line) or (_is_other_header(line) and (blank or not chat)):
            close()
            chat = Chat(_title(line))
            chats.append(chat)
        elif message := message_of(line):
            close()
            if chat is None:
                chat = Chat("")
                chats.append(chat)
            at, sender, text = message
            chat.at.append(at)
            chat.sender.append(sender)
            chat.text.append(text)
            going_on.append(text)
        elif going_on:
            going_on.extend([*blank, line])
        elif chat and not chat.at and not chat.empty and empty_in(line):
            chat.empty = line
        else:
            rest.append(line)
        blank = []
    close()
    return chats, rest + [chat.empty for chat in chats if chat.at and chat.empty]


def section_of_chats(lines: Sequence[str]) -> str | None:
    """The section of conversations that a file is, whatever it is called; None if nobody can tell.

    The header alone stands over three of them. In a chat with a person that person writes, and
    besides only the owner of the archive; in a group more do; Tako is TikTok's own answering
    machine, and its messages begin with a bracket.
    """
    bracketed = any(_BRACKETED.match(line) for line in lines[:_HEAD])
    if not bracketed and not (lines and is_header(lines[0])):
        return None
    chats, _ = conversations(lines)
    senders = [{name for name in chat.sender if name} for chat in chats]
    if bracketed:
        tako = any(_TAKO in those for those in senders)
        return "Tako Chat History" if tako and max(map(len, senders)) <= _TWO else None
    for chat, those in zip(chats, senders, strict=True):
        if chat.title.removeprefix(_CHAT).strip() in those and len(those) <= _TWO:
            return "Direct Messages"
    return "Group Chat" if any(len(those) > _TWO for those in senders) else None


def messages_tree(section: Section, chats: list[Chat]) -> tuple[dict[str, Tree], int]:
    """The object of a section of conversations, and how many header lines are no leaf of it.

    The header of a chat without a message is the leaf that says so. Where JSON has a list of
    chats, each with its title, the title comes as a column: a leaf of its own it is not.
    """
    value: dict[str, Tree] = {}
    named: dict[str, Tree] = {}
    seen: Counter[str] = Counter()
    listed: list[Tree] = []
    headers = 0
    as_map = any(step is Step.MAP for step, _ in section.inner)
    for chat in chats:
        headers += bool(chat.title and (chat.at or chat.empty))
        if as_map:
            put(
                named, seen, f"{chat.title}:" if chat.title else "", chat.batch() if chat.at else []
            )
            continue
        (inner,) = [word for step, word in section.inner[1:] if step is Step.KEY]
        title = chat.title.removeprefix(_CHAT).strip()
        titles = {next(iter(section.carried.values())): [title] * len(chat.at)} if title else {}
        listed.append({inner: chat.batch(**titles) if chat.at else []})
    content: Tree = named if as_map else listed
    if content:
        placed(value, section, content)
    return value, headers
