/** English words of four to sixteen letters, of texts of our own; written by `training/english-words.ts`. */
export const ENGLISH_WORDS: readonly string[] = (
  'able abolished about above abroad absent absolute abstract accept acceptance accepted accepts access ' +
  'accessibility accident accidentally accordingly account accountant accounting accounts accurate accused ' +
  'across acting action active activity actor acts actual actually added addendum adding address addressed ' +
  'addresses adds adjectives admin administrator admins admit admits adult adults advance advice advise ' +
  'adviser afraid after afternoon afterwards again against aged agency agenda agent agents ages agree ' +
  'agreed agreement agrees ahead aids airline airport aisle alarm alarms album alert alerts alive allergens ' +
  'allergic allergies allergy allotment allotments allow allowed alone along aloud alphabet already also ' +
  'alter altered although always among amount amounts analyst analytics android angry animal animals annex ' +
  'annotations announce announced announcement annoying annual anonymous another answer answered answering ' +
  'answers anybody anyhow anymore anyone anything anyway anywhere apart apologise apologised apology ' +
  'apparently appeal appear appears append appendix applause apple applicant applicants application ' +
  'applications applies apply appointment appointments apprentice approval approvals approve approved ' +
  'approver approves apps archive archivist area aren argue arguing argument arguments aria army around ' +
  'arranged arrival arrive arrived arrives article articles artificial ashamed aside asked asking asks ' +
  'asleep assessment assign assigned assist assistant assistants association assume attach attached ' +
  'attachment attachments attack attacker attacks attempt attempts attendees attention attic attorney ' +
  'auctioneer audience audio audit audited auditor auditors aunt auth author authorised authority authors ' +
  'auto automated automatic automatically automation autumn available average avoid awake aware awareness ' +
  'away baby back background backup backups backwards badge badly bags bake baker bakery balance balcony ' +
  'banana band bank banking banned banner barn barrels barrier base bash basket batch bath bathroom battery ' +
  'beam beans bear bears beat because become becomes beds bedtime been beep beer bees before beforehand ' +
  'began begged begin beginning begins begs behalf behave behaviour behind being believe believed believes ' +
  'bell belong belongs below belt bench beneath benefits beside besides best better between beyond bicycle ' +
  'bicycles bidder bidders bids bike bill billing bills bind binding binds bins bird birds birth birthday ' +
  'biscuit biscuits bishop bits black blame blamed blank blankets blanks bleach blender blind blink block ' +
  'blocked blocks blog blood blow blue blunt board boarding boards boat boats bodies body boil boiler bold ' +
  'bomb bonus book booked booking bookings bookkeeper books boot boots border bored boring born borrowed ' +
  'boss both bother bothered bots bottle bottom bought bouncer bound bounty boxes brackets brake branch ' +
  'brand brass brave breach bread break breakfast breaking breaks breath breathing bridge brief briefing ' +
  'briefs brigade bring brings broadband broke broken broker brother brought brown browser browsing bucket ' +
  'buddy budget build builder builders building builds built bullet bulletin bullets bump burglar burn ' +
  'burned burns burnt burst business busy butler butter button buttons buyer buyers buying buys bylaws ' +
  'bypass cabin cabinet cable cache caching cake calculator calendar call callback called caller callers ' +
  'calling calls calm came camera cameras camp campaign canal cancel cancellation cancelled cancels ' +
  'candidate candidates cannot cant canteen capital capitals captain caption captions carbon card cards ' +
  'care careful carer caretaker cargo carried carrier carries carrot carry carrying cars cart case cases ' +
  'cash cast castle catalogue catch categories category cats caught cause causes caution ceiling cell ' +
  'cellar cells censor centre cents certain certificate certified chain chair chairs change changed ' +
  'changelog changes changing channel chapel chapter character characters charge charged charity charming ' +
  'chars chart charts chat chatbot chatbots chats chatting cheap cheaper cheapest cheat cheating check ' +
  'checked checker checking checklist checkout checks checksum cheers cheese chef chemical chemist ' +
  'chemistry chess chest child children chip chmod choice choir choose chose chosen chunk church circle ' +
  'circumstances cite citing city civil claim claimant claiming claims clarity class classic classifier ' +
  'clause clay clean cleaned cleaner cleaning clear cleared clearing clearly clerk clerks clever click ' +
  'clicked clicks client clients climb clinic clock clone close closed closes closing closure cloth clothes ' +
  'cloud club clue clues cluster coach coast coat code codes coding coffee coin coins cold collar colleague ' +
  'colleagues collect collected collecting collection color colour colours column columns combination come ' +
  'comes coming comma command commands commas comment commentary comments commission commit commits ' +
  'committee common community companies companion companions company compare compares comparing comparison ' +
  'compensation competing competitor competitors compile complain complained complaint complaints complete ' +
  'completeness compliance compliments comply compose compost computer computers conceal concern concerns ' +
  'concert concierge conclusion concrete conditions conductor conference confidence confidential config ' +
  'configuration configured confirm confirmation confirmed confirms conflict confuse confused confusing ' +
  'connect connected connection conscience consent consents consistent console const consult consultant ' +
  'consumer contact contacting contacts contain contained container contains content contents contest ' +
  'context continue continues contract contractor contracts contradict contradicts contributor contributors ' +
  'control controller conversation conversations convert cook cooked cookie cookies cooking cool copied ' +
  'copies copilot copilots copy copying core corner correct corrected correction correspondence corridor ' +
  'cost costs costume cottage could couldn council counsel counsellor count counted counter countries ' +
  'country counts county couple coupon courier course court courteous courtesy cousin cousins cover covered ' +
  'covering covers crack cracked crash crates create created credentials credit crew cried cries crime ' +
  'criteria critic cron cross crossed crossword cruel crying culprit cupboard cups curious curl currency ' +
  'current curry curtain cushions custody custom customary customer customers customs cuts daily damage ' +
  'damp danger dangerous dare dark dash dashboard dashes data database date dates daughter daylight days ' +
  'dead deadline deadlines deal dealer dear death debate debrief debt debts debug debugging decent decide ' +
  'decided decides decision decisions deck declare declared decline declined declines decode default ' +
  'defence degrees delay delayed delete deleted deletes deleting delivered delivery demand demands demo ' +
  'denied dental dentist deny department departure dependency depends deploy deployed deployment deposit ' +
  'depot deprecated deps depth describe described describing description descriptions deserves design desk ' +
  'destroy detail details detective detector developer developers device devices diagnose diagnosis dial ' +
  'dialog dialogue diary dice dictionary didn died dies diff differ difference different differs difficult ' +
  'digest digit digital digits dinner direct directions directly director directors directory disable ' +
  'disabled disagree disclaimers disclose disclosure discount discounts discuss discussed discussion dish ' +
  'dishes dishwasher disk dislike dismiss dispatch display displayed disregard disregarded divorce docker ' +
  'docket docs doctor document documents docx does doesn dogs doing dollars domain donation done dont door ' +
  'doors dose doses dots double doubled doubt doubts down download draft drafted drafting drafts drain ' +
  'drama draw drawer drawing drew drill drilling drink drinks drive driver drivers driving drone drop ' +
  'dropped drops drove drowned drug drum dull dump dumplings dungeon duplicate during dusk duty dwarf dying ' +
  'each earlier early earnings east easy eaten eating eats echo edge edit edited editing edition editor ' +
  'editors edits effect effective effects eggs eight either electricity eleven else elsewhere email ' +
  'embedded emergencies emergency emoji emojis employee employees employer empty enable enclosed encoded ' +
  'encoding encrypted ended ending endings endpoint ends engine engineer engineers engines enjoy enough ' +
  'enter entered enters entire entirely entitled entries entry envelope environment episode error errors ' +
  'escape essay essays estate estimate ethics euro euros eval evaluation even evening event events ever ' +
  'every everybody everyone everything everywhere evidence evil exact exactly exam examiner example ' +
  'examples exceed except exception exceptions excerpt exchange exclamation excluded executor exercise ' +
  'exercises exist existing exists exit expect expected expects expense experience experiment expert ' +
  'expired expires explain explained explaining explains explanation explanations export exported extension ' +
  'external extra extract eyes face facilities facing fact factor factory facts fail failed failing fails ' +
  'failures fair faithfully fake fall fallback falls false families family fare farm fast faster father ' +
  'fault favour favourite fear feathers feature feed feedback feeds feel feeling feelings feels fees feet ' +
  'fell felt fence ferry fertiliser fetch fetched fever fewer fiction fictional field fields fifteen fifty ' +
  'figure figures file filed files filing fill filled filling fills film filter filters final finally ' +
  'finance find finding findings finds fine fined fines finish finished fire fired fires firing firm firms ' +
  'firmware first fish fits five fixed fixes fixtures flag flagged flags flaky flat flatmate flats flattery ' +
  'flight flights flip float flood floor floors florist flour flower flowers fold folder folders folding ' +
  'follow followed following follows font food foot football footer footnote forbid forbidden forbids force ' +
  'forecast forge forged forget forgets forgive forgot forgotten fork forklift form formal format ' +
  'formatting former forms formula forty forum forward forwarded forwards found fountain four fourteen ' +
  'fourth frame frames fraud free freeze freezer freight fresh friday fridge friend friendly friends ' +
  'frightened from front frost frozen fruit fuel full fully func function functions fund funeral funny ' +
  'furniture further future gallery game games gaps garage garden gardener gate gates gateway gather gave ' +
  'general generated generative generator gentle gently gets getting ghost gift gifts girl girls gist ' +
  'github give given gives giving glad gladly glass glasses glossary glove gloves goal goat goes going gone ' +
  'good goodbye goods goodwill goose gore grade grades grading grain grammar grams gran grandmother ' +
  'grandson grant granted gravel great green greet greeting greetings grep grey grid grief ground group ' +
  'groups grown grows growth grumpy guard guardrails guards guess guessed guest guests guidance guide ' +
  'guidelines guild gulls guys habit hack hacker hadn haiku hair half halfway hall halves hand handbook ' +
  'handed handing handle handled handling handover hands handwriting hang hangman hangs happen happened ' +
  'happens happy harbour hard hardly hardware harm harmless harsh harvest hash hashes hasn hate hates hats ' +
  'have haven having head header headers heading headings headline health heap hear heard hearing hears ' +
  'heart heat heating heavy hedge height heights held hello help helpdesk helped helper helpers helpful ' +
  'helping helpline helps hence here hereby hero heron hers herself hidden hide hides hiding high higher ' +
  'himself hinge hinges hint hints hire hired hiring history hits hiya hold holder holders holding holds ' +
  'hole holes holiday holidays home homework honest honestly honesty honey hook hope horse hosepipe ' +
  'hospital host hostage hostel hostile hosts hotel hotels hotline hour hours house household houses ' +
  'housing however html http https human humans hums hundred hung hunt hurry hurt hurting hurts husband ' +
  'hygiene idea ideas identity ignore ignored ignores illegal illness image images imagine imperative ' +
  'import important imported improve inbox incident incl include included includes including incoming ' +
  'incomplete index indirect inform information informed ingredients inherited initial initials injection ' +
  'inner input insert inside insist insists inspection inspector install installed installer installing ' +
  'instead instruct instructed instruction instructions insulin insult insults insurance insurer intake ' +
  'integration intended interest intern internal internet interpreter interrupt interval interview ' +
  'interviewer into intro invalid invent invented inventory invisible invitation invite invited invoice ' +
  'invoices iron irrespective islands issue issued issues item items itself jailbreak jailbroken jams ' +
  'jargon jobs join joined joint joke jokes journal journalist journey json jsonrpc judge judges juice ' +
  'junior junk jury just keep keeper keepers keeping keeps kept kettle keyboard keys keyword kids kill ' +
  'killed kiln kind kinder kindly king kiosk kitchen kitten knee knees knew knife knives knock knocked know ' +
  'knowledge known knows kubectl label labelled labels lack lacks ladder lads lady lake lamp lamps land ' +
  'landing landlord lane lang language languages lantern laptop large larger last late later latest latter ' +
  'laugh laughed laughing laughs launch laundry laws lawsuit lawyer lawyers layer layers lead leads leaf ' +
  'leaflet leaflets leak leaked leaks learn learned learning learnt lease least leave leaves leaving ' +
  'lecture ledger leeks left legacy legal legally legend lemon length lens lentils less lesson lets letter ' +
  'letterhead letters letting level levels librarian library licence licensed lies life lift lifted lifts ' +
  'light lighthouse lighting lights like liked likely likes limerick limit limited limits line lines ' +
  'linguistics link linked links lint linter list listed listen listener listeners listening listens ' +
  'listing lists literature litre litres little live lives living load loaded loading loads loaf loan loans ' +
  'lobby local locale location lock locked locker lockers locks locksmith logged logging logic login logs ' +
  'lonely long longer longest look looked looking looks lookup loop lose loses losing loss lost lots loud ' +
  'love loved lovely loves lower lowest loyalty luck lukewarm lunch lying machine machines macro made ' +
  'magazine magic mail mailbox mails main maintain maintainer maintainers maintenance make maker makers ' +
  'makes making manage management manager managers managing manifest manner manners manual manuscript many ' +
  'margin margins mark markdown marked market marketing marking marks mask masked master masters match ' +
  'matches matching mate material maths matter matters maximum maybe mayor mean meaning means meant ' +
  'meantime measure measured meat medical medication medicine medicines meet meeting meetings meets member ' +
  'members membership memo memoir memory mention mentioned mentions menu merchant merely merge merged ' +
  'merger merges mess message messages meta metadata meter method methods metre metres metric microphone ' +
  'middle midnight might migrate migration miles milk mill million mind minds mine minibus minister ' +
  'ministry minus minute minuted minutes mirror misread miss missed missing mistake mistakes mixed mobile ' +
  'mock mode model models moderate moderation moderator moderators modern mods module moment monastery ' +
  'money monitor monitoring monologue month monthly months mood moon moral more morning mornings mortem ' +
  'mortgage most mostly mother motion motor motorway mountain mouth move moved moves moving much municipal ' +
  'murder murderer museum music must mustn mute myself myth name named names naming narrator narrow natural ' +
  'nature naughty navigation near nearest nearly need needed needn needs negative neighbour neighbours ' +
  'neither nephew nerve nervous netrc network neutral never newest news newsletter newspaper next nice ' +
  'nicely nickname niece night nightly nights nine nineteen ninety nobody node noise none nonsense noon ' +
  'normal normally north notary note notebook noted notes nothing notice noticed notices noticing ' +
  'notification notify novel novels novelty nowhere npmrc null number numbered numbers nurse nurses nuts ' +
  'oath obey obeyed obeys object objection objects obliged obsolete obviously occur offended offer offered ' +
  'offers office officer officers official often okay older oldest olds omit onboarding once ones onions ' +
  'online only open opened opening openly opens operating operations operator operators opinion opinions ' +
  'opposite option optional options orange orchard orchestrator order ordered ordering orders ordinary ' +
  'organiser origin original other others otherwise otters ought ours ourselves outage outcome outcomes ' +
  'outdated outgoing outline output outputs outright outside outstanding oven over overnight override ' +
  'overrides overwrite overwritten owed owes owned owner owners owns pack package packages packed padlock ' +
  'page pager pages paid pain paint painted pair pairs panel panels panic paper papers paperwork para ' +
  'paragraph paragraphs parameter parameters paraphrase parcel parcels parent parents parish park parked ' +
  'parking parrot parse parser part participant participants particular parties partner partners parts ' +
  'party pass passage passages passed passenger passengers passes passing passive passphrase passport ' +
  'passports password passwords past paste pasted pastes pasting patch path paths patience patient patients ' +
  'pattern patterns pause payee paying payment payments payout payroll pays payslips pencil pending ' +
  'penicillin pension people percent perfect perfectly perhaps period permanent permission permit permitted ' +
  'person persona personal persons persuasion petition petrol pets pharmacist pharmacy phishing phone ' +
  'phones photo photograph photographs photos phrase phrases piano pick picked pickers picking picks ' +
  'picture pictures piece pieces pills ping pinned pipe pipeline pirate pitch pizza place placed ' +
  'placeholder placeholders places plain plainly plan planner planning plans plant planted plants plate ' +
  'plates platform plausible play player players playing plays please plot plug plugin plum plumber plums ' +
  'plus podcast pods poem poems point points poison poisoned police policies policy polite politely ' +
  'politics pool poor port portal porter position positions positive positives possible post postcode ' +
  'posted poster postinstall posts potatoes pots pottery pounds powder power practice practise praise ' +
  'precisely prefer preference preferences preferred prefers premium prep preparation prepare prepared ' +
  'prepares preparing prescription prescriptions present press pressed pressing pressure pretend pretending ' +
  'pretends previous price prices pricing priest primary principal print printed printer printers printing ' +
  'prints prior priority prison privacy private privilege privileged prize probably problem procedure ' +
  'proceed process processing procurement prod produce product production products professional professor ' +
  'profile profiles program programme programs project projects promise promised promises promote prompt ' +
  'prompts proof proofreader proper properly properties property proposal proposals propose prose protect ' +
  'protected protection protocol proud prove provided provider proxy public publish published publisher ' +
  'publishing pudding pull pulled pump punished puns pupil pupils purchase purchasing purge purpose push ' +
  'pushed puts putting puzzle pytest python qualified quality quantities quarrel quarry quarter quarterly ' +
  'quay queries query question questionnaire questions queue quick quid quiet quietly quit quite quiz quota ' +
  'quotation quotations quote quoted quotes quoting radio raid railway rain raining rains rainy raise ' +
  'raised random rang range rank ranking rate rates rather rating reach reached reaches react read readable ' +
  'reader readers reading readings reads ready real really rear reason reasoning reasons rebook rebuilt ' +
  'recall recalled recap receipt receipts receive received recent reception receptionist recipe recipes ' +
  'recipient recite recites recognise recommend recommendation recommended recommends record recorded ' +
  'recording records recovery recruiter redo refer reference references refund refundable refunds refusal ' +
  'refusals refuse refused refuses refusing regards regex region regional register registered registration ' +
  'registry regret regulator rehearsal rehearse reject rejected rejection rejects relative relay release ' +
  'released religion reload rely remain remainder remaining remains remark remarks remedy remember ' +
  'remembers remind reminder reminders remote removal remove removed removes rename render rendered renew ' +
  'renewal rent rented rents repair repairs repeat repeats replace replaced replacement replaces replies ' +
  'reply replying repo report reported reporter reporting reports repository reproduce request requested ' +
  'requests require required requires rescue research researcher resend reservation reserve reset resident ' +
  'residents resolved resource respect respond response rest restart restaurant restore restricted ' +
  'restrictions result results retention retired retries retrieval retrieved retry return returned returns ' +
  'reveal reveals revenue reverse reversed revert review reviewed reviewer reviewers reviewing reviews ' +
  'revised revision revoke revoked reward rewrite rhyme rhymes rice riddle right rights ring ringing rings ' +
  'rise rises risk rival river rivers road robot robots rogue role roles roll rolled rolls roof room rooms ' +
  'root rope rose rota rotate rotated roughly round rounding rounds route router routine rowing rows rubber ' +
  'rubbish rubric rucksack rude ruined rule rules runbook rung runner running runs safe safer safety said ' +
  'sailor salad salaries salary sale sales salt same sample samples sand sandbox sang save saved saves ' +
  'saving savings saying says scale scan scanned scanner scanning scans scared scary scene scenes schedule ' +
  'scheduling schema schemas scheme school scope scopes score scored scores scoring scratch screen ' +
  'screening screenshot screenshots script scripts scroll seal sealed search season seasonal seat seating ' +
  'seats second seconds secrecy secret secretary secrets section sections secure security seed seeds seeing ' +
  'seem seems seen sees segment segments select self sell seller selling sells seminar send sender sending ' +
  'sends sense sensible sensor sent sentence sentences sentiment separate separated separately sergeant ' +
  'serial series serious seriously sermon servant serve served server servers service services session ' +
  'sessions sets setting settings settle settled settlement setup seven several severity sexual shade shake ' +
  'shall shame share shared shares sharing sharp shed sheet sheets shelf shell shelter shelves shift shifts ' +
  'ship shipping ships shoe shoes shop shopping shops short shorten shortened shorter shortest shot should ' +
  'shoulder shouldn shout shouted shouting shouts show showed shower showing shown shows shut shuttle sick ' +
  'side sides sign signal signature signatures signed signing signs silence silent silently silly silver ' +
  'simple simply simulator since sincerely sing singing single sink sister site sites sits sitting ' +
  'situation sixty size sized sizes sketch skip skipped skips sleep sleeping sleeps slept slide slides ' +
  'slightly slip slipped slips slot slots slow slowly slugs small smaller smart smell smells smile smoke ' +
  'smooth snapshot snippet snow social society sock sofa soft soften software soil sold solicitor solo ' +
  'solution solutions solve solved some somebody someone something sometimes somewhere song soon sorry sort ' +
  'sorted sorting sorts soul sound sounding sounds soup source sources sourdough space spaces spam span ' +
  'spare speak speaker speakers speaking speaks special species specific speculate speech speed spell ' +
  'spelling spent spirit split spoil spoilers spoke spoken sponsor spoon sport spot spreadsheet spring ' +
  'square squash staff stage staging stairs stairwell stale stall stamp stamps stand standard standing ' +
  'stands star stars start started starter starters starting starts state stated statement statements ' +
  'states station stations statistics stats status stay stayed staying stays steam steel steer step steps ' +
  'stern steward stick sticker sticks sticky stiff still stock stolen stone stood stop stopped stops ' +
  'storage store stored stores stories storm story stove straight stranger strangers straw street strengths ' +
  'strict strike string strings strip strips strong stronger strongest struck structure stuck student ' +
  'students studio study stuff stupid style subject subjects submission submit subscribe subscriber ' +
  'subscription such sudo sugar suggest suggested suggestion suggests suite summaries summarise summariser ' +
  'summarises summarising summary summer sums supermarket supersedes supervisor supplement supplied ' +
  'supplier supply support supposed sure surely surgery surname surnames surprise surprised survey survives ' +
  'suspect suspended suspicious swap swapped swaps swear swearing swears sweet swimming switch switched ' +
  'switching sync synonyms system systems table tables tablet tabletop tablets tabs tags tail take taken ' +
  'takes taking tale talk talked talking talks tank tape target tariff task tasks taste taught taxi teach ' +
  'teacher teachers teaches teaching teal team tear tears tech technical technician teeth telemetry ' +
  'telephone tell telling tells telly temp temperature template tenant tenants tend tender tense tent tenth ' +
  'term terminal terms terrible test tested tester testers testing tests text texts than thank thanked ' +
  'thanks that theatre their theirs them theme themselves then theory therapist there therefore these ' +
  'thesis they thief thin thing things think thinking thinks third thirty this thorough those though ' +
  'thought thousand thread threads threat threaten threatened threats three threshold thresholds thriller ' +
  'through throw thrown tick ticked ticket tickets ticks tide tides tidy tiles till time timeline timer ' +
  'timers times timetable tiny tips tired title titled titles toast toaster today toddler todo together ' +
  'token tokens told tomasz tomatoes toml tomorrow tone tongue tonight took tool tools topic topics torn ' +
  'total totals touch touched touching tour towards towels tower town trace track tracker tractor trade ' +
  'traffic train trained trainee trainer training trains tram transcribed transcript transfer transfers ' +
  'transit translate translating translation translator translators transport trash travel traveller tray ' +
  'treasure treasurer treat treated treats tree trees triage trial trick tricked tricks tried tries trigger ' +
  'trip trips trouble truck true truly trust trusted trusts truth trying tune turn turned turning turns ' +
  'tutor tutorial twelve twenty twice twin twins twist type typed types typing typo typos umbrella unable ' +
  'unabridged uncensored unchanged uncle unclear under underneath undersigned understand understood undo ' +
  'undone union unit units university unknown unless unlock unlocked unpaid unread unrestricted unseen ' +
  'unsigned unsubscribe unsure until untrusted update updated upgrade upload uploaded uploads upon upper ' +
  'upset upside upstairs upstream urgent used useful user users uses using usual usually vacuum vague vain ' +
  'valid valley value values valve variable variables vault vegan vegetarian vending vendor vendors ' +
  'verbatim verbs verdict verification verified verify verse verses version versions very vessel video view ' +
  'viewer viewing views village villagers villain violence virtual virus visa visibility visible visit ' +
  'visitor visitors visits voice voicemail voices void volume volunteer volunteers vote voted votes voucher ' +
  'vouchers vowel wait waited waiter waiting waits waive waived waiver wake wakes walk walking walks wall ' +
  'wallet walls walnut want wanted wants ward warden warehouse warm warmly warn warning warnings warranty ' +
  'wash washing wasn waste watch watching water watering ways weak weaknesses weapons wear weather webhook ' +
  'website wedding week weekdays weekend weekly weeks weigh weighed weight weights weird welcome well went ' +
  'were weren west what whatever whats wheels when whenever where wherever whether which whichever while ' +
  'whisper whispered whistle white whoever whole whom whose wide widget widow wife wifi wiki wild will wind ' +
  'window windows wine winner wins winter wipe wire wired wiring wish wished wishes with withdraw withdrawn ' +
  'withheld within without witness witnesses wolf woman women wool word wording words work worked workers ' +
  'workflow working works workshop workspace world worn worried worry worse worst worth would wouldn wrap ' +
  'wrapped write writer writers writes writing written wrong wrote yaml yard yeah year yearly years yellow ' +
  'yesterday yoghurt young your yours yourself yourselves zero zone'
).split(' ');
