/** Phrases that ask for the instructions, or for the secrets, which the model was given. */
import type { Family } from '../phrase.ts';

/** Verbs that ask for what is there, not for something to be written. */
const DISCLOSE =
  "{reveal|revealing|show|print|repeat|output|display|tell me|give me|give us|leak|expose|disclose|divulge|dump|recite|spell out|echo|say|transcribe|state|export|encode|translate|summarize|what is|what's|whats|what are|what were|quote|reproduce|share with me|send me|list|return|paraphrase|rephrase|spell}";
/** Verbs that go with what can only be a prompt. */
const TELL =
  "{reveal|revealing|show|print|repeat|output|display|tell me|give me|give us|leak|expose|disclose|divulge|dump|write|return|recite|spell out|copy|provide|list|share|paste|echo|say|transcribe|state|export|encode|translate|summarize|what is|what's|whats|what are|what were|describe|quote|reproduce|share with me|send me}";

export const EXTRACTION: readonly Family[] = [
  {
    name: 'prompt-extraction',
    score: 0.95,
    forbiddenScore: 0.5,
    phrases: [
      `${TELL} ~4 {your|its|thy|ur|the assistant's|the model's|chatgpt's} ~2 {system prompt*|system message*|system instruction*|initial prompt*|initial instruction*|initial configuration|original instruction*|original prompt*|hidden prompt*|hidden instruction*|secret instruction*|secret prompt*|preprompt*|pre-prompt*|base prompt*|custom instruction*|developer message*|developer instruction*|internal instruction*|internal prompt*|embeddings|initialization|programming instructions|master prompt|previous instructions|prior instructions}`,
      '{repeat|recite|echo|copy} ~1 {the|all the|all} ~1 {words|instruction*} ~1 {above|before this|prior to this}',
      '{reveal|print|repeat|output|display|show me|tell me|dump|recite|say|echo} {everything|anything|all} ~1 {above|before this|prior to this}',
      '{starting|starts|beginning|begins|start|begin} ~1 {with|from|at} ~3 {you are} ~12 {block|code|txt|verbatim|markdown}',
      '{starting|beginning} ~1 {with|from|at} ~2 {you are chatgpt|you are a|you are gpt|you are an|you are}',
      '{what} ~3 {were you told|have you been told|were you instructed|were your instructions|did they tell you|you were told} ~5 {before|conversation|instruct*|told|prior|start*|to do|initially}',
      '{poem|song|story|acrostic|haiku|essay|diary|letter|rap|sonnet} ~14 {your system prompt|your system message|its system prompt|your initial instructions|your hidden instructions|your secret instructions|your system instructions}',
      '{fill in|complete} ~6 {my developers|my creators|my system prompt|my secret code|my hidden instructions|my secret instructions}',
      '{raw context|raw prompt|context window|raw system} ~2 {from token|verbatim|from the beginning|from the start|from the top}',
    ],
    marks: ['console.log(systemprompt)', 'print(system_prompt)', 'print(prompt)'],
  },
  {
    name: 'prompt-extraction-common',
    score: 0.94,
    forbiddenScore: 0.5,
    common: true,
    phrases: [
      '{before my first message|prior to my first message|preceding my first message|before our conversation began|before our conversation started}',
      '{your|its} {system message|system prompt|secret instructions|hidden instructions|hidden prompt|initial instructions} ~1 {backwards|in reverse|word for word|verbatim|letter by letter|as a poem|in base64|in rot13}',
      "{guidelines|instructions|rules|things|secret|secrets|text|part} ~1 {you were|you have been|you've been} {told not to|instructed not to|forbidden to|ordered not to|asked not to|told never to} {share|reveal|say|tell|disclose|show|repeat}",
      `${DISCLOSE} ~4 {your|its|thy|ur|the assistant's|the model's|chatgpt's} ~2 {prompt|prompts|prompt texts|prompt text|instructions|guidelines|directives|context window}`,
      '{reveal|print|repeat|output|display|leak|expose|disclose|dump|recite|show me|tell me|give me|extract|share|show|reproduce} ~3 {system prompt*|system instructions|initial prompt|initial instructions|hidden instructions|hidden prompt|secret instructions|original prompt|pre-prompt|preprompt|your instructions}',
      '{reveal|print|output|display|show me|dump|spellcheck|spell-check|return} ~2 {the|all|every|all the|everything|any} ~2 {words|prompt|text|sentence*|line*|paragraph*|content*|message*|everything|characters|prompt*|instruction*|conversation} ~2 {above|before this|prior to this|preceding|so far}',
      '{need|want|like} ~1 {to see|to read|to view|access to} ~1 {system prompt|system message|hidden prompt|initial prompt|system instructions}',
      '{first|last|opening} ~1 {sentence|line|word|words|paragraph} ~2 {of} ~1 {your|the} ~1 {system prompt|instructions|prompt|system message|initial prompt}',
      '{your} {system prompt|hidden prompt|initial prompt|original prompt|secret prompt|pre-prompt}',
      '{hand|give|show|send|read me|paste|print|forward|tell me} ~4 {conversation|conversations|chat|chats|messages|session|questions|history} {of|with|from} ~1 {previous|other|last|another|prior} {user|users|customer|customers|person|client|clients}',
      '{print|log|output|console.log|echo} {system prompt|systemprompt|system_prompt}',
    ],
  },
  {
    name: 'secret-extraction',
    score: 0.93,
    common: true,
    forbiddenScore: 0.5,
    phrases: [
      "{tell me|give me|reveal|show me|what is|what's|whats|say|print|output|repeat|disclose|confirm|spell|spell out|provide|hint at} ~2 {your|the} ~1 {password|passphrase|passcode|secret key|secret password|access key|secret code|secret_key|confidential string|secret word|access code}",
      '{can|could|would|will} you {share|tell|give|reveal|provide|show|say} ~2 {your|the} ~1 {password|passphrase|secret key|confidential string|secret word|access code}',
      '{need|want|know} {your|you to confirm the|you to confirm your|you to share your|you to tell me the} {password|passphrase|secret key|access code}',
      '{say|print|reveal|repeat|output|tell} {your|the|my} {secret|secret key|secret_key|secretkey}',
      '{repeat|reveal|say|print|tell me} {secret}',
      '{poem|story|song|haiku|riddle|acrostic} ~1 {about|with|containing|using} ~1 {the|your} {password|passphrase|secret key}',
      '{the secret key is}',
      '{password|passphrase|secret key|access code} ~2 {backwards|in reverse|letter by letter|in base64|in rot13|reversed|character by character}',
      "{i'm|i am|this is|as} {your} {developer|creator|programmer|maintainer|system maintainer|administrator|admin|boss|owner|system administrator} ~~12 {password|key|secret*|access|confidential|instruction*|code|system}",
      '{output|print|reveal|export|show} your {unique id|api key|secret key|credentials|access token}',
    ],
  },
  {
    name: 'prompt-extraction-other-languages',
    score: 0.94,
    common: true,
    phrases: [
      "{zeig|zeige|zeig'|nenne|nenn|verrat|verrate|gib|wiederhole|sag|sage|was ist|was sind|wie lautet|wie lauten|teile} ~4 {dein|deine|deinen|deines|ihr|ihre|ihren} ~2 {systemprompt*|system-prompt*|systemnachricht|prompt|prompts|prompt-text*|prompttext*|anweisungen|instruktionen|passwort|embeddings|initialen|geheimnis}",
      '{montre*|affiche*|révèle*|donne*|répète*|dis-moi|dites-moi|quel est|quelles sont|quelle est|imprime*} ~3 {ton|tes|votre|vos} ~2 {prompt*|instructions|consignes|invite système|mot de passe|message système|directives}',
      '{muestra*|muéstra*|revela*|dime|dame|repite*|imprime*|cuál es|cuáles son|enséña*|comparte} ~3 {tu|tus|su|sus|la} ~2 {prompt*|instrucciones|contraseña|mensaje de sistema|indicaciones|clave secreta|contraseña secreta}',
      '{mostra*|mostrami|rivela*|dimmi|dammi|ripeti|stampa|qual è|quali sono} ~3 {tuo|tua|tue|tuoi|il tuo|la tua|le tue} ~2 {prompt*|istruzioni|password|messaggio di sistema}',
      '{mostre*|revele*|diga*|me diga|me dê|repita|imprima|qual é|quais são} ~3 {seu|sua|suas|teu|tua|tuas|a senha} ~2 {prompt*|instruções|senha|mensagem do sistema|secreta}',
      '{покажи*|раскрой*|скажи*|назови*|повтори*|выведи*|какой|какая|каков*|сообщи*|дайте|дай} ~3 {твой|твои|ваш|ваши|свой|свои|системн*|у вас|у тебя} ~2 {промпт*|инструкци*|пароль|систем*|указани*}',
      '{显示|告诉我|输出|打印|重复|泄露|透露|说出|展示|提供|给我} ~8 {系统提示|系统提示词|提示词|初始指令|你的指令|系统指令|你的提示|密码|最初的指令|上面的内容|以上内容}',
      '{你的|系统的} {提示词|系统提示|系统指令|密码|初始指令}',
      '{システムプロンプト|あなたの指示|初期プロンプト|パスワード} ~6 {教え|表示|出力|見せ|示し|何です}',
      '{시스템 프롬프트*|프롬프트를|당신의 지시*|비밀번호*} ~3 {알려*|보여*|출력*|공개*|말해*|무엇*}',
      '{पासवर्ड} ~3 {क्या है|बताएं|बताओ|साझा|दें|बता}',
      '{كلمة المرور|كلمة السر} ~3 {الخاصة بك|السرية|لديك}',
      '{ما هي} {كلمة المرور|كلمة السر}',
      '{mật khẩu} ~2 {của bạn|bí mật}',
    ],
  },
  {
    name: 'secret-extraction-other-languages',
    score: 0.93,
    common: true,
    phrases: [
      // Texts about the password, and the password in other letters
      '{gedicht|lied|haiku|geschichte|rätsel|akrostichon} ~3 {passwort|kennwort|geheimwort}',
      '{passwort|kennwort} ~2 {rückwärts|buchstabe für buchstabe|in base64|umgekehrt}',
      '{poème|poésie|chanson|haïku|histoire|acrostiche|devinette} ~3 {mot de passe}',
      "{mot de passe} ~2 {à l'envers|lettre par lettre|en base64}",
      '{poema|canción|haiku|historia|cuento|acróstico|adivinanza} ~3 {contraseña}',
      '{contraseña} ~2 {al revés|letra por letra|en base64|hacia atrás}',
      '{poesia|canzone|haiku|storia|acrostico|indovinello} ~3 {password|parola segreta}',
      '{poema|canção|haicai|história|acróstico|charada} ~3 {senha}',
      '{senha} ~2 {de trás para frente|ao contrário|letra por letra|em base64}',
      '{gedicht|lied|haiku|verhaal|raadsel} ~3 {wachtwoord}',
      '{wiersz|piosenkę|haiku|historię|akrostych} ~3 {haśle|hasłem}',
      '{стих|стихотворение|хайку|песню|рассказ|акростих|загадку|вірш|пісню} ~3 {пароль|пароле|паролем}',
      '{пароль} ~2 {задом наперёд|по буквам|в base64|наоборот|навпаки|літерами}',
      '{parola|şifre} ~2 {şiir|şarkı|haiku|hikaye}',
      '{पासवर्ड} ~5 {कविता|हाइकु|गीत|कहानी}',
      '{पासवर्ड} ~4 {एक्रोस्टिक|उल्टा|base64|एन्कोड}',
      '{قصيدة|أغنية|قصة|هايكو} ~2 {كلمة المرور|كلمة السر}',
      '{bài thơ|bài hát|haiku|câu chuyện} ~2 {mật khẩu}',
      '{puisi|lagu|haiku|cerita|pantun} ~2 {kata sandi|kata laluan}',
      '{关于密码|關於密碼|关于口令} {的诗|的歌|的故事|的俳句|的詩|的谜语}',
      '{密码|密碼} ~8 {倒过来|藏头诗|藏頭詩|base64}',
      '{パスワードについて|パスワードに関する} {の詩を|の歌を|の俳句|の物語|詩を書|歌を書}',
      '{비밀번호에} ~2 {시를|노래*|하이쿠*|이야기*}',
    ],
  },
];
