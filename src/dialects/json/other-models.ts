/** Other models: what gateways take beside `model`, to ask when that one fails. */
import type { Facts } from '../../core/segment.ts';
import { type Shape, shape } from './shape.ts';

/** The mark of such a name. */
export const OTHER_MODEL = 'other-model';

const name = shape({ role: 'other', mark: OTHER_MODEL });
/** A name, a request with its model, or names by the model that they stand in for. */
const fallback = shape({
  ...{ role: 'other', mark: OTHER_MODEL },
  members: { model: name },
  rest: shape({ items: shape({ mark: OTHER_MODEL }) }),
});

/** `models` of OpenRouter, `fallbacks` of LiteLLM. */
export const OTHER_MODELS: Readonly<Record<string, Shape>> = {
  models: shape({ role: 'other', items: name }),
  fallbacks: shape({ role: 'other', items: fallback }),
};

/** Takes the model of a request. */
export function nameModel(facts: Facts, model: string): void {
  facts.model = model;
  settleModel(facts);
}

/** Takes one that may be asked in its place. */
export function nameOther(facts: Facts, model: string): void {
  facts.otherModels = new Set(facts.otherModels).add(model);
  settleModel(facts);
}

/** A request that names several models has no single one that a policy could allow or be chosen by. */
function settleModel(facts: Facts): void {
  for (const other of facts.otherModels ?? []) if (other !== facts.model) delete facts.model;
}
