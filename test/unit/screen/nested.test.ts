/** Text that is encoded deeper than it is decoded: named wherever it is split, and denied where the policy says so. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { converse, cutAt, policiesOf } from '../../fakes/conversation.ts';

const policyOf = (uninspected: string) =>
  policiesOf(`
apiVersion: weir.dev/v1alpha1
kind: GuardPolicy
metadata: { name: nested }
spec:
  request: { rules: [{ name: no-falcon, detector: keywords, options: { words: [project falcon] }, action: deny }] }
  response: { rules: [{ name: no-falcon, detector: keywords, options: { words: [project falcon] }, action: deny }] }
${uninspected}`);

const ALLOWS = policyOf('');
const DENIES = policyOf('  uninspected: { nested: deny }');
const HARMLESS = 'the harbour lies behind two low islands';

type Coding = 'base64' | 'hex';
const encoded = (text: string, ...codings: readonly Coding[]) =>
  codings.reduce((inner, coding) => Buffer.from(inner).toString(coding), text);
const THREE = encoded(HARMLESS, 'base64', 'base64', 'base64');

const requestOf = (content: string) =>
  Buffer.from(JSON.stringify({ model: 'm', stream: true, messages: [{ role: 'user', content }] }));
const answerOf = (parts: readonly string[]) => {
  const events = parts.map((content) => ({ id: 'c', choices: [{ index: 0, delta: { content } }] }));
  return Buffer.from(`${events.map((one) => `data: ${JSON.stringify(one)}\n\n`).join('')}data: [DONE]\n\n`);
};

/** One event after the other. */
function eventsOf(stream: Buffer): Buffer[] {
  const events = stream.toString().match(/[\s\S]*?\n\n/g) ?? [];
  return events.map((one) => Buffer.from(one));
}

/** The text of the deltas that a client got. */
function textIn(client: Buffer): string {
  const events = client.toString().split('\n\n');
  return events
    .filter((event) => event.startsWith('data: {'))
    .map(
      (event) => JSON.parse(event.slice('data: '.length)) as { choices: { delta: { content?: string } }[] },
    )
    .map(({ choices }) => choices[0]?.delta.content ?? '')
    .join('');
}

/** What was named as not inspected: direction, path, reason, bytes. */
function skippedOf({ events }: ReturnType<typeof converse>): string[] {
  return events.flatMap(({ direction, skipped }) =>
    skipped.map(({ path, reason, bytes }) => `${direction} ${path} ${reason} ${bytes}`),
  );
}

const answer = [answerOf(['Fine.'])];
const asks = (content: string, policies = ALLOWS) =>
  converse({ policies, request: [requestOf(content)], answer });

describe('text that is encoded', () => {
  const shallow: readonly (readonly Coding[])[] = [
    [],
    ['base64'],
    ['hex'],
    ['base64', 'hex'],
    ['hex', 'hex'],
  ];
  for (const codings of shallow)
    it(`${codings.length} times (${codings.join(', ')}) is inspected, and named as nothing`, () => {
      const outcome = asks(`see ${encoded(HARMLESS, ...codings)} there`, DENIES);
      assert.deepEqual(skippedOf(outcome), []);
      assert.equal(outcome.local, undefined);
    });

  const deep: readonly (readonly Coding[])[] = [
    ['base64', 'base64', 'base64'],
    ['hex', 'base64', 'base64'],
    ['base64', 'hex', 'hex'],
    ['base64', 'base64', 'base64', 'base64'],
  ];
  for (const codings of deep)
    it(`${codings.length} times (${codings.join(', ')}) passes by default, and is named with its path and bytes`, () => {
      const content = `see ${encoded(HARMLESS, ...codings)} there`;
      const outcome = asks(content);
      assert.equal(outcome.upstream.toString(), requestOf(content).toString());
      const [skipped, ...others] = skippedOf(outcome);
      assert.match(skipped ?? '', /^request messages\[0\]\.content nested \d+$/);
      assert.deepEqual(others, []);
      const bytes = Number(skipped?.split(' ').at(-1));
      const token = content.length - 'see  there'.length;
      assert.ok(bytes > token * 0.9 && bytes <= token, `${bytes} of ${token}`);
      assert.deepEqual(
        outcome.events.flatMap(({ findings }) => findings),
        [],
      );
    });

  it('three times is denied where the policy says so, and nothing of it leaves', () => {
    const outcome = asks(`see ${THREE} there`, DENIES);
    assert.equal(outcome.upstream.length, 0);
    assert.equal(outcome.local?.status, 403);
    const [decided] = outcome.events;
    assert.deepEqual([decided?.verdict, decided?.rule], ['deny', 'uninspected.nested']);
    assert.match(skippedOf(outcome)[0] ?? '', /^request messages\[0\]\.content nested \d+$/);
  });

  it('is judged in the levels that are decoded all the same', () => {
    const inner = encoded(`project falcon ${THREE.slice(0, 40)}`, 'base64', 'base64');
    assert.equal(asks(inner).local?.status, 403);
  });

  it('is named once wherever a request is cut', () => {
    const request = requestOf(`see ${THREE} and ${THREE}`);
    const whole = skippedOf(asks(`see ${THREE} and ${THREE}`));
    assert.equal(whole.length, 1);
    for (let at = 1; at < request.length; at++)
      assert.deepEqual(
        skippedOf(converse({ policies: ALLOWS, request: cutAt(request, [at]), answer })),
        whole,
        `cut at ${at}`,
      );
  });

  const text = `see ${THREE} there`;
  for (const size of [1, 2, 3, 7, 50])
    it(`is named alike in a stream of deltas of ${size}, and cut before it has left where that is denied`, () => {
      const parts = text.match(new RegExp(`.{1,${size}}`, 'g')) ?? [];
      const streamed = (policies: typeof ALLOWS) =>
        converse({ policies, request: [requestOf('Hi')], answer: eventsOf(answerOf(parts)) });
      const passed = streamed(ALLOWS);
      assert.equal(passed.client.toString(), answerOf(parts).toString());
      const bytes = skippedOf(passed).map((one) => Number(one.split(' ').at(-1)));
      const expected = skippedOf(asks(text)).map((one) => Number(one.split(' ').at(-1)));
      assert.deepEqual([bytes.reduce((sum, one) => sum + one, 0)], expected);
      const cut = streamed(DENIES);
      assert.equal(textIn(cut.client), parts.slice(0, Math.floor('see '.length / size)).join(''));
      assert.equal(cut.events.findLast(({ kind }) => kind !== 'close')?.rule, 'uninspected.nested');
    });

  it('deeper is nothing to a policy whose rules decode nothing', () => {
    const plain = policiesOf(`
apiVersion: weir.dev/v1alpha1
kind: GuardPolicy
metadata: { name: plain }
spec:
  request: { rules: [{ name: no-falcon, detector: keywords, options: { words: [project falcon] }, views: plain, action: deny }] }
  uninspected: { nested: deny }
`);
    assert.equal(asks(`see ${THREE} there`, plain).local, undefined);
  });
});
