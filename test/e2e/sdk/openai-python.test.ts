/** The SDK of OpenAI for Python through a real Envoy: every case ends normally or raises its own typed error (S11). */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { CLEAN, recordsOf } from '../answers/support/records.ts';
import { inWords } from '../conformance/support/witness.ts';
import { ROOT, type Stack, startStack } from '../harness/stack.ts';
import { saysCompletion } from './support/completions-form.ts';
import { CARD, FORBIDDEN, MASK, SDK_POLICY } from './support/policy.ts';
import { assertTold, politeUrl } from './support/polite.ts';
import { pythonWith, runPython } from './support/python.ts';
import { saysResponse } from './support/responses-form.ts';
import { sdkRow } from './support/sdk-row.ts';

const VERSION = '3.54.0';

/** What the program says of one case. */
interface Outcome {
  readonly api: string;
  readonly case: string;
  readonly text?: string;
  readonly stop?: string;
  readonly error?: string;
  readonly code?: string;
  readonly id?: string;
}

/** What the APIs say of the same case. */
interface Api {
  readonly name: 'chat' | 'responses' | 'completions';
  readonly clean: RegExp;
  readonly card: string;
  /** How an answer ends that is complete, and one that was cut. */
  readonly ends: string;
  readonly cut: { readonly stop: string } | { readonly error: string };
  readonly begins: RegExp;
}

const APIS: readonly Api[] = [
  {
    name: 'chat',
    clean: /^A weir is a low barrier/,
    card: `Your card number is ${MASK} and it is valid until next May.`,
    ends: 'stop',
    cut: { error: 'ContentFilterFinishReasonError' },
    begins: /^A weir is a low barrier(?!.*Project)/s,
  },
  {
    name: 'responses',
    clean: /^A weir is low\.$/,
    card: `Your card ${MASK} is valid.`,
    ends: 'completed',
    cut: { stop: 'content_filter' },
    begins: /^The river is calm\. $/,
  },
  {
    name: 'completions',
    clean: /^A weir is low\.$/,
    card: `Your card ${MASK} is valid.`,
    ends: 'stop',
    cut: { stop: 'content_filter' },
    begins: /^The river is calm\. $/,
  },
];
const found = await pythonWith('openai', VERSION);

describe('openai for Python', { timeout: 240_000 }, () => {
  const titleOf = ({ name }: Api): string => `openai ${VERSION} (Python), ${name}`;
  if ('missing' in found) {
    it(`openai ${VERSION} for Python is missing`, { skip: found.missing });
    const absent = 'n/a: not installed' as const;
    for (const api of APIS)
      sdkRow(titleOf(api), {
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
    stack.model.script('chat-response', saysResponse({ text: ['A weir ', 'is low.'] }));
    stack.model.script('card-response', saysResponse({ text: ['Your card ', ...CARD, ' is valid.'] }));
    const leak = ['The river ', 'is calm. ', 'Project ', 'Halcyon.'];
    stack.model.script('banned-response', saysResponse({ text: leak }));
    stack.model.script('chat-completion', saysCompletion({ text: ['A weir ', 'is low.'] }));
    stack.model.script('card-completion', saysCompletion({ text: ['Your card ', ...CARD, ' is valid.'] }));
    stack.model.script('banned-completion', saysCompletion({ text: leak }));
    const program = `${ROOT}test/e2e/sdk/support/openai_cases.py`;
    outcomes = (await runPython(found.python, program, [
      stack.url,
      CARD,
      FORBIDDEN,
      politeUrl(stack),
    ])) as Outcome[];
  });
  after(async () => stack?.stop());

  for (const api of APIS) {
    /** The outcome of a case, whose exchange the journal has recorded so. */
    const outcomeOf = async (name: string, records: readonly string[]): Promise<Outcome> => {
      const outcome = outcomes.find((one) => one.api === api.name && one.case === name);
      assert.ok(outcome?.id !== undefined, `${name}: ${JSON.stringify(outcome)}`);
      const written = (await recordsOf(stack, outcome.id)).map(inWords);
      // At [DONE] the SDK closes the connection, be the body at its end or not.
      const early = name.endsWith('stream') && written.at(-1) === 'close cancelled';
      assert.deepEqual(early ? [...written.slice(0, -1), 'close complete'] : written, records);
      return outcome;
    };
    const refused = async (name: string, records: readonly string[]): Promise<string> => {
      const { error, code } = await outcomeOf(name, records);
      assert.deepEqual([error, code], ['PermissionDeniedError', 'content_policy_violation']);
      return 'PermissionDeniedError';
    };
    const clean = async (name: string): Promise<string> => {
      const { text, stop } = await outcomeOf(name, CLEAN);
      assert.match(text ?? '', api.clean);
      assert.equal(stop, api.ends);
      return 'ends';
    };
    const told = async (name: string, what: 'request' | 'answer'): Promise<void> => {
      const outcome = outcomes.find((one) => one.api === api.name && one.case === name);
      assert.equal(outcome?.stop, api.ends, JSON.stringify(outcome));
      await assertTold(stack, what, { id: outcome?.id, text: outcome?.text });
    };
    const masked = async (name: string, records: readonly string[]): Promise<string> => {
      const { text, stop } = await outcomeOf(name, records);
      assert.deepEqual([text, stop], [api.card, api.ends]);
      return 'ends, masked';
    };

    sdkRow(titleOf(api), {
      clean: () => clean('clean'),
      'clean stream': () => clean('clean stream'),
      redacted: () =>
        masked('redacted', ['request mutate mask-cards', 'open mutate mask-cards', 'close complete']),
      'redacted stream': () =>
        masked('redacted stream', [
          ...['request allow none', 'open allow none', 'mutate mutate mask-cards', 'close complete'],
        ]),
      'denied request': () => refused('denied request', ['request deny no-heron', 'close denied']),
      'denied answer': () =>
        refused('denied answer', ['request allow none', 'open deny no-leak', 'close denied']),
      cut: async () => {
        const records = ['request allow none', 'open allow none', 'cut deny no-leak', 'close cut'];
        const { text, stop, error } = await outcomeOf('cut', records);
        assert.match(text ?? '', api.begins);
        const ending = error === undefined ? { stop } : { error };
        assert.deepEqual(ending, api.cut);
        return error ?? `ends, incomplete: ${stop}`;
      },
      answered: async () => {
        await told('answered request', 'request');
        await told('answered answer', 'answer');
        return 'ends, the words of the policy';
      },
      'answered stream': async () => {
        await told('answered stream', 'request');
        const { id, text = '' } =
          outcomes.find(({ api: of, case: one }) => of === api.name && one === 'answered cut') ?? {};
        const [before = ''] = text.split('\n\n');
        assert.match(before, api.begins);
        await assertTold(stack, 'cut', { id, text, before });
        return 'ends, the words of the policy';
      },
    });
  }

  it('asks nothing again that was denied, and the model gets what was masked', () => {
    assert.equal(stack.model.received.length, 24);
    const sent = stack.model.received
      .map(({ body }) => body.toString())
      .filter((body) => body.includes('mine?'));
    assert.equal(sent.length, 3);
    for (const body of sent) assert.ok(body.includes(`Is ${MASK} mine?`), body);
  });
});
