/** Where requests in OpenAI's form go: its own paths, and those of Azure and of other servers. */
import type { Target } from '../core/dialect.ts';
import type { Facts, Reader, Reading } from '../core/segment.ts';
import { nameModel } from './json/other-models.ts';

/** What stands before the name of an endpoint where servers speak OpenAI's form. */
export const OPENAI_BASE = `(?:${[
  // OpenAI and most others; Groq and Azure, OpenRouter, Fireworks, Cohere, DashScope.
  '(?:/openai|/api|/inference|/compatibility|/compatible-mode)?/v1',
  // DeepInfra, GitHub Models, DeepSeek, Gemini, Cloudflare, Databricks.
  ...['/v1/openai', '/inference', '/beta', '/v1beta/openai', '/compat', '/serving-endpoints'],
  // Zhipu, Ark.
  ...['/api/paas/v4', '/api/v3'],
  // Models at Azure beside those of OpenAI, and models at Vertex.
  ...['/models', '/v1(?:beta1)?/projects/[^/:]+/locations/[^/:]+/endpoints/[^/:]+'],
].join('|')})`;

/** One kind of request: `POST /v1/NAME`, `/NAME` and the like, and `/openai/deployments/DEPLOYMENT/NAME` (Azure). */
export class OpenaiEndpoint {
  readonly #path: RegExp;

  /** `name` may be a pattern; so is a whole path of another server, in which a group is the model. */
  constructor(name: string, elsewhere?: string) {
    const path = `(?:${OPENAI_BASE}|/openai/deployments/([A-Za-z0-9._-]+))?/(?:${name})`;
    this.#path = new RegExp(`^(?:${elsewhere === undefined ? path : `${path}|${elsewhere}`})$`);
  }

  claims({ method, path }: Target): boolean {
    return method === 'POST' && this.#path.test(path);
  }

  /** The reader of a request: what the path names is the model, whatever the body says. */
  at({ path }: Target, reader: Reader): Reader {
    const model = this.#path
      .exec(path)
      ?.slice(1)
      .find((one) => one !== undefined);
    return model === undefined ? reader : new Deployed(model, reader);
  }
}

class Deployed implements Reader {
  readonly facts: Facts;
  readonly #model: string;
  readonly #reader: Reader;

  constructor(model: string, reader: Reader) {
    this.facts = reader.facts;
    this.#model = model;
    this.#reader = reader;
    nameModel(this.facts, model);
  }

  push(bytes: Uint8Array): Reading {
    return this.#named(this.#reader.push(bytes));
  }

  end(): Reading {
    return this.#named(this.#reader.end());
  }

  #named(reading: Reading): Reading {
    nameModel(this.facts, this.#model);
    return reading;
  }
}
