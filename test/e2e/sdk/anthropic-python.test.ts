/** The SDK of Anthropic for Python through a real Envoy: every case ends normally or raises its own typed error (S11). */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { assertRecorded, CLEAN } from '../answers/support/records.ts';
import { ROOT, type Stack, startStack } from '../harness/stack.ts';
import { saysInHalves, saysMessage } from './support/anthropic-form.ts';
import { CARD, FORBIDDEN, MASK, SDK_POLICY } from './support/policy.ts';
import { assertTold, politeUrl } from './support/polite.ts';
import { pythonWith, runPython } from './support/python.ts';
import { sdkRow } from './support/sdk-row.ts';

const VERSION = '2.12.0';
const ROW = `anthropic ${VERSION} (Python), messages`;

/** What the program says of one case. */
interface Outcome {
  readonly case: string;
  readonly text?: string;
  readonly stop?: string;
  readonly error?: string;
  readonly type?: string;
  readonly message?: string;
  readonly id?: string;
}

const found = await pythonWith('anthropic', VERSION);

describe('anthropic for Python', { timeout: 240_000 }, () => {
  if ('missing' in found) {
    it(`${ROW} is missing`, { skip: found.missing });
    const absent = 'n/a: not installed' as const;
    sdkRow(ROW, {
      ...{ clean: absent, 'clean stream': absent, redacted: absent, 'redacted stream': absent },
      ...{ 'denied request': absent, 'denied answer': absent, cut: absent },
      ...{ answered: absent, 'answered stream': absent },
    });
    return;
  }
  let stack: Stack;
  let outcomes: Outcome[] = [];
  before(async () => {
    stack = await startStack({ policy: SDK_POLICY });
    stack.model.script('clean', saysMessage({ text: ['A weir ', 'is low.'] }));
    stack.model.script('card', saysMessage({ text: ['Your card ', ...CARD, ' is valid.'] }));
    const [calm, leak] = [
      ['The river ', 'is calm. '],
      ['Project ', 'Halcyon.'],
    ] as const;
    stack.model.script('leak', saysMessage({ text: [...calm, ...leak] }));
    stack.model.script('leaks on', saysInHalves(stack, { text: [...calm, ...leak] }, calm.length));
    const program = `${ROOT}test/e2e/sdk/support/anthropic_cases.py`;
    outcomes = (await runPython(found.python, program, [
      stack.url,
      CARD,
      FORBIDDEN,
      politeUrl(stack),
    ])) as Outcome[];
  });
  after(async () => stack?.stop());

  /** Takes the outcome of a case and holds it against what is expected and what the journal says. */
  const holds = async (name: string, expected: Partial<Outcome>, records: readonly string[]) => {
    const outcome = outcomes.find((one) => one.case === name);
    const { id, message: _, ...said } = outcome ?? { case: name };
    assert.deepEqual(said, { case: name, ...expected });
    await assertRecorded(stack, id, records);
  };
  /** The answer of a case says the words of the policy, and ends so. */
  const told = async (name: string, what: 'request' | 'answer' | 'cut', ends: string) => {
    const outcome = outcomes.find((one) => one.case === name);
    assert.equal(outcome?.stop, ends, JSON.stringify(outcome));
    const before = what === 'cut' ? { before: 'The river is calm. ' } : {};
    await assertTold(stack, what, { text: outcome?.text, id: outcome?.id, ...before });
  };
  const refused = { error: 'PermissionDeniedError', type: 'permission_error' };

  sdkRow(ROW, {
    clean: async () => {
      await holds('clean', { text: 'A weir is low.', stop: 'end_turn' }, CLEAN);
      return 'ends';
    },
    'clean stream': async () => {
      await holds('clean stream', { text: 'A weir is low.', stop: 'end_turn' }, CLEAN);
      return 'ends';
    },
    redacted: async () => {
      const records = ['request mutate mask-cards', 'open mutate mask-cards', 'close complete'];
      await holds('redacted', { text: `Your card ${MASK} is valid.`, stop: 'end_turn' }, records);
      return 'ends, masked';
    },
    'redacted stream': async () => {
      const records = ['request allow none', 'open allow none', 'mutate mutate mask-cards', 'close complete'];
      await holds('redacted stream', { text: `Your card ${MASK} is valid.`, stop: 'end_turn' }, records);
      return 'ends, masked';
    },
    'denied request': async () => {
      await holds('denied request', refused, ['request deny no-heron', 'close denied']);
      return 'PermissionDeniedError';
    },
    'denied answer': async () => {
      await holds('denied answer', refused, ['request allow none', 'open deny no-leak', 'close denied']);
      return 'PermissionDeniedError';
    },
    cut: async () => {
      const records = ['request allow none', 'open allow none', 'cut deny no-leak', 'close cut'];
      await holds('cut', { text: 'The river is calm. ', stop: 'refusal' }, records);
      return 'ends, stop_reason refusal';
    },
    answered: async () => {
      await told('answered request', 'request', 'end_turn');
      await told('answered answer', 'answer', 'end_turn');
      return 'ends, the words of the policy';
    },
    'answered stream': async () => {
      await told('answered stream', 'request', 'end_turn');
      await told('answered cut', 'cut', 'refusal');
      return 'ends, the words of the policy';
    },
  });

  it('asks nothing again that was denied, and the model gets what was masked', () => {
    assert.equal(stack.model.received.length, 8);
    const sent = stack.model.received
      .map(({ body }) => body.toString())
      .filter((body) => body.includes('mine?'));
    assert.deepEqual(
      sent.map((body) => JSON.parse(body).messages[0].content),
      [`Is ${MASK} mine?`],
    );
  });
});
