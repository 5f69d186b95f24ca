/** Words before a name of somebody that make something else of it: a place, a ship, a prize, a ware: `lycée Victor Hugo`. */

/** With a capital, or in Romance languages, whose words for what is called after somebody stand before the name. */
const PLACES =
  'San|Santa|Santo|Sao|St|Ste|Saint|Sankt|Fort|Port|Mount|Lake|Los|Las|El|[Tt]he|Circuit|Camp|Estadio|Stade|Stadium|Villa|Hotel|Opera|' +
  'Hurricane|Storm|USS|HMS|Via';
const FRENCH =
  'rue|avenue|boulevard|allee|impasse|cours|lycee|college|ecole|hopital|clinique|institut|fondation|prix|musee|theatre|gare|place|' +
  'pont|parc|square|quai|salle|centre|cafe|bistrot|' +
  'restaurant|brasserie|parfum|montre|sac|chaussures|lunettes|maison';
const SPANISH =
  'calle|avenida|paseo|premio|hospital|instituto|museo|teatro|estadio|plaza|colegio|escuela|universidad|fundacion|parque|puente|' +
  'biblioteca|aeropuerto|' +
  'bolso|zapatos|perfume|reloj|vestido|gafas|cerveza';
const ITALIAN =
  'viale|corso|ospedale|istituto|stadio|piazza|liceo|scuola|universita|fondazione|parco|ponte|palazzo|aeroporto|' +
  'giacca|borsa|scarpe|profumo|orologio|occhiali|abito|camicia';
const PORTUGUESE =
  'rua|premio|museu|estadio|praca|escola|colegio|universidade|fundacao|ponte|aeroporto|bolsa|sapatos|relogio|oculos';
const BEFORE = new RegExp(
  `(?:^|[^\\p{L}])(?:${PLACES}|(?:${[FRENCH, SPANISH, ITALIAN, PORTUGUESE].map(inBothCases).join('|')}))\\.? $`,
  'u',
);
/** A member or field for the maker of goods. */
const MAKER =
  /(?:^|[^\p{L}])(?:brands?|make|manufacturer|designer|marca|marque|marke|merk|hersteller|fabricante|produttore)(?:[>|]|["']? ?[:=] ?)["']?$/iu;
/** Characters before a name that are looked at. */
export const THING_REACH = 20;

/** Is what stands here called after somebody, or made by a firm that is? */
export function isCalledAfter(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - THING_REACH), start);
  return BEFORE.test(before) || MAKER.test(before);
}

/** Each word with its first letter small or a capital. */
function inBothCases(words: string): string {
  return words
    .split('|')
    .map((word) => `[${word.charAt(0)}${word.charAt(0).toUpperCase()}]${word.slice(1)}`)
    .join('|');
}
