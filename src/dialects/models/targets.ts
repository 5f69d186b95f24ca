/** The requests that ask what models there are and what they can do, by method and path. */
import type { Target } from '../../core/dialect.ts';
import { OPENAI_BASE } from '../openai-target.ts';

/** An id of a model may have a publisher, a revision and a kind in it. */
const PART = '[A-Za-z0-9._:@~+-]{1,200}';
const ID = `(?:/${PART}){0,4}`;
const PLACED = '/projects/[^/:]+/locations/[^/:]+';

/** What has no body. */
const LOOKS = [
  // OpenAI, Anthropic, Mistral, Cohere, Gemini, vLLM and most others.
  `(?:${OPENAI_BASE}|/openai|/(?:anthropic|ollama|cohere)/v1)?/models${ID}`,
  // Azure.
  `/openai/deployments(?:/${PART})?`,
  // Google, and Vertex.
  `(?:/gemini)?/v1(?:alpha|beta|beta1)?(?:${PLACED})?/(?:models|tunedModels|publishers/[^/:]+/models)(?:/${PART})?`,
  // Ollama.
  '(?:/ollama)?/api/(?:tags|ps|version)',
  // Text Generation Inference, and vLLM.
  '/info',
  '/version',
].map((path) => new RegExp(`^${path}$`));

/** Ollama has the name of the model in a body. */
const SHOWS = /^(?:\/ollama)?\/api\/show$/;

/** Whether a request there names a model in its body, or has none; undefined where the path is another's. */
export function lookOf({ method, path }: Target): 'named' | 'bare' | undefined {
  if (method === 'POST') return SHOWS.test(path) ? 'named' : undefined;
  return method === 'GET' && LOOKS.some((one) => one.test(path)) ? 'bare' : undefined;
}
