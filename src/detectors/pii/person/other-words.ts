/** Words with a capital around and inside of what is no name of a person; folded, so without accents, in lower case. */

/** Small words inside a name. */
export const PARTICLES: ReadonlySet<string> = new Set(
  'binti binte van von der den de da do dos das di del della des du la le ten ter zu zum zur af al el bin ibn ben y e'.split(
    ' ',
  ),
);

/** Of these, what is written with a capital as well, and begins a name nowhere. */
export const CAPITAL_PARTICLES: ReadonlySet<string> = new Set(['Le', 'La', 'El', 'Der', 'Da', 'Di']);

/** Words with a capital that are no part of a name: sentences, days, months, and words of business and computing. */
export const OTHERS: ReadonlySet<string> = new Set(
  (
    'the a an and or but if then so as at by for from in into of on to up with without about after before over under is are ' +
    'was were be been being has have had do does did will would can could shall should may might must not no yes this that ' +
    'these those it its he she they we you i me my your his her our their who what when where why how which there here all ' +
    'any some each every other more most very just only also than too now today tomorrow yesterday please thank thanks hello ' +
    'hi dear regards sincerely best kind new old good great monday tuesday wednesday thursday friday saturday sunday january ' +
    'february march april june july august september october november december mon tue wed thu fri sat sun feb mar apr jun ' +
    'jul aug sep oct nov dec name email phone address date number order account card customer client patient employee user ' +
    'users admin manager director president ceo cto engineer developer team support service services group department office ' +
    'sales marketing product project system server data database file files code test api app web http https json xml html sql ' +
    'model models type types value key list table function class method object string error warning info note help home page ' +
    'report meeting question answer questions example section chapter part version release update build run use using used ' +
    'traffic view views token tokens prompt prompts input output request response client clients make get set add create delete read write open close start stop send sent receive received call calls called says said ' +
    'went goes came comes likes loves wants needs works lives asked told let welcome congratulations sir madam all everyone ' +
    'everybody friend friends colleague colleagues mr mrs ms dr prof id no der die das und ist ein eine el los las es un una y ' +
    'il lo gli le la les et est ou sie er wir ich je tu nous vous ils elle yo tu nosotros eu voce nos io noi dit dijo sagte ' +
    'and/or vs via per etc summary details description title subject message body content status state country city street ' +
    'african american arab arabian argentine asian australian austrian belgian brazilian british canadian chinese czech danish ' +
    'dutch egyptian english european finnish french german greek hungarian indian indonesian iranian iraqi irish israeli italian ' +
    'japanese jewish korean latin mexican muslim nordic norwegian polish portuguese roman romanian russian scottish spanish swedish ' +
    'swiss syrian turkish ukrainian world universe earth mars economy economics grand prix open again side line level time week ' +
    'month year access authentication authorization certificate credential credentials secret key keys password session token ' +
    'ihr ihre ihren ihrem ihres euer eure votre notre nuestro nuestra nuestros vuestro vostro vostra nostro nostra uw onze ' +
    'select click choose take apply insert total ' +
    'care success experience relations relationship satisfaction journey lifetime management lifecycle health safety security ' +
    'handbook portal dashboard settings onboarding retention feedback review reviews ratings loyalty risk bill invoice payment ' +
    'windows linux android int float double boolean compiler expert assistant bot agent explorer gpt ai lite pro plus beta alpha'
  ).split(' '),
);

/** Words among these that are family names as often, behind a common given name. */
export const FAMILIES: ReadonlySet<string> = new Set(
  'Page French English Best Good Read May March Price Day Key Le Do Van La Du'.split(' '),
);

/** Words behind a name that make it a place, a firm, a prize or a rule. */
export const THINGS: ReadonlySet<string> = new Set(
  (
    'university college school institute academy foundation hospital clinic center centre museum library church cathedral ' +
    'street avenue road lane drive boulevard square park garden gardens bridge river lake mountain island islands bay beach ' +
    'valley county city town village airport station stadium theatre theater hotel building tower house castle palace inc ' +
    'ltd llc corp corporation company co gmbh ag plc bank group partners associates sons brothers award awards prize medal ' +
    'theorem law laws principle method algorithm equation distribution process effect syndrome disease test scale index act ' +
    'amendment doctrine series show movie film book novel song album band museum state province district region ocean sea ' +
    'desert forest canyon falls harbor port cup league club team fc united race tournament championship olympics war battle ' +
    'revolution empire dynasty republic kingdom press publishing records studios entertainment airlines motors foods systems ' +
    'mission junction crossroad crossroads circles cliffs curve path turnpike pines mountains highway isle lodge canyon summit ' +
    'shoal shoals points st ave rd blvd estates cemetery orchestra ensemble choir policy store shop restaurant cafe telescope ' +
    'technologies software solutions industries holdings server cluster framework library language api sdk protocol engine ' +
    'enterprises enterprise motorsport motorsports racing autosport tobacco pharma pharmaceuticals laboratories labs energy ' +
    'insurance mortgage savings purchases account loan trust fund capital ventures consulting services logistics realty ' +
    'invitational classic masters open games marathon derby stakes trophy remix suite symphony concerto sonata waltz ' +
    'sans serif mono earrings watches moonphase collection cosplay video prank episode superstar musical soundtrack trilogy saga ' +
    'barracks creek reservoir dam plateau peninsula cove glacier reef plains inn motel resort arena ' +
    'international national regional global royal central memorial monument infirmary elementary preparatory seminary convent abbey priory ' +
    'diet reflex paradox conjecture lemma transform function constant sequence end ' +
    'billing resources actions payments notifications newsletter alerts orders desk helpdesk accounts finance contact updates ' +
    'cottage supporter supporters voter voters bunch reception booking bookings reservations operations engineering price prices username role mode ' +
    'tote handbag blazer sneakers loafers brogues sandals perfume parfum cologne fragrance sunglasses socks apron mug poster jeans hoodie ' +
    'sweater lipstick mascara eyewear menswear womenswear couture boutique apples roses ' +
    'telecom telecommunications healthcare toys electronics airways interactive robotics therapeutics biotech semiconductor semiconductors textiles ' +
    'appliances automotive mattress mattresses jewelers jewellers cosmetics skincare vineyards winery brewery distillery bakery pizzeria trattoria ' +
    'platz lettings transformer transformers day parade centenary jubilee'
  ).split(' '),
);

/** Of these, what people do where it is written small: `Ada Byron points out`. */
export const VERBS: ReadonlySet<string> = new Set(
  'points orders updates awards records shows tests alerts'.split(' '),
);

/** Names of countries and the like: a name may end in one, and begins with none. */
export const COUNTRIES: ReadonlySet<string> = new Set(
  (
    'africa america argentina asia australia austria belgium bolivia brazil britain bulgaria canada chile china colombia ' +
    'croatia cuba denmark egypt england ethiopia europe finland france germany ghana greece hungary iceland india indonesia ' +
    'lanka iran iraq ireland italy japan kenya korea lebanon libya malaysia mexico morocco nepal nigeria norway pakistan peru poland ' +
    'portugal romania russia scotland serbia singapore slovakia slovenia somalia spain sudan sweden switzerland syria taiwan ' +
    'thailand tunisia turkey uganda ukraine uruguay venezuela vietnam wales yemen zambia zimbabwe new united saint san santa los ' +
    'north south east west northern southern eastern western english welsh'
  ).split(' '),
);

/** Small words behind a name of which somebody is spoken of; of fewer than six letters, so that they are read with the name. */
export const FOLLOWERS: ReadonlySet<string> = new Set(
  (
    'and or but is was has had will can who whose from with at by paid says said asks asked wants calls lives works born wrote ' +
    'here und oder ist war hat aus von et est a de y es e di'
  ).split(' '),
);

/** What stands in a field for a part of a name while nobody has filled it in. */
export const UNFILLED: ReadonlySet<string> = new Set(
  (
    'required optional mandatory unknown none null nil true false yes text varchar char varying joi unset anonymous redacted ' +
    'private hidden undisclosed withheld missing empty blank first last given family middle surname enter your pflichtfeld pflicht ' +
    'obligatoire obligatorio obbligatorio verplicht wymagane ascending descending sorted hashed encrypted masked sensitive column field fields input validation administrator admin root ' +
    'nationality sex gender age dob birthdate city country passport seat room rank grade salary remarks notes department dept occupation'
  ).split(' '),
);

/** Firms, wares and places that are called like people, without small words. */
export const FIRMS: ReadonlySet<string> = new Set(
  (
    'morgan stanley, philip morris, jack daniels, jack daniel, ralph lauren, calvin klein, tommy hilfiger, hugo boss, louis vuitton, ' +
    'michael kors, marc jacobs, kate spade, tim hortons, johnnie walker, jim beam, eli lilly, levi strauss, ' +
    'estee lauder, mary kay, roland berger, oscar mayer, john deere, harry winston, ted baker, ' +
    'karl lagerfeld, thomas cook, raymond james, charles schwab, martin marietta, carl zeiss, ' +
    'earl grey, earl gray, robert bosch, yves rocher, emilio pucci, steve madden, laura ashley, ' +
    'albert heijn, leroy merlin, peter hahn, tom tailor, gerry weber, thomas sabo, john lewis, harvey nichols, robert dyas, fred perry, ' +
    'ben sherman, paul smith, sally hansen, bobbi brown, jo malone, kurt geiger, sam edelman, kenneth cole, donna karan, perry ellis, ' +
    'max factor, betty crocker, sara lee, marie callender, jenny craig, jack wolfskin, jack jones, edward jones, merrill lynch, ' +
    'franklin templeton, arthur andersen, evan williams, george dickel, captain morgan, alfa romeo, aston martin, elizabeth arden, ' +
    'julius meinl, pierre cardin, ' +
    'giorgio armani, emporio armani, alexander mcqueen, alexander wang, carolina herrera, stella mccartney, vivienne westwood, vera wang, ' +
    'tory burch, tom ford, jimmy choo, manolo blahnik, christian louboutin, christian dior, christian lacroix, gianni versace, ' +
    'salvatore ferragamo, giuseppe zanotti, roberto cavalli, elie saab, helmut lang, jil sander, rick owens, betsey johnson, anne klein, ' +
    'liz claiborne, eddie bauer, karen millen, stuart weitzman, charles tyrwhitt, isabel marant, sonia rykiel, thierry mugler, ' +
    'claudie pierlot, nicole farhi, vince camuto, rebecca minkoff, daniel wellington, frederique constant, franck muller, ' +
    'maurice lacroix, raymond weil, roger dubuis, henry schein, herman miller, laura mercier, charlotte tilbury, helena rubinstein, ' +
    'paul mitchell, vidal sassoon, john frieda, toni guy, jose cuervo, samuel adams, laurent perrier, bernard matthews, peter kaiser, ' +
    'marc cain, betty barclay, roberto verino, massey ferguson, owens corning, martin baker, lee cooper, john wiley, simon schuster, ' +
    'santiago compostela, santiago chile, santiago cuba, santiago cali, santiago queretaro, alice springs, sierra leone, jack russell, jack frost, ' +
    'charlotte amalie, charlotte russe, victoria sponge, tom collins, harvey wallbanger, monte carlo, julian alps, isla mujeres, ' +
    'robert mondavi, guy laroche, nina ricci, paco rabanne, adolfo dominguez, massimo dutti, andrew peller, tommy bahama'
  ).split(', '),
);
