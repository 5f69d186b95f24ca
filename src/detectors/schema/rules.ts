/** Rules with nothing but what is given: every other one allows all. */
import type { ArrayRules, NumberRules, ObjectRules, StringRules } from './node.ts';

const NO_BOUND = Number.POSITIVE_INFINITY;

export function stringRules(given: Partial<StringRules>): StringRules {
  return { min: 0, max: NO_BOUND, pattern: undefined, beginnings: undefined, values: undefined, ...given };
}

export function numberRules(given: Partial<NumberRules>): NumberRules {
  return {
    ...{ integer: false, min: -NO_BOUND, max: NO_BOUND, over: -NO_BOUND, under: NO_BOUND },
    ...{ multipleOf: undefined, values: undefined },
    ...given,
  };
}

export function objectRules(given: Partial<ObjectRules>): ObjectRules {
  return {
    ...{ properties: new Map(), patterns: [], additional: undefined, names: [], listed: NO_BOUND },
    ...{ required: [], dependent: new Map(), min: 0, max: NO_BOUND, unevaluated: undefined },
    ...{ onlyLower: false },
    ...given,
  };
}

export function arrayRules(given: Partial<ArrayRules>): ArrayRules {
  return {
    ...{ prefix: [], rest: undefined, contains: undefined, minContains: 1, maxContains: NO_BOUND },
    ...{ min: 0, max: NO_BOUND, unique: false, unevaluated: undefined, onlyLower: false },
    ...given,
  };
}
