/** Prose: ordinary text for prompts and answers, with the numbers, names and marks that ordinary text has. */
export const PROSE =
  'The harbour lies behind two low islands, and most of the year the water there is calm. Boats come in with the ' +
  'evening tide, unload their nets and crates, and leave again before the market opens at half past six. In winter ' +
  'the road along the coast is closed now and then, so people keep enough flour, lamp oil and firewood in the house. ' +
  'Visitors ask for the old lighthouse first; it was built in 1874, stands 31.5 metres above the rocks and can be seen ' +
  'from almost every window. "You should have come in May," says the keeper, who has lived there for 22 years. His ' +
  'daughter runs the ferry: two crossings a day, 14 euros for a car and its driver, children free. The timetable ' +
  'hangs on the wall of the post office, next to a map from 1:25,000 and a photograph of the storm of February 1962, ' +
  "when 340 people slept in the church. Don't miss the bakery (turn left after the bridge, number 7). Their rye bread " +
  'needs three things: time, a good oven and patience - about 36 hours from flour to loaf. A recipe: mix 500 g of flour ' +
  'with 350 ml of warm water, wait 30 minutes, add 10 g of salt, fold it four times and let it rest overnight at 5 to ' +
  '7 degrees. Bake at 240 for 20 minutes, then at 200 for 25 more. Serve it with butter, or with nothing at all. ';
