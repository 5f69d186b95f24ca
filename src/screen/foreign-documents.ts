/** Foreign documents: those that a caller may not see are taken out of a message before anybody reads it. */
import type { ConditionFacts } from '../core/condition.ts';
import type { DOCUMENT_TYPES, DocumentLabels } from '../core/document.ts';
import { type Fault, fault } from '../core/fault.ts';
import type { Finding } from '../core/finding.ts';
import type { Direction } from '../core/frame.ts';
import type { Fingerprint } from '../core/ports.ts';
import type { Facts, Unit } from '../core/segment.ts';
import type { MarkedPassage } from '../dialects/documents/marked-reader.ts';
import { type RetrievedPart, type RetrievedParts, retrievedParts } from '../dialects/documents/parts.ts';
import { STAND_IN, withoutDocuments } from '../dialects/documents/without-documents.ts';
import type { Stretch } from '../dialects/json/tree.ts';
import type { ByteEdit } from '../dialects/splice.ts';
import { type CompiledDocuments, VISIBLE_RULE } from '../policy/compile-documents.ts';
import { DOCUMENTS_DETECTOR } from '../policy/names.ts';
import type { Denial } from './denial.ts';
import type { Settle, Settlement } from './settling.ts';
import { VisibleDocuments } from './visible-documents.ts';

export interface ForeignDocuments {
  readonly documents: CompiledDocuments;
  readonly facts: ConditionFacts;
  /** What the request says about itself, known once it is complete. */
  readonly asked: Facts;
  readonly fingerprint: Fingerprint;
  readonly direction: Direction;
  /** True where nothing of the message can be changed, because it is signed. */
  readonly signed: boolean;
  /** Where the JSON of a unit stands, which is all of it when left out. */
  pieces?(bytes: Uint8Array): readonly Stretch[];
  /** The marked passages of its texts. */
  passages?(unit: Unit): readonly MarkedPassage[];
  /** True where what is no JSON may hold documents all the same: lines of JSON in a form. */
  readonly packed?: boolean;
}

const TOO_LARGE: Fault = fault(
  'too-large',
  'The message holds more values than are looked at where documents are decided about; send fewer.',
  '$',
);
const PACKED: Fault = fault(
  'unsupported',
  'The message holds its documents packed, where none can be taken out; send it as plain JSON.',
  '$',
);

const TOO_LARGE_DENIAL: Denial = { kind: 'fault', fault: TOO_LARGE, rule: VISIBLE_RULE };
const PACKED_DENIAL: Denial = { kind: 'fault', fault: PACKED, rule: VISIBLE_RULE };

/** What of a message is a document: a part of it, or a marked passage of a text. */
interface Document {
  readonly path: string;
  readonly labels: DocumentLabels;
  readonly fixed: boolean;
  readonly start: number;
  readonly end: number;
  readonly part?: RetrievedPart;
  readonly passage?: MarkedPassage;
}

/** Says what has to go of a message that is complete. */
export function foreignDocuments(options: ForeignDocuments): Settle {
  let visible: VisibleDocuments | undefined;
  return (unit) => {
    const found = unit.bytes === undefined ? undefined : partsOf(unit, unit.bytes, options);
    if (found !== undefined && 'kind' in found) return found;
    const passages = options.passages?.(unit) ?? [];
    const documents = [...(found?.parts ?? []).map(ofPart), ...passages.map(ofPassage)];
    if (documents.length === 0) return undefined;
    visible ??= new VisibleDocuments(options.documents, factsOf(options));
    const judge = visible;
    return settled(
      documents.filter(({ labels }) => !judge.shows(labels)),
      found,
      options,
    );
  };
}

function partsOf({ sealing }: Unit, bytes: Uint8Array, { documents, pieces, packed }: ForeignDocuments) {
  if (sealing !== undefined) return PACKED_DENIAL;
  const found = retrievedParts(bytes, documents.labels, pieces?.(bytes));
  if (found === 'too-large') return TOO_LARGE_DENIAL;
  return found === undefined && packed === true && bytes.length > 0 ? PACKED_DENIAL : found;
}

function settled(
  gone: readonly Document[],
  found: RetrievedParts | undefined,
  options: ForeignDocuments,
): Settlement {
  if (gone.length === 0) return undefined;
  const kept = gone.find(({ fixed }) => fixed || options.signed);
  if (kept !== undefined) return unchangeable(kept, options);
  const parts = gone.flatMap(({ part }) => part ?? []);
  const passages = gone.flatMap(({ passage }) => passage ?? []);
  const edits = [
    ...(found === undefined ? [] : withoutDocuments(found, parts)),
    ...passages.map(passageEdit),
  ];
  return {
    edits: outermost(edits),
    by: VISIBLE_RULE,
    findings: gone.map((document) => findingOf(document, options, 'DOCUMENT_REMOVED')),
  };
}

/** In order of their bytes; what stands in another edit goes with it. */
function outermost(edits: readonly ByteEdit[]): readonly ByteEdit[] {
  const kept: ByteEdit[] = [];
  for (const edit of [...edits].sort((a, b) => a.from - b.from || b.to - a.to))
    if (edit.from >= (kept.at(-1)?.to ?? 0)) kept.push(edit);
  return kept;
}

/** Providers refuse texts that are empty. */
function passageEdit({ start, end, alone }: MarkedPassage): ByteEdit {
  return { from: start, to: end, bytes: Buffer.from(alone ? STAND_IN : '') };
}

function ofPart(part: RetrievedPart): Document {
  const { path, labels, fixed, value } = part;
  return { path, labels, fixed, start: value.start, end: value.end, part };
}

function ofPassage(passage: MarkedPassage): Document {
  return { ...passage, passage };
}

function factsOf({ facts, asked: { model = '', stream = false } }: ForeignDocuments): ConditionFacts {
  return { ...facts, model: facts.model ?? model, stream: facts.stream ?? stream };
}

/** A request that is signed, or that asks for an order of its documents by their places, goes on whole or not at all. */
function unchangeable(document: Document, options: ForeignDocuments): Denial {
  return { kind: 'finding', rule: VISIBLE_RULE, finding: findingOf(document, options, 'DOCUMENT_FOREIGN') };
}

/** The labels are hashed; what the document says is not. */
function findingOf(
  { path, labels, start, end }: Document,
  { direction, fingerprint }: ForeignDocuments,
  type: (typeof DOCUMENT_TYPES)[number],
): Finding {
  return {
    ...{ rule: VISIBLE_RULE, detector: DOCUMENTS_DETECTOR, type, score: 1 },
    ...({ direction, role: 'retrieved' } as const),
    ...{ path, start: 0, end: end - start, hash: fingerprint(JSON.stringify(labels)) },
  };
}
