/** What servers say of their models: the places, for all of them alike. */
import { type Format, format, free, shape, text } from '../json/shape.ts';

/** Ollama: which model is meant. What else a client puts there is not used, or changes the prompt that is shown. */
export const REQUEST_FORMAT: Format = format(
  shape({
    mark: 'root',
    members: {
      model: shape({ role: 'other', mark: 'model' }),
      name: shape({ role: 'other', mark: 'model' }),
      verbose: text('other'),
      system: text('system'),
      template: text('system'),
      options: free('other'),
    },
  }),
  [],
);

/** Ollama shows the prompt of a model, too; everything else is said of models. */
export const ANSWER_FORMAT: Format = format(
  shape({
    role: 'other',
    members: {
      system: text('system'),
      template: text('system'),
      modelfile: text('system'),
      messages: free('system'),
    },
    rest: free('other'),
    items: free('other'),
  }),
  [
    ...['data', 'models', 'object', 'id', 'name', 'model', 'type', 'display_name', 'displayName', 'owned_by'],
    ...['description', 'error', 'message', 'details', 'capabilities', 'version', 'license', 'parameters'],
  ],
);
