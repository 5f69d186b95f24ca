/** What the batch verbs look for: all that a detector knows, unless their options say otherwise. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { chooseDetectors } from '../../../src/cli/choose-detectors.ts';

function optionsOf(names: readonly string[], options?: string): unknown {
  const chosen = chooseDetectors(names, options);
  return chosen.ok ? chosen.value.map((one) => one.options) : chosen.fault.message;
}

describe('detectors of a command line', () => {
  it('look for all that they know', () => {
    assert.deepEqual(optionsOf(['pii']), [{ entities: ['ALL'] }]);
    assert.deepEqual(optionsOf(['pii', 'secrets']), [{ entities: ['ALL'] }, {}]);
  });
  it('look for what their options name', () => {
    assert.deepEqual(optionsOf(['pii'], '{"entities":["PROVED"]}'), [{ entities: ['PROVED'] }]);
    assert.deepEqual(optionsOf(['secrets', 'pii'], '{"pii":{"entities":["IBAN"]}}'), [
      {},
      { entities: ['IBAN'] },
    ]);
  });
  it('are refused with a name that none has', () => {
    assert.match(String(optionsOf(['pii'], '{"entities":["PERSONS"]}')), /PERSONS.*did you mean "PERSON"/);
  });
});
