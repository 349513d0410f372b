package text

import "strings"

// Class is what the lists know of a word; a set of bits.
type Class uint32

// The classes of words.
const (
	Reporting  Class = 1 << iota // a form of a reporting verb
	Auxiliary                    // has, was, would, not
	FiniteVerb                   // a finite verb that is no reporting verb and no noun
	Determiner                   // the, a, this, another
	Possessive                   // his, their
	Pronoun                      // he, they, who: may be a source
	Preposition
	Conjunction
	Adverb // may stand between source and verb: also, later
	Day    // Wednesday, yesterday, today
	Time   // April, week, morning
	Title
	Role         // names a person by what he is: minister, spokesman
	Body         // names an organisation: ministry, council
	FunctionWord // any other function word that ends a noun phrase
)

var lists = []struct {
	c     Class
	words string
}{
	{Auxiliary, `has have had having was were is are am be been being would will could should may might must can cannot did does do not
		never wasn't isn't didn't doesn't don't won't wouldn't couldn't can't hasn't haven't hadn't weren't aren't shall 's 've 'd 'll`},
	{FiniteVerb, `met went came took gave made got began became left ran saw held kept led set won lost fought met visited arrived
		spent wants want wanted seems seemed appears appeared remains remained let lets goes comes takes gives makes
		used uses needs showed shows sought seeks brought sent stood sat knew knows felt feels helped helps tried tries
		moved looked looks turned started`},
	{Determiner, `the a an this that these those another some any each every both all many most several few other no one two three four
		five six seven eight nine ten dozens hundreds thousands such either neither certain various numerous half`},
	{Possessive, `his her their its our my your whose`},
	{Pronoun, `he she they i we it who which you everyone everybody nobody someone somebody`},
	{Preposition, `of for in on at by with from to about into over under between against during through within without toward towards
		among amid across along around behind below beside beyond despite inside near off onto outside per upon via throughout since until
		till than like unlike after before regarding concerning`},
	{Conjunction, `and or but nor while although though because if when whereas unless as so yet`},
	{Adverb, `also later then earlier recently now previously meanwhile just only even still again once twice once often always
		sometimes soon first initially further furthermore instead thus therefore too already however though here there ever
		long both himself herself themselves itself all today rather instead
		perhaps maybe indeed nevertheless nonetheless moreover besides otherwise else finally eventually afterwards afterward`},
	{Day, `monday tuesday wednesday thursday friday saturday sunday yesterday today tonight tomorrow
		mon tue tues wed thu thurs fri sat mon. tue. tues. wed. thu. thurs. fri. sat. sun.`},
	{Time, `january february march april may june july august september october november december jan feb mar apr jun jul aug
		sep sept oct nov dec jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec. week weekend month year morning
		afternoon evening night day days weeks months years hours hour minutes decade a.m. p.m. a.m p.m time`},
	{Title, `mr mr. mrs mrs. ms ms. dr dr. prof prof. sir dame lord lady sen sen. rep rep. gov gov. gen gen. col col. lt lt.
		maj maj. sgt sgt. capt capt. adm adm. rev rev. hon hon. st st. miss madam mme pres pres. del del. cpl cpl. msgr msgr.`},
	{Role, `president president-elect premier minister chancellor secretary senator congressman congresswoman representative governor
		mayor chairman chairwoman chairperson chair chief head director leader boss commander general colonel lieutenant admiral
		captain major sergeant marshal ambassador envoy diplomat official officials spokesman spokeswoman spokesperson
		spokespeople spokesmen aide aides adviser advisor advisers advisors analyst analysts expert experts professor doctor
		lawyer lawyers attorney attorneys judge justice prosecutor prosecutors candidate nominee lawmaker lawmakers legislator
		legislators politician politicians member members strategist strategists consultant economist economists scientist
		scientists researcher researchers author authors writer writers editor editors reporter reporters journalist journalists
		correspondent columnist commentator historian host anchor pundit pundits critic critics supporter supporters activist
		activists campaigner manager executive ceo founder co-founder owner partner businessman businesswoman billionaire mogul
		king queen prince princess emperor pope bishop archbishop cardinal pastor priest imam cleric sheikh ayatollah rabbi
		commissioner administrator counselor counsellor counsel deputy vice undersecretary veteran soldier soldiers officer
		officers policeman cop cops agent agents detective investigator investigators witness witnesses resident residents
		neighbor neighbour neighbors neighbours man woman men women boy girl mother father brother sister son daughter wife
		husband uncle aunt cousin friend friends colleague colleagues student students teacher teachers coach player captain
		actor actress singer star comedian artist director producer source sources insider insiders operative operatives
		pollster pollsters treasurer clerk speaker whip delegate delegates voter voters rival opponent democrat democrats
		republican republicans lady first-lady ex-president ex-minister tsar czar representative rep militant militants rebel
		rebels negotiator mediator observer observers inspector monitor secretary-general patriarch mufti vice-president
		surgeon physician nurse psychologist biographer nephew niece grandson granddaughter survivor victim defendant suspect
		plaintiff moderator campaigner organizer organiser protester protesters demonstrator demonstrators farmer worker
		workers engineer pilot driver astronaut retiree tycoon heir master deputies ministers presidents senators governors mayors
		generals leaders ambassadors envoys diplomats professors doctors judges engineers directors chiefs heads trainer planner
		chemist biologist physicist architect banker trader broker novelist poet painter photographer filmmaker composer
		dean rector principal headteacher warden sheriff ranger firefighter paramedic midwife curator librarian translator
		councillor councillors councilor councilors councilman councilwoman alderman ombudsman ombudswoman ruler monarch
		parliamentarian parliamentarians mp mps mep meps coordinator superintendent chairperson sultan emir novelist
		virologist ecologist campaigner campaigners advocate magistrate consul speaker trader traders superstar skipper`},
	{Body, `ministry kremlin government administration department council committee commission agency service bureau office
		parliament congress senate house duma cabinet court tribunal police army military navy force forces staff party coalition
		alliance union organization organisation group association federation institute institution university college school
		foundation fund bank company corporation firm network channel newspaper paper magazine times post journal tribune gazette
		herald daily news agency press media statement report study survey poll article editorial letter email memo document
		documents lawsuit complaint filing book campaign team center centre think-tank embassy mission delegation authorities
		pentagon nato un eu nations republic states state board panel society league club regime opposition side website site
		radio television tv front movement guard corps command headquarters ad advertisement video tweet post transcript directorate ruling museum hospital church mosque airline manufacturer operator
		project initiative publisher broadcaster studio airport opinion order plan law bill platform resolution declaration communique release website blog indictment affidavit`},
	{FunctionWord, `what where how why whether that there me him them us hers theirs mine ours yes well
		more less much very too according nothing something anything everything none`},
}

// Classes are the classes of the listed words, in small letters.
var Classes = makeClasses()

func makeClasses() map[string]Class {
	out := map[string]Class{}
	for _, l := range lists {
		for w := range strings.FieldsSeq(l.words) {
			out[w] |= l.c
		}
	}
	for w := range ReportingVerbs {
		out[w] |= Reporting
	}
	return out
}

// ClassOf looks a lower-case word up. Adverbs are known by their ending.
func ClassOf(low string) Class {
	if c, ok := Classes[low]; ok {
		return c
	}
	if i := strings.LastIndexByte(low, '-'); i > 0 && Classes[low[i+1:]]&Role != 0 {
		return Role // co-author, press-secretary
	}
	if len(low) > 4 && strings.HasSuffix(low, "ly") && !notAdverbs[low] {
		return Adverb
	}
	return 0
}

var notAdverbs = Set(`tally family daily weekly monthly italy july ally assembly supply reply rally bully belly kelly holy fly
	elderly early only likely friendly deadly emily sally lilly molly nelly billy willy beverly kimberly monopoly jelly`)

// abbreviations that keep their full stop, written here without it. Those in
// lower case are abbreviations in any case, the others only with a capital.
var (
	lowerAbbreviations = Set(`vs etc inc ltd approx e.g i.e ph.d a.m p.m u.s u.n u.k d.c mr mrs dr`)
	abbreviations      = Set(`mr mrs ms dr prof sr jr st sen rep gov gen col lt maj sgt capt adm rev hon pres del cpl msgr fr supt cmdr
	jan feb mar apr jun jul aug sept oct nov dec mon tue tues wed thu thurs fri vs etc inc ltd co corp no nos approx est
	dept univ assn bros ave blvd rd mt ft fig vol ed eds pp u.s u.n u.k e.g i.e ph.d d.c a.m p.m
	calif fla ariz ala ark colo conn del ga ill ind kan ky md mass mich minn miss mont neb nev okla ore pa tenn tex va wash wis wyo`)
)

// StateAbbreviations stand for a place behind a comma: "Beaumont, Tex.".
var StateAbbreviations = Set(`calif. fla. ariz. ala. ark. colo. conn. del. ga. ill. ind. kan. ky. la. mass. md. mich. minn. miss. mo.
	mont. neb. nev. okla. ore. pa. tenn. tex. va. vt. wash. wis. wyo. n.h. n.j. n.m. n.y. n.c. n.d. s.c. s.d. r.i. w.va. d.c.`)

// articles are written before an Arabic name, with a hyphen: al-Masri.
var articles = Set(`al el as ad ar an az ash at ul ez abd`)

// elisions begin with an apostrophe that is no quotation mark.
var elisions = Set(`em tis twas til till cause n bout round s t re ve ll d m`)

// Set is the words of a list, which white space separates.
func Set(words string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		out[w] = true
	}
	return out
}
