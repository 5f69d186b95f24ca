/** Types of streets and what follows them, by where they stand; folded, so without accents. */
import { foldedWord } from '../../fold.ts';

/** English types behind a number and a name that are hardly anything else. */
export const STREETS =
  'street st avenue ave av road rd lane ln drive dr boulevard blvd court ct place pl terrace crescent cres square sq ' +
  'highway hwy parkway pkwy circle cir trail trl way close grove mews plaza turnpike freeway expressway crossing';

/** English types that are words of other things too: only before a town with its code, or with a flat (USPS Publication 28). */
export const RARE_STREETS =
  'alley annex arcade bayou beach bend bluff bluffs bottom branch bridge brook brooks burg bypass camp canyon cape ' +
  'causeway center centers circles cliff cliffs club common commons corner corners course courts cove coves creek ' +
  'crest crossroad curve dale dam divide drives estate estates extension extensions fall falls ferry field fields ' +
  'flat flats ford fords forest forge forges fork forks fort garden gardens gateway glen glens green greens groves ' +
  'harbor harbors haven heights hill hills hollow inlet island islands isle junction junctions key keys knoll knolls ' +
  'lake lakes land landing light lights loaf lock locks lodge loop mall manor manors meadow meadows mill mills mission ' +
  'motorway mount mountain mountains neck orchard oval overpass park parks parkways pass passage path pike pine pines ' +
  'plain plains plazas point points port ports prairie radial ramp ranch rapid rapids rest ridge ridges rise river ' +
  'roads route row rue run shoal shoals shore shores skyway spring springs spur spurs squares station stravenue stream ' +
  'streets summit throughway trace track trafficway tunnel underpass union unions valley valleys viaduct view views ' +
  'village villages ville vista walk walks wall ways well wells burgs nagar marg chowk ganj zila bagh';

/** Ends of names of streets, German, Dutch, Swedish, Danish and Norwegian, before a number. */
export const ENDINGS: readonly string[] = [
  ...[
    'straße',
    'strasse',
    'gasse',
    'platz',
    'allee',
    'chaussee',
    'straat',
    'laan',
    'plein',
    'gracht',
    'gatan',
  ],
  ...['vagen', 'boulevard', 'granden', 'veien', 'vegen', 'stræde', 'singel', 'steeg'],
];

/** Those that end other words too: only before a town with its code. */
export const RARE_ENDINGS: readonly string[] = [
  ...[
    'weg',
    'ring',
    'damm',
    'ufer',
    'hof',
    'kade',
    'dijk',
    'pad',
    'dreef',
    'park',
    'gata',
    'gade',
    'vej',
    'stig',
  ],
  ...[
    'stigen',
    'torget',
    'grand',
    'katu',
    'kuja',
    'polku',
    'str.',
    'baan',
    'hage',
    'markt',
    'gate',
    'gang',
    'alle',
  ],
];

/** Types before a name: French, Spanish, Italian, Portuguese, Catalan, Polish. */
export const BEFORE: readonly string[] = [
  ...[
    'rue',
    'boulevard',
    'bd',
    'chemin',
    'allee',
    'impasse',
    'quai',
    'calle',
    'carrer',
    'avenida',
    'avda',
    'av.',
  ],
  ...[
    'paseo',
    'travesia',
    'rua',
    'travessa',
    'praca',
    'rodovia',
    'estrada',
    'piazza',
    'viale',
    'vicolo',
    'ulica',
    'ul.',
  ],
  ...[
    'avda.',
    'avd.',
    'blvd.',
    'v.le',
    'vle.',
    'p.zza',
    'p.za',
    'pza.',
    'plza.',
    'c.so',
    'ctra.',
    'l.go',
    'trav.',
  ],
  ...['jl.', 'jln.', 'jalan', 'bulevardul', 'bd.'],
  ...['ул.', 'улица', 'вул.', 'вулиця', 'просп.', 'проспект'].map(foldedWord),
];

/** Those that are words of other things too: only before a town with its code. */
export const RARE_BEFORE: readonly string[] = [
  ...[
    'avenue',
    'place',
    'route',
    'cours',
    'passage',
    'square',
    'via',
    'corso',
    'largo',
    'strada',
    'contrada',
    'borgo',
  ],
  ...[
    'rotonda',
    'pasadizo',
    'canale',
    'stretto',
    'incrocio',
    'piazzetta',
    'lungomare',
    'plaza',
    'camino',
    'ronda',
    'alameda',
  ],
  ...[
    'glorieta',
    'pasaje',
    'acceso',
    'rambla',
    'vial',
    'via',
    'cuesta',
    'callejon',
    'canada',
    'urbanizacion',
    'vila',
  ],
  ...[
    'str.',
    'calea',
    'soseaua',
    'sos.',
    'aleea',
    'splaiul',
    'intrarea',
    'jiron',
    'aleja',
    'al.',
    'plac',
    'pl.',
    'os.',
    'osiedle',
    'largo',
    'parque',
    'praia',
    'vale',
    'viela',
    'passarela',
    'trecho',
  ],
  ...[
    'jardim',
    'conjunto',
    'esplanada',
    'feira',
    'lago',
    'ladeira',
    'lagoa',
    'loteamento',
    'morro',
    'nucleo',
  ],
  ...[
    'patio',
    'quadra',
    'recanto',
    'residencial',
    'setor',
    'sitio',
    'vereda',
    'viaduto',
    'colonia',
    'campo',
    'condominio',
  ],
];

/** Types behind a name, in small letters: Latvian, Lithuanian, Estonian, Hungarian, Slovenian, Croatian. */
export const BEHIND: readonly string[] = [
  ...['iela', 'gatve', 'bulvaris', 'prospekts', 'g.', 'pr.', 'al.', 'tn', 'tn.', 'mnt', 'mnt.', 'pst'],
  ...['puiestee', 'tanav', 'maantee', 'utca', 'u.', 'korut', 'fasor', 'cesta', 'ulica', 'trg'],
  // Numero, before a number: `C/ Alcala no 146`.
  ...['no', 'no.', 'n.', 'nr', 'nr.'],
];

/** Boxes at a post office. */
export const BOXES: readonly string[] = [
  ...[
    'po box',
    'p.o. box',
    'p.o.box',
    'p o box',
    'post office box',
    'rr',
    'hc',
    'rural route',
    'postfach',
    'apartado de correos',
    'apartado postal',
  ],
  ...[
    'boite postale',
    'casella postale',
    'caixa postal',
    'postbus',
    'postboks',
    'psc',
    'unit',
    'usns',
    'usnv',
    'uscgc',
    'uss',
  ],
];

/** Words before a number that is none of a house. */
export const NO_STREETS: ReadonlySet<string> = new Set(
  (
    'page pages table figure fig chapter section version release volume vol line row column step article art paragraph ' +
    'part item order invoice room day week year month number no nr seite kapitel tabelle abbildung band absatz artikel ' +
    'pagina tabla figura capitulo tableau chapitre figur version utgave kapittel vers act law bill issue task level lot ' +
    'monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag samstag sonntag ' +
    'platz rang group gruppe team serie season episode round runde phase stage update build model size grade class klasse ' +
    'tel telefon phone fax iban bsn'
  ).split(' '),
);
