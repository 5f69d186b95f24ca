/** Answers to what a lane has asked: of judges, of the memory, of engines outside, of people. */
import type { Effects } from './effects.ts';
import { noteJudged } from './report.ts';
import { continueSession, SESSION_RECALL } from './session.ts';
import { settle } from './side-flow.ts';
import type { ExchangeState, Side } from './state.ts';
import type { StepFrame } from './step.ts';

export type LaneAnswer = Extract<
  StepFrame,
  { kind: 'judged' | 'unjudged' | 'recalled' | 'decided' | 'approved' }
>;

/** Hands an answer to the lane of its side, and carries out what comes of it. */
export function takeAnswer(
  state: ExchangeState,
  side: Side,
  { frame, effects }: { readonly frame: LaneAnswer; readonly effects: Effects },
): void {
  if (frame.kind === 'judged') noteJudged(side, frame);
  if (frame.kind === 'recalled' && frame.id === SESSION_RECALL) {
    continueSession(state, { outcome: frame.outcome, effects });
    return;
  }
  const { lane } = side;
  if (lane !== undefined) settle(state, side, { output: outputOf(lane, frame), effects });
}

function outputOf(lane: NonNullable<Side['lane']>, frame: LaneAnswer) {
  switch (frame.kind) {
    case 'judged':
      return lane.answer(frame.id, frame.hits);
    case 'unjudged':
      return lane.unanswered(frame.id, frame.fault);
    case 'recalled':
      return lane.recalled(frame.id, frame.outcome);
    case 'decided':
      return lane.decided(frame.id, frame.outcome);
    case 'approved':
      return lane.approved(frame.outcome);
  }
}
