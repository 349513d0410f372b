package text

import "strings"

type wordList struct {
	class Class
	words string
}

func wordSet(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}

// abbreviations keep their full stop.
var abbreviations = wordSet(`Mr Mrs Ms Dr Prof Sen Sens Rep Reps Gov Govs Gen Lt Col Maj Capt Cmdr Adm Sgt Cpl Pvt Rev Hon Pres
	St Jr Sr Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec Inc Corp Ltd Co Bros vs v etc No Nos Ft Mt Ave Blvd Dept Dist Atty
	Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Mass Md Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Tenn Tex Va Vt Wash Wis Wyo Messrs Supt Insp Brig Amb Sec`)

// wordLists are the closed classes and the nouns. A word in several lists
// belongs to the first.
var wordLists = []wordList{
	{According, `according accordingly`},
	{Clitic, `'s`},
	{Subject, `he she they i we 'he s/he`},
	{It, `it`},
	{You, `you ya`},
	{Object, `him them me us himself herself themselves itself myself ourselves yourself`},
	{Possessive, `his her their its my our your whose theirs ours mine hers`},
	{Who, `who whom`},
	{Which, `which`},
	{That, `that`},
	{WhWord, `what how whether why where whatever whoever wherever`},
	{Quantity, `many some both several most few one two three four five six seven eight nine ten dozens hundreds thousands millions all
		everyone everybody someone somebody anyone anybody nobody none others other another each either neither half those these
		no-one such any every numerous various more less half-dozen`},
	{Determiner, `the a an this no`},
	{To, `to`}, {By, `by`}, {For, `for`}, {About, `about on regarding concerning over against`},
	{Preposition, `of in at with from into upon under between among through during before after without within toward towards across behind
		beyond near since until despite per via amid alongside inside outside onto off up down out above below along around back away`},
	{And, `and or nor &`},
	{But, `but yet though although however`},
	{Subordinate, `if because while as when unless whereas than so once even like lest`},
	{Be, `is are was were be been being am 're 'm isn't aren't wasn't weren't`},
	{Have, `has have had having 've hasn't haven't hadn't`},
	{Do, `do does did done doing don't doesn't didn't`},
	{Modal, `will would can could should may might must shall 'll 'd won't wouldn't can't cannot couldn't shouldn't mustn't ought`},
	{Not, `not never n't neither hardly`},
	{TimeWord, `monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october
		november december jan. feb. mar. apr. jun. jul. aug. sept. sep. oct. nov. dec. mon tue tues wed thu thurs fri sat sun
		yesterday today tomorrow tonight morning afternoon evening night week month year weekend last next earlier ago recently`},
	{Adverb, `also later then repeatedly again once now still already only just further meanwhile often reportedly publicly openly privately
		bluntly angrily firmly simply finally first previously initially instead sometimes always too quickly here there perhaps maybe indeed
		frequently specifically clearly explicitly jokingly flatly famously merely soon together afterwards afterward subsequently separately
		very really quite rather almost nearly particularly especially yes well`},
	{Honor, `former senior top then-president ex-president deputy vice acting interim retired chief fellow current outgoing incoming prominent
		leading longtime veteran one-time assistant associate first-term outspoken`},
	{TitleWord, `mr mr. mrs mrs. ms ms. miss dr dr. sir lord lady dame prof prof. professor sen sen. sens. senator senators rep rep. reps. congressman
		congresswoman gov gov. governor gen gen. general lt lt. col col. colonel maj. major capt. captain sgt. sergeant adm. admiral cmdr. president
		minister chancellor king queen prince princess pope bishop archbishop cardinal rev rev. reverend father rabbi imam sheikh ayatollah judge justice
		secretary ambassador commissioner mayor sheriff chairman chairwoman chairperson chair premier speaker attorney baroness baron emir
		sultan commander marshal detective inspector superintendent messrs messrs. hon. brigadier envoy`},
	{RoleNoun, `spokesman spokeswoman spokesperson spokespeople spokesmen official officials minister ministers adviser advisers advisor advisors aide aides
		analyst analysts expert experts leader leaders lawmaker lawmakers diplomat diplomats activist activists lawyer lawyers prosecutor prosecutors
		candidate candidates nominee nominees strategist strategists director executive executives founder co-founder head author authors writer
		reporter reporters journalist journalists editor editors critic critics supporter supporters opponent opponents rival rivals ally allies
		voter voters resident residents witness witnesses source sources people person man woman men women boy girl child children parent parents
		mother father brother sister son daughter wife husband friend friends neighbor neighbors neighbour neighbours teacher doctor doctors nurse
		scientist scientists researcher researchers economist economists historian scholar scholars politician politicians representative
		representatives delegate delegates member members boss manager coach owner employee employees worker workers student students soldier soldiers
		officer officers policeman investigator investigators regulator regulators host anchor columnist commentator pundit pundits pollster pollsters
		donor donors staffer staffers operative operatives surrogate surrogates consultant consultants fighter fighters militant militants rebel rebels
		negotiator negotiators counterpart counterparts insider insiders chief chiefs president presidents governor governors senator businessman
		billionaire mogul democrat democrats republican republicans conservative conservatives liberal liberals progressives americans
		russians europeans muslims protesters demonstrators refugees immigrants migrants veterans victims survivors dissident participant
		participants observer observers correspondent correspondents congressman premier veteran couple group groups
		attendees audience crowd moderator interviewer caller user users reader readers viewer viewers delegation`},
	{BodyNoun, `ministry ministries campaign campaigns government governments administration party parties committee commission council department
		agency agencies office bureau organization organizations organisation organisations company companies firm bank court courts
		police military army navy force forces parliament senate house congress cabinet union association foundation institute center centre
		university team coalition alliance board panel community country countries nation nations state states city newspaper newspapers
		magazine network channel station outlet outlets media press website site blog paper times post journal news tv radio
		embassy consulate mission kremlin pentagon treasury white state-run service services authority authorities opposition
		regime staff side camp establishment industry public electorate movement church league federation corporation
		institution institutions gop dnc rnc nato un eu fbi cia fsb ngo fund watchdog`},
	{PaperNoun, `report reports poll polls survey surveys letter letters statement statements study studies email emails e-mail e-mails memo memos
		document documents article articles ad ads advertisement commercial video videos tweet tweets post posts message messages book speech
		speeches editorial column op-ed transcript filing lawsuit complaint affidavit indictment bill law order resolution
		constitution text page release communique communiqué headline headlines story stories records record data figures findings results
		analysis assessment audit review book review research evidence sign signs banner slogan caption note notes interview interviews briefing`},
	{ReportNoun, `claim claims comment comments remark remarks assertion assertions accusation accusations allegation allegations suggestion
		suggestions belief beliefs view views opinion opinions argument arguments announcement announcements warning warnings promise promises
		pledge pledges vow vows proposal proposals demand demands request requests question questions answer answers criticism criticisms
		decision decisions plan plans call calls idea ideas hope hopes fear fears concern concerns doubt doubts charge charges denial
		declaration prediction predictions estimate estimates recommendation recommendations assurance assurances admission insistence support
		opposition endorsement endorsements words quote quotes testimony rhetoric stance position positions attack attacks response
		responses reply explanation description desire intention threat threats complaint complaints rumor rumors notion contention confession
		characterization conclusion advice reaction apology praise condemnation rebuke conviction suspicion confidence`},
}

// irregular lists verbs with their irregular forms, base form first.
var irregular = []wordList{
	{SayVerb, `say says said saying; tell tells told telling; write writes wrote written writing; speak speaks spoke spoken speaking; read reads reading;
		quip quips quipped quipping`},
	{ReportVerb, `think thinks thought thinking; know knows knew known knowing; find finds found finding; see sees saw seen seeing; feel feels felt feeling;
		hear hears heard hearing; show shows showed shown showing; make makes made making; forecast forecasts forecasting; swear swears swore sworn swearing;
		understand understands understood understanding; hold holds held holding; teach teaches taught teaching; deny denies denied denying;
		foresee foresees foresaw foreseen; mean means meant meaning; bet bets betting; dream dreams dreamt dreamed dreaming; put puts putting;
		learn learns learnt learned learning; lay lays laid laying; forget forgets forgot forgotten; foretell foretold; beg begs begged begging`},
	{ActVerb, `want wants wanted wanting; seek seeks sought seeking; give gives gave given giving; choose chooses chose chosen choosing; withdraw withdraws withdrew withdrawn;
		forbid forbids forbade forbidden forbidding; fight fights fought fighting; set sets setting; stand stands stood standing; plan plans planned planning;
		ban bans banned banning; slam slams slammed slamming; rap raps rapped; pan pans panned; rip rips ripped ripping; bar bars barred barring`},
	{CommonVerb, `go goes went gone going; take takes took taken taking; get gets got gotten getting; come comes came coming; become becomes became becoming;
		leave leaves left leaving; keep keeps kept keeping; begin begins began begun beginning; run runs ran running; win wins won winning;
		lose loses lost losing; bring brings brought bringing; buy buys bought buying; send sends sent sending; meet meets met meeting; pay pays paid paying;
		sit sits sat sitting; build builds built building; fall falls fell fallen falling; grow grows grew grown growing; lead leads led leading;
		let lets letting; lie lies lied lying; rise rises rose risen rising; sell sells sold selling; spend spends spent spending; hit hits hitting;
		break breaks broke broken breaking; draw draws drew drawn drawing; drive drives drove driven driving; eat eats ate eaten eating;
		throw throws threw thrown throwing; wear wears wore worn wearing; catch catches caught catching; cut cuts cutting; kill kills killed killing`},
}

// verbLists are regular verbs; inflect spells their forms.
var verbLists = []wordList{
	{SayVerb, `add ask note report announce explain declare state reply respond remark comment tweet continue acknowledge insist argue warn claim stress emphasize
		emphasise underline underscore recall conclude observe testify reiterate repeat assert contend maintain concede admiT confirm joke declare exclaim
		shout yell whisper mutter complain lament muse boast brag caution predict reveal recount relate retort interject opine quote chant
		cry call exhort inform email post blog proclaim profess pronounce inquire enquire query chime counter rejoin gush quip deadpan fume thunder
		elaborate clarify specify volunteer intone bellow scream scoff sniff sigh laugh grumble plead implore summarise summarize`},
	{ReportVerb, `suggest indicate believe describe accuse criticize criticise describe urge allege estimate assume expect hope fear worry doubt suspect conclude
		promise pledge vow threaten demand request recommend propose advise recommend deny dispute reject dismiss condemn denounce decry praise
		applaud commend blame blast mock attack ridicule discuss mention cite reference portray characterize characterise label dub deem
		consider regard view agree disagree conclude determine discover detect suppose imagine realize realise recognize recognise remember
		signal hint imply allude refer point question challenge deny express voice convey communicate divulge disclose
		publish broadcast assure reassure remind persuade convince notify brief instruct order direct command answer
		acknowledge attest vouch certify rule judge assess reckon speculate guess calculate conclude conjecture theorize
		concur echo endorse chide scold rebuke lambast lambaste berate castigate chastise excoriate pillory apologize apologise thank congratulate
		outline detail address tout trumpet hail highlight cast paint liken compare equate thank invite welcome appeal lobby
		press protest object complain demur attribute credit charge contend reaffirm affirm avow posit surmise ponder wonder
		show prove demonstrate reflect list rank rate name identify single pray seem appear`},
	{ActVerb, `support oppose plan intend prefer decide agree refuse decline offer attempt aim try call vote approve favor favour back embrace
		reject defend like love hate dislike admire trust respect despise dread enjoy resent regret need wish long yearn desire allow
		permiT prohibiT authorize authorise require mandate commiT dedicate endorse champion advocate espouse push pursue consider weigh
		focus ignore avoid resist disavow repudiate renounce disown distance abandon downplay exaggerate mislead clash spar debate criticise
		sign issue grant appoint nominate hire fire elect sue charge convict sentence acquiT target single schedule`},
	{CommonVerb, `use work play live move turn start help happen provide include serve open close walk watch follow stop create travel arrive return raise
		pass increase reduce remain receive carry reach join enter visiT produce develop face handle visit die stay wait change talk look`},
}
