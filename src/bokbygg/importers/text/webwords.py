"""Words of web pages that are no text: menus, buttons, counts, labels.

A row a language. A line is one of the page where all of it is such words, never for a word in it.
"""

from __future__ import annotations

import re

_BUTTONS = {
    "sv": "hem|start|startsida|till startsidan|om mig|om oss|om bloggen|om|kontakt|"
    "kontakta (?:mig|oss)|"
    "arkiv|bloggarkiv|sök|sök på (?:bloggen|sidan)|meny|logga in|logga ut|registrera|"
    "hoppa till (?:innehåll(?:et)?|huvudinnehåll(?:et)?)|"
    "prenumerera(?: på .{1,40})?|senaste (?:inläggen|inlägg|kommentarerna|kommentarer)|kategorier|"
    "etiketter|taggar|länkar|bloggar jag läser|besöksräknare|(?:äldre|nyare|nästa|"
    "föregående) inlägg|"
    "nästa|föregående|tillbaka|tillbaka till toppen|till toppen|upp|läs mer|läs hela inlägget|"
    "fortsätt läsa|visa mer|dela|dela detta|dela med dig|dela på .{1,30}|gilla|gilla detta|"
    "gilla laddar in|tipsa en vän|skriv ut|skicka (?:med|via) e-?post|blogga om detta|"
    "lämna en kommentar|skriv en kommentar|kommentera|kommentarer|inga kommentarer|"
    "\\d+ kommentar(?:er)?|\\d+ svar|svara|permalänk|trackback|skriv ut sidan|webbkarta|gästbok|"
    "mest lästa|populära inlägg|följ (?:mig|oss|bloggen|oss på .{1,20}|mig på .{1,20})|"
    "drivs (?:av|med) .{1,30}|"
    "alla rättigheter förbehållna|visa (?:hela )?min profil|fler inlägg|relaterade inlägg|"
    "annonser?|cookies",
    "en": "home|about|about (?:me|us|this blog)|contact|contact (?:me|us)|archives?|"
    "blog archive|search|"
    "search this (?:blog|site)|menu|log ?in|log ?out|sign (?:in|up|out)|register|"
    "skip to (?:main )?content|"
    "subscribe(?: to .{1,40})?|recent (?:posts|comments)|categories|tags|labels|links|blogroll|"
    "(?:older|newer|next|previous) (?:posts?|entries|entry|article)|next|previous|back|"
    "back to top|top|"
    "read more|continue reading|show more|share|share this|share on .{1,30}|like|like this|"
    "like loading|tweet|pin it|print|email this|blogthis!?|leave a (?:comment|reply)|"
    "post a comment|"
    "comments?|no comments|comments (?:off|closed|are closed)|\\d+ (?:comments?|replies|"
    "responses)|reply|permalink|trackbacks?|sitemap|"
    "guestbook|popular posts|most read|follow (?:me|us|this blog|us on .{1,20}|"
    "me on .{1,20})|powered by .{1,30}|all rights reserved|"
    "view my complete profile|related(?: posts)?|advertisements?|share to (?:twitter|"
    "facebook|pinterest)|privacy policy",
    "de": "start|startseite|über (?:mich|uns|diesen blog)|kontakt|impressum|"
    "datenschutz(?:erklärung)?|archiv|suche|suchen|"
    "menü|anmelden|abmelden|registrieren|zum inhalt springen|direkt zum inhalt|abonnieren|"
    "(?:letzte|neueste|neue) (?:beiträge|kommentare|einträge)|kategorien|schlagwörter|links|"
    "(?:älterer?|neuerer?|nächster?|voriger?|vorheriger?) (?:beiträge|beitrag|einträge|post)|"
    "weiter|zurück|nach oben|"
    "weiterlesen|mehr lesen|mehr|teilen|teilen mit|teilen auf .{1,30}|gefällt mir|"
    "gefällt mir wird geladen|drucken|"
    "per e-?mail versenden|kommentar (?:verfassen|schreiben|hinterlassen)|kommentare?|"
    "keine kommentare|"
    "\\d+ (?:kommentare?|antworten)|antworten|permalink|gästebuch|beliebte beiträge|"
    "folge (?:mir|uns)|anzeigen?|"
    "schreibe einen kommentar|powered by .{1,30}",
    "fr": "accueil|à propos|qui suis-je \\??|contact|archives?|recherche|rechercher|menu|"
    "connexion|déconnexion|"
    "s’inscrire|s'inscrire|aller au contenu|s’abonner|s'abonner|(?:articles|"
    "commentaires) récents|catégories|"
    "libellés|liens|(?:articles?|messages?|billets?) (?:plus anciens?|plus récents?|"
    "suivants?|précédents?)|suivant|précédent|"
    "retour|haut de page|lire la suite|lire plus|en savoir plus|partager|"
    "partager sur .{1,30}|j’aime|j'aime|imprimer|"
    "envoyer par e-?mail|laisser un commentaire|commentaires?|aucun commentaire|"
    "\\d+ (?:commentaires?|réponses?)|"
    "répondre|permalien|plan du site|livre d’or|articles populaires|mentions légales|publicité",
    "nb": "hjem|om meg|om oss|om bloggen|kontakt|arkiv|søk|meny|logg inn|logg ut|abonner|"
    "siste innlegg|siste kommentarer|"
    "kategorier|stikkord|lenker|(?:eldre|nyere|neste|forrige) innlegg|neste|forrige|tilbake|"
    "til toppen|les mer|"
    "fortsett å lese|del|del dette|lik|skriv ut|legg igjen en kommentar|kommentarer?|"
    "ingen kommentarer|"
    "\\d+ kommentar(?:er)?|svar|hopp til innhold",
    "da": "hjem|forside|om mig|om os|om bloggen|kontakt|arkiv|søg|menu|log ind|log ud|"
    "abonner|seneste indlæg|seneste kommentarer|"
    "kategorier|tags|links|(?:ældre|nyere|næste|forrige) indlæg|næste|forrige|tilbage|"
    "til toppen|læs mere|"
    "del|del dette|synes godt om|udskriv|skriv en kommentar|kommentarer?|ingen kommentarer|"
    "\\d+ kommentar(?:er)?|svar",
    "fi": "etusivu|koti|tietoja(?: minusta)?|yhteystiedot|ota yhteyttä|arkisto|blogiarkisto|"
    "haku|etsi|valikko|kirjaudu(?: sisään)?|"
    "tilaa|uusimmat (?:artikkelit|kommentit)|kategoriat|avainsanat|linkit|(?:vanhemmat|"
    "uudemmat) (?:artikkelit|tekstit)|"
    "seuraava|edellinen|takaisin|alkuun|lue lisää|jatka lukemista|jaa|jaa tämä|tykkää|"
    "tulosta|jätä kommentti|"
    "kommentit|ei kommentteja|\\d+ kommenttia|vastaa|siirry sisältöön",
    "es": "inicio|acerca de(?: mí)?|sobre mí|contacto|archivos?|buscar|menú|iniciar sesión|"
    "suscribirse|entradas recientes|"
    "comentarios recientes|categorías|etiquetas|enlaces|entradas? (?:más )?(?:antiguas?|"
    "recientes|siguientes?|anteriores?)|siguiente|"
    "anterior|volver|leer más|seguir leyendo|compartir|compartir en .{1,30}|me gusta|"
    "imprimir|deja un comentario|"
    "publicar un comentario|comentarios?|no hay comentarios|\\d+ comentarios?|responder|"
    "saltar al contenido",
    "it": "home|chi sono|chi siamo|contatti|archivi?o?|cerca|menu|accedi|iscriviti|"
    "articoli recenti|commenti recenti|categorie|"
    "etichette|link|post più (?:vecchi|recenti)|successivo|precedente|leggi tutto|"
    "continua a leggere|condividi|mi piace|"
    "stampa|lascia un commento|commenti?|nessun commento|\\d+ commenti?|rispondi|vai al contenuto",
    "nl": "home|start|over mij|over ons|over deze blog|contact|archief|zoeken|menu|inloggen|"
    "uitloggen|abonneren|recente (?:berichten|reacties)|"
    "categorieën|labels|links|(?:oudere|nieuwere|volgende?|vorige?) berichten?|volgende|"
    "vorige|terug|naar boven|lees meer|"
    "lees verder|verder lezen|delen|deel dit|delen op .{1,30}|vind ik leuk|afdrukken|"
    "geef een reactie|plaats een reactie|reacties?|"
    "geen reacties|\\d+ reacties?|beantwoorden|spring naar inhoud|naar de inhoud",
}  # fmt: skip
_NETS = (
    "facebook|twitter|instagram|pinterest|linkedin|tumblr|reddit|google\\+?|youtube|flickr|e-?mail|"
    "e-?post|mail|rss|rss \\d\\.\\d|atom|whatsapp|wordpress(?:\\.com)?|blogger|pusha|"
    "bloglovin|blogg|blog|tweet|x"
)
_COUNT = r"\s*(?:\(\s*\d+\s*\)|[:…]|\.\.\.)?"
_ITEM = rf"(?:{'|'.join(_BUTTONS.values())}|{_NETS}){_COUNT}"
_PARTING = r"\s*(?:[|•·»«›‹→←/↑*]|::|>>|<<|\s[-–—]\s|\s{2,}|,)+\s*"
_PAGE = re.compile(
    rf"(?:{_PARTING})?{_ITEM}(?:(?:{_PARTING}|\s){_ITEM})*(?:{_PARTING})?", re.IGNORECASE
)
_LABELLED = re.compile(
    r"(?:taggar|etiketter|kategori(?:er)?|ämnen|tags?|tagged|labels|filed under|categor(?:y|"
    r"ies)|schlagwörter|"
    r"kategorien?|abgelegt unter|mots-clés|catégories?|libellés|stikkord|emneord|etiquetas|"
    r"etichette|labels|"
    r"publicerat i|publicerad i|postat i|sparat under|arkiverat under|posted in|"
    r"dela (?:detta|inlägget)|share this|"
    r"geplaatst in|veröffentlicht in|publié dans)\s*:?\s+\S.{0,120}|"
    r"(?:du är här|you are here|sie sind hier|vous êtes ici)\s*:.{0,120}|"
    r"(?:©|\(c\)|copyright)\s.{0,100}|.{0,60}\bRSS\b.{0,30}|"
    r"sida \d+ av \d+|page \d+ of \d+|seite \d+ von \d+|"
    r"\[?(?:printed|utskrivet|sparad|saved) (?:from|från) .{1,120}",
    re.IGNORECASE,
)
_CRUMBS = re.compile(r"[^.!?]{1,30}(?:\s*(?:[|»›>•·/]|::|→)\s*[^.!?|»›>•·→]{1,30}){2,}")


def is_of_page(line: str) -> bool:
    """Whether all of a line is buttons, menus, counts or labels of a web page."""
    text = line.strip(" \t-–—*[]")
    if not text or len(text) > 160:
        return False
    return bool(_PAGE.fullmatch(text) or _LABELLED.fullmatch(text))


def is_menu(line: str) -> bool:
    """Whether a line looks like a menu, whatever its words: `Hem | Resor | Mat`."""
    return len(line) <= 160 and bool(_CRUMBS.fullmatch(line.strip(" |»›>•·/")))
