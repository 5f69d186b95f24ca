/** Error status: an answer of ours is never a success by accident (C38). */
import type { LocalReply } from '../core/frame.ts';

/** Throws unless the reply's status is 400 to 599, or 200 where the policy has it told so: Envoy reads a missing one as 200. */
export function requireErrorStatus({ status, told }: LocalReply): void {
  if (told !== undefined && status === 200) return;
  if (!Number.isInteger(status) || status < 400 || status > 599) {
    throw new Error(`a refusal needs a status of 400 to 599, not ${status}`);
  }
}
