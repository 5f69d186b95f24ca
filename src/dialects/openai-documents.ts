/** Dialects in OpenAI's form where one document is asked and one is answered, and nothing streams. */
import type { Dialect } from '../core/dialect.ts';
import { ok } from '../core/fault.ts';
import { DocumentReader } from './json/document-reader.ts';
import { PlaceHooks } from './json/place-hooks.ts';
import type { Format } from './json/shape.ts';
import { refuseChat } from './openai-chat/refuse.ts';
import { OpenaiEndpoint } from './openai-target.ts';
import { documentAnswer, providerAnswer } from './provider-answer.ts';

export interface DocumentsOptions {
  readonly name: string;
  /** The last part of the path. */
  readonly endpoint: string;
  readonly asked: Format;
  readonly answered: Format;
}

/** Makes such a dialect. Servers read JSON whatever the content type says. */
export function openaiDocuments({ name, endpoint, asked, answered }: DocumentsOptions): Dialect {
  const targets = new OpenaiEndpoint(endpoint);
  return {
    name,
    claims: (target) => targets.claims(target),
    request: (limits, head) => {
      const options = { format: asked, limits, loneSurrogates: false, hooks: new PlaceHooks('user') };
      return ok(targets.at(head, new DocumentReader(options)));
    },
    response: (head, _request, limits) =>
      providerAnswer(head, { json: () => documentAnswer(answered, limits, new PlaceHooks('assistant')) }),
    refuse: refuseChat,
  };
}
