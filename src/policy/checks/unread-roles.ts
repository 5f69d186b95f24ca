/** Unread roles: text of others that no rule reads, and rules for texts that nobody says. */
import { DIRECTIONS, type Direction } from '../../core/frame.ts';
import type { Role } from '../../core/segment.ts';
import type { RuleSpec } from '../schema.ts';
import { type Checking, type Warning, warningAt } from './check.ts';

/** Roles whose text a policy that reads this direction at all is expected to read: what comes from outside, and what a model says. */
const EXPECTED: Readonly<Record<Direction, readonly Role[]>> = {
  request: ['user', 'tool', 'retrieved'],
  response: ['assistant', 'reasoning'],
};
/** The same of the API of a store: queries, and what is found. */
const EXPECTED_OF_STORES: typeof EXPECTED = { request: ['user'], response: ['retrieved'] };
/** Detectors that say what users may talk about; they keep nobody else's text back. */
const ABOUT_TALK: ReadonlySet<string> = new Set(['topic', 'language']);
/** By detector: roles whose text it is there for. */
const MEANT_FOR: Readonly<Record<string, readonly Role[]>> = { injection: ['tool', 'retrieved'] };

const SAYS: Partial<Readonly<Record<Role, string>>> = {
  tool: 'tool (what tools return)',
  retrieved: 'retrieved (what is looked up)',
};

/** Warns of both. */
export function unreadRoles(on: Checking): Warning[] {
  return DIRECTIONS.flatMap((direction) => {
    const unread = unreadIn(on, direction);
    return [
      ...unread,
      ...(unread.length > 0 ? [] : missedBy(on, direction)),
      ...calledByNobody(on, direction),
    ];
  });
}

function unreadIn(on: Checking, direction: Direction): Warning[] {
  const { spec } = on.document.policy;
  const rules = spec[direction].rules.filter((rule) => readsText(rule) && !ABOUT_TALK.has(rule.detector));
  if (rules.length === 0) return [];
  const expected = spec.retrieval === undefined ? EXPECTED : EXPECTED_OF_STORES;
  const unread = expected[direction].filter((role) => !rules.some((rule) => isOn(rule, role)));
  if (unread.length === 0) return [];
  const message = `no rule here reads text of role ${listed(unread)}: it passes; add the role to on of a rule, or leave on out`;
  return [warningAt(on, ['spec', direction, 'rules'], { code: 'unread-role', message })];
}

function missedBy(on: Checking, direction: Direction): Warning[] {
  if (direction === 'response') return [];
  const { rules } = on.document.policy.spec[direction];
  return Object.entries(MEANT_FOR).flatMap(([detector, roles]) => {
    const own = rules.filter((rule) => rule.detector === detector && readsText(rule));
    const missed = roles.filter((role) => !own.some((rule) => isOn(rule, role)));
    const [first] = own;
    if (first === undefined || missed.length === 0) return [];
    const message = `no rule with detector ${detector} reads text of role ${listed(missed)}, in which others give instructions; add it`;
    const at = rules.indexOf(first);
    return [warningAt(on, ['spec', direction, 'rules', at, 'on'], { code: 'unread-role', message })];
  });
}

/** Calls of tools are said by the assistant, whoever carries them out. */
function calledByNobody(on: Checking, direction: Direction): Warning[] {
  return on.document.policy.spec[direction].rules.flatMap((rule, at) => {
    if (!isForCalls(rule) || isOn(rule, 'assistant') || isOn(rule, 'unknown')) return [];
    const message =
      'is for calls of tools, which the assistant makes: add assistant, or the rule finds nothing';
    return [warningAt(on, ['spec', direction, 'rules', at, 'on'], { code: 'unreachable-rule', message })];
  });
}

/** True for a rule that does something about what messages say. */
function readsText(rule: RuleSpec): boolean {
  return rule.mode !== 'observe' && rule.action !== 'allow' && !isForCalls(rule);
}

function isForCalls({ within, tools, arguments: named }: RuleSpec): boolean {
  return within === 'calls' || tools !== undefined || named !== undefined;
}

function isOn({ on }: RuleSpec, role: Role): boolean {
  return on === undefined || on.includes(role);
}

function listed(roles: readonly Role[]): string {
  return roles.map((role) => SAYS[role] ?? role).join(', ');
}
