"""A page that needs nothing else: one file with its style, to be opened, mailed or printed."""

from collections.abc import Iterable
from html import escape

STYLE = """
:root{color-scheme:light dark;--ink:#1d2730;--soft:#5c6b78;--line:#d9e0e6;--done:#5b8db8;--came:#c0703a}
body{font:16px/1.6 system-ui,"Noto Sans SC","Microsoft YaHei",sans-serif;color:var(--ink);background:#fff;
max-width:60rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.6rem;margin:0}h2{font-size:1.2rem;margin:2rem 0 .5rem}h3{font-size:1rem;margin:1rem 0 .25rem}
.soft{color:var(--soft)}
table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.3rem .6rem;border-bottom:1px solid var(--line);
vertical-align:top}th{color:var(--soft);font-weight:500}.n{text-align:right;white-space:nowrap;
font-variant-numeric:tabular-nums}details{border-bottom:1px solid var(--line);padding:.4rem 0}
details details{margin-left:1.2rem}
pre{overflow-x:auto;font-size:13px}summary{cursor:pointer;display:flex;gap:1rem;justify-content:space-between}
blockquote{margin:.5rem 0;padding-left:.8rem;border-left:3px solid var(--line)}.came{color:var(--came)}
.bar{fill:var(--done)}svg text{font-size:11px;fill:var(--soft)}svg{max-width:100%}
@media(prefers-color-scheme:dark){:root{--ink:#e6ebef;--soft:#9fb0bd;--line:#35424d}body{background:#14191e}}
@media print{details{break-inside:avoid}body{max-width:none;margin:0}}
"""


def page(title: str, body: Iterable[str], language: str) -> str:
    """The whole page. `title` is plain text; `body` is markup. "zh…" is Chinese, anything else English."""
    code = "zh-Hans" if language.startswith("zh") else "en"
    head = f"<meta charset=utf-8><meta name=viewport content='width=device-width'><title>{escape(title)}</title>"
    return f"<!doctype html><html lang={code}>{head}<style>{STYLE}</style>\n" + "\n".join(body) + "\n</html>\n"
