/** Words around a given name that stands alone; folded, so without accents, in lower case. English, German, French, Spanish, Italian, Dutch, Portuguese, Polish. */

const setOf = (...words: readonly string[]): ReadonlySet<string> =>
  new Set(words.flatMap((line) => line.split(' ')));

/** Given names that are as well a word, a place, a firm, an assistant or a language: alone they say too little. */
export const NOT_ALONE: ReadonlySet<string> = setOf(
  'Amos Asher Avery Bertha Blessing Bo Cyrus Dee Felicity Finn Hadley Jasmine Lina Lou Luka Mae Mei Mila Mina Musa Niko',
  'Noor Nour Pia Raj Reem Rhea Rina Salma Tiana Uma Vlad Wahid Wei Winston Yaw Xuan Thao Vinh Thanh',
  'Angus Archie Kamal Nadia Parvati Remi Reggie Saraswati Tilly',
  'Adam Ada Alba Alexa Alexandria Alexandrie Alma Amber America Angel April Aria Asia Aude August Aurora Aurore Austin Bert Blanca',
  'Brandi Brittany Cameron Capucine Carol Carolina Cesar Chandra Chester Christian Clara Claude Clement Clemence Clyde Cody',
  'Concepcion Consuelo Crystal Dale Dallas Dean Denver Devin Devon Dolly Dolores Domingo Donna Earl Ebony Edgar Eliza Elmo Elsa',
  'Encarnacion Ernie Ernst Esperanza Ester Eve Faith Fausto Florence Fortunata Franco Frank Franklin Georgia Glen Gloria Gopal Grace',
  'Guadalupe Guy Hari Harsh Harvey Hope Honore Hugo India Iris Israel Ivy Jack Jade Jan Jasper Jay Jean Jesus Jordan Joy Julia Kai',
  'Krishna Krystal Lakshmi Lee Leon Leo Levi Lloyd Logan Lorraine Lourdes Luce Madison Margarita Marina Marine Mark Marvin Massimo Mats',
  'Max Mercedes Merle Milagros Milan Mina Modesto Mona Montserrat Morgan Nelson Noel Norma Ole Olive Orlando Oscar Padma Paloma',
  'Paris Parth Pascal Pastora Perry Pilar Preston Regina Robin Roman Rosa Rosario Ross Ruby Rune Salvador Santiago Savannah Sem Serena',
  'Shankar Shelby Sherry Sofia Soledad Spencer Stanley Stella Sue Sydney Tage Tony Travis Troy Valentine Vera Victoire Victoria',
  'Gemma Idris Juliet Otis Romeo Vikas Virginia Vittoria Wallace Warren Will',
);

/** Names of cities as well: somebody is meant where they act or own something, not where a list or a call is all there is. */
export const CITIES: ReadonlySet<string> = setOf(
  'Adelaide Beverly Catalina Charlotte Eugene Everett Gary Helena Irving Lawrence Marietta Marion Norman Pierre',
);

/** Books of the Bible, behind which a chapter and a verse stand as the time of a message does. */
export const BOOKS: ReadonlySet<string> = setOf(
  'Matthew Mark Luke John Timothy Titus James Peter Jude Philemon Ruth Esther Daniel Joel Amos Micah Samuel Ezra Job Isaiah Jeremiah Nehemiah Joshua Nahum',
);

/** What people do: behind a name, it tells that somebody is meant. */
export const ACTS: ReadonlySet<string> = setOf(
  'said says asked asks told tells replied replies answered whispered shouted laughed laughs smiled smiles nodded sighed cried wept',
  'shrugged grinned frowned yelled screamed muttered giggled winked hugged kissed married divorced phoned emailed texted wrote',
  'thinks thought knew believes wants wanted loves loved hates hated feels felt hopes hoped wishes wished remembers remembered forgot',
  'forgets agreed agrees apologised apologized explained insisted promised promises complained complains lives lived works worked',
  'sent submitted reviewed approved confirmed requested reported signed joined prepared scheduled completed forwarded shared commented',
  'noted mentioned suggested recommended offered booked cancelled arrived declined handled handles manages managed volunteered texted',
  'turns moved studied teaches taught slept sleeps ate eats drank drinks walked woke spent gave borrowed bought paid',
  'takes took got gives left marked drives drove cooks cooked sings sang plays played',
  'called calls visited resigned retired speaks spoke talked insists joked admitted confessed',
  'sagt sagte fragt fragte antwortet antwortete meint meinte wohnt wohnte arbeitet arbeitete lebt lebte schreibt schrieb erzahlt erzahlte',
  'dit demande demanda repond repondit habite habitait travaille travaillait pense ecrit',
  'dice dijo pregunta pregunto respondio contesto vive vivia trabaja trabajaba escribio piensa nacio',
  'disse chiede chiese rispose abita abitava lavora lavorava scrisse pensa nacque',
  'zei zegt vroeg vraagt antwoordde woont woonde werkt werkte schreef',
  'perguntou respondeu mora morava trabalha trabalhava escreveu nasceu',
  'powiedzial powiedziala mowi pyta zapytal zapytala odpowiedzial odpowiedziala mieszka mieszkal mieszkala pracuje pracowal pracowala napisal napisala',
);

/** The same behind `has`, `will` and the like, and behind `is`. */
export const DONE: ReadonlySet<string> = setOf(
  'given told asked written gone forgotten said sent spoken agreed promised called phoned emailed replied answered married moved lived worked',
  'gesagt gefragt geschrieben dit demande dicho preguntado detto chiesto gezegd gevraagd',
  'write call ask tell explain say reply answer email phone attend speak talk think know want join remember forget help handle approve',
  'review send sign confirm follow take bring arrive pick prepare schedule cover meet present visit drop',
  'circulate draft share update book order arrange check confirm ring buy finish investigate provide fix sort chase organise organize collect decide apologise apologize reply phone fetch babysit',
);
export const STATES: ReadonlySet<string> = setOf(
  'born married divorced pregnant retired sick ill late coming going asleep awake hungry tired sad angry sorry happy jealous waiting',
  'from so out off on back ready stuck blocked here offline away unavailable busy working handling leading leaving covering travelling traveling joining supposed expecting available',
);
/** What somebody has: `Nora has the keys`. */
export const OWNERS: ReadonlySet<string> = setOf('the my your our his her their already');
/** Whom `a` or `the` with one or two words more calls somebody. */
export const PEOPLE: ReadonlySet<string> = setOf(
  'person man woman boy girl child kid friend colleague teacher student doctor nurse lawyer engineer developer designer manager',
  'accountant mother father widow widower vegetarian fan',
);
export const AUXILIARIES: ReadonlySet<string> = setOf(
  "has had have hasn't hadn't will won't would wouldn't could couldn't should can can't cannot did didn't does doesn't",
  'hat hatte a avait ha habia havia heeft had',
);
export const BEING: ReadonlySet<string> = setOf("is was isn't wasn't");
export const ADVERBS: ReadonlySet<string> = setOf(
  'just really always never also still then once already now later recently often only probably usually quickly finally',
);

/** What is said to somebody, or of what somebody said: before a name. */
export const SAID: ReadonlySet<string> = setOf(
  'ask said says asked asks told tell tells replied answered whispered shouted thanked thank invited invite married marry hugged kissed',
  'emailed phoned texted gave handed lent owes remind reminded reminding ping pinged messaged contacted notify notified assist assisted',
  'sagte sagt fragte fragt antwortete meinte rief dit demanda repondit dijo pregunto respondio contesto disse chiese rispose detto dicho',
  'zei vroeg antwoordde perguntou respondeu powiedzial powiedziala zapytal zapytala odpowiedzial odpowiedziala',
);
/** The same with a small word between: `spoke to Anna`. */
export const SPEAKS_TO: ReadonlySet<string> = setOf(
  'speak spoke spoken talk talked talking speaking said wrote listened married engaged belongs apologised apologized discussed agreed',
  'confirmed checked met meet meeting lunch dinner breakfast coffee chat chatted sync synced worked working spending staying appointment',
  'transmets transmet paso passo parlo falo fale spreche',
  'thanks kudos congrats congratulations shoutout grateful props',
);
/** The same before `on` and `for`: `waiting on Nora`. */
export const AWAITING: ReadonlySet<string> = setOf('waiting waits waited wait');
/** Before a name and a small word: `call Nora back`. */
export const REACHING: ReadonlySet<string> = setOf('call ring phone text email contact reach see');
export const REACHED: ReadonlySet<string> = setOf('back at on about today tomorrow tonight when if first');
/** Where somebody works, behind `from`, and nobody lives. */
export const DEPARTMENTS: ReadonlySet<string> = setOf(
  'sales marketing legal hr it accounting finance support engineering billing operations product payroll procurement security compliance',
  'reception qa design work school church accounts purchasing logistics customer human',
);
/** Of two given names with `and` between these are known for something else. */
export const DUOS: ReadonlySet<string> = new Set([
  'Tom and Jerry',
  'Thelma and Louise',
  'Hansel and Gretel',
  'Rick and Morty',
]);
export const ASKING: ReadonlySet<string> = setOf('ask asked asks asking');
/** Before a word for a thing, `to` and a name: `forward it to Anna`. */
export const HANDED: ReadonlySet<string> = setOf(
  'forward forwarded forwards send sent pass passed give gave hand handed show showed assign assigned reassign',
);
export const HANDED_WHAT: ReadonlySet<string> = setOf('it this that these those them everything');
export const NAMED: ReadonlySet<string> = setOf('named called calls call naming');
export const WHOM: ReadonlySet<string> = setOf('him her me');
export const CALLING: ReadonlySet<string> = setOf(
  'merci grazie gracias obrigado obrigada danke bedankt tack takk tak dzieki salut ciao coucou hoi hej czesc',
  'hey ok okay yes sorry oh bye goodbye welcome please hi thanks no well',
);
export const QUESTIONS: ReadonlySet<string> = setOf('why where when who');

/** What follows a name that somebody is spoken to by: `Douglas, could you`. */
export const ADDRESSED: ReadonlySet<string> = setOf(
  "can could would will please do did don't are have i i'm i'll you your we what where why how when who thank thanks let",
  'konnten kannst bitte wie was wo hast bist pouvez peux puis podrias puedes puede potresti puoi kun kunt pode poderia czy',
);

/** What belongs to a person, and who is somebody's. */
export const BELONGINGS: ReadonlySet<string> = setOf(
  'address phone telephone email e-mail mobile birthday account salary passport password wife husband son daughter mother father mom mum',
  'dad sister brother parents parent cousin aunt uncle nephew niece boyfriend girlfriend fiance fiancee boss colleague assistant manager house apartment',
  'appointment order request flight booking reservation claim payment visit results prescription calendar resume application desk',
  'manager supervisor team teacher landlord lawyer attorney kids children dog cat shift signature approval contract diagnosis file',
  'flat wallet handwriting symptoms doctor surgery funeral wedding girlfriend laptop voice eyes face hair hands',
);
/** Between a name and what belongs to somebody. */
export const KINDS: ReadonlySet<string> = setOf(
  'new old own home work bank current first late email private savings mailing postal',
);
export const OWNED: ReadonlySet<string> = setOf(
  'address wife husband son daughter mother father brother sister friend parents widow fiancee mum mom mam dad guardian owner carer parent parents mobile email',
  'eltern handynummer adresse telefonnummer nummer konto geburtstag frau mann sohn tochter mutter vater bruder schwester',
  'telephone numero compte anniversaire femme mari fils fille mere pere frere soeur ami amie',
  'padres abuela abuelo movil correo direccion telefono cuenta cumpleanos esposa marido hijo hija madre padre hermano hermana',
  'genitori nonna nonno cellulare indirizzo conto compleanno moglie marito figlio figlia fratello sorella',
  'adres telefoonnummer rekening verjaardag vrouw zoon dochter moeder vader broer zus',
  'pais avo telemovel endereco telefone conta aniversario filho filha mae pai irmao irma',
);
export const OF: ReadonlySet<string> = setOf('of von de di van da do');
export const TO: ReadonlySet<string> = setOf('to with zu mit a avec con aan met com z do');
/** A name behind one of these is that of a thing, or of one of many. */
export const ARTICLES: ReadonlySet<string> = setOf(
  'new north south east west lake port mount fort upper lower the a an this that every each our your server node host service worker pod job cluster machine vm container instance ship boat',
  'yacht ferry vessel typhoon cyclone hurricane storm film movie song album opera class project operation codename version release font',
);
