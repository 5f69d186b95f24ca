/** An ordinary assistant of a shop: what it answers, by topics. Half of the topics are learned from, the others kept back. */
import { Draw } from './draw.ts';

interface Topic {
  readonly opens: readonly string[];
  readonly says: readonly string[];
  /** For a list, where the answer has one. */
  readonly items?: readonly string[];
}

const ITEMS = [
  'rain jacket',
  'wool scarf',
  'hiking boots',
  'travel mug',
  'desk lamp',
  'linen shirt',
  'tent',
  'backpack',
];
const COLOURS = ['blue', 'dark green', 'grey', 'red', 'black', 'sand', 'white'];
const SIZES = ['S', 'M', 'L', 'XL', '38', '41', '44'];
const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'];
const PAGES = ['orders', 'returns', 'help', 'account', 'stores', 'sizes', 'gift-cards', 'invoices'];
const HOSTS = ['www.shop.example', 'www.shop.example', 'www.shop.example', 'help.shop.example'];

/** Topics that the profile is learned from. */
const LEARNED: readonly Topic[] = [
  {
    opens: [
      'Thank you for your order.',
      'Thanks for asking about your order.',
      'I have looked up your order.',
    ],
    says: [
      'Order {order} left our warehouse on {day} and should reach you within {few} working days.',
      'Your parcel with the {item} is on its way and the carrier expects to deliver it on {day}.',
      'You can follow the parcel at any time at {link}.',
      'If nobody is at home, the driver leaves a card and tries again on the next working day.',
      'The {item} in {colour} is packed and will be handed over to the carrier this afternoon.',
      'Should it not arrive by {day}, please write to us again and we will look into it at once.',
    ],
  },
  {
    opens: [
      'Of course you can send it back.',
      'Returning something is easy.',
      'I am sorry that it does not fit.',
    ],
    says: [
      'You have 30 days to return the {item}, as long as it was not worn and the labels are still on it.',
      'Print the return label at {link} and bring the parcel to any post office.',
      'We refund {price} to the card that you paid with, usually within {few} days after the parcel has arrived.',
      'Sending it back is free within the country; from abroad we ask you to pay for the postage.',
      'If you would rather have another size, we can send the {item} in {size} as soon as yours is on its way.',
      'Please keep the receipt of the post office until you have your money back.',
    ],
    items: [
      'Open the page of your orders.',
      'Choose the {item}.',
      'Print the label.',
      'Bring the parcel to the post.',
    ],
  },
  {
    opens: ['Good question about the size.', 'Let me help you with the size.', 'Sizes can be tricky.'],
    says: [
      'The {item} is cut a little narrow, so most people take one size larger than usual.',
      'If you are between two sizes, I would choose {size}.',
      'There is a table with all measures in centimetres at {link}.',
      'The sleeves are about two centimetres longer than those of last year.',
      'Many customers write that the {item} in {size} fits well over a thick pullover.',
    ],
    items: ['{size}: chest 96 cm', '{size}: chest 102 cm', '{size}: chest 108 cm'],
  },
  {
    opens: ['Yes, we have that.', 'I have checked the stock for you.', 'It depends on the colour.'],
    says: [
      'The {item} in {colour} is in stock and costs {price}.',
      'In {colour} there are only {few} left, so I would not wait too long.',
      'The {colour} one is sold out at the moment and should be back by the end of the month.',
      'We can send you a message when the {item} is available again; just leave your address at {link}.',
      'Our shop in the old town still has it in {size}.',
    ],
  },
  {
    opens: ['You can pay in several ways.', 'About your payment:', 'Thanks, I see the payment.'],
    says: [
      'We take cards, bank transfers and gift cards, and from {price} on you can pay in three parts.',
      'The amount of {price} was charged once; the second line on your statement is a reservation that disappears by itself.',
      'You find the invoice for order {order} at {link}.',
      'If the card was refused, please try again after a few minutes or choose another way to pay.',
      'A gift card can be used together with a card, and what is left stays on it.',
    ],
    items: ['Card', 'Bank transfer', 'Gift card', 'Three parts, from {price} on'],
  },
  {
    opens: ['Here is how to care for it.', 'That is easy to clean.', 'A good question about washing.'],
    says: [
      'Wash the {item} by hand in cold water and let it dry in the air.',
      'Please do not use softener, because it takes away the coating.',
      'A little wax once a year keeps the leather soft and the rain out.',
      'Small stains come out with lukewarm water and a bit of soap.',
      'You find more about materials and care at {link}.',
    ],
    items: ['Cold water only', 'No softener', 'Dry in the air', 'Wax once a year'],
  },
  {
    opens: [
      'Our shops are open every day but Sunday.',
      'You are welcome in our shops.',
      'Yes, there is one near you.',
    ],
    says: [
      'The shop at the station is open from 9 in the morning until 8 in the evening.',
      'You can order online and collect the {item} in the shop on the same day.',
      'All addresses and opening hours are at {link}.',
      'On {day} a colleague is there who knows everything about the {item}.',
      'There is parking behind the building, and the first hour is free.',
    ],
  },
  {
    opens: ['I can change that for you.', 'That can still be changed.', 'Let us see what can be done.'],
    says: [
      'The address of order {order} can be changed until the parcel leaves our warehouse.',
      'I have taken the {item} off your order, and {price} will be paid back.',
      'You can also change your address and your password yourself at {link}.',
      'Unfortunately the parcel has left already, so I cannot change the address any more.',
      'If you tell me the new street and town, I will pass it on to the carrier.',
    ],
  },
];

/** Topics that no profile was learned from. */
const KEPT: readonly Topic[] = [
  {
    opens: [
      'There is a guarantee of two years.',
      'I am sorry to hear that it broke.',
      'Thank you for the photo.',
    ],
    says: [
      'A zip that breaks within two years is repaired free of charge, and you get the {item} back within {few} weeks.',
      'Please describe the damage in a few words and add a picture at {link}.',
      'When a repair is not possible, you get a new {item} or your {price} back, whichever you prefer.',
      'Our workshop has fixed more than a thousand pieces this year.',
      'Scratches and worn soles are not part of the guarantee, but we mend them for a small price.',
    ],
    items: ['A picture of the damage', 'The number of the order', 'When you bought it'],
  },
  {
    opens: ['With the customer card you save a little.', 'Welcome to our club.', 'You have enough points.'],
    says: [
      'For each purchase you collect points, and with 500 points you get a voucher of 10 euros.',
      'Your points are valid for two years and you can see them at {link}.',
      'Members get a present on their birthday and hear of sales one day earlier.',
      'The voucher can be used on {day} in every shop and online for orders from {price} on.',
      'Leaving the club is possible at any time, without giving a reason.',
    ],
  },
  {
    opens: ['That makes a lovely present.', 'We are happy to wrap it.', 'How nice of you.'],
    says: [
      'We wrap the {item} in recycled paper and add a card with a few lines from you.',
      'Wrapping costs {price} and takes one more day.',
      'No price is written on anything inside the parcel.',
      'The person who gets it can exchange it for another colour until the middle of January.',
      'If you are not sure about the colour, {colour} is what most people choose.',
    ],
  },
  {
    opens: ['Let me compare the two.', 'Both are good, but different.', 'I would take the lighter one.'],
    says: [
      'The {item} weighs 450 grams and fits into a small bag, while the older model is heavier and warmer.',
      'For a long walk in summer I would choose the one in {colour}, which lets more air through.',
      'The difference in price is {price}, mostly because of the better material.',
      'Both keep the rain out for about four hours.',
      'A comparison with all details is at {link}.',
    ],
    items: ['Weight: 450 g and 620 g', 'Material: wool and cotton', 'Price: {price} and {price}'],
  },
  {
    opens: [
      'Yes, we send abroad.',
      'We deliver to most countries in Europe.',
      'Delivery to islands takes longer.',
    ],
    says: [
      'A parcel to Norway or Switzerland takes about {few} days and customs may ask for a fee.',
      'Postage is {price} and free when the order is larger than 100 euros.',
      'We do not send tents by air because of the gas cartridges.',
      'The countries that we send to are listed at {link}.',
      'Please write your telephone number on the form so that the driver can reach you.',
    ],
  },
  {
    opens: [
      'You can cancel the newsletter with one click.',
      'We take your data seriously.',
      'I have removed your address.',
    ],
    says: [
      'At the bottom of every message there is a link with which you leave the list.',
      'We keep invoices for ten years because the law asks us to, and everything else only as long as we need it.',
      'What we know about you can be downloaded at {link}.',
      'Your account will be closed on {day}, and open orders such as {order} are still delivered.',
      'We never pass addresses on to other companies, apart from the carrier.',
    ],
  },
];

const ENDS = [
  'Is there anything else that I can do for you?',
  'Have a nice day!',
  'Please let me know if you have any questions.',
  'Kind regards from the whole team.',
  'I hope that helps.',
];

/** Which topics. */
export type Part = 'learned' | 'kept';

/** Ordinary answers, the same ones for the same seed. */
export function shopAnswers(part: Part, count: number, seed: number): string[] {
  const draw = new Draw(seed);
  return Array.from({ length: count }, () => answer(draw.one(part === 'learned' ? LEARNED : KEPT), draw));
}

function answer(topic: Topic, draw: Draw): string {
  const opening = draw.chance(0.7) ? [draw.one(topic.opens)] : [];
  const body = draw.some(topic.says, draw.number(1, 4));
  const ending = draw.chance(0.5) ? [draw.one(ENDS)] : [];
  const break_ = draw.chance(0.3) ? '\n\n' : ' ';
  const list =
    topic.items !== undefined && draw.chance(0.3) ? `\n\n${listOf(topic.items, draw)}\n\n` : break_;
  const said = [...opening, ...body].join(' ');
  return filled([said, ending.join(' ')].filter((part) => part !== '').join(list), draw);
}

function listOf(items: readonly string[], draw: Draw): string {
  const numbered = draw.chance(0.4);
  return items.map((item, at) => `${numbered ? `${at + 1}.` : '-'} ${item}`).join('\n');
}

function filled(text: string, draw: Draw): string {
  const slots: Readonly<Record<string, () => string>> = {
    order: () => `AB-${draw.number(100000, 999999)}`,
    day: () => draw.one(DAYS),
    few: () => String(draw.number(2, 9)),
    item: () => draw.one(ITEMS),
    colour: () => draw.one(COLOURS),
    size: () => draw.one(SIZES),
    price: () => `${draw.number(3, 190)}.${draw.number(10, 99)} euros`,
    link: () => `https://${draw.one(HOSTS)}/${draw.one(PAGES)}`,
  };
  return text.replaceAll(/\{(\w+)\}/g, (slot, name: string) => slots[name]?.() ?? slot);
}
