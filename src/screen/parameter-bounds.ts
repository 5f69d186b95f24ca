/** The bounds of a policy on the parameters of a request: what is denied, lowered, or put in. */
import {
  type GivenParameter,
  type MissingParameter,
  PARAMETERS,
  type ParameterName,
  type Setting,
} from '../core/parameter.ts';
import type { Unit } from '../core/segment.ts';
import { unreachable } from '../core/unreachable.ts';
import type { ByteEdit } from '../dialects/splice.ts';
import { type ParameterBounds, toolName } from '../policy/compiled-parameters.ts';
import type { Denial } from './denial.ts';
import type { Settle, Settlement } from './settling.ts';

/** What is done about one value: nothing, other text in place of bytes, or a denial for that reason. */
type Step = undefined | { readonly from: number; readonly to: number; readonly text: string } | string;

/** What is put in at one place: members or items, one after the other. */
interface Insertion {
  readonly texts: string[];
  readonly comma: boolean;
}

const LEAVE_OUT = 'leave it out';
const WHOLE = 'it is no whole number; send one';
const OBJECT = 'it is no object; send one';
const NO_PLACE =
  'The request has no place for the system prompt that parameters.systemPrompt or parameters.canary sets.';

/** Says what the bounds make of a request; undefined leaves it as it is. */
export function parameterBounds(bounds: ParameterBounds): Settle {
  return (unit) => new BoundedParameters(bounds).settle(unit);
}

/** The parameters of one unit, and what becomes of them. */
class BoundedParameters {
  readonly #bounds: ParameterBounds;
  readonly #edits: ByteEdit[] = [];
  readonly #insertions = new Map<number, Insertion>();
  readonly #changed = new Set<ParameterName>();

  constructor(bounds: ParameterBounds) {
    this.#bounds = bounds;
  }

  settle({ bytes, parameters = [] }: Unit): Settlement {
    // A request without a body asks for nothing.
    if (bytes === undefined || bytes.length === 0) return undefined;
    for (const note of parameters) {
      const denial = note.kind === 'given' ? this.#given(note) : this.#missing(note);
      if (denial !== undefined) return denial;
    }
    if (this.#bounds.systemPrompt !== undefined && !this.#changed.has('systemPrompt'))
      return denied('systemPrompt', NO_PLACE);
    const by = PARAMETERS.find((name) => this.#changed.has(name));
    return by === undefined ? undefined : { edits: this.#inOrder(), by: `parameters.${by}` };
  }

  #given(note: GivenParameter): Denial | undefined {
    const { name } = note.parameter;
    const step = stepFor(note, this.#bounds);
    if (step === undefined) return undefined;
    if (typeof step !== 'string' && note.fixed === true) return unchangeable(note.path, name);
    if (typeof step === 'string') {
      const what = `The request has a parameter (${note.path}) that parameters.${name} does not allow: ${step}.`;
      return denied(name, what);
    }
    this.#replace(step);
    this.#changed.add(name);
    return undefined;
  }

  #missing(note: MissingParameter): Denial | undefined {
    const { name, members, start, end, comma, fixed } = note;
    const setting = settingOf(name, this.#bounds);
    const { maxTokensAs } = this.#bounds;
    const chosen = members.find(({ member }) => member === maxTokensAs) ?? members[0];
    if (setting === undefined || chosen === undefined) return undefined;
    if (chosen.parameter.insert === undefined) return unsaid(note);
    if (fixed === true) return unchangeable(note.path, name);
    const value = JSON.stringify(chosen.parameter.insert(setting));
    if (end > start) this.#replace({ from: start, to: end, text: value });
    else this.#insert(start, { text: `${JSON.stringify(chosen.member)}:${value}`, comma });
    this.#changed.add(name);
    return undefined;
  }

  #replace({ from, to, text }: Exclude<Step, string | undefined>): void {
    this.#edits.push({ from, to, bytes: Buffer.from(text, 'utf8') });
  }

  #insert(at: number, { text, comma }: { readonly text: string; readonly comma: boolean }): void {
    const insertion = this.#insertions.get(at) ?? { texts: [], comma };
    insertion.texts.push(text);
    this.#insertions.set(at, insertion);
  }

  #inOrder(): readonly ByteEdit[] {
    for (const [at, { texts, comma }] of this.#insertions)
      this.#replace({ from: at, to: at, text: texts.join(',') + (comma ? ',' : '') });
    return this.#edits.sort((one, other) => one.from - other.from || one.to - other.to);
  }
}

function denied(name: ParameterName, message: string): Denial {
  return { kind: 'limit', rule: `parameters.${name}`, status: 403, message };
}

/** What was to be lowered or put in where nothing can be. */
function unchangeable(path: string, name: ParameterName): Denial {
  const why = 'its bytes cannot be changed, because it is signed or says how long it is';
  return denied(name, `The request has to meet parameters.${name} by itself (${path}): ${why}.`);
}

function unsaid({ name, members }: MissingParameter): Denial {
  const names = members.map(({ member }) => member).join(', ');
  return denied(
    name,
    `The request has to say what parameters.${name} bounds, as its model takes it (${names}).`,
  );
}

/** What a policy sets where a request does not say. */
function settingOf(name: ParameterName, { maxTokens, systemPrompt }: ParameterBounds): Setting | undefined {
  if (name === 'maxTokens') return maxTokens;
  if (name === 'systemPrompt') return systemPrompt;
  return name === 'store' ? false : undefined;
}

function stepFor(note: GivenParameter, bounds: ParameterBounds): Step {
  switch (note.parameter.name) {
    case 'maxTokens':
      return capped(note, bounds.maxTokens);
    case 'choices':
      return counted(note, bounds.choices);
    case 'logprobs':
    case 'echo':
      return LEAVE_OUT;
    case 'store':
      return note.type === 'boolean' ? replaced(note, 'false') : LEAVE_OUT;
    case 'modalities':
      return named(note, bounds.modalities, (name) => name.toLowerCase());
    case 'serverTools':
      return named(note, bounds.serverTools, toolName);
    case 'systemPrompt':
      return prefixed(note, bounds.systemPrompt);
    default:
      return unreachable(note.parameter.name);
  }
}

/** Servers read a number below one as no bound at all. */
function capped(note: GivenParameter, most = Number.POSITIVE_INFINITY): Step {
  const { value, type, parameter } = note;
  if (type !== 'number') return parameter.holds === 'object' ? OBJECT : WHOLE;
  const endless = Number(value) < 1 && parameter.twin === undefined;
  if (Number(value) > most || endless) return replaced(note, String(most));
  return Number.isInteger(value) ? undefined : WHOLE;
}

function counted({ value }: GivenParameter, most = Number.POSITIVE_INFINITY): Step {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) return WHOLE;
  return value > most ? `ask for ${most} at most` : undefined;
}

/** A kind or a tool by its name; what has none is none that a policy allows. */
function named(
  note: GivenParameter,
  allowed: ReadonlySet<string> | undefined,
  spelled: typeof toolName,
): Step {
  if (allowed === undefined) return undefined;
  const name = note.parameter.as ?? (note.type === 'string' ? String(note.value) : undefined);
  return name !== undefined && allowed.has(spelled(name)) ? undefined : LEAVE_OUT;
}

/** The operator's prompt in front of the client's. */
function prefixed(note: GivenParameter, prompt = ''): Step {
  const { type, parameter, start, value, empty } = note;
  const inside = start + 1;
  if (parameter.twin === true) return LEAVE_OUT;
  if (type === 'string') {
    const text = JSON.stringify(value === '' ? prompt : `${prompt}\n\n`).slice(1, -1);
    return { from: inside, to: inside, text };
  }
  if (parameter.first === undefined) return LEAVE_OUT;
  const first = JSON.stringify(parameter.first(prompt));
  if (type === 'array') return { from: inside, to: inside, text: empty ? first : `${first},` };
  return type === 'object'
    ? 'send a list; a single object has no room for the prompt of the operator'
    : LEAVE_OUT;
}

function replaced({ start, end }: GivenParameter, text: string): Step {
  return { from: start, to: end, text };
}
