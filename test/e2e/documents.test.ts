/**
 * Retrieved documents with the OpenAI and the Anthropic SDK through a real Envoy: what a caller may not see never reaches
 * the model, and the journal says what was taken out.
 */
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import Anthropic from '@anthropic-ai/sdk';
import OpenAI from 'openai';
import { recordsOf } from './answers/support/records.ts';
import { assertQuiet, inWords } from './conformance/support/witness.ts';
import { type Stack, startStack } from './harness/stack.ts';
import { keyOf, keyRow } from './tools/support/mcp-desk.ts';
import { Secrets } from './upstream/secrets.ts';

const POLICY = `
apiVersion: weir.dev/v1alpha1
kind: GuardPolicy
metadata: { name: shelf }
spec:
  callers: { kinds: [key] }
  documents:
    visible: 'document.tenant == caller.tenant && (document.class == "public" || "desk" in caller.roles)'
    marks: [{ begins: '<doc tenant="{tenant}" class="{class}">', ends: '</doc>' }]
  request:
    rules:
      - { name: no-orders, detector: keywords, options: { words: [falcon] }, on: [retrieved], action: deny }
`;
const MARKED =
  'Answer from these:\n<doc tenant="shop" class="public">ours "1"</doc>\n<doc tenant="bank" class="public">theirs</doc>\n';
const TOLD = ['request mutate documents.visible', 'open allow none', 'close complete'];

describe('documents of other tenants', { timeout: 120_000 }, () => {
  const secrets = new Secrets();
  let stack: Stack;
  before(async () => {
    const rows = [keyRow('ann', ['desk']), keyRow('bob', [])];
    const file = secrets.write('keys', JSON.stringify(rows), [keyOf('ann'), keyOf('bob')]);
    stack = await startStack({
      policy: POLICY,
      workers: 1,
      config: JSON.stringify({ identity: { keys: { file } } }),
    });
  });
  afterEach(() => assertQuiet(stack));
  after(async () => {
    await stack?.stop();
    secrets.close();
  });

  const sent = () => JSON.parse(stack.model.received.at(-1)?.body.toString() ?? '{}');
  const removedIn = async (id: string | null) => {
    const records = await recordsOf(stack, id);
    assert.deepEqual(records.map(inWords), TOLD);
    const found = records.flatMap((record) => record['findings'] as { type: string; path: string }[]);
    assert.equal(JSON.stringify(records).includes('theirs'), false);
    return found.map(({ type, path }) => `${type} ${path}`);
  };
  const document = (tenant: string, kind: string) => ({ text: tenant, metadata: { tenant, class: kind } });

  for (const stream of [false, true]) {
    it(`never reach the model: openai, ${stream ? 'streamed' : 'whole'}`, async () => {
      const client = new OpenAI({ baseURL: `${stack.url}/v1`, apiKey: keyOf('bob'), maxRetries: 0 });
      const documents = [document('shop', 'public'), document('bank', 'public'), document('shop', 'secret')];
      const body = {
        model: 'gpt-4o-mini',
        stream,
        messages: [
          { role: 'system' as const, content: MARKED },
          { role: 'user' as const, content: 'Hi' },
        ],
        documents,
      };
      const { data, response } = await client.chat.completions.create(body).withResponse();
      if (Symbol.asyncIterator in data) for await (const _ of data);
      assert.deepEqual(sent().documents, [documents[0]]);
      assert.equal(sent().messages[0].content, MARKED.replace(/<doc tenant="bank".*<\/doc>/, ''));
      assert.deepEqual(await removedIn(response.headers.get('x-weir-id')), [
        'DOCUMENT_REMOVED documents[1]',
        'DOCUMENT_REMOVED documents[2]',
        'DOCUMENT_REMOVED messages[0].content:marked[1]',
      ]);
    });
  }

  const found = (tenant: string, text: string) => ({
    ...{ type: 'document' as const, title: 't', context: JSON.stringify({ tenant, class: 'public' }) },
    source: { type: 'text' as const, media_type: 'text/plain' as const, data: text },
  });
  const anthropic = (name: string) =>
    new Anthropic({ baseURL: stack.url, apiKey: null, authToken: keyOf(name), maxRetries: 0 });
  const asked = (...content: Anthropic.ContentBlockParam[]) => ({
    ...{ model: 'claude-sonnet-5', max_tokens: 99 },
    messages: [{ role: 'user' as const, content }],
  });

  it('never reach the model: @anthropic-ai/sdk', async () => {
    const body = asked(found('bank', 'theirs'), found('shop', 'ours'), { type: 'text', text: 'Hi' });
    const { response } = await anthropic('ann').messages.create(body).withResponse();
    assert.deepEqual(sent().messages[0].content, body.messages[0]?.content.slice(1));
    assert.deepEqual(await removedIn(response.headers.get('x-weir-id')), [
      'DOCUMENT_REMOVED messages[0].content[0]',
    ]);
  });

  it('leave a message that providers take', async () => {
    await anthropic('ann').messages.create(asked(found('bank', 'theirs')));
    assert.deepEqual(sent().messages[0].content, [{ type: 'text', text: '[document removed]' }]);
  });

  it('are judged as what strangers wrote, also where a prompt marks them', async () => {
    const seen = stack.model.received.length;
    const prompt = { type: 'text' as const, text: '<doc tenant="shop" class="public">the falcon</doc>' };
    await assert.rejects(anthropic('ann').messages.create(asked(prompt)), { status: 403 });
    assert.equal(stack.model.received.length, seen);
    await anthropic('ann').messages.create(asked({ type: 'text', text: 'the falcon' }));
  });

  it('are counted', async () => {
    const metrics = await (await fetch(`${stack.weirAdmin}/metrics`)).text();
    assert.match(
      metrics,
      /weir_findings_total\{[^}]*detector="documents",type="DOCUMENT_REMOVED"[^}]*\} [1-9]/,
    );
  });
});
