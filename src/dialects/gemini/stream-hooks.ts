/** Reads the chunks of a streamed answer: every candidate is a text of its own, whatever order chunks come in. */
import { type Fault, fault } from '../../core/fault.ts';
import type { Channel, Facts } from '../../core/segment.ts';
import type { Place } from '../json/place.ts';
import type { Kinds } from '../json/value-gate.ts';
import type { StreamHooks } from '../sse/stream-reader.ts';
import { OpenCandidates } from './open-candidates.ts';
import { type OpenPart, OpenParts, partOf } from './open-parts.ts';
import { isArgument } from './parts.ts';

/** What one chunk says of a candidate; `index` may be read after its texts. */
interface Said {
  index: number;
  finished: boolean;
  /** Parts with a call, in order. */
  readonly calls: OpenPart[];
}

/** Where a string stands. */
export interface PartOwner {
  readonly candidate: Said | undefined;
  readonly part: OpenPart;
}

const UNFINISHED = new Set(['', 'FINISH_REASON_UNSPECIFIED']);
const BAD_INDEX = 'The index of a candidate is not a plain number, so that its text cannot be told apart.';
const LARGEST_INDEX = 9999;
const LARGE_INDEX = `The index of a candidate is larger than ${LARGEST_INDEX}; no answer has so many.`;

/** What the chunks of one stream mean. */
export class GeminiStreamHooks implements StreamHooks<PartOwner> {
  readonly facts: Facts = {};
  readonly candidates = new OpenCandidates();
  #chunk = 0;
  #candidate: Said | undefined;
  readonly #parts = new OpenParts('assistant');

  begin(chunk: number): void {
    this.#chunk = chunk;
    this.#candidate = undefined;
  }

  owner(): PartOwner {
    return { candidate: this.#candidate, part: this.#parts.current };
  }

  channel(place: Place, { candidate, part }: PartOwner): Channel | Fault {
    const { shape } = place;
    const channel: Channel = {
      path: statedPath(place.path, candidate),
      role: roleOf(place, part),
      settled: true,
      ...partOf(place, part),
    };
    if (!shape.joined || candidate === undefined) return channel;
    const { index } = candidate;
    const make = (): Channel => ({ ...channel, choice: String(index) });
    return this.candidates.channel(index, keyOf(place, part), make);
  }

  /** Outside of candidates nothing goes on. */
  goesOn(channel: Channel): boolean {
    return channel.path.startsWith('candidates[');
  }

  fixed(place: Place, channel: Channel, { candidate, part }: PartOwner): Channel {
    const path = statedPath(channel.path, candidate);
    if (!isArgument(place.shape)) return { ...channel, path };
    return { ...channel, path, role: roleOf(place, part), ...partOf(place, part) };
  }

  kinds(place: Place, beginning: string): Kinds {
    return this.#parts.kinds(place, beginning);
  }

  opened(place: Place): Fault | undefined {
    switch (place.shape.mark) {
      case 'candidate':
        if (place.index > LARGEST_INDEX) return fault('unreadable', LARGE_INDEX, 'candidates');
        this.#candidate = { index: Math.max(place.index, 0), finished: false, calls: [] };
        return undefined;
      case 'candidate-index':
        return fault('unreadable', BAD_INDEX, place.path);
      case 'content':
        this.#parts.openTurn('assistant');
        return undefined;
      case 'call':
        this.#parts.opened(place);
        this.#candidate?.calls.push(this.#parts.current);
        return undefined;
      default:
        this.#parts.opened(place);
        return undefined;
    }
  }

  closed(place: Place): Fault | undefined {
    switch (place.shape.mark) {
      case 'candidate':
        return this.#closeCandidate();
      case 'content':
        this.#parts.closeTurn('assistant');
        return undefined;
      default:
        this.#parts.closed(place);
        return undefined;
    }
  }

  string(place: Place, value: string): Fault | undefined {
    switch (place.shape.mark) {
      case 'candidate-index':
        return fault('unreadable', BAD_INDEX, place.path);
      case 'finish':
        if (this.#candidate !== undefined) this.#candidate.finished = !UNFINISHED.has(value);
        return undefined;
      case 'model':
        this.facts.model ??= value;
        return undefined;
      default:
        this.#parts.string(place, value);
        return undefined;
    }
  }

  number(place: Place, value: number): Fault | undefined {
    if (place.shape.mark !== 'candidate-index') return undefined;
    if (!Number.isSafeInteger(value)) return fault('unreadable', BAD_INDEX, place.path);
    if (value > LARGEST_INDEX) return fault('unreadable', LARGE_INDEX, place.path);
    if (this.#candidate !== undefined) this.#candidate.index = value;
    return undefined;
  }

  word(place: Place, value: boolean | null): Fault | undefined {
    this.#parts.word(place, value);
    const index = place.shape.mark === 'candidate-index' && value !== null;
    return index ? fault('unreadable', BAD_INDEX, place.path) : undefined;
  }

  #closeCandidate(): Fault | undefined {
    const said = this.#candidate;
    this.#candidate = undefined;
    if (said === undefined) return undefined;
    const problem = this.candidates.see(said.index, this.#chunk);
    if (problem !== undefined) return problem;
    for (const part of said.calls) part.call = this.candidates.call(said.index, part.call);
    if (said.finished) this.candidates.finish(said.index, this.#chunk);
    this.facts.choices = this.candidates.count;
    return undefined;
  }
}

function roleOf({ shape }: Place, { thought }: OpenPart): Channel['role'] {
  if (shape.role !== 'speaker') return shape.role;
  return shape.mark === 'text' && thought ? 'reasoning' : 'assistant';
}

/** What tells the texts of one candidate apart. */
function keyOf({ shape }: Place, { thought, part, jsonPath }: OpenPart): string {
  if (shape.mark === 'text') return thought ? 'thought' : 'text';
  if (shape.mark === 'piece') return `call ${part?.call.index ?? 0} ${jsonPath}`;
  return shape.mark ?? '';
}

/** The path by the index that the answer states; the position in one chunk says nothing. */
function statedPath(path: string, candidate: Said | undefined): string {
  return candidate === undefined
    ? path
    : path.replace(/^candidates\[\d+\]/, `candidates[${candidate.index}]`);
}
