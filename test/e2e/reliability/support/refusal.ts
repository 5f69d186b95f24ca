/** Refusals as their reader sees them: one sentence that says what was wrong, in words of ours. */
import assert from 'node:assert/strict';

export interface Refused {
  readonly message: string;
  readonly code: string;
}

const LONGEST = 240;

/** Asserts that a refusal's body can be read by people and repeats nothing; returns its error. */
export function assertReadable(
  body: Uint8Array,
  { secrets }: { readonly secrets: readonly string[] },
): Refused {
  const text = Buffer.from(body).toString();
  const { error } = JSON.parse(text) as { error: Refused };
  const { message } = error;
  assert.match(message, /^[A-Z][^\n\r\t]*[.)]$/, `a sentence: ${message}`);
  assert.ok(message.length <= LONGEST, `no longer than ${LONGEST} characters: ${message}`);
  assert.ok(!/undefined|null|NaN\b.*NaN|\[object/.test(message), message);
  for (const secret of secrets) assert.ok(!text.includes(secret), `the refusal repeats ${secret}`);
  return error;
}
