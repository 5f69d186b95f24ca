/** Common Japanese family names before a form of address, or before what one says of oneself: 田中さん, 株式会社青空の高橋です. */
import type { Rule } from '../../engine/rule.ts';
import { MORE } from '../../sweep.ts';

/** Of two characters or more that are no other word and no place as often. */
const SURNAMES: readonly string[] = (
  '佐藤 鈴木 高橋 田中 伊藤 渡辺 渡邊 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上 木村 斎藤 斉藤 清水 山崎 池田 阿部 橋本 山下 石川 中島 前田 藤田 ' +
  '小川 後藤 岡田 長谷川 村上 近藤 石井 坂本 遠藤 青木 藤井 西村 福田 太田 三浦 岡本 松田 中川 中野 原田 小野 田村 竹内 金子 和田 中山 石田 上田 ' +
  '森田 柴田 酒井 工藤 横山 宮崎 宮本 内田 高木 安藤 谷口 大野 高田 丸山 今井 河野 藤原 小島 武田 村田 上野 杉山 増田 菅原 平野 小山 久保 大塚 千葉 ' +
  '松井 岩崎 木下 野口 松尾 菊地 菊池 野村 新井 佐野 古川 渡部 小松 飯田 杉本 浜田 川口 服部 矢野 小田 古賀 関口 永井 星野 本田 川上 五十嵐 ' +
  '本間 吉川 早川 辻本 久保田 荒木 望月 松原 堀内 小池 川村 川崎 浅野 岩田 大西 飯塚 馬場 須藤 片山 水野 桜井 樋口 北村 吉村 山内 大久保 荒井'
).split(' ');
/** Of a place, a station or a firm as often: before what one says of oneself alone they tell too little. */
const PLACES: ReadonlySet<string> = new Set(
  '石川 山口 千葉 宮崎 福田 川崎 川口 上野 中野 太田 大野 小松 本田 松本 前田 久保 高田 新井 浜田 大塚 浅野 三浦 小田 中川'.split(
    ' ',
  ),
);
const ADDRESSED =
  /^(?:さん|様|さま|氏|くん|君|ちゃん|殿|先生|先輩|課長|部長|係長|主任|社長|店長|教授)(?!\p{sc=Han})/u;
const SELF = /^(?:です|でございます|と申し|といいます|と言います)/;
/** What stands before who says of themselves who they are: where they are from, or a mark. */
const BEFORE_SELF = /(?:^|[\s、。「（(,.!?！？のは])$/u;
const INSIDE = /[\p{sc=Han}々ヶ\p{sc=Katakana}ー]/u;
const LONGEST = 12;

export const surname: Rule = {
  name: 'person-japanese-surname',
  type: 'PERSON',
  finds:
    'common Japanese family names before さん, 様, 氏 and the like, or before です where one says who one is',
  source: 'usage; common family names of Japan, a list of our own',
  lookback: LONGEST + 1,
  context: 2,
  triggers: SURNAMES.map((literal) => ({ kind: 'prefix' as const, literal })),
  match({ text, final }, at) {
    if (at > 0 && INSIDE.test(text.charAt(at - 1))) return undefined;
    const name = SURNAMES.find((one) => text.startsWith(one, at));
    if (name === undefined) return undefined;
    if (!final && text.length - at < LONGEST) return MORE;
    const end = at + name.length;
    const behind = text.slice(end, end + LONGEST - name.length);
    const isSelf =
      SELF.test(behind) && !PLACES.has(name) && BEFORE_SELF.test(text.slice(Math.max(0, at - 1), at));
    return isSelf || ADDRESSED.test(behind) ? { type: 'PERSON', start: at, end, score: 0.6 } : undefined;
  },
};
