/** The languages that are told apart: the script of each, its own letters, and words that nearly every sentence of it has one of. */

/** Scripts of which the letters are told apart. */
export const SCRIPTS = [
  'Latin',
  'Cyrillic',
  'Arabic',
  'Greek',
  'Hebrew',
  'Devanagari',
  'Bengali',
  'Tamil',
  'Telugu',
  'Thai',
  'Hangul',
  'Han',
  'Kana',
] as const;
export type Script = (typeof SCRIPTS)[number];

interface Language {
  /** Of its letters; the first is the one that counts where no words are told. */
  readonly scripts: readonly Script[];
  /** Of its alphabet, those that other languages of the script may lack. */
  readonly letters?: string;
  /** Small words in lower case. */
  readonly words?: string;
}

/** By code (ISO 639-1). */
export const LANGUAGES = {
  en: {
    scripts: ['Latin'],
    letters: 'éï',
    words:
      "the of and to in is you that it he was for on are as with his they i at be this have from or had by not but what all were we when your can said there use an each which she do how their if will up other about out many then them these so some her would make like him into time has look two more write go see no way could people my than been call who its now find did get may any it's don't i'm what's please",
  },
  de: {
    scripts: ['Latin'],
    letters: 'äöüß',
    words:
      'der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr durch man sein wurde sei ich wir ihr mir mich dich uns bitte kann wenn was wer wo warum',
  },
  nl: {
    scripts: ['Latin'],
    letters: 'éëïóöüáíè',
    words:
      'de het een van en in is dat op te voor met zijn niet aan er om ook als dan maar bij of uit nog naar heeft door over ze je hij wordt wat worden kan tot al deze dit mijn ik we wij jullie u uw hun hebben geen zou moet wel meer waar hoe wie waarom kunt graag',
  },
  fr: {
    scripts: ['Latin'],
    letters: 'àâæçéèêëîïôœùûüÿ',
    words:
      "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont avec son aux sa mais comme ou si leur y nous vous je tu elle on cette ces être fait été tout bien deux même aussi votre mon ma mes qu'il c'est d'un d'une l'on n'est s'il quel quelle où comment pourquoi",
  },
  es: {
    scripts: ['Latin'],
    letters: 'áéíóúüñ',
    words:
      'de la que el en y a los se del las un por con no una su para es al lo como más pero sus le ya o este sí porque esta entre cuando muy sin sobre también me hasta hay donde quien desde todo nos durante todos uno les ni contra otros ese eso ante ellos e esto mí antes algunos qué unos yo otro otras cómo puedo puede está son fue mi tu usted cuál',
  },
  pt: {
    scripts: ['Latin'],
    letters: 'áàâãçéêíóôõúü',
    words:
      'de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das tem à seu sua ou ser quando muito há nos já está eu também só pelo pela até isso ela entre era depois sem mesmo aos ter seus quem nas me esse eles estão você essa num nem suas meu minha numa pelos qual lhe deles dele foi são onde por favor',
  },
  it: {
    scripts: ['Latin'],
    letters: 'àèéìíîòóùú',
    words:
      "di e che la il un a è per in una sono mi non ho si lo ma ti i con ha le da come io se ci no questo qui hai sei del bene tu sì me più al mio perché lei solo te era gli tutto della così mia fare quando ora so mai chi o alla tutti molto anche detto quello va niente grazie lui voglio abbiamo stato nel suo dove posso oh prima allora siamo d'accordo dei delle dell' nella sul sulla puoi quale cosa essere",
  },
  ro: {
    scripts: ['Latin'],
    letters: 'ăâîșțşţ',
    words:
      'de și în a la cu nu o că pe un este se din mai pentru care sau ce au fi ca sunt am sa să dar fost era lui el ea ei acest această aceasta prin după când unui unei cum doar toate poate fără foarte dacă îmi își al ale cei cele te mă iar între despre fie voi noi ai',
  },
  sv: {
    scripts: ['Latin'],
    letters: 'åäöé',
    words:
      'och i att det som en på är av för med till den har de inte om ett han men var jag sig från vi så kan när man du ska nu eller hon hade här vad över bara mycket efter upp även finns deras sin där än ut mot blir under alla oss mig dig varför hur vilken vill skulle',
  },
  da: {
    scripts: ['Latin'],
    letters: 'æøåéö',
    words:
      'og i at det er en til af på som med for den de har ikke jeg et der var kan vi om du han sig men fra så være vil hun skal eller bliver blev over efter hvor når meget mig dig nu bare end også op ud sin ind hvad min kun noget havde alle hvis dette denne hvordan hvorfor nogle',
  },
  fi: {
    scripts: ['Latin'],
    letters: 'äöåšž',
    words:
      'ja on ei se että oli hän en mutta ovat kun niin kuin myös joka jos tai sen mitä nyt minä sinä ole olen olet vain sitä hänen ne voi mikä tämä tämän hyvin sekä siitä jo kaikki me te minun jonka mukaan ennen jälkeen kanssa siis vielä miten missä miksi voit onko ollut eivät oma',
  },
  pl: {
    scripts: ['Latin'],
    letters: 'ąćęłńóśźż',
    words:
      'i w na z do się nie to że jest o jak po co a za od tak ale czy dla przez już ma by tym tego są być był może tylko ich jego jej te ten ta które który która przy pod bez ze lub sobie mnie mi cię ty ja my wy oraz jako bardzo gdy jeśli gdzie kiedy dlaczego proszę będzie było są także można',
  },
  cs: {
    scripts: ['Latin'],
    letters: 'áčďéěíňóřšťúůýž',
    words:
      'a v je na se že to s z do o si ve by jsem za jako i pro ale jeho k tak po co už od jak při jsou nebo která který které není ze až byl bylo byla být má mi ho jeho její ten ta jen když aby kde proč jsme jste tím toto tento podle ještě také může můžete prosím mě',
  },
  hu: {
    scripts: ['Latin'],
    letters: 'áéíóöőúüű',
    words:
      'a az és hogy nem is egy ez de van meg ha csak már el mint volt én még ki mi azt le be fel ezt vagy te ő lesz nagyon minden jó kell így itt ott akkor mert majd most lehet sem olyan után között által pedig kérem milyen hol miért hogyan amely ami aki amit egyik nincs',
  },
  tr: {
    scripts: ['Latin'],
    letters: 'âçğıîöşüû',
    words:
      've bir bu da de için ile o ne ben sen mi mı çok daha gibi ama var yok en kadar olarak olan ki her sonra şey değil bana beni onun biz siz ise veya ya nasıl neden niçin hangi kim nerede lütfen oldu olduğu şu evet hayır önce göre bunu iyi kendi tüm',
  },
  vi: {
    scripts: ['Latin'],
    letters: 'áàảãạăắằẳẵặâấầẩẫậđéèẻẽẹêếềểễệíìỉĩịóòỏõọôốồổỗộơớờởỡợúùủũụưứừửữựýỳỷỹỵ',
    words:
      'và của là có không được cho một các trong để người với những này đã khi từ đến về như ra tôi bạn cũng vào nhiều lại sẽ phải nếu trên theo đó hay thì mà làm năm tại ở rất bị còn hơn nào sao gì hãy cách chúng ta anh em họ nó vì sau trước nên',
  },
  id: {
    scripts: ['Latin'],
    letters: 'é',
    words:
      'yang dan di dengan untuk dari ini itu tidak dalam pada akan adalah ke saya anda ada juga oleh atau bisa karena kami kita mereka dia sudah telah lebih dapat seperti tersebut saat hanya bagi jika apa bagaimana mengapa siapa harus masih antara setelah sebuah para sangat banyak belum lain namun agar tolong bukan',
  },
  sw: {
    scripts: ['Latin'],
    words:
      'ya na wa kwa ni katika la za kuwa hii huo cha kama au vya hiyo yake wake lakini pia sana hapa kila moja watu mtu mimi wewe yeye sisi nini jinsi gani tafadhali hakuna hilo hizo huyu kutoka baada kabla mwaka siku kwamba ambayo wao wangu yangu yako wako kwenye tu bila ili',
  },
  ru: {
    scripts: ['Cyrillic'],
    letters: 'ёъыэ',
    words:
      'и в не на я что он с по это как а то все она так его но да ты к у же вы за бы мне было вот от меня еще нет о из ему теперь когда даже ну ли если уже или ни быть был него до вас где для мы тебя их чем была сам чтоб без будто чего раз тоже себе под будет этот того потому кто который есть очень можно какие какой',
  },
  uk: {
    scripts: ['Cyrillic'],
    letters: 'іїєґ',
    words:
      'і в не на що з до як та у це за але він від або для по а я вона ми ви вони ти є про так його її їх бути був була було які який яка яке щоб коли де чи ще вже під між через після при без якщо тільки можна дуже цей ця ці того мене тебе нам вам бо тому навіть інших також більше треба',
  },
  ar: {
    scripts: ['Arabic'],
    letters: 'كيىةؤئإأ',
    words:
      'في من على إلى أن عن هذا هذه التي الذي ما لا مع كان هو هي لم قد كل بعد أو ذلك بين كما عند ثم أنا أنت نحن هل كيف لماذا أين يمكن حتى إذا لكن غير وهو كانت يكون حول منذ تلك هناك لقد سوف أي',
  },
  fa: {
    scripts: ['Arabic'],
    letters: 'پچژگکیآئ',
    words:
      'و در به از که این را با است برای آن یک خود تا کرد بر هم نیز گفت می شود وی شد دارد ما اما یا باید هر بود او من شما آنها کند کنید چه چگونه چرا کجا آیا اگر پس بین روی همه دیگر بسیار است. نیست هستند های',
  },
  ur: {
    scripts: ['Arabic'],
    letters: 'ٹڈڑںھہےۓپچژگکیؤئآ',
    words:
      'کے کی میں ہے اور سے کا کو پر نے کہ ہیں یہ اس بھی نہیں ایک وہ کر ہو تھا گیا لیے تو ہی ان جو کیا تھے ہوں آپ میرے مجھے ہم تھی کریں کیسے کیوں کہاں اگر یا لئے گئی رہا ہوا والے ساتھ دیا سکتے جا',
  },
  el: { scripts: ['Greek'] },
  he: { scripts: ['Hebrew'] },
  hi: { scripts: ['Devanagari'] },
  bn: { scripts: ['Bengali'] },
  ta: { scripts: ['Tamil'] },
  te: { scripts: ['Telugu'] },
  th: { scripts: ['Thai'] },
  ko: { scripts: ['Hangul'] },
  zh: { scripts: ['Han'] },
  ja: { scripts: ['Kana', 'Han'] },
} as const satisfies Readonly<Record<string, Language>>;

export type LanguageCode = keyof typeof LANGUAGES;
export const LANGUAGE_CODES = Object.keys(LANGUAGES) as [LanguageCode, ...LanguageCode[]];
