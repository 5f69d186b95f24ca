/** Named character references of HTML (HTML Standard, section 13.5): those that writing in ASCII is done with. */

/** What the names without a letter stand for. */
const MARKS: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', ensp: ' ', emsp: ' ', thinsp: ' ' },
  ...{ Tab: '\t', NewLine: '\n', excl: '!', num: '#', dollar: '$', percnt: '%', lpar: '(', rpar: ')' },
  ...{ ast: '*', plus: '+', comma: ',', period: '.', sol: '/', colon: ':', semi: ';', equals: '=' },
  ...{ quest: '?', commat: '@', lsqb: '[', lbrack: '[', bsol: '\\', rsqb: ']', rbrack: ']', Hat: '^' },
  ...{ lowbar: '_', grave: '`', lcub: '{', lbrace: '{', verbar: '|', vert: '|', rcub: '}', rbrace: '}' },
  ...{ hyphen: '-', dash: '-', ndash: '-', mdash: '-', minus: '-', lsquo: "'", rsquo: "'", sbquo: "'" },
  ...{ ldquo: '"', rdquo: '"', bdquo: '"', laquo: '"', raquo: '"', hellip: '...', bull: '\u2022' },
  ...{
    shy: '',
    zwnj: '',
    zwj: '',
    lrm: '',
    rlm: '',
    middot: '\u00b7',
    szlig: 'ss',
    AElig: 'AE',
    aelig: 'ae',
  },
  ...{ oslash: 'o', Oslash: 'O', inodot: '\u0131', lstrok: 'l', Lstrok: 'L' },
};
/** A letter with one of these behind it is that letter with a mark, which folding takes off. */
const DIACRITICS = ['acute', 'grave', 'circ', 'uml', 'tilde', 'cedil', 'ring', 'caron', 'macr'];

const NAMES: ReadonlyMap<string, string> = new Map([
  ...Object.entries(MARKS),
  ...[...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'].flatMap((letter) =>
    DIACRITICS.map((mark) => [letter + mark, letter] as const),
  ),
]);

/** The longest name. */
export const LONGEST_NAME = Math.max(...[...NAMES.keys()].map((name) => name.length));

/** The folded text that a name stands for. */
export function namedReference(name: string): string | undefined {
  return NAMES.get(name);
}
