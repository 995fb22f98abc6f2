"""What Streamlit runs: for a page it draws; loaded as a program it is the guarded server."""

import streamlit as st

from dashboard import app as frame
from dashboard.server import serve, settings

if serve.is_page_run():
    frame.main()
else:
    settings.refuse_other_addresses()
    app = st.App(__file__, **serve.guards())
