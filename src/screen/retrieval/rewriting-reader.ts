/** Reads a message whole, has it written anew, and hands over the texts of what was written. */
import type { Fault, Result } from '../../core/fault.ts';
import type { Facts, Reader, Reading, Sealing, Unit } from '../../core/segment.ts';

const NOTHING: Reading = { units: [], skipped: [] };

/** What becomes of a message: other bytes, or as it came; `texts` reads what leaves, where it has any. */
export interface Rewritten {
  readonly bytes: Uint8Array;
  readonly texts: Reader | undefined;
  /** Where the texts are read from something else than the bytes. */
  readonly sealing?: Sealing;
}

/** A reader that says nothing before the end of its message. */
export class RewritingReader implements Reader {
  readonly facts: Facts = { modelless: true };
  readonly #rewrite: (bytes: Uint8Array) => Result<Rewritten>;
  #chunks: Uint8Array[] = [];

  constructor(rewrite: (bytes: Uint8Array) => Result<Rewritten>) {
    this.#rewrite = rewrite;
  }

  push(bytes: Uint8Array): Reading {
    this.#chunks.push(bytes);
    return NOTHING;
  }

  end(): Reading {
    const came = Buffer.concat(this.#chunks);
    this.#chunks = [];
    const outcome = this.#rewrite(came);
    if (!outcome.ok) return faulty(outcome.fault);
    const { bytes, texts, sealing } = outcome.value;
    const rewritten = Buffer.compare(bytes, came) === 0 ? {} : ({ rewritten: true } as const);
    if (texts === undefined) return { ...NOTHING, units: [{ bytes, runs: [], closes: false, ...rewritten }] };
    const reading = readWhole(texts, sealing?.opened ?? bytes);
    if (reading.fault !== undefined) return reading;
    const leaves = sealing === undefined ? rewritten : { ...rewritten, bytes, sealing };
    return { ...reading, units: reading.units.map((unit) => ({ ...unit, ...leaves })) };
  }
}

/** What a reader of one document says of all of it at once. */
function readWhole(reader: Reader, bytes: Uint8Array): Reading {
  const first = reader.push(bytes);
  if (first.fault !== undefined) return faulty(first.fault);
  const last = reader.end();
  if (last.fault !== undefined) return faulty(last.fault);
  const units = new Set<Unit>([...first.units, ...last.units]);
  return { units: [...units], skipped: [...first.skipped, ...last.skipped] };
}

function faulty(cause: Fault): Reading {
  return { ...NOTHING, fault: cause };
}
