/** The import table of the design, and what each part may not do; judged over every source file. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Rows of one kind: each may import only the core, never one another. */
const LEAVES = [
  ...[
    'dialects',
    'detectors',
    'retrievers',
    'wire',
    'encoding',
    'identity',
    'quota',
    'approval',
    'behaviour',
  ],
  ...['audit', 'observe', 'models', 'deciders', 'state', 'upstream', 'break-glass', 'dlp', 'recording'],
] as const;
const EVERYTHING_BELOW_SERVER = ['config', 'extproc', 'extauthz', 'screen', 'policy', ...LEAVES, 'core'];

/** Folder -> the folders it may import, itself always included. `main` and worker entries may import everything. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  core: [],
  ...Object.fromEntries(LEAVES.map((name) => [name, ['core']])),
  policy: ['core'],
  screen: ['dialects', 'detectors', 'retrievers', 'policy', 'core'],
  extproc: ['screen', 'core'],
  extauthz: ['screen', 'core'],
  config: ['policy', 'core'],
  server: EVERYTHING_BELOW_SERVER,
  cli: ['server', ...EVERYTHING_BELOW_SERVER],
  console: ['server', ...EVERYTHING_BELOW_SERVER],
};

/** Single files that other rows may import too, each with its reason. */
const SHARED: Readonly<Record<string, { readonly by: readonly string[]; readonly because: string }>> = {
  'src/policy/compiled-policy.ts': {
    by: ['extproc', 'extauthz'],
    because: 'types: a conversation carries the policy it runs under',
  },
  'src/extproc/race-abort.ts': { by: ['extauthz'], because: 'questions are given up in one way' },
  'src/extproc/within.ts': { by: ['extauthz'], because: 'and nothing is waited for longer than told' },
  'src/models/ask-service.ts': { by: ['deciders'], because: 'services are asked over HTTP in one way' },
  'src/models/breaker.ts': { by: ['deciders'], because: 'and left alone in one way' },
  'src/state/thread-client.ts': {
    by: ['deciders', 'approval', 'models'],
    because: 'threads are started, and most asked, in one way',
  },
  'src/state/sealing.ts': {
    by: ['approval'],
    because: 'arguments are kept for approvers as conversations are',
  },
  'src/state/redis-connection.ts': { by: ['approval'], because: 'Redis is asked in one way' },
  'src/state/postgres-connection.ts': { by: ['approval'], because: 'so is PostgreSQL' },
  'src/main.ts': { by: ['cli'], because: '`weir serve` starts it' },
};

/** Pure places: no node modules, clock, randomness, await, logger or process. With the step goes all that runs in it. */
const PURE = /^src\/(core|dialects|detectors|retrievers|policy|screen)\//;
const STEP = 'src/extproc/step.ts';
const IMPURE =
  /\b(Date\.now|new Date\(|performance\.|Math\.random|setTimeout|setInterval|setImmediate|process\.|fetch\(|await|async)\b/;

interface Source {
  readonly path: string;
  /** The first folder below `src`, or the file's own name for files in `src`. */
  readonly row: string;
  readonly text: string;
  /** The text without comments and strings, for looking at code alone. */
  readonly code: string;
  readonly imports: readonly Import[];
}
interface Import {
  readonly specifier: string;
  /** Path of the imported file below the root, for relative imports. */
  readonly target: string | undefined;
}

const sources = globSync('src/**/*.ts', { cwd: ROOT }).map(read);

describe('architecture', () => {
  it('sees the source files', () => {
    assert.ok(sources.length > 10, `only ${sources.length} files under src/`);
    assert.ok(
      sources.some((source) => source.imports.length > 0),
      'no import was read',
    );
  });

  it('knows every folder under src', () => {
    const unknown = sources.filter((source) => !isMain(source) && MAY_IMPORT[source.row] === undefined);
    assert.deepEqual(
      unknown.map((source) => source.path),
      [],
    );
  });

  it('imports only downwards', () => {
    const wrong = sources.flatMap((source) =>
      source.imports.flatMap(({ target, specifier }) =>
        target === undefined || mayImport(source, target) ? [] : [`${source.path} imports ${specifier}`],
      ),
    );
    assert.deepEqual(wrong, []);
  });

  it('is started by the command line, and needs nothing of it', () => {
    const main = sources.filter(isMain).flatMap(({ imports }) => imports.map(({ target = '' }) => target));
    assert.ok(main.some((target) => target.startsWith('src/server/')));
    assert.deepEqual(
      main.filter((target) => target.startsWith('src/cli/')),
      [],
    );
  });

  it('knows the folders and the table that docs/architecture.md tells of', () => {
    const page = readFileSync(join(ROOT, 'docs/architecture.md'), 'utf8');
    const folders = [...new Set(sources.filter((source) => !isMain(source)).map(({ row }) => row))];
    assert.deepEqual(
      folders.filter((folder) => !page.includes(`\`src/${folder}/\``)),
      [],
      'folders that the page does not name',
    );
    const table = new Map(
      [...page.matchAll(/^\| ((?:`[a-z-]+`(?:, )?)+) \| (.*) \|$/gm)].flatMap(([, names = '', may = '']) =>
        wordsIn(names).map((name) => [name, wordsIn(may.replace('`node:*`', ''))] as const),
      ),
    );
    const told = (folder: string) => table.get(folder) ?? ['nothing'];
    // The last rows say "every row above" in place of all their names.
    for (const folder of Object.keys(MAY_IMPORT).filter((one) => !/^(server|cli|console)$/.test(one)))
      assert.deepEqual(told(folder).toSorted(), MAY_IMPORT[folder]?.toSorted(), folder);
  });

  it('keeps the core free of every import but its own', () => {
    const core = sources.filter((source) => source.row === 'core');
    assert.ok(core.length > 0);
    const wrong = core.flatMap((source) =>
      source.imports
        .filter(({ target }) => target === undefined)
        .map(({ specifier }) => `${source.path} imports ${specifier}`),
    );
    assert.deepEqual(wrong, []);
  });

  it('imports re2 in detectors/pattern.ts alone', () => {
    const importers = sources.filter((source) => source.imports.some(({ specifier }) => specifier === 're2'));
    assert.deepEqual(
      importers.map((source) => source.path).filter((path) => path !== 'src/detectors/pattern.ts'),
      [],
    );
  });

  // Parsing and evaluating expressions is pure computation; what of it has no bound on its cost is not let in.
  it('imports the expression language in policy/cel/environment.ts alone', () => {
    const importers = sources.filter((source) =>
      source.imports.some(({ specifier }) => specifier.startsWith('@marcbachmann/cel-js')),
    );
    assert.deepEqual(
      importers.map((source) => source.path),
      ['src/policy/cel/environment.ts'],
    );
  });

  it('keeps the pure places pure', () => {
    const stepping = filesBehind(STEP);
    assert.ok(stepping.size > 20, `only ${stepping.size} files run in the step`);
    const pure = sources.filter(({ path }) => PURE.test(path) || stepping.has(path));
    const wrong = pure.flatMap((source) => [
      ...source.imports
        .filter(({ specifier }) => specifier.startsWith('node:'))
        .map(({ specifier }) => `${source.path} imports ${specifier}`),
      ...source.imports
        .filter(({ specifier }) => ['pino', 'prom-client', '@grpc/grpc-js'].includes(specifier))
        .map(({ specifier }) => `${source.path} imports ${specifier}`),
      ...lines(source.code).flatMap((line, at) =>
        IMPURE.test(line) ? [`${source.path}:${at + 1} ${line.trim()}`] : [],
      ),
    ]);
    assert.deepEqual(wrong, []);
  });

  it('has side effects on import in main and worker entries alone', () => {
    const wrong = sources
      .filter((source) => !isMain(source) && !isEntry(source))
      .flatMap((source) =>
        lines(source.code).flatMap((line, at) =>
          isEffect(line) ? [`${source.path}:${at + 1} ${line}`] : [],
        ),
      );
    assert.deepEqual(wrong, []);
  });

  it('writes to the console in the command line alone', () => {
    const wrong = sources.filter((source) => source.row !== 'cli' && /\bconsole\s*\./.test(source.code));
    assert.deepEqual(
      wrong.map((source) => source.path),
      [],
    );
  });

  it('keeps files at 300 lines or less, each opening with what it is for', () => {
    const long = sources.filter((source) => lines(source.text).length > 301);
    assert.deepEqual(
      long.map((source) => source.path),
      [],
    );
    const silent = sources.filter((source) => !/^(#!.*\n)?(\/\*\*|\/\/)/.test(source.text));
    assert.deepEqual(
      silent.map((source) => source.path),
      [],
    );
  });

  it('has no default exports, enums or `any`', () => {
    const wrong = sources.filter((source) =>
      /^export default\b|^(export )?(const )?enum\b|: any\b|<any>|as any\b/m.test(source.code),
    );
    assert.deepEqual(
      wrong.map((source) => source.path),
      [],
    );
  });

  it('names no folder outside the repository but the default data path', () => {
    const wrong = sources.filter((source) => /["'`]\/(work|root|tmp|home)\//.test(source.text));
    assert.deepEqual(
      wrong.map((source) => source.path),
      [],
    );
  });

  it('would see a forbidden import', () => {
    const fake = parseImports(
      'src/core/x.ts',
      "import type { A } from '../policy/a.ts';\nexport { b } from '../core/b.ts';",
    );
    assert.deepEqual(
      fake.map(({ target }) => target),
      ['src/policy/a.ts', 'src/core/b.ts'],
    );
    assert.equal(mayImport({ path: 'src/core/x.ts', row: 'core' }, 'src/policy/a.ts'), false);
    assert.equal(mayImport({ path: 'src/detectors/x.ts', row: 'detectors' }, 'src/dialects/a.ts'), false);
    assert.equal(mayImport({ path: 'src/config/x.ts', row: 'config' }, 'src/audit/section.ts'), true);
    assert.equal(mayImport({ path: 'src/config/x.ts', row: 'config' }, 'src/audit/journal.ts'), false);
  });
});

function read(path: string): Source {
  const text = readFileSync(join(ROOT, path), 'utf8');
  return { path, row: rowOf(path), text, code: strip(text), imports: parseImports(path, text) };
}

function rowOf(path: string): string {
  return path.split('/')[1] ?? '';
}

function parseImports(path: string, text: string): Import[] {
  const found = text.matchAll(
    /^\s*(?:import|export)\s[^'"]*?from\s+['"]([^'"]+)['"]|^\s*import\s+['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm,
  );
  return [...found].map((match) => {
    const specifier = match[1] ?? match[2] ?? match[3] ?? '';
    const relative = specifier.startsWith('.');
    return { specifier, target: relative ? normalize(join(dirname(path), specifier)) : undefined };
  });
}

function mayImport(source: { readonly path: string; readonly row: string }, target: string): boolean {
  const row = rowOf(target);
  if (isMain(source) || row === source.row) return true;
  // The configuration reads what each folder says of its own section, and nothing else of it.
  if (source.row === 'config' && target.endsWith('/section.ts')) return true;
  return SHARED[target]?.by.includes(source.row) === true || (MAY_IMPORT[source.row] ?? []).includes(row);
}

/** Names in backticks. */
function wordsIn(cell: string): string[] {
  return [...cell.matchAll(/`([a-z-]+)`/g)].map(([, name = '']) => name);
}

/** What a file imports of its own folder, directly or by what it imports, itself included; types run nowhere. */
function filesBehind(path: string): ReadonlySet<string> {
  const folder = dirname(path);
  const found = new Set([path]);
  for (const one of found) {
    const text = sources.find((source) => source.path === one)?.text ?? '';
    const values = text.replaceAll(/^import type [^;]*;/gm, '');
    for (const { target } of parseImports(one, values))
      if (target !== undefined && dirname(target) === folder) found.add(target);
  }
  return found;
}

function isMain(source: { readonly path: string }): boolean {
  return source.path === 'src/main.ts';
}

/** Files that are started, not imported: entries of threads and the command's own file. */
function isEntry(source: { readonly path: string }): boolean {
  return source.path === 'src/cli/weir.ts' || /(\/entry|-thread)\.ts$/.test(source.path);
}

/** A statement at the left margin that does something: a call, an await, an assignment. Loops fill a module's own tables. */
function isEffect(line: string): boolean {
  if (/^(await|if|try|throw|new|process|void)\b/.test(line)) return true;
  return (
    /^[A-Za-z_$][\w$.?]*(\(|\s*=[^=>])/.test(line) &&
    !/^(import|export|const|let|type|interface|class|function|async)\b/.test(line)
  );
}

function lines(text: string): string[] {
  return text.split('\n');
}

/** Blanks comments and the insides of strings and templates, line by line the same. */
function strip(text: string): string {
  const pattern = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`/g;
  return text.replace(pattern, (match) => match.replace(/[^\n]/g, ' '));
}
