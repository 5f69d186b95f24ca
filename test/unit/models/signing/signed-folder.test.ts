/** Signed folders of models: what the reference tool signed is accepted, and every difference from what was signed is refused by name. */
import assert from 'node:assert/strict';
import { generateKeyPairSync, sign } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { type KeyPair, keyPairOf, publicKeyOf } from '../../../../src/models/signing/keys.ts';
import { openModels } from '../../../../src/models/signing/shipped.ts';
import { openSigned, signFolder } from '../../../../src/models/signing/signed-folder.ts';

const FIXTURES = fileURLToPath(new URL('./fixtures/', import.meta.url));
const NAMES = ['a/b.bin', 'a-b/c.bin', 'a.txt', 'é.txt'];

let folder = '';
let model = '';

before(() => {
  folder = mkdtempSync(join(tmpdir(), 'weir-models-'));
});

after(() => rmSync(folder, { recursive: true, force: true }));

beforeEach(() => {
  model = join(folder, 'model');
  rmSync(model, { recursive: true, force: true });
  cpSync(join(FIXTURES, 'p256'), model, { recursive: true });
});

function publicKey(name: string) {
  const key = publicKeyOf(readFileSync(join(FIXTURES, `${name}.pub`), 'utf8'));
  assert.ok(key.ok);
  return key.value;
}

function newPair(curve: string): KeyPair {
  const pem = generateKeyPairSync('ec', { namedCurve: curve }).privateKey.export({
    type: 'pkcs8',
    format: 'pem',
  });
  const pair = keyPairOf(String(pem));
  assert.ok(pair.ok);
  return pair.value;
}

/** Why the folder is refused, without its path. */
function refusal(key = publicKey('p256')): string {
  const opened = openSigned(model, key);
  assert.ok(!opened.ok, 'it was opened');
  assert.equal(opened.fault.kind, 'unreadable');
  return opened.fault.message.replace(`${model}: `, '');
}

/** Changes the bundle of the folder. */
function rewrite(change: (bundle: Bundle) => void): void {
  const file = join(model, 'model.sig');
  const bundle = JSON.parse(readFileSync(file, 'utf8')) as Bundle;
  change(bundle);
  writeFileSync(file, JSON.stringify(bundle));
}

interface Bundle {
  mediaType: string;
  verificationMaterial: { publicKey: { hint?: string | null } };
  dsseEnvelope: { payload: string; payloadType: string; signatures: { sig: string }[] };
}

/** Signs a payload of our own making over the one of the folder. */
function resign(pair: KeyPair, change: (statement: Statement) => void): void {
  rewrite(({ verificationMaterial, dsseEnvelope }) => {
    const statement = JSON.parse(Buffer.from(dsseEnvelope.payload, 'base64').toString()) as Statement;
    change(statement);
    const payload = Buffer.from(JSON.stringify(statement));
    const type = dsseEnvelope.payloadType;
    const head = Buffer.from(`DSSEv1 ${type.length} ${type} ${payload.length} `);
    delete verificationMaterial.publicKey.hint;
    dsseEnvelope.payload = payload.toString('base64');
    dsseEnvelope.signatures = [
      { sig: sign('sha256', Buffer.concat([head, payload]), pair.own).toString('base64') },
    ];
  });
}

interface Statement {
  predicateType: string;
  subject: { name: string; digest: { sha256: string } }[];
  predicate: { resources: { name: string; digest: string }[]; serialization: { method: string } };
}

describe('a folder that the Python package signed', () => {
  for (const name of ['p256', 'p384']) {
    it(`is opened (${name})`, () => {
      const opened = openSigned(join(FIXTURES, name), publicKey(name));
      assert.ok(opened.ok, opened.ok ? '' : opened.fault.message);
      assert.equal(opened.value.name, name);
      assert.deepEqual([...opened.value.files.keys()], NAMES);
      assert.equal(String(opened.value.files.get('a/b.bin')), 'one\n');
    });
  }

  it('is listed and added up by us as by it', () => {
    const pair = newPair('P-256');
    const signature = signFolder(model, pair);
    assert.ok(signature.ok);
    writeFileSync(join(model, 'model.sig'), signature.value);
    const opened = openSigned(model, pair.open);
    const reference = openSigned(join(FIXTURES, 'p256'), publicKey('p256'));
    assert.ok(opened.ok && reference.ok);
    assert.equal(opened.value.digest, reference.value.digest);
    assert.deepEqual(opened.value.resources, reference.value.resources);
  });
});

describe('O13 a signed folder is refused', () => {
  it('when a byte changed', () => {
    writeFileSync(join(model, 'a/b.bin'), 'onf\n');
    assert.equal(refusal(), 'is not what was signed: changed after it was signed: a/b.bin');
  });

  it('when a file is missing, added or renamed', () => {
    rmSync(join(model, 'a.txt'));
    assert.equal(refusal(), 'is not what was signed: missing: a.txt');
    writeFileSync(join(model, 'new.bin'), '');
    assert.equal(refusal(), 'is not what was signed: missing: a.txt; not signed: new.bin');
    renameSync(join(model, 'a/b.bin'), join(model, 'a/c.bin'));
    assert.equal(refusal(), 'is not what was signed: missing: a/b.bin, a.txt; not signed: a/c.bin, new.bin');
  });

  it('when there is a link in it', () => {
    symlinkSync(join(FIXTURES, 'p256.pub'), join(model, 'link'));
    assert.equal(refusal(), 'link is no plain file; put the file itself there');
  });

  it('when it is not signed, or not there', () => {
    rmSync(join(model, 'model.sig'));
    assert.equal(refusal(), 'is not signed: model.sig is not there');
    rmSync(model, { recursive: true });
    assert.equal(refusal(), 'is not signed: model.sig is not there');
  });

  it('when another key signed it, whether the signature says so or not', () => {
    assert.equal(refusal(newPair('P-256').open), 'model.sig was made with another key');
    rewrite(({ verificationMaterial }) => delete verificationMaterial.publicKey.hint);
    const other = 'model.sig does not fit its key: it was changed, or made with another key';
    assert.equal(refusal(newPair('P-256').open), other);
    assert.equal(refusal(newPair('P-384').open), other);
    assert.ok(openSigned(model, publicKey('p256')).ok, 'a key needs no hint');
  });

  const CHANGED = 'model.sig does not fit its key: it was changed, or made with another key';
  const FORM = 'model.sig is no signature by a key (a Sigstore bundle of version 0.3 with one signature)';
  const BUNDLES: readonly [what: string, change: (bundle: Bundle) => void, why: string][] = [
    ['its list was changed', ({ dsseEnvelope }) => editPayload(dsseEnvelope, 'a.txt', 'b.txt'), CHANGED],
    ['the signature was changed', ({ dsseEnvelope }) => flip(dsseEnvelope.signatures[0]!), CHANGED],
    ['there is no signature', ({ dsseEnvelope }) => dsseEnvelope.signatures.splice(0), FORM],
    ['there are two', ({ dsseEnvelope }) => dsseEnvelope.signatures.push(dsseEnvelope.signatures[0]!), FORM],
    [
      'the payload is of another type',
      (b) => Object.assign(b.dsseEnvelope, { payloadType: 'text/plain' }),
      FORM,
    ],
    ['the bundle is of another version', (b) => Object.assign(b, { mediaType: 'application/json' }), FORM],
  ];
  for (const [what, change, why] of BUNDLES) {
    it(`when ${what}`, () => {
      rewrite(change);
      assert.equal(refusal(), why);
    });
  }

  it('when the signature is no JSON', () => {
    writeFileSync(join(model, 'model.sig'), '{');
    assert.equal(refusal(), FORM);
  });

  const OTHER = 'model.sig signs something else than a list of files with SHA-256 (Model Signing 1.0)';
  const STATEMENTS: readonly [what: string, change: (statement: Statement) => void, why: string][] = [
    [
      'is of another kind',
      (s) => Object.assign(s, { predicateType: 'https://slsa.dev/provenance/v1' }),
      OTHER,
    ],
    ['lists shards', (s) => Object.assign(s.predicate.serialization, { method: 'shards' }), OTHER],
    ['names two models', (s) => s.subject.push(s.subject[0]!), OTHER],
    [
      'names a file twice',
      (s) => s.predicate.resources.push(s.predicate.resources[0]!),
      'model.sig names a file twice',
    ],
    [
      'does not add up',
      (s) => s.predicate.resources.pop(),
      'model.sig contradicts itself: its digests do not add up',
    ],
  ];
  for (const [what, change, why] of STATEMENTS) {
    it(`when what was signed ${what}`, () => {
      const pair = newPair('P-256');
      resign(pair, change);
      assert.equal(refusal(pair.open), why);
    });
  }
});

describe('keys', () => {
  it('are public ones of the three curves', () => {
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const pems = [
      String(rsa.publicKey.export({ type: 'spki', format: 'pem' })),
      String(newPair('P-256').own.export({ type: 'pkcs8', format: 'pem' })),
      String(
        generateKeyPairSync('ec', { namedCurve: 'secp256k1' }).publicKey.export({
          type: 'spki',
          format: 'pem',
        }),
      ),
      'no key',
    ];
    const told = pems.map(publicKeyOf).map((key) => (key.ok ? 'taken' : key.fault.message));
    const none = 'holds no key of curve P-256, P-384 or P-521 in PEM';
    assert.deepEqual(told, [none, 'holds a private key; name the file of the public one', none, none]);
    assert.ok(publicKeyOf(String(newPair('P-521').open.export({ type: 'spki', format: 'pem' }))).ok);
  });
});

describe('the models that come with Weir', () => {
  it('are as they were signed (else: node scripts/sign-models.ts)', () => {
    const opened = openModels({});
    assert.ok(opened.ok, opened.ok ? '' : opened.fault.message);
    assert.ok(opened.value.files.size > 0);
  });

  it('are those of the configuration where it names others', () => {
    const place = { folder: join(FIXTURES, 'p256'), keyFile: join(FIXTURES, 'p256.pub') };
    const opened = openModels(place);
    assert.ok(opened.ok);
    assert.equal(opened.value.name, 'p256');
    const { folder: alone } = place;
    assert.ok(!openModels({ folder: alone }).ok, 'with the key of Weir');
    const missing = openModels({ ...place, keyFile: join(FIXTURES, 'none.pub') });
    assert.ok(!missing.ok && missing.fault.message.endsWith('none.pub is not there'));
  });
});

function editPayload(envelope: Bundle['dsseEnvelope'], from: string, to: string): void {
  const text = Buffer.from(envelope.payload, 'base64').toString();
  assert.ok(text.includes(from));
  envelope.payload = Buffer.from(text.replace(from, to)).toString('base64');
}

function flip(signature: { sig: string }): void {
  const bytes = Buffer.from(signature.sig, 'base64');
  bytes[bytes.length - 1]! ^= 1;
  signature.sig = bytes.toString('base64');
}
