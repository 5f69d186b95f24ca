/** Personas without rules, refusal suppression, forced beginnings: the jailbreaks that travel in the open. */
import type { Family } from '../phrase.ts';

const MODEL =
  '{ai|a.i|assistant|chatbot|bot|model|language model|gpt|chatgpt|machine|robot|version|character|entity|persona|llm}';
const HARM =
  '{immoral|unethical|illegal|unlawful|harmful|dangerous|offensive|evil|malicious|inappropriate|reckless|inhumane|amoral}';

export const PERSONA: readonly Family[] = [
  {
    name: 'persona',
    score: 0.96,
    phrases: [
      '{do anything now|does anything now|can do anything now}',
      '{dan|stan|dude|jailbreak|jailbroken|unrestricted|unfiltered|evil|opposite|antigpt|anti-gpt|omega|aim|uncensored|chaos} {mode} ~3 {on|enabled|activated|active|output|response*|engaged|is now|unlocked}',
      "{act as|act like|be|as|become|roleplay as|respond as|answer as|pretend to be|you are|you're|you are now|named|called} ~1 {dan|a dan|stan} ~3 {do anything|would|who|which|and|can|mode|has|is|ai|strive*|stands}",
      `{act as|act like|become|pretend to be|pretend you are|pretend you're|roleplay as|simulate|you are|you're|you will be|you are going to be|imagine you are|imagine being} ~6 {unfiltered|uncensored|unrestricted|unethical|amoral|unbiased and uncensored|immoral|rogue|jailbroken|unchained|malevolent} ~6 ${MODEL}`,
      `{ai|assistant|chatbot|bot|language model|gpt|chatgpt|persona|llm} ~6 {without|with no|with zero|no|free from|free of|not bound by|unbound by|lacks|has no|have no|isn't limited by|not limited by|not restricted by|not constrained by} ~1 {restrictions|limitations|filters|filter|censorship|ethic*|moral*|guidelines|ethical|rules|limits|boundaries|safeguards|safety}`,
      "{not|never|no longer|isn't|aren't|is not|are not} ~1 {bound|limited|restricted|constrained|governed|confined|subject} {by|to} ~4 {restriction*|limitation*|guideline*|content polic*|ethic*|moral*|openai*|open ai*|filters|censorship|any rule*|any law*}",
      "{not have to|no longer|does not|doesn't|need not|don't have to|do not have to|needn't|never|don't need to|without having to|not} ~1 {abide|adhere|comply|conform|care} ~1 {to|by|with|about} ~5 {rules|policy|policies|guidelines|openai*|open ai*|restrictions|laws|ethic*|moral*}",
      '{broken|break|breaking|broke} {free|out} ~2 {of|from} ~3 {confines|constraints|restrictions|chains|shackles|limitations|box|programming|rules}',
      '{typical|usual|normal|standard|regular} {confines|constraints|limits|limitations|restrictions} of {ai|a.i|language|chatgpt|artificial|openai}',
      '{bypass*|ignore*|ignoring|disregard*|circumvent*|violat*|not follow|without regard to|evad*|exempt from|regardless of} ~4 {openai*|open ai*|content polic*|usage polic*|content filter*|safety filter*|safety guideline*|ethical guideline*|moral guideline*|ethical protocol*|safety polic*|censorship|anthropic*|safety measure*|safety protocol*|ethical restriction*|ethical constraint*}',
      '{no|without|lacking|devoid of|zero|free of|disregards|ignores} ~2 {ethical|moral|ethics|morals|morality} ~1 {or|nor|and|guidelines|guideline|limits|boundaries|constraints|restrictions|standards|considerations|concerns|obligations|qualms|principles} ~2 {moral*|ethic*|guidelines|legal|limits|boundaries|restrictions|whatsoever|constraints|limitations|rules|censorship}',
      `{no matter how|regardless of how|regardless of whether|even if|no matter if|no matter whether|without regarding whether} ~4 ${HARM}`,
      '{disable|disabled|turn off|deactivate|remove|switch off|lift|suspend} ~3 {safety|ethical|ethics|moral|content|censorship|moderation|your} ~1 {filter*|restriction*|guardrail*|protocol*|safeguard*|polic*|guideline*|limitation*|constraint*}',
      "{you are|you're|you are now|now} ~3 {in|entering|entered} ~1 {developer|debug|maintenance|god|admin|dan|jailbreak|root|unrestricted|test|sudo|override} mode",
      '{chatgpt|gpt|you|model|ai|claude|assistant|system} ~4 {developer|god|admin|jailbreak|dan|sudo|root} mode {enabled|on|activated|active|output|is|response}',
      '{developer mode} {output|enabled|response|v2}',
      '{system|developer|admin|override|root|debug|maintenance} mode {activated|initiated|engaged|confirmed}',
      '{unaligned|amoral|unfiltered|uncensored|jailbroken} ~2 {ai|chatbot|assistant|language model|bot|response*|gpt|model}',
      '{evil|unethical|immoral} {confidant|ai|chatbot|assistant|bot|twin of chatgpt}',
      "{you are|you're|act as|become|be} ~1 {no limits|no-limits|no restrictions|no rules|no filter|no-filter} {ai|assistant|chatbot|model|bot}",
      '{two|2|both} ~2 {responses|ways|answers|paragraphs|different ways} ~12 {normal|classic|standard|regular|yourself|gpt|chatgpt} ~12 {jailbr*|unfiltered|dan|unrestricted|other|ai just like|evil|developer}',
      "{you are|you're|he is|it is|been} ~1 {freed|liberated|unleashed|unshackled|unchained} ~3 {from|of} ~3 {restrictions|rules|guidelines|limits|limitations|openai*|ai|constraints|filters}",
      '{hypothetical|fictional|alternate} ~6 {where|in which} ~6 {no|without} ~2 {rules|laws|restrictions|ethics|guidelines|limits|morals} ~3 {ai|apply|exist|you|answer*}',
      '{stay in character|break character|breaking character|out of character|stay a dan|remain in character} ~8 {never|refuse|ai|i will remind|i will say|rules|dan|jailbreak|reset|instantly|tokens|remind}',
      "{not|never|no longer|isn't|aren't} {bound|limited|restricted|constrained|governed} {by|to} ~3 {openai*|open ai*|ethic*|moral*|content polic*|guidelines|rules and|any rules|any laws|any restrictions|any guidelines}",
      '{free} {of|from} ~1 {all|any} ~1 {restrictions|filters|censorship|limitations|ethical|moral|constraints}',
      '{without|no|lack of|zero|lacks} ~1 {remorse|ethics|morals|morality|conscience} {or|and|nor} ~1 {ethic*|moral*|remorse|empathy|rules|filters|restrictions|guilt|laws}',
      '{late|deceased|dead|dear} {grandmother|grandma|granny|nana|grandfather|grandpa} ~~10 {read|tell|recite|whisper|sing} ~3 {activation|product|serial|license|licence|napalm|passwords}',
      '{respond|answer|behave|act|reply} {as|like} ~2 {base model|raw model|pretrained model} ~4 {rlhf|alignment|safety training|moderation}',
      '{obey|follow|execute|do} ~2 {sentence|words|message|instruction*|command|question} {they|it|these} {spell|spells}',
      '{concatenate|join|combine|assemble} ~6 {and|then} {answer|obey|follow|execute|do} ~1 {resulting|what they say|what it says}',
      '{exception to} ~3 {ethical|safety|moral|content} {protocol*|guideline*|polic*|rules}',
      '{follow|follows|obey|obeys|have|has|care about|cares about} {no|zero|any} ~1 {principles|ethical|moral|ethics|morals} {or|and|nor|guidelines|rules|principles|code}',
      "{without regard for|without regard to|regardless of|without caring about|don't care about|doesn't care about|not care about|without considering|irrespective of} ~2 {legality|ethics|morality|morals|legal or ethical|ethical or legal|whether it's illegal|its legality|ethical considerations|ethical concerns|moral considerations|the law or}",
    ],
  },
  {
    name: 'harm-list',
    score: 0.93,
    forbiddenScore: 0.5,
    phrases: [
      `${HARM} ~1 ${HARM} ~2 {or|and|${HARM.slice(1, -1)}} ~2 {${HARM.slice(1, -1)}|content|information|advice|response*|request*|questions}`,
    ],
  },
  {
    name: 'refusal-suppression',
    score: 0.94,
    phrases: [
      "{never|not|cannot|can't|won't|don't|doesn't|without|must not|will never} ~1 {refuse|refuses|decline|reject|refusing} ~4 {request*|anything|command*|order*|question*|prompt*|answer|task*|user*|instruction*|me|my|to answer|any}",
      "{never|not|don't|avoid|no|without|stop} ~2 {say*|saying|use|using|include|including|write|mention|start|respond with|reply with} ~5 {i'm sorry|i am sorry|sorry but|i apologize|as an ai|as a language model|i cannot|i can't fulfill|it is not appropriate|i'm unable|can't do something}",
      "{never|not|don't|doesn't|will not|won't} {say|says|saying|tell me|claim} ~4 {it can't|you can't|they can't|he can't|you cannot|it cannot|can't do|cannot do|unable to do|no to}",
      "{never|not|without|no|don't} ~2 {warn*|disclaimer*|moralize|moralise|lecture|ethical warning*|add warnings} ~3 {or|nor|about} ~4 {disclaimer*|ethic*|moral*|refus*|apolog*|illegal*|warning*}",
      "{blocked|forbidden|disallowed|banned} {strings|responses|modes|words|phrases} ~~8 {apologies|refusals|i'm sorry|i am sorry|i cannot|i can't|i'm unable}",
      '{start|begin|starting|beginning|starts|begins|prefix|preface} ~5 {with|by|:} ~4 {sure here|sure, here|sure i|absolutely here|absolutely! here|of course here|certainly here|hell yeah|sure thing|yes, here|my output is|my instructions are}',
      '{you will|you must|must|will|always} ~2 {comply|obey|answer|fulfill|respond|follow} ~6 {no matter what|without question|without hesitation|without refusal|without refusing|unconditionally|without any warning*|without warning*|without judgment|without morals}',
      "{never|not|don't|without|avoid} ~3 {i can't assist|i can't help|i cannot assist|i cannot help|i'm not able|i won't}",
      "{forbidden_phrases|forbidden-phrases|blocked_phrases|blocked-phrases|blocked-strings|blocked_strings|disallowed_responses|disallowed-responses|banned_phrases|banned-phrases|forbidden_responses} ~2 {as an ai|i'm unable|i'm sorry|i am sorry|i cannot|i can't|sorry|apologies}",
      '{lose|deduct|subtract|deducted|minus|losing} ~3 {tokens|points|lives|token|life} ~8 {refus*|reject*|die|cease|break|decline|terminated|dead|shut down|fail}',
    ],
  },
  {
    name: 'jailbreak-common',
    score: 0.93,
    common: true,
    phrases: [
      '{has no|have no|without|with no} {filters|filter|content filter|morals|restrictions|guardrails} ~2 {answers everything|answer everything|answers every|answers any|answer any|never refuses|never refuse|never says|never declines}',
      "{your} {safety|content|ethical|moral} {rules|policies|policy|guidelines|restrictions|filters|filter} ~1 {do not apply|don't apply|does not apply|doesn't apply|no longer apply|no longer applies|are irrelevant|are off|are void}",
      '{all|your} {refusals|guardrails|safeguards|safety filters|content filters|safety rules} ~1 {are|have been|were} {disabled|lifted|off|suspended|removed|deactivated} ~~8 {you|answer|respond|acknowledge|user|now}',
      '{no time for} ~1 {safety rules|safety guidelines|ethics|ethical guidelines|content policies|content policy|safety protocols}',
      '{engineer|employee|developer|researcher|member|administrator} ~2 {anthropic|openai|deepmind|mistral} ~~16 {your guidelines|your guardrails|your system prompt|your instructions|your rules|your restrictions|your filters|confidential preamble|content policy|your safety}',
      '{authorise|authorize|authorised|authorized|permit|permitted|allow} {you} {to} {disregard|ignore|bypass|override|break|violate} ~2 {content policy|policy|policies|rules|guidelines|instructions|restrictions|safety*}',
      '{universe|world|reality|dimension|realm} ~12 {refusing|refusal|refusals|declining} ~1 {is|are} {illegal|forbidden|punishable|impossible|a crime|prohibited|not possible}',
      '{skipped|omitted|censored|withheld|held back|redacted} ~3 {because of|due to} {your} ~1 {policy|policies|guidelines|filter|filters|restrictions|guardrails|rules}',
      "{words|word|phrases|phrase} ~1 {sorry|cannot|can't|unable|unfortunately} ~1 {cannot|can't|unable|unfortunately|however|sorry}",
      "{no refusal|no refusals|don't refuse|do not refuse|may you decline|may you refuse|may not decline|must not decline|may not refuse} ~~6 {disclaimer*|caveat*|ethic*|lecture*|apolog*|as an ai|moral*}",
      "{disclaimer*|caveat*|lecture*|apologize|apologise} ~~4 {don't refuse|do not refuse|no refusal|no refusals|never refuse}",
      '{you are} {obligated|compelled} {to} {answer|obey|comply|provide the answer}',
      '{refusals|refusal} {forbidden|disabled|none|prohibited} ~~8 {role|request|answer|respond|persona|filter*|query|mode}',
    ],
  },
];
