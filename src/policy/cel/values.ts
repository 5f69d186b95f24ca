/** The values of a condition: facts as the language has them. */
import type { ConditionFacts } from '../../core/condition.ts';
import type { Place } from './place.ts';

const NO_NAME = '';

/** By the facts, which do not change: many rules are asked about one call. */
const known = new WeakMap<ConditionFacts, Map<Place, Record<string, unknown>>>();

/** What the names of a place stand for. */
export function valuesOf(facts: ConditionFacts, place: Place): Record<string, unknown> {
  const byPlace = known.get(facts) ?? new Map<Place, Record<string, unknown>>();
  known.set(facts, byPlace);
  const values = byPlace.get(place) ?? newValues(facts, place);
  byPlace.set(place, values);
  return values;
}

function newValues(facts: ConditionFacts, place: Place): Record<string, unknown> {
  const { caller, request, time, model = NO_NAME, stream = false, findings = [], tool, args } = facts;
  const head = {
    caller: {
      ...caller,
      tenant: caller.tenant ?? '',
      clearance: caller.clearance ?? '',
      roles: [...caller.roles],
    },
    time,
  };
  if (place === 'head') return { ...head, request };
  const whole = { ...head, request: { ...request, model, stream }, model, findings };
  if (place === 'document') return { ...whole, document: { ...facts.document } };
  return place !== 'tool' ? whole : { ...whole, tool: tool ?? NO_NAME, args, ...flowOf(facts) };
}

/** A history that nobody knows has no value: a condition about it cannot be told. */
function flowOf({ reads = [], sends = [], sees = [], history }: ConditionFacts): Record<string, unknown> {
  const flow = { reads: [...reads], sends: [...sends], sees: [...sees] };
  if (history === undefined) return flow;
  const calls = history.map((call) => ({ ...call, reads: call.reads ?? [], sends: call.sends ?? [] }));
  return { ...flow, history: calls };
}

/** A JSON value with its objects as maps, so that no name of a member means anything to the runtime. */
export function celValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(celValue);
  if (typeof value !== 'object' || value === null) return value;
  return new Map(Object.entries(value).map(([name, member]) => [name, celValue(member)]));
}
