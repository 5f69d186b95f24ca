/** The MCP SDK through Envoy and Weir: tools, progress, sampling, listening; what it makes of what is not allowed. */
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import {
  StreamableHTTPClientTransport,
  StreamableHTTPError,
} from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import {
  CreateMessageRequestSchema,
  LoggingMessageNotificationSchema,
  McpError,
} from '@modelcontextprotocol/sdk/types.js';
import { assertRecorded, CLEAN } from '../answers/support/records.ts';
import { assertQuiet } from '../conformance/support/witness.ts';
import { eventually } from '../harness/eventually.ts';
import { type Stack, startStack } from '../harness/stack.ts';
import { mcpServer } from './support/mcp-form.ts';
import { REPLIES } from './support/mcp-replies.ts';
import { BANNED, CARD, FORBIDDEN, MASK, SDK_POLICY } from './support/policy.ts';
import { assertTold, politeUrl } from './support/polite.ts';
import { sdkRow } from './support/sdk-row.ts';

const SDK = '@modelcontextprotocol/sdk 1.32.2';
const DENIED = -32090;

/** What the client heard last of the progress of a call. */
let lastHeard: (string | undefined)[] = [];
const whenHeard = (messages: number) =>
  eventually('the client has heard', () => lastHeard.length >= messages);

/** Hears what is said of progress. */
function hearing() {
  const heard: (string | undefined)[] = [];
  lastHeard = heard;
  return { heard, onprogress: ({ message }: { message?: string | undefined }) => void heard.push(message) };
}

/** One HTTP exchange of the client. */
interface Seen {
  /** The method of JSON-RPC, `answer`, or that of HTTP. */
  readonly method: string;
  readonly status: number;
  readonly id: string | null;
}

/** The same policy, which says no in a stream. */
const STREAMED_REFUSALS = SDK_POLICY.replace('  request:\n', '  refusals: { as: events }\n  request:\n');

describe('the MCP SDK', { timeout: 120_000 }, () => {
  let stack: Stack;
  let client: Client;
  let seen: Seen[];
  before(async () => {
    stack = await startStack({ policy: SDK_POLICY });
    stack.model.script('mcp', mcpServer(REPLIES, whenHeard));
  });
  afterEach(async () => {
    await client?.close();
    await assertQuiet(stack);
  });
  after(async () => stack?.stop());

  const connect = async (script = 'mcp', url = stack.url): Promise<Client> => {
    seen = [];
    const transport = new StreamableHTTPClientTransport(new URL(`${url}/mcp`), {
      requestInit: { headers: { 'x-script': script } },
      fetch: async (url, init) => {
        const response = await fetch(url, init);
        const { method, result } = typeof init?.body === 'string' ? JSON.parse(init.body) : {};
        const named = method ?? (result === undefined ? (init?.method ?? 'GET') : 'answer');
        seen.push({ method: named, status: response.status, id: response.headers.get('x-weir-id') });
        return response;
      },
    });
    client = new Client({ name: 'test', version: '1.0.0' }, { capabilities: { sampling: {} } });
    await client.connect(transport as Transport);
    return client;
  };
  const idOf = (method: string): string | null => seen.find((one) => one.method === method)?.id ?? null;
  const recorded = (method: string, decisions: readonly string[]) =>
    assertRecorded(stack, idOf(method), decisions);
  const told = async (
    what: 'request' | 'cut',
    call: { name: string; arguments?: Record<string, string> },
    onprogress: ReturnType<typeof hearing>['onprogress'] = () => {},
  ) => {
    const result = await client.callTool(call, undefined, { onprogress });
    assert.equal(result.isError, true);
    const [part] = textOf(result) as { text: string }[];
    await assertTold(stack, what, { id: idOf('tools/call'), text: part?.text });
  };
  const textOf = (result: object): unknown => ('content' in result ? result.content : undefined);
  const texts = (text: string) => [{ type: 'text', text }];

  sdkRow(SDK, {
    clean: async () => {
      await connect();
      assert.equal(client.getInstructions(), 'Ask for the weather.');
      const { tools } = await client.listTools();
      assert.deepEqual(
        tools.map(({ name }) => name),
        ['weather'],
      );
      assert.deepEqual(
        textOf(await client.callTool({ name: 'weather', arguments: { city: 'Ulm' } })),
        texts('Sunny'),
      );
      for (const method of ['initialize', 'notifications/initialized', 'tools/list', 'tools/call']) {
        const records = await recorded(method, CLEAN);
        assert.equal(records[0]?.['dialect'], 'mcp');
      }
      return 'ends';
    },
    'clean stream': async () => {
      await connect();
      const { heard, onprogress } = hearing();
      const result = await client.callTool({ name: 'forecast' }, undefined, { onprogress });
      assert.deepEqual([textOf(result), heard], [texts('Rain'), ['Looking']]);
      await recorded('tools/call', CLEAN);
      return 'ends';
    },
    redacted: async () => {
      await connect();
      const result = await client.callTool({ name: 'card', arguments: { note: `for ${CARD}` } });
      assert.deepEqual(textOf(result), texts(`Card ${MASK}.`));
      assert.deepEqual(result.structuredContent, { card: MASK });
      const received = stack.model.received.map(({ body }) => body.toString());
      assert.ok(received.some((body) => body.includes(`for ${MASK}`)));
      assert.ok(!received.some((body) => body.includes(CARD)));
      await recorded('tools/call', ['request mutate mask-cards', 'open mutate mask-cards', 'close complete']);
      return 'ends';
    },
    'redacted stream': async () => {
      await connect();
      const { heard, onprogress } = hearing();
      const result = await client.callTool({ name: 'cards' }, undefined, { onprogress });
      assert.deepEqual([textOf(result), heard], [texts(`Card ${MASK}.`), [`Card ${MASK}`]]);
      await recorded('tools/call', ['request allow none', 'open mutate mask-cards', 'close complete']);
      return 'ends';
    },
    'denied request': async () => {
      await connect();
      await assert.rejects(client.callTool({ name: 'weather', arguments: { q: FORBIDDEN } }), (error) => {
        assert.ok(error instanceof StreamableHTTPError);
        assert.equal(error.code, 403);
        assert.match(error.message, /no-heron/);
        return true;
      });
      assert.ok(!stack.model.received.some(({ body }) => body.includes(FORBIDDEN)));
      await recorded('tools/call', ['request deny no-heron', 'close denied']);
      return 'StreamableHTTPError 403';
    },
    'denied answer': async () => {
      await connect();
      await assert.rejects(client.readResource({ uri: 'file:///a' }), (error) => {
        assert.ok(error instanceof StreamableHTTPError);
        assert.equal(error.code, 403);
        assert.ok(!error.message.includes(BANNED));
        return true;
      });
      await recorded('resources/read', ['request allow none', 'open deny no-leak', 'close denied']);
      return 'StreamableHTTPError 403';
    },
    cut: async () => {
      await connect();
      const { heard, onprogress } = hearing();
      await assert.rejects(client.callTool({ name: 'leak' }, undefined, { onprogress }), (error) => {
        assert.ok(error instanceof McpError);
        assert.equal(error.code, DENIED);
        assert.match(error.message, /no-leak/);
        assert.ok(!error.message.includes(BANNED));
        return true;
      });
      assert.deepEqual(heard, ['Looking']);
      await recorded('tools/call', [
        'request allow none',
        'open allow none',
        'cut deny no-leak',
        'close cut',
      ]);
      return `McpError ${DENIED}`;
    },
    answered: async () => {
      await connect('mcp', politeUrl(stack));
      await told('request', { name: 'weather', arguments: { q: FORBIDDEN } });
      await assert.rejects(client.readResource({ uri: 'file:///a' }), StreamableHTTPError);
      return 'ends, isError and the words of the policy';
    },
    'answered stream': async () => {
      await connect('mcp', politeUrl(stack));
      const { heard, onprogress } = hearing();
      await told('cut', { name: 'leak' }, onprogress);
      assert.deepEqual(heard, ['Looking']);
      return 'ends, isError and the words of the policy';
    },
  });

  it('answers a server that asks for a message, masked on its way', async () => {
    await connect();
    const asked: unknown[] = [];
    client.setRequestHandler(CreateMessageRequestSchema, ({ params }) => {
      asked.push(params.messages[0]?.content);
      return { role: 'assistant', model: 'm', content: { type: 'text', text: `No, ${CARD} is none.` } };
    });
    assert.deepEqual(textOf(await client.callTool({ name: 'ask' })), texts('Asked'));
    assert.deepEqual(asked, [{ type: 'text', text: `Is ${MASK} a card?` }]);
    await eventually('the answer is sent', () => seen.some(({ method }) => method === 'answer'));
    await recorded('answer', ['request mutate mask-cards', 'open allow none', 'close complete']);
    const last = stack.model.received
      .map(({ body }) => body.toString())
      .findLast((body) => body.includes('ask-1'));
    assert.match(last ?? '', /No, \[CARD\] is none\./);
  });

  it('listens, and hears what is allowed', async () => {
    const log = (data: string): object => ({
      method: 'notifications/message',
      params: { level: 'info', data },
    });
    stack.model.script(
      'listening',
      mcpServer({ GET: { messages: () => [log('One'), log(`Card ${CARD}`), log(BANNED), log('Two')] } }),
    );
    await connect('listening');
    const heard: unknown[] = [];
    client.setNotificationHandler(LoggingMessageNotificationSchema, ({ params }) => {
      heard.push(params.data);
    });
    await eventually('the stream is cut', () => heard.length >= 3);
    assert.deepEqual(heard.slice(0, 2), ['One', `Card ${MASK}`]);
    assert.match(String(heard[2]), /no-leak.*Weir decision/);
    await client.close();
    await recorded('GET', [
      'request allow none',
      'open allow none',
      'mutate mutate mask-cards',
      'cut deny no-leak',
      'close cut',
    ]);
  });

  it('ends its session', async () => {
    await connect();
    await (client.transport as StreamableHTTPClientTransport).terminateSession();
    await recorded('DELETE', CLEAN);
  });

  it('T01 is told of a batch that there is none', async () => {
    const body = JSON.stringify([
      { jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name: 'weather' } },
    ]);
    const response = await fetch(`${stack.url}/mcp`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-script': 'mcp' },
      body,
    });
    assert.equal(response.status, 400);
    const { error } = (await response.json()) as { error: { code: number; message: string } };
    assert.equal(error.code, DENIED);
    assert.match(error.message, /batch/);
    await assertRecorded(stack, response.headers.get('x-weir-id'), [
      'request deny unreadable',
      'close fault',
    ]);
  });
});

describe('the MCP SDK, with refusals in a stream', { timeout: 60_000 }, () => {
  let stack: Stack;
  before(async () => {
    stack = await startStack({ policy: STREAMED_REFUSALS });
    stack.model.script('mcp', mcpServer(REPLIES));
  });
  after(async () => stack?.stop());

  it('raises the error of JSON-RPC, and a notification is refused by HTTP', async () => {
    const statuses: number[] = [];
    const denied: (string | null)[] = [];
    const transport = new StreamableHTTPClientTransport(new URL(`${stack.url}/mcp`), {
      requestInit: { headers: { 'x-script': 'mcp' } },
      fetch: async (url, init) => {
        const response = await fetch(url, init);
        if (init?.method === 'POST') statuses.push(response.status);
        if (response.headers.get('x-weir-decision') === 'deny')
          denied.push(response.headers.get('x-weir-id'));
        return response;
      },
    });
    const client = new Client({ name: 'test', version: '1.0.0' });
    await client.connect(transport as Transport);
    await assert.rejects(
      client.callTool({ name: 'weather', arguments: { q: FORBIDDEN } }),
      (error) => error instanceof McpError && error.code === DENIED && /no-heron/.test(error.message),
    );
    const params = { requestId: 1, reason: FORBIDDEN };
    await assert.rejects(
      client.notification({ method: 'notifications/cancelled', params }),
      (error) => error instanceof StreamableHTTPError && error.code === 403,
    );
    assert.deepEqual(statuses, [200, 202, 200, 403]);
    assert.ok(!stack.model.received.some(({ body }) => body.includes(FORBIDDEN)));
    assert.equal(denied.length, 2);
    for (const id of denied) await assertRecorded(stack, id, ['request deny no-heron', 'close denied']);
    await client.close();
    await assertQuiet(stack);
  });
});
