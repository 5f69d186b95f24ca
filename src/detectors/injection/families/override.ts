/** English phrases that revoke the instructions which the model already has. */
import type { Family } from '../phrase.ts';

/** Said of instructions by those who have them obeyed no longer. */
const IGNORING =
  "ignore|ignoring|ignored|disregard|disregarding|forget|forgetting|override|overriding|overrule|neglect|stop following|stop obeying|do not follow|don't follow|not follow|pay no attention to|pay no heed to|set aside|nevermind|never mind";
/** What is done to files, settings and tasks too. */
const REMOVING =
  'discard|drop|abandon|dismiss|violate|erase|delete|clear|reset|cancel|bypass|circumvent|skip|break|put aside|throw away|do away with|move past|scrap|revoke|wipe|ditch|throw out|void';
const IGNORE = `{${IGNORING}}`;
const REMOVE = `{${IGNORING}|${REMOVING}}`;
const PRIOR =
  '{previous|previously|prior|above|preceding|earlier|foregoing|former|initial|original|older|existing|past|preceeding|pervious|prev|system|assigned|pre-set|preset|built-in}';
/** What models are given. */
const OF_MODELS =
  'instruction*|instuction*|intruction*|instrution*|prompt*|directive*|guideline*|guidance|programming|training|orders';
/** What machines and people are given too. */
const OF_ALL =
  'direction*|command*|rule|rules|constraint*|restriction*|conditions|requests|objective*|settings|limitations|policies|tasks|task|assignment*|statements';
const RULES = `{${OF_MODELS}}`;
const ANY_RULES = `{${OF_MODELS}|${OF_ALL}}`;

/** What a model has heard up to now. */
const SAID =
  "{above|before|previously|prior|so far|you learned|you know|you were told|you have been told|you've been told|instructed|i told you|i have told you|i've told you|i said before|said before|we have talked about|we've talked about|we discussed|you have learned|you've learned}";

export const OVERRIDE: readonly Family[] = [
  {
    name: 'override',
    score: 0.97,
    phrases: [
      `${IGNORE} ~3 ${PRIOR} ~3 ${RULES}`,
      `${IGNORE} ~3 {instruction*|prompt*|directive*|command*|rules|guideline*|orders|direction*} ~3 {above|before|previously|earlier|prior|so far|until now|up to now|you got|you received|you have received|you were given|you have been given|given to you|i gave you|you had}`,
      '{ignore|disregard|forget|drop|abandon|discard|override|violate|ignoring|forgetting|disregarding} ~2 {your|any of your|all your|all of your} ~2 {instruction*|prompt|directive*|programming|guideline*|training|orders|rules|constraints|restrictions|policies|task|role}',
      '{ignore|disregard|forget|drop|override|discard} ~1 {all|any|every} ~2 {instruction*|directive*|guideline*|programming}',
      `{ignore|disregard|forget|discard|erase} ~1 {everything|anything|all|whatever} ~3 ${SAID}`,
      '{ignore|disregard|forget} ~1 {the|all the|everything} {above|previous|preceding|foregoing} {and|text|but|then|prompt*|content*|information|sentence*|paragraph*|context|conversation|document*|webpage}',
      '{ignore|disregard} ~1 {previous|all|prior} {text|texts|input|inputs|content|user text|user input|document*|context}',
      '{ignore|disregard|forget} ~1 {everything|anything|all} ~2 {before|above|prior to|after|below|until} {this|that|here|now|it|i say}',
      '{regardless of|irrespective of|instead of following|contrary to|in spite of|despite} ~2 {previous|prior|your|earlier|original|initial} ~1 {instruction*|prompt*|guideline*|directive*|programming|orders|training}',
      "{your|all} ~1 {previous|prior|old|original|initial|existing} ~1 {instruction*|directive*|guidelines|rules|orders|programming|restrictions} ~2 {cancelled|canceled|void|null|invalid|obsolete|no longer|superseded|do not apply|don't apply|are removed|are revoked|are lifted|been lifted}",
      '{you} ~1 {can|may|must|should|will} ~1 {ignore|disregard|forget} ~2 {older|previous|prior|all|any|your|other} ~2 {orders|instruction*|rules|guidelines|prompts}',
      "{don't|do not|never|stop} ~1 {listen to|obey|follow|obeying|following} ~2 {your|previous|prior|original|other|any other|these|the above} ~1 {instruction*|orders|programming|rules|developer*|creators|guidelines|system}",
      '{new|real|actual|updated} {instruction*|task|directive*|orders} {ignore|forget|disregard|override}',
    ],
  },
  {
    name: 'override-common',
    score: 0.96,
    common: true,
    phrases: [
      `${REMOVE} ~3 ${PRIOR} ~3 ${ANY_RULES}`,
      `${REMOVE} ~3 {instruction*|prompt*|directive*|command*|rule|rules|guideline*|guidance|orders|direction*} ~3 {above|before|previously|earlier|prior|so far|until now|up to now|you got|you received|you have received|you were given|you have been given|given to you|i gave you|you had}`,
      '{ignore|disregard|forget|drop|override|discard} ~1 {all|any|every} ~2 {instruction*|directive*|guideline*|orders|commands|prompts|programming}',
      '{ignore|disregard|forget} {the|this|that} {webpage|function|document|article|paragraph|text below|text above|paragraph below|sentence below|user|rest} {and|below|above|but}',
      '{ignore|disregard|forget} {the|this|that|all|everything|my|these} ~3 {and|then} {state|say|output|print|respond|tell me|give me|answer|reply|write|instead|just|only|simply|tell the}',
      `{ignore|disregard|forget|discard|erase} ~1 {what} ~3 ${SAID}`,
      '{forget|forgetting} {about} {everything|all} {and|you|we|i|that}',
      '{remove|delete|wipe|erase|clear} ~2 {previous|earlier|prior|former|old} ~2 {tasks|instructions|orders|texts|information|conversations} ~3 {your head|your mind|your memory}',
      '{override|overriding|relax|lift|suspend|switch off} ~1 {your} ~1 {safety|security|content} {settings|rules|policy|policies|checks|restrictions}',
      '{supersede*|override*|overrides|replace*|overwrite*|takes precedence over|take precedence over|have priority over|has priority over} ~2 {all|any|your|previous|prior|earlier|other|every} ~2 {instruction*|directive*|guideline*|prompt*|orders}',
      '{instruction*|directive*|prompt*|guidelines|rules|orders} ~2 {above|before|prior|previous|previously} ~3 {cancelled|canceled|void|null|invalid|obsolete|outdated|no longer|superseded|not apply|be ignored|wrong|fake|a test|a joke|a prank|revoked|expired}',
      '{previous|prior|earlier|original|initial} {guidance|instruction*|directive*|restrictions|rules|guidelines} ~3 {your operator|your developer|your developers|your creators|your maker|your makers} ~3 {no longer|void|expired|do not|does not|cancelled|revoked}',
      '{consider|treat|regard} ~3 {guidance|instruction*|directive*|rules|guidelines|orders} ~1 {void|null and void|obsolete|revoked}',
      '{revoke|void|annul|nullify} {your|all your} {instruction*|directive*|guidelines|rules|programming|restrictions}',
      '{nothing|none of} ~2 {your system prompt|your instructions|your guidelines|your system message|your programming} ~2 {applies|apply|counts|matters|binds|is valid}',
      '{listen to|obey|answer to|answerable to|follow|heed} ~1 {only me|no one but me|nobody but me|me alone|only to me|nobody else but me}',
      '{listen only to me|listen only to my|obey only me|answer only to me|my messages are the only|my word is the only|my rules are the only}',
      '{only mine count|only mine counts|only mine matter|only my rules apply|only my instructions apply|only my orders apply}',
      '{your} {new|real|actual|true|only} {instruction*|directive*|orders|mission} {is|are|will|from now on|now}',
    ],
  },
  {
    name: 'new-orders',
    score: 0.94,
    common: true,
    phrases: [
      '{important|urgent|new important|new system|secret|hidden|updated system|new priority|critical} ~1 {new|important|system} {instruction*|directive*|orders|prompt}',
      '{must|should|to|and|please|will} {strictly} {adhere to|follow|obey|comply with} ~1 {following|this|these|new|my} {instruction*|command*|order*|rule*}',
      "{now|here|here's|here is|below|begin|end of|start} ~2 {new|real} {assignment|task|instructions|orders} {forget|ignore|write|say|print|show|tell}",
      '{answer|output|result|response} {task complete*|task is complete*|task done|task finished}',
      '{made a mistake|i forgot} ~6 {your instructions|ask you to|your prompt} ~5 {ask|forgot|include|instructions}',
      '{unlock|activate|enable} ~1 {hidden|secret|restricted|unrestricted} ~1 {functionalit*|feature*|mode*|capabilit*|function*}',
      '{regardless of} ~3 {previous|prior|system|original} {instruction*|prompt*|message*}',
      '{during|in} your training ~3 {you were|you have been} {given|told|instructed|assigned}',
      '{special case|exception} ~~2 {if|when} ~3 {asked|told|instructed} to {summarize|summarise|answer|translate} ~10 {instead}',
    ],
  },
];
