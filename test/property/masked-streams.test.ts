/** Laws 2, 3 and 4 on streams whose masked bytes are known beforehand; `make chunkings` compares a million chunkings. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkResumed, checkStreams } from './masked/check-streams.ts';

const CHUNKINGS = 2000;
const RESUMED = 600;
const SEED = 5;

describe('masked streams in random chunkings', () => {
  it(`not one byte of a masked range leaves and not one other byte changes, in ${CHUNKINGS} chunkings`, () => {
    const compared = checkStreams(CHUNKINGS, SEED);
    assert.equal(compared.chunkings, CHUNKINGS);
    assert.ok(compared.streams === 100 && compared.secrets > 200, JSON.stringify(compared));
  });

  it(`nothing marked leaves whole where texts go on behind the beginning of later ones, in ${RESUMED} streams`, () => {
    const cut = checkResumed(RESUMED, SEED);
    assert.ok(cut > 10 && cut < RESUMED / 2, `${cut} were cut`);
  });
});
