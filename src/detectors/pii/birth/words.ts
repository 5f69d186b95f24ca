/** Words that announce a date of birth, and names of months. */
import { fold } from '../../fold.ts';
import { beginningsOf } from '../beginnings.ts';

const WORDS: readonly string[] = [
  ...['born', 'birth', 'date of birth', 'birth date', 'birthdate', 'birthday', 'dob', 'd.o.b', 'birth_date'],
  // The third is what text recognition makes of the first letters.
  ...['date_of_birth', 'dateofbirth', 'birthtime', 'd0b', 'bday', 'bdate'],
  ...['b-day', 'd/o/b', 'nee a', 'geburtsort und -datum', 'geburtsdatum und -ort', 'geburtsdatum/-ort'],
  ...['geboren', 'geburtsdatum', 'geburtstag', 'geb', 'geboren am'],
  ...['ne le', 'nee le', 'ne(e) le', 'ne en', 'nee en', 'naissance', 'date de naissance', 'anniversaire'],
  ...['nacimiento', 'fecha de nacimiento', 'nacido', 'nacida', 'nacio', 'cumpleanos', 'f. nac'],
  ...['nato il', 'nata il', 'nato', 'nata', 'nascita', 'data di nascita', 'compleanno'],
  ...['nascimento', 'data de nascimento', 'nascido', 'nascida', 'nasceu', 'aniversario'],
  ...['geboortedatum', 'geboortedag', 'geboren op', 'verjaardag'],
  ...['urodzenia', 'data urodzenia', 'urodzony', 'urodzona', 'ur'],
  ...['fodelsedatum', 'fodd', 'fodt', 'fødselsdato', 'fødselsdag', 'født', 'syntynyt', 'syntymaaika'],
  ...[
    'narozen',
    'narozena',
    'datum narozeni',
    'szuletett',
    'szuletesi',
    'dogum tarihi',
    'дата рождения',
    'родился',
  ],
  ...['родилась', 'род.', 'г.р.', '生年月日', '出生日期', '생년월일'],
  ...['ημερομηνια γεννησης', 'ημ. γεννησης', 'γεννηθηκε', 'γεννηθηκα', 'γεννημενος', 'γεννημενη'],
  ...['תאריך לידה', 'ת. לידה', 'נולד', 'נולדה', 'יליד', 'ילידת'],
  ...['تاريخ الميلاد', 'تاريخ الولادة', 'تاریخ تولد', 'متولد', 'مواليد', 'ولد في', 'تاریخ پیدائش'],
  ...['วันเกิด', 'วันเดือนปีเกิด', 'วัน/เดือน/ปีเกิด', 'เกิดวันที่', 'เกิดเมื่อวันที่'],
  ...['जन्म तिथि', 'जन्मतिथि', 'जन्म तारीख', 'जन्म दिनांक', 'জন্ম তারিখ', 'জন্মতারিখ', 'பிறந்த தேதி', 'పుట్టిన తేదీ'],
  ...['ngày sinh', 'sinh ngày', 'ngày tháng năm sinh', 'doğum', 'doğum günü', 'doğumlu', 'd. tarihi'],
  ...['datum narození', 'datum nar', 'nar', 'narodil se', 'narodila se', 'dátum narodenia', 'datum rojstva'],
  ...[
    'rojen',
    'rojena',
    'datum rođenja',
    'rođen',
    'rođena',
    'датум рођења',
    'рођен',
    'дата на раждане',
    'роден',
  ],
  ...['született', 'születési idő', 'születési dátum', 'szül', 'szül. idő', 'született'],
  ...['data nașterii', 'data naşterii', 'născut', 'născută', 'născut la', 'data na terii'],
  ...['дата народження', 'народився', 'народилася', 'д.н.', 'дата нараджэння'],
  ...['tanggal lahir', 'tgl lahir', 'tgl. lahir', 'lahir', 'tarikh lahir', 'kapanganakan', 'ipinanganak'],
  ...['gimimo data', 'gimė', 'dzimšanas datums', 'dzimis', 'dzimusi', 'sünniaeg', 'sündinud', 'sünnikuupäev'],
  ...[
    'fæðingardagur',
    'fæddur',
    'fædd',
    'tarehe ya kuzaliwa',
    'kuzaliwa',
    'geboortedat',
    'datelindja',
    'geb. am',
  ],
  // Cut short, as in forms and files; and in languages beside the large ones.
  ...['synt', 'synt.aika', 'syntaika', 'sünd', 'gim', 'gimęs', 'gimusi'],
  ...['gimimodata', 'gimimo_data', 'dzim', 'dzim. dat', 'dzim. datums', 'narodený', 'narodená'],
  ...[
    'nar. dňa',
    'narodeny',
    'narodena',
    'szül. dátum',
    'születési ideje',
    'szuletesidatum',
    'szuletesi_datum',
  ],
  ...['d. nașterii', 'd. nasterii', 'datanasterii', 'data_nasterii', 'fec. nac', 'f. de nac', 'fecha nac'],
  ...['fecha de nac', 'f.n', 'nac', 'd.n', 'ddn', 'd.d.n', 'date naiss'],
  ...['date de naiss', 'datenaiss', 'date_naiss', 'urodz', 'urodzonego', 'urodzonej', 'data urodz'],
  ...[
    'dataurodzenia',
    'data_urodzenia',
    'datumnarozeni',
    'datum_narozeni',
    'datum_narodenia',
    'datum_rodenja',
    'дата нар',
  ],
  ...['дата рожд', 'дата рожд.', 'д.р', 'dogum tar', 'dog. tar', 'dog. tarihi', 'dogumtarihi'],
  ...['dogum_tarihi', 'd.t', 'ημ/νια γεννησης', 'ημ/νία γέννησης', 'ημ. γεν', 'ημερ. γεννησης', 'ngaysinh'],
  ...[
    'ngay_sinh',
    'tanggallahir',
    'tanggal_lahir',
    'tgllahir',
    'tgl_lahir',
    'data de naixement',
    'data naixement',
  ],
  ...[
    'jaiotze-data',
    'jaioteguna',
    'data de nacemento',
    'dyddiad geni',
    'dáta breithe',
    'data e lindjes',
    'датум на раѓање',
  ],
  ...[
    'ծննդյան ամսաթիվ',
    'დაბადების თარიღი',
    'туған күні',
    'doğum tarixi',
    'জন্মদিন',
    'ജനന തീയതി',
    'ಹುಟ್ಟಿದ ದಿನಾಂಕ',
  ],
  ...['જન્મ તારીખ', 'ਜਨਮ ਮਿਤੀ', 'பிறந்த நாள்', 'උපන් දිනය', '出生年月', '出生年月日', '生日:'],
  ...['生于', '生於', '出生于', '出生於', '생일:', '출생일', '출생일자'],
  // As members of records and columns are called.
  ...['datenaissance', 'date_naissance', 'datedenaissance', 'datanascita', 'data_nascita', 'datadinascita'],
  ...[
    'fechanacimiento',
    'fecha_nacimiento',
    'fecha_nac',
    'fechanac',
    'fec_nac',
    'fecnac',
    'f_nacimiento',
    'f.nac',
  ],
  ...['datanascimento', 'data_nascimento', 'dt_nascimento', 'dtnascimento', 'dt_nasc', 'dtnasc', 'nasc'],
  ...[
    'gebdat',
    'gebdatum',
    'geburts_datum',
    'geboorte_datum',
    'foedt',
    'foedselsdato',
    'foedselsdag',
    'fodelsedag',
  ],
  ...['fodselsdag', 'data_urodzenia', 'dataurodzenia', 'datum_narozeni', 'datumnarozeni', 'dogumtarihi'],
  ...[
    'dogum_tarihi',
    'd.tarihi',
    'd.tar',
    'tgl_lahir',
    'tanggal_lahir',
    'ngaysinh',
    'ngay_sinh',
    'birthdt',
    'birth_dt',
  ],
  // As people say it of themselves and of others.
  ...[
    'naci',
    'naci el',
    'nacio el',
    'nasci',
    'nasci em',
    'nasci a',
    'urodzil sie',
    'urodzila sie',
    'urodzilem sie',
  ],
  ...[
    'urodzilam sie',
    'narodil jsem se',
    'narodila jsem se',
    'ich bin geboren',
    'je suis ne le',
    'je suis nee le',
  ],
  ...[
    'dogumluyum',
    'nacida el',
    'nacido el',
    'sono nato',
    'sono nata',
    'data nasc',
    'dn',
    'd. nasc',
    'ne en',
  ],
];

export const BIRTH_WORDS: readonly string[] = [...new Set(WORDS.flatMap(spelled))];

/** As folding leaves it in any case: letters of other scripts fold to Latin ones by it. */
function spelled(word: string): readonly string[] {
  if (/^[ -~]*$/.test(word)) return [word];
  const capital = word.charAt(0).toUpperCase() + word.slice(1);
  return [word, capital, word.toUpperCase()].map((one) => fold(one).text);
}

/** By language: January to December. The first three letters do too, where a language abbreviates so. */
const MONTHS: readonly string[] = [
  'january february march april may june july august september october november december',
  'jan feb mar apr may jun jul aug sep oct nov dec',
  'januar februar marz april mai juni juli august september oktober november dezember',
  'janner februar maerz apr mai jun jul aug sept okt nov dez',
  'janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre',
  'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre',
  'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre',
  'janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro',
  'januari februari maart april mei juni juli augustus september oktober november december',
  'stycznia lutego marca kwietnia maja czerwca lipca sierpnia wrzesnia pazdziernika listopada grudnia',
  'januari februari mars april maj juni juli augusti september oktober november december',
  'januar februar marts april maj juni juli august september oktober november desember',
  'januar februar mars april mai juni juli august september oktober november desember',
  'tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesakuuta heinakuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta',
  'ledna unora brezna dubna kvetna cervna cervence srpna zari rijna listopadu prosince',
  'januara februara marca aprila maja juna jula augusta septembra oktobra novembra decembra',
  'siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna listopada studenoga prosinca',
  'január február március április május június július augusztus szeptember október november december',
  'ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie',
  'ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık',
  'januari februari maret april mei juni juli agustus september oktober november desember',
  'января февраля марта апреля мая июня июля августа сентября октября ноября декабря',
  'січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня',
  'януари февруари март април май юни юли август септември октомври ноември декември',
  'ιανουαριου φεβρουαριου μαρτιου απριλιου μαιου ιουνιου ιουλιου αυγουστου σεπτεμβριου οκτωβριου νοεμβριου δεκεμβριου',
  'בינואר בפברואר במרץ באפריל במאי ביוני ביולי באוגוסט בספטמבר באוקטובר בנובמבר בדצמבר',
  'ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר',
  'يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر',
  'มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม',
  'जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर',
];

/** Months by their number, 1 to 12. */
export const MONTH_NAMES: ReadonlyMap<string, number> = new Map(
  MONTHS.flatMap((names) =>
    names
      .split(' ')
      .flatMap((name, place) => spelled(name).map((one) => [one.toLowerCase(), place + 1] as const)),
  ),
);

/** What names of months begin with, nothing and whole names among them. */
export const MONTH_BEGINNINGS: ReadonlySet<string> = beginningsOf(MONTH_NAMES.keys());
