/** Payloads that carry a document in Base64 (`{"bytes":"..."}`): its text is read, edited and packed again. bench: dialects */
import type { ReadLimits } from '../../core/dialect.ts';
import { failed, ok, type Result } from '../../core/fault.ts';
import type { Channel, Facts, Sealing, TextRun } from '../../core/segment.ts';
import { type Frame, sealFrame } from '../event-stream/frame.ts';
import type { Contents, Payloads } from '../event-stream/frame-reader.ts';
import { type Format, format, shape, text } from '../json/shape.ts';
import { type Stretch, UnitDocument, type UnitHooks } from '../json/unit-document.ts';

/** What a document was found to hold. */
export type Inside = Omit<Contents, 'sealing'>;

/** What the documents inside are read by. */
export interface Packed {
  readonly facts: Facts;
  /** Reads the document that stands there; frames count from 1. */
  read(bytes: Uint8Array, document: Stretch, frame: number): Result<Inside>;
}

const TYPES: ReadonlySet<string> = new Set([
  ...['chunk', 'internalServerException', 'modelStreamErrorException', 'validationException'],
  ...['throttlingException', 'modelTimeoutException', 'serviceUnavailableException'],
]);

/** What stands around the document; `p` makes lengths say nothing. */
const ENVELOPE: Format = format(
  shape({
    members: {
      bytes: text('other'),
      p: text('other'),
      message: text('other'),
      originalMessage: text('other'),
      originalStatusCode: text('other'),
    },
  }),
  [],
);
const PACKED = 'bytes';
const NOT_BASE64 = 'The bytes of a chunk are not Base64 as RFC 4648 defines it; send them so.';

/** Nothing around a document is edited: where it stands is counted from both ends. */
class EnvelopeHooks implements UnitHooks<undefined> {
  owner(): undefined {}

  channel({ path, shape: { role } }: { path: string; shape: { role: string } }): Channel {
    return { path, role: role === 'other' ? 'other' : 'unknown', settled: true, editable: false };
  }

  opened(): undefined {}

  closed(): undefined {}

  string(): undefined {}

  number(): undefined {}

  word(): undefined {}
}

/** Reads the documents inside the payloads of one stream. */
export class PackedPayloads implements Payloads {
  readonly types = TYPES;
  readonly #packed: Packed;
  readonly #envelope: UnitDocument<undefined>;

  constructor(packed: Packed, limits: ReadLimits) {
    this.#packed = packed;
    const hooks = new EnvelopeHooks();
    this.#envelope = new UnitDocument({ format: ENVELOPE, limits, loneSurrogates: true, hooks });
  }

  get facts(): Facts {
    return this.#packed.facts;
  }

  read({ bytes, payload }: Frame, _type: string, count: number): Result<Contents> {
    const envelope = this.#envelope;
    envelope.begin();
    const fault = payload.end > payload.start ? envelope.read(bytes, [payload]) : undefined;
    if (fault !== undefined) return { ok: false, fault };
    const { runs, skipped = [] } = envelope;
    const first = runs.find(isPacked);
    const last = runs.findLast(isPacked);
    if (first === undefined || last === undefined) return ok({ runs, skipped, sealing: { seal: sealFrame } });
    const document = decoded(runs);
    if (document === undefined) return failed('unreadable', NOT_BASE64, PACKED);
    const opened = open(bytes, { start: first.start, end: last.end }, document);
    const inside = this.#packed.read(opened.bytes, opened.document, count);
    if (!inside.ok) return inside;
    const shift = opened.bytes.length - bytes.length;
    return ok(around({ runs, skipped }, inside.value, { ...opened, shift }));
  }
}

/** A frame whose document stands in it as it is. */
interface Opened {
  readonly bytes: Uint8Array;
  readonly document: Stretch;
}

function open(frame: Uint8Array, packed: Stretch, document: Uint8Array): Opened {
  return {
    bytes: Buffer.concat([frame.subarray(0, packed.start), document, frame.subarray(packed.end)]),
    document: { start: packed.start, end: packed.start + document.length },
  };
}

/** The texts before the document, its own, and those behind it. */
function around(
  envelope: Inside,
  inside: Inside,
  { bytes, document, shift }: Opened & { readonly shift: number },
): Contents {
  const outer = envelope.runs.filter((run) => !isPacked(run));
  const before = outer.filter(({ start }) => start < document.start);
  const behind = outer.filter(({ start }) => start >= document.start);
  const moved = behind.map((run) => ({ ...run, start: run.start + shift, end: run.end + shift }));
  const skipped = [...(envelope.skipped ?? []), ...(inside.skipped ?? [])];
  return {
    ...inside,
    runs: [...before, ...inside.runs, ...moved],
    skipped,
    sealing: { opened: bytes, ...packing(document.start, bytes.length - document.end) },
  };
}

/** `before` and `behind` are bytes around the document, which no edit changes. */
function packing(before: number, behind: number): Pick<Sealing, 'seal'> {
  return {
    seal: (edited) => {
      const end = edited.length - behind;
      const document = Buffer.from(edited.subarray(before, end)).toString('base64');
      const parts = [edited.subarray(0, before), Buffer.from(document, 'latin1'), edited.subarray(end)];
      return sealFrame(Buffer.concat(parts));
    },
  };
}

function isPacked({ channel: { path } }: TextRun): boolean {
  return path === PACKED;
}

/** The document; undefined where decoders could differ on it. */
function decoded(runs: readonly TextRun[]): Uint8Array | undefined {
  const spelled = runs
    .filter(isPacked)
    .map((run) => run.text)
    .join('');
  const bytes = Buffer.from(spelled, 'base64');
  return bytes.toString('base64') === spelled ? bytes : undefined;
}
