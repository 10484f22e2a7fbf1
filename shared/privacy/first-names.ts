/**
 * First names in the Netherlands and Flanders, of people of Dutch, Turkish, Moroccan, Polish, Surinamese and English
 * descent; a weak sign. Names that are words as well (Roos, Mark, Mei, Storm, Wil, Hope) are not in it.
 */
const names = `
aaron abdel abdellah abdelkader abdul abdullah adam adil adriaan agnes agnieszka ahmed ahmet aicha aisha albert alex
alexander alexandra alfons ali alice alicia alida alina aliyah alma amina amine amir amira amy ana anastasia
andre andrea andrzej andy angela angelique anita anja anke ann anna annabel anne anneke annelies annemarie annemiek
annet annette annie anouk anton antoine antonia antoon arend ariane arie arjan arjen armin arnold arthur artur asha
asma astrid aya ayoub ayse ayşe aziz aziza babette barbara bart bas basma bastiaan beata beatrix ben benjamin bente
berend bernard bernadette bert bertus betty bianca bilal bjorn björn bob boris bouchra bram brahim brandon brecht
brenda brian brigitte britt burak cameron carla carlijn carlo carlos carmen carola carolien caroline casper
catharina cathy cem cemal charles charlotte chantal chris christel christiaan christian christina christine cindy claire
claudia colin conny corine cornelis cristina daan daisy damian dana daniel daniela daniëlle danielle danny daphne dave
david debby deborah demi denise dennis derk derya desiree dewi diana dick diederik diego dieter dilara dimitri dina
dion dirk dominik dominique donna dorien doris dorota douwe driss duco dylan ebru eddy edgar edith eduard edward edwin
eefje eelco eline elena eleonora elif elisa elisabeth elise ella ellen ellis els elsa elske elvira emel emiel
emily emine emma emmy emre enrico erdem eric erica erik erika erwin esma esmee esmée esra esther eva evelien evelyne
evert evi ewa ewout fabian fabienne fadma faisal farah farid farida fatih fatiha fatima fatma fatoumata feike felix
femke ferdi ferry filip fiona floor floortje floris fouad frank frans franciscus françois fred frederik freek
freya frits furkan gabriel gabriela geert geertje gerard gerarda gerben gerda gerrit gert gertjan gerwin gijs gilles gina
giovanni gizem glenn goran grace greet greetje gregory grzegorz guido guillaume guus güler gülsüm hakan halima halina
hamid hamza hanane hanna hannah hanneke hans harm harold harrie harry hasan hassan hatice hein heleen helen helena
helga hendrik hendrika henk hennie henny henri henriette herman hermien hicham hidde hilde hind hisham houda hubert hugo
huub huseyin hüseyin ibrahim ibtissam ida ihsan ikram ilse iman imane imke ineke ines inge ingeborg ingrid irene 
irma isa isabel isabella ismail ismael ivo iwan izabela jaap jacco jack jacob jacoba jacqueline jamal james jan jana
janine janna janneke jannie jantine janusz jarno jason jasmijn jasmine jasper jeanette jeanine jef jeff jelle jelmer
jennifer jenny jeremy jeroen jerzy jesse jessica jeremiah jimmy joachim joan joanna jochem joep joeri joey johan
johanna johannes john johnny jolanda jolien jonas jonathan joost jop jordy joris jos josé josefien joséphine joseph
josephine joshua jozef judith julia julian julie juliette jurgen jurre justin jozien joke kaan kaat kamal karel
karen karim karima karin karina karolina kasper kate katarzyna kathleen katja katrien katrijn kay kaylee kees kelly kemal
kenneth kenza kerem kevin khadija khalid kim kimberly klaartje klaas klara koen koenraad koos krista kristel kristof
krystyna krzysztof kubra lamyae lana lars laura lauren laurens leen leila lena lennart leo leon leonie leonard leontien
levi lex lia lian liam lianne lidewij lien lieke lies liesbeth lieven linda lisa lisanne lise liselotte
loes lola lonneke lore lotte louis louise luc luca lucas lucia lucy ludo luis lukas luuk lydia lynn maaike maarten
maartje machteld madelief magda maher mahmoud maikel maja malak malika małgorzata manon manuel marc marcel marcella
marco mareike marek margreet margriet maria mariam marianne marie marieke mariëlle marielle marije marijke marijn
marika marina mario marion mariska marissa marit marja marjan marjolein marjon marko marleen marlies marloes marlou 
martha martijn martin martina martine marwa mary maryam mateusz mathias mathieu mathijs matthew matthijs maud
maurice mauro maxim maxime mehmet meike melanie melissa menno merijn merve meryem micha michael michaël
michał michel michelle michiel miep mieke mike mila milan milou mimoun mina mira miranda miriam mirjam mirthe mitchell
 moenia mohamed mohammed mohamad monika moniek monique morris moussa muhammed murat mustafa mustapha myrthe nabil
nadia nadine najat najib naima nancy naomi nasser natalia natalie natascha nathalie nathan neeltje nele nelleke nesrin
nick nico nicolas nicole niek niels nienke nikki nils nina noa noah noël noor noortje nora nordin nour nynke oksana olaf
olga oliver olivia omar omer ömer onno orhan oscar osman otto oumaima özlem pascal patricia patrick patrycja paul paula
pauline paweł pedro peggy perry peter petra philip philippe pien piet pieter pieternel piotr pim priya quinten
rachel rachid rachida radboud rafael rajesh ralf ralph ramazan ramon raoul raymond rebecca redouan reinder reinier rein
remco remy renata renate rené renee renée reza riccardo richard rick rik rika rinus rita rob robbert robert roberto robin
rochelle roderick roel roeland roelof roger roland rolf romy ron ronald rosa rosalie rosanne roxanne ruben rudi rudolf rudy
ruud ryan saar sabine sabrina said saida salah salim salima sam samantha samir samira samuel sander sandra sanne sara
sarah sascha saskia sebastiaan sebastian selim selin selina selma senna serdar serge sevda sharon sheila shirley siebe
siem sigrid silke silvia simon simone sjaak sjoerd sjors sofia sofie sofian soufiane sonja sophia sophie souad stan
stanisław stef stefan stefanie stella stephanie stephan steven stijn suleyman süleyman susan susanne suus suzan suzanne
sven svenja sylvia sylvie sylwia tamara tanja tara tariq tatjana teun teuntje thea theo theresa thibault thijmen thijs
thomas tijmen tijn tim timo tina tineke tobias toine tom tomasz ton tonnie tonny trijntje truus tuğba ursula valerie
vanessa vera veronique victor victoria vincent virginia wanda wassim wendy wesley wessel wiebe wilfred wilhelmina willem
willemijn william wilma wim wouter wout xander yannick yara yasin yasmin yasmina yasmine yassin yassine yolanda youri
younes youness youssef yusuf yvette yvonne zakaria zara zeynep zineb zoë zoe zofia zuzanna`;

export const firstNames: ReadonlySet<string> = new Set(names.trim().split(/\s+/));
