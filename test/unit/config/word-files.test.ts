/** Word files beside policies: read with them, part of what they mean, and refused with their place. */
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { loadPolicies } from '../../../src/config/policies.ts';
import { drive } from '../../../src/detectors/drive.ts';
import { formatProblem } from '../../../src/policy/problem.ts';
import { policyRegistry } from '../../../src/server/registry/policy-registry.ts';
import { policyText, temporaryFolder } from './folder.ts';

const registry = policyRegistry([]);

function specFor(name: string, more = ''): string {
  return `{ response: { rules: [ { name: names, detector: keywords, action: deny, options: { wordsFile: "${name}"${more} } } ] } }`;
}

/** The hits of the only rule in a text, and the digest of the policy. */
function scan(folder: string, text: string) {
  const loaded = loadPolicies(join(folder, 'own.yaml'), registry);
  assert(loaded.ok, loaded.ok ? '' : loaded.problems.map(formatProblem).join('\n'));
  const [policy] = loaded.value.set.policies;
  const by = policy?.response.rules[0]?.by;
  assert(by?.kind === 'scanner');
  const found = drive(by.scanner, [text]).hits.map(({ start, end }) => text.slice(start, end));
  return { found, digest: policy?.digest };
}

function problems(folder: string): string[] {
  const loaded = loadPolicies(join(folder, 'own.yaml'), registry);
  return loaded.ok ? [] : loaded.problems.map((one) => formatProblem(one).slice(folder.length + 1));
}

describe('word files', () => {
  it('bring their words, beside those of the policy', () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'lists'));
    writeFileSync(
      join(folder, 'own.yaml'),
      policyText('own', specFor('lists/names.txt', ', words: [kestrel]')),
    );
    writeFileSync(
      join(folder, 'lists', 'names.txt'),
      '# customers\nNorthwind Ltd\r\n\n  Großmann & Söhne \n',
    );
    const { found } = scan(
      folder,
      'northwind  ltd, KESTREL, grossmann & sohne, Großmann & Söhne; # customers',
    );
    assert.deepEqual(found, ['northwind  ltd', 'KESTREL', 'Großmann & Söhne']);
  });

  it('are part of the digest', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'own.yaml'), policyText('own', specFor('names.txt')));
    writeFileSync(join(folder, 'names.txt'), 'falcon\n');
    const before = scan(folder, 'falcon kestrel');
    writeFileSync(join(folder, 'names.txt'), 'kestrel\n');
    const after = scan(folder, 'falcon kestrel');
    assert.deepEqual([before.found, after.found], [['falcon'], ['kestrel']]);
    assert.notEqual(before.digest, after.digest);
  });

  it('hold 100,000 words, and not one more', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'own.yaml'), policyText('own', specFor('names.txt')));
    const words = Array.from({ length: 100_000 }, (_, at) => `name ${at}`);
    writeFileSync(join(folder, 'names.txt'), words.join('\n'));
    assert.deepEqual(scan(folder, 'name 1, name 99999, name 100000').found, ['name 1', 'name 99999']);
    writeFileSync(join(folder, 'names.txt'), [...words, 'one more'].join('\n'));
    assert.match(problems(folder)[0] ?? '', /options\.words: must have at most 100000 entries$/);
  });

  const refused: readonly (readonly [
    title: string,
    name: string,
    text: string | Uint8Array | undefined,
    says: string,
  ])[] = [
    ['is not there', 'names.txt', undefined, 'is not there; the path is that from the policy to the file'],
    [
      'lies elsewhere',
      '../names.txt',
      undefined,
      'has to be in the folder of the policy, or below it; write a relative path without ".."',
    ],
    [
      'lies anywhere',
      '/etc/hostname',
      undefined,
      'has to be in the folder of the policy, or below it; write a relative path without ".."',
    ],
    ['is empty', 'names.txt', '# none\n\n', 'no word is in it'],
    ['has a long line', 'names.txt', `a\n${'b'.repeat(201)}\n`, 'line 2 of it has more than 200 characters'],
    ['is not UTF-8', 'names.txt', new Uint8Array([0x61, 0xff]), 'is not UTF-8 text'],
  ];
  for (const [title, name, text, says] of refused) {
    it(`are a problem of the policy when one ${title}`, () => {
      const folder = temporaryFolder();
      writeFileSync(join(folder, 'own.yaml'), policyText('own', specFor(name)));
      if (text !== undefined) writeFileSync(join(folder, name), text);
      assert.deepEqual(problems(folder), [`own.yaml:4 spec.response.rules[0].options.wordsFile: ${says}`]);
    });
  }

  it('are not read for detectors that are asked by hand', () => {
    const keywords = registry.detectors.find(({ name }) => name === 'keywords');
    assert.equal(keywords?.options.safeParse({ wordsFile: 'names.txt' }).success, false);
  });
});
