/** Environments: CEL with the names and types of one place. This file and those beside it alone know the library. */
import { type ASTNode, Environment, type ParseResult } from '@marcbachmann/cel-js';
import type { ConditionName } from '../../core/condition.ts';
import { hostOf, isWithin } from './addresses.ts';
import {
  CALL_MEMBERS,
  CALLER_MEMBERS,
  DOCUMENT_MEMBERS,
  FINDING_MEMBERS,
  HEAD_MEMBERS,
  PLACES,
  type Place,
  REQUEST_MEMBERS,
} from './place.ts';

export type { ASTNode, Environment, ParseResult };

/** Whether a text is matched by a pattern that was compiled with the policy. */
export type Matches = (text: string, pattern: number) => boolean;

/** What the library's own `matches` is called once its pattern is compiled: it would run it without a bound on time. */
export const MATCHES = 'matchesCompiled';

/** Nodes and levels of one condition; more than a person writes. */
const MOST_NODES = 2000;
const DEEPEST = 32;

const TYPES: Readonly<Record<ConditionName, string>> = {
  ...{ caller: 'Caller', request: 'Request', time: 'google.protobuf.Timestamp', model: 'string' },
  ...{ findings: 'list<Finding>', tool: 'string', args: 'dyn' },
  ...{ reads: 'list<string>', sends: 'list<string>', history: 'list<Call>', sees: 'list<string>' },
  document: 'Document',
};

/** Makes the environment of one condition. */
export function environmentOf(place: Place, matches: Matches): Environment {
  const request = place === 'head' ? HEAD_MEMBERS : REQUEST_MEMBERS;
  const environment = new Environment({
    homogeneousAggregateLiterals: false,
    limits: { maxAstNodes: MOST_NODES, maxDepth: DEEPEST },
  })
    .registerType('Caller', { fields: CALLER_MEMBERS })
    .registerType('Request', { fields: request })
    .registerType('Document', { fields: DOCUMENT_MEMBERS })
    .registerType('Finding', { fields: FINDING_MEMBERS })
    .registerType('Call', { fields: CALL_MEMBERS })
    .registerFunction(`string.${MATCHES}(int): bool`, (text: string, pattern: bigint) =>
      matches(text, Number(pattern)),
    )
    .registerFunction('string.host(): string', hostOf)
    .registerFunction('string.isWithin(string): bool', isWithin);
  for (const name of PLACES[place]) environment.registerVariable(name, TYPES[name]);
  return environment;
}

/** The nodes below a node; iteration variables of macros are nodes as well. */
export function childrenOf(node: ASTNode): readonly ASTNode[] {
  switch (node.op) {
    case 'value':
    case 'id':
      return [];
    case '.':
    case '.?':
      return [node.args[0]];
    case 'call':
      return node.args[1];
    case 'rcall':
      return [node.args[1], ...node.args[2]];
    case 'list':
      return node.args;
    case 'map':
      return node.args.flat();
    case '!_':
    case '-_':
      return [node.args];
    default:
      return node.args;
  }
}
