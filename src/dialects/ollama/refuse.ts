/** A refusal as Ollama words its errors. */
import type { Refusal } from '../../core/verdict.ts';

/** The body of an error that the clients of Ollama turn into their exception, with the status of the head. */
export function refuseOllama({ message, id, code }: Refusal): Uint8Array {
  return Buffer.from(JSON.stringify({ error: `${message} (Weir decision ${id})`, code }), 'utf8');
}
