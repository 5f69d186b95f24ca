/** The codec that the services are given: bytes of Envoy <-> frames and checks. */
import { decodeCheck, encodeCheck } from './check.ts';
import { decodeFrame } from './decode.ts';
import { encodeReply } from './encode.ts';

export const codec = {
  decode: decodeFrame,
  encode: encodeReply,
  decodeCheck,
  encodeCheck,
} as const;
