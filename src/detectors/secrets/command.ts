/** Passwords on command lines: `curl -u name:password`, where only the flag tells what follows. */
import type { ScanInput } from '../../core/detector.ts';
import type { Hit } from '../../core/finding.ts';
import type { Trigger } from '../engine/recognizer.ts';
import type { Rule } from '../engine/rule.ts';
import { MORE } from '../sweep.ts';
import { isPasswordInPlace } from './proof/password.ts';
import { isPassphrase } from './proof/plain-password.ts';

const FLAGS = ['-u ', '--user ', '--user=', '--proxy-user ', '--basic-auth '];
const LONGEST_NAME = 64;
const LONGEST = 128;
/** The flag, a quote perhaps, and the name up to its colon: all that stands before the password. */
const BEFORE = new RegExp(`(?:^|\\s)(?:${FLAGS.join('|')})["']?[^\\s"':]{1,${LONGEST_NAME}}:$`, 'i');
const BEHIND = new RegExp(`^["']?[^\\s"':]{1,${LONGEST_NAME}}:`);

export const commandPassword: Rule = {
  name: 'command-line-password',
  type: 'GENERIC_SECRET',
  finds: 'passwords behind a user name that a flag of a command takes: `-u name:password`',
  source: 'curl manual page, --user; RFC 7617 section 2',
  lookback: LONGEST + 2,
  context: LONGEST_NAME + 20,
  triggers: FLAGS.map((literal): Trigger => ({ kind: 'before', literal, start: passwordFrom })),
  match,
};

/** Where the password begins behind a flag; -1 when no name and colon stand there, the text's end when they may come. */
function passwordFrom(text: string, end: number): number {
  const found = BEHIND.exec(text.slice(end, end + LONGEST_NAME + 2));
  return found === null ? -1 : end + found[0].length;
}

/** Matches the password that starts here. */
function match({ text, final }: ScanInput, start: number): Hit | undefined | typeof MORE {
  if (text.charAt(start - 1) !== ':') return undefined;
  if (!BEFORE.test(text.slice(Math.max(0, start - LONGEST_NAME - 20), start))) return undefined;
  const length = text.slice(start, start + LONGEST + 1).search(/[\s"']/);
  const end = length < 0 ? Math.min(text.length, start + LONGEST + 1) : start + length;
  if (end - start > LONGEST) return undefined;
  if (end === text.length && !final) return MORE;
  const password = text.slice(start, end);
  const isPassword = isPasswordInPlace(password) || isPassphrase(password, true);
  return isPassword ? { type: 'GENERIC_SECRET', start, end, score: 0.9 } : undefined;
}
