"""Small words, which are no part of any compound, by language."""

from __future__ import annotations

SV_WORDS = frozenset(
    (
        "att och en ett den det de dem han hon hen vi ni jag man du mig dig sig oss er som är var "
        "varit vara hade har haft ha ska skall skulle kan kunde kunnat vill ville får fick fått "
        "blir blev bli blivit inte ej icke till från för med på av om i ur under över efter före "
        "mellan hos vid mot utan in ut upp ner ned fram bort genom sin sitt sina sig vår vårt "
        "våra er ert era min mitt mina din ditt dina hans hennes dess deras denna detta dessa så "
        "då nu när där här hur vad vem vilka vilken vilket eller men utan samt ju väl mer mest "
        "mycket mången många lång lång långt stor stora stort ny nya nytt all alla allt hela hel "
        "halv andra annan annat flera få första bara också även redan snart alltid aldrig bör "
        "måste ta tar tog gå går gick ge ger gav helt åt än bakom bland enligt förbi hit dit "
        "kring längs medan sedan sen trots tills tvärs utom ifrån emot intill isär ihop igen hem "
        "slut både varken antingen ingen inget inga någon något några sådan sådant sådana samma "
        "själv själva egen eget egna varje var vart två tre fyra fem sex sju åtta nio tio elva "
        "tolv hundra tusen säga sa sade säger kom kommer bra god gott goda inne ute uppe nere "
        "hemma borta framme ovan inom innan rätt fel nog ens ännu kvar fast trots pass ofta dels"
    ).split()
)

NORSE_WORDS = frozenset(
    (
        "å at og en et ei den det de dem han hun vi jeg man du meg deg seg oss som er var vært "
        "være hadde har hatt ha skal skulle kan kunne vil ville får fikk fått blir ble blev blitt "
        "bli ikke til fra for med på av af om i ud ut under over efter etter før mellom mellem "
        "hos ved mod mot uten uden inn ind opp op ned frem bort gjennom gennem sin sitt sit sine "
        "min mitt mit mine din hans hennes hendes dets deres denne dette disse så da nå nu når "
        "der her hvor hva hvad hvem eller men samt jo vel mer mere mest meget mye mange lang "
        "langt stor stort store ny nye all alle alt hele hel halv andre anden flere få første "
        "bare også allerede alltid altid aldri aldrig bør må ta tar tok gå går gikk gik gi gir ga "
        "helt enn end noen nogen noe noget ingen intet samme selv egen eget egne hver hvert to "
        "tre fire fem seks sju syv åtte otte ni ti"
    ).split()
)

EN_WORDS = frozenset(
    (
        "the of and to in is that it was for on with as his he be at by this had not are but from "
        "or have an they which you were her she all their we my your its our who when what why "
        "how does do"
    ).split()
)

DE_WORDS = frozenset(
    (
        "der die das den dem des ein eine einen einem einer eines und oder aber sie er es ich wir "
        "ihr ihre ihren ihrem ihrer ihres sein seine mein dein unser euer man wer was wie wo wann "
        "warum wenn weil dass als ob zu zur zum in im an am auf aus bei mit nach von vom vor für "
        "über unter durch gegen ohne um bis ist sind war waren wird werden hat haben kann können "
        "muss nicht kein keine diese dieser dieses jede jeder alle viele mehr auch nur noch schon "
        "sehr hier da dort dann"
    ).split()
)

NL_WORDS = frozenset(
    (
        "de het een en of maar ik je jij u hij zij ze wij we jullie mijn jouw zijn haar ons onze "
        "hun die dat deze dit wie wat waar hoe waarom als dan toen nu er hier daar in op aan met "
        "van voor naar bij uit om te tot over onder door tegen zonder is zijn was waren wordt "
        "worden heeft hebben had kan kunnen moet moeten niet geen ook nog al zeer veel meer alle "
        "elk iets niets af na toe mee zo maar wel toch want dus weer heel goed groot klein twee "
        "drie vier vijf zes acht tien"
    ).split()
)
