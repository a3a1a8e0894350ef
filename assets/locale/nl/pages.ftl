# De pagina's van het venster.
page-overview = Overzicht
page-timeline = Tijdlijn
page-budget = Budget
page-sources = Bronnen
page-problems = Bevindingen

overview-bottlenecks = Wat volgens de bronnen knelt
overview-no-bottlenecks = Geen bron noemt een knelpunt.
overview-targets = Doelen
overview-target = { $title }: { $band } van { $of }; { $status }.

chart-years = Per jaar
chart-vintages = Bijstelling
chart-bridges = Brug tussen twee bedragen
budget-empty = In dit bestand staan geen bedragen.

priority-evidence = Waar staat deze prioriteit?
priority-money = Geld
priority-numbers = Andere cijfers
priority-target = Doel

sources-title = bron
sources-cited = aangehaald
sources-subtitle = { $count ->
    [one] Eén bron
   *[other] { $count } bronnen
}; klik voor wat eruit komt
sources-gaps = { $count ->
    [one] één leemte
   *[other] { $count } leemten
}

problems-none = Er is niets mis met dit bestand.
problems-subtitle = { $errors ->
    [0] Geen fouten
    [one] Eén fout
   *[other] { $errors } fouten
}, { $warnings ->
    [0] geen waarschuwingen
    [one] één waarschuwing
   *[other] { $warnings } waarschuwingen
}. Wat niet getoond kan worden, staat nog in het bestand.
problems-copy = Alles kopiëren
problems-place = regel { $line }, positie { $column } · { $path }

chart-variance = Plan en uitkomst
chart-scopes = Andere afbakening
chart-series = Eén reeks
option-mode = Weergave
option-mode-own = Weergave: vanzelf
option-mode-grouped = Naast elkaar
option-mode-stacked = Gestapeld
option-mode-share = Tot 100%
option-mode-lines = Lijnen
option-by = Kleur
option-by-series = Kleur: reeks
option-by-priority = Kleur: prioriteit
option-sort = Volgorde
option-sort-file = Volgorde: bestand
option-sort-size = Volgorde: grootste
option-sort-name = Volgorde: naam
option-amounts = Bedragen
option-amounts-filed = Eenheid: bestand
option-amounts-million = Eenheid: miljoen
option-amounts-billion = Eenheid: miljard
option-amounts-share = Deel van totaal
option-year = Jaar
option-from = Vanaf
option-to = Tot en met
option-reference = Percentage erboven
option-reference-none = Zonder percentage
option-isolate = Alles getoond
option-isolate-none = Alles tonen
option-vintages = Twee stukken vergelijken
option-vintages-own = Vanzelf: vlak voor en vlak na de brief
option-vintages-from = Eerste stuk
option-vintages-to = Tweede stuk
option-reset = Herstellen
overview-promises = Wat er is beloofd, en wat het kost
overview-bottleneck = { $title } (volgens { $source })
