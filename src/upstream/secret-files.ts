/** Reads secrets out of files. What is wrong is told by the file and the place in it, never by what it holds. */
import { readFileSync, statSync } from 'node:fs';
import { type Fault, failed, ok, type Result } from '../core/fault.ts';
import { fileProblem } from '../core/file-problem.ts';
import type { AwsSection, BearerSection, CredentialSection } from './section.ts';
import type { AwsKey } from './sign.ts';

const LARGEST_FILE = 65_536;
/** Of a header; the token of a session is the longest. */
const LONGEST_SECRET = 16_384;

/** What a credential is, as its files say now. */
export type Secret =
  | { readonly kind: 'bearer'; readonly section: BearerSection; readonly secret: string }
  | { readonly kind: 'aws'; readonly section: AwsSection; readonly key: AwsKey };

/** Reads the files of one credential. */
export function readSecret(section: CredentialSection): Result<Secret> {
  if (section.kind === 'bearer') {
    const secret = readWord(section.file);
    return secret.ok ? ok({ kind: 'bearer', section, secret: secret.value }) : secret;
  }
  const { from } = section;
  const key = 'file' in from ? readProfile(from) : readParts(from);
  return key.ok ? ok({ kind: 'aws', section, key: key.value }) : key;
}

function readParts(from: Exclude<AwsSection['from'], { readonly file: string }>): Result<AwsKey> {
  const id = readWord(from.accessKeyFile);
  if (!id.ok) return id;
  if (!isKeyId(id.value)) return unreadable(from.accessKeyFile, 'holds no id of a key of AWS');
  const secret = readWord(from.secretKeyFile);
  if (!secret.ok) return secret;
  const token = from.sessionTokenFile === undefined ? ok(undefined) : readWord(from.sessionTokenFile);
  return token.ok ? ok({ id: id.value, secret: secret.value, token: token.value }) : token;
}

function readProfile({ file, profile }: { readonly file: string; readonly profile: string }): Result<AwsKey> {
  const text = readText(file);
  if (!text.ok) return text;
  const values = valuesOf(text.value, profile);
  if (values === undefined) return unreadable(file, `has no profile [${profile}]`);
  const id = values.get('aws_access_key_id') ?? '';
  const secret = values.get('aws_secret_access_key') ?? '';
  const token = values.get('aws_session_token');
  if (!isKeyId(id)) return unreadable(file, `has no aws_access_key_id in [${profile}]`);
  if (!isWord(secret)) return unreadable(file, `has no aws_secret_access_key in [${profile}]`);
  if (token !== undefined && !isWord(token))
    return unreadable(file, `has an aws_session_token in [${profile}] that is no token`);
  return ok({ id, secret, token });
}

/** The values of one profile: `[name]`, then lines `key = value`; `#` and `;` begin a comment. */
function valuesOf(text: string, profile: string): ReadonlyMap<string, string> | undefined {
  let values: Map<string, string> | undefined;
  let inside = false;
  for (const line of text.split(/\r?\n/).map((one) => one.trim())) {
    const head = /^\[\s*(?:profile\s+)?(.*?)\s*\]$/.exec(line);
    if (head !== null) inside = head[1] === profile;
    if (head !== null && inside) values ??= new Map();
    const equals = line.indexOf('=');
    if (head !== null || !inside || equals < 0 || /^[#;]/.test(line)) continue;
    values?.set(line.slice(0, equals).trim().toLowerCase(), line.slice(equals + 1).trim());
  }
  return values;
}

/** A file that holds one word, with or without an end of line. */
function readWord(file: string): Result<string> {
  const text = readText(file);
  if (!text.ok) return text;
  const word = text.value.trim();
  if (word === '') return unreadable(file, 'is empty');
  return isWord(word) ? ok(word) : unreadable(file, 'holds more than one word of visible ASCII characters');
}

function isWord(text: string): boolean {
  return text.length <= LONGEST_SECRET && /^[\x21-\x7e]+$/.test(text);
}

/** It stands in a header between "=" and "/". */
function isKeyId(text: string): boolean {
  return /^[A-Za-z0-9_-]{4,128}$/.test(text);
}

function readText(file: string): Result<string> {
  try {
    const about = statSync(file);
    if (!about.isFile()) return unreadable(file, 'is not a file');
    if (about.size > LARGEST_FILE) return unreadable(file, 'is larger than 64 KiB');
    return ok(readFileSync(file, 'utf8'));
  } catch (cause) {
    return unreadable(file, fileProblem(cause));
  }
}

function unreadable(file: string, what: string): { ok: false; fault: Fault } {
  return failed('credential', `${file} ${what}`, file);
}
