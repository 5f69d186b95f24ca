/** Request texts: what a request said, kept for rules that compare its answer with it; only as long as the exchange lasts. */
import type { RequestText } from '../core/detector.ts';
import type { Channel, Role, TextRun, Unit } from '../core/segment.ts';
import type { CompiledPolicy } from '../policy/compiled-policy.ts';
import { LabelsBeside } from './labels-beside.ts';
import type { RequestParts } from './request-lane.ts';

/** Texts that are kept, at most; a document may hold very many small ones. */
const MOST_TEXTS = 100_000;
/** What a text costs in memory beside its characters, in bytes, give or take. */
const TEXT_COST = 200;

interface Kept {
  readonly channel: Channel;
  /** Where its parts begin in the bytes of the request. */
  readonly starts: number[];
  readonly parts: string[];
  /** Some of it is missing. */
  partial: boolean;
  /** All of it, once a rule has asked; several do. */
  whole: RequestText | undefined;
}

/** The texts of one request, as they come. */
export class RequestTexts {
  readonly #wanted: ReadonlySet<Role>;
  readonly #most: number;
  /** What the policy adds to the request. */
  readonly #added: readonly RequestText[];
  readonly #texts = new Map<Channel, Kept>();
  #characters = 0;
  /** There were more texts than may be kept. */
  #overflows = false;
  /** The request itself, where a rule wants it. */
  #document: string | undefined;
  #labels: LabelsBeside | undefined;

  /** Keeps texts of these roles, up to so many characters in all, beside those that the policy adds. */
  constructor(wanted: ReadonlySet<Role>, most: number, added: readonly RequestText[] = []) {
    this.#wanted = wanted;
    this.#most = most;
    this.#added = added;
  }

  /** What they hold in memory, in bytes, give or take. */
  get holding(): number {
    return this.#characters * 2 + this.#texts.size * TEXT_COST + (this.#labels?.holding ?? 0);
  }

  /** Takes the next text. Whose speaker is not known yet may turn out to be wanted. */
  take({ channel, text, start }: TextRun): void {
    const wanted = !channel.settled || this.#wanted.has(channel.role);
    if (text === '' || !wanted) return;
    const kept = this.#texts.get(channel) ?? this.#open(channel);
    if (kept === undefined) return;
    const room = this.#most - this.#characters;
    if (room < text.length) {
      kept.partial = true;
      return;
    }
    kept.parts.push(text);
    kept.starts.push(start);
    kept.whole = undefined;
    this.#characters += text.length;
  }

  /** Takes the request as a whole, where that is one document that may be kept. */
  takeDocument({ bytes, sealing }: Unit): void {
    if (bytes === undefined || sealing !== undefined || bytes.length > this.#most - this.#characters) return;
    this.#document = Buffer.from(bytes).toString();
    this.#characters += this.#document.length;
  }

  /** Takes what stands beside the texts about them, when the request is complete. */
  takeLabels(labels: LabelsBeside): void {
    this.#labels = labels;
    for (const kept of this.#texts.values()) kept.whole = undefined;
  }

  /** Undefined where it was not kept. */
  get document(): string | undefined {
    return this.#document;
  }

  /** The texts of these roles in the order in which they began; undefined when some of them were not kept whole. */
  of(roles: ReadonlySet<Role>): readonly RequestText[] | undefined {
    if (this.#overflows) return undefined;
    const texts = this.#added.filter(({ role }) => roles.has(role));
    for (const kept of this.#texts.values()) {
      const { role } = kept.channel;
      if (!roles.has(role)) continue;
      if (kept.partial) return undefined;
      const known = kept.whole?.role === role ? kept.whole : undefined;
      kept.whole = known ?? this.#whole(kept);
      texts.push(kept.whole);
    }
    return texts;
  }

  #whole({ channel, parts, starts }: Kept): RequestText {
    const { role, path, besides } = channel;
    const text = parts.join('');
    const labels = this.#labels?.of(text, starts) ?? [];
    return { role, path, text, ...(besides && { besides }), ...(labels.length > 0 && { labels }) };
  }

  #open(channel: Channel): Kept | undefined {
    if (this.#texts.size >= MOST_TEXTS) {
      this.#overflows = true;
      return undefined;
    }
    const kept: Kept = { channel, parts: [], starts: [], partial: false, whole: undefined };
    this.#texts.set(channel, kept);
    return kept;
  }
}

/** What the rules of this policy want of a request; undefined where none compares an answer with it. */
export function requestTextsFor(policy: CompiledPolicy): RequestTexts | undefined {
  const { roles, document } = wantedBy(policy);
  return roles.size === 0 && !document
    ? undefined
    : new RequestTexts(roles, policy.response.limits.requestCharacters, addedBy(policy));
}

/** What takes of the whole request what rules want beside its texts; nothing where none does. */
export function keepingFor(texts: RequestTexts, policy: CompiledPolicy): Pick<RequestParts, 'keeps'> {
  const { labels, document } = wantedBy(policy);
  if (!document && labels.size === 0) return {};
  return {
    keeps: (unit, passages) => {
      if (document) texts.takeDocument(unit);
      if (labels.size > 0) texts.takeLabels(new LabelsBeside(unit, labels, passages));
    },
  };
}

/** Names of labels that rules know. */
export function labelNames(policy: CompiledPolicy): ReadonlySet<string> {
  return wantedBy(policy).labels;
}

/** What rules want to compare an answer with. */
interface Wanted {
  readonly roles: ReadonlySet<Role>;
  /** Names of labels. */
  readonly labels: ReadonlySet<string>;
  /** The request as the document that it is. */
  readonly document: boolean;
}

const wantedByPolicy = new WeakMap<CompiledPolicy, Wanted>();

/** Every exchange asks; a policy wants the same of each. */
function wantedBy(policy: CompiledPolicy): Wanted {
  const known = wantedByPolicy.get(policy);
  if (known !== undefined) return known;
  const bound = policy.response.rules.flatMap(({ by }) => (by.kind === 'exchange' ? [by.bound] : []));
  const wanted = {
    roles: new Set(bound.flatMap(({ wants }) => [...wants])),
    labels: new Set(bound.flatMap(({ labels = [] }) => [...labels])),
    document: bound.some(({ document }) => document === true),
  };
  wantedByPolicy.set(policy, wanted);
  return wanted;
}

/** The system prompt of the operator, which does not come with the request, and its canary. */
function addedBy({ request: { parameters } }: CompiledPolicy): readonly RequestText[] {
  const { systemPrompt, canary } = parameters ?? {};
  const path = 'parameters.systemPrompt';
  const added: RequestText[] = [];
  if (systemPrompt !== undefined) added.push({ role: 'system', path, text: systemPrompt });
  if (canary !== undefined) added.push({ role: 'system', path, text: canary, canary: true });
  return added;
}
