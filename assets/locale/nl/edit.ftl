# Wijzigen van het document: hoe een wijziging heet, en waarom er een niet is gemaakt.

edit-undo = Ongedaan maken: { $name }
edit-redo = Opnieuw doen: { $name }

edit-change = “{ $title }” wijzigen
edit-date = “{ $title }” dateren op { $when }
edit-value = waarde van “{ $title }” voor { $when } wijzigen
edit-add = “{ $title }” toevoegen
edit-remove = “{ $title }” verwijderen
edit-copy = “{ $title }” dupliceren
edit-rename = “{ $title }” de code { $id } geven
edit-reorder = “{ $title }” op een andere plaats zetten
edit-document = gegevens van het document wijzigen

finding-edit-nowhere = De plaats { $path } is er niet (meer).
    .hint = Het document is intussen veranderd. Kies het onderdeel opnieuw en probeer het nog eens.
finding-edit-not-json = Wat op de plaats { $path } zou komen, is geen geldige JSON.
    .hint = Kijk naar aanhalingstekens, komma’s en haakjes. Een getal heeft een decimale punt en geen eenheid.
finding-edit-too-deep = Wat op de plaats { $path } zou komen, zit te diep in elkaar: zo’n bestand zou niet meer opengaan.
    .hint = Gebruik daar minder lijsten en objecten in elkaar.
