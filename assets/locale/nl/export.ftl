# Pictures and the command line.

export-figure = Er is geen figuur die { $figure } heet.
    .hint = Met `hoofdlijn figures` ziet u welke er zijn.
export-format = Aan de naam van het bestand is niet te zien welke soort het moet worden.
    .hint = Laat de naam eindigen op .svg, .png, .pdf, .pptx of .csv.
export-size = { $size } is geen maat waarop een figuur getekend kan worden.
    .hint = Kies een maat van { $least } tot en met { $most }.
export-unsupported = Deze figuur bevat iets wat niet in een bestand past ({ $kind }); er is niets geschreven.
    .hint = Dit is een fout in Hoofdlijn: meld hem met het bestand erbij.
export-restless = De figuur kwam niet tot rust; er is niets geschreven.
    .hint = Dit is een fout in Hoofdlijn: meld hem met het bestand erbij.
export-render = De figuur is niet getekend: { $reason }.
    .hint = Probeer een kleinere maat, of kies SVG.
export-not-a-deck = In één bestand dat op .{ $ending } eindigt, past één figuur.
    .hint = Kies voor meer dan één een bestand dat op .pdf of .pptx eindigt.
export-no-slides = Er is niets om te exporteren.
    .hint = Voeg eerst een figuur of dia toe.
export-cancelled = Het exporteren is gestopt; er is geen bestand gemaakt.
export-tables = Tabellen
notice-printed = Klaar om af te drukken: { $path }
notice-picture-copied = De figuur staat als afbeelding op het klembord.
print-viewer = De handout staat klaar, maar er is geen programma dat hem opent ({ $reason }): { $path }
    .hint = Open het bestand in een programma voor PDF.
dialog-folder = { $format }, een map met één bestand per figuur
status-exporting = exporteren: { $done } van { $of }
status-stop = Stoppen

cli-help =
    Hoofdlijn opent een beleidsbriefing en laat zien wat wanneer is beloofd, wat het kost en waar elk cijfer vandaan komt.

    hoofdlijn [BESTAND]
    Opent het venster.

    hoofdlijn check [BESTAND…]
    Schrijft een regel per bevinding: BESTAND:REGEL:KOLOM: error|warning[code]: wat er is.
    Eindigt met 0 zonder fouten, met 1 bij fouten en met 2 als een bestand niet te lezen is.

    hoofdlijn figures [BESTAND]
    Schrijft een regel per figuur en per dia: haar naam en wat zij laat zien.

    hoofdlijn export [BESTAND] --figure NAAM --to UIT.svg|.png|.pdf|.pptx|.csv [--size 1920x1080] [--theme light|dark|print|contrast|contrast-dark] [--text text|outlines] [--charts picture|native] [--today JJJJ-MM-DD] [--scenario ID]
    Tekent een figuur, of schrijft haar getallen als tabel (.csv). Met --text outlines worden letters in .svg en .pptx
    omtrekken; met --charts native worden grafieken van bedragen in .pptx bewerkbaar.

    hoofdlijn export [BESTAND] --slides --to UIT.pdf|.pptx
    Schrijft alle dia’s met hun notities; een enkele dia heet --figure slide:NAAM.

    Zonder BESTAND gaat het om de meegeleverde briefing. Bij alles kan ook:
    --lang nl|en: de taal; anders die van LC_ALL, LC_MESSAGES of LANG, en anders Nederlands
    -h, --help: deze tekst
    -V, --version: de versie
cli-refused = { $path }:{ $line }:{ $column }: dit is geen briefing die te openen is.
    .hint = Met `hoofdlijn check { $path }` ziet u waarom.
cli-shipped-refused = De meegeleverde briefing is beschadigd.
    .hint = Installeer Hoofdlijn opnieuw.
cli-broken-parts = { $count ->
    [one] Eén fout in het bestand: wat daar staat kan in de figuur ontbreken.
    *[other] { $count } fouten in het bestand: wat daar staat kan in de figuur ontbreken.
}
    .hint = Met `hoofdlijn check` ziet u welke.
cli-output = De uitvoer is niet geschreven: { $reason }.
    .hint = Kijk of er ruimte is waar de uitvoer heen gaat.
cli-slides-or-figure = Kies óf één figuur, óf alle dia’s.
    .hint = Laat --figure of --slides weg.
cli-figure-missing = Er is niet gezegd welke figuur getekend moet worden.
    .hint = Kies haar met --figure; met `hoofdlijn figures` ziet u welke er zijn.
cli-to-missing = Er is niet gezegd waar de figuur heen moet.
    .hint = Kies een bestand met --to, bijvoorbeeld --to tijdlijn.svg.
cli-only-export = { $option } hoort alleen bij `hoofdlijn export`.
    .hint = Laat het weg, of zie `hoofdlijn --help`.
cli-one-file = Hier past maar één bestand, en { $path } is er een te veel.
    .hint = Laat het weg, of zie `hoofdlijn --help`.
cli-bad-size = { $value } is geen maat.
    .hint = Schrijf breedte en hoogte in punten, zoals --size 1920x1080.
cli-bad-theme = { $value } is geen thema.
    .hint = Kies --theme light, dark, print, contrast of contrast-dark.
cli-bad-text = { $value } is geen manier om letters te schrijven.
    .hint = Kies --text text of outlines.
cli-bad-charts = { $value } is geen manier om grafieken te maken.
    .hint = Kies --charts picture of native.
cli-bad-language = Hoofdlijn spreekt geen { $value }.
    .hint = Kies --lang nl of en.
cli-bad-date = { $value } is geen dag.
    .hint = Schrijf jaar, maand en dag, zoals --today 2022-07-01.
cli-value-missing = Achter { $option } hoort iets te staan.
    .hint = Zie `hoofdlijn --help`.
cli-unknown-option = Hoofdlijn kent { $option } hier niet.
    .hint = Zie `hoofdlijn --help`.
cli-not-unicode = { $value } is geen leesbare tekst.
    .hint = Schrijf het over, of zie `hoofdlijn --help`.
