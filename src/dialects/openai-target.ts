/** Where requests in OpenAI's form go: its own paths, and those of Azure and of other servers. */
import type { Target } from '../core/dialect.ts';
import type { Result } from '../core/fault.ts';
import { ok } from '../core/fault.ts';
import type { Facts, Reader, Reading } from '../core/segment.ts';

/** What a path says. */
export interface OpenaiTarget {
  /** The deployment at Azure, which is the model whatever the body says. */
  readonly model?: string;
}

/** Tells the requests to an endpoint: at `/v1/NAME`, `/NAME`, `/openai/v1/NAME` and at deployments of Azure. */
export function openaiTarget(endpoint: string): (target: Target) => OpenaiTarget | undefined {
  const path = new RegExp(`^(?:(?:/openai)?/v1|/openai/deployments/([A-Za-z0-9._-]+))?/${endpoint}$`);
  return (target) => {
    const found = target.method === 'POST' ? path.exec(target.path) : null;
    if (found === null) return undefined;
    const [, model] = found;
    return model === undefined ? {} : { model };
  };
}

/** The reader of a request to such a target. */
export function readAt({ model }: OpenaiTarget, reader: Result<Reader>): Result<Reader> {
  return reader.ok && model !== undefined ? ok(new Deployed(model, reader.value)) : reader;
}

/** A request whose path names the model. */
class Deployed implements Reader {
  readonly facts: Facts;
  readonly #model: string;
  readonly #reader: Reader;

  constructor(model: string, reader: Reader) {
    this.facts = reader.facts;
    this.#model = model;
    this.#reader = reader;
    this.facts.model = model;
  }

  push(bytes: Uint8Array): Reading {
    return this.#named(this.#reader.push(bytes));
  }

  end(): Reading {
    return this.#named(this.#reader.end());
  }

  #named(reading: Reading): Reading {
    this.facts.model = this.#model;
    return reading;
  }
}
