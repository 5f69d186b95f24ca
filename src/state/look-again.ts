/** Looking again for what is not there yet: the answer that made it may be ending on another worker just now. */

/** When a key that is not there is looked up again, in milliseconds. */
const LOOK_AGAIN_MS = [25, 75, 200];

/** Which keys are known, once all are, or for a while nothing came; ends early with the signal. */
export async function lookAgain(
  look: () => Promise<readonly boolean[]>,
  signal: AbortSignal,
): Promise<readonly boolean[]> {
  let known = await look();
  for (const ms of LOOK_AGAIN_MS) {
    if (signal.aborted || !known.includes(false)) break;
    await pause(ms);
    known = await look();
  }
  return known;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
}
