"""What is said in the window where the program was started."""

from __future__ import annotations

from dashboard.process.terms import Room, written


def greeting(room: Room | None, listens: str, key: str) -> str:
    """How to come in; `listens` is the address, which opens nothing without the key."""
    return "\n".join(_of_room(room, listens, key) if room else _alone(listens, key))


def renewal(listens: str, key: str) -> str:
    """What is said once a key was used."""
    return f"Another browser may come in at {way_in(listens, key)}"


GOODBYE = "Inzage has stopped. Nothing of your archive is kept."


def way_in(listens: str, key: str) -> str:
    return f"{listens}/?key={key}"


def _alone(listens: str, key: str) -> list[str]:
    return [
        f"Inzage is at {way_in(listens, key)}",
        "The address works once and lets in whoever uses it: give it to nobody.",
        "Stop it with Quit on the page, or with Ctrl+C here.",
    ]


def _of_room(room: Room, listens: str, key: str) -> list[str]:
    own = "their own files and made-up data" if room.own_files else "made-up data only"
    return [
        f"Inzage is at {way_in(listens, key)}",
        "That address is for you and works once. It is not for the room.",
        f"The room comes in at {room.address or listens}: whoever enters the code may come in.",
        f"The code is {written(room.code)}. The board that shows it is at {listens}/board,",
        "for you alone; if the door closes after too many wrong codes, it opens again there.",
        f"At most {room.seats} people at once may have something open: {own}.",
        "What they open is in the memory of this computer until they forget it, close the page,",
        "or you stop Inzage. Whoever runs this computer could read it there.",
        "This program still listens on this computer only; docs/room.md says how to let a room in.",
        "Stop it with Ctrl+C here.",
    ]
