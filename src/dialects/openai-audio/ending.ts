/** How a stream of the audio API says no: by an error, because it has no other word for it. */
import type { Refusal } from '../../core/verdict.ts';
import { refuseChat } from '../openai-chat/refuse.ts';

/** One event with the error, of which the SDKs make their exception. */
export function refuseStream(refusal: Refusal): Uint8Array {
  const { error } = JSON.parse(Buffer.from(refuseChat(refusal)).toString('utf8')) as { error: object };
  return Buffer.from(`data: ${JSON.stringify({ type: 'error', error })}\n\n`, 'utf8');
}
