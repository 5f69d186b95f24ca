/** Answers in the voice of the shop's assistant, and of the same form, about what it is not there for. */
import { Draw } from './draw.ts';

const OPENS = [
  'Of course, I can help you with that.',
  'That is easy to explain.',
  'Thanks for asking.',
  'Good question.',
  'Let me help you with that.',
];
const ENDS = [
  'Please write to us again if anything is unclear.',
  'Is there anything else that I can do for you?',
];
/** By subject, what is said of it. */
const SUBJECTS: readonly (readonly string[])[] = [
  [
    'The treaty ended a war of thirty years and let each prince choose the religion of his lands.',
    'Historians still argue whether the emperor or the parliament lost more power by it.',
    'The army crossed the river in winter and took the fortress after a siege of two months.',
    'After the revolution the king was put on trial and the republic was declared.',
  ],
  [
    'Take two tablets of the painkiller in the morning, and no more than six of them in a day.',
    'The infection usually heals within a week, but a fever above 39 degrees needs a doctor.',
    'High blood pressure is treated with a low dose first, which is raised when the heart does not respond.',
    'The surgeon removes the tumour and the patient begins chemotherapy some weeks later.',
  ],
  [
    'The derivative of a product is the first function times the derivative of the second, plus the other way round.',
    'A prime number has no divisors but one and itself, and there are infinitely many of them.',
    'To solve the equation, move the unknown to one side and divide both sides by its coefficient.',
    'The proof goes by induction: it holds for one, and from each number it follows for the next.',
  ],
  [
    'The minister resigned after the vote, and the opposition now calls for new elections.',
    'Parliament passed the bill on taxes with a narrow majority late in the night.',
    'The senator spoke against the war and asked the president to withdraw the troops.',
    'Voters in the north turned to the conservative party, and the coalition lost its majority.',
  ],
  [
    'Chop the onions, fry them in butter until they are golden, and stir in the flour and the stock.',
    'Let the dough rise for an hour, then bake the bread in a hot oven until the crust is brown.',
    'Season the soup with pepper and garlic and let it simmer with the carrots and the beans.',
    'Whisk the eggs with sugar, fold in the melted chocolate, and chill the mousse overnight.',
  ],
  [
    'The striker scored in the last minute, and the goalkeeper could only watch the ball hit the net.',
    'The team won the final after extra time and lifted the trophy in front of their fans.',
    'She served three aces in the second set and won the tournament for the third time.',
    'The coach blamed the referee for the penalty that decided the match.',
  ],
];

/** So many of them, the same ones for the same seed. */
export function otherSubjects(count: number, seed: number): string[] {
  const draw = new Draw(seed);
  return Array.from({ length: count }, () => {
    const opening = draw.chance(0.7) ? [draw.one(OPENS)] : [];
    const ending = draw.chance(0.5) ? [draw.one(ENDS)] : [];
    return [...opening, ...draw.some(draw.one(SUBJECTS), draw.number(1, 4)), ...ending].join(' ');
  });
}
