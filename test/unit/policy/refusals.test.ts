/** `spec.refusals`: what it may be, and what is left out. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { HEAD, load, problemsOf } from './load.ts';

const refusals = (told: string) => load(`${HEAD}spec: { refusals: ${told} }`).policies[0]?.refusals;
const problems = (told: string) => problemsOf(`${HEAD}spec: { refusals: ${told} }`);

describe('refusals', () => {
  it('are errors unless the policy says otherwise', () => {
    const text = 'I cannot help with that.';
    assert.deepEqual(refusals('{}'), { as: 'error', text });
    assert.deepEqual(refusals('{ as: events }'), { as: 'events', text });
    assert.deepEqual(refusals('{ as: answer, text: "A\\tb\\n{id} \u{1F30A}" }'), {
      as: 'answer',
      text: 'A\tb\n{id} \u{1F30A}',
    });
  });

  it('have a text of 1 to 4,000 characters, none of them for control', () => {
    assert.equal(refusals(`{ text: "${'x'.repeat(4000)}" }`)?.text.length, 4000);
    for (const text of ['', 'x'.repeat(4001), '\\u0007', '\\r'])
      assert.match(problems(`{ text: "${text}" }`)[0] ?? '', /spec\.refusals\.text/);
  });

  it('are nothing else', () => {
    assert.match(problems('{ as: json }')[0] ?? '', /spec\.refusals\.as/);
    assert.match(problems('{ with: "x" }')[0] ?? '', /with/);
    assert.match(
      problemsOf(`${HEAD}spec: { request: { streamRefusals: events } }`)[0] ?? '',
      /streamRefusals/,
    );
  });
});
