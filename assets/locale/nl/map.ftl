# Domeinen, maatregelen, geld en mijlpalen.
map-title-all = { $title }: { $n ->
    [one] één maatregel of doel
   *[other] { $n } maatregelen en doelen
}, met een bedrag bij elk onderdeel
map-title-some = { $title }: { $n ->
    [one] één maatregel of doel
   *[other] { $n } maatregelen en doelen
}, met een bedrag bij { $known } van { $of } onderdelen
map-title-one = { $title }: { $n ->
    [one] één maatregel of doel
   *[other] { $n } maatregelen en doelen
}, { $amounts ->
    [one] één bedrag
   *[other] { $amounts } bedragen
} bekend
map-title-none = { $title }: { $n ->
    [one] één maatregel of doel
   *[other] { $n } maatregelen en doelen
}, en geen bedrag gepubliceerd
map-legend-measure = maatregel of doel
map-legend-problem = probleem of voorwaarde
map-legend-done = gebeurd
map-legend-open = nog niet of onbekend
map-legend = Lijn: hoort bij elkaar. Band: de termijn in woorden van de bron.
map-head-measures = Wat, en op welke termijn
map-head-money = Geld
map-head-others = Gebeurtenissen en wie meedoet
map-more = en nog { $n }
map-no-money = geen bedrag gepubliceerd
map-amount = { $amount } · { $period }
map-amount-most = hoogste { $amount } · { $period }
map-belongs = hoort bij { $list }
map-domain-measures = { $n ->
    [0] geen maatregelen
    [one] één maatregel of doel
   *[other] { $n } maatregelen en doelen
}
map-summary = Onderdelen: { $domains }. { $measures } maatregelen en doelen, { $money } bedragen, { $events } gebeurtenissen, { $parties } partijen.
map-summary-dropped = Niet getoond door gebrek aan ruimte: { $n }; de tabel heeft alles.
map-domain = Onderdeel
map-kind = Soort
map-item = Maatregel
map-horizon = Termijn
map-money = Geld
map-events = Gebeurtenissen
map-parties = Wie
