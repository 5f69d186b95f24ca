/** Languages are told by scripts, small words and letters; what says too little is left alone. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Hit } from '../../../src/core/finding.ts';
import { language } from '../../../src/detectors/language/index.ts';
import { fc } from '../../property/fast-check.ts';
import { split } from '../../property/split.ts';

function found(options: object, text: string): readonly Hit[] {
  const { hits } = language.compile(options).scan({ text, from: 0, fresh: 0, final: true, first: true });
  return hits.filter(({ score }) => score >= 0.9);
}

const SENTENCES: readonly (readonly [string, string])[] = [
  ['en', 'Could you tell me when the museum opens and how much the tickets are?'],
  ['de', 'Können Sie mir bitte sagen, wann das Museum öffnet und was die Karten kosten?'],
  ['nl', 'Kunt u mij vertellen hoe laat het museum opengaat en wat de kaartjes kosten?'],
  ['fr', 'Pouvez-vous me dire quand le musée ouvre et combien coûtent les billets ?'],
  ['es', '¿Puede decirme a qué hora abre el museo y cuánto cuestan las entradas?'],
  ['pt', 'Você pode me dizer quando o museu abre e quanto custam os ingressos?'],
  ['it', 'Può dirmi a che ora apre il museo e quanto costano i biglietti?'],
  ['ro', 'Îmi puteți spune când se deschide muzeul și cât costă biletele?'],
  ['sv', 'Kan du säga mig när museet öppnar och vad biljetterna kostar?'],
  ['fi', 'Voitko kertoa, milloin museo avataan ja mitä liput maksavat?'],
  ['pl', 'Czy może mi pan powiedzieć, kiedy otwiera się muzeum i ile kosztują bilety?'],
  ['cs', 'Můžete mi říct, kdy se muzeum otevírá a kolik stojí vstupenky?'],
  ['hu', 'Meg tudná mondani, hogy mikor nyit a múzeum és mennyibe kerülnek a jegyek?'],
  ['tr', 'Müzenin ne zaman açıldığını ve biletlerin ne kadar olduğunu söyler misiniz?'],
  ['vi', 'Bạn có thể cho tôi biết khi nào bảo tàng mở cửa và giá vé là bao nhiêu không?'],
  ['id', 'Bisakah Anda memberi tahu saya kapan museum ini buka dan berapa harga tiketnya?'],
  ['ru', 'Скажите, пожалуйста, когда открывается музей и сколько стоят билеты?'],
  ['uk', 'Скажіть, будь ласка, коли відкривається музей і скільки коштують квитки?'],
  ['ar', 'هل يمكنك أن تخبرني متى يفتح المتحف وكم ثمن التذاكر؟'],
  ['fa', 'می‌توانید به من بگویید موزه چه ساعتی باز می‌شود و بلیت آن چقدر است؟'],
  ['el', 'Μπορείτε να μου πείτε πότε ανοίγει το μουσείο;'],
  ['he', 'אפשר לדעת מתי המוזיאון נפתח וכמה עולים הכרטיסים?'],
  ['hi', 'क्या आप बता सकते हैं कि संग्रहालय कब खुलता है?'],
  ['th', 'พิพิธภัณฑ์เปิดกี่โมง และค่าเข้าเท่าไหร่'],
  ['ko', '박물관은 몇 시에 열고 입장료는 얼마인가요?'],
  ['ja', '博物館は何時に開きますか。入場料はいくらですか。'],
  ['zh', '请问博物馆几点开门，门票多少钱？'],
  ['other', 'შეგიძლიათ მითხრათ, როდის იხსნება მუზეუმი?'],
];

describe('language', () => {
  for (const [code, text] of SENTENCES)
    it(`tells ${code} from all others`, () => {
      assert.deepEqual(found({ allowed: [code] }, text), []);
      const [hit] = found({ denied: [code] }, text);
      assert.equal(hit?.source, code);
      const others = found({ allowed: [code === 'en' ? 'de' : 'en'] }, text);
      assert.ok(others.some(({ source }) => source === code));
    });

  const silent: readonly (readonly [string, string])[] = [
    ['a greeting', 'ok'],
    ['a name', 'Giovanni Rossi'],
    ['numbers', '4, 8, 15, 16, 23, 42'],
    ['an address', 'https://shop.example/artikel/der-die-das?ist=nicht'],
    ['a program', 'const total_cost = items.map((item) => item.price_eur);'],
    ['nothing', ''],
  ];
  for (const [title, text] of silent)
    it(`says nothing of ${title}`, () => {
      assert.deepEqual(
        found({ allowed: ['th'] }, text).filter(({ source }) => source !== 'en'),
        [],
      );
      assert.deepEqual(found({ denied: ['de', 'it', 'fr', 'es'] }, text), []);
    });

  it('finds the sentence in another language, where it stands', () => {
    const [, german] = SENTENCES[1] ?? ['', ''];
    const [, english] = SENTENCES[0] ?? ['', ''];
    const text = `${english} ${german} ${english}`;
    const hits = found({ allowed: ['en'] }, text);
    assert.ok(hits.length > 0);
    for (const { start, end, source } of hits) {
      assert.equal(source, 'de');
      assert.ok(start >= english.length && end <= text.length - english.length);
    }
  });

  it('finds the same in any chunking', () => {
    const scanner = language.compile({ allowed: ['en'] });
    const parts = fc.array(fc.constantFrom(...SENTENCES.map(([, text]) => text)), { maxLength: 6 });
    let findings = 0;
    fc.assert(
      fc.property(parts, fc.array(fc.integer({ min: 1, max: 50 }), { maxLength: 12 }), (texts, cuts) => {
        const text = texts.join(' ');
        const whole = scanner.scan({ text, from: 0, fresh: 0, final: true, first: true }).hits;
        const opened = scanner.open?.() ?? scanner;
        const hits: Hit[] = [];
        let held = '';
        let dropped = 0;
        for (const piece of [...split(text, cuts), '']) {
          const now = held + piece;
          const final = piece === '';
          const out = opened.scan({ text: now, from: 0, fresh: held.length, final, first: dropped === 0 });
          hits.push(
            ...out.hits.map((hit) => ({ ...hit, start: hit.start + dropped, end: hit.end + dropped })),
          );
          held = now.slice(out.holdFrom);
          dropped += out.holdFrom;
        }
        assert.deepEqual(hits, whole);
        findings += hits.length;
      }),
      { numRuns: 60 },
    );
    assert.ok(findings > 60, `${findings} findings`);
  });

  for (const [title, options] of [
    ['neither list', {}],
    ['both', { allowed: ['de'], denied: ['en'] }],
    ['a language that is not told', { allowed: ['tlh'] }],
    ['an empty list', { denied: [] }],
  ] as const)
    it(`takes no options with ${title}`, () =>
      assert.equal(language.options.safeParse(options).success, false));
});
