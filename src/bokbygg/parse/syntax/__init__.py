r"""What our Markdown has beside CommonMark: rules that `bokbygg.parse.dialect` gives the parser.

abbreviations  `*[HTML]: HyperText Markup Language`
attributes     `{#id .class lang=fr}` on a line of its own
captions       `Table: …` and the last paragraph of a figure
divisions      `::: verse` ... `:::`, one inside the other
marks          `m^2^`, `H~2~O`, `==marked==`
references     `@fig-boat`, `\@ref(fig:boat)`
tasks          `- [x] done`
variables      `{{title}}`
"""
