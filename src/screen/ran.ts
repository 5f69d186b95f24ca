/** Which rules of a direction ran, and which of them without the model that they ask. */
import type { ExchangeEvent } from '../core/event.ts';
import { unreachable } from '../core/unreachable.ts';
import type { CompiledRule } from '../policy/compiled-policy.ts';

/** The names of rules that ran: not of those that can find nothing. */
export function ranOf(rules: readonly CompiledRule[]): string[] {
  return rules.filter((rule) => lackOf(rule) !== 'all').map(({ name }) => name);
}

/** The rules whose model is not there, as an event tells them. */
export function withoutModelOf(rules: readonly CompiledRule[]): Pick<ExchangeEvent, 'withoutModel'> {
  const withoutModel = rules
    .filter((rule) => lackOf(rule) !== undefined)
    .map(({ name, detector }) => ({ rule: name, detector }));
  return withoutModel.length === 0 ? {} : { withoutModel };
}

function lackOf({ by }: CompiledRule): 'some' | 'all' | undefined {
  switch (by.kind) {
    case 'scanner':
      return by.scanner.lacks;
    case 'exchange':
      return by.bound.lacks;
    case 'judge':
      return undefined;
    default:
      return unreachable(by);
  }
}
