"""What Streamlit keeps of a session beside our store, and how it lets go of it."""

from __future__ import annotations

import streamlit as st
from streamlit.runtime import Runtime
from streamlit.runtime.scriptrunner import get_script_run_ctx


def free_downloads(session_id: str) -> None:
    if Runtime.exists():
        files = Runtime.instance().media_file_mgr
        files.clear_session_refs(session_id)
        files.remove_orphaned_files()  # marks what was downloaded
        files.remove_orphaned_files()  # and drops it


def free_uploads() -> None:
    """Frees the bytes of this session's uploads, which Streamlit keeps for longer than the page."""
    context = get_script_run_ctx()
    if context:
        context.uploaded_file_mgr.remove_session_files(context.session_id)


TAB = "inzage_tab"
"""The cookie in which the script of the page tells the number of its tab."""


def tab() -> str:
    """The number of the browser tab of this session; empty where it told none."""
    return st.context.cookies.get(TAB, "")


def visitor() -> str:
    """Who looks at this page, the same for all pages of one browser: as the server told it.

    Where it told nothing, each page is somebody of its own.
    """
    return st.context.headers.get("Inzage-Visitor") or session_id()


def session_id() -> str:
    """Streamlit's name for this page; empty outside of one."""
    context = get_script_run_ctx()
    return context.session_id if context else ""
