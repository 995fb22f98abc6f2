"""People: conversations by number and period, who follows whom, gifts. Never the text of a message.

Names are the file's own; `redaction` puts made-up ones in their place before anything is shown.
A message table here is `direct_messages`, `group_messages` or `tako_messages`.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.redaction.redaction import same_person
from analysis.rhythm.activity import local_month
from analysis.union import file_of
from parsers.format.languages import labels_of
from parsers.format.sections import SOURCE

_NAME_FIELDS = labels_of("Username") | {"user name"}
"""What the profile calls the account's own name: JSON `userName`, TXT in its own language."""

_GROUP = r"(?i)Group_Chat_\d+"
"""How archives of 2025 call a group among the conversations with one person each."""
_TWO = 2
"""Who writes in a conversation with one person: that person and the account."""


@dataclass(frozen=True)
class OwnName:
    """The account's own user name. `certainty` is "stated" (in the profile) or "assumed".

    `former` are the names that older files of the account state, where it got a new one.
    """

    name: str
    certainty: str
    former: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, *self.former)

    @property
    def keys(self) -> frozenset[str]:
        """The names as people are told apart."""
        return frozenset(map(same_person, self.names))


@dataclass(frozen=True)
class Gifts:
    """Gifts sent and bought, in rows, and the sum of the amounts that are plain numbers.

    `sent_amount` is in what the file calls an amount (the unit is not stated), `bought_price` in a
    currency that the file does not state. `*_unread` counts the amounts that are no plain number.
    """

    sent: int
    sent_amount: float
    sent_unread: int
    accounts: int
    bought: int
    bought_price: float
    bought_unread: int
    first: pd.Timestamp | None
    last: pd.Timestamp | None


def person_key(names: pd.Series) -> pd.Series:
    """Names as people are told apart (`redaction.same_person`); missing stays missing."""
    keys = {name: same_person(name) for name in names.dropna().unique()}
    return names.map(keys).astype("string")


def stated_names(profile: pd.DataFrame) -> tuple[str, ...]:
    """The account's own user name as the profile says it; of several files each one's, the newest
    first."""
    stated = _stated(profile)
    files = stated[SOURCE].map(file_of).astype("string")
    names: dict[str, str] = {}
    for name in stated["value"][~files.duplicated()].astype(str):
        names.setdefault(same_person(name), name)
    return tuple(names.values())


def are_several(profile: pd.DataFrame) -> bool:
    """Whether a profile that was read as one archive's names more than one account."""
    return len({same_person(name) for name in _stated(profile)["value"].astype(str)}) > 1


def _stated(profile: pd.DataFrame) -> pd.DataFrame:
    if not len(profile):
        return profile
    label = profile["field"].str.split(" > ").str[-1].str.strip().str.rstrip(":").str.casefold()
    return profile[label.isin(_NAME_FIELDS) & profile["value"].notna()]


def stated_name(profile: pd.DataFrame) -> str | None:
    """The newest of `stated_names`; None where there is none."""
    return next(iter(stated_names(profile)), None)


def account_numbers(device_ids: pd.DataFrame) -> frozenset[str]:
    """The numbers of accounts (`uid`) in the list of devices; one of zeros is none."""
    return frozenset(
        number for one in device_ids["uid"].dropna() if (number := str(one).strip()).strip("0-")
    )


def own_name(profile: pd.DataFrame, direct_messages: pd.DataFrame) -> OwnName | None:
    """The account's own user name: from the profile, else the most usual sender, as a guess.

    The guess is the sender who writes in most conversations, then most messages; a name that only
    writes in the conversation that bears it is the other side and does not count. None where there
    is nobody to guess at.
    """
    stated = stated_names(profile)
    if stated:
        return OwnName(stated[0], "stated", stated[1:])
    sent = direct_messages[["conversation", "sender"]].dropna(subset=["sender"])
    sent = sent[person_key(sent["sender"]).ne(person_key(sent["conversation"])).fillna(True)]
    ranked = sent.groupby("sender").agg(
        conversations=("conversation", "nunique"), messages=("conversation", "size")
    )
    if not len(ranked):
        return None
    order = ["conversations", "messages", "sender"]
    ranked = ranked.reset_index().sort_values(order, ascending=[False, False, True])
    return OwnName(str(ranked["sender"].iloc[0]), "assumed")


def _counted(messages: pd.DataFrame, own: OwnName | None, zone: str) -> pd.DataFrame:
    """Each message with whose it is (sent, received, unsigned) and its month in `zone`."""
    key = person_key(messages["sender"])
    unsigned = messages["sender"].isna().to_numpy(bool)
    mine = np.zeros(len(messages), dtype=bool)
    if own is not None:
        mine = key.isin(own.keys).to_numpy(bool)
    return messages[["conversation", "at"]].assign(
        sent=mine,
        received=~mine & ~unsigned,
        unsigned=unsigned,
        month=local_month(messages["at"], zone),
    )


def conversations(messages: pd.DataFrame, own: OwnName | None, zone: str = "UTC") -> pd.DataFrame:
    """One row for each conversation: how many messages each way, and from when to when.

    Gives conversation, group (it is one of several people and not with one), messages, sent,
    received, unsigned (no sender in the file; the three add up to `messages`), first, last (UTC),
    months (months of `zone` with a dated message); most messages first. Messages without a
    conversation's name make one row in which it is missing.
    """
    writers = person_key(messages["sender"]).groupby(messages["conversation"]).nunique()
    found = (
        _counted(messages, own, zone)
        .groupby("conversation", sort=False, dropna=False)
        .agg(
            messages=("sent", "size"),
            sent=("sent", "sum"),
            received=("received", "sum"),
            unsigned=("unsigned", "sum"),
            first=("at", "min"),
            last=("at", "max"),
            months=("month", "nunique"),
        )
        .reset_index()
        .astype({"sent": "int64", "received": "int64", "unsigned": "int64"})
    )
    several = found["conversation"].map(writers).fillna(0) > _TWO
    named = found["conversation"].str.fullmatch(_GROUP).fillna(False).astype(bool)
    found.insert(1, "group", named | (several & found["conversation"].notna()))
    order = ["messages", "conversation"]
    return found.sort_values(order, ascending=[False, True], ignore_index=True)


def conversation_months(messages: pd.DataFrame, own: OwnName | None, zone: str) -> pd.DataFrame:
    """Messages of each conversation by month of `zone`: conversation, month, sent, received.

    Dated messages only; months without a message have no row; unsigned messages are in neither.
    """
    dated = _counted(messages, own, zone).dropna(subset=["month"])
    found = dated.groupby(["conversation", "month"], dropna=False)[["sent", "received"]].sum()
    return found.astype("int64").reset_index()


def follows_by_month(followers: pd.DataFrame, following: pd.DataFrame, zone: str) -> pd.DataFrame:
    """Followers and followed accounts by the month of `zone` in which they came.

    Gives month (every month from the first to the last), followers, following (new in it), and
    their running totals. The file lists those who were there on its day: who left is in no month,
    and rows without a time are in no month either.
    """
    counts = {
        name: local_month(frame["at"], zone).dropna().value_counts()
        for name, frame in (("followers", followers), ("following", following))
    }
    found = pd.DataFrame(counts).rename_axis("month").sort_index()
    if len(found):
        found = found.reindex(pd.date_range(found.index[0], found.index[-1], freq="MS", unit="us"))
    found = found.fillna(0).astype("int64")
    totals = found.cumsum().add_suffix("_total")
    return found.join(totals).rename_axis("month").reset_index()


def not_following_back(
    counted: pd.DataFrame, followers: pd.DataFrame, following: pd.DataFrame
) -> pd.DataFrame:
    """Accounts you wrote to that are not among your followers, most messages sent first.

    `counted` is what `conversations` gave for `direct_messages`. Gives conversation, sent,
    received, first, last, you_follow. It holds for the day of the file and only where the file has
    the list of followers; an account that changed its name does not look like a follower. A group
    follows nobody and is not among them.
    """
    key = person_key(counted["conversation"])
    known = counted["conversation"].notna() & (counted["sent"] > 0) & ~counted["group"]
    strangers = known & ~key.isin(person_key(followers["user"].dropna()))
    found = counted.loc[strangers, ["conversation", "sent", "received", "first", "last"]]
    found = found.assign(you_follow=key[strangers].isin(person_key(following["user"].dropna())))
    order = ["sent", "conversation"]
    return found.sort_values(order, ascending=[False, True], ignore_index=True)


def _amounts(written: pd.Series) -> pd.Series:
    """Plain numbers, also with a decimal comma; NaN for anything else."""
    plain = written.str.strip().str.replace(r"^(\d+),(\d+)$", r"\1.\2", regex=True)
    fits = plain.str.fullmatch(r"\d+(?:\.\d+)?").fillna(False).astype(bool)
    return pd.to_numeric(plain.where(fits).astype(object), errors="coerce").astype("float64")


def gifts(gifts_sent: pd.DataFrame, gifts_bought: pd.DataFrame) -> Gifts:
    """How many gifts were sent and bought, and for how much, where the file says it in numbers."""
    sent, bought = _amounts(gifts_sent["amount"]), _amounts(gifts_bought["price"])
    at = pd.concat([gifts_sent["at"], gifts_bought["at"]]).dropna()
    return Gifts(
        sent=len(gifts_sent),
        sent_amount=float(sent.sum()),
        sent_unread=int((sent.isna() & gifts_sent["amount"].notna()).sum()),
        accounts=int(person_key(gifts_sent["user"]).nunique()),
        bought=len(gifts_bought),
        bought_price=float(bought.sum()),
        bought_unread=int((bought.isna() & gifts_bought["price"].notna()).sum()),
        first=at.min() if len(at) else None,
        last=at.max() if len(at) else None,
    )


def gifts_by_account(gifts_sent: pd.DataFrame) -> pd.DataFrame:
    """Gifts by the account that got them: user, gifts, amounts (sum of plain numbers), first, last.

    `amount_read` counts the rows whose amount is a plain number. Gifts to nobody named make one
    row in which `user` is missing.
    """
    amounts = _amounts(gifts_sent["amount"])
    found = (
        gifts_sent[["at", "user"]]
        .assign(amounts=amounts)
        .groupby("user", sort=False, dropna=False)
        .agg(
            gifts=("at", "size"),
            amounts=("amounts", "sum"),
            amount_read=("amounts", "count"),
            first=("at", "min"),
            last=("at", "max"),
        )
        .reset_index()
    )
    return found.sort_values(["gifts", "user"], ascending=[False, True], ignore_index=True)
