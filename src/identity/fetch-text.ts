/** Fetches a small text over HTTP: in time, within a bound, and from the one address that was named. */
import { errorCode } from '../core/error-code.ts';
import { failed, ok, type Result } from '../core/fault.ts';

/** Returns the body of an answer with status 200; everything else is a fault. */
export async function fetchText(
  url: string,
  { deadlineMs, largest }: { readonly deadlineMs: number; readonly largest: number },
): Promise<Result<string>> {
  const signal = AbortSignal.timeout(deadlineMs);
  try {
    // A redirect would have keys come from a place that nobody configured.
    const response = await fetch(url, {
      ...{ redirect: 'manual', signal },
      headers: { accept: 'application/jwk-set+json, application/json' },
    });
    if (response.status === 200) return await boundedText(response, largest);
    await response.body?.cancel();
    return failed('identity', `answered with status ${response.status}; 200 is expected`);
  } catch (cause) {
    return failed(
      'identity',
      signal.aborted ? 'did not answer in time' : `cannot be reached (${errorCode(cause)})`,
    );
  }
}

async function boundedText({ body }: Response, largest: number): Promise<Result<string>> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body ?? []) {
    size += part.length;
    // Leaving the loop cancels the rest.
    if (size > largest) return failed('identity', `answered with more than ${largest} bytes`);
    parts.push(part);
  }
  return ok(Buffer.concat(parts).toString('utf8'));
}
