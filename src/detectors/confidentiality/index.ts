/** Confidentiality: texts of the request bear a class, and what an answer quotes from them carries it. */
import { type Class, higher, isAbove } from '../../core/classes.ts';
import type { Detector, ExchangeBound, RequestText, Scanner } from '../../core/detector.ts';
import type { Role } from '../../core/segment.ts';
import { fold, foldedWord } from '../fold.ts';
import { KnownPrompts } from '../system-prompt-leak/known-prompts.ts';
import { LONGEST_HELD } from '../system-prompt-leak/leak-scanner.ts';
import { quotableOf, SaidByUser } from '../system-prompt-leak/prompt.ts';
import { ClassScanner, type OfClass } from './class-scanner.ts';
import { FOUND_CLASSES, type FoundClass } from './classes.ts';
import { Clearances, classOfWord } from './clearances.ts';
import { Labels } from './labels.ts';
import { classOf, type KnownMarks } from './marks.ts';
import { type ConfidentialityOptions, confidentialityOptions, SOURCES } from './options.ts';
import { saidByUser } from './passages.ts';

const USER: Role = 'user';
const ANSWERS: ReadonlySet<Role> = new Set([
  ...(['assistant', 'reasoning', 'tool', 'retrieved', 'other', 'unknown'] as const),
]);

/** The detector `confidentiality`: reports the class. */
export const confidentiality: Detector = {
  name: 'confidentiality',
  summary:
    'Answers and arguments of tools that quote what bears a class: TLP, CONFIDENTIAL and its like, marks of your own, labels of sources.',
  types: FOUND_CLASSES,
  options: confidentialityOptions,
  compile: (value) => bind(confidentialityOptions.parse(value ?? {})).begin([]),
  bind: (value) => bind(confidentialityOptions.parse(value ?? {})),
};

function bind(chosen: ConfidentialityOptions): ExchangeBound {
  const labels = new Labels(chosen);
  const scheme: Scheme = {
    labels,
    sources: new Map(Object.entries(chosen.sources).map(([role, of]) => [role as Role, classOfWord(of)])),
    own: FOUND_CLASSES.flatMap((of) =>
      (chosen.marks[of.toLowerCase() as Lowercase<FoundClass>] ?? []).map(
        (mark) => [foldedWord(mark), of] as const,
      ),
    ),
    known: new KnownPrompts(quotableOf),
  };
  return {
    wants: new Set<Role>([...SOURCES, USER]),
    on: ANSWERS,
    reads: 'folded',
    labels: labels.names,
    begin: (request, _, caller) => scannerFor(request, scheme, new Clearances(chosen, caller)),
  };
}

interface Scheme extends KnownMarks {
  readonly sources: ReadonlyMap<Role, Class>;
  readonly labels: Labels;
  readonly known: KnownPrompts;
}

const READS = { reads: 'fresh', lookback: LONGEST_HELD, context: 0 } as const;
const NOTHING: Pick<Scanner, 'reads' | 'lookback' | 'context' | 'scan'> = {
  ...READS,
  scan: ({ text }) => ({ hits: [], holdFrom: text.length }),
};

/** One scanner for each class above the lowest clearance that a text of the request bears. */
function scannerFor(request: readonly RequestText[], scheme: Scheme, clearances: Clearances): Scanner {
  const said = saidByUser(request);
  const byClass = textsByClass(request, scheme);
  const bears = [...byClass.keys()].reduce<FoundClass | undefined>(higher, undefined);
  let holding = 0;
  const watched: OfClass[] = [];
  for (const [type, texts] of byClass) {
    if (!isAbove(type, clearances.lowest)) continue;
    const read = scheme.known.read(texts);
    holding += read.holding;
    const { prompt } = read;
    watched.push({ type, watched: { prompt, said: new SaidByUser(prompt, said), canaries: undefined } });
  }
  const made: Pick<Scanner, 'bears' | 'counts' | 'classOf'> = {
    bears,
    counts: (type, call) => isAbove(type as FoundClass, clearances.of(call)),
    // What is `other` in an answer is about its texts, and bears no marks of its own.
    classOf: (one) => saidBy(one.role === 'other' ? { ...one, text: '' } : one, scheme),
  };
  if (watched.length === 0) return { ...NOTHING, ...made };
  const told = watched.filter(({ type }) => isAbove(type, clearances.caller));
  const open: Scanner['open'] = (of) =>
    // What is known to be no call may tell what the caller may be told.
    new ClassScanner(of?.settled === true && of.call === undefined ? told : watched);
  return {
    ...{ ...READS, holding, ...made },
    open,
    scan: (input) => new ClassScanner(watched).scan(input),
  };
}

/** The texts that bear a class, in the order in which the classes are met. */
function textsByClass(request: readonly RequestText[], scheme: Scheme) {
  const byClass = new Map<FoundClass, string[]>();
  for (const one of request) {
    const { role, text } = one;
    if (role === USER || text.trim() === '') continue;
    const of = higher(saidBy(one, scheme) ?? 'PUBLIC', scheme.sources.get(role) ?? 'PUBLIC');
    if (of !== 'PUBLIC') byClass.set(of, [...(byClass.get(of) ?? []), text]);
  }
  return byClass;
}

/** What the marks and the labels of a text say. */
function saidBy(
  { text, labels }: Pick<RequestText, 'text' | 'labels'>,
  scheme: Scheme,
): FoundClass | undefined {
  const said = higher(classOf(fold(text).text, scheme), scheme.labels.classOf(labels));
  return said === 'PUBLIC' ? undefined : said;
}
