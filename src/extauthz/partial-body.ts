/** The traps of ext_authz's body: bodies that are partial, missing or mangled are never judged as if they were whole. */
import type { CheckQuestion } from '../core/check.ts';
import { type Fault, fault } from '../core/fault.ts';
import { headerValue } from '../core/headers.ts';

/** The route's `context_extensions` key which repeats the filter's `max_request_bytes`. */
const LIMIT_EXTENSION = 'weir.max_request_bytes';

/**
 * Says why a body is not the whole request. Envoy's own mark reads `false` when its buffer is exactly full while more
 * is coming, so a body at the limit counts as partial too.
 */
export function partialBodyFault(question: CheckQuestion): Fault | undefined {
  const { headers, body } = question;
  if (headerValue(headers, 'x-envoy-auth-partial-body')?.toLowerCase() === 'true') {
    return fault(
      'too-large',
      'Envoy sent only a part of the body to ext_authz; raise with_request_body.max_request_bytes.',
    );
  }
  const limit = Number(question.extensions.get(LIMIT_EXTENSION) ?? Number.NaN);
  if (body.length >= limit) {
    return fault(
      'too-large',
      `The body reaches ${LIMIT_EXTENSION}, so its tail may be missing; raise the limit.`,
    );
  }
  const announced = Number(headerValue(headers, 'content-length') ?? Number.NaN);
  const chunked = headerValue(headers, 'transfer-encoding') !== undefined;
  if (Number.isFinite(announced) && announced !== body.length && !mangled(question)) {
    return fault(
      'unreadable',
      'The body that Envoy sent to ext_authz is not as long as its content-length; set with_request_body.',
    );
  }
  if (chunked && body.length === 0) {
    return fault('unreadable', 'Envoy sent no body to ext_authz; set with_request_body.');
  }
  if (mangled(question))
    return fault(
      'unreadable',
      'The body came as text, in which bytes that are not UTF-8 are replaced; set pack_as_bytes.',
    );
  if (Number.isNaN(limit) && Number.isNaN(announced)) {
    return fault(
      'unsupported',
      `Without a content-length the body may be partial; repeat the filter's limit as context extension ${LIMIT_EXTENSION}.`,
    );
  }
  return undefined;
}

/** Text in which Envoy may have replaced bytes: only a body of equal length without the replacement mark is as it came. */
function mangled({ bodyIsText, body, headers }: CheckQuestion): boolean {
  if (!bodyIsText) return false;
  const announced = Number(headerValue(headers, 'content-length') ?? Number.NaN);
  return announced !== body.length || Buffer.from(body).includes('!');
}
