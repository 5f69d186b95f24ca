/** Writes the generated parts of docs/detectors; a test keeps them equal to the code. */
import { writeFileSync } from 'node:fs';
import { detectorPages } from './detector-docs.ts';

for (const { file, text, expected } of detectorPages()) if (text !== expected) writeFileSync(file, expected);
