/** Frames: what Envoy says on one ext_proc stream, free of protobuf; and replies: what Weir answers. */
import type { FaultKind } from './fault.ts';
import type { HeaderList, HeaderMutation } from './headers.ts';

export const DIRECTIONS = ['request', 'response'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** Envoy's body modes. */
export const BODY_MODES = [
  'none',
  'streamed',
  'buffered',
  'buffered-partial',
  'full-duplex',
  'grpc',
] as const;
export type BodyMode = (typeof BODY_MODES)[number];

/** What Envoy announces in its first message (`protocol_config`). */
export interface Protocol {
  readonly request: BodyMode;
  readonly response: BodyMode;
  readonly sendsBodyEarly: boolean;
}

/** CEL attributes that the filter was configured to send, as flat text values (`source.address` -> `10.0.0.1:4711`). */
export type Attributes = ReadonlyMap<string, string>;

/** Whatever any message may carry besides its own part. */
export interface Envelope {
  readonly attributes?: Attributes;
  /** Present on the first message only, and never in observability mode. */
  readonly protocol?: Protocol;
  /** True when Envoy ignores every answer. */
  readonly observed?: boolean;
}

export interface HeadersFrame extends Envelope {
  readonly kind: 'headers';
  readonly direction: Direction;
  readonly headers: HeaderList;
  /** True when no body and no trailers follow. */
  readonly end: boolean;
}
export interface BodyFrame extends Envelope {
  readonly kind: 'body';
  readonly direction: Direction;
  readonly bytes: Uint8Array;
  readonly end: boolean;
}
export interface TrailersFrame extends Envelope {
  readonly kind: 'trailers';
  readonly direction: Direction;
  readonly trailers: HeaderList;
}
/** One message of Envoy. */
export type PeerFrame = HeadersFrame | BodyFrame | TrailersFrame;

/** A message that Weir writes to Envoy. */
export type Reply =
  | {
      readonly kind: 'headers';
      readonly direction: Direction;
      readonly mutation: HeaderMutation;
      readonly override?: ModeOverride;
      readonly metadata?: Metadata;
    }
  /** Asks Envoy for so many milliseconds more before its message timeout; it answers nothing. */
  | { readonly kind: 'more-time'; readonly ms: number }
  /** One chunk in full-duplex mode; `end` ends the message. */
  | {
      readonly kind: 'chunk';
      readonly direction: Direction;
      readonly bytes: Uint8Array;
      readonly end: boolean;
      readonly metadata?: Metadata;
    }
  /** The answer to one chunk (streamed) or to the body (buffered); `bytes` absent leaves it as it came. */
  | {
      readonly kind: 'body';
      readonly direction: Direction;
      readonly bytes?: Uint8Array;
      readonly mutation?: HeaderMutation;
      readonly metadata?: Metadata;
    }
  | {
      readonly kind: 'trailers';
      readonly direction: Direction;
      readonly mutation: HeaderMutation;
      readonly metadata?: Metadata;
    }
  /** A local reply in place of everything; ends the exchange. */
  | { readonly kind: 'immediate'; readonly reply: LocalReply; readonly metadata?: Metadata }
  /** Ends the gRPC stream with an error status, so that Envoy fails closed. */
  | { readonly kind: 'abort'; readonly fault: FaultKind; readonly message: string };

/** The body modes that Weir asks for in place of the filter's own; Envoy takes both as they are named. */
export interface ModeOverride {
  readonly request: BodyMode;
  readonly response: BodyMode;
}

/** A whole HTTP answer of our own. */
export interface LocalReply {
  /** 400 to 599: an answer of ours is never a success by accident; 200 only where `told` says so. */
  readonly status: number;
  /** Set for a refusal that the policy has told by events, or by an ordinary answer (`refusals.as`); its status is 200. */
  readonly told?: 'events' | 'answer';
  readonly headers: HeaderList;
  readonly body: Uint8Array;
  /** A token for Envoy's access log (`weir_deny_no-injection`); never content. */
  readonly details: string;
}

/** Values for the dynamic metadata namespace `weir`. */
export type Metadata = Readonly<Record<string, string | number | boolean>>;
