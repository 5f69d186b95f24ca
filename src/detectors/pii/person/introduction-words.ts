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
