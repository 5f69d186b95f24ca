/**
 * Signs `models/` with the key of Weir. The private key lies in `.keys/`, which git ignores; `--new-key` makes another pair
 * and puts its public half into the source: whoever has no private key signs everything anew.
 */
import { generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { SIGNATURE } from '../src/models/signing/folder.ts';
import { keyPairOf } from '../src/models/signing/keys.ts';
import { openModels, shippedFolder } from '../src/models/signing/shipped.ts';
import { signFolder } from '../src/models/signing/signed-folder.ts';

const SOURCE = new URL('../src/models/signing/shipped-key.ts', import.meta.url);

const { values } = parseArgs({
  options: {
    key: { type: 'string', default: '.keys/models.pem' },
    'new-key': { type: 'boolean', default: false },
  },
});

if (values['new-key']) makeKey(values.key);
if (openModels({}).ok && !values['new-key']) {
  console.log('models/ is as it was signed');
  process.exit();
}
const pair = keyPairOf(readFileSync(values.key, 'utf8'));
if (!pair.ok) throw new Error(`${values.key} ${pair.fault.message}`);
const folder = shippedFolder();
const signature = signFolder(folder, pair.value);
if (!signature.ok) throw new Error(signature.fault.message);
writeFileSync(`${folder}/${SIGNATURE}`, `${signature.value}\n`);
console.log(`signed ${folder}`);

function makeKey(file: string): void {
  if (existsSync(file)) throw new Error(`${file} is there already; move it away first`);
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  const pem = String(publicKey.export({ type: 'spki', format: 'pem' }));
  writeFileSync(
    SOURCE,
    `/** The public key that the models of Weir are signed with; written by scripts/sign-models.ts. */\nexport const SHIPPED_KEY = \`${pem}\`;\n`,
  );
}
