/** Labels: what tools read and send, by their names. */
import type { CallLabels, PastCall } from '../../core/condition.ts';
import type { LabelSpec } from '../sections/flow.ts';
import { matchesAnywhere, type ToolName, toolName } from './tool-name.ts';

/** One entry of `spec.tools.labels`. */
export interface CompiledLabel extends CallLabels {
  /** Its name in lower case, without its `*`. */
  readonly lower: string;
  readonly prefix: boolean;
}

export function compileLabels(specs: readonly LabelSpec[]): CompiledLabel[] {
  return specs.map(({ tool, reads = [], sends = [] }) => {
    const prefix = tool.endsWith('*');
    return { lower: (prefix ? tool.slice(0, -1) : tool).toLowerCase(), prefix, reads, sends };
  });
}

/** All that is said of a tool. */
export function labelsOf(labels: readonly CompiledLabel[], tool: string): CallLabels {
  const name: ToolName = toolName(tool);
  const own = labels.filter(({ lower, prefix }) => matchesAnywhere(lower, prefix, name));
  return {
    reads: [...new Set(own.flatMap(({ reads }) => reads))],
    sends: [...new Set(own.flatMap(({ sends }) => sends))],
  };
}

/** Calls with what is said of their tools; undefined where nobody can tell which they are. */
export function labelled(
  calls: readonly PastCall[] | undefined,
  labels: readonly CompiledLabel[],
): readonly PastCall[] | undefined {
  return calls?.map((call) => ({ ...call, ...labelsOf(labels, call.tool) }));
}
