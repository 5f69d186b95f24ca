/**
 * Loaded in front of a test file that is forced to exit when its tests are over: what it writes to a pipe is written before
 * anything else happens. Else what the runner has not read yet is lost with the process, and cases with it.
 */
const { _handle: handle } = process.stdout as { _handle?: { setBlocking?: (blocking: boolean) => number } };
handle?.setBlocking?.(true);
