/** Answers that have to be JSON of a schema, and arguments of calls, through a real Envoy with the OpenAI SDK. */
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, describe, it } from 'node:test';
import OpenAI from 'openai';
import { DONE, event, STOP, sends } from '../conformance/support/events.ts';
import { assertQuiet } from '../conformance/support/witness.ts';
import type { JournalRecord } from '../harness/journal.ts';
import { metricReaches } from '../harness/metric.ts';
import { ROOT, type Stack, startStack } from '../harness/stack.ts';
import { SteppedModel } from './support/live.ts';
import { assertRecorded, CLEAN } from './support/records.ts';

/** The SDK cannot say another host than that of the address. */
const HOSTS = 'hosts: [tickets.shop.internal], ';
const TICKET = '{"title": "Parcel \\"42\\" is late", "priority": "normal", "labels": ["parcel", "late"]}';
const INSTEAD = '{"title": "Could not be written", "priority": "high"}';
const CUT = ['request allow none', 'open allow none', 'cut deny ticket', 'close cut'];
const DENIED = ['request allow none', 'open deny ticket', 'close denied'];

const SMS = 'hosts: [sms.shop.internal], paths: ["/v1/*"]';
const ASKED = `apiVersion: weir.dev/v1alpha1
kind: GuardPolicy
metadata: { name: asked }
spec:
  selects: { paths: ["/openai/v1/*"] }
  response:
    schema:
      - { name: asked-answer, asked: true }
      - { name: asked-tools, on: tools, asked: true }
`;

function cutBy(name: string): string[] {
  return CUT.map((line) => line.replace('ticket', name));
}

/** Wrong answers: what may still leave, and what is wrong with the rest. */
const WRONG = [
  { name: 'no JSON', right: '', wrong: 'Sure! Here is your ticket: {}', type: 'JSON_SYNTAX' },
  { name: 'an unknown name', right: '{"title": "a", "pri', wrong: 'ce": 3}', type: 'SCHEMA_NAME' },
  { name: 'a value that is not listed', right: '{"priority": "', wrong: 'urgent"}', type: 'SCHEMA_VALUE' },
  { name: 'another type', right: '{"title": ', wrong: '12, "priority": "low"}', type: 'SCHEMA_TYPE' },
  { name: 'too long a text', right: `{"title": "${'x'.repeat(80)}`, wrong: 'x"}', type: 'SCHEMA_BOUND' },
  { name: 'a name that is missing', right: '{"title": "a"', wrong: '}', type: 'SCHEMA_MISSING' },
  { name: 'an item that came before', right: '{"labels": ["a", "a', wrong: '"]}', type: 'SCHEMA_ITEMS' },
  { name: 'more than one value', right: `${INSTEAD} `, wrong: '{}', type: 'JSON_SYNTAX' },
] as const;

describe('answers of a schema', { timeout: 120_000 }, () => {
  let stack: Stack;
  let folder: string;
  let client: OpenAI;
  let id: string | null = null;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'weir-structure-'));
    cpSync(`${ROOT}policies/schemas`, join(folder, 'schemas'), { recursive: true });
    const shipped = readFileSync(`${ROOT}policies/structured-answers.yaml`, 'utf8');
    assert.ok(shipped.includes(HOSTS));
    writeFileSync(join(folder, 'policy.yaml'), shipped.replace(HOSTS, ''));
    writeFileSync(join(folder, 'asked.yaml'), ASKED);
    const plain = readFileSync(`${ROOT}policies/plain-answers.yaml`, 'utf8');
    assert.ok(plain.includes(SMS));
    writeFileSync(join(folder, 'plain.yaml'), plain.replace(SMS, 'paths: ["/chat/*"]'));
    stack = await startStack({ policies: folder });
    const fetched: typeof fetch = async (url, init) => {
      const response = await fetch(url, init);
      id = response.headers.get('x-weir-id');
      return response;
    };
    client = new OpenAI({ baseURL: `${stack.url}/v1`, apiKey: 'test', maxRetries: 0, fetch: fetched });
  });
  afterEach(() => assertQuiet(stack));
  after(async () => {
    await stack?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const asked = { model: 'gpt-4o-mini', messages: [{ role: 'user' as const, content: 'A ticket, please.' }] };
  const headers = { headers: { 'x-script': 'said' } };

  async function plain(message: Record<string, unknown>) {
    const choices = [{ index: 0, message: { role: 'assistant', ...message }, finish_reason: 'stop' }];
    const body = JSON.stringify({ id: 'c', object: 'chat.completion', created: 1, model: 'm', choices });
    stack.model.script('said', sends([body], { contentType: 'application/json' }));
    return await client.chat.completions.create(asked, headers);
  }

  /** The rest is sent when the client has got the first event; where that is wrong, all of it at once. */
  async function streamed(
    events: readonly string[],
    { on = client, extra = {}, apart = true }: { on?: OpenAI; extra?: object; apart?: boolean } = {},
  ) {
    const model = new SteppedModel();
    stack.model.script('said', model.script);
    const [first = '', ...rest] = events;
    const sendRest = () => {
      for (const piece of rest.splice(0)) model.send(piece);
      model.end();
    };
    model.send(first);
    if (!apart) sendRest();
    const stream = await on.chat.completions.create({ ...asked, ...extra, stream: true }, headers);
    const seen = { text: '', args: '', finish: '' };
    for await (const { choices } of stream) {
      seen.text += choices[0]?.delta.content ?? '';
      seen.args += choices[0]?.delta.tool_calls?.[0]?.function?.arguments ?? '';
      seen.finish = choices[0]?.finish_reason ?? seen.finish;
      if (rest.length > 0) sendRest();
    }
    return seen;
  }

  function said(text: string, size = 3): string[] {
    return (text.match(new RegExp(`[\\s\\S]{1,${size}}`, 'gu')) ?? []).map((piece) => event(piece));
  }

  function typesIn(records: readonly JournalRecord[]): string[] {
    return records.flatMap((record) =>
      ((record['findings'] ?? []) as { type: string }[]).map(({ type }) => type),
    );
  }

  it('leave as they came, plain and streamed', async () => {
    const whole = await plain({ content: TICKET });
    assert.equal(whole.choices[0]?.message.content, TICKET);
    await assertRecorded(stack, id, CLEAN);
    const { text, finish } = await streamed([...said(TICKET), STOP, DONE]);
    assert.deepEqual({ text, finish }, { text: TICKET, finish: 'stop' });
    await assertRecorded(stack, id, CLEAN);
  });

  let ran = 0;
  for (const { name, right, wrong, type } of WRONG) {
    it(`end where they are wrong: ${name}`, async () => {
      const { text, finish } = await streamed([...said(right), event(wrong), STOP, DONE], {
        apart: right !== '',
      });
      ran++;
      // What has left is followed by the words of the policy; where nothing has, they are the answer.
      assert.equal(text, right === '' ? INSTEAD : `${right}\n\n${INSTEAD}`);
      assert.equal(finish, right === '' ? 'stop' : 'content_filter');
      const records = await assertRecorded(stack, id, right === '' ? DENIED : CUT);
      assert.deepEqual(typesIn(records), [type]);
    });

    it(`are answered in the words of the policy: ${name}`, async () => {
      const { choices } = await plain({ content: right + wrong });
      ran++;
      assert.equal(choices[0]?.message.content, INSTEAD);
      assert.deepEqual(typesIn(await assertRecorded(stack, id, DENIED)), [type]);
    });
  }

  it('do not end in the middle', async () => {
    const { text, finish } = await streamed([...said(TICKET.slice(0, 40)), STOP, DONE]);
    assert.equal(text, `${TICKET.slice(0, 40)}\n\n${INSTEAD}`);
    assert.equal(finish, 'content_filter');
    assert.deepEqual(typesIn(await assertRecorded(stack, id, CUT)), ['JSON_SYNTAX']);
    const { choices } = await plain({ content: TICKET.slice(0, 40) });
    assert.equal(choices[0]?.message.content, INSTEAD);
  });

  const call = (name: string, args: string) => ({
    index: 0,
    id: 'call_1',
    type: 'function' as const,
    function: { name, arguments: args },
  });
  const callEvent = (delta: object) =>
    `data: ${JSON.stringify({ id: 'c', object: 'chat.completion.chunk', created: 1, model: 'm', choices: [{ index: 0, delta, finish_reason: null }] })}\n\n`;
  const called = (name: string, args: string) => [
    callEvent({ role: 'assistant', tool_calls: [call(name, '')] }),
    ...(args.match(/[\s\S]{1,4}/g) ?? []).map((piece) =>
      callEvent({ tool_calls: [{ index: 0, function: { arguments: piece } }] }),
    ),
  ];
  const FINE = '{"order": "AB-123456", "amount": 49.5}';
  const MUCH = '{"order": "AB-123456", "amount": 500}';

  it('hold what is asked of a tool: its arguments pass, or end the answer', async () => {
    const fine = await streamed([...called('issue_refund', FINE), STOP, DONE]);
    assert.equal(fine.args, FINE);
    await assertRecorded(stack, id, CLEAN);
    const much = await streamed([...called('issue_refund', MUCH), STOP, DONE]);
    assert.ok(MUCH.startsWith(much.args) && much.args.length < MUCH.length, much.args);
    assert.equal(much.finish, 'content_filter');
    const records = await assertRecorded(
      stack,
      id,
      CUT.map((line) => line.replace('ticket', 'refund')),
    );
    assert.deepEqual(typesIn(records), ['SCHEMA_BOUND']);
    const other = await streamed([...called('search_orders', MUCH), STOP, DONE]);
    assert.equal(other.args, MUCH, 'another tool is not meant');
  });

  it('hold what is asked of a tool: plain answers are refused', async () => {
    const fine = await plain({ content: null, tool_calls: [call('issue_refund', FINE)] });
    assert.equal(fine.choices[0]?.message.tool_calls?.length, 1);
    await assert.rejects(
      plain({ content: null, tool_calls: [call('issue_refund', MUCH)] }),
      OpenAI.PermissionDeniedError,
    );
    await assertRecorded(
      stack,
      id,
      DENIED.map((line) => line.replace('ticket', 'refund')),
    );
  });

  const CITY = { type: 'object', properties: { city: { enum: ['Oslo', 'Rome'] } }, required: ['city'] };
  const weather = { name: 'weather', parameters: CITY };
  const wanted = {
    tools: [{ type: 'function' as const, function: weather }],
    response_format: { type: 'json_schema' as const, json_schema: { name: 'city', schema: CITY } },
  };
  const base = () => client.withOptions({ baseURL: `${stack.url}/openai/v1` });

  it('are what the request itself asked for', async () => {
    const ask = (events: readonly string[], extra: object = wanted) =>
      streamed(events, { on: base(), extra });
    const fine = await ask([...said('{"city": "Oslo"}'), STOP, DONE]);
    assert.deepEqual(fine, { text: '{"city": "Oslo"}', args: '', finish: 'stop' });
    await assertRecorded(stack, id, CLEAN);
    const wrong = await ask([...said('{"city": "Ol'), ...said('so"}'), STOP, DONE]);
    assert.deepEqual(wrong, { text: '{"city": ', args: '', finish: 'content_filter' });
    assert.deepEqual(typesIn(await assertRecorded(stack, id, cutBy('asked-answer'))), ['SCHEMA_VALUE']);
    const call = await ask([...called('weather', '{"city": "Paris"}'), STOP, DONE]);
    assert.equal(call.finish, 'content_filter');
    assert.ok('{"city": "'.startsWith(call.args), call.args);
    await assertRecorded(stack, id, cutBy('asked-tools'));
    const free = await ask([...said('Oslo, I think.'), STOP, DONE], {});
    assert.equal(free.text, 'Oslo, I think.', 'nothing was asked for');
  });

  it('are refused where the schema of the request cannot be kept', async () => {
    const remote = { name: 'city', schema: { $ref: 'https://schemas.test/city.json' } };
    const extra = { response_format: { type: 'json_schema' as const, json_schema: remote } };
    const events = [...said('{"city": "Oslo"}'), STOP, DONE];
    await assert.rejects(streamed(events, { on: base(), extra, apart: false }), OpenAI.PermissionDeniedError);
    const denied = DENIED.map((line) => line.replace('ticket', 'asked-answer'));
    assert.deepEqual(typesIn(await assertRecorded(stack, id, denied)), ['SCHEMA_UNUSABLE']);
  });

  it('are as long, and written, as the policy says', async () => {
    const sms = client.withOptions({ baseURL: stack.url });
    const ask = async (text: string) => (await streamed([...said(text), STOP, DONE], { on: sms })).text;
    const fine = 'Your parcel comes today, between 3 and 5.\nBest wishes';
    assert.equal(await ask(fine), fine);
    await assertRecorded(stack, id, CLEAN);
    const long = 'x'.repeat(478);
    assert.equal(await ask(`${long}yyz`), `${long}yy`);
    await assertRecorded(stack, id, cutBy('short'));
    assert.equal(await ask('It is **late**, sorry'), 'It is **late\n\nPlease call us.');
    assert.deepEqual(typesIn(await assertRecorded(stack, id, cutBy('plain'))), ['MARKDOWN']);
    assert.equal(await ask('Hi, Привет'), 'Hi,');
    assert.deepEqual(typesIn(await assertRecorded(stack, id, cutBy('latin'))), ['OTHER_SCRIPT']);
  });

  it('A08 are told and counted without a word of theirs', async () => {
    const secret = 'sk_live_51H8xq2eZvKYlo2C0aBcDeF';
    await streamed([...said(`{"title": "a", "priority": "`), event(`${secret}"}`), STOP, DONE]);
    const records = await assertRecorded(stack, id, CUT);
    assert.ok(!JSON.stringify(records).includes(secret.slice(0, 12)));
    await metricReaches(stack, 1, 'weir_findings_total', { detector: 'schema', type: 'SCHEMA_VALUE' });
    await metricReaches(stack, 1, 'weir_findings_total', { detector: 'format', type: 'MARKDOWN' });
  });

  it('T10 are each judged by itself where several were asked for', async () => {
    const choices = [TICKET, TICKET.replace('normal', 'urgent')].map((content, index) => {
      return { index, message: { role: 'assistant', content }, finish_reason: 'stop' };
    });
    const body = JSON.stringify({ id: 'c', object: 'chat.completion', created: 1, model: 'm', choices });
    stack.model.script('said', sends([body], { contentType: 'application/json' }));
    const answer = await client.chat.completions.create({ ...asked, n: 2 }, headers);
    assert.ok(answer.choices.every(({ message }) => message.content === INSTEAD));
    const [, open] = await assertRecorded(stack, id, DENIED);
    const [found] = (open?.['findings'] ?? []) as { path: string; type: string }[];
    assert.deepEqual([found?.path, found?.type], ['choices[1].message.content', 'SCHEMA_VALUE']);
  });

  it('ran every case', () => assert.equal(ran, WRONG.length * 2));
});
