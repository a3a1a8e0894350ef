# Wat er mis kan zijn tussen de onderdelen van een briefing. `title` en `id` noemen het onderdeel.

# Waar een verwijzing naartoe moet, en waar zij naartoe gaat.
check-wanted = { $wanted ->
    [source] een bron
    [definition] een definitie
    [party] een partij
    [priority] een prioriteit
    [measure] een maatregel
    [event] een gebeurtenis
    [series] een reeks
    [bridge] een brug
    [target] een doel
    [readiness] een gereedheidsonderwerp
    [component] een component
    [slide] een dia
    [scenario] een scenario
   *[item] een onderdeel
}
check-found = { $found ->
    [source] een bron
    [definition] een definitie
    [party] een partij
    [priority] een prioriteit
    [measure] een maatregel
    [event] een gebeurtenis
    [series] een reeks
    [bridge] een brug
    [target] een doel
    [readiness] een gereedheidsonderwerp
    [component] een component
    [slide] een dia
    [scenario] een scenario
   *[item] een onderdeel
}

# Een stroom, prijspeil of fase bij naam; een jaar is dat van vaste prijzen.
check-one-is = { $one-is ->
    [expenditure] uitgaven
    [commitment] verplichtingen
    [receipt] ontvangsten
    [current] lopende prijzen
    [plan] plan
    [forecast] raming
    [realised] realisatie
   *[other] prijzen van { $one-is }
}
check-other-is = { $other-is ->
    [expenditure] uitgaven
    [commitment] verplichtingen
    [receipt] ontvangsten
    [current] lopende prijzen
    [plan] plan
    [forecast] raming
    [realised] realisatie
   *[other] prijzen van { $other-is }
}

finding-duplicate-id = Het id “{ $id }” van “{ $title }” is al van “{ $first }”.
    .hint = Geef een van de twee een ander id en pas de verwijzingen ernaar aan.

finding-dangling = “{ $title }” verwijst naar “{ $ref }”, maar dat id bestaat niet.
    .hint = Verwacht wordt het id van { check-wanted }. Verbeter het id, of voeg het onderdeel toe.
finding-wrong-kind = “{ $title }” verwijst met “{ $ref }” naar { check-found }.
    .hint = Op deze plaats hoort { check-wanted }.
finding-self-link = “{ $title }” verwijst bij links naar zichzelf.
    .hint = Haal het eigen id uit links.

finding-parent-cycle = “{ $title }” staat via “{ $ref }” onder zichzelf.
    .hint = Kies een ander bovenliggend onderdeel, of laat parent weg voor het bovenste.
finding-parent-elsewhere = “{ $title }” hangt onder “{ $ref }”, dat bij een ander gereedheidsonderwerp hoort.
    .hint = Kies een component van hetzelfde onderwerp.
finding-depends-cycle = “{ $title }” wacht via “{ $ref }” op zichzelf.
    .hint = Haal een van de verwijzingen in depends_on weg.

finding-how-missing = Bij “{ $title }” staat bewijs dat { $kind ->
        [derived] berekend
        [inferred] afgeleid
       *[assumed] aangenomen
    } is, zonder uitleg.
    .hint = Zet de berekening of de lezing in how.
finding-evidence-without-source = Bij “{ $title }” staat bewijs zonder bron.
    .hint = Noem de bron, of zeg met kind en how hoe het gegeven tot stand kwam.
finding-broken-off-without-quote = Bij “{ $title }” breekt een zin af, maar de zin staat er niet bij.
    .hint = Zet de laatste woorden die er wel staan in quote.
finding-no-evidence = { $what ->
        [value] De waarde van “{ $title }” voor { $period } heeft geen bron.
        [promise] Een toezegging over “{ $title }” heeft geen bron.
        [actual] Dat “{ $title }” gebeurd is, heeft geen bron.
        [horizon] De termijn van “{ $title }” heeft geen bron.
        [due] De einddatum van “{ $title }” heeft geen bron.
        [target] De streefwaarde van “{ $title }” heeft geen bron.
        [required] De norm voor “{ $title }” heeft geen bron.
        [bottleneck] Dat “{ $title }” een bottleneck is, heeft geen bron.
        [break] De reeksbreuk van “{ $title }” heeft geen bron.
       *[rest] De vermelde rest van “{ $title }” heeft geen bron.
    }
    .hint = Voeg bewijs toe, hier of bij het onderdeel eromheen. Tot dan staat het er zichtbaar zonder bron.

finding-season-without-reading = { $date } is een seizoen en heeft uit zichzelf geen dagen.
    .hint = Zet er earliest en latest bij: van welke tot en met welke dag het bij “{ $title }” gelezen wordt.
finding-end-before-start = Bij “{ $title }” ligt het einde, { $latest }, voor het begin, { $earliest }.
    .hint = Verwissel de dagen, of verbeter de dag die niet klopt.
finding-reading-outside-date = Bij “{ $title }” valt de lezing, { $earliest } tot en met { $latest }, niet binnen { $date }.
    .hint = Maak de lezing enger, of de datum ruimer (bijvoorbeeld met ~ voor “rond”).
finding-after-as-of = “{ $title }” noemt { $day }, maar de briefing gaat tot { $as-of }.
    .hint = Zet as_of op de dag van de jongste bron, of verbeter de datum.
finding-source-younger-than-as-of = De bron “{ $title }” is van { $day }, maar de briefing gaat tot { $as-of }.
    .hint = Zet as_of op de dag van de jongste bron.
finding-url-scheme = Het adres van “{ $title }” is geen webadres: { $url }
    .hint = Een adres begint met https:// of http://.
finding-colour-unknown = “{ $title }” heeft een kleur die niet bestaat: { $colour }.
    .hint = Kies uit { $known }, of laat de kleur weg.

finding-promise-undated = Van een toezegging over “{ $title }” is niet bekend wanneer zij is gedaan.
    .hint = Zet de dag in said_on, of noem een bron met een datum.
finding-promised-after = De toezegging over “{ $title }” is van { $day }, na het einde van de termijn die zij noemt, { $latest }.
    .hint = Controleer beide dagen.
finding-promise-order = De toezeggingen over “{ $title }” staan niet op volgorde: { $day } staat na { $earlier }.
    .hint = Zet de oudste vooraan; daarmee wordt vergeleken wat er geleverd is.
finding-promise-twice = Dezelfde toezegging over “{ $title }” staat er twee keer, uit dezelfde bron.
    .hint = Maak er één toezegging van met twee bewijsplaatsen.

finding-target-without-number = Het doel “{ $title }” heeft geen streefwaarde.
    .hint = Vul low of high in, of zeg waarom die ontbreekt.
finding-target-reversed = Van het doel “{ $title }” is de ondergrens, { $low }, hoger dan de bovengrens, { $high }.
    .hint = Verwissel low en high.

finding-percent-without-of = “{ $title }” staat in procenten, maar niet waarvan.
    .hint = Verwijs met of naar een definitie, of zeg waarom die ontbreekt.
finding-flow-on-non-money = “{ $title }” staat in { $unit } en heeft toch een geldstroom.
    .hint = Haal flow weg, of geef een munteenheid zoals “EUR million”.
finding-prices-on-non-money = “{ $title }” staat in { $unit } en heeft toch een prijspeil.
    .hint = Haal prices weg, of geef een munteenheid zoals “EUR million”.
finding-unit-in-words = “{ $title }” telt in “{ $found }”; dat wordt gelezen als iets dat je telt, niet als geld of aandeel.
    .hint = Schrijf “{ $wanted }” als dat bedoeld is.
finding-unit-not-comparable = Bij “{ $title }” staat een getal in { $found }; dat is niet om te rekenen naar { $wanted }.
    .hint = Geef het getal in { $wanted }, of maak er een eigen reeks van.

finding-series-empty = De reeks “{ $title }” heeft geen waarden en geen volledige splitsing.
    .hint = Vul values in, desnoods met een reden waarom een waarde ontbreekt.
finding-period-unclear = Van de waarde van “{ $title }” bij { $written } is niet vastgelegd waarvoor zij geldt.
    .hint = Gebruik een jaar, een reeks jaren zoals 2022/2025, vanaf een jaar zoals 2026/.., een maand, een dag of not_stated.
finding-year-twice = “{ $title }” heeft twee waarden voor hetzelfde jaar; die bij { $written } telt niet mee.
    .hint = Houd één waarde per jaar en noem wat de andere bron zegt bij het bewijs.
finding-years-differ = “{ $title }” heeft voor { $period } { $whole }, maar de jaren zijn samen { $parts } ({ $unit }).
    .hint = Dat is meer dan door afronding kan. Controleer het totaal en de jaren.
finding-years-exceed = De bekende jaren van “{ $title }” zijn samen { $parts }, meer dan de { $whole } voor { $period } ({ $unit }).
    .hint = Controleer het totaal en de jaren.

finding-split-twice = In een splitsing van “{ $title }” staat “{ $ref }” twee keer.
    .hint = Haal er één weg; anders telt het dubbel.
finding-split-cycle = “{ $title }” is via “{ $ref }” een deel van zichzelf.
    .hint = Haal een van de verwijzingen uit de splitsingen weg.
finding-split-mixed = “{ $part }” is een deel van “{ $title }”, maar heeft { $what ->
        [unit] een eenheid die niet is om te rekenen
        [flow] een andere geldstroom
       *[prices] een ander prijspeil
    }.
    .hint = Delen hebben de eenheid, de geldstroom en het prijspeil van het geheel. Haal het deel eruit, of verbeter het.
finding-split-exceeds = De delen van “{ $title }” zijn voor { $period } samen { $parts }, meer dan het geheel van { $whole } ({ $unit }).
    .hint = Controleer de bedragen, en of geen deel dubbel telt (splitsing “{ $split }”).
finding-split-incomplete = De delen van “{ $title }” zijn voor { $period } samen { $parts }; het geheel is { $whole } ({ $unit }).
    .hint = Dat is meer dan door afronding kan. Voeg toe wat ontbreekt, of zet complete op false (splitsing “{ $split }”).

finding-bridge-unit = De brug “{ $title }” gaat van “{ $one }” in { $one-is } naar “{ $other }” in { $other-is }.
    .hint = Die eenheden zijn niet om te rekenen. Kies een andere reeks.
finding-bridge-scope = In de brug “{ $title }” heeft “{ $one }” als afbakening { $one-is }, maar “{ $other }” { $other-is }.
    .hint = Kies reeksen met dezelfde afbakening, of leg het verschil uit in note.
finding-bridge-flow = In de brug “{ $title }” gaat het bij “{ $one }” om { check-one-is }, maar bij “{ $other }” om { check-other-is }.
    .hint = Kies reeksen met dezelfde geldstroom, of leg het verschil uit in note.
finding-bridge-prices = In de brug “{ $title }” is het prijspeil van “{ $one }” { check-one-is }, maar van “{ $other }” { check-other-is }.
    .hint = Kies reeksen met hetzelfde prijspeil, of leg het verschil uit in note.
finding-bridge-counts-twice = In de brug “{ $title }” telt “{ $again }” dubbel, bij stap “{ $step }”.
    .hint = Houd het geheel of zijn delen, niet allebei.
finding-bridge-empty = De brug “{ $title }” heeft geen jaar waarin “{ $one }” en “{ $other }” allebei een bedrag hebben.
    .hint = Kies een ander jaar, of andere reeksen.
finding-bridge-rest-differs = De brug “{ $title }” vermeldt voor { $period } een rest van { $stated }, maar berekend is dat { $computed } ({ $unit }).
    .hint = Controleer de stappen en de vermelde rest. De berekende rest wordt getekend.
finding-bridge-rest-unused = De brug “{ $title }” vermeldt een rest voor { $period }, maar bestaat in dat jaar niet.
    .hint = Haal de rest weg, of verbeter het jaar.

# Waarom bedragen niet bij elkaar worden opgeteld, en wat wel kan.
refused-twice = “{ $one }” zou twee keer meetellen.
    .hint = { refused-allowed }
refused-unit = “{ $one }” ({ $one-is }) en “{ $other }” ({ $other-is }) hebben eenheden die niet op te tellen zijn.
    .hint = { refused-allowed }
refused-flow = Bij “{ $one }” gaat het om { check-one-is }, bij “{ $other }” om { check-other-is }: die worden nooit opgeteld.
    .hint = { refused-allowed }
refused-prices = Het prijspeil van “{ $one }” is { check-one-is }, dat van “{ $other }” { check-other-is }: die worden nooit opgeteld.
    .hint = { refused-allowed }
refused-whole-with-part = “{ $other }” zit al in “{ $one }” en zou dubbel tellen.
    .hint = { refused-allowed }
refused-two-cuts = “{ $one }” en “{ $other }” komen uit twee splitsingen van hetzelfde geld, “{ $whole }”.
    .hint = { refused-allowed }
refused-phase = “{ $one }” is { check-one-is }, “{ $other }” is { check-other-is }: die worden nooit opgeteld.
    .hint = { refused-allowed }
refused-vintage = “{ $one }” ({ $one-is }) en “{ $other }” ({ $other-is }) komen uit verschillende stukken.
    .hint = { refused-allowed }
refused-scope = “{ $one }” ({ $one-is }) en “{ $other }” ({ $other-is }) hebben een andere afbakening.
    .hint = { refused-allowed }
refused-not-one-split = Van “{ $one }” en “{ $other }” is niet vastgelegd dat het delen van één geheel zijn.
    .hint = { refused-allowed }
refused-allowed = { $may ->
    [none] Naast elkaar zetten kan wel; optellen kan alleen met delen van één splitsing.
   *[some] Wel op te tellen: { $allowed }.
}
finding-slide-language = Dia “{ $title }” vraagt om de taal “{ $language }”.
    .hint = Kies een van deze: { $known }.

finding-assumption-empty = Een aanname van “{ $title }” zegt niets.
    .hint = Vul één van amount, change, when, due, base, start, per_year en level in.
finding-assumption-unclear = Een aanname van “{ $title }” zegt meer dan één ding: { $said }.
    .hint = Vul precies één van amount, change, when, due, base, start, per_year en level in.
finding-assumption-twice = “{ $title }” neemt twee keer { $key } aan van hetzelfde.
    .hint = Haal er een weg: alleen de eerste of de laatste kan gelden.
finding-assumption-without-how = Een aanname van “{ $title }” ({ $key }) zegt niet waarom.
    .hint = Geef haar of het scenario onderbouwing van de soort assumed, met how.
finding-assumption-open = Een aanname van “{ $title }” ({ $key }) heeft geen begin en eind.
    .hint = Geef een waarde, of een bereik met low en high; van een datum een dag, jaar of periode.
finding-assumption-order = “{ $title }” begint op { $start }, en dat is niet vóór { $due }, wanneer het doel gehaald moet zijn.
    .hint = Kies een eerder begin of een later jaar.
finding-assumption-unit = Een aanname van “{ $title }” ({ $key }) noemt geen eenheid.
    .hint = Zet unit erbij: een aandeel alleen zegt niet waarvan.
finding-assumption-central = De middelste waarde { $central } van “{ $title }” ligt niet tussen { $low } en { $high }.
    .hint = Kies een waarde daartussen, of laat central weg voor het midden.
finding-assumption-range = Een aanname van “{ $title }” ({ $key }, { $low } tot { $high }) kan niet.
    .hint = Een verandering is ten minste -100%, een omvang meer dan nul, een tempo niet negatief en een niveau in procenten 0 tot 100.
finding-assumption-period = “{ $title }” neemt een bedrag aan, en zegt niet van wanneer.
    .hint = Zet period erbij, bijvoorbeeld 2026.
finding-assumption-nothing = “{ $title }” verandert “{ $ref }”, waarvan het bestand op die tijd geen cijfer heeft.
    .hint = Kies een jaar met een cijfer, of neem een bedrag aan met amount.
