"""Given names often met in the United Kingdom, of many communities: one is a name before a capitalised word."""

_PLAIN = """
aaliyah aarav aaron aarush abbie abby abdi abdirahman abdirizak abdul abdullah abdullahi abena abigail abiodun abu
adam adama adamu ade adebayo adeel adele adeola adeyemi adina aditi aditya adnan adrian adriana adrienne afia afsana
agata agnes agnieszka ahmad ahmadullah ahmed aidan aiden aileen aimee aisha aishah aisling aiza ajay akash akosua akua
alan alana alannah alastair alaw albert alberto albie alec aled aleena alejandro aleksander aleksandra alesha
alessandro alessia alex alexa alexander alexandra alexandru alexis alfie alfred ali alia alice alicia alicja alina
alisha alison alistair aliyah allan allison alma alun alvaro alyssa ama amaan amadou amal amalia amanda amani amara
amarjit ambrose amelia amelie amie amin amina aminah aminata amir amira amirah amit ammar amna amrit amy ana anais
anand ananya anas anastasia andre andrea andreea andrei andres andrew andriy andrzej andy anees aneesa aneirin angela
angelica angelina angharad angus anh anika anila anisa anish anisha anita aniya anjali ankit ann anna annabel
annabelle anne annette annie anthea anthony antoine antoni antonia antonio antony anum anwar anwen anya aoibhinn aoife
apollo arabella aran arash arben archie aria ariana arianna arif aris arjun arlo armaan armando arnav arnold aron
arran arthur arun arya asad asha asher ashraf asia asim asiya asma astrid athena atif aubrey audrey aurelia aurora ava
avi avraham awa aya ayaan ayan ayaz ayden ayesha ayla aylin ayman ayo ayodele ayomide ayra ayse azad azeem aziz azra
babar babatunde bailey baljit balwinder baran barbara barnaby barry bartek bartholomew bartosz bashir beata beatrice
beatrix beatriz becky behnam ben benedict benito benjamin berivan bernadette bernard bernardo bernie besnik beth
bethan bethany bethel betty beverley bhavesh bhavna bianca bilal billie billy bilqis binta blanka bodhi bogdan bolanle
boris brandon brayden brenda brendan brian bridget bridie briony brodie brogan bronte bronwen bruno bryan bryn bryony
bukola burhan caden cadi caitlin caitlyn caleb callan callie callum calum calvin cameron camila camilla camille
caoimhe cara carina carl carla carlos carlota carly carmen carol caroline carolyn carrie carson carwyn carys casper
caspian cassandra cassie cassius catalina caterina catherine cathy catrin catriona cecilia celeste celia celine ceri
ceridwen cerys chaim chantal chantelle charles charley charlie charlotte chaya chelsie chen cheryl chiamaka chidera
chidi chidinma chinedu chinwe chioma chloe chris christina christine christopher chukwudi chukwuemeka chukwuma cian
ciara cillian claire clara clare clark claudia claudiu clementine clifford clive cody colette colin colleen connie
connor conor constance cora cordelia corey cosmo cristian cristina crystal curtis cynthia dafydd daisy daithi dalia
daljit damian damien damilola dan dana daniel daniela daniella danielle danish danny dante darcey darcy daria darius
dariya darnell darragh darren dave david dawid dawit deacon dean deandre debbie deborah declan deepa deepak delilah
delroy demi denis denise dennis denny derek dermot desiree desmond dev devonte devorah dewi dexter diana diane
diarmuid diego dilan dilys dimitri dina dinesh dionne diya dmitri dmitry dmytro dominic dominik dominika donald donna
donnacha dora doreen dorian doris dorota dorothy douglas drita duarte duc duncan dwayne dylan eamon ebony ebrima edie
edith edmund eduard edward edwin efa efe efua eileen eilidh eimear einar eirian ela elaine elan eleanor elena eleni
elfyn eli eliana elias elif elijah elin elina eliot elisa elise eliyahu eliza elizabeth ella elle ellen ellie elliot
elliott ellis elodie eloisa eloise elsa elsie eluned emeka emil emilia emilie emilija emily emma emmanuel emmeline
emre emyr enid enzo eoghan eoin erica erik erin ermal ernest eshaal esi esmae esme esmee esra esteban esther esti
ethan euan eugene eunice eva evan evangeline evelyn everly evie ewa ewan ewelina ewen ezra fabian fadi fahad faisal
faiza farah farhan farida farouk farzan farzana fatema fatima fatimah fatma fatmir fatou fatoumata faye felicity felix
femi fergus fernando ffion fiadh filip filmon finbar finlay finley finn fiona fionn fleur florence florin florina
folake frances francesca francis francisco franco frankie fraser fred freddie frederick freya frida funmilayo gabriel
gabriela gabriella gabrielle gareth gary gavin geeta gemma geoff geoffrey george georgi georgie georgina geraint
gerald geraldine gerard gethin ghada gheorghe gigi gillian gina gino giovanni giselle giulia glenn glenys gloria
goncalo gordon graham grainne gregory greta griffin gruffydd grzegorz gulsen gurdeep gurmeet gurpreet gus gwen gwenda
gwenllian gwennan gwyneth habib habiba hadi hadiya hadley haf hafsa haider hajra hakim hala halima halina hallie hamid
hamish hamza hana hanan hani hania hanif hanna hannah hao hardik haris harjit harleen harley haroon harpreet harriet
harris harrison harry haruna harvey hasan hashim hasnain hassan hatice hattie hawa hayden hayley heba hector heidi
heledd helen helena henry hermione hetal hetty hiba hibaq hilary hilda hina hodan hristo hudson hugh hugo hui humaira
humza huong huseyin husna hussain hussein huw huxley hywel iain ian ibrahim ibrahima ida idris iestyn ieuan ifan
ifeoma ifrah iga ignacio igor iker ikram ilham ilie ilir ilya ilyas imaan iman imani imogen imran inaya inayah indi
indie indy ines inga ingrid ioan ioana ionut iqbal iqra irena irene irina iris iryna isa isaac isabel isabella
isabelle isaiah isha ishaan ishan ishaq ishbel isla ismael ismail isobel israr issac iulia ivan ivor iwan iwona
izabela izzy jacek jack jackson jacob jacqueline jada jade jaden jadwiga jago jahmal jai jaime jakob jakub jamal
jameela james jamie jamila jamshid jan jana jane janet janice jannat janusz jared jasleen jasmin jasmine jason jasvir
jaswinder javed javier jawad jaxon jayda jayden jaydon jean jeanette jeevan jeffrey jemima jemma jenna jennifer jenny
jenson jerell jeremiah jeremy jermaine jerome jerzy jess jesse jessica jill jillian jim jimmy jing jo joan joana
joanna joanne joao joaquim joe joel john johnny jolanta jon jonah jonas jonathan jordanna jorge jose josef joseph
josephine josh joshua josiah joyce jozef juan juanita jude judith julia julian juliana julie juliet julita junaid
justin justina justyna kacper kadeem kadiatou kai kaia kaiden kaiya kaleb kamal kamaljit kamil kamila kamran kane
karen karim karima karina karl karolina kasia kasim katarina katarzyna kate kateryna katherine kathleen kathryn kathy
katie katrina katy kaveh kavita kavya kaya kayden kayla kayleigh keeley kehinde keira keith kelly kelsey kemi ken
kendra kenneth kenny kenza kerri kerry kevin kezia keziah khadija khadijah khadra khalid khalil kian kiera kieran
kieron kim kimberley kimberly kinga kiran kirsten kirsty klea kobi koby kofi kojo krish krishna kristina krystian
krzysztof ksenia kuba kulvinder kulwinder kunle kurt kwabena kwaku kwame kweku kwesi kyle kylo kyra kyran lacey
lachlan laiba laila lakshmi lara larissa lars latisha latoya laura lauren laurence laurentiu lavinia lawrence layan
layla layton leah leanne lee leena leila leland lena leo leon leona leonard leonardo leonie leonor leonora leroy
leshaun lesley leslie leszek leticia levi lewis lexi lexie leyla liam liana lidia lila lilah lilia lilian lillian
lilly lin lina linda lindsay lindsey ling linh lionel liridona lisa liv livia liviu liz lizzie lleu llewellyn lloyd
lochlan logan lois lola lorcan loredana lorena lorenzo lorna lorraine lottie louie louis louisa louise lowri lubna
luca lucas lucia lucian lucie lucinda lucy luis luisa lukas lukasz luke lulu luminita luna luqman lydia lyla lynda
lyndsey lynette lynn lynne lyra maariyah mabel maciej macsen macy madalina maddie maddison maddox madeleine madeline
madiha madison mads mae maeve magda magdalena maggie magnus maha mahad mahdi mahdia mahir mahmood mahmoud mahmud
mahnoor mahsa maia mair maira maire maisha maisie maja makayla maksym malachi malachy malaika malak malcolm malgorzata
mali malia maliha malik malika malwina mamadou manal mandeep manish manjit manpreet manuel mara marcel marcelina
marcelo marcin marco marcus mared marek margaret margarita margot maria mariah mariam mariama marian mariana marianne
marie mariella marilyn marina mario maris marisa marissa marius mariusz mariya marjorie marlene marley marlon marni
marta martha martina martyn marvin marwa mary maryam marzena mason mateo mateusz mathew mathilda matilda matteo
matthew maud maureen maurice mavis maximilian maximus maxine maya mckenna mckenzie meera megan mehdi mehmet mehreen
mehwish mei mel melanie melek melina melissa menachem mendel menna mercedes meredith meron mert meryem mia micah
michael michaela michal michelle miguel mihaela mihai mikael mike mikey mikolaj mila milan milena millie milly milo
mina minahil ming minh miranda miriam miroslaw mirwais misbah mischa mitchell moeen mohamad mohamed mohammad mohammed
moira mollie molly momina monica monika monique montgomery mordechai morfydd morgan moses moshe muhammad muhammed muna
murat muriel murray musa musab mustafa muzammil mya myah mykola myla myles myra nabeel nabeela nabil nabila nadeem
nadia nadine nadira nahida nahla naima naimah najib nala nana nancy naomi narges nargis nasima nasir nasra nasser
natalia natalie nataliia natasha nathan nathaniel natnael naveed naveen navid navjot navneet nazma neha neil nell
nellie nelly nelson nerys nevaeh neville nevin ngozi nguyen nia niall niamh nicholas nicky nicola nicolae nicolas
nicole nicoleta nida nieve nigel nigella nikhil nikita nikki niko nikola nikolas nikolaus nila niloufar nilufar nimco
nina nisha nishat nkechi nneka noah noel noemi noor nora norbert noreen norma norman nour noura nuno nur nura nusrat
nyla oakleigh oana obi obinna octavia odin oisin oksana ola olamide oleg oleksandr olena olga olha oliver olivia
oliwia oliwier ollie oluwaseun oluwaseyi oluwatobi olwen omar omari omer omolara oonagh ophelia orin orla orlaith
orson osama oscar osian osman otilia otis ottilie ottis otto ousmane owain owen oyinkansola ozan pablo paddy padraig
paige pamela paolo parisa parminder parveen parvin parviz patricia patrick patrycja patryk paul paula paulina pauline
pavel pawel payal pearse pedro peter petra petru phil philip philippa phillip phoebe phyllis pia piers pilar piotr
pippa polly pooja pradeep pranav precious preeti prisha priya priyanka przemyslaw qasim quentin quincy quinn rabia
rachael rachel radoslaw raees rafael rafal rafe rafferty raheem rahel rahim rahima rahma rahmat rahul rahwa raj raja
rajesh rajinder ralph raluca rami ramla ramon ramona rana rania ranjit raphael raquel rasha rashid ravi raya rayan
rayhan raymond rayyan razia razvan rebecca rebekah reece reem reema reeva reggie reginald rehan rehana reiss rekha
remi renata rene reuben reuel reza rhea rhian rhianna rhiannon rhodri rhys ria rian riaz ricardo richard ricky rida
rihanna rita rivka riya rizwan rizwana roan robbie robert roberta roberto robyn rocco rochelle rocio roderick rodrigo
roger rohan rohit roisin rojin roksana roland roma roman romana romeo romy ronald ronan ronnie rory rosa rosalie
rosalind rosalyn rosanna roseanna rosie ross rowan roxana roxanne roya roza ruairi ruaridh rubi rudy rufus rui
rukhsana rukia ruksana rumaisa rumana rupert ruqayyah russell ruta ruth ryan ryszard saad saba sabina sabrina sachin
sadaf sadia sadie safa saffiya saffron safi safia safiya safwan sahar sahil sahra said saif saima saira sajda sajid
sakina salam salim salma salman salome sam samaira samantha sameer samera samina samir samira samson samuel sana
sandeep sandra sania sanjay santiago santino saoirse sara sarah saskia satnam sayed scarlett scott seamus sean
sebastian segun sekou selam selena selim selin selina selma seraphina seren serena sergey sergio serhiy serkan seth
seun shabana shabaz shabir shabnam shah shaheen shahid shahin shahnaz shahzad shaikh shakira shamim shamima shamso
shane shanelle shania shanice shaniqua shannon sharon shaun shauna shawn shayan shayla shazad shazia shea sheena
sheila sheilagh shelby shelley shereen sherry shilan shira shirin shirley shivani shlomo shmuel shola shona shoshana
shreya sian sibel siddiqa sidra sienna sierra silas silvia silvie simon simona simone simran sinead siobhan sion siwan
skyla slawomir sobia sofia sofie sofija sohail somaya sonia sonya sophia sophie soraya sorcha sorin stacey stan
stanislaw stefan stefania stella stephan stephanie stephen steve steven stewart struan stuart suad subhan sufyan
suhail sukhdeep sukhvinder sulaiman suleiman suleman sullivan sultan sumaya sumayyah sunil sunita sunny suraj suresh
susan susanna susannah suzanne suzie sven svitlana syeda sylvester sylvia sylwia szymon tabitha tadas tadeusz tadhg
taha tahir tahira tahmina taiwo takumi talha talia tamara tamia tamika tamsin tamzin tania tanisha tanvir tanya tara
taras tarek tareq tariq tarsem tasha tasnim tatiana tatum tauqeer tayyab tayyaba tayyibah ted teddy tegan temi
temitope terence teresa terri terry tesfaye tess tessa tetiana thabo thaddeus thanh thea thelma theo theodora theodore
theresa thomas tia tiago tiana tierney tiffany tiggy tilly tim timothy tina tirion titus tobi tobias tobie toby tola
tom tomas tomasz tommy tomos toni tony torin tracey tracy trevor tristan tuan tudor tunde tunji tymon tymoteusz tyra
tyrell tyrese tyrone tzvi ubah ugo ulrich uma umair umar umer una ursula urszula usha usman uzma vadym vaishnavi
valdrin valentin valentina valeria valerie vanessa vasco vasile vernon veronica veronika vicky victoria viggo vihaan
vijay vikram viktor viktoria viktoriia viktorija vimal vinay vince vincent violeta viorel vishal vivaan vivian
vivienne vlad vladimir vladislav volodymyr wael wahid waleed wali walter wanda waqar warren warsame waseem wayne wei
wendy weronika wesley wieslaw wiktor wiktoria wilbur wilfie wilfred wilhelmina willa william wilma winsome wojciech
xander xanthe xavier xiao xin yaakov yahya yana yaqub yara yaroslav yaseen yasin yasir yasmeen yasmin yasmina yasmine
yasser yaw yazan yehuda yelena yemi yetunde yevhen yisroel yitzchak yitzchok yohannes yolanda yosef yousef youssef
yuki yulia yunus yusra yusuf yvette yvie yvonne zac zach zachary zack zaheer zahir zahra zaid zaina zainab zainah zak
zakariya zakariyya zakia zakir zalmay zaman zane zara zarah zayd zayn zaynab zaynah zbigniew zeeshan zehra zeinab zeki
zelda zena zephaniah zeynep zhara zoe zoey zofia zoha zoltan zoya zubair zuleikha zulfiqar zunairah zuri zuzanna
"""
_ALSO_WORDS = """
amber angel april art ash ashley ashton august austin autumn avril barney basil bay beau bella bert bill bishop blake
blossom bob bonnie brad bradley brook brooke brooklyn bruce candice carey carter cedar chance chandler charity chase
chelsea cherry chester christian clay clement cliff clifton clover cole coleman cooper coral courtney crispin dale
daly dawn destiny devon dick dixie dolly drew dusty earl eden elder ember eve faith fay fern fletcher flora florence
fox frank gale gene georgia ginger glen grace grant grayson guy hailey harmony harper haven hazel heath heather heaven
henley hollie holly honey honor hope howard hunter hyacinth iona ivory ivy jasper jay jet jewel job joey jordan joss
journey joy june justice kay kelvin kent kerr kingsley kit lacy lake lance lane laurel lavender lennox lily lincoln
linden lorne lyric mac mackenzie maple march marguerite mark marshall martin matt max maxwell may melody mercy merry
miles minty misty mo mona myrtle ned nevada nick noble norm nova oakley ocean olive opal paris parker pat patience
patsy paxton pearl peggy penelope penny perry peyton phoenix pierce pip piper poppy porter preston primrose prince
prudence queenie rae rain raven ray reed reid rex rich ridley river rob robin rod romilly ron rose rosemary roy royal
ruby rusty rye sally sandy savannah sawyer serenity seymour sharma sid sidney sky skye snow sol sonny spencer spike
stanley star sterling stone storm sue summer sunday susie sutton sydney tanner taylor temperance thor tiger trinity
tucker tulip ty tyler val vance vera verity vic victor victoria viola violet virginia wade walker wally ward warwick
whitney wilf will willow winnie winston woody wren zen zion
"""

GIVEN = frozenset(_PLAIN.split())
"""Spelled without accents and in small letters."""
ALSO_WORDS = frozenset(_ALSO_WORDS.split())
"""Given names that are words, months, places or surnames as well: taken for a name with more care."""
_ON_SIGNS = "albert alexandra charlotte edward elizabeth florence george james john louise margaret mary victoria"
ALSO_PLACES = frozenset(_ON_SIGNS.split())
"""Given names that streets, halls and parks are called after."""
