# Formulieren, tabellen om in te bewerken, en hoe wijzigingen heten.

## Opdrachten

menu-insert = Toevoegen
command-new-empty = Nieuw, leeg
command-new-from-template = Nieuw, met uitleg en voorbeelden
command-undo = Ongedaan maken
command-redo = Opnieuw uitvoeren
command-toggle-editing = Lezen of bewerken
command-document-details = Gegevens van het document
command-duplicate = Onderdeel dupliceren
command-move-up = Omhoog in de lijst
command-move-down = Omlaag in de lijst
command-remove = Onderdeel verwijderen
command-grid-events = Tabel van gebeurtenissen
command-grid-amounts = Tabel van bedragen
command-grid-sources = Tabel van bronnen
command-add-event = Gebeurtenis toevoegen
command-add-measure = Maatregel of doel toevoegen
command-add-series = Reeks bedragen of cijfers toevoegen
command-add-bridge = Brug toevoegen
command-add-target = Streefcijfer toevoegen
command-add-readiness = Gereedheid toevoegen
command-add-priority = Prioriteit toevoegen
command-add-source = Bron toevoegen
command-add-definition = Definitie toevoegen
command-add-party = Partij toevoegen

## Wijzigingen, zoals het menu ze noemt

edit-set = { $field } van “{ $title }” wijzigen
edit-add-field = { $field } toevoegen aan “{ $title }”
edit-remove-field = { $field } verwijderen uit “{ $title }”
edit-paste = cellen plakken

notice-removed = “{ $title }” is verwijderd. { $count ->
    [one] Eén onderdeel verwijst er nog naar
   *[other] { $count } onderdelen verwijzen er nog naar
}: { $names }.
notice-removed-hint = Ongedaan maken brengt het terug. Anders staat bij Bevindingen waar de verwijzing ontbreekt.
status-new = nog niet opgeslagen

## Formulieren

inspector-read = Lezen
inspector-edit = Bewerken
form-document = Gegevens van het document
form-lists = Onderdelen
form-add-field = Veld toevoegen
form-add = Toevoegen
form-add-to = Toevoegen aan { $list }
form-find = Zoeken in { $list }
form-search = Zoeken
form-nothing-found = Niets gevonden.
form-menu = Meer voor { $field }
form-element = { $list } { $number }
form-in-language = { $field } ({ $language })
form-translate = Vertaling toevoegen
form-duplicate = Dupliceren
form-up = Omhoog
form-down = Omlaag
form-remove = Verwijderen
form-go = Ernaartoe
form-period = periode
form-new-value = nieuw getal
form-yes = ja
form-no = nee
form-unknown = Dit programma kent dit niet. Het blijft in het bestand staan.
field-within = { $around }: { $label }

entry-required = Dit mag niet leeg zijn.
entry-not-json = Dit is geen JSON.
entry-id-taken = Er is al iets met de aanduiding “{ $typed }”. Kies een andere.
entry-period-taken = Er is al een waarde voor { $period }.
entry-date-hint = bijv. 13 mei 2022
entry-date-unclear = “{ $typed }” is geen datum. Typ bijvoorbeeld 13 mei 2022, mei 2022, 13-5-2022 of 2022-05.
entry-number-unclear = “{ $typed }” is geen getal. Typ bijvoorbeeld 1234,5, circa 12 of 250 tot 1000.
entry-number-long = “{ $typed }” heeft meer cijfers dan exact bewaard kunnen worden: hoogstens 28.
entry-number-ambiguous = “{ $typed }” kan op twee manieren worden gelezen. Welk getal is bedoeld?

## Tabellen

grid-events = Gebeurtenissen
grid-amounts = Bedragen en andere cijfers
grid-sources = Bronnen
grid-hint = Typ in een cel; Enter of Tab legt vast, Escape herstelt. Het nummer voor een rij opent het hele formulier.
grid-add-year = Jaar toevoegen
grid-first-promise = eerste belofte
grid-select = { $title } selecteren
paste-ambiguous = Gekopieerde getallen zoals “{ $typed }” kunnen op twee manieren worden gelezen. Welk getal is dit?
paste-as = { $reading }
paste-unclear = In rij { $row }, kolom { $column } van wat is gekopieerd staat “{ $typed }”. Dat is geen getal; er is niets geplakt.
paste-no-room = Er is meer gekopieerd dan er vanaf deze cel aan rijen of jaren is. Voeg eerst reeksen of jaren toe; er is niets geplakt.

## Lijsten en hun onderdelen

list-events = Gebeurtenissen
list-measures = Maatregelen en doelen
list-series = Reeksen
list-bridges = Bruggen
list-targets = Streefcijfers
list-readiness = Gereedheid
list-priorities = Prioriteiten
list-sources = Bronnen
list-definitions = Definities
list-parties = Partijen

item-events = Gebeurtenis
item-measures = Maatregel of doel
item-series = Reeks
item-bridges = Brug
item-targets = Streefcijfer
item-readiness = Gereedheid
item-priorities = Prioriteit
item-sources = Bron
item-definitions = Definitie
item-parties = Partij
item-components = Onderdeel

new-briefing = Nieuwe briefing
new-events = Nieuwe gebeurtenis
new-measures = Nieuwe maatregel
new-series = Nieuwe reeks
new-bridges = Nieuwe brug
new-targets = Nieuw streefcijfer
new-readiness = Nieuw gereedheidsbeeld
new-priorities = Nieuwe prioriteit
new-sources = Nieuwe bron
new-definitions = Nieuwe definitie
new-parties = Nieuwe partij

## Velden: één voor elke sleutel van het formaat

field-schema = schema
    .hint = Waar een editor het JSON-schema vindt. Dit programma haalt het nooit op.
field-format = formaat
field-version = versie
field-id = aanduiding
    .hint = Waarmee andere onderdelen hiernaar verwijzen. Verwijzingen veranderen mee.
field-title = titel
field-subtitle = ondertitel
field-number = nummer
    .hint = Zoals gedrukt in de brief.
field-parent = hoort onder
field-priority = prioriteit
field-kind = soort
field-tier = soort bron
    .hint = Hoe dicht de bron bij de oorsprong staat.
field-status = status
field-direction = richting
field-unit = eenheid
    .hint = Geld: EUR, EUR thousand, EUR million of EUR billion. Een deel van iets: %. Anders een woord, zoals m2.
field-language = taal
    .hint = De taal van teksten die maar in één taal zijn geschreven: nl of en.
field-as-of = stand van
    .hint = De dag tot en met welke dit bestand het weet.
field-marking = rubricering
    .hint = Wordt op elke dia en elke export gedrukt.
field-subject = gaat over
    .hint = De bron waar deze briefing over gaat.
field-note = toelichting
field-source = bron
field-locator = vindplaats
    .hint = Bladzijde, tabel of nummer.
field-quote = citaat
    .hint = De paar woorden waar het om gaat, zoals ze er staan.
field-broken-off = afgebroken
    .hint = Aan welke kant de geciteerde zin doorloopt op een bladzijde die er niet is.
field-how = hoe
    .hint = De berekening of de lezing; nodig als het er niet letterlijk zo staat.
field-says = zegt zelf
    .hint = Wat een bron die het tegenspreekt in plaats daarvan zegt.
field-publisher = uitgever
field-date = datum
field-said-on = gezegd op
    .hint = Leeg: de datum van de bron.
field-by = gezegd door
field-wording = gezegd
    .hint = De woorden van de bron.
field-when = wanneer
field-earliest = vroegst
    .hint = De eerste dag die het kan zijn, naar uw lezing. Leeg: open.
field-latest = laatst
    .hint = De laatste dag die het kan zijn, naar uw lezing. Leeg: open.
field-value = waarde
field-qualifier = bij benadering
field-low = minstens
field-high = hoogstens
field-missing = ontbreekt
field-reference = kenmerk
field-url = adres
field-summary = samenvatting
field-colour = kleur
field-series = reeks
field-from = vanaf
field-to = tot
field-before = ervoor
field-after = erna
field-of = deel van
    .hint = De definitie van het geheel waarvan dit een deel is.
field-scope = afbakening
    .hint = De definitie van wat erin zit en wat niet.
field-flow = geldstroom
    .hint = Uitgaven, verplichtingen en ontvangsten worden nooit bij elkaar opgeteld.
field-phase = fase
field-vintage = stand
    .hint = Het document waarvan dit het beeld is.
field-prices = prijspeil
field-constant = prijzen van jaar
field-one-off = eenmalig
field-values = waarden
field-steps = stappen
field-rest = rest
    .hint = De rest zoals een bron hem noemt. Hij wordt altijd ook berekend.
field-parts = delen
field-complete = volledig
    .hint = Of de delen samen het geheel moeten zijn.
field-bases = omvang geheel
    .hint = De omvang van het geheel: één reeks voor elke manier van tellen.
field-observed = waarnemingen
field-due = uiterlijk
field-level = niveau
field-required = vereist
field-bottleneck = knelpunt
    .hint = Of een bron dit een knelpunt noemt.
field-parties = betrokken
field-promises = beloften
    .hint = Elke uitspraak erover: één voor elk document of elke gelegenheid.
field-actual = gebeurd
    .hint = Ontbreekt dit, dan is het voor zover bekend niet gebeurd.
field-depends-on = komt na
field-components = onderdelen
field-splits = verdelingen
field-breaks = reeksbreuken
field-gaps = leemten
    .hint = Wat er aan het beschikbare exemplaar ontbreekt.
field-links = hoort bij
field-evidence = bewijs

## Woorden waaruit een veld kiest

event-kind-letter = brief
event-kind-debate = debat
event-kind-document = document
event-kind-decision = besluit
event-kind-agreement = akkoord
event-kind-period = periode
event-kind-other = anders
party-kind-organisation = organisatie
party-kind-group = groep
party-kind-country = land
party-kind-person = persoon
broken-off-start = begin ontbreekt
broken-off-end = eind ontbreekt
direction-increase = meer
direction-decrease = minder
prices-current = lopende prijzen
colour-orange = oranje
colour-green = groen
colour-blue = blauw
colour-olive = olijf
colour-purple = paars
colour-grey = grijs
