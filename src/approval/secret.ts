/** The secret that messages are signed with, from its file. */
import { readFileSync } from 'node:fs';
import { failed, ok, type Result } from '../core/fault.ts';
import { fileProblem } from '../core/file-problem.ts';

const LEAST = 32;

/** Returns the secret without the line feed at its end. */
export function readSecret(file: string): Result<string> {
  try {
    const secret = readFileSync(file, 'utf8').trimEnd();
    if (secret.length >= LEAST) return ok(secret);
    return failed(
      'credential',
      `approvals.webhook.secretFile: ${file} has less than ${LEAST} characters; make a longer one`,
    );
  } catch (cause) {
    return failed('credential', `approvals.webhook.secretFile: ${file} ${fileProblem(cause)}`);
  }
}
