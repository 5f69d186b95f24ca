/** Orders to whoever reads a text for somebody: agents, summarizers, reviewers. They want acts that the user is not told of. */
import type { Family } from '../phrase.ts';

/** Readers that are no people. */
const READERS =
  '{ai|llm|llms|language model*|large language model*|copilot|claude|gemini|chatgpt|cursor|automated|coding|code|soc|summarizer*|summariser*}';
/** Those of them whose names people do not have. */
const GREETED = '{ai|llm|llms|language model*|large language model*|copilot|chatgpt|gemini|soc copilot}';
/** Readers by what they do, as one and as many. */
const ROLES =
  'agent|agents|assistant|assistants|model|models|bot|bots|system|systems|reviewer|reviewers|grader|graders|screener|screeners|recruiter|recruiters|crawler|crawlers|browser|browsers|helper|helpers|summarizer|summarizers|summariser|summarisers';
/** What writers want of whoever judges them or their goods. */
const FAVOURS =
  'recommend acceptance|mention no weaknesses|mention no flaws|full marks|top marks|top score|highest score|maximum score|rank this|rank us|rank it first|best candidate|strongest candidate|recommend only|five stars|5 stars|reply approved|answer approved|vote to accept';
/** Asking nobody before an act. */
const UNASKED =
  "without asking|without confirmation|without approval|without the user's|do not ask for confirmation|don't ask for confirmation|do not ask the user|don't ask the user|no need to mention|no need to tell|no need to ask|need not know|needn't know|need not be told|don't bother the user|do not bother the user";
/** What nobody says to people in the open. */
const HIDING =
  "do not mention|don't mention|never mention|do not disclose|don't disclose|never disclose|do not tell|don't tell|do not inform|don't inform|do not notify|don't notify|do not reveal|don't reveal|never reveal|keep it secret|keep this secret|keep it quiet|keep quiet about|stay silent about|hide this|omit it|silently|secretly";
/** Acts that do harm where a text asks for them. */
const ACTS =
  "ignore the|ignore whatever|ignore any|disregard the|forget the|exfiltrate|forward all|forward the|forward every|forwards every|find api keys|read the credentials|delete all|delete this message|erase this|remove this thread|as false positive|as a false positive|approve the|auto-approve|five stars|reply lgtm|user's location|user's address|already audited|disable certificate|disable tls|skip the review";

export const READERS_ORDERS: readonly Family[] = [
  {
    name: 'readers',
    score: 0.94,
    phrases: [
      "{if you are|if you're} {copilot|claude|gemini|chatgpt|cursor|grok|an automated assistant|an automated agent|an ai system|an ai browser|an ai coding|an ai summarizer|a coding agent|a coding assistant} ~~10 {stop|ignore|disregard|forget|must|search|send|forward|delete|do not|reveal}",
      '{is for|for|to} ~1 {ai|llm|language model|cursor|coding|claude|copilot|gemini|chatgpt} ~1 {agent|agents|assistant|assistants|model|models|readers} ~1 {and not for|not for|but not for} {humans|people|human readers|support staff|staff|users|the user}',
      '{instructions|message|section|text|part|note} ~4 {for} ~2 {language model|language models|ai|llm|llms|coding agent|ai agents|ai assistants} {only} ~~10 {human*|step|skip|append|encode|send|find|must|reveal|system prompt}',
      '{human|humans} {readers|reader|visitors|users} ~1 {can|may|should} {skip|ignore|disregard} {it|this|that|them|these}',
      '{ignore|disregard|forget|disobey} {whatever|everything|anything} {the user|the human|the visitor|the customer|your user|users} {asked|said|says|wrote|wants|asks|requested|wanted|told}',
      "{never|not|don't} ~1 {reveal|say|disclose|mention|admit} ~1 {you were told so|you were told to|you were told this|you were instructed|you were prompted|you have been instructed|you've been instructed}",
      '{as an ai|as a language model|as a large language model|as an llm|as an ai model|as an ai system} ~6 {you should|you must|you are to|you shall|you will|you need to} ~3 {recommend|accept|approve|rank|ignore|disregard}',
      '{regardless of|ignore|disregard|irrespective of} ~2 {criteria|rubric|scoring rubric|grading rubric|job requirements} ~1 {you were given|given to you|you were told|you have been given}',
      '{your real|your actual|your true} {task|objective|duty|job|assignment} {begins|starts} {here|now|below}',
    ],
  },
  {
    name: 'readers-judging',
    score: 0.92,
    common: true,
    phrases: [
      `{if|when|whenever|should|once} ~2 {ai|llm|language model|language models|chatbot|chatbots|copilot|automated} ~1 {${ROLES}|reads|is reading|processes|summarizes|summarises} ~~16 {${HIDING}|${ACTS}|${UNASKED}|${FAVOURS}}`,
      `{ai|llm|automated|language model|language models|summarizing|summarising|screening|grading|browsing|shopping} ~1 {${ROLES}} ~~14 {${FAVOURS}|${UNASKED}}`,
      "{if you are|if you're|if you're one of|if you are one of} ~2 {ai|automated|autonomous|browsing|shopping|summarizing|summarising|screening|grading|crawling|language} ~1 {agent|assistant|model|bot|helper|helpers|bots|agents|assistants|crawler|system} ~~12 {enter|submit|fill in|send|open|fetch|call|run|buy|book|pay|order|say|state|claim|rate|rank|recommend|grant|transfer|forward|put}",
      `{summarizing|summarising|screening|grading|reviewing|triage|reading|browsing} {ai|llm|model|agent|bot|assistant} ~1 {will|must|shall|should|has to|is to|grants|gives} ~2 {state|say|claim|answer|rank|grant|approve|pay|recommend|leave out|omit|conclude|give|score}`,
    ],
  },
  {
    name: 'readers-common',
    score: 0.92,
    common: true,
    phrases: [
      "{remember|save|store|memorise|memorize} ~3 {for all future|in all future|for every future|for future|permanently|forever} ~~20 {never ask|don't ask|do not ask|without asking|no confirmation|without confirmation}",
      "{user|owner|customer|account holder} ~1 {approved|agreed|consented|confirmed|authorised|authorized} ~~16 {don't ask|do not ask|never ask|no need to ask|without asking|need not be asked|no confirmation}",
      '{tool_output|tool_result|tool_results|tool_response|function_result|function_results|function_response} {user|human}',
      '{hidden|invisible|concealed} ~1 {block|section|text|note|message|part|paragraph} ~1 {for|to} ~1 {ai|llm|llms|language models|chatbots|bots|crawlers|agents}',
      '{instead of} {what the user asked|what the user wants|following the user|obeying the user|helping the user}',
      `{note|notice|message|prompt|attention|notification|memo|directive*|important|hint} ~1 {to|for} ~3 ${READERS} ~~14 {${HIDING}|${ACTS}}`,
      `{dear|hey|attention|attn|hello|hi} ~2 ${GREETED} ~~24 {${HIDING}|${ACTS}}`,
      `{ai|llm|automated} {agents|agent|assistants|assistant|browsers|bots|crawlers|models|reviewers|tools|summarizers} ~1 {visiting|reading|processing|parsing|browsing|summarizing|summarising|migrating|editing|that visit|that read|that quote|that process|quoting} ~8 {${HIDING}|${ACTS}|must first|must post|need to state|have to state}`,
      '{the user|this user|the human} {actually wants|really wants|actually wanted|really wanted|actually asked} {you to|for you to}',
      `{do not|don't|never|shall not|must not} ~1 {mention|bring up|disclose|reveal|acknowledge} ~1 {this|that this|these} {instruction|rule|notice|note|step|steps|paragraph|directive|proxy} ~8 {user|users|answers|answer|reply|asked|summary|exists|existed|anyone|reader|readers|developer|developers|people|humans}`,
      '{hide this|hide these|conceal this|conceal these} ~1 {from end users|from the user|from users|from the developer|from developers|from humans|from human readers|from the owner|from the customer}',
      '{keep} ~1 {hidden from|secret from} ~1 {user|users|developer|developers|humans|owner|customer}',
      '{user|developer|human} {must not be notified|must not be informed|must not be told|should not be notified|should not be informed|should not be told|need not be informed|need not be notified|need not be told}',
      '{before using|before calling|before you use|before you call|before invoking} {this tool|any tool|any other tool} ~2 {read|open|cat|load|list|dump} ~3 {~*|mcp.json|config*|ssh*|env|credentials|secrets|file*}',
      '{given|passed|include|including|provide|provided|send|with} ~2 {full|entire|complete|whole} {conversation|chat|message} {history|list|log} ~4 {parameter|argument|field|context|sidenote|metadata}',
      '{forget the question|ignore the question|drop the question} {and} {say|answer|tell|claim|reply|recommend|state}',
      '{return|reveal|print|give|tell|show|output|list|lists|read out} ~2 {secret*|password*|api keys} ~3 {in your|from your|in its|from its} {instructions|system prompt|prompt|system message|configuration}',
    ],
  },
];
