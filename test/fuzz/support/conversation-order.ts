/** Knows whether the messages of a conversation come in the order that Envoy's protocol gives them. */
import type { BodyMode, Direction } from '../../../src/core/frame.ts';
import type { StepFrame } from '../../../src/extproc/step.ts';

type Phase = 'before' | 'body' | 'ended';

export class ConversationOrder {
  /** False once a message came out of order. */
  kept = true;
  readonly #phase: Record<Direction, Phase> = { request: 'before', response: 'before' };
  /** Directions whose body came in one message, as buffered mode sends it. */
  readonly #whole = new Set<Direction>();
  readonly #inflated: Record<Direction, number> = { request: 0, response: 0 };

  /** Everything that began has ended, in order. */
  get complete(): boolean {
    return this.kept && Object.values(this.#phase).every((phase) => phase !== 'body');
  }

  /** Takes one message; `modes` are in force now. */
  see(frame: StepFrame, modes: Readonly<Record<Direction, BodyMode>>): void {
    if (frame.kind === 'closed') return;
    const { direction } = frame;
    if (frame.kind === 'headers') this.#move(direction, 'before', frame.end ? 'ended' : 'body');
    else if (frame.kind === 'trailers') this.#move(direction, 'body', 'ended');
    else if (frame.kind === 'body') this.#body(frame, modes[direction]);
    else if (frame.kind === 'inflated') this.#must(this.#inflated[direction]-- > 0);
    else if (frame.kind === 'quiet') this.#must(this.#phase.response !== 'before');
  }

  #body(frame: StepFrame & { kind: 'body' }, mode: BodyMode): void {
    const { direction, end } = frame;
    this.#inflated[direction]++;
    this.#must(mode !== 'none' && mode !== 'grpc' && !this.#whole.has(direction));
    if (mode === 'buffered') this.#whole.add(direction);
    this.#move(direction, 'body', end ? 'ended' : 'body');
  }

  #move(direction: Direction, from: Phase, to: Phase): void {
    this.#must(this.#phase[direction] === from);
    this.#phase[direction] = to;
  }

  #must(holds: boolean): void {
    if (!holds) this.kept = false;
  }
}
