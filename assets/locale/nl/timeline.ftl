# The timeline: promises against delivery.

# Numbers up to twelve in words, as in running text.
timeline-number =
    { $n ->
        [0] geen
        [1] één
        [2] twee
        [3] drie
        [4] vier
        [5] vijf
        [6] zes
        [7] zeven
        [8] acht
        [9] negen
        [10] tien
        [11] elf
        [12] twaalf
       *[other] { $n }
    }

## The finding: how many promises came to what

timeline-finding = Van { timeline-number } beloften: { $parts }
timeline-finding-one = Eén belofte: { $parts }
timeline-finding-all =
    { $n ->
        [2] Beide beloften { $parts }
       *[other] Alle { timeline-number } beloften { $parts }
    }
timeline-finding-unknown =
    { $n ->
        [1] Van één belofte is niet bekend wat ervan kwam
       *[other] Van { timeline-number } beloften is niet bekend wat ervan kwam
    }
timeline-finding-events =
    { $n ->
        [0] Geen gebeurtenissen in beeld
        [1] Eén gebeurtenis, zonder belofte
       *[other] { $n } gebeurtenissen, zonder belofte
    }
timeline-and = { $list }, { $next }
timeline-then = { $list }. { $next }

# One outcome among others, and where it is the only one.
timeline-part-on-time = { timeline-number } op tijd
    .alone = op tijd gedaan
timeline-part-late = { timeline-number } te laat
    .alone = te laat gedaan
timeline-part-overdue = { timeline-number } verlopen
    .alone = verlopen en niet gedaan
timeline-part-done = { timeline-number } gedaan zonder termijn
    .alone = gedaan, zonder termijn
timeline-part-open = { timeline-number } nog open
    .alone = nog open
timeline-part-withdrawn = { timeline-number } ingetrokken
    .alone = ingetrokken

## For who cannot see the picture

timeline-summary-unknown =
    { $n ->
        [1] Van nog één belofte is niet bekend wat ervan kwam.
       *[other] Van nog { timeline-number } beloften is niet bekend wat ervan kwam.
    }
timeline-summary-shown =
    { $n ->
        [1] Eén gebeurtenis in beeld, tussen { $first } en { $last }.
       *[other] { $n } gebeurtenissen in beeld, tussen { $first } en { $last }.
    }
timeline-summary-filter = Alleen { $list }.
timeline-summary-hidden =
    { $n ->
        [1] Eén gebeurtenis is door het filter weggelaten.
       *[other] { $n } gebeurtenissen zijn door het filter weggelaten.
    }
timeline-summary-today = Stand op { $day }.

## What the marks mean

timeline-legend-band = Band: beloofde periode, in de woorden van de bron
timeline-legend-trail = latere toezegging
timeline-legend-done = geleverd
timeline-legend-vague = geleverd, dag onbekend
timeline-legend-lasting = duur
timeline-legend-announced = alleen aangekondigd
timeline-legend-late = te laat, vanaf het einde van de band
timeline-legend-said = hier gezegd
timeline-legend-many = aantal gebeurtenissen bij elkaar

## At the marks

timeline-announced = { $day }, aangekondigd
timeline-unknown = niet bekend of het is gebeurd
timeline-no-deadline = { $day } · geen termijn beloofd
timeline-early = { $day } · eerder dan beloofd
timeline-possibly = mogelijk al geleverd
    .short = mogelijk
timeline-vague = geleverd, dag niet in de bron
    .short = geleverd
timeline-overdue = { $late } verlopen
timeline-trail = { $day }: { $words }
timeline-letter = brief { $day }
timeline-today = stand { $day }
timeline-no-priority = Zonder prioriteit

# Ticks under a year.
timeline-half-year = H{ $half }
timeline-quarter = K{ $quarter }
timeline-week = wk { $week }

## Names and values of items

timeline-said-promise = Toezegging van { $day }: { $when }
timeline-said-aim = Streven van { $day }: { $when }
timeline-said-expectation = Verwachting van { $day }: { $when }
timeline-said-withdrawn = Intrekking van { $day }
timeline-said-undated = onbekende datum
timeline-lane =
    { $n ->
        [1] één gebeurtenis in beeld
       *[other] { $n } gebeurtenissen in beeld
    }
timeline-no-date = geen datum genoemd
timeline-done = Geleverd: { $when }
timeline-done-possibly = Mogelijk al geleverd: { $when }
timeline-done-missing = Of het is gebeurd: { $reason }
timeline-not-done = Niet geleverd, voor zover bekend
timeline-happened = { $when }
timeline-against-last = Tegen de laatste toezegging: { $standing }
timeline-block = { $n } gebeurtenissen, { $window }

## Dragging a date

drag-reading = lezing van “{ $words }” door de auteur
drag-words = in de bron staat: “{ $words }”
drag-days = lezing door de auteur
drag-keys = Esc breekt af

## The table

timeline-column-priority = Prioriteit
timeline-column-event = Gebeurtenis
timeline-column-said = Gezegd op
timeline-column-wording = Toezegging
timeline-column-window = Termijn
timeline-column-done = Geleverd
timeline-column-status = Uitkomst
timeline-column-late = Dagen te laat

## The slip chart

slip-finding-none =
    { $n ->
        [1] De ene belofte kreeg geen nieuwe datum
        [2] Geen van beide beloften kreeg een nieuwe datum
       *[other] Geen van de { timeline-number } beloften kreeg een nieuwe datum
    }
slip-finding = Van { timeline-number } beloften { $parts }
slip-finding-one = Eén belofte: { $parts }
slip-part-later =
    { $n ->
        [1] schoof één naar later
       *[other] schoven { timeline-number } naar later
    }
    .alone = naar later geschoven
slip-part-earlier =
    { $n ->
        [1] kreeg één een vroegere datum
       *[other] kregen { timeline-number } een vroegere datum
    }
    .alone = kreeg een vroegere datum
slip-part-same =
    { $n ->
        [1] werd één met dezelfde datum herhaald
       *[other] werden { timeline-number } met dezelfde datum herhaald
    }
    .alone = met dezelfde datum herhaald
slip-finding-empty = Geen beloften met een datum in beeld
slip-legend = Dag van de toezegging tegen de beloofde periode; stip: haar laatste dag
slip-legend-open = zonder einde
slip-legend-done = geleverd
slip-axis-said = gezegd op
slip-axis-promised = beloofd voor
slip-diagonal = zelfde dag
slip-more =
    { $n ->
        [1] nog één gebeurtenis niet getekend
       *[other] nog { $n } gebeurtenissen niet getekend
    }
