/** A refusal in the words of those who rerank. */
import type { Refusal } from '../../core/verdict.ts';

/** The body of an error: Cohere and Voyage say why in `message` or `detail`, Text Embeddings Inference in `error`. */
export function refuseRerank({ message, id, code }: Refusal): Uint8Array {
  const sentence = `${message} (Weir decision ${id})`;
  const body = { id, message: sentence, error: sentence, detail: sentence, error_type: code, code };
  return Buffer.from(JSON.stringify(body), 'utf8');
}
