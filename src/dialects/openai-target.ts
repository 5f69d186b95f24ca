/** Where requests in OpenAI's form go: its own paths, and those of Azure and of other servers. */

import type { Target } from '../core/dialect.ts';
import type { Facts, Reader, Reading } from '../core/segment.ts';
import { nameModel } from './json/other-models.ts';

/**
 * What stands before the name of an endpoint where servers speak OpenAI's form: OpenRouter has `/api/v1`, Cohere
 * `/compatibility/v1`, Fireworks `/inference/v1`, GitHub Models `/inference`, DeepSeek `/beta`, Gemini `/v1beta/openai`.
 */
export const OPENAI_BASE =
  '(?:(?:/openai|/api|/inference|/compatibility)?/v1|/inference|/beta|/v1beta/openai)';

/** One kind of request: `POST /v1/NAME`, `/NAME` and the like, and `/openai/deployments/DEPLOYMENT/NAME` (Azure). */
export class OpenaiEndpoint {
  readonly #path: RegExp;

  /** `name` may be a pattern. */
  constructor(name: string) {
    this.#path = new RegExp(`^(?:${OPENAI_BASE}|/openai/deployments/([A-Za-z0-9._-]+))?/(?:${name})$`);
  }

  claims({ method, path }: Target): boolean {
    return method === 'POST' && this.#path.test(path);
  }

  /** The reader of a request: a deployment that the path names is the model, whatever the body says. */
  at({ path }: Target, reader: Reader): Reader {
    const [, deployment] = this.#path.exec(path) ?? [];
    return deployment === undefined ? reader : new Deployed(deployment, reader);
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
