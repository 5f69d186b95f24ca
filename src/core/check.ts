/** One ext_authz question and its answer, free of protobuf. */
import type { Attributes, LocalReply, Metadata } from './frame.ts';
import type { HeaderList } from './headers.ts';

/** What Envoy asks: the request's head, and its body as far as the filter was configured to send it. */
export interface CheckQuestion {
  readonly method: string;
  readonly path: string;
  readonly host: string;
  readonly headers: HeaderList;
  readonly body: Uint8Array;
  /** True when the body came as text (`pack_as_bytes` off): bytes that are not UTF-8 were replaced on the way. */
  readonly bodyIsText: boolean;
  readonly attributes: Attributes;
  /** `context_extensions` of the route: `weir.max_request_bytes` repeats the filter's body limit. */
  readonly extensions: ReadonlyMap<string, string>;
}

/** In place of one that cannot be read. */
export const NO_QUESTION: CheckQuestion = {
  method: '',
  path: '',
  host: '',
  headers: [],
  body: new Uint8Array(0),
  bodyIsText: false,
  attributes: new Map(),
  extensions: new Map(),
};

export type CheckAnswer =
  | {
      readonly kind: 'allow';
      readonly set: HeaderList;
      readonly remove: readonly string[];
      readonly responseSet: HeaderList;
      readonly metadata: Metadata;
    }
  | { readonly kind: 'deny'; readonly reply: LocalReply; readonly metadata: Metadata };
