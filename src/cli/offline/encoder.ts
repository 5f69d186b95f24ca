/** The encoder of verbs that judge without `weir serve`: started by the first question, and ended with the process. */
import type { Hit } from '../../core/finding.ts';
import type { Question } from '../../core/ports.ts';
import { Judges } from '../../models/judges.ts';
import { modelsSection } from '../../models/signing/section.ts';
import { addEncoder } from '../../server/open-judges.ts';

/** Nobody waits in real time. */
export const PATIENCE_MS = 60_000;

let opened: Judges | undefined;

/** Asks what a detector is not sure about; rejects where the encoder cannot say. */
export async function askEncoder(question: Question): Promise<readonly Hit[]> {
  return await (opened ?? openEncoder()).ask(question, new AbortController().signal);
}

function openEncoder(): Judges {
  const judges = new Judges({}, { monotonic: () => performance.now() });
  addEncoder(judges, modelsSection.parse({ encoder: { deadlineMs: PATIENCE_MS, queue: 1000 } }));
  // A process that ends before its models is aborted by their runtime.
  process.once('beforeExit', () => void judges.close());
  opened = judges;
  return judges;
}
