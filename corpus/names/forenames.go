package names

// These forenames come from the news of Africa, Asia, Latin America and the smaller
// countries of Europe, and are kept apart from those of gender.go so that either
// list can be read at a glance. The same rule holds: a name that both men and women
// bear is in neither.

const moreMaleNames = `aarav abdelaziz abdelfattah abdelkader abdirahman abdou abdoulaye abiy abubakar achille achim adama adebayo adolfo
	agustin aidan ajay akbar akio akira akshay alassane aldo aldous aleksander aleksi alesandro alessandro alexandros
	alfredo alhaji alioune almazbek amadou amar amjad anand anatole andreas andrej andrejs andriy andrzej anil ansgar
	antal anthony antti anwar arjun armand armando armin arnaud arne artem artyom arvid arvind ashok askold ataulla atef
	augustin augusto aurelio axel ayman aziz babak babatunde bakhtiyar bakytzhan baltasar bartosz basil bassam bastian
	behrouz bekir benedict benedikt benigno benito benny bernardo bernd bernt bertrand bilal binali birger bjarne bjorn
	bogdan bohdan bolat bongani bongbong borislav borut branko bronislaw burak burhan callum calvin camilo carlo carsten
	casper charalambos chatchai cheikh chidi chike chinedu chinonso chukwuma cillian ciro claudio clemens clement clive
	conrad constantin cornel corneliu cristian cristiano cristobal csaba curtis cyrus dag damian damien daniil danila
	danilo danny dario darius darko darren dawid dawit declan deepak demetrius demyan denys desmond detlef devendra dinesh
	dino diogo djibril djimi domenico dominik donato dragan drago duarte dusan eamon eberhard edson edvard eero efrain
	egil einar elias elio eliseo elmar elon emanuel emeka emir emmanuel emmerson enda ender enzo eoin erdem erlan ernesto
	erwin ethan etienne eusebio evan evaristo ezekiel ezra fabian fabio fabrice fadel fadi faiz farai farhan farouk
	faustin fawzi fergus fernand fidel filip filippo finn fintan florian folke fouad francesco franco franz frederic
	frederik fredrik fritz fumio gabor gamal gareth gaspard gaston gavril gebran geir georg georgios gerardo gerd ghassan
	giacomo gianluca gianluigi gideon gilberto giles gino girish giulio gleb goran gordan gottfried grigol grigoriy
	grigory grzegorz guglielmo guilherme gunnar gyorgy haakon haile haitham hakan hakeem hakon halvor hamish hamza hannes
	hanno hansjorg harald hari haris harish harun hashim hasso hatem haytham heikki heiko heinz helge hendrik henrik
	henrique hideo hidetoshi hilmar hiroki hisham horia huseyin iain iakov iancu idris idrissa ignazio igors ihor ikenna
	ikram ildar ilias ilie ilkka ilshat imad inaki ingmar ingo innokenty ioannis ion iosif irakli isaac isaias ishaq
	isidro ismael ismet istvan itamar ivica ivor jaap jabir jabu jacek jakob jakub janez jannis janos janusz jari jarkko
	jaroslav jaroslaw jasper javed jejomar jeremiah jeroen jerzy jesper jiri joao jochen johannes joko jomo jonas jonny
	jordi jorg jorgen josiah josip jovan jozef jozsef juhani jukka jurgis jussi kaare kaarel kabir kagiso kais kaito kalle
	kareem karel kari karol karsten kaspar kazimierz kazuo keir keita kemal kenan kerem keshav kipchoge kiril kishore
	kjell knut koichi kolinda konrad konstantinos kostas krasimir kristian kristjan kristof kristoffer krzysztof kuldeep
	kuzma kwabena kwame kwasi lamine lasse laszlo lauri lech leif lennart leo leon leonel leopoldo levan liam linus lionel
	ljubomir lothar lubomir lucian luciano lucio ludwig luiz lukas lukasz maciej magnus mahathir mahinda mahmood mahmut
	maithripala majid makar malik mamadou mandla manfred manoj manolis mansour mansur marat marcelo marcin marek mariano
	marin marius marko marlon marsel marten massimo mateusz mathias matija matjaz mats matthias matti matvei matvey matyas
	mauro mehdi melvin mert mesut micah mihai mihail mihaly mikael mikel mikko milan milorad miloslav miodrag miron
	miroslav mladen modibo mohamad mohamud mohsen moises moktar moncef morten mostafa moussa moustapha muhyiddin mukesh
	mukhtar murad murat mwai mykhailo mykola nabih nabil nacer nader naftali naguib najib naseer nasir nasser naveen navin
	nayib nazar neal nebojsa necmettin nermin ngozichukwu nicolae nicolo niels niklas niko nils nitin njegos nuno nurlan
	nursultan obinna octavian olaf olav ole olli olof olusegun oluwaseun omran ondrej oriol orlando osman osvaldo oswaldo
	otmar ousmane ove oystein panos paolo pape paulin paulo pawel pekka pentti percival petar petras petri petru petter
	pierluigi pieter pietro pinchas piyush platon prabowo prakash pranab prayuth predrag primoz prithviraj prokhor qais
	quentin quim rached rade radek radko radoslav radoslaw radovan ragnar rahim raimo rainer rajan rajesh rajnath rakesh
	ramesh rami ramiro ramush ranil ransford rashad rasmus rastislav ratko ravi rayan refik reiner reinhold remigiusz
	renato rene reza riad ricardas rikard ringo risto riyad roch rodion rodolfo rodrigue rohan rolando rolf romain romano
	romeo romulo rory rostislav roy rudi rudolf rui rune ryszard sadio saeb saeed sakari salah salim salva salvador
	salvatore samuele sandor sandro sanjay sanjeev sanjiv santosh saulius savva sebastiao sebastien sefer selcuk selim
	semyon serge sergiu seydou shahbaz shankar sharif shashi shaun shavkat shimon shlomo sigurd sigurdur silvan silvester
	simeon simion sione sipho slavko slobodan sohail somchai soren soumaila srdjan stanislaw stanko stanley stavros
	stefano steffen stelian stepan stig stipe subramanian sunil suresh sushil susilo svein sviatoslav svyatoslav taavi
	tadas tadeusz tafadzwa taha taher tamas tapio taras tarek tarmo tayyip tendai teodor terje tero tetsuo thaksin
	thanasis themba theo theodoros thorsten tiago tibor tigran tihomir timo timofei timofey timur tito toivo tomasz tomaz
	tomislav tommaso torbjorn toru toshiro traian trofim tshepo tudor tunde tuomas turki ugo ulf ulrich umaru umberto uros
	urs uwe vaclovas vadim vadym vahid valdis valentin valentyn vangelis vasco vasil vasile vasilis vasyl veselin victorin
	vidar vijay vikram viktors ville vilmos vinay vincenc vinod virgil visar vito vittorio vivek vladimiro vlado vojislav
	vojtech volkan volker wael waheed waldemar waleed walid wieslaw wim winston witold wladyslaw woldemar wolfram xabier
	yahya yair yakov yakubu yannis yaroslav yasin yasir yasuo yaw yehuda yiannis yitzchak yoav yohan yonatan yosef
	yoshihide yoshiro yoshua younes yousef youssef youssou youssouf yousuf yukio yunus yusef zafar zaid zakaria zakhar
	zaki zbynek zdenek zdravko zeev zeljko ziad zoltan zoran zurab zygmunt`

const moreFemaleNames = `aaliyah aarti abeba abena achieng adaeze adaora adelaide adelheid adelina adina adjoa afua agata agathe agnese agneta
	agnieszka aicha aida aigul aiko aileen aiman aino ainura aisling aissata akiko akinyi akosua alba aleida alejandra
	aleksandra alessandra alessia alexandra alexandria alida aliki aline alva alya amal amalia amalie amaya amelie aminata
	aminatta amira amparo anahit anais anastasiya anca aneta angelica angelique aniela anja anjali anke annegret anneli
	anneliese annemarie anni annick annika antje antoinette antonella anusha aoife aparna araceli arantxa archana arianna
	arlene armida arundhati asha asli astrid asuncion atieno ayelet ayesha aylin ayse aysel aysha azadeh azra barbro beata
	beate beatriz benazir benedicte berit bernadette bettina bianca bindi birgit birgitta birgitte bisera blanca bogna
	bojana bozena bridget britta bronwyn brunhilde burcu candice carin carine carlota carme carole cassandra catalina
	catarina cate caterina cathy catriona cecile cecilie celeste celia celine chandrika chantal charlene chiamaka chiara
	chidinma chimamanda chloe chrystia ciara clarice clarissa clementine clotilde colette concepcion consuelo cora
	cordelia corina corine corinne cornelia cosima cristiana dagmar dagny dalia damaris danica danuta daphne dariga darya
	deepa deepti deirdre denisa desiree dijana dilma dilnoza divya dominika doreen dorota dorte dorthe dragana drusilla
	dunja durga ebba ebru edda edna efi eftychia eglantine eila eira elda eleonora elfriede eliane elif elin elina elisa
	elise eliska elke ellinor elodie eloise elsie elvira emanuela emilia emilie emine emmanuelle encarnacion enid erna
	ersilia esma esperanza estela estelle etta eugenia eugenie eulalia eunice evangelia evdokia eveline ewa ezgi fabienne
	fabiola fadwa faiza fanny farah fariba farida farzana fatema fathia fatma fatou fatoumata fawzia ferida fernanda filiz
	florentina folasade franziska frauke freya frida frieda friederike fumiko funke funmilayo gabriella gabrielle galia
	gauri geeta geneva genevieve georgette georgia gerda germaine gertraud ghada ghislaine giada giselle gita giulia
	giuliana glaucia golnaz graciela graciella graziella gudrun gulnara gulnora gulsen gunilla gunnel gwendolyn gyorgyi
	hadiza hafsat haifa hala halima halina hana hanan hanne hatice hauwa hawa hazel heba hedda hedwig heike hela helene
	helle hellen helmi henriette hermine hilda hilde hiroko hortensia houda ida ifeoma ilaria ildiko ilona ilse imelda ina
	indira ines inessa inga inge ingeborg inger ingrida ingvild inka inna ioana iolanda iphigenia irena irma isabelle
	isadora isobel itziar ivana iveta ivona iwona izabela jadwiga jamila jana janina jarmila jasmin jasmina jasmine jaya
	jayne jeannette jelena jenna jennie jette jiaying jitka joana joann jocelyn jodie johanna jolanta jolie josefa
	josefina josefine jovana judit judita jutta jyoti kadri kaia kaisa kaja kajal kalpana karin karina karla karolina
	katarina katarzyna katerina katharina kathe kathrin katja katrin katya kavita kaya keiko keira kerstin khadija
	khadijah khady khalida kirsi kirsti kirsty klara klaudia klavdia komal kristiina kristin kristine kristyna krystyna
	ksenija kumari lada lakshmi lalita lalitha lamia lana lata latifa lavinia lea leah leena leilani leocadia leonie
	leonor leonora leticia leyla liane licia lieke liesbeth lieve ligia liisa lilia liliana lilith lilja lina lindiwe
	linnea lisbeth lise liselotte liv livia ljiljana ljudmila lola lorena lotta lotte loubna loulwa lourdes lubna lucette
	luciana lucie lucienne lucille lucinda lucrecia ludivine lujain luz luzia lyubov maddalena madhuri madina mafalda
	magda magdalena magdalene mahnaz maia maija maike maimouna maimuna maite maja makiko malgorzata malin malka mame mamta
	manisha manon manuela mara marcela marcella marcia margit margot margrete margrethe mariama marianna marianne maribel
	marica marielle marija marijana mariko marisa marisol marit marita mariya mariyam marjan marjatta marlies martina
	maryam maryna marzena masako mathilde matilda matilde maud maura maxine maya mayumi medha meena meenakshi meera
	mehwish meike melanie melina melisa melita meral merav merete meriem merja mette michaela michaele michela michiko
	mieke mihaela milagros milena milica milla mina minna mira mireille mirela mirella mirjam mirjana mirka miroslava
	moira mona monika montserrat mwende myriam myrna nabila nadine nadja naima najat najla najwa naledi nalini nanette
	narges nasreen nasrin nastassja nathalie nazanin ndeye neda neelam neena nehal nelly nerea nermina nesrin nevena ngozi
	nicoletta nida nieves nilofar nilufar nimrat nino nirmala nisha nkechi nkem noelle noemi noemie nokuthula nomvula
	nosipho noura nuala nunzia nuria nyokabi oana odette odile ofelia ofra oleksandra olena olesya olimpia oluchi olympe
	omolara ophelia orla ornella ottilie oumou outi padma palesa paola parvati parveen patrizia patrycja paulette paulina
	pelin pernille persephone petronella petya philippa pia piedad pilar pinar pinky piroska polly pooja prabha prachi
	pratibha pratima preeti priti priya priyanka queenie rabiatu radha raffaella ragnhild rahima raina rajaa rajeshwari
	rania ranjana raquel rasha rashida raya rebeka reem regine reika reiko rejina rekha renata renate renu reyhan
	rigoberta riikka rima ritu ritva rocio rokia roksana romaine romana rosalia rosalie rosalyn rosana rosanna rosaura
	rosella roswitha roula roxana roxane roya ruba rukayat rumiana rumyana rupa rute ruxandra saadia saara sabah sabiha
	sabina sabra sadia safia sagal sahar saida saima sakina saliha salma salome samia samina samira sandrine sangeeta
	sania sanja sanna saoirse sarita sarojini saskia satu saule savita savitri sebnem seema selin selina semra senka
	serena seyda shabana shabnam shaista shakira shalini shamsa shari sharmeen sharmila shazia sheela sherry shilpa shirin
	shobha shreya sibel sidonie sigrid sigrun siiri silja silke silvana silvija simona simran sinead sini siobhan siri siv
	slavica smita smriti sneha snezana snezhana sohair soile solange soledad solveig sonali sonja sonya soraya souad
	soumaya spozhmai stanislava stavroula stefania stefanie steffi stina stojanka sucheta sudha suhair sultana sumaya
	sunita sunniva susanne sushma suvi suzana suzanna sviatlana svitlana swati sybil sylvie tahmina taina tamar tamika
	tamila tania tanja tarja taslima tasneem tatjana tehila tehmina tejaswini tekla telma terese terhi tessy thandi
	thandiwe thelma theodora therese thuy tihana tiina tilda tilly tine titilayo tonje tove trine trudi trudy tsitsi tuula
	tuulikki tzipi ulla ulrika uma urszula usha ute vaishali valbona valeria valeriya vanda vandana vanja varvara vasanti
	vasiliki vasudha vasundhara vedrana vendula vesela vesna vibeke victoire vidya vilma vimla viola violeta violetta
	virginie virpi viviane vivien vivienne vladimira vlasta wafa walburga waltraud wambui wangari wanjiru wiebke
	wilhelmina wilma winifred winnie wioletta xenia xiomara yadira yael yamini yara yasmin yasmina yasmine yetunde
	yevheniya ylva yoko yoshiko ysabel yukiko yuliya yumi yuriko zahida zahra zakia zanele zara zarifa zdenka zehra zeinab
	zelda zeynep zita zlata zofia zohra zora zoya zsofia zsuzsa zsuzsanna zubaida zuleikha zuzana zuzanna`
