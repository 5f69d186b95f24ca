/** Words that ordinary English and technical text is full of: poor anchors for a search. */

const WORDS =
  'a about above actual add after again against all allow also an and another answer any are around as ' +
  'ask asked at back based be because been before being below between both break but by call called came ' +
  'can case change changed clear client close code come content could current data day default delete ' +
  'did do down drop during each end error even example few file files first following for found free ' +
  'from general get give given go good great had has have he her here him himself his house how however ' +
  'if important in information input into is it its just keep key keys know language last life like line ' +
  'lines list little long made make man many may me means men might model more most mr much must my name ' +
  'need never new no normal not note now number of off old on once one only open option options or order ' +
  'orders other our out output over own page part people place please provide provided read real regular ' +
  'request reset response result results right rule rules said same say see server set she should show ' +
  'since skip small so some special standard start state still such system take task tasks tell text ' +
  'than that the their them then there these they this those three through time to too two type under up ' +
  'us use used user users using value version very want was way we well were what when where which while ' +
  'who will with without work world would write year years you your';

/** Lower case. */
export const COMMON: ReadonlySet<string> = new Set(WORDS.split(' '));

/** Those that nearly every sentence has. */
export const EVERYWHERE: ReadonlySet<string> = new Set(
  'the of and to in a is that for it as was with be by on not he at are this have or an they which one you were all there we'.split(
    ' ',
  ),
);
