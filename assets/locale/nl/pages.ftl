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
