"""What packages bring along that Inzage never asks for, each with the reason it may stay out.

Nothing here is loaded when all pages are walked, everything is saved and an archive is read. What
is named by mistake shows as a page that is not drawn: `tests/browser/test_program.py` walks them.
"""

from __future__ import annotations

import pkgutil
import re

CHARTS = {"bar", "heatmap", "icicle", "scatter", "scattergeo", "layout"}
"""The kinds of chart that `dashboard/charts` draws, of fifty that plotly has a folder for."""

_COLOURED = {"candlestick", "sankey", "table", "waterfall"}
_NAMED = {"_contour", "_contourcarpet", "_histogram2d"}
"""The kinds that Streamlit gives its colours, with their parts or by their name alone; without one
of them it colours no chart at all."""

_SPACES = ("scene", "polar", "ternary", "smith", "mapbox", "map")
"""Spaces to draw in that are neither a plane nor our map."""

LETTERS = ("belgium", "ireland", "netherlands", "norway", "united_kingdom")
"""The countries of the letter, whose holidays move a deadline."""

_MODULES = (
    # other charts and tables than ours
    "altair pydeck matplotlib scipy IPython rich pygments plotly.matplotlylib plotly.express "
    "plotly.figure_factory "
    # stores and formats that are for the command line, or for a study
    "polars duckdb dask distributed fsspec cohort openpyxl "
    # narwhals stands between plotly and tables of kinds that we have none of
    "narwhals._dask narwhals._duckdb narwhals._ibis narwhals._polars narwhals._spark_like "
    "narwhals._sql "
    # arrow beyond tables in memory and one Parquet file
    "pyarrow.acero pyarrow.dataset pyarrow.feather pyarrow.flight pyarrow.gandiva pyarrow.orc "
    "pyarrow.substrait pyarrow.tests pyarrow._acero pyarrow._dataset pyarrow._dataset_parquet "
    "pyarrow._dataset_parquet_encryption pyarrow._feather pyarrow._parquet_encryption "
    "pyarrow._substrait "
    # what asks the internet: only Streamlit's start screens and counts would, and they are off
    "requests urllib3 charset_normalizer certifi xmlrpc smtplib ftplib http.cookiejar "
    # other ways to serve; settings in YAML; watching source files for changes
    "websockets.legacy websockets.sync websockets.trio websockets.asyncio watchdog yaml "
    # pictures: Streamlit loads the core of Pillow to hand on our icon, and opens none
    "PIL._avif PIL._webp PIL._imagingcms PIL._imagingft PIL._imagingmath PIL.ImageTk PIL.ImageQt "
    # lxml writes the letter for a word processor; it reads nothing
    "lxml.html lxml.objectify lxml.sax lxml.builder lxml.diff lxml.isoschematron xml.dom xml.sax "
    "xml.etree "
    # numbers that are not asked for, and holidays of stock exchanges
    "numpy.f2py numpy.fft numpy.polynomial numpy.testing holidays.financial "
    # tools for building and testing, and a terminal to type into
    "pytest _pytest py hypothesis playwright mypy setuptools pip pkg_resources tkinter pydoc_data "
    "pandas.tests numpy._core._multiarray_tests _testcapi _testinternalcapi pdb doctest readline "
    # Python's slow way to do what its fast one does
    "_pydecimal"
).replace("\n", " ")

FILES = re.compile(
    r"pyarrow/(include|includes|src|tests)/"
    r"|(lib)?(arrow|_)_?(flight|s3|s3fs|orc|gcsfs|azurefs|hdfs)\b"
    r"|libarrow_python(_parquet_encryption)?\.so(\.\d+\.\d+\.\d+)?$"  # links of the same files
    r"|plotly/package_data/(widgetbundle|datasets)"
    # Streamlit's pictures, diagrams, code with colours, formulas and a letter with serifs
    r"|static/js/(DeckGl|GraphViz|ECharts|embed\.|elk-|cytoscape|\w+Diagram-|StreamlitSyntax)"
    r"|static/js/(mermaid|chunk-[A-Z0-9]{8}\.|swimlanes|diagram-|cose-|dagre-|wavesurfer)"
    r"|static/media/(KaTeX|SourceSerif|SourceCodeVF-Italic|balloon|flake|snowflake|fireworks)"
    r"|streamlit/\.agents"
    r"|dateutil/zoneinfo"  # the system's or tzdata's are used
    r"|babel/locale-data/(?!(root|en|nl|nb|no)(_[A-Z0-9]+)?\.dat)"
    r"|holidays/locale/(?!(en|nl|nb|fr|de))"
    r"|dist-info/(RECORD|INSTALLER|REQUESTED|direct_url)"
    r"|(webp|lcms2|avif|sharpyuv|readline|freetype|harfbuzz)[^/]*\.(so|dylib|dll)"
    r"|\.(pyx|pxd|pxi|pyi|lib)$"
)
"""Paths of files that stay out, with slashes."""


def modules() -> list[str]:
    """The modules that stay out, by their full names; what is in them stays out too."""
    import holidays.countries
    import PIL
    import plotly.graph_objs

    charts = [one.name for one in pkgutil.iter_modules(plotly.graph_objs.__path__)]
    traces = {name for name in charts if not name.startswith("_")} - CHARTS - _COLOURED
    plots = sorted({named for name in traces for named in (name, f"_{name}")} - _NAMED)
    countries = {one.name for one in pkgutil.iter_modules(holidays.countries.__path__)}
    pictures = {one.name for one in pkgutil.iter_modules(PIL.__path__)}
    return [
        *_MODULES.split(),
        *(f"plotly.graph_objs.{name}" for name in plots),
        *(f"plotly.graph_objs.layout.{name}" for name in _SPACES),
        *(f"holidays.countries.{name}" for name in sorted(countries - set(LETTERS))),
        *(f"PIL.{name}" for name in sorted(pictures) if name.endswith("ImagePlugin")),
    ]
