/** SPIFFE ids: a scheme, a trust domain and a path, as the SPIFFE ID specification spells them (section 2). */

const SPIFFE_ID = /^spiffe:\/\/[a-z0-9._-]{1,255}(\/[A-Za-z0-9._-]+)*$/;
const LONGEST_ID = 2048;

/** True for one id in its one spelling; patterns, lists and other cases of the trust domain are none. */
export function isSpiffeId(id: string): boolean {
  return id.length <= LONGEST_ID && SPIFFE_ID.test(id) && !/\/\.{1,2}(\/|$)/.test(id);
}
