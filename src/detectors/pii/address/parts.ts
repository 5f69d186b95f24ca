/** Parts of addresses as patterns: each is matched from the beginning of a short text. */

const LETTERS = "[\\p{L}\\d'.’-]";
const NAME = `\\p{Lu}${LETTERS}{0,24}`;
/** Small words inside names of towns and streets. */
export const SMALL =
  "de|du|des|della|delle|dei|del|der|den|dem|di|da|do|dos|das|la|le|les|los|las|el|y|e|et|en|sur|sous|am|an|im|of|upon|op|aan|van|von|d'|l'|al";
/** An article before a vowel: `rue de l'Abbaye`, `via dell'Orso`. */
const ELIDED = "(?:(?:d|l|[dnas]ell|all|sull)['’])?";
const WORDS = `(?:${SMALL}) |${ELIDED}${NAME} `;
/** What a type of street may be: `rue`, `ul.`, `V.le`. */
const TYPE = '(?:\\p{L}{2,14}\\.?|\\p{L}\\.\\p{L}{2,4})';
/** A point ends a sentence, but behind what is short for a saint, a mountain or a district. */
const SHORT = '(?:(?:\\p{Lu}\\.){1,3}|(?:St|Ste|Mt|Ft|Pt|Sta|Sto|Bad|Co|Col|Fracc|Urb|Jd|Vl)\\.) ?';
const TOWN_LETTERS = "[\\p{L}\\d'’-]";
/** What begins the next field of a line, behind the name of a town. */
const FIELD =
  '(?:Tel|Tels|Tlf|Tlfno|Tfno|Telf|Telefon\\p{L}*|Telephone|Phone|Mob|Mobil|Mobile|Mobiel|Movil|Cel|Cell|Fax|E-?[Mm]ail|Mail|Puh|Puhelin|Handy|Ring|Call|Contact|IBAN|DOB|Nr|Tlm)(?![\\p{L}\\d-])';
/** The district of a town is a number of two digits, and no group of a longer one. */
const DISTRICT = '\\d{1,2}[ªa]?(?![ ./-]?\\d)';
export const TOWN = `(?:${SHORT})?\\p{Lu}${TOWN_LETTERS}{1,30}(?:[ -](?:(?:${SMALL})[ -])?(?:(?:${SHORT})?(?!${FIELD})\\p{Lu}${TOWN_LETTERS}{0,24}|${DISTRICT})){0,4}`;
const NUMBER = '\\d{1,5}[A-Za-z]?(?:[-/](?:\\d{1,4}[A-Za-z]?|[A-Z](?!\\p{L}))){0,2}';
/** As people write it: with a letter, a second number, a floor in Roman numbers. */
export const HOUSE_NUMBER =
  '\\d{1,4}(?: (?:bis|ter|rood|zw))? ?(?:[A-Za-z](?![A-Za-z]))?(?:[-/](?:\\d{1,4}[A-Za-z]?|[IVX]{1,4}|[A-Z]|hs)){0,2}';
/** Words that stand in a row before a number. */
export const ROW = `${NAME}(?: (?:(?:${SMALL}) ){0,2}${NAME}){0,4}`;
/** What stands between a number and the code: a staircase and a flat, a floor and a side, a box of a house. */
export const CODED_UNIT =
  ',? ?(?:[A-H] ?\\d{1,3}[a-z]?|(?:st|kl|\\d{1,2})\\.? ?(?:tv|th|mf)\\.?|(?:[Bb]us|[Bb]te|m(?=\\.)|lok(?=\\.)|[Aa]p|[Aa]pto?|[Ss]ala|lgh|[Ww]hg|[Ss]tiege|[Tt]op|W|D(?=:)|[Pp]iso|[Ee]sc|[Pp]ortal|[Dd]pto|[Dd]epto|[Kk]at|[Dd]aire|[Bb]yt|[Ff]lat)(?:\\.?:? |[.:]{1,2}|(?=\\d))\\w{1,5}|\\d{1,2}\\.?[oa]\\.?(?: ?[A-H]\\b| ?(?:[Ii]zq|[Dd]cha|[Dd]to|[Ee]sq)\\.?)?)';
/** States and provinces of North America, and states of Australia. */
export const STATE =
  '(?:A[AELKSZRPBC]|BC|C[AOT]|D[CE]|F[LM]|G[AU]|HI|I[ADLN]|K[SY]|LA|M[ABDEHINOPST]|N[BCDEHJLMSTUVY]|O[HKNR]|P[AEWR]|QC|QLD|RI|S[ACDK]|T[NX]|UT|V[AIT]|VIC|NSW|W[AIVY]|YT|TAS|ACT)';
const ZIP =
  '(?:[AC-FHKNPRTV-Y]\\d\\d|D6W) [\\dAC-FHKNPRTV-Y]{4}|\\d{5}-\\d{3}(?!\\d)|\\d{4}-\\d{3}(?!\\d)|\\d{5}(?:-\\d{4})?|[A-Z]\\d[A-Z] ?\\d[A-Z]\\d|[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[A-Z]{2}|\\d{4} ?[A-Z]{2}|\\d{3} \\d{2}|\\d{2}-\\d{3}|\\d{5}-?\\d{3}|\\d{4}|\\d{6}';
/** Of Argentina, with the letters of the province and of the side of a street. */
const CPA = '[A-HJ-NP-Z]\\d{4}[A-Z]{3}';
/** States of Brazil. */
const UF = '(?:A[CLMP]|BA|CE|DF|ES|GO|M[AGST]|P[ABEIR]|R[JNORS]|S[CEP]|TO)';
/** The end of a line: as such, as pages have it, or as strings in programs and records do. */
export const LINE = '(?:\\n|<[Bb][Rr] ?/?>|\\\\n)';
const GAP = `(?: ?, ?| ?${LINE} ?| )`;
const BREAK = `(?: ?, ?| ?${LINE} ?| [-·•|] )`;

/** What may still become an English street behind its number. */
export const STREET_SO_FAR = new RegExp(
  `^\\d{1,6}(?:[A-Za-z]| ?b(?:is?)?| ?t(?:er?)?)?(?:[-/](?:\\d{0,4}|[A-Z]))?,?(?:[ \\n](?:${NAME}|\\d{1,4}\\p{L}{0,2}),?){0,5} ?$`,
  'u',
);

/** The side of a town, behind the type of an American street. */
export const SIDE = /^ (?:[NS][EW]?|[EW])\b\.?(?=,|\n| )/;

/** A flat, floor or door; a floor in Spanish and Portuguese is a number with a small letter above the line. */
export const UNIT =
  /^ [A-Z](?=(?: lgh \d{2,4})?(?: ?, ?| ?\n ?)\d{2})|^(?: ?,? ?(?:\n|<br ?\/?>|\\n)?| - )(?:apt|bus|boite|bte|bl(?=\.)|bat(?=\.)|sc(?=\.)|et(?=\.)|kв|m(?=\.)|ap|sala|dpto|depto|dep|daire|kat|d(?=:)|byt|kv|portal|esc|stiege|top|cj|conj|loja|casa|apartment|suite|ste|unit|floor|fl|flat|room|rm|#|no|piso|puerta|planta|apto|appt|appartement|appartamento|apartamento|int|interno|scala|piano|lgh|etage|bloco|wohnung|whg|lok)\.?:? ?(?:(?<=#)\d{1,3}-\d{1,4}|[A-Za-z]?\d{1,5}[A-Za-z]?(?: [A-H](?=[,\n]))?|[A-H](?=[,.\n]))|^ ?, ?(?:\d{1,2}\. ?(?:og|obergescho(?:ss|ß)|etage|stock)|eg|dg|hh|vh|erdgescho(?:ss|ß)|dachgescho(?:ss|ß)|hinterhaus|vorderhaus)(?: (?:links|rechts|mitte|li|re)\.?)?(?=,|\n| ?$)|^ ?, ?\d{1,2}\.? ?(?:tv|th|mf)\b\.?|^ ?, ?\d[nrt]\.? ?\d{1,2}a\b|^ ?, ?\d{1,2}\.?[oa]\.?(?=,| ?[A-H]\b| (?:iz|dch|der|esq|dto|frente|centro))(?: ?(?:[A-H]|izq|izda|izqda|dcha|dch|derecha|izquierda|esq|dto|frente|centro)\b\.?)?/i;

/** The end of a name of a street, its number behind. */
export const NUMBERED = new RegExp(
  `^\\p{Lu}${LETTERS}{3,40} ${NUMBER}(?: (?:bis|ter|rood|zw)(?=[ ,\\n]|$))?(?:-(?:[IVX]{1,4}|hs)(?!\\p{L}))?(?![\\d%.:]\\d|,\\d{1,3}(?!\\d))(?!\\p{L})`,
  'u',
);
export const NUMBERED_SO_FAR = new RegExp(
  `^\\p{Lu}${LETTERS}{0,40}(?: \\d{0,5}(?:[A-Za-z]?| (?:b|bi|bis|t|te|ter|r|ro|roo|rood|z|zw)?))?$`,
  'u',
);

/** A type, a name, and maybe a number: `Calle de Alcala, 5`, `Via Roma 27`, `rue de Rivoli`. */
export const NAMED = new RegExp(
  `^${TYPE} (?:\\d{1,3} )?(?:${WORDS}){0,4}?${ELIDED}${NAME}(?: ${ELIDED}${NAME}){0,3}?(?<number>,? (?:[nN][°o.º:r]{0,3} ?|д\\. ?|буд\\. ?)?${NUMBER}(?![\\d%:]|\\.\\d)|,? [sS]/[nN](?!\\p{L}))?(?=[,\\n.;)"'<]| -|$| \\d{5} \\p{Lu}| (?!(?:${SMALL}) )\\p{Ll}| (?:Piso|Puerta|Planta|Piano|Appartamento|Interno|Interior|Int\\.? ?\\d|Scala|Apt|Apto|Bloco))`,
  'u',
);
/** The same where the name is a number as well: `Calle 60 1753`. */
export const NUMBERED_STREET =
  /^(?:calle|avenida|av\.|carrera) \d{1,3}(?:-?[A-Z])?,? (?:n[o°º.]{1,2} ?|# ?)?\d{1,5}(?=[,\n;]| int\b)/i;
export const NAMED_SO_FAR = new RegExp(
  `^${TYPE}(?: \\d{1,3})?(?: (?:${SMALL}|${ELIDED}${NAME}|[dnas]ell['’]?|all['’]?|sull['’]?))*(?:,? ?(?:[nN][°o.º:r]{0,3} ?|д\\.? ?|б(?:у(?:д\\.? ?)?)?)?\\d{0,5}[A-Za-z]?(?:[-/]\\d{0,4}[A-Za-z]?){0,2}|,? ?[sS]/?[nN]?)?,? ?$`,
  'u',
);

/** A box and its number. */
export const BOX =
  /^(?:us(?:ns|nv|s|cgc|cg) \p{L}{2,20}(?=[, \n]{1,3}[AFD]PO )|[\p{L}. ]{2,20} \d{1,6}(?:-\d{5})?(?:[ ,]{1,2}Box \d{1,6})?(?![\d.]\d))/iu;
export const BOX_SO_FAR =
  /^(?:us(?:ns|nv|s|cgc|cg) \p{L}{0,20}[, \n]{0,3}[AFD]?P?O?|[\p{L}. ]{2,20}(?: \d{0,6}(?:-\d{0,5})?)?(?:[ ,]{0,2}B?o?x? ?\d{0,6})?)$/iu;

/** A town and its code behind a street, either first. */
export const TAIL = new RegExp(
  `^(?: \\d{5} ${TOWN}| ${TOWN},? ${STATE} \\d{5}(?:-\\d{4})?|${BREAK}(?:${TOWN}${BREAK}){0,2}${TOWN} ?[/-] ?${UF}(?:${BREAK}| )(?:CEP:? ?)?\\d{5}-?\\d{3}|${BREAK}(?:${TOWN}${BREAK})?C\\.?P\\.? ?\\d{5}(?:${GAP}${TOWN})?|, r\\. ?${TOWN}(?:, \\d{6})?|${BREAK}${CPA} ${TOWN}|${BREAK}(?:${TOWN}${BREAK})?\\d{5}-?\\d{3} ${TOWN} ?[-/] ?[A-Z]{2}\\b|, ${TOWN}, \\d{5} ${TOWN}(?:, (?:\\p{Lu}\\p{Ll}{1,5}\\.(?=[ ,\\n|]|$)|CDMX|(?:\\p{Lu}\\.){2,3}))?|${BREAK}[A-Z]{1,2}-?\\d{4,5} ${TOWN}|${BREAK}(?:${ZIP})${GAP}${TOWN}(?: ?[(/,] ?[A-Z]{2}\\b\\)?)?|${BREAK}(?:${TOWN}${BREAK}){0,2}${TOWN},? ?(?:${GAP}${STATE}\\b)?(?:${GAP}|- ?)(?:${ZIP})(?: ?[(/] ?[A-Z]{2}\\b\\)?)?|${BREAK}(?:[ADF]PO),? ${STATE} \\d{5}|${BREAK}${TOWN},? ${STATE}\\b)(?![\\p{L}\\d])`,
  'u',
);
