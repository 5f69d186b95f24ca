/**
 * The signature file of a model: a Sigstore bundle (media type version 0.3, JSON) around a DSSE envelope (version 1) with
 * one signature by an elliptic-curve key, as OpenSSF Model Signing 1.0 writes it.
 */
import { createHash, type KeyObject, sign, verify } from 'node:crypto';
import { z } from 'zod';
import { failed, ok, type Result } from '../../core/fault.ts';
import { parseJson } from '../parse-json.ts';
import { hashOf } from './keys.ts';

const MEDIA_TYPE = 'application/vnd.dev.sigstore.bundle.v0.3+json';
const PAYLOAD_TYPE = 'application/vnd.in-toto+json';

const base64 = z.base64().transform((text) => Buffer.from(text, 'base64'));
const bundle = z.object({
  mediaType: z.literal(MEDIA_TYPE),
  verificationMaterial: z.object({
    publicKey: z.object({ hint: z.string().nullish() }),
  }),
  dsseEnvelope: z.object({
    payload: base64,
    payloadType: z.literal(PAYLOAD_TYPE),
    signatures: z.tuple([z.object({ sig: base64 })]),
  }),
});

/** Returns the payload of a bundle that this key signed. */
export function openBundle(text: string, key: KeyObject): Result<Uint8Array> {
  const parsed = bundle.safeParse(parseJson(text));
  if (!parsed.success)
    return failed(
      'unreadable',
      'is no signature by a key (a Sigstore bundle of version 0.3 with one signature)',
    );
  const { verificationMaterial, dsseEnvelope } = parsed.data;
  const { hint } = verificationMaterial.publicKey;
  if (typeof hint === 'string' && hint !== '' && hint !== keyHint(key))
    return failed('unreadable', 'was made with another key');
  const { payload, signatures } = dsseEnvelope;
  return verify(hashOf(key), toBeSigned(payload), key, signatures[0].sig)
    ? ok(payload)
    : failed('unreadable', 'does not fit its key: it was changed, or made with another key');
}

/** Signs a payload; returns the text of the bundle. */
export function sealBundle(
  payload: Uint8Array,
  key: { readonly own: KeyObject; readonly open: KeyObject },
): string {
  const signature = sign(hashOf(key.open), toBeSigned(payload), key.own);
  return JSON.stringify({
    mediaType: MEDIA_TYPE,
    verificationMaterial: { publicKey: { hint: keyHint(key.open) }, tlogEntries: [] },
    dsseEnvelope: {
      payload: Buffer.from(payload).toString('base64'),
      payloadType: PAYLOAD_TYPE,
      signatures: [{ sig: signature.toString('base64'), keyid: '' }],
    },
  });
}

/** By what a bundle names its key: SHA-256 of the public key in PEM, hex. */
function keyHint(key: KeyObject): string {
  return createHash('sha256')
    .update(key.export({ type: 'spki', format: 'pem' }))
    .digest('hex');
}

/** The bytes that DSSE signs (its pre-authentication encoding): the type goes along, so that nothing else can be read into them. */
function toBeSigned(payload: Uint8Array): Buffer {
  const head = `DSSEv1 ${Buffer.byteLength(PAYLOAD_TYPE)} ${PAYLOAD_TYPE} ${payload.byteLength} `;
  return Buffer.concat([Buffer.from(head), payload]);
}
