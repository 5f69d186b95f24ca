/** Readers for streamed answers: the events of Anthropic's models, and the chunks of all others. */
import type { ReadLimits, ResponseReader } from '../../core/dialect.ts';
import { ok, type Result } from '../../core/fault.ts';
import type { Facts } from '../../core/segment.ts';
import type { Refusal } from '../../core/verdict.ts';
import { Answer } from '../answer.ts';
import { EVENT_FORMAT } from '../anthropic-messages/answer-format.ts';
import { MessageStreamHooks } from '../anthropic-messages/stream-hooks.ts';
import { FrameReader } from '../event-stream/frame-reader.ts';
import type { Format } from '../json/shape.ts';
import { type Stretch, UnitDocument, type UnitHooks } from '../json/unit-document.ts';
import { CHUNK_FORMAT } from './chunk-format.ts';
import { ChunkHooks } from './chunk-hooks.ts';
import { endChunks, endMessage } from './ending.ts';
import { type Inside, type Packed, PackedPayloads } from './packed-payloads.ts';

/** Hooks that hear of frames. */
interface FrameHooks<Owner> extends UnitHooks<Owner> {
  begin(frame: number): void;
}

/** Documents of one format. */
class PackedDocuments<Owner> {
  readonly #hooks: FrameHooks<Owner>;
  readonly #document: UnitDocument<Owner>;

  constructor(format: Format, limits: ReadLimits, hooks: FrameHooks<Owner>) {
    this.#hooks = hooks;
    this.#document = new UnitDocument({ format, limits, loneSurrogates: true, hooks });
  }

  read(bytes: Uint8Array, stretch: Stretch, frame: number): Result<Inside> {
    const document = this.#document;
    document.begin();
    this.#hooks.begin(frame);
    const fault = document.read(bytes, [stretch]);
    if (fault !== undefined) return { ok: false, fault };
    return ok(document.unit(bytes, false));
  }
}

/** What reads the documents of one stream, and ends it. */
interface Chosen {
  readonly facts: Facts;
  read(bytes: Uint8Array, document: Stretch, frame: number): Result<Inside>;
  ending(refusal: Refusal, sent: number): Uint8Array;
}

/** Reads one stream; where the name of the model does not say that it is Anthropic's, the first document may. */
export function invokeStream(request: Facts, limits: ReadLimits, anthropic: boolean): ResponseReader {
  const packed = new ChosenDocuments(request, limits, anthropic);
  return new Answer('stream', new FrameReader(new PackedPayloads(packed, limits), limits), {
    ending: (refusal, sent) => packed.ending(refusal, sent),
  });
}

class ChosenDocuments implements Packed {
  readonly facts: Facts = {};
  readonly #request: Facts;
  readonly #limits: ReadLimits;
  #chosen: Chosen | undefined;

  constructor(request: Facts, limits: ReadLimits, anthropic: boolean) {
    this.#request = request;
    this.#limits = limits;
    if (anthropic) this.#chosen = this.#messages();
  }

  read(bytes: Uint8Array, document: Stretch, frame: number): Result<Inside> {
    this.#chosen ??= isMessageStart(bytes, document) ? this.#messages() : this.#chunks();
    const inside = this.#chosen.read(bytes, document, frame);
    const { usage } = this.#chosen.facts;
    if (usage !== undefined) this.facts.usage = usage;
    return inside;
  }

  ending(refusal: Refusal, sent: number): Uint8Array {
    return this.#chosen?.ending(refusal, sent) ?? endChunks(refusal);
  }

  #messages(): Chosen {
    const hooks = new MessageStreamHooks();
    const documents = new PackedDocuments(EVENT_FORMAT, this.#limits, hooks);
    const request = this.#request;
    return {
      facts: hooks.facts,
      read: (bytes, document, frame) => documents.read(bytes, document, frame),
      ending: (refusal, sent) => endMessage({ refusal, hooks, request, sent }),
    };
  }

  #chunks(): Chosen {
    const hooks = new ChunkHooks();
    const documents = new PackedDocuments(CHUNK_FORMAT, this.#limits, hooks);
    return {
      facts: hooks.facts,
      read: (bytes, document, frame) => documents.read(bytes, document, frame),
      ending: endChunks,
    };
  }
}

const MESSAGE_START = Buffer.from('"message_start"');

/** True for the document that every stream of Anthropic's models begins with. */
function isMessageStart(bytes: Uint8Array, { start, end }: Stretch): boolean {
  return Buffer.from(bytes.subarray(start, end)).includes(MESSAGE_START);
}
