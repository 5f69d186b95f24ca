/** Measures what a schema costs per character of an answer, and per chunk of a streamed one. `node bench/micro/schema.ts` */
import { compileSchema } from '../../src/detectors/schema/compile.ts';
import { Validator } from '../../src/detectors/schema/validator.ts';
import { findDialect } from '../../src/dialects/index.ts';
import { answerLane } from '../../src/screen/answer-lane.ts';
import { policiesOf } from '../../test/fakes/conversation.ts';
import { leastCost } from '../scan/cost.ts';

/** Characters of one event, about a token. */
const DELTA = 4;
const TARGET = { method: 'POST', path: '/v1/chat/completions' };

const SCHEMA = {
  type: 'array',
  items: {
    type: 'object',
    properties: {
      title: { type: 'string', maxLength: 400 },
      priority: { enum: ['low', 'normal', 'high'] },
      amount: { type: 'number', minimum: 0, maximum: 1_000_000 },
      order: { type: 'string', pattern: '^[A-Z]{2}-[0-9]{6}$' },
      labels: { type: 'array', items: { type: 'string' }, uniqueItems: true },
    },
    required: ['title', 'priority'],
    additionalProperties: false,
  },
};
const ONE_OF = { items: { anyOf: [{ type: 'null' }, SCHEMA.items, { type: 'string' }] } };
const ITEM = {
  ...{ title: 'The parcel of last week has not come, and nobody answers the phone', priority: 'normal' },
  ...{ amount: 123.45, order: 'AB-123456', labels: ['parcel', 'late', 'phone'] },
};

function textOf(items: number): string {
  return JSON.stringify(Array.from({ length: items }, () => ITEM));
}

function validated(schema: unknown, text: string): number {
  const compiled = compileSchema(schema, { strict: true });
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  return leastCost(() => {
    const validator = new Validator(compiled.program, { depth: 64, kept: 1 << 20 });
    for (let at = 0; at < text.length; at += DELTA) validator.push(text.slice(at, at + DELTA));
    const wrong = validator.end();
    if (wrong !== undefined) throw new Error(JSON.stringify(wrong));
  });
}

function streamed(response: object, text: string): number {
  const head = { apiVersion: 'weir.dev/v1alpha1', kind: 'GuardPolicy', metadata: { name: 'bench' } };
  const [policy] = policiesOf(JSON.stringify({ ...head, spec: { response } })).policies;
  const dialect = findDialect(TARGET);
  if (policy === undefined || dialect === undefined) throw new Error('no policy');
  const events: Buffer[] = [];
  for (let at = 0; at < text.length; at += DELTA) {
    const choices = [{ index: 0, delta: { content: text.slice(at, at + DELTA) }, finish_reason: null }];
    events.push(Buffer.from(`data: ${JSON.stringify({ id: 'c', model: 'm', choices })}\n\n`));
  }
  const per = leastCost(() => {
    const opened = answerLane({
      ...{ policy, dialect, request: {}, fingerprint: () => '', eager: false, enforced: true },
      head: { status: 200, headers: [{ name: 'content-type', value: 'text/event-stream' }] },
    });
    if (!opened.ok) throw new Error(opened.fault.message);
    for (const event of events) opened.value.lane.push(event);
    opened.value.lane.end();
  });
  return per / events.length;
}

const [SHORT, LONG] = [textOf(100), textOf(1000)];
const rows: [string, string][] = [];
for (const [name, schema] of [
  ['any JSON', true],
  ['a schema', SCHEMA],
  ['alternatives', ONE_OF],
] as const) {
  const [short, long] = [validated(schema, SHORT), validated(schema, LONG)];
  const ns = (short * 1000) / SHORT.length;
  rows.push([
    `${name}, in pieces of ${DELTA}`,
    `${ns.toFixed(0)} ns per character, 10x length ${(long / short).toFixed(1)}x`,
  ]);
}
const bare = streamed({}, SHORT);
const judged = streamed({ schema: { inline: SCHEMA } }, SHORT);
const bounded = streamed(
  { format: { maxCharacters: 100_000, maxWords: 50_000, markdown: 'deny', scripts: ['Latin'] } },
  SHORT,
);
rows.push(['a chunk, no rules', `${bare.toFixed(2)} us`]);
rows.push(['a chunk, a schema', `${judged.toFixed(2)} us (+${(judged - bare).toFixed(2)})`]);
rows.push(['a chunk, a format', `${bounded.toFixed(2)} us (+${(bounded - bare).toFixed(2)})`]);
for (const [name, figure] of rows) console.log(`${name.padEnd(30)} ${figure}`);
