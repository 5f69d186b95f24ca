/** Shapes of decoded protobuf messages; every field may be absent or at its default. */

export interface HeaderValueMessage {
  readonly key?: string;
  readonly value?: string;
  readonly raw_value?: Uint8Array;
}

export interface HeaderMapMessage {
  readonly headers?: readonly HeaderValueMessage[];
}

export interface StructMessage {
  readonly fields?: Readonly<Record<string, ValueMessage>>;
}

export interface ValueMessage {
  readonly kind?:
    | 'null_value'
    | 'number_value'
    | 'string_value'
    | 'bool_value'
    | 'struct_value'
    | 'list_value';
  readonly number_value?: number;
  readonly string_value?: string;
  readonly bool_value?: boolean;
  readonly list_value?: { readonly values?: readonly ValueMessage[] };
}

export interface ProcessingRequestMessage {
  readonly request?: string;
  readonly request_headers?: { readonly headers?: HeaderMapMessage; readonly end_of_stream?: boolean };
  readonly response_headers?: { readonly headers?: HeaderMapMessage; readonly end_of_stream?: boolean };
  readonly request_body?: { readonly body?: Uint8Array; readonly end_of_stream?: boolean };
  readonly response_body?: { readonly body?: Uint8Array; readonly end_of_stream?: boolean };
  readonly request_trailers?: { readonly trailers?: HeaderMapMessage };
  readonly response_trailers?: { readonly trailers?: HeaderMapMessage };
  readonly attributes?: Readonly<Record<string, StructMessage | null>>;
  readonly observability_mode?: boolean;
  readonly protocol_config?: {
    readonly request_body_mode?: number;
    readonly response_body_mode?: number;
    readonly send_body_without_waiting_for_header_response?: boolean;
  };
}

export interface PeerMessage {
  readonly address?: {
    readonly socket_address?: { readonly address?: string; readonly port_value?: number };
  };
  readonly principal?: string;
}

export interface CheckRequestMessage {
  readonly attributes?: {
    readonly source?: PeerMessage;
    readonly request?: {
      readonly http?: {
        readonly method?: string;
        readonly headers?: Readonly<Record<string, string>>;
        readonly path?: string;
        readonly host?: string;
        readonly size?: { toString(): string };
        readonly body?: string;
        readonly raw_body?: Uint8Array;
        readonly header_map?: HeaderMapMessage;
      };
    };
    readonly context_extensions?: Readonly<Record<string, string>>;
  };
}
