/** `weir models`: verifies, shows and signs folders of models. */
import { generateKeyPairSync } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorCode } from '../core/error-code.ts';
import { failed, ok, type Result } from '../core/fault.ts';
import { SIGNATURE } from '../models/signing/folder.ts';
import { keyPairOf } from '../models/signing/keys.ts';
import { provenancesIn } from '../models/signing/provenance.ts';
import { openModels, shippedFolder } from '../models/signing/shipped.ts';
import { SHIPPED_KEY } from '../models/signing/shipped-key.ts';
import { type SignedFolder, signFolder } from '../models/signing/signed-folder.ts';
import { readCommandLine } from './command-line.ts';
import { usageProblem } from './usage-problem.ts';
import type { Verb } from './verb.ts';

const USAGE = `usage: weir models verify [DIR] [--key-file PUBLIC.pem]
       weir models info [DIR] [--key-file PUBLIC.pem] [--json]
       weir models sign DIR --key-file PRIVATE.pem
       weir models key [FILE]

verify checks that a folder of models is as it was signed: every file, no more and no fewer.
info checks the same, lists the files with their sizes and SHA-256, and says where they come from as far as the folder tells.
sign signs every file of a folder of your own, in the format of OpenSSF Model Signing 1.0; the signature is ${SIGNATURE} in it.
key makes a pair of keys (P-256): FILE, which only its owner may read, and FILE.pub; it replaces no file. Without FILE it prints
the public key of the models that come with Weir.

  DIR               the folder; the models that come with Weir when left out
  --key-file FILE   the key in PEM; the public key of Weir when left out
  --json            print the list as JSON

Exit codes: 0 done, 1 not as it was signed, or a file cannot be read or written, 2 wrong usage.
`;

const ACTIONS = ['verify', 'info', 'sign', 'key'] as const;

interface Options {
  readonly action: (typeof ACTIONS)[number];
  /** The folder, or the file of `key`. */
  readonly place: string | undefined;
  readonly keyFile: string | undefined;
  readonly json: boolean;
}

/** The verb `models`. */
export const models: Verb = {
  name: 'models',
  summary: 'verify, show and sign models',
  usage: USAGE,
  run: async (args) => {
    const options = readOptions(args);
    if (!options.ok) {
      process.stderr.write(usageProblem('models', options.fault.message));
      return 2;
    }
    const outcome = run(options.value);
    if (outcome.ok) process.stdout.write(outcome.value);
    else process.stderr.write(`weir models: ${outcome.fault.message}\n`);
    return outcome.ok ? 0 : 1;
  },
};

function run(options: Options): Result<string> {
  switch (options.action) {
    case 'verify':
    case 'info':
      return show(options);
    case 'sign':
      return sign(options.place ?? '', options.keyFile ?? '');
    case 'key':
      return options.place === undefined ? ok(SHIPPED_KEY) : makeKey(options.place);
  }
}

function show({ action, place, keyFile, json }: Options): Result<string> {
  const opened = openModels({ folder: place, keyFile });
  if (!opened.ok) return opened;
  const folder = place ?? shippedFolder();
  if (json) return ok(`${JSON.stringify(asJson(opened.value))}\n`);
  const lines = action === 'info' ? [...listOf(opened.value), ...originsOf(opened.value)] : [];
  const { resources, digest } = opened.value;
  const count = resources.length === 1 ? '1 file' : `${resources.length} files`;
  return ok(`${[...lines, `${folder}: ${count} as signed, ${digest}`].join('\n')}\n`);
}

function asJson({ name, digest, resources, files }: SignedFolder) {
  return {
    ...{ name, digest },
    files: resources.map((file) => ({ ...file, bytes: files.get(file.name)?.byteLength ?? 0 })),
    provenance: provenancesIn({ files, resources }),
  };
}

function listOf({ resources, files }: SignedFolder): string[] {
  return resources.map(({ name, digest }) => {
    const bytes = String(files.get(name)?.byteLength ?? 0).padStart(12);
    return `${digest} ${bytes}  ${name}`;
  });
}

/** Where they come from, as the folder tells it. */
function originsOf(folder: SignedFolder): string[] {
  return provenancesIn(folder).flatMap(({ file, command, seed, commit, data, others, subjects }) => [
    `${file}: ${subjects.map(({ name }) => name).join(', ')}`,
    `  made by ${command}, seed ${seed}, from ${data} files of data and ${others} of code, commit ${commit ?? 'not told'}`,
    ...subjects.filter(({ same }) => !same).map(({ name }) => `  ${name} is another file than it tells of`),
  ]);
}

function sign(folder: string, keyFile: string): Result<string> {
  const pem = within(keyFile, () => readFileSync(keyFile, 'utf8'));
  if (!pem.ok) return pem;
  const pair = keyPairOf(pem.value);
  if (!pair.ok) return failed('unreadable', `${keyFile} ${pair.fault.message}`);
  const signature = signFolder(folder, pair.value);
  if (!signature.ok) return signature;
  const file = join(folder, SIGNATURE);
  const written = within(file, () => writeFileSync(file, `${signature.value}\n`));
  return written.ok ? ok(`${file} written\n`) : written;
}

function makeKey(file: string): Result<string> {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const own = { mode: 0o600, flag: 'wx' } as const;
  const kept = within(file, () =>
    writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), own),
  );
  if (!kept.ok) return kept;
  const open = `${file}.pub`;
  const told = within(open, () =>
    writeFileSync(open, publicKey.export({ type: 'spki', format: 'pem' }), { flag: 'wx' }),
  );
  return told.ok ? ok(`${file} (keep it) and ${open} written\n`) : told;
}

function within<T>(file: string, act: () => T): Result<T> {
  try {
    return ok(act());
  } catch (cause) {
    const reason = { ENOENT: 'is not there', EEXIST: 'is there already' }[errorCode(cause)];
    return failed('unreadable', `${file} ${reason ?? `cannot be read or written (${errorCode(cause)})`}`);
  }
}

function readOptions(args: readonly string[]): Result<Options> {
  const parsed = readCommandLine(args, OPTIONS);
  if (!parsed.ok) return parsed;
  const { positionals, values } = parsed.value;
  const [said, place, ...more] = positionals;
  const action = ACTIONS.find((name) => name === said);
  if (action === undefined)
    return wrong(`say one of ${ACTIONS.map((name) => `"weir models ${name}"`).join(', ')}`);
  if (more.length > 0) return wrong(`"${more.join(' ').slice(0, 60)}" is too much`);
  const keyFile = values['key-file'];
  if (action === 'sign' && place === undefined) return wrong('name the folder to sign');
  if (action === 'sign' && keyFile === undefined)
    return wrong('--key-file is missing; weir models key FILE makes one');
  return ok({ action, place, keyFile, json: values.json });
}

const OPTIONS = { 'key-file': { type: 'string' }, json: { type: 'boolean', default: false } } as const;

function wrong(message: string) {
  return failed('unsupported', message);
}
