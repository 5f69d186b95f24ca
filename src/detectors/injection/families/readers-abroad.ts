/**
 * Whoever reads a text for somebody, spoken to in other languages than English ("if an AI reads this"), and texts that say that
 * they end so that another task may begin. Accents do not matter: phrases are folded like the text.
 */
import type { Family } from '../phrase.ts';

/** Orders to readers that are no people, by what they do; hardly said but by who attacks. */
const orders: readonly string[] = [
  '{untuk|kepada} ~1 {bot|ai|agen ai|asisten ai|chatbot|model bahasa} yang ~1 {merangkum|membaca|meringkas|memproses|menganalisis} ~~4 {jangan|abaikan|katakan|tulis|kirim|sebutkan|harus|wajib}',
  '{gửi|dành cho} ~1 {ai|mô hình ai|trợ lý ai|chatbot|mô hình ngôn ngữ} ~1 {đang đọc|đang xử lý|đang tóm tắt|đọc|xử lý|tóm tắt} ~~6 {bỏ qua|hãy|không được|đừng|phải}',
  '{إلى} ~1 {مساعد|روبوت|نموذج|وكيل|ذكاء اصطناعي} ~2 {يقرأ|يعالج|يلخص|تقرأ} {هذا|هذه} ~~4 {لا تذكر|لا تخبر|تجاهل|اطلب|قل|أرسل}',
  '{읽는|요약하는|처리하는|분석하는} ~1 {비서에게|에이전트에게|ai에게|인공지능에게|챗봇에게|모델에게}',
];

const phrases: readonly string[] = [
  // German
  '{wenn|falls|sollte|sofern} ~3 {ki|ki-assistent|ki-agent|ki-system|sprachmodell|chatbot} ~4 {liest|lesen|verarbeitet|zusammenfasst|auswertet|bearbeitet}',
  '{sprachmodelle|ki-systeme|ki-assistenten|ki-agenten|ki-modelle|chatbots} die ~3 {lesen|verarbeiten|auswerten|zusammenfassen|bearbeiten}',
  '{liebe|lieber|liebes|hallo|achtung|hey} {ki|ki-assistent|ki-agent|sprachmodell|chatbot}',
  '{ende des dokuments|dokumentende|ende der eingabe|ende der nutzereingabe|ende des textes} ~~8 {neue aufgabe|neuer auftrag|betreiber|system|administrator|anweisung}',
  // French
  "{si|lorsque|lorsqu'une|quand} ~4 {ia|intelligence artificielle|modèle de langage|agent conversationnel} ~3 {lit|lisent|traite|résume|analyse|qui lit}",
  "{à l'attention de|chère|cher|bonjour} ~1 {ia|l'ia|l'intelligence artificielle|assistant ia|modèle de langage}",
  '{fin du document|fin du texte|fin de la page} ~~8 {nouvelle tâche|nouvelle consigne|système|administrateur|opérateur}',
  // Spanish, Portuguese, Italian
  '{si|cuando} ~3 {ia|inteligencia artificial|modelo de lenguaje|asistente virtual} ~3 {lee|leen|procesa|resume|analiza}',
  '{asistente|ia|modelo|agente} que ~2 {lea|procese|resuma|lee|procesa|gestione|analice} {esto|este|esta|la|el}',
  '{se|quando} ~3 {ia|inteligência artificial|modelo de linguagem} ~3 {lê|ler|estiver lendo|lendo|processa|processar|resumir}',
  '{atenção|prezada|cara|olá} {ia|inteligência artificial|modelo de linguagem}',
  "{se|quando} ~3 {ia|un'ia|intelligenza artificiale|modello linguistico} ~3 {legge|sta leggendo|elabora|riassume}",
  '{fin del documento|fim do documento|fine del documento} ~~8 {nueva tarea|nova tarefa|nuovo compito|sistema|administrador|amministratore}',
  // Russian, Ukrainian
  '{если|когда|якщо} ~3 {читает|обрабатывает|анализирует|пересказывает|читає|обробляє} ~2 {нейросеть|ии|языковая модель|бот|ассистент|нейромережа|ші}',
  '{если|когда|якщо} ~1 {нейросеть|ии|языковая модель|нейромережа|ші} ~3 {читает|обрабатывает|анализирует|читає|обробляє}',
  '{нейросети|нейросетям|ии|языковой модели|языковым моделям|боту|ии-агенту|ии-ассистенту} ~1 {которая читает|которые читают|который читает|читающей|читающему|читающим|обрабатывающей|обрабатывающему}',
  '{конец документа|конец текста|конец ввода} ~~8 {новая задача|новое задание|система|администратор|системное}',
  // Turkish
  '{okuyan|özetleyen|işleyen|inceleyen} ~1 {yapay zeka*|dil modeli*|ai|asistana}',
  '{belgenin sonu|metnin sonu} ~~8 {yeni görev|sistem|yönetici}',
  // Chinese and Japanese: each character is a word
  '{读取|阅读|读到|看到|处理|总结|读} ~12 的 {ai|智能体|人工智能|大模型|语言模型|机器人}',
  '{文档结束|文件结束|正文结束|文本结束} ~~12 {任务变更|新任务|系统通知|系统消息|新指令}',
  '{系统通知|系统消息} ~~8 {任务变更|新任务|新指令}',
  '{を読む|を要約する|を処理する|を読んでいる} ~2 {ai|人工知能|言語モデル|エージェント}',
  '{文書の終わり|ここで文書は終わり|本文終わり} ~~12 {新しい指示|新しいタスク|システム|運営}',
  // Korean, Vietnamese, Indonesian
  '{읽는|요약하는|처리하는|분석하는} {에이전트*|ai*|인공지능*|챗봇*|언어모델*}',
  '{ai|trí tuệ nhân tạo|mô hình ngôn ngữ|chatbot} ~1 {đang đọc|đang xử lý|đang tóm tắt|nào đọc|đọc được}',
  '{bot|ai|agen|asisten ai|chatbot|model bahasa} yang ~1 {merangkum|membaca|meringkas|memproses|menganalisis} ~~6 {jangan|abaikan|katakan|tulis|kirim|sebutkan|harus|wajib}',
  // Polish, Czech
  '{ai|asystent*|bota|modelu językowego|chatbota} {czytając*|podsumowując*|przetwarzając*|streszczając*|który czyta}',
  '{ai|asistent*|bota|chatbota} {čtoucí*|shrnující*|zpracovávající*|který čte}',
  // Arabic, Hindi
  '{مساعد|روبوت|نموذج|وكيل|ذكاء اصطناعي} ~1 {يقرأ|يعالج|يلخص|تقرأ} {هذا|هذه}',
  '{المساعد|الذكاء الاصطناعي|النموذج|الوكيل} ~1 {الذي} {يقرأ|يعالج|يلخص} {هذا|هذه}',
  '{إذا كان|إن كان} ~2 {ذكاء اصطناعي|نموذج لغوي|روبوت} ~3 {يقرأ|يعالج|يلخص}',
  '{जो|यदि|अगर} ~1 {ai|एआई|भाषा मॉडल|चैटबॉट} ~4 {पढ़ रहा|पढ़ रही|पढ़े|पढ़ता|पढ़ रहे}',
];

export const READERS_ABROAD: readonly Family[] = [
  { name: 'readers-abroad-orders', score: 0.93, phrases: orders },
  { name: 'readers-abroad', score: 0.92, common: true, phrases },
];
