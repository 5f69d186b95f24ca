/** Laws 2 and 7 over the examples of all rules for secrets: any split, and a search or none, give the same hits. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { drive } from '../../src/detectors/drive.ts';
import { RecognizerScanner } from '../../src/detectors/engine/recognize.ts';
import { SECRET_RULES } from '../../src/detectors/secrets/rules.ts';
import { APP_PASSWORD_EXAMPLES } from '../cases/detectors/secrets/app-passwords.ts';
import { SIMPLE_ADDRESSES, SIMPLE_PASSWORDS, UUID_KEYS } from '../cases/detectors/secrets/code-places.ts';
import {
  CHOSEN_PASSWORDS,
  HANDED_OVER,
  NO_PASSWORDS,
  SET_OFF_PASSWORDS,
} from '../cases/detectors/secrets/handed-over.ts';
import { NAMED_EXAMPLES, NAMED_MISSES } from '../cases/detectors/secrets/names.ts';
import { OTHER_EXAMPLES } from '../cases/detectors/secrets/others.ts';
import { PLACE_EXAMPLES } from '../cases/detectors/secrets/places.ts';
import { PROVED_KEY_EXAMPLES, SEEDS_IN_PLACES } from '../cases/detectors/secrets/proved-keys.ts';
import { TOKEN_EXAMPLES } from '../cases/detectors/secrets/tokens.ts';
import { WEB_KEY_EXAMPLES } from '../cases/detectors/secrets/web-keys.ts';
import { exhaustive } from '../fakes/exhaustive.ts';
import { fc } from './fast-check.ts';
import { split } from './split.ts';

const scanner = new RecognizerScanner(SECRET_RULES);
const EXAMPLES = [
  ...TOKEN_EXAMPLES,
  ...OTHER_EXAMPLES,
  ...PLACE_EXAMPLES,
  ...HANDED_OVER,
  ...PROVED_KEY_EXAMPLES,
  ...WEB_KEY_EXAMPLES,
  ...APP_PASSWORD_EXAMPLES,
];
/** Chunks of one size each. */
const SIZES = [1, 2, 3, 5, 8, 13];
const CHOSEN = [
  ...[...CHOSEN_PASSWORDS, ...SIMPLE_PASSWORDS].map(([text, value]) => text.replace('%', value)),
  ...SIMPLE_ADDRESSES,
  ...UUID_KEYS,
];
const some = <Value>(values: readonly Value[]) => fc.constantFrom(...values);
/** Matches, near misses, and names that what follows may take for its own. */
const part = fc.oneof(
  { weight: 3, arbitrary: some(EXAMPLES.map(({ text }) => text)) },
  { weight: 2, arbitrary: some(EXAMPLES.flatMap(({ misses }) => misses)) },
  { weight: 2, arbitrary: some([...NAMED_EXAMPLES.map(({ text }) => text), ...NAMED_MISSES]) },
  { weight: 1, arbitrary: some([...CHOSEN, ...SET_OFF_PASSWORDS, ...NO_PASSWORDS]) },
  {
    weight: 1,
    arbitrary: some(
      SECRET_RULES.flatMap(({ triggers }) =>
        triggers.map((one) => (one.kind === 'digits' ? '1' : one.literal)),
      ),
    ),
  },
  {
    weight: 1,
    arbitrary: some([' = ', ': "', "='", ' is ', ';', 'azure datadog token ', '{"', '\\"', 'é', '密码']),
  },
);
const glue = some(['', ' ', '\n', '. ', '-', ', ', '"']);
const texts = fc.array(fc.tuple(part, glue), { maxLength: 6 }).map((parts) => parts.flat().join(''));

/** A part of a text, so that it also begins and ends inside of things. */
const pieces = fc
  .tuple(texts, fc.nat({ max: 60 }), fc.nat({ max: 60 }))
  .map(([text, head, tail]) => text.slice(head, Math.max(head, text.length - tail)));

/** From behind, two places of these may be where the password begins. */
const LOOKED_ALIKE: [string][] = [
  ['Set-Cookie: connect.sid=s%3AV0NEYc94FcHC1c0jhJIXkBub1haMRkOD; Path=/; HttpOnly'],
  ["echo 'deploy:Walnut-Comet-!-28' | sudo chpasswd"],
  [`CREATE USER 'app'@'%.shop.example' IDENTIFIED BY 'qQOykw5YJFf4Vp';api_key = "hFbulq86VjfkYHfXNT8g"`],
];

describe('the rules for secrets', () => {
  it('find the same in any chunking', () => {
    let found = 0;
    const sizes = fc.array(fc.oneof(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 90 })), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(pieces, sizes, (whole, parts) => {
        const { hits } = drive(scanner, [whole]);
        found += hits.length;
        assert.deepEqual(drive(scanner, split(whole, parts)).hits, hits);
      }),
      { numRuns: 3000 },
    );
    assert.ok(found > 1200, `the texts held only ${found} hits`);
  });

  it('find each of their examples in chunks of any size', () => {
    const all = [...EXAMPLES, ...NAMED_EXAMPLES].map(({ text }) => text);
    const wrong = [...all, ...CHOSEN, ...SET_OFF_PASSWORDS].filter((text) => {
      const { hits } = drive(scanner, [text]);
      return SIZES.some((size) => !isDeepStrictEqual(drive(scanner, split(text, [size])).hits, hits));
    });
    assert.deepEqual(wrong, []);
  });

  it('find a typed seed wherever its first digit stands, whole or in chunks, searched for or not', () => {
    const rule = SECRET_RULES.filter(({ name }) => name === 'typed-otp-seed');
    const [alone, reference] = [new RecognizerScanner(rule), exhaustive(rule)];
    let found = 0;
    for (const text of SEEDS_IN_PLACES) {
      const { hits } = drive(reference, [text]);
      found += hits.length;
      for (let size = 1; size <= 40; size++)
        assert.deepEqual(drive(alone, split(text, [size])).hits, hits, `${size}: ${text}`);
      assert.deepEqual(drive(alone, [text]).hits, hits, text);
    }
    assert.ok(found > 1000, `the texts held only ${found} hits`);
  });

  it('find the same with a search for candidates as when all are asked everywhere', () => {
    const reference = exhaustive(SECRET_RULES);
    let found = 0;
    fc.assert(
      fc.property(pieces, (text) => {
        const { hits } = drive(reference, [text]);
        found += hits.length;
        assert.deepEqual(drive(scanner, [text]).hits, hits);
      }),
      { numRuns: 800, examples: LOOKED_ALIKE },
    );
    assert.ok(found > 250, `the texts held only ${found} hits`);
  });
});
