import assert from 'node:assert/strict';
import { createHash, createHmac } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { openFingerprint } from '../../../src/audit/fingerprint.ts';
import { freshFolder } from './journal-bench.ts';

describe('the fingerprint', () => {
  it('is the first half of an HMAC-SHA-256 under a key that only its owner may read', async (context) => {
    const path = join(freshFolder(context), 'made', 'fingerprint.key');
    const { fingerprint, keyId } = await openFingerprint(path);
    const key = readFileSync(path);
    assert.equal(key.length, 32);
    assert.equal(statSync(path).mode & 0o777, 0o600);
    assert.equal(fingerprint('4111'), createHmac('sha256', key).update('4111').digest('hex').slice(0, 32));
    assert.equal(keyId, createHash('sha256').update(key).digest('hex').slice(0, 8));
  });

  it('is the same for all who open it, also at once, and leaves nothing else behind', async (context) => {
    const dir = freshFolder(context);
    const opened = await Promise.all(Array.from({ length: 8 }, () => openFingerprint(join(dir, 'k'))));
    assert.equal(new Set(opened.map((one) => one.fingerprint('text'))).size, 1);
    assert.deepEqual(readdirSync(dir), ['k']);
  });

  it('differs under another key', async (context) => {
    const dir = freshFolder(context);
    const [one, two] = [await openFingerprint(join(dir, 'a')), await openFingerprint(join(dir, 'b'))];
    assert.notEqual(one.fingerprint('text'), two.fingerprint('text'));
    assert.notEqual(one.keyId, two.keyId);
  });

  it('refuses a key of another size, an empty one first of all', async (context) => {
    const path = join(freshFolder(context), 'k');
    writeFileSync(path, '');
    await assert.rejects(openFingerprint(path), /has 32 bytes, this file has 0/);
  });
});
