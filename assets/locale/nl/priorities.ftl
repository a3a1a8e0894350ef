### Gereedheid en het streefcijfer.

## De zwakste schakel

readiness-and = { $list } en { $last }
readiness-title = { $subject }: { $verdict }
readiness-title-named = { $named }; { $verdict }
readiness-components =
    { $n ->
        [one] één onderdeel
       *[other] { $n } onderdelen
    }
readiness-named-by =
    { $n ->
        [one] { $source } noemt { $names } als knelpunt
       *[other] { $source } noemt { $names } als knelpunten
    }
readiness-named =
    { $n ->
        [one] { $names } wordt door een bron een knelpunt genoemd
       *[other] { $names } worden door bronnen een knelpunt genoemd
    }
readiness-named-unknown =
    { $n ->
        [one] hoe het ervoor staat, is niet gepubliceerd
        [2] van geen van beide is gepubliceerd hoe het ervoor staat
       *[other] van geen daarvan is gepubliceerd hoe het ervoor staat
    }

# Wat over het geheel te zeggen is. Bindt: het houdt de rest tegen.
readiness-nothing = er zijn geen onderdelen
readiness-silent = van geen enkel onderdeel is een stand gepubliceerd
readiness-only = de enige gepubliceerde stand is die van { $name }: { $value }
readiness-apart = { $n } standen zijn gepubliceerd, elk van iets anders of van een andere datum: niet te vergelijken
readiness-met = alle onderdelen halen wat nodig is
readiness-lowest = laagste gepubliceerde stand: { $names }, { $value }
readiness-points =
    { $n ->
        [one] { $digits }{ "\u00A0" }punt
       *[other] { $digits }{ "\u00A0" }punten
    }
readiness-binds =
    { $n ->
        [one] { $names } bindt nu, met { $value }
       *[other] { $names } binden nu, met { $value }
    }
readiness-binds-short =
    { $n ->
        [one] { $names } bindt nu, { $gap } te laag
       *[other] { $names } binden nu, { $gap } te laag
    }
readiness-next = { $now }; daarna { $names }, { $gap } hoger
readiness-next-short = { $now }; daarna { $names }, { $gap } te laag
readiness-next-none = { $now }; daarna haalt alles wat nodig is
readiness-binds-apart =
    { $n ->
        [one] { $words } (één onderdeel is niet te vergelijken)
       *[other] { $words } ({ $n } onderdelen zijn niet te vergelijken)
    }
readiness-summary =
    { $n ->
        [one] Eén onderdeel
       *[other] { $n } onderdelen
    }, waarvan { $unknown } zonder bekende stand

# Bij een onderdeel
readiness-mark-named = knelpunt volgens een bron
readiness-mark-named-by = knelpunt volgens { $source }
readiness-mark-now = bindt nu
readiness-mark-next = bindt daarna
readiness-mark-lowest = laagste gepubliceerde stand
readiness-required = nodig { $amount }
readiness-of = van { $whole }
readiness-more =
    { $n ->
        [one] Nog één onderdeel staat in de tabel.
       *[other] Nog { $n } onderdelen staan in de tabel.
    }
readiness-acts-more = en nog { $n }
readiness-legend-level = gepubliceerde stand
readiness-legend-unknown = stand niet bekend
readiness-legend-required = wat nodig is
readiness-column-component = Onderdeel
readiness-column-level = Stand tegen wat nodig is
readiness-column-level-only = Stand (wat nodig is, is niet vermeld)
readiness-column-acts = Geld en gebeurtenissen die erop werken
readiness-column-amount = Stand
readiness-column-unit = Eenheid
readiness-column-required = Nodig
readiness-column-detail = Waarvan en wanneer
readiness-column-mark = Knelpunt

## Het streefcijfer als corridor

target-title = { $title }: { $band } ({ $status }); { $second }
target-band-of = { $band } van { $whole }
target-whole = Aandeel van { $whole }
target-whole-missing = geheel { $reason }
target-superseded-by = het latere doel is { $title }: { $band }
target-superseded-unknown = het latere doel staat niet in dit bestand
target-reached = al bereikt
target-stands = stand { $amount } ({ $period })
target-yearly = nodig: { $amount } per jaar (uiterlijk { $due })
target-says = Ook gezegd: { $says } ({ $source })
target-lack-gone = hoeveel al weg is, is { $reason }
target-lack-reached = hoeveel al is bereikt, is { $reason }
target-lack-whole = wat is waargenomen, is een deel van een ander geheel
target-lack-due = wanneer het bereikt moet zijn, is { $reason }
target-lack-band = hoeveel er bereikt moet worden, is niet vermeld
target-lack-past = de laatste waarneming is niet van vóór de uiterste datum
target-scenario = Een tempo is alleen als scenario te tonen.
target-pace = Vereist tempo
target-pace-row = eind { $year }: { $amount }
target-part-goes = gaat weg: { $amount }
target-part-may-go = kan weg: { $amount }
target-part-stays = blijft: { $amount }
target-part-asked = moet er zijn: { $amount }
target-part-may-be = streven: tot { $amount }
target-part-not-asked = niet gevraagd: { $amount }
target-part-down = terug naar { $amount }
target-part-level = doel: { $amount }
target-seen = { $amount } ({ $period })
target-other-side = Dezelfde verhouding van de andere kant: { $name }, { $amount } ({ $when })
target-related = Bijbehorend doel: { $title }, { $band } ({ $status })
target-related-other = Ander doel, van een ander geheel: { $band } ({ $status })
target-sizes = Omvang van het geheel
target-applied = { $amount } hiervan · { $when }
target-not-applied = Het percentage is op geen van deze tellingen toegepast: de bron noemt een ander geheel.
target-ledger = { $name }, bruto en netto ({ $period })
target-gross = bruto
target-net = netto
target-acts = Geld en gebeurtenissen
target-more = en nog { $n }, in de tabel
target-only-counted = { $name }: { $n }, in de tabel
target-column-what = Onderdeel
target-column-when = Wanneer
target-column-amount = Aantal of aandeel
target-column-unit = Eenheid
target-column-words = Toelichting
