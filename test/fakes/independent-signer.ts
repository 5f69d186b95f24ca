/** The signer of the SDK of AWS: signs what arrived with the same key, date and headers, to compare. */
import { createHash, createHmac } from 'node:crypto';
import { SignatureV4 } from '@smithy/signature-v4';

/** A request as a server of AWS gets it; header names in lower case. */
export interface Arrived {
  readonly method: string;
  /** Path and query, as sent. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

export interface Account {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** SHA-256 over node's own, in the form that the signer wants. */
class Sha256 {
  readonly #hash;
  constructor(secret?: unknown) {
    this.#hash =
      secret === undefined ? createHash('sha256') : createHmac('sha256', Buffer.from(secret as Uint8Array));
  }
  update(data: Uint8Array): void {
    this.#hash.update(data);
  }
  async digest(): Promise<Uint8Array> {
    return this.#hash.digest();
  }
  reset(): void {
    throw new Error('nobody resets it');
  }
}

/** Signs; returns all headers of the request, with `authorization`. */
export async function signIndependently(
  { method, target, headers, body }: Arrived,
  by: { readonly account: Account; readonly region: string; readonly service: string; readonly now: number },
): Promise<Readonly<Record<string, string>>> {
  const signer = new SignatureV4({
    ...{ credentials: by.account, region: by.region, service: by.service },
    sha256: Sha256 as unknown as ConstructorParameters<typeof SignatureV4>[0]['sha256'],
  });
  const [path = '', query = ''] = target.split('?', 2);
  const parameters: Record<string, string[]> = {};
  for (const pair of query.split('&').filter((one) => one !== '')) {
    const [name = '', value = ''] = pair.split('=', 2).map(decodeURIComponent);
    parameters[name] = [...(parameters[name] ?? []), value];
  }
  const signed = await signer.sign(
    {
      ...{ method, path, query: parameters, headers: { ...headers }, body },
      ...{ protocol: 'https:', hostname: headers['host'] ?? '' },
    },
    { signingDate: new Date(by.now) },
  );
  return signed.headers;
}
