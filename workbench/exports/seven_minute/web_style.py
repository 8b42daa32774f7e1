"""How the text-only page looks: light or dark as the reader's own screen is set, and black on white on paper.

Lowest contrast of words: 6.5 light, 7.2 dark; of lines and edges 3.0 and 3.2. Sizes follow the reader's own.
"""

LIGHT = {
    "paper": "#FFFFFF", "ink": "#15202B", "ink-2": "#44505C", "accent": "#0B5563", "tint": "#DDEBED",
    "notice": "#7A4B00", "notice-tint": "#FBF0D9", "line": "#7E848A",
}  # fmt: skip
DARK = {
    "paper": "#0F161B", "ink": "#EEF2F4", "ink-2": "#BAC5CD", "accent": "#74CEDC", "tint": "#17343B",
    "notice": "#F2BE62", "notice-tint": "#352A16", "line": "#71808C",
}  # fmt: skip


def _colours(colours: dict[str, str]) -> str:
    return " ".join(f"--{name}: {value};" for name, value in colours.items())


STYLE = f"""\
:root {{ color-scheme: light dark; {_colours(LIGHT)} }}
@media (prefers-color-scheme: dark) {{ :root {{ {_colours(DARK)} }} }}
* {{ box-sizing: border-box; }}
html {{ font-size: 100%; }}
body {{
  margin: 0 auto; padding: 2rem 1.25rem 3rem; max-width: 40rem;
  font: 1.125rem/1.6 system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif;
  color: var(--ink); background: var(--paper); overflow-wrap: break-word;
}}
h1 {{ font-size: 2.25rem; line-height: 1.2; margin: 0; color: var(--accent); }}
h2 {{ font-size: 1.375rem; line-height: 1.3; margin: 0 0 0.5rem; }}
p {{ margin: 0.5rem 0; }}
ul, ol {{ margin: 0.5rem 0; padding-inline-start: 1.75rem; }}
li {{ margin: 0.375rem 0; }}
li::marker {{ color: var(--accent); font-weight: 700; }}
a {{ color: var(--accent); text-decoration: underline; text-underline-offset: 0.15em; }}
a:focus-visible {{ outline: 0.1875rem solid var(--ink); outline-offset: 0.125rem; }}
header {{ margin-bottom: 2rem; }}
.subtitle {{ font-size: 1.25rem; }}
.date {{ color: var(--ink-2); }}
.date span + span::before {{ content: "· "; }}
.notice {{
  border: 0.125rem solid var(--notice); border-radius: 0.25rem; padding: 0.25rem 0.75rem;
  color: var(--notice); background: var(--notice-tint); font-weight: 700;
}}
section {{ border-top: 0.125rem solid var(--accent); padding-top: 0.75rem; margin-top: 1.75rem; }}
.number {{ color: var(--accent); margin-inline-end: 0.25rem; }}
blockquote {{ margin: 0.5rem 0; font-size: 1.25rem; font-weight: 600; color: var(--accent); }}
#box-7 {{ border-top: 0; border-radius: 0.625rem; padding: 1rem 1.25rem; background: var(--tint); }}
.closing {{ border-top: 0.0625rem solid var(--line); margin-top: 1rem; padding-top: 0.75rem; }}
.nothing {{ color: var(--ink-2); }}
footer {{ margin-top: 2rem; font-size: 1rem; color: var(--ink-2); }}
.partnership {{ font-weight: 600; color: var(--ink); }}
footer img {{ background: #FFFFFF; padding: 0.5rem; border-radius: 0.25rem; max-width: 100%; height: auto; }}
.slip {{ break-before: page; }}
.field {{ font-weight: 600; border-bottom: 0.0625rem solid var(--line); padding-bottom: 2.5rem; }}
.field.long {{ padding-bottom: 8rem; }}
@media print {{
  :root {{ color-scheme: light; {_colours(LIGHT)} }}
  body {{ max-width: none; padding: 0; font-size: 12pt; }}
  section, li, blockquote {{ break-inside: avoid; }}
  h2 {{ break-after: avoid; }}
  a {{ color: inherit; }}
}}
"""
