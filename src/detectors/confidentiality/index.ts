/** Confidentiality: texts of the request bear a class, and what an answer quotes from them carries it. */
import { z } from 'zod';
import type { Caller } from '../../core/caller.ts';
import type { Detector, ExchangeBound, RequestText, Scanner } from '../../core/detector.ts';
import type { Role } from '../../core/segment.ts';
import { fold } from '../fold.ts';
import { KnownPrompts } from '../system-prompt-leak/known-prompts.ts';
import { LONGEST_HELD } from '../system-prompt-leak/leak-scanner.ts';
import { SaidByUser } from '../system-prompt-leak/prompt.ts';
import { ClassScanner, type OfClass } from './class-scanner.ts';
import { CLASSES, type Class, FOUND_CLASSES, type FoundClass, higher, isAbove } from './classes.ts';
import { classOf, type OwnMarks } from './marks.ts';

const SOURCES = [
  ...([
    'system',
    'developer',
    'assistant',
    'tool',
    'retrieved',
    'unknown',
  ] as const satisfies readonly Role[]),
] as const;
const USER: Role = 'user';
const ANSWERS: ReadonlySet<Role> = new Set([
  ...(['assistant', 'reasoning', 'tool', 'retrieved', 'other', 'unknown'] as const),
]);
const LONGEST_MARK = 200;

const word = z.enum(CLASSES.map((one) => one.toLowerCase()) as [Lowercase<Class>, ...Lowercase<Class>[]]);
const marks = z.array(z.string().trim().min(3).max(LONGEST_MARK)).max(1000).default([]);

const options = z.strictObject({
  clearance: word
    .default('public')
    .describe('The highest class that may be told: `public`, `internal`, `confidential` or `restricted`.'),
  callers: z
    .array(
      z.strictObject({
        ids: z.array(z.string().min(1).max(1024)).min(1).describe('exact, or ending in `*`'),
        clearance: word,
      }),
    )
    .max(1000)
    .default([])
    .describe(
      'By caller (SPIFFE id or address): the clearance in place of `clearance`; the first entry that fits.',
    ),
  sources: z
    .partialRecord(z.enum(SOURCES), word)
    .default({})
    .describe('By role of the request: the class that its texts have at least, marked or not.'),
  marks: z
    .strictObject({ internal: marks, confidential: marks, restricted: marks })
    .partial()
    .default({})
    .describe('By class: marks of your own beside the known ones, in any case.'),
});

/** The detector `confidentiality`: reports the class. */
export const confidentiality: Detector = {
  name: 'confidentiality',
  summary:
    'Answers and arguments of tools that quote what bears a class: TLP, CONFIDENTIAL and its like, marks of your own, labels of sources.',
  types: FOUND_CLASSES,
  options,
  compile: (value) => bind(options.parse(value ?? {})).begin([]),
  bind: (value) => bind(options.parse(value ?? {})),
};

function bind(chosen: z.output<typeof options>): ExchangeBound {
  const scheme: Scheme = {
    clearanceOf: (caller) => clearanceOf(chosen, caller),
    sources: new Map(Object.entries(chosen.sources).map(([role, of]) => [role as Role, upper(of)])),
    own: FOUND_CLASSES.flatMap((of) =>
      (chosen.marks[of.toLowerCase() as Lowercase<FoundClass>] ?? []).map(
        (mark) => [fold(mark).text.toLowerCase(), of] as const,
      ),
    ),
    known: new KnownPrompts([]),
  };
  return {
    wants: new Set<Role>([...SOURCES, USER]),
    on: ANSWERS,
    reads: 'folded',
    begin: (request, _, caller) => scannerFor(request, scheme, scheme.clearanceOf(caller)),
  };
}

function upper(name: Lowercase<Class>): Class {
  return CLASSES.find((one) => one.toLowerCase() === name) ?? 'RESTRICTED';
}

/** An unknown caller is nobody that an entry speaks of. */
function clearanceOf({ callers, clearance }: z.output<typeof options>, caller: Caller | undefined): Class {
  const known = caller === undefined || caller.kind === 'unknown' ? undefined : caller.id;
  const entry = callers.find(({ ids }) => known !== undefined && ids.some((id) => fits(id, known)));
  return upper(entry?.clearance ?? clearance);
}

function fits(id: string, caller: string): boolean {
  return id.endsWith('*') ? caller.startsWith(id.slice(0, -1)) : caller === id;
}

interface Scheme {
  clearanceOf(caller: Caller | undefined): Class;
  readonly sources: ReadonlyMap<Role, Class>;
  readonly own: OwnMarks;
  readonly known: KnownPrompts;
}

const NOTHING: Scanner = {
  lookback: LONGEST_HELD,
  context: 0,
  scan: ({ text }) => ({ hits: [], holdFrom: text.length }),
};

/** One scanner for each class above the clearance that a text of the request bears. */
function scannerFor(request: readonly RequestText[], scheme: Scheme, clearance: Class): Scanner {
  const said = request.filter(({ role }) => role === USER);
  const byClass = new Map<FoundClass, string[]>();
  for (const { role, text } of request) {
    if (role === USER || text.trim() === '') continue;
    const of = higher(classOf(fold(text).text, scheme.own), scheme.sources.get(role) ?? 'PUBLIC');
    if (of === 'PUBLIC' || !isAbove(of, clearance)) continue;
    byClass.set(of, [...(byClass.get(of) ?? []), text]);
  }
  if (byClass.size === 0) return NOTHING;
  let holding = 0;
  const watched: OfClass[] = [...byClass].map(([type, texts]) => {
    const read = scheme.known.read(texts);
    holding += read.holding;
    const { prompt } = read;
    return { type, watched: { prompt, said: new SaidByUser(prompt, said), canaries: undefined } };
  });
  const open = () => new ClassScanner(watched);
  return { lookback: LONGEST_HELD, context: 0, holding, open, scan: (input) => open().scan(input) };
}
