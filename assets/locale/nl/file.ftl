# Lezen en schrijven van bestanden: waarom een bestand niet opengaat, en wat eraan mankeert.

# Bestanden die niet te lezen zijn.
read-not-found = Het bestand { $path } is er niet (meer).
    .hint = Kijk of de naam klopt en of de schijf of netwerkmap nog verbonden is.
read-not-allowed = U hebt geen rechten om { $path } te lezen.
    .hint = Vraag de eigenaar om leesrechten, of maak een kopie op een plek waar u bij kunt.
read-directory = { $path } is een map, geen bestand.
    .hint = Kies een bestand in die map.
read-too-large = { $path } is groter dan 1 GiB en wordt niet geopend.
    .hint = Splits de briefing, of laat weg wat niet nodig is.
read-device = { $path } is geen gewoon bestand maar een apparaat of pijplijn.
    .hint = Bewaar de gegevens eerst als bestand en open dat.
read-failed = { $path } is niet te lezen: { $reason }.
    .hint = Kijk of de schijf of netwerkmap nog verbonden is en probeer het opnieuw.

# Bestanden die niet te schrijven zijn.
write-disk-full = Er is geen ruimte meer om { $path } te bewaren.
    .hint = Uw wijzigingen staan nog open, maar zijn niet bewaard. Maak ruimte vrij, of bewaar op een andere plek.
write-too-large = { $path } is te groot voor deze schijf.
    .hint = Uw wijzigingen staan nog open, maar zijn niet bewaard. Bewaar op een andere plek.
write-not-allowed = U hebt geen rechten om { $path } te schrijven, of het bestand is alleen-lezen.
    .hint = Uw wijzigingen staan nog open, maar zijn niet bewaard. Bewaar onder een andere naam of op een andere plek.
write-read-only = { $path } staat op een schijf die alleen gelezen kan worden.
    .hint = Uw wijzigingen staan nog open, maar zijn niet bewaard. Bewaar op een andere plek.
write-directory = { $path } is een map: er kan geen bestand met die naam bewaard worden.
    .hint = Uw wijzigingen staan nog open, maar zijn niet bewaard. Bewaar onder een andere naam.
write-no-folder = De map van { $path } is er niet (meer).
    .hint = Uw wijzigingen staan nog open, maar zijn niet bewaard. Kijk of de schijf of netwerkmap nog verbonden is, of bewaar op een andere plek.
write-link-loop = { $path } is een koppeling die naar zichzelf terugleidt.
    .hint = Uw wijzigingen staan nog open, maar zijn niet bewaard. Bewaar onder een andere naam.
write-failed = { $path } is niet te bewaren: { $reason }.
    .hint = Uw wijzigingen staan nog open, maar zijn niet bewaard. Probeer het opnieuw, of bewaar op een andere plek.

# Bestanden die niet opengaan.
finding-file-empty = Het bestand is leeg.
    .hint = Misschien is het opslaan of kopiëren mislukt. Zoek een oudere versie.
finding-file-utf16 = Het bestand is opgeslagen als UTF-16 (“Unicode”), niet als UTF-8.
    .hint = Open het in een teksteditor en sla het op met de codering UTF-8.
finding-file-not-utf8 = Hier staat geen UTF-8: byte { $found } op plaats { $offset } hoort niet bij een letter.
    .hint = Het bestand is waarschijnlijk met een oudere codering opgeslagen. Sla het op als UTF-8.
finding-file-too-deep = Hier zitten meer dan { $depth } lijsten en objecten in elkaar.
    .hint = Een briefing is nooit zo diep. Het bestand is beschadigd, of het is iets anders.
finding-file-unreadable = Uit dit bestand is niets te lezen: { $reason }.
    .hint = Maak de genoemde plek in orde met een teksteditor.
finding-json-truncated = Het bestand breekt hier af.
    .hint = Het is niet helemaal opgeslagen of gekopieerd. Haal het opnieuw op, of vul aan wat ontbreekt.
finding-json-trailing-comma = Na deze komma volgt niets meer.
    .hint = Haal de laatste komma van de opsomming weg.
finding-json-comma = Hier ontbreekt een komma, of een haakje of accolade sluiten.
    .hint = Zet tussen elke twee onderdelen een komma.
finding-json-decimal-comma = Hier staat een decimale komma; JSON schrijft een punt.
    .hint = Schrijf bijvoorbeeld 12.5 in plaats van 12,5. In beeld staat er gewoon een komma.
finding-json-colon = Hier ontbreekt een dubbele punt tussen naam en waarde.
    .hint = Schrijf de naam tussen rechte dubbele aanhalingstekens, dan een dubbele punt, dan de waarde.
finding-json-key = Hier hoort een naam tussen dubbele aanhalingstekens.
    .hint = Schrijf de naam tussen rechte dubbele aanhalingstekens, dan een dubbele punt, dan de waarde.
finding-json-quotes = JSON kent alleen rechte dubbele aanhalingstekens, geen enkele of gekrulde.
    .hint = Zet er een recht dubbel aanhalingsteken. Een tekstverwerker maakt ze ongevraagd krom; gebruik een teksteditor.
finding-json-comment = JSON kent geen opmerkingen met // of /* */.
    .hint = Haal de opmerking weg, of zet haar als tekst in een “note”.
finding-json-not-finite = { $found } is in JSON geen getal.
    .hint = Een getal dat er niet is, wordt een object met “missing” en een reden, zoals “not_published”.
finding-json-number = “{ $found }” is geen getal zoals JSON dat schrijft.
    .hint = Schrijf een decimale punt met cijfers ervoor en erna, en geen nullen of plus voorop: 0.5 of 1200.
finding-json-value = Hier hoort een waarde, maar er staat “{ $found }”.
    .hint = Een waarde is een tekst tussen dubbele aanhalingstekens, een getal, een lijst, een object, true, false of null.
finding-json-control = Hier staat een regeleinde, tab of ander stuurteken midden in een tekst.
    .hint = Sluit de tekst af, of schrijf \n voor een regeleinde en \t voor een tab.
finding-json-escape = Achter deze backslash staat geen teken dat JSON kent.
    .hint = Schrijf \\ voor een gewone backslash, zoals in de naam van een map.
finding-json-trailing = Het bestand is hier al af, maar er staat nog meer.
    .hint = Een briefing is één object. Haal weg wat erna komt, of een accolade te veel ervoor.
finding-not-an-object = Dit is JSON, maar geen briefing: er staat { $found }.
    .hint = Een briefing is een object, tussen accolades, met “hoofdlijn” als “format”.
finding-format-missing = { $looks ->
        [briefing] Dit lijkt een briefing, maar “format” ontbreekt.
        [geojson] Dit is geen briefing; het lijkt een kaart (GeoJSON).
        [notebook] Dit is geen briefing; het lijkt een Jupyter-notebook.
        [schema] Dit is geen briefing; het lijkt een JSON Schema.
        [openapi] Dit is geen briefing; het lijkt de beschrijving van een API (OpenAPI).
        [package] Dit is geen briefing; het lijkt de beschrijving van een softwarepakket.
       *[other] Dit is JSON, maar geen briefing: “format” ontbreekt.
    }
    .hint = { $looks ->
        [briefing] Voeg bovenaan “format” toe met de waarde “hoofdlijn”, en “version” met de waarde 1.
       *[other] Kies een ander bestand. Een briefing heeft “hoofdlijn” als “format”.
    }
finding-format-other = Dit is geen briefing: “format” is { $found } en niet “hoofdlijn”.
    .hint = Open het met het programma waar het voor gemaakt is.
finding-version-unknown = Deze briefing is van versie { $found }; dit programma kent versie { $version }.
    .hint = Werk het programma bij, of vraag om het bestand in versie { $version }.

# Onderdelen die niet te lezen zijn. left_out is wat daardoor niet in beeld komt.
finding-wrong-type = Hier hoort { $expected }, maar er staat { $found }.
    .hint = Tot dit hersteld is, wordt “{ $left_out }” overgeslagen; de rest van het bestand niet.
finding-unknown-value = { $found } is hier geen bekende waarde. Kies uit: { $allowed }.
    .hint = Tot dit hersteld is, wordt “{ $left_out }” overgeslagen; de rest van het bestand niet.
finding-missing-key = { $written ->
        [none] Hier ontbreekt “{ $key }”.
       *[other] Hier ontbreekt “{ $key }”; er staat wel “{ $written }”.
    }
    .hint = { $written ->
        [none] Vul “{ $key }” in. Tot dan wordt “{ $left_out }” overgeslagen; de rest van het bestand niet.
       *[other] Bedoelde u “{ $key }”? Tot dit hersteld is, wordt “{ $left_out }” overgeslagen; de rest van het bestand niet.
    }
finding-missing-top-key = { $written ->
        [none] Bovenaan het bestand ontbreekt “{ $key }”.
       *[other] Bovenaan het bestand ontbreekt “{ $key }”; er staat wel “{ $written }”.
    }
    .hint = Vul “{ $key }” in. De rest van het bestand gaat gewoon open.
finding-duplicate-key = “{ $key }” staat er twee keer: eerder op regel { $line } en hier.
    .hint = De eerste geldt; deze wordt overgeslagen. Haal er één weg.
finding-text-escape = In deze tekst staat een half teken: { $found }.
    .hint = Schrijf het teken zelf in plaats van \u en een code. Tot dan wordt “{ $left_out }” overgeslagen.
finding-too-many = Hier is zoveel mis ({ $count } fouten) dat de rest van het bestand niet meer gelezen is.
    .hint = Herstel eerst de fouten hierboven; vaak hebben ze één oorzaak.
finding-unknown-key = { $suggestion ->
        [none] “{ $key }” kent dit programma hier niet.
       *[other] “{ $key }” kent dit programma hier niet; “{ $suggestion }” wel.
    }
    .hint = { $suggestion ->
        [none] Het blijft in het bestand staan, maar komt niet in beeld. Is het voor uzelf, begin de naam dan met x_.
       *[other] Bedoelde u “{ $suggestion }”? Het blijft in het bestand staan, maar komt niet in beeld.
    }
finding-too-many-keys = Er zijn meer dan { $count } namen die dit programma niet kent; de rest is niet vermeld.
    .hint = Komt het bestand uit een ander programma, laat het dan namen met x_ gebruiken.

# Dagen, data en getallen.
finding-day-expected = “{ $found }” is geen dag.
    .hint = Schrijf een bestaande dag als 2022-02-11. Tot dan wordt “{ $left_out }” overgeslagen.
finding-date-and-missing = Hier staat zowel een datum als een reden waarom die ontbreekt.
    .hint = Haal “missing” of de datum weg. Tot dan wordt “{ $left_out }” overgeslagen.
finding-date-empty = Deze datum zegt niets: er is geen “date”, “earliest”, “latest”, “wording” of “missing”.
    .hint = Vul er één in. Tot dan wordt “{ $left_out }” overgeslagen.
finding-number-too-long = { $found } is te groot of te precies: een getal heeft hoogstens 28 cijfers.
    .hint = Rond het af, of kies een grotere eenheid, zoals EUR million. Tot dan wordt “{ $left_out }” overgeslagen.
finding-number-unclear = Hier hoort één waarde, een ondergrens of bovengrens, of een reden waarom die ontbreekt.
    .hint = Gebruik “value”, of “low” en “high”, of “missing”, en niet door elkaar. Tot dan wordt “{ $left_out }” overgeslagen.
finding-expected-plain-number = Hier hoort een gewoon getal, zonder meer erbij.
    .hint = Zet het voorbehoud bij het hele getal. Tot dan wordt “{ $left_out }” overgeslagen.
finding-range-reversed = De ondergrens { $low } is hoger dan de bovengrens { $high }.
    .hint = Verwissel “low” en “high”. Tot dan wordt “{ $left_out }” overgeslagen.

# Data zoals de norm EDTF ze schrijft.
finding-edtf-empty = Hier ontbreekt een datum.
    .hint = Schrijf bijvoorbeeld 2022, 2022-04 of 2022-04-29.
finding-edtf-no-date = Een periode heeft aan minstens één kant een datum nodig.
    .hint = Schrijf bijvoorbeeld 2022/.. voor “vanaf 2022”.
finding-edtf-not-ascii = “{ $found }” hoort niet in een datum.
    .hint = Gebruik gewone cijfers en een gewoon streepje (-).
finding-edtf-whitespace = In een datum staat geen spatie.
    .hint = Schrijf bijvoorbeeld 2022-04-29, zonder spaties ervoor of erna.
finding-edtf-time-of-day = Een datum heeft hier geen tijdstip.
    .hint = Laat weg wat na de dag komt: 2022-04-29.
finding-edtf-long-year = Een jaar heeft vier cijfers, zonder Y of E.
    .hint = Schrijf bijvoorbeeld 2022.
finding-edtf-negative-year = Jaren voor het jaar 0 kent een briefing niet.
    .hint = Schrijf een jaar van 0000 tot en met 9999.
finding-edtf-significant-digits = Een briefing kent geen S voor het aantal zekere cijfers.
    .hint = Schrijf 195X voor “ergens in de jaren vijftig”, of 1950~ voor “omstreeks 1950”.
finding-edtf-date-set = Een briefing kent geen verzamelingen van data.
    .hint = Schrijf een periode, zoals 2022/2024, of één datum.
finding-edtf-unexpected-character = “{ $found }” hoort niet in een datum.
    .hint = Schrijf bijvoorbeeld 2022, 2022-04 of 2022-04-29. Wat de bron letterlijk zegt, hoort in “wording”.
finding-edtf-too-many-slashes = Een periode heeft twee kanten, niet meer.
    .hint = Schrijf begin en einde, zoals 2022/2024.
finding-edtf-too-many-parts = Na een dag volgt niets meer.
    .hint = Schrijf bijvoorbeeld 2022-04-29.
finding-edtf-year-not-four-digits = Een jaar heeft vier cijfers; er staat “{ $found }”.
    .hint = Schrijf bijvoorbeeld 2022, en een dag als 2022-04-29.
finding-edtf-not-two-digits = Een maand of dag heeft twee cijfers; er staat “{ $found }”.
    .hint = Schrijf bijvoorbeeld 2022-04 en niet 2022-4.
finding-edtf-month-out-of-range = Maand { $found } bestaat niet.
    .hint = Een maand is 01 tot en met 12; 21 tot en met 24 is een seizoen, 33 tot en met 36 een kwartaal, 40 of 41 een half jaar.
finding-edtf-part-not-supported = Deel { $found } van een jaar kent een briefing niet.
    .hint = 21 tot en met 24 is een seizoen, 33 tot en met 36 een kwartaal, 40 of 41 een half jaar.
finding-edtf-day-out-of-range = Dag { $found } bestaat niet in { $month }.
    .hint = Kies een dag die in die maand voorkomt.
finding-edtf-day-without-month = Een dag kan alleen na een maand komen.
    .hint = Laat de dag weg, of schrijf de maand in plaats van het seizoen of kwartaal.
finding-edtf-unspecified-digits = Een X kan alleen staan zoals in 202X, 20XX, 2022-XX, 2022-04-XX of 2022-XX-XX.
    .hint = Schrijf de datum in een van die vormen.
finding-edtf-unspecified-in-interval = In een periode staat geen X.
    .hint = Schrijf begin en einde zonder X, of .. waar het open is.
finding-edtf-component-qualifier = Een ~, ? of % staat achteraan de datum.
    .hint = Schrijf bijvoorbeeld 2022-04~.
finding-edtf-two-qualifiers = Eén teken is genoeg: % betekent zowel ? als ~.
    .hint = Schrijf bijvoorbeeld 2022%.
finding-edtf-qualified-season = Een seizoen krijgt geen ~, ? of %.
    .hint = Zet de lezing in “earliest” en “latest”.
finding-edtf-season-in-interval = Een seizoen staat niet in een periode.
    .hint = Schrijf maanden of kwartalen, of één seizoen met “earliest” en “latest”.
finding-edtf-end-before-start = Het einde { $end } ligt voor het begin { $start }.
    .hint = Verwissel begin en einde.

# Wat er hoort te staan.
expect-object = een object, tussen accolades
expect-list = een lijst, tussen blokhaken
expect-date = een datum, zoals “2022-04”, of een object met een datum
expect-day = een dag, zoals 2022-02-11
expect-number = een getal, of een object met een getal
expect-whole-number = een heel getal
expect-text = een tekst tussen aanhalingstekens, of één per taal
expect-string = een tekst tussen aanhalingstekens
expect-word = een van de vaste woorden, tussen aanhalingstekens
expect-yes-or-no = true of false
expect-reference = de id van een onderdeel, of de reden waarom die ontbreekt
expect-values = een object met bij elke datum een getal
expect-prices = “current”, of een object met “constant” en een jaar
