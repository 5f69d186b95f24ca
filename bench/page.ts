/** The page of a run: what `make bench` printed, and on what machine. */
import { execFileSync } from 'node:child_process';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { envoyBinary } from '../test/e2e/harness/stack.ts';

/** Where a run was made. */
export interface Machine {
  readonly date: string;
  readonly node: string;
  readonly envoy: string;
  readonly cores: number;
  readonly processor: string;
  /** Of the last minute before the run. */
  readonly loadAverage: number;
}

/** This machine, now. */
export function machine(): Machine {
  const version = execFileSync(envoyBinary(), ['--version'], { encoding: 'utf8' });
  return {
    date: new Date().toISOString().slice(0, 10),
    node: process.versions.node,
    envoy: /\/(\d+\.\d+\.\d+)\//.exec(version)?.[1] ?? 'unknown',
    cores: availableParallelism(),
    processor: cpus()[0]?.model ?? 'unknown',
    loadAverage: loadavg()[0] ?? 0,
  };
}

/** The page in Markdown. */
export function pageOf(printed: string, on: Machine, rounds: number): string {
  return `# The bench, ${on.date}

Node ${on.node}, Envoy ${on.envoy}, ${on.cores} cores (${on.processor.trim()}) that also ran the client, the model and Envoy; load average at the start:
${on.loadAverage.toFixed(1)}. Ratios hold better than times, and the p99 of times least of all. Medians of ${rounds} interleaved rounds.

\`make bench PAGE=FILE\` writes this page; \`node bench/run.ts --quick\` is the short run.

\`\`\`text
${printed.trim()}
\`\`\`
`;
}
