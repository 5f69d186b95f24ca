/** Judges one question of ext_authz in this process, as `weir serve` does. */
import type { CheckQuestion } from '../../core/check.ts';
import { ok } from '../../core/fault.ts';
import { ExtAuthz } from '../../extauthz/ext-authz.ts';
import { FrameCall } from './frame-call.ts';
import { type Circumstances, type Noted, newNoted, offlineParts } from './offline-parts.ts';

/** Returns what happened; whatever goes wrong is a denial. */
export async function judgeCheck(question: CheckQuestion, on: Circumstances): Promise<Noted> {
  const noted = newNoted();
  const parts = offlineParts(on, { codec: new FrameCall(() => {}).codec, noted });
  const codec = { decodeCheck: () => ok(question), encodeCheck: () => Buffer.alloc(0) };
  await new ExtAuthz({ ...parts, codec, recording: undefined }).check(new Uint8Array());
  return noted;
}
