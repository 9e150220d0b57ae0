"""The words of a book read in the browser, in English, German, Dutch and French."""

from __future__ import annotations

from bokbygg.languages.reading import Reading

WEST = {
    "en": Reading(
        books="Books",
        online="Read in the browser",
        online_use="Chapter by chapter, with nothing to install.",
        paged="Read page by page",
        paged_use="As in a book: turn pages, change size and colours, go on where you left off.",
        previous="Previous",
        next="Next",
        back="Previous page",
        forward="Next page",
        go="Go to page",
        looks="Text and colours",
        colours="Colours",
        device="As on the device",
        light="Light",
        dark="Dark",
        smaller="Smaller text",
        larger="Larger text",
        close="Close",
        opening="Opening the book …",
        instead="The book cannot be shown page by page here. Read it chapter by chapter instead.",
        devices="Onto your e-reader or phone",
        kindle="Send the EPUB file with Send to Kindle: on Amazon’s website, in the app, or by "
        "e-mail to your Kindle’s address.",
        kobo="Connect the e-reader to a computer with a cable, copy the Kobo file (kepub) onto "
        "it, and eject it. Other e-readers take the EPUB file in the same way.",
        apple="Open the EPUB file on an iPhone, iPad or Mac and choose Books.",
        android="Open the EPUB file in a reading app, or upload it to Google Play Books.",
    ),
    "de": Reading(
        books="Bücher",
        online="Im Browser lesen",
        online_use="Kapitel für Kapitel. Nichts muss installiert werden.",
        paged="Seite für Seite lesen",
        paged_use="Wie in einem Buch: blättern, Größe und Farben ändern, später dort weiterlesen.",
        previous="Zurück",
        next="Weiter",
        back="Vorige Seite",
        forward="Nächste Seite",
        go="Gehe zu Seite",
        looks="Schrift und Farben",
        colours="Farben",
        device="Wie auf dem Gerät",
        light="Hell",
        dark="Dunkel",
        smaller="Kleinere Schrift",
        larger="Größere Schrift",
        close="Schließen",
        opening="Das Buch wird geöffnet …",
        instead="Das Buch lässt sich hier nicht Seite für Seite zeigen. Es kann stattdessen "
        "Kapitel für Kapitel gelesen werden.",
        devices="Auf den E-Reader oder das Telefon",
        kindle="Die EPUB-Datei mit Send to Kindle senden: auf der Website von Amazon, in der App "
        "oder per E-Mail an die Adresse des Kindle.",
        kobo="Den E-Reader per Kabel mit einem Computer verbinden, die Kobo-Datei (kepub) "
        "darauf kopieren und ihn auswerfen. Mit anderen E-Readern geht es ebenso mit der "
        "EPUB-Datei.",
        apple="Die EPUB-Datei auf iPhone, iPad oder Mac öffnen und Bücher wählen.",
        android="Die EPUB-Datei in einer Lese-App öffnen oder zu Google Play Bücher hochladen.",
    ),
    "nl": Reading(
        books="Boeken",
        online="In de browser lezen",
        online_use="Hoofdstuk voor hoofdstuk. Er hoeft niets te worden geïnstalleerd.",
        paged="Pagina voor pagina lezen",
        paged_use="Zoals in een boek: blader, verander grootte en kleuren, lees later verder.",
        previous="Vorige",
        next="Volgende",
        back="Vorige pagina",
        forward="Volgende pagina",
        go="Ga naar pagina",
        looks="Tekst en kleuren",
        colours="Kleuren",
        device="Zoals op het apparaat",
        light="Licht",
        dark="Donker",
        smaller="Kleinere tekst",
        larger="Grotere tekst",
        close="Sluiten",
        opening="Het boek wordt geopend …",
        instead="Het boek kan hier niet pagina voor pagina worden getoond. Lees het in plaats "
        "daarvan hoofdstuk voor hoofdstuk.",
        devices="Op de e-reader of de telefoon",
        kindle="Stuur het EPUB-bestand met Send to Kindle: op de website van Amazon, in de app of "
        "per e-mail naar het adres van de Kindle.",
        kobo="Sluit de e-reader met een kabel aan op een computer, kopieer het Kobo-bestand "
        "(kepub) erop en werp hem uit. Met andere e-readers gaat het net zo met het "
        "EPUB-bestand.",
        apple="Open het EPUB-bestand op een iPhone, iPad of Mac en kies Boeken.",
        android="Open het EPUB-bestand in een leesapp of upload het naar Google Play Boeken.",
    ),
    "fr": Reading(
        books="Livres",
        online="Lire dans le navigateur",
        online_use="Chapitre par chapitre, sans rien installer.",
        paged="Lire page par page",
        paged_use="Comme dans un livre\u202f: on tourne les pages, on change la taille et "
        "les couleurs, on reprend où l’on s’était arrêté.",
        previous="Précédent",
        next="Suivant",
        back="Page précédente",
        forward="Page suivante",
        go="Aller à la page",
        looks="Texte et couleurs",
        colours="Couleurs",
        device="Comme sur l’appareil",
        light="Clair",
        dark="Sombre",
        smaller="Texte plus petit",
        larger="Texte plus grand",
        close="Fermer",
        opening="Ouverture du livre…",
        instead="Le livre ne peut pas être affiché page par page ici. On peut le lire chapitre par "
        "chapitre.",
        devices="Sur votre liseuse ou votre téléphone",
        kindle="Envoyez le fichier EPUB avec Send to Kindle\u202f: sur le site d’Amazon, dans "
        "l’application ou par courriel à l’adresse de votre Kindle.",
        kobo="Reliez la liseuse à un ordinateur par câble, copiez-y le fichier Kobo (kepub), "
        "puis éjectez-la. Les autres liseuses reçoivent le fichier EPUB de la même façon.",
        apple="Ouvrez le fichier EPUB sur un iPhone, un iPad ou un Mac et choisissez Livres.",
        android="Ouvrez le fichier EPUB dans une application de lecture, ou importez-le dans "
        "Google Play Livres.",
    ),
}
