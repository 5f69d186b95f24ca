/** Passwords as people tell them each other, behind short names and in answers; and what has the same words and none. */
import type { Example } from './tokens.ts';

const built = ['Walnut', 'Comet', '!', '28'].join('-');
const made = ['qW7xK2', 'pV9mLs'].join('');

/** In front of the words that tell them. */
export const SAID_BEFORE: readonly Example[] = [
  ['use % as the password', built] as const,
  ['Please use "%" as the password for now.', built] as const,
  ['and %, as the root password on db2', built] as const,
  ['% is your new password, change it', built] as const,
  ['I would pick % as my password.', made] as const,
  ['Verwende % als Passwort, bitte', built] as const,
  ['utilisez % comme mot de passe.', built] as const,
  ['usa % como a nova senha.', built] as const,
  ['enter % when prompted for the password.', built] as const,
  ['type % at the password prompt', built] as const,
].map(([text, found], at) => ({
  ...{ rule: 'said-before-password', type: 'GENERIC_SECRET', found, score: 0.7 },
  text: text.replace('%', () => found),
  misses: [
    ...['your-password', 'a_user2Name', '<password>', '12 characters', 'Version-2.7'].map((other) =>
      text.replace('%', () => other),
    ),
    ...(at === 0
      ? [
          `${built} is the password manager of ours`,
          `${built} is as long as the password`,
          `${built}. The password`,
          `${built} and the password`,
          `use ${built} as the passwords`,
          'KeePass2 is the password store',
        ]
      : []),
  ],
}));

/** `%` is where the password stands, in texts as folding leaves them. */
export const TOLD_IN_PLACES: Readonly<Record<string, readonly string[]>> = {
  'answered-below-password': ["> what's the root password again?\n%\n", 'Wie war das Passwort?\n> `%`\n'],
  'short-name-beside-user-password': [
    'user is lhoang, pw %',
    'login backup / pwd %\n',
    '(username: ops and pass %)',
    'Benutzer ist jenkins, pw "%"',
  ],
  'short-name-told-password': [
    'Das Root-PW auf db2.shop.example ist jetzt %, bitte',
    'the pw for the printer is %.',
    'Initial-PW: %\n',
    'le mdp du NAS est %,',
    'mdp wifi: %\n',
    'login: bob\nww: %\n',
    'The pass for the vpn is now %, ok?',
  ],
  'other-thing-password': [
    'the password for the wifi is the old one and the one for the NAS is %.',
    'Das Passwort vom WLAN bleibt und das vom NAS ist %.',
    'le mot de passe du wifi reste et celui du NAS est %',
    'La contrasena del router es nueva y la del NAS sigue siendo %. No',
    'La password del wifi resta e quella del NAS e %',
  ],
  'answered-question-password': [
    "what is the password on file?\nCustomer: it's %\nAgent",
    '"so what is the pw?" - "it is %, same as the NAS."',
    'Wie ist das Passwort?\n- es ist %\n',
  ],
  'issued-key': [
    'We have issued a new API key for merchant 42.\n\n  Key:    %\n  Issued: today',
    'your webhook secret:\n* Value: %\n',
  ],
};

/** What has the same words, and no password. */
export const OTHERS_TOLD: Readonly<Record<string, readonly string[]>> = {
  'answered-below-password': [
    'Forgot your password?\nReset\n',
    'what is the password?\nWalnut-Comet-!-28 is wrong',
    'which build?\nWalnut-Comet-!-28\n',
  ],
  'short-name-beside-user-password': [
    'the user is free to pass Walnut-Comet-!-28',
    'user is admin, pw unchanged',
    'the account team will pass 12-of-12',
  ],
  'short-name-told-password': [
    'the tests pass: all 12-of-12 OK',
    'a boarding pass for the museum is 12.50-EUR',
    'www: Walnut-Comet-!-28',
    'shipwreck: Walnut-Comet-!-28',
    'bypass for the gate is Walnut-Comet-!-28',
    'the pw for the printer is unchanged',
  ],
  'other-thing-password': [
    'the door for the shed is open and the one for the NAS is Walnut-Comet-!-28',
    'the password for the wifi is short and the one for the NAS is longer',
  ],
  'answered-question-password': [
    "what is the name on file?\nCustomer: it's Walnut-Comet-!-28",
    "did you change the password? it's required.",
    "is the password long? That's because it's Friday2",
  ],
  'issued-key': [
    'the API key page has these rows:\n- Key: some-setting-name-of-mine\n',
    'Dictionary\n  Key:    aB3dE5gH7jK9mN1pQ2rS4tU6vW8xY0z\n',
    'one API key each\nand more\nand more\nKey: aB3dE5gH7jK9mN1pQ2rS4tU6vW8xY0z\n',
  ],
};
