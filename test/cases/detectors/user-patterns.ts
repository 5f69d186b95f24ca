/** Patterns as policies write them, texts, and what is found in them; and patterns that are refused. */

/** What is found, as `TYPE text`; the type is `PATTERN` unless the pattern names one. */
export interface FoundCase {
  readonly title: string;
  readonly patterns: readonly object[];
  readonly text: string;
  readonly found: readonly string[];
}

export const FOUND: readonly FoundCase[] = [
  {
    title: 'a literal with digits, also inside a word, and not in another case',
    patterns: [{ pattern: 'ORD-\\d{6}' }],
    text: 'ORD-123456, xORD-1234567, ord-123456, ORD-12345',
    found: ['PATTERN ORD-123456', 'PATTERN ORD-123456'],
  },
  {
    title: 'any case where it is asked for, as a whole and in a group',
    patterns: [
      { pattern: 'ord-\\d{2}', ignoreCase: true },
      { pattern: '(?i:inv)-\\d{2}', type: 'INVOICE' },
    ],
    text: 'ORD-12 Ord-34 INV-56 iNv-78',
    found: ['PATTERN ORD-12', 'PATTERN Ord-34', 'INVOICE INV-56', 'INVOICE iNv-78'],
  },
  {
    title: 'digits without a literal, whole words',
    patterns: [{ pattern: '\\b[A-Z]{2}\\d{6}[A-Z]?\\b' }],
    text: 'AB123456C, AB123456, ABC123456, AB1234567',
    found: ['PATTERN AB123456C', 'PATTERN AB123456'],
  },
  {
    title: 'neither a literal nor a digit',
    patterns: [{ pattern: '\\b[A-Z]{3}[xyz]{2}\\b' }],
    text: 'ABCxy ABCxyz ABxy',
    found: ['PATTERN ABCxy'],
  },
  {
    title: 'a literal behind other characters',
    patterns: [{ pattern: '\\b[a-z]{1,12}@corp\\.example\\b' }],
    text: 'jo@corp.example, max@corpXexample, ann@corp.example.org',
    found: ['PATTERN jo@corp.example', 'PATTERN ann@corp.example'],
  },
  {
    title: 'the longest of those that begin at one place, whatever the order',
    patterns: [
      { pattern: 'A-\\d{3}', type: 'SHORT' },
      { pattern: 'A-\\d{3}-\\d', type: 'LONG' },
    ],
    text: 'A-123-4 A-123',
    found: ['LONG A-123-4', 'SHORT A-123'],
  },
  {
    title: 'the first of a choice that fits, as in RE2',
    patterns: [{ pattern: 'key(?:a|ab)' }],
    text: 'keyab',
    found: ['PATTERN keya'],
  },
  {
    title: 'words before it, in any case, whole, and near enough',
    patterns: [{ pattern: '\\b\\d{5}\\b', context: ['badge', 'Dienstausweis'], within: 20 }],
    text: `Badge 12345; the badges 23456;${' '.repeat(20)}34567; DIENSTAUSWEIS Nr. 45678; badge ${' '.repeat(20)}56789`,
    found: ['PATTERN 12345', 'PATTERN 45678'],
  },
  {
    title: 'check digits: Luhn',
    patterns: [{ pattern: '\\b\\d{4}(?: ?\\d{4}){3}\\b', validate: 'luhn' }],
    text: '4111 1111 1111 1111 and 4111 1111 1111 1112',
    found: ['PATTERN 4111 1111 1111 1111'],
  },
  {
    title: 'check digits: modulo 97',
    patterns: [{ pattern: '\\b[A-Z]{2}\\d{2}(?: ?\\d{4}){4} ?\\d{2}\\b', validate: 'mod97' }],
    text: 'DE89 3704 0044 0532 0130 00, DE88 3704 0044 0532 0130 00',
    found: ['PATTERN DE89 3704 0044 0532 0130 00'],
  },
  {
    title: 'disguises: look-alikes, invisible characters, exotic digits',
    patterns: [{ pattern: 'ORD-\\d{3}' }],
    text: 'О\u200bRD‐１２٣',
    found: ['PATTERN О\u200bRD‐１２٣'],
  },
  {
    title: 'encoded, as Base64 and as hexadecimal digits',
    patterns: [{ pattern: 'ORD-\\d{8}' }],
    text: 'see T1JELTEyMzQ1Njc4 and 4f52442d3837363534333231',
    found: ['PATTERN T1JELTEyMzQ1Njc4', 'PATTERN 4f52442d3837363534333231'],
  },
  {
    title: 'letters of the pattern are folded as the text is',
    patterns: [{ pattern: 'café “[à-é]{2}”' }],
    text: 'cafe\u0301 "aé"',
    found: ['PATTERN cafe\u0301 "aé"'],
  },
  {
    title: 'other scripts',
    patterns: [{ pattern: '机密[0-9]{2}' }, { pattern: 'дело \\d{3}', ignoreCase: true, type: 'FILE' }],
    text: '这是机密42号。ДЕЛО 123',
    found: ['PATTERN 机密42', 'FILE ДЕЛО 123'],
  },
  {
    title: 'ends of texts and of lines',
    patterns: [
      { pattern: '^begin', type: 'BEGIN' },
      { pattern: 'end$', type: 'END' },
      { pattern: '(?m)^line$', type: 'LINE' },
    ],
    text: 'begin begin end\nline\nline end',
    found: ['BEGIN begin', 'LINE line', 'END end'],
  },
];

/** A pattern that is refused, and a part of what is said. */
export const REFUSED: readonly (readonly [pattern: string, says: RegExp])[] = [
  ['a+', /"a\+" may match without end.*say how many at most: a\{1,40\}/],
  ['\\d*x', /"\\d\*" may match without end.*: \\d\{0,40\}/],
  ['[a-z]{3,}', /"\[a-z\]\{3,\}" may match without end.*: \[a-z\]\{3,40\}/],
  ['(a+)+$', /"a\+" may match without end/],
  ['(?=a)b', /lookahead and lookbehind cannot run in linear time/],
  ['(?<!a)b', /lookahead and lookbehind cannot run in linear time/],
  ['(a)\\1', /reference to an earlier group cannot run in linear time/],
  ['(?P=name)a', /opens no group that is known/],
  ['(?>a)', /opens no group that is known/],
  ['a{1,3}{2}', /a repetition is repeated/],
  ['a{2}+', /a repetition is repeated/],
  ['x{0,9}', /matches the empty text/],
  ['\\b', /matches the empty text/],
  ['a|b{0,2}', /matches the empty text/],
  ['[a-z]{1,501}', /may match 501 characters, and 500 is the most/],
  ['(?:[a-z]{1,100}-){9}', /may match 909 characters/],
  ['a{1001}', /is no repetition; write at most/],
  ['a{3,2}', /is no repetition/],
  ['\\p{L}{1,200}', /is too large/],
  ['(?:(?:a|b|c){1,20}(?:d|e|f){1,20}){10}', /is too large/],
  ['(a', /a group is not closed/],
  ['a)', /closes nothing at character 2/],
  ['[a', /a class is not closed/],
  ['[z-a]', /ends before it begins/],
  ['?a', /repeats nothing/],
  ['a{,3}', /a repetition has no smaller number/],
  ['\\ud83d\\ude00', /half of a character/],
  ['a{90,}', /: a\{90,90\}/],
  ['\\Qa\\E', /"\\Q" has no meaning here/],
  ['a\\', /"\\" has no meaning here/],
  ['\\p{Klingon}', /RE2/],
  ['[[:klingon:]]', /RE2/],
  ['\\x{110000}', /a character is not numbered/],
  ['a\u200bb', /cannot be seen/],
  [`${'('.repeat(30)}a${')'.repeat(30)}`, /groups lie more than 12 deep/],
];
