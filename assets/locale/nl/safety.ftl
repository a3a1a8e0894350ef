# Dat er niets verloren gaat: het bestand is door een ander gewijzigd, en bewerkingen die een venster achterliet.

command-recover = Niet-opgeslagen bewerkingen herstellen…
job-compare = vergelijken met het bestand
job-failed-compare = Het vergelijken met het bestand is onverwacht gestopt.

moment = { $day } om { $time }
edit-undone = een eerdere wijziging terugdraaien

# Het bestand is door een ander gewijzigd.
conflict-title = Het bestand is door een ander gewijzigd
conflict-text = { $path } is niet meer hetzelfde als wat u opende. U hebt zelf wijzigingen die nog niet zijn opgeslagen.
conflict-text-when = { $path } is op { $when } buiten dit venster gewijzigd. U hebt zelf wijzigingen die nog niet zijn opgeslagen.
conflict-lines = { $count ->
    [one] Eén regel verschilt:
   *[other] { $count } regels verschillen. De eerste daarvan:
}
conflict-line-ours = bij u, regel { $line }
conflict-line-theirs = in het bestand, regel { $line }
conflict-items-both = Niet hetzelfde: { $names }
conflict-items-ours = Alleen bij u: { $names }
conflict-items-theirs = Alleen in het bestand: { $names }
conflict-items-more = { $count ->
    [one] En nog één onderdeel.
   *[other] En nog { $count } onderdelen.
}
conflict-elsewhere = Mijn versie opslaan als…
conflict-reload = Mijn wijzigingen verwerpen
conflict-keep = Bestand overschrijven
backup-kept = Het bestand zoals u het opende, is bewaard in { $path }.

# Wat er van het bestand geworden is. Boven de statusbalk.
file-changed = { $path } is door een ander gewijzigd.
    .hint = Voordat u het overschrijft, krijgt u een vraag.
file-reloaded = Het bestand is buiten dit venster gewijzigd en staat hier nu zoals het is.
file-not-reloaded = Het bestand is buiten dit venster gewijzigd en kan zo niet worden geopend: { $reason }
    .hint = U ziet de versie daarvoor. Zodra het bestand weer heel is, wordt het getoond.
file-gone = { $path } is verwijderd of verplaatst.
    .hint = Het document staat hier nog open. Sla het op om het terug te zetten, of bewaar het op een andere plaats.
file-unwatched = Wijzigingen die anderen in { $path } maken, worden niet meteen opgemerkt.
    .hint = Voordat u die overschrijft, krijgt u een vraag.
file-also-open = { $path } is ook in een ander venster open.
    .hint = Werk in een van beide. Slaan ze allebei op, dan ziet de tweede eerst wat er verschilt.
journal-failed = Bewerkingen die niet zijn opgeslagen, kunnen niet veilig worden bewaard: { $reason }.
    .hint = Sla vaak op, en maak ruimte op de schijf.

# Bewerkingen die een venster achterliet.
recovery-title = Niet-opgeslagen bewerkingen herstellen?
recovery-text = Hoofdlijn stopte voordat deze bewerkingen waren opgeslagen. Ze zijn bewaard.
recovery-own = nog niet in een bestand opgeslagen
recovery-edits = { $count ->
    [one] Eén bewerking:
   *[other] { $count } bewerkingen, de laatste:
}
recovery-backed-up = Het bestand is sindsdien gewijzigd of verwijderd. De bewerkingen worden getoond in de versie waarin ze zijn gemaakt; bij het opslaan volgt een vraag over de andere.
recovery-fits = Het bestand is sindsdien gewijzigd, en van de versie waarin de bewerkingen zijn gemaakt is geen kopie. Ze passen in het bestand zoals het nu is en worden als kopie geopend: controleer ze.
recovery-gone = Het bestand is sindsdien gewijzigd of verwijderd, en de bewerkingen passen niet in wat er nu staat. Wat is ingevoerd, kan als tekst worden gekopieerd.
recovery-recover = Herstellen
recovery-copy = Bewerkingen als tekst kopiëren
recovery-discard = Verwerpen
recovery-later = Later
recovered = { $count ->
    [one] Eén bewerking is hersteld.
   *[other] { $count } bewerkingen zijn hersteld.
}
recovered-save = Het is nog niet opgeslagen. Met Ongedaan maken neemt u de bewerkingen een voor een terug.
recovered-changed = Het is nog niet opgeslagen. Het bestand is niet meer hetzelfde: bij het opslaan ziet u eerst wat er verschilt.
recovered-copy = Dit is een kopie. Controleer die en sla die onder een eigen naam op.
