const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** Frequent surnames without their "van der": who writes no capitals means these and not a word. */
export const lastNames = set(`
jansen janssen janssens jong vries berg bakker dijk visser smit smits meijer meyer boer mulder groot bos vos peters peeters
hendriks dekker brink leeuwen dam linden heuvel heijden hoekstra koster prins huisman kramer jacobs jacobsen schouten
willems willemsen maas verhoeven verhoef hoek sanders schippers kuipers kuiper gerritsen postma timmermans molenaar vermeulen
bosman bosch kok gerrits veen veenstra martens evers koning hermans hermsen wit wal beek horst post brouwer ruiter
scholten schmidt schmitz vink wouters simons hofman hoffman blom bruin bruijn vliet driessen pol roos smeets groen
jonker klein koopman koolen kuijpers lange lammers maassen meulen nijhuis otten peeters pieters poel ridder schipper
schoenmaker sluis snijders stam steenbergen stoop suijkerbuijk swart tromp veld velden verbeek verhagen vermeer vonk
vrolijk waard weide wijk wijnen wilde wolf wolters zanden zijlstra zwart zwarts maes mertens goossens claes
dewit dubois desmet declercq aerts michiels lemmens vandamme vandenberghe verstraete wauters amrani khattabi bouzid
yilmaz yılmaz kaya demir çelik celik şahin sahin yildiz yıldız öztürk ozturk aydin aydın özdemir arslan doğan dogan
kılıç kilic aslan çetin kara koç kurt özkan şimşek nowak kowalski kowalska wiśniewski wisniewski wójcik kowalczyk
kamiński kaminski lewandowski lewandowska zieliński szymański woźniak dąbrowski ali singh mohamed ahmed hassan ouali
aziz haddad idrissi alaoui benali bennani bouali chaouch hamdaoui tahiri ziani azzouzi smith jones brown taylor
williams wilson johnson davies evans hernandez garcia rodriguez santos silva tjon wong chen nguyen pinas ramdin hof
meer laan kamp`);

/** What stands between a first name and a surname, or begins it. */
export const particles = set(`
van de der den het 't ten ter te in op aan bij onder over uit voor von zu la le du des del della di da dos el al ben bin
ibn ait ait aït ould abu bou d' l' vande vanden vander mc mac o'`);

/** No name, even with a capital or after "mevrouw": what people do, are and say. */
export const noName = set(`
klant klanten klantenservice klantendienst service helpdesk winkel balie kassa chat mail app site website directie afdeling
management team monteur bezorger verkoper medewerker directeur manager chef big ik je jij hij zij ze wij we jullie u het een
die dit dat deze geen niet ook al weer weer nog steeds wel maar en of want dus als dan toen nu net pas zo heel erg zeer
te veel weinig meer minder alle alles iets niets iemand niemand hier daar waar wie wat hoe waarom wanneer welke
met zonder voor na naar tegen om door tot over onder tussen tijdens sinds per via zelf samen alleen graag snel vaak
soms nooit altijd vandaag gisteren morgen straks later vroeger eerst laatst laatste eerste tweede derde vierde eigenlijk
blijkbaar opnieuw terug thuis bij in op aan uit af van heen toe kwijt boos blij tevreden ontevreden bang verdrietig kwaad
aardig vriendelijk netjes oud oude ouder jong jonge jonger nieuw nieuwe goed slecht beter keurig rustig druk ziek slechtziend
helemaal gewoon precies ineens plotseling meteen direct gelijk inmiddels alsnog ooit ergens nergens overal buiten binnen
beneden boven achter achteraan vooraan zeker misschien waarschijnlijk volgens natuurlijk gelukkig helaas juist slechts
paniek tranen haast ergernis onzin prima fijn mooi lelijk duur goedkoop gratis gauw laat vroeg moe gek dom slim lief zielig beleefd
onbeleefd bezorgd verward verbaasd opgelucht gefrustreerd geduldig ongeduldig woedend razend furieus dankbaar duidelijk
onduidelijk eerlijk trouw vast los open dicht vol leeg half dubbel weg buurt beneden achterin advies bank afdeling vakantie
aan de lijn telefoon toestel wacht wachtte wachten belt belde bellen gebeld was waren is zijn wordt werd werden heeft had hebben
hadden kan kon kunnen konden wil wilde wilden willen wou zou zouden zal zullen moet moest moeten mag mocht mogen gaat ging
gaan gingen komt kwam komen kwamen krijgt kreeg krijgen kregen zegt zei zeggen vraagt vroeg vragen doet deed doen staat
stond staan stonden ziet zag zien zit zat zitten ligt lag liggen blijft bleef blijven vindt vond vinden vonden denkt dacht denken
weet wist weten snapt snapte snappen begrijpt begreep begrijpen hoort hoorde horen leest las lezen schrijft schreef
schrijven mailt mailde betaalt betaalde betalen bestelt bestelde bestellen zoekt zocht zoeken probeert probeerde klaagt
klaagde meldt meldde stuurt stuurde sturen ontvangt ontving kiest koos loopt liep rijdt reed woont woonde werkt werkte
gebruikt gebruikte mist miste verwacht verwachtte hoopt hoopte wenst wenste houdt hield neemt nam geeft gaf laat liet legt
legde zet zette brengt bracht haalt haalde koopt kocht verkoopt verkocht ruilt ruilde opent opende sluit sloot start
startte stopt stopte lukt lukte duurt duurde kost kostte past paste helpt hielp geholpen vertelt vertelde noemt noemde
beweert beweerde dreigt dreigde schreeuwt schreeuwde hing hangt ophing opende heet genaamd wilt klinkt klonk voelt voelde schrok
bedankt bedankte verhuist verhuisde vertrekt vertrok wenste eist eiste accepteert accepteerde weigert weigerde reageert
reageerde antwoordt antwoordde herhaalt herhaalde legt uitte twijfelt twijfelde overlegt verbaasde verbaast ergert ergerde
vergat vergeet verloor verliest tekende tekent vulde vult klikte klikt logde logt downloadde installeerde annuleerde
annuleert opzegt opzegde zegde bestaat bestond gelooft geloofde snauwde lachte huilde huilt stelt stelde geniet genoot waardeert
called calls said says wants wanted was is has had will would can could did does asked asks and or the a an at in on from who
waiting told got gets needs needed tried paid pays came went
en/of mijn jouw haar hem hen hun ons onze uw zijn dhr mevr mw mevrouw meneer heer dame
vrienden leden kinderen gezin abonnement bundel korting mensen collega collega's buren gezellig cadeau
drie twee vier vijf zes zeven acht negen tien alle enkele verschillende
maandag dinsdag woensdag donderdag vrijdag zaterdag zondag januari februari september oktober november december ii iii iv kerst pasen
kpn ziggo odido vodafone t-mobile tele2 simyo lebara youfone google apple samsung postnl dhl ups dpd gls coolblue bol amazon
jumbo albert heijn lidl aldi ikea netflix spotify whatsapp facebook instagram microsoft windows android iphone ipad paypal
ideal tikkie mediamarkt hema kruidvat etos action blokker praxis gamma proximus telenet orange bpost
amsterdam rotterdam utrecht eindhoven groningen tilburg almere breda nijmegen apeldoorn haarlem arnhem enschede amersfoort
zwolle leiden maastricht dordrecht zoetermeer deventer delft antwerpen gent brussel brugge leuven mechelen hasselt kortrijk
nederland belgië duitsland frankrijk holland vlaanderen europa marokko turkije polen suriname
nederlands engels duits frans vlaams turks pools arabisch haag bosch`);

/** Names that are firms, places or sayings. */
export const SAYINGS =
  /^(?:albert heijn|jan en alleman|jan modaal|jan met de pet|jan splinter|anne frank|max havelaar|calvin klein|tommy hilfiger|hugo boss|jan linders|hans anders|van der valk|dirk van den broek|johan cruij?ff|willem[- ]alexander|jan van gent|ben en jerry|michael kors|karel appel|joan of arc|erik of|tom ?tom|jack jones|jack daniels|philip morris|harry potter|john doe|oscar|leo|sint nicolaas|eva air|alexa|alex$|max$|sam$|rob$)/i;
