/** Credentials from files: what is taken, what is refused without telling what it holds, and what changes later. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import type { Fault } from '../../../src/core/fault.ts';
import { Credentials } from '../../../src/upstream/credentials.ts';
import { credentialsSection } from '../../../src/upstream/section.ts';

const SECRET = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY';
const REQUEST = { method: 'POST', target: '/v1/chat/completions', authority: 'h', body: [] };

const folder = mkdtempSync(join(tmpdir(), 'weir-credentials-'));
after(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

function open(section: unknown, changed: (name: string, fault: Fault | undefined) => void = () => {}) {
  return new Credentials({
    section: credentialsSection.parse(section),
    clock: { now: () => Date.UTC(2015, 7, 30) },
    changed,
  });
}

function headersOf(credentials: Credentials, name = 'it'): Readonly<Record<string, string>> {
  const headers = credentials.authenticate(name, REQUEST);
  assert.ok(headers.ok, JSON.stringify(headers));
  return Object.fromEntries(headers.value.map((header) => [header.name, header.value]));
}

describe('a secret in a header', () => {
  it('is a bearer token by default, without the end of its line', () => {
    const it = { kind: 'bearer', file: file('plain', 'sk-one\n') };
    assert.deepEqual(headersOf(open({ it })), { authorization: 'Bearer sk-one' });
  });
  for (const header of ['api-key', 'x-api-key', 'x-goog-api-key']) {
    it(`stands alone in ${header}`, () => {
      const it = { kind: 'bearer', header, file: file('plain', 'sk-one') };
      assert.deepEqual(headersOf(open({ it })), { [header]: 'sk-one' });
    });
  }
});

describe('a key of AWS', () => {
  const keyOf = (it: object) => headersOf(open({ it: { kind: 'aws', region: 'eu-west-1', ...it } }));

  it('comes out of files of its own', () => {
    const accessKeyFile = file('id', 'AKIDEXAMPLE\n');
    const secretKeyFile = file('secret', SECRET);
    const headers = keyOf({ accessKeyFile, secretKeyFile });
    assert.match(headers['authorization'] ?? '', /Credential=AKIDEXAMPLE\/20150830\/eu-west-1\/bedrock\//);
    assert.equal('x-amz-security-token' in headers, false);
    const sessionTokenFile = file('token', 'made-up-token');
    const session = keyOf({ accessKeyFile, secretKeyFile, sessionTokenFile });
    assert.equal(session['x-amz-security-token'], 'made-up-token');
    assert.match(session['authorization'] ?? '', /SignedHeaders=host;[a-z0-9;-]+;x-amz-security-token,/);
  });

  it('comes out of a file as the tools of AWS write it', () => {
    const shared = file(
      'shared',
      [
        ...['# mine', '[default]', 'aws_access_key_id = AKIDDEFAULT', `aws_secret_access_key=${SECRET}`, ''],
        ...['[ other ]', ' AWS_ACCESS_KEY_ID=AKIDOTHER', `aws_secret_access_key = ${SECRET}`],
        ...['aws_session_token = tok==', '; region = x', '[profile third]', 'aws_access_key_id=AKIDTHIRD'],
        `aws_secret_access_key = ${SECRET}\r`,
      ].join('\n'),
    );
    for (const [profile, id, token] of [
      [undefined, 'AKIDDEFAULT', undefined],
      ['other', 'AKIDOTHER', 'tok=='],
      ['third', 'AKIDTHIRD', undefined],
    ] as const) {
      const headers = keyOf({ file: shared, ...(profile === undefined ? {} : { profile }) });
      assert.ok(headers['authorization']?.includes(`Credential=${id}/`), id);
      assert.equal(headers['x-amz-security-token'], token);
    }
  });
});

describe('a file that holds no credential', () => {
  const aws = { kind: 'aws', region: 'r' };
  mkdirSync(join(folder, 'folder'));
  const WRONG: readonly (readonly [what: string, section: () => object, message: RegExp])[] = [
    ['not there', () => ({ kind: 'bearer', file: join(folder, 'gone') }), /gone is not there$/],
    ['a folder', () => ({ kind: 'bearer', file: join(folder, 'folder') }), /folder is not a file$/],
    ['empty', () => ({ kind: 'bearer', file: file('w1', ' \n') }), /w1 is empty$/],
    [
      'two words',
      () => ({ kind: 'bearer', file: file('w2', `${SECRET} ${SECRET}`) }),
      /w2 holds more than one/,
    ],
    [
      'two lines',
      () => ({ kind: 'bearer', file: file('w3', `${SECRET}\r\nx: y`) }),
      /w3 holds more than one/,
    ],
    ['no ASCII', () => ({ kind: 'bearer', file: file('w4', 'schlüssel') }), /w4 holds more than one/],
    ['large', () => ({ kind: 'bearer', file: file('w5', 'a'.repeat(70_000)) }), /w5 is larger than 64 KiB$/],
    ['no profile', () => ({ ...aws, file: file('w6', '[a]\n'), profile: 'b' }), /w6 has no profile \[b\]$/],
    [
      'no id',
      () => ({ ...aws, file: file('w7', `[default]\naws_secret_access_key=${SECRET}`) }),
      /w7 has no aws_access/,
    ],
    [
      'no secret',
      () => ({ ...aws, file: file('w8', '[default]\naws_access_key_id=AKID') }),
      /w8 has no aws_secret/,
    ],
    [
      'an id with a slash',
      () => ({ ...aws, accessKeyFile: file('w9', SECRET), secretKeyFile: file('s', SECRET) }),
      /w9 holds no id of a key of AWS$/,
    ],
  ];
  for (const [what, section, message] of WRONG) {
    it(`is named, and not what it holds: ${what}`, () => {
      const credentials = open({ it: section() });
      assert.match(credentials.fault?.message ?? '', message);
      assert.match(credentials.fault?.message ?? '', /^credentials\.it: \//);
      assert.doesNotMatch(JSON.stringify(credentials.fault), /wJalr/);
      const refused = credentials.authenticate('it', REQUEST);
      assert.ok(!refused.ok);
      // Clients read this one.
      assert.deepEqual(refused.fault, {
        kind: 'credential',
        message: 'The credential "it" for the provider cannot be read.',
      });
    });
  }
});

describe('a credential that changes', () => {
  it('is taken when two looks see the same, and a fault when it is gone', () => {
    const changes: string[] = [];
    const path = file('rotated', 'sk-one');
    const credentials = open({ it: { kind: 'bearer', file: path } }, (name, fault) => {
      changes.push(`${name} ${fault?.message.replace(folder, '') ?? 'changed'}`);
    });
    const now = () => {
      credentials.look();
      const headers = credentials.authenticate('it', REQUEST);
      return headers.ok ? headers.value[0]?.value : headers.fault.kind;
    };
    assert.equal(now(), 'Bearer sk-one');
    file('rotated', 'sk-');
    assert.equal(now(), 'Bearer sk-one', 'half written');
    file('rotated', 'sk-two');
    assert.equal(now(), 'Bearer sk-one');
    assert.equal(now(), 'Bearer sk-two');
    rmSync(path);
    assert.equal(now(), 'Bearer sk-two');
    assert.equal(now(), 'credential');
    file('rotated', 'sk-two');
    now();
    assert.equal(now(), 'Bearer sk-two');
    assert.deepEqual(changes, ['it changed', 'it /rotated is not there', 'it changed']);
  });

  it('that nobody has is a fault', () => {
    assert.equal(open({}).authenticate('it', REQUEST).ok, false);
  });
});

describe('the section credentials', () => {
  const WRONG: readonly (readonly [object, string])[] = [
    [{ kind: 'bearer' }, 'file'],
    [{ kind: 'bearer', file: 'f', region: 'r' }, 'region'],
    [{ kind: 'bearer', file: 'f', header: 'x-other' }, 'header'],
    [{ kind: 'aws', file: 'f' }, 'region'],
    [{ kind: 'aws', region: 'r', file: 'f', header: 'api-key' }, 'header'],
    [{ kind: 'aws', region: 'r', file: 'f', secretKeyFile: 's' }, 'secretKeyFile'],
    [{ kind: 'aws', region: 'r', profile: 'p', accessKeyFile: 'a', secretKeyFile: 's' }, 'profile'],
    [{ kind: 'aws', region: 'r', secretKeyFile: 's' }, 'accessKeyFile'],
    [{ kind: 'aws', region: 'r', accessKeyFile: 's' }, 'secretKeyFile'],
    [{ kind: 'aws', region: 'r', file: 'f', host: 'https://h' }, 'host'],
    [{ kind: 'vault' }, 'kind'],
  ];
  for (const [section, key] of WRONG) {
    it(`refuses ${JSON.stringify(section)} at ${key}`, () => {
      const parsed = credentialsSection.safeParse({ it: section });
      assert.equal(parsed.success, false);
      assert.deepEqual(
        parsed.error?.issues.map(({ path }) => path.join('.')),
        [`it.${key}`],
      );
    });
  }
});
