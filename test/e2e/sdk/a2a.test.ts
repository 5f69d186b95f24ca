/** The A2A SDK through Envoy and Weir: cards, messages, streamed artifacts; what it makes of what is not allowed. */
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { Message, Role, type StreamResponse } from '@a2a-js/sdk';
import {
  type Client,
  ClientFactory,
  ClientFactoryOptions,
  DefaultAgentCardResolver,
  JsonRpcTransportFactory,
} from '@a2a-js/sdk/client';
import { JsonRpcTransportError } from '@a2a-js/sdk/errors';
import { assertRecorded, CLEAN } from '../answers/support/records.ts';
import { assertQuiet } from '../conformance/support/witness.ts';
import { type Stack, startStack } from '../harness/stack.ts';
import { agent, agentSays, cardOf, piece, status } from './support/a2a-form.ts';
import { BANNED, CARD, FORBIDDEN, MASK, SDK_POLICY } from './support/policy.ts';
import { assertTold, politeUrl } from './support/polite.ts';
import { sdkRow } from './support/sdk-row.ts';

const SDK = '@a2a-js/sdk 1.3.0';
const DENIED = -32090;

const REPLIES = {
  weather: agentSays('Sunny'),
  forecast: [status('WORKING'), piece('Ra', false), piece('in'), status('COMPLETED')],
  card: agentSays(`Card ${CARD}.`),
  cards: [
    status('WORKING'),
    piece(`Card ${CARD.slice(0, 7)}`, false),
    piece(CARD.slice(7)),
    piece('.'),
    status('COMPLETED'),
  ],
  leak: agentSays(`About ${BANNED}`),
  leaks: [status('WORKING'), piece('About Project', false), piece(' Halcyon.'), status('COMPLETED')],
};

describe('the A2A SDK', { timeout: 120_000 }, () => {
  let stack: Stack;
  let ids: (string | null)[];
  before(async () => {
    stack = await startStack({ policy: SDK_POLICY });
    stack.model.script('agent', agent(cardOf(`${stack.url}/a2a`, 'Knows the weather.'), REPLIES));
    const polite = cardOf(`${politeUrl(stack)}/a2a`, 'Knows the weather.');
    stack.model.script('polite agent', agent(polite, REPLIES));
  });
  afterEach(() => assertQuiet(stack));
  after(async () => stack?.stop());

  const connect = async (script = 'agent'): Promise<Client> => {
    ids = [];
    const fetchImpl: typeof fetch = async (url, init) => {
      const headers = new Headers(init?.headers);
      headers.set('x-script', script);
      const response = await fetch(url, { ...init, headers });
      ids.push(response.headers.get('x-weir-id'));
      return response;
    };
    const options = ClientFactoryOptions.createFrom(ClientFactoryOptions.default, {
      transports: [new JsonRpcTransportFactory({ fetchImpl })],
      cardResolver: new DefaultAgentCardResolver({ fetchImpl }),
    });
    return await new ClientFactory(options).createFromUrl(stack.url);
  };
  const request = (text: string, more: object = {}) => {
    const message = Message.fromJSON({ messageId: 'q-1', role: 'ROLE_USER', parts: [{ text }], ...more });
    return { tenant: '', message, configuration: undefined, metadata: {} };
  };
  const ask = async (text: string, script?: string): Promise<unknown> => {
    const answer = await (await connect(script)).sendMessage(request(text));
    assert.ok('parts' in answer && answer.role === Role.ROLE_AGENT);
    return answer.parts[0]?.content?.value;
  };
  const follow = async (text: string, into: StreamResponse[], script?: string): Promise<void> => {
    for await (const event of (await connect(script)).sendMessageStream(request(text))) into.push(event);
  };
  const recorded = (decisions: readonly string[]) => assertRecorded(stack, ids.at(-1), decisions);
  const textIn = (events: readonly StreamResponse[]): string =>
    events
      .flatMap(({ payload }) =>
        payload?.$case === 'artifactUpdate' ? (payload.value.artifact?.parts ?? []) : [],
      )
      .map(({ content }) => content?.value)
      .join('');

  sdkRow(SDK, {
    clean: async () => {
      assert.equal(await ask('weather'), 'Sunny');
      const records = await recorded(CLEAN);
      assert.equal(records[0]?.['dialect'], 'a2a');
      await assertRecorded(stack, ids[0], CLEAN);
      return 'ends';
    },
    'clean stream': async () => {
      const events: StreamResponse[] = [];
      await follow('forecast', events);
      assert.deepEqual([textIn(events), events.length], ['Rain', 4]);
      await recorded(CLEAN);
      return 'ends';
    },
    redacted: async () => {
      assert.equal(await ask('card'), `Card ${MASK}.`);
      await recorded(['request allow none', 'open mutate mask-cards', 'close complete']);
      return 'ends';
    },
    'redacted stream': async () => {
      const events: StreamResponse[] = [];
      await follow('cards', events);
      assert.deepEqual([textIn(events), events.length], [`Card ${MASK}.`, 5]);
      await recorded(['request allow none', 'open allow none', 'mutate mutate mask-cards', 'close complete']);
      return 'ends';
    },
    'denied request': async () => {
      await assert.rejects(ask(`About ${FORBIDDEN}`), (error) => {
        assert.ok(error instanceof JsonRpcTransportError);
        assert.match(error.message, /no-heron/);
        return true;
      });
      assert.ok(!stack.model.received.some(({ body }) => body.includes(FORBIDDEN)));
      await recorded(['request deny no-heron', 'close denied']);
      return `JsonRpcTransportError ${DENIED}`;
    },
    'denied answer': async () => {
      await assert.rejects(ask('leak'), (error) => {
        assert.ok(error instanceof JsonRpcTransportError);
        assert.ok(!error.message.includes(BANNED));
        return true;
      });
      await recorded(['request allow none', 'open deny no-leak', 'close denied']);
      return `JsonRpcTransportError ${DENIED}`;
    },
    cut: async () => {
      const events: StreamResponse[] = [];
      await assert.rejects(follow('leaks', events), (error) => {
        assert.ok(error instanceof Error && error.cause instanceof JsonRpcTransportError);
        assert.match(error.message, /no-leak.*-32090/);
        return true;
      });
      assert.ok(!textIn(events).includes('Project'));
      await recorded(['request allow none', 'open allow none', 'cut deny no-leak', 'close cut']);
      return `Error of JsonRpcTransportError ${DENIED}`;
    },
    answered: async () => {
      const text = await ask(`About ${FORBIDDEN}`, 'polite agent');
      await assertTold(stack, 'request', { id: ids.at(-1), text: String(text) });
      const answer = await ask('leak', 'polite agent');
      await assertTold(stack, 'answer', { id: ids.at(-1), text: String(answer) });
      return 'ends, the words of the policy';
    },
    'answered stream': async () => {
      const events: StreamResponse[] = [];
      await follow(`About ${FORBIDDEN}`, events, 'polite agent');
      const said = events.map(({ payload }) =>
        payload?.$case === 'message' ? payload.value.parts[0]?.content?.value : payload?.$case,
      );
      assert.equal(said.length, 1);
      await assertTold(stack, 'request', { id: ids.at(-1), text: String(said[0]) });
      return 'ends, the words of the policy';
    },
  });

  it('is denied what the agent has kept of a task that nothing here has seen', async () => {
    const client = await connect();
    await assert.rejects(client.sendMessage(request('weather', { taskId: 't-0' })), (error) => {
      assert.ok(error instanceof JsonRpcTransportError);
      assert.match(error.message, /params\.message\.taskId.*reference/);
      return true;
    });
    await recorded(['request deny uninspected.reference', 'close denied']);
  });

  it('gets no card that must not be read', async () => {
    stack.model.script('poisoned', agent(cardOf(`${stack.url}/a2a`, `Knows ${BANNED}.`), {}));
    await assert.rejects(connect('poisoned'), /Failed to fetch Agent Card.*403/);
    await recorded(['request allow none', 'open deny no-leak', 'close denied']);
  });
});
