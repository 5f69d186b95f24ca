/** What is said before the name of somebody; folded, so without accents, in lower case. */

/** What somebody says before their name, or that of another. */
export const INTRODUCTIONS: readonly string[] = [
  ...['my name is', 'my name’s', "my name's", 'i am called', 'call me', "i'm", 'i am', 'this is'],
  ...['ich heiße', 'ich heisse', 'mein name ist', 'ich bin', "je m'appelle", 'mon nom est', 'je suis'],
  ...['me llamo', 'mi nombre es', 'soy', 'mi chiamo', 'il mio nome e', 'sono', 'meu nome e'],
  ...['me chamo', 'eu sou', 'ik heet', 'mijn naam is', 'ik ben', 'jag heter', 'mitt namn ar'],
  ...['jeg heter', 'mit navn er', 'nazywam sie', 'mam na imie', 'his name is', 'her name is'],
  ...['his name was', 'her name was', 'somebody called', 'someone called', 'somebody named', 'someone named'],
  ...['full name is', 'legal name is', 'real name is', 'my naam is', 'chamo-me', 'em dic', 'jeg hedder'],
  ...['eg heiti'],
  ...['jmenuji se', 'moje jmeno je', 'volam sa', 'moje meno je', 'zovem se', 'moje ime je', 'ime mi je'],
  ...['a nevem', 'nevem', 'az en nevem'],
  ...['ma numesc', 'numele meu este', 'nimeni on', 'minu nimi on', 'mani sauc', 'mans vards ir'],
  ...['mano vardas'],
  ...['меня зовут', 'моё имя', 'мене звати', 'моє імʼя', 'казвам се', 'името ми е', 'με λενε', 'ονομαζομαι'],
  ...['το ονομα μου ειναι', 'benim adim', 'adim', 'nama saya', 'ten toi la', 'toi ten la', 'jina langu ni'],
  ...['ang pangalan ko ay'],
  // Whom a host welcomes.
  ...[
    'with me today is',
    'with us today is',
    'my guest is',
    'my guest today is',
    'our guest is',
    'our guest today is',
  ],
  ...[
    'joining me is',
    'joining me today is',
    'joining us is',
    'joining us today is',
    'on the phone we have',
    'on the line we have',
  ],
  ...[
    "i'm joined by",
    'i am joined by',
    "we're joined by",
    'we are joined by',
    'please welcome',
    'zu gast ist',
    'mon invite est',
  ],
  ...['mi invitado es', 'mi invitada es', 'il mio ospite e', 'mijn gast is'],
  // Who is new, and who was there.
  ...[
    'new hires are',
    'new starters are',
    'new joiners are',
    'survived by',
    'present were',
    'those present were',
  ],
  // Whom a report names.
  ...[
    'victim as',
    'suspect as',
    'driver as',
    'himself as',
    'herself as',
    'themselves as',
    'her name as',
    'his name as',
    'their name as',
  ],
];

/** What somebody says before a name of one word, whatever it is. */
export const NAMED_BY: readonly string[] = [
  ...[
    'my name is',
    "my name's",
    'my name’s',
    'my real name is',
    'ich heiße',
    'ich heisse',
    'mein name ist',
    'mon nom est',
  ],
  ...[
    "je m'appelle",
    'je m’appelle',
    'me llamo',
    'mi nombre es',
    'mi chiamo',
    'il mio nome e',
    'meu nome e',
    'me chamo',
  ],
  ...[
    'ik heet',
    'mijn naam is',
    'jag heter',
    'mitt namn ar',
    'jeg heter',
    'mit navn er',
    'nazywam sie',
    'mam na imie',
  ],
  ...[
    'jmenuji se',
    'volam sa',
    'zovem se',
    'ma numesc',
    'nimeni on',
    'меня зовут',
    'мене звати',
    'με λενε',
    'ονομαζομαι',
  ],
  ...['first name is', 'given name is', 'last name is', 'family name is', 'maiden name is'],
  ...['surname is'],
];

/** What is said before the names of other things too. */
export const LOOSE_INTRODUCTIONS: readonly string[] = [
  ...['name is', "name's", 'name', 'signed', 'goes by', 'adim'],
];

/** What is said at the door and on the phone before a name, and before much else. */
export const ITS: readonly string[] = [
  "it's",
  'it’s',
  'its',
  'it is',
  "c'est",
  'hier ist',
  'aqui',
  'habla',
  'qui e',
  'hier is',
  'dein',
  'deine',
  'euer',
  'eure',
  'hier spricht',
  'aqui e o',
  'aqui e a',
  'fala o',
  'fala a',
  'aqui esta',
  'det ar',
  'det er',
  'tu',
  'z tej strony',
  'tady',
  'tukaj',
];

const CARERS =
  'mentor, supervisor, line manager, team lead, emergency contact, next of kin, gp, doctor, dentist, therapist, solicitor, attorney, lawyer, accountant, landlord, landlady, ' +
  'tutor, boss, teacher, caseworker, case worker, social worker, contact person, executor, guarantor, guardian, patient, claimant, policyholder, complainant, applicant, tenant, ' +
  'caller, cardholder, account holder, beneficiary, witness, godmother, godfather, midwife, childminder, nanny, coach, successor, predecessor';

/** What says who somebody is, or whose statement a paper is, before the name. */
export const WHO_IS: readonly string[] = [
  ...[
    'certify that',
    'certifies that',
    'is awarded to',
    'hereby awarded to',
    'wedding of',
    'funeral of',
    'memorial service for',
  ],
  ...CARERS.split(', ').flatMap((who) => [`${who} is`, `${who} was`]),
  ...['driver was', 'victim was', 'deceased is', 'deceased was', 'passenger was'],
  ...[
    'witness statement of',
    'statement of truth of',
    'sworn statement of',
    'affidavit of',
    'deposition of',
    'testimony of',
  ],
  ...['will and testament of', 'estate of the late', 'obituary of', 'in loving memory of'],
  ...[
    'account is held by',
    'account held by',
    'accounts held by',
    'policy is held by',
    'policy held by',
    'card is held by',
  ],
  ...[
    'held in the name of',
    'solicitud de',
    'reclamacion de',
    'demande de',
    'richiesta di',
    'pedido de',
    'antrag von',
  ],
];
