/** Personal data: what is reported, exactly, and what is not. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { drive } from '../../../src/detectors/drive.ts';
import { pii } from '../../../src/detectors/pii/index.ts';
import { hitsIn } from './hits-in.ts';

const FOUND: readonly (readonly [string, string])[] = [
  ['pay with 4111111111111111 now', 'CREDIT_CARD 4111111111111111'],
  ['pay with 4111 1111 1111 1111, please', 'CREDIT_CARD 4111 1111 1111 1111'],
  ['4111-1111-1111-1111', 'CREDIT_CARD 4111-1111-1111-1111'],
  ['4111.1111.1111.1111.', 'CREDIT_CARD 4111.1111.1111.1111'],
  ['2 cards: 2 4111 1111 1111 1111', 'CREDIT_CARD 4111 1111 1111 1111'],
  ['4111 1111 1111 1111 123', 'CREDIT_CARD 4111 1111 1111 1111'],
  ['amex 3782 822463 10005', 'CREDIT_CARD 3782 822463 10005'],
  ['diners 3056 930902 5904', 'CREDIT_CARD 3056 930902 5904'],
  ['mastercard 2223003122003222', 'CREDIT_CARD 2223003122003222'],
  ['卡号4111111111111111。', 'CREDIT_CARD 4111111111111111'],
  ['４１１１ １１１１ １１１１ １１１１', 'CREDIT_CARD ４１１１ １１１１ １１１１ １１１１'],
  ['4111\u00ad111111111111', 'CREDIT_CARD 4111\u00ad111111111111'],
  ['ssn 123-45-6789.', 'US_SSN 123-45-6789'],
  ['it is 449 07 5212', 'US_SSN 449 07 5212'],
  ['my social security number is 449075212', 'US_SSN 449075212'],
  ['write to jane.doe+x@mail.example.co.uk.', 'EMAIL jane.doe+x@mail.example.co.uk'],
  ['<jo@ex.org>', 'EMAIL jo@ex.org'],
  ["mail o'neil.j@ex.org", "EMAIL o'neil.j@ex.org"],
  ["to=u'jo@ex.org'", 'EMAIL jo@ex.org'],
  ['DE89370400440532013000', 'IBAN DE89370400440532013000'],
  ['DE89 3704 0044 0532 0130 00 is it', 'IBAN DE89 3704 0044 0532 0130 00'],
  ['gb82west12345698765432', 'IBAN gb82west12345698765432'],
  ['host 10.222.88.177:8080', 'IP_ADDRESS 10.222.88.177'],
  ['from 2001:db8::8a2e:370:7334.', 'IP_ADDRESS 2001:db8::8a2e:370:7334'],
  ['[2001:db8::1]:443', 'IP_ADDRESS 2001:db8::1'],
  ['::ffff:192.0.2.128', 'IP_ADDRESS ::ffff:192.0.2.128'],
  ['src=5.12.13.4 ok', 'IP_ADDRESS 5.12.13.4'],
  ['seen 5.12.133.4 twice', 'IP_ADDRESS 5.12.133.4'],
  ['SSN 318-44-2096 (part 2)', 'US_SSN 318-44-2096'],
  ['part of the form: 318-44-2096', 'US_SSN 318-44-2096'],
  ['d85d:120c:8d91:4bcf:3811:a619:64b5:d55c', 'IP_ADDRESS d85d:120c:8d91:4bcf:3811:a619:64b5:d55c'],
];

const LEFT: readonly (readonly [string, string])[] = [
  ['a card with a wrong check digit', '4111 1111 1111 1112'],
  ['a number of no brand', '9111111111111119'],
  ['a card in a longer number', '41111111111111111111111'],
  ['a card in a word', 'x4111111111111111y'],
  ['the same digit again and again', '4444 4444 4444 4444'],
  ['decimals', '0.4111111111111111'],
  ['the path of a picture', '.14.02.28.02.42.62-.27 1.29-.42 2-.42 1.66 0 3.18.83 4.1 2.15A4.01 4.01'],
  ['an area that is never issued', '000-12-3456 666-12-3456 912-12-3456'],
  ['a group or serial of zeros', '123-00-6789 123-45-0000'],
  ['nine digits that nothing names', 'order 449075212'],
  ['nine digits named in another line', 'your ssn is valid\nreference 449075212'],
  ['a longer dashed number', '123-45-6789-0'],
  ['a user name', 'user@localhost and @someone'],
  ['an IBAN with wrong check digits', 'DE88370400440532013000'],
  ['an IBAN of the wrong length', 'DE8937040044053201300'],
  ['an octet over 255', '256.1.1.1 and 1.2.3'],
  ['a version', '1.2.3.4.5 and version 1.2.3.4 and v1.2.3.4'],
  ['the version of a program', 'fw 2.8.11.0, boot 1.0.14.3, OpenSSL 3.0.13.1\nbootloader 12.118.11.4'],
  [
    'numbers of parts',
    'Part no. 482-19-7730, 482-19-7731\ngasket 318-44-2096\nSKU: 318-44-2097\nunits 217-40-8832 to 217-40-8840',
  ],
  ['the account of a repository', 'git@github.com:acme/widgets.git'],
  ['scopes of a programming language', 'std::vector and a::b and face::add'],
  ['a time', '12:30:45'],
  ['a UUID', '550e8400-e29b-41d4-a716-446655440000'],
  ['a hash', '3f786850e387550fdab836ed7e6dc881de23001b'],
  ['coordinates', '48.20817430, 16.37381890'],
  ['an ISBN', '978-3-16-148410-0'],
];

describe('pii', () => {
  for (const [text, expected] of FOUND) {
    it(`reports ${expected}`, () => assert.deepEqual(hitsIn('pii', text), [expected]));
  }
  for (const [what, text] of LEFT) {
    it(`leaves ${what}`, () => assert.deepEqual(hitsIn('pii', text), []));
  }
  it('finds the same one character at a time', () => {
    const scanner = pii.compile({});
    for (const [text] of FOUND)
      assert.deepEqual(drive(scanner, text).hits, drive(scanner, [text]).hits, text);
  });
  it('reports only the entities that were chosen', () => {
    const text = '4111111111111111 and jo@ex.org';
    assert.deepEqual(hitsIn('pii', text, { entities: ['EMAIL'] }), ['EMAIL jo@ex.org']);
  });
  it('leaves names and addresses unless they are asked for', () => {
    const text = 'Maria Lopez, 12 Baker Street, London NW1 6XE, jo@ex.org';
    const typesBy = (options: unknown) => drive(pii.compile(options), [text]).hits.map(({ type }) => type);
    assert.deepEqual(typesBy({}), ['EMAIL']);
    assert.deepEqual(typesBy({ entities: ['PROVED'] }), ['EMAIL']);
    assert.deepEqual(typesBy({ entities: ['PROVED', 'PERSON'] }), ['PERSON', 'EMAIL']);
    assert.deepEqual(typesBy({ entities: ['ADDRESS', 'PERSON'] }), ['PERSON', 'ADDRESS']);
    assert.deepEqual(typesBy({ entities: ['ALL'] }), ['PERSON', 'ADDRESS', 'EMAIL']);
    assert.deepEqual(typesBy(pii.widest), ['PERSON', 'ADDRESS', 'EMAIL']);
  });
  it('refuses an entity or option that it does not know', () => {
    assert.equal(pii.options.safeParse({ entities: ['SHOE_SIZE'] }).success, false);
    assert.equal(pii.options.safeParse({ entity: ['EMAIL'] }).success, false);
  });
});
