"""Advertisers: partners named in old exports, advertisements visited, forms filled in there."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from analysis.companies.events import plain


@dataclass(frozen=True)
class FormAnswers:
    """Answers to forms inside advertisements: `fields` with an answer, `forms` kept whole.

    What such a form looks like in the file has never been published; a filled one may arrive as an
    object whose content stands in the column `other`.
    """

    fields: int
    forms: int


def partners(ad_partners: pd.DataFrame, off_tiktok_activity: pd.DataFrame) -> pd.DataFrame:
    """Data partners and advertisers that an export of 2020 to 2023 names: kind, name, events.

    One row for each kind and name, in the order of the file. `events`: rows of off-TikTok activity
    of a company of that name, compared in lower case by letters and digits.
    """
    told = off_tiktok_activity["company"].dropna().map(plain).value_counts()
    named = ad_partners[["kind", "name"]].dropna(subset=["name"])
    found = named.drop_duplicates(ignore_index=True)
    counts = found["name"].map(plain).map(told.to_dict())
    return found.assign(events=counts.astype("Int64").fillna(0).astype("int64"))


def ads_by_host(ads_visited: pd.DataFrame) -> pd.DataFrame:
    """Advertisements visited, by the host their link names: host, ads, first, last.

    A link without a readable host counts in the row where `host` is missing. The host may be that
    of a company that counts clicks, not of the advertiser.
    """
    host = ads_visited["link"].str.extract(r"^[a-zA-Z][\w+.-]*://(?:[^/?#@]*@)?([^/?#:]+)")[0]
    found = (
        ads_visited[["at"]]
        .assign(host=host.astype("string").str.lower())
        .groupby("host", sort=False, dropna=False)
        .agg(ads=("at", "size"), first=("at", "min"), last=("at", "max"))
        .reset_index()
    )
    return found.sort_values(["ads", "host"], ascending=[False, True], ignore_index=True)


def form_answers(lead_forms: pd.DataFrame) -> FormAnswers:
    """How much stands in the forms that were filled in inside advertisements."""
    return FormAnswers(
        fields=int(lead_forms["value"].notna().sum()),
        forms=int(lead_forms["other"].notna().sum()),
    )
