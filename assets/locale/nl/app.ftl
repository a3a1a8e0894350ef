# Menu's, opdrachten, vensters en meldingen.
# "…" achter een opdracht: er volgt nog een vraag.
menu-file = Bestand
menu-edit = Bewerken
menu-view = Beeld
menu-help = Help
menu-recent = Onlangs geopend

command-open = Openen…
command-open-shipped = De meegeleverde brief openen
command-open-example = De voorbeeldgemeente openen
command-save = Opslaan
command-save-as = Opslaan als…
command-export-picture = Figuur exporteren…
command-export-all = Alle figuren exporteren…
command-print = Afdrukken op A4
command-print-large = Afdrukken op A3
command-quit = Afsluiten
command-find = Zoeken in alles…
command-find-next = Volgende vindplaats
command-find-previous = Vorige vindplaats
command-copy-table = Tabel kopiëren
command-copy-picture = Figuur kopiëren als afbeelding
command-show-source = Waar komt dit vandaan?
command-clear-selection = Selectie opheffen
command-date-earlier = Geselecteerde datum eerder
command-date-later = Geselecteerde datum later
command-clear-filter = Alle prioriteiten tonen
command-go-overview = Overzicht
command-go-timeline = Tijdlijn
command-go-budget = Budget
command-go-sources = Bronnen
command-go-problems = Bevindingen
command-zoom-in = Tijdlijn inzoomen
command-zoom-out = Tijdlijn uitzoomen
command-zoom-fit = Tijdlijn passend maken
command-fit-selected = Geselecteerde gebeurtenis passend maken
command-pan-earlier = Eerder op de tijdlijn
command-pan-later = Later op de tijdlijn
command-toggle-all-events = Beloften of alle gebeurtenissen
command-toggle-money = Geld per jaar onder de tijdlijn
command-toggle-folds = Alle banen in- of uitklappen
command-toggle-tables = Figuren of tabellen
command-toggle-theme = Licht of donker
command-toggle-motion = Vloeiende overgangen aan of uit
command-toggle-language = Switch to English
command-larger = Groter
command-smaller = Kleiner
command-palette = Opdracht of onderdeel zoeken…
command-first-steps = Eerste stappen
command-keys = Toetsen
command-format = Het bestand, met een voorbeeld
command-save-schema = Schema opslaan…
command-notices = Meldingen
command-about = Over Hoofdlijn

job-dialog = bestandsvenster open
job-load = bezig met openen
job-save = bezig met opslaan
job-export = bezig met exporteren
job-failed-dialog = Het bestandsvenster is onverwacht gestopt.
job-failed-load = Het openen is onverwacht gestopt. Wat open was, is nog open.
job-failed-save = Het opslaan is onverwacht gestopt. Het document is nog open en niet opgeslagen.
job-failed-export = Het exporteren is onverwacht gestopt.
job-failed-hint = Probeer het opnieuw; sla het document anders onder een andere naam op.

notice-saved = Opgeslagen.
notice-copied = Gekopieerd.
notice-exported = Geëxporteerd: { $path }
notice-dismiss = Sluiten
notice-broken-parts = { $count ->
    [one] Eén deel van het bestand kon niet worden gelezen en wordt niet getoond.
   *[other] { $count } delen van het bestand konden niet worden gelezen en worden niet getoond.
}
notice-broken-parts-hint = Bij Bevindingen staat wat en waar. Ze staan nog wel in het bestand.
edit-refused = De wijziging is niet gemaakt: { $reason }
load-refused = { $path }, regel { $line }, positie { $column }: { $message }

dialog-briefings = Briefings (*.json)
dialog-failed = Dat is niet gelukt
dialog-close = Sluiten
dialog-copy = Melding kopiëren
dialog-cancel = Annuleren
unsaved-title = Wijzigingen opslaan?
unsaved-text = In { $name } staan wijzigingen die nog niet zijn opgeslagen.
unsaved-save = Opslaan
unsaved-discard = Niet opslaan
unsaved-typed-title = Getypte tekst weggooien?
unsaved-typed = { $others ->
    [0] Wat in het veld “{ $field }” staat, klopt nog niet en is niet overgenomen. Het gaat verloren.
   *[other] Wat in het veld “{ $field }” en in nog { $others } staat, klopt nog niet en is niet overgenomen. Het gaat verloren.
}
unsaved-typed-back = Terug naar het formulier
unsaved-typed-discard = Weggooien
path-open = Welk bestand openen?
path-save = Opslaan als
path-export = Exporteren als
path-why = Het bestandsvenster van het systeem kan niet worden getoond. Typ hier het hele pad.
path-use = Verder
keys-title = Toetsen
key-up = pijl omhoog
key-down = pijl omlaag
key-left = pijl links
key-right = pijl rechts
keys-pointer = Op de tijdlijn: het wiel zoomt bij de aanwijzer en slepen verschuift. Een datum van wat geselecteerd is, sleept u naar een andere dag; Esc breekt af. Dubbelklikken op een gebeurtenis brengt haar passend in beeld, op een lege plek in een baan maakt een nieuwe, en elders toont alle beloften. Met F6 gaat u van de lijst naar de inhoud en de details, met Shift+F6 terug. Met Tab en de pijltjes loopt u langs de onderdelen van een figuur; Enter selecteert.
about-title = Hoofdlijn
about-text = Versie { $version }. Toont van een beleidsbrief wat wanneer is beloofd, wat ervan kwam, wat het kost en waar elk cijfer vandaan komt. Werkt zonder netwerk en zonder account.

status-shipped = meegeleverd
status-saved = opgeslagen
status-unsaved = niet opgeslagen
status-all-sourced = alle cijfers met bron
status-unsourced = { $count ->
    [one] één cijfer zonder bron
   *[other] { $count } cijfers zonder bron
}
status-problems = { $count ->
    [0] geen bevindingen
    [one] één bevinding
   *[other] { $count } bevindingen
}
status-promises = beloften: { $kept } gehouden, { $late } te laat, { $open } open

sidebar-priorities = Prioriteiten
sidebar-only = Alleen { $title } tonen, in alle weergaven
hover-source = Klik voor details, ? voor de bron
hover-drag = Sleep om te verschuiven, ? voor de bron
hover-fold = Klik om in te klappen
hover-unfold = Klik om uit te klappen

inspector-title = Details
inspector-empty = Klik op een belofte, een bedrag of een bron. Hier staat dan wat ervan bekend is en waar het vandaan komt.
inspector-unknown = Er is niets met de aanduiding “{ $id }”.
inspector-trail = Belofteketen
inspector-note = Toelichting
inspector-evidence = Bewijs
inspector-unsourced = Geen bron.
inspector-parties = Betrokken
inspector-links = Hoort bij
inspector-rests = Wat eruit komt
inspector-named-by = Genoemd bij
inspector-depends = Komt na
inspector-steps = Stappen
inspector-components = Onderdelen
inspector-level = Niveau
inspector-bottleneck = Door een bron knelpunt genoemd
inspector-horizon = Termijn
evidence-title = Waar komt dit vandaan?
evidence-stated = Zo vermeld
evidence-derived = Berekend
evidence-inferred = Afgeleid
evidence-assumed = Aangenomen
evidence-says = Deze bron zegt iets anders: { $says }

promise-promise = belofte
promise-aim = streven
promise-expectation = verwachting
promise-withdrawn = ingetrokken
promise-delivered = geleverd
promise-unknown = niet bekend
measure-goal = Doel
measure-measure = Maatregel
measure-problem = Probleem
measure-condition = Voorwaarde
measure-recommendation = Aanbeveling
measures-goal = Doelen
measures-measure = Maatregelen
measures-problem = Problemen
measures-condition = Voorwaarden
measures-recommendation = Aanbevelingen
phase-plan = plan
phase-forecast = raming
phase-realised = realisatie
flow-expenditure = uitgaven
flow-commitment = verplichtingen
flow-receipt = ontvangsten
target-recommended = aanbevolen, niet besloten
target-proposed = voorgesteld
target-decided = besloten
target-superseded = vervangen door een later doel
severity-error = fout
severity-warning = waarschuwing

series-unit = eenheid
series-scope = afbakening
series-of = deel van
series-phase = fase
series-flow = soort
series-values = Waarden
series-break = Reeksbreuk: { $date }
series-before = ervoor
series-after = erna
value-wording = in de bron
target-band = doel
target-due = uiterlijk
target-bases = Omvang van het geheel
target-observed = Waarnemingen
source-publisher = uitgever
source-date = datum
source-reference = kenmerk
source-tier = soort bron
source-gaps = Wat ontbreekt
source-open = Openen in browser
source-copy = Adres kopiëren

table-sort = Sorteren op { $column }
show-tables = Tabel
show-pictures = Figuur
bar-promises = Beloften
bar-all = Alles
bar-fit = Passend

window-no-display = Het venster kan niet open, want er is geen scherm of geen stuurprogramma dat erop tekent ({ $reason }); `hoofdlijn export --figure timeline --to tijdlijn.svg` maakt een figuur zonder venster.
bar-slip = Verschuiving
bar-money = Geld
bar-find = Zoek in titels
bar-status = Uitkomst
bar-statuses = { $count } uitkomsten
bar-status-all = Alle uitkomsten
bar-today = Stand { $day }
bar-today-hint = Hoe stond het ervoor op een andere dag?
bar-today-file = Terug naar de stand van het bestand
bar-month-back = − maand
bar-day-back = − dag
bar-day-on = + dag
bar-month-on = + maand
