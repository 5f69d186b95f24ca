/** Every rule for secrets finds its own example, exactly, and leaves what is like it. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { drive } from '../../../src/detectors/drive.ts';
import { RecognizerScanner } from '../../../src/detectors/engine/recognize.ts';
import type { Rule } from '../../../src/detectors/engine/rule.ts';
import { fold } from '../../../src/detectors/fold.ts';
import { SECRET_RULES } from '../../../src/detectors/secrets/rules.ts';
import { APP_PASSWORD_EXAMPLES } from '../../cases/detectors/secrets/app-passwords.ts';
import { CHOSEN_WORDS, NO_WORDS, TOLD_WORDS } from '../../cases/detectors/secrets/chosen.ts';
import { NO_SECRETS_OF_CODE, PUBLISHED_KEYS } from '../../cases/detectors/secrets/code.ts';
import { EDGES_OF_RULES } from '../../cases/detectors/secrets/edges.ts';
import {
  CHOSEN_PASSWORDS,
  HANDED_OVER,
  NO_PASSWORDS,
  SET_OFF_PASSWORDS,
} from '../../cases/detectors/secrets/handed-over.ts';
import { WORD_PLACES } from '../../cases/detectors/secrets/more-places.ts';
import {
  NAMED_EXAMPLES,
  NAMED_MISSES,
  OWNED_PASSWORDS,
  TOLD_PASSWORDS,
} from '../../cases/detectors/secrets/names.ts';
import { OTHER_EXAMPLES } from '../../cases/detectors/secrets/others.ts';
import { CODES_IN_LISTS, PAIRS_AND_CODES } from '../../cases/detectors/secrets/pairs-and-codes.ts';
import { PLACE_EXAMPLES } from '../../cases/detectors/secrets/places.ts';
import { PROVED_KEY_EXAMPLES } from '../../cases/detectors/secrets/proved-keys.ts';
import { NOT_SEALED, SEALED_VALUES } from '../../cases/detectors/secrets/sealed.ts';
import { type Example, TOKEN_EXAMPLES } from '../../cases/detectors/secrets/tokens.ts';
import { WEB_KEY_EXAMPLES } from '../../cases/detectors/secrets/web-keys.ts';
import { hitsIn } from './hits-in.ts';

const EXAMPLES: readonly Example[] = [
  ...TOKEN_EXAMPLES,
  ...OTHER_EXAMPLES,
  ...PLACE_EXAMPLES,
  ...HANDED_OVER,
  ...PROVED_KEY_EXAMPLES,
  ...WEB_KEY_EXAMPLES,
  ...APP_PASSWORD_EXAMPLES,
  ...PAIRS_AND_CODES,
];
const BY_NAME = new Map<string, Rule>(SECRET_RULES.map((rule) => [rule.name, rule]));

const SCANNERS = new Map<Rule, RecognizerScanner>();

/** A scanner of one rule, made once: there are thousands of texts. */
function alone(rule: Rule): RecognizerScanner {
  const scanner = SCANNERS.get(rule) ?? new RecognizerScanner([rule]);
  SCANNERS.set(rule, scanner);
  return scanner;
}

function foundBy(rule: Rule, text: string): string[] {
  const { hits } = drive(alone(rule), [text]);
  return hits.map((hit) => `${hit.type} ${text.slice(hit.start, hit.end)}`);
}

/** The scores of what a rule finds. */
function scoresBy(rule: Rule, text: string): number[] {
  return drive(alone(rule), [text]).hits.map(({ score }) => score);
}

function shown({ rule, text }: { readonly rule: string; readonly text: string }): string {
  return `${rule}: ${text}`;
}

describe('the rules for secrets', () => {
  it('are 250 or more, each with a name of its own, a source and what it finds', () => {
    assert.ok(SECRET_RULES.length >= 250, `only ${SECRET_RULES.length}`);
    assert.equal(BY_NAME.size, SECRET_RULES.length);
    for (const { name, type, source, finds } of SECRET_RULES) {
      assert.match(name, /^[a-z0-9]+(-[a-z0-9]+)*$/);
      assert.match(type, /^[A-Z0-9]+(_[A-Z0-9]+)*$/);
      assert.ok(source.length >= 8 && finds.length >= 8, name);
    }
  });

  it('have an example each', () => {
    const known = new Set([...EXAMPLES.map(({ rule }) => rule), 'named-secret']);
    assert.deepEqual(
      SECRET_RULES.filter(({ name }) => !known.has(name)).map(({ name }) => name),
      [],
    );
    assert.deepEqual(
      [...known].filter((name) => !BY_NAME.has(name)),
      [],
    );
  });

  it('find their examples, whole and nothing else', () => {
    const wrong = EXAMPLES.filter(
      ({ rule, type, text, found }) => foundBy(BY_NAME.get(rule)!, text).join() !== `${type} ${found}`,
    );
    assert.deepEqual(wrong.map(shown), []);
  });

  it('are as sure of their examples as their kind is', () => {
    const scored = EXAMPLES.filter(({ score }) => score !== undefined);
    assert.ok(scored.length > 900, `only ${scored.length}`);
    const wrong = scored.filter(({ rule, text, score }) => scoresBy(BY_NAME.get(rule)!, text)[0] !== score);
    assert.deepEqual(wrong.map(shown), []);
  });

  it('leave what is like them', () => {
    const all = EXAMPLES.flatMap(({ rule, misses }) => misses.map((text) => ({ rule, text })));
    assert.ok(all.length > 5 * SECRET_RULES.length, `only ${all.length} near misses`);
    assert.deepEqual(
      all.filter(({ rule, text }) => foundBy(BY_NAME.get(rule)!, text).length > 0).map(shown),
      [],
    );
  });

  it('end where they end: what is just found, and what is just not', () => {
    assert.ok(EDGES_OF_RULES.length > 200, `only ${EDGES_OF_RULES.length}`);
    const wrong = EDGES_OF_RULES.filter(({ rule, text, found }) => {
      const whole = found === undefined ? '' : `${BY_NAME.get(rule)!.type} ${found}`;
      return foundBy(BY_NAME.get(rule)!, text).join() !== whole;
    });
    assert.deepEqual(wrong.map(shown), []);
  });

  it('take words alone where the place leaves no doubt', () => {
    assert.deepEqual(
      WORD_PLACES.map(([rule, text, value]) =>
        foundBy(
          BY_NAME.get(rule)!,
          text.replace('%', () => value),
        ).join(),
      ),
      WORD_PLACES.map(([, , value]) => `GENERIC_SECRET ${value}`),
    );
  });

  it('report each example when all of them look', () => {
    const scanner = new RecognizerScanner(SECRET_RULES);
    const lost = EXAMPLES.filter(({ text, found }) => {
      const { hits } = drive(scanner, [text]);
      return !hits.some((hit) => text.slice(hit.start, hit.end).includes(found));
    });
    assert.deepEqual(lost.map(shown), []);
  });
});

describe('what is no secret of anybody', () => {
  for (const text of NO_SECRETS_OF_CODE)
    it(`is what code and headers name so: ${text.slice(0, 40)}`, () => {
      assert.deepEqual(hitsIn('secrets', text), []);
    });
  for (const text of SEALED_VALUES)
    it(`is what is kept encrypted or as a hash: ${text.slice(0, 40)}`, () => {
      assert.deepEqual(hitsIn('secrets', text), []);
    });
  for (const [text, value] of NOT_SEALED)
    it(`is not what keeps it: ${text}`, () => {
      assert.deepEqual(hitsIn('secrets', text.replace('%', value)), [`GENERIC_SECRET ${value}`]);
    });
  for (const text of PUBLISHED_KEYS)
    it(`is what everybody has read: ${text.slice(0, 24)}`, () => {
      assert.deepEqual(hitsIn('secrets', text), []);
    });
});

describe('a list of recovery codes', () => {
  for (const [text, found] of CODES_IN_LISTS)
    it(`is found code by code: ${text.slice(0, 24)}`, () => {
      assert.deepEqual(
        hitsIn('secrets', text),
        found.map((code) => `GENERIC_SECRET ${code}`),
      );
    });
});

describe('a name for a secret', () => {
  for (const { text, found } of NAMED_EXAMPLES)
    it(`tells it in ${text.slice(0, 24)}`, () => {
      assert.deepEqual(hitsIn('secrets', text), [`GENERIC_SECRET ${found}`]);
    });

  it('is less sure of short passwords that are told, and of no other short value', () => {
    const rule = BY_NAME.get('named-secret');
    assert.ok(rule);
    assert.deepEqual(
      TOLD_PASSWORDS.map((text) => scoresBy(rule, text)),
      [[0.7], [0.7]],
    );
    assert.deepEqual(
      TOLD_PASSWORDS.flatMap((text) => scoresBy(rule, text.replace(/pass\w+/, 'token'))),
      [],
    );
  });

  it('tells a password with whose it is', () => {
    const rule = BY_NAME.get('named-secret');
    assert.ok(rule);
    assert.deepEqual(
      OWNED_PASSWORDS.filter((text) => scoresBy(rule, text)[0] !== 0.7),
      [],
    );
  });

  it('tells a password without a telling sign, where it is set', () => {
    assert.deepEqual(
      CHOSEN_PASSWORDS.map(([text, value]) => hitsIn('secrets', text.replace('%', value)).join()),
      CHOSEN_PASSWORDS.map(([, value]) => `GENERIC_SECRET ${value}`),
    );
  });

  it('tells a password that is set off, or told in further languages', () => {
    const rule = BY_NAME.get('named-secret');
    assert.ok(rule);
    assert.deepEqual(
      SET_OFF_PASSWORDS.filter((text) => scoresBy(rule, text)[0] !== 0.7),
      [],
    );
  });

  it('tells words that people join to a password, where it is set or told', () => {
    assert.deepEqual(
      CHOSEN_WORDS.map(([text, value]) =>
        hitsIn(
          'secrets',
          text.replace('%', () => value),
        ).join(),
      ),
      CHOSEN_WORDS.map(([, value]) => `GENERIC_SECRET ${value}`),
    );
    const rule = BY_NAME.get('named-secret');
    assert.ok(rule);
    assert.deepEqual(
      TOLD_WORDS.map(([text, value]) => foundBy(rule, fold(text.replace('%', () => value)).text).join()),
      TOLD_WORDS.map(([, value]) => `GENERIC_SECRET ${fold(value).text}`),
    );
  });

  it('leaves words that name something else', () => {
    assert.deepEqual(
      NO_WORDS.filter((text) => drive(new RecognizerScanner(SECRET_RULES), [text]).hits.length > 0),
      [],
    );
  });

  it('leaves what is said of passwords', () => {
    const scanner = new RecognizerScanner(SECRET_RULES);
    assert.deepEqual(
      NO_PASSWORDS.filter((text) => drive(scanner, [text]).hits.length > 0),
      [],
    );
  });

  it('does not make a secret of what stands for one, or is something else', () => {
    assert.ok(NAMED_MISSES.length > 150);
    assert.deepEqual(
      NAMED_MISSES.filter((text) => hitsIn('secrets', text).length > 0),
      [],
    );
  });
});
