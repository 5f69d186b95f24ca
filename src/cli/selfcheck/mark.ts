/** The mark of a probe: it says in access logs, journals and at the model that a request is a check, and of which run. */

/** Which probe of which run a message belongs to. */
export interface Mark {
  /** Eight letters, so that no detector takes them for a number of something. */
  readonly run: string;
  readonly probe: string;
  /** What the scripted upstream has to say, for probes that leave it to the user; else empty. */
  readonly say: string;
}

const RUN_LETTERS = 8;
const A = 97;
const MARK = /weir-selfcheck\/([a-z]{8})\/([a-z0-9-]{1,40})(?:\/([A-Za-z0-9_-]{1,600}))?/;

/** Spells a mark; it stands in `user-agent`, in `x-weir-selfcheck` and in the text of the prompt. */
export function markText({ run, probe, say }: Mark): string {
  const detail = say === '' ? '' : `/${Buffer.from(say).toString('base64url')}`;
  return `weir-selfcheck/${run}/${probe}${detail}`;
}

/** Finds the first mark in a text. */
export function readMark(text: string): Mark | undefined {
  const [, run = '', probe = '', detail = ''] = MARK.exec(text) ?? [];
  return run === '' ? undefined : { run, probe, say: Buffer.from(detail, 'base64url').toString('utf8') };
}

/** Makes the name of a run out of random bytes. */
export function runName(random: Uint8Array): string {
  return String.fromCharCode(...Array.from(random.subarray(0, RUN_LETTERS), (byte) => A + (byte % 26)));
}
