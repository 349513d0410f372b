package names

import "strings"

var maleTitles = set(`mr sir lord fr father king prince herr monsieur imam sheikh ayatollah pope
	congressman chairman spokesman businessman policeman archbishop cardinal count baron`)

var femaleTitles = set(`mrs ms miss lady dame madam mme frau queen princess congresswoman
	chairwoman spokeswoman businesswoman policewoman sister countess baroness`)

// The forenames are those that reporters meet, from many countries, as common
// knowledge has them; names that both men and women bear (Robin, Kim, Sasha) are
// left out, since a wrong guess costs more than none.
var maleNames = set(moreMaleNames + ` aaron abbas abdel abdul abdullah abe abraham adam adel adnan adrian ahmad ahmed alan albert
	aleksandr aleksei aleksey alexander alexandr alexandre alexei alexey alfred ali alistair allen alvin amir anatoli
	anatoly anders andre andrei andres andrew andrey angus antoine anton antonin antonio antony archie
	arkady arnold arseniy arseny arthur arturo asif askar bakr barack barry bart bashar ben benjamin bernard bernie
	bert bill billy binyamin bob bobby boris brad bradley brendan brent brett brian bruce bruno bryan carl carlos
	cesar charles charlie christian christoph christopher chuck clarence claude clifford clint colin
	conor craig cyril dan daniel dave david dean denis dennis derek diego dieter dimitri dirk dmitri dmitriy dmitry
	dominic don donald doug douglas duncan dwight earl ed eddie edgar eduard eduardo edward edwin egor
	ehud elijah enrique eric erik ernest eugene evgeni evgeny faisal farid fedor felix ferdinand fernando
	francis francisco francois frank franklin fred frederick friedrich fyodor gary gavin gennady geoff geoffrey
	george georges georgi georgiy georgy gerald gerard gerhard gianni giorgio giovanni giuseppe glenn gordon graham
	greg gregg gregory guillaume gunther gustav guy habib haider hamid hans harold harry haruki hasan hassan hector
	heinrich helmut henri henry herbert herman hossein howard hugh hugo hussein ian ibrahim igor ilya imran ismail
	ivan ivo jack jacob jacques jaime jake jamal james jared jason javier jay jean-claude jeff
	jeffrey jens jeremy jerome jerry jesus jim jimmy joachim joaquin joe joel johan johann john johnny jon jonathan
	jorge jose josef joseph josh joshua juan julian julius jurgen justin kamal karl karim keith ken kenneth kevin
	khaled khalid kirill klaus kofi konstantin kurt kyle lamar larry lars lawrence leonard leonid leonardo leopold
	lev lewis lloyd lorenzo louis luc luca lucas luigi luis luke lyndon mahmoud malcolm manuel marc marcel
	marco marcus mario mark markus martin marvin mateo matt matteo matthew maurice max maxim maxime mehmet
	michael michel miguel mikhail mike mikhael milos mitch mitt mohamed mohammad mohammed moritz moshe muammar
	muhammad mustafa narendra nathan nathaniel neil nelson nicholas nick nicolas nigel nikita nikola nikolai nikolay
	noah norman nouri oleg oleksandr oliver olivier omar oscar osama oskar otto owen pablo pascal patrick paul pavel
	pavlo pedro pete peter petr petro phil philip philippe phillip pierre piotr pyotr rafael rajiv ralph ramzan randy
	rashid raul ray raymond recep reginald reince reinhard rex ricardo richard rick rob robert roberto rodney
	rodrigo roger roland roman ron ronald ross rudy rupert russell ryan saad saddam sajid salman sam samir samuel
	santiago scott sean sebastian sepp sergei sergey serhiy seth sigmar silvio simon spencer stanislav stefan
	stephan stephen steve steven stewart stuart sven tariq ted terrence theodore thierry thomas tim timothy
	tobias todd tom tommy tony trent trevor umar usama vaclav valery vasili vasily viacheslav victor viktor vincent
	vincenzo vitali vitaliy vitaly vladimir vladislav vlad volodymyr vyacheslav walter warren wayne wendell werner
	wilhelm will willem william willie wolfgang yasser yegor yevgeni yevgeny yitzhak yuri yuriy yury yusuf zachary
	zbigniew arseni arkadi gennadi ruslan rustam rinat farhad bahram hiroshi kenji shinzo takeshi taro jinping
	keqiang kofi ban-ki moon-jae goodluck cyril jacob thabo muhammadu uhuru yoweri hamad tamim 	javad qassem qasem ashraf hamid nawaz asif pervez manmohan rahul amit joschka guido horst
	norbert sigmund jean-yves jean-marc laurent manuel alain benoit cedric gerard
	gilles herve jean-luc jean-pierre jerome ludovic mathieu nicolas pascal remy sylvain xavier yves alejandro
	alberto alfonso alvaro anibal arturo emilio esteban evo felipe gabriel gonzalo gustavo hernan ignacio jair julio
	lula mauricio nestor nicolas octavio rafael ramon ruben sergio tomas vicente`)

var femaleNames = set(moreFemaleNames + ` abigail adele adriana agnes aisha albina alena alice alicia alina alison alla amanda amber amelia
	amina amy ana anastasia angela angelina anita ann anna annabel anne annette antonia anya ariana asma audrey aung
	barbara beatrice beatrix becky belinda bella berta beth bethany betsy betty bonnie brenda brigitte camilla carla
	carly carmen carol carolina caroline carolyn catherine cecilia charlotte chelsea cheryl christina christine
	claire clara claudia colleen condoleezza connie cristina cynthia daisy danielle daria dawn deborah debbie delia
	denise diana diane dina dolores donna dora doris dorothy edith eileen ekaterina elaine eleanor elena elisabeth
	elizabeth ella ellen elsa emily emma erica erika erin esther ethel eva evelyn fatima federica felicia fiona
	flora florence frances francesca gabriela gail galina gayle georgina geraldine gertrude gillian gina giorgia
	gisele glenda gloria grace greta gretchen gwen hanna hannah harriet heather heidi helen helena helga hilary
	hillary holly huma ingrid irene irina iris isabel isabella ivanka jacinda jackie jacqueline jane janet janice
	jeanne jen jennifer jenny jessica jill joan joanna joanne josephine joyce juanita judith judy julia
	juliana julie juliet june kamala karen kate katherine kathleen kathryn kathy katie katrina kayleigh kellyanne
	kirsten kirstjen kristen kristina ksenia laila lara larisa laura lauren layla leila lena lidia lila
	lillian lily linda lisa liz liza lois loretta lori lorraine louisa louise lucia lucy ludmila luisa lydia lynn
	lyudmila madeleine maggie malala malia margaret margarita maria marie marilyn marina marine marion marjorie
	marlene marsha marta martha mary masha maureen megan megyn melania melinda melissa mercedes meredith michelle
	mildred mimi miranda miriam molly monica muriel nadezhda nadia nadiya nancy naomi natalia natalie natalya natasha
	nellie nicola nicole nikki nina nora norma octavia oksana olga olivia oprah paige pamela patricia patty paula
	pauline peggy penelope penny petra phyllis polina priscilla rachel raisa rebecca regina renee rhonda rita roberta
	rosa rosalind rose rosemary ruth sabine sabrina sally samantha sandra sara sarah savannah selma shannon sharon
	sheila sheryl shirley silvia simone sofia sonia sophia sophie stacey stella stephanie sue susan susana susanna
	suzanne svetlana sylvia tamara tammy tanya tatiana tatyana teresa tessa theresa tiffany tina tracy tulsi ulrike
	ursula valentina valerie vanessa vera veronica victoria viktoria violet virginia wanda wendy whitney yekaterina
	yelena yevgenia yolanda yulia yvette yvonne zainab zinaida zoe`)

// IsForename reports whether a word as [Bare] returns it is a forename of men or of
// women.
func IsForename(w string) bool { return maleNames[w] || femaleNames[w] }

// GenderOf tells the gender that a name's title, forename, patronymic or Russian
// surname shows; Unknown when none does.
func GenderOf(name string) Gender {
	n := Parse(name)
	for t := range strings.FieldsSeq(n.Title) {
		switch b := Bare(t); {
		case maleTitles[b]:
			return Male
		case femaleTitles[b]:
			return Female
		}
	}
	for g := range strings.FieldsSeq(n.Given) {
		b := Bare(g)
		first, _, _ := strings.Cut(b, "-")
		switch {
		case maleNames[b], maleNames[first] && !femaleNames[b]:
			return Male
		case femaleNames[b], femaleNames[first]:
			return Female
		case strings.HasSuffix(b, "vich") || strings.HasSuffix(b, "vych"):
			return Male
		case strings.HasSuffix(b, "ovna") || strings.HasSuffix(b, "evna") || strings.HasSuffix(b, "ivna"):
			return Female
		}
	}
	return surnameGender(Bare(n.Surname))
}

// surnameGender reads the endings that Russian and Ukrainian surnames have for
// one gender only.
func surnameGender(s string) Gender {
	for _, e := range []string{"ova", "eva", "skaya", "tskaya", "ckaja"} {
		if strings.HasSuffix(s, e) && len(s) > len(e)+2 && !strings.HasSuffix(s, "ueva") {
			return Female
		}
	}
	for _, e := range []string{"rov", "nov", "lov", "kov", "tov", "pov", "chev", "shev", "yev", "nikov"} {
		if strings.HasSuffix(s, e) && len(s) > len(e)+1 {
			return Male
		}
	}
	return Unknown
}
