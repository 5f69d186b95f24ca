/** The gRPC call of a conversation; messages are bytes in both directions. */

/** The gRPC call, as far as it is needed; messages are bytes in both directions. */
export interface ByteCall {
  on(event: 'data', listener: (bytes: Buffer) => void): unknown;
  on(event: 'end' | 'cancelled' | 'drain', listener: () => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
  write(bytes: Buffer): boolean;
  end(): void;
  emit(event: 'error', status: { code: number; details: string }): boolean;
  pause(): unknown;
  resume(): unknown;
}

export const GRPC_CANCELLED = 1;
export const GRPC_INTERNAL = 13;
export const GRPC_UNAVAILABLE = 14;
