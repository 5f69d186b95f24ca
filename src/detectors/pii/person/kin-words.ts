/** Words for people that stand before a name: kin, friends, professions, works; folded, in lower case. */

const listOf = (...lines: readonly string[]): readonly string[] => lines.flatMap((line) => line.split(', '));

const ownKin = (own: string, kin: string): readonly string[] =>
  listOf(own).flatMap((one) => listOf(kin).map((who) => `${one} ${who}`));

const OWN = listOf('my, his, her, our, their, your');
const KIN = listOf(
  'wife, husband, son, daughter, brother, sister, grandson, granddaughter, nephew, niece',
  'girlfriend, boyfriend, fiance, fiancee, aunt, uncle, cousin, mum, mom, dad',
  'mother, father, grandmother, grandfather, grandma, grandpa, boss, landlord, landlady',
  'neighbor, neighbour, roommate, supervisor, stepmother, stepfather, stepson, stepdaughter',
  'flatmate, housemate, godson, goddaughter, godmother, godfather, late husband, late wife, late father, late mother',
  'ex-wife, ex-husband, mother-in-law, father-in-law, sister-in-law, brother-in-law, son-in-law, daughter-in-law, twin brother, twin sister',
  'ex, stepdad, stepmom, stepmum, nan, gran, granny, grandad, granddad, carer, caregiver, childminder, best friend, bf, gf, lil bro, lil sis, kid brother, kid sister',
  'older brother, older sister, younger brother, younger sister, little brother, little sister, eldest son, eldest daughter, youngest son, youngest daughter',
);

/** Of whom one has a few: whatever name follows is theirs. */
export const KIN_OF: readonly string[] = OWN.flatMap((own) => KIN.map((kin) => `${own} ${kin}`));

/** The same in languages that write what is no name small. */
export const KIN_OF_WEST: readonly string[] = [
  ...ownKin(
    'mon, son, notre, votre, leur',
    'mari, fils, frere, pere, conjoint, oncle, cousin, neveu, beau-frere, beau-pere',
  ),
  ...ownKin(
    'ma, sa, notre, votre, leur',
    'femme, fille, soeur, mere, conjointe, tante, cousine, niece, belle-soeur, belle-mere',
  ),
  ...ownKin(
    'mi, su, nuestro, nuestra',
    'marido, esposo, esposa, mujer, hijo, hija, hermano, hermana, padre, madre, primo, prima, tio, tia, abuelo, abuela, suegro, suegra',
  ),
  ...ownKin(
    'mio, suo, nostro, vostro',
    'marito, figlio, fratello, padre, nonno, cugino, zio, genero, suocero',
  ),
  ...ownKin('mia, sua, nostra, vostra', 'moglie, figlia, sorella, madre, nonna, cugina, zia, nuora, suocera'),
  ...ownKin('meu, seu, nosso', 'marido, esposo, filho, irmao, pai, primo, tio, sogro'),
  ...ownKin('minha, sua, nossa', 'mulher, esposa, filha, irma, mae, prima, tia, sogra'),
  ...ownKin(
    'mijn, zijn, haar, onze',
    'man, vrouw, zoon, dochter, broer, zus, vader, moeder, neef, nicht, oom, tante, schoonzoon, schoondochter',
  ),
  ...ownKin(
    'min, hans, hennes, var, vores',
    'man, fru, hustru, mand, kone, son, sonn, dotter, datter, bror, syster, soster, far, mor, sambo',
  ),
  ...ownKin(
    'moj, moja, mojego, mojej, jego, jej',
    'maz, zona, syn, corka, brat, siostra, ojciec, matka, meza, zony, syna, corki',
  ),
];
/** In German every noun has a capital, so two words have to follow. */
export const KIN_OF_GERMAN: readonly string[] = ownKin(
  'mein, meine, meinen, meinem, meiner, sein, seine, seinen, seinem, seiner, ihr, ihre, ihren, ihrem, ihrer, unser, unsere, unseren, unserem, unserer',
  'mann, frau, ehemann, ehefrau, sohn, tochter, bruder, schwester, vater, mutter, onkel, tante, neffe, nichte, enkel, enkelin, schwager, schwagerin, lebensgefahrte, lebensgefahrtin',
);
/** Parties and witnesses before courts, of whom German and French speak by one name: `der Zeuge Habermann`. */
export const OF_COURT: readonly string[] = listOf(
  'der zeuge, des zeugen, dem zeugen, den zeugen, die zeugin, der zeugin, der angeklagte, die angeklagte, des angeklagten, dem angeklagten, den angeklagten',
  'der beklagte, die beklagte, des beklagten, der klager, die klagerin, des klagers, der beschuldigte, die beschuldigte, des beschuldigten',
  'der geschadigte, die geschadigte, der nebenklager, die nebenklagerin, der verdachtige, die verdachtige, le nomme, la nommee, le sieur, le prevenu, la prevenue',
);

/** With whom one works, and of whom one is a friend or a patient: two words behind them are the name of somebody. */
export const COLLEAGUES_OF: readonly string[] = [
  ...OWN.flatMap((own) =>
    listOf(
      'manager, line manager, colleague, coworker, co-worker, assistant, lawyer, accountant, tenant, client',
    ).map((who) => `${own} ${who}`),
  ),
  // What firms call their own is a ware as well: `your student Visa`, `our partner Red Hat`.
  ...listOf('my, his, her').flatMap((own) =>
    listOf(
      'friend, best friend, old friend, buddy, pal, mate, boy, girl, bro, homie, bestie, partner, ex, teammate, classmate, mentor, coach, student',
      'doctor, dentist, therapist, teacher, professor, tutor, solicitor, attorney, agent, guide, caseworker, carer, nanny, babysitter',
    ).map((who) => `${own} ${who}`),
  ),
];

/** What families call each other by, before a given name. */
export const KIN_TITLES: readonly string[] = listOf(
  'uncle, aunt, auntie, aunty, grandma, grandpa, granny, grandad, granddad, gran, nan, nana, papa, cousin, tante, onkel, oma, opa, oncle',
  'tonton, mamie, papi, tia, tio, abuela, abuelo, zia, zio, nonna, nonno, oom, vovo, babcia, dziadek, wujek, ciocia, farmor, mormor',
);
/** Whom a firm, a book or a people is called after. */
export const FAMED_KIN: ReadonlySet<string> = new Set(
  'Sam Ben Tom Jemima Bob Fester Vernon Petunia Marie'.split(' '),
);

/** Before a common given name; German writes all nouns with a capital, so that it takes one everywhere but in English. */
export const RELATIONS: readonly string[] = listOf(
  'wife, husband, partner, son, daughter, brother, sister, mother, father, grandmother, grandfather',
  'grandson, granddaughter, nephew, niece, cousin, girlfriend, boyfriend, fiance, fiancee',
  'friend, friends, colleague, coworker, co-worker, roommate, flatmate, neighbour, neighbor',
  'classmate, teammate, boss, nanny, therapist, nurse, dentist, widow, mum, dad, mann, sohn',
  'tochter, bruder, schwester, mutter, vater, neffe, nichte, cousine, enkel, freund, freundin',
  'kollege, kollegin, kollegen, nachbar, nachbarin, chef, chefin, meine frau, mari, femme, fils',
  'fille, frere, soeur, mere, pere, ami, amie, collegue, voisin, voisine, esposo, esposa, marido',
  'hijo, hija, hermano, hermana, madre, padre, amigo, amiga, vecino, vecina, companero',
  'companera, jefe, jefa, moglie, marito, figlio, figlia, fratello, sorella, amico, amica',
  'collega, vicino, vicina, vrouw, zoon, dochter, broer, zus, moeder, vader, vriend, vriendin',
  'buurman, buurvrouw, filho, filha, irmao, irma, mae, pai, vizinho, vizinha, colega, zona',
  'aunty, auntie, grandma, grandpa, granny, datter, datteren, sonnen, dotter, dottern, bror, syster, sester, kone, mand, mann',
  'tytar, poika, vaimo, mies, sisko, veli, hustru, fru, stedatter, dcera, manzel, manzelka, zena, muz, otec, matka, lanya, fia',
  'fiica, fiul, sotia, sotul, kizim, oglum, esim, annem, babam, kardesim, жена, муж, сын, дочь, брат, сестра, мать, отец, мама, папа',
  'дружина, чоловік, донька, син, istri, suami, anak',
  'corka, brat, siostra, kolega, kolezanka, przyjaciel, przyjaciolka, sri, doctor',
  'captain, sergeant, judge, nurse, professor, agent, rep, representative, driver, teacher, manager, supervisor, technician',
  'contractor, cashier, waiter, waitress, receptionist, counselor, counsellor, instructor, tutor, babysitter, caregiver, plumber',
  'electrician, realtor, landlord, tenant, coordinator, intern',
);

/** Before two words with a capital, where they are written small. */
export const PROFESSIONS: readonly string[] = listOf(
  'actor, actress, singer, songwriter, rapper, guitarist, drummer, bassist, pianist, violinist',
  'composer, comedian, filmmaker, screenwriter, playwright, novelist, poet, painter, sculptor',
  'photographer, journalist, columnist, correspondent, blogger, commenter, historian, physicist',
  'chemist, biologist, mathematician, astronomer, economist, philosopher, psychologist',
  'astronaut, philanthropist, activist, entrepreneur, billionaire, inventor, lawyer, attorney',
  'senator, congressman, congresswoman, councillor, spokesman, spokeswoman, prime minister',
  'surgeon, footballer, striker, goalkeeper, midfielder, quarterback, golfer, boxer, wrestler',
  'swimmer, sprinter, cyclist, skier, tennis player, football player, basketball player',
  'baseball player, hockey player, chess player, cofounder, co-founder, coauthor, co-author',
  'plaintiff, actriz, cantante, escritor, escritora, periodista, abogado, abogada, attore',
  'attrice, scrittore, scrittrice, giornalista, avvocato, acteur, actrice, ecrivain, journaliste',
  'peintre, chanteur, chanteuse, ator, atriz, cantor, cantora, jornalista, zanger, zangeres',
  'schrijver, aktor, aktorka, pisarz, pisarka, piosenkarz, piosenkarka, pani',
);

/** Before the name of who made or plays something. */
export const MADE_BY: readonly string[] = listOf(
  'directed by, sung by, composed by, starring, co-starring, portrayed by, painted by',
  'dirigida por, dirigido por, realise par, diretto da, geregisseerd door',
);
/** The same of what firms make as well. */
export const DONE_BY: readonly string[] = listOf(
  'written by, played by, performed by, translated by, illustrated by, edited by, reviewed by',
  'approved by, prepared by, submitted by, created by, interviewed by, taught by, reported by',
  'escrito por, ecrit par, scritto da, geschrieben von, geschreven door',
);

/** Questions that a name answers. */
export const ASKING: readonly string[] = listOf('your name, your full name, the name, is your name');

/** Holders of accounts and cards, whatever their names look like. */
export const ACCOUNT_HOLDERS: readonly string[] = listOf(
  'account holder, card holder, cardholder, titular, titulaire, kontoinhaber, karteninhaber',
);

/** Ranks and offices that stand before the name of who has them, with a capital. */
export const RANKS: readonly string[] = listOf(
  'judge, justice, magistrate, officer, senator, coach, detective, sergeant, lieutenant, inspector, constable, deputy, congressman',
  'congresswoman, councilman, councilwoman, councillor, cllr, governor, mayor, nurse, captain, colonel, corporal, admiral, pastor',
  'baroness, viscount, viscountess, archbishop, monsignor, reverend, sgt, bishop, rabbi, imam, chancellor, ambassador, commissioner, sheriff, trooper, paramedic, referee',
);
/** What stands behind one of them and is no name. */
export const OFFICES: ReadonlySet<string> = new Set(
  (
    'training academy station general material hook crunch morgan marvel obvious planet practitioner manager assistant major elect chief ' +
    'whip bag class seat bus house tickets league code corps staff union badge minister secretary superintendent constable sheriff ' +
    'sergeant lieutenant detective inspector commissioner governor mayor advocate department in and of for on at is'
  ).split(' '),
);

/** Abbreviated titles that need their dot, since without it they are something else. */
export const DOTTED_TITLES: readonly string[] = listOf(
  'hr, mw, sig, capt, cpt, sgt, ofc, lt, lt. gen, lt. col, maj. gen, brig. gen, pvt, maj, dna, sh, smt, shri, det, insp, supt, cpl, cmdr',
);
/** Of these, what is written small as often, in Dutch and Italian. */
export const SMALL_TITLES: ReadonlySet<string> = new Set(['mw', 'sig']);
/** Titles that need none. */
export const PLAIN_TITLES: readonly string[] = listOf('smt, shri, shrimati, kumari, ustad');
