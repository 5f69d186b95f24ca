import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { answerLane } from '../../../src/screen/answer-lane.ts';
import { policiesOf } from '../../fakes/conversation.ts';

const CARD = '4111111111111111';
const [POLICY] = policiesOf(`
apiVersion: weir.dev/v1alpha1
kind: GuardPolicy
metadata: { name: eager }
spec:
  acceptWeaker: [streamed]
  response:
    rules:
      - { name: mask, detector: pii, options: { entities: [CREDIT_CARD, EMAIL] }, action: redact, replacement: "[X]" }
`).policies;

const event = (content: string) => `data: ${JSON.stringify({ content })}\n\n`;

/** Runs deltas through the lane of a streamed answer; each is one event and one chunk. */
function stream(deltas: readonly string[]) {
  return chunks(deltas.map(event));
}

function chunks(texts: readonly string[]) {
  const head = { status: 200, headers: [{ name: 'content-type', value: 'text/event-stream' }] };
  const options = {
    dialect: undefined,
    head,
    request: {},
    fingerprint: () => 'h',
    eager: true,
    enforced: true,
  };
  const opened = answerLane({ ...options, policy: POLICY! });
  assert.ok(opened.ok);
  const { lane } = opened.value;
  const outputs = texts.map((text) => lane.push(Buffer.from(text)));
  outputs.push(lane.end());
  const left = outputs.map(({ chunks }) => Buffer.concat(chunks).toString());
  return {
    left,
    denial: outputs.find((output) => output.denial)?.denial,
    findings: outputs.flatMap((output) => output.findings),
  };
}

describe('a lane in streamed mode', () => {
  it('masks what stands in one event, also at its end', () => {
    const { left, denial, findings } = stream([CARD, ' is it']);
    assert.equal(left[0], 'data: {"content":"[X]"}\n\n');
    assert.equal(left[1], 'data: {"content":" is it"}\n\n');
    assert.equal(denial, undefined);
    assert.equal(findings.length, 1, 'it is found once');
  });

  it('masks what stands in one chunk, however large it is', () => {
    const front = event(`${'x'.repeat(65_480 - event('').length)} `);
    const { left, denial } = chunks([`${front}${event('4111 1111 ')}${event('1111 1111 now')}`]);
    assert.equal(denial, undefined);
    assert.equal(left[0]?.slice(front.length), event('[X]') + event(' now'));
  });

  it('cuts when a redaction comes too late: a part of it has left', () => {
    const { left, denial, findings } = stream(['card 4111', '1111', '1111', '1111 thanks']);
    assert.equal(denial?.kind, 'finding');
    assert.equal(findings[0]?.rule, 'mask');
    assert.equal(left[3], '', 'the rest does not leave');
  });

  it('masks the rest of what an event began and its mask covers', () => {
    const { left, denial } = stream(['write to ana@example.co', 'm today']);
    assert.equal(denial, undefined);
    assert.equal(left[0], 'data: {"content":"write to [X]"}\n\n');
    assert.equal(left[1], 'data: {"content":" today"}\n\n');
  });

  it('lets every event leave with its own chunk', () => {
    const { left } = stream(['the ', 'ri', 'ver']);
    assert.ok(left.slice(0, 3).every((bytes) => bytes.length > 0));
  });
});
