/** The class of what an MCP server answers, by the labels and marks in the answer itself. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { BodyMode, Reply } from '../../../src/core/frame.ts';
import { NEWS, PLAN } from '../../cases/detectors/classified.ts';
import { MCP_ANSWERS, mcpExchange } from '../../cases/detectors/mcp-answers.ts';
import { Talk } from '../../fakes/talk.ts';

const TELL = `
  acceptWeaker: [streamed]
  response: { rules: [{ name: tell, detector: confidentiality, action: annotate }] }
`;
const FEWEST = 18;

const clearedFor = (clearance: string, more = '', action = 'deny') =>
  `
  response:
    rules:
      - { name: cleared, detector: confidentiality, options: { clearance: ${clearance} }, action: ${action}${more} }
`;

type Exchange = Parameters<typeof mcpExchange>[0];

interface Sent {
  readonly mode?: BodyMode;
  readonly events?: boolean;
  /** Bytes of one chunk. */
  readonly size?: number;
}

/** The exchange under a policy, once it has ended. */
function talkOf(spec: string, exchange: Exchange, { mode = 'full-duplex', events = false, size }: Sent = {}) {
  const { request, answer } = mcpExchange(exchange);
  const accept = { name: 'accept', value: 'application/json, text/event-stream' };
  const talk = new Talk(spec).request(mode, { path: '/mcp', headers: [accept] });
  talk.body('request', request, true);
  talk.answer(events ? 'text/event-stream' : 'application/json');
  const progress = { jsonrpc: '2.0', method: 'notifications/progress', params: { progress: 1 } };
  const sent = events ? `data: ${JSON.stringify(progress)}\n\nevent: message\ndata: ${answer}\n\n` : answer;
  const most = size ?? sent.length;
  for (let at = 0; at < sent.length; at += most) {
    const end = at + most >= sent.length;
    if (talk.state.over) break;
    talk.body('response', sent.slice(at, at + most), end);
  }
  talk.take({ kind: 'closed', ended: 'complete' });
  return { talk, sent };
}

const classesOf = ({ events }: Talk): unknown => events.at(-1)?.classes;
const bearing = (of: string | undefined) => of && { response: of };
const findingsIn = ({ events }: Talk) =>
  events.flatMap(({ findings }) => findings.map(({ rule, type, path }) => `${rule} ${type} ${path}`));

function header(replies: readonly Reply[], name: string): string | undefined {
  const set = replies.flatMap((reply) => ('mutation' in reply ? [...(reply.mutation?.set ?? [])] : []));
  return set.findLast((one) => one.name === name)?.value;
}

function metadata(replies: readonly Reply[], key: string): unknown {
  return replies
    .flatMap((reply) => ('metadata' in reply ? [reply.metadata?.[key]] : []))
    .findLast((one) => one);
}

const RED: Exchange = {
  asks: 'resources/read',
  result: { contents: [{ uri: 'a', text: PLAN, _meta: { classification: 'restricted' } }] },
};

describe('the class of what an MCP server answers', () => {
  it('stands in cases', () => assert.ok(MCP_ANSWERS.length >= FEWEST));

  for (const { title, of, at, ...exchange } of MCP_ANSWERS)
    it(`is that of its labels and marks: ${title}`, () => {
      for (const sent of [
        {},
        { events: true },
        { size: 7 },
        { events: true, size: 7 },
        { mode: 'buffered' },
      ]) {
        const { talk, sent: came } = talkOf(TELL, exchange, sent as Sent);
        assert.deepEqual(classesOf(talk), bearing(of), JSON.stringify(sent));
        if (sent.mode !== 'buffered') assert.equal(talk.left(), came);
        const found = findingsIn(talk);
        assert.equal(found.length, of === undefined ? 0 : 1);
        if (at !== undefined) assert.deepEqual(found, [`tell ${of} ${at}`]);
      }
    });

  for (const mode of ['full-duplex', 'buffered'] as const)
    it(`is told in headers and metadata: ${mode}`, () => {
      const { talk } = talkOf(TELL, RED, { mode });
      assert.equal(header(talk.replies, 'x-weir-class'), 'RESTRICTED');
      assert.equal(metadata(talk.replies, 'response_class'), 'RESTRICTED');
    });

  it('is told at the end of a stream that has begun to leave before', () => {
    for (const mode of ['full-duplex', 'streamed'] as const) {
      const { talk } = talkOf(TELL, RED, { mode, events: true, size: 20 });
      assert.equal(header(talk.replies, 'x-weir-class'), undefined);
      assert.equal(metadata(talk.replies, 'response_class'), 'RESTRICTED');
    }
  });

  it('is told of what the caller is cleared for, and is no finding then', () => {
    for (const events of [false, true]) {
      const { talk, sent } = talkOf(clearedFor('restricted'), RED, { events });
      assert.equal(talk.left(), sent);
      assert.deepEqual(classesOf(talk), { response: 'RESTRICTED' });
      assert.deepEqual(findingsIn(talk), []);
    }
  });

  for (const action of ['deny', 'redact', 'mask'])
    it(`refuses what the caller is not cleared for: ${action}`, () => {
      for (const events of [false, true]) {
        const { talk } = talkOf(clearedFor('confidential', '', action), RED, { events });
        assert.equal(talk.left().includes('sluice'), false);
        assert.deepEqual(findingsIn(talk), ['cleared RESTRICTED result.contents[0].uri']);
        assert.equal(metadata(talk.replies, 'response_decision'), 'deny');
        assert.equal(metadata(talk.replies, 'response_class'), 'RESTRICTED');
        assert.deepEqual(classesOf(talk), { response: 'RESTRICTED' });
      }
    });

  it('is nothing to rules that do not read such texts, nor for calls alone', () => {
    for (const more of [', on: [assistant]', ', tools: [send_mail]']) {
      const { talk, sent } = talkOf(clearedFor('internal', more), RED);
      assert.equal(talk.left(), sent);
      assert.equal(classesOf(talk), undefined);
    }
  });

  it('is told, and no finding, where the condition of a rule is not true', () => {
    const { talk, sent } = talkOf(clearedFor('internal', `, when: 'caller.id == "somebody"'`), RED);
    assert.equal(talk.left(), sent);
    assert.deepEqual(classesOf(talk), { response: 'RESTRICTED' });
  });

  it('is recorded where the policy only observes', () => {
    const { talk, sent } = talkOf(`  mode: observe${clearedFor('internal')}`, RED);
    assert.equal(talk.left(), sent);
    assert.deepEqual(classesOf(talk), { response: 'RESTRICTED' });
    assert.equal(header(talk.replies, 'x-weir-class'), undefined);
  });

  it('is not that of resources which are taken out', () => {
    const spec = `
  documents: { visible: 'document.class != "restricted"', unlabelled: keep }${clearedFor('internal')}`;
    const block = (text: string, classification: string) => ({
      type: 'resource',
      resource: { uri: 'a', text, _meta: { classification } },
    });
    const result = { content: [block(PLAN, 'restricted'), block(NEWS, 'internal')] };
    for (const sent of [{}, { events: true }, { events: true, size: 9 }]) {
      const { talk } = talkOf(spec, { asks: 'tools/call', result }, sent);
      assert.equal(talk.left().includes(PLAN), false);
      assert.equal(talk.left().includes(NEWS), true);
      assert.deepEqual(classesOf(talk), { response: 'INTERNAL' });
    }
  });

  it('is that of the labels of MCP alone: what models answer has none of its own', () => {
    const talk = new Talk(TELL);
    talk.request('full-duplex').body('request', '{"messages":[]}', true);
    talk.answer('application/json');
    const content = `TLP:RED\n${PLAN}`;
    talk.body(
      'response',
      JSON.stringify({ choices: [{ index: 0, message: { role: 'assistant', content } }] }),
      true,
    );
    talk.take({ kind: 'closed', ended: 'complete' });
    assert.equal(classesOf(talk), undefined);
  });

  it('is found in time that grows with the answer alone', () => {
    const spec = `
  documents: { visible: 'document.class != "restricted"', unlabelled: keep }${clearedFor('restricted')}`;
    const contents = Array.from({ length: 20_000 }, (_, at) => ({
      ...{ uri: 'a', text: NEWS },
      _meta: { classification: at % 2 === 0 ? 'restricted' : 'internal' },
    }));
    const { talk } = talkOf(spec, { asks: 'resources/read', result: { contents } });
    assert.deepEqual(classesOf(talk), { response: 'INTERNAL' });
  });
});
