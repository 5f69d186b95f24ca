/** A2A: what is read of messages, tasks, cards and streams, with which role; texts that go on, endings, paths. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Facts } from '../../../src/core/segment.ts';
import { a2a } from '../../../src/dialects/a2a/index.ts';
import { findDialect } from '../../../src/dialects/index.ts';
import { bytesOf, readAll, readAnyhow, readUnits, textsOf } from './read-all.ts';
import { DENIED, messagesIn, REFUSAL, rolesOf, rpc, rpcAnswer, rpcRequest } from './rpc-support.ts';

const ASKED: Facts = { rpcId: 1 };
const request = () => rpcRequest(a2a);
const json = (asked: Facts = ASKED) => rpcAnswer(a2a, 'application/json', { asked });
const stream = (asked: Facts = ASKED) => rpcAnswer(a2a, 'text/event-stream', { asked });

function sent(params: object, method = 'message/send') {
  return readAll(request(), bytesOf(JSON.stringify(rpc({ id: 1, method, params }))));
}

function answered(result: unknown) {
  return readAll(json(), bytesOf(JSON.stringify(rpc({ id: 1, result }))));
}

/** Updates of a task as events; the members of the result stand in their order. */
function updates(...results: object[]): Buffer {
  return bytesOf(results.map((result) => `data: ${JSON.stringify(rpc({ id: 1, result }))}\n\n`).join(''));
}

function artifact(id: string, ...texts: string[]): object {
  return { parts: texts.map((text) => ({ kind: 'text', text })), artifactId: id };
}

/** The whole text of each channel of an artifact, in order, and whether it ended. */
function artifactsIn(bytes: Buffer): string[] {
  const { units } = readUnits(stream(), [bytes]);
  const texts = new Map<object, { text: string; ended: boolean }>();
  for (const { channel, text, last } of units.flatMap(({ runs }) => runs)) {
    if (!channel.path.includes('rtifact') || !channel.path.endsWith('.text')) continue;
    const before = texts.get(channel);
    texts.set(channel, { text: (before?.text ?? '') + text, ended: last });
  }
  return [...texts.values()].map(({ text, ended }) => `${text}${ended ? '' : '...'}`);
}

describe('requests to an agent', () => {
  it('name who speaks, in the words of any version', () => {
    const message = {
      parts: [{ kind: 'text', text: 'a' }, { data: { k: 'b' } }],
      role: 'user',
      messageId: 'm',
    };
    assert.deepEqual(rolesOf(sent({ message })), {
      'params.message.parts[0].text a': 'user',
      'params.message.parts[1].data.* k': 'user',
      'params.message.parts[1].data.* b': 'user',
      'params.message.messageId m': 'other',
    });
    const later = { role: 'ROLE_AGENT', parts: [{ text: 'a' }] };
    assert.deepEqual(rolesOf(sent({ message: later }, 'SendMessage')), {
      'params.message.parts[0].text a': 'assistant',
    });
    const odd = { role: 'root', parts: [{ text: 'a' }] };
    assert.equal(rolesOf(sent({ message: odd }))['params.message.parts[0].text a'], 'unknown');
  });

  it('T09 name what the agent has kept as a reference, and files as files', () => {
    const parts = [
      { kind: 'file', file: { name: 'n', bytes: 'A'.repeat(80) } },
      { kind: 'file', file: { uri: 'https://files.test/x' } },
      { raw: 'A'.repeat(80) },
    ];
    const message = { parts, contextId: 'c-1', taskId: 't-1', referenceTaskIds: ['t-0'] };
    const { skipped } = sent({ message });
    assert.deepEqual(
      skipped.map(({ path, reason, bytes }) => `${path} ${reason} ${bytes}`),
      [
        'params.message.parts[0].file.bytes file 80',
        'params.message.parts[1].file.uri file 20',
        'params.message.parts[2].raw file 80',
        'params.message.contextId reference 3',
        'params.message.taskId reference 3',
        'params.message.referenceTaskIds[0] reference 3',
      ],
    );
    const snake = sent({ message: { context_id: 'c', task_id: 't', reference_task_ids: ['r'] } });
    assert.deepEqual(
      snake.skipped.map(({ path, reason }) => `${path} ${reason}`),
      [
        'params.message.context_id reference',
        'params.message.task_id reference',
        'params.message.reference_task_ids[0] reference',
      ],
    );
    assert.deepEqual(sent({ id: 't-1', contextId: 'c-1' }, 'tasks/get').skipped, []);
  });

  it('say their id, and whether a stream answers them', () => {
    for (const method of ['message/stream', 'tasks/resubscribe', 'SendStreamingMessage', 'SubscribeToTask'])
      assert.deepEqual(sent({}, method).facts, { modelless: true, rpcId: 1, asks: method, stream: true });
    assert.deepEqual(sent({}).facts, { modelless: true, rpcId: 1, asks: 'message/send', stream: false });
  });

  it('are one message', () => {
    const { fault } = readAll(request(), bytesOf('[{"id":1,"method":"message/send"}]'));
    assert.deepEqual([fault?.kind, fault?.at], ['unreadable', '$']);
  });
});

describe('answers of an agent', () => {
  it('name who speaks in tasks, their history and their artifacts', () => {
    const task = {
      kind: 'task',
      history: [{ parts: [{ text: 'q' }], role: 'user' }],
      status: { state: 'completed', message: { role: 'agent', parts: [{ text: 's' }] } },
      artifacts: [{ artifactId: 'x', description: 'd', parts: [{ text: 'a' }] }],
    };
    assert.deepEqual(rolesOf(answered(task)), {
      'result.history[0].parts[0].text q': 'user',
      'result.status.message.parts[0].text s': 'assistant',
      'result.artifacts[0].artifactId x': 'other',
      'result.artifacts[0].description d': 'assistant',
      'result.artifacts[0].parts[0].text a': 'assistant',
    });
    assert.deepEqual(rolesOf(answered({ task: { history: task.history } })), {
      'result.task.history[0].parts[0].text q': 'user',
    });
    assert.deepEqual(rolesOf(answered({ role: 'agent', parts: [{ text: 'm' }] })), {
      'result.parts[0].text m': 'assistant',
    });
  });

  it('are messages where the request was one, else a card', () => {
    const card = bytesOf(JSON.stringify({ name: 'n', skills: [{ description: 'd' }], url: 'u' }));
    assert.deepEqual(rolesOf(readAll(json({}), card)), {
      'name n': 'tool-definition',
      'skills[0].description d': 'tool-definition',
      'url u': 'other',
    });
    assert.match(readAll(json(), card).fault?.message ?? '', /no JSON-RPC message/);
  });
});

describe('streams of an agent', () => {
  it('S07 carry an artifact on over events, whatever comes between', () => {
    const bytes = updates(
      { artifact: artifact('a', 'Sun'), append: false },
      { artifact: artifact('b', 'Ra') },
      { status: { message: { role: 'agent', parts: [{ text: 'wait' }] } } },
      { append: true, artifact: artifact('a', 'n', 'y') },
      { artifactUpdate: { artifact: artifact('b', 'in'), append: true, lastChunk: true } },
    );
    assert.deepEqual(artifactsIn(bytes), ['Sunny...', 'Rain']);
    readAnyhow(() => stream(), bytes);
  });

  it('begin an artifact anew where nothing says that it goes on', () => {
    const bytes = updates(
      { artifact: artifact('a', 'abc') },
      { artifact: artifact('a', '411', '1') },
      { artifact: artifact('a', '2'), append: true },
    );
    assert.deepEqual(artifactsIn(bytes), ['abc', '41112...']);
  });

  it('go on wherever a reader may take it so, in either spelling', () => {
    for (const append of [true, 1, 'false', {}]) {
      const bytes = updates({ artifact: artifact('a', 'x') }, { artifact: artifact('a', 'y'), append });
      assert.deepEqual(artifactsIn(bytes), ['xy...']);
    }
    const snake = { artifact: { artifact_id: 'a', parts: [{ text: 'y' }] }, append: true, last_chunk: true };
    const bytes = updates({ artifact: artifact('a', 'x') }, { artifact_update: snake });
    assert.deepEqual(artifactsIn(bytes), ['xy']);
    const two = { artifact: { artifactId: 'a', artifact_id: 'b' } };
    assert.match(readAll(stream(), updates(two)).fault?.message ?? '', /two ids/);
  });

  it('bound the artifacts of one answer', () => {
    const many = Array.from({ length: 1025 }, (_, at) => ({ artifact: artifact(`a${at}`, 'x') }));
    const { fault } = readAll(stream(), updates(...many));
    assert.deepEqual([fault?.kind, fault?.at], ['too-large', 'result.artifact']);
  });

  it('join what is said of one status after the other', () => {
    const said = (text: string) => ({ status: { message: { parts: [{ text }] } } });
    const { units } = readUnits(stream(), [updates(said('EV'), said('IL'))]);
    const [one, other] = units.flatMap(({ runs }) => runs).map(({ channel }) => channel);
    assert.ok(one !== other && one?.within !== undefined && one.within === other?.within);
  });

  it('S11 end with an error for their request', () => {
    const reader = stream({ rpcId: 'r' });
    readUnits(reader, [updates({ artifact: artifact('a', 'x') })]);
    for (const left of [0, 1]) {
      assert.deepEqual(messagesIn(reader.ending(REFUSAL, left)), [
        { jsonrpc: '2.0', id: 'r', error: DENIED },
      ]);
    }
    assert.deepEqual(messagesIn(stream({}).ending(REFUSAL, 0)), [
      { jsonrpc: '2.0', id: null, error: DENIED },
    ]);
  });

  it('hold texts under their paths', () => {
    const texts = textsOf(readAll(stream(), updates({ artifactUpdate: { artifact: artifact('a', 'x') } })));
    assert.deepEqual(texts, {
      'result.artifactUpdate.artifact.parts[0].text': 'x',
      'result.artifactUpdate.artifact.artifactId': 'a',
    });
  });
});

describe('paths of A2A', () => {
  const nameOf = (method: string, path: string) => findDialect({ method, path })?.name;

  it('are the endpoint of an agent, and cards', () => {
    for (const path of ['/a2a', '/a2a/', '/a2a/travel', '/agents/a2a']) {
      assert.equal(nameOf('POST', path), 'a2a', path);
      assert.equal(nameOf('GET', path), undefined, path);
    }
    for (const path of ['', '/travel', '/a2a/travel']) {
      assert.equal(nameOf('GET', `${path}/.well-known/agent-card.json`), 'a2a', path);
      assert.equal(nameOf('GET', `${path}/.well-known/agent.json`), 'a2a', path);
    }
    for (const path of ['/', '/a2a/x/y', '/A2A', '/a2a.', '/.well-known/openid-configuration'])
      assert.notEqual(nameOf('POST', path), 'a2a', path);
  });
});
