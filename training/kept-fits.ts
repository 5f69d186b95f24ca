/** Kept fits: what was fitted is kept in an ignored folder, so that a run that was interrupted goes on where it stopped. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { Fitted } from './machine.ts';

const FOLDER = '.cache/training/fits';

/** What was fitted under this name, or what `fit` gives, which is kept; the name says all that the result depends on. */
export function keptFit(name: string, fit: () => Fitted): Fitted {
  mkdirSync(FOLDER, { recursive: true });
  const file = `${FOLDER}/${createHash('sha256').update(name).digest('hex').slice(0, 24)}`;
  if (existsSync(file)) {
    const bytes = readFileSync(file);
    const numbers = new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + 8));
    const weights = new Float32Array(
      bytes.buffer.slice(bytes.byteOffset + 8, bytes.byteOffset + bytes.length),
    );
    return { weights, bias: numbers[0] ?? 0 };
  }
  const fitted = fit();
  const { weights, bias } = fitted;
  writeFileSync(
    `${file}.part`,
    Buffer.concat([Buffer.from(Float64Array.of(bias).buffer), Buffer.from(weights.buffer)]),
  );
  renameSync(`${file}.part`, file);
  return fitted;
}
