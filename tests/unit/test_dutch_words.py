"""Words of a Dutch contact centre: which of them must meet, and which must not."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledgebase.analysis import stem
from knowledgebase.article import ArticleKind
from knowledgebase.compounds import Compounds
from knowledgebase.folding import clean, fold
from knowledgebase.index import KnowledgeIndex
from knowledgebase.learned_terms import LearnedTerm
from knowledgebase.search import SearchQuery
from knowledgebase.vocabulary import Lexicon, Vocabulary
from tests.knowledge import built, found, written

# Each line holds groups; the first word of a group meets, or does not meet, each of the others.

SAME = """
paspoort paspoorten | rijbewijs rijbewijzen | identiteitskaart identiteitskaarten | pas passen pasje pasjes
reisdocument reisdocumenten | document documenten | foto foto's | pasfoto pasfoto's | uittreksel uittreksels
akte akten aktes | afschrift afschriften | verklaring verklaringen | volmacht volmachten | formulier formulieren
bewijs bewijzen | levensbewijs levensbewijzen | handtekening handtekeningen | kopie kopieën | kaart kaarten kaartje
verhuizing verhuizingen verhuizen verhuist verhuisd verhuisde | adres adressen | briefadres briefadressen
inschrijving inschrijvingen inschrijven | uitschrijving uitschrijven | persoon personen | nummer nummers
geboorte geboortes geboorten | kind kinderen | baby baby's | pleegkind pleegkinderen | pleegouder pleegouders
huwelijk huwelijken | trouwen trouwt getrouwd trouwde | partnerschap partnerschappen
scheiden scheiding scheidt gescheiden | erkennen erkenning erkend | nationaliteit nationaliteiten | voogd voogden
overlijden overlijdt overleed overleden | begraven begraaft begraving begroef | graf grafje | erfgenaam erfgenamen
crematie crematies cremeren gecremeerd | nalatenschap nalatenschappen | testament testamenten | weduwe weduwen weduwes
aangifte aangiftes aangiften | vermissing vermissingen | verliezen verliest verloor verloren | stelen gestolen
vinden gevonden | aanvraag aanvragen | aanvrager aanvragers | vernieuwen vernieuwing vernieuwd | verzoek verzoeken
wijziging wijzigingen | melding meldingen | afspraak afspraken | gemeente gemeentes gemeenten
vluchteling vluchtelingen | betaling betalingen betalen betaalt betaald | kosten kost | tarief tarieven
prijs prijzen | rekening rekeningen | belasting belastingen | aanslag aanslagen | belastingaanslag belastingaanslagen
heffing heffingen heffen | schuld schulden | toeslag toeslagen | uitkering uitkeringen | subsidie subsidies
vergoeding vergoedingen vergoeden vergoed | lening leningen lenen | inkomen inkomens | werkloos werkloze
voorziening voorzieningen | hulpmiddel hulpmiddelen | ondernemer ondernemers | onderneming ondernemingen
bedrijf bedrijven | winkel winkels | markt markten | marktkraam marktkramen | standplaats standplaatsen
terras terrassen | café cafés | evenement evenementen | vergunning vergunningen
parkeervergunning parkeervergunningen | ontheffing ontheffingen | verordening verordeningen | bezwaar bezwaren
bezwaarschrift bezwaarschriften | klacht klachten | beroep beroepen | besluit besluiten | regel regels
regeling regelingen | voorwaarde voorwaarden | termijn termijnen | advies adviezen | keuze keuzes
raadslid raadsleden | wethouder wethouders | verkiezing verkiezingen | stembureau stembureaus | stempas stempassen
stad steden | wijk wijken | buurt buurten | straat straten | weg wegen | plein pleinen | brug bruggen
gebied gebieden | stoeptegel stoeptegels | fietspad fietspaden | lantaarnpaal lantaarnpalen
verkeersbord verkeersborden | bord borden | drempel drempels | gat gaten | kuil kuilen | riool riolen | put putten
verstopping verstoppingen | lekkage lekkages | parkeren parkeert geparkeerd parkeerde | parkeerplaats parkeerplaatsen
auto auto's | fietswrak fietswrakken | scooter scooters | aanhanger aanhangers | camper campers | kenteken kentekens
laadpaal laadpalen | halte haltes | container containers | kliko kliko's | vuilniszak vuilniszakken
afvalpas afvalpassen | milieustraat milieustraten | matras matrassen | koelkast koelkasten | glasbak glasbakken
kerstboom kerstbomen | luier luiers | schade schades | tuin tuinen | boom bomen | tak takken | snoeien snoeit gesnoeid
speeltuin speeltuinen | planten geplant | strooien strooit gestrooid | vegen veegt geveegd | maaien maait gemaaid
lozing lozingen lozen geloosd | hond honden hondje | rat ratten | muis muizen | wesp wespen | wespennest wespennesten
dier dieren | huis huizen huisje | woning woningen | huur huren huurt gehuurd | huurder huurders
verhuurder verhuurders | bouwen bouwt bouwde gebouwd | gebouw gebouwen | verbouwing verbouwingen verbouwen verbouwd
dakkapel dakkapellen | schutting schuttingen | schuur schuren | uitrit uitritten | kelder kelders
monument monumenten | pand panden | kozijn kozijnen | raam ramen | perceel percelen | kavel kavels
bestemmingsplan bestemmingsplannen | plan plannen | brief brieven briefje | school scholen schooltje
leerling leerlingen | leraar leraren | bibliotheek bibliotheken | cursus cursussen | vrijwilliger vrijwilligers
mantelzorger mantelzorgers | rolstoel rolstoelen | keuring keuringen | indicatie indicaties | arts artsen
ziekte ziektes ziekten | vaccinatie vaccinaties | invalide invaliden | categorie categorieën | reünie reünies
industrie industrieën | bestand bestanden | loket loketten | balie balies | bezoek bezoekt bezocht bezoeken
bezoeker bezoekers | bewoner bewoners | inwoner inwoners | eigenaar eigenaren eigenaars | buur buren
demonstratie demonstraties demonstreren | collecte collectes | vereniging verenigingen | zwembad zwembaden
sporthal sporthallen | abonnement abonnementen | openingstijd openingstijden | ligplaats ligplaatsen | boot boten
schip schepen | haven havens | onderzoek onderzoeken onderzocht | verstrekking verstrekken verstrekt | urgent urgente
inleveren inlevert ingeleverd | ongeval ongevallen | wachtlijst wachtlijsten | zonnepaneel zonnepanelen | doof dove
blind blinde | grof grove | digitaal digitale | gevaarlijk gevaarlijke | ziek zieke | glad gladde
"""

APART = """
bank bankstel bankieren | gemeente mening gemeen mens gemeenschap | gevel vel vellen | gezondheid zon | gehoor horen
boot boos bot boter boete | pas passage paspoort poort | paspoort poort | graf grafiek graaf graffiti | bewijs wijs
hond honderd hondenbelasting | haven hebben | raad rat radijs | rat raad | wet weten wat water | markt merk
maat maatschappij mat | stad staat stadion | steen stem | stem stempel | stempas stempel | plan plant plank plein
brief brie | brug brugklas | buur buurt | post poster | kamer kameraad camera | kelder kelner | school schol schuld
kind kinine | arts artikel | weg wiegen | woning woensdag | huur uur huwelijk | huis huid huisarts | trouwen rouwen
melding melk | beroep roepen | bezwaar zwaar | gebied bieden | geboorte boor boren | gebouw gebod | geluid luid
geluk luik | gemak maken | getuige tuin tuig | geval vallen | gevaar varen | gevaarlijk varen | geweld weiland
gezin zin | gezag zagen | gebruik bruikleen | gebrek breken | gebeuren beuren | aangifte gift | aanslag slag
afval val | uittreksel trek | verhuizen verhuren | verhuizing verhuur | vergunning gunst | verklaring klaar
verlies verlof | verloren verlopen | verlopen lopen | verzoek verzekering | vermissing mis | vuil vuilnis
vuurwerk vuur werk | zorg zorgeloos | zoon zon zone | inkomen komen | leges leger | lening leuning | loket lokaal
lucht luchthaven | pand panda park | parkeren park | paard paar | reis reisbureau | riool rio | rolstoel stoel
ramp raam | raam ram | uitkering keren | uitrit rit | tak taak taxi | akte actie | adres adreswijziging | dak dakloos
erf erfgenaam | erven eerst | invalide invullen | kost koster kostuum | kaart kaars | monument monitor
natuur naturalisatie | persoon personeel | prijs prijken | rente rennen | sloot slot | straat straf straal
tarief tarwe | tegel tegen | toilet toelating | visum vissen | wapen wapening | zwembad bad | rijbewijs bewijs rijden
parkeerboete parkeergarage | subsidie subtiel | bouwen boulevard | grof graf | kat kast | kapvergunning kapper
"""

# A compound, then its parts.
COMPOUNDS = """
parkeervergunning parkeer vergunning | bijstandsuitkering bijstand uitkering | grofvuil grof vuil
jeugdzorg jeugd zorg | afvalstoffen afval stoffen | afvalstoffenheffing afval stoffen heffing
hondenbelasting hond belasting | verkeersbord verkeer bord | geboorteaangifte geboorte aangifte
adreswijziging adres wijziging | kapvergunning kap vergunning | rijbewijskeuring rijbewijs keuring
leerlingenvervoer leerling vervoer | huisvestingsvergunning huisvesting vergunning
terrasvergunning terras vergunning | evenementenvergunning evenement vergunning | rioolaansluiting riool aansluiting
fietsenstalling fiets stalling | boekenkast boek kast | glascontainer glas container | geluidsoverlast geluid overlast
bestemmingsplan bestemming plan | persoonsgegevens persoon gegevens
nationaliteitsverklaring nationaliteit verklaring | naamswijziging naam wijziging | energietoeslag energie toeslag
huurtoeslag huur toeslag | marktplaats markt plaats | winkeltijden winkel tijden
straatverlichting straat verlichting | begraafplaats begraaf plaats | schoolverzuim school verzuim
kinderopvang kind opvang | kinderopvangtoeslag kind opvang toeslag | sloopmelding sloop melding | bouwafval bouw afval
bewonersparkeervergunning bewoner parkeer vergunning | verkiezingsbord verkiezing bord | stadsdeel stad deel
toeristenbelasting toerist belasting | waterschapsbelasting waterschap belasting | huwelijksaangifte huwelijk aangifte
overlijdensakte overlijden akte | trouwlocatie trouw locatie | woningtoewijzing woning toewijzing
wespennest wesp nest
"""
# A word, then compounds that begin or end with it.
WITH_PART = """
vergunning terrasvergunning huisvestingsvergunning | kind kinderopvang | kinderen kinderopvang | hond hondenbelasting
honden hondenbelasting | belasting toeristenbelasting | bijstand bijstandsuitkering | afval bouwafval afvalstoffen
geboorte geboorteaangifte | adressen adreswijziging | straten straatverlichting | plaats begraafplaats marktplaats
"""
WHOLE = "paspoort verhuizing uittreksel vergunning huwelijk ambtenaar gemeente rijbewijs overlijden subsidie kinderen"

# A title, then what is asked for it.
BY_PARTS = """
Parkeervergunning aanvragen: vergunning parkeren, parkeer vergunning, vergunning, vergunningen parkeren
Bijstandsuitkering: bijstand, uitkering, bijstands uitkering, uitkering bijstand
Grofvuil laten ophalen: grof vuil, vuil, grof, grof afval
Jeugdzorg: jeugd, zorg, zorg jeugd
Tuinafval: afval, afval tuin
Hondenbelasting: hond, honden, hondje, belasting voor mijn hond
Geboorteaangifte: geboorte, geboorte aangeven, aangifte van geboorte
Adreswijziging doorgeven: adres wijzigen, wijziging adres, adressen
Rijbewijskeuring: keuring rijbewijs, rijbewijs
Leerlingenvervoer: leerling, vervoer leerlingen
Rioolaansluiting: riool, aansluiting op het riool
Evenementenvergunning: evenement, evenementen, vergunning evenement
Kapvergunning: kap vergunning, vergunning kappen
Geluidsoverlast: geluid, overlast
Verkeersbord beschadigd: verkeer, bord verkeer
Fietsenstalling: stalling, stalling fiets
Bestemmingsplan bekijken: bestemming, plan, plannen
Trouwlocatie kiezen: locatie trouwen, trouwen
Omgeving plan: omgevingsplan
Vergunning om te parkeren: parkeervergunning
Afval met asbest: asbestafval
"""
BY_MEANING = """
Afvalcontainer bestellen: kliko, kliko's, vuilnisbak
Grofvuil: bankstel
Straatverlichting: lantaarnpaal, lantaarnpalen
Zwerfafval: zwerfvuil
Openbaar toilet: wc
Verklaring omtrent gedrag: vog, bewijs van goed gedrag
Huwelijk: bruiloft, trouwen
Echtscheiding: scheiden
Overlijden: dood, doodgaan
Naamskeuze: achternaam
Snuffelmarkt: rommelmarkt
Kinderopvang: oppas
Geboorteaangifte: baby
Gehandicaptenparkeerkaart: invalidenkaart
Onroerendezaakbelasting: ozb
"""
# A title with its national product name, and how other municipalities call that product.
LEARNED = (
    ("Huwelijk voltrekken", "huwelijk", "Trouwen"),
    ("Huwelijk voltrekken", "huwelijk", "Elkaar het jawoord geven"),
    ("Vervoer van leerlingen", "leerlingenvervoer", "Schooltaxi"),
    ("Kwijtschelding", "kwijtschelding", "Hulp bij aanslagen"),
    ("Gevonden voorwerp", "gevonden voorwerp", "Zoekgeraakt"),
)
# What is asked, the title that answers it, and one that comes far behind or is not found.
FAR_BEHIND = """
bank: Bank in het park > Bankstel laten ophalen
bankstel: Bankstel laten ophalen > Bank in het park
park: Bank in het park > Parkeren voor bezoek
parkeren: Parkeren voor bezoek > Bank in het park
zon: Zon op uw dak > Gezondheidsverklaring
gezondheid: Gezondheidsverklaring > Zon op uw dak
boot: Boot aanleggen > Boos over een besluit
boos: Boos over een besluit > Boot aanleggen
boete: Boete betalen > Boot aanleggen
pas: Pas voor de milieustraat > Passage met winkels
paspoort: Paspoort aanvragen > Pas voor de milieustraat
paspoort: Paspoort aanvragen > Poort in de wijk
graf: Graf verlengen > Graffiti verwijderen
graffiti: Graffiti verwijderen > Graf verlengen
gevel: Gevel schoonmaken > Vel met zegels
vellen: Vel met zegels > Gevel schoonmaken
mening: Mening geven > Gemeente bellen
gemeente: Gemeente bellen > Mening geven
huis: Huis kopen > Huisarts zoeken
kat: Kat kwijt > Katoen inleveren
water: Water in de kelder > Waterschap
plan: Plan bekijken > Plank
plank: Plank > Plan bekijken
kamer: Kamer huren > Camera in de straat
brug: Brug kapot > Brugklas
schade: Schade aan uw auto > Schaduw van bomen
weg: Weg afgesloten > Wegwijs in de stad
uitrit: Uitrit maken > Rit met de taxi
hond: Hond > Honderd jaar worden
"""
# What is asked, an article with the word itself, and one with a compound of it, in titles of as many words.
BEFORE_COMPOUNDS = """
belasting: Belasting betalen > Hondenbelasting betalen
vergunning: Vergunning aanvragen > Parkeervergunning aanvragen
geboorte: Geboorte aangeven > Geboorteplaats aangeven
huis: Huis bekijken > Stadhuis bekijken
kind: Kind inschrijven > Kinderopvang zoeken
parkeren: Parkeren > Parkeervergunning
water: Water kopen > Wateroverlast melden
plan: Plan bekijken > Bestemmingsplan bekijken
bad: Bad schoonmaken > Zwembad schoonmaken
afval: Afval aanbieden > Tuinafval aanbieden
plaats: Plaats reserveren > Begraafplaats reserveren
kaart: Kaart bestellen > Parkeerkaart bestellen
"""
NEARLY = 0.6  # of the score of the article that is asked for


def groups(table: str) -> Iterator[list[str]]:
    """The words of each group."""
    return (group.split() for line in table.strip().splitlines() for group in line.split("|"))


def pairs(table: str) -> list[tuple[str, str]]:
    """The first word of each group with each of the others."""
    return [(first, other) for first, *others in groups(table) for other in others]


def questions(table: str) -> list[tuple[str, str]]:
    """Titles, each with one of the questions that ask for it."""
    lines = (line.split(": ") for line in table.strip().splitlines())
    return [(title, asked) for title, many in lines for asked in many.split(", ")]


def orders(table: str) -> list[tuple[str, str, str]]:
    """What is asked, the title that comes first, and the other."""
    lines = (line.replace(" > ", ": ").split(": ") for line in table.strip().splitlines())
    return [(asked, title, other) for asked, title, other in lines]


def stem_of(word: str) -> str:
    """The stem of a word as people write it."""
    return stem(fold(clean(word)))


@pytest.fixture(scope="module")
def compounds() -> Compounds:
    """Knows the words of COMPOUNDS and WHOLE."""
    words = {*WHOLE.split(), *(word for group in groups(COMPOUNDS) for word in group)}
    lexicon = Lexicon.of(Counter(words))
    return Compounds(Vocabulary([lexicon], [lexicon]), {stem(word) for word in words}.__contains__)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnowledgeIndex]:
    """Has the articles of every table, and one that holds the parts of COMPOUNDS."""
    asked_for = [title for table in (BY_PARTS, BY_MEANING) for title, _ in questions(table)]
    compared = [title for table in (FAR_BEHIND, BEFORE_COMPOUNDS) for _, *both in orders(table) for title in both]
    every = dict.fromkeys((*asked_for, *compared))
    articles = [written(title, "Hier leest u er alles over.", kind=ArticleKind.INSTRUCTION) for title in every]
    parts = " ".join(part for _, *others in groups(COMPOUNDS) for part in others)
    made = built(tmp_path_factory.mktemp("words"), [*articles, written("Begrippen", parts)])
    yield made
    made.close()


def scores(index: KnowledgeIndex, asked: str) -> dict[str, float]:
    """By title, for a question whose last word is finished."""
    return {hit.plain_title: hit.score for hit in found(index, f"{asked} ", limit=index.count)}


@pytest.mark.parametrize(("word", "form"), pairs(SAME))
def test_forms_of_a_word_meet(word: str, form: str) -> None:
    assert stem_of(word) == stem_of(form)


@pytest.mark.parametrize(("word", "other"), pairs(APART))
def test_words_that_only_look_alike_do_not_meet(word: str, other: str) -> None:
    assert stem_of(word) != stem_of(other)


@pytest.mark.parametrize(("compound", "parts"), [(compound, parts) for compound, *parts in groups(COMPOUNDS)])
def test_a_compound_is_taken_apart(compounds: Compounds, compound: str, parts: list[str]) -> None:
    assert [stem(part) for part in compounds.parts(compound)] == [stem(part) for part in parts]


@pytest.mark.parametrize("word", WHOLE.split())
def test_a_word_that_is_no_compound_stays_whole(compounds: Compounds, word: str) -> None:
    assert compounds.parts(word) == ()


@pytest.mark.parametrize(("part", "compound"), pairs(WITH_PART))
def test_a_word_leads_to_compounds_with_it(compounds: Compounds, part: str, compound: str) -> None:
    assert compound in compounds.with_part(part)


@pytest.mark.parametrize(("title", "asked"), questions(BY_PARTS))
def test_a_compound_and_its_parts_find_each_other(index: KnowledgeIndex, title: str, asked: str) -> None:
    result = index.search(SearchQuery(f"{asked} ", limit=index.count))
    assert title in [hit.plain_title for hit in result.hits]
    assert not result.is_near


@pytest.mark.parametrize(("title", "asked"), questions(BY_MEANING))
def test_everyday_words_find_what_pages_call_it(index: KnowledgeIndex, title: str, asked: str) -> None:
    result = index.search(SearchQuery(f"{asked} ", limit=index.count))
    assert title in [hit.plain_title for hit in result.hits]
    assert not result.is_near


@pytest.mark.parametrize(("title", "product", "learned"), LEARNED)
def test_a_learned_title_finds_the_product(tmp_path: Path, title: str, product: str, learned: str) -> None:
    index = built(tmp_path, [written(title, product=product), written("Iets anders")])
    assert not any(hit.learned for hit in found(index, learned))
    index.use_learned([LearnedTerm(product, learned, 3)])
    assert [(hit.plain_title, hit.learned) for hit in found(index, learned)] == [(title, learned)]


@pytest.mark.parametrize(("asked", "title", "other"), orders(FAR_BEHIND))
def test_an_article_that_only_looks_alike_is_far_behind(
    index: KnowledgeIndex, asked: str, title: str, other: str
) -> None:
    by_title = scores(index, asked)
    assert by_title.get(other, 0.0) < NEARLY * by_title[title]


@pytest.mark.parametrize(("asked", "title", "other"), orders(BEFORE_COMPOUNDS))
def test_a_word_itself_comes_before_compounds_with_it(
    index: KnowledgeIndex, asked: str, title: str, other: str
) -> None:
    by_title = scores(index, asked)
    assert by_title.get(other, 0.0) < by_title[title]
