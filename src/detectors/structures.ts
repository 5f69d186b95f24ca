/** What judges the structure of answers, and their calls of tools: no detectors of rules, and counted beside them. */
import { DECISION_TYPES } from '../core/decision.ts';
import { DOCUMENT_TYPES } from '../core/document.ts';
import { CALL_TYPES } from '../core/tool-call.ts';
import { FORMAT_TYPES } from './format/index.ts';
import { CAUSES } from './schema/causes.ts';

/** By the names that records and metrics give them, and the types that they find. */
export const STRUCTURES: readonly { readonly name: string; readonly types: readonly string[] }[] = [
  { name: 'schema', types: CAUSES },
  { name: 'format', types: FORMAT_TYPES },
  { name: 'tools', types: CALL_TYPES },
  { name: 'documents', types: DOCUMENT_TYPES },
  { name: 'decision', types: DECISION_TYPES },
];
