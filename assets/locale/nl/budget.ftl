# Figuren over geld.

## De namen van de figuren; andere staan bij de pagina’s

chart-vintages-of = Bijstelling: { $scope }
chart-between = { $year }: van { $from } naar { $to }
chart-of = Geld: { $name }
chart-priorities = Per prioriteit

## Bedragen bij een teken

budget-about = ca. { $value }
budget-over = ruim { $value }
budget-under = bijna { $value }
budget-range = { $low }–{ $high }
budget-least = ≥ { $value }
budget-most = ≤ { $value }
budget-short-thousand = { $value }{ "\u00A0" }duizend
budget-short-million = { $value }{ "\u00A0" }miljoen
budget-short-billion = { $value }{ "\u00A0" }miljard
# Het bedrag in de eenheid van het bestand, en zoals men het zegt.
budget-exact = { $exact } ({ $words })

## Wat om een figuur staat

budget-period = Periode
# Kop van een kolom: naam en eenheid.
budget-column = { $name } ({ $unit })
budget-share-of = { $unit } van { $whole }
budget-share = aandeel van het totaal, %
budget-prices-current = lopende prijzen
budget-prices-constant = prijzen van { $year }
budget-only = alleen { $name }
budget-nothing = Hier zijn geen bedragen
budget-nothing-of = { $name }: geen bedrag
budget-nothing-hint = Het bestand noemt geen bedragen bij deze keuze. Kies een andere periode, prioriteit of reeks.
budget-by-rounding = Door afronding kan de som van de delen afwijken van het totaal.
budget-left-out =
    { $count ->
        [one] Eén reeks past er niet bij en staat alleen in de tabel.
       *[other] { $count } reeksen passen er niet bij en staan alleen in de tabel.
    }
# Een deel dat in sommige jaren onder en in andere boven nul ligt: een verschuiving in de tijd.
budget-shift = { $name } telt tot en met { $last } op tot { $amount }; wat daarna komt, staat niet in het bestand.

## Kolommen per jaar

budget-title-years = Realisatie { $year }: { $amount }; gepland voor { $then }: { $plan }
budget-title-years-once = Realisatie { $year }: { $amount }; gepland voor { $then }: { $plan }, waarvan { $once } eenmalig
budget-title-several =
    { $count ->
        [one] Eén reeks bedragen, { $first } tot { $last }
       *[other] { $count } reeksen bedragen naast elkaar, { $first } tot { $last }
    }
budget-title-priority =
    { $count ->
        [one] { $name }: één reeks bedragen, { $first } tot { $last }
       *[other] { $name }: { $count } reeksen bedragen, naast elkaar en niet op te tellen
    }
budget-title-missing = { $name }: { $reason }
budget-title-net = { $name }: { $first } tot en met { $last } per saldo { $amount }
budget-title-one = { $name }: { $amount } ({ $year })
budget-title-one-once = { $name }: { $amount } ({ $year }), waarvan { $once } eenmalig
budget-title-largest = { $name }: { $amount } ({ $year }); het grootste deel is { $part }, { $share }
budget-title-total = { $name }: { $amount } in { $first }–{ $last } samen
budget-title-total-onward = { $name }: { $amount } in { $first }–{ $last } samen, vanaf { $year } { $onward } per jaar
budget-title-share = { $part }: { $share } van { $name } ({ $year })
budget-from-then = vanaf { $year } { $after }
budget-title-same = { $name }: { $to } in { $first } en in { $last }
budget-title-from-onward = { $name }: { $from } in { $first }, vanaf { $year } { $to } per jaar
budget-title-from-to = { $name }: van { $from } in { $first } naar { $to } in { $last }
budget-unsplit = niet verder uitgesplitst
budget-unsplit-years = { $first }–{ $last }, niet per jaar
budget-onward = vanaf { $year }, per jaar
budget-no-priority = geen prioriteit
budget-others = overige
budget-others-count =
    { $count ->
        [one] overig (1)
       *[other] overige ({ $count })
    }
budget-total-of = Totaal { $period }
budget-once = eenmalig
budget-once-name = eenmalig { $amount }: { $name }
budget-net = per saldo
budget-net-value = per saldo { $amount }
budget-no-share = geen aandeel
budget-not-split = niet gesplitst
budget-break = Reeksbreuk: { $series }
budget-break-value = ervoor { $before }; erna { $after }

## Dezelfde jaren in opeenvolgende stukken

budget-title-documents =
    { $count ->
        [one] Eén stuk met een meerjarig pad
       *[other] { $count } stukken, elk met hun meerjarig pad
    }
budget-title-subject-higher = Na de brief ligt de begroting voor { $year } { $amount } hoger
budget-title-subject-lower = Na de brief ligt de begroting voor { $year } { $amount } lager
budget-title-scope-higher = { $scope }: na de brief ligt { $year } { $amount } hoger
budget-title-scope-lower = { $scope }: na de brief ligt { $year } { $amount } lager
budget-title-vintages-higher = { $after } legt { $year } { $amount } hoger dan { $before }
budget-title-vintages-lower = { $after } legt { $year } { $amount } lager dan { $before }
budget-title-vintages-same = { $after } laat { $year } gelijk aan { $before }
budget-open-points = plan
budget-outcome-points = realisatie, met een andere afbakening: niet te verbinden
budget-outcome = realisatie, { $scope }
budget-gap = Verschil { $year } tussen { $before } en { $after }
budget-difference = { $after } min { $before }

## Bruggen

budget-title-bridge-more = { $to } legt { $year } op { $level }: { $change } meer, { $rest } zonder uitleg
budget-title-bridge-less = { $to } legt { $year } op { $level }: { $change } minder, { $rest } zonder uitleg
budget-title-bridge-more-explained = { $to } legt { $year } op { $level }: { $change } meer, geheel uitgelegd
budget-title-bridge-less-explained = { $to } legt { $year } op { $level }: { $change } minder, geheel uitgelegd
budget-title-bridge-same = { $to } laat { $year } op { $level }, net als { $from }
budget-rest = Niet uitgesplitst
budget-rest-value = { $amount }, in geen bron uitgesplitst
budget-rest-remark = Gestippeld gearceerd: het verschil dat in geen bron is uitgesplitst.
budget-rest-stated = De bron noemt een andere rest: { $amount }.
budget-axis-broken = As onderbroken onder { $low }.
budget-other-years = ook { $years }
budget-no-amount = geen bedrag
budget-step = Stap
budget-amount = Bedrag
budget-level = Stand
budget-no-bridge = Tussen deze bedragen is geen brug te maken
budget-no-bridge-hint = Een van beide heeft geen bedrag in dat jaar. Kies een ander jaar of een andere reeks.
budget-between-unit = “{ $from }” en “{ $to }” staan in eenheden die niet te vergelijken zijn: { $one } tegenover { $other }.
budget-between-flow = “{ $from }” en “{ $to }” zijn verschillend geld: { $one } tegenover { $other }.
budget-between-prices = “{ $from }” en “{ $to }” staan in verschillende prijzen: { $one } tegenover { $other }.
budget-between-scope = “{ $from }” en “{ $to }” zijn verschillend afgebakend: { $one } tegenover { $other }. Het verschil zou dan ook een verschil in afbakening zijn.
budget-between-allowed = Van “{ $from }” kan wel een brug naar: { $allowed }.
budget-between-none = Het bestand heeft in dat jaar geen ander bedrag met dezelfde afbakening.

## Plan tegen uitkomst

budget-title-variance-none = Plan en realisatie zijn in geen enkel jaar vergelijkbaar
budget-title-variance-more =
    { $count ->
        [one] In het ene vergelijkbare jaar kwam de realisatie boven het plan uit: { $most }
       *[other] In alle { $count } vergelijkbare jaren kwam de realisatie boven het plan uit: { $least } tot { $most }
    }
budget-title-variance-less =
    { $count ->
        [one] In het ene vergelijkbare jaar bleef de realisatie onder het plan: { $least }
       *[other] In alle { $count } vergelijkbare jaren bleef de realisatie onder het plan: { $least } tot { $most }
    }
budget-title-variance-mixed = Van { $count } vergelijkbare jaren kwam de realisatie { $more } keer boven en { $less } keer onder het plan uit: { $least } tot { $most }
budget-strip-money = verschil
budget-strip-percent = verschil in %
budget-other-scope = andere afbakening
budget-no-plan = geen plan
budget-no-outcome = geen realisatie
budget-not-compared = { $year } is niet te vergelijken: het plan telt { $plan }, de realisatie { $outcome }.
budget-variance-of = Realisatie min plan, { $year }

## Waarom iets niet wordt opgeteld

budget-refused = Deze bedragen worden niet opgeteld

## Geld van één prioriteit

budget-series = Reeks
budget-unit = Eenheid
budget-flow = Soort
budget-phase = Stand
budget-of-rows = één schaal; rijen zijn niet op te tellen
budget-of-missing = geen bedrag, met de reden
budget-of-a-year = { $amount } per jaar
budget-of-together = samen { $amount }
budget-of-together-rounded = samen { $amount }, op afronding na
budget-of-rounding = { $name }: de jaren tellen op tot het totaal, op afronding na.
budget-of-title =
    { $count ->
        [one] { $name }: één reeks bedragen
       *[other] { $name }: { $count } reeksen bedragen
    }
budget-of-title-net = { $name }: { $first } tot en met { $last } per saldo { $amount } ({ $series })
budget-of-title-net-missing = { $name }: { $first } tot en met { $last } per saldo { $amount } ({ $series }); van { $missing } van { $all } reeksen is geen bedrag bekend
budget-of-title-missing = { $name }: er is geen bedrag bekend
budget-of-title-said = { $name }: het grootste bedrag is { $amount } ({ $series })
budget-of-title-said-missing = { $name }: het grootste bedrag is { $amount } ({ $series }); van { $missing } van { $all } is geen bedrag bekend
budget-of-title-largest = { $name }: het grootste bedrag is { $amount } ({ $series }, { $period })
budget-of-title-undated = { $name }: het grootste bedrag is { $amount }, zonder jaartal ({ $series })
budget-of-title-largest-missing = { $name }: het grootste bedrag is { $amount } ({ $series }, { $period }); van { $missing } van { $all } is geen bedrag bekend
budget-of-title-undated-missing = { $name }: het grootste bedrag is { $amount }, zonder jaartal ({ $series }); van { $missing } van { $all } is geen bedrag bekend

## Geld onder de tijdlijn

timeline-money-title = Geld per jaar
timeline-money-none = Bij deze prioriteit staat geen bedrag in het bestand.
budget-band-shown = Getoond: { $names }.
# Bij de aanwijzer: wat het jaar van die dag kostte.
timeline-cursor = { $year }: { $amount }

## Keuzes op de pagina

chart-between-make = Eigen brug
chart-between-make-hint = Een brug tussen twee bedragen naar keuze, met de stappen die het bestand kent
option-between-from = Van
option-between-to = naar
option-between-turn = Omkeren
option-allowed = Wel mogelijk:
option-series = Reeksen: vanzelf
option-series-count =
    { $count ->
        [one] Eén reeks
       *[other] { $count } reeksen
    }
option-series-own = Vanzelf: realisatie en plan
budget-legend-alone = Klik om alleen deze te tonen
