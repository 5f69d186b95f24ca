/** Writes the generated parts of docs/detectors; a test keeps them equal to the code. Figures are measured where what they hang on changed. */
import { writeFileSync } from 'node:fs';
import { detectorPages, figuresShown } from './detector-docs.ts';
import { MEASURABLE, measuredDigest, measuredLines } from './measured.ts';
import { KEPT, keptDigests } from './measured-digest.ts';
import { EVASIONS, evasionsDigest, measureEvasions } from './measured-evasions.ts';

const kept = keptDigests();
const isFresh = (detector: string) => kept[detector] === measuredDigest(detector, figuresShown(detector));

const pages = detectorPages((detector) => (isFresh(detector) ? undefined : measuredLines(detector)));
for (const { file, text, expected } of pages) if (text !== expected) writeFileSync(file, expected);
const disguises = evasionsDigest();
if (disguises !== undefined && kept[EVASIONS] !== disguises) measureEvasions();
const digests = [
  ...[...MEASURABLE.keys()].map((name) => [name, measuredDigest(name, figuresShown(name))]),
  ...(disguises === undefined ? [] : [[EVASIONS, evasionsDigest()]]),
];
writeFileSync(KEPT, `${JSON.stringify({ ...kept, ...Object.fromEntries(digests) }, undefined, 2)}\n`);
