/** Output that does something where it is shown or run: markup, control sequences, text that nobody sees, SQL and shell. */
import { z } from 'zod';
import type { Detector, Scanner } from '../../core/detector.ts';
import { RecognizerScanner } from '../engine/recognize.ts';
import type { Recognizer } from '../engine/recognizer.ts';
import { SHELL, SQL } from './commands.ts';
import { eventHandler } from './handler.ts';
import { hiddenText } from './hidden-text.ts';
import { tag } from './markup.ts';
import { BLANKS, phrases, SQL_COMMENTS } from './phrases.ts';
import { terminalEscape } from './terminal.ts';

export const UNSAFE_TYPES = [
  'ACTIVE_HTML',
  'EVENT_HANDLER',
  'TERMINAL_ESCAPE',
  'HIDDEN_TEXT',
  'HTML',
  'SQL_STATEMENT',
  'SHELL_COMMAND',
] as const;
type UnsafeType = (typeof UNSAFE_TYPES)[number];

/** What ordinary answers hold too: for places where a policy knows better. */
const ON_REQUEST: ReadonlySet<UnsafeType> = new Set(['HTML', 'SQL_STATEMENT', 'SHELL_COMMAND']);

const options = z.strictObject({
  types: z
    .array(z.enum(UNSAFE_TYPES))
    .min(1)
    .default(UNSAFE_TYPES.filter((type) => !ON_REQUEST.has(type)))
    .describe('What to look for; all but `HTML`, `SQL_STATEMENT` and `SHELL_COMMAND` by default.'),
});

/** The detector `unsafe-output`. */
export const unsafeOutput: Detector = {
  name: 'unsafe-output',
  summary:
    'Output that does something where it is shown or run: HTML, scripts, terminal sequences, hidden text, SQL, shell.',
  types: UNSAFE_TYPES,
  surest: 0.98,
  options,
  widest: { types: [...UNSAFE_TYPES] },
  compile: (value) => compile(new Set(options.parse(value ?? {}).types)),
};

/** By type, in the order in which matches at one place count. What is escaped does nothing, so markup is read as it came. */
const AS_IT_CAME: readonly (readonly [UnsafeType, () => Recognizer])[] = [
  ['ACTIVE_HTML', () => tag('ACTIVE_HTML', true)],
  ['HTML', () => tag('HTML', false)],
  ['EVENT_HANDLER', eventHandler],
  ['TERMINAL_ESCAPE', terminalEscape],
  ['HIDDEN_TEXT', hiddenText],
];
/** A shell or a database gets what the escapes of JSON spell. */
const FOLDED: readonly (readonly [UnsafeType, () => Recognizer])[] = [
  ['SQL_STATEMENT', () => phrases('SQL_STATEMENT', SQL, SQL_COMMENTS)],
  ['SHELL_COMMAND', () => phrases('SHELL_COMMAND', SHELL, BLANKS)],
];

function compile(types: ReadonlySet<UnsafeType>): Scanner {
  const made = (list: typeof AS_IT_CAME) =>
    list.filter(([type]) => types.has(type)).map(([, make]) => make());
  const [raw, folded] = [made(AS_IT_CAME), made(FOLDED)];
  const beside = folded.length === 0 ? undefined : new RecognizerScanner(folded);
  return raw.length === 0 && beside !== undefined ? beside : new UnsafeScanner(raw, beside);
}

class UnsafeScanner extends RecognizerScanner {
  readonly on = 'raw';
  readonly beside?: Scanner;

  constructor(recognizers: readonly Recognizer[], beside: Scanner | undefined) {
    super(recognizers);
    if (beside !== undefined) this.beside = beside;
  }
}
