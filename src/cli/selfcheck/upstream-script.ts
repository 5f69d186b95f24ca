/** The scripted upstream of `weir selfcheck`: answers marked probes, and tells what of them reached it. Any HTTP server can hold one. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { type Mark, readMark } from './mark.ts';
import { type Sight, sightsIn } from './sights.ts';
import { answerTo } from './upstream-answers.ts';

/** The header of its answers: it proves who answered, and names what was seen in the request. */
export const UPSTREAM_HEADER = 'selfcheck-upstream';
/** Value of the header when nothing was seen that should not have come. */
export const NOTHING = 'nothing';
/** Where it tells, asked directly and not through the gateway: `/.weir-selfcheck/RUN`. */
export const REPORT_PATH = '/.weir-selfcheck/';

/** Runs that are remembered. */
const RUNS = 16;
/** Time between two parts of a streamed answer, so that its start has left before its end is known. */
const PACE_MS = 2;

/** What reached the upstream of one probe. */
export interface Arrival {
  readonly probe: string;
  /** True when the whole request arrived. */
  readonly whole: boolean;
  readonly saw: readonly Sight[];
}

/** One script with its memory. */
export class UpstreamScript {
  readonly #runs = new Map<string, Map<string, Arrival>>();

  /** Notes that a request has begun to arrive, when its head is marked. */
  begin(request: IncomingMessage): void {
    const mark = markOf(request, '');
    if (mark !== undefined) this.#note(mark, { probe: mark.probe, whole: false, saw: [] });
  }

  /** Answers what is asked of the report; false when the request asks for something else. */
  tell(request: IncomingMessage, response: ServerResponse): boolean {
    const path = request.url ?? '';
    if (request.method !== 'GET' || !path.startsWith(REPORT_PATH)) return false;
    const arrivals = [...(this.#runs.get(path.slice(REPORT_PATH.length))?.values() ?? [])];
    response.writeHead(200, { 'content-type': 'application/json', [UPSTREAM_HEADER]: NOTHING });
    response.end(JSON.stringify({ arrivals }));
    return true;
  }

  /** Answers a request that has arrived whole; false when it is no probe. */
  async answer(request: IncomingMessage, response: ServerResponse, body: Buffer): Promise<boolean> {
    const mark = markOf(request, body.toString('latin1'));
    if (mark === undefined) return false;
    const saw = sightsIn({ headers: request.headers, trailers: request.trailers, body });
    this.#note(mark, { probe: mark.probe, whole: true, saw });
    const { headers, parts } = answerTo(mark);
    response.writeHead(200, { ...headers, [UPSTREAM_HEADER]: saw.join(' ') || NOTHING });
    for (const part of parts) {
      if (response.destroyed) return true;
      response.write(part);
      await pause(PACE_MS);
    }
    response.end();
    return true;
  }

  #note({ run }: Mark, arrival: Arrival): void {
    const arrivals = this.#runs.get(run) ?? new Map<string, Arrival>();
    arrivals.set(arrival.probe, arrival);
    this.#runs.set(run, arrivals);
    const [oldest] = this.#runs.keys();
    if (this.#runs.size > RUNS && oldest !== undefined) this.#runs.delete(oldest);
  }
}

/** A gateway may take headers off: the mark stands in two of them and in the prompt. */
function markOf(request: IncomingMessage, body: string): Mark | undefined {
  const { 'user-agent': agent = '', 'x-weir-selfcheck': own = '' } = request.headers;
  return readMark(agent) ?? readMark(String(own)) ?? readMark(body);
}
