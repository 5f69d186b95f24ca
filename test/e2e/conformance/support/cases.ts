/** The conformance cases C01 to C45: what each is about, and why it is not run in some of the body modes. */
import { reaches } from './version.ts';

/** Body modes of the ext_proc filter, both ways; `other` is ext_authz, observability, overrides and clients that are no Envoy. */
export const MODES = ['FD', 'STREAMED', 'BUFFERED', 'other'] as const;
export type Mode = (typeof MODES)[number];

/** One case. */
export interface Case {
  readonly title: string;
  /** Why it does not run in the body modes where no file claims it. */
  readonly elsewhere?: string;
  /** The first version of Envoy that can show it, and what is wrong with those before. */
  readonly since?: { readonly version: string; readonly why: string };
}

/** Why a case of the body modes has no part in `other`, where no file claims it either. */
export const OTHER = 'a case of the body modes; C10, C32 to C34 and C43 to C45 are those of the rest';

const ONLY_FD = 'only FULL_DUPLEX_STREAMED lets Weir choose when and in which pieces a body leaves';
const ONLY_BUFFERED = 'it is about the one message into which BUFFERED makes a body';
const ONLY_STREAMED = 'it is about pieces that are answered one by one, as in STREAMED alone';

export const CASES = {
  C01: {
    title: 'a body whose trailers hide its end is judged',
    elsewhere: `${ONLY_BUFFERED}; C02 and C03 are its twins`,
  },
  C02: {
    title: 'a verdict does not wait for an end that never comes',
    elsewhere: 'the other modes hold a request whole before anything of it leaves (C01, C03, C07)',
  },
  C03: {
    title: 'a clean request with trailers arrives once and whole',
    elsewhere: 'it is about trailers that Weir itself passes on (C01 and C02 where Envoy hides them)',
  },
  C04: { title: 'a route with retries never doubles a body with trailers' },
  C05: {
    title: 'no byte of a streamed answer with trailers is lost',
    elsewhere: 'it is about what STREAMED cannot add at trailers (C06 for FULL_DUPLEX_STREAMED)',
  },
  C06: { title: 'held text leaves before the trailers', elsewhere: `${ONLY_FD}; C05 for STREAMED` },
  C07: { title: 'a deny prompt in the last piece is denied, upstream gets nothing' },
  C08: {
    title: '8 MB arrive intact over a 1 MiB listener; our own cap is 413',
    elsewhere: 'the other modes are bounded by the buffers of Envoy (C09, C41)',
  },
  C09: { title: "Envoy's own 413 is taken as it is", elsewhere: ONLY_BUFFERED },
  C10: {
    title: 'BUFFERED_PARTIAL is refused, upstream gets nothing',
    elsewhere: 'it is about BUFFERED_PARTIAL, which stands under "other"',
  },
  C11: { title: 'a redacted request with content-length arrives at its new length' },
  C12: { title: 'a redacted answer with content-length arrives at its new length' },
  C13: {
    title: 'banned text in mid-answer cuts it and cancels upstream',
    elsewhere: `${ONLY_FD}; C14 for STREAMED, C12 for BUFFERED`,
  },
  C14: { title: 'a cut answer ends once, its rest is swallowed', elsewhere: `${ONLY_STREAMED}; C13, C12` },
  C15: {
    title: 'banned text in the first event is a clean 403',
    elsewhere: 'STREAMED can do it only as in C16; in BUFFERED every denial is one (C12)',
  },
  C16: {
    title: 'the same in STREAMED where the body is sent early',
    elsewhere: 'send_body_without_waiting_for_header_response is a setting of STREAMED alone',
  },
  C17: {
    title: 'over HTTP/2 a cut ends the stream, it does not reset it',
    elsewhere: 'in BUFFERED nothing is cut: every denial is a clean answer (C12)',
  },
  C18: { title: 'an event split at every byte arrives byte for byte, and hides nothing' },
  C19: { title: 'a banned word over four events is found, and its answer does not go on' },
  C20: { title: 'a judge that hangs denies in time' },
  C21: {
    title: 'a slow judge: one longer timeout is asked of Envoy',
    elsewhere: 'no timer of Envoy runs in FULL_DUPLEX_STREAMED, so there is nothing to ask',
  },
  C22: { title: 'SIGTERM ends what is open with an error' },
  C23: { title: 'a defect in Weir is an error for the client, never a pass' },
  C24: { title: 'a client that leaves: judges are let go, nothing is held' },
  C25: {
    title: 'late judges keep 50 pieces in order',
    elsewhere: 'BUFFERED has one piece',
  },
  C26: {
    title: 'an answer that comes before its request ends',
    elsewhere: 'the other modes hold the headers of the request until its end, so no answer can come before',
  },
  C27: {
    title: 'a second end, and bodies behind an end, are ignored',
    elsewhere: 'no Envoy sends it on demand: a client that speaks ext_proc does, under "other"',
  },
  C28: { title: 'messages without a body: each phase is answered once' },
  C29: { title: 'upgrades are refused at their headers' },
  C30: { title: "the router's own 503 passes unchanged" },
  C31: { title: 'a stream that begins with a body or an answer' },
  C32: {
    title: 'an override restates both body modes; one that is ignored is refused',
    elsewhere: 'it is about modes chosen by override, under "other"',
  },
  C33: {
    title: 'by override: an SSE answer flows, a JSON answer is buffered',
    elsewhere: 'it is about modes chosen by override, under "other"',
  },
  C34: {
    title: 'observability: Weir writes nothing, and records',
    elsewhere: 'it is about observability_mode, under "other"',
  },
  C35: { title: 'compressed bodies are judged inflated, or refused' },
  C36: { title: 'other spellings of a path, doubled and forged headers' },
  C37: { title: 'the headers of the verdict arrive, forged ones do not' },
  C38: { title: 'a denial without a status is never HTTP 200' },
  C39: { title: 'a denied request for a stream is answered by a stream' },
  C40: {
    title: "the cluster's limit of requests refuses the next exchange",
    elsewhere: 'the limit counts streams to Weir, the same in every body mode',
  },
  C41: { title: '5 MB in one message are inspected', elsewhere: ONLY_BUFFERED },
  C42: {
    title: 'a second ext_proc filter in the chain: every byte arrives',
    elsewhere: 'it is about two filters that both stream full-duplex',
    since: {
      version: '1.39.0',
      why: 'this version loses bodies between two filters, at the latest when trailers follow (envoyproxy/envoy #41654, #46942)',
    },
  },
  C43: {
    title: 'ext_authz: an answer without a decision is a denial',
    elsewhere: 'it is about ext_authz, under "other"',
  },
  C44: {
    title: 'ext_authz: a part of a body is denied',
    elsewhere: 'it is about ext_authz, under "other"',
  },
  C45: {
    title: 'ext_authz: mangled bodies and upgrades are denied',
    elsewhere: 'it is about ext_authz, under "other"',
  },
} as const satisfies Readonly<Record<string, Case>>;

export type CaseId = keyof typeof CASES;

/** True when that version of Envoy can show the case. */
export function isShownOn(id: CaseId, version: string): boolean {
  const { since } = CASES[id] as Case;
  return since === undefined || reaches(version, since.version);
}

/** Every case, in order. */
export const IDS = Object.keys(CASES) as CaseId[];
