/** Compares what became of an exchange with what a case expects of it. */
import { type Decision, decisionsOf } from '../offline/decision.ts';
import type { GivenExchange, Judged, Message } from '../offline/judge-exchange.ts';
import { compareRecords } from './compare-records.ts';
import { leftTexts } from './left-texts.ts';
import type { Expected } from './schema.ts';

/** One difference: what of the case, and in which way. */
export interface Difference {
  readonly about: string;
  readonly message: string;
}

/** Longest piece of a body that a difference shows. */
const SHOWN = 60;

/** All differences; none where the case holds. */
export function compare(expected: Expected, given: GivenExchange, judged: Judged): readonly Difference[] {
  const decided = decisionsOf(judged);
  const { verdict, rule, status, upstream, client, finds = [], record = [] } = expected;
  const local = judged.local === undefined ? judged.client.body : Buffer.from(judged.local.body);
  return [
    ...compareDecision('', { verdict, rule }, decided.whole),
    ...compareDecision('request.', expected.request, decided.request),
    ...compareDecision('answer.', expected.answer, decided.answer),
    ...compareValue('status', status, decided.status),
    ...compareLeft('upstream', upstream, { given: given.request, left: judged.upstream.body }),
    ...compareLeft('client', client, { given: given.answer, left: local }),
    ...compareFinds(finds, judged),
    ...compareRecords(record, judged.records),
  ];
}

function compareDecision(
  of: string,
  expected: Partial<Decision> | Expected['request'],
  decision: Decision | undefined,
): readonly Difference[] {
  if (expected === undefined) return [];
  return [
    ...compareValue(`${of}verdict`, expected.verdict, decision?.verdict),
    ...compareValue(`${of}rule`, expected.rule, decision?.rule),
  ];
}

function compareValue(about: string, wanted: unknown, got: unknown): readonly Difference[] {
  if (wanted === undefined || wanted === got) return [];
  return [{ about, message: `expected ${String(wanted)}, got ${got === undefined ? 'none' : String(got)}` }];
}

function compareLeft(
  about: 'upstream' | 'client',
  wanted: Expected['client'],
  { given, left }: { readonly given: Message; readonly left: Buffer },
): readonly Difference[] {
  if (wanted === undefined) return [];
  if (wanted === 'nothing')
    return left.length === 0 ? [] : [{ about, message: `expected nothing, got ${left.length} bytes` }];
  if (wanted === 'same') return compareBytes(about, Buffer.concat([...given.body]), left);
  const texts = leftTexts(left);
  const holds = (text: string) => texts.some((one) => one.includes(text));
  const { has = [], lacks = [] } = wanted;
  return [
    ...has.filter((text) => !holds(text)).map((text) => ({ about, message: `has no ${quoted(text)}` })),
    ...lacks.filter(holds).map((text) => ({ about, message: `was to lack ${quoted(text)}, and has it` })),
  ];
}

function compareBytes(about: string, wanted: Buffer, got: Buffer): readonly Difference[] {
  if (wanted.equals(got)) return [];
  let at = 0;
  while (at < wanted.length && wanted[at] === got[at]) at++;
  const from = Math.max(0, at - SHOWN / 4);
  const piece = (bytes: Buffer) => quoted(bytes.subarray(from, from + SHOWN).toString('utf8'));
  return [
    { about, message: `was to be the same; from byte ${from} expected ${piece(wanted)}, got ${piece(got)}` },
  ];
}

function compareFinds(wanted: readonly string[], { events }: Judged): readonly Difference[] {
  const found = new Set(events.flatMap(({ findings }) => findings.map(({ type }) => type)));
  const all = [...found].join(', ') || 'nothing';
  return wanted
    .filter((type) => !found.has(type))
    .map((type) => ({ about: 'finds', message: `expected ${type}, found ${all}` }));
}

function quoted(text: string): string {
  return JSON.stringify(text.length <= SHOWN ? text : `${text.slice(0, SHOWN)}...`);
}
