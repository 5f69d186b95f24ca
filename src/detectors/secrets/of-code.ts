/** What stands behind a name for a secret and is code, or belongs to another thing that has the name. */
import { type Named, namesPassword } from './assignment.ts';
import type { Link } from './gap.ts';
import { NAME_REACH } from './nearby.ts';
import { isTechnical } from './proof/plain-password.ts';
import { isIdentifier } from './proof/random.ts';

/** Characters of a standard's name stay below. */
const LONGEST_STANDARD = 24;

const RESOURCE =
  /\barn:[\w-]{3,12}:[\w-]{2,24}:[\w-]{0,24}:\d{0,12}:[\w-]{1,24}[:/]$|\bAWS::\w{1,40}::\w{1,40}["']?:\s?["']?$/i;
/** The first entry of a sealed secret of Kubernetes. */
const SEALED_ENTRY = /\bencryptedData:\s{1,16}["']?[\w.-]{1,40}["']?:\s?["']?$/;
const GENERATED_NAME = /^[A-Z][A-Za-z]{4,}\d?[A-Za-z]*\$(?:\d{0,2}|[a-z][A-Za-z]+)$/;
/** A parameter that a call names, and a member or a word of code: `on_delete=models.CASCADE`. */
const KEYWORD_ARGUMENT = /^[a-z]+(?:_[a-z]+)*=(?:[A-Za-z_]\w*\.)+[A-Za-z_]+$|^[a-z]+(?:_[a-z]+)+=[A-Za-z_]+$/;
/** What a pointer points to, or where something lies (C, Go, Rust): `*privateKey`, `&reloadingCreds`. */
const POINTER = /^[*&](?:[A-Za-z_]\w*\.)*[A-Za-z_]\w*$/;
/** Another setting, behind a text that ends in the name: `msg="no password" user=...`. */
const NEXT_SETTING = /^[A-Za-z_][\w.-]{0,40}=[^=]/;
/** The next flag of a command: `--auth-type=bearer --auth=`. */
const NEXT_FLAG = /^--[a-z][a-z-]*=/;

/** The number of a key of OpenPGP, or its fingerprint: RFC 9580 section 5.5.4. */
const KEY_NUMBER = /^(?:0x)?(?:[\dA-F]{16}|[\dA-F]{40})$/;
const FINGERPRINT = /^[\dA-Fa-f]{40}$/;
const OF_SIGNERS = /(?:sign|master|release|maintainer|repo|[pg]p?g).{0,24}key$/i;

/** Is it the number by which others know a key that signs, and not the key? */
export function isKeyNumber(value: string, { name, link }: Named): boolean {
  if (!OF_SIGNERS.test(name)) return false;
  return KEY_NUMBER.test(value) || (link === 'told' && FINGERPRINT.test(value));
}

/** Is the name a part of what Amazon calls a resource, or of the type of one: `arn:aws:secretsmanager:...:secret:`; or sealed? */
export function isOfResource(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - NAME_REACH), start);
  return RESOURCE.test(before) || SEALED_ENTRY.test(before);
}

/** What is called, or a name with a sign that generated code has in its names; a password may look like the latter. */
export function isOfCode(value: string, next: string, { name, link, isSaid }: Named): boolean {
  if (!isSaid && next === '(' && /^\*{0,2}[A-Za-z_$][\w$.]*$/.test(value)) return true;
  if (link === 'told' && !isSaid && NEXT_SETTING.test(value)) return true;
  return (
    KEYWORD_ARGUMENT.test(value) ||
    NEXT_FLAG.test(value) ||
    ((GENERATED_NAME.test(value) || POINTER.test(value)) && !namesPassword(name))
  );
}

/** A name of code, or where it is told one of a standard: `SHA-256/Base64url`. */
export function isOfNames(value: string, link: Link): boolean {
  return isIdentifier(value) || (link === 'told' && value.length < LONGEST_STANDARD && isTechnical(value));
}
