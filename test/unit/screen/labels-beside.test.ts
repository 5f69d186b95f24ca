/** Labels beside the texts of a request, on several wires, and of the passages that a policy marks. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { labelledStretches } from '../../../src/dialects/documents/source-labels.ts';
import { MINUTES, NEWS, PLAN } from '../../cases/detectors/classified.ts';
import { LABEL_PLACES } from '../../cases/detectors/labelled-requests.ts';
import { Talk } from '../../fakes/talk.ts';
import { fc } from '../../property/fast-check.ts';

const POLICY = `
  documents:
    visible: "true"
    unlabelled: keep
    marks: [{ begins: '<doc class="{class}">', ends: '</doc>' }]
  response:
    rules:
      - { name: cleared, detector: confidentiality, action: annotate }
`;

/** An answer as the provider at that path gives it. */
function answerOf(path: string, said: string): unknown {
  const content = [{ type: 'text', text: said }];
  if (path.startsWith('/v1/chat'))
    return { choices: [{ index: 0, message: { role: 'assistant', content: said } }] };
  if (path.startsWith('/v1/messages')) return { type: 'message', role: 'assistant', content };
  if (path.startsWith('/v2/chat')) return { id: 'c', message: { role: 'assistant', content } };
  if (path.startsWith('/model'))
    return { output: { message: { role: 'assistant', content: [{ text: said }] } } };
  if (path.startsWith('/v1beta'))
    return { candidates: [{ content: { role: 'model', parts: [{ text: said }] } }] };
  const output = [{ type: 'message', role: 'assistant', content: [{ type: 'output_text', text: said }] }];
  return { object: 'response', output };
}

/** The class that an answer carries which quotes one of the texts, and the one that its request bears. */
function classesOf(path: string, request: unknown, quoted: string): unknown {
  const talk = new Talk(POLICY).request('full-duplex', { path });
  talk.body('request', JSON.stringify(request), true);
  talk.answer('application/json');
  talk.body('response', JSON.stringify(answerOf(path, quoted)), true);
  talk.take({ kind: 'closed', ended: 'complete' });
  return talk.events.at(-1)?.classes;
}

describe('labels beside texts', () => {
  for (const { title, path, request, of, other } of LABEL_PLACES) {
    it(`give it their class: ${title}`, () => {
      const bears = of === undefined ? undefined : { request: of, response: of };
      assert.deepEqual(classesOf(path, request, `It says: ${PLAN}`), bears);
    });
    if (other !== undefined)
      it(`give what stands elsewhere none: ${title}`, () => {
        assert.deepEqual(classesOf(path, request, `It says: ${other}`), of && { request: of });
      });
  }

  it('leave to users what they wrote and label themselves', () => {
    const content = [{ type: 'text', text: PLAN, annotations: { classification: 'secret' } }];
    const found = classesOf('/v1/chat/completions', { messages: [{ role: 'user', content }] }, PLAN);
    assert.deepEqual(found, { request: 'RESTRICTED' });
  });

  it('count with the class of the mark in the text, the higher one', () => {
    for (const [mark, label] of [
      ['TLP:RED', 'internal'],
      ['TLP:GREEN', 'restricted'],
      ['TLP:CLEAR', 'restricted'],
    ] as const) {
      const annotations = { classification: label };
      const content = [{ type: 'text', text: `${mark}\n${MINUTES}`, annotations }];
      const messages = [
        { role: 'user', content: 'Hi' },
        { role: 'tool', tool_call_id: 'c', content },
      ];
      const found = classesOf('/v1/chat/completions', { messages }, MINUTES);
      assert.deepEqual(found, { request: 'RESTRICTED', response: 'RESTRICTED' }, mark);
    }
  });

  it('are found whatever is read, and speak of what holds them', () => {
    const isLabel = (name: string) => name === 'classification';
    let found = 0;
    fc.assert(
      fc.property(fc.json(), fc.nat(400), (inner, cut) => {
        const text = `{"a":[{"text":"x","annotations":{"classification":"secret","more":${inner}}},${inner}]}`;
        const spoken = (bytes: Uint8Array) => labelledStretches(bytes, isLabel);
        const { start = 0, end = 0, labels } = spoken(Buffer.from(text)).at(0) ?? {};
        assert.equal(
          Buffer.from(text)
            .subarray(start, start + 11)
            .toString(),
          '{"text":"x"',
        );
        assert.equal(
          Buffer.from(text)
            .subarray(end - 1, end)
            .toString(),
          '}',
        );
        found += labels?.length ?? 0;
        for (const one of spoken(Buffer.from(text.slice(0, cut)))) assert.ok(one.start < one.end);
      }),
      { numRuns: 300 },
    );
    assert.ok(found >= 300, `only ${found}`);
  });

  it('are read in time that grows with the request alone', () => {
    const deep = '{"a":'.repeat(400);
    const bytes = Buffer.from(
      `{"m":[${`{"t":"${NEWS}","annotations":{"classification":"x"}},`.repeat(20_000)}${deep}1${'}'.repeat(400)}]}`,
    );
    assert.equal(labelledStretches(bytes, (name) => name === 'classification').length, 20_000);
    for (const broken of ['', '{', '[[[', '{"annotations":{"classification":"se', '\u0000', '"x"'])
      assert.doesNotThrow(() => labelledStretches(Buffer.from(broken), () => true, 'text'), broken);
  });
});
