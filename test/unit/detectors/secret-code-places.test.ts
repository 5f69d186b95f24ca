/** Secrets in the shapes of people's own code: words and numbers that their place proves, and what stands for them. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  KEY_UUID,
  NO_SIMPLE_ADDRESSES,
  NO_TYPED,
  NO_UUID_KEYS,
  SIMPLE_ADDRESSES,
  SIMPLE_PASSWORDS,
  UUID_KEYS,
} from '../../cases/detectors/secrets/code-places.ts';
import { hitsIn } from './hits-in.ts';

const found = (texts: readonly string[]) => texts.filter((text) => hitsIn('secrets', text).length > 0);

describe('secrets in code', () => {
  for (const [text, value] of SIMPLE_PASSWORDS)
    it(`are found where their place proves them: ${text.slice(0, 48)}`, () => {
      assert.deepEqual(hitsIn('secrets', text.replace('%', value)), [`GENERIC_SECRET ${value}`]);
    });

  it('are words, names and numbers in addresses of servers that anybody reaches', () => {
    const type = (text: string) => (text.startsWith('ftp') ? 'BASIC_AUTH_URL' : 'CONNECTION_STRING');
    assert.deepEqual(
      SIMPLE_ADDRESSES.map((text) => hitsIn('secrets', `const url = "${text}";`).join()),
      SIMPLE_ADDRESSES.map((text) => `${type(text)} ${text}`),
    );
  });

  it('are no stand-ins in addresses, and nothing in front of hosts nearby or of examples', () => {
    assert.deepEqual(found(NO_SIMPLE_ADDRESSES), []);
  });

  it('are a UUID in quotes that is called a key, and not one that is called something else', () => {
    assert.deepEqual(
      UUID_KEYS.map((text) => hitsIn('secrets', text).join()),
      UUID_KEYS.map(() => `GENERIC_SECRET ${KEY_UUID}`),
    );
    assert.deepEqual(found(NO_UUID_KEYS), []);
  });

  it('are tokens of an application of Meta, its bar escaped or not', () => {
    const number = ['88420167', '35921046'].join('');
    const secrets = ['4be07d9a16c3f528', '1e90b7da64c3f015'].join('');
    for (const bar of ['|', '%7C'])
      for (const rest of [secrets, ['kZ7pQw3xN9vR5', 'tLm2Ys8HcBd1Fg'].join('')]) {
        const token = `${number}${bar}${rest}`;
        assert.deepEqual(hitsIn('secrets', `const token = "${token}";`), [`FACEBOOK_TOKEN ${token}`]);
        assert.deepEqual(hitsIn('secrets', `?access_token=${token}&x=1`), [`FACEBOOK_TOKEN ${token}`]);
      }
    assert.deepEqual(found([`${number}|${secrets}`, 'access_token=APP_ID|APP_SECRET']), []);
  });

  it('are not what tests type to be refused, nor what is typed into other fields', () => {
    assert.deepEqual(found(NO_TYPED), []);
  });
});
