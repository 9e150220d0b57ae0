r"""What our Markdown has beside CommonMark: rules that `bokbygg.parse.dialect` gives the parser.

abbreviations  `*[HTML]: HyperText Markup Language`
attributes     `{#id .class lang=fr}` on a line of its own
captions       `Table: …` and the last paragraph of a figure
definitions    a term, and `: ` what it means
divisions      `::: verse` ... `:::`, one inside the other
formulas       `$E=mc^2$`, `$$ ... $$`
lineblocks     `| ` before each line
lines          lines of dialogue, and whose words a motto is
marks          `m^2^`, `H~2~O`, `==marked==`
rawhtml        `<b>`, `<div>`, `<div markdown="1">`
references     `@fig-boat`, `\@ref(fig:boat)`
speechlists    lists that are dialogue
tasks          `- [x] done`
variables      `{{title}}`
"""
