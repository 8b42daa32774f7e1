"""Capitalised words of the trade that are no surname, so that "Will Ofsted visit?" is not taken for a person."""

_WORDS = """
a absence absences academy access accident act action adult adults adviser advisers advisor advocacy advocate
african afternoon agencies agency agreement aid allegation am ambassador ambassadors amber ambulance an analyst and
annex annual appendix apprentice april arabic are area as asian assessment assessments assistant association at
attendance audit auditor auditors audits august aunt authority autism autumn baby band bank barnardo barnardos
barrister be behaviour benefit benefits bengali bereavement bill blue bma board boards bodies bonfire borough boxes
boyfriend branch break breaks brexit brief briefing british bronze brother bruising buddhist budget bulletin
bullying bus but by cafcass cahms call calls cam camhs can capacity car card cards care carer carers caribbean cars
case cases catch cathedral catholic cce census centre centres chair chairs champion champions chaperone chapter
charity chat check checklist child childline children childrens choir christian christmas chronology church cin city
cla class clause clinic clinical closed clothing club cluster coast code codes college combined commission
commissioner committee community complaint computer concern concerns conference connect connections connexions
consent consultant consultation contact conversation conversations coordinator core coroner council councillor
counselling counsellor county court courts cousin cover covid cp cps cqc creche credit crescent crime crisis crown
csc cse curriculum custody dad dads daily dance dash data date day debt december deep deputy designated detective
development dfe did diocese dip director disability discharge district diversity division diwali do doctor doctors
document does dog dogs domestic drama drive drop drug dsl duty dv dva early east easter edu education educational
eet eh eha ehcp ehe ehm eid email emdr emergency emis engagement england english enquiry episode escalation escort
essex european evening event events eviction evidence excel exclusion executive expert exploitation extended extra
ey facebook fair faith families family father february feedback female festival fgc fgm figure fii file files final
finding findings fire fnp focus food football for forensic formal format forms fortnightly forum forward foster
foundation framework friday friend friends from front full funding future futures games gap gaps garden gardens gcp
general girl girlfriend good google governor governors gp gps grade gran grandad grandfather grandma grandmother
grant group groups guidance guide gurdwara gypsy had hall halloween harm has have he headteacher health healthy
hearing help helpline her high hindu his hmicfrs hmip holiday holidays home homeless homelessness homes horizons
hospice hospital house housing hub hubs hv i icb icpc ict id identity idva if imam imca impact improvement in
inadequate incident inclusion independent induction infant information initial inquiry inspection inspector
instagram institute intake intensive interim internet interpreter intervention interview irish iro is island isva it
its january jewish joined joint jtai july june junior justice key kingdom kit kloe ks kurdish la laa lac lado
landlord lane laptop law lawyer lead leader leaders learning leaving legal letter letters level levels library line
lines link liquidlogic list lists loan local locality lockdown lodge looked lsp mace magistrate maintained maisp
male management manager managers mandatory map mappa mapping maps marac march mark mash mat matac maternity may mca
mdt measure mediation medical meeting meetings member memo mencap mental mentor mentoring mentors merlin message met
methodist midwife midwifery military minister ministry missing mobile model module moj monday money monitoring
monthly morning mornings mosaic mosque mother mothers mp multi mum mums music muslim nai name names nanny nation
national nature navigator neet neglect neighbour neighbourhood network neuro new nhs nice night nights no nominated
north northern not note notes notice november nrm nspcc number numbers nur nurse nursery nurses nursing nurture
objective occupational october of offender office officer officers ofsted ok on online ons open operation
operational or orange order organisation osg our out outcome outdoor outlook outreach outstanding overview pack
packs paediatric paediatrician paediatrics page pages pandemic panel panels paragraph parent parenting parents park
part partner partners partnership partnerships pastoral pathway pathways patrol paul pcc pdf peer people pep
permanent personal pet pets pex phase phone picture pictures pilot pink pip placement places plan planning plans
playgroup plumbline plus pm pol police policy polish post ppn practice practitioner practitioners pre pregnancy
presbyterian prevent prevention primary principal prison private probation procedure professional professionals
programme project protection protocol provider pru psychiatrist psychologist psychology public punjabi pupil pupils
purple pvp qa quaker quality quarter quarterly question questions rabbi rag ramadan rapid rcpc rcpch reablement
reach reading reception recommendation record records recovery red referral referrals refuge region regional
register registrar relate relationship rent report reports request requires rescue residential resource response
restorative return returns review reviews rhi rights rio risk road role roma romanian room rooms round rounds route
royal rule running sab safe safeguarding safer samaritans sample sarc saturday schedule scheme school schools
science score scoring scotland scottish scrutineer scrutiny secondary section secure self sen senco send sendco
senior september sergeant service services session sexual shared she sheet sheets should sibling signs sikh silver
sister site sixth skills slt smart snapchat so social society solicitor somali south southern space special
specialist speech spoc sport sports spotlight spring square staff stage standard start state statement statutory
step stepfather stepmother steps stop store strat strategic strategy street strength student study sub substance
substitute suite summary sunday superintendent supervision supervisor support supported sure surgery survey
sustained sw swimming synagogue system systmone table tablet tac taf targeted taxi teacher teachers teaching team
teams teenage tel template tenancy term test that the their them thematic theme then therapist therapy there these
they third this those threshold thresholds throughcare thursday tiktok time timeline to toddler toddlers together
tool toolkit tools tots tower town track tracker trading train training transfer transition transport trauma
traveller travellers triage tribunal trust tuesday turkish tutor type uasc uk unborn uncle under unit united
universal university update urdu urgent vicar victim victims video village violence virtual visit visiting visitor
voice voluntary volunteer volunteers vpa vru vulnerable wales walk ward warden warning was watch we web website
wednesday week weekend weekly weeks welfare wellbeing welsh were west western what whatsapp when where which who
whole why will window windows winter with witness women word words work worker workers workforce working workshop
world would write writing wt year years yellow yes yjs yos yot you young your youth youtube yp zone zoom
"""
NOT_SURNAMES = frozenset(_WORDS.split())

PLACES_AND_SURNAMES = frozenset({"bank", "church", "hall", "house", "lane", "park", "street", "ward"})
_WORDS_AND_SURNAMES = "day english good grant key law mark north page paul post silver west winter young"
ALSO_SURNAMES = PLACES_AND_SURNAMES | frozenset(_WORDS_AND_SURNAMES.split())
"""Of these, the ones that are surnames often enough to count after a name that is nothing else ("Chloe Hall")."""

_ON_MAPS = """
avenue bay beach close court drive estate gardens grange harbour heights manor meadow meadows mews moor quay station
terrace valley view way wharf
"""
_ENDINGS = ("ing", "tion", "tions", "ment", "ments", "ness", "ity", "ities", "ences", "ance", "ances", "ship", "ships")
_ALL_THE_SAME = "browning clement deering fielding golding harding hosking king lawrence ling manning pickering vance"
SAYINGS = frozenset({("guy", "fawkes"), ("jack", "russell"), ("jack", "frost"), ("joe", "public"), ("joe", "bloggs")})
"""Pairs that are nobody."""


def is_plain_noun(word: str) -> bool:
    """Whether a word (in small letters) is on maps, or ends as nouns of the trade do: "Frank Conversations"."""
    if word in _ON_MAPS.split():
        return True
    return word.endswith(_ENDINGS) and word not in _ALL_THE_SAME.split()


_BODIES = """
academy avenue centre clinic college crescent foundation hall hospice hospital house infant infants inquiry junior
library mandatory memorial museum park primary road square stadium street surgery theatre training trust university
"""
INSTITUTIONS = frozenset(_BODIES.split())
"""A run of capitalised words that one of these follows is a place or a body, not a person."""
SMALL_TOO = frozenset({"training", "inquiry", "foundation"})
"""Of these, the ones that say so in small letters too."""

TITLES = frozenset({"Mr", "Mrs", "Ms", "Miss", "Mx", "Master", "MR", "MRS", "MISS"})

_BEFORE_MONTHS = """
after and before between by during each early every for from in last late mid next of on since the this through till
to until
"""
WITH_MONTHS = frozenset(_BEFORE_MONTHS.split())
"""Before a name that is also a month or a season, these say that it is the month."""

MONTH_NAMES = frozenset({"april", "may", "june", "august", "summer", "autumn", "march", "sunday"})
ASKING = frozenset({"will", "may"})
"""At the start of a question these are verbs."""
