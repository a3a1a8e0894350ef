# Pictures and the command line.

export-figure = There is no figure called { $figure }.
    .hint = `hoofdlijn figures` lists those there are.
export-format = The name of the file does not tell what kind it is to be.
    .hint = Let the name end in .svg, .png, .pdf, .pptx or .csv.
export-size = { $size } is not a size a figure can be drawn at.
    .hint = Choose a size from { $least } to { $most }.
export-unsupported = This figure holds something that does not fit in a file ({ $kind }); nothing was written.
    .hint = This is a fault in Hoofdlijn: please report it with the file.
export-restless = The figure did not come to rest; nothing was written.
    .hint = This is a fault in Hoofdlijn: please report it with the file.
export-render = The figure was not drawn: { $reason }.
    .hint = Try a smaller size, or choose SVG.
export-not-a-deck = One file that ends in .{ $ending } holds one figure.
    .hint = For more than one, choose a file that ends in .pdf or .pptx.
export-no-slides = There is nothing to export.
    .hint = Add a figure or a slide first.
export-cancelled = Exporting was stopped; no file was made.
export-tables = Tables
notice-printed = Ready to print: { $path }
notice-picture-copied = The figure is on the clipboard as a picture.
print-viewer = The handout is ready, but no program opens it ({ $reason }): { $path }
    .hint = Open the file in a program for PDF.
dialog-folder = { $format }, a folder with a file for each figure
status-exporting = exporting: { $done } of { $of }
status-stop = Stop

cli-help =
    Hoofdlijn opens a policy briefing and shows what was promised when, what it costs and where every figure comes from.

    hoofdlijn [FILE]
    Opens the window.

    hoofdlijn check [FILE…]
    Writes a line for each finding: FILE:LINE:COLUMN: error|warning[code]: what it is.
    Ends with 0 without errors, with 1 when there are errors and with 2 when a file cannot be read.

    hoofdlijn figures [FILE]
    Writes a line for each figure and slide: its name and what it shows.

    hoofdlijn export [FILE] --figure NAME --to OUT.svg|.png|.pdf|.pptx|.csv [--size 1920x1080] [--theme light|dark|print|contrast|contrast-dark] [--text text|outlines] [--charts picture|native] [--today YYYY-MM-DD] [--scenario ID]
    Draws a figure, or writes its numbers as a table (.csv). With --text outlines letters in .svg and .pptx are outlines;
    with --charts native charts of money in .pptx can be edited.

    hoofdlijn export [FILE] --slides --to OUT.pdf|.pptx
    Writes all slides with their notes; a single slide is --figure slide:NAME.

    Without FILE it is about the briefing that comes with the program. With all of them:
    --lang nl|en: the language; else that of LC_ALL, LC_MESSAGES or LANG, and else Dutch
    -h, --help: this text
    -V, --version: the version
cli-refused = { $path }:{ $line }:{ $column }: this is not a briefing that can be opened.
    .hint = `hoofdlijn check { $path }` tells why.
cli-shipped-refused = The briefing that comes with the program is damaged.
    .hint = Install Hoofdlijn again.
cli-broken-parts = { $count ->
    [one] One error in the file: what stands there may be missing from the figure.
    *[other] { $count } errors in the file: what stands there may be missing from the figure.
}
    .hint = `hoofdlijn check` lists them.
cli-output = The output was not written: { $reason }.
    .hint = See whether there is room where the output goes.
cli-slides-or-figure = Choose either one figure or all slides.
    .hint = Leave out --figure or --slides.
cli-figure-missing = It was not said which figure to draw.
    .hint = Choose it with --figure; `hoofdlijn figures` lists those there are.
cli-to-missing = It was not said where the figure is to go.
    .hint = Choose a file with --to, for example --to timeline.svg.
cli-only-export = { $option } belongs to `hoofdlijn export` only.
    .hint = Leave it out, or see `hoofdlijn --help`.
cli-one-file = There is room for one file here, and { $path } is one too many.
    .hint = Leave it out, or see `hoofdlijn --help`.
cli-bad-size = { $value } is not a size.
    .hint = Write width and height in points, as in --size 1920x1080.
cli-bad-theme = { $value } is not a theme.
    .hint = Choose --theme light, dark, print, contrast or contrast-dark.
cli-bad-text = { $value } is not a way to write letters.
    .hint = Choose --text text or outlines.
cli-bad-charts = { $value } is not a way to make charts.
    .hint = Choose --charts picture or native.
cli-bad-language = Hoofdlijn does not speak { $value }.
    .hint = Choose --lang nl or en.
cli-bad-date = { $value } is not a day.
    .hint = Write year, month and day, as in --today 2022-07-01.
cli-value-missing = Something belongs after { $option }.
    .hint = See `hoofdlijn --help`.
cli-unknown-option = Hoofdlijn does not know { $option } here.
    .hint = See `hoofdlijn --help`.
cli-not-unicode = { $value } is not readable text.
    .hint = Write it again, or see `hoofdlijn --help`.
