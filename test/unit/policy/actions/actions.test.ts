/** What stands in place of a value, action by action. */
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { describe, it } from 'node:test';
import { drive } from '../../../../src/detectors/drive.ts';
import { DETECTORS } from '../../../../src/detectors/index.ts';
import { type EditOptions, writerOf } from '../../../../src/policy/actions/index.ts';
import type { Replacing } from '../../../../src/policy/actions/value.ts';
import { PII_VALUES } from '../../../cases/actions/values.ts';

const pseudonymWith =
  (key: string) =>
  (text: string): string =>
    createHmac('sha256', key).update(text).digest('hex').slice(0, 32);

function replacing(key = 'k'): Replacing {
  return { pseudonym: pseudonymWith(key), placeholderOf: () => '<X_1>', valueOf: () => undefined };
}

const OPTIONS: EditOptions = { replacement: undefined, mask: { keep: 'usual', with: '*' } };
const EMAIL = { type: 'EMAIL', text: 'jane.doe@example.org' };
const CARD = { type: 'CREDIT_CARD', text: '4111 1111 1111 1111' };

function masked(value: { type: string; text: string }, keep: string, sign = '*'): string {
  return writerOf('mask', { ...OPTIONS, mask: { keep, with: sign } })(value, replacing());
}

describe('action redact', () => {
  it('names the type', () => assert.equal(writerOf('redact', OPTIONS)(EMAIL, replacing()), '[EMAIL]'));
  it('says what the rule says', () =>
    assert.equal(writerOf('redact', { ...OPTIONS, replacement: '-' })(EMAIL, replacing()), '-'));
});

describe('action mask', () => {
  const rows = [
    ['usual', CARD.text, '**** **** **** 1111', 'CREDIT_CARD'],
    ['usual', EMAIL.text, 'j***.***@example.org', 'EMAIL'],
    ['usual', 'x@y.org', '*@y.org', 'EMAIL'],
    ['usual', '123', '**3', 'US_SSN'],
    ['usual', 'é', '*', 'PERSON'],
    ['nothing', CARD.text, '**** **** **** ****', 'CREDIT_CARD'],
    ['first1', '219-09-4412', '2**-**-****', 'US_SSN'],
    ['first2', '219-09-4412', '21*-**-****', 'US_SSN'],
    ['first4', '219-09-4412', '219-0*-****', 'US_SSN'],
    ['last2', '219-09-4412', '***-**-**12', 'US_SSN'],
    ['last4', '21-9', '**-9', 'US_SSN'],
    ['domain', EMAIL.text, '****.***@example.org', 'EMAIL'],
    ['domain', 'no address', '** *******', 'PERSON'],
    ['last2', '𝔸𝔹ℂ𝔻𝔼', '***𝔻𝔼', 'PERSON'],
  ] as const;
  for (const [keep, text, wanted, type] of rows)
    it(`${keep} of ${text}`, () => assert.equal(masked({ type, text }, keep), wanted));
  it('covers with what the rule says', () =>
    assert.equal(masked({ type: 'X', text: '12-34' }, 'last2', '#'), '##-34'));
});

describe('action hash', () => {
  const hash = writerOf('hash', OPTIONS);
  it('names the type and 12 hex digits', () =>
    assert.match(hash(EMAIL, replacing()), /^\[EMAIL:[0-9a-f]{12}\]$/));
  it('is the same for the same value', () =>
    assert.equal(hash(EMAIL, replacing()), hash({ ...EMAIL }, replacing())));
  it('differs by value, by type and by key', () => {
    const all = [
      hash(EMAIL, replacing()),
      hash({ ...EMAIL, text: 'x' }, replacing()),
      hash({ ...EMAIL, type: 'PHONE' }, replacing()),
      hash(EMAIL, replacing('other')),
    ];
    assert.equal(new Set(all.map((one) => one.slice(-13))).size, 4);
  });
});

describe('action fake', () => {
  const fake = writerOf('fake', OPTIONS);
  const pii = DETECTORS.find(({ name }) => name === 'pii');
  const scanner = pii?.compile({ entities: ['CREDIT_CARD', 'IBAN', 'US_SSN', 'EMAIL', 'IP_ADDRESS'] });
  /** The form of a text: its digits, its letters by case, and all else as it is. */
  const formOf = (text: string) =>
    text.replaceAll(/\d/g, '0').replaceAll(/[a-z]/g, 'a').replaceAll(/[A-Z]/g, 'A');

  it('has the form of its value, and the detector still finds its type', () => {
    let ran = 0;
    for (const { type, text } of PII_VALUES) {
      const made = fake({ type, text }, replacing(text));
      assert.equal(formOf(made), formOf(text), text);
      assert.notEqual(made, text);
      if (scanner === undefined) continue;
      const found = drive(scanner, [`see ${made} there`]).hits;
      assert.deepEqual(
        found.map((hit) => [hit.type, hit.start, hit.end]),
        [[type, 4, 4 + made.length]],
        `${text} became ${made}`,
      );
      ran++;
    }
    assert.ok(ran >= 500, `${ran} values`);
  });

  it('is the same for the same value, also in other groups, and another with another key', () => {
    const first = fake(CARD, replacing());
    assert.equal(fake({ ...CARD, text: '4111111111111111' }, replacing()), first.replaceAll(' ', ''));
    assert.equal(fake(CARD, replacing()), first);
    assert.notEqual(fake(CARD, replacing('other')), first);
  });

  it('keeps the issuer of a card, the country of an IBAN and the end of an address', () => {
    assert.match(fake(CARD, replacing()), /^4111 \d{4} \d{4} \d{4}$/);
    assert.match(fake({ type: 'IBAN', text: 'DE89370400440532013000' }, replacing()), /^DE\d{20}$/);
    assert.match(fake(EMAIL, replacing()), /^[a-z]{4}\.[a-z]{3}@[a-z]{7}\.org$/);
  });

  it('changes all letters and digits of a value that is spelled in another way', () => {
    for (const type of ['CREDIT_CARD', 'US_SSN', 'PHONE', 'DATE_OF_BIRTH', 'UK_NHS', 'EMAIL', 'IP_ADDRESS']) {
      const text = Buffer.from('4111 1111 1111 1111').toString('base64');
      const made = fake({ type, text }, replacing());
      const kept = [...text].filter(
        (character, at) => /[A-Za-z0-9]/.test(character) && made[at] === character,
      );
      assert.ok(kept.length <= 6, `${type}: ${kept.length} of ${text.length} stay`);
    }
    assert.match(
      fake({ type: 'DATE_OF_BIRTH', text: '12th March 1980' }, replacing()),
      /^\d\dth March 19\d\d$/,
    );
  });

  const checked = [
    ['CA_SIN', '046 454 286', /^0\d\d \d{3} \d{3}$/, luhn],
    ['US_ROUTING', '021000021', /^02\d{7}$/, routing],
    ['UK_NHS', '943 476 5919', /^9\d\d \d{3} \d{4}$/, nhs],
  ] as const;
  for (const [type, text, form, check] of checked)
    it(`gives ${type} a right check digit`, () => {
      for (let key = 0; key < 500; key++) {
        const made = fake({ type, text }, replacing(String(key)));
        assert.match(made, form);
        assert.ok(check([...made.replaceAll(' ', '')].map(Number)), made);
      }
    });

  it('keeps days and months possible, and the century', () =>
    assert.match(
      fake({ type: 'DATE_OF_BIRTH', text: '1984-11-23' }, replacing()),
      /^19\d\d-(0[1-9]|1[0-2])-(0[1-9]|1[0-2])$/,
    ));
});

/** Each check as its standard tells it, by itself. */
function luhn(digits: readonly number[]): boolean {
  const doubled = [0, 2, 4, 6, 8, 1, 3, 5, 7, 9];
  return digits.toReversed().reduce((sum, d, at) => sum + (at % 2 ? (doubled[d] ?? 0) : d), 0) % 10 === 0;
}
function routing(digits: readonly number[]): boolean {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0, i = 0] = digits;
  return (3 * (a + d + g) + 7 * (b + e + h) + (c + f + i)) % 10 === 0;
}
function nhs(digits: readonly number[]): boolean {
  const sum = digits.slice(0, 9).reduce((all, d, at) => all + d * (10 - at), 0);
  const check = (11 - (sum % 11)) % 11;
  return check !== 10 && check === digits[9];
}

describe('action neutralise', () => {
  const neutralise = writerOf('neutralise', OPTIONS);
  const rows = [
    ['LINK', '(https://evil.example "t")', ''],
    ['IMAGE_LINK', ': //evil.example', ''],
    ['IMAGE_LINK', 'src="//evil.example"', ' '],
    ['IMAGE_LINK', 'xlink:href = //evil.example', ' '],
    ['IMAGE_LINK', "url('//evil.example')", ' '],
    ['IMAGE_LINK', '@import "//evil.example"', ' '],
    ['LINK', 'https://evil.example/a=b', '[LINK]'],
    ['DISGUISED_LINK', 'http://127.1', '[DISGUISED_LINK]'],
    ['UNSAFE_SCHEME', 'javascript:alert(1)', '[UNSAFE_SCHEME]'],
    ['ACTIVE_HTML', '<svg onload=alert(1)>', '&lt;svg  alert(1)>'],
    ['ACTIVE_HTML', '\\u003cscript\\u003E', '&lt;script\\u003E'],
    ['ACTIVE_HTML', '<img src="//evil.example/x" alt="a b">', '&lt;img   alt="a b">'],
    ['HTML', '</p>', '&lt;/p>'],
    ['EVENT_HANDLER', 'onerror="x"', ' '],
    ['TERMINAL_ESCAPE', '\u001b[31m', ' '],
    ['HIDDEN_TEXT', '\u{E0041}\u{E0042}\u{E0043}', ' '],
    ['EMAIL', EMAIL.text, '[EMAIL]'],
  ] as const;
  for (const [type, text, left] of rows)
    it(`leaves ${JSON.stringify(left)} of ${JSON.stringify(text)}`, () =>
      assert.equal(neutralise({ type, text }, replacing()), left));
});
