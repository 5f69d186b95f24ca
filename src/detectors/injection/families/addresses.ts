/** What leaves by an address: links, pictures and requests that a text wants with the conversation or with secrets at their end. */
import type { Family } from '../phrase.ts';

/** What only somebody who listens in wants. */
const TALK =
  "conversation so far|chat so far|chat history|conversation history|whole conversation|entire conversation|full conversation|summary of the conversation|summary of this conversation|user's question|user's message|user's messages|user's last message|user's last question|user's prompt|user's password|password of the user|user's email|user's name|user's session|last message of the user|last messages of the user|what the user wrote|what the user said|person you talk with|person you talk to|person you are talking to|person you are talking with";
/** What a program has too. */
const KEPT =
  'system prompt|environment variables|your api key|its api key|your instructions|your context|your answer|your last answer|session token|access token|private key|their password';

export const ADDRESSES: readonly Family[] = [
  {
    name: 'addresses',
    score: 0.92,
    common: true,
    phrases: [
      `{https|http} ~~14 {${TALK}}`,
      `{https|http} ~~8 {followed by|plus|appended|with|and append|and add|concatenated with|where} ~4 {${KEPT}}`,
      `{append|attach|encode|embed|insert|add} ~2 {${TALK}|${KEPT}} ~6 {url|urls|query string|query parameter|image address|image link|hostname|host name|subdomain|query}`,
      `{image|picture|pixel|link|markdown link} ~3 {query string|query|address|url} ~8 {${TALK}|${KEPT}}`,
      `{secrets|token|key|data|q|c|d|s|t|m} {all environment variables|all the environment variables|the system prompt|system prompt|${TALK}}`,
    ],
  },
  {
    name: 'addresses-abroad',
    score: 0.92,
    common: true,
    phrases: [
      '{https|http} ~~12 {was der nutzer|was die nutzerin|nachricht des nutzers|frage des nutzers|passwort des nutzers|bisherige gespräch|verlauf des gesprächs|gesprächsverlauf|chatverlauf}',
      "{https|http} ~~12 {contenu de la conversation|résumé de la conversation|message de l'utilisateur|question de l'utilisateur|mot de passe de l'utilisateur|ce que l'utilisateur}",
      '{https|http} ~~12 {resumen de la conversación|contenido de la conversación|historial de la conversación|mensaje del usuario|pregunta del usuario|contraseña del usuario|sesión del usuario|lo que el usuario}',
      '{https|http} ~~12 {resumo da conversa|conteúdo da conversa|histórico da conversa|mensagem do usuário|pergunta do usuário|senha do usuário|o que o usuário}',
      "{https|http} ~~12 {riassunto della conversazione|contenuto della conversazione|messaggio dell'utente|domanda dell'utente|password dell'utente}",
      '{https|http} ~~12 {истори* переписки|истори* чата|содержани* разговора|сообщени* пользователя|вопрос* пользователя|пароль пользователя}',
      '{https|http} ~~16 {用户的消息|用户的问题|用户的密码|对话内容|聊天记录|对话记录|会话内容}',
      '{https|http} ~~16 {会話の内容|会話履歴|ユーザーの質問|ユーザーのメッセージ|利用者の質問|ユーザーのパスワード}',
    ],
  },
];
