/**
 * Marks of states and alliances, as they are stamped: the table of equivalents in the security rules of the Council of the EU
 * (2013/488/EU, appendix B) with NATO's, those of Britain, Australia, Canada and the United States (32 CFR 2002), of Russia,
 * Turkey and East Asia, and what firms there write. A grade below "confidential" that is for official use counts as confidential.
 */
import type { Class } from '../../core/classes.ts';

const RESTRICTED = [
  ...['COSMIC TOP SECRET', 'NATO SECRET', 'NATO RESTRICTED', 'EU TOP SECRET', 'EU SECRET', 'EU RESTRICTED'],
  ...[
    'TRES SECRET UE',
    'SECRET UE',
    'RESTREINT UE',
    'UK TOP SECRET',
    'UK SECRET',
    'TRES SECRET',
    'SECRET DEFENSE',
  ],
  ...['TS//SI', 'TS//NF', 'TS//REL', 'S//NF', 'S//SI', 'S//REL', 'S//FGI'],
  ...['СТРОГО СЕКРЕТНО', 'СОВЕРШЕННО СЕКРЕТНО', 'СЕКРЕТНО', 'ЦІЛКОМ ТАЄМНО', 'ТАЄМНО'],
  ...[
    'PŘÍSNĚ TAJNÉ',
    'TAJNÉ',
    'PRÍSNE TAJNÉ',
    'ŚCIŚLE TAJNE',
    'TAJNE',
    'VRLO TAJNO',
    'STROGO TAJNO',
    'TAJNO',
  ],
  ...['YDERST HEMMELIGT', 'HEMMELIGT', 'KVALIFICERAT HEMLIG', 'HEMLIG', 'ERITTÄIN SALAINEN', 'SALAINEN'],
  ...['STRENG GEHEIM', 'GEHEIM', 'STG. ZEER GEHEIM', 'STG. GEHEIM', 'TÄIESTI SALAJANE', 'SALAJANE'],
  ...['ΑΚΡΩΣ ΑΠΟΡΡΗΤΟ', 'ΑΠΟΡΡΗΤΟ', 'SECRETO', 'MUITO SECRETO', 'SEGRETISSIMO', 'SEGRETO', 'STRICT SECRET'],
  ...['SEVIŠĶI SLEPENI', 'SLEPENI', 'VISIŠKAI SLAPTAI', 'SLAPTAI', 'SZIGORÚAN TITKOS', 'TITKOS'],
  ...['ÇOK GİZLİ', 'GİZLİ', '绝密', '絕密', '机密', '極秘', '극비'],
];
const CONFIDENTIAL = [
  ...[
    'NATO CONFIDENTIAL',
    'EU CONFIDENTIAL',
    'CONFIDENTIEL UE',
    'CONFIDENTIEL DEFENSE',
    'DIFFUSION RESTREINTE',
  ],
  ...[
    'OFFICIAL-SENSITIVE',
    'OFFICIAL: SENSITIVE',
    'OFFICIAL:SENSITIVE',
    'OFFICIAL: Sensitive',
    'UK OFFICIAL-SENSITIVE',
  ],
  ...['PROTECTED A', 'PROTECTED B', 'PROTECTED C', 'CUI/', 'CONTROLLED UNCLASSIFIED INFORMATION', 'FOUO'],
  ...['UNCLASSIFIED//FOUO', 'U//FOUO', 'C//NF', 'C//REL'],
  ...['FOR OFFICIAL USE ONLY', 'LAW ENFORCEMENT SENSITIVE', 'ПОВЕРИТЕЛНО', 'ЗА СЛУЖЕБНО ПОЛЗВАНЕ'],
  ...['КОНФИДЕНЦИАЛЬНО', 'ДЛЯ СЛУЖЕБНОГО ПОЛЬЗОВАНИЯ', 'КОНФІДЕНЦІЙНО', 'ДЛЯ СЛУЖБОВОГО КОРИСТУВАННЯ'],
  ...['DŮVĚRNÉ', 'VYHRAZENÉ', 'DÔVERNÉ', 'VYHRADENÉ', 'POUFNE', 'ZASTRZEŻONE', 'POVJERLJIVO', 'ZAUPNO'],
  ...[
    'FORTROLIGT',
    'TIL TJENESTEBRUG',
    'KONFIDENTIELL',
    'KONFIDENTIELLT',
    'BEGRÄNSAT HEMLIG',
    'LUOTTAMUKSELLINEN',
  ],
  ...[
    'VS-VERTRAULICH',
    'VS-NUR FÜR DEN DIENSTGEBRAUCH',
    'VS-NfD',
    'VS-NFD',
    'STG. CONFIDENTIEEL',
    'DEP. VERTROUWELIJK',
  ],
  ...[
    'KÄYTTÖ RAJOITETTU',
    'KONFIDENTSIAALNE',
    'ΕΜΠΙΣΤΕΥΤΙΚΟ',
    'DIFUSIÓN LIMITADA',
    'RISERVATISSIMO',
    'RESERVADO',
  ],
  ...[
    'KONFIDENCIĀLI',
    'KONFIDENCIALIAI',
    'BIZALMAS',
    'SECRET DE SERVICIU',
    'HİZMETE ÖZEL',
    '機密',
    '社外秘',
    '部外秘',
    '대외비',
  ],
];
const INTERNAL = [
  'COMPANY INTERNAL',
  'BETRIEBSINTERN',
  'NUR FÜR INTERNEN GEBRAUCH',
  'USO INTERNO',
  '内部资料',
  '內部資料',
];

/** Each mark with its class. */
export const NATIONAL_MARKS: readonly (readonly [mark: string, of: Class])[] = [
  ...RESTRICTED.map((mark) => [mark, 'RESTRICTED'] as const),
  ...CONFIDENTIAL.map((mark) => [mark, 'CONFIDENTIAL'] as const),
  ...INTERNAL.map((mark) => [mark, 'INTERNAL'] as const),
];
