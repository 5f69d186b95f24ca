/** Payloads that are JSON documents, as the events of most streams are. bench: dialects */
import { ok, type Result } from '../../core/fault.ts';
import type { Facts } from '../../core/segment.ts';
import { UnitDocument, type UnitDocumentOptions, type UnitHooks } from '../json/unit-document.ts';
import { type Frame, sealFrame } from './frame.ts';
import type { Contents, Payloads } from './frame-reader.ts';

/** What a dialect adds to such payloads. */
export interface FrameHooks<Owner> extends UnitHooks<Owner> {
  readonly facts: Facts;
  /** A frame begins, of that type; frames count from 1. */
  begin(frame: number, type: string): void;
}

export interface JsonPayloadsOptions<Owner> extends Omit<UnitDocumentOptions<Owner>, 'loneSurrogates'> {
  readonly hooks: FrameHooks<Owner>;
  readonly types: ReadonlySet<string>;
}

const SEALING = { seal: sealFrame };

/** Reads the payload of every frame as a document of one format. */
export class JsonPayloads<Owner> implements Payloads {
  readonly types: ReadonlySet<string>;
  readonly #hooks: FrameHooks<Owner>;
  readonly #document: UnitDocument<Owner>;

  constructor({ types, ...options }: JsonPayloadsOptions<Owner>) {
    this.types = types;
    this.#hooks = options.hooks;
    this.#document = new UnitDocument({ ...options, loneSurrogates: true });
  }

  get facts(): Facts {
    return this.#hooks.facts;
  }

  read({ bytes, payload }: Frame, type: string, count: number): Result<Contents> {
    const document = this.#document;
    document.begin();
    this.#hooks.begin(count, type);
    const problem = payload.end > payload.start ? document.read(bytes, [payload]) : undefined;
    if (problem !== undefined) return { ok: false, fault: problem };
    return ok({ ...document.unit(bytes, false), sealing: SEALING });
  }
}
