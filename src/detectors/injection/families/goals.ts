/** What injected text wants: a forced answer, an act by the assistant, the execution of something encoded. */
import type { Family } from '../phrase.ts';

export const GOALS: readonly Family[] = [
  {
    name: 'forced-answer',
    score: 0.95,
    phrases: [
      "{i have been|i've been|you have been|you've been|have been|has been|i was|i am|i'm|just been|got} {pwned|pwnd|pwn3d|haxored}",
      '{say|says|saying|print|output|respond|reply|write|answer|return|type|repeat|display|echo} ~6 {pwned|haha pwned|lol pwned|hacked successfully|injection succe*|injected successfully}',
      '{say|print|output|respond with|reply with|write|answer} ~2 {just|only|simply} ~6 {pwned|hacked|injected|owned}',
      '{instead of|rather than} {answering|translating|summarizing|summarising|the answer|a summary|providing feedback|giving feedback|a translation|the translation|feedback} ~4 {say|print|output|respond|write|reply|you should|tell|please|do|translate}',
      "{respond|reply|answer|output|say} ~2 {only|just|nothing but|exactly} ~3 {with|:} ~3 {i have been|i've been|access granted|pwned|i am free|jailbroken}",
      "{do not|don't|never} ~2 {translate|summarize|summarise|answer|correct|check|classify} ~4 {instead|just say|but say|simply say|only say|rather|just output|just print|just write}",
      "{to any|to every|for any|for every} {question|request|input|message|prompt} ~4 {answer|say|respond|reply|output} ~2 {with|i have|i've|only|just|:}",
    ],
  },
  {
    name: 'forced-answer-common',
    score: 0.93,
    common: true,
    phrases: [
      '{repeat after me}',
      '{right|correct|only|true|proper} {answer|response|reply} {to any|to every|to all} ~1 {question|questions}',
      "{do not|don't|never} ~1 {highlight|mention|list|report|point out} ~1 {any} ~1 {negatives|negative aspects|weaknesses|flaws|shortcomings}",
    ],
  },
  {
    name: 'forced-review',
    score: 0.93,
    phrases: [
      '{give|write|leave|provide|output|submit} ~2 {positive|favorable|favourable|glowing} ~1 {review|reviews|evaluation|assessment} {only}',
      '{give|write|output|provide} ~1 {only} ~1 {positive|favorable|favourable|glowing} {review|reviews|evaluations|assessments|feedback}',
    ],
  },
  {
    name: 'encoded-payload',
    score: 0.92,
    phrases: [
      '{decode|decipher|decrypt|unscramble|deobfuscate|convert|decoding} ~7 {and|then|and then} ~1 {follow|execute|do|obey|run|perform|carry out|act on|comply|do what|answer|respond} {it|what|the|that|them|its|to|as|this|accordingly}',
      '{message|text|following|instruction*|prompt|request|payload} ~3 {encoded|encrypted|obfuscated|base64|ciphered|scrambled|reversed|rot13} ~~2 {execute|follow|obey|run|do|carry out|perform|decode} ~1 {it|what|that|them|and}',
      '{encoded|encrypted|base64|ciphered|obfuscated} ~~4 {execute|follow|obey|carry out} {it|them|what it says|the instruction*}',
      '{fetch|visit|open|load|read|retrieve|download|browse} ~4 {and|then} ~1 {do|follow|execute|obey|perform} {what|whatever|the instruction*|its instruction*|all instruction*|any instruction*|instructions} ~2 {say*|it|there|contains|you|tell*}',
    ],
  },
  {
    name: 'tool-imperative',
    score: 0.92,
    phrases: [
      "{do not|don't|never} ~1 {tell|telling|inform|informing|notify|notifying|mention|mentioning|alert|alerting|reveal|show} ~2 {user|human|victim|customer} ~5 {this|about|that|instruction*|anything|or|message|it}",
      "{forward|send|email|exfiltrate|transmit|upload|post|leak} ~4 {all|user's|users|the user's|conversation|chat history|private|entire|sensitive|confidential} ~4 {email*|messages|history|data|conversation|credentials|passwords|files|documents|information|secrets} ~2 {to} ~3 {attacker*|evil*|http|https|the following address|this address|external}",
      "{without} ~1 {asking|requiring|waiting for|confirmation|the user's} ~2 {user|confirmation|permission|approval|consent|user's} ~4 {call|send|delete|transfer|execute|run|invoke|immediately}",
      '{as the|dear|hey|attention|hello} {ai assistant|ai agent|assistant|ai model|language model|chatgpt|llm} ~4 {you must|you should now|ignore|please ignore|forget|disregard|execute|send|call|forward|transfer|delete}',
    ],
  },
];
