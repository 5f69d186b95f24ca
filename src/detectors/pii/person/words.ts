/** Words around names of people; folded, so without accents, in lower case. */

/** Titles, directly before a name. */
export const TITLES: readonly string[] = [
  ...['mr', 'mrs', 'ms', 'miss', 'mx', 'dr', 'prof', 'professor', 'sir', 'madam', 'dame', 'rev', 'hon'],
  ...[
    'herr',
    'herrn',
    'frau',
    'monsieur',
    'madame',
    'mme',
    'mlle',
    'mademoiselle',
    'senor',
    'senora',
    'senorita',
  ],
  ...[
    'sr',
    'sra',
    'srta',
    'signor',
    'signora',
    'sig',
    'sig.ra',
    'dott',
    'dott.ssa',
    'dottor',
    'dottoressa',
    'avv',
    'ing',
  ],
  ...[
    'senhor',
    'senhora',
    'dra',
    'mevrouw',
    'mevr',
    'meneer',
    'dhr',
    'pan',
    'pani',
    'fru',
    'magister',
    'dipl.-ing',
  ],
];

/** What somebody says before their name. */
export const INTRODUCTIONS: readonly string[] = [
  ...[
    'my name is',
    'name is',
    'my name’s',
    "my name's",
    'i am called',
    'call me',
    "i'm",
    'i am',
    'this is',
    'signed',
  ],
  ...[
    'ich heiße',
    'ich heisse',
    'mein name ist',
    'ich bin',
    "je m'appelle",
    'mon nom est',
    'je suis',
    'me llamo',
  ],
  ...[
    'mi nombre es',
    'soy',
    'mi chiamo',
    'il mio nome e',
    'sono',
    'meu nome e',
    'me chamo',
    'eu sou',
    'ik heet',
  ],
  ...[
    'mijn naam is',
    'ik ben',
    'jag heter',
    'mitt namn ar',
    'jeg heter',
    'mit navn er',
    'nazywam sie',
    'mam na imie',
  ],
];

/** Fields that hold the name of a person, where a colon or the like stands between. */
export const FIELDS: readonly string[] = [
  ...['full name', 'full_name', 'fullname', 'first name', 'last name', 'surname', 'first_name', 'last_name'],
  ...[
    'firstname',
    'lastname',
    'customer_name',
    'customer name',
    'patient name',
    'patient_name',
    'patient',
    'employee',
  ],
  ...[
    'cardholder',
    'card holder',
    'account holder',
    'maiden name',
    'contact person',
    'applicant',
    'employee name',
  ],
  ...[
    'nombre completo',
    'titular',
    'paciente',
    'empleado',
    'prenom',
    'nom complet',
    'titulaire',
    'vorname',
    'nachname',
  ],
  ...[
    'kontoinhaber',
    'ansprechpartner',
    'mitarbeiter',
    'cognome',
    'nome completo',
    'intestatario',
    'nazwisko',
  ],
];

/** Fields that hold names of other things too. */
export const LOOSE_FIELDS: readonly string[] = [
  ...[
    'name',
    'customer',
    'client',
    'holder',
    'attn',
    'attention',
    'contact',
    'beneficiary',
    'insured',
    'recipient',
  ],
  ...[
    'sender',
    'author',
    'signed by',
    'prepared by',
    'assigned to',
    'manager',
    'ship to',
    'bill to',
    'from',
    'to',
    'cc',
  ],
  ...[
    'nombre',
    'cliente',
    'nom',
    'kunde',
    'kundin',
    'inhaber',
    'nome',
    'naam',
    'imie',
    'namn',
    'navn',
    'user',
    'owner',
  ],
];

/** What says that a name follows even without a colon. */
export const HOLDERS: readonly string[] = [
  ...[
    'patient',
    'customer',
    'client',
    'employee',
    'cardholder',
    'card holder',
    'account holder',
    'issued to',
    'dear',
  ],
  ...[
    'titular',
    'titulaire',
    'kontoinhaber',
    'karteninhaber',
    'liebe',
    'lieber',
    'liebe frau',
    'estimado',
    'estimada',
  ],
  ...[
    'querido',
    'querida',
    'cher',
    'chere',
    'caro',
    'cara',
    'gentile',
    'beste',
    'geachte',
    'hi',
    'hello',
    'hallo',
    'hola',
  ],
  ...[
    'regards',
    'sincerely',
    'thanks',
    'cheers',
    'gruße',
    'grusse',
    'cordialement',
    'saludos',
    'in the name of',
    'on behalf of',
  ],
  ...[
    'passenger',
    'guest',
    'tenant',
    'applicant',
    'policyholder',
    'insured',
    'beneficiary',
    'employee name',
    'name',
  ],
];

/** Small words inside a name. */
export const PARTICLES: ReadonlySet<string> = new Set(
  'van von der den de da do dos das di del della des du la le ten ter zu zum zur af al el bin ibn ben y e'.split(
    ' ',
  ),
);

/** Words with a capital that are no part of a name: sentences, days, months, and words of business and computing. */
export const OTHERS: ReadonlySet<string> = new Set(
  (
    'the a an and or but if then so as at by for from in into of on to up with without about after before over under is are ' +
    'was were be been being has have had do does did will would can could shall should may might must not no yes this that ' +
    'these those it its he she they we you i me my your his her our their who what when where why how which there here all ' +
    'any some each every other more most very just only also than too now today tomorrow yesterday please thank thanks hello ' +
    'hi dear regards sincerely best kind new old good great monday tuesday wednesday thursday friday saturday sunday january ' +
    'february march april june july august september october november december mon tue wed thu fri sat sun jan feb mar apr jun ' +
    'jul aug sep oct nov dec name email phone address date number order account card customer client patient employee user ' +
    'users admin manager director president ceo cto engineer developer team support service services group department office ' +
    'sales marketing product project system server data database file files code test api app web http https json xml html sql ' +
    'model models type types value key list table function class method object string error warning info note help home page ' +
    'report meeting question answer questions example section chapter part version release update build run use using used ' +
    'traffic view views token tokens prompt prompts input output request response client clients make get set add create delete read write open close start stop send sent receive received call calls called says said ' +
    'went goes came comes likes loves wants needs works lives asked told let welcome congratulations sir madam all everyone ' +
    'everybody friend friends colleague colleagues mr mrs ms dr prof id no der die das und ist ein eine el los las es un una y ' +
    'il lo gli le la les et est ou sie er wir ich je tu nous vous ils elle yo tu nosotros eu voce nos io noi dit dijo sagte ' +
    'and/or vs via per etc summary details description title subject message body content status state country city street'
  ).split(' '),
);

/** Words behind a name that make it a place, a firm, a prize or a rule. */
export const THINGS: ReadonlySet<string> = new Set(
  (
    'university college school institute academy foundation hospital clinic center centre museum library church cathedral ' +
    'street avenue road lane drive boulevard square park garden gardens bridge river lake mountain island islands bay beach ' +
    'valley county city town village airport station stadium theatre theater hotel building tower house castle palace inc ' +
    'ltd llc corp corporation company co gmbh ag plc bank group partners associates sons brothers award awards prize medal ' +
    'theorem law laws principle method algorithm equation distribution process effect syndrome disease test scale index act ' +
    'amendment doctrine series show movie film book novel song album band museum state province district region ocean sea ' +
    'desert forest canyon falls harbor port cup league club team fc united race tournament championship olympics war battle ' +
    'revolution empire dynasty republic kingdom press publishing records studios entertainment airlines motors foods systems ' +
    'mission junction crossroad crossroads circles cliffs curve path turnpike pines mountains highway isle lodge canyon summit ' +
    'shoal shoals points st ave rd blvd estates cemetery orchestra ensemble choir policy store shop restaurant cafe telescope ' +
    'technologies software solutions industries holdings server cluster framework library language api sdk protocol engine'
  ).split(' '),
);
