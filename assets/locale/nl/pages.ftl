# De pagina's van het venster.
page-overview = Overzicht
page-timeline = Tijdlijn
page-budget = Budget
page-sources = Bronnen
page-problems = Bevindingen

chart-years = Per jaar
chart-vintages = Bijstelling
chart-bridges = Brug tussen twee bedragen
timeline-empty = In dit bestand staan geen gebeurtenissen.
budget-empty = In dit bestand staan geen bedragen.

priority-evidence = Waar staat deze prioriteit?
priority-money = Geld
priority-numbers = Andere cijfers

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
page-title = { $title }. { $finding }
page-founded = { $pieces ->
    [one] Eén vindplaats
   *[other] { $pieces } vindplaatsen
} in { $sources ->
    [one] één bron
   *[other] { $sources } bronnen
}, { $official } officieel; { $reasoned ->
    [0] niets is beredeneerd
    [one] één is berekend, gelezen of aangenomen
   *[other] { $reasoned } zijn berekend, gelezen of aangenomen
}.
page-unfounded = Hier staat geen bron bij.
page-no-money = Geld: geen bedrag gepubliceerd.
page-money = Geld: { $n ->
    [one] één bedrag bekend,
   *[other] { $n } bedragen bekend, het grootste
} { $title }: { $value }.
page-what = Wat
page-value = Wanneer, of hoeveel
page-evidence = Bewijs

overview-promises = Wat is beloofd, en wat kwam ervan?
overview-money = Hoeveel geld erbij, en vanaf wanneer?
overview-targets = Waar staat het doel?
overview-readiness = Wat houdt de gereedheid tegen?
overview-question = Vraag
overview-answer = Antwoord
overview-nothing = { $title }: er is nog niets over te zeggen
overview-latest = Het langst te laat is “{ $title }”: { $late }
overview-open = { $n ->
    [one] Nog niet gedaan: { $list }
   *[other] Nog niet gedaan zijn er { $n }: { $list }
}{ $more ->
    [0] { "" }
   *[other] , en nog { $more }
}
overview-withdrawn = { $n ->
    [one] Ingetrokken: { $list }
   *[other] Ingetrokken zijn er { $n }: { $list }
}{ $more ->
    [0] { "" }
   *[other] , en nog { $more }
}
overview-since-higher = Het verschil begint in { $year }: { $amount } hoger
overview-since-lower = Het verschil begint in { $year }: { $amount } lager
overview-target = { $title }: { $goal }; { $status }
overview-target-of = { $band }, gemeten aan { $of }
overview-target-of-missing = { $band }, waaraan gemeten is { $reason }
overview-target-due = uiterlijk { $due }
overview-target-undated = de uiterste datum is { $reason }
overview-target-seen = laatste stand { $value } ({ $period })
overview-target-unseen = hoe ver het is, is { $value } ({ $period })
