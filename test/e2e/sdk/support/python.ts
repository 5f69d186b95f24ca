/** SDKs for Python: each in a virtual environment of its own, kept in the cache folder, made on first use. */
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const INSTALL_MS = 300_000;
const PROGRAM_MS = 120_000;

/** The interpreter of an environment that holds the package, or why there is none. */
export type Python = { readonly python: string } | { readonly missing: string };

/** Finds or makes the environment for `name==version`; with `CI=true` nothing may be missing, and it throws. */
export async function pythonWith(name: string, version: string): Promise<Python> {
  const cache = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'weir');
  const folder = join(cache, `python-${name}-${version}`);
  const python = join(folder, 'bin', 'python');
  if (existsSync(python)) return { python };
  try {
    await install(cache, folder, `${name}==${version}`);
    return { python };
  } catch (error) {
    if (process.env['CI'] === 'true') throw error;
    const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    return { missing: `${name} ${version} for Python: ${reason}` };
  }
}

/** Runs a program of an environment; its standard output is JSON lines. */
export async function runPython(python: string, file: string, args: readonly string[]): Promise<unknown[]> {
  const { stdout } = await run(python, [file, ...args], { timeout: PROGRAM_MS, encoding: 'utf8' });
  return stdout.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as unknown]));
}

/** Made beside its place and moved there when it is whole, so that two runs do not share a half. */
async function install(cache: string, folder: string, requirement: string): Promise<void> {
  mkdirSync(cache, { recursive: true });
  const work = mkdtempSync(join(cache, 'python.'));
  try {
    await run('python3', ['-m', 'venv', work], { timeout: INSTALL_MS });
    const pip = ['-m', 'pip', '--disable-pip-version-check', 'install', '--quiet', '--only-binary=:all:'];
    await run(join(work, 'bin', 'python'), [...pip, requirement], { timeout: INSTALL_MS });
    if (!existsSync(folder)) renameSync(work, folder);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
