### Zoeken, hulp en het bureaublad.
window-no-adapter = Het venster kan niet open, want geen stuurprogramma tekent op dit scherm. Installeer een stuurprogramma dat zonder grafische kaart tekent (onder Debian mesa-vulkan-drivers en libgl1-mesa-dri), of vraag uw beheerder erom. Zonder venster maakt `hoofdlijn export --figure timeline --to tijdlijn.svg` een figuur.
edge-sidebar = Breedte van de lijst van weergaven
edge-inspector = Breedte van de details
pane-list = Lijst van weergaven en prioriteiten
pane-details = Details
pane-page = Inhoud van de weergave

# Het palet: opdrachten, pagina's en onderdelen op naam.
palette-hint = Typ een opdracht, een pagina of een naam
palette-none = Niets gevonden. Zoek met Ctrl+F in alle teksten.
found-command = Opdracht
found-page = Pagina

# Zoeken in alles.
find-hint = Zoek in alles
find-none = Niets gevonden
find-count = { $count ->
    [one] één keer gevonden
   *[other] { $count } keer gevonden
}
find-at = { $at } van { $count }
find-all-shown = Alle prioriteiten worden weer getoond: het gevondene viel erbuiten.
area-timeline = Tijdlijn
area-budget = Budget
area-priorities = Prioriteiten
area-sources = Bronnen en begrippen
area-slides = Dia’s

# Eerste stappen.
step-timeline = Kijk op de tijdlijn wat wanneer is beloofd en wat ervan kwam. Een band is een beloofde periode, een ruit een levering, een driehoek een late. Klik erop voor de hele keten.
    .title = Wat werd beloofd
    .link = Naar de tijdlijn
step-source = Wijs een bedrag of datum aan en druk op ? om te zien waar het vandaan komt en hoe het is afgeleid.
    .title = Waar een cijfer vandaan komt
    .link = Naar het budget
step-search = Ctrl+K vindt elke opdracht, elke pagina en elk onderdeel op naam. Ctrl+F zoekt in alle teksten.
    .title = Iets terugvinden
    .link = Het palet openen
step-own = Een briefing is één bestand. Begin met een sjabloon dat zichzelf uitlegt; met F2 bewerkt u wat u aanwijst.
    .title = Een eigen briefing maken
    .link = Nieuw, met het sjabloon
steps-seen = Begrepen, niet meer tonen
steps-again = Later terug te vinden in het menu Help.

# Het bestand en de meldingen.
format-title = Zo ziet een briefing eruit
format-about = Een briefing is één JSON-bestand. Dit is de kortste die iets laat zien: een belofte, wat ervan kwam, en een begroting.
format-schema = Sla het schema op naast uw bestand en zet in het bestand bij de sleutel $schema waar het staat: ./briefing.schema.json. Een teksteditor vult dan aan en controleert tijdens het typen.
format-copy = Voorbeeld kopiëren
path-schema = Schema opslaan als
notices-title = Meldingen
notices-copy = Alles kopiëren
