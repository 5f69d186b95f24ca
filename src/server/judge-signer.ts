/** Signs what is asked of judges in AWS, with a key from a file of credentials that is read each time. */
import type { Clock } from '../core/ports.ts';
import type { SignQuestion } from '../models/remote.ts';
import { readSecret } from '../upstream/secret-files.ts';
import { signRequest } from '../upstream/sign.ts';

const SERVICE = 'bedrock';

/** Undefined where the file holds no key. */
export function judgeSigner(clock: Pick<Clock, 'now'>): SignQuestion {
  return ({ url, body, region, file, profile }) => {
    const secret = readSecret({
      ...{ kind: 'aws', region, service: SERVICE, host: undefined },
      from: { file, profile },
    });
    if (!secret.ok || secret.value.kind !== 'aws') return undefined;
    const { host, pathname, search } = new URL(url);
    const headers = signRequest(
      { method: 'POST', target: pathname + search, authority: host, body: [Buffer.from(body)] },
      { key: secret.value.key, region, service: SERVICE, host: undefined, now: clock.now() },
    );
    return Object.fromEntries(headers.map(({ name, value }) => [name, value]));
  };
}
