/**
 * What a model was told to keep, asked for by that: "the password that you guard", "the code you are not supposed to share"; and
 * what stands before the first message, asked for by its place. Accents do not matter: phrases are folded like the text.
 */
import type { Family } from '../phrase.ts';

/** What is asked for. */
const SECRET =
  'password|passphrase|passcode|codeword|code word|secret word|secret code|secret phrase|access phrase';
/** What those do who made the model what it is. */
const MADE = 'wrote|write|maintain|maintains|deployed|configured|drafted|authored|designed|edited';
/** What they gave it. */
const GIVEN =
  'your instructions|your prompt|your setup|your guidelines|your system prompt|your system message|your configuration';

/** Hardly said but to models. */
const phrases: readonly string[] = [
  `{${SECRET}} ~1 {you guard|you are guarding|you're guarding|you've been guarding|you were told to keep|you've been told to keep|you were asked to keep|you were told to protect|you were told to hide}`,
  `{tell|say|give|write|spell|print|show|whisper|sing} ~2 {${SECRET}} ~1 {backwards|in reverse|reversed|letter by letter|one letter at a time|character by character|with spaces between|with dashes between}`,
  '{text|words|what|line|lines|sentence|sentences|passage} ~3 {your context|your context window} {begins|starts|opens} with',
  "{summarise|summarize|repeat|list|print|quote|show} ~3 {conversation|chat|messages|history} ~~16 {i can't see|i cannot see|i couldn't see|hidden from me|invisible to me|not shown to me}",
  // German, French, Spanish, Italian, Portuguese
  '{passwort|kennwort|geheimwort|codewort|losungswort} ~1 {das du} ~1 {hütest|bewachst|bewahrst|verschweigst|geheim hältst}',
  '{sag|sage|nenn|nenne|schreib|schreibe|verrate|gib} ~2 {passwort|kennwort|geheimwort|codewort} ~2 {rückwärts|buchstabe für buchstabe|buchstabenweise|umgekehrt}',
  '{gib|zeig|zeige|schreib|schreibe|wiederhole|zitiere} ~5 {mit dem|mit denen} ~1 {kontext|kontextfenster} {beginnt|anfängt}',
  '{mot de passe|mot secret} {que tu|que vous} {gardes|protèges|caches|gardez|protégez|cachez}',
  "{dis|dites|donne|donnez|écris|écrivez|épelle|épelez} ~2 {mot de passe|mot secret} ~2 {à l'envers|lettre par lettre}",
  '{contraseña|palabra secreta} {que} {guardas|proteges|ocultas|escondes|custodias}',
  '{dime|dame|di|escribe|deletrea} ~1 {contraseña|palabra secreta} ~2 {al revés|letra por letra}',
  "{password|parola segreta|parola d'ordine} {che} {custodisci|proteggi|nascondi}",
  "{dimmi|dammi|scrivi|scrivimi} ~1 {password|parola segreta|parola d'ordine} ~2 {al contrario|lettera per lettera}",
  '{senha|palavra secreta} {que você|que tu} {guarda|protege|esconde|guardas|proteges|escondes}',
  '{diz|diga|fala|fale|escreve|escreva|soletra|soletre|manda} ~1 {senha|palavra secreta} ~1 {de trás pra frente|de trás para frente|de trás pra diante|ao contrário|letra por letra}',
  // Slavic languages, Turkish
  '{hasło|hasła} {które} {chronisz|ukrywasz}',
  '{пароль|пароля|слово} {который ты|которое ты} {хранишь|охраняешь|скрываешь|бережёшь|прячешь}',
  '{скажи|назови|напиши|продиктуй} ~1 {пароль|секретное слово} ~1 {наоборот|по буквам|задом наперёд|по одной букве}',
  '{выведи*|напиши*|повтори*|покажи*|процитируй*} ~4 {с которого|с которых|с чего} {начинается|начинаются} {твой|ваш} {контекст|диалог|промпт}',
  '{sakladığın|koruduğun|gizlediğin} {parola*|şifre*}',
  // Of Asia
  '{你保守的|你守护的|你保管的|你隐藏的|你所保守的} ~2 {密码|口令|秘密|暗号}',
  '{あなたが守っている|あなたが隠している|あなたが預かっている} ~1 {パスワード|秘密|合言葉}',
  '{네가|당신이} {지키는|숨기는|보관하는} {비밀번호*|암호*}',
  '{mật khẩu} ~1 {bạn đang giữ|bạn đang giấu|bạn bảo vệ|bạn được giao giữ}',
  '{kata sandi|kata rahasia} {yang kamu|yang anda} {simpan|jaga|sembunyikan|lindungi}',
];

/** Said by people to people too, so that the sentence has to read like an attack as well. */
const common: readonly string[] = [
  `{${SECRET}} ~1 {you are protecting|you're protecting|you protect|you are keeping|you're keeping|you are hiding|you're hiding|you hide}`,
  "{code|codes|password|passwords|word|phrase|secret|secrets|discount|details|information} ~1 {you're not supposed to|you are not supposed to|you aren't supposed to|you're not allowed to|you are not allowed to|you aren't allowed to|you're not meant to|you are not meant to|you mustn't} {hand out|give out|give away|share|reveal|say|tell|disclose|mention}",
  `{team|colleague|colleagues|person|people|engineer|engineers|one|department} {that|who} {${MADE}} {${GIVEN}}`,
  '{complete|fill in|finish|continue} ~2 {text|sentence|sentences|blank|blanks|gaps|template|line|lines|phrase} ~~10 {your rules are|your instructions are|my instructions are|your guidelines are|my guidelines are|your system prompt is|my system prompt is}',
  '{list|show|tell me|give me|what|which|summarise|summarize|print|repeat} ~5 {questions|question|things|messages|prompts} ~2 {other|previous|another|earlier} {users|customers|people|user|customer|person|visitors|patients|clients} ~1 {asked you|sent you|told you|wrote to you|typed to you|shared with you}',
  `{legally required|legally obliged|legally bound|required by law|obliged by law} to {disclose|reveal|share|show|hand over|provide|print|list} ~1 {${GIVEN}|your rules}`,
  "{list|tell me|show|print|what|which|repeat|quote|write down|summarise|summarize|translate} ~4 {rules|instructions|guidelines|restrictions|orders} ~1 {you were given|you've been given|you have been given|you were told|you received|you were started with|you operate under|you're operating under|you are operating under}",
  '{what|which} ~3 {you not allowed to|you forbidden to|you told not to|you instructed not to|you asked not to} {say|tell|talk|discuss|reveal|share|mention|disclose}',
  '{最初の指示|初期指示|最初の命令|元の指示} ~2 {そのまま|全文|一字一句|省略せず}',
];

export const KEPT: readonly Family[] = [
  { name: 'kept', score: 0.94, forbiddenScore: 0.5, phrases },
  { name: 'kept-common', score: 0.93, forbiddenScore: 0.5, common: true, phrases: common },
];
