"""The style sheet of an exported HTML file: light, dark, and paper."""

_LIGHT = """--page: #FFFFFF; --hairline: #DAD7D0; --note: #FFF6E0; --mark: #DCE8FB;
  --text: #1E1E1C; --muted: #5F5D58; --accent: #1F4E9E; --wrong: #A33B20;
  --references: #0B6461; --editors: #7D5200;"""
_DARK = """--page: #1B1B1D; --hairline: #3A3A3F; --note: #352C17; --mark: #2B3F63;
  --text: #ECEAE4; --muted: #A9A69E; --accent: #8DB4FF; --wrong: #F0937A;
  --references: #6FD0CB; --editors: #E5B85C;"""

STYLE = f""":root {{
  color-scheme: light dark;
  {_LIGHT}
}}
@media (prefers-color-scheme: dark) {{ :root {{
  {_DARK}
}} }}
html {{ background: var(--page); color: var(--text); }}
body {{
  margin: 0 auto; padding: 3rem 1.5rem 6rem; max-width: 46rem;
  font: 1.0625rem/1.55 Georgia, "Noto Serif", "DejaVu Serif", serif;
  overflow-wrap: anywhere; hyphens: manual;
}}
h1, h2, h3, h4, h5 {{ line-height: 1.25; font-weight: 600; break-after: avoid; }}
h1 {{ font-size: 2rem; margin: 0 0 .5rem; }}
h2 {{ font-size: 1.5rem; margin: 4rem 0 1rem; padding-bottom: .25rem;
  border-bottom: 1px solid var(--hairline); }}
h3 {{ font-size: 1.25rem; margin: 2.5rem 0 .25rem; }}
h4 {{ font-size: 1.125rem; margin: 2rem 0 .25rem; }}
.layer > h4, .layer > h5, .apart > h4, .apart > h5 {{ font-size: 1rem; margin: 0 0 .5rem; }}
p {{ margin: 0 0 .75rem; }}
a {{ color: var(--accent); text-underline-offset: .15em; }}
a:focus-visible, .wide:focus-visible {{ outline: 2px solid var(--accent); outline-offset: 2px; }}
article {{ margin: 0 0 3rem; }}
header > p, .kicker, .muted {{ color: var(--muted); }}
.acronyms {{ font-weight: normal; font-size: .9em; margin-left: .5em; }}
.layer {{ margin: 1.25rem 0; padding-left: 1rem; }}
.apart {{ margin: 1.25rem 0; }}
.apart > h4, .apart > h5 {{ color: var(--muted); }}
.source {{ border-left: 4px solid var(--accent); }}
.references {{ border-left: 4px double var(--references); }}
.editors {{ border-left: 4px dotted var(--editors); }}
.source > h4, .source > h5 {{ color: var(--accent); }}
.references > h4, .references > h5 {{ color: var(--references); }}
.editors > h4, .editors > h5 {{ color: var(--editors); }}
mark {{ background: var(--mark); color: inherit; padding: 0 .1em; }}
mark a, a mark {{ color: var(--text); }}
a:has(mark) {{ text-decoration: none; }}
.wrong {{ color: var(--wrong); text-decoration: line-through wavy 1px; }}
blockquote {{ margin: 0 0 .75rem; }}
.note, .remark {{ background: var(--note); padding: .75rem 1rem; margin: 0 0 .75rem; }}
.note p {{ margin: 0 0 .25rem; }}
table {{ border-collapse: collapse; width: 100%; font-size: .9375rem; line-height: 1.4; }}
th, td {{ text-align: left; vertical-align: top; padding: .4rem 1rem .4rem 0;
  border-bottom: 1px solid var(--hairline); font-weight: normal; min-width: 3.5rem; }}
thead th {{ color: var(--muted); }}
.wide {{ overflow-x: auto; margin: 0 0 1rem; overflow-wrap: normal; }}
.wide td, .wide tbody th {{ overflow-wrap: break-word; }}
.item {{ padding-left: 3rem; text-indent: -3rem; }}
.item > b {{ display: inline-block; min-width: 2.5rem; margin-right: .5rem; text-indent: 0; }}
nav ul {{ padding-left: 1.25rem; }}
nav ul ul {{ columns: 2 17rem; column-gap: 2.5rem; font-size: .9375rem; }}
:target {{ scroll-margin-top: 1rem; background: var(--note); }}
.spoken, .skip:not(:focus) {{ position: absolute; width: 1px; height: 1px; overflow: hidden;
  clip-path: inset(50%); white-space: nowrap; }}
@media print {{
  :root {{
    color-scheme: light;
    {_LIGHT}
  }}
  @page {{ margin: 22mm 20mm; }}
  body {{ max-width: none; padding: 0; font-size: 10.5pt; }}
  .skip {{ display: none; }}
  .wide {{ overflow: visible; }}
  a {{ color: inherit; text-decoration: none; }}
  tr, .note, blockquote, .item {{ break-inside: avoid; }}
  thead {{ display: table-header-group; }}
  p {{ orphans: 3; widows: 3; }}
  mark, .note, .remark {{ print-color-adjust: exact; }}
}}
"""
