### Zoeken, hulp en het bureaublad.
window-no-adapter = Het venster kan niet open, want geen stuurprogramma tekent op dit scherm. Installeer een stuurprogramma dat zonder grafische kaart tekent (onder Debian mesa-vulkan-drivers en libgl1-mesa-dri), of vraag uw beheerder erom. Zonder venster maakt `hoofdlijn export --figure timeline --to tijdlijn.svg` een figuur.
edge-sidebar = Breedte van de lijst van weergaven
edge-inspector = Breedte van de details
