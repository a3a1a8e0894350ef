### Presenteren.

menu-present = Presenteren
command-export-slides = Alle dia’s exporteren…
command-add-view = Deze weergave als dia bewaren
command-present = Presenteren vanaf het begin
command-present-here = Presenteren vanaf hier
command-toggle-full-screen = Volledig scherm of in het venster
command-toggle-speaker = Sprekersvenster
command-go-slides = Dia’s
command-preflight = Controle vooraf
command-toggle-contrast = Hoog contrast
list-slides = Dia’s
item-slides = Dia
new-slides = Nieuwe dia
which-promises = beloften
which-all = alles

field-figure = figuur
    .hint = De naam van de figuur, zoals hoofdlijn figures die noemt.
field-notes = notities
    .hint = Wat de spreker zegt, en waar het vandaan komt. Het publiek ziet het niet.
field-view = weergave
    .hint = Alleen wat anders is dan hoe de figuur opent.
field-range = periode
    .hint = Van dag tot en met dag, zoals 2022-01-01/2022-12-31.
field-which = welke gebeurtenissen
field-folded = dichtgevouwen
field-statuses = uitkomsten
field-find = zoekwoord
field-only = alleen prioriteiten
field-today = stand op
field-mode = kolommen
field-amounts = bedragen in
field-years = jaren
    .hint = Van jaar tot en met jaar, zoals 2021/2027.
field-year = jaar van de brug
field-sort = volgorde
field-colours = kleuren
field-isolated = alleen deze reeks
field-split = verdeling
    .hint = De hoeveelste verdeling van de reeks; de eerste is 0.
field-percentage = percentage erboven
field-compare = verschil tussen

page-slides = Dia’s
present-button = Presenteer F5
edit-add-slide = dia bewaren
slides-added = Als dia bewaard.
slides-none = Nog geen dia’s.
slides-none-hint = Ga naar een figuur, stel in wat u wilt laten zien, en bewaar die weergave met { $keys }. Zolang er geen dia’s zijn, toont presenteren alle figuren.
slides-up = Omhoog
slides-down = Omlaag
slides-copy = Kopie
slides-remove = Verwijderen
slides-open = In het venster bekijken
slides-no-notes = Geen notities.

show-in-window = Presenteren gebeurt voortaan in het venster.
show-on-screen = Presenteren gebeurt voortaan op het volledige scherm.
show-with-speaker = Bij het presenteren komt er een sprekersvenster bij.
show-without-speaker = Bij het presenteren komt er geen sprekersvenster bij.
show-no-figure = De figuur “{ $figure }” is er niet.
show-blank = Leeg scherm
show-keys = Toetsen bij het presenteren
show-arrows-on = pijl rechts/omlaag
show-arrows-back = pijl links/omhoog
show-turn-next = volgende dia
show-turn-previous = vorige dia
show-turn-first = eerste dia
show-turn-last = laatste dia
show-turn-go = naar het getypte nummer
show-turn-black = zwart, of terug
show-turn-white = wit, of terug
show-turn-source = waar komt dit vandaan?
show-turn-search = antwoord zoeken, stil
show-turn-restore = dia zoals bewaard
show-turn-earlier = stand een maand eerder
show-turn-later = stand een maand later
show-turn-closer = tijdlijn inzoomen
show-turn-further = tijdlijn uitzoomen
show-turn-pointer = grote aanwijzer, ingedrukt
show-turn-swap = naar het andere scherm
show-turn-full-screen = volledig scherm of venster
show-turn-speaker = sprekersvenster
show-turn-help = alle toetsen
show-turn-leave = stoppen met presenteren
keys-present = Bij het presenteren toont F1 de toetsen. Typ een woord om te zoeken, kies met pijl omhoog en omlaag; Enter toont het op het hele scherm, Backspace brengt de dia terug zoals die was. Een losse letter houdt haar betekenis; met /, Ctrl+F of een hoofdletter zoekt u hoe dan ook.
show-letters = een woord
show-search-how = Zoeken: typ een woord, kies met pijl omhoog en omlaag; Enter toont het op het hele scherm. Backspace of Esc brengt de dia terug zoals die was.
show-search-letters = Een losse letter doet wat hier staat; wie meteen doortypt, zoekt. Met /, Ctrl+F of een hoofdletter zoekt u hoe dan ook.

answer-search = Zoeken: { $text }
answer-found = Zoeken: { $text }. { $at } van { $count }: { $kind }, { $title }
answer-none = Zoeken: { $text }. Niets gevonden
answer-through = { $title }: { $more ->
    [0] bij “{ $item }”
    [one] bij “{ $item }” en nog één onderdeel
   *[other] bij “{ $item }” en nog { $more } onderdelen
}
answer-on-wall = Nu op het scherm: { $title }
answer-back = Backspace of Esc brengt dia { $number } terug zoals die was.
answer-pick = Pijltjes kiezen, Enter toont, Esc stopt met zoeken. Het publiek ziet dit niet.

speaker-title = Hoofdlijn: spreker
speaker-next = Hierna
speaker-last = Dit is de laatste dia
speaker-notes = Notities
speaker-no-notes = Geen notities bij deze dia.
speaker-elapsed = bezig
speaker-slide = deze dia

preflight-well = Niets aan te merken op { $slides } dia’s op een scherm van { $size }.
preflight-found = { $count ->
    [one] Eén opmerking
   *[other] { $count } opmerkingen
} bij { $slides } dia’s op een scherm van { $size }. Presenteren kan hoe dan ook.
preflight-slide = dia { $number }
preflight-all = alle dia’s
preflight-go = Ga erheen
preflight-no-figure = De figuur van deze dia bestaat niet.
preflight-unsourced = “{ $title }” heeft een datum of bedrag zonder bron.
preflight-overdue = “{ $title }” staat hier als nog open, maar de termijn is inmiddels voorbij.
preflight-small = { $count ->
    [one] Eén tekst is
   *[other] { $count } teksten zijn
} te klein om achterin de zaal te lezen.
preflight-shortened = { $count ->
    [one] Eén tekst past
   *[other] { $count } teksten passen
} niet en { $count ->
    [one] is
   *[other] zijn
} afgekort met “…”.
preflight-no-marking = Er is geen rubricering; die komt op elke dia.
preflight-no-as-of = Het bestand zegt niet tot welke dag het alles weet.
preflight-stale = De stand van het bestand is { $count } dagen oud.
