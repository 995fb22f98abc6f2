"""Pictures: a table of numbers goes in, a plotly figure and a sentence that says the same come out.

Nothing here knows streamlit, and no text of the archive gets into a label: plotly reads some HTML
in labels, so they hold our own words only.
"""
