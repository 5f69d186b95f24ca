/** Admits a question by its head, and by the model that its body names where policies are selected by that. */
import type { CheckQuestion } from '../core/check.ts';
import { type Admitted, type Asking, admit, type Head, type Policies } from '../screen/gate.ts';
import { awaitModel, ModelWait } from '../screen/model-wait.ts';
import { codedFault } from './beyond.ts';
import { partialBodyFault } from './partial-body.ts';

/** What happens to the request; one whose body may be partial, and whose policy hangs on it, is refused. */
export function admitWhole(
  question: CheckQuestion,
  head: Head,
  { policies, asked }: { readonly policies: Policies | undefined; readonly asked: Asking },
): Admitted {
  const wait = awaitModel(head, policies, asked);
  if (wait === undefined) return admit(head, policies, asked);
  if (!(wait instanceof ModelWait)) return wait;
  const partial = codedFault(wait) ?? partialBodyFault(question);
  if (partial !== undefined) wait.stop({ kind: 'fault', fault: partial, rule: partial.kind });
  else {
    wait.push(question.body);
    wait.end();
  }
  return wait.admission();
}
