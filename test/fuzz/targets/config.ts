/** Fuzz target: the process configuration. Lines that begin with `#argv ` or `#env ` are flags and variables. */
import { loadConfig } from '../../../src/config/load-config.ts';
import type { Target } from '../framework/target.ts';
import { checkProblems } from '../support/check-problems.ts';

interface Given {
  readonly argv: string[];
  readonly env: Record<string, string>;
}

function givenIn(text: string): Given {
  const given: Given = { argv: [], env: Object.create(null) as Record<string, string> };
  for (const line of text.split('\n')) {
    if (line.startsWith('#argv ')) given.argv.push(...line.slice('#argv '.length).split(' '));
    const [name = '', ...value] = line.startsWith('#env ') ? line.slice('#env '.length).split('=') : [];
    if (name !== '') given.env[name] = value.join('=');
  }
  return given;
}

export const config: Target = {
  name: 'config',
  holds: 'A configuration that cannot be used gives problems with their places and never an exception.',
  tokens: [
    ...[
      'grpc: 127.0.0.1:9002\n',
      'admin: "[::1]:9003"\n',
      'workers: 2\n',
      'log: { level: info }\n',
      'deadlines: { judgeMs: 5 }\n',
    ],
    ...[
      'limits: { heldBytes: 1MiB }\n',
      'audit: { dir: x }\n',
      'judges: { guard: { url: "http://a" } }\n',
      'policies: p\n',
    ],
    ...[
      '#argv --grpc 1',
      '#argv --config x',
      '#argv --workers=3',
      '#argv --',
      '#env WEIR_GRPC=',
      '#env WEIR_GRCP=1',
      '#env WEIR_WORKERS=0',
    ],
    ...[
      '__proto__: 1',
      '&a',
      '*a',
      '!!x',
      '{',
      '[',
      '|\n',
      '---\n',
      '1e999',
      '.nan',
      '-1',
      '~',
      '\t',
      '\u0000',
      ': :',
      'unix:/x',
    ],
  ],
  longest: 32_768,
  run: (input) => {
    const text = Buffer.from(input).toString('utf8');
    const loaded = loadConfig({ ...givenIn(text), defaultWorkers: 2, readFile: () => text });
    return loaded.ok ? `good; workers ${loaded.value.workers}` : checkProblems(loaded.problems, text);
  },
};
