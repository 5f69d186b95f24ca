/** The requests of Ollama that are read, by method and path. */
import type { Target } from '../../core/dialect.ts';

/** Gateways put the server's name before its paths. */
const PATH = /^(?:\/ollama)?\/api\/(chat|generate|embed|embeddings)$/;

/** The text that a target asks for; undefined where it asks for none. */
export function textOf({ method, path }: Target): 'chat' | 'generate' | undefined {
  const [, name] = (method === 'POST' ? PATH.exec(path) : null) ?? [];
  return name === 'chat' || name === 'generate' ? name : undefined;
}

/** What a target asks for; undefined where it is none of these. */
export function askedOf({ method, path }: Target): 'text' | 'vectors' | undefined {
  const [, name] = (method === 'POST' ? PATH.exec(path) : null) ?? [];
  if (name === undefined) return undefined;
  return name === 'chat' || name === 'generate' ? 'text' : 'vectors';
}
